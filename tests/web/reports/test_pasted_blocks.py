"""The grid's script lays a pasted block over a form as the server does: both are asked, and compared."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Page

import ntm.web
from ntm.core.kernel import vietnamese
from ntm.core.reporting import columns, pasted
from ntm.usecases.reporting import pasting

pytestmark = pytest.mark.browser

STATIC = Path(ntm.web.__file__).parent / "static"
NAMES = {"18.1": 0, "10.1": 1, "4.2": 2, "nam xe": 3, "ban lang": 4}
WORDS = ["Nậm Xe", "Bản Lang", "18.1", "10.1", "4.2", "Xã", "TT", "ĐVT", "%", "tr.đ", "chưa đo", "Tổng"]
FIGURES = ["45,5", "1.304", "96 %", "x", "Đ", "CĐ", "✓", "k", "=", "?", "0", "", "", "12 hộ"]


def named(text: str) -> int | None:
    return NAMES.get(vietnamese.fold(text))


def blocks() -> list[str]:
    chance = random.Random(20240610)
    found = ["", "45", "45\n\n46", "\n45", "Kết quả\n45\n46", "Mã\tKết quả\n18.1\tx\n4.2\t97", '"a\nb"\t1\n2\t3']
    for _ in range(400):
        width, height = chance.randrange(1, 5), chance.randrange(1, 6)
        rows = [[chance.choice(FIGURES) for _ in range(width)] for _ in range(height)]
        if width > 1 and chance.random() < 0.6:
            at = chance.randrange(min(3, width))
            for row in rows:
                row[at] = chance.choice(list(NAMES) if chance.random() < 0.9 else WORDS)
        for _ in range(chance.randrange(3)):
            rows.insert(0, [chance.choice([*WORDS, "", ""]) for _ in range(width)])
        if chance.random() < 0.3:
            rows.insert(chance.randrange(len(rows)), [""] * width)
        found.append("\n".join("\t".join(row) for row in rows))
    return found


def laid(text: str, row: int, column: int) -> dict[str, object]:
    rows = pasting.rows_of(text) if text.strip() else [[""]]
    found = pasted.lay(
        rows,
        row=row,
        column=column,
        rows=5,
        columns=3,
        figures=3,
        row_named=named,
        column_named=lambda _: None,
    )
    lost = [one for one in found.lost if one[3] != "dòng tiêu đề"]
    return {
        "cells": [[one.row, one.column, one.text] for one in found.cells],
        "lost": [text for _, _, text, _ in lost],
        "by_name": found.is_by_name,
    }


def test_the_grid_lays_every_block_as_the_server_does(page: Page) -> None:
    chance = random.Random(7)
    cases = [(text, chance.randrange(5), chance.randrange(3)) for text in blocks()]
    page.evaluate((STATIC / "numbers.js").read_text())
    page.evaluate((STATIC / "grid_paste.js").read_text())
    answers = page.evaluate(
        """([cases, names]) => cases.map(([text, row, column]) => {
            const rowNamed = one => names[ntmNumbers.fold(one)];
            const found = ntmBlocks.lay(ntmBlocks.cellsIn(text), {row, column, rows: 5, columns: 3, rowNamed});
            return {cells: found.cells.map(one => [one.row, one.column, one.text]),
                    lost: found.lost.map(one => one.text), by_name: found.isByName};
        })""",
        [cases, NAMES],
    )
    differing = [
        (case, ours, theirs) for case, theirs in zip(cases, answers, strict=True) if (ours := laid(*case)) != theirs
    ]
    assert not differing, differing[:3]
    assert 50 < sum(one["by_name"] for one in answers) < 350
    assert sum(bool(one["cells"]) for one in answers) > 200


def test_the_grid_takes_every_mark_that_the_server_takes(page: Page) -> None:
    page.evaluate((STATIC / "numbers.js").read_text())
    page.evaluate((STATIC / "grid_paste.js").read_text())
    marks = sorted(columns.YES | columns.NO | {"", "có lẽ", "ĐẠT", "Chưa  đạt", "xx", "2"})
    told = page.evaluate("marks => marks.map(ntmBlocks.yesOrNo)", marks)
    keys = [vietnamese.fold(one) for one in marks]
    assert told == ["đạt" if key in columns.YES else "chưa đạt" if key in columns.NO else "" for key in keys]

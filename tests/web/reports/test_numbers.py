"""The grid's script reads, says and doubts numbers as the server does: both are asked, and compared."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page

import ntm.web
from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.kernel import numbers, vietnamese
from ntm.core.reporting import two_readings

pytestmark = pytest.mark.browser

SCRIPT = Path(ntm.web.__file__).parent / "static/numbers.js"
TEXTS = ["", " ", "=", "abc", "1.304", "11.000", "11,000", "-1.304", "+7", "007", "0.125", "0,000", "1,2,3", "57.5"]
TEXTS += ["57,5", "1 304", "12.345.678", "1.30.4", "42.000,5", "100%", "− 3", "1.304.000.000", "1000000000000000000"]


def typed() -> list[str]:
    chance = random.Random(20240610)
    found = list(TEXTS)
    for _ in range(300):
        value = Decimal(chance.randrange(10 ** chance.randrange(1, 16))).scaleb(-chance.choice((0, 0, 1, 2, 3)))
        found.append(chance.choice((vietnamese.format_number, numbers.unmistakable, str))(value))
    return found


def said(text: str, kind: MeasureKind, last: float | None) -> dict[str, object]:
    measure = Measure(code="1", indicator="1", label="", kind=kind, unit="")
    among = two_readings.question(text, measure=measure, last=last)
    try:
        words = [numbers.in_words(one) for one in numbers.readings(text)]
    except vietnamese.NotANumber:
        words = []
    return {
        "words": words,
        "aloud": two_readings.aloud(text, unit="đồng"),
        "answers": [one.text for one in among],
        "asked": two_readings.asked(text, among) if among else "",
    }


def test_the_grid_says_the_same_of_every_text_as_the_server(page: Page) -> None:
    chance = random.Random(7)
    cases = [(text, chance.choice(list(MeasureKind)), chance.choice((None, 0.5, 29.1, 40_000.0))) for text in typed()]
    page.evaluate(SCRIPT.read_text())
    answers = page.evaluate(
        """cases => cases.map(([text, kind, last]) => {
            const all = ntmNumbers, among = all.question(text, kind, Number(last ?? undefined));
            return {words: all.readings(text).map(all.words), aloud: all.aloud(text, "đồng"),
                    answers: among.map(one => one.text), asked: among.length ? all.asked(text.trim(), among) : ""};
        })""",
        [[text, kind.value, last] for text, kind, last in cases],
    )
    differing = [
        (case, ours, theirs) for case, theirs in zip(cases, answers, strict=True) if (ours := said(*case)) != theirs
    ]
    assert not differing, differing[:3]
    assert sum(bool(one["asked"]) for one in answers) > 5

"""The device doubts figures in the same words as the server: both are asked the same questions, and compared."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.test.utils import override_settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.kernel import vietnamese
from ntm.core.reporting.plausibility import Said, doubts
from ntm.usecases.reporting.typed import read_figure
from ntm.web.offline import shell

pytestmark = pytest.mark.browser

NUMBERS = (
    0,
    0.04,
    0.125,
    0.3,
    1,
    2,
    13.56,
    20,
    33.333333333333336,
    42,
    57.5,
    96.5,
    99.99,
    100,
    1304,
    42000,
    1.5e9,
    1e-7,
)
TYPED = (
    "",
    "=",
    "?",
    "0",
    "1",
    "x",
    "đạt",
    "Chưa đạt",
    "KHÔNG",
    "57,5",
    "57.5",
    "1.304",
    "1 304",
    "42.000",
    "42.000,5",
    *("1.30", "-3", "−3", "120", "100%", " 96,5 % ", "abc", "1,2,3", "12.345.678", "0,125", "1e5", "５", "+7"),
)


def measures() -> list[Measure]:
    return [
        Measure(code="1", indicator="1", label="Chỉ tiêu", kind=kind, unit=unit)
        for kind, unit in itertools.product(MeasureKind, ("", "%", "triệu đồng"))
    ]


def cases(many: int) -> Iterator[dict[str, Any]]:
    """Give figures as people type them, with what stood before; the same each time."""
    chance = random.Random(20240610)
    for text, measure in itertools.product(TYPED, measures()[::3]):
        yield _case(measure, {"v": text}, last=42, threshold=None)
    for _ in range(many):
        measure = chance.choice(measures())
        typed = {name: _text(chance, name) for name in "vnde"}
        entry = {name: text for name, text in typed.items() if text is not None}
        last, threshold = (chance.choice((None, *NUMBERS)) for _ in range(2))
        yield _case(measure, entry, last=last, threshold=threshold)


def _text(chance: random.Random, name: str) -> str | None:
    if chance.random() < (0.05 if name == "v" else 0.7):
        return None
    return chance.choice(TYPED) if chance.random() < 0.15 else vietnamese.format_number(chance.choice(NUMBERS))


def _case(measure: Measure, entry: dict[str, str], *, last: float | None, threshold: float | None) -> dict[str, Any]:
    read = read_figure(entry, measure=measure, standing=last)
    said = read.said
    words = [] if read.problem else [one.words for one in doubts(measure, said, last=last, threshold=threshold)]
    return {
        "measure": {"label": measure.label, "kind": measure.kind.value, "unit": measure.unit},
        "entry": entry,
        "last": last,
        "threshold": threshold,
        "expected": {
            "problem": read.problem,
            "unchanged": read.is_unchanged,
            "value": None if read.problem else said.value,
            "doubts": words,
        },
    }


_ASK = """async ([digest, cases]) => {
  const { readFigure, doubts } = await import(`/ngoai-tuyen/ma/${digest}/plausibility.js`);
  return cases.map(({ measure, entry, last, threshold }) => {
    const read = readFigure(entry, measure, last);
    return {
      problem: read.problem,
      unchanged: read.unchanged,
      value: read.problem ? null : read.said.value,
      doubts: read.problem ? [] : doubts(measure, read.said, last, threshold),
    };
  });
}"""

_SEXES = """async ([digest, cases]) => {
  const { sexesAgainstTotal } = await import(`/ngoai-tuyen/ma/${digest}/plausibility.js`);
  return cases.map(({ male, female, total, kind }) => sexesAgainstTotal(male, female, total, kind));
}"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with override_settings(ALLOWED_HOSTS=["*"]):
        server = LiveServer("localhost")
        yield server.url
        server.stop()


@pytest.mark.django_db
def test_the_device_reads_and_doubts_figures_word_for_word_as_the_server_does(page: Page, address: str) -> None:
    page.goto(f"{address}/ngoai-tuyen/")
    asked = list(cases(1500))
    answers = page.evaluate(_ASK, [shell.modules()[0], asked])
    assert sum(bool(one["expected"]["doubts"]) for one in asked) > 200
    assert sum(bool(one["expected"]["problem"]) for one in asked) > 200
    for one, answer in zip(asked, answers, strict=True):
        assert answer == one["expected"], one


def test_men_and_women_are_held_against_their_total_in_the_same_words(page: Page, address: str) -> None:
    from ntm.core.reporting.plausibility import _sexes

    chance = random.Random(15)
    asked, expected = [], []
    for _ in range(400):
        kind = chance.choice([MeasureKind.PERCENT, MeasureKind.COUNT, MeasureKind.AMOUNT])
        said = [Said(*(chance.choice((None, 0.5, 40, 57.5, 60, 100)) for _ in range(3))) for _ in range(3)]
        measure = Measure(code="15.1", indicator="15.1", label="a", kind=kind)
        expected.append(_sexes(measure, *said))
        male, female, total = (
            {"value": one.value, "numerator": one.numerator, "denominator": one.denominator} for one in said
        )
        asked.append({"male": male, "female": female, "total": total, "kind": kind.value})
    page.goto(f"{address}/ngoai-tuyen/")
    assert page.evaluate(_SEXES, [shell.modules()[0], asked]) == expected
    assert len(set(expected)) > 20

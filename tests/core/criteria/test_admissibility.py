"""Numbers that cannot be figures."""

from __future__ import annotations

import math

import pytest

from ntm.core.criteria.admissibility import Objection, admissible, contradictions
from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.law.files import load_library, package_folder


def measure(kind: MeasureKind) -> Measure:
    return Measure(code="1.1", indicator="1.1", label="x", kind=kind)


@pytest.mark.parametrize(
    ("kind", "value", "objection"),
    [
        (MeasureKind.PERCENT, 0, None),
        (MeasureKind.PERCENT, 100, None),
        (MeasureKind.PERCENT, 100.1, Objection.OVER_HUNDRED),
        (MeasureKind.PERCENT, -0.1, Objection.NEGATIVE),
        (MeasureKind.PERCENT, math.nan, Objection.NOT_FINITE),
        (MeasureKind.PERCENT, math.inf, Objection.NOT_FINITE),
        (MeasureKind.BOOLEAN, 1, None),
        (MeasureKind.BOOLEAN, 0, None),
        (MeasureKind.BOOLEAN, 2, Objection.NOT_YES_OR_NO),
        (MeasureKind.BOOLEAN, 0.5, Objection.NOT_YES_OR_NO),
        (MeasureKind.JUDGEMENT, -1, Objection.NOT_YES_OR_NO),
        (MeasureKind.COUNT, 3, None),
        (MeasureKind.COUNT, 3.5, Objection.NOT_WHOLE),
        (MeasureKind.COUNT, -1, Objection.NEGATIVE),
        (MeasureKind.LEVEL, 1.5, Objection.NOT_WHOLE),
        (MeasureKind.AMOUNT, 45.7, None),
        (MeasureKind.AMOUNT, -45.7, Objection.NEGATIVE),
    ],
)
def test_a_figure_must_be_possible(kind: MeasureKind, value: float, objection: Objection | None) -> None:
    assert admissible(measure(kind), value) is objection


def test_a_part_larger_than_its_whole_contradicts_it() -> None:
    commune = load_library([package_folder()]).criteria_set("commune-2021-2025")
    figures = {"5.1:schools": 3.0, "5.1:schools_level_1": 4.0, "17.1": 80.0, "17.1:piped": 80.0}
    (one,) = contradictions(commune, figures)
    assert (one.part.code, one.whole.code) == ("5.1:schools_level_1", "5.1:schools")
    assert not contradictions(commune, {"5.1:schools_level_1": 4.0})

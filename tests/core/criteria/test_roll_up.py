"""From indicators to criteria and to the counts of a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from tests.core.criteria.small_set import small_set

from ntm.core.criteria import roll_up
from ntm.core.criteria.additions import Nearly
from ntm.core.criteria.evaluation import compile_rules
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.states import Verdict, VerdictFlag

RULES = compile_rules(small_set(), on=date(2024, 1, 1))
OF_INDICATORS = (
    Verdict.MET,
    Verdict.NOT_MET,
    Verdict.NOT_JUDGED,
    Verdict.NOT_REPORTED,
    Verdict.NOT_APPLICABLE,
)


def rolled(*lines: tuple[Verdict, Verdict, Verdict]) -> np.ndarray:
    flags = np.array([[int(one.flag) for one in line] for line in lines], dtype=np.uint8)
    return roll_up.roll_up(RULES, flags)


def expected(first: Verdict, second: Verdict) -> Verdict:
    """The rule in words: met when every applicable one is; partially when some are and some are not; and so on."""
    applicable = [one for one in (first, second) if one is not Verdict.NOT_APPLICABLE]
    if not applicable:
        return Verdict.NOT_APPLICABLE
    if all(one is Verdict.MET for one in applicable):
        return Verdict.MET
    if Verdict.MET in applicable and Verdict.NOT_MET in applicable:
        return Verdict.PARTIALLY_MET
    for one in (Verdict.NOT_MET, Verdict.NOT_JUDGED, Verdict.NOT_REPORTED):
        if one in applicable:
            return one
    raise AssertionError(applicable)


@pytest.mark.parametrize(("first", "second"), list(product(OF_INDICATORS, repeat=2)))
def test_a_criterion_follows_from_its_indicators(first: Verdict, second: Verdict) -> None:
    (line,) = rolled((first, second, Verdict.MET))
    assert VerdictFlag(int(line[0])).verdict is expected(first, second)
    assert VerdictFlag(int(line[1])).verdict is Verdict.MET


def test_what_is_not_reported_does_not_make_a_criterion_partially_met() -> None:
    (line,) = rolled((Verdict.MET, Verdict.NOT_REPORTED, Verdict.MET))
    assert VerdictFlag(int(line[0])).verdict is Verdict.NOT_REPORTED


MET, NOT_MET, SILENT = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_REPORTED


def test_a_township_reports_without_counting() -> None:
    table = rolled((MET, MET, MET), (MET, NOT_MET, MET), (MET, MET, MET))
    summary = roll_up.summarize(small_set(), table, counted=np.array([True, True, False]))
    assert [(one.met, one.counted) for one in summary.criteria] == [(1, 2), (2, 2)]
    assert summary.criteria[0].partially_met == 1
    assert summary.mean_criteria_met == 1.5
    assert summary.meets_all == 1
    assert {one.band.code: one.units for one in summary.bands} == {"2": 1, "0-1": 1}


def test_a_unit_that_said_nothing_is_in_no_band_and_no_mean() -> None:
    table = rolled((MET, MET, MET), (SILENT, SILENT, SILENT))
    summary = roll_up.summarize(small_set(), table, counted=np.array([True, True]))
    assert (summary.counted, summary.reported) == (2, 1)
    assert summary.mean_criteria_met == 2.0
    assert sum(one.units for one in summary.bands) == 1


def test_no_units_have_no_mean() -> None:
    summary = roll_up.summarize(small_set(), rolled((MET, MET, MET)), counted=np.array([False]))
    assert summary.mean_criteria_met is None and summary.counted == 0


def test_a_unit_to_which_nothing_applies_does_not_meet_all() -> None:
    nothing = Verdict.NOT_APPLICABLE
    assert roll_up.meets_all(rolled((nothing, nothing, nothing), (MET, nothing, nothing))).tolist() == [False, True]


def test_a_number_outside_every_band_is_an_error() -> None:
    with pytest.raises(roll_up.NoBand):
        roll_up.band_of(small_set().bands, 3)


UNKNOWN = Verdict.NOT_REPORTED


def test_what_nobody_reported_shows_no_unit_to_fall_short() -> None:
    table = rolled((MET, MET, MET), (MET, UNKNOWN, MET), (MET, NOT_MET, MET), (UNKNOWN, UNKNOWN, NOT_MET))
    assert roll_up.meets_all(table).tolist() == [True, False, False, False]
    assert roll_up.falls_short(table).tolist() == [False, False, True, True]


def test_nearly_is_from_its_number_on_and_neither_full_nor_recognised() -> None:
    citation = Citation("1/QĐ-TTg", "mục 1")
    criteria_set = replace(small_set(), nearly=Nearly(1, "Cơ bản đạt", citation))
    table = rolled((MET, MET, MET), (MET, NOT_MET, MET), (NOT_MET, NOT_MET, NOT_MET))
    assert roll_up.summarize(criteria_set, table, counted=np.array([True, True, True])).nearly == 1
    assert roll_up.summarize(small_set(), table, counted=np.array([True, True, True])).nearly is None

    def standing(met: int, *, full: bool, recognized: bool, short: bool = True) -> str:
        return roll_up.standing_of(
            criteria_set, met=met, is_full=full, is_recognized=recognized, falls_short=short and not full
        ).label

    assert standing(1, full=False, recognized=False) == "cơ bản đạt chuẩn: đạt 1/2 tiêu chí"
    assert standing(0, full=False, recognized=False) == "đạt 0/2 tiêu chí"
    assert standing(1, full=False, recognized=True) == "đã công nhận, nay đạt 1/2 tiêu chí: dưới mức, cần khắc phục"
    unknown = standing(1, full=False, recognized=True, short=False)
    assert unknown == "đã công nhận, nay đạt 1/2 tiêu chí: còn tiêu chí chưa đủ số liệu để nói"
    assert standing(2, full=True, recognized=False) == "đạt 2/2 tiêu chí, chưa được công nhận"

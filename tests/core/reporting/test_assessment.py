"""Two sides judge an indicator; the state is worked out, nobody's word replaces another's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.states import Judgement, Verdict
from ntm.core.reporting.assessment import (
    AssessmentState,
    PlaceRule,
    Word,
    assess,
    contradicts,
    criterion_judgement,
    practice,
    settle_by,
)

MONDAY = datetime(2024, 6, 3, 2, tzinfo=UTC)
JUDGEMENTS = st.sampled_from(list(Judgement))
INDICATOR_VERDICTS = st.sampled_from([one for one in Verdict if one is not Verdict.PARTIALLY_MET])


def word(judgement: Judgement, at: datetime) -> Word:
    return Word(judgement, at, at.date())


def said(judgement: str, days: int = 0) -> Word:
    return word(Judgement(judgement), MONDAY + timedelta(days=days))


def test_the_unit_speaks_first_and_the_lead_after_it() -> None:
    assert assess(unit=None, lead=None, verdict=Verdict.MET).state is AssessmentState.WAITING_FOR_UNIT
    assert assess(unit=None, lead=said("met"), verdict=Verdict.MET).state is AssessmentState.WAITING_FOR_UNIT
    assert assess(unit=said("met"), lead=None, verdict=Verdict.MET).state is AssessmentState.WAITING_FOR_LEAD


def test_both_alike_and_alike_to_the_rules_is_agreed() -> None:
    found = assess(unit=said("met"), lead=said("met", 1), verdict=Verdict.MET)
    assert (found.state, found.judgement, found.differs_since) == (AssessmentState.AGREED, Judgement.MET, None)


def test_a_disagreement_begins_with_the_later_word() -> None:
    found = assess(unit=said("met"), lead=said("not_met", 4), verdict=Verdict.NOT_REPORTED)
    assert found.state is AssessmentState.DISAGREED
    assert found.differs_since == date(2024, 6, 7)
    assert found.judgement is None


def test_both_sides_alike_do_not_override_the_rules_unseen() -> None:
    found = assess(unit=said("met"), lead=said("met", 1), verdict=Verdict.NOT_MET)
    assert found.state is AssessmentState.AGAINST_RULES
    assert found.judgement is None


@pytest.mark.parametrize("verdict", [Verdict.NOT_JUDGED, Verdict.NOT_REPORTED])
def test_what_the_rules_do_not_know_contradicts_nobody(verdict: Verdict) -> None:
    assert assess(unit=said("met"), lead=said("met"), verdict=verdict).state is AssessmentState.AGREED


def test_nearly_met_is_less_than_met() -> None:
    assert contradicts(Judgement.NEARLY_MET, Verdict.MET)
    assert not contradicts(Judgement.NEARLY_MET, Verdict.NOT_MET)
    assert contradicts(Judgement.MET, Verdict.NOT_MET)
    assert contradicts(Judgement.NOT_APPLICABLE, Verdict.NOT_MET)


def test_a_settlement_holds_until_a_side_says_something_else_after_it() -> None:
    sides = {"unit": said("met"), "lead": said("not_met", 1), "verdict": Verdict.NOT_JUDGED}
    settled = assess(**sides, settlement=said("not_met", 3))
    assert (settled.state, settled.judgement) == (AssessmentState.SETTLED, Judgement.NOT_MET)
    same_again = assess(
        unit=said("not_met", 5), lead=said("not_met", 1), verdict=Verdict.NOT_JUDGED, settlement=said("not_met", 3)
    )
    assert same_again.state is AssessmentState.SETTLED
    again = assess(
        unit=said("met", 5), lead=said("not_met", 1), verdict=Verdict.NOT_JUDGED, settlement=said("not_met", 3)
    )
    assert again.state is AssessmentState.DISAGREED


@given(st.none() | JUDGEMENTS, st.none() | JUDGEMENTS, INDICATOR_VERDICTS)
def test_a_judgement_stands_exactly_where_both_sides_say_it_and_the_rules_do_not_object(
    unit: Judgement | None, lead: Judgement | None, verdict: Verdict
) -> None:
    found = assess(
        unit=None if unit is None else word(unit, MONDAY),
        lead=None if lead is None else word(lead, MONDAY),
        verdict=verdict,
    )
    stands = unit is not None and unit is lead and not contradicts(unit, verdict)
    assert (found.judgement is not None) == stands == found.state.is_done
    assert (found.differs_since is not None) == found.state.is_open


@given(JUDGEMENTS, JUDGEMENTS, INDICATOR_VERDICTS, JUDGEMENTS)
def test_a_settlement_after_everything_ends_every_disagreement(
    unit: Judgement, lead: Judgement, verdict: Verdict, settled: Judgement
) -> None:
    found = assess(
        unit=word(unit, MONDAY),
        lead=word(lead, MONDAY),
        verdict=verdict,
        settlement=word(settled, MONDAY + timedelta(seconds=1)),
    )
    assert (found.state, found.judgement) == (AssessmentState.SETTLED, settled)


def test_the_last_day_for_settling_is_counted_from_the_day_of_the_disagreement() -> None:
    assert settle_by(date(2024, 2, 27), days=3) == date(2024, 3, 1)


def rule(depth: int, **says: object) -> PlaceRule:
    given_: dict[str, object] = {
        "settle_days": None,
        "answer_days": None,
        "allows_nearly": None,
        "allows_not_assessed": None,
        "source": f"Văn bản {depth}",
    }
    return PlaceRule(depth=depth, **(given_ | says))  # type: ignore[arg-type]


def test_the_nearest_place_that_says_something_decides_each_thing_apart() -> None:
    found = practice(
        [rule(2, settle_days=15, allows_nearly=True), rule(1, settle_days=7)],
        settle_days=10,
        answer_days=20,
        source="mặc định",
    )
    assert (found.settle_days, found.settle_source) == (7, "Văn bản 1")
    assert (found.answer_days, found.answer_source) == (20, "mặc định")
    assert found.judgements == (Judgement.MET, Judgement.NEARLY_MET, Judgement.NOT_MET)
    assert found.allowed_by == "Văn bản 2"


def test_without_a_paper_neither_nearly_met_nor_not_assessed_may_be_said() -> None:
    found = practice([], settle_days=10, answer_days=20, source="mặc định")
    assert not found.allows(Judgement.NEARLY_MET)
    assert not found.allows(Judgement.NOT_ASSESSED)
    assert found.allows(Judgement.NOT_APPLICABLE)


def test_a_nearer_place_may_take_back_what_a_wider_one_allowed() -> None:
    found = practice(
        [rule(2, allows_nearly=True), rule(0, allows_nearly=False)], settle_days=10, answer_days=20, source="mặc định"
    )
    assert not found.allows(Judgement.NEARLY_MET)


@pytest.mark.parametrize(
    ("judgements", "verdict"),
    [
        (["met", "met"], Verdict.MET),
        (["met", "not_met"], Verdict.PARTIALLY_MET),
        (["met", "nearly_met"], Verdict.PARTIALLY_MET),
        (["nearly_met"], Verdict.NOT_MET),
        (["met", None], Verdict.NOT_JUDGED),
        (["not_met", None], Verdict.NOT_MET),
        (["met", "not_applicable"], Verdict.MET),
        (["not_applicable"], Verdict.NOT_APPLICABLE),
        (["met", "not_assessed"], Verdict.NOT_JUDGED),
    ],
)
def test_a_criterion_is_met_only_when_all_its_indicators_are(judgements: list[str | None], verdict: Verdict) -> None:
    assert criterion_judgement([None if one is None else Judgement(one) for one in judgements]) is verdict

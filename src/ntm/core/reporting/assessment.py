"""Two sides judge an indicator, the unit and the agency that leads it; the rules say a third thing beside them.

Nobody's word replaces another's: the state is worked out of what the sides said, what the rules computed from the
figures and, where they differed, how it was settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ntm.core.kernel.states import Judgement, Verdict


class Side(StrEnum):
    """Who judges: the unit itself, or the agency that leads the indicator."""

    UNIT = "unit"
    LEAD = "lead"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the side."""
        return {"unit": "Đơn vị tự đánh giá", "lead": "Cơ quan chủ trì đánh giá"}[self]


class AssessmentState(StrEnum):
    """How far the assessment of an indicator of a unit for a period is."""

    WAITING_FOR_UNIT = "waiting_for_unit"
    WAITING_FOR_LEAD = "waiting_for_lead"
    DISAGREED = "disagreed"
    AGAINST_RULES = "against_rules"
    AGREED = "agreed"
    SETTLED = "settled"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the state."""
        return {
            "waiting_for_unit": "chờ đơn vị tự đánh giá",
            "waiting_for_lead": "chờ cơ quan chủ trì",
            "disagreed": "hai bên khác nhau",
            "against_rules": "khác kết quả tính",
            "agreed": "thống nhất",
            "settled": "đã kết luận",
        }[self]

    @property
    def is_open(self) -> bool:
        """Say whether the state is a disagreement that somebody has to settle."""
        return self in (AssessmentState.DISAGREED, AssessmentState.AGAINST_RULES)

    @property
    def is_done(self) -> bool:
        """Say whether one judgement stands: agreed or settled."""
        return self in (AssessmentState.AGREED, AssessmentState.SETTLED)


@dataclass(frozen=True, slots=True)
class Word:
    """A judgement that a side gave, or that settled a disagreement, the moment, and the working day it was said on."""

    judgement: Judgement
    at: datetime
    said_on: date


@dataclass(frozen=True, slots=True)
class Assessed:
    """What stands of an indicator: the state, the judgement that counts, and since when the sides differ.

    `judgement` is None while nothing is agreed or settled; `differs_since` is None while nobody differs.
    """

    state: AssessmentState
    judgement: Judgement | None
    differs_since: date | None


def contradicts(judgement: Judgement, verdict: Verdict) -> bool:
    """Say whether a person's judgement says the opposite of what the rules computed.

    A verdict that is not known (not reported, not judged) contradicts nothing, nor does "không đánh giá". "Cơ bản đạt"
    is less than met and never a computed verdict: it goes with "chưa đạt".
    """
    if judgement is Judgement.NOT_ASSESSED:
        return False
    match verdict:
        case Verdict.MET:
            return judgement is not Judgement.MET
        case Verdict.NOT_MET:
            return judgement not in (Judgement.NOT_MET, Judgement.NEARLY_MET)
        case Verdict.NOT_APPLICABLE:
            return judgement is not Judgement.NOT_APPLICABLE
        case _:
            return False


def assess(*, unit: Word | None, lead: Word | None, verdict: Verdict, settlement: Word | None = None) -> Assessed:
    """Return what stands of an indicator from both sides' newest words, the computed verdict and the settlement.

    A settlement holds until a side says something else after it: then the sides count anew, and its words stay in the
    history. Both sides alike against the rules is a disagreement too, because nobody overrides the rules unseen.
    """
    if settlement is not None and not any(
        word is not None and word.at > settlement.at and word.judgement is not settlement.judgement
        for word in (unit, lead)
    ):
        return Assessed(AssessmentState.SETTLED, settlement.judgement, None)
    if unit is None:
        return Assessed(AssessmentState.WAITING_FOR_UNIT, None, None)
    if lead is None:
        return Assessed(AssessmentState.WAITING_FOR_LEAD, None, None)
    since = max(unit.said_on, lead.said_on)
    if unit.judgement is not lead.judgement:
        return Assessed(AssessmentState.DISAGREED, None, since)
    if contradicts(unit.judgement, verdict):
        return Assessed(AssessmentState.AGAINST_RULES, None, since)
    return Assessed(AssessmentState.AGREED, unit.judgement, None)


def settle_by(differs_since: date, *, days: int) -> date:
    """Return the last day for settling a disagreement that began on a day, `days` days later."""
    return differs_since + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """What a place's paper says of assessing; None leaves it to the place above. `depth` 0 is the place itself."""

    depth: int
    settle_days: int | None
    answer_days: int | None
    allows_nearly: bool | None
    allows_not_assessed: bool | None
    source: str


@dataclass(frozen=True, slots=True)
class Practice:
    """How a place assesses: its days, which judgements may be said, and the paper behind each answer."""

    settle_days: int
    settle_source: str
    answer_days: int
    answer_source: str
    judgements: tuple[Judgement, ...]
    allowed_by: str

    def allows(self, judgement: Judgement) -> bool:
        """Say whether a judgement may be said here; "không áp dụng" is for the law of each indicator to say."""
        return judgement in self.judgements or judgement is Judgement.NOT_APPLICABLE


def practice(rules: Iterable[PlaceRule], *, settle_days: int, answer_days: int, source: str) -> Practice:
    """Return how a place assesses, each answer from the nearest place that gives one.

    `settle_days`, `answer_days` and `source` are the installation's own where no place says anything. "Cơ bản đạt" and
    "không đánh giá" are allowed only where a paper says so.
    """
    settle = (settle_days, source)
    answer = (answer_days, source)
    nearly = not_assessed = ""
    for rule in sorted(rules, key=lambda one: -one.depth):
        if rule.settle_days is not None:
            settle = (rule.settle_days, rule.source)
        if rule.answer_days is not None:
            answer = (rule.answer_days, rule.source)
        if rule.allows_nearly is not None:
            nearly = rule.source if rule.allows_nearly else ""
        if rule.allows_not_assessed is not None:
            not_assessed = rule.source if rule.allows_not_assessed else ""
    judgements = [Judgement.MET, Judgement.NOT_MET]
    if nearly:
        judgements.insert(1, Judgement.NEARLY_MET)
    if not_assessed:
        judgements.append(Judgement.NOT_ASSESSED)
    return Practice(
        settle_days=settle[0],
        settle_source=settle[1],
        answer_days=answer[0],
        answer_source=answer[1],
        judgements=tuple(judgements),
        allowed_by="; ".join(dict.fromkeys(text for text in (nearly, not_assessed) if text)),
    )


def criterion_judgement(judgements: Iterable[Judgement | None]) -> Verdict:
    """Return what people's judgements of all indicators of a criterion come to.

    Met when all that apply are met; partially met when some are and some are not ("còn non"); not met when none is;
    not judged while one still lacks a judgement and none is "chưa đạt". "Cơ bản đạt" is not met.
    """
    known = list(judgements)
    asked = [one for one in known if one is not Judgement.NOT_APPLICABLE]
    if not asked:
        return Verdict.NOT_APPLICABLE
    met = sum(one is Judgement.MET for one in asked)
    not_met = sum(one in (Judgement.NOT_MET, Judgement.NEARLY_MET) for one in asked)
    if met == len(asked):
        return Verdict.MET
    if met and not_met:
        return Verdict.PARTIALLY_MET
    return Verdict.NOT_MET if not_met else Verdict.NOT_JUDGED

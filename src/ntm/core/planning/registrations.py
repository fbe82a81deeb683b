"""A registration through its life: promised, commented, consolidated, approved; then changed only by decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StepKind(StrEnum):
    """What was done to a registration."""

    REGISTERED = "registered"
    COMMENTED = "commented"
    CONSOLIDATED = "consolidated"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    CHANGE_ASKED = "change_asked"
    CHANGE_APPROVED = "change_approved"
    CHANGE_REFUSED = "change_refused"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the deed."""
        return _STEP_LABELS[self]


_STEP_LABELS = {
    StepKind.REGISTERED: "Đăng ký",
    StepKind.COMMENTED: "Ý kiến",
    StepKind.CONSOLIDATED: "Tổng hợp vào kế hoạch",
    StepKind.RETURNED: "Trả lại",
    StepKind.WITHDRAWN: "Rút đăng ký",
    StepKind.APPROVED: "Phê duyệt",
    StepKind.CHANGE_ASKED: "Đề nghị điều chỉnh",
    StepKind.CHANGE_APPROVED: "Duyệt điều chỉnh",
    StepKind.CHANGE_REFUSED: "Không duyệt điều chỉnh",
}


class State(StrEnum):
    """Where a registration stands."""

    REGISTERED = "registered"
    CONSOLIDATED = "consolidated"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    CHANGE_ASKED = "change_asked"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """Return the Vietnamese words."""
        return {
            "registered": "đã đăng ký",
            "consolidated": "đã tổng hợp",
            "returned": "trả lại",
            "withdrawn": "đã rút",
            "approved": "đã phê duyệt",
            "change_asked": "xin điều chỉnh",
            "dropped": "thôi thực hiện (đã duyệt)",
        }[self.value]

    @property
    def stands(self) -> bool:
        """Say whether the promise counts: it was neither returned, withdrawn nor dropped."""
        return self not in (State.RETURNED, State.WITHDRAWN, State.DROPPED)

    @property
    def is_binding(self) -> bool:
        """Say whether the promise was approved and holds, also while a change is being asked for."""
        return self in (State.APPROVED, State.CHANGE_ASKED)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised of the item: by which quarter of the year (None: by its end), or no more at all."""

    quarter: int | None
    is_dropped: bool = False

    @property
    def words(self) -> str:
        """Return it in Vietnamese."""
        if self.is_dropped:
            return "thôi thực hiện"
        return f"quý {('I', 'II', 'III', 'IV')[self.quarter - 1]}" if self.quarter else "trong năm"


@dataclass(frozen=True, slots=True)
class Step:
    """One deed upon a registration, as it was done; `terms` are those registered, asked for or decided."""

    number: int
    kind: StepKind
    on: date
    terms: Terms | None


class NotNow(ValueError):
    """A deed that the registration's state does not allow; the message is Vietnamese."""


_AFTER = {
    (None, StepKind.REGISTERED): State.REGISTERED,
    (State.REGISTERED, StepKind.REGISTERED): State.REGISTERED,
    (State.RETURNED, StepKind.REGISTERED): State.REGISTERED,
    (State.WITHDRAWN, StepKind.REGISTERED): State.REGISTERED,
    (State.DROPPED, StepKind.REGISTERED): State.REGISTERED,
    (State.REGISTERED, StepKind.CONSOLIDATED): State.CONSOLIDATED,
    (State.REGISTERED, StepKind.RETURNED): State.RETURNED,
    (State.CONSOLIDATED, StepKind.RETURNED): State.RETURNED,
    (State.REGISTERED, StepKind.WITHDRAWN): State.WITHDRAWN,
    (State.RETURNED, StepKind.WITHDRAWN): State.WITHDRAWN,
    (State.CONSOLIDATED, StepKind.APPROVED): State.APPROVED,
    (State.APPROVED, StepKind.CHANGE_ASKED): State.CHANGE_ASKED,
    (State.CHANGE_ASKED, StepKind.CHANGE_ASKED): State.CHANGE_ASKED,
    (State.CHANGE_ASKED, StepKind.CHANGE_REFUSED): State.APPROVED,
}


def after(state: State | None, kind: StepKind, terms: Terms | None) -> State:
    """Return the state that a deed leads to; raise `NotNow`. A comment changes nothing while the promise stands.

    A change that is approved ends in the promise going on under its new terms, or dropped.
    """
    if kind is StepKind.COMMENTED and state is not None and state.stands:
        return state
    if state is State.CHANGE_ASKED and kind is StepKind.CHANGE_APPROVED and terms is not None:
        return State.DROPPED if terms.is_dropped else State.APPROVED
    try:
        return _AFTER[state, kind]
    except KeyError as error:
        was = state.label if state is not None else "chưa có"
        raise NotNow(f"Đăng ký {was}: không thể “{kind.label.lower()}”.") from error


@dataclass(frozen=True, slots=True)
class Life:
    """Where a registration stands after its steps; `original` are the terms first approved, kept for ever.

    `asked` are the terms that somebody asks for and nobody has decided about.
    """

    state: State
    terms: Terms
    original: Terms | None
    asked: Terms | None
    number: int

    @property
    def was_changed(self) -> bool:
        """Say whether what holds now differs from what was first approved."""
        return self.original is not None and (self.original != self.terms or self.state is State.DROPPED)


class NeverRegistered(ValueError):
    """Steps that begin with something other than a registration."""


def life_of(steps: Sequence[Step]) -> Life:
    """Return where a registration stands after its steps in order; raise `NeverRegistered`, `NotNow`."""
    state: State | None = None
    terms: Terms | None = None
    original: Terms | None = None
    asked: Terms | None = None
    for step in steps:
        state = after(state, step.kind, step.terms)
        match step.kind:
            case StepKind.REGISTERED:
                terms = step.terms or Terms(None)
            case StepKind.APPROVED:
                original = original or terms
            case StepKind.CHANGE_ASKED:
                asked = step.terms
            case StepKind.CHANGE_APPROVED:
                terms, asked = step.terms, None
            case StepKind.CHANGE_REFUSED:
                asked = None
            case _:
                pass
    if state is None or terms is None:
        raise NeverRegistered(str(len(steps)))
    return Life(state, terms, original, asked, steps[-1].number)

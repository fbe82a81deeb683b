"""Committees, management boards and support teams: which version stands on a day, and which seats are vacant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm.core.kernel.dates import Span


class CommitteeKind(StrEnum):
    """What sort of body it is."""

    STEERING = "steering_committee"
    MANAGEMENT = "management_board"
    VILLAGE_BOARD = "village_board"
    SUPPORT_TEAM = "support_team"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the kind."""
        return {
            "steering_committee": "Ban Chỉ đạo",
            "management_board": "Ban Quản lý",
            "village_board": "Ban Phát triển thôn, bản",
            "support_team": "Tổ giúp việc",
        }[self]


class ChargeOf(StrEnum):
    """For what a member looks after a place: the whole programme, or the OCOP products."""

    NTM = "ntm"
    OCOP = "ocop"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for it."""
        return {"ntm": "Nông thôn mới", "ocop": "OCOP"}[self]


class Vacancy(StrEnum):
    """Why a seat has nobody on a day."""

    NEVER_NAMED = "never_named"
    LEFT = "left"
    AGENCY_ENDED = "agency_ended"
    ACCOUNT_CLOSED = "account_closed"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the reason."""
        return {
            "never_named": "chưa cử người",
            "left": "người cũ đã thôi, chưa thay",
            "agency_ended": "cơ quan của ghế này không còn",
            "account_closed": "người giữ ghế đã thôi công tác",
            "moved": "người giữ ghế đã chuyển khỏi cơ quan của ghế",
        }[self]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A person in a seat for a span; `works` says whether the person still does, None where nobody can tell; `moved`
    that they worked for the seat's agency and do so no longer."""

    name: str
    span: Span
    source: str
    works: bool | None = None
    moved: bool = False


def sitting_on(sittings: tuple[Sitting, ...], *, on: date) -> Sitting | None:
    """Return who sits in a seat on a day, None where nobody does."""
    return next((one for one in sittings if on in one.span), None)


def vacancy(sittings: tuple[Sitting, ...], *, agency_lives: bool | None, on: date) -> Vacancy | None:
    """Return why a seat is vacant on a day, None where somebody who still works sits in it.

    `agency_lives` says whether the seat's agency exists that day, None for a seat of a post without one. A person of a
    closed account or of an ended agency, or one who moved away from it, leaves the seat vacant although nobody has said
    so: ORG-08's "hết hạn sau điều động" is shown, never guessed away.
    """
    holder = sitting_on(sittings, on=on)
    if holder is None:
        return Vacancy.LEFT if any(one.span.start <= on for one in sittings) else Vacancy.NEVER_NAMED
    if agency_lives is False:
        return Vacancy.AGENCY_ENDED
    if holder.works is False:
        return Vacancy.ACCOUNT_CLOSED
    return Vacancy.MOVED if holder.moved else None

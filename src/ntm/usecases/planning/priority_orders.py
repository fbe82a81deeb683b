"""The order of places and of criteria in which money goes in a year: decided by the office, kept with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.planning import priorities
from ntm.core.planning.priorities import NotAnOrder, Ranked
from ntm.store.accounts.models import User
from ntm.store.planning.works import PriorityOrder
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning.issuing import ChangedMeanwhile

__all__ = ["NotAnOrder"]


class OrderOf(StrEnum):
    """What is put in order."""

    PLACES = "places"
    CRITERIA = "criteria"


@dataclass(frozen=True, slots=True)
class Decided:
    """The order that stands: its keys, the first first, why, by whom; `number` 0 while nobody decided anything."""

    number: int
    keys: tuple[str, ...]
    reason: str
    by: str
    on: date | None


def decide_order(
    *,
    unit_id: int,
    year: int,
    of: OrderOf,
    ranks: Mapping[str, int | None],
    proposed: Sequence[Ranked],
    reason: str,
    seen: int,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Decide the order of a place's communes or criteria for a year and return its number; earlier orders stay.

    `proposed` are the entries there are; those without a rank stand after the others. Raise `NotAnOrder`,
    `ChangedMeanwhile`, `NotAllowed`.
    """
    rules.require(by, Action.CONSOLIDATE_REGISTRATIONS, unit_id=unit_id, on=on)
    if not reason.strip():
        raise NotAnOrder("Ghi lý do hoặc văn bản quyết định thứ tự.")
    keys = priorities.decided(ranks, proposed)
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        done = PriorityOrder.objects.filter(client_id=client_id).values_list("number", flat=True).first()
        if done is not None:
            return int(done)
        last = order_of(unit_id, year=year, of=of, on=on)
        if last.number != seen:
            raise ChangedMeanwhile(f"{last.by} vừa ghi thứ tự khác; hãy xem lại rồi ghi tiếp.")
        row = PriorityOrder.objects.create(
            unit_id=unit_id,
            year=year,
            kind=of.value,
            number=seen + 1,
            keys=list(keys),
            reason=vietnamese.clean(reason)[:500],
            by=by,
            on=on,
            at=at,
            client_id=client_id,
        )
        payload = {"year": year, "of": of.value, "number": row.number, "keys": row.keys, "reason": row.reason}
        audit.append(chain=unit_id, what="planning.priorities_decided", payload=payload, by=by, at=at)
    return row.number


def order_of(unit_id: int, *, year: int, of: OrderOf, on: date) -> Decided:
    """Return the order that stands for a place's communes or criteria in a year, on a day."""
    row = (
        PriorityOrder.objects.filter(unit_id=unit_id, year=year, kind=of.value, on__lte=on)
        .select_related("by")
        .order_by("-number")
        .first()
    )
    if row is None:
        return Decided(0, (), "", "", None)
    return Decided(row.number, tuple(str(key) for key in row.keys), row.reason, str(row.by), row.on)

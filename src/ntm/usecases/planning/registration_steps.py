"""Steps of registrations as they are stored: appended once, in turn, after what the person saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.planning import registrations as core
from ntm.core.planning.registrations import StepKind, Terms
from ntm.store.accounts.models import User
from ntm.store.planning.models import Registration, RegistrationStep
from ntm.store.territory.models import Unit
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import registration_tasks
from ntm.usecases.planning.issuing import ChangedMeanwhile


@dataclass(frozen=True, slots=True)
class Seen:
    """A registration, and the number of its last step that a person saw."""

    registration_id: int
    number: int


def take(
    row: Registration,
    seen: int | None,
    kind: StepKind,
    *,
    what: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
    note: str = "",
    terms: Terms | None = None,
    agrees: bool | None = None,
    agency_id: int | None = None,
    approver: str = "",
    paper: tuple[str, date | None] = ("", None),
) -> None:
    """Take one step upon a registration, in a transaction of its own with its tasks and its audit entry.

    `seen` is the last step that the person saw, None where it does not matter; the same `client_id` again does nothing.
    Raise `ChangedMeanwhile`, `core.NotNow`.
    """
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=row.unit_id)
        known = list(row.steps.order_by("number"))
        if any(step.client_id == client_id for step in known):
            return
        if seen is not None:
            require_seen(known, seen)
        step = append(
            row,
            known,
            kind,
            client_id=client_id,
            by=by,
            on=on,
            at=at,
            note=note,
            terms=terms,
            agrees=agrees,
            agency_id=agency_id,
            approver=approver.strip(),
            paper=paper,
        )
        if kind in (StepKind.WITHDRAWN, StepKind.RETURNED) or (step.is_dropped and kind is StepKind.CHANGE_APPROVED):
            registration_tasks.cancel_for(
                [row.pk], client_id=client_id, why=step.note or kind.label, by=by, on=on, at=at
            )
        audit.append(
            chain=row.unit_id,
            what=what,
            payload={
                "registration": row.pk,
                "step": step.number,
                "note": step.note,
                "quarter": step.quarter,
                "is_dropped": step.is_dropped,
                "agrees": agrees,
                "agency": agency_id,
                "approver": step.approver,
                "paper": step.paper_number,
                "paper_date": step.paper_date,
            },
            by=by,
            at=at,
        )


def append(
    row: Registration,
    known: Sequence[RegistrationStep],
    kind: StepKind,
    *,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
    terms: Terms | None = None,
    note: str = "",
    agrees: bool | None = None,
    agency_id: int | None = None,
    plan_id: int | None = None,
    approver: str = "",
    paper: tuple[str, date | None] = ("", None),
) -> RegistrationStep:
    """Append a step to those known, inside the caller\'s transaction; raise `core.NotNow`."""
    core.after(life(known).state if known else None, kind, terms)
    return RegistrationStep.objects.create(
        registration=row,
        number=len(known) + 1,
        kind=kind.value,
        quarter=terms.quarter if terms else None,
        is_dropped=bool(terms and terms.is_dropped),
        note=vietnamese.clean(note)[:1000],
        agrees=agrees,
        agency_id=agency_id,
        plan_id=plan_id,
        approver=vietnamese.clean(approver)[:200],
        paper_number=paper[0][:80],
        paper_date=paper[1],
        by=by,
        on=on,
        at=at,
        client_id=client_id,
    )


_WITH_TERMS = frozenset({StepKind.REGISTERED, StepKind.CHANGE_ASKED, StepKind.CHANGE_APPROVED})


def terms_of(step: RegistrationStep) -> Terms | None:
    """Return what a stored step says of the terms; None for steps that say nothing of them."""
    return Terms(step.quarter, step.is_dropped) if StepKind(step.kind) in _WITH_TERMS else None


def life(steps: Sequence[RegistrationStep]) -> core.Life:
    """Return where a registration stands after its stored steps, in order."""
    return core.life_of([core.Step(step.number, StepKind(step.kind), step.on, terms_of(step)) for step in steps])


def steps_of(rows: Sequence[Registration]) -> dict[int, list[RegistrationStep]]:
    """Return the steps of registrations in order, by registration, in one query."""
    found: dict[int, list[RegistrationStep]] = {row.pk: [] for row in rows}
    for step in RegistrationStep.objects.filter(registration__in=found).order_by("registration_id", "number"):
        found[step.registration_id].append(step)
    return found


def require_seen(known: Sequence[RegistrationStep], seen: int) -> None:
    """Raise `ChangedMeanwhile` where somebody took a step that the person has not seen."""
    if known and known[-1].number != seen:
        last = known[-1]
        raise ChangedMeanwhile(
            f"{last.by} vừa ghi “{StepKind(last.kind).label}” ngày {format_day(last.on)}; hãy xem lại rồi ghi tiếp."
        )

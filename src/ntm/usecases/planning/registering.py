"""Registrations: made by communes, consolidated, approved under an official plan, changed (`commenting`: opinions).

Each deed is a step that stays; a registration's state follows from its steps. Whoever writes names the last step that
they saw (`seen`): where somebody was faster, nothing is written and the person looks again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.planning import registrations as core
from ntm.core.planning.registrations import StepKind, Terms
from ntm.store.accounts.models import User
from ntm.store.planning.models import Registration, RegistrationStep
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import new_registrations as promising
from ntm.usecases.planning import plan_views, registration_tasks
from ntm.usecases.planning import registration_steps as steps
from ntm.usecases.planning.new_registrations import NewRegistration, NotARegistration
from ntm.usecases.planning.registration_steps import Seen
from ntm.usecases.territory import queries as units


class DraftCannotApprove(ValueError):
    """A registration is to be approved under a plan that was never issued; the message is Vietnamese."""


def register(
    *, unit_id: int, year: int, wanted: Sequence[NewRegistration], client_id: UUID, by: User, on: date, at: datetime
) -> tuple[int, ...]:
    """Register what a commune promises for a year and return the ids; what is registered already stays as it is.

    Each opens tasks for the commune, the lead and the supporting agencies. Once something of the year is approved, a
    new promise needs a note with the reason. Raise `NotARegistration`, `NotRecognised`, `NotAllowed`.
    """
    rules.require(by, Action.REGISTER, unit_id=unit_id, on=on)
    unit = promising.commune_of(unit_id, on=on)
    known = {one.set_code: promising.set_of(one.set_code) for one in wanted}
    for one in wanted:
        promising.require_promisable(one, known[one.set_code], unit_id=unit_id, year=year, on=on)
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        rows = [
            Registration.objects.get_or_create(
                unit_id=unit_id,
                year=year,
                set_code=known[one.set_code].base_code,
                item=one.item,
                village_id=one.village_id,
            )[0]
            for one in wanted
        ]
        is_late = RegistrationStep.objects.filter(
            registration__unit_id=unit_id, registration__year=year, kind=StepKind.APPROVED.value
        ).exists()
        fresh = []
        for one, row in zip(wanted, rows, strict=True):
            taken = list(row.steps.order_by("number"))
            if any(step.client_id == client_id for step in taken) or (taken and steps.life(taken).state.stands):
                continue
            if is_late and not one.note.strip():
                raise NotARegistration(
                    f"Đăng ký năm {year} đã có phần được phê duyệt: đăng ký thêm phải ghi lý do ở phần ghi chú."
                )
            reason = " ".join(part for part in (one.note.strip(), promising.basis_of(one)) if part)
            steps.append(
                row,
                taken,
                StepKind.REGISTERED,
                client_id=client_id,
                by=by,
                on=on,
                at=at,
                terms=Terms(one.quarter),
                note=reason,
            )
            fresh.append(row)
        registration_tasks.open_for(fresh, unit=unit, by=by, on=on, at=at)
        if fresh:
            audit.append(
                chain=unit_id,
                what="planning.registered",
                payload={
                    "year": year,
                    "registrations": [
                        {"id": row.pk, "set": row.set_code, "item": row.item, "village": row.village_id}
                        for row in fresh
                    ],
                },
                by=by,
                at=at,
            )
        return tuple(row.pk for row in rows)


def consolidate(*, seen: Iterable[Seen], plan_id: int, client_id: UUID, by: User, on: date, at: datetime) -> int:
    """Take registrations into the list of the standing agency's plan, a draft or not; return how many were taken.

    Raise `NotARegistration` for a plan of another year or place, `ChangedMeanwhile`, `core.NotNow`, `NotAllowed`.
    """
    return _decide_many(
        seen, StepKind.CONSOLIDATED, Action.CONSOLIDATE_REGISTRATIONS, plan_id, client_id=client_id, by=by, on=on, at=at
    )


def approve(
    *,
    seen: Iterable[Seen],
    plan_id: int,
    approver: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Approve consolidated registrations under an official plan; return how many.

    A draft approves nothing: it has no number and no day. Raise `DraftCannotApprove`, `NotARegistration`,
    `ChangedMeanwhile`, `core.NotNow`, `NotAllowed`.
    """
    view = plan_views.plan_view(plan_id, on=on)
    if not view.is_official:
        raise DraftCannotApprove(f"{view.label}: {view.status_words}; chưa thể phê duyệt đăng ký theo văn bản này.")
    if not approver.strip():
        raise NotARegistration("Ghi người hoặc cấp phê duyệt.")
    return _decide_many(
        seen,
        StepKind.APPROVED,
        Action.APPROVE_REGISTRATIONS,
        plan_id,
        client_id=client_id,
        by=by,
        on=on,
        at=at,
        approver=approver,
        paper=(view.plan.number, view.plan.issued_on),
    )


def return_(*, seen: Seen, why: str, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Return a registration to its commune with the reason, before it is approved."""
    row = Registration.objects.get(pk=seen.registration_id)
    rules.require(by, Action.CONSOLIDATE_REGISTRATIONS, unit_id=row.unit_id, on=on)
    steps.take(
        row, seen.number, StepKind.RETURNED, what="planning.registration_returned",
        client_id=client_id, by=by, on=on, at=at, note=_reason(why),
    )  # fmt: skip


def withdraw(*, seen: Seen, why: str, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Take a registration back before it is consolidated, with the reason; it stays on record."""
    row = Registration.objects.get(pk=seen.registration_id)
    rules.require(by, Action.REGISTER, unit_id=row.unit_id, on=on)
    steps.take(
        row, seen.number, StepKind.WITHDRAWN, what="planning.registration_withdrawn",
        client_id=client_id, by=by, on=on, at=at, note=_reason(why),
    )  # fmt: skip


def ask_change(*, seen: Seen, terms: Terms, why: str, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Ask that an approved promise be met by another quarter, or be dropped, with the reason.

    What was approved stands until somebody decides. Raise `NotARegistration`, `core.NotNow`, `ChangedMeanwhile`,
    `NotAllowed`.
    """
    row = Registration.objects.get(pk=seen.registration_id)
    rules.require(by, Action.REGISTER, unit_id=row.unit_id, on=on)
    steps.take(
        row, seen.number, StepKind.CHANGE_ASKED, what="planning.change_asked",
        client_id=client_id, by=by, on=on, at=at, note=_reason(why), terms=terms,
    )  # fmt: skip


def approve_change(
    *,
    seen: Seen,
    approver: str,
    paper_number: str,
    paper_date: date | None,
    note: str = "",
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> None:
    """Approve the change that was asked for; what was first approved stays beside it.

    The approver is named, with the paper where there is one. Whoever asked does not approve. Raise as `ask_change`.
    """
    row, asked = _asked(seen, by=by, on=on)
    if not approver.strip():
        raise NotARegistration("Ghi người hoặc cấp duyệt điều chỉnh.")
    if asked.by_id == by.pk:
        raise NotARegistration("Người đề nghị điều chỉnh không tự duyệt đề nghị của mình.")
    terms = steps.terms_of(asked)
    steps.take(
        row, seen.number, StepKind.CHANGE_APPROVED, what="planning.change_approved",
        client_id=client_id, by=by, on=on, at=at, note=note, terms=terms,
        approver=approver, paper=(paper_number.strip(), paper_date),
    )  # fmt: skip


def refuse_change(*, seen: Seen, why: str, client_id: UUID, by: User, on: date, at: datetime) -> None:
    """Refuse the change that was asked for, with the reason; the promise stands as approved. Raise as `ask_change`."""
    row, _ = _asked(seen, by=by, on=on)
    steps.take(
        row, seen.number, StepKind.CHANGE_REFUSED, what="planning.change_refused",
        client_id=client_id, by=by, on=on, at=at, note=_reason(why),
    )  # fmt: skip


def _asked(seen: Seen, *, by: User, on: date) -> tuple[Registration, RegistrationStep]:
    row = Registration.objects.get(pk=seen.registration_id)
    rules.require(by, Action.APPROVE_REGISTRATIONS, unit_id=row.unit_id, on=on)
    asked = row.steps.filter(kind=StepKind.CHANGE_ASKED.value).order_by("-number").first()
    if asked is None:
        raise core.NotNow("Không có đề nghị điều chỉnh nào.")
    return row, asked


def _decide_many(
    seen: Iterable[Seen],
    kind: StepKind,
    action: Action,
    plan_id: int,
    *,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
    approver: str = "",
    paper: tuple[str, date | None] = ("", None),
) -> int:
    wanted = {one.registration_id: one.number for one in seen}
    rows = list(Registration.objects.filter(pk__in=wanted).order_by("unit_id", "pk"))
    view = plan_views.plan_view(plan_id, on=on)
    for unit_id in {row.unit_id for row in rows}:
        rules.require(by, action, unit_id=unit_id, on=on)
        above = {place.id for place in units.ancestors(unit_id, plan_views.unit_then(unit_id, on).span.start)}
        if view.unit.id not in above | {place.id for place in units.ancestors(unit_id, on)} | {unit_id}:
            raise NotARegistration(f"{view.label} không phải kế hoạch của cấp trên của đơn vị đăng ký.")
    if any(row.year != view.plan.year for row in rows):
        raise NotARegistration(f"{view.label} là kế hoạch năm {view.plan.year}, đăng ký của năm khác.")
    count = 0
    with transaction.atomic():
        list(Unit.objects.select_for_update(no_key=True).filter(pk__in={row.unit_id for row in rows}).order_by("pk"))
        found = steps.steps_of(rows)
        by_unit: dict[int, list[int]] = {}
        for row in rows:
            known = found[row.pk]
            if any(step.client_id == client_id for step in known):
                continue
            steps.require_seen(known, wanted[row.pk])
            steps.append(
                row,
                known,
                kind,
                client_id=client_id,
                by=by,
                on=on,
                at=at,
                plan_id=plan_id,
                approver=approver.strip(),
                paper=paper,
            )
            by_unit.setdefault(row.unit_id, []).append(row.pk)
            count += 1
        audit.append_many(
            [
                audit.Deed(
                    chain=unit_id,
                    what=f"planning.registrations_{kind.value}",
                    payload={"plan": plan_id, "registrations": ids, "approver": approver.strip()},
                )
                for unit_id, ids in sorted(by_unit.items())
            ],
            by=by,
            at=at,
        )
    return count


def _reason(why: str) -> str:
    if not why.strip():
        raise NotARegistration("Ghi rõ lý do.")
    return why

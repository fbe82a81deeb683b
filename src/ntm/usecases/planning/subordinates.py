"""Plans that units and agencies below owe under a plan: expected, received or missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.store.accounts.models import User
from ntm.store.planning.models import ExpectedPlan, Plan, ReceivedPlan
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import plan_views, registration_queries
from ntm.usecases.planning.plan_views import PlanView
from ntm.usecases.territory import queries as units


class NotExpected(ValueError):
    """A plan that nobody is expected to send, or a receipt that says too little; the message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subordinate:
    """A plan that is owed under another: by whom, until when, and what came in.

    `known` is the owing unit's own plan where it is kept here and stands under this one; `receipt` is what the office
    noted.
    """

    id: int
    name: str
    is_agency: bool
    unit_id: int | None
    due_on: date | None
    known: PlanView | None
    receipt: str
    received_on: date | None
    on: date

    @property
    def is_received(self) -> bool:
        """Say whether the plan came in."""
        return self.received_on is not None or (self.known is not None and self.known.is_official)

    @property
    def days_late(self) -> int:
        """Return by how many days a missing plan is late; 0 where it is not, or has no deadline."""
        if self.is_received or self.due_on is None:
            return 0
        return max(0, (self.on - self.due_on).days)

    @property
    def words(self) -> str:
        """Return how it stands in Vietnamese."""
        if self.received_on is not None:
            return f"đã nhận ngày {format_day(self.received_on)}"
        if self.known is not None:
            return "đã có trong hệ thống" if self.known.is_official else f"mới có {self.known.label}"
        return f"còn thiếu, trễ {self.days_late} ngày" if self.days_late else "còn thiếu"


def expect(
    *,
    plan_id: int,
    unit_ids: Iterable[int] = (),
    agency_ids: Iterable[int] = (),
    due_on: date | None,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Expect plans of units and agencies under a plan until a day; return how many are new.

    Whoever is expected already gets the new deadline. Raise `NotExpected`, `NotAllowed`.
    """
    plan = Plan.objects.only("unit_id").get(pk=plan_id)
    rules.require(by, Action.EDIT_PLAN, unit_id=plan.unit_id, on=on)
    wanted_units, wanted_agencies = set(unit_ids), set(agency_ids)
    below = units.scope_ids(plan.unit_id, plan_views.unit_then(plan.unit_id, on).span.start) | units.scope_ids(
        plan.unit_id, on
    )
    if not wanted_units <= below - {plan.unit_id}:
        raise NotExpected("Chỉ yêu cầu kế hoạch của đơn vị cấp dưới.")
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=plan.unit_id)
        new = 0
        for unit_id in sorted(wanted_units):
            new += ExpectedPlan.objects.update_or_create(
                superior_id=plan_id, unit_id=unit_id, defaults={"due_on": due_on}
            )[1]
        for agency_id in sorted(wanted_agencies):
            new += ExpectedPlan.objects.update_or_create(
                superior_id=plan_id, agency_id=agency_id, defaults={"due_on": due_on}
            )[1]
        audit.append(
            chain=plan.unit_id,
            what="planning.plans_expected",
            payload={
                "plan": plan_id,
                "units": sorted(wanted_units),
                "agencies": sorted(wanted_agencies),
                "due_on": due_on,
            },
            by=by,
            at=at,
        )
        return new


def receive(
    *,
    expected_id: int,
    title: str,
    number: str,
    issued_on: date | None,
    received_on: date,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> None:
    """Note that an expected plan came in; a later note stands for an earlier one. Raise `NotExpected`, `NotAllowed`."""
    expected = ExpectedPlan.objects.select_related("superior").get(pk=expected_id)
    unit_id = expected.superior.unit_id
    rules.require(by, Action.EDIT_PLAN, unit_id=unit_id, on=on)
    title = vietnamese.clean(title)
    if not title or len(title) > 300 or len(number.strip()) > 80:
        raise NotExpected("Ghi tên văn bản nhận được.")
    if received_on > on or (issued_on is not None and issued_on > received_on):
        raise NotExpected("Ngày nhận, ngày ban hành chưa đúng.")
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        if ReceivedPlan.objects.filter(client_id=client_id).exists():
            return
        ReceivedPlan.objects.create(
            expected=expected,
            title=title,
            number=number.strip(),
            issued_on=issued_on,
            received_on=received_on,
            by=by,
            at=at,
            client_id=client_id,
        )
        audit.append(
            chain=unit_id,
            what="planning.plan_received",
            payload={
                "plan": expected.superior_id,
                "expected": expected_id,
                "title": title,
                "number": number.strip(),
                "issued_on": issued_on,
                "received_on": received_on,
            },
            by=by,
            at=at,
        )


def subordinates(plan_id: int, *, on: date) -> tuple[Subordinate, ...]:
    """Return the plans owed under a plan: units first, then agencies; missing ones before received ones."""
    rows = list(ExpectedPlan.objects.filter(superior_id=plan_id).prefetch_related("received"))
    year = Plan.objects.only("year").get(pk=plan_id).year
    unit_ids = [row.unit_id for row in rows if row.unit_id is not None]
    plans = plan_views.plans_of_units(unit_ids, year=year, on=on)
    names = {unit.id: unit.title for unit in units.units_on(unit_ids, on)}
    found = []
    for row in rows:
        receipts = sorted(row.received.all(), key=lambda one: one.pk)
        last = receipts[-1] if receipts else None
        own = [view for view in plans.get(row.unit_id or 0, ()) if view.plan.parent_id == plan_id]
        if row.unit_id is not None:
            name = names.get(row.unit_id) or plan_views.unit_then(row.unit_id, on).title
        else:
            assert row.agency_id is not None
            name = registration_queries.agency_name(row.agency_id, on=on)
        number = f" {last.number}" if last is not None and last.number else ""
        found.append(
            Subordinate(
                id=row.pk,
                name=name,
                is_agency=row.agency_id is not None,
                unit_id=row.unit_id,
                due_on=row.due_on,
                known=plan_views.best_known(own, year=year),
                receipt=f"{last.title}{number}" if last is not None else "",
                received_on=last.received_on if last is not None else None,
                on=on,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.is_agency, one.is_received, one.name)))


def agencies_to_expect(unit_id: int, *, on: date) -> tuple[agencies.AgencyView, ...]:
    """Return the agencies of a plan's place on a day, from whom a plan of their own may be expected."""
    return agencies.agencies_at(unit_id, on=on)

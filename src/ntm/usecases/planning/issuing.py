"""Drafts, issues, amends and links plans; records the resolutions that a commune's plan needs, plans' own rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.planning.plans import Body, PlanKind, PlanRules, Resolution
from ntm.store.accounts.models import User
from ntm.store.planning.models import Plan, PlanResolution
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import plan_views
from ntm.usecases.territory import queries as units

_FIRST_YEAR, _LAST_YEAR = 2010, 2100


class NotAPlan(ValueError):
    """A plan that says too little, or the impossible; the message is Vietnamese."""


class ChangedMeanwhile(RuntimeError):
    """Somebody changed it after the person saw it; nothing was written. The message is Vietnamese."""


class LacksResolutions(ValueError):
    """A commune's plan is to be issued before its Party committee and People's Council resolved; Vietnamese."""


def draft_plan(
    *,
    unit_id: int,
    kind: PlanKind,
    title: str,
    year: int,
    first_year: int | None = None,
    parent_id: int | None = None,
    amends_id: int | None = None,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Draft a plan of a unit and return its id; the same `client_id` again is the same plan.

    A draft has neither number nor day: it is no baseline, and nobody's promise is approved under it. An amendment is of
    the same unit and year as what it amends. Raise `NotAPlan`, `NotAllowed`.
    """
    rules.require(by, Action.EDIT_PLAN, unit_id=unit_id, on=on)
    title = vietnamese.clean(title)
    if not title or len(title) > 500:
        raise NotAPlan("Tên kế hoạch còn trống hoặc dài quá 500 ký tự.")
    if not _FIRST_YEAR <= year <= _LAST_YEAR or (first_year is not None and not _FIRST_YEAR <= first_year < year):
        raise NotAPlan("Năm của kế hoạch chưa đúng.")
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        done = Plan.objects.filter(client_id=client_id).first()
        if done is not None:
            return done.pk
        if amends_id is not None:
            amended = Plan.objects.filter(pk=amends_id, unit_id=unit_id, year=year).first()
            if amended is None or amended.amends_id is not None:
                raise NotAPlan("Văn bản điều chỉnh phải cùng đơn vị, cùng năm với kế hoạch được điều chỉnh.")
        if parent_id is not None:
            _require_above(parent_id, unit_id=unit_id, on=on)
        plan = Plan.objects.create(
            unit_id=unit_id,
            kind=kind.value,
            title=title,
            year=year,
            first_year=first_year,
            parent_id=parent_id,
            amends_id=amends_id,
            client_id=client_id,
        )
        audit.append(
            chain=unit_id,
            what="planning.plan_drafted",
            payload={
                "plan": plan.pk,
                "kind": kind.value,
                "title": title,
                "year": year,
                "first_year": first_year,
                "parent": parent_id,
                "amends": amends_id,
            },
            by=by,
            at=at,
        )
        return plan.pk


def issue_plan(*, plan_id: int, number: str, issued_on: date, revision: int, by: User, on: date, at: datetime) -> None:
    """Give a draft its number and day of issue, from which it is official; once more with both the same does nothing.

    A commune's plan needs the resolutions that the plan above asks for (by default of its Party committee and People's
    Council), of that day or before. Raise `LacksResolutions`, `NotAPlan`, `ChangedMeanwhile`, `NotAllowed`.
    """
    number = vietnamese.clean(number)
    if not number or len(number) > 80:
        raise NotAPlan("Ghi số, ký hiệu của văn bản (không quá 80 ký tự).")
    if issued_on > on:
        raise NotAPlan(f"Ngày ban hành {format_day(issued_on)} còn ở phía trước.")
    with transaction.atomic():
        plan = _locked(plan_id, by=by, on=on)
        if (plan.number, plan.issued_on) == (number, issued_on):
            return
        _require_unchanged(plan, revision)
        if plan.number and plan.issued_on is not None:
            raise NotAPlan(f"Kế hoạch đã ban hành ({plan.number}); muốn sửa thì lập văn bản điều chỉnh.")
        if Plan.objects.filter(unit_id=plan.unit_id, number=number, issued_on=issued_on).exclude(pk=plan_id).exists():
            raise NotAPlan(f"Đã có văn bản {number} ngày {format_day(issued_on)} của đơn vị này.")
        view = plan_views.plan_view(plan_id, on=on)
        late = [one for one in view.resolutions if one.issued_on > issued_on]
        if view.missing or late:
            bodies = (*view.missing, *(one.body for one in late))
            raise LacksResolutions(
                f"Kế hoạch của xã cần nghị quyết của {' và '.join(body.label for body in bodies)} (số, ngày, không sau "
                "ngày ban hành) trước khi ban hành."
            )
        plan.number, plan.issued_on = number, issued_on
        plan.revision += 1
        plan.save(update_fields=["number", "issued_on", "revision"])
        _record(plan, "planning.plan_issued", {"number": number, "issued_on": issued_on}, by=by, at=at)


def record_resolution(
    *, plan_id: int, body: Body, number: str, issued_on: date, client_id: UUID, by: User, on: date, at: datetime
) -> None:
    """Record the resolution of a commune's Party committee or People's Council upon a plan.

    A later one of the same body stands for an earlier one. Raise `NotAPlan`, `NotAllowed`.
    """
    number = vietnamese.clean(number)
    if not number or len(number) > 80 or issued_on > on:
        raise NotAPlan("Ghi số và ngày của nghị quyết; ngày không ở phía trước.")
    with transaction.atomic():
        plan = _locked(plan_id, by=by, on=on)
        if PlanResolution.objects.filter(client_id=client_id).exists():
            return
        PlanResolution.objects.create(
            plan=plan, body=body.value, number=number, issued_on=issued_on, by=by, at=at, client_id=client_id
        )
        payload = {"body": body.value, "number": number, "issued_on": issued_on}
        _record(plan, "planning.plan_resolved_upon", payload, by=by, at=at)


def link_parent(*, plan_id: int, parent_id: int | None, revision: int, by: User, on: date, at: datetime) -> None:
    """State under which plan a plan stands, or that it stands under none that is known here.

    The link is stated, never read from the text: papers do not always name the plan that they follow. Raise `NotAPlan`
    for a plan that is not of a unit above, `ChangedMeanwhile`, `NotAllowed`.
    """
    with transaction.atomic():
        plan = _locked(plan_id, by=by, on=on)
        if plan.parent_id == parent_id:
            return
        _require_unchanged(plan, revision)
        if parent_id is not None:
            _require_above(parent_id, unit_id=plan.unit_id, on=plan.issued_on or on)
        plan.parent_id = parent_id
        plan.revision += 1
        plan.save(update_fields=["parent", "revision"])
        _record(plan, "planning.plan_linked", {"parent": parent_id}, by=by, at=at)


def set_rules(*, plan_id: int, wanted: PlanRules, revision: int, by: User, on: date, at: datetime) -> None:
    """Set what a plan asks of the promises made under it. Raise `ChangedMeanwhile`, `NotAllowed`."""
    with transaction.atomic():
        plan = _locked(plan_id, by=by, on=on)
        if plan.rules == wanted.to_data():
            return
        _require_unchanged(plan, revision)
        before = plan.rules
        plan.rules = wanted.to_data()
        plan.revision += 1
        plan.save(update_fields=["rules", "revision"])
        _record(plan, "planning.rules_set", {"before": before, "after": plan.rules}, by=by, at=at)


def resolutions_of(plan_id: int) -> tuple[Resolution, ...]:
    """Return every resolution recorded upon a plan, earlier ones that later ones stand for among them."""
    rows = PlanResolution.objects.filter(plan_id=plan_id).order_by("pk")
    return tuple(Resolution(Body(row.body), row.number, row.issued_on) for row in rows)


def _locked(plan_id: int, *, by: User, on: date) -> Plan:
    unit_id = Plan.objects.only("unit_id").get(pk=plan_id).unit_id
    rules.require(by, Action.EDIT_PLAN, unit_id=unit_id, on=on)
    Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
    return Plan.objects.select_for_update(of=("self",)).get(pk=plan_id)


def _require_unchanged(plan: Plan, revision: int) -> None:
    if plan.revision != revision:
        raise ChangedMeanwhile("Người khác vừa sửa kế hoạch này; hãy xem lại rồi ghi tiếp.")


def _require_above(parent_id: int, *, unit_id: int, on: date) -> None:
    parent = Plan.objects.filter(pk=parent_id).only("unit_id").first()
    unit = plan_views.unit_then(unit_id, on)
    day = on if on in unit.span else unit.span.start
    above = {place.id for place in units.ancestors(unit_id, day)} | {unit_id}
    if parent is None or parent.unit_id not in above:
        raise NotAPlan("Kế hoạch cấp trên phải là của đơn vị cấp trên (hoặc kế hoạch giai đoạn của chính đơn vị).")


def _record(plan: Plan, what: str, payload: Mapping[str, object], *, by: User, at: datetime) -> None:
    audit.append(chain=plan.unit_id, what=what, payload={"plan": plan.pk, **payload}, by=by, at=at)

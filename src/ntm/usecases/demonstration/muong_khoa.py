"""Mường Khoa's year 2025 under two tiers: its plan read, resolved upon, issued; what it registers, and a work it names.

The shipped paper has neither number nor day, so on its own it would stay a draft for ever. Resolutions, number and day
are invented for the demonstration and say so; what the plan promises is the paper's own.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid5

from ntm.core.kernel.states import Level
from ntm.core.planning.plans import Body, PlanKind
from ntm.store.accounts.models import User
from ntm.store.planning.models import Plan
from ntm.store.reading.models import Paper
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.planning import issuing, plan_views, registering, works
from ntm.usecases.planning.new_registrations import NewRegistration
from ntm.usecases.planning.works import WorkLinks, WorkTerms
from ntm.usecases.reading import reviewing

TWO_TIER_DAY = date(2025, 9, 10)
#: The day of the invented number, after the steering committee's of 29 July 2025 that the paper names.
ISSUED = date(2025, 8, 15)
_RESOLVED = (
    (Body.PARTY_COMMITTEE, "05-NQ/ĐU (mô phỏng)", date(2025, 8, 8)),
    (Body.PEOPLES_COUNCIL, "12/NQ-HĐND (mô phỏng)", date(2025, 8, 12)),
)
_OURS = UUID("c9a0a8f2-6a34-4b1b-9d57-5f0c7d1f2b11")


def set_up_muong_khoa(commune_id: int, *, at: datetime) -> None:
    """Take the commune's plan to its end, and enter what it promises; a second run adds nothing."""
    by = User.objects.get(username="canbo-muongkhoa")
    plan = _plan(commune_id, by=by, at=at)
    set_ = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code="12", on=TWO_TIER_DAY)
    registering.register(
        unit_id=commune_id,
        year=2025,
        wanted=[NewRegistration(set_code=set_.code, item="17", quarter=4)],
        client_id=uuid5(_OURS, "register"),
        by=by,
        on=TWO_TIER_DAY,
        at=at,
    )
    if plan is not None and not works.works_of([commune_id], on=TWO_TIER_DAY):
        road = WorkTerms(
            title="Đổ bê tông đường lên bản Hô Tra",
            item="2",
            due_year=2025,
            where="bản Hô Tra",
            quantity=Decimal(7),
            unit_word="km",
            source="Lồng ghép các chương trình MTQG; Nhân dân góp đất, ngày công",
        )
        works.add_work(
            unit_id=commune_id,
            terms=road,
            links=WorkLinks(set_code=set_.code, plan_id=plan),
            client_id=uuid5(_OURS, "work"),
            by=by,
            on=TWO_TIER_DAY,
            at=at,
        )


def _plan(commune_id: int, *, by: User, at: datetime) -> int | None:
    """Confirm what the paper states beyond doubt, and issue the plan that comes of it; return it, None for none."""
    for paper_id in Paper.objects.filter(unit_id=commune_id, kind="plan", year=2025).values_list("pk", flat=True):
        reviewing.review_many(paper_id=paper_id, by=by, on=TWO_TIER_DAY, at=at)
    row = Plan.objects.filter(unit_id=commune_id, year=2025, kind=PlanKind.PLAN.value).order_by("pk").first()
    if row is None:
        return None
    view = plan_views.plan_view(row.pk, on=TWO_TIER_DAY)
    for body, number, day in _RESOLVED:
        if body in view.missing:
            issuing.record_resolution(
                plan_id=row.pk,
                body=body,
                number=number,
                issued_on=day,
                client_id=uuid5(_OURS, body.value),
                by=by,
                on=TWO_TIER_DAY,
                at=at,
            )
    if view.is_draft:
        issuing.issue_plan(
            plan_id=row.pk,
            number="01/KH-UBND (mô phỏng)",
            issued_on=ISSUED,
            revision=row.revision,
            by=by,
            on=TWO_TIER_DAY,
            at=at,
        )
    return row.pk

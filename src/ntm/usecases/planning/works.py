"""Works that plans and roadmaps name: entered, followed through their states, taken off; every version stays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level
from ntm.core.planning import works as core
from ntm.core.planning.registrations import Terms
from ntm.core.planning.works import NotAWork, WorkState, WorkTerms
from ntm.store.accounts.models import User
from ntm.store.planning.models import Plan, Target
from ntm.store.planning.works import PlannedWork, WorkVersion
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import plan_views, stored
from ntm.usecases.planning.issuing import ChangedMeanwhile
from ntm.usecases.planning.registration_words import name_of_item, set_named
from ntm.usecases.territory import queries as units

__all__ = ["NotAWork", "WorkState", "WorkTerms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLinks:
    """What a work hangs on: the set of its item, the plan that names it with the target it serves, the agency that owns
    it; None where there is none."""

    set_code: str
    plan_id: int | None = None
    target_id: int | None = None
    owner_agency_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """A work as it stands on a day; `number` counts its versions, `plan` and `target` are in words."""

    id: int
    unit_id: int
    number: int
    terms: WorkTerms
    set_code: str
    plan_id: int | None
    plan: str
    target_id: int | None
    target: str
    owner_agency_id: int | None
    why: str
    by: str
    on: date

    @property
    def criterion(self) -> str:
        """Return the number of the criterion that it serves."""
        return self.terms.item.partition(".")[0]

    @property
    def item_words(self) -> str:
        """Return the indicator or criterion that it serves, in words."""
        return name_of_item(self.set_code, self.terms.item, year=self.terms.due_year)

    @property
    def due_words(self) -> str:
        """Return by when, in Vietnamese: "quý II/2024", "năm 2025"."""
        quarter = self.terms.due_quarter
        return f"{Terms(quarter).words}/{self.terms.due_year}" if quarter else f"năm {self.terms.due_year}"

    def is_late(self, on: date) -> bool:
        """Say whether its quarter, or its year, has ended on a day and it is not done."""
        month = (self.terms.due_quarter or 4) * 3
        end = date(self.terms.due_year + month // 12, month % 12 + 1, 1)
        return on >= end and not self.terms.state.is_over


class NoSuchWork(LookupError):
    """A number that no work has."""


def add_work(
    *, unit_id: int, terms: WorkTerms, links: WorkLinks, client_id: UUID, by: User, on: date, at: datetime
) -> int:
    """Enter a work of a commune and return it; the same `client_id` again returns the first.

    Raise `NotAWork`, `NotAllowed`.
    """
    rules.require(by, Action.REGISTER, unit_id=unit_id, on=on)
    _require_commune(unit_id, on=on)
    core.require_sense(terms)
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        known = PlannedWork.objects.filter(client_id=client_id).values_list("pk", flat=True).first()
        if known is not None:
            return int(known)
        work = PlannedWork.objects.create(unit_id=unit_id, client_id=client_id)
        row = _version(work, 1, terms, links, client_id=client_id, by=by, on=on, at=at)
        _record(row, "planning.work_added", by=by, at=at)
    return int(work.pk)


def change_work(
    *,
    work_id: int,
    terms: WorkTerms,
    links: WorkLinks,
    why: str,
    seen: int,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
    is_dropped: bool = False,
) -> int:
    """Write the next version of a work (its state, what else changed, or that it is taken off) and return its number.

    `seen` is the version that the person saw. Raise `NoSuchWork`, `NotAWork`, `ChangedMeanwhile`, `NotAllowed`.
    """
    work = PlannedWork.objects.filter(pk=work_id).first()
    if work is None:
        raise NoSuchWork(str(work_id))
    rules.require(by, Action.REGISTER, unit_id=work.unit_id, on=on)
    core.require_sense(terms)
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=work.unit_id)
        versions = list(work.versions.order_by("-number"))
        for one in versions:
            if one.client_id == client_id:
                return one.number
        if versions[0].number != seen:
            raise ChangedMeanwhile(f"{versions[0].by} vừa sửa công trình này; hãy xem lại rồi ghi tiếp.")
        if not why.strip():
            raise NotAWork("Ghi nội dung cập nhật hoặc lý do sửa.")
        row = _version(
            work, seen + 1, terms, links,
            client_id=client_id, by=by, on=on, at=at, why=why, is_dropped=is_dropped,
        )  # fmt: skip
        _record(row, "planning.work_dropped" if is_dropped else "planning.work_changed", by=by, at=at)
    return row.number


def works_of(unit_ids: Collection[int], *, on: date) -> tuple[WorkRow, ...]:
    """Return the works of communes as they stand on a day, in one query; those taken off are left out."""
    rows = _newest(on).filter(work__unit_id__in=unit_ids)
    found = [_row(row) for row in rows if not row.is_dropped]
    return tuple(sorted(found, key=lambda one: (one.unit_id, _in_order(one.terms.item), one.id)))


def works_of_plan(plan_id: int, *, on: date) -> tuple[WorkRow, ...]:
    """Return the works that a plan names, as they stand on a day, wherever they lie; one query."""
    rows = _newest(on).filter(work__versions__plan_id=plan_id)
    found = {row.work_id: _row(row) for row in rows if not row.is_dropped and row.plan_id == plan_id}
    return tuple(sorted(found.values(), key=lambda one: (_in_order(one.terms.item), one.id)))


def work_history(work_id: int, *, on: date) -> tuple[WorkRow, ...]:
    """Return every version of a work up to a day, the newest first; raise `NoSuchWork`."""
    rows = WorkVersion.objects.filter(work_id=work_id, on__lte=on).select_related("work", "plan", "target", "by")
    found = tuple(_row(row) for row in rows.order_by("-number"))
    if not found:
        raise NoSuchWork(str(work_id))
    return found


def _newest(on: date) -> QuerySet[WorkVersion]:
    return (
        WorkVersion.objects.filter(on__lte=on)
        .select_related("work", "plan", "target", "by")
        .order_by("work_id", "-number")
        .distinct("work_id")
    )


def _version(
    work: PlannedWork,
    number: int,
    terms: WorkTerms,
    links: WorkLinks,
    *,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
    why: str = "",
    is_dropped: bool = False,
) -> WorkVersion:
    _require_links(work.unit_id, terms, links, on=on)
    known = set_named(links.set_code)
    assert known is not None
    return WorkVersion.objects.create(
        work=work,
        number=number,
        plan_id=links.plan_id,
        target_id=links.target_id,
        set_code=known.base_code,
        item=terms.item,
        title=vietnamese.clean(terms.title)[:300],
        where=vietnamese.clean(terms.where)[:200],
        quantity=terms.quantity,
        unit_word=vietnamese.clean(terms.unit_word)[:40],
        owner_agency_id=links.owner_agency_id,
        owner=vietnamese.clean(terms.owner)[:200],
        cost=terms.cost,
        source=vietnamese.clean(terms.source)[:200],
        due_year=terms.due_year,
        due_quarter=terms.due_quarter,
        state=terms.state.value,
        is_dropped=is_dropped,
        why=vietnamese.clean(why)[:500],
        by=by,
        on=on,
        at=at,
        client_id=client_id,
    )


def _require_commune(unit_id: int, *, on: date) -> None:
    try:
        unit = units.unit_on(unit_id, on)
    except units.UnitNotFound as error:
        raise NotAWork("Ngày này không còn đơn vị ấy; ghi công trình tại đơn vị mới.") from error
    if unit.level is not Level.COMMUNE:
        raise NotAWork("Công trình ghi theo xã; thôn, bản nêu ở phần địa điểm.")


def _require_links(unit_id: int, terms: WorkTerms, links: WorkLinks, *, on: date) -> None:
    known = set_named(links.set_code)
    if known is None:
        raise NotAWork(f"Không có bộ tiêu chí {links.set_code}.")
    items = {str(one.number) for one in known.criteria} | {one.id for one in known.indicators}
    if terms.item not in items:
        raise NotAWork("Chọn tiêu chí hoặc chỉ tiêu mà công trình phục vụ.")
    if links.owner_agency_id is not None:
        try:
            agencies.agency_page(links.owner_agency_id)
        except agencies.AgencyNotFound as error:
            raise NotAWork("Không có cơ quan này.") from error
    if links.target_id is not None:
        target = Target.objects.filter(pk=links.target_id, withdrawn_at__isnull=True).first()
        if target is None or target.plan_id != links.plan_id:
            raise NotAWork("Chỉ tiêu ấy không thuộc kế hoạch đã chọn.")
    if links.plan_id is not None:
        plan = Plan.objects.filter(pk=links.plan_id).only("unit_id").first()
        unit = plan_views.unit_then(unit_id, on)
        above = {one.id for one in units.ancestors(unit_id, on if on in unit.span else unit.span.start)}
        if plan is None or plan.unit_id not in above | {unit_id}:
            raise NotAWork("Kế hoạch nêu công trình phải là của xã hoặc của cấp trên của xã.")


def _row(row: WorkVersion) -> WorkRow:
    return WorkRow(
        id=row.work_id,
        unit_id=row.work.unit_id,
        number=row.number,
        terms=WorkTerms(
            title=row.title,
            item=row.item,
            due_year=row.due_year,
            due_quarter=row.due_quarter,
            where=row.where,
            quantity=row.quantity,
            unit_word=row.unit_word,
            owner=row.owner,
            cost=row.cost,
            source=row.source,
            state=WorkState(row.state),
        ),
        set_code=row.set_code,
        plan_id=row.plan_id,
        plan=stored.plan_of(row.plan).label if row.plan is not None else "",
        target_id=row.target_id,
        target=row.target.quote if row.target is not None else "",
        owner_agency_id=row.owner_agency_id,
        why=row.why,
        by=str(row.by),
        on=row.on,
    )


def _in_order(item: str) -> tuple[int, ...]:
    return tuple(int(part) for part in item.split("."))


def _record(row: WorkVersion, what: str, *, by: User, at: datetime) -> None:
    audit.append(
        chain=row.work.unit_id,
        what=what,
        payload={
            "work": row.work_id,
            "number": row.number,
            "title": row.title,
            "item": row.item,
            "plan": row.plan_id,
            "target": row.target_id,
            "quantity": str(row.quantity) if row.quantity is not None else None,
            "unit": row.unit_word,
            "where": row.where,
            "owner": row.owner,
            "owner_agency": row.owner_agency_id,
            "cost": row.cost,
            "source": row.source,
            "due_year": row.due_year,
            "due_quarter": row.due_quarter,
            "state": row.state,
            "is_dropped": row.is_dropped,
            "why": row.why,
        },
        by=by,
        at=at,
    )

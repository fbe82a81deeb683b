"""Roadmaps: by when each unmet indicator is to be met, what is missing, at what cost, by which way and whose hands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from ntm.core.kernel import vietnamese
from ntm.core.planning.registrations import Terms
from ntm.store.accounts.models import User
from ntm.store.planning.models import RoadmapLine
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning.issuing import ChangedMeanwhile
from ntm.usecases.planning.registration_words import set_named

_FIRST_YEAR, _LAST_YEAR = 2010, 2100
#: More than the whole programme of a province in five years; a number beyond it was typed wrongly.
_MOST_DONG = 100_000_000_000_000


class NotALine(ValueError):
    """A line of a roadmap that says too little, or the impossible; the message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """A line as a person enters it. `cost` is in đồng, None where it is not estimated yet; which is not 0."""

    due_year: int
    due_quarter: int | None = None
    missing: str = ""
    cost: int | None = None
    solution: str = ""
    owner_agency_id: int | None = None
    owner: str = ""
    is_dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A line of a commune's roadmap as it stands on a day; `number` counts its versions."""

    unit_id: int
    set_code: str
    item: str
    number: int
    due_year: int
    due_quarter: int | None
    missing: str
    cost: int | None
    solution: str
    owner_agency_id: int | None
    owner: str
    why: str
    by: str
    on: date

    @property
    def due_words(self) -> str:
        """Return by when, in Vietnamese: "quý II/2024", "năm 2025"."""
        if self.due_quarter is None:
            return f"năm {self.due_year}"
        return f"{Terms(self.due_quarter).words}/{self.due_year}"

    @property
    def is_complete(self) -> bool:
        """Say whether the line says how, by whom and at what cost."""
        return bool(self.solution) and self.cost is not None and bool(self.owner or self.owner_agency_id)


def write_line(
    *,
    unit_id: int,
    set_code: str,
    item: str,
    line: NewLine,
    why: str = "",
    seen: int,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Write a line of a commune's roadmap and return the number of its version; earlier versions stay.

    `seen` is the version that the person saw, 0 for none. A change needs a reason. Raise `NotALine`,
    `ChangedMeanwhile`, `NotAllowed`.
    """
    rules.require(by, Action.REGISTER, unit_id=unit_id, on=on)
    known_set = set_named(set_code)
    if known_set is None or item not in {indicator.id for indicator in known_set.indicators}:
        raise NotALine(f"Bộ tiêu chí không có chỉ tiêu {item}.")
    _check(line)
    code = known_set.base_code
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        rows = RoadmapLine.objects.filter(unit_id=unit_id, set_code=code, item=item).order_by("-number")
        for row in rows:
            if row.client_id == client_id:
                return row.number
        last = rows[0].number if rows else 0
        if last != seen:
            raise ChangedMeanwhile("Người khác vừa sửa dòng này của lộ trình; hãy xem lại rồi ghi tiếp.")
        if last and not why.strip():
            raise NotALine("Ghi lý do sửa lộ trình.")
        row = RoadmapLine.objects.create(
            unit_id=unit_id,
            set_code=code,
            item=item,
            number=last + 1,
            due_year=line.due_year,
            due_quarter=line.due_quarter,
            missing=vietnamese.clean(line.missing)[:300],
            cost=line.cost,
            solution=vietnamese.clean(line.solution)[:1000],
            owner_agency_id=line.owner_agency_id,
            owner=vietnamese.clean(line.owner)[:200],
            is_dropped=line.is_dropped,
            why=vietnamese.clean(why)[:500],
            by=by,
            on=on,
            at=at,
            client_id=client_id,
        )
        audit.append(
            chain=unit_id,
            what="planning.roadmap_written",
            payload={
                "set": code,
                "item": item,
                "number": row.number,
                "due_year": line.due_year,
                "due_quarter": line.due_quarter,
                "cost": line.cost,
                "missing": row.missing,
                "solution": row.solution,
                "owner_agency": line.owner_agency_id,
                "owner": row.owner,
                "is_dropped": line.is_dropped,
                "why": row.why,
            },
            by=by,
            at=at,
        )
        return row.number


def _check(line: NewLine) -> None:
    if not _FIRST_YEAR <= line.due_year <= _LAST_YEAR:
        raise NotALine("Năm hoàn thành chưa đúng.")
    if line.due_quarter is not None and not 1 <= line.due_quarter <= 4:
        raise NotALine("Quý chưa đúng.")
    if line.cost is not None and not 0 <= line.cost <= _MOST_DONG:
        raise NotALine("Kinh phí chưa đúng: ghi số nguyên, đơn vị đồng.")
    if line.owner_agency_id is not None:
        try:
            agencies.agency_page(line.owner_agency_id)
        except agencies.AgencyNotFound as error:
            raise NotALine("Không có cơ quan này.") from error


def lines_of(unit_ids: Collection[int], *, on: date) -> tuple[LineRow, ...]:
    """Return the roadmaps of communes as they stand on a day, in one query; lines taken off are left out."""
    rows = (
        RoadmapLine.objects.filter(unit_id__in=unit_ids, on__lte=on)
        .select_related("by")
        .order_by("unit_id", "set_code", "item", "-number")
        .distinct("unit_id", "set_code", "item")
    )
    found = [
        LineRow(
            unit_id=row.unit_id,
            set_code=row.set_code,
            item=row.item,
            number=row.number,
            due_year=row.due_year,
            due_quarter=row.due_quarter,
            missing=row.missing,
            cost=row.cost,
            solution=row.solution,
            owner_agency_id=row.owner_agency_id,
            owner=row.owner,
            why=row.why,
            by=str(row.by),
            on=row.on,
        )
        for row in rows
        if not row.is_dropped
    ]
    return tuple(
        sorted(found, key=lambda row: (row.unit_id, row.set_code, tuple(int(part) for part in row.item.split("."))))
    )


def last_numbers(unit_id: int, *, set_code: str) -> dict[str, int]:
    """Return the number of the newest version of each line of a commune, of those taken off too."""
    rows = RoadmapLine.objects.filter(unit_id=unit_id, set_code=set_code).values_list("item").annotate(Max("number"))
    return dict(rows)

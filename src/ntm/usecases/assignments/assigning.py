"""What offices do to assignments: name who leads, supports or reports what, where and from when; end one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from ntm.core.assignments import responsibilities as core
from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, AgencyName, Assignment
from ntm.store.base import open_span
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments.operations import NoSource, NotThen
from ntm.usecases.assignments.responsibilities import criteria_set
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries as units

__all__ = ["NoSource", "NotThen", "Part"]

_LONGEST_SOURCE = 300


class UnknownItem(ValueError):
    """A number that no criterion or indicator of the set bears; the message is the number."""


class OutsideItsPlace(ValueError):
    """A place that does not lie in the agency's own unit; the message names it."""


class SpanIsEmpty(ValueError):
    """An assignment that would end before it begins, or end later than it does."""


class AlreadyAssigned(ValueError):
    """Somebody leads or reports the item there on such a day; the Vietnamese message names who and what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAssignment:
    """An agency's part in items of a set, for places, from a day to a day (None: until it is ended).

    `quote` is the paper's sentence and `origin` its fact ("fact:12") where it was read from one.
    """

    agency_id: int
    unit_ids: tuple[int, ...]
    set_code: str
    items: tuple[str, ...]
    part: Part
    start: date
    end: date | None = None
    source: str
    quote: str = ""
    origin: str = ""


def assign(new: NewAssignment, *, client_id: UUID, by: User, on: date, at: datetime) -> tuple[int, ...]:
    """Give an agency a part in items of places and return the assignments, one a place and item.

    The same `client_id` again returns the first result. An assignment that is there already stays as it is. Raise
    `NotAllowed`, `NotThen`, `OutsideItsPlace`, `UnknownItem`, `UnknownSet`, `SpanIsEmpty`, `NoSource`,
    `AlreadyAssigned`; then nothing was written.
    """
    return assign_many([new], client_id=client_id, by=by, on=on, at=at)


def assign_many(news: Sequence[NewAssignment], *, client_id: UUID, by: User, on: date, at: datetime) -> tuple[int, ...]:
    """Give parts to agencies, all or nothing; raise as `assign`."""
    made: list[int] = []
    deeds: list[audit.Deed] = []
    with transaction.atomic():
        done = list(Assignment.objects.filter(client_id=client_id).order_by("pk").values_list("pk", flat=True))
        if done:
            return tuple(done)
        for new in news:
            numbers, deed = _assign(new, client_id=client_id, by=by, on=on, at=at)
            made += numbers
            deeds += [deed] if numbers else []
        audit.append_many(deeds, by=by, at=at)
    return tuple(made)


def end_assignment(*, assignment_ids: Collection[int], end: date, source: str, by: User, on: date, at: datetime) -> int:
    """End assignments on a day, the first on which they no longer hold, and return how many were ended.

    One that ends then or earlier stays as it is. Raise `NotAllowed`, `SpanIsEmpty` (it begins on that day or later),
    `NoSource`.
    """
    source = source_of(source)
    with transaction.atomic():
        rows = list(
            Assignment.objects.select_for_update(of=("self",))
            .select_related("agency")
            .filter(pk__in=assignment_ids)
            .order_by("pk")
        )
        for unit_id in sorted({row.agency.unit_id for row in rows}):
            rules.require(by, Action.ASSIGN, unit_id=unit_id, on=on)
        ended = [row for row in rows if row.span.upper is None or row.span.upper > end]
        for row in ended:
            if row.span.lower >= end:
                raise SpanIsEmpty(f"phân công bắt đầu từ {format_day(row.span.lower)}")
            Assignment.objects.filter(pk=row.pk).update(span=open_span(row.span.lower, end))
        deeds = [
            audit.Deed(
                row.agency.unit_id,
                "assignments.assignment_ended",
                {"assignment": row.pk, "agency": row.agency_id, "item": row.item, "end": end, "source": source},
            )
            for row in ended
        ]
        audit.append_many(deeds, by=by, at=at)
    return len(ended)


def _assign(new: NewAssignment, *, client_id: UUID, by: User, on: date, at: datetime) -> tuple[list[int], audit.Deed]:
    source = source_of(new.source)
    if new.end is not None and new.end <= new.start:
        raise SpanIsEmpty("ngày kết thúc phải sau ngày bắt đầu")
    agency = Agency.objects.select_for_update(no_key=True).filter(pk=new.agency_id).first()
    if agency is None or not _lives(agency, new.start):
        raise NotThen(f"cơ quan số {new.agency_id} ngày {format_day(new.start)}")
    rules.require(by, Action.ASSIGN, unit_id=agency.unit_id, on=on)
    own = units.unit_on(agency.unit_id, new.start)
    within = units.scope_ids(agency.unit_id, new.start)
    for unit_id in new.unit_ids:
        if unit_id not in within:
            raise OutsideItsPlace(units.unit_on(unit_id, new.start).full_name)
    items = [_item(text, new.set_code, part=new.part) for text in dict.fromkeys(new.items)]
    made = []
    for unit_id in dict.fromkeys(new.unit_ids):
        for item in items:
            row = _row(new, unit_id, item, level=own.level, source=source)
            row.client_id, row.by, row.at = client_id, by, at
            if _is_there(row):
                continue
            made.append(_insert(row))
    payload = {
        "assignments": made,
        "agency": agency.pk,
        "units": list(new.unit_ids),
        "set": row_set(new.set_code),
        "items": items,
        "part": new.part,
        "start": new.start,
        "end": new.end,
        "source": source,
        "origin": new.origin,
    }
    return made, audit.Deed(agency.unit_id, "assignments.assigned", payload)


def copy_for(
    row: Assignment, *, agency: Agency, start: date, source: str, client_id: UUID, by: User, at: datetime
) -> int:
    """Give another agency the same part in the same item and place from a day on, inside the caller's transaction.

    Return the assignment, 0 where the agency has it already. The caller has checked who may and records the deed.

    Raise `AlreadyAssigned` where a third agency has the part there.
    """
    copy = Assignment(
        agency=agency,
        unit_id=row.unit_id,
        level=units.unit_on(agency.unit_id, start).level.value,
        set_code=row.set_code,
        item=row.item,
        part=row.part,
        span=open_span(start, row.span.upper),
        source=source,
        quote=row.quote,
        origin=row.origin,
        by=by,
        at=at,
        client_id=client_id,
    )
    return 0 if _is_there(copy) else _insert(copy)


def row_set(set_code: str) -> str:
    """Return the code under which assignments by a set are kept; raise `UnknownSet`."""
    return criteria_set(set_code).base_code


def source_of(text: str) -> str:
    """Return a paper's number and day as they are kept; raise `NoSource`."""
    text = vietnamese.clean(text)
    if not text or len(text) > _LONGEST_SOURCE:
        raise NoSource("thiếu văn bản, hoặc dài quá 300 ký tự")
    return text


def _row(new: NewAssignment, unit_id: int, item: str, *, level: Level, source: str) -> Assignment:
    return Assignment(
        agency_id=new.agency_id,
        unit_id=unit_id,
        level=level.value,
        set_code=row_set(new.set_code),
        item=item,
        part=new.part.value,
        span=open_span(new.start, new.end),
        source=source,
        quote=new.quote,
        origin=new.origin,
    )


def _is_there(row: Assignment) -> bool:
    same = Assignment.objects.filter(
        agency_id=row.agency_id, unit_id=row.unit_id, set_code=row.set_code, item=row.item, part=row.part
    )
    return same.filter(span__contains=row.span).exists()


def _insert(row: Assignment) -> int:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if constraint not in (
            "assignment_one_lead_a_day",
            "assignment_one_reporter_a_day",
            "assignment_said_once_a_day",
        ):
            raise
        raise AlreadyAssigned(_who_is_there(row)) from error
    return int(row.pk)


def _who_is_there(row: Assignment) -> str:
    there = Assignment.objects.filter(
        unit_id=row.unit_id,
        level=row.level,
        set_code=row.set_code,
        item=row.item,
        part=row.part,
        span__overlap=row.span,
    )
    name = (
        there.filter(agency__names__is_official=True, agency__names__span__overlap=F("span"))
        .values_list("agency__names__text", flat=True)
        .order_by("-agency__names__span")
        .first()
    )
    what = "tiêu chí" if "." not in row.item else "chỉ tiêu"
    part = Part(row.part).label.lower()
    return f"{name or 'Một cơ quan'} đang {part} {what} {row.item} tại {units_name(row.unit_id, row.span.lower)}"


def units_name(unit_id: int, on: date) -> str:
    """Return a unit's name with its kind on a day or, where it does not exist then, on the first day of its life."""
    try:
        return units.unit_on(unit_id, on).full_name
    except units.UnitNotFound:
        return units.history(unit_id).versions[0].full_name


def _item(text: str, set_code: str, *, part: Part) -> str:
    known = criteria_set(set_code)
    try:
        item = core.item_of(text)
    except core.NotAnItem as error:
        raise UnknownItem(text) from error
    numbers = {str(criterion.number) for criterion in known.criteria}
    if item not in numbers and item not in {one.id for one in known.indicators}:
        raise UnknownItem(item)
    if part is Part.REPORTS_WHOLE and "." in item:
        raise UnknownItem(item)
    return item


def _lives(agency: Agency, day: date) -> bool:
    return AgencyName.objects.filter(agency=agency, is_official=True, span__contains=day).exists()

"""Parts in criteria that a paper gives to agencies, and lists of villages, as assignments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from ntm.core.assignments.responsibilities import Part
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Assignment
from ntm.usecases.assignments import assigning
from ntm.usecases.assignments.queries import names_on
from ntm.usecases.reading import duties
from ntm.usecases.reading.data_lines import DataLine, Group, LineState, Source
from ntm.usecases.reading.duties import PaperDuties, PaperDuty, PaperList

_DEEDS = UUID("6e746d00-0000-4000-8000-000000000002")
_MOST_PLACES = 6


def lines(source: Source) -> list[DataLine]:
    """Return a line for every part and list that the paper gives, beside what others lead there already."""
    found = duties.duties_of(source.paper.pk)
    places = {row.pk: str(row.data.get("place") or "") for row in source.rows}
    made = _made(found)
    held = _held(found)
    lines = [
        _line(one, place=places[one.fact_id], made=made.get(one.key, []), held=held, on=source.on)
        for one in found.duties
        if one.fact_id in places
    ]
    return lines + [_list_line(one, places[_fact_of(one)]) for one in found.lists if _fact_of(one) in places]


def _line(
    one: PaperDuty,
    *,
    place: str,
    made: Sequence[Assignment],
    held: Mapping[tuple[int, str], tuple[int, str]],
    on: date,
) -> DataLine:
    state, beside = LineState.NEW, ""
    own = {agency.id for agency in one.agencies}
    leads = [held[unit, item] for unit, _ in one.units for item in one.items if (unit, item) in held]
    others = [name for agency, name in leads if agency not in own]
    if made:
        standing = [row for row in made if row.span.upper is None or row.span.upper > on]
        state = LineState.WRITTEN if standing else LineState.UNDONE
    elif not one.can_be_confirmed:
        state, beside = LineState.BLOCKED, one.doubts[0] if one.doubts else "Chưa đủ căn cứ để phân công."
    elif one.part is Part.LEAD and others:
        state, beside = LineState.DIFFERENT, f"{others[0]} đang chủ trì ở đó."
    elif one.part is Part.LEAD and len(leads) == len(one.units) * len(one.items):
        state, beside = LineState.SAME, "Đã phân công như vậy."
    where = [name for _, name in one.units]
    return DataLine(
        key=f"assignment-{one.key}",
        group=Group.ASSIGNMENT,
        fact_id=one.fact_id,
        says=f"{'; '.join(agency.name for agency in one.agencies) or one.words}: {one.part.label.lower()}",
        value=f"{_items(one)} tại {_some(where)}" if where else _items(one),
        quote=one.quote,
        place=place,
        state=state,
        beside=beside,
        doubts=one.doubts,
        choices=tuple((agency.id, agency.name) for agency in one.agencies) if len(one.agencies) > 1 else (),
        numbers=tuple(row.pk for row in made),
        can_return=False,
    )


def _items(one: PaperDuty) -> str:
    word = "chỉ tiêu" if any("." in item for item in one.items) else "tiêu chí"
    return f"{word} {', '.join(one.items)}" + (" (bộ thôn, bản)" if "village" in one.set_code else "")


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_PLACES
    return ", ".join(names[:_MOST_PLACES]) + (f" và {more} nơi nữa" if more > 0 else "")


def _list_line(one: PaperList, place: str) -> DataLine:
    doubts = [f"Chưa tìm thấy cơ quan: {'; '.join(one.unknown)}."] if one.unknown else []
    unplaced = [member.named for member in one.members if member.unit_id is None]
    if unplaced:
        doubts.append(f"Chưa có trong danh mục: {_some(unplaced)}.")
    return DataLine(
        key=f"list-{one.key}",
        group=Group.ASSIGNMENT,
        fact_id=_fact_of(one),
        says=f"Danh sách {len(one.members)} thôn, bản giao chung cho {len(one.agencies)} cơ quan",
        value=_some([member.named for member in one.members]),
        quote=one.quote,
        place=place,
        state=LineState.WRITTEN if one.recorded else LineState.NEW,
        doubts=tuple(doubts),
        can_return=False,
    )


def _fact_of(one: PaperList) -> int:
    return int(one.key.partition("-")[0])


def _made(found: PaperDuties) -> Mapping[str, list[Assignment]]:
    """Return the assignments that each duty of the paper became, in one query."""
    keys = {duties.origin_of(one.key): one.key for one in found.duties}
    made: dict[str, list[Assignment]] = {}
    for row in Assignment.objects.filter(origin__in=list(keys)).order_by("pk"):
        made.setdefault(keys[row.origin], []).append(row)
    return made


def _held(found: PaperDuties) -> Mapping[tuple[int, str], tuple[int, str]]:
    """Return who leads each item of each place on the paper's day, by place and item."""
    if found.start is None:
        return {}
    places = {unit for one in found.duties for unit, _ in one.units}
    sets = {one.set_code for one in found.duties if one.set_code}
    rows = Assignment.objects.filter(
        unit_id__in=places, set_code__in=sets, part=Part.LEAD.value, span__contains=found.start
    )
    held = {(row.unit_id, row.item): row.agency_id for row in rows}
    names = names_on(set(held.values()), on=found.start)
    return {about: (agency, names.get(agency, "Một cơ quan khác")) for about, agency in held.items()}


def write(source: Source, line: DataLine, *, lead: int | None, by: User, on: date, at: datetime) -> tuple[int, ...]:
    """Make assignments of a part, or a relation of a list, and return the assignments; raise as
    `duties.confirm_duties`."""
    kind, _, key = line.key.partition("-")
    choices = []
    if kind == "assignment":
        one = next(one for one in duties.duties_of(source.paper.pk).duties if one.key == key)
        choices = [duties.Choice(key, one.part, lead)]
    duties.confirm_duties(
        paper_id=source.paper.pk,
        choices=choices,
        lists=[key] if kind == "list" else [],
        client_id=uuid5(_DEEDS, line.key),
        by=by,
        on=on,
        at=at,
    )
    rows = Assignment.objects.filter(origin=duties.origin_of(key)).order_by("pk")
    return tuple(rows.values_list("pk", flat=True))


def undo(line: DataLine, *, by: User, on: date, at: datetime) -> None:
    """End the assignments today; until then they held. Raise `SpanIsEmpty`, `NotAllowed`."""
    assigning.end_assignment(
        assignment_ids=line.numbers, end=on, source="Rút dữ kiện đã ghi từ văn bản", by=by, on=on, at=at
    )

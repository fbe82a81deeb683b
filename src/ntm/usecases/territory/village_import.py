"""Villages from a workbook: looked at row by row first, written only when a person accepts what was shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db import connection, transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.territory import names, village_names
from ntm.documents import villages as tables
from ntm.documents import workbooks
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.territory import bulk, querysets
from ntm.store.territory.models import Unit, UnitVersion
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries
from ntm.usecases.territory.queries import UnitOn
from ntm.usecases.territory.resolving import CommunesOfPlace, NotResolved
from ntm.usecases.territory.village_lives import Stay, life_below


class RowState(StrEnum):
    """What would become of a row."""

    NEW = "new"
    KNOWN = "known"
    BAD = "bad"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for it."""
        return {"new": "thêm mới", "known": "đã có", "bad": "có lỗi"}[self]


@dataclass(frozen=True, slots=True)
class NewVillage:
    """A village to be added: its commune on the day of the list, its name, local word and first day if stated."""

    commune_id: int
    name: str
    local_term: str
    since: date | None


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the workbook, what it means and what is wrong with it; `village` is None for a bad one."""

    number: int
    commune: str
    text: str
    state: RowState
    problems: tuple[str, ...]
    village: NewVillage | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a workbook would do to the villages of a place, with nothing written."""

    place: UnitOn
    on: date
    rows: tuple[PreviewRow, ...]
    unused: tuple[str, ...]

    @property
    def new(self) -> tuple[NewVillage, ...]:
        """Return the villages that would be added."""
        return tuple(row.village for row in self.rows if row.state is RowState.NEW and row.village is not None)

    def count(self, state: RowState) -> int:
        """Return how many rows are in a state."""
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many villages were added, and how many were there already."""

    added: int
    known: int


class OutsideThePlace(ValueError):
    """A village to be imported into a commune that does not lie in the place."""


def preview(*, place_id: int, content: bytes, file_name: str, by: User, on: date) -> Preview:
    """Return what a workbook would do to the villages of a place on a day; nothing is written.

    Raise `NotAllowed`, `UnitNotFound`, and `WorkbookRefused` for a file that is no list of villages.
    """
    rules.require(by, rules.Action.ADD_VILLAGE, unit_id=place_id, on=on)
    table = tables.read_villages(workbooks.read_table(content, file_name=file_name))
    communes = CommunesOfPlace.of(place_id, on=on)
    known = _known_names([unit.id for unit in communes.communes])
    seen: dict[tuple[int, str], int] = {}
    rows = tuple(_looked_at(row, communes, known, seen) for row in table.rows)
    return Preview(place=communes.place, on=on, rows=rows, unused=table.unused)


def _known_names(commune_ids: Sequence[int]) -> set[tuple[int, str]]:
    rows = UnitVersion.objects.filter(parent_id__in=commune_ids, level=Level.VILLAGE.value)
    return {
        (parent, names.exact_key(name)) for parent, name in rows.values_list("parent_id", "name") if parent is not None
    }


def _looked_at(
    row: tables.VillageRow, communes: CommunesOfPlace, known: set[tuple[int, str]], seen: dict[tuple[int, str], int]
) -> PreviewRow:
    problems = list(row.problems)
    text = f"{row.local_term} {row.name}".strip()
    try:
        commune = communes.find(code=row.commune_code, name=row.commune, district=row.district)
    except NotResolved as error:
        problems.append(str(error))
        return PreviewRow(row.number, row.commune, text, RowState.BAD, tuple(problems), None)
    if row.since is not None and (commune.span.end is not None and row.since >= commune.span.end):
        problems.append(f"từ ngày {format_day(row.since)} {commune.full_name} không còn")
    key = (commune.id, names.exact_key(row.name))
    if not problems and key in seen:
        problems.append(f"trùng dòng {seen[key]}")
    if problems:
        return PreviewRow(row.number, commune.title, text, RowState.BAD, tuple(problems), None)
    seen[key] = row.number
    state = RowState.KNOWN if key in known else RowState.NEW
    return PreviewRow(
        row.number, commune.title, text, state, (), NewVillage(commune.id, row.name, row.local_term, row.since)
    )


def add_villages(
    *, place_id: int, villages: Sequence[NewVillage], source: str, by: User, on: date, at: datetime
) -> Imported:
    """Add the villages of an accepted list, all or none; those that are there already are left as they are.

    Each commune is locked and looked at again, so that two people with one file add each village once. Raise
    `NotAllowed`, `OutsideThePlace`.
    """
    rules.require(by, rules.Action.ADD_VILLAGE, unit_id=place_id, on=on)
    communes = {unit.id for unit in queries.communes_in(place_id, on)}
    if any(village.commune_id not in communes for village in villages):
        raise OutsideThePlace("có thôn, bản ngoài phạm vi của anh/chị")
    wanted = sorted({village.commune_id for village in villages})
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk", flat=True))
        known = _known_names(wanted)
        adding = []
        for village in villages:
            key = (village.commune_id, names.exact_key(village.name))
            if key not in known:
                known.add(key)
                adding.append(village)
        _write(adding, source=source, by=by, on=on, at=at)
    return Imported(added=len(adding), known=len(villages) - len(adding))


def _write(villages: Sequence[NewVillage], *, source: str, by: User, on: date, at: datetime) -> None:
    if not villages:
        return
    units = Unit.objects.bulk_create([Unit() for _ in villages])
    ids = [unit.pk for unit in units]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE unit SET own_code = 'V' || lpad(id::text, 7, '0') WHERE id = ANY(%s::bigint[])", [ids])
    lives: dict[tuple[int, date | None], tuple[Stay, ...]] = {}
    regions: dict[int, str] = {}
    versions = []
    for unit_id, village in zip(ids, villages, strict=True):
        life_key = (village.commune_id, village.since)
        if life_key not in lives:
            lives[life_key] = life_below(village.commune_id, on=on, since=village.since)
        for stay in lives[life_key]:
            if stay.commune_id not in regions:
                regions[stay.commune_id] = querysets.history(stay.commune_id)[-1].region or ""
            kind = village_names.kind_of(village.local_term)
            versions.append(
                UnitVersion(
                    unit_id=unit_id,
                    level=Level.VILLAGE.value,
                    kind=kind.value,
                    name=village.name,
                    name_key=names.search_key(village.name),
                    sort_key=vietnamese.sort_key(village.name),
                    local_term=village_names.stored_term(village.local_term),
                    parent_id=stay.commune_id,
                    region=regions[stay.commune_id],
                    span=open_span(stay.span.start, stay.span.end),
                    begun_by_id=stay.begun_by,
                    ended_by_id=stay.ended_by,
                )
            )
    UnitVersion.objects.bulk_create(versions, batch_size=1000)
    bulk.rebuild_places_of(ids)
    audit.append_many(
        [
            audit.Deed(
                chain=village.commune_id,
                what="territory.village_added",
                payload={
                    "village": unit_id,
                    "own_code": f"V{unit_id:07d}",
                    "name": village.name,
                    "local_term": village_names.stored_term(village.local_term),
                    "source": source,
                },
            )
            for unit_id, village in zip(ids, villages, strict=True)
        ],
        by=by,
        at=at,
    )


#: What the second sheet of a workbook for villages says.
GUIDANCE = (
    "Mỗi dòng một thôn, bản, tổ dân phố. Chỉ cột “Tên thôn, bản” là bắt buộc khi nhập cho một xã.",
    "Nhập cho cả huyện, tỉnh thì ghi thêm mã xã, hoặc tên xã (và huyện nếu hai xã trùng tên).",
    "“Gọi là”: bản, thôn, ấp, buôn, làng, xóm, tổ dân phố …; bỏ trống thì lấy chữ đứng đầu tên (“Bản Mấn”).",
    "“Từ ngày”: ngày/tháng/năm thành lập; bỏ trống nghĩa là từ khi có xã.",
    "Không dùng công thức. Nộp lại cùng một tệp không làm thay đổi gì.",
)


def workbook_of(*, place_id: int, on: date) -> bytes:
    """Return the villages of a place on a day as the workbook that `preview` takes; it has headings at least."""
    communes = CommunesOfPlace.of(place_id, on=on)
    by_id = {unit.id: unit for unit in communes.communes}
    return tables.write_villages(_rows(queries.villages_in(place_id, on), by_id, communes), guidance=GUIDANCE)


def _rows(villages: Iterable[UnitOn], by_id: dict[int, UnitOn], communes: CommunesOfPlace) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for village in villages:
        if village.parent_id not in by_id:
            continue
        commune = by_id[village.parent_id]
        district = communes.district_of(commune)
        named = district.name if district is not None and district.level is Level.DISTRICT else ""
        term = village.local_term or village.kind.label
        rows.append((named, commune.code, commune.name, term, village.name, ""))
    return rows

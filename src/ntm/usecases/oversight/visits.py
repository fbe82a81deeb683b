"""Visits: who went where, when, and what they saw there, with photos and voice notes; one or many at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.documents import photos, recordings
from ntm.documents.photos import NotEvidence
from ntm.documents.recordings import NotARecording
from ntm.store.accounts.models import User
from ntm.store.oversight import querysets
from ntm.store.oversight.models import Visit, VisitFile
from ntm.store.territory.models import Place
from ntm.usecases.access import reach
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.audit.operations import Deed
from ntm.usecases.instruments import evidence as files
from ntm.usecases.reporting.evidence import LARGEST_FILE, safe_name

#: Nobody needs more from one visit; a slip of the finger that sends a folder stops here.
MOST_FILES = 6
#: A visit that lies further back is told in words elsewhere.
LOOK_BACK = timedelta(days=366)
_LONGEST_TEXT = 4000
_LONGEST_PEOPLE = 500
_in_order = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


class VisitRefused(ValueError):
    """A visit that cannot be kept; the message is Vietnamese and says why."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A photo or a voice note as somebody sends it: its bytes and the name that their device gave it."""

    content: bytes
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVisit:
    """A visit as somebody reports it; `client_id` is its own number, made where it was written."""

    client_id: UUID
    unit_id: int
    visited_on: date
    people: str = ""
    seen: str
    asked: str = ""
    files: tuple[NewFile, ...] = ()


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a file of a visit is by its bytes."""

    file: NewFile
    media_type: str
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


def report_visit(visit: NewVisit, *, by: User, on: date, at: datetime) -> int:
    """Keep a visit and return its number; the same `client_id` again returns the first. Raise `VisitRefused`."""
    found = report_visits([visit], by=by, on=on, at=at)[visit.client_id]
    if isinstance(found, VisitRefused):
        raise found
    return found


def report_visits(visits: Sequence[NewVisit], *, by: User, on: date, at: datetime) -> Mapping[UUID, int | VisitRefused]:
    """Keep many visits in a fixed number of statements; return each one's number, or why it was refused.

    What was kept before keeps its number. One deed a place is recorded.
    """
    found: dict[UUID, int | VisitRefused] = {}
    allowed = reach.allowed_among(by, Action.REPORT_VISIT, unit_ids={one.unit_id for one in visits}, on=on)
    lived = _days_of({one.unit_id for one in visits})
    kept: dict[UUID, tuple[_Row, tuple[_Looked, ...]]] = {}
    for one in visits:
        try:
            if one.unit_id not in allowed:
                raise VisitRefused("Anh/chị không được phép ghi chuyến thăm ở nơi này, hoặc quyền đã hết.")
            _require_day(one, lived.get(one.unit_id, ()), on=on)
            kept.setdefault(one.client_id, (_row(one, by=by, at=at), tuple(_look(file) for file in _few(one.files))))
        except (VisitRefused, NotEvidence, NotARecording) as refused:
            found[one.client_id] = refused if isinstance(refused, VisitRefused) else VisitRefused(str(refused))
    for _, looked in kept.values():
        for file in looked:
            files.keep(file.file.content)  # bytes first: a row that names a missing file would be worse
    with transaction.atomic():
        numbers = querysets.write_visits([row for row, _ in kept.values()])
        new = {client_id: pair for client_id, pair in kept.items() if client_id in numbers}
        before: dict[UUID, int | VisitRefused] = {
            client_id: pk if by_id == by.pk else VisitRefused("Mã này đã được người khác dùng.")
            for client_id, (pk, by_id) in querysets.kept_before(Visit, kept.keys() - new.keys()).items()
        }
        VisitFile.objects.bulk_create(
            _file_row(numbers[client_id], one) for client_id, (_, looked) in new.items() for one in looked
        )
        audit.append_many(_deeds([row for row, _ in new.values()], numbers), by=by, at=at)
    return found | before | numbers


_Row = dict[str, Any]


def _row(visit: NewVisit, *, by: User, at: datetime) -> _Row:
    seen, asked, people = _lines(visit.seen), _lines(visit.asked), vietnamese.clean(visit.people)
    if not seen:
        raise VisitRefused("Hãy ghi đã thấy gì ở nơi đến thăm.")
    if len(seen) > _LONGEST_TEXT or len(asked) > _LONGEST_TEXT:
        raise VisitRefused(f"Nội dung dài quá {vietnamese.format_number(_LONGEST_TEXT)} ký tự.")
    if len(people) > _LONGEST_PEOPLE:
        raise VisitRefused(f"Phần ghi những người cùng đi dài quá {_LONGEST_PEOPLE} ký tự.")
    return {
        "unit_id": visit.unit_id,
        "visited_on": visit.visited_on.isoformat(),
        "people": people,
        "seen": seen,
        "asked": asked,
        "client_id": str(visit.client_id),
        "by_id": by.pk,
        "at": at.isoformat(),
    }


def _require_day(visit: NewVisit, lived: Sequence[tuple[date, date | None]], *, on: date) -> None:
    day = visit.visited_on
    if day > on:
        raise VisitRefused(f"Ngày thăm {format_day(day)} chưa đến; hãy xem lại ngày, và đồng hồ của máy.")
    if day < on - LOOK_BACK:
        raise VisitRefused(f"Ngày thăm {format_day(day)} cách nay quá một năm; hãy xem lại ngày.")
    if not any(start <= day and (end is None or day < end) for start, end in lived):
        raise VisitRefused(f"Nơi này không tồn tại vào ngày {format_day(day)}; hãy chọn lại nơi đến thăm.")


def _days_of(unit_ids: set[int]) -> dict[int, list[tuple[date, date | None]]]:
    found: dict[int, list[tuple[date, date | None]]] = {}
    for unit_id, span in Place.objects.filter(unit_id__in=unit_ids, depth=0).values_list("unit_id", "span"):
        found.setdefault(unit_id, []).append((span.lower, span.upper))
    return found


def _few(sent: Sequence[NewFile]) -> Sequence[NewFile]:
    if len(sent) > MOST_FILES:
        raise VisitRefused(f"Mỗi chuyến thăm kèm nhiều nhất {MOST_FILES} ảnh và đoạn ghi âm.")
    return {files.digest_of(one.content): one for one in sent}.values()  # type: ignore[return-value]


def _look(file: NewFile) -> _Looked:
    if not file.content:
        raise VisitRefused("Tệp kèm theo rỗng.")
    if len(file.content) > LARGEST_FILE:
        raise VisitRefused(f"Tệp kèm theo lớn hơn {LARGEST_FILE // 1024 // 1024} MB.")
    try:
        return _Looked(file, recordings.look(file.content))
    except NotARecording:
        looked = photos.look(file.content)
    if not looked.media_type.startswith("image/"):
        raise VisitRefused("Chỉ nhận ảnh (JPEG, PNG, WebP) hoặc đoạn ghi âm, không nhận văn bản.")
    return _Looked(file, looked.media_type, looked.taken_at, looked.latitude, looked.longitude)


def _file_row(visit_id: int, looked: _Looked) -> VisitFile:
    return VisitFile(
        visit_id=visit_id,
        digest=files.digest_of(looked.file.content),
        file_name=safe_name(looked.file.file_name),
        media_type=looked.media_type,
        size=len(looked.file.content),
        taken_at=looked.taken_at,
        latitude=looked.latitude,
        longitude=looked.longitude,
    )


def _deeds(rows: Sequence[_Row], numbers: Mapping[UUID, int]) -> list[Deed]:
    by_unit: dict[int, list[_Row]] = {}
    for row in rows:
        # The words stand in the append-only table; their digest binds them to the chain.
        number = numbers[UUID(row["client_id"])]
        told = {"visit": number, "visited_on": row["visited_on"], "digest": digest_of(row)}
        by_unit.setdefault(row["unit_id"], []).append(told)
    return [Deed(unit_id, "oversight.visited", {"visits": told}) for unit_id, told in sorted(by_unit.items())]


def digest_of(row: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a row as it is written, in hexadecimal: of its JSON with the keys in order."""
    return hashlib.sha256(_in_order(row).encode()).hexdigest()


def _lines(text: str) -> str:
    return "\n".join(vietnamese.clean(line) for line in text.strip().splitlines())

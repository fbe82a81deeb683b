"""What a device sends, as it is: read strictly, so that nothing half understood is ever taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ntm.usecases.oversight.list_checks import Answered, NewCheck
from ntm.usecases.oversight.visits import NewFile, NewVisit
from ntm.usecases.reporting.draft_turns import Turn

#: One request brings no more entries; a device sends far fewer at once, a saved file may hold weeks.
MOST_ENTRIES = 1000


_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class NotAnEntry(ValueError):
    """Something that no device of ours sends; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class RaisedObstacle:
    """An obstacle as a device brings it."""

    unit_id: int
    title: str
    text: str
    item: str


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A photo behind a figure of a report as a device brings it."""

    report_id: int
    measure: str
    photo: NewFile


@dataclass(frozen=True, slots=True)
class ReportTurn:
    """A saving of a report as a device brings it."""

    report_id: int
    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of an outbox: its own number, what it is, when the device's clock says that it was written.

    `digest` tells the same number used for something else; `files` come with it.
    """

    client_id: UUID
    kind: str
    body: ReportTurn | RaisedObstacle | NewVisit | NewCheck | NewEvidence
    digest: bytes
    written_at: datetime | None
    files: tuple[NewFile, ...] = ()


def read_entry(raw: Any, *, files: Sequence[NewFile] = ()) -> Entry:
    """Return an entry as JSON gives it, with the files that came with it; raise `NotAnEntry`."""
    try:
        client_id, kind, body = UUID(_text(raw, "id")), _text(raw, "kind"), raw["body"]
        read = _READERS[kind](body, client_id, tuple(files))
        written = raw.get("written_at")
        clock = datetime.fromisoformat(written) if isinstance(written, str) else None
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotAnEntry("Không đọc được mục này; hãy cập nhật trang ngoại tuyến rồi gửi lại.") from error
    digest = hashlib.sha256(_canonical([kind, body]).encode("utf-8", "surrogatepass"))
    for file in files:
        digest.update(hashlib.sha256(file.content).digest())
    return Entry(
        client_id=client_id,
        kind=kind,
        body=read,
        digest=digest.digest(),
        written_at=clock if clock is not None and clock.tzinfo is not None else None,
        files=tuple(files),
    )


def _report(body: Mapping[str, Any], client_id: UUID, files: tuple[NewFile, ...]) -> ReportTurn:
    base, mine = body.get("base", {}), body["mine"]
    if not isinstance(base, dict) or not isinstance(mine, dict) or files:
        raise TypeError
    chosen = tuple(str(key) for key in body.get("chosen", ()))
    return ReportTurn(_number(body, "report"), Turn(client_id=client_id, base=base, mine=mine, chosen=chosen))


def _obstacle(body: Mapping[str, Any], client_id: UUID, files: tuple[NewFile, ...]) -> RaisedObstacle:
    return RaisedObstacle(_number(body, "unit"), _text(body, "title"), _text(body, "text", ""), _text(body, "item", ""))


def _visit(body: Mapping[str, Any], client_id: UUID, files: tuple[NewFile, ...]) -> NewVisit:
    return NewVisit(
        client_id=client_id,
        unit_id=_number(body, "unit"),
        visited_on=date.fromisoformat(_text(body, "visited_on")),
        people=_text(body, "people", ""),
        seen=_text(body, "seen"),
        asked=_text(body, "asked", ""),
        files=files,
    )


def _check(body: Mapping[str, Any], client_id: UUID, files: tuple[NewFile, ...]) -> NewCheck:
    if files:
        raise TypeError
    rows = tuple(
        Answered(_text(row, "key"), _text(row, "words"), _text(row, "answer"), _text(row, "remark", ""))
        for row in body["rows"]
    )
    return NewCheck(client_id=client_id, unit_id=_number(body, "unit"), rows=rows, remark=_text(body, "remark", ""))


def _evidence(body: Mapping[str, Any], client_id: UUID, files: tuple[NewFile, ...]) -> NewEvidence:
    (photo,) = files
    return NewEvidence(_number(body, "report"), _text(body, "measure"), photo)


_Body = ReportTurn | RaisedObstacle | NewVisit | NewCheck | NewEvidence
_READERS: Mapping[str, Callable[[Mapping[str, Any], UUID, tuple[NewFile, ...]], _Body]] = {
    "report": _report,
    "obstacle": _obstacle,
    "visit": _visit,
    "check": _check,
    "evidence": _evidence,
}


def _text(body: Mapping[str, Any], name: str, default: str | None = None) -> str:
    found = body[name] if default is None else body.get(name, default)
    if not isinstance(found, str) or "\x00" in found:
        raise TypeError(name)
    found.encode()  # half a letter is no text
    return found


def _number(body: Mapping[str, Any], name: str) -> int:
    found = body[name]
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found < 2**62:
        raise TypeError(name)
    return found

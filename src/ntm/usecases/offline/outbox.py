"""What outboxes bring: every entry taken exactly once, refused with its reason, or kept as a conflict for a person.

The server decides. A device's clock is noted and never believed; an entry that came before gets the answer that it got
then, so that a device whose connection was cut sends the same again. Entries about one thing are taken together, in the
order in which they were written; each group and its receipts are one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from ntm.documents.photos import NotEvidence
from ntm.documents.recordings import NotARecording
from ntm.store.accounts.models import User
from ntm.store.offline import querysets
from ntm.usecases.offline.entries import Entry, NewEvidence, RaisedObstacle, ReportTurn
from ntm.usecases.oversight import list_checks, visits
from ntm.usecases.oversight.list_checks import NewCheck
from ntm.usecases.oversight.visits import NewFile, NewVisit
from ntm.usecases.reporting import draft_turns, evidence, obstacles, report_queries
from ntm.usecases.reporting.draft_turns import Turned
from ntm.usecases.reporting.obstacle_desks import ObstacleRefused
from ntm.usecases.reporting.obstacle_photos import NewPhoto
from ntm.usecases.reporting.obstacle_recordings import NewRecording
from ntm.usecases.reporting.period_gate import PeriodIsClosed


class Outcome(StrEnum):
    """What became of an entry."""

    ACCEPTED = "accepted"
    CONFLICT = "conflict"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the outcome."""
        return {"accepted": "đã nhận", "conflict": "xung đột", "refused": "bị từ chối"}[self]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the device is told of an entry: the outcome, why in Vietnamese, where it stands, the other side's words."""

    client_id: UUID
    outcome: Outcome
    why: str = ""
    address: str = ""
    theirs: Mapping[str, Any] = field(default_factory=dict)
    theirs_by: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as the receipt keeps it and the device reads it."""
        return {
            "outcome": self.outcome.value,
            "why": self.why,
            "address": self.address,
            "theirs": dict(self.theirs),
            "theirs_by": self.theirs_by,
        }


_OTHERS = "Mã của mục này đã được dùng cho việc khác; hãy lưu lại thành mục mới rồi gửi."


def receive(
    entries: Sequence[Entry], *, device_id: UUID | None, by: User, on: date, at: datetime
) -> tuple[Answer, ...]:
    """Take the entries of a person's outbox and return what became of each, in the order given.

    What was answered before gets the same answer, whether it comes again in this request, in the next or from another
    tab at the same moment.
    """
    answers: dict[UUID, Answer] = {}
    fresh: dict[UUID, Entry] = {}
    for entry in entries:
        fresh.setdefault(entry.client_id, entry)
    for take, group in _groups(fresh.values()):
        with transaction.atomic():
            # One person's outboxes are taken one after the other, so that a retry never meets its first try half done.
            _wait_for_ones_turn(by)
            known = _known(group, by=by)
            waiting = [entry for entry in group if entry.client_id not in known]
            taken = {one.client_id: one for one in take(waiting, by=by, on=on, at=at)} if waiting else {}
            if waiting:
                _keep(waiting, taken, device_id=device_id, by=by, at=at)
        answers |= known | taken
    return tuple(
        answers[entry.client_id]
        if entry.digest == fresh[entry.client_id].digest
        else Answer(entry.client_id, Outcome.REFUSED, _OTHERS)
        for entry in entries
    )


_Take = Callable[..., Iterable[Answer]]


def _groups(entries: Iterable[Entry]) -> Iterable[tuple[_Take, list[Entry]]]:
    """Return entries in groups that are taken together: a report's, all visits, all checks, each obstacle and photo."""
    found: dict[tuple[str, int], tuple[_Take, list[Entry]]] = {}
    for place, entry in enumerate(entries):
        match entry.body:
            case ReportTurn(report_id):
                group = found.setdefault(("report", report_id), (_reports, []))
            case NewVisit():
                group = found.setdefault(("visit", 0), (_visits, []))
            case NewCheck():
                group = found.setdefault(("check", 0), (_checks, []))
            case RaisedObstacle():
                group = found.setdefault(("obstacle", place), (_obstacle, []))
            case NewEvidence():
                group = found.setdefault(("evidence", place), (_evidence, []))
        group[1].append(entry)
    return found.values()


def _wait_for_ones_turn(by: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, by.pk % 2**31])


#: Names our locks among those of the database.
_LOCK = 0x6F66


def _known(entries: Sequence[Entry], *, by: User) -> dict[UUID, Answer]:
    """Return the answers that entries got before; a number that means something else is refused."""
    sent = {entry.client_id: entry for entry in entries}
    found = {}
    for row in querysets.receipts_of(sent):
        is_same = row.by_id == by.pk and row.digest == sent[row.client_id].digest
        found[row.client_id] = (
            Answer(
                row.client_id,
                Outcome(row.outcome),
                row.answer["why"],
                row.answer["address"],
                row.answer["theirs"],
                row.answer["theirs_by"],
            )
            if is_same
            else Answer(row.client_id, Outcome.REFUSED, _OTHERS)
        )
    return found


def _keep(
    entries: Sequence[Entry], answers: Mapping[UUID, Answer], *, device_id: UUID | None, by: User, at: datetime
) -> None:
    rows: list[dict[str, Any]] = [
        {
            "client_id": str(entry.client_id),
            "kind": entry.kind,
            "outcome": answers[entry.client_id].outcome.value,
            "answer": answers[entry.client_id].as_json(),
            "digest": f"\\x{entry.digest.hex()}",
            "device_clock": entry.written_at.isoformat() if entry.written_at is not None else None,
        }
        for entry in entries
    ]
    querysets.write_receipts(rows, by_id=by.pk, device_id=device_id, at=at)


def _reports(entries: Sequence[Entry], *, by: User, on: date, at: datetime) -> Iterable[Answer]:
    turns = {entry.client_id: entry.body for entry in entries if isinstance(entry.body, ReportTurn)}
    report_id = next(iter(turns.values())).report_id
    try:
        with transaction.atomic():
            page = report_queries.report_page(report_id, by=by, on=on)
            done = draft_turns.save_in_turn(
                report_id=report_id,
                turns=[one.turn for one in turns.values()],
                keys=draft_turns.writable_keys(page, by=by, on=on),
                by=by,
                on=on,
                at=at,
            )
    except (report_queries.ReportNotFound, report_queries.NoLongerOwed):
        return _all_refused(entries, "Báo cáo này không còn được yêu cầu.")
    except (PermissionDenied, PeriodIsClosed) as error:
        return _all_refused(entries, str(error))
    address = f"/bao-cao/{report_id}/"
    return [_turned(client_id, one, address) for client_id, one in zip(turns, done, strict=True)]


def _turned(client_id: UUID, one: Turned, address: str) -> Answer:
    if one.refusal:
        return Answer(client_id, Outcome.REFUSED, one.refusal)
    if one.theirs:
        why = f"{one.theirs_by} đã ghi khác ở {len(one.theirs)} chỗ; các chỗ còn lại đã được nhận."
        return Answer(client_id, Outcome.CONFLICT, why, address, one.theirs, one.theirs_by)
    return Answer(client_id, Outcome.ACCEPTED, address=address)


def _visits(entries: Sequence[Entry], *, by: User, on: date, at: datetime) -> Iterable[Answer]:
    sent = [entry.body for entry in entries if isinstance(entry.body, NewVisit)]
    done = visits.report_visits(sent, by=by, on=on, at=at)
    return [
        Answer(client_id, Outcome.REFUSED, str(found))
        if isinstance(found, visits.VisitRefused)
        else Answer(client_id, Outcome.ACCEPTED, address=f"/tham/{found}/")
        for client_id, found in done.items()
    ]


def _checks(entries: Sequence[Entry], *, by: User, on: date, at: datetime) -> Iterable[Answer]:
    sent = {entry.client_id: entry.body for entry in entries if isinstance(entry.body, NewCheck)}
    done = list_checks.confirm_lists(list(sent.values()), by=by, on=on, at=at)
    return [
        Answer(client_id, Outcome.REFUSED, str(found))
        if isinstance(found, list_checks.ListCheckRefused)
        else Answer(client_id, Outcome.ACCEPTED, address=f"/xac-nhan/{sent[client_id].unit_id}/")
        for client_id, found in done.items()
    ]


def _obstacle(entries: Sequence[Entry], *, by: User, on: date, at: datetime) -> Iterable[Answer]:
    (entry,) = entries
    body = entry.body
    assert isinstance(body, RaisedObstacle)
    try:
        photo, recording = _told_apart(entry.files)
        with transaction.atomic():
            number = obstacles.raise_obstacle(
                unit_id=body.unit_id,
                title=body.title,
                text=body.text,
                item=body.item[:20],
                photo=photo,
                recording=recording,
                client_id=entry.client_id,
                by=by,
                on=on,
                at=at,
            )
    except (PermissionDenied, ObstacleRefused, NotEvidence, NotARecording) as refused:
        return _all_refused(entries, str(refused))
    return [Answer(entry.client_id, Outcome.ACCEPTED, address=f"/vuong-mac/{number}/")]


def _evidence(entries: Sequence[Entry], *, by: User, on: date, at: datetime) -> Iterable[Answer]:
    (entry,) = entries
    body = entry.body
    assert isinstance(body, NewEvidence)
    try:
        with transaction.atomic():
            evidence.attach(
                report_id=body.report_id,
                measure=body.measure,
                content=body.photo.content,
                file_name=body.photo.file_name,
                note="",
                client_id=entry.client_id,
                by=by,
                on=on,
                at=at,
            )
    except report_queries.ReportNotFound:
        return _all_refused(entries, "Báo cáo này không còn được yêu cầu.")
    except (PermissionDenied, PeriodIsClosed, NotEvidence) as refused:
        return _all_refused(entries, str(refused))
    return [Answer(entry.client_id, Outcome.ACCEPTED, address=f"/bao-cao/{body.report_id}/")]


def _told_apart(sent: Sequence[NewFile]) -> tuple[NewPhoto | None, NewRecording | None]:
    """Return the photo and the voice note among the files of an obstacle, told apart by their names' beginnings."""
    photo = recording = None
    for file in sent:
        if file.file_name.startswith("ghi-am") and recording is None:
            recording = NewRecording(file.content, file.file_name)
        elif photo is None:
            photo = NewPhoto(file.content, file.file_name)
        else:
            raise NotEvidence("Mỗi vướng mắc kèm nhiều nhất một ảnh và một đoạn ghi âm.")
    return photo, recording


def _all_refused(entries: Sequence[Entry], why: str) -> list[Answer]:
    return [Answer(entry.client_id, Outcome.REFUSED, why) for entry in entries]

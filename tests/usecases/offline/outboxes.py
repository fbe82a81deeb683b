"""Entries as devices send them, and sending them for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from ntm.store.accounts.models import User
from ntm.usecases.offline import entries, outbox
from ntm.usecases.offline.entries import Entry
from ntm.usecases.offline.outbox import Answer
from ntm.usecases.oversight.visits import NewFile
from tests.usecases.reporting.programme import WORKING_DAY, moment


def entry(kind: str, body: Mapping[str, Any], *, id: UUID | None = None, files: Sequence[NewFile] = ()) -> Entry:
    """Give an entry as the server reads it from a device."""
    return entries.read_entry({"id": str(id or uuid4()), "kind": kind, "body": dict(body)}, files=files)


def visit(unit_id: int, seen: str = "Đường vào bản đã đổ xong.", *, id: UUID | None = None, **more: Any) -> Entry:
    """Give a visit."""
    body = {"unit": unit_id, "visited_on": "2024-06-09", "seen": seen} | more
    return entry("visit", body, id=id)


def turn(report_id: int, mine: Mapping[str, Any], *, base: Mapping[str, Any] | None = None, **more: Any) -> Entry:
    """Give a saving of a report."""
    return entry("report", {"report": report_id, "mine": dict(mine), "base": dict(base or {})}, **more)


def sent(*brought: Entry, by: User, on: date = WORKING_DAY) -> tuple[Answer, ...]:
    """Send entries of a person and give the answers."""
    return outbox.receive(brought, device_id=None, by=by, on=on, at=moment(on))

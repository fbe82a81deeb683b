"""Receipts looked up and written many at once: one statement, and a parameter that does not grow with their number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from ntm.store.base import planned_once

_READ = """
    SELECT client_id, by_id, digest, outcome, answer
    FROM offline_receipt
    WHERE client_id = ANY(%s::uuid[])
"""

# What all receipts of a request share travels once; JSON that is only taken apart need not be made into `jsonb` first.
_WRITE = """
    INSERT INTO offline_receipt
        (client_id, by_id, device_id, kind, outcome, answer, digest, device_clock, received_at)
    SELECT client_id, %s::bigint, %s::uuid, kind, outcome, answer, digest, device_clock, %s::timestamptz
    FROM json_to_recordset(%s::json) AS sent
        (client_id uuid, kind text, outcome text, answer jsonb, digest bytea, device_clock timestamptz)
"""


class ReceiptRow(NamedTuple):
    """A receipt as it is looked up: whose it is, of which bytes, and what was answered."""

    client_id: UUID
    by_id: int
    digest: bytes
    outcome: str
    answer: dict[str, Any]


def receipts_of(client_ids: Iterable[UUID]) -> list[ReceiptRow]:
    """Return the receipts that there are of these entries."""
    with planned_once() as cursor:
        cursor.execute(_READ, [uuid_list(client_ids)])
        return [
            ReceiptRow(client_id, by_id, bytes(digest), outcome, _plain(answer))
            for client_id, by_id, digest, outcome, answer in cursor.fetchall()
        ]


def write_receipts(rows: Sequence[dict[str, Any]], *, by_id: int, device_id: UUID | None, at: datetime) -> None:
    """Write one person's receipts of one request.

    A row holds the other columns by name, the digest as PostgreSQL's `\\x…`, the device's clock as ISO text.
    """
    with planned_once() as cursor:
        cursor.execute(_WRITE, [by_id, device_id, at, json.dumps(rows, ensure_ascii=False)])


def uuid_list(numbers: Iterable[UUID]) -> str:
    """Return numbers as the text of a PostgreSQL array, which is one parameter however many they are."""
    return "{" + ",".join(map(str, numbers)) + "}"


def _plain(answer: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer) if isinstance(answer, str) else answer
    return found

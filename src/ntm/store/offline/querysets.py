"""Receipts written many at once: one statement, one parameter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

_WRITE = """
    INSERT INTO offline_receipt
        (client_id, by_id, device_id, kind, outcome, answer, digest, device_clock, received_at)
    SELECT client_id, by_id, device_id, kind, outcome, answer, decode(digest, 'hex'), device_clock, received_at
    FROM jsonb_to_recordset(%s::jsonb) AS sent
        (client_id uuid, by_id bigint, device_id uuid, kind text, outcome text, answer jsonb, digest text,
         device_clock timestamptz, received_at timestamptz)
"""


def write_receipts(rows: Sequence[dict[str, Any]]) -> None:
    """Write receipts; a row holds the columns by name, the digest in hexadecimal, moments as ISO text."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [json.dumps(rows, ensure_ascii=False)])

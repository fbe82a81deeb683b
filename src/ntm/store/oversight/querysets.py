"""Visits and list checks written many at once: one statement, one parameter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

_VISITS = """
    INSERT INTO visit (unit_id, visited_on, people, seen, asked, client_id, by_id, at)
    SELECT unit_id, visited_on, people, seen, asked, client_id, by_id, at
    FROM jsonb_to_recordset(%s::jsonb) AS sent
        (unit_id bigint, visited_on date, people text, seen text, asked text, client_id uuid, by_id bigint,
         at timestamptz)
    RETURNING client_id, id
"""

_CHECKS = """
    INSERT INTO list_check (unit_id, rows, wrong, remark, client_id, by_id, at)
    SELECT unit_id, rows, wrong, remark, client_id, by_id, at
    FROM jsonb_to_recordset(%s::jsonb) AS sent
        (unit_id bigint, rows jsonb, wrong integer, remark text, client_id uuid, by_id bigint, at timestamptz)
    RETURNING client_id, id
"""


def write_visits(rows: Sequence[dict[str, Any]]) -> dict[UUID, int]:
    """Write visits and return their numbers by their clients' ids; a row holds the columns by name, days as text."""
    return _written(_VISITS, rows)


def write_checks(rows: Sequence[dict[str, Any]]) -> dict[UUID, int]:
    """Write list checks and return their numbers by their clients' ids."""
    return _written(_CHECKS, rows)


def _written(statement: str, rows: Sequence[dict[str, Any]]) -> dict[UUID, int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(rows, ensure_ascii=False)])
        return {client_id: int(number) for client_id, number in cursor.fetchall()}

"""Visits and list checks written many at once: one statement, one parameter.

What has a number that is there already is left alone; whoever wrote it asks for the first one by `kept_before`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from ntm.store.base import planned_once
from ntm.store.oversight.models import ListCheck, Visit

_VISITS = """
    INSERT INTO visit (unit_id, visited_on, people, seen, asked, client_id, by_id, at)
    SELECT unit_id, visited_on, people, seen, asked, client_id, by_id, at
    FROM json_to_recordset(%s::json) AS sent
        (unit_id bigint, visited_on date, people text, seen text, asked text, client_id uuid, by_id bigint,
         at timestamptz)
    ON CONFLICT (client_id) DO NOTHING
    RETURNING client_id, id
"""

_CHECKS = """
    INSERT INTO list_check (unit_id, rows, wrong, remark, client_id, by_id, at)
    SELECT unit_id, rows, wrong, remark, client_id, by_id, at
    FROM json_to_recordset(%s::json) AS sent
        (unit_id bigint, rows jsonb, wrong integer, remark text, client_id uuid, by_id bigint, at timestamptz)
    ON CONFLICT (client_id) DO NOTHING
    RETURNING client_id, id
"""


def write_visits(rows: Sequence[dict[str, Any]]) -> dict[UUID, int]:
    """Write visits that are not there yet and return their numbers by their clients' ids.

    A row holds the columns by name, days as text.
    """
    return _written(_VISITS, rows)


def write_checks(rows: Sequence[dict[str, Any]]) -> dict[UUID, int]:
    """Write list checks that are not there yet and return their numbers by their clients' ids."""
    return _written(_CHECKS, rows)


def kept_before(model: type[Visit] | type[ListCheck], client_ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return of what was kept before its number and the number of its writer, by the client's id."""
    rows = model._default_manager.filter(client_id__in=list(client_ids)).values_list("client_id", "pk", "by_id")
    return {client_id: (pk, by_id) for client_id, pk, by_id in rows}


def _written(statement: str, rows: Sequence[dict[str, Any]]) -> dict[UUID, int]:
    with planned_once() as cursor:
        cursor.execute(statement, [json.dumps(rows, ensure_ascii=False)])
        return {client_id: int(number) for client_id, number in cursor.fetchall()}

"""1,000 entries of an outbox in one request, against the bare insert of the very rows that they become.

The reference writes the same visits, checks, receipts and draft with psycopg's `executemany` (pipelined) in one
transaction; ours reads the JSON, asks for rights, refuses nothing, merges the figures, writes and
records the deeds.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from statistics import median
from time import perf_counter
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from bench._database import migrated_database

ON = date(2024, 6, 10)
AT = datetime(2024, 6, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
MOST = {"outbox_ratio_budget": 2.0}
VISITS, TURNS, CHECKS, VILLAGES = 500, 450, 50, 20
_ROUNDS = 7


def _batch(places: list[int], report: int) -> str:
    """Return 1,000 entries as a device sends them, every number new."""
    entries: list[dict[str, Any]] = []
    for n in range(VISITS):
        seen = f"Đường nội bản {n} đã đổ bê tông, còn đoạn qua suối chưa có cống; dân góp 120 công."
        entries.append(_entry("visit", {"unit": places[n % len(places)], "visited_on": "2024-06-09", "seen": seen}))
    for _ in range(TURNS):
        entries.append(_entry("report", {"report": report, "base": {}, "mine": {"t:progress": "Đã kéo điện."}}))
    for n in range(CHECKS):
        rows = [{"key": f"unit:{m}", "words": f"bản {m}", "answer": "right", "remark": ""} for m in range(10)]
        entries.append(_entry("check", {"unit": places[n % len(places)], "rows": rows}))
    return json.dumps(entries)


def _entry(kind: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": kind, "body": body, "written_at": "2024-06-09T08:00:00+07:00"}


def _ours(text: str, officer: Any) -> float:
    from ntm.usecases.offline import entries, outbox

    begun = perf_counter()
    read = [entries.read_entry(one) for one in json.loads(text)]
    answers = outbox.receive(read, device_id=uuid4(), by=officer, on=ON, at=AT)
    taken = perf_counter() - begun
    assert {one.outcome.value for one in answers} == {"accepted"}, answers[0]
    return taken


_COPIED = {
    "visit": "unit_id, visited_on, people, seen, asked, by_id, at",
    "list_check": "unit_id, rows, wrong, remark, by_id, at",
}
_RECEIPT = "by_id, device_id, kind, outcome, answer, digest, device_clock, received_at"


def _rows(table: str, columns: str, many: int) -> list[tuple[Any, ...]]:
    """Return the newest rows of a table, each with a new number in front, ready to be inserted again."""
    from django.db import connection
    from psycopg.types.json import Jsonb

    newest = "received_at DESC" if table == "offline_receipt" else "id DESC"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} ORDER BY {newest} LIMIT {many}")
        found = cursor.fetchall()
    return [(uuid4(), *(Jsonb(json.loads(v)) if _is_json(v) else v for v in row)) for row in found]


def _is_json(value: object) -> bool:
    return isinstance(value, str) and value[:1] in ("[", "{")


def _bare(sets: dict[str, tuple[str, list[tuple[Any, ...]]]]) -> float:
    from django.db import connection, transaction

    begun = perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in sets.items():
            marks = ", ".join(["%s"] * len(rows[0]))
            statement = f"INSERT INTO {table} (client_id, {columns}) VALUES ({marks})"
            cursor.executemany(statement, rows)
        cursor.execute("UPDATE report_draft SET version = version + 1, saved_at = %s", [AT])
    return perf_counter() - begun


def main() -> None:
    """Measure both in turn and print the medians and their ratio."""
    with migrated_database():
        from django.db import connection
        from tests.usecases.access.places import BEGIN, REFORM, add_unit, person
        from tests.usecases.reporting.programme import make_programme

        from ntm.core.kernel.states import Role, UnitKind

        programme = make_programme()
        country = programme.country
        above = [country.commune, country.district, country.province]
        villages = [add_unit(f"Bản {n}", UnitKind.VILLAGE, above, BEGIN, REFORM).pk for n in range(VILLAGES)]
        officer = person(Role.COMMUNE_OFFICER, country.commune, username="do")
        report = programme.open()
        _ours(_batch(villages, report), officer)
        ours, bare = [], []
        for _ in range(_ROUNDS):
            ours.append(_ours(_batch(villages, report), officer))
            sets = {
                table: (columns, _rows(table, columns, n))
                for (table, columns), n in zip(_COPIED.items(), (VISITS, CHECKS), strict=True)
            }
            sets["offline_receipt"] = (_RECEIPT, _rows("offline_receipt", _RECEIPT, VISITS + TURNS + CHECKS))
            with connection.cursor() as cursor:
                cursor.execute("CHECKPOINT")
            bare.append(_bare(sets))
        found = {
            "entries": VISITS + TURNS + CHECKS,
            "outbox_ms": 1000 * median(ours),
            "bare_insert_ms": 1000 * median(bare),
            "outbox_ratio": median(ours) / median(bare),
        }
        print(json.dumps(found | MOST, indent=1))


if __name__ == "__main__":
    main()

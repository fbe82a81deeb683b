"""Loading all units of both days, against a COPY of ready bytes into tables with the same constraints.

The reference sends the very bytes that the load wrote (read back from the tables in binary) into the four empty tables
as the migrations made them, constraints and indexes in place. The load starts from the values of the register: it
encodes them, finds regions, derives places, and records the deed. Reading the package's files is timed apart, since it
happens once a process. Both run in turns in one transaction each, rolled back; the ratio of the medians is what counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

from bench._database import migrated_database

ROUNDS = 5
BUDGET = 1.5


def _timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes in a transaction that is rolled back."""
    from django.db import connection, transaction

    with transaction.atomic():
        begun = perf_counter()
        work()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the foreign keys are part of either
        seconds = perf_counter() - begun
        transaction.set_rollback(True)
    return seconds


def _ready_bytes() -> dict[str, bytes]:
    """Return the rows of each table as they are after a load, in binary, the columns of a table in its own order."""
    from django.db import connection, transaction

    from ntm.store.territory import bulk
    from ntm.usecases.territory import operations

    ready: dict[str, bytes] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        operations.load_units(by=None, at=datetime.now(UTC))
        for table in ("reorganization", *bulk.TABLES):
            with cursor.copy(f"COPY {table} TO STDOUT (FORMAT BINARY)") as copy:
                ready[table] = b"".join(bytes(part) for part in copy)
        transaction.set_rollback(True)
    return ready


def measure() -> dict[str, float]:
    """Return medians in milliseconds and the ratio of the load to the reference; needs a migrated, empty database."""
    from django.db import connection

    from ntm.documents.units import load_register
    from ntm.usecases.territory import operations

    begun = perf_counter()
    register = load_register()
    reading = perf_counter() - begun
    ready = _ready_bytes()

    def reference() -> None:
        with connection.cursor() as cursor:
            for table, rows in ready.items():
                with cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
                    copy.write(rows)

    def load() -> None:
        operations.load_units(by=None, at=datetime.now(UTC))

    loads, references = [], []
    for _ in range(ROUNDS):
        references.append(_timed(reference))
        loads.append(_timed(load))
    return {
        "units": float(len({version.unit for version in register.versions})),
        "reading_the_package_ms": reading * 1000,
        "load_ms": median(loads) * 1000,
        "copy_of_ready_bytes_ms": median(references) * 1000,
        "ratio": median(loads) / median(references),
        "ratio_budget": BUDGET,
    }


def main() -> int:
    """Measure on an embedded database of its own, print one JSON line; return 1 over the budget."""
    with migrated_database():
        result = measure()
    print(json.dumps({name: round(value, 3) for name, value in result.items()}))
    return int(result["ratio"] > BUDGET)


if __name__ == "__main__":
    raise SystemExit(main())

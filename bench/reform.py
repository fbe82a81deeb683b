"""The reform of July 2025 applied and undone on a country with twelve quarters of figures, against its bare SQL.

The country stands as on 30 June 2025: 63 provinces, 696 districts, 10,035 communes, each with twelve reports of 57
figures (6.9 million). Applying judges the 34 events, writes units, versions, lineage and places, and records the deed;
the reference writes the very same rows from prepared tables and checks the same constraints. Both run in transactions
that are rolled back, in turns; the ratio of the medians is what counts. Figures are counted by the table's own counters
of written rows: none may be. `megabytes` is the most that the measuring process held, not the database's.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from statistics import median
from time import perf_counter

from bench._database import migrated_database

ROUNDS = 3
BUDGETS = {
    "apply_ratio": 2.0,
    "undo_ratio": 2.0,
    "figure_rows_written": 0.0,
    "series_ratio": 30.0,
    "lineage_ratio": 5.0,
    "megabytes": 500.0,
}
AT = datetime(2025, 7, 1, 1, tzinfo=UTC)
QUARTERS = [
    date(year, month, day) for year in (2022, 2023, 2024) for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
]

_PREPARE = """
    CREATE TEMP TABLE new_unit AS SELECT id, own_code FROM unit WHERE id > %(last_unit)s;
    CREATE TEMP TABLE new_version AS SELECT * FROM unit_version WHERE begun_by_id IS NOT NULL;
    CREATE TEMP TABLE closed AS SELECT id, span, ended_by_id FROM unit_version WHERE ended_by_id IS NOT NULL;
    CREATE TEMP TABLE new_lineage AS SELECT * FROM lineage;
    CREATE TEMP TABLE new_event AS SELECT * FROM reorganization;
    CREATE TEMP TABLE new_place AS SELECT * FROM place;
"""
_BARE_APPLY = """
    INSERT INTO reorganization SELECT * FROM new_event;
    UPDATE unit_version v SET span = c.span, ended_by_id = c.ended_by_id FROM closed c WHERE v.id = c.id;
    INSERT INTO unit (id, own_code) SELECT id, own_code FROM new_unit;
    INSERT INTO unit_version SELECT * FROM new_version;
    INSERT INTO lineage SELECT * FROM new_lineage;
    DELETE FROM place;
    INSERT INTO place SELECT * FROM new_place;
    SET CONSTRAINTS ALL IMMEDIATE;
"""
_BARE_UNDO = """
    DELETE FROM lineage WHERE event_id IN (SELECT id FROM new_event);
    DELETE FROM unit_version WHERE begun_by_id IN (SELECT id FROM new_event);
    UPDATE unit_version SET span = daterange(lower(span), NULL), ended_by_id = NULL
        WHERE ended_by_id IN (SELECT id FROM new_event);
    DELETE FROM place;
    DELETE FROM unit WHERE id IN (SELECT id FROM new_unit);
    INSERT INTO place SELECT * FROM old_place;
    UPDATE reorganization SET undone_at = now();
    SET CONSTRAINTS ALL IMMEDIATE;
"""


def _execute(sql: str, parameters: dict[str, object] | None = None) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def _timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes in a transaction that is rolled back, deferred checks included."""
    from django.db import transaction

    with transaction.atomic():
        begun = perf_counter()
        work()
        _execute("SET CONSTRAINTS ALL IMMEDIATE")
        seconds = perf_counter() - begun
        transaction.set_rollback(True)
    return seconds


def _load_country_of_june() -> int:
    """Load the last list of three tiers as if nothing came after it; return the last unit's number."""
    from ntm.core.kernel.dates import Span
    from ntm.core.territory.regions import regions_of_units
    from ntm.core.territory.unit import LAST_LIST_OF_THREE_TIERS, TWO_TIERS_FROM
    from ntm.documents.units import load_register
    from ntm.law.territory.regions import load_regions
    from ntm.store.territory import bulk

    register = load_register()
    regions = regions_of_units(register, load_regions().by_code)
    versions = [
        replace(version, span=Span(version.span.start, None))
        for version in register.versions
        if LAST_LIST_OF_THREE_TIERS in version.span
    ]
    bulk.load(
        units=bulk.unit_rows(sorted({version.unit for version in versions})),
        versions=bulk.version_rows(versions, regions, events={}, on=TWO_TIERS_FROM),
        lineage=bulk.lineage_rows((), {}, reorganizations={}),
    )
    return max(version.unit for version in versions)


def _load_figures() -> int:
    """Give each commune twelve reports of all measures; return how many figures that are."""
    from django.db import connection

    from ntm.store.accounts.models import User
    from ntm.usecases.criteria import queries as criteria
    from ntm.usecases.reporting import operations as reporting

    criteria_set = criteria.library().sets["commune-2021-2025"]
    form = reporting.form_for(criteria_set)
    person = User.objects.create(username="do-luong", full_name="Đo lường")
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO report_revision (unit_id, supplier, as_of, form_id, revision, saved_at, by_id, source, v, src)
            SELECT v.unit_id, 'unit', q, %(form)s, 1, %(at)s, %(by)s, 'số liệu đo lường',
                   array_fill((v.unit_id %% 100)::float8, ARRAY[%(width)s]), array_fill(1::smallint, ARRAY[%(width)s])
            FROM unit_version v, unnest(%(quarters)s::date[]) q WHERE v.level = 'commune'
            """,
            {"form": form.pk, "at": AT, "by": person.pk, "width": len(form.measures), "quarters": QUARTERS},
        )
        reports = cursor.rowcount
        cursor.execute("ANALYZE")
    return int(reports) * len(form.measures)


def _figure_rows_written() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_stat_get_xact_tuples_inserted(c) + pg_stat_get_xact_tuples_updated(c)"
            " + pg_stat_get_xact_tuples_deleted(c) FROM (SELECT 'report_revision'::regclass AS c) t"
        )
        return int(cursor.fetchone()[0])


def _per_call(*, times: int = 200, **works: Callable[[], object]) -> dict[str, float]:
    """Return the median seconds of one call of each, asked in turns so that a busy machine disturbs all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(times):
        for name, work in works.items():
            begun = perf_counter()
            work()
            seconds[name].append(perf_counter() - begun)
    return {name: median(taken) for name, taken in seconds.items()}


def measure() -> dict[str, float]:
    """Return medians in milliseconds and ratios; needs a migrated, empty database."""
    from django.db import transaction

    from ntm.usecases.reorganization import operations
    from ntm.usecases.territory import reform

    last_unit = _load_country_of_june()
    figures = _load_figures()
    begun = perf_counter()
    events = reform.events()
    telling = perf_counter() - begun
    keys, sources = [event.key for event in events], ["bench"] * len(events)
    written = []

    def apply() -> None:
        operations.apply(events, sources=sources, by=None, at=AT)
        written.append(_figure_rows_written())

    def undo() -> None:
        operations.undo(keys, by=None, at=AT)
        written.append(_figure_rows_written())

    _execute("CREATE TEMP TABLE old_place AS SELECT * FROM place")
    operations.apply(events, sources=sources, by=None, at=AT)
    _execute(_PREPARE, {"last_unit": last_unit})
    applied_asks = _questions()
    undos = [(_timed(lambda: _execute(_BARE_UNDO)), _timed(undo)) for _ in range(ROUNDS)]
    operations.undo(keys, by=None, at=AT)
    _execute("DELETE FROM reorganization WHERE undone_at IS NOT NULL")
    with transaction.atomic():
        _execute("SELECT setval(pg_get_serial_sequence('unit', 'id'), %(last)s + 100000)", {"last": last_unit})
    applies = [(_timed(lambda: _execute(_BARE_APPLY)), _timed(apply)) for _ in range(ROUNDS)]
    result = {
        "figures": float(figures),
        "figure_rows_written": float(max(written)),
        "telling_events_ms": telling * 1000,
        "apply_ms": median(ours for _, ours in applies) * 1000,
        "bare_apply_ms": median(bare for bare, _ in applies) * 1000,
        "undo_ms": median(ours for _, ours in undos) * 1000,
        "bare_undo_ms": median(bare for bare, _ in undos) * 1000,
    }
    result["apply_ratio"] = result["apply_ms"] / result["bare_apply_ms"]
    result["undo_ratio"] = result["undo_ms"] / result["bare_undo_ms"]
    result |= applied_asks
    result["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return result | {f"{name}_budget": budget for name, budget in BUDGETS.items()}


def _questions() -> dict[str, float]:
    """Return what a lineage question and a carried series of a new commune cost beside a read by primary key.

    The series is that of a count and that of a rate weighted by households; the dearer is held against the budget.
    """
    from django.db import connection

    from ntm.store.territory import querysets
    from ntm.usecases.criteria import queries as criteria
    from ntm.usecases.reporting import carrying

    criteria_set = criteria.library().sets["commune-2021-2025"]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT new_id FROM lineage WHERE new_id IN (SELECT unit_id FROM unit_version WHERE level = 'commune')
            GROUP BY new_id HAVING count(*) = 3 AND bool_and(whole) ORDER BY 1 LIMIT 1
            """
        )
        commune = int(cursor.fetchone()[0])
        cursor.execute("SELECT max(id) FROM report_revision")
        report = int(cursor.fetchone()[0])
        cursor.execute(
            """
            INSERT INTO unit_statement (unit_id, attribute, value, since, source, by_name, at)
            SELECT v.unit_id, 'households', '700', %(since)s, 'số liệu đo lường', 'Đo lường', %(at)s
            FROM unit_version v WHERE v.level = 'commune' AND v.span @> %(since)s::date
            """,
            {"since": QUARTERS[0], "at": AT},
        )
        cursor.execute("ANALYZE")

    def by_key() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM report_revision WHERE id = %s", [report])
            cursor.fetchone()

    def series_of(code: str) -> Callable[[], object]:
        measure = criteria_set.measure_named(code, on=QUARTERS[-1])

        def ask() -> object:
            found = carrying.series(commune, measure=measure, criteria_set=criteria_set, on=date(2025, 12, 31))
            if len(found.carried) != len(QUARTERS) or any(point.value is None for point in found.carried):
                raise RuntimeError(f"{code}: nothing was carried")
            return found

        return ask

    counted, weighted = series_of("9.1"), series_of("4.2")
    times = _per_call(
        key=by_key, series_of_a_count=counted, series_of_a_rate=weighted, lineage=lambda: querysets.lineage(commune)
    )
    dearest = max(times["series_of_a_count"], times["series_of_a_rate"])
    return {f"{name}_ms": seconds * 1000 for name, seconds in times.items()} | {
        "series_ratio": dearest / times["key"],
        "lineage_ratio": times["lineage"] / times["key"],
    }


def main() -> int:
    """Measure on an embedded database of its own, print one JSON line; return 1 over a budget."""
    with migrated_database():
        result = measure()
    print(json.dumps({name: round(value, 3) for name, value in result.items()}))
    over = [name for name, budget in BUDGETS.items() if result[name] > budget]
    if over:
        print(f"over budget: {', '.join(over)}", file=sys.stderr)
    return int(bool(over))


if __name__ == "__main__":
    raise SystemExit(main())

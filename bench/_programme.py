"""A country in the middle of its programme year, for benchmarks: units, rules, people, twelve quarters of reports.

It stands as on 10 June 2024. Every commune (or those of one province) has sent a report of 57 figures for each of the
twelve quarters from II/2021 to I/2024; each report is a revision, a report under its district's rule, a step and an
entry in its unit's audit chain.
"""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any

WORKING = date(2024, 6, 10)
AT = datetime(2024, 6, 10, 3, tzinfo=UTC)
#: Lai Châu: eight districts, 94 xã among 106 communes.
PROVINCE = "12"
QUARTERS = [(year, number) for year in (2021, 2022, 2023, 2024) for number in (1, 2, 3, 4)][1:13]
SET = "commune-2021-2025"
_RULES = """
    INSERT INTO duty_rule (unit_id, code, title, reporter, frequency, numbers, due_day, due_month, set_code, parts,
                           when_closed, source, span, by_id, at)
    SELECT v.unit_id, '', %(title)s, %(reporter)s, 'quarter', '{}', %(due)s, 0, %(set)s, %(parts)s, 'stays',
           'số liệu đo lường', daterange('2021-01-01', NULL), %(by)s, %(at)s
    FROM unit_version v WHERE v.level = %(level)s
"""
_REVISIONS = """
    INSERT INTO report_revision (unit_id, supplier, as_of, form_id, revision, saved_at, by_id, source, v, src, period)
    SELECT v.unit_id, 'unit', make_date(year, number * 3, 14), %(form)s, 1, %(at)s, %(by)s, 'số liệu đo lường',
           (SELECT array_agg((least + (v.unit_id * 31 + i * 7 + number) %% kinds)::float8 ORDER BY i)
            FROM unnest(%(least)s::int[], %(kinds)s::int[]) WITH ORDINALITY AS m(least, kinds, i)),
           array_fill(1::smallint, ARRAY[%(width)s]), year || '-Q' || number
    FROM unit_version v, unnest(%(years)s::int[], %(numbers)s::int[]) AS q(year, number) WHERE v.level = 'commune'
"""
_REPORTS = """
    INSERT INTO report (rule_id, unit_id, agency_id, period, opened_at)
    SELECT d.id, r.unit_id, NULL, r.period, %(at)s
    FROM report_revision r
    JOIN unit_version v ON v.unit_id = r.unit_id
    JOIN duty_rule d ON d.unit_id = v.parent_id AND d.reporter = 'commune'
"""
_STEPS = """
    INSERT INTO report_step (report_id, seq, kind, note, revision_id, client_id, by_id, at)
    SELECT p.id, 1, 'submitted', '', r.id, gen_random_uuid(), %(by)s, r.as_of::timestamptz
    FROM report p JOIN report_revision r ON r.unit_id = p.unit_id AND r.period = p.period
"""


@dataclass(frozen=True, slots=True)
class Country:
    """What was loaded: the province that is looked at, its communes that owe reports, its office, how many figures."""

    province: int
    communes: tuple[int, ...]
    rules: dict[int, int]
    office: Any
    figures: int


def load(*, only_province: bool) -> Country:
    """Load the whole country, or one province of it, into a migrated, empty database."""
    from django.db import connection

    from ntm.core.kernel.states import Role
    from ntm.store.accounts.models import Grant, User
    from ntm.store.base import open_span
    from ntm.usecases.criteria import queries as criteria
    from ntm.usecases.reporting import operations as reporting

    _load_units(only_province=only_province)
    with connection.cursor() as cursor:
        cursor.execute("SELECT unit_id FROM unit_version WHERE level = 'province' AND code = %s", [PROVINCE])
        province = int(cursor.fetchone()[0])
        office = User.objects.create(username="vpdp-tinh", full_name="Văn phòng điều phối tỉnh")
        Grant.objects.create(
            user=office, role=Role.PROVINCE_OFFICE.value, unit_id=province, span=open_span(date(2021, 1, 1))
        )
        shared = {"by": office.pk, "at": AT}
        parts = ["progress", "obstacles", "proposals"]
        for level, reporter, due, title, set_code in (
            ("district", "commune", 14, "Báo cáo quý của xã", SET),
            ("province", "below", 19, "Báo cáo quý của huyện", ""),
        ):
            cursor.execute(
                _RULES,
                shared
                | {
                    "level": level,
                    "reporter": reporter,
                    "due": due,
                    "title": title,
                    "set": set_code,
                    "parts": parts,
                },
            )
        form = reporting.form_for(criteria.library().sets[SET])
        years, numbers = [year for year, _ in QUARTERS], [number for _, number in QUARTERS]
        asked = {measure.code: measure for measure in criteria.library().sets[SET].measures}
        least, kinds = zip(*(_range(asked[code]) for code in form.measures), strict=True)
        measures = {
            "form": form.pk,
            "width": len(form.measures),
            "years": years,
            "numbers": numbers,
            "least": list(least),
            "kinds": list(kinds),
        }
        cursor.execute(_REVISIONS, shared | measures)
        revisions = cursor.rowcount
        cursor.execute(_REPORTS, shared)
        cursor.execute(_STEPS, shared)
    _record(office)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(
            "SELECT v.unit_id, d.id FROM unit_version v JOIN unit_version u ON u.unit_id = v.parent_id"
            " JOIN duty_rule d ON d.unit_id = v.parent_id AND d.reporter = 'commune'"
            " WHERE v.level = 'commune' AND v.kind = 'commune' AND u.parent_id = %s ORDER BY v.unit_id",
            [province],
        )
        rules = {int(unit): int(rule) for unit, rule in cursor.fetchall()}
    return Country(province, tuple(rules), rules, office, revisions * len(form.measures))


def _range(measure: Any) -> tuple[int, int]:
    """Return the least figure of a measure and how many different ones are invented; parts never exceed their whole."""
    if measure.whole:
        return 0, 1
    if measure.kind.is_yes_or_no:
        return 0, 2
    return {"percent": (0, 101), "count": (5, 4), "level": (1, 3), "amount": (20, 60)}[measure.kind.value]


def _load_units(*, only_province: bool) -> None:
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
    if only_province:
        kept = {version.unit for version in versions if version.code == PROVINCE and version.parent is None}
        for _ in range(2):
            kept |= {version.unit for version in versions if version.parent in kept}
        versions = [version for version in versions if version.unit in kept]
    bulk.load(
        units=bulk.unit_rows(sorted({version.unit for version in versions})),
        versions=bulk.version_rows(versions, regions, events={}, on=TWO_TIERS_FROM),
        lineage=bulk.lineage_rows((), {}, reorganizations={}),
    )


def _record(office: Any) -> None:
    """Record each report in its unit's chain, as sending it would have."""
    from django.db import connection, transaction

    from ntm.usecases.audit import operations as audit

    with connection.cursor() as cursor:
        for year, number in QUARTERS:
            period = f"{year}-Q{number}"
            cursor.execute("SELECT unit_id FROM report_revision WHERE period = %s ORDER BY unit_id", [period])
            deeds = [
                audit.Deed(int(unit), "report.submit", {"period": period, "step": "submitted"})
                for (unit,) in cursor.fetchall()
            ]
            with transaction.atomic():
                audit.append_many(deeds, by=office, at=AT)


def fsync_ms(folder: Path, *, times: int = 30) -> float:
    """Return the median milliseconds in which the disk below a folder keeps 8 kB for good."""
    seconds = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _ in range(times):
            file.write(os.urandom(8192))
            file.flush()
            begun = time.perf_counter()
            os.fsync(file.fileno())
            seconds.append(time.perf_counter() - begun)
    return median(seconds) * 1000

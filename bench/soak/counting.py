"""Runs inside a process with the database: prepares officers, counts what was kept, saves with and without audit."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from bench import _programme as programme

_PERIOD = "2024-Q2"
_WRITERS = 4
_CODES = ("2.1", "3.1", "11.1", "17.2", "15.3")


def prepare(plan: Path, *, officers: int) -> dict[str, Any]:
    """Load the country, make officers of as many communes, sign them in, open their reports; write them down."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import connection
    from django.middleware.csrf import _get_new_csrf_string

    from ntm.core.kernel.states import Role
    from ntm.store.accounts.models import Grant, User
    from ntm.store.base import open_span
    from ntm.usecases.reporting import drafts

    country = programme.load(only_province=False)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v.unit_id, d.id FROM unit_version v JOIN duty_rule d ON d.unit_id = v.parent_id"
            " AND d.reporter = 'commune' WHERE v.kind = 'commune' ORDER BY md5(v.unit_id::text) LIMIT %s",
            [officers],
        )
        chosen = cursor.fetchall()
    prepared = []
    for number, (unit, rule) in enumerate(chosen):
        user = User.objects.create(username=f"can-bo-{number}", full_name=f"Cán bộ {number}", password="!")
        Grant.objects.create(user=user, role=Role.COMMUNE_OFFICER.value, unit_id=unit, span=open_span(date(2021, 1, 1)))
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        report = drafts.open_report(
            rule_id=rule,
            unit_id=unit,
            agency_id=None,
            period=_PERIOD,
            by=user,
            on=programme.WORKING,
            at=datetime.now(UTC),
        )
        prepared.append(
            {"unit": unit, "report": report, "session": session.session_key, "csrf": _get_new_csrf_string()}
        )
    plan.write_text(json.dumps(prepared))
    return {"figures": country.figures, "officers": len(prepared)}


def count(plan: Path, ledger: Path) -> dict[str, Any]:
    """Return what was lost or doubled: acknowledged sendings against the entries of the audit's chains, and the figures
    that stand against those that were sent last."""
    from ntm.store.audit.models import Entry
    from ntm.store.reporting.models import ReportRevision
    from ntm.usecases.audit.verification import verify

    told: dict[int, dict[str, dict[str, str]]] = defaultdict(dict)
    for line in ledger.read_text().splitlines():
        sent = json.loads(line)
        told[sent["unit"]][sent["client"]] = sent["figures"]
    lost = doubled = wrong = sendings = figures = 0
    for officer in json.loads(plan.read_text()):
        unit, acknowledged = officer["unit"], told.get(officer["unit"], {})
        entries = Entry.objects.filter(chain=unit, what="report.submit", payload__report=officer["report"]).count()
        lost += max(0, len(acknowledged) - entries)
        doubled += max(0, entries - len(acknowledged))
        sendings += entries
        standing = (
            ReportRevision.objects.filter(unit_id=unit, period=_PERIOD)
            .select_related("form")
            .order_by("-as_of", "-revision")
            .first()
        )
        said: dict[str, str] = {}
        for sent_figures in acknowledged.values():
            said |= sent_figures
        kept = dict(zip(standing.form.measures, standing.v, strict=True)) if standing is not None else {}
        figures += len(said)
        wrong += sum(kept.get(code) != float(value.replace(",", ".")) for code, value in said.items())
    return {
        "sendings_in_the_chains": sendings,
        "sendings_lost": lost,
        "sendings_doubled": doubled,
        "figures_compared": figures,
        "figures_wrong": wrong,
        "chains_hold": verify().holds,
    }


def saturate(plan: Path, *, seconds: float) -> dict[str, float]:
    """Return how many saves of figures a second go through with their audit and without, writers in turns of each."""
    from ntm.usecases.audit import operations as audit

    units = [officer["unit"] for officer in json.loads(plan.read_text())]
    rates: dict[str, list[float]] = {"with": [], "without": []}
    for number in range(4):
        order = ("with", "without") if number % 2 else ("without", "with")
        for kind in order:
            with ExitStack() as stack:
                if kind == "without":
                    stack.enter_context(patch.object(audit, "append", lambda **_: None))
                    stack.enter_context(patch.object(audit, "append_many", lambda *_, **__: ()))
                day = date(2024, 4, 1 + number) if kind == "with" else date(2024, 5, 1 + number)
                rates[kind].append(_saved_each_second(units, day=day, seconds=seconds / 8))
    return {f"saves_per_second_{kind}_audit": max(found) for kind, found in rates.items()}


def _saved_each_second(units: list[int], *, day: date, seconds: float) -> float:
    done = [0] * _WRITERS
    begun = perf_counter()
    threads = [
        threading.Thread(target=_write, args=(units[number::_WRITERS], day, begun + seconds, done, number))
        for number in range(_WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (perf_counter() - begun)


def _write(units: list[int], day: date, until: float, done: list[int], number: int) -> None:
    from django.db import connection

    from ntm.store.accounts.models import User
    from ntm.usecases.criteria import queries as criteria
    from ntm.usecases.reporting import operations

    criteria_set = criteria.library().sets[programme.SET]
    by = {unit: User.objects.filter(grants__unit_id=unit).first() for unit in units}
    revisions = dict.fromkeys(units, 0)
    value = 0
    step: Callable[[], bool] = lambda: perf_counter() < until  # noqa: E731
    while step():
        for unit in units:
            if not step():
                break
            value = value % 89 + 1
            user = by[unit]
            assert user is not None
            saved = operations.submit_figures(
                unit_id=unit,
                as_of=day,
                criteria_set=criteria_set,
                figures={code: value + place / 10 for place, code in enumerate(_CODES)},
                notes={},
                source=f"đo tải {uuid4()}",
                seen_revision=revisions[unit],
                by=user,
                on=programme.WORKING,
                at=datetime.now(UTC),
            )
            revisions[unit] = saved.revision
            done[number] += 1
    connection.close()

"""The programme year with 6.9 million figures of the whole country, against one province alone and a bare insert.

Two databases on one server hold the same province: one with it alone, one with all of Vietnam (10,035 communes × 57
indicators × 12 quarters). A process each serves the same pages and use cases, in turns, so that whatever else the
machine does falls on both. Ratios:

- `…_ratio`: the national database's median over the single province's, for the report page, saving a draft, sending a
  report, the office's board (judged anew) and the consolidation of the province's quarter;
- `save_to_bare_ratio`, `figures_to_bare_ratio`: autosaving a report, and saving figures with their audit entry, each
  through its use case, over a bare one-row insert of as many numbers with its commit, on the same connection in turns.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import uuid4

from bench import _programme as programme
from bench.board import _cookie, _request

ROUNDS = 25
PAIRS = 60
WHOLE = ("report_page", "save", "submission", "board", "consolidation")
BUDGETS = {f"{name}_ratio": 1.3 for name in WHOLE} | {"save_to_bare_ratio": 20.0, "figures_to_bare_ratio": 20.0}
_PERIOD = "2024-Q2"


def _now() -> datetime:
    return datetime.now(UTC)


def _operations(country: programme.Country) -> dict[str, Callable[[], object]]:
    """Return what is measured, each to be called again and again."""
    from ntm.usecases.analytics import judged
    from ntm.usecases.reporting import drafts, submission

    office, on = country.office, programme.WORKING
    cookie = _cookie(office)
    written = _reports(country)
    shown = _request(f"/bao-cao/{written[0]}/", cookie)
    board = _request(f"/bang-tieu-chi/?noi={country.province}", cookie)
    consolidation = _request(f"/tong-hop/?noi={country.province}&ky=2024-Q1", cookie)
    saves = _values()
    sent: Iterator[int] = iter(written[1:])
    waiting: list[tuple[int, int]] = []

    def save() -> None:
        report = waiting[-1][0] if waiting else next(sent)
        value = next(saves)
        kept = drafts.save_draft(
            report_id=report,
            shown=["source", *(f"f:{code}" for code in _CODES)],
            base={},
            mine={"source": "đo lường", **{f"f:{code}": {"v": value} for code in _CODES}},
            client_id=uuid4(),
            by=office,
            on=on,
            at=_now(),
            chosen=["source", *(f"f:{code}" for code in _CODES)],
        )
        waiting[:] = [(report, kept.version)]

    def submit() -> None:
        report, version = waiting.pop()
        submission.submit(
            report_id=report, draft_version=version, reason="", client_id=uuid4(), by=office, on=on, at=_now()
        )

    def anew() -> bytes:
        judged.forget()
        return board()

    return {"report_page": shown, "save": save, "submission": submit, "board": anew, "consolidation": consolidation}


#: Five figures that a commune types.
_CODES = ("2.1", "3.1", "11.1", "17.2", "15.3")


def _values() -> Iterator[str]:
    """Give figures that are never twice the same, as people write them."""
    number = 0
    while True:
        number += 1
        yield f"{number % 89 + 1},{number // 89 % 10}"


def _reports(country: programme.Country) -> list[int]:
    from ntm.usecases.reporting import drafts

    return [
        drafts.open_report(
            rule_id=rule,
            unit_id=unit,
            agency_id=None,
            period=_PERIOD,
            by=country.office,
            on=programme.WORKING,
            at=_now(),
        )
        for unit, rule in country.rules.items()
    ]


def _bare(country: programme.Country, save: Callable[[], object]) -> dict[str, float]:
    """Return the medians of saves through use cases and of a bare insert, in turns on one connection."""
    from django.db import connection

    from ntm.usecases.criteria import queries as criteria
    from ntm.usecases.reporting import operations

    criteria_set = criteria.library().sets[programme.SET]
    width = len(criteria_set.measures)
    numbers = _values()
    unit = country.communes[-1]
    seen = 0
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id bigserial PRIMARY KEY, unit_id bigint, v float8[], src smallint[])")

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare (unit_id, v, src) VALUES (%s, %s, %s)", [unit, [1.5] * width, [1] * width])

    def figures() -> None:
        nonlocal seen
        saved = operations.submit_figures(
            unit_id=unit,
            as_of=programme.WORKING,
            criteria_set=criteria_set,
            figures={code: float(next(numbers).replace(",", ".")) for code in _CODES},
            notes={},
            source="đo lường",
            seen_revision=seen,
            by=country.office,
            on=programme.WORKING,
            at=_now(),
        )
        seen = saved.revision

    times: dict[str, list[float]] = {"bare": [], "save": [], "figures": []}
    for number in range(PAIRS + 3):
        for name, work in (("bare", bare), ("save", save), ("figures", figures)):
            begun = perf_counter()
            work()
            if number >= 3:
                times[name].append(perf_counter() - begun)
    return {name: median(found) * 1000 for name, found in times.items()}


def child(only_province: bool) -> int:
    """Load a database, then do one round of everything for each line read; answer each with one line of JSON."""
    import django
    from django.core.management import call_command

    django.setup()
    from django.conf import settings

    settings.NTM_WORKING_DAY = programme.WORKING.isoformat()
    call_command("migrate", verbosity=0)
    country = programme.load(only_province=only_province)
    work = _operations(country)
    for name in WHOLE:
        work[name]()
    print(json.dumps({"figures": country.figures, "communes": len(country.communes)}), flush=True)
    for line in sys.stdin:
        if line.strip() == "bare":
            print(json.dumps(_bare(country, work["save"])), flush=True)
            continue
        times = {}
        for name in WHOLE:
            begun = perf_counter()
            work[name]()
            times[name] = perf_counter() - begun
        print(json.dumps(times), flush=True)
    return 0


class Child:
    """A process with a database of its own."""

    def __init__(self, url: str, kind: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "bench.programme_year", kind],
            env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "ntm.config.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.loaded = self._answer()

    def ask(self, line: str) -> dict[str, float]:
        """Send a line and return the answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, float]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("a measured process ended")
        answer: dict[str, float] = json.loads(line)
        return answer

    def close(self) -> None:
        """Let the process end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(30)


def measure(home: Path) -> dict[str, Any]:
    """Return medians in milliseconds, ratios and what they refer to."""
    from ntm.config.database import EmbeddedServer

    server = EmbeddedServer(home)
    with server.in_use():
        server.create_database("single")
        server.create_database("national")
        children: dict[str, Child] = {}
        try:
            for name in ("single", "national"):
                children[name] = Child(server.url(name), name)
            times: dict[str, list[dict[str, float]]] = {name: [] for name in children}
            for number in range(ROUNDS):
                for name in ("single", "national") if number % 2 else ("national", "single"):
                    times[name].append(children[name].ask("round"))
            bare = children["national"].ask("bare")
            loaded = {name: one.loaded["figures"] for name, one in children.items()}
        finally:
            for one in children.values():
                one.close()
    result: dict[str, Any] = {"figures": loaded["national"], "figures_of_the_single_province": loaded["single"]}
    for name in WHOLE:
        medians = {kind: median(one[name] for one in found) * 1000 for kind, found in times.items()}
        result[f"{name}_ms"] = medians["national"]
        result[f"{name}_single_ms"] = medians["single"]
        result[f"{name}_ratio"] = medians["national"] / medians["single"]
        result[f"{name}_budget"] = BUDGETS[f"{name}_ratio"]
    result |= {f"{name}_on_one_connection_ms": value for name, value in bare.items()}
    for name in ("save", "figures"):
        result[f"{name}_to_bare_ratio"] = bare[name] / bare["bare"]
        result[f"{name}_to_bare_budget"] = BUDGETS[f"{name}_to_bare_ratio"]
    result["disk_fsync_ms"] = programme.fsync_ms(home)
    return result


def main() -> int:
    """Measure on an embedded server of its own, print one JSON object; return 1 over a budget."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "ntm.config.settings"
    home = Path(tempfile.mkdtemp(prefix="ntm-bench-"))
    home.chmod(0o755)  # PostgreSQL's own account must pass through it when root measures
    try:
        result = measure(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    print(json.dumps({name: round(value, 3) for name, value in result.items()}))
    over = [name for name, budget in BUDGETS.items() if result[name] > budget]
    if over:
        print(f"over budget: {over}", file=sys.stderr)
    return int(bool(over))


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in ("single", "national"):
        raise SystemExit(child(sys.argv[1] == "single"))
    raise SystemExit(main())

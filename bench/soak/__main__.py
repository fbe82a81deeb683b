"""The soak: `python -m bench.soak [--minutes 5] [--officers 200] [--think 5]`; prints one JSON object, 1 over a budget.

On an embedded server of its own with the whole country's figures: one officer alone, then all of them with seconds of
thought between their deeds, against the program as it is served (`ntm serve` as it comes). Then it counts, from the
audit's chains, what was told to have been kept. Server, database and load share the machine's processors.

The reference of `p95_ratio` is one officer alone, who does the same deeds in the same order on the same server, warmed
up before; `p95_ratio` is the 95th percentile of all requests of all officers over that of all requests of the one, and
`deeds_ratio` the same deed by deed. `without_audit_ratio` is how many saves a second four writers get through without
audit over with it. `disk_fsync_ms` is what the disk takes to keep 8 kB, which every save waits for at least once.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from bench import _programme as programme

BUDGETS = {"p95_ratio": 5.0, "without_audit_ratio": 2.0}
_WARMING_SECONDS = 15
_ALONE_SECONDS = 45
_SATURATED_SECONDS = 40.0
#: Officers arrive over as long as one round of six deeds lasts, so that they do not all open, and all send, at once.
_ARRIVING_SECONDS = 30


def _in_database(arguments: list[str]) -> int:
    """Do one of the things that need the database, in this process, and print its answer."""
    import django
    from django.core.management import call_command

    django.setup()
    from bench.soak import counting

    deed, plan = arguments[0], Path(arguments[1])
    match deed:
        case "prepare":
            call_command("migrate", verbosity=0)
            answer = counting.prepare(plan, officers=int(arguments[2]))
        case "count":
            answer = counting.count(plan, Path(arguments[2]))
        case _:
            answer = counting.saturate(plan, seconds=_SATURATED_SECONDS)
    print(json.dumps(answer))
    return 0


def _ask(environment: dict[str, str], *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bench.soak", "in-database", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/dang-nhap/", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


def _load(
    environment: dict[str, str], address: str, result: Path, *, users: int, seconds: int, think: float
) -> dict[str, Any]:
    """Let some officers work for a while and return their times."""
    subprocess.run(
        [
            *(sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("officers.py")), "--headless"),
            *("--host", address, "-u", str(users), "-r", str(max(1, users // _ARRIVING_SECONDS)), "-t", f"{seconds}s"),
            *("--stop-timeout", "60", "--only-summary"),
        ],
        env=environment | {"NTM_SOAK_THINK": str(think), "NTM_SOAK_RESULT": str(result)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    times: dict[str, Any] = json.loads(result.read_text())
    return times


def soak(home: Path, *, minutes: float, officers: int, think: float) -> dict[str, Any]:
    """Return what the soak measured and counted."""
    from ntm.config.database import EmbeddedServer

    server = EmbeddedServer(home)
    plan, ledger = home / "plan.json", home / "ledger.jsonl"
    ledger.touch()
    with server.in_use():
        server.create_database("soak")
        environment = os.environ | {
            "DATABASE_URL": server.url("soak"),
            "DJANGO_SETTINGS_MODULE": "ntm.config.settings",
            "NTM_HOME": str(home / "served"),
            "NTM_WORKING_DAY": programme.WORKING.isoformat(),
            "NTM_SECRET_KEY": "only-for-the-soak",
            "NTM_SOAK_PLAN": str(plan),
            "NTM_SOAK_LEDGER": str(ledger),
        }
        loaded = _ask(environment, "prepare", str(plan), str(officers))
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        log = home / "served.log"
        with log.open("w") as file:
            served = subprocess.Popen(
                [sys.executable, "-m", "ntm.config.main", "serve", "--port", str(port)],
                env=environment,
                stdout=file,
                stderr=file,
            )
        try:
            _wait_for(address)
            # Workers read the law at their first page: neither the one officer nor the many are to wait for that.
            _load(environment, address, home / "warm.json", users=8, seconds=_WARMING_SECONDS, think=0.2)
            alone = _load(environment, address, home / "alone.json", users=1, seconds=_ALONE_SECONDS, think=0.3)
            together = _load(
                environment, address, home / "together.json", users=officers, seconds=int(minutes * 60), think=think
            )
        finally:
            served.send_signal(signal.SIGINT)
            served.wait(60)
            if "Traceback" in (said := log.read_text()):
                print(said[-3000:], file=sys.stderr)
        counted = _ask(environment, "count", str(plan), str(ledger))
        saturated = _ask(environment, "saturate", str(plan))
        return {
            "figures": loaded["figures"],
            "officers": officers,
            "minutes": minutes,
            "think_seconds": think,
            "requests": together["requests"],
            "requests_per_second": together["per_second"],
            "errors": together["failures"] + alone["failures"],
            "first_errors": together["errors"] + alone["errors"],
            "p50_ms": together["p50_ms"],
            "p95_ms": together["p95_ms"],
            "alone_p50_ms": alone["p50_ms"],
            "alone_p95_ms": alone["p95_ms"],
            "p95_ratio": together["p95_ms"] / alone["p95_ms"],
            "p95_reference": "one officer alone, the same deeds, the same server",
            "p95_budget": BUDGETS["p95_ratio"],
            "deeds_n_p50_p95_ms": together["by_deed"],
            "deeds_alone_n_p50_p95_ms": alone["by_deed"],
            "deeds_ratio": {
                deed: times["p95_ms"] / alone["by_deed"][deed]["p95_ms"]
                for deed, times in together["by_deed"].items()
                if deed in alone["by_deed"]
            },
            **counted,
            **saturated,
            "without_audit_ratio": saturated["saves_per_second_without_audit"]
            / saturated["saves_per_second_with_audit"],
            "without_audit_budget": BUDGETS["without_audit_ratio"],
            "disk_fsync_ms": programme.fsync_ms(home),
        }


def main() -> int:
    """Soak on an embedded server of its own and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--officers", type=int, default=200)
    parser.add_argument("--think", type=float, default=5.0)
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "ntm.config.settings"
    home = Path(tempfile.mkdtemp(prefix="ntm-soak-"))
    home.chmod(0o755)  # PostgreSQL's own account must pass through it when root measures
    try:
        result = soak(home, minutes=options.minutes, officers=options.officers, think=options.think)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    print(json.dumps(result, ensure_ascii=False, indent=1))
    over = [name for name, budget in BUDGETS.items() if result[name] > budget]
    broken = [
        name for name in ("errors", "sendings_lost", "sendings_doubled", "figures_wrong") if result[name] != 0
    ] + ([] if result["chains_hold"] else ["chains"])
    if over or broken:
        print(f"over budget: {over}; broken: {broken}", file=sys.stderr)
    return int(bool(over or broken))


if __name__ == "__main__":
    if sys.argv[1:2] == ["in-database"]:
        raise SystemExit(_in_database(sys.argv[2:]))
    raise SystemExit(main())

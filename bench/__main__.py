"""The whole suite: each benchmark in a process of its own, one table of budgets at the end; exit 1 where one is missed.

A benchmark prints one JSON object; every `…_budget` in it stands for the figure of the same name. Beside each stands
how long its benchmark took and the most memory that its process held (the database's own is not part of it).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Run:
    """A benchmark that ran: its figures (empty where it failed), seconds, megabytes, and what it said of errors."""

    name: str
    figures: dict[str, object]
    seconds: float
    megabytes: float
    errors: str

    @property
    def kept(self) -> list[tuple[str, float, float]]:
        """Return (figure, measured, budget) of every budget."""
        found = []
        for key, budget in self.figures.items():
            measured = self.figures.get(key.removesuffix("_budget"))
            if key.endswith("_budget") and isinstance(budget, int | float) and isinstance(measured, int | float):
                found.append((key.removesuffix("_budget"), float(measured), float(budget)))
        return found


def run(name: str) -> Run:
    """Run a benchmark in a process of its own and return what it measured."""
    begun = perf_counter()
    with TemporaryFile() as said, TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", f"bench.{name}"], cwd=_HERE.parent, stdout=said, stderr=errors
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        errors.seek(0)
        text, wrong = said.read().decode("utf-8"), errors.read().decode("utf-8", "replace")
    start = text.find("{")
    figures: dict[str, object] = json.loads(text[start:]) if start >= 0 else {}
    return Run(name, figures, perf_counter() - begun, used.ru_maxrss / 1024, wrong)


def main() -> int:
    """Run the benchmarks named on the command line, or all, and print what they measured."""
    names = sys.argv[1:] or sorted(path.stem for path in _HERE.glob("*.py") if _is_a_benchmark(path))
    runs = []
    for name in names:
        done = run(name)
        runs.append(done)
        print(f"\n{name}: {done.seconds:.1f} s, {done.megabytes:.0f} MB")
        if not done.figures:
            print(f"  failed\n{done.errors[-2000:]}")
        for key, value in done.figures.items():
            print(f"  {key:<44} {value:>14.3f}" if isinstance(value, float) else f"  {key:<44} {value!s:>14}")
    print(f"\n{'benchmark':<12} {'figure':<28} {'measured':>12} {'budget':>12}  {'':<6} {'seconds':>8} {'MB':>6}")
    missed = [done.name for done in runs if not done.figures]
    for done in runs:
        for figure, measured, budget in done.kept:
            verdict = "kept" if measured <= budget else "MISSED"
            print(
                f"{done.name:<12} {figure:<28} {measured:>12.3f} {budget:>12.3f}  {verdict:<6} "
                f"{done.seconds:>8.1f} {done.megabytes:>6.0f}"
            )
            if measured > budget:
                missed.append(f"{done.name}: {figure}")
    if missed:
        print(f"\nmissed: {', '.join(missed)}")
    return 1 if missed else 0


def _is_a_benchmark(path: Path) -> bool:
    """Say whether a module is one: those that others import have no `__main__` of their own."""
    return not path.stem.startswith("_") and "__main__" in path.read_text("utf-8")


if __name__ == "__main__":
    raise SystemExit(main())

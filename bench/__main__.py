"""The whole suite: each benchmark in a process of its own, one table at the end; exit 1 where a budget is missed.

A benchmark prints one JSON object; every `…budget` in it stands for the `…ratio` beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent


def main() -> int:
    """Run the benchmarks named on the command line, or all, and print what they measured."""
    names = sys.argv[1:] or sorted(path.stem for path in _HERE.glob("*.py") if not path.stem.startswith("_"))
    missed = []
    for name in names:
        done = subprocess.run(
            [sys.executable, "-m", f"bench.{name}"], cwd=_HERE.parent, capture_output=True, text=True, check=False
        )
        start = done.stdout.find("{")
        if start < 0:
            print(f"\n{name}: failed\n{done.stderr[-2000:]}")
            missed.append(name)
            continue
        figures: dict[str, object] = json.loads(done.stdout[start:])
        print(f"\n{name}")
        for key, value in figures.items():
            print(f"  {key:<44} {value:>14.3f}" if isinstance(value, float) else f"  {key:<44} {value!s:>14}")
        for key, budget in figures.items():
            ratio = figures.get(key.replace("budget", "ratio"))
            if "budget" in key and isinstance(budget, int | float) and isinstance(ratio, int | float):
                kept = ratio <= budget
                print(f"  {'kept' if kept else 'MISSED'}: {ratio:.2f} against a budget of {budget:.2f}")
                if not kept:
                    missed.append(f"{name}: {key}")
    if missed:
        print(f"\nmissed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())

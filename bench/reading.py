"""Reading the longest paper at hand: time per 1,000 words, from the file to facts and findings."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from ntm.core.reading.extraction import extract
from ntm.core.reading.heads import read as read_head
from ntm.core.reading.reading import read
from ntm.core.reading.text import view
from ntm.usecases.demonstration.paper_files import paper_files, real_papers_folder

ROUNDS = 7


def _seconds(work: Callable[[], object]) -> float:
    taken: list[float] = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def main() -> None:
    """Print one JSON object: words, facts, and milliseconds per 1,000 words of each step (medians)."""
    papers = paper_files(real_papers_folder(os.environ))
    longest: Path = max(papers.values(), key=lambda path: path.stat().st_size)
    text = longest.read_text("utf-8")
    words = len(text.split())
    laid_out = view(text)
    head = read_head(laid_out)
    steps = {
        "view": _seconds(lambda: view(text)),
        "facts": _seconds(lambda: extract(laid_out, head)),
        "all, findings included": _seconds(lambda: read(text)),
    }
    figures: dict[str, object] = {"paper": longest.name, "words": words, "facts": len(extract(laid_out, head))}
    figures |= {f"ms per 1,000 words: {name}": 1000 * taken / (words / 1000) for name, taken in steps.items()}
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

"""How well the reader reads, by kind of fact: papers read by hand, our own sentences and papers, and fresh papers.

Three tables: papers that a person read fact by fact (where this machine has them), sentences and papers that the reader
was made with, each as files spoil them, and papers written after it. Recall and precision by kind, and the errors told
that a paper does not hold.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping

from tests.core.reading import hand_read
from tests.core.reading.quality import papers, phrases, rounds, tabled
from tests.core.reading.quality.printing import SPOILINGS
from tests.core.reading.quality.scoring import Tally, score
from tests.core.reading.sentences import facts_of

from ntm.core.reading import certainty
from ntm.core.reading.facts import Fact, FactKind, Severity
from ntm.core.reading.reading import read
from ntm.usecases.demonstration.paper_files import paper_files, real_papers_folder

#: Kinds that the expectations do not list.
_UNLISTED = ("reporting_duty", "campaign", "recipient")


def main() -> None:
    """Print one JSON object: recall and precision by group and kind, and errors told, missed and false."""
    figures: dict[str, object] = {}
    _add(figures, "hand-read", _hand_read())
    _add(figures, "sentences", _sentences())
    for name, written in (
        ("own", rounds.OWN),
        ("later", rounds.LATER),
        ("later rounds", rounds.SECOND_TO_FOURTH),
        ("last rounds", _last_rounds()),
        ("fresh", rounds.FRESH),
    ):
        tallies: dict[FactKind, Tally] = {}
        missing: Counter[str] = Counter()
        false: Counter[str] = Counter()
        for paper in written.values():
            found = read(paper.text, tabled.structure(paper.text))
            score(_listed(found.facts), paper.facts, tallies, allowed=paper.open_facts)
            told = Counter(one.code for one in found.findings if one.severity is Severity.ERROR)
            missing += Counter(paper.errors) - told
            false += told - Counter(paper.errors)
        _add(figures, f"{name} papers", {kind.value: (one.recall, one.precision) for kind, one in tallies.items()})
        figures[f"{name} papers: facts called certain, and the part of them that is right"] = _calibrated(written)
        figures[f"{name} papers: contradictions missed"] = missing.total()
        figures[f"{name} papers: false errors"] = false.total()
        figures[f"{name} papers: count"] = len(written)
    print(json.dumps(figures, ensure_ascii=False, indent=1))


def _last_rounds() -> dict[str, papers.Written]:
    return {**rounds.FIFTH, **rounds.SIXTH, **rounds.SEVENTH, **rounds.EIGHTH, **rounds.NINTH, **rounds.TENTH}


def _calibrated(written: Mapping[str, papers.Written]) -> str:
    """Return how many facts are called certain, and which part of them their papers state."""
    certain = right = 0
    for paper in written.values():
        left = [*paper.facts, *paper.open_facts]
        for fact in _listed(read(paper.text, tabled.structure(paper.text)).facts):
            said = next((one for one in left if one.is_said_by(fact)), None)
            if said is not None:
                left.remove(said)
            if fact.confidence == certainty.CERTAIN:
                certain += 1
                right += said is not None
    return f"{certain} / {right / certain if certain else 1.0:.3f}"


def _add(figures: dict[str, object], name: str, kinds: Mapping[str, tuple[float, float]]) -> None:
    for kind in sorted(kinds):
        recall, precision = kinds[kind]
        figures[f"{name}: {kind} recall/precision"] = f"{recall:.3f} / {precision:.3f}"


def _listed(facts: tuple[Fact, ...]) -> list[Fact]:
    return [fact for fact in facts if fact.kind.value not in _UNLISTED]


def _hand_read() -> dict[str, tuple[float, float]]:
    """Return recall and precision by kind over the papers read by hand; empty where this machine has none."""
    folder = real_papers_folder(os.environ)
    if folder is None:
        return {}
    total: dict[str, hand_read.Score] = {}
    for name, path in paper_files(folder).items():
        by_hand = folder / "facts" / f"{name}.json"
        if not by_hand.is_file():
            continue
        text = path.read_text("utf-8")
        wanted = json.loads(by_hand.read_text("utf-8"))["facts"]
        for kind, one in hand_read.compare(text, _listed(read(text).facts), wanted).items():
            sum_ = total.setdefault(kind, hand_read.Score())
            sum_.expected, sum_.found, sum_.added = (
                sum_.expected + one.expected,
                sum_.found + one.found,
                sum_.added + one.added,
            )
    return {kind: (one.recall, one.precision) for kind, one in total.items()}


def _sentences() -> dict[str, tuple[float, float]]:
    tallies: dict[FactKind, Tally] = {}
    for spoil in SPOILINGS.values():
        for group in phrases.ALL.values():
            for phrase in group:
                score(_listed(facts_of(spoil(phrase.text), head=phrase.head)), phrase.facts, tallies)
    return {kind.value: (one.recall, one.precision) for kind, one in tallies.items()}


if __name__ == "__main__":
    main()

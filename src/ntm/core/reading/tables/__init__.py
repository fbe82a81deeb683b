"""Tables of annexes into facts: boards of communes by criteria, targets by year, capital by source.

A table is read by its headings, whatever format it came from. What a table states is not read a second time as prose.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, PaperHead
from ntm.core.reading.places import Structure
from ntm.core.reading.tables import boards, capital, levels, targets, tasks, villages
from ntm.core.reading.tables.grid import grids


@dataclass(frozen=True, slots=True)
class TablesRead:
    """What the tables of a paper state: facts in order of place, checks of their totals, and the places read with the
    number of the table that begins there."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    spans: tuple[tuple[int, int], ...]
    numbers: tuple[int, ...]

    def beside(self, prose: tuple[Fact, ...], text: str) -> tuple[Fact, ...]:
        """Return the facts of the tables and of the prose around them, in order of place.

        What the prose finds in a table that was read as one is left out, and a sentence that only brings in a table of
        duties ("Giao các cơ quan giúp đỡ các xã như sau:"). A table's total is named by its table where the paper has
        another, so that its rows part none but their own.
        """
        if not self.facts:
            return prose
        kept = [fact for fact in prose if not self._holds(fact) and not self._says(fact, text)]
        has_total = any(fact.label == capital.ROOT for fact in kept)
        for (start, end), number in zip(self.spans, self.numbers, strict=True):
            inside = [fact for fact in self.facts if start <= fact.start < end]
            own = any(fact.label == capital.ROOT for fact in inside)
            kept.extend(capital.under_own_total(inside, number) if has_total else inside)
            has_total = has_total or own
        return tuple(sorted(kept, key=lambda fact: (fact.start, fact.end, fact.kind)))

    def _holds(self, fact: Fact) -> bool:
        return any(start <= fact.start < end for start, end in self.spans)

    def _says(self, fact: Fact, text: str) -> bool:
        """Say whether a duty of nobody by name runs up to a table of duties, or into it."""
        if fact.kind is not FactKind.ASSIGNMENT or fact.agency is None or fact.agency != fact.agency.lower():
            return False
        after = next((span for span in self.spans if span[0] > fact.start), None)
        if after is None or any(char.isalpha() for char in text[fact.end : after[0]]):
            return False
        return any(one.kind is FactKind.ASSIGNMENT and after[0] <= one.start < after[1] for one in self.facts)


def read(text: str, structure: Structure, head: PaperHead) -> TablesRead:
    """Read the tables of an extracted text; a table that is none of the known kinds is left to the prose."""
    facts: list[Fact] = []
    told: list[Finding | Agreement] = []
    spans: list[tuple[int, int]] = []
    numbers: list[int] = []
    starts = [table.start for table in structure.tables]
    for grid in grids(text, structure.tables):
        board = boards.board_of(grid)
        if board is not None:
            found = boards.facts_of(board, head)
            told.extend(boards.check(board))
        else:
            found = [*levels.facts_of(grid, head), *villages.facts_of(grid, head)]
            found = found or targets.facts_of(grid, head) or capital.facts_of(grid, head) or tasks.facts_of(grid, head)
        if found:
            facts.extend(found)
            spans.append((grid.table.start, grid.table.end))
            numbers.append(bisect_right(starts, grid.table.start))
    return TablesRead(
        tuple(sorted(facts, key=lambda fact: (fact.start, fact.end))),
        tuple(one for one in told if isinstance(one, Finding)),
        tuple(one for one in told if isinstance(one, Agreement)),
        tuple(spans),
        tuple(numbers),
    )

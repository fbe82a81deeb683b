"""Tables of annexes into facts: boards of communes by criteria, targets by year, capital by source.

A table is read by its headings, whatever format it came from. What a table states is not read a second time as prose.
"""

from __future__ import annotations

from dataclasses import dataclass

from ntm.core.reading.facts import Agreement, Fact, Finding, PaperHead
from ntm.core.reading.places import Structure
from ntm.core.reading.tables import boards, capital, levels, targets, tasks
from ntm.core.reading.tables.grid import grids


@dataclass(frozen=True, slots=True)
class TablesRead:
    """What the tables of a paper state: facts in order of place, checks of their totals, and the places read."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    spans: tuple[tuple[int, int], ...]

    def hold(self, fact: Fact) -> bool:
        """Say whether a fact found in the prose lies in a table that was read as one."""
        return any(start <= fact.start < end for start, end in self.spans)


def read(text: str, structure: Structure, head: PaperHead) -> TablesRead:
    """Read the tables of an extracted text; a table that is none of the known kinds is left to the prose."""
    facts: list[Fact] = []
    told: list[Finding | Agreement] = []
    spans: list[tuple[int, int]] = []
    for grid in grids(text, structure.tables):
        board = boards.board_of(grid)
        if board is not None:
            found = boards.facts_of(board, head)
            told.extend(boards.check(board))
        else:
            found = levels.facts_of(grid, head)
            found = found or targets.facts_of(grid, head) or capital.facts_of(grid, head) or tasks.facts_of(grid, head)
        if found:
            facts.extend(found)
            spans.append((grid.table.start, grid.table.end))
    return TablesRead(
        tuple(sorted(facts, key=lambda fact: (fact.start, fact.end))),
        tuple(one for one in told if isinstance(one, Finding)),
        tuple(one for one in told if isinstance(one, Agreement)),
        tuple(spans),
    )

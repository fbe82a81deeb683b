"""From a workbook to a law file, and from a refusal of the law file back to the workbook's cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ntm.documents.law_workbook.assembling import SetAssembler
from ntm.documents.law_workbook.joining import Joining
from ntm.documents.law_workbook.overlay_assembling import OverlayAssembler
from ntm.documents.law_workbook.reading import Line, Problem, take


@dataclass(frozen=True, slots=True)
class LawRead:
    """A workbook as a law file (`law`), the instruments that it brings, and what is wrong.

    With problems, `law` is not to be used. `place_of` leads from a key of the law file to the cell that filled it.
    """

    law: Mapping[str, Any]
    instruments: tuple[Mapping[str, Any], ...]
    problems: tuple[Problem, ...]
    places: Mapping[str, Line] = field(default_factory=dict)

    def place_of(self, key: str, message: str) -> Problem:
        """Return the problem that a refusal of the law file comes to, at the cell nearest to its key."""
        prefix = key
        while prefix and prefix not in self.places:
            prefix = prefix[: max(prefix.rfind("."), prefix.rfind("["), 0)]
        if not prefix:
            return Problem("", 0, "", "", f"{key}: {message}")
        rest = key[len(prefix) :].lstrip(".")
        return self.places[prefix].problem(rest or prefix.rpartition(".")[2], message)


def read_law(content: bytes, *, known_instruments: Collection[str]) -> LawRead:
    """Return the law file that a workbook describes, or every problem with its sheet, row and column.

    A workbook with the sheet "Phần của tỉnh" becomes a province's overlay, any other a set of its own.
    `known_instruments` are the keys that the installation has already. Raise `WorkbookRefused` for what is no workbook.
    """
    taken = take(content)
    known = set(known_instruments)
    assembler: Joining = OverlayAssembler(taken, known) if taken.is_overlay else SetAssembler(taken, known)
    if not taken.problems:
        assembler.check()
    taken.problems = assembler.problems
    if assembler.problems:
        return LawRead({}, (), taken.ordered())
    return LawRead(assembler.law(), tuple(assembler.instruments()), (), assembler.places)

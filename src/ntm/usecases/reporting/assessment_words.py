"""Words of an assessment: what is said of an indicator, and why words may not be taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Judgement
from ntm.usecases.reporting import assessment_queries, period_gate
from ntm.usecases.reporting.assessment_queries import Cell, Frame
from ntm.usecases.territory.queries import UnitOn

_LONGEST_NOTE = 2000
#: A unit and an indicator.
Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class NewWord:
    """A judgement to be said of an indicator of a unit; `seen` is what the page showed (`Cell.seen`)."""

    unit_id: int
    item: str
    judgement: Judgement
    note: str = ""
    seen: str = "0-0"


@dataclass(frozen=True, slots=True)
class Said:
    """What became of words: how many were new, which cells differ now, and which decisions followed."""

    said: int
    differing: tuple[Key, ...]
    decided: tuple[Key, ...]


class WordsRefused(ValueError):
    """Judgements that cannot be given; `problems` maps (unit, item) to Vietnamese sentences. Nothing was written."""

    def __init__(self, problems: Mapping[Key, str]) -> None:
        super().__init__("; ".join(dict.fromkeys(problems.values())))
        self.problems = dict(problems)


class JudgedMeanwhile(RuntimeError):
    """Somebody judged some of the cells after the person saw them; nothing was written, `cells` are as they stand."""

    def __init__(self, cells: Sequence[Cell], *, place_names: Mapping[int, str]) -> None:
        first = cells[0]
        words = [word for word in (first.unit, first.lead) if word is not None]
        last = max(words, key=lambda word: word.at)
        more = f" và {len(cells) - 1} ô khác" if len(cells) > 1 else ""
        super().__init__(
            f"{last.by} vừa đánh giá chỉ tiêu {first.item} của {place_names.get(first.unit_id, 'đơn vị')}"
            f" ({last.judgement.label}){more}; hãy xem lại rồi ghi."
        )
        self.cells = tuple(cells)


class NothingSaid(ValueError):
    """Words of which none says anything new."""


def problem_of(frame: Frame, word: NewWord, allowed: bool) -> str:
    """Return why a judgement cannot be given of an indicator there, empty where it can."""
    if word.judgement is Judgement.NOT_APPLICABLE and not frame.version(word.item).conditional:
        return f"Chỉ tiêu {word.item} áp dụng cho mọi xã, không thể ghi “không áp dụng”."
    if not allowed:
        return f"Nơi này chưa có văn bản cho phép đánh giá “{word.judgement.label}”."
    return ""


def refuse_closed(frame: Frame, units: Iterable[UnitOn]) -> None:
    """Raise `NothingToAssess` for a period that was closed; asked once for each place above the units."""
    for unit_id in sorted({unit.parent_id or unit.id for unit in units}):
        reason = period_gate.why_figures_are_closed(unit_id, as_of=frame.day, criteria_set=frame.criteria_set)
        if reason is not None:
            raise assessment_queries.NothingToAssess(reason)


def note_of(text: str) -> str:
    """Return a note as it is kept: clean and bounded."""
    return vietnamese.clean(text)[:_LONGEST_NOTE]


def origin_of(unit_id: int, *, set_code: str, period: str, item: str) -> str:
    """Return the text by which the register of tasks knows a disagreement."""
    return f"assessment:{unit_id}:{set_code}:{period}:{item}"


def origin_of_cell(frame: Frame, cell: Cell) -> str:
    """Return the text by which the register of tasks knows the disagreement in a cell."""
    return origin_of(cell.unit_id, set_code=frame.set_code, period=frame.period.code, item=cell.item)

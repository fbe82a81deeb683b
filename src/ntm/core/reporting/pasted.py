"""Lays a block copied from a spreadsheet over a form: by the names in it where it has some, else by its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: From so great a share of cells that name a row, a block's first column is one of names.
_ENOUGH_NAMED = 0.6


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell of a block on a cell of the form: row and column of the form, and where it stands in the block, from 1."""

    row: int
    column: int
    text: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block over a form. `lost` are cells of the block (row, column from 1; text; why) that have no place."""

    cells: tuple[Laid, ...]
    lost: tuple[tuple[int, int, str, str], ...]
    is_by_name: bool


def lay(
    block: Sequence[Sequence[str]],
    *,
    row: int,
    column: int,
    rows: int,
    columns: int,
    row_named: Callable[[str], int | None],
    column_named: Callable[[str], int | None],
) -> LaidBlock:
    """Return where the cells of a block go on a form of so many rows and columns.

    Where most cells of the block's first column name rows of the form, rows go by name, and where its first row names
    columns, columns do; else the block's corner goes to (`row`, `column`) and the rest follows. Blank cells say
    nothing.
    """
    filled = [line for line in block if any(text.strip() for text in line)]
    heading = _names(filled[0][1:], column_named) if filled and len(filled[0]) > 1 else []
    has_heading = bool(heading) and sum(one is not None for one in heading) * 2 >= len(heading)
    body = filled[1:] if has_heading else filled
    firsts = [line[0] for line in body if line and line[0].strip()]
    named = [row_named(text) for text in firsts]
    by_name = bool(named) and sum(one is not None for one in named) / len(named) >= _ENOUGH_NAMED
    if not by_name and len(firsts) > 0 and has_heading:
        has_heading, body = False, filled
    cells: list[Laid] = []
    lost: list[tuple[int, int, str, str]] = []
    numbers = {id(line): number for number, line in enumerate(block, start=1)}
    for offset, line in enumerate(body):
        number = numbers[id(line)]
        target = row_named(line[0]) if by_name else row + offset
        for at, text in enumerate(line[1:] if by_name else line):
            place = (number, at + (2 if by_name else 1))
            if not text.strip():
                continue
            to = heading[at] if by_name and has_heading and at < len(heading) else column + at
            if target is None:
                lost.append((*place, text, f"không rõ dòng “{line[0]}”"))
            elif to is None:
                lost.append((*place, text, "không rõ cột"))
            elif not 0 <= target < rows:
                lost.append((*place, text, "quá dòng cuối của biểu"))
            elif not 0 <= to < columns:
                lost.append((*place, text, "quá cột cuối của biểu"))
            else:
                cells.append(Laid(target, to, text, place))
    return LaidBlock(tuple(cells), tuple(lost), by_name)


def _names(texts: Sequence[str], named: Callable[[str], int | None]) -> list[int | None]:
    return [named(text) if text.strip() else None for text in texts]

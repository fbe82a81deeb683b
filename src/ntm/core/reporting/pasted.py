"""Lays a block copied from a spreadsheet over a form: by the names in it where it has some, else by its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ntm.core.kernel import vietnamese
from ntm.core.reporting.columns import NO, YES

#: From so great a share of cells that name a row, a column of a block is one of names.
_ENOUGH_NAMED = 0.6
#: So many columns from the left may hold the names, and so many rows from the top titles.
_NAME_COLUMNS, _MOST_TITLES = 3, 3


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
    figures: int,
    row_named: Callable[[str], int | None],
    column_named: Callable[[str], int | None],
) -> LaidBlock:
    """Return where the cells of a block go on a form of so many rows and columns, of which the first `figures` hold
    figures and the others words.

    Where most cells of one of the block's first columns name rows of the form, rows go by name, and where its first row
    names columns, columns do; else the block's corner goes to (`row`, `column`) and the rest follows. Rows of titles,
    and columns of words before the first figures, are left out. Blank cells say nothing. The grid's script does the
    same with what is pasted into its fields; a test compares the two.
    """
    filled = [line for line in block if any(text.strip() for text in line)]
    named_at = _column_of_names(filled, row_named)
    by_name = named_at is not None
    first = 0 if named_at is None else named_at + 1
    heading = _names(filled[0][first:], column_named) if filled else []
    has_heading = bool(heading) and sum(one is not None for one in heading) * 2 >= len(heading)
    titles = 1 if has_heading else _titles(filled, first) if by_name or column < figures else 0
    body = filled[titles:]
    if by_name and not has_heading:
        width = max((len(line) for line in body), default=0)
        said = (at for at in range(first, width) if any(_is_figure(line[at]) for line in body if at < len(line)))
        first = next(said, first)
    cells: list[Laid] = []
    lost: list[tuple[int, int, str, str]] = []
    numbers = {id(line): number for number, line in enumerate(block, start=1)}
    if not has_heading:
        lost += [
            (numbers[id(line)], at, text, "dòng tiêu đề")
            for line in filled[:titles]
            for at, text in enumerate(line, start=1)
            if text.strip()
        ]
    # A blank row within the block is a blank row of the form.
    begin = numbers[id(body[0])] if titles and body else 1
    for line in body:
        number = numbers[id(line)]
        name = line[named_at] if named_at is not None and named_at < len(line) else ""
        target = row_named(name) if by_name else row + number - begin
        for at, text in enumerate(line[first:]):
            place = (number, at + first + 1)
            if not text.strip():
                continue
            to = column + at if not has_heading else heading[at] if at < len(heading) else None
            if target is None:
                lost.append((*place, text, f"không rõ dòng “{name}”"))
            elif to is None:
                lost.append((*place, text, "không rõ cột"))
            elif not 0 <= target < rows:
                lost.append((*place, text, "quá dòng cuối của biểu"))
            elif not 0 <= to < columns:
                lost.append((*place, text, "quá cột cuối của biểu"))
            else:
                cells.append(Laid(target, to, text, place))
    return LaidBlock(tuple(cells), tuple(lost), by_name)


def _column_of_names(block: Sequence[Sequence[str]], named: Callable[[str], int | None]) -> int | None:
    """Return which of the first columns names rows of the form: a title above the names, and some strangers, may be."""
    width = max((len(line) for line in block), default=0)
    for at in range(min(_NAME_COLUMNS, width - 1)):
        texts = [line[at] for line in block if at < len(line) and line[at].strip()]
        known = sum(named(text) is not None for text in texts)
        if known and known >= _ENOUGH_NAMED * (len(texts) - (named(texts[0]) is None)):
            return at
    return None


def _titles(block: Sequence[Sequence[str]], first: int) -> int:
    """Return how many rows of words stand above the first figures of a block."""
    titles = next((at for at, line in enumerate(block) if any(_is_figure(text) for text in line[first:])), 0)
    return titles if titles <= _MOST_TITLES else 0


def _is_figure(text: str) -> bool:
    said = text.strip()
    if said in ("=", "?") or vietnamese.fold(said) in YES | NO:
        return True
    try:
        vietnamese.parse_number(said.removesuffix("%"))
    except vietnamese.NotANumber:
        return False
    return True


def _names(texts: Sequence[str], named: Callable[[str], int | None]) -> list[int | None]:
    return [named(text) if text.strip() else None for text in texts]

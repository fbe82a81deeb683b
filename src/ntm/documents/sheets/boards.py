"""A workbook that somebody made as tables to be understood: texts, looks, and letters of old fonts made real ones."""

from __future__ import annotations

from ntm.core.kernel.vietnamese import clean, format_number
from ntm.core.reporting.boards.board import Board
from ntm.documents.extract import encodings
from ntm.documents.sheets import looks, old_looks, opening
from ntm.documents.sheets.looks import Looks
from ntm.documents.sheets.opening import OpenBook, OpenSheet

#: Largest table that people settle by hand; a larger one is no board of units and criteria.
MOST_CELLS = 120_000
_LONGEST = 500
#: Between cells while letters of an old font are made real ones; no font has a letter there.
_BETWEEN = "\x1e"


def boards_of(content: bytes, book: OpenBook) -> tuple[tuple[Board, ...], tuple[str, ...]]:
    """Return the sheets of a workbook that hold anything, and sentences about the whole."""
    notes = list(book.notes)
    seen, said = looks_of(content, book)
    if said:
        notes.append(said)
    found = []
    for sheet in book.sheets:
        if not any(any(cell not in (None, "") for cell in row) for row in sheet.rows):
            continue
        if sum(len(row) for row in sheet.rows) > MOST_CELLS:
            notes.append(f"Trang “{sheet.name}” lớn quá {format_number(MOST_CELLS)} ô: không đọc như một bảng.")
            continue
        board, said = _restored(_board(sheet, seen.get(sheet.name, Looks())))
        if said:
            notes.append(f"Trang “{sheet.name}”: {said}")
        found.append(board)
    return tuple(found), tuple(notes)


def looks_of(content: bytes, book: OpenBook) -> tuple[dict[str, Looks], str]:
    """Return how the cells of a workbook of either kind look, by sheet, and what to say where that cannot be read."""
    return old_looks.looks_of(content, book.sheets) if book.is_old else looks.looks_of(content, book.sheets)


def _board(sheet: OpenSheet, seen: Looks) -> Board:
    cautions, faults = looks.stale_formulas(sheet)
    rows = []
    for row in range(len(sheet.rows)):
        texts = []
        for column in range(len(sheet.rows[row])):
            value = sheet.value(row, column)
            if isinstance(value, float) and (row, column) in seen.percents:
                texts.append(f"{format_number(round(value * 100, 9))}%")
            else:
                texts.append(clean(opening.text_of(value))[:_LONGEST])
        rows.append(tuple(texts))
    return Board(
        name=sheet.name,
        rows=tuple(rows),
        merged=sheet.merged,
        hidden_rows=frozenset(seen.hidden_rows),
        hidden_columns=frozenset(seen.hidden_columns),
        colours=seen.colours,
        notes=seen.notes,
        cautions=cautions,
        faults=faults,
        is_hidden=sheet.is_hidden,
    )


def _restored(board: Board) -> tuple[Board, str]:
    """Return a table with the letters of an old font (TCVN3, VNI) made real ones, and what was done."""
    texts = _BETWEEN.join(text for row in board.rows for text in row)
    found = encodings.restore(encodings.Decoded(texts, "utf-8", ""))
    parts = found.text.split(_BETWEEN)
    if found.text == texts or len(parts) != texts.count(_BETWEEN) + 1:
        return board, ""
    rest = iter(parts)
    rows = tuple(tuple(clean(next(rest)) for _ in row) for row in board.rows)
    return (
        Board(
            board.name,
            rows,
            board.merged,
            board.hidden_rows,
            board.hidden_columns,
            board.colours,
            board.notes,
            board.cautions,
            board.faults,
            board.is_hidden,
        ),
        found.reason,
    )

"""Tables whose columns are told by their headings: where the heading stands, and the cells of a row by meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ntm.core.kernel import dates
from ntm.core.territory import names
from ntm.documents.workbooks import Row, Table, WorkbookRefused, column_letters

#: Titles and notes stand above a heading; further down nobody puts one.
_ROWS_BEFORE_HEADING = 15


def find_heading(
    table: Table, meanings: Mapping[str, str], *, is_heading: Callable[[set[str]], bool], refusal: str
) -> tuple[Row, dict[str, int]]:
    """Return the first row whose columns make a heading, and the index of each meaning's column in it.

    `meanings` maps headings as search keys to what they mean. Raise `WorkbookRefused` with `refusal` where no row is a
    heading, or where two columns of a row above it mean the same.
    """
    for row in table.rows[:_ROWS_BEFORE_HEADING]:
        columns: dict[str, int] = {}
        for index, text in enumerate(row.cells):
            meaning = meanings.get(names.search_key(text))
            if meaning is None:
                continue
            if meaning in columns:
                raise WorkbookRefused(f"Dòng {row.number}: hai cột cùng nghĩa “{text}”.")
            columns[meaning] = index
        if is_heading(set(columns)):
            return row, columns
    raise WorkbookRefused(refusal)


def meanings_of(headings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the meaning of each heading by its search key."""
    return {names.search_key(text): meaning for meaning, texts in headings.items() for text in texts}


def unused_in(heading: Row, columns: Mapping[str, int]) -> tuple[str, ...]:
    """Return the headings of columns that nothing is taken from."""
    return tuple(text for index, text in enumerate(heading.cells) if text and index not in columns.values())


def cells_of(row: Row, columns: Mapping[str, int]) -> dict[str, str]:
    """Return the words of a row by meaning, empty where the row is shorter."""
    return {meaning: row.cells[index] if index < len(row.cells) else "" for meaning, index in columns.items()}


def places_of(row: Row, columns: Mapping[str, int]) -> dict[str, str]:
    """Return the address of each meaning's cell of a row, such as "C12"."""
    return {meaning: f"{column_letters(index)}{row.number}" for meaning, index in columns.items()}


def formulas_in(table: Table, row: Row, places: Mapping[str, str]) -> list[str]:
    """Return a Vietnamese problem for each of the cells at some places that holds a formula."""
    return [f"ô {place} là công thức: hãy dán giá trị" for place in table.formulas_in(row) if place in places.values()]


def day_in(text: str, *, place: str, problems: list[str]) -> date | None:
    """Return the day that a cell states, None for a blank one; one that states no day is added to the problems."""
    if not text:
        return None
    try:
        return dates.parse_day(text)
    except dates.NotADay:
        problems.append(f"ô {place}: “{text[:30]}” không phải là ngày (31/12/2023)")
        return None

"""Tables of criteria and agencies: how many communes meet a criterion ("Số xã đạt"), which agency answers for it, or
an agency a row with its criteria and the units that it helps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction import criteria, names
from ntm.core.reading.facts import Fact, FactKind, PaperHead
from ntm.core.reading.tables import columns
from ntm.core.reading.tables.grid import Grid

_CRITERIA = re.compile(r"(?:tên |nội dung |các )?tiêu chí")
_MET = re.compile(r"số (?:xã|đơn vị|địa phương) (?:đã )?(?:đạt|hoàn thành)|(?:số )?xã đạt(?: chuẩn| tiêu chí)?$")
_AGENCY = re.compile(
    r"(?:cơ quan|đơn vị|đồng chí|cán bộ|ngành|sở, ngành|phòng, ban|người)[^|]{0,30}(?:phụ trách|chủ trì|thực hiện"
    r"|chịu trách nhiệm|hướng dẫn|đầu mối)|(?:phụ trách|chủ trì)$"
)
_BESIDE = re.compile(r"phối hợp")
# A row of its own: "Cơ quan, đơn vị | Tiêu chí phụ trách | Xã giúp đỡ".
_WHO = re.compile(r"(?:tên )?(?:các )?(?:cơ quan|đơn vị|phòng|sở|ngành|họ (?:và )?tên|đồng chí|thành viên|cán bộ)")
_UNITS = re.compile(
    r"(?:địa bàn |các |tên )*(?P<unit>xã|thôn|bản|ấp|buôn|xóm|huyện)?[^|]{0,24}?(?:phụ trách|giúp đỡ|theo dõi"
    r"|hỗ trợ|đỡ đầu"
    r"|kết nghĩa|địa bàn)|(?:địa bàn |các |tên |đối với |tại )*(?P<place>xã|thôn|bản|ấp|buôn|xóm|huyện)(?:,|$|\s)"
)
_NUMBERS = re.compile(
    r"(?:(?:các )?(?:tiêu chí|tc)\s)?(?:số\s)?(?:1\d|0?[1-9])(?:\s?[,;và]+\s?(?:số\s)?(?:1\d|0?[1-9]))*\.?"
)
_OF = re.compile(r"(?P<n>\d{1,4})(?:\s?/\s?(?P<of>\d{1,4}))?(?: xã)?")
_NUMBERED = re.compile(r"(?:(?:tiêu chí|tc)\s)?(?:số\s)?(?P<n>1\d|0?[1-9])(?:\s?[.:)-]\s?.*|\s.*)?")
_PLAIN = re.compile(r"(?:(?:tiêu chí|tc)\s)?(?:số\s)?(?:\d{1,2}\s?[.:)-]?\s?)?(?:về\s)?")
_SET = {"advanced": "NTM nâng cao", "exemplary": "NTM kiểu mẫu"}


def facts_of(grid: Grid, head: PaperHead) -> list[Fact]:
    """Return what a table says of criteria, one a row; empty for a table of another kind.

    A count has the set of the table's caption; a row that names no known criterion says nothing.
    """
    criterion_column = _column(grid, _CRITERIA)
    if criterion_column is None:
        return list(_charged(grid, None))
    met = _column(grid, _MET)
    agency = next(
        (
            column
            for column in range(grid.table.columns)
            if _AGENCY.match(grid.last_heading(column)) and not _BESIDE.search(grid.last_heading(column))
        ),
        None,
    )
    if met is not None:
        return list(_counts(grid, head, criterion_column, met))
    charged = list(_charged(grid, criterion_column))
    if charged:
        return charged
    return list(_duties(grid, criterion_column, agency)) if agency is not None else []


def _column(grid: Grid, heading: re.Pattern[str]) -> int | None:
    return next((column for column in range(grid.table.columns) if heading.match(grid.last_heading(column))), None)


def _criterion(grid: Grid, row: int, column: int) -> str | None:
    """Return the criterion that a row names: "2. Giao thông", "Tiêu chí số 15: Y tế", "Thu nhập"."""
    words = grid.key(row, column).strip(" .:;-+")
    plain = words[match.end() :] if (match := _PLAIN.match(words)) else words
    found = criteria.name_at(plain, 0, len(plain), criteria_set=columns.set_of(grid)) if plain else None
    if found:
        return found[0]
    numbered = _NUMBERED.fullmatch(words) if words[:1].isdigit() or words.startswith(("tiêu chí", "tc")) else None
    return str(int(numbered["n"])) if numbered else None


def _counts(grid: Grid, head: PaperHead, named: int, met: int) -> Iterator[Fact]:
    criteria_set = columns.set_of(grid)
    for row in grid.data:
        criterion, cell = _criterion(grid, row, named), grid.cell(row, met)
        figure = _OF.fullmatch(grid.key(row, met))
        if criterion is None or cell is None or figure is None:
            continue
        start, _ = grid.span(row)
        yield Fact(
            FactKind.CRITERION_COUNT,
            start,
            cell.end,
            vietnamese.collapse(grid.text[start : cell.end]),
            criterion=criterion,
            numerator=int(figure["n"]),
            denominator=int(figure["of"]) if figure["of"] else None,
            unit="xã",
            year=columns.year_of(grid, met, head.year),
            standard=_SET.get(criteria_set, "NTM"),
            criteria_set=criteria_set,
        )


def _duties(grid: Grid, named: int, agency: int) -> Iterator[Fact]:
    for row in grid.data:
        criterion = _criterion(grid, row, named)
        who = vietnamese.collapse(grid.words(row, agency)).strip(" .;,-")
        cell = grid.cell(row, agency)
        if criterion is None or cell is None or not any(char.isalpha() for char in who):
            continue
        start, end = grid.span(row)
        end = max(end, cell.end) if cell.row == row else end
        yield Fact(
            FactKind.ASSIGNMENT,
            start,
            end,
            vietnamese.collapse(grid.text[start:end]),
            criterion=criterion,
            criteria=(criterion,),
            criteria_set=columns.set_of(grid),
            agency=who,
            task=vietnamese.collapse(grid.words(row, named)),
        )


def _charged(grid: Grid, named: int | None) -> Iterator[Fact]:
    """Yield the duty of each row that opens with an agency: its criteria, the units that it answers for or helps."""
    who = _column(grid, _WHO)
    units = next(
        (
            column
            for column in range(grid.table.columns)
            if column not in (who, named) and _UNITS.match(grid.last_heading(column))
        ),
        None,
    )
    if who is None or who == named or (units is None and named is None):
        return
    kind = _UNITS.match(grid.last_heading(units)) if units is not None else None
    unit = kind["unit"] or kind["place"] if kind else None
    for row in grid.data:
        agency = vietnamese.collapse(grid.words(row, who)).strip(" .;,-")
        numbers = _criteria_of(grid, row, named) if named is not None else ()
        listed = names.parse_list(grid.words(row, units), unit=unit) if units is not None else ()
        if not any(char.isalpha() for char in agency) or not (numbers or listed):
            continue
        start, end = grid.span(row)
        yield Fact(
            FactKind.ASSIGNMENT,
            start,
            end,
            vietnamese.collapse(grid.text[start:end]),
            criterion=numbers[0] if numbers else None,
            criteria=numbers,
            criteria_set=columns.set_of(grid) if numbers else None,
            names=tuple(item.name for item in listed),
            agency=agency,
            task=vietnamese.collapse(grid.words(row, named if numbers and named is not None else units or 0)),
        )


def _criteria_of(grid: Grid, row: int, column: int) -> tuple[str, ...]:
    """Return the criteria that a cell lists: "1, 2, 4", "Y tế; Lao động"."""
    words = grid.key(row, column).strip(" .:;-+")
    if _NUMBERS.fullmatch(words):
        return tuple(sorted({str(int(number)) for number in re.findall(r"\d+", words)}, key=int))
    found = [one.criterion for one in criteria.mentions(f"tiêu chí {words}", 0, len(words) + 9) if one.criterion]
    return tuple(sorted(dict.fromkeys(found), key=int))

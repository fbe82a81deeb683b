"""A criteria set's parsed law file as a workbook, or a blank one: what an office downloads."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from ntm.documents.law_workbook import layout
from ntm.documents.law_workbook.layout import Column, Kind, SheetLayout

#: A record of a sheet: values by the keys of its columns.
Record = dict[str, object]

_PARTS_WITH_OWN_SHEETS = {"areas", "bands", "categories", "category_rules"}
_ROWS_PREPARED = 1500
_PARTED_BY = {Kind.CODES: "; ", Kind.LIST: " | "}


def workbook_of(law: Mapping[str, object], *, instruments: Sequence[Mapping[str, object]] = ()) -> bytes:
    """Return the workbook (.xlsx) of a criteria set.

    `law` is the parsed law file, the criteria of all files of its folder together; `instruments` are the entries of
    the instruments that it cites. Reading the workbook gives the same set again.
    """
    return write_workbook(records_of(law, instruments=instruments), sheets=layout.SHEETS, guide=_GUIDE)


def blank_workbook(*, instruments: Sequence[Mapping[str, object]] = ()) -> bytes:
    """Return a workbook without a set, with the columns, the allowed words and the instruments that are known."""
    records = {layout.INSTRUMENTS.name: list(instrument_records(instruments))}
    return write_workbook(records, sheets=layout.SHEETS, guide=_GUIDE)


def records_of(
    law: Mapping[str, object], *, instruments: Sequence[Mapping[str, object]] = ()
) -> dict[str, list[Record]]:
    """Return what each sheet holds, in order."""
    writer = _Records()
    writer.take_set(_mapping(law["set"]))
    for criterion in _list(law.get("criteria")):
        writer.take_criterion(_mapping(criterion))
    for entry in _list(law.get("supply")):
        writer.add(layout.SUPPLY, _mapping(entry))
    for key, value in law.items():
        if key not in {"schema", "set", "criteria", "supply"}:
            writer.other("Tệp", key, value)
    writer.records[layout.INSTRUMENTS.name] = list(instrument_records(instruments))
    return writer.records


def instrument_records(entries: Sequence[Mapping[str, object]]) -> Iterator[Record]:
    """Yield what the sheet of instruments holds."""
    for entry in entries:
        yield {column.key: entry.get(column.key) for column in layout.INSTRUMENTS.columns}


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(type(value))
    return value


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def flat(entry: Mapping[str, Any]) -> Record:
    """Return a mapping with the keys of inner mappings joined by dots: `citation.place`."""
    found: Record = {}
    for key, value in entry.items():
        if isinstance(value, Mapping):
            found |= {f"{key}.{inner}": one for inner, one in flat(value).items()}
        else:
            found[str(key)] = value
    return found


class _Records:
    """Takes a law file apart into the records of sheets; what no column takes goes to the sheet of other things."""

    def __init__(self) -> None:
        self.records: dict[str, list[Record]] = {sheet.name: [] for sheet in layout.SHEETS}

    def other(self, place: str, key: str, value: object) -> None:
        """Keep a key that no column takes."""
        self.records[layout.OTHER.name].append({"place": place, "key": key, "content": value})

    def add(self, sheet: SheetLayout, entry: Mapping[str, Any], *, place: str = "", **known: object) -> None:
        """Add a record; keys of `entry` without a column go to the sheet of other things under `place`."""
        record = flat(entry)
        columns = {column.key for column in sheet.columns}
        for key in [key for key in record if key not in columns]:
            value = record.pop(key)
            if value is not None:
                self.other(place, key, value)
        self.records[sheet.name].append(record | known)

    def take_set(self, node: Mapping[str, Any]) -> None:
        """Take the set's own entry apart."""
        own = {key: value for key, value in node.items() if key not in _PARTS_WITH_OWN_SHEETS}
        columns = {column.key.split(".")[0] for column in layout.SET.columns}
        for key in [key for key in own if key not in columns]:
            self.other("Bộ tiêu chí", key, own.pop(key))
        self.add(layout.SET, own, place="Bộ tiêu chí")
        for sheet, part in (
            (layout.AREAS, "areas"),
            (layout.BANDS, "bands"),
            (layout.CATEGORIES, "categories"),
            (layout.RULES, "category_rules"),
        ):
            for entry in _list(node.get(part)):
                self.add(sheet, _mapping(entry), place=sheet.name)

    def take_criterion(self, node: Mapping[str, Any]) -> None:
        """Take a criterion apart."""
        own = {key: value for key, value in node.items() if key != "indicators"}
        self.add(layout.CRITERIA, own, place=f"Tiêu chí {node['number']}")
        for one in _list(node.get("indicators")):
            indicator = _mapping(one)
            for key, value in indicator.items():
                if key not in {"id", "versions"}:
                    self.other(f"Chỉ tiêu {indicator['id']}", key, value)
            for version in _list(indicator["versions"]):
                self.take_version(str(indicator["id"]), _mapping(version))

    def take_version(self, indicator: str, node: Mapping[str, Any]) -> None:
        """Take one version of an indicator apart."""
        known: dict[str, object] = {"indicator": indicator, "from": node["from"]}
        place = f"Chỉ tiêu {indicator} từ {node['from'].isoformat()}"
        own = {key: value for key, value in node.items() if key not in {"measures", "cases", "requirements", "from"}}
        self.add(layout.INDICATORS, own, place=place, **known)
        for measure in _list(node["measures"]):
            entry = _mapping(measure)
            self.add(layout.MEASURES, entry, place=f"Số đo {entry['code']} từ {node['from'].isoformat()}", **known)
        for requirement in _list(node.get("requirements")):
            self.take_requirement(_mapping(requirement), known)
        for case in _list(node.get("cases")):
            self.take_case(_mapping(case), known)

    def take_case(self, node: Mapping[str, Any], known: Mapping[str, object]) -> None:
        """Take a case apart: a record a condition, at least one."""
        head = {"title": node["title"], "areas": node.get("areas")}
        for condition in _list(node.get("when")) or [{}]:
            self.records[layout.CASES.name].append({**known, **head, **_mapping(condition)})
        for requirement in _list(node["requirements"]):
            self.take_requirement(_mapping(requirement), {**known, "case": node["title"]})

    def take_requirement(self, node: Mapping[str, Any], known: Mapping[str, object]) -> None:
        """Take a requirement apart."""
        self.records[layout.LEVELS_ASKED.name] += requirement_records(node, known)


def requirement_records(node: Mapping[str, Any], known: Mapping[str, object]) -> Iterator[Record]:
    """Yield a record a value of a requirement, each with its own citation; `known` is added to every one."""
    head = {
        **known,
        "measure": node["measure"],
        "operator": node["operator"],
        "share_of": node.get("share_of"),
        **{f"citation.{key}": value for key, value in node["citation"].items()},
    }
    if "by_year" in node:
        for year, threshold in node["by_year"].items():
            yield from _threshold_records(threshold, {**head, "year": year})
    else:
        yield from _threshold_records(node, head)


def _threshold_records(node: Mapping[str, Any], head: Record) -> Iterator[Record]:
    """Yield a record a value of one threshold; a yes-or-no requirement has one record without a value."""
    if node.get("not_known") is not None:
        yield {**head, "not_known": node["not_known"]}
    elif "by_area" in node:
        for area, value in node["by_area"].items():
            yield {**head, "area": area, **_value(value)}
    elif "value" in node:
        yield {**head, **_value(node["value"])}
    else:
        yield head
    if node.get("national") is not None:
        yield {**head, "area": layout.NATIONAL, **_value(node["national"])}


def _value(value: object) -> Record:
    return flat(value) if isinstance(value, Mapping) else {"value": value}


_GUIDE = (
    ("Cách làm", "Điền các trang dưới đây theo văn bản gốc rồi nộp ở trang Bộ tiêu chí. Hệ thống kiểm tra, chỉ "
     "ra từng ô sai, so với bộ đang áp dụng; người thứ hai duyệt thì bộ tiêu chí mới có hiệu lực."),
    ("Không đoán", "Giá trị nào chưa biết thì ghi lý do ở cột “Chưa biết vì”; người phụ trách sẽ đánh giá."),
    ("Số lẻ, ngày", "Gõ số và ngày như Excel hiểu (ô số, ô ngày), không gõ dấu ≥ hay % vào ô số. "
     "Không dùng công thức."),
    ("Cột đậm", "Cột có nền xanh đậm là bắt buộc. Không đổi tên trang, tên cột."),
)  # fmt: skip


def write_workbook(
    records: Mapping[str, list[Record]], *, sheets: Sequence[SheetLayout], guide: Sequence[tuple[str, str]]
) -> bytes:
    """Return the workbook of records by sheet; `guide` are the heads and words of its first sheet."""
    buffer = io.BytesIO()
    # A text is a text: nothing that people typed becomes a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        _Writer(book, sheets, guide).write(records)
    return buffer.getvalue()


class _Writer:
    """Writes records into sheets, with the formats, lists of allowed words and hints that guide the hand."""

    def __init__(self, book: Any, sheets: Sequence[SheetLayout], guide: Sequence[tuple[str, str]]) -> None:
        self.book = book
        self.sheets = sheets
        self.guide = guide
        base = {"valign": "top", "text_wrap": True}
        self.heading = book.add_format({"bold": True, "bg_color": "#e5efe9", "border": 1, "text_wrap": True})
        self.required = book.add_format({"bold": True, "bg_color": "#cfe3d8", "border": 1, "text_wrap": True})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.wrapped = book.add_format(base)
        self.formats = {kind: book.add_format(base) for kind in Kind}
        self.formats[Kind.DAY] = book.add_format({**base, "num_format": "dd/mm/yyyy"})
        self.formats[Kind.CODE] = book.add_format({**base, "num_format": "@"})
        self.formats |= dict.fromkeys((Kind.TEXT, Kind.LIST, Kind.CODES), self.formats[Kind.CODE])
        self.formats[Kind.SHOWN] = book.add_format({**base, "num_format": "@", "font_color": "#595f5b"})

    def write(self, records: Mapping[str, list[Record]]) -> None:
        """Write the guide and every sheet."""
        self._guide()
        for sheet in self.sheets:
            rows = records.get(sheet.name, [])
            if sheet is layout.OTHER and not rows:
                continue
            page = self.book.add_worksheet(sheet.name)
            if sheet.upright:
                self._upright(page, sheet, rows[0] if rows else {})
            else:
                self._table(page, sheet, rows)

    def _guide(self) -> None:
        page = self.book.add_worksheet(layout.GUIDE)
        page.set_column(0, 0, 26)
        page.set_column(1, 1, 90, self.wrapped)
        page.write_string(0, 0, layout.VERSION_WORDS, self.heading)
        page.write_number(0, 1, layout.VERSION)
        lines = [*self.guide, *((f"Trang “{sheet.name}”", sheet.hint) for sheet in self.sheets)]
        for row, (head, words) in enumerate(lines, start=2):
            page.write_string(row, 0, head, self.heading)
            page.write_string(row, 1, words, self.wrapped)

    def _upright(self, page: Any, sheet: SheetLayout, record: Record) -> None:
        page.set_column(0, 0, 26)
        page.set_column(1, 1, 60, self.formats[Kind.TEXT])
        page.set_column(2, 2, 60)
        page.write_string(0, 0, "Mục", self.heading)
        page.write_string(0, 1, "Giá trị", self.heading)
        for row, column in enumerate(sheet.columns, start=1):
            page.write_string(row, 0, column.heading, self.required if column.required else self.heading)
            self._cell(page, row, 1, column, record.get(column.key))
            if column.choices:
                page.data_validation(row, 1, row, 1, {"validate": "list", "source": list(column.choices)})
            if column.hint:
                page.write_string(row, 2, column.hint, self.wrapped)

    def _table(self, page: Any, sheet: SheetLayout, records: Sequence[Record]) -> None:
        for index, column in enumerate(sheet.columns):
            page.set_column(index, index, column.width, self.formats[column.kind])
            page.write_string(0, index, column.heading, self.required if column.required else self.heading)
            if column.hint:
                page.write_comment(0, index, column.hint)
            words = [layout.YES] if column.kind is Kind.TRUTH else list(column.choices)
            if words:
                page.data_validation(1, index, _ROWS_PREPARED, index, {"validate": "list", "source": words})
        for row, record in enumerate(records, start=1):
            for index, column in enumerate(sheet.columns):
                self._cell(page, row, index, column, record.get(column.key))
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)

    def _cell(self, page: Any, row: int, column_index: int, column: Column, value: object) -> None:
        form = self.formats[column.kind]
        if value is None or value is False or (value == "" and column.kind is not Kind.JSON):
            page.write_blank(row, column_index, None, form)
        elif column.kind is Kind.TRUTH:
            page.write_string(row, column_index, layout.YES, form)
        elif column.kind is Kind.CHOICE:
            page.write_string(row, column_index, layout.name_of_choice(column.choices, str(value)), form)
        elif column.kind in (Kind.LIST, Kind.CODES):
            parts = value if isinstance(value, list) else [value]
            page.write_string(row, column_index, _PARTED_BY[column.kind].join(map(str, parts)), form)
        elif column.kind is Kind.JSON:
            page.write_string(row, column_index, json.dumps(value, ensure_ascii=False, default=_plain_day), form)
        elif isinstance(value, date):
            page.write_datetime(row, column_index, value, self.formats[Kind.DAY])
        elif isinstance(value, int | float):
            page.write_number(row, column_index, value, form)
        else:
            page.write_string(row, column_index, str(value), form)


def _plain_day(value: object) -> object:
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    raise TypeError(type(value))

"""A block copied from a spreadsheet into a report's form: the same checks and the same preview as a workbook's."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ntm.core.kernel import vietnamese
from ntm.core.reporting import pasted
from ntm.core.territory import names
from ntm.store.accounts.models import User
from ntm.usecases.reporting import form_lines, report_queries, uploads
from ntm.usecases.reporting.drafts import FIELDS, Entry
from ntm.usecases.reporting.form_lines import FormLines
from ntm.usecases.reporting.previews import SaidPlace
from ntm.usecases.territory.resolving import CommunesOfPlace, NotResolved

LONGEST_BLOCK = 1_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 200


class PasteRefused(ValueError):
    """A block that cannot be laid over the form; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A block laid over a form: what it says by key, and the cells that found no place."""

    asked: FormLines
    said: Mapping[str, SaidPlace]
    lost: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]


def stage(report_id: int, text: str, *, key: str, field: str, by: User, on: date, at: datetime) -> UUID:
    """Keep a block pasted at a cell of a form, to be looked at, and return its number.

    `key` and `field` name the cell ("f:10.1" and "v"); without a key the form's first. Raise `ReportNotFound`,
    `NotAllowed`, `PasteRefused`.
    """
    block = _laid(report_id, text, key=key, field=field, by=by, on=on)
    base, stood = _beside(block)
    return uploads.keep(
        block.said,
        page=block.asked.page,
        origin="paste",
        file_name="Dán từ Excel",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        base=base,
        stood=stood,
        notes=block.notes,
        unknown=block.lost,
        by=by,
        at=at,
    )


def _beside(block: Pasted) -> tuple[dict[str, Entry], dict[str, str]]:
    content, lines = block.asked.page.content, block.asked.lines
    base = {key: content[key] for key in block.said if key in content}
    return base, {key: lines[key].standing_text for key in block.said if key in lines}


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of a block as spreadsheets put it on the clipboard; raise `PasteRefused`."""
    if len(text) > LONGEST_BLOCK:
        raise PasteRefused(f"Đoạn dán dài quá {vietnamese.format_number(LONGEST_BLOCK)} ký tự: hãy nộp cả tệp Excel.")
    if not text.strip():
        raise PasteRefused("Chưa dán gì.")
    try:
        rows = [
            [vietnamese.clean(cell) for cell in row]
            for row in csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter="\t")
        ]
    except csv.Error as error:
        raise PasteRefused("Đoạn dán hỏng: hãy chép lại từ Excel.") from error
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise PasteRefused(f"Nhiều nhất {MOST_ROWS} dòng, {MOST_COLUMNS} cột.")
    return rows


def _laid(report_id: int, text: str, *, key: str, field: str, by: User, on: date) -> Pasted:
    block = rows_of(text)
    page = report_queries.report_page(report_id, by=by, on=on)
    asked = form_lines.form_lines(page, by=by, on=on)
    open_keys = [line.key for line in asked.lines.values() if line.may_enter]
    if not open_keys:
        raise PasteRefused("Biểu này không có ô số nào để dán vào.")
    start = key if key in asked.lines else open_keys[0]
    if page.is_agencys:
        return _over_grid(asked, block, start=start, on=page.as_of)
    return _over_list(asked, block, start=start, field=field if field in FIELDS else "v")


def _over_list(asked: FormLines, block: Sequence[Sequence[str]], *, start: str, field: str) -> Pasted:
    lines = list(asked.lines.values())
    by_name: dict[str, int] = {}
    for at, line in enumerate(lines):
        by_name.setdefault(line.measure.code, at)
        by_name.setdefault(names.search_key(line.label), at)
    laid = pasted.lay(
        block,
        row=list(asked.lines).index(start),
        column=FIELDS.index(field),
        rows=len(lines),
        columns=len(FIELDS),
        figures=FIELDS.index("s"),
        row_named=_named(by_name),
        column_named=lambda text: None,
    )
    fields: dict[str, dict[str, str]] = {}
    places: dict[str, str] = {}
    for cell in laid.cells:
        key = lines[cell.row].key
        fields.setdefault(key, {})[FIELDS[cell.column]] = cell.text
        places.setdefault(key, f"dòng {cell.at[0]}, cột {cell.at[1]}")
    return _pasted(asked, laid, fields, places)


def _over_grid(asked: FormLines, block: Sequence[Sequence[str]], *, start: str, on: date) -> Pasted:
    codes = asked.codes
    labels = {names.search_key(line.label): line.measure.code for line in asked.lines.values()}
    columns = {code: at for at, code in enumerate(codes)}
    for at, code in enumerate(codes):
        # "15.1" is what people call the first of the indicator's figures.
        columns.setdefault(code.partition(":")[0], at)
    columns |= {label: columns[code] for label, code in labels.items() if label not in columns}
    known = CommunesOfPlace.of(asked.page.duty.unit_id, on=on)
    rows = {unit.id: at for at, unit in enumerate(asked.units)}

    def row_named(text: str) -> int | None:
        try:
            is_code = text.isdigit() and len(text) >= 4
            unit = known.find(code=text if is_code else "", name="" if is_code else text, district="")
        except NotResolved:
            return None
        return rows.get(unit.id)

    first = asked.lines[start]
    laid = pasted.lay(
        block,
        row=rows[first.unit.id],
        column=columns[first.measure.code],
        rows=len(rows),
        columns=len(codes),
        figures=len(codes),
        row_named=row_named,
        column_named=_named(columns),
    )
    fields: dict[str, dict[str, str]] = {}
    places: dict[str, str] = {}
    for cell in laid.cells:
        key = f"u:{asked.units[cell.row].id}:{codes[cell.column]}"
        fields[key] = {"v": cell.text}
        places[key] = f"dòng {cell.at[0]}, cột {cell.at[1]}"
    return _pasted(asked, laid, fields, places)


def _named(known: Mapping[str, int]) -> Callable[[str], int | None]:
    def find(text: str) -> int | None:
        return known.get(text.strip().rstrip(".")) if text.strip() else None

    def by_words(text: str) -> int | None:
        return find(text) if find(text) is not None else known.get(names.search_key(text))

    return by_words


def _pasted(
    asked: FormLines, laid: pasted.LaidBlock, fields: Mapping[str, dict[str, str]], places: Mapping[str, str]
) -> Pasted:
    said = {}
    for key, typed in fields.items():
        held = asked.page.content.get(key)
        kept = {name: held[name] for name in FIELDS if held.get(name)} if isinstance(held, dict) else {}
        said[key] = SaidPlace(kept | typed, places[key])
    lost = tuple((f"dòng {row}, cột {column}", text, why) for row, column, text, why in laid.lost)
    notes = ("Đã xếp theo tên ghi trong đoạn dán; cột chữ đứng trước các số không lấy.",) if laid.is_by_name else ()
    return Pasted(asked, said, lost, notes)

"""A report's form as a workbook to take away: prefilled, locked but for what the person may fill in."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.vietnamese import fold
from ntm.documents.forms import layout, writing
from ntm.documents.forms.layout import EntryKind, FigureGroup, FigureRow, FormBook, GridCell, GridColumn, GridRow
from ntm.store.accounts.models import User
from ntm.usecases.reporting import form_lines, report_queries
from ntm.usecases.reporting.drafts import Entry
from ntm.usecases.reporting.form_lines import SOURCE, FormLine, FormLines
from ntm.usecases.reporting.report_queries import ReportPage
from ntm.usecases.reporting.typed import write_value

#: What a form says of what it showed; far more than any form shows is no form of ours.
_LARGEST_SEEN = 20_000_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What a form's cells held when it was made.

    `draft` are the draft's entries by key, `standing` the figures that stood (exact), `words` the texts as shown.
    """

    draft: Mapping[str, Entry]
    standing: Mapping[str, str]
    words: Mapping[str, str]

    def packed(self) -> str:
        """Return it as the hidden sheet carries it."""
        told = {"d": dict(self.draft), "s": dict(self.standing), "t": dict(self.words)}
        text = json.dumps(told, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
        return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


class SeenDamaged(ValueError):
    """What a hidden sheet says cannot be read; the message is Vietnamese."""


def unpacked(text: str) -> Seen:
    """Return what a hidden sheet says that the form showed; raise `SeenDamaged`."""
    try:
        reader = zlib.decompressobj()
        told = json.loads(reader.decompress(base64.b64decode(text, validate=True), _LARGEST_SEEN).decode())
        draft, standing, words = (_mapping(told, name) for name in "dst")
    except (ValueError, zlib.error, TypeError, KeyError) as error:
        raise SeenDamaged("Trang ẩn của biểu không đọc được; hãy tải biểu mới.") from error
    return Seen(draft, {key: str(value) for key, value in standing.items()}, {k: str(v) for k, v in words.items()})


def _mapping(told: Any, name: str) -> dict[str, Any]:
    found = told[name]
    if not isinstance(found, dict):
        raise TypeError(name)
    return found


def shown_words(asked: FormLines) -> dict[str, str]:
    """Return the parts in words as a form shows them, by key; the source among them."""
    words = {f"t:{one.part.code}": one.text for one in asked.parts}
    if asked.criteria_set is not None:
        words[SOURCE] = asked.page.content.get(SOURCE, "")
    return words


def workbook_of(report_id: int, *, by: User, on: date, at: datetime) -> tuple[str, bytes]:
    """Return the name and the content of a report's workbook for a person; raise `ReportNotFound`, `NotAllowed`,
    `NoLongerOwed`."""
    page = report_queries.report_page(report_id, by=by, on=on)
    asked = form_lines.form_lines(page, by=by, on=on)
    duty = page.duty
    keys = {line.key for line in asked.lines.values() if line.may_enter} | asked.word_keys
    seen = Seen(
        {key: entry for key, entry in page.content.items() if key in keys},
        {key: line.standing_text for key, line in asked.lines.items() if key in keys and line.standing_text},
        shown_words(asked),
    )
    stamp = {
        "report": str(page.id),
        "form": duty.rule.title,
        "rule": str(duty.rule.id),
        "unit": str(duty.unit_id),
        "agency": str(duty.agency_id or ""),
        "name": duty.name,
        "period": duty.period.code,
        "period_label": duty.period.label,
        "set": page.criteria_set.code if page.criteria_set is not None else "",
        "set_digest": page.criteria_set.digest if page.criteria_set is not None else "",
        "as_of": page.as_of.isoformat(),
        "draft_version": str(page.draft_version),
        "step": str(page.last_step),
        "client": str(uuid4()),
        "made_at": at.isoformat(timespec="seconds"),
    }
    lines = (
        f"{duty.name}; số liệu đến ngày {format_day(page.as_of)}; hạn gửi {format_day(duty.period.due_on)}.",
        f"Tải lúc {at:%H:%M %d/%m/%Y}. Chỉ nhập ô nền vàng nhạt. Gõ = là không thay đổi, ? là rút số; để trống là "
        "chưa báo cáo, không phải số 0.",
    )
    book = FormBook(
        title=f"{duty.rule.title}, {duty.period.label}",
        lines=lines,
        sheets=tuple(_sheets(page, asked)),
        stamp=stamp,
        seen=seen.packed(),
    )
    name = f"bieu-{fold(duty.name).replace(' ', '-')[:60]}-{duty.period.code}.xlsx"
    return name, writing.write_form(book)


def _sheets(page: ReportPage, asked: FormLines) -> list[layout.Sheet]:
    found: list[layout.Sheet] = []
    if asked.lines and page.is_agencys:
        found.append(_grid(page, asked))
    elif asked.lines:
        found.append(layout.ListSheet("Số liệu", tuple(_groups(page, asked))))
    rows = []
    words = shown_words(asked)
    if SOURCE in words:
        hint = "Báo cáo, biên bản, sổ theo dõi … mà các số được lấy từ đó."
        rows.append(layout.WordsRow(SOURCE, "Nguồn chung của số liệu", hint, words[SOURCE]))
    rows += [
        layout.WordsRow(f"t:{one.part.code}", one.part.title, one.part.hint, words[f"t:{one.part.code}"])
        for one in asked.parts
    ]
    if rows:
        found.append(layout.WordsSheet("Phần lời", tuple(rows)))
    return found


def _kind(line: FormLine) -> EntryKind:
    return EntryKind.YES_NO if line.measure.kind.is_yes_or_no else EntryKind.NUMBER


def _groups(page: ReportPage, asked: FormLines) -> list[FigureGroup]:
    assert page.criteria_set is not None
    groups = []
    for criterion in page.criteria_set.criteria:
        rows = tuple(
            FigureRow(
                anchor=line.key,
                number=line.measure.indicator,
                label=line.label,
                unit=line.measure.unit,
                asks=line.asks,
                last=write_value(line.last, measure=line.measure),
                standing=write_value(line.standing, measure=line.measure),
                supplier=f"{line.supplier} cấp số" if line.supplier else "",
                kind=_kind(line),
                held=page.content.get(line.key, {}),
                takes_parts=line.measure.unit == "%",
                is_open=line.may_enter and page.may_write,
            )
            for line in asked.lines.values()
            if line.criterion == criterion.number
        )
        if rows:
            groups.append(FigureGroup(f"Tiêu chí {criterion.number}. {criterion.name}", rows))
    return groups


def _grid(page: ReportPage, asked: FormLines) -> layout.GridSheet:
    columns: dict[str, GridColumn] = {}
    for line in asked.lines.values():
        if line.may_enter:
            code, measure = line.measure.code, line.measure
            fields = "v" if measure.kind.is_yes_or_no else "ndve" if measure.unit == "%" else "ve"
            column = GridColumn(code, measure.indicator, line.label, measure.unit, line.asks, _kind(line), fields)
            columns.setdefault(code, column)
    by_unit: dict[int, dict[str, GridCell]] = {}
    for line in asked.lines.values():
        held = page.content.get(line.key, {})
        by_unit.setdefault(line.unit.id, {})[line.measure.code] = GridCell(
            held=held if isinstance(held, dict) else {},
            last=write_value(line.standing, measure=line.measure),
            is_open=line.may_enter and page.may_write,
        )
    rows = [GridRow(f"u:{unit.id}", unit.code, unit.title, by_unit.get(unit.id, {})) for unit in asked.units]
    ordered = tuple(columns[code] for code in asked.codes if code in columns)
    return layout.GridSheet("Số liệu", ordered, tuple(rows))

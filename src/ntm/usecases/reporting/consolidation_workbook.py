"""A consolidated period as a workbook: criteria, units, who has sent, estimates against what came."""

from __future__ import annotations

from decimal import Decimal

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import VerdictFlag
from ntm.documents.tables import Cell, SheetOut, workbook
from ntm.usecases.reporting.consolidation import Consolidation, Figures


def workbook_of(found: Consolidation) -> bytes:
    """Return the workbook (.xlsx) of a consolidated period; every sheet says of how many units it speaks."""
    figures = found.figures
    head = [f"{found.place.title}: tổng hợp {found.label}", f"Lập ngày {format_day(found.on)}"]
    sheets = []
    if figures is not None:
        head.append(f"Số liệu đến ngày {format_day(figures.judged.on)}: {figures.total.coverage.words(found.noun)}")
        if figures.is_simulated:
            head.append("Có số liệu mô phỏng cho bản trình diễn, không phải số liệu thật")
        sheets += [_criteria(found, figures, head), _units(figures, head), _measures(figures, head)]
    sheets.append(_sending(found, head))
    if figures is not None and figures.estimates:
        sheets.append(_estimates(figures, head))
    return workbook(sheets)


def _criteria(found: Consolidation, figures: Figures, head: list[str]) -> SheetOut:
    titles = [group.title for group in figures.groups]
    lines = zip(figures.criteria_set.criteria, figures.total.lines, strict=True)
    rows: list[list[Cell]] = [
        [
            criterion.number,
            criterion.name,
            line.met,
            line.unclear,
            line.included,
            line.counted,
            line.counted - line.included,
            *(group.met[at] if group.coverage.included else None for group in figures.groups),
        ]
        for at, (criterion, line) in enumerate(lines)
    ]
    headings = [
        "TC",
        "Tiêu chí",
        f"Số {found.noun} đạt",
        "Chưa rõ",
        "Trong số đã báo cáo",
        "Tổng số",
        "Còn thiếu báo cáo",
    ]
    return SheetOut("Tiêu chí", head, [*headings, *titles], rows)


def _units(figures: Figures, head: list[str]) -> SheetOut:
    numbers = [f"TC{one.number}" for one in figures.criteria_set.criteria]
    rows: list[list[Cell]] = []
    for row, unit in enumerate(figures.judged.units):
        inside = bool(figures.included[row])
        flags = figures.judged.rolled[row].tolist()
        met = sum(flag == int(VerdictFlag.MET) for flag in flags)
        cells: list[Cell] = [VerdictFlag(flag).verdict.label if inside else "thiếu báo cáo" for flag in flags]
        rows.append([unit.code, unit.title, met if inside else None, *cells])
    return SheetOut("Từng đơn vị", head, ["Mã", "Đơn vị", "Số tiêu chí đạt", *numbers], rows)


def _measures(figures: Figures, head: list[str]) -> SheetOut:
    measures = figures.criteria_set.measures
    rows: list[list[Cell]] = []
    for row, unit in enumerate(figures.judged.units):
        values = figures.judged.figures.values[row].tolist() if figures.included[row] else [None] * len(measures)
        rows.append([unit.code, unit.title, *(_number(value) for value in values)])
    headings = [f"{one.code} {one.label}" + (f" ({one.unit})" if one.unit else "") for one in measures]
    return SheetOut("Số liệu", head, ["Mã", "Đơn vị", *headings], rows)


def _number(value: float | None) -> Cell:
    return None if value is None or value != value else Decimal(repr(value))


def _sending(found: Consolidation, head: list[str]) -> SheetOut:
    rows: list[list[Cell]] = [
        [
            row.name,
            row.sending.state.label,
            row.sending.due_on,
            row.sending.sent_on,
            row.sending.days_late,
            row.sending.returned,
            row.note,
        ]
        for row in found.urgent
    ]
    headings = ["Nơi báo cáo", "Tình trạng", "Hạn", "Ngày gửi", "Số ngày chậm", "Số lần trả lại", "Ghi chú"]
    return SheetOut("Gửi báo cáo", head, headings, rows)


def _estimates(figures: Figures, head: list[str]) -> SheetOut:
    rows: list[list[Cell]] = [
        [one.name, one.measure.code, one.measure.label, one.estimate, one.actual, round(one.difference, 6)]
        for one in figures.estimates
    ]
    headings = ["Đơn vị", "Mã", "Chỉ tiêu", f"Ước {figures.previous_label}", "Thực hiện kỳ này", "Chênh lệch"]
    return SheetOut("Ước và thực hiện", head, headings, rows)

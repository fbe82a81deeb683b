"""Bảng của nơi khác: how somebody's own table is to be read, guessed with reasons and settled by the officer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ntm.core.reporting.boards.board import Shape
from ntm.core.reporting.boards.guessing import Sign
from ntm.documents.workbooks import column_letters
from ntm.usecases.reporting import foreign_boards, report_queries, uploads
from ntm.usecases.reporting.foreign_boards import Settled, Understood
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person

_SAMPLES = 3
_MOST_LINES = 60
_SURE, _LIKELY = 0.75, 0.5


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column on the page: its letters, heading, some of its cells, what it is taken for, why and how surely."""

    column: int
    letters: str
    heading: str
    samples: str
    target: str
    says: str
    sure: str
    reasons: str


@for_signed_in
def mapping(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Show how a table is taken to be read, and read it as the officer settles it."""
    on, by = working_day(request), person(request)
    asked = request.POST if request.method == "POST" else request.GET
    try:
        found = foreign_boards.understand(
            upload_id,
            sheet=_number(asked.get("trang-tinh", "")),
            shape=_shape(asked.get("hinh", "")),
            unit_column=_number(asked.get("cot-don-vi", "")),
            unit=_number(asked.get("don-vi", "")),
            by=by,
            on=on,
        )
    except uploads.UploadNotFound as error:
        raise Http404("Không có tệp này, hoặc tệp đã quá hạn giữ.") from error
    except (report_queries.ReportNotFound, report_queries.NoLongerOwed) as error:
        raise Http404("Không có báo cáo này.") from error
    problem = found.problem
    if request.method == "POST" and found.guess is not None and request.POST.get("action") == "read":
        settled = _settled(request, found)
        alike = [replace(settled, sheet=at, unit=None) for at in found.alike if request.POST.get("cac-trang") == "1"]
        try:
            foreign_boards.settle(upload_id, settled, *alike, by=by, on=on, at=moment(request))
        except uploads.UploadRefused as error:
            problem = str(error)
        else:
            return HttpResponseRedirect(reverse("workbooks:preview", args=[upload_id]))
    return render(request, "workbooks/mapping.html", _context(found, problem), status=422 if problem else 200)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() and len(text) < 10 else None


def _shape(text: str) -> Shape | None:
    return Shape(text) if text in {one.value for one in Shape} else None


def _settled(request: HttpRequest, found: Understood) -> Settled:
    """Return what the form says; a column or a sign that it does not name says nothing."""
    assert found.guess is not None
    columns = {}
    for one in found.guess.columns:
        target = request.POST.get(f"cot-{one.column}", "")
        if target:
            columns[one.column] = f"{target}|{one.says}" if one.says and "|" not in target else target
    marks = {
        sign.sign: request.POST.get(f"dau-{at}", "")
        for at, sign in enumerate(found.guess.marks)
        if request.POST.get(f"dau-{at}", "?") in ("1", "0", "")
    }
    colours = {sign.sign: request.POST.get(f"mau-{sign.sign}", "") for sign in found.guess.colours}
    return Settled(found.sheet, found.guess.unit_column, columns, marks, colours, found.found.shape, found.found.unit)


def _context(found: Understood, problem: str) -> dict[str, object]:
    page, guess, shape = found.asked.page, found.guess, found.found.shape
    context: dict[str, object] = {
        "page": page,
        "duty": page.duty,
        "upload": found.upload,
        "board": found.board,
        "sheets": [(at, one, at in found.read) for at, one in enumerate(found.boards)],
        "alike": [found.boards[at].name for at in found.alike],
        "shapes": list(Shape),
        "shape": shape,
        "units_of_report": found.asked.units if shape is Shape.LIST and len(found.asked.units) > 1 else (),
        "unit": found.found.unit,
        "sheet": found.sheet,
        "problem": problem,
        "unit_lines": _unit_lines(found),
    }
    if guess is None:
        return context
    remembered = found.remembered
    marks = dict(remembered.marks) if remembered else {}
    colours = dict(remembered.colours) if remembered else {}
    labels = {line.measure.code: line for line in found.asked.lines.values()}
    assert found.asked.criteria_set is not None
    numbers = {line.criterion for line in found.asked.lines.values()}
    strange = [row for row in guess.rows if row.unit is None and not row.is_total]
    rows = (_row(found, at) for at in range(len(guess.columns)))
    return context | {
        "guess": guess,
        "remembered": remembered is not None,
        "columns": [one for one in rows if one.target or one.samples or not shape.is_turned],
        "criteria": [
            {"number": one.number, "name": one.name, "target": f"c:{one.number}"}
            for one in found.asked.criteria_set.criteria
            if one.number in numbers
        ],
        "measures": [(code, labels[code]) for code in found.asked.codes],
        "marks": [(at, _with(sign, marks)) for at, sign in enumerate(guess.marks)],
        "colours": [_with(sign, colours) for sign in guess.colours],
        "units": sum(row.unit is not None for row in guess.rows),
        "totals": [unit_line_name(row.row, shape) for row in guess.rows if row.is_total],
        "strange": [(unit_line_name(row.row, shape), row.text, row.why) for row in strange],
        "hidden": sum(row.row in found.board.hidden_rows for row in guess.rows if row.unit is not None),
        "first_row": unit_line_name(guess.first_row, shape),
        "heading_rows": [unit_line_name(row, shape) for row in guess.heading_rows],
    }


def unit_line_name(number: int, shape: Shape) -> str:
    """Return the name of a line of a unit as people see it: a row "7", or a column "C" where the table is turned."""
    return column_letters(number) if shape.is_turned else str(number + 1)


def _unit_lines(found: Understood) -> list[tuple[int, str, str]]:
    """Return the lines that may name the units, or hold a list's figures: number, name, and some of their cells."""
    board, shape = found.board, found.found.shape
    if shape is Shape.LIST:
        lines = [(at, [text for text in row if text]) for at, row in enumerate(board.rows)]
        return [(at, unit_line_name(at, shape), _short(texts)) for at, texts in lines[:_MOST_LINES] if texts]
    every = range(min(board.width, _MOST_LINES))
    lines = [(at, [row[at] for row in board.rows if at < len(row) and row[at]]) for at in every]
    return [(at, foreign_boards.line_name(at, shape), _short(texts)) for at, texts in lines if texts]


def _short(texts: Sequence[str]) -> str:
    return ", ".join(text[:24] for text in texts[:_SAMPLES])


def _with(sign: Sign, settled: dict[str, str]) -> Sign:
    return Sign(sign.sign, sign.count, settled.get(sign.sign, sign.meaning))


def _row(found: Understood, at: int) -> ColumnRow:
    assert found.guess is not None
    one, board, shape = found.guess.columns[at], found.board, found.found.shape
    if found.remembered is not None:
        target = found.remembered.columns.get(one.column, "").partition("|")[0]
        sure, reasons = "đã nhớ", "như lần trước nơi này đã chọn"
    else:
        target, reasons = one.target, "; ".join(one.reasons)
        sure = "chắc" if one.sure >= _SURE else "có thể" if one.sure >= _LIKELY else "chưa rõ"
    line = "dòng" if shape.is_turned else "cột"
    hidden = f" ({line} ẩn)" if one.column in board.hidden_columns else ""
    rows = [row.row for row in found.guess.rows if row.unit is not None or row.is_total]
    return ColumnRow(
        one.column,
        foreign_boards.line_name(one.column, shape),
        f"{one.heading or '(không có tiêu đề)'}{hidden}",
        _short([text for row in rows if (text := board.text(row, one.column))]),
        target,
        {"1": f"{line} “đạt”", "0": f"{line} “chưa đạt”"}.get(one.says, ""),
        sure,
        reasons,
    )

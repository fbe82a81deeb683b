"""Bảng của nơi khác: how somebody's own table is to be read, guessed with reasons and settled by the officer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from ntm.core.reporting.boards.guessing import Sign
from ntm.documents.workbooks import column_letters
from ntm.usecases.reporting import foreign_boards, report_queries, uploads
from ntm.usecases.reporting.foreign_boards import Settled, Understood
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person

_SAMPLES = 3
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
            unit_column=_number(asked.get("cot-don-vi", "")),
            by=by,
            on=on,
        )
    except uploads.UploadNotFound as error:
        raise Http404("Không có tệp này, hoặc tệp đã quá hạn giữ.") from error
    except (report_queries.ReportNotFound, report_queries.NoLongerOwed) as error:
        raise Http404("Không có báo cáo này.") from error
    problem = found.problem
    if request.method == "POST" and found.guess is not None and request.POST.get("action") == "read":
        try:
            foreign_boards.settle(upload_id, _settled(request, found), by=by, on=on, at=moment(request))
        except uploads.UploadRefused as error:
            problem = str(error)
        else:
            return HttpResponseRedirect(reverse("workbooks:preview", args=[upload_id]))
    return render(request, "workbooks/mapping.html", _context(found, problem), status=422 if problem else 200)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() and len(text) < 4 else None


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
    return Settled(found.sheet, found.guess.unit_column, columns, marks, colours)


def _context(found: Understood, problem: str) -> dict[str, object]:
    page, guess = found.asked.page, found.guess
    context: dict[str, object] = {
        "page": page,
        "duty": page.duty,
        "upload": found.upload,
        "board": found.board,
        "sheets": [(at, one) for at, one in enumerate(found.boards)],
        "sheet": found.sheet,
        "problem": problem,
        "letters": [(at, column_letters(at), _samples(found, at)) for at in range(min(found.board.width, 60))],
    }
    if guess is None:
        return context
    remembered = found.remembered
    marks = dict(remembered.marks) if remembered else {}
    colours = dict(remembered.colours) if remembered else {}
    labels = {line.measure.code: line for line in found.asked.lines.values()}
    assert found.asked.criteria_set is not None
    numbers = {line.criterion for line in found.asked.lines.values()}
    return context | {
        "guess": guess,
        "unit_letters": column_letters(guess.unit_column),
        "remembered": remembered is not None,
        "columns": [_row(found, at) for at in range(len(guess.columns))],
        "criteria": [
            {"number": one.number, "name": one.name, "target": f"c:{one.number}"}
            for one in found.asked.criteria_set.criteria
            if one.number in numbers
        ],
        "measures": [(code, labels[code]) for code in found.asked.codes],
        "marks": [(at, _with(sign, marks)) for at, sign in enumerate(guess.marks)],
        "colours": [_with(sign, colours) for sign in guess.colours],
        "units": sum(row.unit is not None for row in guess.rows),
        "totals": [row for row in guess.rows if row.is_total],
        "strange": [row for row in guess.rows if row.unit is None and not row.is_total],
        "hidden": sum(row.row in found.board.hidden_rows for row in guess.rows if row.unit is not None),
        "first_row": guess.first_row + 1,
        "heading_rows": [row + 1 for row in guess.heading_rows],
    }


def _with(sign: Sign, settled: dict[str, str]) -> Sign:
    return Sign(sign.sign, sign.count, settled.get(sign.sign, sign.meaning))


def _samples(found: Understood, column: int) -> str:
    first = found.guess.first_row if found.guess is not None else 0
    texts = [text for row in range(first, len(found.board.rows)) if (text := found.board.text(row, column))]
    return ", ".join(text[:24] for text in texts[:_SAMPLES])


def _row(found: Understood, at: int) -> ColumnRow:
    assert found.guess is not None
    one = found.guess.columns[at]
    if found.remembered is not None:
        target = found.remembered.columns.get(one.column, "").partition("|")[0]
        sure, reasons = "đã nhớ", "như lần trước nơi này đã chọn"
    else:
        target, reasons = one.target, "; ".join(one.reasons)
        sure = "chắc" if one.sure >= _SURE else "có thể" if one.sure >= _LIKELY else "chưa rõ"
    hidden = " (cột ẩn)" if one.column in found.board.hidden_columns else ""
    return ColumnRow(
        one.column,
        column_letters(one.column),
        f"{one.heading or '(không có tiêu đề)'}{hidden}",
        _samples(found, one.column),
        target,
        {"1": "cột “đạt”", "0": "cột “chưa đạt”"}.get(one.says, ""),
        sure,
        reasons,
    )

"""Writes the lines of a report's page: hundreds of fields, joined from escaped pieces.

A template that is included once a line takes most of the time in which the whole page is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from ntm.core.reporting.two_readings import Reading
from ntm.usecases.reporting.report_queries import ReportPage
from ntm.usecases.reporting.typed import UNCHANGED
from ntm.web.reports.lines import Group, IndicatorLines, Line
from ntm.web.reports.pages import GridRow

_PROMISE = '<span class="chip promise">'


def groups_html(groups: Iterable[Group], *, page: ReportPage) -> SafeString:
    """Return the criteria of a unit's report with all their lines."""
    return mark_safe("".join(_group(group, page) for group in groups))  # noqa: S308 - every text in it was escaped


def rows_html(rows: Iterable[GridRow], *, page: ReportPage) -> SafeString:
    """Return the rows of an agency's grid: a commune's lines below each other."""
    found = [_row(row, line, page=page, is_first=place == 0) for row in rows for place, line in enumerate(row.lines)]
    return mark_safe("".join(found))  # noqa: S308 - every text in it was escaped


def measure_options(lines: Iterable[Line]) -> SafeString:
    """Return the measures of a report's lines as the choices of a list."""
    found = (
        f'<option value="{escape(line.measure.code)}">{escape(line.measure.code)} {escape(_short(line.measure.label))}'
        "</option>"
        for line in lines
    )
    return mark_safe("".join(found))  # noqa: S308 - every text in it was escaped


def _short(label: str) -> str:
    return label if len(label) <= 40 else Truncator(label).chars(40)


def _group(group: Group, page: ReportPage) -> str:
    done = " ok" if group.said == group.asked else ""
    supplier = f'<span class="hint">{escape(group.supplier)}</span>' if group.supplier else ""
    heads = (
        '<div class="ln heads" aria-hidden="true"><span></span><span>Đang có</span>'
        f"<span>Đến {page.as_of:%d/%m}</span><span>Ước cuối kỳ</span><span>Yêu cầu</span><span></span></div>"
    )
    return (
        f'<details class="card"{" open" if group.is_open else ""}><summary><b>{group.number}. {escape(group.name)}</b>'
        f' <span class="chip{done}">{group.said}/{group.asked} số kỳ này</span>{supplier}</summary>{heads}'
        f"{''.join(_indicator(one, group, page) for one in group.indicators)}</details>\n"
    )


def _indicator(one: IndicatorLines, group: Group, page: ReportPage) -> str:
    if len(one.lines) == 1:
        promised = f"{_PROMISE}{one.id} đăng ký năm nay</span>" if one.promised else ""
        return _line(one.lines[0], page=page, number=one.id, supplier=group.supplier) + promised
    promised = f" {_PROMISE}đăng ký năm nay</span>" if one.promised else ""
    lines = "".join(_line(line, page=page, number="", supplier=group.supplier) for line in one.lines)
    total = _total(one) if one.total_key and page.may_write else ""
    return f"<fieldset><legend><b>{one.id}</b> {escape(one.name)}{promised}</legend>{lines}{total}</fieldset>"


def _total(one: IndicatorLines) -> str:
    key = escape(one.total_key)
    return (
        f'<div class="ln"><label for="{key}.n">Nam và nữ cộng chung '
        '<span class="hint">(để kiểm tra, không gửi đi)</span></label><span></span>'
        f'<input id="{key}.n" name="{key}.n" value="{escape(one.total.get("n", ""))}" inputmode="decimal"'
        f' placeholder="tử số" aria-label="{one.id} nam và nữ: tử số">'
        f'<input name="{key}.d" value="{escape(one.total.get("d", ""))}" inputmode="decimal" placeholder="mẫu số"'
        f' aria-label="{one.id} nam và nữ: mẫu số"></div>'
    )


def _line(line: Line, *, page: ReportPage, number: str, supplier: str) -> str:
    writes = line.may_enter and page.may_write
    key = escape(line.key)
    state = " wrong" if line.problem else " doubt" if line.theirs or line.doubts else ""
    numbered = f"<b>{number}</b> " if number else ""
    chip = f' <span class="chip">{escape(line.supplier)}</span>' if line.supplier and not supplier else ""
    return (
        f'<div class="ln{state}" id="{key}" data-row{_facts(line) if writes else ""}>\n'
        f'<label for="{key}.v">{numbered}{escape(line.label)}{chip}</label>\n'
        f'<span class="last">{_last(line)}{_expected(line)}</span>\n{_fields(line) if writes else _read_only(line)}\n'
        f'<span class="asks">{escape(line.asks)}{_goals(line)}</span>\n{_more(line, page) if writes else ""}'
        f"{_choice(line) if line.theirs else ''}{_remarks(line)}</div>\n"
    )


def _last(line: Line) -> str:
    if line.standing_by:
        simulated = " · mô phỏng" if line.standing_simulated else ""
        return f"<b>{escape(line.standing or '–')}</b> <small>{escape(line.standing_by)}{simulated}</small>"
    if line.merged is not None:
        brief = f'<small class="merged">{escape(line.merged.brief)}</small>'
        return f"{escape(line.merged.text or '–')} {brief}"
    return f"{escape(line.last or '–')}{' <small>mô phỏng</small>' if line.last_simulated else ''}"


def _expected(line: Line) -> str:
    return f"<small>{escape(line.expected)}</small>" if line.expected else ""


def _goals(line: Line) -> str:
    return "".join(
        f'<small class="goal" title="{escape(one.source)}">Chỉ tiêu năm: <b>{escape(one.words)}</b></small>'
        for one in line.goals
    )


def _read_only(line: Line) -> str:
    return f"<output>{escape(line.typed.get('v') or '–')}</output><span></span>"


def _fields(line: Line) -> str:
    key, typed = escape(line.key), line.typed
    if line.measure.kind.is_yes_or_no:
        return f'<select id="{key}.v" name="{key}.v">{_options(line, "= không thay đổi")}</select><span></span>'
    return (
        f'<input id="{key}.v" name="{key}.v" value="{escape(typed.get("v", ""))}"'
        f' placeholder="{escape(line.known)}" inputmode="decimal" autocomplete="off">'
        f'<input name="{key}.e" value="{escape(typed.get("e", ""))}"'
        f' aria-label="{escape(line.measure.code)}: ước cuối kỳ" inputmode="decimal" autocomplete="off">'
    )


def _options(line: Line, unchanged: str) -> str:
    said = line.typed.get("v", "")
    options = ['<option value="">–</option>']
    if line.known:
        options.append(f'<option value="="{" selected" if said == UNCHANGED else ""}>{unchanged}</option>')
    options += [f"<option{' selected' if said == word else ''}>{word}</option>" for word in ("đạt", "chưa đạt")]
    return "".join(options)


def _more(line: Line, page: ReportPage) -> str:
    key, typed = escape(line.key), line.typed
    parts = "".join(
        f'<label>{words} <input name="{key}.{name}" value="{escape(typed.get(name, ""))}" inputmode="decimal"></label>'
        for name, words in (("n", "Tử số"), ("d", "Mẫu số"))
        if line.takes_parts
    )
    dispute = ""
    if line.supplier and line.standing_by:
        address = f"/danh-gia/{page.duty.unit_id}/chi-tieu/{line.measure.indicator}/so-lieu/"
        dispute = f'<a href="{address}">Không đồng ý với số này?</a>'
    files = "".join(
        f'<a href="{reverse("reports:evidence", args=[one.id])}">{escape(one.file_name)}</a>' for one in line.evidence
    )
    origin = f'<span class="hint">{escape(line.merged.origin)}</span>' if line.merged is not None else ""
    return (
        f'<details class="more"{" open" if line.has_more else ""}><summary>Thêm<span class="sr"> cho '
        f'{escape(line.measure.code)}</span></summary><div class="fields">{parts}'
        f'<label>Nguồn riêng <input name="{key}.s" value="{escape(typed.get("s", ""))}" maxlength="300"></label>'
        f'<label>Ghi chú <input name="{key}.o" value="{escape(typed.get("o", ""))}" maxlength="500"></label>'
        f"{dispute}{files}{origin}</div></details>\n"
    )


def _choice(line: Line) -> str:
    key = escape(line.key)
    return (
        f'<div class="ask" role="group" aria-label="Chọn số cho {escape(line.measure.code)}">'
        f"<b>{escape(line.theirs_by)}</b> ghi <b>{escape(line.theirs)}</b>, anh/chị ghi "
        f"<b>{escape(line.typed.get('v') or '(bỏ trống)')}</b>.{_choices(key, line)}</div>"
    )


def _choices(key: str, line: Line) -> str:
    return (
        f'<input type="hidden" name="about:{key}" value="{escape(line.about)}">'
        f'<label><input type="radio" name="choose:{key}" value="mine"> Giữ số của tôi</label> '
        f'<label><input type="radio" name="choose:{key}" value="theirs"> Lấy số kia</label>'
    )


def _remarks(line: Line) -> str:
    problem = f'<span class="error">{escape(line.problem)}</span>' if line.problem else ""
    asked = {one.words for one in line.questions}
    doubts = (words for words in line.doubts if words not in asked)
    aloud = f'<span class="aloud">{escape(line.aloud)}</span>' if line.aloud else ""
    return (
        problem
        + "".join(f' <span class="doubted">{escape(words)}</span>' for words in doubts)
        + aloud
        + "".join(
            question_html(f"{line.key}.{one.field}", words=one.words, answers=one.answers) for one in line.questions
        )
    )


def question_html(field: str, *, words: str, answers: Iterable[Reading]) -> SafeString:
    """Return the question which of two numbers a field's text means, with a button for each answer."""
    buttons = "".join(
        f' <button class="btn small" name="read" value="{escape(field)}={one.text}">{escape(one.words)}</button>'
        for one in answers
    )
    found = f'<div class="ask" role="group" data-ask="{escape(field)}"><span>{escape(words)}</span>{buttons}</div>'
    return mark_safe(found)  # noqa: S308 - every text in it was escaped


def _facts(line: Line) -> str:
    """Return what the grid's script has to know of a figure: its kind, its unit, the last one."""
    last = "" if line.kept is None else f' data-last="{line.kept!r}"'
    unit = f' data-unit="{escape(line.unit)}"' if line.unit else ""
    return f' data-kind="{line.measure.kind}"{unit}{last}'


def _row(row: GridRow, line: Line, *, page: ReportPage, is_first: bool) -> str:
    name, code = escape(row.name), escape(line.measure.code)
    classes = f"{'first' if is_first else ''}{' doubt' if line.problem or line.theirs or line.doubts else ''}"
    label = escape(line.measure.label) if len(row.lines) > 1 else ""
    who = escape(line.standing_by) if line.standing_by else "mô phỏng" if line.last_simulated else ""
    asked = ""
    if line.theirs:
        key = escape(line.key)
        asked = (
            f'<div class="ask"><b>{escape(line.theirs_by)}</b> ghi <b>{escape(line.theirs)}</b>.'
            f"{_choices(key, line)}</div>"
        )
    remarks = _remarks(line)
    return (
        f'<tr id="{escape(line.key)}" class="{classes}" data-row{_facts(line) if page.may_write else ""}>'
        f'<th scope="row">{name if is_first else f"""<span class="sr">{name}</span>"""}</th><td>{label}</td>'
        f"<td>{escape(line.standing or line.last or '–')} <small>{who}</small></td>\n"
        f'{_cells(line, f"{name} {code}") if page.may_write else """<td colspan="4"></td>"""}\n'
        f"<td>{escape(line.asks)}{' ' if remarks else ''}{remarks}{asked}</td></tr>\n"
    )


def _cells(line: Line, label: str) -> str:
    key, typed = escape(line.key), line.typed
    parts = [""] * 2
    if line.takes_parts:
        parts = [
            f'<input name="{key}.{name}" value="{escape(typed.get(name, ""))}" inputmode="decimal"'
            f' aria-label="{label}: {words}">'
            for name, words in (("n", "tử số"), ("d", "mẫu số"))
        ]
    if line.measure.kind.is_yes_or_no:
        value = f'<select name="{key}.v" aria-label="{label}">{_options(line, "=")}</select>'
        estimate = ""
    else:
        value = (
            f'<input name="{key}.v" value="{escape(typed.get("v", ""))}"'
            f' placeholder="{escape(line.known)}" inputmode="decimal" aria-label="{label}">'
        )
        estimate = (
            f'<input name="{key}.e" value="{escape(typed.get("e", ""))}" inputmode="decimal"'
            f' aria-label="{label}: ước cuối kỳ">'
        )
    return "".join(f"<td>{cell}</td>" for cell in (*parts, value, estimate))

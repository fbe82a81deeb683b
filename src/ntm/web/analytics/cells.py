"""Writes the rows of a board as lean HTML: strings joined from a table of verdict cells, escaped once.

No closing tags for rows and cells (HTML does not ask for them), no link and no include a cell: a province of 94
communes stays under 30 kB compressed, and its 1,800 cells cost what joining strings costs.
"""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import urlencode

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Verdict
from ntm.core.kernel.vietnamese import format_number
from ntm.usecases.analytics.board import Board, Group, Selection
from ntm.usecases.analytics.places import Unit
from ntm.usecases.analytics.promises import Promise

#: One letter a verdict, as the style sheet names them.
LETTERS = {
    Verdict.MET: "m",
    Verdict.PARTIALLY_MET: "h",
    Verdict.NOT_MET: "x",
    Verdict.NOT_JUDGED: "j",
    Verdict.NOT_REPORTED: "q",
    Verdict.NOT_APPLICABLE: "o",
}
#: Short words for the tip of a cell; the legend has the long ones.
WORDS = {verdict: verdict.label.split(" (")[0] for verdict in Verdict}

_CELLS = {
    int(verdict.flag): f"<td class={letter} title='{WORDS[verdict]}'>{verdict.sign}"
    for verdict, letter in LETTERS.items()
}
_REGISTERED = {
    int(verdict.flag): f"<td class='{letter} p' title='{WORDS[verdict]}, có đăng ký'>{verdict.sign}"
    for verdict, letter in LETTERS.items()
}


def body(board: Board, selection: Selection, shown: list[bool]) -> SafeString:
    """Return the rows of a board, group by group, for the rows that a selection shows."""
    parts: list[str] = []
    headed = sum(group.is_counted for group in board.groups) > 1
    for group in board.groups:
        rows = [row for row in group.rows if shown[row]]
        if not rows:
            continue
        parts.append("<tbody>" if group.is_counted else "<tbody class=apart>")
        if headed or not group.is_counted:
            parts.append(_group_head(board, group))
        parts.extend(_row(board, row) for row in rows)
    return mark_safe("".join(parts))  # noqa: S308 - every text in it was escaped where it was put in


def _row(board: Board, row: int) -> str:
    unit = board.units[row]
    flags = board.judged.rolled[row].tolist()
    registered = board.promises.registered if board.promises else frozenset()
    numbers = [criterion.number for criterion in board.criteria_set.criteria]
    named = {number for unit_id, number in registered if unit_id == unit.id} if registered else ()
    if named:
        cells = "".join(
            (_REGISTERED if number in named else _CELLS)[flag] for number, flag in zip(numbers, flags, strict=True)
        )
    else:
        cells = "".join([_CELLS[flag] for flag in flags])
    return (
        f"<tr data-u={unit.id}><th scope=row><a href='xa/{unit.id}/?ngay={board.on}'>{escape(_short_name(unit))}</a>"
        f"{_stale(board, row)}{cells}{_standing(board, row)}{_recognized(board, unit)}{_registered(board, len(named))}"
    )


def _short_name(unit: Unit) -> str:
    """Return the name of a counted unit alone, of any other with its kind: "Nậm Xe", "thị trấn Phong Thổ"."""
    return unit.name if unit.is_counted and not unit.local_term else unit.title


def _stale(board: Board, row: int) -> str:
    day = board.judged.as_of[row]
    if day is None or day == board.on:
        return ""
    return f" <small>số liệu {format_day(day)}</small>"


def _standing(board: Board, row: int) -> str:
    met = int(board.judged.met[row])
    total = len(board.criteria_set.criteria)
    if not board.judged.reported[row]:
        return "<td class=s title='chưa báo cáo'>–"
    bar = f"<i class=k{met}></i>"
    if board.judged.full[row]:
        return f"<td class='s f' title='đạt đủ'>{bar}✓ {met}/{total}"
    if board.units[row].id in board.recognized and board.judged.falls_short[row]:
        return f"<td class='s w' title='đã công nhận nhưng nay không còn đủ'>{bar}⚠ {met}/{total}"
    return f"<td class=s>{bar}{met}/{total}"


def _recognized(board: Board, unit: Unit) -> str:
    decision = board.recognized.get(unit.id)
    if decision is None:
        return "<td class=r>–"
    simulated = " · mô phỏng" if decision.simulated else ""
    return f'<td class=r title="{escape(decision.source)}{simulated}">★ {format_day(decision.decided_on)}'


def _registered(board: Board, count: int) -> str:
    if board.promises is None:
        return ""
    return f"<td class=g>+{count}" if count else "<td class=g>"


def _group_head(board: Board, group: Group) -> str:
    title: str = escape(group.title)
    if group.unit_id is not None:
        address = escape("?" + urlencode({"noi": group.unit_id, "ngay": board.on.isoformat()}))
        title = f'<a href="{address}">{title}</a>'
    note = f"{len(group.rows)} xã" if group.is_counted else "không tính vào n/N"
    if group.is_counted:
        cells = "".join(f"<td>{count}" for count in group.met)
        mean = "–" if group.mean is None else _two(group.mean)
        recognized = sum(board.units[row].id in board.recognized for row in group.rows)
        rest = f"<td class=s>{mean}<td class=r>{recognized} xã" + ("<td>" if board.promises else "")
    else:
        cells = "<td>" * len(group.met)
        rest = "<td><td>" + ("<td>" if board.promises else "")
    return f"<tr class=head><th scope=rowgroup>{title} <small>{note}</small>{cells}{rest}"


def foot(board: Board) -> SafeString:
    """Return the rows below: n/N by criterion, the plan's targets, the year before with the difference."""
    summary = board.judged.summary
    word = "Thôn, bản" if board.level.value == "village" else "Xã"
    total = summary.counted
    last = "<td>" if board.promises else ""
    counts = "".join(f"<td>{count.met}" for count in summary.criteria)
    mean = "–" if board.mean is None else _two(board.mean)
    rows = [
        f"<tr class=n><th scope=row>{word} đạt <small>n/{total}</small>{counts}<td class=s title='bình quân'>{mean}"
        f"<td class=r>{board.recognized_count}/{total}{last}"
    ]
    if board.promises is not None:
        rows.append(_plan_row(board))
    if board.before is not None and not board.before.reason:
        rows.append(_before_row(board) + last)
    return mark_safe("".join(rows))  # noqa: S308 - every text in it was escaped where it was put in


def _plan_row(board: Board) -> str:
    promises = board.promises
    assert promises is not None
    draft = " <small>dự thảo</small>" if promises.plan.is_draft else f" <small>{escape(promises.plan.number)}</small>"
    cells = "".join(
        "<td>" + _promise(promises.criteria.get(criterion.number)) for criterion in board.criteria_set.criteria
    )
    standard = promises.standard or promises.standard_kept
    return (
        f"<tr class=plan><th scope=row>Mục tiêu {promises.plan.year}{draft}{cells}"
        f"<td class=s>{_promise(promises.mean)}<td class=r>{_promise(standard)}<td>"
    )


def _promise(promise: Promise | None) -> str:
    if promise is None:
        return "<span title='kế hoạch không nêu'>·</span>"
    text = _two(promise.value) if promise.value is not None and promise.level is None else promise.text
    words = f'<span title="{escape(promise.quote)}">{escape(text)}</span>'
    found = promise.contradiction
    if found is None:
        return words
    return f'{words}<a class=warn href="/van-ban/{found.paper_id}/#p{found.id}" title="{escape(found.message)}">⚠</a>'


def _before_row(board: Board) -> str:
    before = board.before
    assert before is not None
    cells = []
    for count in board.judged.summary.criteria:
        then = before.met.get(count.number)
        cells.append("<td>–" if then is None else f"<td>{then}{_change(count.met - then)}")
    mean = ""
    if before.mean is not None:
        mean = _two(before.mean)
        if board.mean is not None:
            mean += _change(board.mean - before.mean)
    return f"<tr class=before><th scope=row>Năm trước <small>{format_day(before.day)}</small>{''.join(cells)}" + (
        f"<td class=s>{mean}<td class=r>"
    )


def _change(change: Decimal | int) -> str:
    """Return a difference with its sign ("+2", "−1"), empty where there is none."""
    if not change:
        return ""
    text = _two(abs(change)) if isinstance(change, Decimal) else str(abs(change))
    return f" <small class=up>+{text}</small>" if change > 0 else f" <small class=down>−{text}</small>"


def _two(value: Decimal) -> str:
    return format_number(value, places=2)

"""Urging whoever is still to send: messages to copy, the mark that they went out, the drafted letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ntm.core.kernel.dates import format_day
from ntm.core.reporting import reminding as core
from ntm.core.reporting.consolidation import SendingState
from ntm.core.reporting.reminding import NoReminderDue, Reminded, ReminderStep
from ntm.documents.papers.official_letter import Letter, LetterTable, letter_docx
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Reminder
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reporting import duties, reminders
from ntm.usecases.reporting.consolidation import Consolidation, SentRow

#: A letter to more than so many names them in its table alone.
_NAMED_AT_MOST = 6
_ALL_LISTED = "Các cơ quan, đơn vị có tên trong danh sách"


@dataclass(frozen=True, slots=True)
class UrgeRow:
    """An owed report with the message to its author, and when it was last reminded of."""

    row: SentRow
    text: str
    step: ReminderStep | None
    reminded: tuple[tuple[str, str, datetime], ...]


@dataclass(frozen=True, slots=True)
class Urging:
    """Whoever is still to send, message by message, and the one to all."""

    found: Consolidation
    rows: tuple[UrgeRow, ...]
    joint: str
    office: str


_CHANNELS = {"app": "trong phần mềm", "email": "e-mail", "text": "tin nhắn"}


def urging(found: Consolidation, *, by: User, on: date) -> Urging:
    """Return the messages to whoever is still to send; raise `NotAllowed`."""
    rules.require(by, Action.CONSOLIDATE, unit_id=found.place.id, on=on)
    waiting = [row for row in found.urgent if not row.sending.state.is_in]
    office = reminders.office_of(found.place.id, on=found.figures_day)
    title = found.stream.title if found.stream is not None else "Báo cáo kết quả thực hiện nông thôn mới"
    kept: dict[int, list[tuple[str, str, datetime]]] = {}
    for report_id, step, channel, at in (
        Reminder.objects.filter(report_id__in=[row.report_id for row in waiting if row.report_id])
        .order_by("at")
        .values_list("report_id", "step", "channel", "at")
    ):
        kept.setdefault(report_id, []).append((ReminderStep(step).label, _CHANNELS[channel], at))
    rows = []
    for row in waiting:
        was_returned = row.sending.state is SendingState.RETURNED
        about = Reminded(row.name, title, found.label, row.sending.due_on, office, was_returned)
        text, before = core.text_of(about, on=on), tuple(kept.get(row.report_id or 0, ()))
        rows.append(UrgeRow(row, text, _step_on(row.sending.due_on, on=on), before))
    joint = ""
    if waiting:
        joint = core.joint_text(
            [row.name for row in waiting],
            title=title,
            period=found.label,
            due_on=max(row.sending.due_on for row in waiting),
            receiver=office,
            on=on,
        )
    return Urging(found, tuple(rows), joint, office)


def _step_on(due_on: date, *, on: date) -> ReminderStep | None:
    try:
        return core.step_on(due_on, on=on)
    except NoReminderDue:
        return None


def mark_reminded(found: Consolidation, *, by: User, on: date, at: datetime) -> int:
    """Record that whoever is still to send was reminded by a message that a person sent; return how many are new.

    Raise `NotAllowed`.
    """
    shown = urging(found, by=by, on=on)
    streams = {row.row.stream_id for row in shown.rows}
    owed = {
        (one.rule.id, one.unit_id, one.agency_id): one
        for one in duties.duties_of_rules(streams, year=int(found.period[:4]))
        if one.period.code == found.period
    }
    new = 0
    with transaction.atomic():
        for one in sorted(shown.rows, key=lambda row: row.row.unit_id):
            if one.step is None:
                continue
            duty = owed[(one.row.stream_id, one.row.unit_id, one.row.agency_id)]
            new += reminders.keep(
                reminders.report_of(duty, at=at), one.step, channel="text", text=one.text, by=by, at=at
            )
    return new


class NobodyToUrge(LookupError):
    """A period of which every report is in or still has time."""


def urging_letter(found: Consolidation, *, by: User, on: date) -> bytes:
    """Return the draft of an urging letter to everybody who is late, as a Word file.

    Raise `NotAllowed`, `NobodyToUrge`.
    """
    shown = urging(found, by=by, on=on)
    late = [row.row for row in shown.rows if row.row.sending.days_late or row.row.sending.returned]
    if not late:
        raise NobodyToUrge(found.label)
    title = found.stream.title if found.stream is not None else "báo cáo kết quả thực hiện nông thôn mới"
    stream, place, due_on = found.stream, found.place, late[0].sending.due_on
    source = f" theo {stream.source.rstrip('.')}" if stream is not None and not stream.simulated else ""
    owed = len(found.rows)
    is_committee = shown.office.startswith("UBND ")
    letter = Letter(
        above="" if is_committee else f"UBND {place.full_name}",
        issuer=shown.office,
        symbol="…",
        subject=f"đôn đốc {_lower(title)}, {found.label}",
        place=place.name,
        month=on.month,
        year=on.year,
        recipients=[_addressee(row) for row in late] if len(late) <= _NAMED_AT_MOST else [_ALL_LISTED],
        paragraphs=[
            f"Thực hiện chế độ {_lower(title)}{source}, hạn gửi {found.label} là ngày {format_day(due_on)}.",
            f"Đến ngày {format_day(on)}, {shown.office} đã nhận {found.owed.included}/{owed} báo cáo; "
            f"còn {len(late)} nơi chưa gửi hoặc đang được trả lại để sửa, cụ thể:",
        ],
        table=LetterTable(
            headings=["TT", "Cơ quan, đơn vị", "Tình trạng", "Số ngày chậm", "Số lần trả lại"],
            rows=[
                [str(at), row.name, row.sending.state.label, str(row.sending.days_late), str(row.sending.returned)]
                for at, row in enumerate(late, start=1)
            ],
            widths_mm=[12, 68, 42, 20, 20],
        ),
        closing=[
            f"{shown.office} đề nghị các cơ quan, đơn vị có tên trên gửi báo cáo trước ngày …/…/{on.year}; trường hợp "
            "vướng mắc, nêu rõ lý do và thời gian gửi để tổng hợp.",
            f"Kết quả tổng hợp {found.label} chỉ tính các nơi đã báo cáo và ghi rõ nơi còn thiếu./.",
        ],
        signer=["CHỦ TỊCH" if is_committee else "THỦ TRƯỞNG CƠ QUAN"],
        copies=["Như trên", f"Thường trực UBND {place.full_name} (b/c)", "Lưu: VT"],
        remark="Dự thảo do phần mềm lập từ số liệu gửi báo cáo; số, ngày và người ký do văn thư điền.",
        title=f"Công văn đôn đốc {found.label}",
    )
    return letter_docx(letter)


def _addressee(row: SentRow) -> str:
    return f"UBND {row.name}" if row.agency_id is None and not row.name.lower().startswith("ubnd") else row.name


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

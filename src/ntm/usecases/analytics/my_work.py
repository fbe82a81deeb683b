"""Việc của tôi: what a person owes today, from every area, in the order of its last day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm.core.assignments.tasks import urgency
from ntm.core.kernel.periods import NotAPeriod, Period
from ntm.core.kernel.states import Level, Role
from ntm.core.planning.registrations import State
from ntm.core.reporting.submission import ReportState
from ntm.store.accounts.models import User
from ntm.store.reading import querysets as papers
from ntm.store.reporting.models import Reminder
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics.places import Place
from ntm.usecases.analytics.responsibility import Responsibility
from ntm.usecases.assignments import scope, task_queries
from ntm.usecases.assignments.task_queries import TaskRow
from ntm.usecases.planning import commenting
from ntm.usecases.planning import registration_queries as registrations
from ntm.usecases.reporting import assessment_sheets, duties, receiving, sent_criteria_reports
from ntm.usecases.reporting.assessment_queries import NothingToAssess
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.reporting.open_quarters import open_quarters
from ntm.usecases.reporting.period_gate import label_of
from ntm.usecases.territory import queries as units

#: Reports that are due later than this are no work of today.
_AHEAD = 31


class WorkKind(StrEnum):
    """What sort of work an item is."""

    REPORT = "report"
    TASK = "task"
    ACCEPT = "accept"
    RECEIVE = "receive"
    URGE = "urge"
    ASSESS = "assess"
    SETTLE = "settle"
    REVIEW = "review"
    COMMENT = "comment"
    READ = "read"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the sort of work."""
        return {
            "report": "Báo cáo",
            "task": "Việc được giao",
            "accept": "Nghiệm thu",
            "receive": "Xét báo cáo",
            "urge": "Đôn đốc",
            "assess": "Đánh giá",
            "settle": "Ý kiến khác nhau",
            "review": "Văn bản",
            "comment": "Đăng ký",
            "read": "Báo cáo gửi Ban Chỉ đạo",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One thing that a person owes; `due_on` None where it has no last day. `address` is where it is done."""

    kind: WorkKind
    label: str
    title: str
    detail: str
    due_on: date | None
    words: str
    is_overdue: bool
    address: str


@dataclass(frozen=True, slots=True)
class MyWork:
    """Everything that a person owes on a day, the most urgent first."""

    on: date
    items: tuple[Work, ...]

    @property
    def overdue(self) -> int:
        """Return how many items are late."""
        return sum(one.is_overdue for one in self.items)

    @property
    def soon(self) -> int:
        """Return how many items have their last day within a week."""
        return sum(
            one.due_on is not None and not one.is_overdue and (one.due_on - self.on).days <= 7 for one in self.items
        )


def my_work(user: User, held: Sequence[Responsibility], *, on: date) -> MyWork:
    """Return what a person who holds some places owes on a day, in a number of queries that grows with the places
    they hold alone."""
    items: list[Work] = [*_reports(user, on=on), *_tasks(user, on=on), *_to_committees(user, on=on)]
    seen: set[int] = set()
    for one in held:
        place = one.place
        if place.unit.id in seen:
            continue
        seen.add(place.unit.id)
        if rules.may(user, Action.CONSOLIDATE, unit_id=place.unit.id, on=on):
            items += _received(place, on=on)
        if rules.may(user, Action.REVIEW_FACT, unit_id=place.unit.id, on=on):
            items += _papers(place)
        if place.unit.level in (Level.DISTRICT, Level.PROVINCE, Level.COMMUNE):
            items += _assessments(user, one, on=on)
            items += _registrations(user, one, on=on)
    return MyWork(on, tuple(sorted(items, key=lambda one: (one.due_on or date.max, one.kind.value, one.title))))


def _work(
    kind: WorkKind, *, title: str, detail: str, due_on: date | None, on: date, address: str, label: str = ""
) -> Work:
    return Work(
        kind=kind,
        label=label or kind.label,
        title=title,
        detail=detail,
        due_on=due_on,
        words=urgency(due_on=due_on, on=on).words if due_on is not None else "",
        is_overdue=due_on is not None and on > due_on,
        address=address,
    )


def _reports(user: User, *, on: date) -> Iterable[Work]:
    owed = [
        duty
        for duty in duties.duties_of_person(user, on=on)
        if duty.is_open and (duty.period.due_on - on).days <= _AHEAD
    ]
    # What is closed takes nothing any more: whoever is missing there is missing, until it is opened again.
    closed = receiving.closed_of({(duty.rule.id, duty.period.code) for duty in owed})
    owed = [duty for duty in owed if duty.rule.id not in closed.get(duty.period.code, ())]
    reminded = dict(
        Reminder.objects.filter(report_id__in=[duty.report_id for duty in owed if duty.report_id])
        .order_by("at")
        .values_list("report_id", "at")
    )
    for duty in owed:
        returned = duty.state is ReportState.RETURNED
        at = reminded.get(duty.report_id or 0)
        said = [duty.state.label, f"đã được nhắc ngày {at:%d/%m}" if at is not None else ""]
        yield _work(
            WorkKind.REPORT,
            title=f"{'Sửa và gửi lại' if returned else 'Gửi'} {_lower(duty.rule.title)}, {duty.period.label}",
            detail="; ".join(one for one in (duty.name, *said) if one),
            due_on=duty.period.due_on,
            on=on,
            address=f"/bao-cao/{duty.report_id}/" if duty.report_id else "/bao-cao/",
        )


def _tasks(user: User, *, on: date) -> Iterable[Work]:
    for row in task_queries.tasks_for(user, on=on):
        yield _task(WorkKind.TASK, row, on=on)
    for row in task_queries.tasks_to_accept(user, on=on):
        yield _task(WorkKind.ACCEPT, row, on=on)


def _task(kind: WorkKind, row: TaskRow, *, on: date) -> Work:
    return _work(
        kind,
        title=row.title,
        detail="; ".join(dict.fromkeys((row.place, row.owner.name))),
        # Whoever accepts is not late because the doer's last day has passed.
        due_on=row.due_on if kind is WorkKind.TASK else None,
        on=on,
        address=f"/viec/{row.id}/",
        label=row.kind.label if kind is WorkKind.TASK else kind.label,
    )


def _to_committees(user: User, *, on: date) -> Iterable[Work]:
    """Say which agencies' reports to a committee in which the person sits they have not read."""
    for one in sent_criteria_reports.unread_by(user, on=on):
        yield _work(
            WorkKind.READ,
            title=f"Đọc báo cáo theo tiêu chí của {one.agency}, {label_of(one.period)}",
            detail=f"gửi {one.committee}",
            due_on=None,
            on=on,
            address=f"/danh-gia/ban-chi-dao/{one.id}/",
        )


def _received(place: Place, *, on: date) -> Iterable[Work]:
    """Say which reports wait for the office, and which it waits for, one item a stream and period."""
    by_stream: dict[tuple[int, str], list[Duty]] = {}
    for duty in receiving.received(place.unit.id, year=on.year, on=on):
        if -_AHEAD * 4 <= (duty.period.due_on - on).days <= _AHEAD:
            by_stream.setdefault((duty.rule.id, duty.period.code), []).append(duty)
    closed = receiving.closed_of(by_stream)
    for (stream_id, period), found in by_stream.items():
        if stream_id in closed.get(period, ()):
            continue
        address = f"/tong-hop/?noi={place.unit.id}&ky={period}&luong={stream_id}"
        label, title = found[0].period.label, _lower(found[0].rule.title)
        waiting = sum(duty.state is ReportState.SUBMITTED for duty in found)
        if waiting:
            yield _work(
                WorkKind.RECEIVE,
                title=f"Xét {waiting} {title}, {label}",
                detail=f"{waiting}/{len(found)} nơi đã gửi, chờ tiếp nhận hoặc trả lại",
                due_on=None,
                on=on,
                address=address,
            )
        late = sum(duty.is_overdue(on) for duty in found)
        if late:
            yield _work(
                WorkKind.URGE,
                title=f"Đôn đốc {late} nơi chưa gửi {title}, {label}",
                detail=f"thiếu {late}/{len(found)} báo cáo",
                due_on=found[0].period.due_on,
                on=on,
                address=address.replace("/tong-hop/", "/tong-hop/don-doc/"),
            )


def _papers(place: Place) -> Iterable[Work]:
    kept = list(papers.kept_within([place.unit.id]).values_list("pk", flat=True)[:200])
    counts = [one for one in papers.counts(kept).values() if one.waiting]
    if counts:
        yield Work(
            kind=WorkKind.REVIEW,
            label=WorkKind.REVIEW.label,
            title=f"Xác nhận {sum(one.waiting for one in counts)} dữ kiện trong {len(counts)} văn bản đã đọc",
            detail=place.unit.title,
            due_on=None,
            words="",
            is_overdue=False,
            address=f"/van-ban/?noi={place.unit.id}",
        )


def _assessments(user: User, held: Responsibility, *, on: date) -> Iterable[Work]:
    """Say what a person has to judge or to settle of each quarter that is open, the oldest first."""
    place = held.place.unit
    settles = place.level in (Level.DISTRICT, Level.PROVINCE) and rules.may(
        user, Action.SETTLE, unit_id=place.id, on=on
    )
    if not settles and held.role is not Role.AGENCY:
        return
    try:
        quarters = open_quarters(place.id, on=on)
    except NotAPeriod:
        return
    for period in quarters:
        try:
            yield from (
                _to_judge(user, held, period=period, on=on)
                if held.role is Role.AGENCY
                else _to_settle(user, held, period=period, on=on)
            )
        except (NothingToAssess, units.UnitNotFound):
            continue


def _to_settle(user: User, held: Responsibility, *, period: Period, on: date) -> Iterable[Work]:
    place = held.place.unit
    found = assessment_sheets.disputes(place.id, period=period, by=user, on=on)
    if found.open:
        late = f"; {found.overdue} chỉ tiêu quá hạn giải quyết" if found.overdue else ""
        yield _work(
            WorkKind.SETTLE,
            title=f"Giải quyết {len(found.open)} chỉ tiêu hai bên đánh giá khác nhau, {period.label}",
            detail=f"{place.title}{late}",
            due_on=found.open[0].cell.settle_by,
            on=on,
            address=f"/danh-gia/noi/{place.id}/khac-nhau/?ky={period.code}",
        )


def _to_judge(user: User, held: Responsibility, *, period: Period, on: date) -> Iterable[Work]:
    place = held.place.unit
    found = assessment_sheets.grid(place.id, period=period, wanted=(), by=user, on=on)
    waiting = sum(one.waiting for one in found.overview if one.mine)
    if waiting:
        yield _work(
            WorkKind.ASSESS,
            title=f"Đánh giá {waiting} ô chỉ tiêu các xã đã tự đánh giá, {period.label}",
            detail=place.title,
            due_on=None,
            on=on,
            address=f"/danh-gia/noi/{place.id}/?ky={period.code}",
        )


def _registrations(user: User, held: Responsibility, *, on: date) -> Iterable[Work]:
    """Say which registrations of this year and the next wait for a person's comment or for the office."""
    place = held.place.unit
    wanted = Action.COMMENT_REGISTRATION if held.role is Role.AGENCY else Action.CONSOLIDATE_REGISTRATIONS
    if not scope.criteria_scope_of(user, wanted, unit_id=place.id, on=on):
        return
    communes = [unit.id for unit in units.communes_in(place.id, on)]
    for year in (on.year, on.year + 1):
        waiting = [
            row
            for row in registrations.registrations(communes, year=year, on=on)
            if row.state is State.REGISTERED or held.role is Role.AGENCY
        ]
        if held.role is Role.AGENCY:
            waiting = list(commenting.awaiting_comment(waiting, place_id=place.id, by=user, on=on))
        if waiting:
            deed = "Góp ý" if held.role is Role.AGENCY else "Tổng hợp"
            yield _work(
                WorkKind.COMMENT,
                title=f"{deed} {len(waiting)} đăng ký năm {year} của {len({row.unit_id for row in waiting})} xã",
                detail=place.title,
                due_on=None,
                on=on,
                address=f"/ke-hoach/dang-ky/{place.id}/{'y-kien/' if held.role is Role.AGENCY else ''}?nam={year}",
            )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

"""Who owes which report by when, worked out of rules: nothing here is remembered, everything follows.

A rule names its reporters by role and its periods by kind; it holds from the day that the paper behind it takes effect.
A period is owed when its last day for sending lies within the rule's days and its figures do not end before the rule
began: a plan of 15 April 2024 creates no duty for quarter I (due on 14 March), its first one is due on 14 June. "Trước
ngày 15" is strict: the 14th is the last day.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.periods import Period, PeriodKind, periods_of

#: Vietnam keeps one time all year round.
HANOI = timezone(timedelta(hours=7))

ADHOC = "adhoc"


class Reporter(StrEnum):
    """Who owes a report, by role."""

    COMMUNE = "commune"  # every commune, not wards and townships
    COMMUNE_LEVEL = "commune_level"
    DISTRICT = "district"
    BELOW = "below"  # whatever lies directly below: districts until June 2025, communes after
    SELF = "self"  # the office of the place itself, upwards
    VILLAGE = "village"
    AGENCY = "agency"  # every agency of the place that answers for something
    LEAD_AGENCY = "lead_agency"
    MASS_ORGANISATION = "mass_organisation"
    NAMED_AGENCY = "named_agency"

    @property
    def label(self) -> str:
        """Return the reporters in Vietnamese."""
        return {
            "commune": "UBND các xã",
            "commune_level": "UBND các xã, phường, thị trấn",
            "district": "UBND các huyện",
            "below": "UBND cấp dưới trực tiếp",
            "self": "chính đơn vị này, gửi lên cấp trên",
            "village": "các thôn, bản",
            "agency": "các cơ quan được phân công tiêu chí",
            "lead_agency": "các cơ quan chủ trì tiêu chí",
            "mass_organisation": "Mặt trận và các đoàn thể",
            "named_agency": "một cơ quan nêu tên",
        }[self]

    @property
    def is_agency(self) -> bool:
        """Say whether agencies owe, and not offices of units."""
        return self in (Reporter.AGENCY, Reporter.LEAD_AGENCY, Reporter.MASS_ORGANISATION, Reporter.NAMED_AGENCY)

    @property
    def is_received_directly_above(self) -> bool:
        """Say whether the report goes to what lies directly above its author, wherever the rule was set.

        A village reports through its commune, by whosever rule; a place that reports of itself, to the one above it.
        """
        return self in (Reporter.SELF, Reporter.VILLAGE)


class WhenClosed(StrEnum):
    """What becomes of a last day on which offices are closed."""

    STAYS = "stays"
    NEXT_WORKING_DAY = "next_working_day"
    WORKING_DAY_BEFORE = "working_day_before"

    @property
    def label(self) -> str:
        """Return it in Vietnamese."""
        return {
            "stays": "giữ nguyên hạn, chỉ nhắc",
            "next_working_day": "lùi đến ngày làm việc tiếp theo",
            "working_day_before": "sớm lên ngày làm việc trước đó",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule by which reports are owed; the fields mean what they mean in `DutyRule`.

    `frequency` is a kind of period or `ADHOC`; `numbers` names the periods of a year that are reported on (none: all).
    """

    id: int
    unit: int
    title: str
    reporter: Reporter
    frequency: str
    span: Span
    source: str
    agency: int | None = None
    numbers: tuple[int, ...] = ()
    due_day: int = 0
    due_month: int = 0
    due_on: date | None = None
    set_code: str = ""
    parts: tuple[str, ...] = ()
    when_closed: WhenClosed = WhenClosed.STAYS

    @property
    def kind(self) -> PeriodKind | None:
        """Return the kind of the rule's periods, None for an ad hoc report."""
        return None if self.frequency == ADHOC else PeriodKind(self.frequency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who may owe a report: a unit's office, or an agency of one, and the days on which it plays these roles.

    A commune lies directly below its province from the day on which its district ends, and was there before: `born` is
    the unit's own first day, `made_of` names the units that it was made of then.
    """

    unit: int
    agency: int | None
    name: str
    reporters: frozenset[Reporter]
    days: Span
    born: date
    made_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwedPeriod:
    """A period of a rule with its last day for sending, and where that day comes from.

    `stated_on` is the rule's own day; `due_on` differs where the deadline was moved for all or the office is closed.
    `figures` are the days whose figures the report holds. `cautions` are sentences about the day.
    """

    code: str
    label: str
    figures: Span
    stated_on: date
    due_on: date
    cautions: tuple[str, ...] = ()
    moved_because: str = ""

    @property
    def closing_day(self) -> date:
        """Return the last day of the figures."""
        assert self.figures.end is not None
        return self.figures.end - timedelta(1)


@dataclass(frozen=True, slots=True)
class MovedAlone:
    """A last day that a decision set for one reporter alone: a unit's office (`agency` None) or an agency of it."""

    unit: int
    agency: int | None
    due_on: date
    reason: str

    def is_for(self, party: Party) -> bool:
        """Say whether the decision speaks of a reporter."""
        return (self.unit, self.agency) == (party.unit, party.agency)


@dataclass(frozen=True, slots=True)
class Obligation:
    """One report that somebody owes: under which rule, for which period, by when. `note` says what is unusual."""

    rule: int
    unit: int
    agency: int | None
    name: str
    period: OwedPeriod
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The days on which offices are closed besides Saturdays and Sundays, and what each is."""

    holidays: Mapping[date, str]

    def why_closed(self, day: date) -> str:
        """Return why offices are closed on a day ("Chủ nhật", "Tết Nguyên đán"), empty for a working day."""
        if day in self.holidays:
            return self.holidays[day]
        return {5: "thứ Bảy", 6: "Chủ nhật"}.get(day.weekday(), "")

    def nearest_working_day(self, day: date, *, step: int) -> date:
        """Return the first working day from a day on, going forward (`step` 1) or back (-1)."""
        while self.why_closed(day):
            day += timedelta(step)
        return day


class NotOwed(ValueError):
    """A period that a rule does not ask for."""


def last_day(rule: Rule, period: Period) -> date:
    """Return the rule's own last day for a period: its day of the month `due_month` months after the period's last.

    In a month that is too short it is the month's last day.
    """
    months = period.year * 12 + period.last_month - 1 + rule.due_month
    year, month = divmod(months, 12)
    return date(year, month + 1, min(rule.due_day, calendar.monthrange(year, month + 1)[1]))


def owed_periods(
    rule: Rule, *, year: int, closed: ClosedDays, moved: Mapping[str, tuple[date, str]] | None = None
) -> tuple[OwedPeriod, ...]:
    """Return what a rule asks for in a year, in the order of last days.

    `moved` gives, by code of a period, the last day that a decision set for all and its reason. A period belongs to
    the year of its figures, whenever it is due.
    """
    return tuple(
        _with_day(rule, one, closed=closed, moved=(moved or {}).get(one.code))
        for one in _stated(rule, year)
        if one.stated_on in rule.span and one.closing_day >= rule.span.start
    )


def _stated(rule: Rule, year: int) -> Iterator[OwedPeriod]:
    kind = rule.kind
    if kind is None:
        assert rule.due_on is not None
        if rule.due_on.year == year:
            day = rule.due_on
            span = Span(rule.span.start, max(day + timedelta(1), rule.span.start + timedelta(1)))
            yield OwedPeriod(day.strftime("%Y%m%d"), f"đột xuất, hạn {format_day(day)}", span, day, day)
        return
    for period in periods_of(year, kind):
        if rule.numbers and period.number not in rule.numbers:
            continue
        day = last_day(rule, period)
        yield OwedPeriod(period.code, period.label, period.figures_span, day, day)


def _with_day(rule: Rule, one: OwedPeriod, *, closed: ClosedDays, moved: tuple[date, str] | None) -> OwedPeriod:
    if moved is not None:
        day, reason = moved
        why = closed.why_closed(day)
        return replace(
            one,
            due_on=day,
            moved_because=reason,
            cautions=(f"Hạn {format_day(day)} là {why}.",) if why else (),
        )
    why = closed.why_closed(one.stated_on)
    if not why:
        return one
    said = f"Hạn {format_day(one.stated_on)} là {why}"
    if rule.when_closed is WhenClosed.STAYS:
        return replace(one, cautions=(f"{said}; quy định không lùi hạn, nên gửi trước.",))
    step = 1 if rule.when_closed is WhenClosed.NEXT_WORKING_DAY else -1
    day = closed.nearest_working_day(one.stated_on, step=step)
    return replace(one, due_on=day, cautions=(f"{said}; theo quy định chuyển sang {format_day(day)}.",))


def obligations(
    rule: Rule,
    periods: Sequence[OwedPeriod],
    *,
    parties: Iterable[Party],
    receivers: Collection[int] = (),
    moved_alone: Mapping[str, Sequence[MovedAlone]] | None = None,
) -> tuple[Obligation, ...]:
    """Return who owes the periods of a rule, in the order of periods and of the parties given.

    Whoever plays the rule's role on the last day for sending owes; so a unit that was merged in mid-period owes nothing
    any more, and the one made of it owes the whole period, which its note says. `receivers` are agencies that collect
    the reports and owe none to themselves. `moved_alone` gives, by code of a period, what was decided for single
    reporters, the newest last: who owes is asked on the day that holds for all, by when is theirs.
    """
    standing = tuple(parties)
    found = []
    for period in periods:
        alone = (moved_alone or {}).get(period.code, ())
        for party in standing:
            if not _is_meant(rule, party) or party.agency in receivers or period.due_on not in party.days:
                continue
            mine = _with_own_day(period, [one for one in alone if one.is_for(party)])
            found.append(Obligation(rule.id, party.unit, party.agency, party.name, mine, _note(party, period)))
    return tuple(found)


def _with_own_day(period: OwedPeriod, decided: Sequence[MovedAlone]) -> OwedPeriod:
    """Return a period with the last day of one reporter.

    The newest decision on it alone counts, and where all were given more time than that, theirs: nobody has less time
    than the others.
    """
    if not decided or decided[-1].due_on <= period.due_on:
        return period
    return replace(period, due_on=decided[-1].due_on, moved_because=decided[-1].reason, cautions=())


def _is_meant(rule: Rule, party: Party) -> bool:
    if rule.reporter is Reporter.NAMED_AGENCY:
        return party.agency is not None and party.agency == rule.agency
    return rule.reporter in party.reporters


def _note(party: Party, period: OwedPeriod) -> str:
    if party.agency is not None or party.born <= period.figures.start:
        return ""
    began = f"{party.name[:1].upper()}{party.name[1:]} có từ ngày {format_day(party.born)}"
    if not party.made_of:
        return f"{began}: báo cáo phần từ ngày đó."
    return f"{began}, từ {', '.join(party.made_of)}: báo cáo cả kỳ, gồm phần của các đơn vị cũ trước ngày đó."


def local_day(at: datetime) -> date:
    """Return the day in Vietnam at a moment: 17:10 UTC on the 14th is the 15th already."""
    return at.astimezone(HANOI).date()


def days_late(due_on: date, *, at: datetime) -> int:
    """Return by how many days something sent at a moment was late; 0 on the last day, however late in the evening."""
    return max(0, (local_day(at) - due_on).days)

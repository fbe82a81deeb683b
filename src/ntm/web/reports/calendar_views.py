"""Lịch báo cáo: the duties of a place through a year, where they come from, and setting or ending them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ntm.core.kernel import dates
from ntm.core.kernel.periods import PeriodKind
from ntm.core.reporting.obligations import ADHOC, OwedPeriod, Reporter, WhenClosed
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reading import report_deadlines
from ntm.usecases.reading.report_deadlines import DeadlineProposal
from ntm.usecases.reporting import duties, duty_rules
from ntm.usecases.reporting.duties import Duty, DutyRuleView
from ntm.usecases.reporting.report_parts import PARTS
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person


@dataclass(frozen=True, slots=True)
class Cell:
    """A period of a rule in the calendar: how many owe it and how many have sent."""

    period: OwedPeriod
    owed: int
    sent: int
    overdue: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A rule in the calendar with its periods of the year, and the agencies among its reporters without an account."""

    view: DutyRuleView
    place: str
    cells: tuple[Cell, ...]
    without_people: tuple[str, ...]


@for_signed_in
def places(request: HttpRequest) -> HttpResponse:
    """Go to the calendar of the place in which the person works."""
    on = working_day(request)
    held = person(request).grants.filter(span__contains=on).order_by("pk").values_list("unit_id", flat=True)
    first = next(iter(held), None)
    if first is None:
        raise Http404("Anh/chị chưa có nơi làm việc trong hệ thống.")
    return HttpResponseRedirect(reverse("reports:calendar", args=[first]))


@for_signed_in
def calendar(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show what is owed to and by a place in a year."""
    on = working_day(request)
    rules.require(person(request), Action.VIEW, unit_id=unit_id, on=on)
    year = _year(request, on)
    try:
        unit = units.unit_on(unit_id, on)
    except units.UnitNotFound:
        known = units.history(unit_id).versions if unit_id else ()
        if not known:
            raise Http404("Không có đơn vị này.") from None
        unit = known[-1]
    return render(request, "reports/calendar.html", _context(request, unit, year=year, on=on))


def _year(request: HttpRequest, on: date) -> int:
    text = request.GET.get("nam", "")
    return int(text) if text.isdigit() and 2000 <= int(text) <= 2100 else on.year


def _context(request: HttpRequest, unit: units.UnitOn, *, year: int, on: date) -> dict[str, object]:
    received = duties.duties_received(unit.id, year=year, on=on)
    own = duties.duties_of(unit.id, year=year)
    own_rules = {one.rule.unit: one.rule for one in own}
    names = {unit.id: unit.full_name}
    for place in {one.rule.unit for one in (*received, *own)} - set(names):
        try:
            names[place] = units.unit_on(place, on).full_name
        except units.UnitNotFound:
            names[place] = units.history(place).versions[-1].full_name
    mine = duties.rules_of(unit.id)
    silent = [one for one in mine if not any(duty.rule.id == one.id for duty in (*received, *own))]
    return {
        "unit": unit,
        "year": year,
        "on": on,
        "received": _rows(received, names, on=on),
        "own": [one for one in own if one.agency_id is None and one.unit_id == unit.id],
        "own_rules": own_rules,
        "names": names,
        "silent": silent,
        "may_set": rules.may(person(request), Action.CONSOLIDATE, unit_id=unit.id, on=on),
        "reporters": list(Reporter),
        "kinds": list(PeriodKind),
        "closed_choices": list(WhenClosed),
        "parts": list(PARTS.values()),
        "agencies": agencies.agencies_at(unit.id, on=on),
        "sets": [one for one in criteria.known_sets() if on in one.span and one.overlay is None],
        "given": request.GET,
        "proposals": [(one, _prefilled(one, year=year)) for one in report_deadlines.proposals_for(unit.id)],
    }


def _prefilled(one: DeadlineProposal, *, year: int) -> str:
    """Return the address of the calendar with the form of a new duty filled in from a paper's sentence."""
    given = {"nam": str(year), "ky": one.frequency, "nguon": one.source[:500]}
    if one.due_day is not None:
        given["ngay"] = str(one.due_day)
    if one.due_on is not None:
        given["han"] = dates.format_day(one.due_on)
    if one.start is not None:
        given["tu"] = dates.format_day(one.start)
    return f"?{urlencode(given)}#dat"


def _rows(received: tuple[Duty, ...], names: dict[int, str], *, on: date) -> list[Row]:
    by_rule: dict[int, dict[str, list[Duty]]] = {}
    for one in received:
        by_rule.setdefault(one.rule.id, {}).setdefault(one.period.code, []).append(one)
    views = duties.rules_by_id(by_rule)
    return [
        Row(
            views[rule_id],
            names[views[rule_id].rule.unit],
            tuple(
                Cell(
                    period=owed[0].period,
                    owed=len(owed),
                    sent=sum(not one.is_open for one in owed),
                    overdue=sum(one.is_overdue(on) for one in owed),
                    notes=tuple(dict.fromkeys(one.note for one in owed if one.note)),
                )
                for owed in periods.values()
            ),
            tuple(dict.fromkeys(one.name for owed in periods.values() for one in owed if not one.has_people)),
        )
        for rule_id, periods in by_rule.items()
    ]


@for_signed_in
@require_POST
def add_rule(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Set a rule of a place."""
    given = request.POST
    try:
        new = duty_rules.NewRule(
            unit_id=unit_id,
            title=given.get("title", ""),
            reporter=Reporter(given.get("reporter", "")),
            frequency=given.get("frequency", ""),
            start=dates.parse_day(given.get("start", "")),
            end=dates.parse_day(given["end"]) if given.get("end") else None,
            source=given.get("source", ""),
            agency_id=int(given["agency"]) if given.get("agency") else None,
            numbers=tuple(int(one) for one in given.get("numbers", "").replace(",", " ").split()),
            due_day=int(given["due_day"]) if given.get("due_day") else None,
            due_month=int(given.get("due_month") or 0),
            due_on=dates.parse_day(given["due_on"]) if given.get("due_on") else None,
            set_code=given.get("set_code", ""),
            parts=tuple(one for one in given.getlist("parts") if one in PARTS),
            when_closed=WhenClosed(given.get("when_closed", "stays")),
        )
        if new.frequency != ADHOC:
            PeriodKind(new.frequency)
        duty_rules.add_rule(new, by=person(request), on=working_day(request), at=moment(request))
    except duty_rules.RuleRefused as error:
        messages.error(request, str(error))
    except dates.NotADay as error:
        messages.error(request, f"“{error}” không phải là ngày. Ví dụ đúng: 15/04/2024.")
    except ValueError:
        messages.error(request, "Hãy điền đủ: ai báo cáo, kỳ nào, hạn ngày nào, từ ngày nào.")
    else:
        messages.success(request, "Đã đặt nghĩa vụ báo cáo.")
    return HttpResponseRedirect(reverse("reports:calendar", args=[unit_id]))


@for_signed_in
@require_POST
def end_rule(request: HttpRequest, rule_id: int) -> HttpResponse:
    """End a rule after a day."""
    found = duties.rules_by_id([rule_id]).get(rule_id)
    if found is None:
        raise Http404("Không có quy định này.")
    try:
        duty_rules.end_rule(
            rule_id=rule_id,
            last_day=dates.parse_day(request.POST.get("last_day", "")),
            reason=request.POST.get("reason", ""),
            by=person(request),
            on=working_day(request),
            at=moment(request),
        )
    except duty_rules.RuleRefused as error:
        messages.error(request, str(error))
    except dates.NotADay as error:
        messages.error(request, f"“{error}” không phải là ngày. Ví dụ đúng: 15/04/2024.")
    else:
        messages.success(request, "Quy định hết hiệu lực sau ngày đã ghi.")
    return HttpResponseRedirect(reverse("reports:calendar", args=[found.rule.unit]))

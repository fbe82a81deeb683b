"""Kế hoạch: the plans of a place, one plan, and targets down the cascade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ntm.core.kernel.states import Level
from ntm.core.planning.plans import Body, PlanKind
from ntm.core.planning.stated import Stated, SubjectKind
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.planning import cascades, plan_views, promise_checks, rolling_over, stored, subjects, subordinates
from ntm.usecases.planning.stored import Target
from ntm.usecases.planning.target_entry import TargetKind
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.components import sight
from ntm.web.day import working_day
from ntm.web.person import person
from ntm.web.planning import forms, places, plan_papers, works


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the plans of a place for a year, with those of the places above and below."""
    unit_id = places.number(request.GET.get("noi", "")) or places.own_place(request)
    on = working_day(request)
    if unit_id is None:
        page = {"provinces": units.provinces(on), "year": forms.asked_year(request, on=on), "on": on}
        return render(request, "planning/choose.html", page)
    stand = places.stand_on(request, unit_id)
    near = [*(one.id for one in stand.above), unit_id, *(one.id for one in stand.below)]
    views = plan_views.plans_of_units(near, year=stand.year, on=on)
    years = (stand.year, stand.year - 1)
    page = {
        "stand": stand,
        "tab": "index",
        "views": views[unit_id],
        "in_force": plan_views.chosen(views[unit_id], year=stand.year),
        "above": [(one, views[one.id], is_open) for one, is_open in sight.ways_up(stand.above, request)],
        "below": [(one, views[one.id]) for one in stand.below],
        "with_plan": sum(bool(views[one.id]) for one in stand.below),
        "kinds": tuple(PlanKind),
        "parents": [view for one in reversed(stand.above) for view in views[one.id]],
        "amendable": [view for view in views[unit_id] if view.plan.amends_id is None],
        "may_edit": rules.may(person(request), Action.EDIT_PLAN, unit_id=unit_id, on=on),
        "client_id": forms.new_client_id(),
        "years": years,
    }
    return render(request, "planning/index.html", page)


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A subject of a plan with its words and the targets behind it."""

    label: str
    stated: Stated
    targets: tuple[Target, ...]


@for_signed_in
@require_safe
def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show one plan: how far it has come, its targets with last year's level, its contradictions, its own rules."""
    on = working_day(request)
    try:
        view = plan_views.plan_view(plan_id, on=on)
    except stored.NoSuchPlan as error:
        raise Http404("Không có kế hoạch này.") from error
    stand = places.stand_on(request, view.plan.unit_id, year=view.plan.year)
    shown = cascades.plan_stated(view, on=on)
    names = cascades.criteria_names(view, on=on)
    lines = _lines(view, names, on=on)
    own = plan_views.plans_of(view.plan.unit_id, year=view.plan.year, on=on)
    longer = [one for one in own if one.plan.first_year is not None and one.is_official and one.id != plan_id]
    above = [*(one.id for one in stand.above), view.plan.unit_id]
    parents = plan_views.plans_of_units(above, year=view.plan.year, on=on)
    owed = subordinates.subordinates(plan_id, on=on)
    page = {
        "stand": stand,
        "tab": "index",
        "view": view,
        "shown": shown,
        "promise_findings": promise_checks.of_plan(view, on=on),
        "lines": [line for line in lines if line.stated.year == view.plan.year],
        "later": [(view.label, line) for line in lines if line.stated.year > view.plan.year]
        + [
            (one.label, line)
            for one in longer
            for line in _lines(one, names, on=on)
            if line.stated.year >= view.plan.year
        ],
        "other": [target for target in shown.targets if subjects.subject_of(target) is None],
        "shares": shown.promises.shares,
        "papers": plan_papers.of_plan(view, _versions(view, own), user=person(request), on=on),
        "amendments": [one for one in own if one.plan.amends_id == plan_id],
        "amended": plan_views.plan_view(view.plan.amends_id, on=on) if view.plan.amends_id else None,
        "parents": [one for unit_id in above for one in parents[unit_id] if one.id != plan_id],
        "subordinates": owed,
        "received": sum(one.is_received for one in owed),
        "late": sum(one.days_late > 0 for one in owed),
        "agencies": subordinates.agencies_to_expect(view.plan.unit_id, on=on),
        "stale": rolling_over.stale_lines(shown),
        "may_roll_over": view.is_official and view.plan.first_year is None and view.plan.amends_id is None,
        "works": works.plan_works(plan_id, stand=stand),
        "bodies": tuple(Body),
        "is_commune": view.unit.level is Level.COMMUNE,
        "target_kinds": tuple(TargetKind),
        "criteria": names.items(),
        "last_year": _last_year(view, on=on),
        "may_edit": rules.may(person(request), Action.EDIT_PLAN, unit_id=view.plan.unit_id, on=on),
        "client_id": forms.new_client_id(),
    }
    return render(request, "planning/plan.html", page)


def _lines(view: plan_views.PlanView, names: Mapping[str, str], *, on: date) -> list[TargetLine]:
    """Return what a plan states, subject by subject, with the targets behind each."""
    shown = cascades.plan_stated(view, on=on)
    return [TargetLine(one.subject.label(names), one, _behind(one, shown.targets)) for one in shown.promises.stated]


def _versions(view: plan_views.PlanView, own: Sequence[plan_views.PlanView]) -> list[plan_views.PlanView]:
    """Return the other plans of the place for the same single year, which a reader may want to compare."""
    return [one for one in own if one.id != view.id and one.plan.first_year is None and view.plan.first_year is None]


def _last_year(view: plan_views.PlanView, *, on: date) -> Sequence[plan_views.PlanView]:
    """Return the official plans of the year before, from which a level may be taken."""
    before = plan_views.plans_of(view.plan.unit_id, year=view.plan.year - 1, on=on)
    return [one for one in before if one.is_official]


def _behind(one: Stated, targets: Sequence[Target]) -> tuple[Target, ...]:
    return tuple(
        target
        for target in targets
        if subjects.subject_of(target) == one.subject and (target.is_baseline or target.year in (None, one.year))
    )


@for_signed_in
@require_safe
def cascade(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a place's targets against the plans directly below it: assigned, taken up, missing."""
    stand = places.stand_on(request, unit_id)
    found = cascades.cascade(unit_id, year=stand.year, on=stand.on)
    if stand.is_commune or stand.is_village:
        return HttpResponseRedirect(f"{reverse('planning:registrations', args=[unit_id])}?nam={stand.year}")
    page = {
        "stand": stand,
        "tab": "cascade",
        "cascade": found,
        "rows": [(row.subject.label(found.names), row) for row in found.rows],
        "named": [(row.subject.label(found.names), row) for row in found.named],
        "means": [
            (one.subject.label(found.names), one)
            for one in (found.plan.promises.stated if found.plan is not None else ())
            if one.year == found.year and one.subject.kind in (SubjectKind.MEAN, SubjectKind.FIGURE)
        ],
    }
    return render(request, "planning/cascade.html", page)

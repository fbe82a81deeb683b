"""Công trình: the works that plans and roadmaps name, in the order in which money goes; one through its versions."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ntm.core.planning.works import WorkState, WorkTerms
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import plan_priorities, plan_year
from ntm.usecases.analytics.plan_year import PlanYear
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.planning import plan_views, registration_queries, stored, works
from ntm.usecases.planning.works import WorkLinks, WorkRow
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.day import moment
from ntm.web.person import person
from ntm.web.planning import forms, places
from ntm.web.planning.places import Stand
from ntm.web.planning.registrations import standard_set


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A work in an office's list: the commune, its rank among the communes, the rank of its criterion, the owner."""

    row: WorkRow
    place: str
    rank: int
    owner: str
    is_late: bool


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, unit_id: int) -> HttpResponse:
    """List the works of a place and enter one of a commune."""
    stand = places.stand_on(request, unit_id)
    if stand.is_village:
        return HttpResponseRedirect(reverse("planning:works", args=[stand.above[-1].id]))
    if request.method == "POST":
        return _add(request, stand)
    found = plan_year.plan_year(unit_id, year=stand.year, on=stand.on, by=person(request))
    shown = _shown(stand, found)
    known = [one.row.terms.cost for one in shown if one.row.terms.cost is not None]
    page = {
        "stand": stand,
        "tab": "works",
        "works": shown,
        "cost": sum(known),
        "uncosted": len(shown) - len(known),
        "late": sum(one.is_late for one in shown),
        "done": sum(one.row.terms.state.is_over for one in shown),
        "may_add": stand.is_commune and not stand.has_ended and _may(request, stand),
        **_choices(stand, found.plan),
        "asked_item": request.GET.get("chi-tieu", ""),
        "client_id": forms.new_client_id(),
    }
    return render(request, "planning/works.html", page)


def _may(request: HttpRequest, stand: Stand) -> bool:
    return rules.may(person(request), Action.REGISTER, unit_id=stand.unit.id, on=stand.on)


def _shown(stand: Stand, found: PlanYear) -> list[ShownWork]:
    by_place, by_criterion = plan_priorities.orders(found)
    names = {one.unit.id: one.unit.title for one in found.communes}
    rows = [
        row
        for row in works.works_of(list(names), on=stand.on)
        if row.terms.due_year >= stand.year and (not row.terms.state.is_over or row.terms.due_year == stand.year)
    ]
    owners = {row.owner_agency_id for row in rows if row.owner_agency_id is not None}
    agency_names = agencies.names_on(owners, on=stand.on)
    last = len(by_criterion.entries) + 1
    shown = [
        ShownWork(
            row,
            names[row.unit_id],
            by_place.ranks.get(str(row.unit_id), len(names)),
            "; ".join(part for part in (agency_names.get(row.owner_agency_id or 0, ""), row.terms.owner) if part),
            row.is_late(stand.on),
        )
        for row in rows
    ]
    return sorted(shown, key=lambda one: (one.rank, by_criterion.ranks.get(one.row.criterion, last), one.row.id))


def _choices(stand: Stand, nearest: plan_views.PlanView | None) -> dict[str, object]:
    """Return what the form of a commune's work offers: items, plans of the commune and above with their targets."""
    if not stand.is_commune or stand.has_ended:
        return {}
    standard = standard_set(stand)
    chain = [stand.unit, *reversed(stand.above)]
    views = plan_views.plans_of_units([one.id for one in chain], year=stand.year, on=stand.on)
    plans = [view for one in chain for view in views[one.id]]
    targets = stored.targets_of([nearest.id])[nearest.id] if nearest is not None else ()
    return {
        "set_code": standard.code if standard is not None else "",
        "items": registration_queries.choices_of(standard.code, year=stand.year) if standard is not None else (),
        "plans": plans,
        "nearest": nearest,
        "targets": [one for one in targets if one.quote],
        "agencies": [(one, agencies.agencies_at(one.id, on=stand.on)) for one in chain],
        "states": tuple(WorkState),
        "years": range(stand.year, stand.year + 6),
    }


def _add(request: HttpRequest, stand: Stand) -> HttpResponse:
    def deed() -> None:
        works.add_work(
            unit_id=stand.unit.id,
            terms=_terms(request),
            links=_links(request),
            client_id=forms.client_id(request),
            by=person(request),
            on=stand.on,
            at=moment(request),
        )

    address = f"{reverse('planning:works', args=[stand.unit.id])}?nam={stand.year}"
    return forms.done(request, "Đã ghi công trình.", deed, address)


def _terms(request: HttpRequest) -> WorkTerms:
    state = forms.text(request, "state") or WorkState.PLANNED.value
    if state not in set(WorkState):
        raise forms.Unreadable("Tình trạng chưa đúng.")
    return WorkTerms(
        title=forms.text(request, "title"),
        item=forms.text(request, "item"),
        due_year=forms.needed(request, "due_year", "Năm"),
        due_quarter=forms.whole(request, "due_quarter", "Quý"),
        where=forms.text(request, "where"),
        quantity=forms.number(request, "quantity", "Khối lượng"),
        unit_word=forms.text(request, "unit_word"),
        owner=forms.text(request, "owner"),
        cost=forms.whole(request, "cost", "Kinh phí"),
        source=forms.text(request, "source"),
        state=WorkState(state),
    )


def _links(request: HttpRequest) -> WorkLinks:
    """Return what a work hangs on; the target that was chosen brings its plan with it."""
    plan_id, target_id = places.number(forms.text(request, "plan")), None
    chosen = forms.text(request, "target")
    if chosen:
        plan_text, _, target_text = chosen.partition(":")
        plan_id, target_id = places.number(plan_text), places.number(target_text)
    return WorkLinks(
        set_code=forms.text(request, "set_code"),
        plan_id=plan_id,
        target_id=target_id,
        owner_agency_id=places.number(forms.text(request, "owner_agency")),
    )


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, unit_id: int, work_id: int) -> HttpResponse:
    """Show a work through its versions, and write the next one."""
    stand = places.stand_on(request, unit_id)
    try:
        versions = works.work_history(work_id, on=stand.on)
    except works.NoSuchWork as error:
        raise Http404("Không có công trình này.") from error
    now = versions[0]
    if now.unit_id != unit_id:
        raise Http404("Công trình này ở xã khác.")
    if request.method == "POST":
        return _change(request, stand, now)
    nearest = plan_views.best_known(plan_views.plans_of(unit_id, year=stand.year, on=stand.on), year=stand.year)
    page = {
        "stand": stand,
        "tab": "works",
        "work": now,
        "owner": agencies.names_on([now.owner_agency_id], on=stand.on).get(now.owner_agency_id, "")
        if now.owner_agency_id is not None
        else "",
        "is_late": now.is_late(stand.on),
        "versions": versions,
        "may_edit": not stand.has_ended and _may(request, stand),
        **_choices(stand, nearest),
        "client_id": forms.new_client_id(),
    }
    return render(request, "planning/work.html", page)


def _change(request: HttpRequest, stand: Stand, now: WorkRow) -> HttpResponse:
    drops = request.POST.get("deed") == "drop"

    def deed() -> None:
        works.change_work(
            work_id=now.id,
            terms=now.terms if drops else _terms(request),
            links=WorkLinks(
                set_code=now.set_code,
                plan_id=now.plan_id,
                target_id=now.target_id,
                owner_agency_id=now.owner_agency_id,
            )
            if drops
            else _links(request),
            why=forms.text(request, "why"),
            seen=forms.needed(request, "seen", "Lần sửa"),
            client_id=forms.client_id(request),
            by=person(request),
            on=stand.on,
            at=moment(request),
            is_dropped=drops,
        )

    address = reverse(
        "planning:works" if drops else "planning:work", args=[stand.unit.id, *([] if drops else [now.id])]
    )
    return forms.done(request, "Đã bỏ công trình." if drops else "Đã cập nhật công trình.", deed, address)


def plan_works(plan_id: int, *, stand: Stand) -> list[tuple[str, WorkRow]]:
    """Return the works that a plan names with the name of the commune of each."""
    rows = works.works_of_plan(plan_id, on=stand.on)
    names = {unit.id: unit.title for unit in units.units_on({row.unit_id for row in rows}, stand.on)}
    return [(names.get(row.unit_id, ""), row) for row in rows]

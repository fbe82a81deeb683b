"""Đơn vị: search and the list of provinces; the page of one unit with its history, lineage and neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory.unit import LAST_LIST_OF_THREE_TIERS, TWO_TIERS_FROM, list_used_on
from ntm.usecases.access import rules
from ntm.usecases.territory import events, operations, queries, shares, village_lives
from ntm.web.access import for_signed_in
from ntm.web.day import asked_day, moment, working_day
from ntm.web.person import person
from ntm.web.territory import attributes

_LONGEST_SEARCH = 100
_HITS = 30


@dataclass(frozen=True, slots=True)
class Version:
    """A version with its days in words."""

    unit: queries.UnitOn
    days: str


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A province with how many units of each kind it has, in words."""

    unit: queries.UnitOn
    counts: str


def in_words(counts: dict[UnitKind, int]) -> str:
    """Return "94 xã, 5 phường, 7 thị trấn"."""
    return ", ".join(f"{counts[kind]} {kind.label}" for kind in UnitKind if counts.get(kind))


def _other_list(on: date) -> date:
    return TWO_TIERS_FROM if on < TWO_TIERS_FROM else LAST_LIST_OF_THREE_TIERS


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search for units on a day; without a search, list the provinces."""
    on = asked_day(request)
    asked = request.GET.get("q", "").strip()[:_LONGEST_SEARCH]
    found = queries.search(asked, on, limit=_HITS) if asked else ()
    other = _other_list(on)
    is_named = any(hit.contains for hit in found)
    elsewhen = queries.search(asked, other, limit=_HITS) if asked and not is_named else ()
    if any(hit.contains for hit in elsewhen):  # a name of the other list tells more than one that resembles it
        found = ()
    provinces: list[ProvinceRow] = []
    if not asked:
        counts = queries.commune_counts(on)
        provinces = [ProvinceRow(unit, in_words(counts.get(unit.id, {}))) for unit in queries.provinces(on)]
    page = {
        "on": on,
        "asked": asked,
        "found": found,
        "elsewhen": elsewhen,
        "other": other,
        "is_full": len(found) == _HITS,
        "provinces": provinces,
        "list_day": list_used_on(on),
    }
    return render(request, "territory/index.html", page)


def _days_in_words(unit: queries.UnitOn) -> str:
    """Return when a version holds: the first day of the list's use says nothing about the unit itself."""
    start = "" if unit.starts_with_the_list else f"từ {format_day(unit.span.start)}"
    end = "" if unit.span.end is None else f"đến hết {format_day(unit.span.end - timedelta(days=1))}"
    return " ".join(part for part in (start, end) if part) or "từ trước đến nay"


def _nearest_day(versions: tuple[queries.UnitOn, ...], on: date) -> date:
    """Return the day itself where the unit exists then, else the nearest day of its life."""
    for version in versions:
        if on in version.span:
            return on
    if on < versions[0].span.start or versions[-1].span.end is None:
        return versions[0].span.start
    return versions[-1].span.end - timedelta(days=1)


@for_signed_in
@require_safe
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a unit on a day; where it does not exist then, on the nearest day of its life, and say so."""
    asked_for = asked_day(request)
    try:
        history = queries.history(unit_id)
    except queries.UnitNotFound as error:
        raise Http404("Không có đơn vị này.") from error
    on = _nearest_day(history.versions, asked_for)
    here = queries.unit_on(unit_id, on)
    children = queries.children(unit_id, on)
    has_ended = here.span.end is not None
    today = working_day(request)
    may_add = here.level is Level.COMMUNE and rules.may(
        person(request), rules.Action.ADD_VILLAGE, unit_id=unit_id, on=today
    )
    page = {
        "unit": here,
        "on": on,
        "asked_for": asked_for,
        "above": queries.ancestors(unit_id, on),
        "children": children,
        "counts": in_words(queries.counts_below(unit_id, on)),
        "versions": [Version(version, _days_in_words(version)) for version in history.versions],
        "predecessors": history.predecessors,
        "successors": history.successors,
        "shares_known": all(link.share is not None for link in history.successors),
        "share_source": next((link.share_source for link in history.successors if link.share_source), ""),
        "may_declare_shares": len(history.successors) > 1 and shares.may_declare(unit_id, by=person(request), on=today),
        "events": events.event_of_unit(unit_id),
        "has_one_predecessor": len(history.predecessors) == 1,
        "is_divided": len(history.successors) > 1,
        "communes_after": queries.communes_after(unit_id) if here.level is Level.DISTRICT and has_ended else (),
        "reform": TWO_TIERS_FROM,
        "may_view": rules.may(person(request), rules.Action.VIEW, unit_id=unit_id, on=today),
        "may_add_village": may_add and on == today,
    }
    page |= {
        "attributes": attributes.known_of(here, on),
        "may_record_attributes": rules.may(person(request), rules.Action.RECORD_ATTRIBUTES, unit_id=unit_id, on=today),
        "may_import_villages": rules.may(person(request), rules.Action.ADD_VILLAGE, unit_id=unit_id, on=today),
    }
    return render(request, "territory/unit.html", page)


@for_signed_in
@require_POST
def add_village(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Add a village below a commune and lead back to the commune's page."""
    on = working_day(request)
    name, local_term = request.POST.get("name", ""), request.POST.get("local_term", "")
    try:
        operations.add_village(
            commune_id=unit_id, name=name, local_term=local_term, on=on, by=person(request), at=moment(request)
        )
    except operations.VillageExists:
        messages.error(request, f"Xã đã có {local_term or 'bản'} {name.strip()}.")
    except operations.NotAName:
        messages.error(request, "Tên thôn, bản còn trống hoặc dài quá 120 ký tự.")
    except (queries.UnitNotFound, village_lives.NotACommune) as error:
        raise Http404("Không có xã này vào ngày làm việc.") from error
    else:
        messages.success(request, f"Đã thêm {local_term or 'bản'} {name.strip()}.")
    return HttpResponseRedirect(f"{reverse('territory:unit', args=[unit_id])}?ngay={on.isoformat()}")

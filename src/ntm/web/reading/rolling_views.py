"""Soạn cho năm sau: next year's draft from a kept plan and from what is known of its targets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ntm.core.kernel.states import Level
from ntm.core.reading.findings.paper import place_key
from ntm.core.reading.outcomes import Known, Recognised
from ntm.store.accounts.models import User
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics.board import Board, NothingToShow, board
from ntm.usecases.analytics.places import NotOnThatDay
from ntm.usecases.reading import next_year, operations
from ntm.usecases.recognition import queries as recognition
from ntm.web.access import for_signed_in
from ntm.web.day import working_day
from ntm.web.person import person

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: A page shows so many paragraphs; the Word file has them all.
_MOST_SHOWN = 160


@for_signed_in
@require_safe
def roll_over(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Show next year's draft, or answer it as a Word file."""
    by, on = person(request), working_day(request)
    try:
        year, unit_id = next_year.year_and_unit(paper_id, user=by, on=on)
        known = _known(unit_id, year=year, by=by, on=on)
        draft = next_year.draft_of(paper_id, known=known, user=by, on=on)
    except operations.NoSuchPaper as error:
        raise Http404 from error
    except next_year.NoYear as error:
        return render(request, "reading/next_year.html", {"problem": str(error), "paper_id": paper_id}, status=422)
    if request.GET.get("tep") == "docx":
        name = f"Bản nháp năm {draft.next_year}.docx"
        return HttpResponse(
            next_year.draft_file(draft),
            content_type=_DOCX,
            headers={
                "Content-Disposition": content_disposition_header(True, name) or "attachment",
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "private, no-store",
            },
        )
    page = {
        "draft": draft,
        "paper_id": paper_id,
        "shown": draft.paragraphs[:_MOST_SHOWN],
        "more": max(0, len(draft.paragraphs) - _MOST_SHOWN),
        "has_data": bool(known.criteria),
    }
    return render(request, "reading/next_year.html", page)


def _known(unit_id: int | None, *, year: int, by: User, on: date) -> Known:
    """Return what the newest figures and decisions of the plan's year say; nothing where there is no board to look at.

    Communes are told by those that count on the board's day; a tier in which the register knows nobody stays unknown.
    """
    if unit_id is None:
        return Known()
    day = min(on, date(year, 12, 31))
    try:
        found = board(place_id=unit_id, asked_day=None, working_day=day, plan_id=None, level=Level.COMMUNE, by=by)
    except (NotAllowed, NotOnThatDay, NothingToShow):
        return Known()
    summary = found.judged.summary
    if not summary.reported or found.on.year != year:
        return Known()
    heard = found.judged.reported & found.judged.counted
    return Known(
        criteria={str(one.number): (one.met, one.counted - one.not_reported) for one in summary.criteria},
        communes=tuple(int(met) for met in found.judged.met[heard]),
        silent=summary.counted - summary.reported,
        mean=found.mean,
        recognised=_recognised(found, year=year, on=day),
        is_commune=found.place.unit.level is Level.COMMUNE,
    )


def _recognised(found: Board, *, year: int, on: date) -> Mapping[str, Recognised]:
    names = {unit.id: place_key(unit.name) for unit in found.units if unit.is_counted}
    known = {}
    for standard, tier in (("basic", "standard"), ("advanced", "advanced"), ("exemplary", "exemplary")):
        now = recognition.recognized_on(list(names), on=on, tier=tier)
        if now:
            new = {names[unit] for unit, one in now.items() if one.decided_on.year == year}
            known[standard] = Recognised(frozenset(names[unit] for unit in now), frozenset(new))
    return known

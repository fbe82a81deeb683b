"""Soạn cho năm sau: next year's draft from a kept plan and from what is known of its targets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ntm.core.kernel.states import Level
from ntm.store.accounts.models import User
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics.board import NothingToShow, board
from ntm.usecases.analytics.places import NotOnThatDay
from ntm.usecases.reading import next_year, operations
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
        reached = _reached(unit_id, year=year, by=by, on=on)
        draft = next_year.draft_of(paper_id, reached=reached, user=by, on=on)
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
        "has_data": bool(reached),
    }
    return render(request, "reading/next_year.html", page)


def _reached(unit_id: int | None, *, year: int, by: User, on: date) -> Mapping[str, tuple[int, int]]:
    """Return how many communes meet each criterion by the newest figures of the plan's year; nothing where there is no
    board to look at."""
    if unit_id is None:
        return {}
    day = min(on, date(year, 12, 31))
    try:
        found = board(place_id=unit_id, asked_day=None, working_day=day, plan_id=None, level=Level.COMMUNE, by=by)
    except (NotAllowed, NotOnThatDay, NothingToShow):
        return {}
    known = found.judged.summary
    if not known.reported or found.on.year != year:
        return {}
    return {str(one.number): (one.met, one.counted - one.not_reported) for one in known.criteria}

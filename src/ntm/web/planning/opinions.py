"""Ý kiến: an agency's criteria × the communes that promise them, agreed to or not in bulk; the office sees it all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ntm.usecases.planning import commenting
from ntm.usecases.planning.commenting import OpinionCell, OpinionGrid
from ntm.usecases.planning.registration_queries import RegistrationRow
from ntm.web.access import for_signed_in
from ntm.web.day import moment
from ntm.web.person import person
from ntm.web.planning import forms, places
from ntm.web.planning.places import Stand
from ntm.web.planning.registration_forms import seen_in


@dataclass(frozen=True, slots=True)
class Tally:
    """Of how many promises nobody said anything, everybody agreed, somebody did not."""

    silent: int
    agreed: int
    doubted: int


def tally(rows: Collection[RegistrationRow]) -> Tally:
    """Return what was said of the promises that stand, villages and whole sets aside."""
    said = [row.agreed for row in rows if row.state.stands and row.item]
    return Tally(said.count(None), said.count(True), said.count(False))


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the grid: sign and words of what was said, and its value in the form."""

    css: str
    sign: str
    words: str
    value: str
    checked: bool
    registration_id: int


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the promises that a person may speak of, or record one opinion of those that are ticked."""
    stand = places.stand_on(request, unit_id)
    address = f"{reverse('planning:opinions', args=[unit_id])}?nam={stand.year}"
    if request.method != "POST":
        return _shown(request, stand)
    try:
        seen = [seen_in(text) for text in request.POST.getlist("rows")]
        if not seen:
            raise forms.Unreadable("Chưa chọn ô nào.")
        count = commenting.comment_many(
            place_id=unit_id,
            seen=seen,
            agrees=request.POST.get("agrees") == "yes",
            text=forms.text(request, "note"),
            client_id=forms.client_id(request),
            by=person(request),
            on=stand.on,
            at=moment(request),
        )
    except forms.REFUSALS as error:
        messages.error(request, str(error))
        return _shown(request, stand, status=422)
    messages.success(request, f"Đã ghi ý kiến về {count} đăng ký.")
    return HttpResponseRedirect(address)


def _shown(request: HttpRequest, stand: Stand, *, status: int = 200) -> HttpResponse:
    found = commenting.opinion_grid(stand.unit.id, year=stand.year, by=person(request), on=stand.on)
    chosen, pick = frozenset(request.POST.getlist("rows")), request.GET.get("chon", "")
    page = {
        "stand": stand,
        "tab": "registrations",
        "found": found,
        "rows": [
            (unit, [_cell(cell, chosen=chosen, pick=pick) if cell is not None else None for cell in line])
            for unit, line in found.lines
        ],
        "doubts": _doubts(found),
        "typed": request.POST.get("note", ""),
        "client_id": forms.new_client_id(),
    }
    return render(request, "planning/opinions.html", page, status=status)


def _cell(cell: OpinionCell, *, chosen: Collection[str], pick: str) -> ShownCell:
    row = cell.row
    value = f"{row.id}:{row.number}"
    own = {None: "anh/chị chưa có ý kiến", True: "anh/chị đã đồng ý", False: "anh/chị chưa đồng ý"}[cell.own]
    others = [f"{one.speaker}: {'đồng ý' if one.agrees else 'chưa đồng ý'}" for one in cell.said]
    return ShownCell(
        css={None: "l", True: "a", False: "d"}[row.agreed],
        sign={None: "·", True: "✓", False: "✕"}[row.agreed],
        words="; ".join([f"{row.terms.words}, {row.state.label}", own, *others]),
        value=value,
        checked=value in chosen or (cell.waits and pick in ("cho", row.item)),
        registration_id=row.id,
    )


def _doubts(found: OpinionGrid) -> list[tuple[str, RegistrationRow, str, str]]:
    """Return every disagreement in words: the commune, what it promises, who disagrees and why."""
    return [
        (unit.title, cell.row, one.speaker, one.text)
        for unit, line in found.lines
        for cell in line
        if cell is not None
        for one in cell.said
        if not one.agrees
    ]

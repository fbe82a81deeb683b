"""Tổng hợp: who has sent, what it comes to, the names behind a number, the workbook."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ntm.core.kernel.periods import NotAPeriod
from ntm.core.kernel.states import VerdictFlag
from ntm.core.kernel.vietnamese import fold
from ntm.core.reporting.consolidation import SendingState
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import places
from ntm.usecases.reporting import closing, consolidation, upward_reports
from ntm.usecases.reporting.consolidation import Consolidation, NothingToConsolidate
from ntm.usecases.reporting.consolidation_workbook import workbook_of
from ntm.usecases.reporting.estimates import EstimateRow
from ntm.usecases.territory.queries import UnitNotFound
from ntm.web.access import for_signed_in
from ntm.web.consolidation.asked import Asked, NobodysPlace, NothingOwed, asked_of, choices
from ntm.web.day import working_day
from ntm.web.person import person

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Estimates that went the farthest from what came, shown on the page; the workbook has all.
_FARTHEST = 12


@for_signed_in
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show a period of a place: who has sent, what the reports that are in come to, what was decided."""
    try:
        asked, found = read(request)
    except NobodysPlace:
        return render(request, "analytics/no_place.html", status=403)
    except NothingOwed as error:
        return _nothing(request, error.place_id, "Chưa có chế độ báo cáo nào được ghi cho địa bàn này.")
    except NothingToConsolidate as error:
        return _nothing(request, asked_place(request), str(error))
    on, user = working_day(request), person(request)
    stream_id = found.stream.id if found.stream is not None else None
    figures = found.figures
    farthest = sorted(figures.estimates, key=_distance, reverse=True)[:_FARTHEST] if figures is not None else []
    return render(
        request,
        "consolidation/board.html",
        {
            "found": found,
            "asked": asked,
            "periods": choices(asked),
            "years": [(year, year == asked.year) for year in asked.years],
            "states": [(state, found.in_state(state)) for state in SendingState],
            "lines": list(zip(figures.criteria_set.criteria, figures.total.lines, strict=True)) if figures else [],
            "by_group": _by_group(found),
            "farthest": farthest,
            "decisions": closing.decisions_of(stream_id, period=found.period, on=found.figures_day)
            if stream_id
            else (),
            # What a place above asks of the villages is closed there.
            "may_close": found.stream is not None
            and found.stream.unit_id == found.place.id
            and closing.may_decide(found.stream.id, by=user, on=on),
            "upwards": closing.streams_upwards(found.place.id, period=found.period, by=user, on=on),
            "may_urge": rules.may(user, Action.CONSOLIDATE, unit_id=found.place.id, on=on),
            "own_upwards": upward_reports.own(found.place.id, period=found.period),
            "received_upwards": upward_reports.received(found),
            "reporters": [row for row in found.rows if not row.sending.state.is_in],
            "download": asked.address("/tong-hop/tai-ve/"),
            "urge": asked.address("/tong-hop/don-doc/"),
            "client_id": uuid4(),
        },
    )


@for_signed_in
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Give the consolidated period as a workbook."""
    try:
        _, found = read(request)
    except (NobodysPlace, NothingOwed, NothingToConsolidate) as error:
        raise Http404("Không có gì để tổng hợp.") from error
    answer = HttpResponse(workbook_of(found), content_type=_XLSX)
    name = f"tong-hop-{fold(found.place.name).replace(' ', '-')}-{found.period}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@for_signed_in
@require_safe
def criterion(request: HttpRequest, number: int) -> HttpResponse:
    """Show the units behind the number of a criterion: which meet it, which do not, which are missing."""
    try:
        asked, found = read(request)
    except (NobodysPlace, NothingOwed, NothingToConsolidate) as error:
        raise Http404("Không có gì để tổng hợp.") from error
    figures = found.figures
    if figures is None or number not in {one.number for one in figures.criteria_set.criteria}:
        raise Http404("Bộ tiêu chí không có tiêu chí số này.")
    parts = [(flag.verdict, consolidation.units_with(figures, criterion=number, flags=[flag])) for flag in VerdictFlag]
    return render(
        request,
        "consolidation/criterion.html",
        {
            "found": found,
            "asked": asked,
            "back": asked.address(),
            "criterion": figures.criteria_set.criterion(number),
            "line": next(line for line in figures.total.lines if line.number == number),
            "parts": [(verdict, named) for verdict, named in parts if named],
        },
    )


def read(request: HttpRequest) -> tuple[Asked, Consolidation]:
    """Return what a request asks for and the period as it stands.

    Raise `NobodysPlace`, `NothingOwed`, `NothingToConsolidate`, `NotAllowed`; an unknown place is not found.
    """
    on = working_day(request)
    asked = asked_of(request, person(request), on=on)
    try:
        found = consolidation.consolidate(
            asked.place_id,
            period=asked.period,
            on=on,
            by=person(request),
            stream_id=asked.stream_id,
            level=asked.level,
        )
    except (UnitNotFound, NotAPeriod) as error:
        raise Http404("Không có đơn vị này trong kỳ đang xem.") from error
    return asked, found


def asked_place(request: HttpRequest) -> int:
    """Return the place of a request for which nothing was found."""
    return asked_of(request, person(request), on=working_day(request)).place_id


def _nothing(request: HttpRequest, place_id: int, words: str) -> HttpResponse:
    on = working_day(request)
    rules.require(person(request), Action.VIEW, unit_id=place_id, on=on)
    place = places.nearest_place(place_id, on=on)
    return render(request, "consolidation/nothing.html", {"place": place.unit, "words": words})


def _distance(one: EstimateRow) -> float:
    """Return how far an estimate went astray, in shares of the figure itself where it is not 0."""
    return abs(one.difference) / (abs(one.actual) or 1.0)


def _by_group(found: Consolidation) -> list[tuple[object, list[int | None]]]:
    """Return each criterion with its counts by district; None for a district of which nothing is in: that is not 0."""
    figures = found.figures
    if figures is None or not figures.groups:
        return []
    return [
        (criterion, [group.met[at] if group.coverage.included else None for group in figures.groups])
        for at, criterion in enumerate(figures.criteria_set.criteria)
    ]

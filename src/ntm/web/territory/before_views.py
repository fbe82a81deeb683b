"""Trước khi thành lập: what a new commune was made of, what its parts had met, and figures across that day."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ntm.core.criteria.sets import CriteriaSet, Measure
from ntm.core.kernel.states import Verdict
from ntm.core.reporting.carrying import Way
from ntm.usecases.analytics import before_merger
from ntm.usecases.analytics.carried import carried_in_words
from ntm.usecases.analytics.explaining import in_words
from ntm.usecases.analytics.places import NotOnThatDay
from ntm.usecases.reporting import carrying
from ntm.usecases.territory import queries
from ntm.web.access import for_signed_in
from ntm.web.day import asked_day, working_day
from ntm.web.person import person


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure that can be asked for, with how its series is carried."""

    code: str
    words: str
    way: Way


@dataclass(frozen=True, slots=True)
class PartWords:
    """What one part said on a day, in words."""

    part: carrying.PartSaid
    value: str


@dataclass(frozen=True, slots=True)
class PointWords:
    """A point of a series in words: the figure, how it came about, what the parts said."""

    point: carrying.Point
    value: str
    parts: tuple[PartWords, ...]


@for_signed_in
@require_safe
def before(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a new commune's parts on their last day and one measure's series across it (`?chi-tieu=9.1`)."""
    on, today = asked_day(request), working_day(request)
    try:
        found = before_merger.before_and_now(unit_id, on=on, working_day=today, by=person(request))
        history = queries.history(unit_id)
    except (before_merger.MadeOfNothing, queries.UnitNotFound, NotOnThatDay) as error:
        raise Http404("Đơn vị này không được lập từ đơn vị nào khác.") from error
    criteria_set = found.parts[0].criteria_set if found.parts else None
    lines = _measures(criteria_set, found) if criteria_set is not None else ()
    asked = request.GET.get("chi-tieu", "")
    chosen = next((line for line in lines if line.code == asked), lines[0] if lines else None)
    series: carrying.Series | None = None
    points: tuple[PointWords, ...] = ()
    if chosen is not None and criteria_set is not None:
        measure = criteria_set.measures[criteria_set.measure_position(chosen.code)]
        series = carrying.series(unit_id, measure=measure, criteria_set=criteria_set, on=max(on, found.began_on))
        points = tuple(_in_words(measure, point) for point in series.points)
    page = {
        "unit": history.versions[0],
        "on": on,
        "found": found,
        "measures": lines,
        "chosen": chosen,
        "series": series,
        "points": points,
        "recognized": [part for part in found.parts if part.recognition is not None],
        "reasons": list(dict.fromkeys(part.reason for part in found.parts)),
        "verdicts": _verdicts(found),
        "is_simulated": any(part.simulated for part in found.parts) or any(one.point.simulated for one in points),
    }
    return render(request, "territory/before.html", page)


def _measures(criteria_set: CriteriaSet, found: before_merger.BeforeAndNow) -> tuple[MeasureLine, ...]:
    """Return the measures that the set asked for on the parts' last day, those that can be carried first."""
    last_day = found.parts[0].on
    lines = [
        MeasureLine(
            measure.code,
            f"{measure.indicator} {criteria_set.indicator(measure.indicator).at(last_day).name}"
            + (f" ({measure.label})" if ":" in measure.code else ""),
            carrying.way_for(measure, set_code=criteria_set.code),
        )
        for measure in criteria_set.measures_on(last_day)
    ]
    return tuple(sorted(lines, key=lambda line: line.way in (Way.NEW_ASSESSMENT, Way.NO_BASE)))


def _in_words(measure: Measure, point: carrying.Point) -> PointWords:
    return PointWords(
        point=point,
        value=carried_in_words(measure, point.value),
        parts=tuple(
            PartWords(part, "chưa có số liệu" if part.value is None else in_words(measure, part.value))
            for part in point.parts
        ),
    )


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion with the verdict of each part on its last day, and of the new unit where the same set judges it."""

    number: int
    name: str
    cells: tuple[tuple[before_merger.Standing, Verdict], ...]


def _verdicts(found: before_merger.BeforeAndNow) -> tuple[CriterionRow, ...]:
    if not found.parts:
        return ()
    shown = found.parts
    if found.now is not None and found.now.criteria_set.code == shown[0].criteria_set.code:
        shown = (*shown, found.now)
    return tuple(
        CriterionRow(number, name, tuple((standing, standing.verdicts[row][2]) for standing in shown))
        for row, (number, name, _) in enumerate(shown[0].verdicts)
    )

"""What a person takes along: their forms with what stands in them, their obstacles, places and lists, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ntm.core.criteria.wording import threshold_of
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.store.accounts.models import User
from ntm.usecases.access import reach
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.analytics import home as homes
from ntm.usecases.analytics import responsibility
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.analytics.responsibility import Responsibility
from ntm.usecases.oversight import list_checks, visit_queries
from ntm.usecases.reporting import draft_turns, drafts, duties, obstacle_queries, report_queries
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.reporting.report_parts import SECURITY
from ntm.usecases.reporting.report_queries import ReportPage
from ntm.usecases.territory import queries as units
from ntm.web.reports import lines, pages

#: For how long what was taken along is shown; what was written is kept longer, until the server has it.
GOOD_DAYS = 30
#: Forms that are due later are fetched another time.
LOOK_AHEAD = timedelta(days=70)
_MOST_REPORTS = 8
_MOST_OBSTACLES = 30


def pack(by: User, *, on: date, at: datetime) -> dict[str, Any]:
    """Return what a person takes along; forms that are owed and not begun are opened for writing."""
    held = responsibility.responsibilities(by, on=on)
    reports = [_report(duty, by=by, on=on, at=at) for duty in _owed(by, on=on)]
    found = obstacle_queries.obstacles_for(by, on=on)
    return {
        "user": by.pk,
        "name": str(by),
        "day": on.isoformat(),
        "days": GOOD_DAYS,
        "glance": [_glance(one, by=by, on=on) for one in held[:3]],
        "reports": [one for one in reports if one is not None],
        "obstacles": [_obstacle(row) for row in (*found.to_answer, *found.raised)[:_MOST_OBSTACLES]],
        "raise": _places(held, Action.RAISE_OBSTACLE, by=by, on=on),
        "visit": [{"id": one.id, "name": one.title} for one in visit_queries.places_to_visit(by, on=on)],
        "lists": [_list(one, by=by, on=on) for one in _places(held, Action.CONFIRM_LIST, by=by, on=on)],
    }


def _owed(by: User, *, on: date) -> Sequence[Duty]:
    every = duties.duties_of_person(by, on=on)
    mine = [one for one in every if one.period.due_on <= on + LOOK_AHEAD]
    return sorted(mine, key=lambda one: (not one.is_open, one.period.due_on))[:_MOST_REPORTS]


def _places(held: Sequence[Responsibility], action: Action, *, by: User, on: date) -> list[dict[str, Any]]:
    named = {one.place.unit.id: one.place.unit.title for one in held}
    allowed = reach.allowed_among(by, action, unit_ids=list(named), on=on)
    return [{"id": unit_id, "name": name} for unit_id, name in named.items() if unit_id in allowed]


def _list(place: dict[str, Any], *, by: User, on: date) -> dict[str, Any]:
    rows = list_checks.list_of(place["id"], by=by, on=on)
    return place | {"rows": [{"key": row.key, "words": row.words} for row in rows]}


def _obstacle(row: obstacle_queries.ObstacleRow) -> dict[str, Any]:
    return {"id": row.id, "title": row.title, "state": row.state.label, "at": format_day(row.raised_at.date())}


def _glance(one: Responsibility, *, by: User, on: date) -> dict[str, Any]:
    unit = one.place.unit
    told: dict[str, Any] = {"id": unit.id, "name": unit.title, "role": one.role.label, "lacking": []}
    if unit.level not in (Level.COMMUNE, Level.VILLAGE):
        return told
    try:
        found = homes.unit_home(one, (), on=on, by=by).unit
    except (NothingToShow, units.UnitNotFound):
        return told
    lacking = [f"{line.criterion.number}. {line.criterion.name}: {line.sentence}" for line in found.lacking]
    reported = found.is_reported
    return told | {"met": found.met if reported else None, "total": len(found.lines), "lacking": lacking}


def _report(duty: Duty, *, by: User, on: date, at: datetime) -> dict[str, Any] | None:
    """Return a form as the device shows it; None for one that the person may not write or that is closed."""
    report_id = duty.report_id
    try:
        if report_id is None:
            report_id = drafts.open_report(
                rule_id=duty.rule.id,
                unit_id=duty.unit_id,
                agency_id=duty.agency_id,
                period=duty.period.code,
                by=by,
                on=on,
                at=at,
            )
        page = report_queries.report_page(report_id, by=by, on=on)
    except (NotAllowed, drafts.NotOwed, report_queries.ReportNotFound, report_queries.NoLongerOwed):
        return None
    if not page.may_write:
        return None
    keys = draft_turns.writable_keys(page, by=by, on=on)
    return {
        "id": page.id,
        "title": f"{duty.rule.title}, {duty.period.label}, {duty.name if page.is_agencys else page.unit.full_name}",
        "due_on": format_day(duty.period.due_on),
        "state": page.state.label,
        "as_of": format_day(page.as_of),
        "version": page.draft_version,
        "draft": {key: value for key, value in page.content.items() if key in keys},
        "parts": [
            {"key": f"t:{one.part.code}", "title": one.part.title, "sent": one.sent}
            for one in page.parts
            if f"t:{one.part.code}" in keys
        ],
        "groups": _agencys_groups(page, keys=keys, on=on)
        if page.is_agencys
        else _groups(page, keys=keys, by=by, on=on),
    }


@dataclass(frozen=True, slots=True)
class _Asked:
    """What lines are held against: the report's page, the area whose thresholds bind, what stands by key."""

    page: ReportPage
    area: str | None
    standing: Mapping[str, str]


def _groups(page: ReportPage, *, keys: frozenset[str], by: User, on: date) -> list[dict[str, Any]]:
    if page.criteria_set is None:
        return []
    laid = pages.lay_out(page, by=by, on=on)
    area = lines.area_of(page.criteria_set, page.duty.unit_id, on=page.as_of)
    asked = _Asked(page, area, dict(laid.standing))
    groups = []
    for group in laid.groups:
        indicators = [
            {
                "id": one.id,
                "name": one.name,
                "total": one.total_key,
                "promised": one.promised,
                "lines": [_line(line, asked) for line in one.lines if line.key in keys],
            }
            for one in group.indicators
        ]
        kept = [one for one in indicators if one["lines"]]
        if kept:
            groups.append({"number": group.number, "name": group.name, "indicators": kept})
    return groups


def _agencys_groups(page: ReportPage, *, keys: frozenset[str], on: date) -> list[dict[str, Any]]:
    """Return an agency's grids: a group an indicator, in it a commune where a unit's own form has an indicator."""
    groups = []
    for grid in pages.agencys_grids(page, on=on):
        communes, asked = [], _Asked(page, grid.area, grid.standing)
        for row in grid.rows:
            told = [_line(line, asked) for line in row.lines if line.key in keys]
            communes.append({"id": "", "name": row.name, "total": "", "promised": False, "lines": told})
        groups.append({"number": grid.id, "name": grid.name, "is_grid": True, "indicators": communes})
    return groups


def _line(line: lines.Line, asked: _Asked) -> dict[str, Any]:
    assert asked.page.criteria_set is not None
    measure = line.measure
    version = asked.page.criteria_set.indicator(measure.indicator).at(asked.page.as_of)
    threshold = threshold_of(version, measure, area=asked.area, on=asked.page.as_of)[1]
    told = {
        "key": line.key,
        "code": measure.code,
        "label": line.label,
        "measure": {"label": measure.label, "kind": measure.kind.value, "unit": measure.unit},
        "last": line.last,
        "now": line.standing,
        "now_by": line.standing_by,
        "stands": asked.standing.get(line.key, ""),
        "asks": line.asks,
        "supplier": line.supplier,
        "threshold": threshold,
        # A photo belongs to a unit's own figure; what shows public security is sent from the server's pages alone.
        "photo": not asked.page.is_agencys and measure.indicator.partition(".")[0] != SECURITY,
    }
    return {name: value for name, value in told.items() if value is not False and value not in ("", None)}

"""Puts a report's page together: the figures of a unit, or an agency's grid of one indicator over its communes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Level
from ntm.core.reporting.plausibility import TOTAL
from ntm.store.accounts.models import User
from ntm.usecases.access.rules import CriteriaScope
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments.scope import ItemScope
from ntm.usecases.reporting import line_goals, report_queries, submission
from ntm.usecases.reporting.drafts import Entry
from ntm.usecases.reporting.line_goals import Beside
from ntm.usecases.reporting.period_figures import UnitFigures
from ntm.usecases.reporting.report_queries import AgencyGrid, ReportPage
from ntm.usecases.reporting.typed import write_value
from ntm.web.reports import lines
from ntm.web.reports.form import Seen


@dataclass(frozen=True, slots=True)
class GridRow:
    """A commune's lines for the indicator of an agency's grid."""

    unit_id: int
    name: str
    lines: tuple[lines.Line, ...]


@dataclass(frozen=True, slots=True)
class GridItem:
    """An indicator of an agency's report: how many of its communes have a figure of this period."""

    id: str
    name: str
    said: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A report's figures as its page shows them, and what the page has to carry back.

    `keys` are the fields that the person may write, `standing` the figures that stand by key, `blank` those of them
    that nobody has said within the period.
    """

    groups: tuple[lines.Group, ...] = ()
    items: tuple[GridItem, ...] = ()
    item: str = ""
    item_name: str = ""
    rows: tuple[GridRow, ...] = ()
    keys: frozenset[str] = frozenset()
    standing: Mapping[str, str]
    blank: Mapping[str, str]
    seen: Seen

    @property
    def all_lines(self) -> tuple[lines.Line, ...]:
        """Return every line on the page."""
        mine = [line for group in self.groups for one in group.indicators for line in one.lines]
        return (*mine, *(line for row in self.rows for line in row.lines))


def lay_out(
    page: ReportPage,
    *,
    by: User,
    on: date,
    item: str = "",
    content: Mapping[str, Entry] | None = None,
    problems: Mapping[str, str] | None = None,
    draft_conflicts: Mapping[str, Entry] | None = None,
    seen: Seen | None = None,
    beside: Beside | None = None,
) -> Laid:
    """Return a report's page for a person.

    `beside` is what stands beside a unit's figures, where it is shown (`beside_figures`). `content` is what its fields
    show (the draft unless something else was typed), `draft_conflicts` what a colleague saved otherwise, by key, and
    `seen` what the person had before them in that case.
    """
    shown = page.content if content is None else content
    words = {f"t:{one.part.code}" for one in page.parts if one.may_read} | {"source"}
    if page.criteria_set is None:
        return Laid(keys=frozenset(words), standing={}, blank={}, seen=seen or _seen(page, words, {}))
    if page.is_agencys:
        return _agencys(
            page,
            on=on,
            item=item,
            shown=shown,
            words=words,
            problems=problems or {},
            conflicts=draft_conflicts or {},
            seen=seen,
        )
    standing = report_queries.own_figures(page)
    laying = _laying(
        page,
        standing,
        by=by,
        on=on,
        prefix="f:",
        name=page.unit.full_name,
        shown=shown,
        problems=problems or {},
        conflicts=draft_conflicts or {},
        agency_names=_agency_names([standing], on=page.as_of),
        beside=beside or Beside(),
    )
    groups = lines.groups_of(laying)
    texts = lines.standing_texts(standing, prefix="f:")
    mine = [line for group in groups for one in group.indicators for line in one.lines if line.may_enter]
    keys = words | {line.key for line in mine} | _totals(line.key for line in mine)
    return Laid(
        groups=groups,
        keys=frozenset(keys),
        standing=texts,
        # What agencies supply is theirs to say again.
        blank={
            line.key: texts.get(line.key, "")
            for line in mine
            if (line.key in texts or (line.merged is not None and line.merged.text))
            and not line.is_said
            and not line.supplier
        },
        seen=seen or _seen(page, keys, texts),
    )


def _totals(keys: object) -> set[str]:
    assert hasattr(keys, "__iter__")
    return {f"{key.removesuffix(':male')}{TOTAL}" for key in keys if key.endswith(":male")}


def _seen(page: ReportPage, keys: set[str], standing: Mapping[str, str]) -> Seen:
    return Seen({key: value for key, value in page.content.items() if key in keys}, standing)


def beside_figures(page: ReportPage, *, on: date) -> Beside:
    """Return what the page of a unit's report shows beside its figures."""
    if page.criteria_set is None or page.is_agencys:
        return Beside()
    return line_goals.beside(
        page.duty.unit_id,
        period=page.duty.period.code,
        criteria_set=page.criteria_set,
        as_of=page.as_of,
        on=on,
        registers=page.unit.level is Level.COMMUNE,
    )


def _agency_names(standing: list[UnitFigures], *, on: date) -> dict[int, str]:
    wanted = {said.agency_id for one in standing for said in one.said.values() if said.agency_id is not None}
    found = {}
    for agency_id in wanted:
        view = agencies.agency_on(agency_id, on=on)
        found[agency_id] = view.name if view is not None else ""
    return found


def _laying(
    page: ReportPage,
    standing: UnitFigures,
    *,
    by: User,
    on: date,
    prefix: str,
    name: str,
    shown: Mapping[str, Entry],
    problems: Mapping[str, str],
    conflicts: Mapping[str, Entry],
    agency_names: Mapping[int, str],
    beside: Beside,
) -> lines.Laying:
    assert page.criteria_set is not None
    return lines.Laying(
        criteria_set=page.criteria_set,
        on=page.as_of,
        prefix=prefix,
        unit_name=name,
        standing=standing,
        content=shown,
        scope=report_queries.item_scope(page, standing.unit_id, by=by, on=on),
        area=lines.area_of(page.criteria_set, standing.unit_id, on=page.as_of),
        agency_names=agency_names,
        problems=problems,
        theirs=_theirs(page, standing, prefix=prefix, shown=shown, conflicts=conflicts, agency_names=agency_names),
        evidence=page.evidence if prefix == "f:" else (),
        beside=beside,
    )


def _theirs(
    page: ReportPage,
    standing: UnitFigures,
    *,
    prefix: str,
    shown: Mapping[str, Entry],
    conflicts: Mapping[str, Entry],
    agency_names: Mapping[int, str],
) -> dict[str, tuple[str, str, str]]:
    """Return what others said otherwise, by key: in words, who, and whether it stands or is in the draft."""
    assert page.criteria_set is not None
    found = said_otherwise(
        page.criteria_set, standing, on=page.as_of, prefix=prefix, shown=shown, agency_names=agency_names
    )
    for key, entry in conflicts.items():
        if key.startswith(prefix):
            words = "; ".join(text for name, text in entry.items() if name != "b" and text) if entry else ""
            found[key] = (words or "bỏ trống", page.draft_by, "draft")
    return found


def said_otherwise(
    criteria_set: CriteriaSet,
    standing: UnitFigures,
    *,
    on: date,
    prefix: str,
    shown: Mapping[str, Entry],
    agency_names: Mapping[int, str] | None = None,
) -> dict[str, tuple[str, str, str]]:
    """Return, by key, the figures that somebody said otherwise since they were typed: in words, who, "standing"."""
    entries = submission.written_by_unit(
        {key: value for key, value in shown.items() if key.startswith(prefix)}, own_unit=standing.unit_id
    ).get(standing.unit_id, {})
    if not entries:
        return {}
    measures = {measure.code: measure for measure in criteria_set.measures_on(on)}
    typed = submission.read_unit(entries, measures=measures, standing=standing)
    found: dict[str, tuple[str, str, str]] = {}
    for one in submission.conflicts_of(entries, typed, standing=standing):
        said = standing.said.get(one.measure)
        who = ((agency_names or {}).get(said.agency_id or 0, "") or said.by) if said is not None else ""
        words = write_value(one.theirs, measure=measures[one.measure]) or "chưa có số"
        found[f"{prefix}{one.measure}"] = (words, who, "standing")
    return found


def _agencys(
    page: ReportPage,
    *,
    on: date,
    item: str,
    shown: Mapping[str, Entry],
    words: set[str],
    problems: Mapping[str, str],
    conflicts: Mapping[str, Entry],
    seen: Seen | None,
) -> Laid:
    assert page.criteria_set is not None
    asked_of = _asked_of_agency(page, on=on)
    grid, figures = asked_of.grid, asked_of.figures
    items = tuple(_grid_item(page, one, grid=grid, figures=figures, shown=shown) for one in grid.items)
    chosen = item if item in grid.items else ""
    if not chosen:
        return Laid(items=items, keys=frozenset(words), standing={}, blank={}, seen=seen or _seen(page, words, {}))
    rows = _rows(page, chosen, asked_of, shown=shown, problems=problems, conflicts=conflicts)
    standing = _standing(rows, asked_of)
    mine = [line for row in rows for line in row.lines if line.may_enter]
    keys = words | {line.key for line in mine}
    return Laid(
        items=items,
        item=chosen,
        item_name=page.criteria_set.indicator(chosen).at(page.as_of).name,
        rows=rows,
        keys=frozenset(keys),
        standing=standing,
        blank={line.key: standing[line.key] for line in mine if line.key in standing and not line.is_said},
        seen=seen or _seen(page, keys, standing),
    )


@dataclass(frozen=True, slots=True)
class _AskedOfAgency:
    """What an agency's grids are laid out from, one as all: its communes, what stands of them, who said it."""

    grid: AgencyGrid
    figures: Mapping[int, UnitFigures]
    names: Mapping[int, str]
    area: str | None


def _asked_of_agency(page: ReportPage, *, on: date) -> _AskedOfAgency:
    assert page.criteria_set is not None
    grid = report_queries.agency_grid(page, on=on)
    figures = report_queries.unit_figures(page, [one.id for one in grid.communes])
    area = lines.area_of(page.criteria_set, grid.communes[0].id, on=page.as_of) if grid.communes else None
    return _AskedOfAgency(grid, figures, _agency_names(list(figures.values()), on=page.as_of), area)


def _rows(
    page: ReportPage,
    item: str,
    asked_of: _AskedOfAgency,
    *,
    shown: Mapping[str, Entry],
    problems: Mapping[str, str],
    conflicts: Mapping[str, Entry],
) -> tuple[GridRow, ...]:
    """Return the communes in which an agency leads an indicator, each with its lines."""
    assert page.criteria_set is not None
    version = page.criteria_set.indicator(item).at(page.as_of)
    leads, names = asked_of.grid.leads, asked_of.names
    rows: list[GridRow] = []
    for commune in asked_of.grid.communes:
        if item not in leads[commune.id]:
            continue
        prefix, standing = f"u:{commune.id}:", asked_of.figures[commune.id]
        laying = lines.Laying(
            criteria_set=page.criteria_set,
            on=page.as_of,
            prefix=prefix,
            unit_name=commune.full_name,
            standing=standing,
            content=shown,
            # An agency says what it leads there, whoever writes for it.
            scope=ItemScope(CriteriaScope(whole_set=False, numbers=frozenset()), leads[commune.id]),
            area=asked_of.area,
            agency_names=names,
            problems=problems,
            theirs=_theirs(page, standing, prefix=prefix, shown=shown, conflicts=conflicts, agency_names=names),
            evidence=(),
        )
        rows.append(GridRow(commune.id, commune.name, lines.lines_of(version, laying=laying)))
    return tuple(rows)


def _standing(rows: tuple[GridRow, ...], asked_of: _AskedOfAgency) -> dict[str, str]:
    """Return the figures that stand in rows, exact, by key."""
    asked = {line.key for row in rows for line in row.lines}
    found = (lines.standing_texts(asked_of.figures[row.unit_id], prefix=f"u:{row.unit_id}:") for row in rows)
    return {key: text for texts in found for key, text in texts.items() if key in asked}


@dataclass(frozen=True, slots=True)
class ItemGrid:
    """An indicator of an agency's report with its rows, the figures that stand in them by key, and the area whose
    thresholds bind them."""

    id: str
    name: str
    rows: tuple[GridRow, ...]
    standing: Mapping[str, str]
    area: str | None


def agencys_grids(page: ReportPage, *, on: date) -> tuple[ItemGrid, ...]:
    """Return every indicator of an agency's report as its draft stands, in as many queries as for one of them."""
    if page.criteria_set is None:
        return ()
    asked_of, found = _asked_of_agency(page, on=on), []
    for item in asked_of.grid.items:
        rows = _rows(page, item, asked_of, shown=page.content, problems={}, conflicts={})
        name = page.criteria_set.indicator(item).at(page.as_of).name
        found.append(ItemGrid(item, name, rows, _standing(rows, asked_of), asked_of.area))
    return tuple(found)


def _grid_item(
    page: ReportPage,
    item: str,
    *,
    grid: AgencyGrid,
    figures: Mapping[int, UnitFigures],
    shown: Mapping[str, Entry],
) -> GridItem:
    assert page.criteria_set is not None
    version = page.criteria_set.indicator(item).at(page.as_of)
    asked = [one.id for one in grid.communes if item in grid.leads[one.id]]
    said = sum(
        all(measure.code in figures[unit].said or f"u:{unit}:{measure.code}" in shown for measure in version.measures)
        for unit in asked
    )
    return GridItem(item, version.name, said, len(asked))


def new_client_id() -> str:
    """Return a number of its own for what a page will send."""
    return str(uuid4())

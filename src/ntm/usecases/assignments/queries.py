"""What can be asked of agencies: which a place has on a day, which one a name means, what became of one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from ntm.core.assignments import agencies as core
from ntm.core.assignments.agencies import AgencyKind, AgencyRole
from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level
from ntm.law.assignments.agencies import load_agencies
from ntm.store.assignments import mapping, models
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn


class AgencyNotFound(LookupError):
    """No agency has that number."""


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency as it is on a day."""

    id: int
    unit_id: int
    kind: AgencyKind
    name: str
    aliases: tuple[str, ...]
    roles: tuple[AgencyRole, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An agency that took over, or from which was taken over: where it is, and its number where it is recorded.

    `source` is the paper, or empty where it follows from the usual order of the levels.
    """

    name: str
    unit: UnitOn
    agency_id: int | None
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """An agency with all its names and roles through time, and what it came from and became."""

    id: int
    unit: UnitOn
    kind: AgencyKind
    life: Span
    names: tuple[core.AgencyName, ...]
    roles: tuple[core.RoleHeld, ...]
    predecessors: tuple[Link, ...]
    successors: tuple[Link, ...]

    @property
    def last_name(self) -> str:
        """Return the last official name."""
        return next(one.text for one in reversed(self.names) if one.is_official)


def agencies_at(unit_id: int, *, on: date) -> tuple[AgencyView, ...]:
    """Return the agencies of a unit on a day, by kind and in Vietnamese order."""
    rows = list(models.Agency.objects.filter(unit_id=unit_id, names__is_official=True, names__span__contains=on))
    order = list(AgencyKind)
    views = [_view(one, on=on) for one in mapping.agencies(rows)]
    return tuple(sorted(views, key=lambda one: (order.index(one.kind), vietnamese.sort_key(one.name))))


def agency_on(agency_id: int, *, on: date) -> AgencyView | None:
    """Return an agency as it is on a day, None where it does not exist then."""
    rows = list(models.Agency.objects.filter(pk=agency_id, names__is_official=True, names__span__contains=on))
    return _view(mapping.agencies(rows)[0], on=on) if rows else None


def names_on(agency_ids: Collection[int], *, on: date) -> dict[int, str]:
    """Return the official names of agencies on a day; of one that does not exist then, its last before or its first."""
    found: dict[int, str] = {}
    rows = models.AgencyName.objects.filter(agency_id__in=agency_ids, is_official=True).order_by("agency_id", "span")
    for row in rows:
        if row.agency_id not in found or row.span.lower <= on:
            found[row.agency_id] = row.text
    return found


@dataclass(frozen=True, slots=True)
class Directory:
    """The agencies of a unit on a day, loaded once for any number of written names."""

    unit: UnitOn | None
    agencies: tuple[core.Agency, ...]
    on: date

    def find(self, text: str) -> tuple[AgencyView, ...]:
        """Return the agencies that a written name may mean: none, one, or several.

        The unit's own name after the agency's does not matter ("Phòng Nội vụ huyện Phong Thổ"); "cơ quan thường trực"
        means whoever holds that role on the day.
        """
        if self.unit is None:
            return ()
        bare = vietnamese.clean(text)
        for named in (self.unit.full_name, self.unit.name):
            if bare.lower().endswith(f" {named.lower()}"):
                bare = bare[: -len(named)].rstrip(" ,")
                break
        return tuple(_view(one, on=self.on) for one in core.meant_by(self.agencies, bare, on=self.on))


def directory(unit_id: int, *, on: date) -> Directory:
    """Return the agencies of a unit on a day for looking up names; of one that does not exist then, none."""
    try:
        unit = units.unit_on(unit_id, on)
    except units.UnitNotFound:
        return Directory(None, (), on)
    rows = list(models.Agency.objects.filter(unit_id=unit_id, names__span__contains=on).distinct())
    return Directory(unit, tuple(mapping.agencies(rows)), on)


def find(text: str, *, unit_id: int, on: date) -> tuple[AgencyView, ...]:
    """Return the agencies of a unit that a written name may mean on a day (`Directory.find`)."""
    return directory(unit_id, on=on).find(text)


def agency_page(agency_id: int) -> AgencyPage:
    """Return an agency through time; raise `AgencyNotFound`."""
    row = models.Agency.objects.filter(pk=agency_id).first()
    if row is None:
        raise AgencyNotFound(str(agency_id))
    (agency,) = mapping.agencies([row])
    official = [one.span for one in agency.names if one.is_official]
    life = Span(official[0].start, official[-1].end)
    return AgencyPage(
        id=agency.id,
        unit=_nearest(row.unit_id, life.start),
        kind=agency.kind,
        life=life,
        names=agency.names,
        roles=agency.roles,
        predecessors=_recorded(agency_id, forward=False) + _usual_predecessors(row, life),
        successors=_recorded(agency_id, forward=True) + _usual_successors(row, life),
    )


def _view(agency: core.Agency, *, on: date) -> AgencyView:
    return AgencyView(
        id=agency.id,
        unit_id=agency.unit,
        kind=agency.kind,
        name=agency.name_on(on) or "",
        aliases=agency.aliases_on(on),
        roles=agency.roles_on(on),
    )


def _nearest(unit_id: int, day: date) -> UnitOn:
    try:
        return units.unit_on(unit_id, day)
    except units.UnitNotFound:
        return units.history(unit_id).versions[0]


def _recorded(agency_id: int, *, forward: bool) -> tuple[Link, ...]:
    side = models.AgencySuccession.objects.select_related("old", "new").order_by("on_day", "pk")
    rows = list(side.filter(old_id=agency_id) if forward else side.filter(new_id=agency_id))
    others = [row.new if forward else row.old for row in rows]
    found = {one.id: one for one in mapping.agencies(others)}
    links = []
    for row, other in zip(rows, others, strict=True):
        day = row.on_day if forward else row.on_day - timedelta(days=1)
        name = found[other.pk].name_on(day) or found[other.pk].names[-1].text
        links.append(Link(name, _nearest(other.unit_id, day), other.pk, row.on_day, row.source))
    return tuple(links)


def _usual_successors(row: models.Agency, life: Span) -> tuple[Link, ...]:
    """Return what usually takes over, by the patterns: in the same unit, or in the communes of an ended district."""
    known = load_agencies().patterns
    pattern = known.get(row.pattern)
    if pattern is None or life.end is None or pattern.span.end != life.end:
        return ()
    links: list[Link] = []
    for code in pattern.became:
        heir = known[code]
        if heir.level is pattern.level:
            places: tuple[UnitOn, ...] = (_nearest(row.unit_id, life.end),)
        elif pattern.level is Level.DISTRICT and heir.level is Level.COMMUNE:
            places = units.communes_after(row.unit_id)
        else:
            places = ()
        links += _links(heir.code, heir.name, places, on=life.end, named_on=life.end)
    return tuple(links)


def _usual_predecessors(row: models.Agency, life: Span) -> tuple[Link, ...]:
    known = load_agencies()
    links: list[Link] = []
    for pattern in known.that_became(row.pattern) if row.pattern else ():
        if pattern.span.end != life.start:
            continue
        before = life.start - timedelta(days=1)
        if pattern.level is known.patterns[row.pattern].level:
            places: tuple[UnitOn, ...] = (_nearest(row.unit_id, before),)
        else:
            places = _districts_before(row.unit_id, before)
        links += _links(pattern.code, pattern.name, places, on=life.start, named_on=before)
    return tuple(links)


def _districts_before(commune_id: int, day: date) -> tuple[UnitOn, ...]:
    history = units.history(commune_id)
    communes = [link.unit.id for link in history.predecessors] or [commune_id]
    found: dict[int, UnitOn] = {}
    for one in communes:
        for above in units.ancestors(one, day):
            if above.level is Level.DISTRICT:
                found[above.id] = above
    return tuple(found.values())


def _links(code: str, name: str, places: tuple[UnitOn, ...], *, on: date, named_on: date) -> list[Link]:
    rows = list(models.Agency.objects.filter(pattern=code, unit_id__in=[place.id for place in places]))
    recorded = {one.unit: one for one in mapping.agencies(rows)}
    links = []
    for place in places:
        there = recorded.get(place.id)
        told = there.name_on(named_on) if there is not None else None
        links.append(Link(told or name, place, there.id if there is not None else None, on, ""))
    return links

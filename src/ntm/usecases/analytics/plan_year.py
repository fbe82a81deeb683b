"""A year's promises beside what is known: rules broken, criteria kept, gained, lost, and the road to what is unmet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.explanation import Explanation
from ntm.core.criteria.sets import CriteriaSet, Tier
from ntm.core.kernel.states import Level, Verdict, VerdictFlag
from ntm.core.planning import movements
from ntm.core.planning.breaches import Breach, Registered, breaches
from ntm.core.planning.movements import Moved
from ntm.core.planning.registrations import State
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import explaining, judged, places
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.analytics.places import Unit
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.planning import plan_views, registration_queries, roadmaps
from ntm.usecases.planning.plan_views import PlanView
from ntm.usecases.planning.registration_queries import RegistrationRow
from ntm.usecases.planning.roadmaps import LineRow
from ntm.usecases.recognition import queries as recognition
from ntm.usecases.territory import queries as units

__all__ = ["Breach", "Moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneYear:
    """A commune's year: what it promised, and which criteria it kept, gained and lost since the year began.

    `moved` is None where nothing was reported on one of the two days. `by_rules_alone` says that no figure was reported
    within the year, so that whatever moved did because the law asks something else. `met` and `lacking` count criteria,
    None where nothing was reported.
    """

    unit: Unit
    rows: tuple[RegistrationRow, ...]
    is_recognised: bool
    met: int | None
    lacking: int | None
    moved: Moved | None
    by_rules_alone: bool

    @property
    def is_open(self) -> bool:
        """Say whether some promise waits for the standing agency."""
        return any(row.state in (State.REGISTERED, State.CONSOLIDATED) for row in self.rows)

    @property
    def standing(self) -> tuple[RegistrationRow, ...]:
        """Return the promises that count."""
        return tuple(row for row in self.rows if row.state.stands)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanYear:
    """The communes of a place in a year, under the plan whose rules they are held to, with the rules they break."""

    unit_id: int
    year: int
    on: date
    plan: PlanView | None
    communes: tuple[CommuneYear, ...]
    villages: Mapping[int, str]
    breaches: tuple[Breach, ...]
    since: date
    until: date
    is_simulated: bool

    @property
    def kept(self) -> int:
        """Return how many criteria the communes kept, all together."""
        return sum(len(one.moved.kept) for one in self.communes if one.moved is not None)

    @property
    def gained(self) -> int:
        """Return how many criteria they gained."""
        return sum(len(one.moved.gained) for one in self.communes if one.moved is not None)

    @property
    def lost(self) -> int:
        """Return how many criteria they lost; never taken from the gains."""
        return sum(len(one.moved.lost) for one in self.communes if one.moved is not None)

    @property
    def is_open(self) -> bool:
        """Say whether some promise waits to be consolidated or approved."""
        return any(one.is_open for one in self.communes)

    @property
    def nearly_from(self) -> int | None:
        """Return from how many criteria a commune is nearly at the standard, where the plan says so."""
        return self.plan.rules.nearly_from if self.plan is not None else None

    @property
    def nearly(self) -> int:
        """Return how many communes meet that many criteria, as far as they reported."""
        least = self.nearly_from
        return sum(one.met is not None and least is not None and one.met >= least for one in self.communes)

    @property
    def by_rules_alone(self) -> int:
        """Return how many communes moved without a new figure, because the law asks something else."""
        return sum(one.by_rules_alone for one in self.communes)

    @property
    def unknown(self) -> int:
        """Return of how many communes nothing can be said."""
        return sum(one.moved is None for one in self.communes)


def plan_year(unit_id: int, *, year: int, on: date, by: User) -> PlanYear:
    """Return the communes of a place in a year, in a number of queries that does not grow with them.

    The rules are those of the place's own plan, or of the nearest one above. Raise `NotAllowed`, `NotOnThatDay`.
    """
    rules.require(by, Action.VIEW, unit_id=unit_id, on=on)
    place = places.nearest_place(unit_id, on=on)
    day = place.on
    levels = [Level.COMMUNE]
    below = (
        [place.unit]
        if place.unit.level is Level.COMMUNE
        else list(places.units_below(unit_id, days=[day], levels=levels)[day])
    )
    communes = [unit for unit in below if unit.is_counted or place.unit.level is Level.COMMUNE]
    ids = [unit.id for unit in communes]
    rows = registration_queries.registrations(ids, year=year, on=on)
    by_unit: dict[int, list[RegistrationRow]] = {unit_id: [] for unit_id in ids}
    for row in rows:
        by_unit[row.unit_id].append(row)
    village_ids = [village for row in rows for village in row.villages]
    villages = {one.id: one.full_name for one in units.units_on(village_ids, day)} if village_ids else {}
    recognised = recognition.recognized_on(ids, on=on)
    plan = nearest_plan([unit_id, *(above.id for above in place.above)], year=year, on=on)
    since = date(year - 1, 12, 31)
    until = min(day, date(year, 12, 31))
    met, asked, moved, stale, simulated = _moved(communes, place.province_code, since=since, until=until)
    held = [
        Registered(
            unit_id=unit.id,
            name=unit.title,
            level=unit.level,
            is_recognised=unit.id in recognised,
            categories=frozenset(unit.categories),
            criteria=frozenset(
                row.criterion for row in by_unit[unit.id] if row.state.stands and row.criterion and _is_standard(row)
            ),
            villages=tuple(
                villages.get(row.villages[0], "") for row in by_unit[unit.id] if row.villages and row.state.stands
            ),
            above=tuple(
                (row.words, row.note) for row in by_unit[unit.id] if row.state.stands and not _is_standard(row)
            ),
        )
        for unit in communes
    ]
    return PlanYear(
        unit_id=unit_id,
        year=year,
        on=on,
        plan=plan,
        communes=tuple(
            CommuneYear(
                unit=unit,
                rows=tuple(by_unit[unit.id]),
                is_recognised=unit.id in recognised,
                met=met.get(unit.id),
                lacking=asked - met[unit.id] if unit.id in met else None,
                moved=moved.get(unit.id),
                by_rules_alone=unit.id in stale,
            )
            for unit in communes
        ),
        villages=villages,
        breaches=breaches(held, rules=plan.rules) if plan is not None else (),
        since=since,
        until=until,
        is_simulated=simulated,
    )


def nearest_plan(unit_ids: Sequence[int], *, year: int, on: date) -> PlanView | None:
    """Return the year's plan of the first place that has one, from the place itself upwards; a draft where no more is
    known, None where nobody has any."""
    views = plan_views.plans_of_units(unit_ids, year=year, on=on)
    for unit_id in unit_ids:
        found = plan_views.best_known(views[unit_id], year=year)
        if found is not None:
            return found
    return None


def _is_standard(row: RegistrationRow) -> bool:
    return bool(row.villages) or registration_queries.tier_of(row.set_code) is Tier.STANDARD


def _moved(
    communes: Sequence[Unit], province_code: str | None, *, since: date, until: date
) -> tuple[dict[int, int], int, dict[int, Moved], frozenset[int], bool]:
    """Return how many criteria each commune meets, of how many, and what moved since the year began; for whom without a
    new figure.

    Each day is judged by the law of that day and by what was reported up to it.
    """
    if not communes or until <= since:
        return {}, 0, {}, frozenset(), False
    try:
        set_ = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=province_code, on=until)
    except LookupError:
        return {}, 0, {}, frozenset(), False
    after = judged.judge_units(communes, criteria_set=set_, on=until)
    met = {unit.id: int(after.met[row]) for row, unit in enumerate(communes) if after.reported[row]}
    if since not in set_.span:
        return met, len(set_.criteria), {}, frozenset(), bool(after.simulated.any())
    before = judged.judge_units(communes, criteria_set=set_, on=since)
    numbers = [criterion.number for criterion in set_.criteria]
    flag = int(VerdictFlag.MET)
    moved = {
        unit.id: movements.moved(
            [number for at, number in enumerate(numbers) if before.rolled[row, at] == flag],
            [number for at, number in enumerate(numbers) if after.rolled[row, at] == flag],
        )
        for row, unit in enumerate(communes)
        if before.reported[row] and after.reported[row]
    }
    stale = frozenset(
        unit.id
        for row, unit in enumerate(communes)
        if unit.id in moved
        and (last := after.as_of[row]) is not None
        and last <= since
        and (moved[unit.id].gained or moved[unit.id].lost)
    )
    return met, len(set_.criteria), moved, stale, bool(after.simulated.any())


@dataclass(frozen=True, slots=True)
class RoadItem:
    """An indicator that a commune does not meet yet, what is missing in natural units, and its line of the roadmap."""

    item: str
    name: str
    verdict: Verdict
    missing: str
    line: LineRow | None
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A commune's road to what it does not meet: item by item, and lines whose indicator is met by now.

    `cost` is the sum of the lines that state one, `uncosted` how many do not: the sum is a lower bound then.
    """

    place: places.Place
    set_code: str
    title: str
    as_of: date
    items: tuple[RoadItem, ...]
    done: tuple[LineRow, ...]
    is_simulated: bool

    @property
    def planned(self) -> int:
        """Return how many unmet indicators have a line."""
        return sum(item.line is not None for item in self.items)

    @property
    def cost(self) -> int:
        """Return what the lines cost together, in đồng, as far as they say."""
        return sum(item.line.cost for item in self.items if item.line is not None and item.line.cost is not None)

    @property
    def uncosted(self) -> int:
        """Return how many lines state no cost."""
        return sum(item.line is not None and item.line.cost is None for item in self.items)


def road(unit_id: int, *, on: date, by: User) -> Road:
    """Return a commune's road to what it does not meet, as of the last day with figures up to a day.

    Raise `NotAllowed`, `NothingToShow`, `NotOnThatDay`.
    """
    found = explaining.explain_unit(unit_id=unit_id, asked_day=None, working_day=on, by=by)
    if found.place.unit.level is not Level.COMMUNE:
        raise NothingToShow("Lộ trình lập cho cấp xã.", place=found.place)
    code = found.criteria_set.base_code
    lines = {row.item: row for row in roadmaps.lines_of([unit_id], on=on) if row.set_code == code}
    numbers = roadmaps.last_numbers(unit_id, set_code=code)
    items = []
    for criterion in found.lines:
        for one in criterion.open:
            items.append(
                RoadItem(
                    item=one.indicator,
                    name=_name(found.criteria_set, one.indicator, found.on),
                    verdict=one.verdict,
                    missing=_missing(one),
                    line=lines.pop(one.indicator, None),
                    seen=numbers.get(one.indicator, 0),
                )
            )
    return Road(
        place=found.place,
        set_code=code,
        title=found.criteria_set.title,
        as_of=found.on,
        items=tuple(items),
        done=tuple(lines.values()),
        is_simulated=found.is_simulated,
    )


def _name(set_: CriteriaSet, item: str, on: date) -> str:
    try:
        return set_.indicator(item).at(on).name
    except LookupError:
        return ""


def _missing(one: Explanation) -> str:
    """Return what is missing in natural units, "" where only a yes or no is."""
    return "; ".join(str(part.shortfall) for part in one.parts if part.verdict is Verdict.NOT_MET and part.shortfall)

"""The board (Bảng tiêu chí): the units of a place × the criteria of the set in force, on a day, against a plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from ntm.core.analytics import standing
from ntm.core.criteria import applicability
from ntm.core.criteria.sets import Band, CriteriaSet
from ntm.core.kernel.states import Level, Verdict
from ntm.core.planning import means
from ntm.core.territory.unit import list_used_on
from ntm.store.accounts.models import User
from ntm.store.analytics import querysets
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import governing, judged, places, promises
from ntm.usecases.analytics.judged import Judged
from ntm.usecases.analytics.places import Place, Unit
from ntm.usecases.analytics.promises import Contradiction, Promises
from ntm.usecases.planning import queries as planning
from ntm.usecases.planning.queries import Plan
from ntm.usecases.recognition import queries as recognition
from ntm.usecases.recognition.queries import Recognition


class Only(StrEnum):
    """Which rows a board shows; the counts below stay those of all."""

    RECOGNIZED = "cong-nhan"
    SLIPPED = "khong-con-du"
    FULL = "dat-du"
    REGISTERED = "dang-ky"
    SILENT = "chua-bao-cao"

    @property
    def label(self) -> str:
        """Return the Vietnamese words of the choice."""
        return {
            "cong-nhan": "đã được công nhận",
            "khong-con-du": "đã công nhận nhưng nay không còn đủ",
            "dat-du": "nay đạt đủ tiêu chí",
            "dang-ky": "có đăng ký trong kế hoạch",
            "chua-bao-cao": "chưa báo cáo",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a person asked to see: rows with a verdict on a criterion (or on any), of a band, of a sort.

    `lacking` asks for rows that do not meet the criterion (or some criterion), for whatever reason.
    """

    criterion: int | None = None
    verdict: Verdict | None = None
    lacking: bool = False
    band: str = ""
    only: Only | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether every row is shown."""
        return self.verdict is None and not self.lacking and not self.band and self.only is None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together: the counted units of a district, or the units that do not count.

    `rows` are row numbers of the board; `unit_id` is the district, None where the group is no unit.
    """

    unit_id: int | None
    title: str
    rows: tuple[int, ...]
    is_counted: bool
    mean: Decimal | None
    met: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The same place a year before: counts by criterion number, the mean; or why it cannot be compared."""

    day: date
    counted: int
    met: Mapping[int, int]
    bands: Mapping[str, int]
    mean: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything that the page of a board shows.

    Rows run with `judged.units`: counted units first, in Vietnamese order within their district. `days` are the days
    that have figures, newest first.
    """

    place: Place
    level: Level
    on: date
    working_day: date
    days: tuple[date, ...]
    judged: Judged
    groups: tuple[Group, ...]
    recognized: Mapping[int, Recognition]
    mean: Decimal | None
    partition: standing.Partition
    before: Before | None
    plans: tuple[Plan, ...]
    promises: Promises | None
    contradictions: tuple[Contradiction, ...]
    #: Places of the same sort beside this one, for moving between them; districts under a province.
    nearby: tuple[Unit, ...]

    @property
    def criteria_set(self) -> CriteriaSet:
        """Return the set in force."""
        return self.judged.criteria_set

    @property
    def units(self) -> tuple[Unit, ...]:
        """Return the rows' units."""
        return self.judged.units

    @property
    def recognized_count(self) -> int:
        """Return how many counted units are recognised by decision."""
        return sum(unit.id in self.recognized for unit in self.units if unit.is_counted)

    @property
    def slipped(self) -> tuple[Unit, ...]:
        """Return recognised units of which figures show that they do not meet some criterion on the day."""
        return tuple(
            unit
            for unit, short in zip(self.units, self.judged.falls_short, strict=True)
            if unit.id in self.recognized and short
        )

    @property
    def unproven(self) -> tuple[Unit, ...]:
        """Return recognised units that nothing shows to have slipped, and of which some criterion is unknown."""
        known = self.judged.full | self.judged.falls_short
        return tuple(
            unit for unit, one in zip(self.units, known, strict=True) if unit.id in self.recognized and not one
        )

    @property
    def silent(self) -> tuple[Unit, ...]:
        """Return the counted units of which nothing is known."""
        return tuple(
            unit
            for unit, reported in zip(self.units, self.judged.reported, strict=True)
            if unit.is_counted and not reported
        )

    @property
    def listed_on(self) -> date:
        """Return the day of the list of units from which the board is answered."""
        return list_used_on(self.on)

    @property
    def is_simulated(self) -> bool:
        """Say whether anything shown is simulated."""
        return bool(self.judged.simulated.any()) or any(one.simulated for one in self.recognized.values())

    @property
    def is_verified(self) -> bool:
        """Say whether every value of the law that judges here was held against the official text."""
        return governing.is_verified(self.criteria_set, on=self.on)


class NothingToShow(LookupError):
    """A place and day without a board; `words` says why, in Vietnamese."""

    def __init__(self, words: str, *, place: Place) -> None:
        super().__init__(words)
        self.words, self.place = words, place


def board(
    *,
    place_id: int,
    asked_day: date | None,
    working_day: date,
    plan_id: int | None,
    level: Level,
    by: User,
) -> Board:
    """Return the board of a place, in a number of queries that does not depend on how many units it has.

    Without an asked day it stands on the last day, up to the working day, that has figures, else on the working day.
    Raise `NotAllowed`, `places.NotOnThatDay`, `NothingToShow`, `planning.NoSuchPlan`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=working_day)
    sets = governing.sets_of(level)
    days = tuple(querysets.days_with_figures(place_id, on=working_day, set_codes=[one.code for one in sets]))
    on = asked_day or (days[0] if days else working_day)
    place = places.nearest_place(place_id, on=on) if asked_day is None else places.place_on(place_id, on=on)
    on = place.on
    try:
        criteria_set = applicability.set_in_force(sets, level=level, province=place.province_code, on=on)
    except applicability.NoSetInForce as error:
        raise NothingToShow(governing.no_set_words(level, place.province_code, on), place=place) from error
    before_on = standing.a_year_before(on)
    lists = _lists(place, days=(on, before_on), level=level)
    rows, districts = lists[on]
    if not rows:
        raise NothingToShow(_nothing_below(place, level), place=place)
    now = judged.judge_units(rows, criteria_set=criteria_set, on=on)
    years = {on.year, on.year + 1, working_day.year}
    plans = planning.annual_plans([place_id], years=years)
    chosen = _chosen_plan(plans, plan_id=plan_id, on=on, working_day=working_day)
    findings = promises.contradictions_of([place_id], years=years)
    promised = None
    if chosen is not None:
        targets = planning.targets_of([chosen.id])[chosen.id]
        promised = promises.promises_of(
            chosen, targets, criteria_set=criteria_set, units=now.units, contradictions=findings
        )
    return Board(
        place=place,
        level=level,
        on=on,
        working_day=working_day,
        days=days,
        judged=now,
        groups=_groups(now, districts),
        recognized=recognition.recognized_on([unit.id for unit in rows], on=on),
        mean=standing.mean_of(now.summary),
        partition=standing.partition_of(now.summary),
        before=_before(place, lists[before_on][0], day=before_on, criteria_set=criteria_set, days=days),
        plans=plans,
        promises=promised,
        contradictions=findings,
        nearby=districts or _beside(place),
    )


def rows_shown(board: Board, selection: Selection) -> npt.NDArray[np.bool_]:
    """Say of each row of a board whether a selection shows it; bool[units]."""
    shown = np.ones(len(board.units), dtype=np.bool_)
    if selection.verdict is not None:
        cells = board.judged.rolled == int(selection.verdict.flag)
        columns = _columns(board, selection.criterion)
        shown &= cells[:, columns].any(axis=1)
    if selection.lacking:
        done = int(Verdict.MET.flag | Verdict.NOT_APPLICABLE.flag)
        shown &= ((board.judged.rolled & done) == 0)[:, _columns(board, selection.criterion)].any(axis=1)
    if band := band_named(board.criteria_set, selection.band):
        met = board.judged.met
        shown &= (met >= band.at_least) & (met <= band.at_most) & board.judged.reported
    if selection.only is not None:
        shown &= _only(board, selection.only)
    return shown


def band_named(criteria_set: CriteriaSet, code: str) -> Band | None:
    """Return the band of a code, or None where the set has none of that code."""
    return next((band for band in criteria_set.bands if band.code == code), None)


def _columns(board: Board, criterion: int | None) -> Sequence[int]:
    numbers = [one.number for one in board.criteria_set.criteria]
    return [numbers.index(criterion)] if criterion in numbers else range(len(numbers))


def _only(board: Board, only: Only) -> npt.NDArray[np.bool_]:
    ids: Collection[int]
    match only:
        case Only.FULL:
            return board.judged.full
        case Only.SILENT:
            return ~board.judged.reported
        case Only.RECOGNIZED:
            ids = board.recognized.keys()
        case Only.SLIPPED:
            ids = {unit.id for unit in board.slipped}
        case Only.REGISTERED:
            ids = {unit_id for unit_id, _ in board.promises.registered} if board.promises else set()
    return np.array([unit.id in ids for unit in board.units], dtype=np.bool_)


def _lists(
    place: Place, *, days: Sequence[date], level: Level
) -> Mapping[date, tuple[tuple[Unit, ...], tuple[Unit, ...]]]:
    """Return for each day the units of the rows, those that count first, and the districts that they lie in."""
    if level is Level.COMMUNE and place.unit.level is Level.COMMUNE:
        return dict.fromkeys(days, ((place.unit,), ()))
    wanted = {level, Level.DISTRICT} if place.unit.level is Level.PROVINCE else {level}
    return {
        day: _in_order(below, level=level)
        for day, below in places.units_below(place.unit.id, days=days, levels=wanted).items()
    }


def _in_order(below: Sequence[Unit], *, level: Level) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    districts = tuple(unit for unit in below if unit.level is Level.DISTRICT)
    order = {district.id: index for index, district in enumerate(districts)}
    rows = sorted(
        (unit for unit in below if unit.level is level),
        key=lambda unit: (not unit.is_counted, order.get(unit.parent_id or 0, len(order))),
    )
    return tuple(rows), districts


def _beside(place: Place) -> tuple[Unit, ...]:
    """Return the places of the same level under the same parent, the place itself among them."""
    if not place.above or place.unit.level not in (Level.DISTRICT, Level.COMMUNE):
        return ()
    return places.units_below(place.above[0].id, days=(place.on,), levels={place.unit.level})[place.on]


def _groups(now: Judged, districts: Sequence[Unit]) -> tuple[Group, ...]:
    by_parent: dict[int | None, list[int]] = {}
    apart: list[int] = []
    known = {district.id for district in districts}
    for row, unit in enumerate(now.units):
        if not unit.is_counted:
            apart.append(row)
        else:
            by_parent.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(row)
    names = {district.id: district.title for district in districts}
    found = [_group(now, unit_id, names.get(unit_id or 0, ""), rows) for unit_id, rows in by_parent.items()]
    if apart:
        found.append(_group(now, None, "Phường, thị trấn", apart))
    return tuple(found)


def _group(now: Judged, unit_id: int | None, title: str, rows: Sequence[int]) -> Group:
    at = np.array(rows, dtype=np.intp)
    reported = at[now.reported[at]]
    total = int(now.met[reported].sum())
    mean = means.rounded_mean(total, len(reported), places=2) if len(reported) else None
    met = (now.rolled[at] == int(Verdict.MET.flag)).sum(axis=0)
    return Group(
        unit_id=unit_id,
        title=title,
        rows=tuple(rows),
        is_counted=now.units[rows[0]].is_counted,
        mean=mean,
        met=tuple(int(count) for count in met),
    )


def _before(
    place: Place, units: Sequence[Unit], *, day: date, criteria_set: CriteriaSet, days: Sequence[date]
) -> Before | None:
    """Return the place a year before, judged by the rules of that day; None where nothing was reported by then."""
    if not any(known <= day for known in days):
        return None
    if day not in criteria_set.span:
        return Before(day, 0, {}, {}, None, "một năm trước áp dụng bộ tiêu chí khác")
    if not units:
        return Before(day, 0, {}, {}, None, f"{place.unit.full_name} chưa được thành lập một năm trước")
    summary = judged.judge_units(units, criteria_set=criteria_set, on=day).summary
    return Before(
        day=day,
        counted=summary.counted,
        met={count.number: count.met for count in summary.criteria},
        bands={band.band.code: band.units for band in summary.bands},
        mean=standing.mean_of(summary),
        reason="",
    )


def _chosen_plan(plans: Sequence[Plan], *, plan_id: int | None, on: date, working_day: date) -> Plan | None:
    """Return the plan asked for, else the plan of the working day's year, else the newest; issued before drafts."""
    if plan_id is not None:
        for plan in plans:
            if plan.id == plan_id:
                return plan
        raise planning.NoSuchPlan(str(plan_id))
    ranked = sorted(
        plans,
        key=lambda plan: (
            plan.year != working_day.year,
            plan.kind != "plan",
            plan.is_draft,
            -plan.year,
            plan.id,
        ),
    )
    return ranked[0] if ranked else None


def _nothing_below(place: Place, level: Level) -> str:
    if level is Level.VILLAGE:
        return f"Chưa có thôn, bản nào của {place.unit.full_name} được ghi trong hệ thống."
    return f"{place.unit.title} không có đơn vị hành chính cấp xã."

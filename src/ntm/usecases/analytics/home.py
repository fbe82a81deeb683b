"""What a home page answers in ten seconds: who meets what, what is promised, what contradicts, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ntm.core.analytics import standing
from ntm.core.criteria.roll_up import CriterionCount
from ntm.core.criteria.sets import Criterion
from ntm.core.kernel.states import Level
from ntm.core.territory.unit import TWO_TIERS_FROM
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import board as boards
from ntm.usecases.analytics import explaining
from ntm.usecases.analytics.board import Board, NothingToShow
from ntm.usecases.analytics.explaining import UnitExplained
from ntm.usecases.analytics.places import Unit
from ntm.usecases.analytics.promises import Promise
from ntm.usecases.analytics.responsibility import Responsibility
from ntm.usecases.planning import queries as planning
from ntm.usecases.planning.queries import Plan, Target
from ntm.usecases.reading import contradictions
from ntm.usecases.reading.contradictions import Contradictions

_WEAKEST = 6
_TOP = 5


@dataclass(frozen=True, slots=True)
class Pledge:
    """One promised level beside what stands today; `missing` is what is still to be gained, 0 where it is reached."""

    label: str
    criterion: int | None
    now: Decimal | int
    target: Decimal | int
    promise: Promise

    @property
    def missing(self) -> Decimal | int:
        """Return what is still to be gained."""
        return max(self.target - self.now, type(self.target)(0))


@dataclass(frozen=True, slots=True)
class Weak:
    """A criterion that few communes meet."""

    criterion: Criterion
    count: CriterionCount


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHome:
    """The home page of a province, a district, or of those who oversee one."""

    own: Responsibility
    others: tuple[Responsibility, ...]
    board: Board
    pledges: tuple[Pledge, ...]
    weakest: tuple[Weak, ...]
    contradictions: Contradictions
    stale: tuple[tuple[Unit, date], ...]

    @property
    def is_before_the_reform(self) -> bool:
        """Say whether the figures are those of communes that are no more on the working day."""
        return self.board.on < TWO_TIERS_FROM <= self.board.working_day

    @property
    def open_pledges(self) -> tuple[Pledge, ...]:
        """Return the promises that are not reached yet, the farthest first."""
        still = [one for one in self.pledges if one.missing > 0]
        return tuple(sorted(still, key=lambda one: -one.missing))

    @property
    def reached_pledges(self) -> int:
        """Return how many promised levels are reached today."""
        return len(self.pledges) - len(self.open_pledges)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitHome:
    """The home page of a commune's or a village's own people."""

    own: Responsibility
    others: tuple[Responsibility, ...]
    unit: UnitExplained
    targets: tuple[tuple[Plan, tuple[Target, ...]], ...]
    contradictions: Contradictions
    may_enter: bool


def place_home(own: Responsibility, others: tuple[Responsibility, ...], *, on: date, by: User) -> PlaceHome:
    """Return the home page of a place above communes. Raise `NotAllowed`, `NothingToShow`."""
    place = own.place.unit
    board = boards.board(place_id=place.id, asked_day=None, working_day=on, plan_id=None, level=Level.COMMUNE, by=by)
    criteria = {criterion.number: criterion for criterion in board.criteria_set.criteria}
    return PlaceHome(
        own=own,
        others=others,
        board=board,
        pledges=_pledges(board),
        weakest=tuple(
            Weak(criteria[count.number], count)
            for count in standing.weakest(board.judged.summary.criteria, at_most=_WEAKEST)
        ),
        contradictions=contradictions.contradictions_in([place.id], years=(on.year, board.on.year), limit=_TOP),
        stale=tuple(
            (unit, day)
            for unit, day in zip(board.units, board.judged.as_of, strict=True)
            if unit.is_counted and day is not None and day != board.on
        ),
    )


def unit_home(own: Responsibility, others: tuple[Responsibility, ...], *, on: date, by: User) -> UnitHome:
    """Return the home page of a commune or a village. Raise `NotAllowed`, `NothingToShow`."""
    unit_id = own.place.unit.id
    unit = explaining.explain_unit(unit_id=unit_id, asked_day=None, working_day=on, by=by)
    plans = planning.annual_plans([unit_id], years={on.year, unit.on.year, unit.on.year + 1})
    targets = planning.targets_of([plan.id for plan in plans])
    return UnitHome(
        own=own,
        others=others,
        unit=unit,
        targets=tuple(
            (plan, tuple(one for one in targets[plan.id] if one.kind in ("commune_criteria", "criterion_count")))
            for plan in plans
        ),
        contradictions=contradictions.contradictions_in([unit_id], years=(on.year, unit.on.year), limit=_TOP),
        may_enter=rules.may(by, Action.ENTER_FIGURES, unit_id=unit_id, on=on),
    )


def _pledges(board: Board) -> tuple[Pledge, ...]:
    """Return the plan's levels beside what stands: criteria in order, then bands, then the mean."""
    promises = board.promises
    if promises is None:
        return ()
    counts = {count.number: count.met for count in board.judged.summary.criteria}
    found = [
        Pledge(criterion.short_name, criterion.number, counts[criterion.number], promise.level, promise)
        for criterion in board.criteria_set.criteria
        if (promise := promises.criteria.get(criterion.number)) is not None and promise.level is not None
    ]
    # Of bands, only the highest is a floor: a commune that rises leaves the band below it.
    if board.judged.summary.bands:
        top = board.judged.summary.bands[0]
        promise = promises.bands.get(top.band.code)
        if promise is not None and promise.level is not None:
            found.append(Pledge(top.band.title, None, top.units, promise.level, promise))
    if promises.standard is not None and promises.standard.level is not None:
        found.append(
            Pledge("Xã được công nhận", None, board.recognized_count, promises.standard.level, promises.standard)
        )
    if promises.mean is not None and promises.mean.value is not None and board.mean is not None:
        found.append(Pledge("Bình quân tiêu chí/xã", None, board.mean, promises.mean.value, promises.mean))
    return tuple(found)


__all__ = ["NothingToShow", "PlaceHome", "Pledge", "UnitHome", "Weak", "place_home", "unit_home"]

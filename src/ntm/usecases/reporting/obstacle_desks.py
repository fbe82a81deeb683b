"""With whom an obstacle lies, by competence, and who may move it from there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ntm.core.kernel.states import Level
from ntm.core.reporting import explanations as core
from ntm.core.reporting.explanations import Desk, ObstacleState, Post
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Obstacle
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import scope
from ntm.usecases.territory import queries as territory


class ObstacleRefused(ValueError):
    """An obstacle without words, or one that lies with nobody; the message is Vietnamese."""


def may_raise(by: User, *, unit_id: int, on: date) -> bool:
    """Say whether a person may raise an obstacle of a place; whoever answers for some criteria there may."""
    return bool(rules.criteria_scope(by, Action.RAISE_OBSTACLE, unit_id=unit_id, on=on))


def is_raiser(row: Obstacle, *, by: User, on: date) -> bool:
    """Say whether a person raised an obstacle, or speaks for the unit or the agency that did."""
    if row.by_id == by.pk and by.is_active:
        return may_raise(by, unit_id=row.unit_id, on=on)
    if row.agency_id is not None:
        acting = scope.acting_for(by, on=on, power=Action.RAISE_OBSTACLE.power, unit_id=row.unit_id)
        return any(one.agency.id == row.agency_id for one in acting)
    return rules.may(by, Action.SELF_ASSESS, unit_id=row.unit_id, on=on)


def state_of(kinds: Iterable[str]) -> ObstacleState:
    """Return how far an obstacle is from the kinds of its steps, in order."""
    state = ObstacleState.OPEN
    for kind in kinds:
        if kind != "raised":
            state = core.obstacle_after(state, kind)
    return state


def first_post(unit_id: int, *, agency_unit: int | None, on: date) -> Post:
    """Return where a new obstacle lies: with the standing agency of the place above; an agency's, of its own place.

    Raise `ObstacleRefused` for a unit that is gone on the day.
    """
    try:
        unit = territory.unit_on(unit_id, on)
    except territory.UnitNotFound as error:
        raise ObstacleRefused("Đơn vị này không còn vào ngày làm việc; hãy nêu ở đơn vị mới.") from error
    if agency_unit == unit_id or unit.level is Level.PROVINCE:
        return Post(Desk.STANDING, unit_id, unit.level)
    above = territory.ancestors(unit_id, on)
    return Post(Desk.STANDING, above[-1].id, above[-1].level)


def next_post(row: Obstacle, post: Post, *, on: date) -> Post:
    """Return the desk after one; the way goes on through the places above it as they are on the day.

    Raise `NowhereHigher` above the last.
    """
    chain = [post.place, *(unit.id for unit in reversed(territory.ancestors(post.place, on)))]
    return core.next_post(tuple((place, Level.COMMUNE) for place in chain), desk=post.desk, place=post.place)

"""What the parts of a new unit had met and been recognised for on their last day, and what it meets itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ntm.core.criteria import applicability
from ntm.core.criteria.governing import governing as governs
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Level, Verdict, VerdictFlag
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import governing, judged, places
from ntm.usecases.analytics.places import Place, Unit
from ntm.usecases.recognition import queries as recognition
from ntm.usecases.recognition.queries import Recognition
from ntm.usecases.territory import queries as territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A unit on a day: how many criteria it met, each criterion's verdict, and whether it was recognised.

    `reason` says in Vietnamese which texts govern it, the province's own decision included. `as_of` is the day of the
    figures, None where it had none; `whole` says whether all of it became the new unit.
    """

    unit: Unit
    on: date
    criteria_set: CriteriaSet
    reason: str
    met: int
    verdicts: tuple[tuple[int, str, Verdict], ...]
    as_of: date | None
    recognition: Recognition | None
    simulated: bool
    whole: bool

    @property
    def is_reported(self) -> bool:
        """Say whether anything at all is known of the unit."""
        return any(verdict is not Verdict.NOT_REPORTED for _, _, verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class BeforeAndNow:
    """A unit's parts on their last day, and the unit on the day asked for; None where no criteria set covers it."""

    began_on: date
    parts: tuple[Standing, ...]
    now: Standing | None


class MadeOfNothing(LookupError):
    """A unit that was made of no other."""


def before_and_now(unit_id: int, *, on: date, working_day: date, by: User) -> BeforeAndNow:
    """Return the parts of a unit as they stood on their last day and the unit itself on a day.

    Nothing passes on: the parts' recognitions and verdicts are theirs. Raise `NotAllowed`, `UnitNotFound`,
    `MadeOfNothing`.
    """
    rules.require(by, Action.VIEW, unit_id=unit_id, on=working_day)
    links = [link for link in territory.history(unit_id).predecessors if link.unit.level is Level.COMMUNE]
    if not links:
        raise MadeOfNothing(str(unit_id))
    began_on = links[0].on
    last_day = began_on - timedelta(days=1)
    parts = [places.place_on(link.unit.id, on=last_day) for link in links]
    whole = {link.unit.id: link.whole for link in links}
    here = places.nearest_place(unit_id, on=max(on, began_on))
    return BeforeAndNow(
        began_on=began_on,
        parts=_standings(parts, whole=whole, on=last_day),
        now=next(iter(_standings([here], whole={unit_id: True}, on=here.on)), None),
    )


def _standings(here: Sequence[Place], *, whole: dict[int, bool], on: date) -> tuple[Standing, ...]:
    """Return how units of one province stood on a day; none where no criteria set covers the day."""
    try:
        criteria_set = applicability.set_in_force(
            governing.sets_of(Level.COMMUNE), level=Level.COMMUNE, province=here[0].province_code, on=on
        )
    except applicability.NoSetInForce:
        return ()
    found = judged.judge_units([place.unit for place in here], criteria_set=criteria_set, on=on)
    recognized = recognition.recognized_on([place.unit.id for place in here], on=on)
    return tuple(
        Standing(
            unit=unit,
            on=on,
            criteria_set=criteria_set,
            reason=_reason(place, on=on),
            met=int(found.met[row]),
            verdicts=tuple(
                (criterion.number, criterion.name, VerdictFlag(int(found.rolled[row, column])).verdict)
                for column, criterion in enumerate(criteria_set.criteria)
            ),
            as_of=found.as_of[row],
            recognition=recognized.get(unit.id),
            simulated=bool(found.simulated[row]),
            whole=whole[unit.id],
        )
        for row, (unit, place) in enumerate(zip(found.units, here, strict=True))
    )


def _reason(place: Place, *, on: date) -> str:
    return governs(
        governing.sets_of(place.unit.level),
        level=place.unit.level,
        province=place.province_code,
        on=on,
        region=place.unit.region,
        categories=place.unit.known_as,
    ).reason

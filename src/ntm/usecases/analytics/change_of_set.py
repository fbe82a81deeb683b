"""What a change of criteria set does to the communes of a place, before it takes effect (P7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ntm.core.criteria import applicability, change, evaluation
from ntm.core.criteria.change import Change, ChangeDay, Effect
from ntm.core.criteria.continuity import Concept
from ntm.core.criteria.governing import Governing, governing
from ntm.core.criteria.sets import CriteriaSet, Criterion
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.analytics import judged, places
from ntm.usecases.analytics.board import NothingToShow
from ntm.usecases.analytics.places import Place, Unit
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.recognition import queries as recognition
from ntm.usecases.recognition.queries import Recognition
from ntm.usecases.reporting import queries as reporting


@dataclass(frozen=True, slots=True)
class Affected:
    """What the change does to one commune; `met_before`/`met_after` count criteria of each text.

    `causes` names, for each concept lost or to be assessed anew, the indicators of the text after that are in the way.
    """

    unit: Unit
    met_before: int
    met_after: int
    lost: tuple[Concept, ...]
    gained: tuple[Concept, ...]
    reassess: tuple[Concept, ...]
    causes: tuple[tuple[Concept, tuple[str, ...]], ...]
    recognition: Recognition | None
    is_below_after: bool
    is_uncertain_after: bool

    @property
    def is_touched(self) -> bool:
        """Say whether the text alone changes anything for the commune."""
        return bool(self.lost or self.gained or self.reassess)


@dataclass(frozen=True, slots=True)
class ConceptLine:
    """One concept: its criteria in each text and how many communes it is lost, gained or to be assessed anew for."""

    concept: Concept
    before: tuple[Criterion, ...]
    after: tuple[Criterion, ...]
    is_by_name: bool
    counts: tuple[int, ...]

    def count(self, effect: Effect) -> int:
        """Return how many communes have an effect."""
        return self.counts[int(effect)]

    @property
    def lost(self) -> int:
        """Return how many communes lose it because of the text."""
        return self.count(Effect.LOST)

    @property
    def gained(self) -> int:
        """Return how many communes gain it because of the text."""
        return self.count(Effect.GAINED)

    @property
    def kept(self) -> int:
        """Return how many communes meet it before and after."""
        return self.count(Effect.KEPT)

    @property
    def reassess(self) -> int:
        """Return how many communes met it and have to be assessed anew."""
        return self.count(Effect.REASSESS)

    @property
    def unmet(self) -> int:
        """Return how many communes do not meet it before or after."""
        return self.count(Effect.STILL_UNMET)

    @property
    def open(self) -> int:
        """Return how many communes are not known to meet it, without the change being the reason."""
        return self.count(Effect.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOfSet:
    """A change of text for the communes of a place.

    `figures_on` is the day up to which figures are taken; `before_on` and `after_on` the days whose texts judge them.
    """

    place: Place
    on: date
    before: CriteriaSet
    after: CriteriaSet
    before_on: date
    after_on: date
    before_governs: Governing | None
    after_governs: Governing | None
    figures_on: date
    is_ahead: bool
    is_simulated: bool
    lines: tuple[ConceptLine, ...]
    units: tuple[Affected, ...]
    sets: tuple[CriteriaSet, ...]
    known_days: tuple[ChangeDay, ...]

    @property
    def touched(self) -> tuple[Affected, ...]:
        """Return the communes for which the text alone changes something, those that lose most first."""
        found = [one for one in self.units if one.is_touched]
        return tuple(sorted(found, key=lambda one: (-len(one.lost), -len(one.reassess), one.unit.name)))

    @property
    def losing(self) -> int:
        """Return how many communes lose a criterion because of the text."""
        return sum(bool(one.lost) for one in self.units)

    @property
    def gaining(self) -> int:
        """Return how many communes gain a criterion because of the text."""
        return sum(bool(one.gained) for one in self.units)

    @property
    def remediation(self) -> tuple[Affected, ...]:
        """Return the recognised communes below the level of the text after, those that fall by the text first."""
        found = [one for one in self.units if one.recognition is not None and one.is_below_after]
        return tuple(sorted(found, key=lambda one: (-len(one.lost), -len(one.reassess), one.unit.name)))

    @property
    def to_assess(self) -> tuple[Affected, ...]:
        """Return the recognised communes of which nothing is known to fail, but not everything to be met either."""
        found = [one for one in self.units if one.recognition is not None and one.is_uncertain_after]
        return tuple(sorted(found, key=lambda one: (-len(one.lost), -len(one.reassess), one.unit.name)))


class NotComparable(ValueError):
    """Two sets that are not written for communes of the place, or that no day brings together."""


def change_of_set(
    *,
    place_id: int,
    before_code: str,
    after_code: str,
    on: date | None,
    working_day: date,
    by: User,
) -> ChangeOfSet:
    """Return which communes of a place lose or gain which criteria because the text changes on a day.

    Without codes and day, the last change of text up to the working day that the place has known. Figures are those
    that stand on the working day, or on the eve of the change where that came before. Raise `NotAllowed`,
    `places.NotOnThatDay`, `NothingToShow`, `NotComparable`.
    """
    rules.require(by, Action.VIEW, unit_id=place_id, on=working_day)
    place = places.nearest_place(place_id, on=working_day)
    sets = _sets_for(place)
    days = change.change_days(sets)
    before, after, day = _chosen(sets, days, before_code, after_code, on=on, working_day=working_day)
    before_on = change.nearest_day(before.span, day - timedelta(days=1))
    after_on = change.nearest_day(after.span, day)
    figures_on = min(working_day, day - timedelta(days=1))
    listed = places.nearest_place(place_id, on=figures_on)
    units = _communes(listed)
    if not units:
        raise NothingToShow(f"{place.unit.title} không có xã nào ngày {format_day(listed.on)}.", place=place)
    ids = [unit.id for unit in units]
    figures = reporting.figures_on(ids, criteria_set=before, on=figures_on)
    decisions = reporting.decisions_on(ids, criteria_set=before, on=figures_on)
    found = change.compare(
        judged.rules_on(before, on=before_on),
        judged.rules_on(after, on=after_on),
        continuity=criteria.library().continuity,
        figures=figures.values,
        regions_before=_regions(units, before),
        regions_after=_regions(units, after),
        decisions=decisions.marks,
    )
    recognized = recognition.recognized_on(ids, on=figures_on)
    below, uncertain = found.below_after(), found.uncertain_after()
    simulated = bool(decisions.simulated.any()) or any(unit.id in figures.simulated_units for unit in units)
    return ChangeOfSet(
        place=place,
        on=day,
        before=before,
        after=after,
        before_on=before_on,
        after_on=after_on,
        before_governs=_governs(sets, before, place, before_on),
        after_governs=_governs(sets, after, place, after_on),
        figures_on=figures_on,
        is_ahead=day > working_day,
        is_simulated=simulated,
        lines=tuple(_line(found, column, before, after) for column in range(len(found.concepts))),
        units=tuple(
            _affected(
                found,
                row,
                unit,
                recognition=recognized.get(unit.id),
                is_below_after=bool(below[row]),
                is_uncertain_after=bool(uncertain[row]),
            )
            for row, unit in enumerate(units)
        ),
        sets=sets,
        known_days=days,
    )


def _sets_for(place: Place) -> tuple[CriteriaSet, ...]:
    return tuple(
        one
        for one in criteria.known_sets()
        if one.level is Level.COMMUNE and not one.is_blank and one.province_code in (None, place.province_code)
    )


def _chosen(
    sets: Sequence[CriteriaSet],
    days: Sequence[ChangeDay],
    before_code: str,
    after_code: str,
    *,
    on: date | None,
    working_day: date,
) -> tuple[CriteriaSet, CriteriaSet, date]:
    by_code = {one.code: one for one in sets}
    for code in (before_code, after_code):
        if code and code not in by_code:
            raise NotComparable(code)
    passed = [one for one in days if one.on <= (on or working_day)]
    nearest = passed[-1] if passed else days[0] if days else None
    if nearest is None:
        raise NotComparable("")
    before = by_code[before_code] if before_code else nearest.before
    after = by_code[after_code] if after_code else nearest.after
    return before, after, on or (after.span.start if before_code or after_code else nearest.on)


def _communes(place: Place) -> tuple[Unit, ...]:
    if place.unit.level is Level.COMMUNE:
        return (place.unit,)
    below = places.units_below(place.unit.id, days=[place.on], levels=[Level.COMMUNE])[place.on]
    return tuple(one for one in below if one.is_counted)


def _regions(units: Sequence[Unit], criteria_set: CriteriaSet) -> evaluation.Numbers:
    places_of = np.empty(len(units), dtype=np.int8)
    for row, unit in enumerate(units):
        region, categories = judged.area_of(unit, criteria_set)
        area = applicability.threshold_region(criteria_set, region=region, categories=categories)
        places_of[row] = applicability.area_index(criteria_set, area)
    return places_of


def _governs(sets: Sequence[CriteriaSet], one: CriteriaSet, place: Place, on: date) -> Governing | None:
    """Return why a set governs the place on a day, or None where another one does."""
    try:
        found = governing(
            sets,
            level=Level.COMMUNE,
            province=place.province_code,
            on=on,
            region=place.unit.region,
            categories=place.unit.known_as,
            tier=one.tier,
        )
        return found if found.criteria_set.code == one.code else None
    except applicability.NoSetInForce:
        return None


def _line(found: Change, column: int, before: CriteriaSet, after: CriteriaSet) -> ConceptLine:
    concept = found.concepts[column]
    return ConceptLine(
        concept=concept,
        before=tuple(before.criterion(number) for number in concept.items.get(before.base_code, ())),
        after=tuple(after.criterion(number) for number in concept.items.get(after.base_code, ())),
        is_by_name=before.base_code != after.base_code and bool(concept.by_name & {before.base_code, after.base_code}),
        counts=tuple(int(np.count_nonzero(found.effects[:, column] == int(effect))) for effect in Effect),
    )


def _affected(
    found: Change,
    row: int,
    unit: Unit,
    *,
    recognition: Recognition | None,
    is_below_after: bool,
    is_uncertain_after: bool,
) -> Affected:
    def having(effect: Effect) -> tuple[Concept, ...]:
        return tuple(found.concepts[column] for column in np.flatnonzero(found.effects[row] == int(effect)))

    columns = np.flatnonzero(np.isin(found.effects[row], (int(Effect.LOST), int(Effect.REASSESS))))
    return Affected(
        unit=unit,
        met_before=int(np.count_nonzero(found.rolled_before[row] == 1)),
        met_after=int(np.count_nonzero(found.rolled_after[row] == 1)),
        lost=having(Effect.LOST),
        gained=having(Effect.GAINED),
        reassess=having(Effect.REASSESS),
        causes=tuple((found.concepts[column], found.causes(row, int(column))) for column in columns),
        recognition=recognition,
        is_below_after=is_below_after,
        is_uncertain_after=is_uncertain_after,
    )

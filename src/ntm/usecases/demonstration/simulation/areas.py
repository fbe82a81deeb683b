"""From what papers state to what the communes of an area are wished to meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import numpy.typing as npt

from ntm.core.kernel import vietnamese
from ntm.usecases.demonstration.simulation import matrix
from ntm.usecases.demonstration.simulation.stated import StatedArea

#: Totals of communes of which no paper says anything.
_USUAL_TOTAL = 13.0
_ALL = 19
#: How much more than all a recognised commune is wished to meet, so that it comes first in every exchange.
_DRAW = 4.0


@dataclass(frozen=True, slots=True)
class Place:
    """An area of the demonstration: its unit, its title, the rows of its communes, and what its paper states."""

    unit_id: int
    title: str
    rows: tuple[int, ...]
    stated: StatedArea


def hard_areas(places: Sequence[Place], *, row_names: Sequence[str]) -> tuple[matrix.Area, ...]:
    """Return the counts and the communes still to meet a criterion, by row and column."""
    keys = [vietnamese.canonical(name) for name in row_names]
    areas = []
    for place in places:
        by_key = {keys[row]: row for row in place.rows}
        not_met = {
            number - 1: frozenset(by_key[key] for name in names if (key := vietnamese.canonical(name)) in by_key)
            for number, names in place.stated.not_met.items()
        }
        counts = {number - 1: count for number, count in place.stated.counts.items()}
        areas.append(matrix.Area(place.title, frozenset(place.rows), counts, not_met))
    return tuple(areas)


def choose_recognized(
    places: Sequence[Place], *, row_names: Sequence[str], rng: np.random.Generator
) -> tuple[frozenset[int], tuple[str, ...]]:
    """Choose as many recognised communes as each paper states, the smallest areas first; return rows and misses.

    A commune that a paper expects to be recognised later is not; one that still has a criterion to meet comes last.
    """
    keys = [vietnamese.canonical(name) for name in row_names]
    later = {vietnamese.canonical(name) for place in places for name in place.stated.recognized_later}
    open_criteria = {
        vietnamese.canonical(name) for place in places for names in place.stated.not_met.values() for name in names
    }
    chosen: set[int] = set()
    closed: set[int] = set()
    misses = []
    for place in sorted(places, key=lambda one: len(one.rows)):
        if place.stated.recognized is None:
            continue
        here = [row for row in place.rows if row not in closed and keys[row] not in later]
        order = rng.permutation(len(here))
        ranked = sorted(range(len(here)), key=lambda index: (keys[here[index]] in open_criteria, order[index]))
        already = len(chosen & set(place.rows))
        wanted = max(place.stated.recognized - already, 0)
        chosen |= {here[index] for index in ranked[:wanted]}
        closed |= set(place.rows)
        if already + min(wanted, len(here)) != place.stated.recognized:
            misses.append(
                f"{place.title}: văn bản ghi {place.stated.recognized} xã đã được công nhận, mô phỏng chỉ có thể có "
                f"{already + min(wanted, len(here))}."
            )
    return frozenset(chosen), tuple(misses)


def wished_totals(
    places: Sequence[Place], *, communes: int, recognized: frozenset[int], rng: np.random.Generator
) -> npt.NDArray[np.float64]:
    """Return how many criteria each commune should meet: all if recognised, else by the bands its paper states.

    A smaller area with a stated sum of counts brings its communes to the mean that the counts allow.
    """
    totals = np.full(communes, _USUAL_TOTAL)
    for place in sorted(places, key=lambda one: -len(one.rows)):
        rest = [row for row in place.rows if row not in recognized]
        if place.stated.bands:
            ladder: list[float] = []
            for (low, high), count in sorted(place.stated.bands.items(), key=lambda item: -(item[0][0] or 0)):
                bottom, top = low or 0, min(high if high is not None else _ALL - 1, _ALL - 1)
                ladder += list(np.linspace(top, bottom, count + 2)[1:-1].round()) if count else []
            ladder = (ladder + [5.0] * len(rest))[: len(rest)]
            for row, total in zip(rng.permutation(rest), ladder, strict=False):
                totals[row] = total
        elif len(place.stated.counts) >= _ALL - 1 and rest:
            open_sum = sum(place.stated.counts.values()) - _ALL * (len(place.rows) - len(rest))
            spread = np.linspace(2.5, -2.5, len(rest))
            for row, shift in zip(rng.permutation(rest), spread, strict=True):
                totals[row] = open_sum / len(rest) + shift
    for row in recognized:
        totals[row] = _ALL + _DRAW
    return totals


def band_wishes(places: Sequence[Place], *, recognized: frozenset[int]) -> tuple[matrix.BandWish, ...]:
    """Return the stated bands by row, recognised communes apart, as plans count them."""
    return tuple(
        matrix.BandWish(frozenset(place.rows) - recognized, low or 0, high if high is not None else _ALL, count)
        for place in places
        for (low, high), count in place.stated.bands.items()
    )


def free_shares(
    places: Sequence[Place], *, communes: int, wished: npt.NDArray[np.float64], rng: np.random.Generator
) -> npt.NDArray[np.float64]:
    """Return the share of communes that meet each criterion of which nothing is stated.

    Where the widest area states a mean, these criteria carry what the stated counts leave of it.
    """
    shares = np.clip(rng.normal(wished.mean() / _ALL, 0.18, _ALL), 0.25, 0.95)
    widest = max(places, key=lambda one: len(one.rows), default=None)
    if widest is None or widest.stated.mean is None or len(widest.rows) < communes:
        return shares
    free = [column for column in range(_ALL) if column + 1 not in widest.stated.counts]
    if free:
        left = float(widest.stated.mean) * communes - sum(widest.stated.counts.values())
        shares[free] = np.clip(left / (len(free) * communes), 0, 1)
    return shares


def misses_of_wishes(
    places: Sequence[Place], *, met: npt.NDArray[np.bool_], recognized: frozenset[int]
) -> Mapping[int, tuple[str, ...]]:
    """Say, by unit, which stated bands and means the matrix does not have; counts came first.

    Bands count communes by the criteria that they meet, those recognised apart, as plans do.
    """
    totals = met.sum(axis=1)
    found: dict[int, tuple[str, ...]] = {}
    for place in places:
        sentences = []
        rest = [row for row in place.rows if row not in recognized]
        for (low, high), count in place.stated.bands.items():
            bottom, top = low or 0, high if high is not None else _ALL
            here = sum(bottom <= totals[row] <= top for row in rest)
            if here != count:
                sentences.append(
                    f"{place.title}: văn bản ghi {count} xã đạt {bottom}–{top} tiêu chí cuối năm {place.stated.year}, "
                    f"mô phỏng có {here}, vì số xã đạt từng tiêu chí được giữ đúng trước."
                )
        if place.stated.mean is not None and place.rows:
            places_after_comma = -int(place.stated.mean.as_tuple().exponent)
            mean = Decimal(int(totals[list(place.rows)].sum())) / len(place.rows)
            rounded = mean.quantize(Decimal(1).scaleb(-places_after_comma), rounding=ROUND_HALF_UP)
            if rounded != place.stated.mean:
                sentences.append(
                    f"{place.title}: văn bản ghi bình quân {vietnamese.format_number(place.stated.mean)} tiêu chí/xã "
                    f"cuối năm {place.stated.year}, mô phỏng là {vietnamese.format_number(rounded)}, vì tổng số xã đạt "
                    "từng tiêu chí mà văn bản ghi không cho con số đó."
                )
        if sentences:
            found[place.unit_id] = tuple(sentences)
    return found

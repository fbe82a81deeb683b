"""From verdicts of indicators to criteria, and from units to counts: n/N, mean, bands, who meets all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.evaluation import Rules, Verdicts, translated
from ntm.core.criteria.sets import Band, CriteriaSet
from ntm.core.kernel.states import VerdictFlag

_MET = int(VerdictFlag.MET)
_NOT_MET = int(VerdictFlag.NOT_MET)
_AFTER_MET = (VerdictFlag.NOT_MET, VerdictFlag.NOT_JUDGED, VerdictFlag.NOT_REPORTED)
_APPLICABLE = int(VerdictFlag.MET | VerdictFlag.NOT_MET | VerdictFlag.NOT_JUDGED | VerdictFlag.NOT_REPORTED)


def _roll_up_of(flags: int) -> int:
    """Return the verdict bit of a criterion whose indicators' bits, joined with "or", are `flags`."""
    present = flags & _APPLICABLE
    if not present:
        return int(VerdictFlag.NOT_APPLICABLE)
    if present == _MET:
        return _MET
    if present & _MET and present & _NOT_MET:
        return int(VerdictFlag.PARTIALLY_MET)
    return next(int(flag) for flag in _AFTER_MET if present & flag)


_TABLE = bytes(_roll_up_of(flags) for flags in range(256))


def roll_up(rules: Rules, verdicts: Verdicts) -> Verdicts:
    """Return the verdict of every unit on every criterion, uint8[units, criteria] of `VerdictFlag` bits.

    A criterion is met when every applicable indicator is; partially met when some are met and some are not met;
    otherwise not met, not judged or not reported, in that order. It is not applicable when none of its indicators is.
    An indicator of which nothing is known does not make a criterion partially met: unknown is not "no".
    """
    stops = (*rules.starts[1:], len(rules.indicators))
    joined = np.empty((len(rules.starts), len(verdicts)), dtype=np.uint8)
    # One pass a column into a contiguous row: several times as fast as bitwise_or.reduceat along short rows.
    for row, start, stop in zip(joined, rules.starts, stops, strict=True):
        np.copyto(row, verdicts[:, start])
        for column in range(start + 1, stop):
            np.bitwise_or(row, verdicts[:, column], out=row)
    return translated(joined, _TABLE).T


@dataclass(frozen=True, slots=True)
class CriterionCount:
    """How many of the counted units have which verdict on a criterion: n/N is met/counted."""

    number: int
    met: int
    partially_met: int
    not_met: int
    not_judged: int
    not_reported: int
    not_applicable: int
    counted: int


@dataclass(frozen=True, slots=True)
class BandCount:
    """How many of the counted units that reported meet as many criteria as a band says."""

    band: Band
    units: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a place comes to, counting only the units that count.

    `reported` counts the units of which anything at all is known; the mean and the bands are theirs, because a unit
    that said nothing is not a unit with 0 criteria. `mean_criteria_met` is None where none reported. `meets_all` counts
    units that meet every criterion that applies to them, which is not the same as being recognised; `nearly` those that
    meet as many as the set calls "cơ bản đạt" without meeting all, None where the set does not say.
    """

    counted: int
    reported: int
    criteria: tuple[CriterionCount, ...]
    total_met: int
    mean_criteria_met: float | None
    bands: tuple[BandCount, ...]
    meets_all: int
    nearly: int | None = None


def criteria_met(rolled: Verdicts) -> npt.NDArray[np.intp]:
    """Return how many criteria each unit meets, intp[units]."""
    counts: npt.NDArray[np.intp] = np.count_nonzero(rolled == _MET, axis=1)
    return counts


def meets_all(rolled: Verdicts) -> npt.NDArray[np.bool_]:
    """Say of each unit whether it meets every criterion that applies to it, at least one; bool[units]."""
    fine = (rolled == _MET) | (rolled == int(VerdictFlag.NOT_APPLICABLE))
    return np.asarray(fine.all(axis=1) & (rolled == _MET).any(axis=1))


def falls_short(rolled: Verdicts) -> npt.NDArray[np.bool_]:
    """Say of each unit whether figures show that it does not meet some criterion, wholly or in part; bool[units].

    Not the contrary of `meets_all`: a criterion that nobody reported, or whose level nobody knows, shows nothing.
    """
    return np.asarray(((rolled == _NOT_MET) | (rolled == int(VerdictFlag.PARTIALLY_MET))).any(axis=1))


def is_nearly(criteria_set: CriteriaSet, rolled: Verdicts) -> npt.NDArray[np.bool_] | None:
    """Say of each unit whether it is "cơ bản đạt": enough criteria met, but not all; bool[units].

    None where the set has no such rule. Recognition is another thing, which the caller knows.
    """
    if criteria_set.nearly is None:
        return None
    return np.asarray((criteria_met(rolled) >= criteria_set.nearly.at_least) & ~meets_all(rolled))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one unit stands today, beside what it was recognised for: the two are never the same thing."""

    met: int
    of: int
    is_full: bool
    is_nearly: bool
    is_recognized: bool
    falls_short: bool

    @property
    def label(self) -> str:
        """Return the standing in Vietnamese."""
        today = f"đạt {self.met}/{self.of} tiêu chí"
        if self.is_recognized:
            if self.is_full:
                return f"đã công nhận, nay {today}"
            more = "dưới mức, cần khắc phục" if self.falls_short else "còn tiêu chí chưa đủ số liệu để nói"
            return f"đã công nhận, nay {today}: {more}"
        if self.is_full:
            return f"{today}, chưa được công nhận"
        return f"cơ bản đạt chuẩn: {today}" if self.is_nearly else today


def standing_of(
    criteria_set: CriteriaSet, *, met: int, is_full: bool, is_recognized: bool, falls_short: bool
) -> Standing:
    """Return where a unit stands that meets some number of criteria, all of them or not, recognised or not.

    `falls_short` says that figures show some criterion as not met; not full alone may be for want of figures.
    """
    nearly = criteria_set.nearly
    return Standing(
        met=met,
        of=len(criteria_set.criteria),
        is_full=is_full,
        is_nearly=nearly is not None and met >= nearly.at_least and not is_full and not is_recognized,
        is_recognized=is_recognized,
        falls_short=falls_short,
    )


def band_of(bands: Sequence[Band], met: int) -> Band:
    """Return the band in which a number of criteria met lies; raise `NoBand` when none holds it."""
    for band in bands:
        if band.at_least <= met <= band.at_most:
            return band
    raise NoBand(str(met))


class NoBand(LookupError):
    """A number of criteria that lies in no band of its set."""


def summarize(criteria_set: CriteriaSet, rolled: Verdicts, *, counted: npt.NDArray[np.bool_]) -> Summary:
    """Return the summary of units: n/N by criterion, mean, bands and how many meet all.

    `rolled` is uint8[units, criteria] from `roll_up`; `counted` is bool[units], true for the units that count in N
    (xã; a thị trấn reports without counting).
    """
    of_counted = rolled[counted]
    total = len(of_counted)

    def number(column: int, flag: VerdictFlag) -> int:
        return int(np.count_nonzero(of_counted[:, column] == int(flag)))

    known = (of_counted != int(VerdictFlag.NOT_REPORTED)).any(axis=1)
    reported = int(np.count_nonzero(known))
    met = criteria_met(of_counted[known])
    near = is_nearly(criteria_set, of_counted[known])
    total_met = int(met.sum())
    return Summary(
        counted=total,
        reported=reported,
        criteria=tuple(
            CriterionCount(
                number=criterion.number,
                met=number(column, VerdictFlag.MET),
                partially_met=number(column, VerdictFlag.PARTIALLY_MET),
                not_met=number(column, VerdictFlag.NOT_MET),
                not_judged=number(column, VerdictFlag.NOT_JUDGED),
                not_reported=number(column, VerdictFlag.NOT_REPORTED),
                not_applicable=number(column, VerdictFlag.NOT_APPLICABLE),
                counted=total,
            )
            for column, criterion in enumerate(criteria_set.criteria)
        ),
        total_met=total_met,
        mean_criteria_met=total_met / reported if reported else None,
        bands=tuple(
            BandCount(band, int(np.count_nonzero((met >= band.at_least) & (met <= band.at_most))))
            for band in criteria_set.bands
        ),
        meets_all=int(np.count_nonzero(meets_all(of_counted))),
        nearly=None if near is None else int(np.count_nonzero(near)),
    )

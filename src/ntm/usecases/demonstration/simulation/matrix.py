"""Chooses which communes meet which criteria, so that stated counts hold exactly and the rest as nearly as they can.

Counts are hard, in nested areas (a district inside its province) the inner one first; bands, means and recognised
communes are wishes, approached by exchanging two communes of the same area within a criterion, which changes no count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Met = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Area:
    """Rows of communes with what is stated of them; `counts` and `not_met` are by column, `not_met` lists rows."""

    title: str
    rows: frozenset[int]
    counts: Mapping[int, int]
    not_met: Mapping[int, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BandWish:
    """How many of some communes should meet from `at_least` to `at_most` criteria."""

    rows: frozenset[int]
    at_least: int
    at_most: int
    count: int


@dataclass(frozen=True, slots=True)
class Solution:
    """Which communes meet which criteria, and the statements that could not be met, as Vietnamese sentences."""

    met: Met
    unmet: tuple[str, ...]


def solve(
    *,
    areas: Sequence[Area],
    wished_totals: npt.NDArray[np.float64],
    free_shares: npt.NDArray[np.float64],
    seed: int,
    bands: Sequence[BandWish] = (),
) -> Solution:
    """Return a matrix bool[communes, criteria] in which every stated count holds where counts allow it.

    `wished_totals[i]` is the number of criteria that commune i should meet, `free_shares[c]` the share of communes that
    meet a criterion of which nothing is stated; `bands` are approached last. The same seed gives the same matrix.
    """
    rng = np.random.default_rng(seed)
    communes, criteria = len(wished_totals), len(free_shares)
    met = np.zeros((communes, criteria), dtype=bool)
    nested = sorted(areas, key=lambda area: len(area.rows))
    blocks = np.full((communes, criteria), -1, dtype=np.int16)
    unmet: list[str] = []
    fixed = np.zeros((communes, criteria), dtype=bool)
    for column in range(criteria):
        strength = wished_totals + rng.normal(0, 2.5, communes)
        undecided = set(range(communes))
        for number, area in enumerate(nested):
            forbidden = {row for one in nested for row in one.not_met.get(column, frozenset()) if row in area.rows}
            fixed[list(forbidden), column] = True
            if column not in area.counts:
                continue
            wanted = area.counts[column]
            chosen_before = int(met[[*area.rows], column].sum())
            open_rows = sorted(undecided & area.rows, key=lambda row: (row in forbidden, -strength[row]))
            take = min(max(wanted - chosen_before, 0), len(open_rows))
            met[open_rows[:take], column] = True
            blocks[open_rows, column] = number
            undecided -= area.rows
            if chosen_before + take != wanted:
                unmet.append(
                    f"Tiêu chí {column + 1}, {area.title}: văn bản ghi {wanted} xã đạt, mô phỏng chỉ có thể là "
                    f"{chosen_before + take} vì các văn bản không cùng đúng được."
                )
            forced = [row for row in open_rows[:take] if row in forbidden]
            if forced:
                unmet.append(
                    f"Tiêu chí {column + 1}, {area.title}: {len(forced)} xã được ghi là sẽ hoàn thành vẫn phải tính "
                    f"là đã đạt, vì văn bản ghi {wanted} xã đạt."
                )
        rest = sorted(undecided, key=lambda row: -strength[row])
        banned = {row for area in nested for row in area.not_met.get(column, frozenset())}
        rest_open = [row for row in rest if row not in banned]
        met[rest_open[: round(free_shares[column] * len(rest_open))], column] = True
        if free_shares[column] >= 1:
            fixed[:, column] = True
    _approach(met, blocks, fixed, wished_totals)
    _settle_bands(met, blocks, fixed, bands)
    return Solution(met, tuple(unmet))


def _approach(met: Met, blocks: npt.NDArray[np.int16], fixed: Met, wished: npt.NDArray[np.float64]) -> None:
    """Exchange communes within a criterion and area while the totals come nearer to the wished ones; in place."""
    totals = met.sum(axis=1).astype(np.float64)
    for _ in range(60):
        moved = False
        for column in range(met.shape[1]):
            for block in np.unique(blocks[:, column]):
                movable = (blocks[:, column] == block) & ~fixed[:, column]
                if block < 0:
                    # Of which nothing is stated: a commune may gain or lose the criterion by itself.
                    moved |= _settle_freely(met, totals, wished, movable, column)
                    continue
                while True:
                    excess = totals - wished
                    having = np.flatnonzero(movable & met[:, column])
                    lacking = np.flatnonzero(movable & ~met[:, column])
                    if not len(having) or not len(lacking):
                        break
                    giver, taker = having[np.argmax(excess[having])], lacking[np.argmin(excess[lacking])]
                    if excess[giver] - excess[taker] <= 1:
                        break
                    met[giver, column], met[taker, column] = False, True
                    totals[giver] -= 1
                    totals[taker] += 1
                    moved = True
        if not moved:
            return


def _settle_freely(
    met: Met,
    totals: npt.NDArray[np.float64],
    wished: npt.NDArray[np.float64],
    movable: npt.NDArray[np.bool_],
    column: int,
) -> bool:
    excess = totals - wished
    lose = movable & met[:, column] & (excess >= 1)
    gain = movable & ~met[:, column] & (excess <= -1)
    met[lose, column], met[gain, column] = False, True
    totals[lose] -= 1
    totals[gain] += 1
    return bool(lose.any() or gain.any())


def _settle_bands(met: Met, blocks: npt.NDArray[np.int16], fixed: Met, bands: Sequence[BandWish]) -> None:
    """Move communes from bands that have too many to bands that have too few, one exchange at a time; in place.

    The partner of an exchange stays in its own band, and no count of a criterion changes.
    """
    for _ in range(len(met)):
        totals = met.sum(axis=1)
        here = {band: [row for row in band.rows if band.at_least <= totals[row] <= band.at_most] for band in bands}
        short = [band for band in bands if len(here[band]) < band.count]
        long = [band for band in bands if len(here[band]) > band.count]
        moves = sorted(
            (
                (_distance(totals[row], band), row, band)
                for band in short
                for surplus in long
                for row in here[surplus]
                if row in band.rows
            ),
            key=lambda move: move[:2],
        )
        if not any(_move(met, blocks, fixed, bands, row, band) for _, row, band in moves):
            return


def _distance(total: int, band: BandWish) -> int:
    return int(max(band.at_least - total, total - band.at_most, 0))


def _move(
    met: Met, blocks: npt.NDArray[np.int16], fixed: Met, bands: Sequence[BandWish], row: int, band: BandWish
) -> bool:
    """Bring a commune into a band by exchanges, all or none; say whether it came there."""
    kept = met.copy()
    while (distance := _distance(int(met[row].sum()), band)) > 0:
        gains = met[row].sum() < band.at_least
        if not _exchange(met, blocks, fixed, bands, row, gains=gains):
            met[:] = kept
            return False
        assert _distance(int(met[row].sum()), band) < distance
    return True


def _exchange(
    met: Met, blocks: npt.NDArray[np.int16], fixed: Met, bands: Sequence[BandWish], row: int, *, gains: bool
) -> bool:
    totals = met.sum(axis=1)
    step = -1 if gains else 1
    for column in np.flatnonzero(~fixed[row] & (met[row] != gains)):
        partners = np.flatnonzero((blocks[:, column] == blocks[row, column]) & ~fixed[:, column])
        for partner in partners.tolist():
            if partner != row and met[partner, column] == gains and _stays(int(totals[partner]), step, partner, bands):
                met[row, column], met[partner, column] = gains, not gains
                return True
    return False


def _stays(total: int, step: int, row: int, bands: Sequence[BandWish]) -> bool:
    """Say whether a commune is in a stated band and stays in it after a step."""
    return any(
        row in band.rows and band.at_least <= total <= band.at_most and band.at_least <= total + step <= band.at_most
        for band in bands
    )

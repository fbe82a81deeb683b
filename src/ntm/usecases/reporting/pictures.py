"""The picture of a period: frozen when it is closed, shown for ever, held against today's reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.reporting import closing as core
from ntm.core.reporting.closing import Difference, Picture
from ntm.store.accounts.models import User
from ntm.store.reporting.models import PeriodDecision, Snapshot
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import judging, period_gate
from ntm.usecases.reporting.consolidation import Figures
from ntm.usecases.territory import queries as units


class NoSuchSnapshot(LookupError):
    """No frozen picture has that number."""


def picture_of(figures: Figures, *, summary: dict[str, Any]) -> Picture:
    """Return the picture of consolidated figures; whoever is missing stands with nothing."""
    judged = figures.judged
    inside = figures.included
    return Picture(
        set_code=figures.criteria_set.code,
        as_of=judged.on,
        law_digest=figures.criteria_set.digest,
        measures=tuple(measure.code for measure in figures.criteria_set.measures),
        items=_items(figures.criteria_set),
        unit_ids=tuple(unit.id for unit in judged.units),
        # Whoever is missing stands with nothing, whatever it said for another period.
        revision_ids=tuple(
            revision if is_in else None
            for revision, is_in in zip(judged.figures.revision_ids, inside.tolist(), strict=True)
        ),
        values=_cells(judged.figures.values, inside),
        estimates=None,
        verdicts=_flags(judged.verdicts, judged.rolled, inside),
        summary=summary,
    )


def _items(criteria_set: CriteriaSet) -> tuple[str, ...]:
    """Return the columns of verdicts: indicators ("2.1"), then criteria ("tc2")."""
    return (
        *(indicator.id for indicator in criteria_set.indicators),
        *(f"tc{criterion.number}" for criterion in criteria_set.criteria),
    )


def _cells(values: npt.NDArray[np.float64], inside: npt.NDArray[np.bool_]) -> tuple[float | None, ...]:
    return tuple(
        value if is_in and value == value else None
        for row, is_in in zip(values.tolist(), inside.tolist(), strict=True)
        for value in row
    )


def _flags(
    verdicts: npt.NDArray[np.uint8], rolled: npt.NDArray[np.uint8], inside: npt.NDArray[np.bool_]
) -> tuple[int, ...]:
    """Return the verdicts of units that are in, row-major; 0, which is no verdict, for those that are missing."""
    cells = np.hstack([verdicts, rolled]) * inside[:, None]
    return tuple(int(flag) for flag in cells.ravel().tolist())


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A frozen picture as it is shown for ever, with the unit whose office froze it."""

    id: int
    place_id: int
    period: str
    label: str
    picture: Picture
    stored_digest: str
    stored_figures_digest: str
    decided_by: str
    decided_at: datetime
    stream_title: str
    is_reopened: bool

    @property
    def is_intact(self) -> bool:
        """Say whether what is stored still proves itself: both digests come out again."""
        return self.picture.digest == self.stored_digest and self.picture.figures_digest == self.stored_figures_digest


@dataclass(frozen=True, slots=True)
class Verified:
    """A frozen picture held against today's reading of the same units and day.

    `is_comparable` is false where the set by which it was judged, or one of its units, is not known any more.
    """

    frozen: Frozen
    differences: tuple[Difference, ...]
    is_comparable: bool


def frozen(snapshot_id: int, *, by: User, on: date) -> Frozen:
    """Return a frozen picture; raise `NoSuchSnapshot` or `NotAllowed`."""
    row = Snapshot.objects.select_related("decision__by", "decision__rule").filter(pk=snapshot_id).first()
    if row is None:
        raise NoSuchSnapshot(str(snapshot_id))
    rules.require(by, Action.VIEW, unit_id=row.decision.unit_id, on=on)
    later = PeriodDecision.objects.filter(
        rule_id=row.decision.rule_id, period=row.decision.period, seq__gt=row.decision.seq, kind="reopened"
    ).exists()
    return Frozen(
        id=row.pk,
        place_id=row.decision.unit_id,
        period=row.decision.period,
        label=period_gate.label_of(row.decision.period),
        picture=Picture(
            set_code=row.set_code,
            as_of=row.as_of,
            law_digest=row.law_digest,
            measures=tuple(row.measures),
            items=tuple(row.items),
            unit_ids=tuple(row.unit_ids),
            revision_ids=tuple(row.revision_ids),
            values=tuple(row.values),
            estimates=tuple(row.estimates) if row.estimates is not None else None,
            verdicts=tuple(row.verdicts),
            summary=row.summary,
        ),
        stored_digest=row.digest,
        stored_figures_digest=row.figures_digest,
        decided_by=str(row.decision.by),
        decided_at=row.decision.at,
        stream_title=row.decision.rule.title,
        is_reopened=later,
    )


def verify(snapshot_id: int, *, by: User, on: date) -> Verified:
    """Recompute a picture's digests and hold it against today's reading of the same units on the same day.

    Only units whose report was in are compared: what a missing unit said since is no difference of what was frozen.
    Raise `NoSuchSnapshot` or `NotAllowed`.
    """
    found = frozen(snapshot_id, by=by, on=on)
    criteria_set = criteria.library().sets.get(found.picture.set_code)
    if criteria_set is None or found.picture.as_of not in criteria_set.span:
        return Verified(found, (), is_comparable=False)
    inside = np.array([revision is not None for revision in found.picture.revision_ids], dtype=np.bool_)
    below = {unit.id: unit for unit in units.units_on(found.picture.unit_ids, found.picture.as_of)}
    rows = [below[unit] for unit in found.picture.unit_ids if unit in below]
    if len(rows) != len(found.picture.unit_ids):
        return Verified(found, (), is_comparable=False)
    judged = judging.judge_units(rows, criteria_set=criteria_set, on=found.picture.as_of)
    today = Picture(
        set_code=criteria_set.code,
        as_of=found.picture.as_of,
        law_digest=criteria_set.digest,
        measures=tuple(measure.code for measure in criteria_set.measures),
        items=_items(criteria_set),
        unit_ids=found.picture.unit_ids,
        revision_ids=tuple(
            revision if is_in else None
            for revision, is_in in zip(judged.figures.revision_ids, inside.tolist(), strict=True)
        ),
        values=_cells(judged.figures.values, inside),
        estimates=None,
        verdicts=_flags(judged.verdicts, judged.rolled, inside),
        summary=found.picture.summary,
    )
    return Verified(found, core.differences(found.picture, today), is_comparable=True)

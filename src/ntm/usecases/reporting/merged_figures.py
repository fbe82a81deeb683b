"""What a new unit's report is prefilled with: the last figures of the units that it was made of, carried by rule.

Nothing is said by it. A carried figure is shown as one, with its sources, until somebody of the new unit says it: by
typing it, or by the key for "không thay đổi", which leaves a note of where it comes from. What cannot be carried stays
empty, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ntm.core.criteria.sets import CriteriaSet, Measure
from ntm.core.kernel.dates import format_day
from ntm.usecases.reporting import carrying
from ntm.usecases.reporting.carrying import Point
from ntm.usecases.reporting.period_figures import UnitFigures
from ntm.usecases.reporting.typed import write_value


def prefill(standing: UnitFigures, *, codes: Iterable[str], criteria_set: CriteriaSet, as_of: date) -> None:
    """Add to a unit's figures what is carried of some measures from the units that it was made of.

    Measures of which the unit has a figure of its own are left alone. No query where none is left; three at most.
    """
    wanted = set(codes) - set(standing.values)
    measures = [measure for measure in criteria_set.measures_on(as_of) if measure.code in wanted]
    if not measures:
        return
    try:
        found = carrying.several(standing.unit_id, measures=measures, criteria_set=criteria_set, on=as_of)
    except carrying.UnknownUnit:
        return
    standing.merged |= {one.measure.code: one.carried[-1] for one in found if one.carried}


def in_words(point: Point, *, measure: Measure) -> str:
    """Return where a carried figure comes from: "gộp từ xã A (50, ngày 14/05/2025), xã B (60, …): cộng …"."""
    parts = ", ".join(
        f"{part.name} ({write_value(part.value, measure=measure)}, ngày {format_day(part.as_of)})"
        if part.value is not None and part.as_of is not None
        else f"{part.name} (chưa có số)"
        for part in point.parts
    )
    return f"gộp từ {parts}: {point.words}"

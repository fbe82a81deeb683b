"""The board of a place as a workbook to take away: every commune by every criterion, as judged on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level, VerdictFlag
from ntm.documents.forms import board as board_out
from ntm.documents.forms.board import BoardOut, Sign
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import judging
from ntm.usecases.reporting.judging import JudgedUnits
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

#: So many units are judged at once.
_AT_ONCE = 1_500

_GROUNDS = {
    VerdictFlag.MET: "DCEFE5",
    VerdictFlag.PARTIALLY_MET: "FBECC8",
    VerdictFlag.NOT_MET: "F8DED8",
}


def write_board(place_ids: Sequence[int], file: Path, *, by: User, on: date, working_day: date) -> int:
    """Write the board of places that one set governs, as on a day, to a file (.xlsx); return how many units it has.

    What the person may see is asked of the working day. Raise `NotAllowed`, `UnitNotFound` or `NoSetInForce`.
    """
    for place_id in place_ids:
        rules.require(by, Action.VIEW, unit_id=place_id, on=working_day)
    places = [units.unit_on(place_id, on) for place_id in place_ids]
    above = units.ancestors(place_ids[0], on)
    criteria_set = criteria.set_for_reports(
        level=Level.COMMUNE, province_code=(above[0] if above else places[0]).code, on=on
    )
    title = places[0].title if len(places) == 1 else f"{len(places)} nơi"
    lines = [f"{title}: bảng tiêu chí ngày {format_day(on)}", criteria_set.title]
    written = _Written()
    out = BoardOut(
        lines=lines,
        headings=[f"TC {one.number} {one.short_name}" for one in criteria_set.criteria],
        signs={int(flag): Sign(flag.verdict.label, _GROUNDS.get(flag, "")) for flag in VerdictFlag},
        rows=_rows(places, written, criteria_set=criteria_set, on=on),
        footer=written.footer,
    )
    board_out.write_board(out, file)
    return written.units


@dataclass(slots=True)
class _Written:
    """What is known of a board once its rows were written."""

    units: int = 0
    is_simulated: bool = False

    def footer(self) -> str:
        """Return what stands below the rows, empty where nothing has to be said."""
        return "Có số liệu mô phỏng cho bản trình diễn, không phải số liệu thật" if self.is_simulated else ""


def _rows(
    places: Sequence[UnitOn], written: _Written, *, criteria_set: CriteriaSet, on: date
) -> Iterator[tuple[str, str, str, int | None, list[int]]]:
    """Yield the rows of places, some thousand units at a time: a country's board takes no more memory than these."""
    waiting: list[UnitOn] = []
    names: dict[int, str] = {}
    for at, place in enumerate(places):
        waiting += units.communes_in(place.id, on)
        names[place.id] = place.title
        names |= {unit.id: unit.title for unit in units.children(place.id, on)}
        if len(waiting) >= _AT_ONCE or at == len(places) - 1:
            judged = judging.judge_units(waiting, criteria_set=criteria_set, on=on)
            written.units += len(waiting)
            written.is_simulated |= bool(judged.figures.simulated_units)
            yield from _judged_rows(judged, names)
            waiting, names = [], {}


def _judged_rows(
    judged: JudgedUnits, names: Mapping[int, str]
) -> Iterator[tuple[str, str, str, int | None, list[int]]]:
    met = np.count_nonzero(judged.rolled == int(VerdictFlag.MET), axis=1).tolist()
    rolled = judged.rolled.tolist()
    for at, unit in enumerate(judged.units):
        said = judged.figures.as_of[at] is not None
        yield unit.code, unit.title, names.get(unit.parent_id or 0, ""), met[at] if said else None, rolled[at]

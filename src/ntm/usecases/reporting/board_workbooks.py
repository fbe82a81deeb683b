"""The board of a place as a workbook to take away: every commune by every criterion, as judged on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

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

_GROUNDS = {
    VerdictFlag.MET: "DCEFE5",
    VerdictFlag.PARTIALLY_MET: "FBECC8",
    VerdictFlag.NOT_MET: "F8DED8",
}


def write_board(place_ids: Sequence[int], file: Path, *, by: User, on: date) -> int:
    """Write the board of places that one set governs to a file (.xlsx); return of how many units it speaks.

    Raise `NotAllowed`, `UnitNotFound` or `NoSetInForce`.
    """
    for place_id in place_ids:
        rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    places = [units.unit_on(place_id, on) for place_id in place_ids]
    above = units.ancestors(place_ids[0], on)
    criteria_set = criteria.set_for_reports(
        level=Level.COMMUNE, province_code=(above[0] if above else places[0]).code, on=on
    )
    communes = [unit for place_id in place_ids for unit in units.communes_in(place_id, on)]
    judged = judging.judge_units(communes, criteria_set=criteria_set, on=on)
    names = {place.id: place.title for place in places}
    for place_id in place_ids:
        names |= {unit.id: unit.title for unit in units.children(place_id, on)}
    title = places[0].title if len(places) == 1 else f"{len(places)} nơi"
    lines = [f"{title}: bảng tiêu chí ngày {format_day(on)}", criteria_set.title]
    if judged.figures.simulated_units:
        lines.append("Có số liệu mô phỏng cho bản trình diễn, không phải số liệu thật")
    out = BoardOut(
        lines=lines,
        headings=[f"TC {one.number} {one.short_name}" for one in criteria_set.criteria],
        signs={int(flag): Sign(flag.verdict.label, _GROUNDS.get(flag, "")) for flag in VerdictFlag},
        rows=_rows(judged, names),
    )
    board_out.write_board(out, file)
    return len(communes)


def _rows(judged: JudgedUnits, names: dict[int, str]) -> Iterator[tuple[str, str, str, int | None, list[int]]]:
    met = np.count_nonzero(judged.rolled == int(VerdictFlag.MET), axis=1).tolist()
    for at, unit in enumerate(judged.units):
        said = judged.figures.as_of[at] is not None
        place = names.get(unit.parent_id or 0, "")
        yield unit.code, unit.title, place, met[at] if said else None, judged.rolled[at].tolist()

"""Reads what the address of a board asks for, and writes such addresses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from ntm.core.kernel import dates
from ntm.core.kernel.states import Level, Verdict
from ntm.usecases.analytics.board import Only, Selection

#: The result "anything but met", which is no verdict.
LACKING = "lacking"


def whole(text: str) -> int | None:
    """Return the number that a text is, or None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def day_in(text: str) -> date | None:
    """Return the day that a text names, or None: the board then opens on the last day that has figures."""
    try:
        return dates.parse_day(text) if text else None
    except dates.NotADay:
        return None


def selection_in(asked: Mapping[str, str]) -> Selection:
    """Return the filters of an address; what it does not know is as if it were not there."""
    verdict, only = asked.get("kq", ""), asked.get("loc", "")
    return Selection(
        criterion=whole(asked.get("tc", "")),
        verdict=Verdict(verdict) if verdict in set(Verdict) else None,
        lacking=verdict == LACKING,
        band=asked.get("nhom", "")[:20],
        only=Only(only) if only in set(Only) else None,
    )


def level_in(asked: Mapping[str, str]) -> Level:
    """Return the level of the rows: villages with `cap=ban`, else communes."""
    return Level.VILLAGE if asked.get("cap") == "ban" else Level.COMMUNE


def board_address(
    *,
    place_id: int,
    on: date | None = None,
    selection: Selection | None = None,
    plan_id: int | None = None,
    level: Level = Level.COMMUNE,
) -> str:
    """Return the address of a board with what it is to show."""
    asked: dict[str, str] = {"noi": str(place_id)}
    if on is not None:
        asked["ngay"] = on.isoformat()
    if level is Level.VILLAGE:
        asked["cap"] = "ban"
    if plan_id is not None:
        asked["ke-hoach"] = str(plan_id)
    if selection is not None:
        if selection.criterion is not None:
            asked["tc"] = str(selection.criterion)
        if selection.verdict is not None:
            asked["kq"] = selection.verdict.value
        elif selection.lacking:
            asked["kq"] = LACKING
        if selection.band:
            asked["nhom"] = selection.band
        if selection.only is not None:
            asked["loc"] = selection.only.value
    return "/bang-tieu-chi/?" + urlencode(asked)

"""Writes the choices of a board's form and its legend as joined strings: they are many, and mostly the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level, Verdict
from ntm.usecases.analytics.board import Board, Only, Selection
from ntm.web.analytics import addresses
from ntm.web.analytics.cells import LETTERS


def options(choices: Iterable[tuple[object, str]], chosen: object) -> SafeString:
    """Return the options of a list, the chosen one marked; values and words are escaped here."""
    return mark_safe(  # noqa: S308 - escaped in place
        "".join(
            f"<option value='{escape(value)}'{' selected' if value == chosen else ''}>{escape(words)}"
            for value, words in choices
        )
    )


def choices(board: Board, selection: Selection, days: Iterable[date]) -> dict[str, SafeString]:
    """Return the options of every list of a board's form by the name of its field."""
    criteria_set, place = board.criteria_set, board.place.unit
    around = [(unit.id, unit.title) for unit in board.place.crumbs]
    if place.level is Level.PROVINCE or not board.nearby:
        around.append((place.id, place.title))
    around.extend((unit.id, unit.title) for unit in board.nearby)
    return {
        "place": options(around, place.id),
        "day": options([(day, format_day(day)) for day in days], board.on),
        "plan": options(
            [(plan.id, plan.label) for plan in board.plans], board.promises.plan.id if board.promises else None
        ),
        "criterion": options(
            [(one.number, f"{one.number}. {one.short_name}") for one in criteria_set.criteria], selection.criterion
        ),
        "verdict": options(
            _verdicts(),
            addresses.LACKING if selection.lacking else selection.verdict.value if selection.verdict else None,
        ),
        "band": options([(band.code, band.title) for band in criteria_set.bands], selection.band),
        "only": options([(one.value, one.label) for one in Only], selection.only.value if selection.only else None),
    }


@cache
def _verdicts() -> tuple[tuple[str, str], ...]:
    verdicts = tuple((verdict.value, f"{verdict.sign} {verdict.label}") for verdict in Verdict)
    return ((addresses.LACKING, "mọi kết quả trừ đạt"), *verdicts)


@cache
def legend() -> SafeString:
    """Return the six verdicts with their signs."""
    return mark_safe(  # noqa: S308 - words of our own
        "".join(
            f"<span><b class={letter}>{verdict.sign}</b> {verdict.label}</span>" for verdict, letter in LETTERS.items()
        )
    )


def heads(board: Board, selection: Selection) -> SafeString:
    """Return the column heads of the criteria."""
    return mark_safe(  # noqa: S308 - escaped in place
        "".join(
            f'<th scope=col data-c={one.number} title="{escape(one.name)}"'
            f"{' class=on' if one.number == selection.criterion else ''}>"
            f"<small>{escape(one.short_name)}</small>{one.number}"
            for one in board.criteria_set.criteria
        )
    )

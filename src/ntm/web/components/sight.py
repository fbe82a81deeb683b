"""Template filters that open a way only to those who may go it: a link that ends in a refusal helps nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django import template
from django.http import HttpRequest

from ntm.usecases.access import rules
from ntm.web.day import working_day
from ntm.web.person import person

register = template.Library()


class Located(Protocol):
    """A unit as a page holds it, with its number."""

    @property
    def id(self) -> int: ...


def _roots(request: HttpRequest) -> frozenset[int]:
    """Return the units whose whole scope the person may view; asked once for a page."""
    kept: frozenset[int] | None = getattr(request, "_ntm_roots", None)
    if kept is None:
        kept = rules.visible_scope(person(request), working_day(request))
        request._ntm_roots = kept  # type: ignore[attr-defined]
    return kept


@register.filter
def ways_up(above: Sequence[Located], request: HttpRequest) -> list[tuple[Located, bool]]:
    """Return what lies above a place, the highest first, each with whether the person may view it.

    Who may view a unit may view all below it, so that one question answers for the whole row.
    """
    roots, is_open = _roots(request), False
    found: list[tuple[Located, bool]] = []
    for unit in above:
        is_open = is_open or unit.id in roots
        found.append((unit, is_open))
    return found


@register.filter
def sees_above(above: Sequence[Located], request: HttpRequest) -> bool:
    """Say whether the person may view everything above a place: its plans, its agencies."""
    return all(is_open for _, is_open in ways_up(above, request))

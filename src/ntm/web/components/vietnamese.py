"""Template filters: numbers and days as Vietnamese papers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template

from ntm.core.kernel import dates, vietnamese

register = template.Library()


@register.filter
def so(value: Decimal | float | int | None, places: int | None = None) -> str:
    """Write a number with a dot for thousands and a comma for decimals; an unknown one as a dash."""
    if value is None:
        return "–"
    return vietnamese.format_number(value, places=places)


@register.filter
def ngay(day: date | None) -> str:
    """Write a day as 31/12/2023; an unknown one as a dash."""
    return "–" if day is None else dates.format_day(day)

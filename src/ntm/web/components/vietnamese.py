"""Template filters and tags: numbers and days as Vietnamese papers write them, static files by digest."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static

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


class MissingStaticFile(LookupError):
    """A page asks for a static file that nobody ships."""


@cache
def _digest(path: str) -> str:
    found = finders.find(path)
    if not found:
        raise MissingStaticFile(path)
    return hashlib.sha256(Path(str(found)).read_bytes()).hexdigest()[:10]


@register.simple_tag
def versioned(path: str) -> str:
    """Return the address of a static file with its digest, so that browsers may keep it for a year."""
    return f"{static(path)}?v={_digest(path)}"

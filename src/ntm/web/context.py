"""What every page shows: the working day, who is signed in, whether figures are simulated."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the values that the page frame needs."""
    return {}

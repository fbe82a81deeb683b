"""Serves the typeface, cut once an installation and kept among its cache files."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse

from ntm.documents import fonts
from ntm.web.access import public


@cache
def _web_font(weight: int) -> bytes:
    home = os.environ.get("NTM_HOME")
    if not home:
        return fonts.web_font(weight)
    # Named for how it is cut: an installation that kept an older cut makes a new one.
    kept = Path(home) / "cache" / f"be-vietnam-pro-{weight}-2.woff2"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and renamed, so that another worker never reads half a font.
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as beside:
            beside.write(fonts.web_font(weight))
        Path(beside.name).replace(kept)
    return kept.read_bytes()


@public
def font(request: HttpRequest, weight: int) -> HttpResponse:
    """Answer the font of a weight, kept by browsers for a year."""
    if weight not in fonts.WEIGHTS:
        raise Http404
    return HttpResponse(
        _web_font(weight),
        content_type="font/woff2",
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )

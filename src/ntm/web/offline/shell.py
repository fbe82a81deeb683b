"""The pages' shell: one document without anybody's data, its modules under an address of their digest, its worker.

Modules import each other by relative addresses, so that one digest in the folder's name renews them all together; a
browser may then keep each for a year.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ntm.web.access import public
from ntm.web.components.vietnamese import versioned

_STATIC = Path(__file__).resolve().parent.parent / "static"
_WORKER = Path(__file__).resolve().parent / "worker.js"
_YEAR = "public, max-age=31536000, immutable"

#: As for every page, and sounds and pictures that the page itself holds.
_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ]
)


def _modules() -> dict[str, str]:
    # Numbers are read by the same script as in the grid of the pages with a network.
    paths = [*sorted((_STATIC / "offline").glob("*.js")), _STATIC / "numbers.js"]
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


@lru_cache(maxsize=1)
def _kept_modules() -> tuple[str, dict[str, str]]:
    found = _modules()
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()[:16], found


def modules() -> tuple[str, dict[str, str]]:
    """Return the modules by name, and the digest over all of them; read anew each time while developing."""
    if settings.DEBUG:
        _kept_modules.cache_clear()
    return _kept_modules()


@public
@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """Answer the document that opens without a network; it holds nobody's data, so that anybody may have it."""
    answer = render(request, "offline/shell.html", {"digest": modules()[0]})
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Permissions-Policy"] = "camera=(), microphone=(self), geolocation=()"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@public
@require_safe
def module(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """Answer a module of the shell, kept by browsers for a year."""
    now, found = modules()
    if digest != now or name not in found:
        raise Http404
    headers = {"Cache-Control": _YEAR}
    return HttpResponse(found[name], content_type="text/javascript; charset=utf-8", headers=headers)


@public
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Answer the worker that keeps the shell, beginning with what it is to keep; new modules make a new worker."""
    digest, found = modules()
    kept = [
        "/ngoai-tuyen/",
        *(f"/ngoai-tuyen/ma/{digest}/{name}.js" for name in found),
        *(versioned(path) for path in ("ntm.css", "offline.css", "icon.svg")),
        "/chu/be-vietnam-pro-400.woff2",
        "/chu/be-vietnam-pro-600.woff2",
    ]
    template = hashlib.sha256(render(request, "offline/shell.html", {"digest": digest}).content).hexdigest()[:8]
    text = f"const VERSION = {json.dumps(f'{digest}-{template}')};\nconst KEPT = {json.dumps(kept)};\n"
    return HttpResponse(
        text + _WORKER.read_text(encoding="utf-8"),
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"},
    )


@public
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Answer what a telephone needs to put the pages on its first screen."""
    icons = [
        {"src": versioned(f"icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}
        for size in (192, 512)
    ]
    told = {
        "name": "Nông thôn mới",
        "short_name": "Nông thôn mới",
        "description": "Nhập số liệu, vướng mắc, chuyến thăm khi không có mạng.",
        "lang": "vi",
        "id": "/ngoai-tuyen/",
        "start_url": "/ngoai-tuyen/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#14533c",
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})

"""The board of a province of 94 communes, against a signed-in page that runs one trivial query.

Both go through the whole WSGI stack with session, sign-in, access and compression; requests alternate, and the ratio of
the medians is what counts. The trivial page answers a few letters; a second one renders the empty page frame, for those
who think that a page has a frame. `board_judged_anew` is the board after somebody has written: nothing kept.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

from bench._database import migrated_database

ROUNDS = 40
BUDGET = 8.0
HEAVIEST = 30_000


def _pages() -> list[Any]:
    """Return the product's addresses and the two pages to compare with."""
    from django.db import connection
    from django.http import HttpRequest, HttpResponse
    from django.shortcuts import render
    from django.urls import path

    from ntm.config.urls import urlpatterns
    from ntm.web.access import for_signed_in

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()

    @for_signed_in
    def trivial(request: HttpRequest) -> HttpResponse:
        ask()
        return HttpResponse("<!doctype html><title>1</title><p>1")

    @for_signed_in
    def framed(request: HttpRequest) -> HttpResponse:
        ask()
        return render(request, "base.html")

    return [*urlpatterns, path("so-sanh/", trivial), path("so-sanh/khung/", framed)]


def _request(address: str, cookie: str) -> Callable[[], bytes]:
    """Return a request to be made again and again; it answers the body and refuses any status but 200."""
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    path, _, query = address.partition("?")

    def ask() -> bytes:
        seen: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "HTTP_COOKIE": cookie,
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
            "wsgi.version": (1, 0),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        answer = application(environ, lambda status, headers, error=None: seen.append(status))
        body = b"".join(answer)
        answer.close()
        if not seen[0].startswith("200"):
            raise RuntimeError(f"{address}: {seen[0]}")
        return body

    return ask


def _cookie(user: Any) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _after(first: Callable[[], None], ask: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return a request before which something is done."""

    def both() -> bytes:
        first()
        return ask()

    return both


def measure() -> dict[str, float]:
    """Return medians in milliseconds, ratios and the compressed weight; needs a migrated, empty database."""
    import types

    from django.conf import settings
    from tests.usecases.analytics import scene as scenes

    from ntm.core.kernel.states import Role
    from ntm.usecases.analytics import judged

    comparison = types.ModuleType("bench_board_urls")
    comparison.urlpatterns = _pages()  # type: ignore[attr-defined]
    sys.modules[comparison.__name__] = comparison
    settings.ROOT_URLCONF = comparison.__name__
    settings.NTM_WORKING_DAY = scenes.WORKING.isoformat()
    scene = scenes.build()
    cookie = _cookie(scene.people[Role.PROVINCE_OFFICE])
    pages = {
        "trivial": _request("/so-sanh/", cookie),
        "framed": _request("/so-sanh/khung/", cookie),
        "board": _request(f"/bang-tieu-chi/?noi={scene.province}", cookie),
        "district": _request(f"/bang-tieu-chi/?noi={scene.phong_tho}", cookie),
    }
    times: dict[str, list[float]] = {name: [] for name in pages}
    bodies = {name: ask() for name, ask in pages.items()}
    pages["board_judged_anew"] = _after(judged.forget, pages["board"])
    times["board_judged_anew"] = []
    for _ in range(ROUNDS):
        for name, ask in pages.items():
            begun = perf_counter()
            ask()
            times[name].append(perf_counter() - begun)
    medians = {name: median(found) * 1000 for name, found in times.items()}
    return {
        **{f"{name}_ms": value for name, value in medians.items()},
        "ratio": medians["board"] / medians["trivial"],
        "ratio_judged_anew": medians["board_judged_anew"] / medians["trivial"],
        "ratio_to_frame": medians["board"] / medians["framed"],
        "ratio_budget": BUDGET,
        "bytes_compressed": float(len(bodies["board"])),
        "bytes": float(len(gzip.decompress(bodies["board"]))),
        "bytes_compressed_budget": float(HEAVIEST),
    }


def main() -> int:
    """Measure on an embedded database of its own, print one JSON line; return 1 over a budget."""
    with migrated_database():
        result = measure()
    print(json.dumps({name: round(value, 3) for name, value in result.items()}))
    return int(result["ratio"] > BUDGET or result["bytes_compressed"] > HEAVIEST)


if __name__ == "__main__":
    raise SystemExit(main())

"""The first page over a slow line: everything that it needs, compressed, is at most 60 kB."""

from __future__ import annotations

import gzip
import re
import urllib.request

from tests.demonstration import Served

BUDGET = 60_000


def _get(address: str) -> tuple[bytes, str]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read(), answer.headers.get("Content-Encoding", "")


def test_the_first_page_with_its_style_scripts_and_letters_weighs_at_most_60_kb(demonstration: Served) -> None:
    body, encoding = _get(f"{demonstration.url}/dang-nhap/")
    html = gzip.decompress(body).decode() if encoding == "gzip" else body.decode()
    links = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    # A person who has signed in loads the script of every page as well; letters come from the style sheet.
    links |= {"/chu/be-vietnam-pro-400.woff2", "/chu/be-vietnam-pro-600.woff2", "/static/sign_out.js"}
    weights = {link: len(_get(demonstration.url + link)[0]) for link in links}
    assert any("ntm.css" in link for link in links)
    assert len(body) + sum(weights.values()) <= BUDGET, weights


def test_static_files_are_compressed_and_kept_for_a_year(demonstration: Served) -> None:
    request = urllib.request.Request(
        f"{demonstration.url}/static/django_htmx/htmx-2.min.js", headers={"Accept-Encoding": "gzip"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_every_answer_forbids_what_is_inline_or_from_elsewhere(demonstration: Served) -> None:
    with urllib.request.urlopen(f"{demonstration.url}/dang-nhap/", timeout=10) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

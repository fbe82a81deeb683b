"""Links lead somewhere: no page offers its reader a way that ends in an error, a refusal or nothing."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.request
from collections import Counter, deque
from pathlib import Path
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import pytest
from django.template import loader
from django.template.defaulttags import URLNode
from django.urls import URLResolver, get_resolver
from playwright.sync_api import Page

import ntm.web
from tests.demonstration import Served, enter_as

#: Files as they were added: the demonstration that tests copy has its evidence in the folder of whoever filled it.
_ORIGINALS = "/ban-goc/"
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')


def _names(resolver: URLResolver, before: str = "") -> set[str]:
    found: set[str] = set()
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            found |= _names(one, f"{before}{one.namespace}:" if one.namespace else before)
        elif one.name:
            found.add(before + one.name)
    return found


def test_every_name_of_an_address_in_a_template_is_one() -> None:
    known, asked = _names(get_resolver()), set()
    templates = next(iter(ntm.web.__path__)) + "/templates"
    for path in sorted(Path(templates).rglob("*.html")):
        found = loader.get_template(str(path.relative_to(templates))).template  # type: ignore[attr-defined]
        asked |= {
            (str(node.view_name.var), path.name)
            for node in found.nodelist.get_nodes_by_type(URLNode)
            if isinstance(node.view_name.var, str)
        }
    assert len(asked) > 100
    assert {one for one in asked if one[0] not in known} == set()


def _kind(address: str) -> str:
    """Return an address without its numbers and what its question asks: pages of one kind."""
    parts = urlsplit(address)
    return re.sub(r"\d+", "#", parts.path) + "?" + ",".join(sorted({key for key, _ in parse_qsl(parts.query)}))


@pytest.mark.browser
@pytest.mark.parametrize("username", ["truong-ban", "giam-sat"])
def test_no_link_of_a_persons_pages_ends_in_an_error_or_a_refusal(
    page: Page, demonstration: Served, username: str
) -> None:
    enter_as(page, demonstration, username)
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    waiting, seen, kinds, refused = deque([("/", "")]), {"/"}, Counter[str](), []
    while waiting and sum(kinds.values()) < 90:
        address, before = waiting.popleft()
        if kinds[_kind(address)] >= (2 if "noi=" in address else 1):
            continue
        kinds[_kind(address)] += 1
        try:
            request = urllib.request.Request(demonstration.url + address, headers={"Cookie": cookies})
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read().decode() if "html" in answer.headers["Content-Type"] else ""
        except urllib.error.HTTPError as error:
            refused.append((error.code, address, before))
            continue
        for link in _LINK.findall(text):
            to = urldefrag(urljoin(address, html.unescape(link)))[0]
            if to.startswith("/") and not to.startswith("/static/") and _ORIGINALS not in to and to not in seen:
                seen.add(to)
                waiting.append((to, address))
    assert len(kinds) > 40
    assert refused == []

"""Pages in a real Chromium: fixtures and the few things that every page test does.

The system's Chromium is used where there is one (`NTM_CHROMIUM` names another), else the one that Playwright brought.
A page that runs a script wrongly, or asks for something that the content security policy forbids, fails its test.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.find_chromium import system_chromium

#: An office's old laptop, and a phone in a village.
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 360, "height": 740}

SCREENSHOTS = Path(__file__).resolve().parent.parent / "screenshots"

#: Waiting ends when the page is there; the bound is for a machine that has much else to do.
expect.set_options(timeout=15_000)

_QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one Chromium for the session."""
    arguments = _QUIET + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_chromium(), args=arguments)
        yield browser
        browser.close()


def _open(browser: Browser, viewport: ViewportSize, errors: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport=viewport, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(25_000)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: _note(message, errors))
    yield page
    context.close()
    assert not errors, errors


def _note(message: ConsoleMessage, errors: list[str]) -> None:
    if "Content Security Policy" in message.text or message.text.startswith("Refused to"):
        errors.append(message.text)


@pytest.fixture
def live_page_errors() -> list[str]:
    """Collect what went wrong inside the pages of a test; a test that provokes an error clears it."""
    return []


@pytest.fixture
def page(browser: Browser, live_page_errors: list[str]) -> Iterator[Page]:
    """Give a fresh page on a laptop's screen."""
    yield from _open(browser, LAPTOP, live_page_errors)


@pytest.fixture
def phone(browser: Browser, live_page_errors: list[str]) -> Iterator[Page]:
    """Give a fresh page on a phone's screen."""
    yield from _open(browser, PHONE, live_page_errors)


def sign_in(page: Page, live_server: Any, username: str, password: str) -> None:
    """Be somebody from now on: the form is sent as a browser sends it, without drawing it or the page behind it."""
    sign_in_at(page, live_server.url, username, password)


def sign_in_at(page: Page, url: str, username: str, password: str) -> None:
    """Send the form for signing in at an address; the cookies are the page's from now on."""
    address = f"{url}/dang-nhap/"
    page.request.get(address)
    token = next(one["value"] for one in page.context.cookies(url) if one["name"] == "csrftoken")
    answer = page.request.post(
        address,
        form={"username": username, "password": password, "csrfmiddlewaretoken": token},
        headers={"Referer": address},
        max_redirects=0,
    )
    assert answer.status == 302, (username, answer.status)


@cache
def _axe_source() -> str:
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


#: Every rule has one impact; what is at most moderate is not asserted, so it is not looked for either.
_BARRIERS = """async () => {
  const lesser = axe._audit.rules.filter(one => ["minor", "moderate"].includes(one.impact));
  const rules = Object.fromEntries(lesser.map(one => [one.id, {enabled: false}]));
  return (await axe.run(document, {resultTypes: ["violations"], rules})).violations;
}"""


def axe(page: Page) -> None:
    """Assert that axe-core finds no serious or critical barrier on the page as it stands."""
    page.evaluate(_axe_source())  # through the debugger's door, which the page's security policy does not close
    barriers = [
        {"rule": rule["id"], "impact": rule["impact"], "where": [node["html"][:160] for node in rule["nodes"][:5]]}
        for rule in page.evaluate(_BARRIERS)
    ]
    assert not barriers, json.dumps(barriers, ensure_ascii=False, indent=1)


def _wants_pictures() -> bool:
    """Say whether people are going to look: they ask for it, or run a few tests by hand."""
    return os.environ.get("NTM_SCREENSHOTS", "0" if "PYTEST_XDIST_WORKER" in os.environ else "1") == "1"


def screenshot(page: Page, name: str) -> None:
    """Save the whole page as a picture for people to look at; many tests at once save none unless asked to."""
    if _wants_pictures():
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def keep_picture(page: Page, name: str) -> None:
    """Save what a failing test has before it, where the page still answers."""
    with contextlib.suppress(PlaywrightError):
        page.screenshot(path=SCREENSHOTS / f"{name}.png")

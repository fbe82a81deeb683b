"""The demonstration as people meet it: served by its own process, on a copy of a database that was set up once.

The first worker that needs it sets it up with the project's own papers; each worker copies that database and serves
its copy, so that pages are tested as they are served and no worker sees another's writes.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page

from tests import copies
from tests.browser import sign_in_at

PASSWORD = "mat-khau-cua-kiem-thu"
_TEMPLATE = "ntm_demonstration"
_SESSION_COOKIE = "sessionid"


@dataclass(frozen=True)
class Served:
    """A demonstration that answers at `url`; `database_url` is the database behind it."""

    url: str
    database_url: str


def _environment(home: Path, database_url: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NTM_", "DATABASE_", "DJANGO_"))}
    return kept | {
        "DATABASE_URL": database_url,
        "NTM_HOME": str(home),
        "NTM_PAPERS": str(Path(__file__).parent.parent / "src/ntm/usecases/demonstration/papers"),
        "NTM_WORKING_DAY": "2024-06-10",
        "NTM_DEMONSTRATION": "1",
    }


def _set_up(home: Path) -> str:
    """Return the database of the demonstration; the command that people run finishes what is there already."""

    def make() -> None:
        copies.copy(copies.year(), _TEMPLATE)
        subprocess.run(
            [sys.executable, "-m", "ntm.config.main", "demo", "--no-serve"],
            env=_environment(home, copies.url_of(_TEMPLATE)),
            check=True,
            stdout=subprocess.DEVNULL,
        )

    return copies.once(_TEMPLATE, make)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def demonstration(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Served]:
    """Serve a demonstration of one's own for the session; every account has `PASSWORD`."""
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    home = tmp_path_factory.mktemp("demonstration")
    with django_db_blocker.unblock():
        template = _set_up(home)
    name = f"{template}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    copies.copy(template, name)
    mine = copies.url_of(name)
    # Tests hash passwords quickly; the server that is tried knows the hashers of real installations only.
    hashed = PBKDF2PasswordHasher().encode(PASSWORD, "muoi-kiem-thu")
    with psycopg.connect(mine) as connection:
        connection.execute("UPDATE account SET password = %s", (hashed,))
    port = _free_port()
    log = (home / "server.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "ntm.config.main", "serve", "--port", str(port), "--workers", "1"],
        env=_environment(home, mine),
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server, home / "server.log")
        yield Served(address, mine)
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{address}/dang-nhap/", timeout=2):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(log.read_text()) from None
            time.sleep(0.1)


#: What the session of whoever has signed in once held then; a real installation's hash costs half a second each time.
_sessions: dict[tuple[str, str], tuple[str, datetime]] = {}


def enter_as(page: Page, demonstration: Served, username: str) -> None:
    """Be one of the demonstration's people from now on, in a session of one's own."""
    person = (demonstration.url, username)
    if person not in _sessions:
        # Whoever has signed in is sent home, so that the next person's name and password would not be read.
        page.context.clear_cookies()
        sign_in_at(page, demonstration.url, username, PASSWORD)
        key = next(one["value"] for one in page.context.cookies() if one["name"] == _SESSION_COOKIE)
        with psycopg.connect(demonstration.database_url) as connection:
            held = connection.execute(
                "SELECT session_data, expire_date FROM django_session WHERE session_key = %s", (key,)
            ).fetchone()
        assert held is not None
        _sessions[person] = held
        return
    key = secrets.token_hex(16)
    with psycopg.connect(demonstration.database_url) as connection:
        connection.execute("INSERT INTO django_session VALUES (%s, %s, %s)", (key, *_sessions[person]))
    page.context.clear_cookies()
    page.context.add_cookies([{"name": _SESSION_COOKIE, "value": key, "url": demonstration.url}])


def forget_drafts_of(username: str, demonstration: Served) -> None:
    """Let no report hold what a person typed in an earlier test of this worker and did not send."""
    with psycopg.connect(demonstration.database_url) as connection:
        connection.execute(
            "DELETE FROM report_draft USING account WHERE account.id = by_id AND username = %s", (username,)
        )

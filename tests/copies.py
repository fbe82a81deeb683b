"""Databases that take long to fill: filled once for the session by the first worker that needs them, then copied.

A copy takes a fraction of a second. Whoever works on one has it alone; the worker's own database stays empty meanwhile.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

EMPTY = "ntm_template"
COUNTRY = "ntm_country"
YEAR = "ntm_year"


def url_of(name: str) -> str:
    """Return the address of a database on the tests' server."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    query = "&".join(part for part in parts.query.split("&") if not part.startswith("ntm_test_template"))
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", query, ""))


def copy(source: str, name: str) -> None:
    """Make a database of one's own that holds what another holds; one that is there already is lost."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')


def once(name: str, make: Callable[[], None]) -> str:
    """Make something that all workers share, unless one of them has; the others wait. Return its name."""
    shared = Path(os.environ["NTM_HOME"])
    with (shared / f"{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready = shared / f"{name}.ready"
        if not ready.exists():
            make()
            ready.touch()
    return name


@contextmanager
def _working_on(name: str) -> Iterator[None]:
    from django.db import connection

    own = connection.settings_dict["NAME"]
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.close_pool()
        connection.settings_dict["NAME"] = own


@contextmanager
def on_copy_of(source: str) -> Iterator[None]:
    """Let everything in this process, a live server too, work on a copy of a database."""
    name = f"{source}_copy_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    copy(source, name)
    with _working_on(name):
        yield
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _filled(name: str, source: str, fill: Callable[[], None]) -> str:
    def make() -> None:
        copy(source, name)
        with _working_on(name):
            fill()

    return once(name, make)


def country() -> str:
    """Return the database that holds the units of Vietnam, and nothing else."""
    from ntm.usecases.territory import operations as territory

    def fill() -> None:
        territory.load_units(by=None, at=datetime(2024, 1, 2, 3, tzinfo=UTC))

    return _filled(COUNTRY, EMPTY, fill)


def year() -> str:
    """Return the database of the demonstration as it is before anybody has reported."""
    from ntm.usecases.demonstration import loading

    def fill() -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(loading.consolidation, "set_up_consolidation", lambda **_: None)
            loading.set_up(papers_folder=None, at=datetime(2024, 4, 15, 1, tzinfo=UTC), say=lambda _: None)

    return _filled(YEAR, country(), fill)


@pytest.fixture(scope="module")
def country_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Let a module work where the units of Vietnam are there already."""
    with django_db_blocker.unblock(), on_copy_of(country()):  # type: ignore[attr-defined]
        yield


@pytest.fixture(scope="module")
def year_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Let a module work in the demonstration as it is before anybody has reported."""
    with django_db_blocker.unblock(), on_copy_of(year()):  # type: ignore[attr-defined]
        yield


@pytest.fixture
def country_for_one(transactional_db: None) -> Iterator[None]:
    """Let one test with real transactions work where the units of Vietnam are there already."""
    with on_copy_of(country()):
        yield


@pytest.fixture
def year_for_one(transactional_db: None) -> Iterator[None]:
    """Let one test with real transactions work in the demonstration as it is before anybody has reported."""
    with on_copy_of(year()):
        yield

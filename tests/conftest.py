"""Fixtures for every test."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import settings

from tests.browser import browser, keep_picture, live_page_errors, page, phone  # noqa: F401 - fixtures
from tests.copies import country_database, country_for_one, year_database, year_for_one  # noqa: F401 - fixtures
from tests.demonstration import demonstration  # noqa: F401 - a fixture

settings.register_profile("daily", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=5_000)
settings.load_profile("soak" if os.environ.get("NTM_SOAK") == "1" else "daily")


#: The longest walks, each in a file of its own.
_LONGEST = "tests/web/year/"


def pytest_configure(config: pytest.Config) -> None:
    """Keep the order of the files, where otherwise those with the most tests would come first."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with the walks through a whole year and with the browser, so that no worker is left alone at the end."""
    in_browser = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: 0 if item.nodeid.startswith(_LONGEST) else 1 if item.path in in_browser else 2)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Keep a picture of every page that a failing test leaves."""
    report = yield
    if report.when == "call" and report.failed:
        for name in {"page", "phone"} & set(getattr(item, "funcargs", {})):
            keep_picture(item.funcargs[name], f"failed-{item.name}-{name}")  # type: ignore[attr-defined]
    return report


#: What migrations fill and no test changes.
_FILLED_BY_MIGRATIONS = {"django_migrations", "django_content_type", "auth_permission"}


@pytest.fixture(autouse=True, scope="session")
def _empty_tables_quickly() -> Iterator[None]:
    """Empty after a test with real transactions what it filled, and nothing else.

    PostgreSQL refuses to empty append-only tables to everybody but these tests. Truncating all tables makes a new file
    for each of them and of their indexes, and telling every application anew of its models takes longer still.
    """
    from django.db import connection
    from django.db.backends.postgresql.operations import DatabaseOperations
    from django.db.models.signals import post_migrate

    def sql_flush(self: DatabaseOperations, style: Any, tables: Sequence[str], **options: Any) -> list[str]:
        names = [self.quote_name(table) for table in sorted(set(tables) - _FILLED_BY_MIGRATIONS)]
        asked = " UNION ALL ".join(f"SELECT {number} WHERE EXISTS (SELECT FROM {n})" for number, n in enumerate(names))
        with connection.cursor() as cursor:
            cursor.execute(asked)
            filled = [names[number] for (number,) in cursor.fetchall()]
        return ["SET LOCAL session_replication_role = replica", *(f"DELETE FROM {name}" for name in filled)]

    told, post_migrate.receivers = post_migrate.receivers, []
    original = DatabaseOperations.sql_flush
    DatabaseOperations.sql_flush = sql_flush  # type: ignore[method-assign]
    yield
    DatabaseOperations.sql_flush = original  # type: ignore[method-assign]
    post_migrate.receivers = told


@pytest.fixture(autouse=True, scope="session")
def _hash_passwords_quickly() -> Iterator[None]:
    """Spend no seconds on making passwords slow to guess; nobody guesses those of tests."""
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield

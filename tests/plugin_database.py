"""Starts PostgreSQL before Django's settings are read, migrates one template, and gives every worker a copy of it.

The controller process starts the embedded server in a folder of its own and fills `ntm_template` once; the workers
inherit `DATABASE_URL` and clone the template, which takes a second instead of ten.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

_cleanup = contextlib.ExitStack()


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    """Start the server once, in the controller; a wrapper, to come before the plugin that imports the settings."""
    try:
        _prepare()
    except BaseException:
        _cleanup.close()  # no session follows that would
        raise
    return (yield)


def _prepare() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "ntm.config.settings"
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the test's thread
    if _is_worker() or os.environ.get("NTM_TEST_DATABASE_READY"):
        return
    from ntm.config.database import EmbeddedServer
    from tests.migrated import fill_template

    home = Path(tempfile.mkdtemp(prefix="ntm-test-"))
    home.chmod(0o755)  # PostgreSQL's own account must pass through it when root runs the tests
    _cleanup.callback(shutil.rmtree, home, ignore_errors=True)
    os.environ["NTM_HOME"] = str(home)
    os.environ["NTM_FAST_DATABASE"] = "1"
    url = _cleanup.enter_context(EmbeddedServer(home).in_use())
    EmbeddedServer(home).create_database("ntm_template")
    fill_template(EmbeddedServer(home).url("ntm_template"))
    os.environ["DATABASE_URL"] = f"{url}&ntm_test_template=ntm_template"
    os.environ["NTM_TEST_DATABASE_READY"] = "1"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and remove its folder when the controller ends."""
    if not _is_worker():
        _cleanup.close()

"""Installations of their own for tests of the `ntm` command: a home folder and a database each."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ntm.config.database import EmbeddedServer


@dataclass(frozen=True)
class TestInstallation:
    """A home folder, and a database on the tests' server."""

    __test__ = False
    home: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment in which the command runs."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("NTM_", "PYTEST_"))}
        return kept | {"NTM_HOME": str(self.home), "DATABASE_URL": self.url}

    def ntm(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command to its end."""
        return self.python("-m", "ntm.config.main", *arguments)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the installation's environment."""
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=120)

    def execute(self, query: str) -> list[tuple]:
        """Run a query, and return its rows where it has some."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []


@contextmanager
def installation(home: Path, *, template: str) -> Iterator[TestInstallation]:
    """Give an installation whose database copies a template: `ntm_template` has all tables, `template0` none."""
    server = EmbeddedServer(Path(os.environ["NTM_HOME"]))
    name = f"own_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE {template}')
        try:
            yield TestInstallation(home=home, url=server.url(name))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

"""Runs PostgreSQL's own programs (pg_dump, pg_restore) against a database, the password out of sight."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import psycopg

from ntm.config.postgres_wheel import wheel_programs


class ProgramFailed(RuntimeError):
    """pg_dump or pg_restore refused; the message ends with what it said."""


def url_for_libpq(url: str) -> str:
    """Return a `DATABASE_URL` without the options that only Django's settings understand."""
    parts = urlsplit(url)
    options = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith("ntm_")]
    return urlunsplit(parts._replace(query=urlencode(options)))


def without_password(url: str) -> str:
    """Return a URL that may stand on a command line, where others see it."""
    parts = urlsplit(url_for_libpq(url))
    user, _, place = parts.netloc.rpartition("@")
    name = user.split(":")[0]
    return urlunsplit(parts._replace(netloc=f"{name}@{place}" if name else place))


def run(url: str, program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; the password goes through the environment, where others do not see it."""
    with psycopg.connect(url_for_libpq(url)) as connection:
        password = connection.info.password
        server = connection.info.server_version // 10000
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    if password:
        environment["PGPASSWORD"] = password
    if program == "pg_dump":
        arguments = (*arguments, f"--dbname={without_password(url)}")
    command = [str(_program_for(server, program)), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise ProgramFailed(f"{program}: {done.stderr.strip()[-1500:]}")


def _program_for(server: int, program: str) -> Path:
    """Return the wheel's program, or the system's where the server is newer than the wheel."""
    ours = wheel_programs() / program
    said = subprocess.run([str(ours), "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    if int(re.findall(r"\d+", said)[0]) >= server:
        return ours
    system = shutil.which(program)
    if system is None:
        raise ProgramFailed(
            f"{program}: máy chủ là PostgreSQL {server}, mới hơn chương trình đi kèm; hãy cài bản {server}."
        )
    return Path(system)

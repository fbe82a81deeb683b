"""`ntm serve`: it answers, refuses a busy port, and leaves nobody behind."""

from __future__ import annotations

import gzip
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ntm.config import serving
from tests.cli.installations import TestInstallation, installation


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestInstallation]:
    with installation(tmp_path_factory.mktemp("serving"), template="ntm_template") as place:
        yield place


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_listened_on(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until_left(port: int) -> None:
    deadline = time.monotonic() + 15
    while is_listened_on(port):
        assert time.monotonic() < deadline, "somebody still listens"
        time.sleep(0.1)


@contextmanager
def served(place: TestInstallation) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    command = [sys.executable, "-m", "ntm.config.main", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(
        command,
        env=place.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert f"http://127.0.0.1:{port}/" in line, process.stderr.read() if process.stderr else line
        yield process, port
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        wait_until_left(port)


def test_it_answers_compressed_pages_takes_the_days_root_and_stops_in_order(place: TestInstallation) -> None:
    with served(place) as (process, port):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/dang-nhap/", headers={"Accept-Encoding": "gzip", "Host": "localhost"}
        )
        with urllib.request.urlopen(request) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert "Đăng nhập" in gzip.decompress(answer.read()).decode()
        deadline = time.monotonic() + 15
        while place.execute("SELECT count(*) FROM audit_root") == [(0,)]:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        for _ in range(3):  # an impatient person asks more than once
            process.send_signal(signal.SIGTERM)
            time.sleep(0.05)
        assert process.wait(20) == 0
        assert not is_listened_on(port)
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert (place.home / "secret").stat().st_mode & 0o777 == 0o600


def test_a_stranger_host_is_refused(place: TestInstallation) -> None:
    with served(place) as (process, port):
        request = urllib.request.Request(f"http://127.0.0.1:{port}/dang-nhap/", headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(request)
        os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C in a terminal does
        assert process.wait(20) == 0


def test_a_killed_parent_leaves_nobody_on_the_port(place: TestInstallation) -> None:
    with served(place) as (process, port):
        process.kill()
        process.wait()
        wait_until_left(port)


def test_a_busy_port_is_refused_with_a_clear_sentence(place: TestInstallation) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = place.ntm("serve", "--port", str(port))
    assert done.returncode == 1
    assert f"Không mở được cổng {port}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_that_is_none_is_wrong_use(place: TestInstallation, port: str) -> None:
    done = place.ntm("serve", f"--port={port}")
    assert done.returncode == 2
    assert "cổng là một số từ 1 đến 65535" in done.stderr


def test_the_secret_is_made_once(tmp_path: Path) -> None:
    first = serving.secret_key(tmp_path / "home")
    assert serving.secret_key(tmp_path / "home") == first
    assert len(first) > 50
    assert serving.secret_key(tmp_path / "other") != first
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret"]

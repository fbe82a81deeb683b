"""The web server: one child process that minds its parent, beside whoever keeps the database running.

The parent (`ntm serve`, `ntm demo`) holds the database, takes the daily root of the audit, and ends the child when it
is told to stop. The child and its workers watch their parents: a parent killed without notice leaves nobody on
the port.
"""

from __future__ import annotations

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType

from ntm.config.database import make_home

_READY_SECONDS = 60.0
_STOP_SECONDS = 15.0
_LOCAL = {"127.0.0.1", "localhost", "::1"}


class PortIsBusy(RuntimeError):
    """Another program listens on the port."""


class ServerDidNotStart(RuntimeError):
    """The server's process ended, or answered nothing in time."""


class _Stop(Exception):
    """Somebody asked us to stop."""


def secret_key(home: Path) -> str:
    """Return the installation's secret, made once and readable for its owner only."""
    path = home / "secret"
    if not path.exists():
        make_home(home)
        beside = home / f"secret.{os.getpid()}"
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(beside, path)  # whoever comes second takes the first one's
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    return path.read_text().strip()


def require_free_port(host: str, port: int) -> None:
    """Raise `PortIsBusy` where somebody listens, or where this account may not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortIsBusy(
                f"Không mở được cổng {port} tại {host}: {error.strerror}. Có thể một chương trình khác đang dùng; "
                "hãy chọn cổng khác bằng --port."
            ) from error


def serve(
    *,
    home: Path,
    host: str,
    port: int,
    workers: int,
    extra_environment: Mapping[str, str],
    on_ready: Callable[[str], None],
) -> int:
    """Serve the pages until told to stop (Ctrl-C, SIGTERM, SIGHUP); return 0.

    The caller keeps the database running and has migrated it. `on_ready` gets the address once the first page answers.
    Raise `PortIsBusy`, `ServerDidNotStart`.
    """
    require_free_port(host, port)
    environment = {
        **os.environ,
        "NTM_HOME": str(home),
        "NTM_SECRET_KEY": os.environ.get("NTM_SECRET_KEY") or secret_key(home),
        "NTM_ALLOWED_HOSTS": os.environ.get("NTM_ALLOWED_HOSTS") or _allowed_hosts(host),
        **extra_environment,
    }
    command = [sys.executable, "-m", "ntm.config.server", host, str(port), str(workers), str(os.getpid())]
    with _stop_on_signals():
        # In a group of its own, so that Ctrl-C reaches us alone and we end it in order.
        child = subprocess.Popen(command, env=environment, process_group=0)  # noqa: S603 - our own module
        stopping = threading.Event()
        try:
            _wait_until_it_answers(child, host, port)
            on_ready(f"http://{_in_address(host)}:{port}/")
            threading.Thread(target=_take_roots, args=(stopping,), daemon=True).start()
            child.wait()
            raise ServerDidNotStart(f"Máy chủ web đã dừng bất thường (mã {child.returncode}).")
        except (_Stop, KeyboardInterrupt):
            return 0
        finally:
            stopping.set()
            _end(child)


def _allowed_hosts(host: str) -> str:
    local = ["127.0.0.1", "localhost", "[::1]"]
    if host not in _LOCAL | {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        local.append(_in_address(host))
    return ",".join(local)


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@contextmanager
def _stop_on_signals() -> Iterator[None]:
    watched = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
    asked = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        for other in watched:  # a second Ctrl-C must not interrupt the closing of server and database
            signal.signal(other, signal.SIG_IGN)
        raise _Stop

    before = {number: signal.signal(number, stop) for number in watched}
    try:
        yield
    finally:
        if not asked:
            for number, handler in before.items():
                signal.signal(number, handler)


def _wait_until_it_answers(child: subprocess.Popen[bytes], host: str, port: int) -> None:
    reach = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise ServerDidNotStart(f"Máy chủ web không khởi động được (mã {child.returncode}).")
        try:
            with closing(http.client.HTTPConnection(reach, port, timeout=30)) as connection:
                connection.request("GET", "/dang-nhap/", headers={"Host": "127.0.0.1"})
                connection.getresponse().read()
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
    raise ServerDidNotStart(f"Máy chủ web không trả lời sau {_READY_SECONDS:.0f} giây.")


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _take_roots(stopping: threading.Event) -> None:
    """Take the audit's root of each day, at the start and soon after every midnight."""
    from django.db import DatabaseError, connection
    from django.utils import timezone

    from ntm.usecases.audit import operations

    taken = None
    while True:
        today = timezone.localdate()
        if today != taken:
            try:
                operations.take_root(today, timezone.now())
                taken = today
            except operations.RootAlreadyTaken:
                taken = today
            except DatabaseError as error:
                print(f"Chưa lấy được mã gốc của nhật ký, sẽ thử lại: {error}", file=sys.stderr)  # noqa: T201
            finally:
                connection.close()
        if stopping.wait(30):
            return

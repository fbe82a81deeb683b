"""The child process of `ntm serve`: granian with the WSGI application, and workers that end with it."""

from __future__ import annotations

import os
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from ntm.config.parenthood import end_with_parent


def main(arguments: list[str]) -> None:
    """Serve on host, port, with a number of workers, while the process with the given id lives."""
    host, port, workers, parent = arguments
    end_with_parent(int(parent))
    os.environ["NTM_WORKER_OF"] = str(os.getpid())  # read by `ntm.config.wsgi` in each worker
    Granian(
        "ntm.config.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        # One request at a time in each process: threads that wait for one interpreter make each other slower.
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1:])

"""Lets a process end soon after its parent, however the parent ended."""

from __future__ import annotations

import os
import signal
import threading
import time

_LOOK_EVERY = 0.3
_TO_LEAVE = 5.0


def end_with_parent(parent: int) -> None:
    """End this process when `parent` is no longer its parent: politely, and after five seconds at once."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_EVERY)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_TO_LEAVE)
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="end-with-parent").start()

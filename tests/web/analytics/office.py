"""A server over the committed scene, for tests that need a real browser."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test.utils import override_settings
from pytest_django.live_server_helper import LiveServer

from tests import copies
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import Scene


@dataclass(frozen=True, slots=True)
class Office:
    """The scene and the address where it is served on its working day."""

    scene: Scene
    server: LiveServer

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return self.server.url


@contextmanager
def opened(blocker: Any, *, working_day: date = scenes.WORKING) -> Iterator[Office]:
    """Serve the scene to browsers, committed, on a database of its own."""
    served = override_settings(NTM_WORKING_DAY=working_day.isoformat(), ALLOWED_HOSTS=["*"])
    with blocker.unblock(), copies.on_copy_of(copies.country()), served:
        scene = scenes.build()
        server = LiveServer("localhost")
        try:
            for weight in (400, 600):  # cut once a process, which takes seconds on a busy machine
                urllib.request.urlopen(f"{server.url}/chu/be-vietnam-pro-{weight}.woff2").close()
            yield Office(scene, server)
        finally:
            server.stop()

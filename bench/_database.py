"""An embedded database of a benchmark's own, migrated and gone again."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def migrated_database() -> Iterator[None]:
    """Point Django at a migrated embedded database for as long as the block runs.

    Django is imported inside: its settings are read from the environment that is made here.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "ntm.config.settings"
    home = Path(tempfile.mkdtemp(prefix="ntm-bench-"))
    home.chmod(0o755)  # PostgreSQL's own account must pass through it when root measures
    try:
        from ntm.config.database import EmbeddedServer

        with EmbeddedServer(home).in_use() as url:
            os.environ["DATABASE_URL"] = url
            import django
            from django.core.management import call_command
            from django.db import connection

            django.setup()
            call_command("migrate", verbosity=0)
            yield
            connection.close()
    finally:
        shutil.rmtree(home, ignore_errors=True)

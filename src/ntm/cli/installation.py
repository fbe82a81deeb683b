"""What the verbs ask of the installation that they run in; `options.installation` answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol


class HealthLine(Protocol):
    """One part of an installation, and whether it is well."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def well(self) -> bool: ...
    @property
    def seen(self) -> str: ...


class BackupManifest(Protocol):
    """What a backup holds."""

    @property
    def rows(self) -> Mapping[str, int]: ...
    @property
    def evidence(self) -> list[str]: ...
    @property
    def made_at(self) -> str: ...


class RestoredBackup(Protocol):
    """What came back from a backup, and what does not hold afterwards."""

    @property
    def manifest(self) -> BackupManifest: ...
    @property
    def doubts(self) -> Sequence[str]: ...


class Installation(Protocol):
    """One `NTM_HOME` and its database."""

    @property
    def home(self) -> Path: ...

    def migrate(self) -> None:
        """Bring the tables up to this version; for verbs that declare `needs_database`."""

    def serve(
        self,
        *,
        host: str,
        port: int,
        on_ready: Callable[[str], None],
        workers: int = 2,
        extra_environment: Mapping[str, str] | None = None,
    ) -> int:
        """Serve the pages until told to stop; raise `RuntimeError` with a Vietnamese sentence."""
        ...

    def require_free_port(self, *, host: str, port: int) -> None:
        """Raise `RuntimeError` with a Vietnamese sentence where the port is taken."""

    def backup(self, target: Path) -> BackupManifest:
        """Write everything into one checked file; raise `OSError`, `RuntimeError`."""
        ...

    def restore(self, source: Path) -> RestoredBackup:
        """Read everything from a checked file; raise `OSError`, `ValueError`, `RuntimeError`."""
        ...

    def health(self) -> Sequence[HealthLine]:
        """Look at every part."""
        ...

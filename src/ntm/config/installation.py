"""Everything a verb may ask of the installation that it runs in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ntm.config import backup, database, health, serving
from ntm.config.backup import Manifest, Restored

#: The migration from which a database holds the sets of criteria that people entered.
_LAW_ENTRY = "criteria.0002_law_entry"


@dataclass(frozen=True)
class Installation:
    """One `NTM_HOME` and its database; given to each verb as `options.installation`."""

    home: Path

    @property
    def evidence(self) -> Path:
        """Return the folder of evidence files."""
        return self.home / "evidence"

    @contextmanager
    def database(self) -> Iterator[str]:
        """Keep the database running and Django ready while the block runs, and give its URL."""
        import django

        with database.database() as url:
            django.setup()
            yield url

    def migrate(self) -> None:
        """Bring the tables up to this version; the database must be in use."""
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)

    def serve(
        self,
        *,
        host: str,
        port: int,
        on_ready: Callable[[str], None],
        workers: int = 4,
        extra_environment: Mapping[str, str] | None = None,
    ) -> int:
        """Serve the pages until told to stop; see `ntm.config.serving.serve`."""
        return serving.serve(
            home=self.home,
            host=host,
            port=port,
            workers=workers,
            extra_environment=extra_environment or {},
            on_ready=on_ready,
        )

    def require_free_port(self, *, host: str, port: int) -> None:
        """Raise `RuntimeError` with a Vietnamese sentence where the port is taken."""
        serving.require_free_port(host, port)

    def backup(self, target: Path) -> Manifest:
        """Write everything into one checked file; see `ntm.config.backup.write`."""
        with self.database() as url:
            return backup.write(target, url=url, evidence=self.evidence)

    def restore(self, source: Path) -> Restored:
        """Read everything from a checked file into an empty database; see `ntm.config.backup.restore`.

        The sets of criteria that people entered become files again: the database holds their texts.
        """
        backup.require_intact(source)  # before a server is started for it
        with self.database() as url:
            restored = backup.restore(source, url=url, evidence=self.evidence)
            if _LAW_ENTRY in restored.manifest.migrations:  # an older backup has no such sets, nor their tables yet
                from ntm.usecases.criteria import entry  # needs Django's settings

                entry.write_again()
            return restored

    def health(self) -> tuple[health.Line, ...]:
        """Look at every part, and say of each whether it is well."""
        return health.lines(self.home, database=self.database)

"""The `ntm` command: reads the arguments, brings up Django and the database where a verb needs them, runs the verb."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

#: Verb modules of `ntm.cli`; each has `add_parser(subparsers)` which sets `run`, and `needs_database` where it does.
_VERBS = ("law", "evaluate", "read", "units", "audit", "demo", "serve", "backup", "check")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ntm", description="Quản lý, giám sát, đánh giá Chương trình MTQG nông thôn mới"
    )
    subparsers = parser.add_subparsers(dest="verb", required=True, metavar="LỆNH")
    for verb in _VERBS:
        import_module(f"ntm.cli.{verb}").add_parser(subparsers)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return 0 done, 1 done and something was found or refused, 2 wrong use."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ntm.config.settings")
    options = _parser().parse_args(arguments)
    if not getattr(options, "needs_database", False):
        return int(options.run(options))

    import django

    from ntm.config.database import database

    with database():
        django.setup()
        return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main())

"""The `ntm` command: reads the arguments, brings up Django and the database where a verb needs them, runs the verb."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType

#: Verb modules of `ntm.cli`; each has `add_parser(subparsers)` which sets `run`, and `needs_database` where it does.
#: `options.installation` is there for every verb. `home_suffix` and `environment` are a verb's own.
_MODULES = ("law", "evaluate", "read", "units", "audit", "demo", "serve", "backup", "check", "remind", "exchange")
#: The module of each verb that is not named for it.
_MODULE_OF = {"restore": "backup", "import": "exchange", "export": "exchange"}


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    # Only the named verb is imported: reading papers alone brings in a second of libraries.
    verb = arguments[0] if arguments else ""
    named = _MODULE_OF.get(verb, verb)
    parser = argparse.ArgumentParser(
        prog="ntm", description="Quản lý, giám sát, đánh giá Chương trình MTQG nông thôn mới"
    )
    subparsers = parser.add_subparsers(dest="verb", required=True, metavar="LỆNH")
    for module in (named,) if named in _MODULES else _MODULES:
        import_module(f"ntm.cli.{module}").add_parser(subparsers)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return 0 done, 1 done and something was found or refused, 2 wrong use."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ntm.config.settings")
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser(arguments).parse_args(arguments)

    from ntm.config.database import DatabaseDidNotStart, home_folder
    from ntm.config.installation import Installation
    from ntm.config.postgres_wheel import BinariesNotFound

    home = home_folder()
    if "NTM_HOME" not in os.environ:
        # A demonstration never shares a home with an installation that people work on.
        home = home.with_name(home.name + getattr(options, "home_suffix", ""))
    for name, value in getattr(options, "environment", {}).items():
        os.environ.setdefault(name, value)
    options.installation = Installation(home=home)
    os.environ["NTM_HOME"] = str(options.installation.home)  # settings and child processes agree on it
    signal.signal(signal.SIGTERM, _leave)  # so that the database is left in order
    try:
        if not getattr(options, "needs_database", False):
            return int(options.run(options))
        with options.installation.database():
            return int(options.run(options))
    except (DatabaseDidNotStart, BinariesNotFound) as error:
        print(f"Không khởi động được cơ sở dữ liệu: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _leave(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough; the closing is not interrupted
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())

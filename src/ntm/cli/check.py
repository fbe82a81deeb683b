"""`ntm check`: is this installation well."""

from __future__ import annotations

import argparse
import json

from ntm.cli.installation import Installation


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("check", help="kiểm tra bản cài đặt")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print one line a part; return 1 where one is not well."""
    installation: Installation = options.installation
    lines = installation.health()
    well = all(line.well for line in lines)
    if options.json:
        parts = [{"key": line.key, "name": line.name, "ok": line.well, "seen": line.seen} for line in lines]
        print(json.dumps({"ok": well, "home": str(installation.home), "parts": parts}, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            print(f"{'✓' if line.well else '✗'} {line.name}: {line.seen}")
    return 0 if well else 1

"""`ntm backup FILE` and `ntm restore FILE`: one checked file, into an empty database only."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ntm.cli.installation import Installation


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both verbs."""
    backup = subparsers.add_parser("backup", help="sao lưu toàn bộ vào một tệp")
    backup.add_argument("file", type=Path, metavar="TỆP")
    backup.set_defaults(run=run_backup)
    restore = subparsers.add_parser("restore", help="khôi phục từ tệp sao lưu vào cơ sở dữ liệu trống")
    restore.add_argument("file", type=Path, metavar="TỆP")
    restore.set_defaults(run=run_restore)


def run_backup(options: argparse.Namespace) -> int:
    """Write the file and say what it holds."""
    installation: Installation = options.installation
    target = options.file.absolute()
    try:
        manifest = installation.backup(target)
    except (OSError, RuntimeError, ValueError) as error:
        print(f"Không sao lưu được: {error}", file=sys.stderr)
        return 1
    size = target.stat().st_size / (1 << 20)
    print(
        f"Đã sao lưu vào {target} ({size:.1f} MB): {len(manifest.rows)} bảng, {sum(manifest.rows.values())} dòng, "
        f"{len(manifest.evidence)} tệp minh chứng."
    )
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Restore the file and say what came back, and what does not hold."""
    installation: Installation = options.installation
    try:
        restored = installation.restore(options.file.absolute())
    except (OSError, RuntimeError, ValueError) as error:
        print(f"Không khôi phục: {error}", file=sys.stderr)
        return 1
    manifest = restored.manifest
    print(
        f"Đã khôi phục bản sao lưu lúc {manifest.made_at}: {sum(manifest.rows.values())} dòng, "
        f"{len(manifest.evidence)} tệp minh chứng."
    )
    for doubt in restored.doubts:
        print(doubt, file=sys.stderr)
    return 1 if restored.doubts else 0

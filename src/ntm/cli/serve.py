"""`ntm serve`: the server, on `DATABASE_URL` or on the embedded PostgreSQL."""

from __future__ import annotations

import argparse
import sys

from ntm.cli.installation import Installation


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("serve", help="chạy máy chủ web")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định: chỉ máy này)")
    parser.add_argument("--port", type=port_number, default=8000, help="cổng (mặc định: 8000)")
    parser.add_argument("--workers", type=worker_count, default=4, help="số tiến trình phục vụ (mặc định: 4)")
    parser.set_defaults(run=run, needs_database=True)


def port_number(text: str) -> int:
    """Read a port, 1 to 65535."""
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("cổng là một số từ 1 đến 65535")
    return int(text)


def worker_count(text: str) -> int:
    """Read a number of worker processes, 1 to 64."""
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError("số tiến trình từ 1 đến 64")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Migrate and serve until told to stop."""
    installation: Installation = options.installation

    def say(address: str) -> None:
        print(f"Máy chủ đang chạy tại {address} (nhấn Ctrl-C để dừng)", flush=True)

    try:
        installation.require_free_port(host=options.host, port=options.port)
        installation.migrate()
        return installation.serve(host=options.host, port=options.port, workers=options.workers, on_ready=say)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1

"""`ntm demo`: the demonstration, set up where it is missing and served on the local address."""

from __future__ import annotations

import argparse
import os
import sys

from ntm.cli.installation import Installation
from ntm.cli.serve import port_number

_HOST = "127.0.0.1"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb; it has a home of its own and a declared working day."""
    parser = subparsers.add_parser("demo", help="bản trình diễn: đơn vị thật, năm văn bản, số liệu mô phỏng")
    parser.add_argument("--port", type=port_number, default=8000, help="cổng trên địa chỉ máy này (mặc định: 8000)")
    parser.add_argument("--no-serve", action="store_true", help="chỉ dựng dữ liệu, không mở máy chủ")
    parser.set_defaults(
        run=run,
        needs_database=True,
        home_suffix="-demo",
        environment={"NTM_WORKING_DAY": "2024-06-10", "NTM_DEMONSTRATION": "1"},
    )


def run(options: argparse.Namespace) -> int:
    """Set the demonstration up, print its accounts, serve it until it is stopped."""
    from django.utils import timezone

    from ntm.usecases.demonstration.loading import NotADemonstration, set_up
    from ntm.usecases.demonstration.paper_files import PapersAreMissing, real_papers_folder

    installation: Installation = options.installation
    try:
        if not options.no_serve:
            installation.require_free_port(host=_HOST, port=options.port)
        installation.migrate()
        folder = real_papers_folder(os.environ)
        accounts = set_up(papers_folder=folder, at=timezone.now(), say=lambda text: print(text, flush=True))
    except (RuntimeError, NotADemonstration, PapersAreMissing) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\nNăm văn bản: {'bản thật trong ' + str(folder) if folder else 'bản diễn đạt lại kèm theo chương trình'}.")
    print("Số liệu cấp xã là MÔ PHỎNG. Ngày làm việc khai báo 10/06/2024, đổi được sang 10/09/2025 ở đầu mỗi trang.")
    print("\nTài khoản (mật khẩu mới mỗi lần khởi động):\n")
    width = max(len(account.username) for account in accounts)
    for account in accounts:
        print(f"  {account.username:<{width}}  {account.password}  {account.role.label} · {account.full_name}")
    if options.no_serve:
        return 0

    def say(address: str) -> None:
        print(f"\nMở {address} và đăng nhập bằng một tài khoản trên (nhấn Ctrl-C để dừng).", flush=True)

    try:
        return installation.serve(host=_HOST, port=options.port, on_ready=say)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1

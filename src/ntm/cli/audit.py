"""`ntm audit verify` and `ntm audit root`: does the record of deeds hold, and today's root of it."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from ntm.core.kernel.dates import NotADay, format_day, parse_day


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb and its two parts."""
    parser = subparsers.add_parser("audit", help="kiểm tra nhật ký")
    parts = parser.add_subparsers(dest="part", required=True, metavar="VIỆC")
    verify = parts.add_parser("verify", help="tính lại toàn bộ nhật ký và nói rõ chỗ không khớp")
    verify.add_argument(
        "--root",
        action="append",
        default=[],
        type=_printed_root,
        metavar="NGÀY=MÃ",
        help="mã gốc của một ngày đã in ra giấy, để so với mã đang lưu",
    )
    verify.set_defaults(run=run_verify, needs_database=True)
    root = parts.add_parser("root", help="lấy mã gốc hôm nay")
    root.set_defaults(run=run_root, needs_database=True)


def _printed_root(text: str) -> tuple[date, str]:
    day, _, digest = text.partition("=")
    try:
        int(digest, 16)
        if len(digest) != 64:
            raise ValueError(digest)
        return parse_day(day), digest.lower()
    except (NotADay, ValueError) as error:
        raise argparse.ArgumentTypeError("viết NGÀY=MÃ, ví dụ 2024-06-10=ab…(64 chữ số hệ 16)") from error


def run_verify(options: argparse.Namespace) -> int:
    """Print every problem; return 1 where there is one."""
    from ntm.usecases.audit import verification

    report = verification.verify(printed_roots=dict(options.root))
    for problem in report.problems:
        print(problem.message, file=sys.stderr)
    print(f"Đã tính lại {report.entries} dòng trong {report.chains} chuỗi và {report.roots} mã gốc theo ngày.")
    if report.covered_from is None or report.covered_until is None:
        print("Chưa có mã gốc nào, nên chưa phát hiện được việc cắt phần cuối cùng với đầu chuỗi.")
    else:
        print(
            f"Mã gốc có từ ngày {format_day(report.covered_from)} đến ngày {format_day(report.covered_until)}: "
            "phần ghi trước mã gốc cuối cùng không thể bị cắt mà không lộ."
        )
    print("Nhật ký nguyên vẹn." if report.holds else f"Nhật ký KHÔNG nguyên vẹn: {len(report.problems)} chỗ.")
    return 0 if report.holds else 1


def run_root(options: argparse.Namespace) -> int:
    """Take today's root and print it."""
    from django.utils import timezone

    from ntm.usecases.audit import operations

    today = timezone.localdate()
    try:
        digest = operations.take_root(today, timezone.now())
    except operations.RootAlreadyTaken as error:
        print(f"Đã có mã gốc ngày {format_day(date.fromisoformat(str(error)))}.", file=sys.stderr)
        return 1
    print(f"Mã gốc ngày {format_day(today)}: {digest.hex()}")
    return 0

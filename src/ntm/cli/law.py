"""`ntm law`: checks law files and writes their pages."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.criteria.statements import open_thresholds, statements_of
from ntm.core.kernel.dates import format_day
from ntm.law import files, pages

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language of messages."""
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của thông báo")


def add_law_folders(parser: argparse.ArgumentParser) -> None:
    """Add the option for further folders of law files."""
    parser.add_argument(
        "--law",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help="thư mục tệp luật đọc thêm, sau NTM_HOME/law",
    )


def folders_of(options: argparse.Namespace) -> tuple[Path, ...]:
    """Return the folders to read: the package's, `law` under NTM_HOME where it is there, then those of the options."""
    home = os.environ.get("NTM_HOME")
    first = files.law_folders(Path(home)) if home else (files.package_folder(),)
    return (*first, *options.law)


def add_parser(subparsers: Subparsers) -> None:
    """Add the verb `law` with `check` and `docs`."""
    parser = subparsers.add_parser("law", help="kiểm tra tệp luật, in trang bộ tiêu chí")
    verbs = parser.add_subparsers(dest="law_verb", required=True, metavar="VIỆC")
    check = verbs.add_parser("check", help="nạp mọi tệp luật, báo chỗ bị từ chối và giá trị chưa đối chiếu")
    add_law_folders(check)
    add_language(check)
    check.set_defaults(run=run_check)
    docs = verbs.add_parser("docs", help="viết trang của từng bộ tiêu chí (Markdown)")
    docs.add_argument("--out", required=True, type=Path, metavar="DIR", help="thư mục nhận các trang")
    add_law_folders(docs)
    add_language(docs)
    docs.set_defaults(run=run_docs)


def run_check(options: argparse.Namespace) -> int:
    """Load every law file and list what nobody has verified.

    Return 1 when a file is refused or lies where nothing reads it, 2 for a folder that is not there.
    """
    english = options.lang == "en"
    for folder in options.law:
        if not folder.is_dir():
            print(f"{'No such folder' if english else 'Không có thư mục'}: {folder}", file=sys.stderr)
            return 2
    reading = files.read_library(folders_of(options))
    for one in reading.library.sets.values():
        _print_set(one, english=english)
    wrong = (*reading.refusals, *reading.out_of_place)
    for refused in wrong:
        print(str(refused) if english else refused.message, file=sys.stderr)
    if wrong:
        count = len(wrong)
        print(f"{count} refused" if english else f"{count} chỗ bị từ chối", file=sys.stderr)
        return 1
    return 0


def _print_set(one: CriteriaSet, *, english: bool) -> None:
    statements = statements_of(one)
    unverified = Counter(statement.item for statement in statements if not statement.citation.is_verified)
    indicators = sum(len(criterion.indicators) for criterion in one.criteria if not criterion.judged_whole)
    start, end = format_day(one.span.start), format_day(one.span.end) if one.span.end else "…"
    count, total = unverified.total(), len(statements)
    if english:
        print(f"{one.code}: {len(one.criteria)} criteria, {indicators} indicators, in force from {start} until {end}")
        print(f"  not held against the official text: {count} of {total} values")
    else:
        print(f"{one.code}: {len(one.criteria)} tiêu chí, {indicators} chỉ tiêu, hiệu lực từ {start} đến trước {end}")
        print(f"  chưa đối chiếu văn bản gốc: {count}/{total} giá trị")
    print("    " + ", ".join(f"{item} ({number})" for item, number in unverified.items()))
    open_ = open_thresholds(one)
    if open_:
        print(
            "  thresholds not known, judged by a person:" if english else "  mức chưa biết, người phụ trách kết luận:"
        )
    for gap in open_:
        print(f"    {gap.label}")


def run_docs(options: argparse.Namespace) -> int:
    """Write one page a criteria set and a page of contents; return 1 when a law file is refused."""
    reading = files.read_library(folders_of(options))
    if reading.refusals:
        for refused in reading.refusals:
            print(str(refused) if options.lang == "en" else refused.message, file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in pages.pages_of(reading.library).items():
        (options.out / name).write_text(text, encoding="utf-8")
        print(options.out / name)
    return 0

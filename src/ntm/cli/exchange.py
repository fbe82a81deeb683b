"""`ntm import`, `ntm export`: boards of figures in, rehearsed unless told otherwise, and the board of a place out."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ntm.core.kernel.dates import NotADay, format_day, parse_day
from ntm.core.kernel.states import Level
from ntm.core.kernel.vietnamese import format_number

if TYPE_CHECKING:
    from ntm.store.accounts.models import User
    from ntm.usecases.reporting.board_figures import Change
    from ntm.usecases.reporting.board_intake import Intake

#: So many lines of each kind are printed; the rest is counted.
_SHOWN = 30
_LEVELS = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs `import` and `export`."""
    taking = subparsers.add_parser("import", help="nạp bảng số liệu nhiều đơn vị: diễn tập, in các thay đổi")
    kinds = taking.add_subparsers(dest="kind", required=True, metavar="LOẠI")
    figures = kinds.add_parser("figures", help="số liệu tiêu chí của các xã: mỗi xã một dòng, mỗi chỉ tiêu một cột")
    figures.add_argument("file", metavar="FILE", type=Path, help="bảng tính .xlsx hoặc .xls")
    _add_common(figures)
    figures.add_argument("--source", metavar="TEXT", required=True, help="nguồn của số liệu: báo cáo, văn bản nào")
    figures.add_argument("--sheet", metavar="NAME", default="", help="trang tính; không nêu thì trang đầu tiên")
    figures.add_argument(
        "--columns", metavar="C=10.1,D=", type=_columns, default={}, help="cột nào là số nào; để trống là không lấy"
    )
    figures.add_argument("--commit", action="store_true", help="ghi thật, tất cả hoặc không gì cả")
    figures.set_defaults(run=run_import, needs_database=True)
    giving = subparsers.add_parser("export", help="xuất bảng ra tệp")
    kinds = giving.add_subparsers(dest="kind", required=True, metavar="LOẠI")
    board = kinds.add_parser("board", help="bảng tiêu chí của một nơi: mỗi xã một dòng, mỗi tiêu chí một cột")
    _add_common(board)
    board.add_argument("--out", metavar="FILE.xlsx", type=Path, required=True)
    board.set_defaults(run=run_export, needs_database=True)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--place", metavar="CODE", required=True, help="mã 2 số (tỉnh), 3 số (huyện) hoặc 5 số (xã)")
    parser.add_argument("--on", type=_day, metavar="DATE", required=True, help="ngày của số liệu: 10/06/2024")
    parser.add_argument("--by", metavar="USER", required=True, help="tài khoản đứng tên, theo quyền của tài khoản đó")


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except NotADay:
        raise argparse.ArgumentTypeError(f"không phải là ngày: {text}") from None


def _columns(text: str) -> dict[str, str]:
    found = {}
    for part in filter(None, text.replace(" ", "").split(",")):
        letters, sign, code = part.partition("=")
        if not sign or not letters.isalpha():
            raise argparse.ArgumentTypeError(f"không rõ “{part}”: hãy viết như C=10.1")
        found[letters.upper()] = code
    return found


def _person(name: str) -> User:
    from ntm.store.accounts.models import User

    return User.objects.get(username=name, is_active=True)


def _place(options: argparse.Namespace) -> int:
    from ntm.usecases.territory import queries

    level = _LEVELS.get(len(options.place))
    if level is None:
        raise queries.UnitNotFound(options.place)
    return queries.find_unit(options.place, level, options.on).id


def run_import(options: argparse.Namespace) -> int:
    """Print what a board of figures would change, and write it with `--commit`; return 1 where anything is refused."""
    from django.utils import timezone

    from ntm.core.criteria.applicability import NoSetInForce
    from ntm.documents.workbooks import WorkbookRefused
    from ntm.store.accounts.models import User
    from ntm.usecases.access.rules import NotAllowed
    from ntm.usecases.reporting import board_figures, board_intake
    from ntm.usecases.reporting.appending import FiguresRefused
    from ntm.usecases.territory.queries import UnitNotFound

    try:
        by, place = _person(options.by), _place(options)
        intake = board_intake.read_intake(
            options.file.read_bytes(), place_id=place, as_of=options.on, columns=options.columns, sheet=options.sheet
        )
        changes = board_figures.changes_of(
            intake.board, unit_ids=intake.unit_ids, as_of=options.on, criteria_set=intake.criteria_set
        )
        _tell(intake, changes, options)
        if intake.problems:
            print("Không ghi gì: hãy sửa các ô trên rồi nạp lại.", file=sys.stderr)
            return 1
        if not options.commit:
            print("Đây là diễn tập, chưa ghi gì. Thêm --commit để ghi.")
            return 0
        written = board_figures.append_board(
            intake.board,
            place_id=place,
            unit_ids=intake.unit_ids,
            as_of=options.on,
            criteria_set=intake.criteria_set,
            source=options.source,
            by=by,
            on=timezone.localdate(),
            at=timezone.now(),
        )
    except User.DoesNotExist:
        return _refuse(f"Không có tài khoản {options.by}.")
    except UnitNotFound:
        return _refuse(f"Không có đơn vị mang mã {options.place} vào ngày {format_day(options.on)}.")
    except OSError as error:
        return _refuse(f"Không đọc được {options.file}: {error.strerror or error}")
    except (WorkbookRefused, board_intake.IntakeRefused, NoSetInForce, NotAllowed, FiguresRefused) as error:
        return _refuse(str(error))
    print(f"Đã ghi {format_number(written.figures)} số của {format_number(written.units)} xã.")
    return 0


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


def _tell(intake: Intake, changes: tuple[Change, ...], options: argparse.Namespace) -> None:
    print(f"Trang “{intake.sheet}”, {format_number(len(intake.unit_ids))} xã, số liệu ngày {format_day(options.on)}.")
    for note in intake.notes:
        print(f"  ! {note}")
    for column in intake.columns:
        if column.heading or column.code:
            print(f"  cột {column.letters}: {column.code or 'không lấy'} – {column.heading} ({column.why})")
    _some([f"  bỏ {place} “{text}”: {why}" for place, text, why in intake.strange])
    _some([f"  ✗ {place}: {why}" for place, why in intake.problems])
    new = sum(one.before is None for one in changes)
    print(f"Thay đổi: {format_number(new)} số mới, {format_number(len(changes) - new)} số khác với số đang có.")
    _some(
        [
            f"  {intake.names[one.unit_id]} {one.code}: {format_number(one.before)} → {format_number(one.after)}"
            for one in changes
            if one.before is not None
        ]
    )


def _some(lines: list[str]) -> None:
    for line in lines[:_SHOWN]:
        print(line)
    if len(lines) > _SHOWN:
        print(f"  … và {format_number(len(lines) - _SHOWN)} dòng nữa")


def run_export(options: argparse.Namespace) -> int:
    """Write the board of a place as on a day to a workbook; return 1 where it is refused."""
    from django.utils import timezone

    from ntm.core.criteria.applicability import NoSetInForce
    from ntm.store.accounts.models import User
    from ntm.usecases.access.rules import NotAllowed
    from ntm.usecases.reporting import board_workbooks
    from ntm.usecases.territory.queries import UnitNotFound

    try:
        count = board_workbooks.write_board(
            [_place(options)], options.out, by=_person(options.by), on=options.on, working_day=timezone.localdate()
        )
    except User.DoesNotExist:
        return _refuse(f"Không có tài khoản {options.by}.")
    except UnitNotFound:
        return _refuse(f"Không có đơn vị mang mã {options.place} vào ngày {format_day(options.on)}.")
    except OSError as error:
        return _refuse(f"Không ghi được {options.out}: {error.strerror or error}")
    except (NoSetInForce, NotAllowed) as error:
        return _refuse(str(error))
    print(f"Đã ghi bảng của {format_number(count)} xã vào {options.out}.")
    return 0

"""`ntm units`: units through time, without a database; and reorganisations, rehearsed and applied in it."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ntm.core.kernel.dates import NotADay, format_day, parse_day
from ntm.core.kernel.states import Level
from ntm.core.territory.register import Register
from ntm.core.territory.unit import UnitNotFound, UnitVersion, list_used_on
from ntm.documents.units import load_register

if TYPE_CHECKING:
    from ntm.core.territory.fates import ReorganizationRefused

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_LEVELS = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}


def add_parser(subparsers: Subparsers) -> None:
    """Add the verb `units` with `show`, `lineage` and `find`."""
    parser = subparsers.add_parser("units", help="đơn vị hành chính qua thời gian")
    verbs = parser.add_subparsers(dest="units_verb", required=True, metavar="VIỆC")
    for name, words, run in (
        ("show", "đơn vị mang một mã: tên, nơi trực thuộc, các đơn vị bên dưới", run_show),
        ("lineage", "đơn vị mang một mã thành đơn vị nào, gồm những đơn vị nào", run_lineage),
    ):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("code", metavar="CODE", help="mã 2 số (tỉnh), 3 số (huyện) hoặc 5 số (xã)")
        _add_day(verb, required=False)
        verb.set_defaults(run=run)
    find = verbs.add_parser("find", help="tìm theo tên, có dấu hay không")
    find.add_argument("text", metavar="TEXT", help='tên, có thể kèm loại đơn vị: "xã Nậm Xe", "nam xe"')
    _add_day(find, required=True)
    find.set_defaults(run=run_find)
    apply = verbs.add_parser("apply", help="diễn tập một sự kiện sắp xếp đơn vị: in mọi hệ quả, chưa ghi gì")
    apply.add_argument("file", metavar="FILE", type=Path, help="tệp YAML của sự kiện")
    apply.add_argument("--commit", action="store_true", help="áp dụng thật, trong một giao dịch")
    apply.set_defaults(run=run_apply, needs_database=True)
    undo = verbs.add_parser("undo", help="hoàn lại một sự kiện khi chưa có gì mới hơn dựa vào nó")
    undo.add_argument("event", metavar="EVENT", help="mã sự kiện, như trong tệp và trong danh sách")
    undo.set_defaults(run=run_undo, needs_database=True)
    events = verbs.add_parser("events", help="các sự kiện sắp xếp đã ghi")
    events.set_defaults(run=run_events, needs_database=True)
    reform = verbs.add_parser("reform", help="in tệp sự kiện của đợt sắp xếp ngày 01/07/2025 tại một tỉnh")
    reform.add_argument("province", metavar="CODE", help="mã 2 số của tỉnh từ ngày 01/07/2025")
    reform.set_defaults(run=run_reform)


def _add_day(parser: argparse.ArgumentParser, *, required: bool) -> None:
    words = "ngày: 2024-06-10 hoặc 10/06/2024" + (
        "" if required else "; không nêu thì hiện mọi đơn vị từng mang mã này"
    )
    parser.add_argument("--on", type=_day, metavar="DATE", required=required, help=words)
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của thông báo")


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except NotADay:
        raise argparse.ArgumentTypeError(f"không phải là ngày: {text}") from None


def _bearers(register: Register, options: argparse.Namespace) -> tuple[UnitVersion, ...]:
    """Return the units that bear the code, on the day asked for or ever; raise `UnitNotFound`."""
    level = _LEVELS.get(len(options.code))
    if level is None:
        raise UnitNotFound(f"mã {options.code}")
    if options.on is not None:
        return (register.by_code(options.code, level=level, on=options.on),)
    found = tuple(version for version in register.bearers(options.code) if version.level is level)
    if not found:
        raise UnitNotFound(f"mã {options.code}")
    return found


def _refuse(error: UnitNotFound, options: argparse.Namespace) -> int:
    words = "Unit not found" if options.lang == "en" else "Không có đơn vị"
    print(f"{words}: {error}", file=sys.stderr)
    return 1


def _days(version: UnitVersion, *, on: date) -> str:
    """Return until when a version holds, and which day's list says so."""
    listed = f"theo danh sách ngày {format_day(list_used_on(on))}"
    until = "" if version.span.end is None else f"đến hết {format_day(version.span.end - timedelta(days=1))}, "
    return until + listed


def _day_of(version: UnitVersion, options: argparse.Namespace) -> date:
    """Return the day to stand on: the one asked for, else the version's last, or its first where it lives on."""
    asked: date | None = options.on
    if asked is not None:
        return asked
    return version.span.start if version.span.end is None else version.span.end - timedelta(days=1)


def _line(register: Register, version: UnitVersion, *, on: date) -> str:
    above = ", ".join(unit.full_name for unit in reversed(register.ancestors(version.unit, on=on)))
    return f"{version.code}  {version.full_name}{f' ({above})' if above else ''}"


def run_show(options: argparse.Namespace) -> int:
    """Print the units that bear a code, with what lies above and below them; return 1 where there is none."""
    register = load_register()
    try:
        found = _bearers(register, options)
    except UnitNotFound as error:
        return _refuse(error, options)
    for version in found:
        on = _day_of(version, options)
        print(f"{_line(register, version, on=on)}: {_days(version, on=on)}")
        for child in register.children(version.unit, on=on):
            print(f"  {child.code}  {child.full_name}")
    return 0


def run_lineage(options: argparse.Namespace) -> int:
    """Print what the units with a code were made of and became; return 1 where there is no such unit."""
    register = load_register()
    try:
        found = _bearers(register, options)
    except UnitNotFound as error:
        return _refuse(error, options)
    for version in found:
        on = _day_of(version, options)
        print(f"{_line(register, version, on=on)}: {_days(version, on=on)}")
        before = register.lineage.predecessors(version.unit)
        after = register.lineage.successors(version.unit)
        for event in before:
            day = event.on - timedelta(days=1)
            old = register.version(event.old, on=day)
            print(f"  ← {_part(event.whole)}  {_line(register, old, on=day)}")
        for event in after:
            print(f"  → {_part(event.whole)}  {_line(register, register.version(event.new, on=event.on), on=event.on)}")
        if not before and not after:
            later = [other for other in register.history(version.unit) if other.span.start > version.span.start]
            for other in later:
                day = other.span.start
                print(f"  = giữ nguyên từ {format_day(day)}  {_line(register, other, on=day)}")
            if not later:
                print("  chưa từng sắp xếp" if version.span.end is None else "  không có đơn vị kế thừa")
    return 0


def _part(whole: bool) -> str:
    return "toàn bộ " if whole else "một phần"


def run_find(options: argparse.Namespace) -> int:
    """Print the units that a name may mean on a day; return 1 where there is none."""
    register = load_register()
    found = register.find(options.text, on=options.on)
    if not found:
        return _refuse(UnitNotFound(f"“{options.text}” ngày {format_day(options.on)}"), options)
    for version in found:
        print(_line(register, version, on=options.on))
    return 0


def run_apply(options: argparse.Namespace) -> int:
    """Print every consequence of an event file; with `--commit` apply it. Return 1 where it is refused."""
    from django.utils import timezone

    from ntm.core.territory.events import EventFileRefused
    from ntm.law.territory.events import load_event
    from ntm.usecases.reorganization import operations

    try:
        told = load_event(options.file)
        rehearsal = operations.rehearse([told.event])
    except OSError as error:
        print(f"Không đọc được {options.file}: {error.strerror or error}", file=sys.stderr)
        return 1
    except EventFileRefused as error:
        print(f"Tệp sự kiện không đúng: {error}", file=sys.stderr)
        return 1
    except operations.ReorganizationRefused as error:
        return _print_refusals(error)
    print(f"{told.event.title} ({told.event.key}), từ ngày {format_day(rehearsal.on)}")
    for paper in told.event.papers:
        issued = "chưa rõ ngày" if paper.issued_on is None else format_day(paper.issued_on)
        print(f"  căn cứ: {paper.number or '(chưa rõ số)'}, {paper.issuer}, ban hành {issued}: {paper.title}")
    print("  việc: " + ", ".join(f"{count} {kind.label}" for kind, count in rehearsal.acts))
    print(
        f"  đơn vị: {rehearsal.ended} kết thúc, {rehearsal.begun} bắt đầu, {rehearsal.changed} thay đổi; "
        f"{rehearsal.divided} bị chia, trong đó {rehearsal.unknown_shares} chưa rõ tỷ lệ"
    )
    for one in rehearsal.consequences:
        print(f"  {'!' if one.needs_a_person else '-'} {one.area}: {one.words}")
    for warning in rehearsal.warnings:
        print(f"  ! {warning}")
    if not options.commit:
        print("Đây là diễn tập, chưa ghi gì. Thêm --commit để áp dụng.")
        return 0
    try:
        operations.apply([told.event], sources=[f"sha256:{told.digest}"], by=None, at=timezone.now())
    except operations.ReorganizationRefused as error:  # somebody else's came first
        return _print_refusals(error)
    print(f"Đã áp dụng. Hoàn lại bằng: ntm units undo {told.event.key}")
    return 0


def _print_refusals(error: ReorganizationRefused) -> int:
    print("Không áp dụng được:", file=sys.stderr)
    for refusal in error.refusals:
        print(f"  {refusal.words}", file=sys.stderr)
    return 1


def run_undo(options: argparse.Namespace) -> int:
    """Take an event back; return 1 where something newer depends on it or there is none."""
    from django.utils import timezone

    from ntm.usecases.reorganization import operations

    try:
        reopened = operations.undo([options.event], by=None, at=timezone.now())
    except operations.NothingSuchApplied:
        print(f"Không có sự kiện {options.event} đang áp dụng.", file=sys.stderr)
        return 1
    except operations.SomethingNewerDependsOnIt as error:
        print("Không hoàn lại được, vì có dữ liệu mới hơn:", file=sys.stderr)
        for reason in error.reasons:
            print(f"  {reason}", file=sys.stderr)
        return 1
    print(f"Đã hoàn lại {options.event}: {reopened} đơn vị trở lại như trước.")
    return 0


def run_events(options: argparse.Namespace) -> int:
    """Print the events that are recorded, the newest day first."""
    from ntm.usecases.territory import events

    for event in events.recorded():
        undone = "" if event.undone_at is None else " (đã hoàn lại)"
        print(f"{format_day(event.on)}  {event.key}  {event.title}: {event.ended} → {event.begun} đơn vị{undone}")
    return 0


def run_reform(options: argparse.Namespace) -> int:
    """Print the event file of a province in the reform of July 2025; return 1 where there is no such province."""
    from ntm.law.territory.events import as_yaml
    from ntm.usecases.territory import reform

    for event in reform.events(load_register()):
        if event.province == options.province:
            sys.stdout.write(as_yaml(event))
            return 0
    print(f"Không có tỉnh mang mã {options.province} từ ngày 01/07/2025.", file=sys.stderr)
    return 1

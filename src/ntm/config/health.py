"""Is this installation well: one line a part, each with what to do where it is not."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

#: Below this the next backup or the next large paper may not fit.
_LEAST_DISK = 1 << 30
#: A clock before the program was made is wrong.
_NOT_BEFORE = date(2026, 1, 1)
_LARGEST_SKEW = 5.0
_LEAST_POSTGRESQL = 16


@dataclass(frozen=True, slots=True)
class Line:
    """One part: its key for scripts, its Vietnamese name, whether it is well, and what was seen."""

    key: str
    name: str
    well: bool
    seen: str


def lines(home: Path, *, database: Callable[[], AbstractContextManager[str]]) -> tuple[Line, ...]:
    """Look at every part of an installation; a part that cannot be looked at is not well."""
    return tuple(_all_lines(home, database))


def _all_lines(home: Path, database: Callable[[], AbstractContextManager[str]]) -> Iterator[Line]:
    yield from _database_lines(database)
    yield _line("law", "Tệp luật", lambda: _law(home))
    yield _line("disk", "Dung lượng đĩa", lambda: _disk(home))
    yield _line("clock", "Đồng hồ", _clock)
    yield _line("evidence", "Thư mục minh chứng", lambda: _evidence(home / "evidence"))
    yield _line("font", "Phông chữ tiếng Việt", _font)
    yield Line("queue", "Hàng đợi việc nền", well=True, seen="phiên bản này chưa dùng hàng đợi")


def _line(key: str, name: str, look: Callable[[], str]) -> Line:
    try:
        return Line(key, name, well=True, seen=look())
    except Exception as error:  # whatever it is, it is what the person must read
        return Line(key, name, well=False, seen=str(error) or type(error).__name__)


class _NotWell(RuntimeError):
    """A part that works but should not be left as it is."""


def _database_lines(database: Callable[[], AbstractContextManager[str]]) -> Iterator[Line]:
    try:
        with database():
            yield _line("database", "Cơ sở dữ liệu", _server)
            yield _line("extensions", "Phần mở rộng của PostgreSQL", _extensions)
            yield _line("migrations", "Cấu trúc bảng", _migrations)
            yield _line("database_clock", "Đồng hồ của cơ sở dữ liệu", _database_clock)
    except Exception as error:  # no server at all
        yield Line("database", "Cơ sở dữ liệu", well=False, seen=str(error) or type(error).__name__)


def _one(query: str) -> tuple[object, ...]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query)
        return tuple(cursor.fetchone())


def _server() -> str:
    version, number, encoding = _one(
        "SELECT current_setting('server_version'), current_setting('server_version_num')::int, "
        "current_setting('server_encoding')"
    )
    if int(str(number)) < _LEAST_POSTGRESQL * 10000:
        raise _NotWell(f"PostgreSQL {version}: cần từ {_LEAST_POSTGRESQL} trở lên")
    if encoding != "UTF8":
        raise _NotWell(f"bảng mã {encoding}: cần UTF8")
    if _one("SELECT lower('ĐIỆN')") != ("điện",):
        raise _NotWell("không đổi được chữ hoa tiếng Việt: cơ sở dữ liệu cần locale C.UTF-8 (builtin)")
    return f"PostgreSQL {version}, {encoding}"


def _extensions() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        found = {row[0] for row in cursor.fetchall()}
    needed = _extensions_of_migrations()
    if missing := sorted(needed - found):
        raise _NotWell(
            f"thiếu {', '.join(missing)}: chạy “ntm serve” một lần, hoặc nhờ người quản trị CREATE EXTENSION"
        )
    return ", ".join(sorted(needed))


def _extensions_of_migrations() -> set[str]:
    from django.contrib.postgres.operations import CreateExtension
    from django.db.migrations.loader import MigrationLoader

    migrations = (MigrationLoader(None).disk_migrations or {}).values()
    return {
        operation.name
        for migration in migrations
        for operation in migration.operations
        if isinstance(operation, CreateExtension)
    }


def _migrations() -> str:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise _NotWell(f"còn {len(waiting)} bước chưa áp dụng: chạy “ntm serve”")
    return f"{len(executor.loader.applied_migrations)} bước đã áp dụng"


def _database_clock() -> str:
    (there,) = _one("SELECT extract(epoch FROM clock_timestamp())::float8")
    skew = abs(float(str(there)) - time.time())
    if skew > _LARGEST_SKEW:
        raise _NotWell(f"lệch {skew:.0f} giây so với máy này")
    return "khớp với máy này"


def _law(home: Path) -> str:
    from ntm.law import files

    folders = files.law_folders(home)
    library = files.load_library(folders)
    for stray in files.read_library(folders).out_of_place:
        raise _NotWell(stray.message)
    return f"{len(library.sets)} bộ tiêu chí, {len(library.instruments)} văn bản"


def _disk(home: Path) -> str:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    if free < _LEAST_DISK:
        raise _NotWell(f"chỉ còn {free / (1 << 20):.0f} MB tại {place}")
    return f"còn {free / (1 << 30):.1f} GB tại {place}"


def _clock() -> str:
    from django.utils import timezone

    now = timezone.localtime()
    if now.date() < _NOT_BEFORE:
        raise _NotWell(f"máy báo ngày {now:%d/%m/%Y}: đồng hồ sai")
    return f"{now:%H:%M ngày %d/%m/%Y}, giờ {timezone.get_current_timezone_name()}"


def _evidence(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _NotWell(f"không ghi được vào {folder}")
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".check-"):
        pass
    return str(folder)


def _font() -> str:
    from ntm.documents import fonts

    weights = [weight for weight in fonts.WEIGHTS if fonts.web_font(weight)]
    return f"Be Vietnam Pro ({len(weights)} độ đậm)"

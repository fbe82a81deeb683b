"""Workbooks of half a million cells: reading and checking, writing, and giving away, against bare references.

- `read_ratio`: a workbook of 10,000 units × 50 columns opened safely, its figures read and checked against the law's
  measures, over `python-calamine` reading the same file and doing nothing else;
- `write_ratio`: the checked figures of 10,035 communes laid out as revisions and copied, over a COPY of bytes that were
  ready before into the same table with the same constraints; both rolled back, in turns;
- `taken_ms` is the use case as a whole for one province, with rights, what stood before, and one audit entry a unit;
- `download_ratio`: the board of 10,035 units by 19 criteria, judged and written, over `XlsxWriter` in constant-memory
  mode writing the same cells and formats.

Peak memory is that of a process that does nothing but the reading, or nothing but the download.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from bench import _programme as programme
from bench._database import migrated_database

ROUNDS = 7
UNITS, COLUMNS = 10_000, 50
READ_BUDGET, WRITE_BUDGET, DOWNLOAD_BUDGET, MEGABYTES = 1.5, 2.0, 1.3, 150


def _measures() -> tuple[Any, list[Any]]:
    from ntm.usecases.criteria import queries as criteria

    criteria_set = criteria.library().sets[programme.SET]
    return criteria_set, list(criteria_set.measures_on(programme.WORKING))[: COLUMNS - 1]


def _workbook(file: Path) -> None:
    """Write the file to read: names, shares, counts, and đạt or chưa đạt, as the measures take them."""
    import numpy as np
    import xlsxwriter

    _, measures = _measures()
    chance = np.random.default_rng(6)
    book = xlsxwriter.Workbook(str(file), {"constant_memory": True})
    page = book.add_worksheet("Bảng")
    for row in range(UNITS):
        page.write_string(row, 0, f"Xã số {row}")
        drawn = chance.random(len(measures))
        for column, measure in enumerate(measures, start=1):
            share = float(drawn[column - 1])
            if measure.kind.is_yes_or_no:
                page.write_string(row, column, "đạt" if share < 0.8 else "chưa đạt")
            else:
                whole = measure.kind.is_whole
                page.write_number(row, column, int(share * 9) if whole else round(share * 100, 1))
    book.close()


def _read(content: bytes) -> int:
    from ntm.documents.sheets import opening
    from ntm.usecases.reporting import board_figures

    criteria_set, measures = _measures()
    sheet = opening.open_book(content).sheets[0]
    targets = {column: measure.code for column, measure in enumerate(measures, start=1)}
    read = board_figures.read_board(sheet.rows, targets=targets, criteria_set=criteria_set, on=programme.WORKING)
    if read.problems:
        raise RuntimeError(next(iter(read.problems.items())))
    return int(read.values.size)


def _bare_read(content: bytes) -> int:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return len(book.get_sheet_by_index(0).to_python(skip_empty_area=False))


def _in_turns(
    mine: Callable[[], object], bare: Callable[[], object], *, clock: Callable[[], float] = process_time
) -> tuple[float, float]:
    """Return the medians of two deeds in milliseconds, done in turns after one round each that does not count.

    What works in this process alone is timed by its own processor time, so that a busy machine disturbs less.
    """
    times: dict[int, list[float]] = {0: [], 1: []}
    for number in range(ROUNDS + 1):
        for which, deed in enumerate((mine, bare)):
            begun = clock()
            deed()
            if number:
                times[which].append((clock() - begun) * 1000)
    return median(times[0]), median(times[1])


def _alone(*what: str) -> float:
    """Return the most memory that a process held which does one thing alone, in megabytes."""
    done = subprocess.run([sys.executable, "-m", "bench.workbooks", *what], capture_output=True, check=True, text=True)
    return float(done.stdout.strip().splitlines()[-1])


def _reading(folder: Path) -> dict[str, float]:
    file = folder / "bang.xlsx"
    _workbook(file)
    content = file.read_bytes()
    mine, bare = _in_turns(lambda: _read(content), lambda: _bare_read(content))
    return {
        "read_ms": mine,
        "calamine_ms": bare,
        "read_ratio": mine / bare,
        "read_ratio_budget": READ_BUDGET,
        "read_megabytes": _alone("read", str(file)),
        "read_megabytes_budget": MEGABYTES,
    }


def _load() -> tuple[Any, list[int], list[int], Any]:
    """Load the country's units and an office; return it, the provinces, the communes and the set."""
    from django.db import connection

    from ntm.core.kernel.states import Role
    from ntm.store.accounts.models import Grant, User
    from ntm.store.base import open_span
    from ntm.usecases.criteria import queries as criteria

    programme._load_units(only_province=False)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT unit_id FROM unit_version WHERE level = 'province' ORDER BY 1")
        provinces = [int(row[0]) for row in cursor.fetchall()]
        cursor.execute("SELECT unit_id FROM unit_version WHERE level = 'commune' ORDER BY 1")
        communes = [int(row[0]) for row in cursor.fetchall()]
    office = User.objects.create(username="vpdp", full_name="Văn phòng điều phối")
    for province in provinces:
        Grant.objects.create(
            user=office, role=Role.PROVINCE_OFFICE.value, unit_id=province, span=open_span(programme.WORKING)
        )
    return office, provinces, communes, criteria.library().sets[programme.SET]


def _figures(units: int, criteria_set: Any) -> Any:
    import numpy as np

    chance = np.random.default_rng(9)
    columns = []
    for measure in criteria_set.measures:
        drawn = chance.random(units)
        if measure.kind.is_yes_or_no:
            column = (drawn < 0.8).astype(float)
        else:
            column = np.floor(drawn * 9) if measure.kind.is_whole else np.round(drawn * 100, 1)
        column[chance.random(units) < 0.04] = np.nan
        columns.append(column)
    return np.stack(columns, axis=1)


def _writing(office: Any, communes: list[int], criteria_set: Any) -> dict[str, float]:
    import numpy as np
    from django.db import transaction

    from ntm.store.reporting import copying
    from ntm.usecases.reporting import operations

    values = _figures(len(communes), criteria_set)
    origins = np.where(np.isnan(values), 0, 1).astype(np.int16)
    form = operations.form_for(criteria_set)

    def laid_out() -> bytes:
        return copying.revisions_as_bytes(
            values,
            origins,
            unit_ids=communes,
            revisions=[1] * len(communes),
            as_of=programme.WORKING,
            form_id=form.pk,
            saved_at=programme.AT,
            by_id=office.pk,
            source="Bảng đo lường",
            period="",
            reason="",
        )

    ready = laid_out()

    def write(data: Callable[[], bytes]) -> None:
        with transaction.atomic():
            copying.copy_revisions(data())
            transaction.set_rollback(True)

    mine, bare = _in_turns(lambda: write(laid_out), lambda: write(lambda: ready), clock=perf_counter)
    copying.copy_revisions(ready)
    return {
        "write_ms": mine,
        "copy_ms": bare,
        "write_ratio": mine / bare,
        "write_ratio_budget": WRITE_BUDGET,
    }


def _taking(office: Any, province: int, criteria_set: Any) -> dict[str, float]:
    """Measure the whole use case for one province: the board changes every figure that was copied."""
    from ntm.usecases.reporting import board_figures
    from ntm.usecases.territory import queries as units

    ids = [unit.id for unit in units.communes_in(province, programme.WORKING)]
    codes = tuple(measure.code for measure in criteria_set.measures_on(programme.WORKING))
    place = {measure.code: at for at, measure in enumerate(criteria_set.measures)}
    values = _figures(len(ids), criteria_set)[:, [place[code] for code in codes]]
    begun = perf_counter()
    board_figures.append_board(
        board_figures.ReadBoard(values, codes, {}),
        place_id=province,
        unit_ids=ids,
        as_of=programme.WORKING,
        criteria_set=criteria_set,
        source="Bảng đo lường",
        by=office,
        on=programme.WORKING,
        at=programme.AT,
    )
    return {"taken_units": float(len(ids)), "taken_ms": (perf_counter() - begun) * 1000}


def _downloading(office: Any, provinces: list[int], folder: Path) -> dict[str, float]:
    from python_calamine import CalamineWorkbook

    from ntm.usecases.reporting import board_workbooks

    file, bare_file = folder / "mine.xlsx", folder / "bare.xlsx"

    def download() -> int:
        today = programme.WORKING
        return board_workbooks.write_board(provinces, file, by=office, on=today, working_day=today)

    units = download()
    with CalamineWorkbook.from_path(str(file)) as book:
        cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    mine, bare = _in_turns(download, lambda: _bare_write(cells, bare_file), clock=perf_counter)
    return {
        "download_units": float(units),
        "download_ms": mine,
        "xlsxwriter_ms": bare,
        "download_ratio": mine / bare,
        "download_ratio_budget": DOWNLOAD_BUDGET,
        "download_megabytes": _alone("download", str(office.pk), ",".join(map(str, provinces))),
        "download_megabytes_budget": MEGABYTES,
    }


def _bare_write(cells: list[list[Any]], file: Path) -> None:
    """Write the same cells with as many formats, and nothing else."""
    import xlsxwriter

    font = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "border_color": "#B5B5B5"}
    book = xlsxwriter.Workbook(str(file), {"constant_memory": True})
    page = book.add_worksheet()
    plain = book.add_format(font)
    grounds = {"đạt": "#DCEFE5", "chưa đạt": "#F8DED8"}
    styles = {text: book.add_format(font | {"align": "center", "bg_color": ground}) for text, ground in grounds.items()}
    other = book.add_format(font | {"align": "center"})
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            if isinstance(cell, float):
                page.write_number(row, column, cell, plain)
            elif cell:
                page.write_string(row, column, cell, plain if column < 4 else styles.get(cell, other))
    book.close()


def _one_thing(what: list[str]) -> int:
    """Do one thing alone and print the most memory that this process held, in megabytes."""
    import django

    django.setup()
    if what[0] == "read":
        _read(Path(what[1]).read_bytes())
    else:
        from ntm.store.accounts.models import User
        from ntm.usecases.reporting import board_workbooks

        with tempfile.TemporaryDirectory() as folder:
            board_workbooks.write_board(
                [int(one) for one in what[2].split(",")],
                Path(folder) / "bang.xlsx",
                by=User.objects.get(pk=int(what[1])),
                on=programme.WORKING,
                working_day=programme.WORKING,
            )
    # Not getrusage: its maximum is that of whoever started this process, where that held more.
    held = next(line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith("VmHWM"))
    print(int(held.split()[1]) / 1024)
    return 0


def main() -> int:
    """Measure on an embedded database of its own, print one JSON line; return 1 over a budget."""
    if len(sys.argv) > 2:
        return _one_thing(sys.argv[1:])
    with tempfile.TemporaryDirectory() as name, migrated_database():
        os.environ["DJANGO_SETTINGS_MODULE"] = "ntm.config.settings"
        folder = Path(name)
        figures = _reading(folder)
        office, provinces, communes, criteria_set = _load()
        figures |= _writing(office, communes, criteria_set)
        figures |= _taking(office, provinces[0], criteria_set)
        figures |= _downloading(office, provinces, folder)
    print(json.dumps({key: round(value, 3) for key, value in figures.items()}))
    over = [key for key, value in figures.items() if value > figures.get(f"{key}_budget", float("inf"))]
    return int(bool(over))


if __name__ == "__main__":
    raise SystemExit(main())

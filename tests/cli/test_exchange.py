"""`ntm import figures` and `ntm export board`: a large board in, rehearsed first, and the board of a place out."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from ntm.config import main
from ntm.core.kernel.states import UnitKind
from ntm.store.reporting.models import ReportRevision
from ntm.store.territory.models import UnitVersion
from ntm.usecases.audit import verification
from tests.made_workbooks import book
from tests.usecases.access.places import BEGIN, REFORM, add_unit
from tests.usecases.reporting.programme import WORKING_DAY, Programme, make_programme

pytestmark = pytest.mark.django_db

HEADS = ("TT", "Tên xã", "10.1 Thu nhập", "4.2 Hộ dùng điện (%)", "18.1", "Ghi chú")
ROWS: tuple[tuple[object, ...], ...] = (
    ("BIỂU SỐ LIỆU",),
    (),
    HEADS,
    (1, "Xã Nậm Xe", 45.5, 97, "đạt", "đã rà"),
    (2, "Bản Lang", 42.125, "96,5 %", "CĐ", None),
    ("", "Tổng", 87.625, None, 1, None),
)


@pytest.fixture
def programme(monkeypatch: pytest.MonkeyPatch) -> Programme:
    made = make_programme()
    add_unit("Bản Lang", UnitKind.COMMUNE, [made.country.district, made.country.province], BEGIN, REFORM)
    UnitVersion.objects.filter(unit=made.country.district).update(code="109")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: WORKING_DAY)
    return made


def run(programme: Programme, *arguments: str, verb: str = "import", kind: str = "figures") -> int:
    given = [
        verb,
        kind,
        *arguments,
        "--place",
        "109",
        "--on",
        WORKING_DAY.isoformat(),
        "--by",
        programme.office.username,
    ]
    options = main._parser(given).parse_args(given)
    return int(options.run(options))


def taken(programme: Programme, file: Path, *more: str) -> int:
    return run(programme, str(file), "--source", "Báo cáo 12/BC-UBND", *more)


def test_a_board_is_rehearsed_then_written_and_the_second_time_changes_nothing(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bang.xlsx"
    file.write_bytes(book(*ROWS, sheet="Tổng hợp"))
    assert taken(programme, file) == 0
    said = capsys.readouterr().out
    assert "Trang “Tổng hợp”, 2 xã" in said
    assert "cột C: 10.1" in said
    assert "cột F: không lấy" in said
    assert "bỏ Tổng hợp!B6 “Tổng”" in said
    assert "Thay đổi: 6 số mới, 0 số khác" in said
    assert "diễn tập, chưa ghi gì" in said
    assert not ReportRevision.objects.exists()
    assert taken(programme, file, "--commit") == 0
    assert "Đã ghi 6 số của 2 xã." in capsys.readouterr().out
    newest = ReportRevision.objects.get(unit=programme.country.commune)
    place = newest.form.measures.index
    assert [newest.v[place(code)] for code in ("10.1", "4.2", "18.1")] == [45.5, 97, 1]
    assert (newest.source, newest.by_id) == ("Báo cáo 12/BC-UBND", programme.office.pk)
    assert verification.verify().holds
    assert taken(programme, file, "--commit") == 0
    assert "Đã ghi 0 số của 0 xã." in capsys.readouterr().out
    again = [*ROWS[:3], (1, "Nậm Xe", 46, 97, "x", None), (2, "Bản Lang", None, None, None, None)]
    file.write_bytes(book(*again))
    assert taken(programme, file) == 0
    assert "xã Nậm Xe 10.1: 45,5 → 46" in capsys.readouterr().out


def test_a_board_with_one_wrong_figure_is_refused_as_a_whole(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bang.xlsx"
    file.write_bytes(book(*ROWS[:4], (2, "Bản Lang", 42, 196.5, "có lẽ", None), sheet="B"))
    assert taken(programme, file, "--commit") == 1
    said = capsys.readouterr()
    assert "✗ B!D5: chỉ tiêu 4.2" in said.out
    assert "✗ B!E5: chỉ tiêu 18.1: “có lẽ” không phải là số" in said.out
    assert "Không ghi gì" in said.err
    assert not ReportRevision.objects.exists()


def test_shares_counted_from_nought_to_one_are_asked_about_and_those_shown_as_percents_taken_as_shown(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_unit("Mù Sang", UnitKind.COMMUNE, [programme.country.district, programme.country.province], BEGIN, REFORM)
    rows = (HEADS[:4], (1, "Nậm Xe", None, 0.97), (2, "Bản Lang", None, 0.965), (3, "Mù Sang", None, 1))
    file = tmp_path / "bang.xlsx"
    file.write_bytes(book(*rows, sheet="B"))
    assert taken(programme, file, "--commit") == 1
    assert "B!D: chỉ tiêu 4.2: không số nào quá 1" in capsys.readouterr().out
    shown = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    for row in (2, 3, 4):
        shown["B"].cell(row, 4).number_format = "0.0%"
    shown.save(file)
    assert taken(programme, file, "--commit") == 0
    newest = ReportRevision.objects.get(unit=programme.country.commune)
    assert newest.v[newest.form.measures.index("4.2")] == 97


def test_columns_may_be_named_and_what_is_not_sure_is_left_out(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bang.xlsx"
    file.write_bytes(book(("Xã", "Chỉ số A", "10.1"), ("Nậm Xe", 45, 46), ("Bản Lang", 44, 47)))
    assert taken(programme, file, "--columns", "B=10.1, C=") == 0
    assert "cột B: 10.1 – Chỉ số A (theo yêu cầu)" in capsys.readouterr().out
    assert taken(programme, file, "--columns", "B=10.1") == 1
    assert "hai cột cùng lấy vào 10.1" in capsys.readouterr().err
    assert taken(programme, file, "--columns", "B=77.7") == 1
    assert "Không có số liệu mang mã 77.7" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--place", "999"), "Không có đơn vị mang mã 999"),
        (("--by", "nobody"), "Không có tài khoản nobody"),
        (("--sheet", "X"), "không có trang “X”"),
        (("--source", " ", "--commit"), "Hãy ghi nguồn"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_written(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], words: str
) -> None:
    file = tmp_path / "bang.xlsx"
    file.write_bytes(book(*ROWS))
    given = ["import", "figures", str(file), "--place", "109", "--on", "10/06/2024", "--by", programme.office.username]
    given += ["--source", "Báo cáo", *more]
    options = main._parser(given).parse_args(given)
    assert options.run(options) == 1
    assert words in capsys.readouterr().err
    assert not ReportRevision.objects.exists()


def test_a_board_goes_out_for_those_who_may_see_it(
    programme: Programme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bang.xlsx"
    assert run(programme, "--out", str(out), verb="export", kind="board") == 0
    assert "Đã ghi bảng của" in capsys.readouterr().out
    page = openpyxl.load_workbook(out).active
    assert page is not None
    assert "Xã Nậm Xe" in [cell.value for cell in page["B"]]

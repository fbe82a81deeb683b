"""Tables of communes beside each other, lists of one commune, and files of several sheets find their way as well."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from ntm.core.kernel.states import Role
from ntm.core.reporting.boards.board import Shape
from ntm.core.reporting.obligations import Reporter
from ntm.core.reporting.proposals import Standing
from ntm.usecases.reporting import drafts, foreign_boards, uploads
from ntm.usecases.reporting.foreign_boards import Settled
from tests.usecases.access.places import person
from tests.usecases.reporting.board_scene import ROWS, Scene, make_scene
from tests.usecases.reporting.boards_made import board, saved
from tests.usecases.reporting.programme import WORKING_DAY, moment
from tests.usecases.reporting.test_agency_reports import rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def sheets(**rows: list[list[object]]) -> bytes:
    """Return a workbook of sheets by name ("_" for a space)."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in rows.items():
        page = book.create_sheet(name.replace("_", " "))
        for line in lines:
            page.append(line)
    return saved(book)


BESIDE: list[list[object]] = [
    ["BIỂU TỔNG HỢP", None, None, None],
    ["TT", "Chỉ tiêu", "Nậm Xe", "Bản Lang", "Số xã đạt"],
    ["18.1", "Cán bộ, công chức", "x", "CĐ", 1],
    ["18.2", "Đảng bộ, chính quyền", "x", "x", 1],
]


def test_communes_beside_each_other_are_read_and_told_by_the_cells_that_people_see(scene: Scene) -> None:
    upload_id = scene.bring(sheets(Bảng=BESIDE))
    found = scene.understand(upload_id)
    assert found.guess is not None
    assert (found.found.shape, found.guess.unit_column) == (Shape.COLUMNS, 1)
    preview = scene.read(upload_id)
    assert {one.place: one.after for one in preview.proposals} == {
        "Bảng!C3": "đạt",
        "Bảng!D3": "chưa đạt",
        "Bảng!C4": "đạt",
        "Bảng!D4": "đạt",
    }
    assert preview.notes == ("Bảng!E4 “Số xã đạt”, chỉ tiêu 18.2: ghi 1, cộng các xã được 2.",)
    later = scene.understand(scene.bring(sheets(Quý_III=[["BIỂU QUÝ III", None, None, None], *BESIDE[1:]])))
    assert later.remembered is not None
    assert later.remembered.columns == {2: "m:18.1", 3: "m:18.2"}


def test_sheets_of_different_shapes_are_read_one_after_the_other_and_disagreements_asked(scene: Scene) -> None:
    a_list: list[list[object]] = [
        ["BÁO CÁO TỰ ĐÁNH GIÁ CỦA XÃ BẢN LANG NĂM 2024"],
        ["TT", "Nội dung", "Yêu cầu", "Kết quả", "Ghi chú"],
        ["18.1", "Cán bộ, công chức", "đạt", "Đ", None],
        ["18.5", "Bình đẳng giới", "đạt", "Đ", None],
    ]
    other: list[list[object]] = [["Báo cáo của xã Nậm Xe"], *a_list[1:]]
    upload_id = scene.bring(sheets(Bảng=BESIDE, Bản_Lang=a_list, Một_xã=other))
    assert scene.understand(upload_id).sheet == 0
    scene.read(upload_id)
    listed = foreign_boards.understand(upload_id, sheet=1, by=scene.clerk, on=WORKING_DAY)
    assert listed.guess is not None
    assert (listed.found.shape, listed.found.unit, listed.guess.unit_column) == (Shape.LIST, scene.second, 3)
    assert (sorted(listed.read), listed.alike) == ([0], (2,))
    means = Settled(
        1, 3, {one.column: one.target for one in listed.guess.columns if one.code}, {"đ": "1"}, {}, Shape.LIST
    )
    foreign_boards.settle(
        upload_id, means, replace(means, sheet=2), by=scene.clerk, on=WORKING_DAY, at=moment(WORKING_DAY)
    )
    found = {one.key: one for one in uploads.staged(upload_id, by=scene.clerk, on=WORKING_DAY).preview.proposals}
    both = found[f"u:{scene.second}:18.1"]
    assert (both.place, both.after, both.standing) == ("Bảng!D3", "chưa đạt", Standing.DOUBTFUL)
    assert both.words == ("Bản Lang!D3 ghi khác: đạt",)
    assert found[f"u:{scene.first}:18.5"].place == "Một xã!D4"
    assert found[f"u:{scene.first}:18.1"].standing is Standing.NEW  # two sheets agree
    assert scene.understand(upload_id).read == frozenset({0, 1, 2})


@pytest.mark.parametrize(("shape", "line"), [(Shape.ROWS, 2), (Shape.COLUMNS, 3), (Shape.LIST, 3)])
def test_the_line_that_a_person_names_is_the_one_that_is_read(scene: Scene, shape: Shape, line: int) -> None:
    lines: list[list[object]] = [
        ["A"],
        ["Xã", "x", "Nậm Xe"],
        [None, None, "Nậm Xe", "18.1"],
        ["18.2", "Bản Lang", "x", "x"],
    ]
    upload_id = scene.bring(sheets(Sheet1=lines))
    found = foreign_boards.understand(
        upload_id, shape=shape, unit_column=line, unit=scene.first, by=scene.clerk, on=WORKING_DAY
    )
    assert found.guess is not None, found.problem
    assert (found.guess.unit_column, found.found.shape) == (line, shape)
    beyond = foreign_boards.understand(upload_id, shape=shape, unit_column=400, by=scene.clerk, on=WORKING_DAY)
    assert beyond.found.shape is shape


def test_a_list_that_does_not_say_whose_it_is_asks(scene: Scene) -> None:
    lines: list[list[object]] = [["TT", "Nội dung", "Kết quả"], ["18.1", "Cán bộ", "x"], ["18.2", "Đảng bộ", "x"]]
    upload_id = scene.bring(sheets(Sheet1=lines))
    asked = foreign_boards.understand(upload_id, shape=Shape.LIST, by=scene.clerk, on=WORKING_DAY)
    assert (asked.guess, asked.problem) == (None, "Chưa rõ bảng này của xã nào: hãy chọn xã.")
    said = foreign_boards.understand(upload_id, shape=Shape.LIST, unit=scene.second, by=scene.clerk, on=WORKING_DAY)
    assert said.guess is not None
    assert [row.unit for row in said.guess.rows] == [scene.second]


def test_a_commune_takes_its_own_row_of_the_districts_board_and_its_own_list(scene: Scene) -> None:
    commune = scene.world.country.commune
    officer_ = person(Role.COMMUNE_OFFICER, commune)
    rule_id = rule(scene.world, Reporter.COMMUNE)
    report_id = drafts.open_report(
        rule_id=rule_id,
        unit_id=commune.pk,
        agency_id=None,
        period="2024-Q2",
        by=officer_,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )

    def read(content: bytes) -> dict[str, str]:
        upload_id = foreign_boards.stage_board(
            content, file_name="b.xlsx", report_id=report_id, by=officer_, on=WORKING_DAY, at=moment(WORKING_DAY)
        )
        found = foreign_boards.understand(upload_id, by=officer_, on=WORKING_DAY)
        assert found.guess is not None, found.problem
        targets = {one.column: one.target for one in found.guess.columns if one.code}
        signs = {one.sign: one.meaning for one in found.guess.marks if one.meaning}
        settled = Settled(found.sheet, found.guess.unit_column, targets, signs, {}, found.found.shape)
        foreign_boards.settle(upload_id, settled, by=officer_, on=WORKING_DAY, at=moment(WORKING_DAY))
        preview = uploads.staged(upload_id, by=officer_, on=WORKING_DAY).preview
        return {one.key: one.after for one in preview.proposals} | {why: text for _, text, why in preview.unknown}

    assert read(saved(board(ROWS))) == {
        "f:18.1": "đạt",
        "f:18.2": "đạt",
        "f:18.5": "đạt",
        "đơn vị này không thuộc báo cáo đang mở": "Bản Lang",
    }
    own: list[list[object]] = [
        ["STT", "Tiêu chí", "Kế hoạch 2024", "Kết quả đến nay"],
        ["10.1", "Thu nhập bình quân đầu người", 40, 42.125],
        ["4.2", "Tỷ lệ hộ sử dụng điện", 98, 96.5],
    ]
    assert read(sheets(Biểu=own)) == {"f:10.1": "42,125", "f:4.2": "96,5"}

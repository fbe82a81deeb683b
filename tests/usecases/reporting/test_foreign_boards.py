"""Somebody's own table is understood with reasons, settled by a person, remembered, and never taken on a guess."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import openpyxl
import pytest

from ntm.core.kernel.states import Role
from ntm.core.reporting.boards.board import Shape
from ntm.core.reporting.obligations import Reporter
from ntm.core.reporting.proposals import Standing
from ntm.documents.workbooks import WorkbookRefused
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.reporting.models import Assessment, ReportDraft, ReportRevision
from ntm.usecases.reporting import board_statements, drafts, foreign_boards, uploads
from ntm.usecases.reporting.board_statements import Statement
from ntm.usecases.reporting.foreign_boards import Settled, Understood
from ntm.usecases.reporting.previews import Preview
from ntm.usecases.reporting.uploads import UploadRefused
from tests.usecases.access.places import BEGIN, person
from tests.usecases.assignments.world import World, assign, make_world, officer
from tests.usecases.reporting.boards_made import board, coloured, noted, saved
from tests.usecases.reporting.programme import WORKING_DAY, moment
from tests.usecases.reporting.test_agency_reports import open_for, rule

pytestmark = pytest.mark.django_db

ROWS: list[list[object]] = [
    [1, "Xã Nậm Xe", "x", "Đ", 1, "đã kiểm tra"],
    [2, "Bản Lang", "CĐ", "✓", 0, None],
    ["", "Tổng cộng", 1, 2, 1, None],
]


class Scene:
    """An agency's officer with an open report over two communes."""

    def __init__(self) -> None:
        self.world: World = make_world()
        assign(self.world, self.world.interior, "18")
        self.clerk: User = officer(self.world.interior, "interior")
        district = self.world.country.district
        Grant.objects.create(user=self.clerk, role=Role.AGENCY.value, unit=district, span=open_span(BEGIN))
        self.report_id = open_for(self.world, self.world.interior, by=self.clerk)
        self.first, self.second = self.world.country.commune.pk, self.world.second.pk

    def bring(self, content: bytes) -> UUID:
        return foreign_boards.stage_board(
            content,
            file_name="bang.xlsx",
            report_id=self.report_id,
            by=self.clerk,
            on=WORKING_DAY,
            at=moment(WORKING_DAY),
        )

    def understand(self, upload_id: UUID) -> Understood:
        return foreign_boards.understand(upload_id, by=self.clerk, on=WORKING_DAY)

    def read(
        self, upload_id: UUID, settled: Settled | None = None, *, colours: dict[str, str] | None = None
    ) -> Preview:
        found = self.understand(upload_id)
        assert found.guess is not None, found.problem
        as_guessed = Settled(
            found.sheet,
            found.guess.unit_column,
            {one.column: one.target for one in found.guess.columns if one.target},
            {sign.sign: sign.meaning for sign in found.guess.marks if sign.meaning},
            colours or {},
            found.found.shape,
            found.found.unit,
        )
        foreign_boards.settle(upload_id, settled or as_guessed, by=self.clerk, on=WORKING_DAY, at=moment(WORKING_DAY))
        return uploads.staged(upload_id, by=self.clerk, on=WORKING_DAY).preview

    def said(self, found: Preview) -> dict[tuple[int, str], str]:
        return {(int(one.key.split(":")[1]), one.key.split(":", 2)[2]): one.after for one in found.proposals}


@pytest.fixture
def scene() -> Scene:
    made = Scene()
    row = made.world.second.versions.get()
    row.name, row.name_key = "Bản Lang", "ban lang"
    row.save()
    return made


def test_a_board_under_merged_headings_is_read_with_reasons_and_nothing_is_written(scene: Scene) -> None:
    upload_id = scene.bring(saved(board(ROWS)))
    found = scene.understand(upload_id)
    assert found.board.name == "Tổng hợp"
    assert found.guess is not None
    targets = {one.column: one.target for one in found.guess.columns}
    assert targets == {0: "", 2: "m:18.1", 3: "m:18.2", 4: "m:18.5", 5: ""}
    assert all(one.reasons for one in found.guess.columns)
    assert found.guess.heading_rows == (3, 4)
    preview = scene.read(upload_id)
    assert scene.said(preview) == {
        (scene.first, "18.1"): "đạt",
        (scene.first, "18.2"): "đạt",
        (scene.first, "18.5"): "đạt",
        (scene.second, "18.1"): "chưa đạt",
        (scene.second, "18.2"): "đạt",
        (scene.second, "18.5"): "chưa đạt",
    }
    assert not ReportDraft.objects.exists()
    assert not preview.notes  # the totals agree


def test_a_total_that_does_not_agree_is_said_and_never_taken_for_a_unit(scene: Scene) -> None:
    wrong: list[list[object]] = [*ROWS[:2], ["", "Tổng cộng", 2, 2, 1, None]]
    preview = scene.read(scene.bring(saved(board(wrong))))
    assert [note for note in preview.notes if "Tổng cộng" in note and "ghi 2" in note and "được 1" in note]
    assert {unit for unit, _ in scene.said(preview)} == {scene.first, scene.second}


def test_rows_that_name_no_unit_and_repeated_ones_are_shown(scene: Scene) -> None:
    rows: list[list[object]] = [*ROWS[:2], [3, "Xã Lạ Hoắc", "x", "x", 1, None], [4, "Nậm Xe", "CĐ", "x", 1, None]]
    preview = scene.read(scene.bring(saved(board(rows))))
    assert [(text, why) for _, text, why in preview.unknown] == [
        ("Xã Lạ Hoắc", "không rõ đơn vị nào"),
        ("Nậm Xe", "trùng với dòng 6"),
    ]
    assert scene.said(preview)[scene.first, "18.1"] == "đạt"


def test_colours_say_nothing_until_somebody_says_what_they_mean(scene: Scene) -> None:
    book = board([[1, "Nậm Xe", None, None, None, None], [2, "Bản Lang", "x", None, None, None]])
    coloured(book, "C6", "92D050")
    coloured(book, "C7", "92D050")
    upload_id = scene.bring(saved(book))
    found = scene.understand(upload_id)
    assert found.guess is not None
    assert [(one.sign, one.count, one.meaning) for one in found.guess.colours] == [("92D050", 2, "")]
    assert set(scene.said(scene.read(upload_id))) == {(scene.second, "18.1")}
    assert scene.said(scene.read(upload_id, colours={"92D050": "1"})) == {
        (scene.first, "18.1"): "đạt",
        (scene.second, "18.1"): "đạt",
    }
    against = scene.read(upload_id, colours={"92D050": "0"})
    assert scene.said(against) == {(scene.first, "18.1"): "chưa đạt"}
    assert [why for _, _, why in against.unknown] == ["chữ và màu nói khác nhau"]


def test_marks_that_nobody_explained_and_days_are_shown_not_taken(scene: Scene) -> None:
    rows = [[1, "Nậm Xe", "≈", "15/03/2024", "x", None], [2, "Bản Lang", "x", "x", "x", None]]
    upload_id = scene.bring(saved(board(rows)))
    found = scene.understand(upload_id)
    assert found.guess is not None
    assert {one.sign: one.meaning for one in found.guess.marks} == {"x": "1", "≈": "", "(ngày tháng)": ""}
    preview = scene.read(upload_id)
    assert {(text, why) for _, text, why in preview.unknown} == {
        ("≈", "không rõ dấu này nghĩa là gì"),
        ("15/03/2024", "không rõ dấu này nghĩa là gì"),
    }


def test_hidden_rows_notes_and_formulas_are_asked_about(scene: Scene) -> None:
    book = board([[1, "Nậm Xe", "x", "x", "x", None], [2, "Bản Lang", "x", "x", "=C7", None]])
    page = book["Tổng hợp"]
    page.row_dimensions[6].hidden = True
    noted(book, "D7", "chờ quyết định")
    page["C7"] = "#REF!"
    preview = scene.read(scene.bring(saved(book)))
    by_key = {(int(one.key.split(":")[1]), one.key.split(":", 2)[2]): one for one in preview.proposals}
    assert by_key[scene.first, "18.1"].standing is Standing.DOUBTFUL
    assert "dòng ẩn" in by_key[scene.first, "18.1"].words
    assert "chờ quyết định" in by_key[scene.second, "18.2"].words
    assert by_key[scene.second, "18.1"].standing is Standing.REFUSED
    assert by_key[scene.second, "18.5"].standing is Standing.REFUSED
    assert "chưa được tính" in by_key[scene.second, "18.5"].words[0]


def test_how_a_table_was_read_is_remembered_by_its_headings_for_the_office(scene: Scene) -> None:
    first = scene.bring(saved(board(ROWS)))
    found = scene.understand(first)
    assert found.guess is not None
    assert found.remembered is None
    chosen = Settled(found.sheet, found.guess.unit_column, {2: "m:18.6"}, {"x": "1", "cđ": "0"}, {})
    scene.read(first, chosen)
    other_rows = [[1, "Bản Lang", "x", "x", 1, None], [2, "Nậm Xe", "x", "x", 1, None]]
    again = scene.understand(scene.bring(saved(board(other_rows))))
    assert again.remembered is not None
    assert again.remembered.columns == {2: "m:18.6"}
    assert scene.understand(scene.bring(saved(board(ROWS, two_rows=False)))).remembered is None


def test_a_mark_for_a_whole_criterion_sets_only_what_follows_from_it(scene: Scene) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["STT", "Xã", "TC 18", "TC 19"], [1, "Nậm Xe", "x", "x"], [2, "Bản Lang", "CĐ", "x"]):
        page.append(row)
    upload_id = scene.bring(saved(book))
    found = scene.understand(upload_id)
    assert found.guess is not None
    assert {one.column: one.target for one in found.guess.columns}[2] == "c:18"
    preview = scene.read(upload_id)
    said = scene.said(preview)
    assert {unit for unit, _ in said} == {scene.first}
    assert all(text == "đạt" for text in said.values())
    assert not preview.unknown
    statements = board_statements.statements_of(
        uploads.staged(upload_id, by=scene.clerk, on=WORKING_DAY), by=scene.clerk, on=WORKING_DAY
    )
    met, _, not_met, not_theirs = statements
    assert (met.unit_id, met.criterion, met.is_met, met.place) == (scene.first, 18, True, "Sheet!C2")
    assert met.items == ("18.1", "18.2", "18.3", "18.4", "18.5", "18.6")
    assert (not_met.unit_id, not_met.is_met, not_met.items) == (scene.second, False, ())
    assert "không nói chỉ tiêu nào" in not_met.words[0]
    assert (not_theirs.criterion, not_theirs.items) == (19, ())
    assert "không đánh giá chỉ tiêu nào" in not_theirs.words[0]


def test_that_a_criterion_is_met_becomes_the_sides_own_judgement_with_its_source_and_no_figure(scene: Scene) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["Xã", "Tiêu chí 18"], ["Nậm Xe", "Đ"], ["Bản Lang", "Đ"]):
        page.append(row)
    upload_id = scene.bring(saved(book))
    scene.read(upload_id)

    def shown() -> tuple[Statement, ...]:
        found = uploads.staged(upload_id, by=scene.clerk, on=WORKING_DAY)
        return board_statements.statements_of(found, by=scene.clerk, on=WORKING_DAY)

    def say(keys: list[str]) -> int:
        at = moment(WORKING_DAY)
        return board_statements.say(upload_id, keys=keys, client_id=uuid4(), by=scene.clerk, on=WORKING_DAY, at=at).said

    first, second = shown()
    assert say([first.key]) == 6
    words = Assessment.objects.filter(unit_id=scene.first)
    assert {(row.side, row.judgement) for row in words} == {("lead", "met")}
    assert {row.note for row in words} == {"Theo tệp “bang.xlsx”, ô Sheet!B2: cả tiêu chí 18 đạt."}
    assert not ReportRevision.objects.exists()
    assert not ReportDraft.objects.exists()
    assert (shown()[0].items, shown()[0].words) == ((), ("đã ghi đạt từ trước",))
    with pytest.raises(UploadRefused, match="đánh giá khác"):
        say([first.key, second.key])
    assert not Assessment.objects.filter(unit_id=scene.second).exists()


def test_what_was_read_is_taken_into_the_draft_by_the_same_preview(scene: Scene) -> None:
    upload_id = scene.bring(saved(board(ROWS)))
    preview = scene.read(upload_id)
    uploads.take(
        upload_id,
        keys=[one.key for one in preview.proposals],
        mine={},
        client_id=upload_id,
        by=scene.clerk,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    assert ReportDraft.objects.get(report_id=scene.report_id).content[f"u:{scene.first}:18.1"]["v"] == "đạt"
    assert {one.standing for one in scene.read(scene.bring(saved(board(ROWS)))).proposals} == {Standing.SAME}


def test_a_workbook_without_our_units_says_so_and_a_broken_one_is_refused(scene: Scene) -> None:
    found = scene.understand(scene.bring(saved(board([[1, "Hà Nội", "x", "x", 1, None]]))))
    assert found.guess is None
    assert "Không tìm thấy cột" in found.problem
    with pytest.raises(WorkbookRefused):
        scene.bring(b"PK\x03\x04 broken")


def test_two_columns_for_one_place_are_refused_and_never_guessed(scene: Scene) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["Xã", "18.1", "18.1 (bản cũ)"], ["Nậm Xe", "x", "CĐ"], ["Bản Lang", "x", "CĐ"]):
        page.append(row)
    upload_id = scene.bring(saved(book))
    found = scene.understand(upload_id)
    assert found.guess is not None
    assert sorted(one.target for one in found.guess.columns) == ["", "m:18.1"]
    twice = Settled(found.sheet, found.guess.unit_column, {1: "m:18.1", 2: "m:18.1"}, {"x": "1", "cđ": "0"}, {})
    with pytest.raises(UploadRefused, match="Hai cột B và C"):
        scene.read(upload_id, twice)


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

"""Somebody's own table is understood with reasons, settled by a person, remembered, and never taken on a guess."""

from __future__ import annotations

from uuid import uuid4

import openpyxl
import pytest

from ntm.core.reporting.proposals import Standing
from ntm.documents.workbooks import WorkbookRefused
from ntm.store.reporting.models import Assessment, ReportDraft, ReportRevision
from ntm.usecases.reporting import board_statements, uploads
from ntm.usecases.reporting.board_statements import Statement
from ntm.usecases.reporting.foreign_boards import Settled
from ntm.usecases.reporting.uploads import UploadRefused
from tests.usecases.reporting.board_scene import ROWS, Scene, make_scene
from tests.usecases.reporting.boards_made import board, coloured, noted, saved
from tests.usecases.reporting.programme import WORKING_DAY, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


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

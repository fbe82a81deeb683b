"""A report's form goes away as a workbook and comes back: nothing is lost, doubled, or taken without a person."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from datetime import timedelta
from uuid import UUID, uuid4

import openpyxl
import pytest
from openpyxl.comments import Comment

from ntm.core.kernel.states import Role, UnitKind
from ntm.core.reporting.proposals import Standing
from ntm.documents.forms.reading import NotOurForm
from ntm.store.accounts.models import User
from ntm.store.reporting.models import ReportDraft, StagedUpload
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import drafts, form_workbooks, uploads
from ntm.usecases.reporting.previews import Proposal
from ntm.usecases.reporting.uploads import Taken, UploadNotFound, UploadRefused
from tests.usecases.access.places import BEGIN, REFORM, add_unit, person
from tests.usecases.reporting.programme import (
    SOURCE,
    WORKING_DAY,
    Programme,
    figure,
    make_programme,
    moment,
    save,
    send,
)
from tests.usecases.reporting.workbooks_filled import change, fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def report_id(programme: Programme) -> int:
    return programme.open()


def download(report_id: int, by: User) -> bytes:
    return form_workbooks.workbook_of(report_id, by=by, on=WORKING_DAY, at=moment(WORKING_DAY))[1]


def bring(report_id: int, content: bytes, by: User) -> UUID:
    return uploads.stage_form(
        content, file_name="bieu.xlsx", report_id=report_id, by=by, on=WORKING_DAY, at=moment(WORKING_DAY)
    )


def look(upload_id: UUID, by: User) -> dict[str, Proposal]:
    found = uploads.staged(upload_id, by=by, on=WORKING_DAY)
    return {one.key: one for one in found.preview.proposals}


def take(upload_id: UUID, by: User, *keys: str, mine: Mapping[str, str] | None = None) -> Taken:
    wanted: Collection[str] = keys or look(upload_id, by)
    return uploads.take(
        upload_id, keys=wanted, mine=mine or {}, client_id=uuid4(), by=by, on=WORKING_DAY, at=moment(WORKING_DAY)
    )


def drafted(report_id: int) -> Mapping[str, object]:
    row = ReportDraft.objects.filter(report_id=report_id).first()
    return row.content if row is not None else {}


def test_a_form_that_nobody_filled_in_says_nothing(programme: Programme, report_id: int) -> None:
    assert look(bring(report_id, download(report_id, programme.officer), programme.officer), programme.officer) == {}


def test_what_was_filled_in_is_shown_first_and_written_only_when_taken(programme: Programme, report_id: int) -> None:
    form = download(report_id, programme.officer)
    filled = fill(form, {"10.1": 45.5, "18.1": "đạt"}, words={"Tình hình triển khai": "Đã làm đường.\nCòn 1 km."})
    upload_id = bring(report_id, filled, programme.officer)
    shown = look(upload_id, programme.officer)
    assert {key: one.standing for key, one in shown.items()} == {
        "f:10.1": Standing.NEW,
        "f:18.1": Standing.NEW,
        "t:progress": Standing.NEW,
    }
    assert shown["f:10.1"].after == "45,5"
    assert drafted(report_id) == {}
    assert take(upload_id, programme.officer).count == 3
    assert drafted(report_id) == {
        "f:10.1": figure("45,5"),
        "f:18.1": figure("đạt"),
        "t:progress": "Đã làm đường.\nCòn 1 km.",
    }


def test_some_cells_may_be_taken_and_the_rest_left(programme: Programme, report_id: int) -> None:
    upload_id = bring(
        report_id, fill(download(report_id, programme.officer), {"10.1": 45.5, "4.2": 96}), programme.officer
    )
    assert take(upload_id, programme.officer, "f:4.2").count == 1
    assert set(drafted(report_id)) == {"f:4.2"}
    assert {key: one.standing for key, one in look(upload_id, programme.officer).items()} == {
        "f:10.1": Standing.NEW,
        "f:4.2": Standing.SAME,
    }


def test_the_same_file_twice_changes_nothing(programme: Programme, report_id: int) -> None:
    filled = fill(download(report_id, programme.officer), {"10.1": 45.5, "10.1.o": "=HYPERLINK(1)"})
    take(bring(report_id, filled, programme.officer), programme.officer)
    version = ReportDraft.objects.get(report_id=report_id).version
    again = bring(report_id, filled, programme.officer)
    assert {one.standing for one in look(again, programme.officer).values()} == {Standing.SAME}
    assert take(again, programme.officer).count == 0
    assert ReportDraft.objects.get(report_id=report_id).version == version
    assert any("đã được nhận 1 ô" in note for note in StagedUpload.objects.get(pk=again).notes)


def test_a_text_like_a_formula_stays_a_text_on_both_ways(programme: Programme, report_id: int) -> None:
    save(report_id, {"f:10.1": figure("45", o="=1+1"), "t:progress": "- Đã làm đường"}, by=programme.officer)
    form = download(report_id, programme.officer)
    assert b"<f>" not in form
    assert look(bring(report_id, form, programme.officer), programme.officer) == {}
    again = fill(form, {"10.1": 46})
    assert look(bring(report_id, again, programme.officer), programme.officer)["f:10.1"].entry == {
        "v": "46",
        "o": "=1+1",
    }


def test_a_form_of_an_older_draft_shows_both_sides_and_a_person_chooses(programme: Programme, report_id: int) -> None:
    old = download(report_id, programme.officer)
    colleague = person(Role.COMMUNE_OFFICER, programme.country.commune, username="colleague")
    save(report_id, {"f:10.1": figure("44"), "f:4.2": figure("96")}, by=colleague)
    upload_id = bring(report_id, fill(old, {"10.1": 45.5}), programme.officer)
    shown = look(upload_id, programme.officer)
    assert set(shown) == {"f:10.1"}  # what was not touched in the file is no word against the colleague's
    both = shown["f:10.1"]
    assert (both.standing, both.theirs, both.theirs_by, both.after) == (
        Standing.CONFLICT,
        "44",
        str(colleague),
        "45,5",
    )
    assert take(upload_id, programme.officer).count == 0
    assert take(upload_id, programme.officer, mine={"f:10.1": both.token}).count == 1
    assert drafted(report_id)["f:10.1"] == figure("45,5")
    assert drafted(report_id)["f:4.2"] == figure("96")


def test_a_choice_between_two_is_asked_again_when_the_other_moved(programme: Programme, report_id: int) -> None:
    old = download(report_id, programme.officer)
    first = save(report_id, {"f:10.1": figure("44")}, by=programme.officer)
    upload_id = bring(report_id, fill(old, {"10.1": 45.5}), programme.officer)
    token = look(upload_id, programme.officer)["f:10.1"].token
    save(report_id, {"f:10.1": figure("43")}, base=first.content, by=programme.officer)
    assert take(upload_id, programme.officer, mine={"f:10.1": token}) == Taken(0, ("f:10.1",))
    assert drafted(report_id)["f:10.1"] == figure("43")


def test_a_figure_said_anew_since_the_form_was_taken_is_asked(programme: Programme, report_id: int) -> None:
    old = download(report_id, programme.officer)
    saved = save(report_id, {"f:10.1": figure("44"), "source": SOURCE}, by=programme.officer)
    send(report_id, saved.version, by=programme.officer)
    other, same = fill(old, {"10.1": 45.5}), fill(old, {"10.1": 44})
    both = look(bring(report_id, other, programme.officer), programme.officer)["f:10.1"]
    assert (both.standing, both.theirs) == (Standing.CONFLICT, "44")
    agreed = look(bring(report_id, same, programme.officer), programme.officer)["f:10.1"]
    assert agreed.standing is Standing.SAME


def test_the_same_file_changes_nothing_after_its_figures_were_sent(programme: Programme, report_id: int) -> None:
    form = download(report_id, programme.officer)
    typed: dict[str, object] = {"10.1": 45.5, "4.2.n": 40, "4.2.d": 50, "4.2.o": "đếm lại", "17.1.e": 80, "17.1": 75}
    words = {"Tình hình triển khai": "Đã làm đường.", "Nguồn chung của số liệu": SOURCE}
    filled = fill(form, typed, words=words)
    take(bring(report_id, filled, programme.officer), programme.officer)
    send(report_id, ReportDraft.objects.get(report_id=report_id).version, by=programme.officer)
    again = bring(report_id, filled, programme.officer)
    assert {key: one.standing for key, one in look(again, programme.officer).items()} == dict.fromkeys(
        ("f:10.1", "f:4.2", "f:17.1", "t:progress", "source"), Standing.SAME
    )
    assert take(again, programme.officer).count == 0
    more = look(bring(report_id, fill(form, typed | {"17.1.e": 81}), programme.officer), programme.officer)
    assert more["f:17.1"].standing is not Standing.SAME


def test_doubtful_and_impossible_figures_are_told_apart(programme: Programme, report_id: int) -> None:
    form = download(report_id, programme.officer)
    shown = look(
        bring(
            report_id,
            fill(form, {"4.2": 96, "4.2.n": 40, "4.2.d": 50, "4.1": 101, "18.1": "chắc là đạt"}),
            programme.officer,
        ),
        programme.officer,
    )
    assert shown["f:4.2"].standing is Standing.DOUBTFUL
    assert "là 80%, không phải 96%" in shown["f:4.2"].words[0]
    assert shown["f:4.1"].standing is Standing.REFUSED
    assert shown["f:18.1"].standing is Standing.REFUSED


def test_a_number_in_a_cell_is_that_number_and_only_a_typed_text_may_be_two(
    programme: Programme, report_id: int
) -> None:
    form = download(report_id, programme.officer)
    for number, kept, shown_as in (
        (1200, "1200", "1.200"),
        (42.125, "42,1250", "42,125"),
        (57.2 + 0.3, "57,5", "57,5"),
    ):
        shown = look(bring(report_id, fill(form, {"10.1": number}), programme.officer), programme.officer)["f:10.1"]
        assert (shown.entry, shown.after, shown.standing) == ({"v": kept}, shown_as, Standing.NEW)
    typed = look(bring(report_id, fill(form, {"10.1": "11.000"}), programme.officer), programme.officer)["f:10.1"]
    assert typed.standing is Standing.DOUBTFUL
    assert typed.words == ("“11.000” là mười một nghìn (11.000) hay mười một (11)?",)
    assert typed.entry == {"v": "11.000"}


def test_the_same_number_written_otherwise_is_no_conflict(programme: Programme, report_id: int) -> None:
    form = download(report_id, programme.officer)
    save(report_id, {"f:10.1": figure("1.200")}, by=programme.office)
    shown = look(bring(report_id, fill(form, {"10.1": 1200}), programme.officer), programme.officer)
    assert shown["f:10.1"].standing is Standing.SAME


def test_a_share_typed_with_its_sign_is_that_share_and_a_pinned_note_is_asked_about(
    programme: Programme, report_id: int
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(fill(download(report_id, programme.officer), {"4.2": 0.575, "10.1": 45})))
    cells = {cell.value: cell for row in book["Số liệu"].iter_rows() for cell in row if cell.value in (0.575, 45)}
    cells[0.575].number_format = "0.0%"  # what a program makes of "57,5%"
    cells[45].comment = Comment("số ước", "ai đó")
    buffer = io.BytesIO()
    book.save(buffer)
    shown = look(bring(report_id, buffer.getvalue(), programme.officer), programme.officer)
    assert (shown["f:4.2"].entry, shown["f:4.2"].standing) == ({"v": "57,5%"}, Standing.NEW)
    assert (shown["f:10.1"].words, shown["f:10.1"].standing) == (("Ghi chú ở ô: số ước",), Standing.DOUBTFUL)


def test_formulas_give_their_last_value_and_are_asked_or_refused(programme: Programme, report_id: int) -> None:
    form = fill(download(report_id, programme.officer), {"10.1": "=40+5", "4.2": "#REF!"})
    shown = look(bring(report_id, form, programme.officer), programme.officer)
    assert "chưa được tính" in shown["f:10.1"].words[0]
    assert "lỗi công thức #REF!" in shown["f:4.2"].words[0]
    assert take(bring(report_id, form, programme.officer), programme.officer).count == 0


def test_a_form_of_another_unit_or_year_or_none_of_ours_is_refused(programme: Programme, report_id: int) -> None:
    country = programme.country
    other = add_unit("Bản Lang", UnitKind.COMMUNE, [country.district, country.province], BEGIN, REFORM)
    beside = person(Role.COMMUNE_OFFICER, other)
    theirs = drafts.open_report(
        rule_id=programme.rule_id,
        unit_id=other.pk,
        agency_id=None,
        period="2024-Q2",
        by=beside,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    with pytest.raises(UploadRefused, match="không phải của"):
        bring(report_id, download(theirs, beside), programme.officer)
    later = programme.open(period="2024-Q3", on=WORKING_DAY)
    with pytest.raises(UploadRefused, match="báo cáo đang mở là quý III"):
        bring(later, download(report_id, programme.officer), programme.officer)
    with pytest.raises(NotAllowed):
        bring(theirs, download(theirs, beside), person(Role.VILLAGE_HEAD, country.village))
    with pytest.raises(NotOurForm, match="đã bị sửa"):
        bring(report_id, change(download(report_id, programme.officer), "_ntm", "B3", "9"), programme.officer)
    assert StagedUpload.objects.count() == 0


def test_a_criterion_that_the_sender_does_not_own_is_refused_cell_by_cell(programme: Programme, report_id: int) -> None:
    form = fill(download(report_id, programme.officer), {"10.1": 45, "4.2": 96})
    limited = person(Role.COMMUNE_OFFICER, programme.country.commune, criteria=("4",), username="limited")
    shown = look(bring(report_id, form, limited), limited)
    assert shown["f:10.1"].standing is Standing.REFUSED
    assert "không thuộc tiêu chí" in shown["f:10.1"].words[0]
    assert shown["f:4.2"].standing is Standing.NEW
    assert take(bring(report_id, form, limited), limited).count == 1
    assert set(drafted(report_id)) == {"f:4.2"}


def test_rows_that_somebody_moved_are_found_by_what_they_are(programme: Programme, report_id: int) -> None:
    book = openpyxl.load_workbook(io.BytesIO(fill(download(report_id, programme.officer), {"10.1": 45.5})))
    book["Số liệu"].insert_rows(2, 3)
    book["Số liệu"].insert_cols(4)
    buffer = io.BytesIO()
    book.save(buffer)
    shown = look(bring(report_id, buffer.getvalue(), programme.officer), programme.officer)
    assert {key: one.after for key, one in shown.items()} == {"f:10.1": "45,5"}


def test_a_staged_file_is_its_senders_alone_and_is_forgotten_after_a_month(
    programme: Programme, report_id: int
) -> None:
    form = fill(download(report_id, programme.officer), {"10.1": 45.5})
    upload_id = bring(report_id, form, programme.officer)
    with pytest.raises(UploadNotFound):
        look(upload_id, programme.office)
    StagedUpload.objects.filter(pk=upload_id).update(at=moment(WORKING_DAY) - timedelta(days=uploads.KEPT_DAYS + 1))
    bring(report_id, form, programme.officer)
    with pytest.raises(UploadNotFound):
        look(upload_id, programme.officer)

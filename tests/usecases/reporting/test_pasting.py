"""A block copied from a spreadsheet goes where its names say, else where it was put; with the checks of any entry."""

from __future__ import annotations

import pytest

from ntm.core.kernel.states import Role, UnitKind
from ntm.core.reporting.proposals import Standing
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.reporting.models import ReportDraft
from ntm.usecases.reporting import form_workbooks, pasting, uploads
from ntm.usecases.reporting.pasting import PasteRefused
from ntm.usecases.reporting.previews import Preview
from tests.usecases.access.places import BEGIN, REFORM, add_unit
from tests.usecases.assignments.world import World, assign, make_world, officer
from tests.usecases.reporting.programme import WORKING_DAY, Programme, make_programme, moment
from tests.usecases.reporting.test_agency_reports import open_for
from tests.usecases.reporting.workbooks_filled import fill_grid

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def pasted(programme: Programme, text: str, *, key: str = "", field: str = "v") -> Preview:
    return staged(programme.open(), text, key=key, field=field, by=programme.officer)


def staged(report_id: int, text: str, *, key: str = "", field: str = "v", by: User) -> Preview:
    upload_id = pasting.stage(report_id, text, key=key, field=field, by=by, on=WORKING_DAY, at=moment(WORKING_DAY))
    return uploads.staged(upload_id, by=by, on=WORKING_DAY).preview


def said(found: Preview) -> dict[str, object]:
    return {one.key: one.entry for one in found.proposals}


def test_a_column_goes_down_from_the_cell_where_it_was_put(programme: Programme) -> None:
    found = pasted(programme, "96,5\r\n88\r\n", key="f:4.1", field="v")
    assert said(found) == {"f:4.1": {"v": "96,5"}, "f:4.2": {"v": "88"}}
    assert found.counts[Standing.REFUSED] == 1  # 4.1 takes đạt or chưa đạt
    assert not ReportDraft.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "10.1\t45,5\n4.2\t96,5",
        "Mã\tKết quả\n10.1\t45,5\n4.2\t96,5",
        "STT\tMã\tĐVT\tKết quả\n1\t4.2\t%\t96,5\n2\t10.1\ttr.đ\t45,5",
        "Biểu 1\n\nTT\tChỉ tiêu\tYêu cầu\tĐến nay\n10.1\tThu nhập\t≥ 45\t45,5\n4.2\tĐiện\ttừ 98 %\t96,5",
    ],
)
def test_titles_numbers_of_rows_and_units_around_the_figures_are_no_figures(programme: Programme, text: str) -> None:
    found = pasted(programme, text)
    assert said(found) == {"f:4.2": {"v": "96,5"}, "f:10.1": {"v": "45,5"}}
    assert {why for _, _, why in found.unknown} <= {"dòng tiêu đề"}


def test_a_blank_row_of_a_block_leaves_its_row_of_the_form_alone(programme: Programme) -> None:
    assert said(pasted(programme, "đạt\n\nđạt\n", key="f:18.1")) == {"f:18.1": {"v": "đạt"}, "f:18.3": {"v": "đạt"}}


def test_words_for_a_column_of_words_are_no_titles(programme: Programme) -> None:
    found = pasted(programme, "chưa đo\nđạt từ tháng 5\n12 hộ", key="f:4.1", field="o")
    assert [one["o"] for one in said(found).values() if isinstance(one, dict)] == ["chưa đo", "đạt từ tháng 5", "12 hộ"]


def test_columns_beside_each_other_are_value_and_its_parts(programme: Programme) -> None:
    found = pasted(programme, "80\t40\t50", key="f:4.2")
    assert said(found) == {"f:4.2": {"v": "80", "n": "40", "d": "50"}}
    assert found.counts[Standing.NEW] == 1


def test_rows_that_name_their_indicator_go_by_name_in_whatever_order(programme: Programme) -> None:
    found = pasted(programme, "18.1\tĐ\n10.1\t45,5\n77.7\t3\n")
    assert said(found) == {"f:10.1": {"v": "45,5"}, "f:18.1": {"v": "đạt"}}
    assert [(place, text) for place, text, _ in found.unknown] == [("dòng 3, cột 2", "3")]


def test_a_text_like_a_formula_is_shown_as_a_text_and_refused(programme: Programme) -> None:
    found = pasted(programme, "=cmd|' /C calc'!A0", key="f:10.1")
    assert [one.standing for one in found.proposals] == [Standing.REFUSED]


@pytest.mark.parametrize("text", ["", "  \n ", "x\t" * 300, "1\n" * 6000, "9" * 1_000_001])
def test_nothing_and_too_much_are_refused(programme: Programme, text: str) -> None:
    with pytest.raises(PasteRefused):
        pasted(programme, text)


def test_what_is_below_the_form_is_shown_and_lost(programme: Programme) -> None:
    found = pasted(programme, "\n".join(["1"] * 200), key="f:19.2")
    assert found.unknown[-1][2] == "quá dòng cuối của biểu"


@pytest.fixture
def world() -> World:
    made = make_world()
    assign(made, made.interior, "18")
    return made


@pytest.fixture
def clerk(world: World) -> User:
    made = officer(world.interior, "interior")
    Grant.objects.create(user=made, role=Role.AGENCY.value, unit=world.country.district, span=open_span(BEGIN))
    return made


def test_an_agencys_block_goes_by_the_names_of_communes_and_codes_of_indicators(world: World, clerk: User) -> None:
    beside = add_unit("Bản Lang", UnitKind.COMMUNE, [world.country.district, world.country.province], BEGIN, REFORM)
    report_id = open_for(world, world.interior, by=clerk)
    text = "Xã\t18.5\t18.1\nXã Bản Lang\tđạt\tchưa đạt\nNậm Xe\t\tx\nHuyện khác\tx\tx"
    found = staged(report_id, text, by=clerk)
    assert said(found) == {
        f"u:{beside.pk}:18.5": {"v": "đạt"},
        f"u:{beside.pk}:18.1": {"v": "chưa đạt"},
        f"u:{world.country.commune.pk}:18.1": {"v": "đạt"},
    }
    assert {why for _, _, why in found.unknown} == {"không rõ dòng “Huyện khác”"}
    assert found.counts[Standing.NEW] == 3


def test_an_agencys_form_goes_away_with_its_communes_and_comes_back(world: World, clerk: User) -> None:
    report_id = open_for(world, world.interior, by=clerk)
    _, form = form_workbooks.workbook_of(report_id, by=clerk, on=WORKING_DAY, at=moment(WORKING_DAY))
    filled = fill_grid(form, {("Xã Nậm Xe", "18.1"): "đạt"})
    upload_id = uploads.stage_form(
        filled, file_name="bieu.xlsx", report_id=report_id, by=clerk, on=WORKING_DAY, at=moment(WORKING_DAY)
    )
    found = uploads.staged(upload_id, by=clerk, on=WORKING_DAY).preview
    assert said(found) == {f"u:{world.country.commune.pk}:18.1": {"v": "đạt"}}
    assert found.proposals[0].unit_name == "xã Nậm Xe"


def test_an_agencys_form_takes_the_parts_of_a_share_and_what_is_expected(world: World, clerk: User) -> None:
    assign(world, world.interior, "4")
    report_id = open_for(world, world.interior, by=clerk)
    _, form = form_workbooks.workbook_of(report_id, by=clerk, on=WORKING_DAY, at=moment(WORKING_DAY))
    place = "Xã Nậm Xe"
    filled = fill_grid(form, {(place, "4.2.n"): 1200, (place, "4.2.d"): 1250, (place, "4.2.e"): 98})
    upload_id = uploads.stage_form(
        filled, file_name="bieu.xlsx", report_id=report_id, by=clerk, on=WORKING_DAY, at=moment(WORKING_DAY)
    )
    found = uploads.staged(upload_id, by=clerk, on=WORKING_DAY).preview
    key = f"u:{world.country.commune.pk}:4.2"
    assert said(found) == {key: {"n": "1200", "d": "1250", "e": "98"}}
    assert found.proposals[0].after == "tử số 1.200; mẫu số 1.250; ước 98"
    uploads.take(upload_id, keys=[key], mine={}, client_id=upload_id, by=clerk, on=WORKING_DAY, at=moment(WORKING_DAY))
    _, again = form_workbooks.workbook_of(report_id, by=clerk, on=WORKING_DAY, at=moment(WORKING_DAY))
    later = uploads.stage_form(
        again, file_name="bieu.xlsx", report_id=report_id, by=clerk, on=WORKING_DAY, at=moment(WORKING_DAY)
    )
    assert not uploads.staged(later, by=clerk, on=WORKING_DAY).preview.proposals


def test_a_colleagues_parts_of_a_figure_stay_when_its_value_alone_is_pasted(programme: Programme) -> None:
    from tests.usecases.reporting.programme import figure, save

    report_id = programme.open()
    save(report_id, {"f:4.2": figure("80", n="40", d="50")}, by=programme.officer)
    assert said(pasted(programme, "81", key="f:4.2")) == {"f:4.2": {"v": "81", "n": "40", "d": "50"}}

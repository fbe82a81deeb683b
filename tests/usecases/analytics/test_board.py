"""The board of a place on a day, against a plan and the year before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Level, Role, Verdict
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import board as boards
from ntm.usecases.analytics.board import Board, NothingToShow, Only, Selection
from ntm.usecases.analytics.places import NotOnThatDay
from ntm.usecases.planning import operations as planning
from ntm.usecases.planning.queries import NoSuchPlan
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries as units
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import AT, END_2022, END_2023, WORKING, Scene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(country_database: None, django_db_blocker: object) -> Iterator[Scene]:
    with scenes.in_one_transaction(django_db_blocker) as built:
        yield built


def district_board(scene: Scene, **asked: object) -> Board:
    wanted: dict[str, object] = {
        "place_id": scene.phong_tho,
        "asked_day": None,
        "working_day": WORKING,
        "plan_id": None,
        "level": Level.COMMUNE,
        "by": scene.people[Role.DISTRICT_OFFICE],
    }
    return boards.board(**{**wanted, **asked})  # type: ignore[arg-type]


def row_of(board: Board, name: str) -> int:
    return next(row for row, unit in enumerate(board.units) if unit.name == name)


def test_a_board_opens_on_the_last_day_that_has_figures(scene: Scene) -> None:
    board = district_board(scene)
    assert board.on == END_2023
    assert board.days == (END_2023, END_2022)


def test_a_board_counts_xa_only_and_shows_the_town_apart(scene: Scene) -> None:
    board = district_board(scene)
    assert board.judged.summary.counted == 16
    assert len(board.units) == 17
    assert [unit.name for unit in board.units if not unit.is_counted] == ["Phong Thổ"]
    assert [group.is_counted for group in board.groups] == [True, False]


def test_the_province_groups_its_94_communes_by_district(scene: Scene) -> None:
    board = district_board(scene, place_id=scene.province, by=scene.people[Role.LEADER])
    counted = [group for group in board.groups if group.is_counted]
    assert sum(len(group.rows) for group in counted) == board.judged.summary.counted == 94
    assert len(board.units) == 106
    assert {group.title for group in counted} >= {"Huyện Phong Thổ", "Huyện Tam Đường"}
    assert sum(group.met[0] for group in counted) == board.judged.summary.criteria[0].met


def test_recognised_and_full_are_two_things(scene: Scene) -> None:
    board = district_board(scene)
    assert board.recognized_count == 4
    assert [unit.name for unit in board.slipped] == ["Huổi Luông"]
    assert bool(board.judged.full[row_of(board, "Mường So")])


def test_recognition_counts_from_the_day_of_its_decision(scene: Scene) -> None:
    huoi_luong = scene.communes["Huổi Luông"]
    before = district_board(scene, asked_day=date(2022, 12, 19))
    after = district_board(scene, asked_day=date(2022, 12, 20))
    assert huoi_luong not in before.recognized
    assert huoi_luong in after.recognized


def test_a_commune_that_said_nothing_is_silent_and_not_in_any_band(scene: Scene) -> None:
    board = district_board(scene)
    assert [unit.name for unit in board.silent] == ["Vàng Ma Chải"]
    assert (board.partition.in_bands, board.partition.silent) == (15, 1)
    assert board.partition.holds
    flags = set(board.judged.rolled[row_of(board, "Vàng Ma Chải")].tolist())
    assert flags == {int(Verdict.NOT_REPORTED.flag)}


def test_an_older_figure_stands_and_says_its_day(scene: Scene) -> None:
    board = district_board(scene)
    assert board.judged.as_of[row_of(board, "Tung Qua Lìn")] == END_2022
    assert board.judged.as_of[row_of(board, "Nậm Xe")] == END_2023


def test_the_mean_is_rounded_half_up_over_communes_that_reported(scene: Scene) -> None:
    board = district_board(scene)
    counted = board.judged.counted & board.judged.reported
    exact = Decimal(int(board.judged.met[counted].sum())) / 15
    assert board.mean == exact.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


def test_the_year_before_stands_beside_with_its_own_counts(scene: Scene) -> None:
    board = district_board(scene)
    assert board.before is not None
    assert board.before.day == END_2022
    own = district_board(scene, asked_day=END_2022)
    assert dict(board.before.met) == {count.number: count.met for count in own.judged.summary.criteria}
    assert own.before is None  # nothing was said by the end of 2021


def test_a_plans_levels_stand_and_its_starting_levels_do_not(scene: Scene) -> None:
    promises = district_board(scene).promises
    assert promises is not None
    assert promises.plan.number == "133/KH-UBND"
    assert (promises.criteria[2].level, promises.baselines[2]) == (8, 5)
    assert (promises.criteria[16].level, promises.criteria[16].text) == (None, "+1")
    assert promises.bands["15-18"].level == 2
    assert "19" not in promises.bands
    assert promises.mean is not None
    assert promises.mean.value == Decimal("13.56")
    assert promises.standard is None
    assert promises.standard_kept is not None


def test_a_target_that_a_finding_speaks_of_carries_it(scene: Scene) -> None:
    promises = district_board(scene).promises
    assert promises is not None
    assert promises.mean is not None
    assert promises.mean.contradiction is not None
    assert promises.mean.contradiction.id == scene.finding
    assert promises.criteria[2].contradiction is None


def test_communes_that_a_plan_names_are_registered_and_unknown_names_are_said(scene: Scene) -> None:
    promises = district_board(scene).promises
    assert promises is not None
    dao_san = scene.communes["Dào San"]
    assert {number for unit_id, number in promises.registered if unit_id == dao_san} == {16, 18}
    assert promises.unmatched == ("Bản Không Có",)


def test_a_withdrawn_target_promises_nothing(scene: Scene) -> None:
    by = scene.people[Role.DISTRICT_OFFICE]
    fact = {"kind": "criterion_count", "criterion": "5", "numerator": 9, "denominator": 16, "quote": "9/16", "start": 7}
    target = planning.record_target(plan_id=scene.plan, fact=fact, by=by, at=AT, on=WORKING)
    with_it = district_board(scene).promises
    planning.withdraw_target(target_id=target, by=by, at=AT, on=WORKING)
    without = district_board(scene).promises
    assert with_it is not None
    assert without is not None
    assert 5 in with_it.criteria
    assert 5 not in without.criteria


def test_a_plan_of_another_place_is_not_found_here(scene: Scene) -> None:
    with pytest.raises(NoSuchPlan):
        district_board(scene, place_id=scene.province, plan_id=scene.plan)


@pytest.mark.parametrize("only", list(Only))
def test_each_choice_shows_only_its_rows(scene: Scene, only: Only) -> None:
    board = district_board(scene)
    shown = boards.rows_shown(board, Selection(only=only))
    expected = {
        Only.RECOGNIZED: {"Mường So", "Khổng Lào", "Ma Li Pho", "Huổi Luông"},
        Only.SLIPPED: {"Huổi Luông"},
        Only.REGISTERED: {"Dào San", "Pa Vây Sử", "Hoang Thèn"},
        Only.SILENT: {"Vàng Ma Chải"},
        Only.FULL: {unit.name for unit, full in zip(board.units, board.judged.full, strict=True) if full},
    }[only]
    assert {unit.name for unit, one in zip(board.units, shown, strict=True) if one} == expected


def test_a_verdict_on_a_criterion_selects_its_rows(scene: Scene) -> None:
    board = district_board(scene)
    shown = boards.rows_shown(board, Selection(criterion=17, verdict=Verdict.MET))
    assert np.array_equal(shown, board.judged.rolled[:, 16] == 1)
    assert 0 < shown.sum() < len(shown)


def test_lacking_selects_whatever_is_not_met(scene: Scene) -> None:
    board = district_board(scene)
    shown = boards.rows_shown(board, Selection(criterion=17, lacking=True))
    assert np.array_equal(shown, board.judged.rolled[:, 16] != 1)
    assert 0 < shown.sum() < len(shown)


def test_a_band_selects_communes_with_that_many_criteria(scene: Scene) -> None:
    board = district_board(scene)
    shown = boards.rows_shown(board, Selection(band="10-14"))
    assert all(10 <= met <= 14 for met in board.judged.met[shown])
    assert shown.sum() >= 1


def test_queries_do_not_grow_with_the_communes(scene: Scene) -> None:
    by = scene.people[Role.LEADER]
    counts = []
    for place in (scene.phong_tho, scene.province):
        district_board(scene, place_id=place, by=by)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            board = district_board(scene, place_id=place, by=by)
        counts.append((len(board.units), len(queries)))
    (few, queries_for_few), (many, queries_for_many) = counts
    assert many > 5 * few
    assert queries_for_many <= queries_for_few <= 18


def test_a_stranger_to_the_province_is_refused(scene: Scene) -> None:
    tuan_giao = next(
        unit.id
        for province in units.provinces(END_2023)
        if province.name == "Điện Biên"
        for unit in units.children(province.id, END_2023)
        if unit.name == "Tuần Giáo"
    )
    with pytest.raises(NotAllowed):
        district_board(scene, place_id=tuan_giao)


def test_a_district_has_no_board_after_its_last_day(scene: Scene) -> None:
    leader = scene.people[Role.LEADER]
    last = district_board(scene, asked_day=date(2025, 6, 30), working_day=date(2025, 9, 10), by=leader)
    assert len(last.units) == 17
    with pytest.raises(NotOnThatDay) as refused:
        district_board(scene, asked_day=date(2025, 7, 1), working_day=date(2025, 9, 10), by=leader)
    assert refused.value.end == date(2025, 7, 1)


def test_from_july_2025_the_province_has_communes_without_districts(scene: Scene) -> None:
    by = scene.people[Role.LEADER]
    board = district_board(
        scene, place_id=scene.province, asked_day=date(2025, 9, 10), working_day=date(2025, 9, 10), by=by
    )
    assert [group.unit_id for group in board.groups if group.is_counted] == [None]
    assert board.judged.summary.counted == 36
    assert len(board.units) == 38


@pytest.mark.parametrize(("day", "criteria"), [(date(2026, 2, 14), 19), (date(2026, 2, 15), 10)])
def test_the_set_changes_on_15_february_2026(scene: Scene, day: date, criteria: int) -> None:
    by = scene.people[Role.LEADER]
    board = district_board(scene, place_id=scene.province, asked_day=day, working_day=day, by=by)
    assert len(board.criteria_set.criteria) == criteria
    assert board.judged.rolled.shape == (38, criteria)


def test_villages_have_their_own_board_that_claims_nothing_of_an_incomplete_set(scene: Scene) -> None:
    nam_xe = scene.communes["Nậm Xe"]
    officer = scene.people[Role.COMMUNE_OFFICER]
    with pytest.raises(NothingToShow):
        district_board(scene, place_id=nam_xe, level=Level.VILLAGE, by=officer)
    territory.add_village(commune_id=nam_xe, name="Huổi Hán", on=WORKING, by=officer, at=AT)
    board = district_board(scene, place_id=nam_xe, level=Level.VILLAGE, by=officer)
    assert [unit.name for unit in board.units] == ["Huổi Hán"]
    assert board.judged.summary.counted == 1
    assert not board.criteria_set.complete
    assert not board.judged.full.any()

"""A large board is taken by an office in one go: every unit gets one revision, and nothing that stood is lost."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Role
from ntm.store.reporting.models import Origin, ReportRevision
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.audit import verification
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import board_figures, queries
from ntm.usecases.reporting.appending import FiguresRefused
from ntm.usecases.reporting.board_figures import ReadBoard, WrittenBoard
from tests.usecases.access.places import person
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def the_set() -> CriteriaSet:
    return criteria.library().sets["commune-2021-2025"]


def board(**values: float) -> ReadBoard:
    codes = tuple(code.removeprefix("m").replace("_", ".") for code in values)
    return ReadBoard(np.array([list(values.values())]), codes, {})


def append(programme: Programme, what: ReadBoard, **more: object) -> WrittenBoard:
    given: dict[str, object] = {
        "place_id": programme.country.district.pk,
        "unit_ids": [programme.country.commune.pk],
        "as_of": WORKING_DAY,
        "criteria_set": the_set(),
        "source": SOURCE,
        "by": programme.office,
        "on": WORKING_DAY,
        "at": moment(WORKING_DAY),
    }
    return board_figures.append_board(what, **(given | more))  # type: ignore[arg-type]


def standing(programme: Programme) -> dict[str, float]:
    found = queries.figures_on([programme.country.commune.pk], criteria_set=the_set(), on=WORKING_DAY)
    codes = [measure.code for measure in the_set().measures]
    return {code: value for code, value in zip(codes, found.values[0].tolist(), strict=True) if not math.isnan(value)}


def test_what_a_board_says_stands_and_what_it_does_not_say_stays(programme: Programme) -> None:
    assert append(programme, board(m10_1=45.5, m4_2=96.0)) == WrittenBoard(1, 2)
    assert append(programme, board(m10_1=46.0, m4_2=math.nan)) == WrittenBoard(1, 1)
    assert standing(programme) == {"10.1": 46.0, "4.2": 96.0}
    newest = ReportRevision.objects.latest("pk")
    assert (newest.revision, newest.source, newest.by_id) == (2, SOURCE, programme.office.pk)
    place = newest.form.measures.index
    assert [newest.src[place(code)] for code in ("10.1", "4.2", "18.1")] == [
        Origin.ENTERED,
        Origin.CARRIED,
        Origin.ABSENT,
    ]
    assert newest.v[place("18.1")] is None


def test_the_same_board_again_writes_nothing(programme: Programme) -> None:
    append(programme, board(m10_1=45.5))
    assert append(programme, board(m10_1=45.5)) == WrittenBoard(0, 0)
    assert ReportRevision.objects.count() == 1


def test_parts_behind_a_figure_stay_with_it(programme: Programme) -> None:
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": figure("80", n="40", d="50"), "source": SOURCE}, by=programme.officer)
    send(report_id, saved.version, by=programme.officer)
    append(programme, board(m10_1=45.5))
    newest = ReportRevision.objects.latest("pk")
    at = newest.form.measures.index("4.2")
    assert newest.n is not None
    assert newest.d is not None
    assert (newest.v[at], newest.n[at], newest.d[at]) == (80, 40, 50)


def test_a_board_is_recorded_unit_by_unit(programme: Programme) -> None:
    append(programme, board(m10_1=45.5))
    assert verification.verify().holds


def test_only_an_office_of_the_place_takes_a_board_and_only_a_sound_one(programme: Programme) -> None:
    country = programme.country
    with pytest.raises(NotAllowed):
        append(programme, board(m10_1=1.0), by=person(Role.COMMUNE_OFFICER, country.commune, username="other"))
    with pytest.raises(FiguresRefused):
        append(programme, board(m10_1=1.0), unit_ids=[country.neighbour.pk])
    with pytest.raises(FiguresRefused):
        append(programme, board(m10_1=1.0), source="  ")
    with pytest.raises(FiguresRefused):
        append(programme, ReadBoard(np.array([[math.nan]]), ("10.1",), {(0, "10.1"): "không phải là số"}))
    assert not ReportRevision.objects.exists()


def test_columns_are_read_as_single_figures_are() -> None:
    rows = [["a", "đạt", 96.5, ""], ["b", "CĐ", "57,5 %", "3"], ["c", "có lẽ", 101.0, 2.5], ["d", "", None, -1.0]]
    read = board_figures.read_board(
        rows, targets={1: "18.1", 2: "4.2", 3: "5.1:schools"}, criteria_set=the_set(), on=WORKING_DAY
    )
    assert read.codes == ("18.1", "4.2", "5.1:schools")
    told = [[None if math.isnan(value) else value for value in row] for row in read.values.tolist()]
    assert told == [[1, 96.5, None], [0, 57.5, 3], [None, None, None], [None, None, None]]
    assert set(read.problems) == {(2, "18.1"), (2, "4.2"), (2, "5.1:schools"), (3, "5.1:schools")}

"""An obstacle goes from the village up by competence, is answered, tracked, and never lost."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from ntm.core.reporting.explanations import Desk, ObstacleState, ObstacleStepRefused
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Task, TaskStep
from ntm.store.reporting.models import Obstacle
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import obstacle_queries, obstacles
from tests.usecases.access.places import AT
from tests.usecases.reporting.district import JUNE, District, make_district

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> District:
    return make_district()


def raised(place: District, by: User, unit_id: int, *, client_id: UUID | None = None) -> int:
    return obstacles.raise_obstacle(
        unit_id=unit_id,
        title="Đường vào bản sạt lở, xe chở xi măng không vào được",
        text="Từ ngày 02/6",
        item="2.2",
        set_code="commune-2021-2025",
        client_id=client_id or uuid4(),
        by=by,
        on=JUNE,
        at=AT,
    )


def move(what: str, number: int, by: User, *, text: str = "Đã xem", seen: int, days: int = 0) -> None:
    getattr(obstacles, what)(
        number, text=text, seen=seen, client_id=uuid4(), by=by, on=JUNE + timedelta(days=days), at=AT
    )


def row(number: int, by: User, *, on: date = JUNE) -> obstacle_queries.ObstacleRow:
    return obstacle_queries.obstacle_page(number, by=by, on=on).row


def test_what_a_village_head_raises_lies_with_the_commune_until_its_last_day(place: District) -> None:
    number = raised(place, place.village_head, place.country.village.pk)
    found = row(number, place.village_head)
    assert (found.desk, found.desk_place_id, found.due_on) == (Desk.STANDING, place.commune.pk, date(2024, 6, 20))
    assert not row(number, place.village_head, on=date(2024, 6, 20)).overdue
    assert row(number, place.village_head, on=date(2024, 6, 21)).overdue
    assert TaskStep.objects.get().owner_unit_id == place.commune.pk
    assert [one.id for one in obstacle_queries.obstacles_for(place.commune_officer, on=JUNE).to_answer] == [number]
    assert [one.id for one in obstacle_queries.obstacles_for(place.village_head, on=JUNE).raised] == [number]


def test_beyond_its_competence_the_commune_sends_it_on_and_the_district_answers(place: District) -> None:
    number = raised(place, place.village_head, place.country.village.pk)
    for seq, desk in ((1, Desk.COMMITTEE), (2, Desk.PEOPLES_COMMITTEE)):
        move("route", number, place.commune_officer, text="Vượt thẩm quyền", seen=seq)
        assert (row(number, place.office).desk, row(number, place.office).desk_place_id) == (desk, place.commune.pk)
    move("route", number, place.commune_officer, text="Đề nghị huyện", seen=3)
    found = row(number, place.office)
    assert (found.desk, found.desk_place_id) == (Desk.STANDING, place.district.pk)
    with pytest.raises(NotAllowed):
        move("answer", number, place.commune_officer, seen=4)
    move("answer", number, place.office, text="Bố trí máy xúc ngày 15/6", seen=4)
    assert row(number, place.office).state is ObstacleState.ANSWERED
    assert {step.state for step in TaskStep.objects.filter(seq=3)} == {"accepted"}
    assert Task.objects.count() == 4


def test_who_raised_it_says_whether_the_answer_helped(place: District) -> None:
    number = raised(place, place.village_head, place.country.village.pk)
    move("answer", number, place.commune_officer, text="Sẽ sửa", seen=1)
    move("reopen", number, place.village_head, text="Vẫn chưa có máy", seen=2, days=3)
    found = row(number, place.village_head)
    assert (found.state, found.due_on) == (ObstacleState.OPEN, JUNE + timedelta(days=13))
    move("settle", number, place.village_head, seen=3, days=4)
    assert row(number, place.village_head).state is ObstacleState.SETTLED
    with pytest.raises(ObstacleStepRefused, match="đã tháo gỡ"):
        move("answer", number, place.commune_officer, seen=4)


def test_a_commune_does_not_answer_what_it_raised_itself(place: District) -> None:
    number = raised(place, place.commune_officer, place.commune.pk)
    with pytest.raises(NotAllowed):
        move("answer", number, place.commune_officer, seen=1)
    move("answer", number, place.leader, text="Đã giao Phòng Tài chính", seen=1)
    assert TaskStep.objects.order_by("seq").first().owner_agency_id == place.standing.pk  # type: ignore[union-attr]


def test_an_agency_raises_its_difficulties_with_the_standing_agency_of_its_place(place: District) -> None:
    number = raised(place, place.health_officer, place.district.pk)
    found = row(number, place.office)
    assert (found.agency, found.desk_place_id) == ("Trung tâm Y tế huyện", place.district.pk)


def test_a_double_click_raises_it_once_and_an_answer_without_words_is_refused(place: District) -> None:
    client_id = uuid4()
    first = raised(place, place.village_head, place.country.village.pk, client_id=client_id)
    assert raised(place, place.village_head, place.country.village.pk, client_id=client_id) == first
    assert (Obstacle.objects.count(), Task.objects.count()) == (1, 1)
    with pytest.raises(ObstacleStepRefused):
        move("answer", first, place.commune_officer, text="  ", seen=1)


def test_of_two_tabs_the_second_sees_the_first(place: District) -> None:
    number = raised(place, place.village_head, place.country.village.pk)
    move("answer", number, place.commune_officer, seen=1)
    with pytest.raises(obstacles.MovedMeanwhile, match="vừa ghi"):
        move("answer", number, place.commune_officer, seen=1)


def test_strangers_neither_see_nor_raise(place: District) -> None:
    number = raised(place, place.village_head, place.country.village.pk)
    with pytest.raises(NotAllowed):
        raised(place, place.second_officer, place.country.village.pk)
    from ntm.core.kernel.states import Role
    from tests.usecases.access.places import person

    stranger = person(Role.COMMUNE_OFFICER, place.country.other_commune, username="la")
    with pytest.raises(NotAllowed):
        obstacle_queries.obstacle_page(number, by=stranger, on=JUNE)

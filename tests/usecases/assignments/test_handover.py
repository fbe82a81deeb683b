"""An agency is dissolved, a person leaves: everything is listed first and then passes in one deed, or nothing does."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from ntm.core.assignments.committees import CommitteeKind
from ntm.core.assignments.responsibilities import Part
from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Assignment, SeatHolder, TaskStep
from ntm.store.audit.models import Entry
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.assignments import (
    committee_queries,
    committees,
    handover,
    officers,
    responsibilities,
    scope,
    task_queries,
    tasks,
    village_sets,
)
from tests.usecases.access.places import REFORM, person
from tests.usecases.assignments.world import AT, DAY, PAPER, SET, World, assign, make_world, officer

pytestmark = pytest.mark.django_db

FROM = date(2024, 7, 1)
EVE = FROM - timedelta(days=1)


@pytest.fixture
def world() -> World:
    return make_world()


def give(world: World, *, agency_id: int | None = None, user_id: int | None = None) -> int:
    return tasks.open_task(
        unit_id=world.second.pk,
        kind=TaskKind.DIRECTIVE,
        title="Rà soát hồ sơ",
        owner_agency_id=agency_id,
        owner_user_id=user_id,
        due_on=FROM,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )


def rehearse(world: World, *, by: User | None = None) -> handover.HandOver:
    return handover.rehearse_agency(
        agency_id=world.justice.pk,
        to_agency_id=world.interior.pk,
        from_day=FROM,
        by=by or world.office,
        on=DAY,
        at=AT,
    )


def hand_over(world: World, digest: str, *, client_id: UUID | None = None, at: datetime = AT) -> handover.HandOver:
    return handover.hand_over_agency(
        agency_id=world.justice.pk,
        to_agency_id=world.interior.pk,
        from_day=FROM,
        source=PAPER,
        digest=digest,
        client_id=client_id or uuid4(),
        by=world.office,
        on=DAY,
        at=at,
    )


def lead(world: World, on: date) -> list[str]:
    found = responsibilities.responsibilities_on(world.second.pk, set_code=SET, on=on)
    return [held.name for held in found.leads_of("18.4")]


def test_a_rehearsal_lists_everything_and_writes_nothing(world: World) -> None:
    assign(world, world.justice, "18.4")
    give(world, agency_id=world.justice.pk)
    officer(world.justice, "tu-phap")
    before = (Assignment.objects.count(), TaskStep.objects.count(), Entry.objects.count())
    found = rehearse(world)
    assert [(one.sort, one.words) for one in found.moved] == [
        ("assignment", "Chủ trì chỉ tiêu 18.4, huyện Phong Thổ"),
        ("post", "tu-phap"),
        ("task", "Rà soát hồ sơ (xã Dào San, hạn 01/07/2024, 0 %)"),
    ]
    assert (Assignment.objects.count(), TaskStep.objects.count(), Entry.objects.count()) == before
    assert lead(world, FROM) == ["Phòng Tư pháp"]


def test_a_dissolved_agencys_work_passes_on_its_day_in_one_deed(world: World) -> None:
    assign(world, world.justice, "18.4")
    task = give(world, agency_id=world.justice.pk)
    user = officer(world.justice, "tu-phap")
    hand_over(world, rehearse(world).digest)
    assert (lead(world, EVE), lead(world, FROM)) == (["Phòng Tư pháp"], ["Phòng Nội vụ"])
    assert tasks.task_page(task, on=DAY).row.owner.name == "Phòng Nội vụ"
    works = [scope.agency_of(user, on=day) for day in (EVE, FROM)]
    assert [one.name for one in works if one is not None] == ["Phòng Tư pháp", "Phòng Nội vụ"]


def test_an_assignment_of_later_days_passes_whole_and_an_ended_one_stays(world: World) -> None:
    assign(world, world.justice, "18.4", start=date(2024, 9, 1))
    assign(world, world.justice, "18.4", end=date(2024, 6, 1), start=date(2024, 4, 15))
    hand_over(world, rehearse(world).digest)
    assert lead(world, date(2024, 5, 31)) == ["Phòng Tư pháp"]
    assert lead(world, date(2024, 8, 31)) == []
    assert lead(world, date(2024, 9, 1)) == ["Phòng Nội vụ"]


def test_the_same_hand_over_twice_is_one(world: World) -> None:
    assign(world, world.justice, "18.4")
    digest, click = rehearse(world).digest, uuid4()
    first = hand_over(world, digest, client_id=click)
    entries = Entry.objects.count()
    assert hand_over(world, digest, client_id=click) == first
    assert Entry.objects.count() == entries


def test_a_list_that_changed_since_the_rehearsal_is_refused(world: World) -> None:
    assign(world, world.justice, "18.4")
    digest = rehearse(world).digest
    give(world, agency_id=world.justice.pk)
    with pytest.raises(handover.ListChanged):
        hand_over(world, digest)
    assert lead(world, FROM) == ["Phòng Tư pháp"]


def test_a_part_that_the_taker_has_is_not_doubled_and_a_thirds_stays_the_thirds(world: World) -> None:
    assign(world, world.justice, "18", part=Part.SUPPORT)
    assign(world, world.interior, "18", part=Part.SUPPORT)
    hand_over(world, rehearse(world).digest)
    assert Assignment.objects.filter(agency=world.interior, item="18").count() == 1
    assign(world, world.justice, "18.1", end=FROM)
    later = assign(world, world.police, "18.1", start=FROM)
    assign(world, world.justice, "18.3")
    assert Assignment.objects.get(pk=later[0]).agency_id == world.police.pk
    assert [one.words for one in rehearse(world).moved] == ["Chủ trì chỉ tiêu 18.3, huyện Phong Thổ"]


def test_nobody_hands_over_for_another_office_nor_nothing_nor_to_itself(world: World) -> None:
    with pytest.raises(handover.NothingToHandOver):
        rehearse(world)
    assign(world, world.justice, "18.4")
    with pytest.raises(NotAllowed):
        rehearse(world, by=person(Role.COMMUNE_OFFICER, world.second))
    with pytest.raises(handover.ToItself):
        handover.rehearse_agency(
            agency_id=world.justice.pk, to_agency_id=world.justice.pk, from_day=FROM, by=world.office, on=DAY, at=AT
        )


def test_who_leaves_passes_tasks_and_seats_to_the_successor_and_works_there_no_longer(world: World) -> None:
    leaver, stays = officer(world.justice, "nguoi-di"), officer(world.justice, "nguoi-o")
    task = give(world, user_id=leaver.pk)
    number = committees.found_committee(
        unit_id=world.country.district.pk,
        kind=CommitteeKind.STEERING,
        name="Ban Chỉ đạo huyện",
        start=date(2024, 1, 1),
        source=PAPER,
        seats=[committees.NewSeat("Ủy viên", agency_id=world.justice.pk)],
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    (seat,) = committee_queries.committee(number, on=DAY).seats
    committees.seat_person(
        seat_id=seat.id,
        name="Người đi",
        username="nguoi-di",
        start=date(2024, 2, 1),
        source=PAPER,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )

    def rehearsal() -> handover.HandOver:
        return handover.rehearse_person(
            user_id=leaver.pk, to_user_id=stays.pk, from_day=FROM, by=world.office, on=DAY, at=AT
        )

    assert [one.sort for one in rehearsal().moved] == ["post", "seat", "task"]
    handover.hand_over_person(
        user_id=leaver.pk,
        to_user_id=stays.pk,
        from_day=FROM,
        source=PAPER,
        digest=rehearsal().digest,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    assert tasks.task_page(task, on=DAY).row.owner.id == stays.pk
    assert [one.username for one in officers.officers_of(world.justice.pk, on=FROM)] == ["nguoi-o"]
    names = [committee_queries.committee(number, on=day).seats[0].holder for day in (EVE, FROM)]
    assert names == ["Người đi", "nguoi-o"]
    assert SeatHolder.objects.count() == 2


def test_an_ended_agencys_seat_is_a_remark_and_its_villages_pass(world: World) -> None:
    village_sets.record_set(
        unit_id=world.country.district.pk,
        title="Sáu bản đăng ký",
        members=[village_sets.Member("bản Mấn", world.country.village.pk)],
        agency_ids=[world.justice.pk, world.police.pk],
        start=date(2024, 4, 15),
        end=None,
        source=PAPER,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    committees.found_committee(
        unit_id=world.country.district.pk,
        kind=CommitteeKind.STEERING,
        name="Ban Chỉ đạo huyện",
        start=date(2024, 1, 1),
        source=PAPER,
        seats=[committees.NewSeat("Ủy viên", agency_id=world.justice.pk, holder="Ông A")],
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    found = hand_over(world, rehearse(world).digest)
    assert found.remarks == ("Ban Chỉ đạo huyện: ghế Ủy viên cần được kiện toàn bằng văn bản.",)
    (shared,) = village_sets.sets_for_agency(world.interior.pk, on=FROM)
    assert shared.title == "Sáu bản đăng ký"


def test_what_a_dissolved_agency_still_owes_is_found_and_handed_over_by_the_place_above(world: World) -> None:
    assign(world, world.justice, "18.4")
    task = give(world, agency_id=world.justice.pk)
    province = world.country.province.pk
    assert task_queries.left_by_ended_agencies(province, on=REFORM - timedelta(days=1)) == {}
    left = task_queries.left_by_ended_agencies(province, on=REFORM)
    assert left == {"Phòng Tư pháp, huyện Phong Thổ": (world.justice.pk, 1)}
    office = person(Role.PROVINCE_OFFICE, world.country.province)
    ids = {"agency_id": world.justice.pk, "to_agency_id": world.province_interior.pk, "from_day": REFORM}
    deed = {"by": office, "on": REFORM, "at": AT}
    digest = handover.rehearse_agency(**ids, **deed).digest
    handover.hand_over_agency(**ids, source=PAPER, digest=digest, client_id=uuid4(), **deed)
    assert tasks.task_page(task, on=REFORM).row.owner.name == "Sở Nội vụ"
    assert task_queries.left_by_ended_agencies(province, on=REFORM) == {}

"""Committees with versions, seats and vacancies; members in charge of places; village lists; people of agencies."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.assignments.committees import ChargeOf, CommitteeKind, Vacancy
from ntm.core.kernel.states import Role
from ntm.store.assignments.models import AgencyOfficer
from ntm.store.base import open_span
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.assignments import assigning, committee_queries, committees, officers, village_sets
from tests.usecases.access.places import REFORM, person
from tests.usecases.assignments.world import AT, DAY, PAPER, SET, World, agency, make_world, officer

pytestmark = pytest.mark.django_db

FOUNDED = date(2024, 1, 1)
RENEWED = date(2024, 6, 1)


@pytest.fixture
def world() -> World:
    return make_world()


def found(
    world: World,
    *seats: committees.NewSeat,
    start: date = FOUNDED,
    source: str = "QĐ 01",
    client_id: UUID | None = None,
) -> int:
    return committees.found_committee(
        unit_id=world.country.district.pk,
        kind=CommitteeKind.STEERING,
        name="Ban Chỉ đạo các Chương trình MTQG huyện",
        start=start,
        source=source,
        seats=seats or (committees.NewSeat("Trưởng ban", post="Chủ tịch UBND huyện", holder="Ông A"),),
        client_id=client_id or uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )


def charge(
    world: World, seat_id: int, *, of: ChargeOf = ChargeOf.NTM, unit_id: int | None = None, item: str = ""
) -> int:
    return committees.charge(
        seat_id=seat_id,
        of=of,
        unit_id=unit_id,
        set_code=SET if item else "",
        item=item,
        start=RENEWED,
        source=PAPER,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )


def test_a_renewed_committee_keeps_its_old_version_until_the_day_before(world: World) -> None:
    number = found(world)
    assert found(world, committees.NewSeat("Trưởng ban", holder="Bà B"), start=RENEWED, source="QĐ 02") == number
    before, after = (committee_queries.committee(number, on=day) for day in (RENEWED - timedelta(days=1), RENEWED))
    assert before.standing is not None
    assert after.standing is not None
    assert [(before.standing.source, before.seats[0].holder), (after.standing.source, after.seats[0].holder)] == [
        ("QĐ 01", "Ông A"),
        ("QĐ 02", "Bà B"),
    ]
    assert [one.source for one in after.versions] == ["QĐ 02", "QĐ 01"]
    with pytest.raises(committees.LaterVersion):
        found(world, start=RENEWED)


def test_founding_twice_by_one_click_founds_once(world: World) -> None:
    click = uuid4()
    assert found(world, client_id=click) == found(world, client_id=click)
    (one,) = committee_queries.committees_of(world.country.district.pk, on=DAY)
    assert len(one.versions) == 1


def test_a_member_transferred_to_another_agency_leaves_the_seat_of_the_first(world: World) -> None:
    member = officer(world.justice, "chuyen-di")
    number = found(world, committees.NewSeat("Ủy viên", agency_id=world.justice.pk))
    (seat,) = committee_queries.committee(number, on=DAY).seats
    committees.seat_person(
        seat_id=seat.id,
        name="Ông Chuyển",
        username="chuyen-di",
        start=date(2024, 2, 1),
        source=PAPER,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    (post,) = officers.officers_of(world.justice.pk, on=DAY)
    officers.end_post(officer_id=post.id, end=DAY, source=PAPER, by=world.office, on=DAY, at=AT)
    AgencyOfficer.objects.create(
        user=member, agency=world.interior, span=open_span(DAY), source=PAPER, client_id=uuid4()
    )
    vacancies = {day: committee_queries.committee(number, on=day).seats[0].vacancy for day in (date(2024, 6, 9), DAY)}
    assert vacancies == {date(2024, 6, 9): None, DAY: Vacancy.MOVED}


def test_vacant_seats_are_counted_with_their_reasons(world: World) -> None:
    gone = agency(world.country.district, "Phòng Dân tộc", end=date(2024, 6, 10))
    number = found(
        world,
        committees.NewSeat("Trưởng ban", holder="Ông A"),
        committees.NewSeat("Ủy viên", agency_id=gone.pk, holder="Bà C"),
        committees.NewSeat("Thư ký"),
    )
    view = committee_queries.committee(number, on=date(2024, 6, 9))
    assert [seat.vacancy for seat in view.seats] == [None, None, Vacancy.NEVER_NAMED]
    view = committee_queries.committee(number, on=date(2024, 6, 10))
    assert [seat.vacancy for seat in view.seats] == [None, Vacancy.AGENCY_ENDED, Vacancy.NEVER_NAMED]
    assert view.vacant == 2
    committees.vacate(seat_id=view.seats[0].id, end=DAY, source=PAPER, by=world.office, on=DAY, at=AT)
    assert committee_queries.committee(number, on=DAY).seats[0].vacancy is Vacancy.LEFT


def test_a_member_looks_after_a_commune_for_the_programme_and_another_for_ocop(world: World) -> None:
    number = found(world, committees.NewSeat("Trưởng ban", holder="Ông A"), committees.NewSeat("Ủy viên"))
    head, other = committee_queries.committee(number, on=DAY).seats
    charge(world, head.id, unit_id=world.second.pk)
    charge(world, head.id, of=ChargeOf.OCOP, unit_id=world.country.commune.pk)
    charge(world, other.id, item="18")
    there = committee_queries.members_in_charge(world.second.pk, on=DAY)
    assert [(one.name, one.charge.of, one.charge.item, one.vacancy) for one in there] == [
        ("Ông A", ChargeOf.NTM, "", None),
        ("", ChargeOf.NTM, "18", Vacancy.NEVER_NAMED),
    ]
    elsewhere = committee_queries.members_in_charge(world.country.commune.pk, on=DAY)
    assert [one.charge.of for one in elsewhere] == [ChargeOf.OCOP, ChargeOf.NTM]
    assert committee_queries.members_in_charge(world.second.pk, on=RENEWED - timedelta(days=1)) == ()


def test_a_charge_names_something_within_the_committees_place(world: World) -> None:
    (seat,) = committee_queries.committee(found(world), on=DAY).seats
    with pytest.raises(committees.ChargeOfNothing):
        charge(world, seat.id)
    with pytest.raises(committees.ChargeOfNothing, match="không thuộc"):
        charge(world, seat.id, unit_id=world.country.neighbour.pk)


def test_what_members_looked_after_ends_with_their_version(world: World) -> None:
    number = found(world)
    (seat,) = committee_queries.committee(number, on=DAY).seats
    charge(world, seat.id, unit_id=world.second.pk)
    found(world, committees.NewSeat("Trưởng ban", holder="Bà B"), start=date(2024, 9, 1), source="QĐ 02")
    assert committee_queries.members_in_charge(world.second.pk, on=date(2024, 8, 31))
    assert committee_queries.members_in_charge(world.second.pk, on=date(2024, 9, 1)) == ()


def test_committees_are_read_in_as_many_queries_whatever_their_seats(world: World) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            committee_queries.committees_of(world.country.district.pk, on=DAY)
        return len(queries)

    found(world)
    few = asked()
    many = [committees.NewSeat(f"Ủy viên {number}", holder=f"Ông {number}") for number in range(12)]
    found(world, *many, start=RENEWED, source="QĐ 02")
    assert asked() == few


def test_only_the_office_founds_a_committee(world: World) -> None:
    world_of_another = person(Role.DISTRICT_OFFICE, world.country.other_district)
    with pytest.raises(NotAllowed):
        committees.found_committee(
            unit_id=world.country.district.pk,
            kind=CommitteeKind.SUPPORT_TEAM,
            name="Tổ giúp việc",
            start=FOUNDED,
            source=PAPER,
            seats=[],
            client_id=uuid4(),
            by=world_of_another,
            on=DAY,
            at=AT,
        )


def test_a_list_of_villages_is_one_relation_with_all_its_agencies(world: World) -> None:
    click = uuid4()
    members = [village_sets.Member("bản Mấn", world.country.village.pk), village_sets.Member("bản Không có", None)]

    def record() -> int:
        return village_sets.record_set(
            unit_id=world.country.district.pk,
            title="Hai bản đăng ký năm 2024",
            members=members,
            agency_ids=[world.justice.pk, world.police.pk, world.interior.pk],
            start=date(2024, 4, 15),
            end=date(2025, 1, 1),
            source=PAPER,
            client_id=click,
            by=world.office,
            on=DAY,
            at=AT,
        )

    assert record() == record()
    (shared,) = village_sets.sets_of(world.country.district.pk, on=DAY)
    assert [name for _, name in shared.agencies] == ["Phòng Tư pháp", "Công an huyện", "Phòng Nội vụ"]
    assert shared.members == tuple(members)
    assert village_sets.sets_of(world.country.village.pk, on=DAY) == (shared,)
    assert village_sets.sets_of(world.second.pk, on=DAY) == (), "none of its villages is named"
    assert village_sets.sets_for_agency(world.farming.pk, on=DAY) == ()
    assert village_sets.sets_of(world.country.district.pk, on=date(2025, 1, 1)) == ()


def test_a_person_works_for_one_agency_a_day(world: World) -> None:
    user = person(Role.AGENCY, world.country.district, username="tu-phap")

    def appoint(agency_id: int, start: date) -> int:
        return officers.appoint(
            agency_id=agency_id,
            username="tu-phap",
            start=start,
            end=None,
            source=PAPER,
            client_id=uuid4(),
            by=world.office,
            on=DAY,
            at=AT,
        )

    post = appoint(world.justice.pk, FOUNDED)
    with pytest.raises(officers.WorksElsewhere):
        appoint(world.police.pk, DAY)
    officers.end_post(officer_id=post, end=DAY, source=PAPER, by=world.office, on=DAY, at=AT)
    appoint(world.police.pk, DAY)
    assert [one.user_id for one in officers.officers_of(world.police.pk, on=DAY)] == [user.pk]
    assert officers.officers_of(world.justice.pk, on=DAY) == ()
    with pytest.raises(officers.NobodyOfThatName):
        officers.appoint(
            agency_id=world.justice.pk,
            username="khong-co",
            start=DAY,
            end=None,
            source=PAPER,
            client_id=uuid4(),
            by=world.office,
            on=DAY,
            at=AT,
        )
    with pytest.raises(assigning.NotThen):
        appoint(world.justice.pk, REFORM)

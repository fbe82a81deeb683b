"""Somebody leaves: roles, tasks, seats and the post pass in one deed; what belongs to a place stays, nothing hangs."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from ntm.core.assignments.committees import CommitteeKind
from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.access.rules import Action, NotAllowed, may
from ntm.usecases.accounts import leaving, open_work
from ntm.usecases.assignments import committee_queries, committees, officers, tasks
from ntm.usecases.assignments.operations import NoSource
from ntm.usecases.reporting import obstacles
from tests.usecases.access.places import BEGIN, person
from tests.usecases.assignments.world import AT, DAY, PAPER, World, make_world, officer

pytestmark = pytest.mark.django_db

FROM = date(2024, 7, 1)
EVE = FROM - timedelta(days=1)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def administrator(world: World) -> User:
    return person(Role.ADMINISTRATOR, world.country.province, username="quan-tri")


@pytest.fixture
def leaver(world: World) -> User:
    """Work for a commune and for an agency, owe a task by name, and sit in the district's committee."""
    user = officer(world.justice, "nguoi-di")
    Grant.objects.create(user=user, role=Role.COMMUNE_OFFICER.value, unit=world.country.commune, span=open_span(BEGIN))
    tasks.give_task(
        unit_id=world.country.commune.pk,
        kind=TaskKind.DIRECTIVE,
        title="Rà soát hộ nghèo",
        owner_user_id=user.pk,
        due_on=None,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    number = committees.found_committee(
        unit_id=world.country.district.pk,
        kind=CommitteeKind.STEERING,
        name="Ban Chỉ đạo huyện",
        start=date(2024, 1, 1),
        source=PAPER,
        seats=[committees.NewSeat("Ủy viên")],
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
    return user


@pytest.fixture
def successor() -> User:
    return User.objects.create(username="nguoi-den", full_name="Giàng A Sử")


def listed(leaver: User, to: User, by: User) -> leaving.HandOver:
    return leaving.rehearse(user=leaver, to=to, from_day=FROM, by=by, on=DAY, at=AT)


def hand_over(leaver: User, to: User, by: User, digest: str, source: str = PAPER) -> leaving.HandOver:
    return leaving.hand_over(
        user=leaver, to=to, from_day=FROM, source=source, digest=digest, client_id=uuid4(), by=by, on=DAY, at=AT
    )


def test_everything_passes_on_its_day_in_one_deed_and_nothing_hangs(
    world: World, administrator: User, leaver: User, successor: User
) -> None:
    found = listed(leaver, successor, administrator)
    assert [one.sort for one in found.moved] == ["role", "post", "seat", "task"]
    assert not Grant.objects.filter(user=successor).exists()  # a list writes nothing
    hand_over(leaver, successor, administrator, found.digest)
    commune = world.country.commune.pk
    for user, before, after in ((leaver, True, False), (successor, False, True)):
        assert may(user, Action.ENTER_FIGURES, unit_id=commune, on=EVE) is before
        assert may(user, Action.ENTER_FIGURES, unit_id=commune, on=FROM) is after
    assert [one.username for one in officers.officers_of(world.justice.pk, on=FROM)] == ["nguoi-den"]
    assert [one.sort for one in open_work.of_person(successor, on=FROM)] == ["task", "seat", "post"]
    assert open_work.of_person(leaver, on=FROM) == ()
    assert open_work.left_behind(by=administrator, on=FROM) == ()


def test_who_acts_no_more_and_left_work_is_pointed_out(
    world: World, administrator: User, leaver: User, successor: User
) -> None:
    assert open_work.left_behind(by=administrator, on=DAY) == ()
    User.objects.filter(pk=leaver.pk).update(is_active=False)
    (one,) = open_work.left_behind(by=administrator, on=DAY)
    assert (one.name, one.tasks, one.seats) == ("nguoi-di", 1, 1)
    leaver.refresh_from_db()
    hand_over(leaver, successor, administrator, listed(leaver, successor, administrator).digest)
    assert open_work.left_behind(by=administrator, on=FROM) == ()


def test_the_only_holder_of_a_role_is_pointed_out_until_a_second_has_it(world: World, leaver: User) -> None:
    assert open_work.only_holder(leaver, on=DAY) == ("Cán bộ xã · xã Nậm Xe",)
    person(Role.COMMUNE_OFFICER, world.country.commune, username="dong-nghiep")
    assert open_work.only_holder(leaver, on=DAY) == ()


def test_an_obstacle_stays_with_its_place_and_whoever_comes_settles_it(
    world: World, administrator: User, leaver: User, successor: User
) -> None:
    raised = obstacles.raise_obstacle(
        unit_id=world.country.commune.pk, title="Thiếu vốn đường", text="", client_id=uuid4(), by=leaver, on=DAY, at=AT
    )
    found = listed(leaver, successor, administrator)
    assert "Vướng mắc đã nêu: Thiếu vốn đường · xã Nậm Xe" in found.remarks
    hand_over(leaver, successor, administrator, found.digest)
    obstacles.answer(raised, text="Đã bố trí", seen=1, client_id=uuid4(), by=world.office, on=FROM, at=AT)
    obstacles.settle(raised, text="", seen=2, client_id=uuid4(), by=successor, on=FROM, at=AT)


def test_a_hand_over_that_cannot_be_is_refused_and_changes_nothing(
    world: World, administrator: User, leaver: User, successor: User
) -> None:
    digest = listed(leaver, successor, administrator).digest
    with pytest.raises(NoSource):
        hand_over(leaver, successor, administrator, digest, source=" ")
    with pytest.raises(leaving.ListChanged):
        hand_over(leaver, successor, administrator, "khác")
    with pytest.raises(leaving.ToItself):
        listed(leaver, leaver, administrator)
    with pytest.raises(NotAllowed):
        listed(leaver, successor, world.office)
    with pytest.raises(leaving.NothingToHandOver):
        listed(successor, leaver, administrator)
    User.objects.filter(pk=successor.pk).update(is_active=False)
    successor.refresh_from_db()
    with pytest.raises(leaving.TakerIsClosed):
        listed(leaver, successor, administrator)
    assert not Grant.objects.filter(user=successor).exists()

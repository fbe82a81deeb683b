"""An officer lets somebody act in their place: that person sees and does the agency's work, those days and so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

import pytest

from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel.states import Power, Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.territory.models import Unit
from ntm.usecases.access import delegation
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import scope, tasks
from ntm.usecases.reporting.report_parts import may_read_sensitive
from tests.usecases.access.places import BEGIN
from tests.usecases.assignments.world import AT, DAY, SET, World, assign, make_world, officer

pytestmark = pytest.mark.django_db

LAST = DAY + timedelta(days=4)
AFTER = LAST + timedelta(days=1)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def giver(world: World) -> User:
    """Work for the division of justice, whose grant leaves the criteria to what the division is assigned."""
    user = officer(world.justice, "tu-phap")
    Grant.objects.create(user=user, role=Role.AGENCY.value, unit=world.country.district, span=open_span(BEGIN))
    return user


@pytest.fixture
def colleague() -> User:
    return User.objects.create(username="thay", full_name="Vàng Thị Mỷ")


def delegate(
    giver: User,
    to: User,
    *powers: Power,
    place: Unit | None = None,
    criteria: Sequence[str] = (),
) -> int:
    grant = Grant.objects.get(user=giver)
    return delegation.delegate(
        grant_id=grant.pk,
        receiver=to,
        unit_id=place.pk if place is not None else grant.unit_id,
        criteria=criteria,
        powers=powers or (Power.ENTER, Power.ASSESS),
        start=DAY,
        end=AFTER,
        reason="Đi học tập trung",
        client_id=uuid4(),
        by=giver,
        at=AT,
        on=DAY,
    )


def give(world: World, place: Unit) -> int:
    return tasks.give_task(
        unit_id=place.pk,
        kind=TaskKind.DIRECTIVE,
        title="Hoàn thành chỉ tiêu 18.4",
        owner_agency_id=world.justice.pk,
        due_on=None,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )


def seen(user: User, on: date = DAY) -> list[int]:
    return [row.id for row in tasks.tasks_for(user, on=on)]


def report(task: int, by: User, on: date) -> None:
    tasks.report_progress(task_id=task, percent=50, text="Đã họp dân", client_id=uuid4(), by=by, on=on, at=AT)


def test_the_agencys_tasks_are_seen_and_done_on_the_delegations_days_alone(
    world: World, giver: User, colleague: User
) -> None:
    task = give(world, world.country.commune)
    delegate(giver, colleague)
    for day, expected in [(DAY - timedelta(days=1), []), (DAY, [task]), (LAST, [task]), (AFTER, [])]:
        assert seen(colleague, day) == expected
    report(task, colleague, LAST)
    with pytest.raises(NotAllowed):
        report(task, colleague, AFTER)
    assert seen(giver) == [task]  # the officer still owes it


def test_a_delegation_taken_back_or_of_a_closed_account_gives_nothing(
    world: World, giver: User, colleague: User
) -> None:
    give(world, world.country.commune)
    number = delegate(giver, colleague)
    delegation.end_delegation(delegation_id=number, end=DAY + timedelta(days=1), by=giver, at=AT, on=DAY)
    assert seen(colleague) and not seen(colleague, DAY + timedelta(days=1))
    giver.is_active = False
    giver.save()
    assert not seen(colleague)


def test_whoever_may_only_read_sees_the_agencys_tasks_and_reports_on_none(
    world: World, giver: User, colleague: User
) -> None:
    task = give(world, world.country.commune)
    delegate(giver, colleague, Power.READ)
    assert seen(colleague) == [task]
    with pytest.raises(NotAllowed):
        report(task, colleague, DAY)
    assert not scope.criteria_scope_of(
        colleague, Action.DECIDE_INDICATOR, unit_id=world.country.commune.pk, set_code=SET, on=DAY
    )


def test_a_delegation_for_one_commune_brings_the_tasks_about_it_and_no_others(
    world: World, giver: User, colleague: User
) -> None:
    there, elsewhere = give(world, world.country.commune), give(world, world.second)
    delegate(giver, colleague, place=world.country.commune)
    assert seen(colleague) == [there]
    report(there, colleague, DAY)
    with pytest.raises(NotAllowed):
        report(elsewhere, colleague, DAY)


def test_somebody_with_an_agency_of_their_own_acts_for_both(world: World, giver: User) -> None:
    assign(world, world.justice, "18.4")
    assign(world, world.interior, "18.2")
    clerk = officer(world.interior, "noi-vu")
    delegate(giver, clerk)
    assert [one.agency.name for one in scope.acting_for(clerk, on=DAY)] == ["Phòng Nội vụ", "Phòng Tư pháp"]
    assert [one.agency.name for one in scope.acting_for(clerk, on=AFTER)] == ["Phòng Nội vụ"]
    own = scope.agency_of(clerk, on=DAY)
    assert own is not None and own.name == "Phòng Nội vụ"
    judged = {
        day: scope.criteria_scope_of(
            clerk, Action.DECIDE_INDICATOR, unit_id=world.country.commune.pk, set_code=SET, on=day
        ).indicators
        for day in (DAY, AFTER)
    }
    assert judged == {DAY: frozenset({"18.2", "18.4"}), AFTER: frozenset({"18.2"})}


def test_criteria_that_a_delegation_names_narrow_what_the_agency_leads_and_add_nothing(
    world: World, giver: User, colleague: User
) -> None:
    assign(world, world.justice, "18.4", "13.1")
    delegate(giver, colleague, criteria=("18", "5"))
    allowed = scope.criteria_scope_of(
        colleague, Action.DECIDE_INDICATOR, unit_id=world.country.commune.pk, set_code=SET, on=DAY
    )
    assert [item for item in ("18.4", "13.1", "5.1", "18.1") if allowed.covers(item)] == ["18.4"]


def test_naming_the_criterion_of_security_makes_nobody_in_charge_of_it(
    world: World, giver: User, colleague: User
) -> None:
    delegate(giver, colleague, Power.READ, Power.READ_SENSITIVE, criteria=("19",))
    assert not may_read_sensitive(colleague, unit_id=world.country.commune.pk, on=DAY)

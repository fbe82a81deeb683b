"""An agency's report: one indicator for all communes, beside what the communes say; nobody's figure gets lost."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.states import Role
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, AgencyRoleHeld
from ntm.store.base import open_span
from ntm.store.reporting.models import ReportRevision
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import drafts, duties, duty_rules, report_queries
from ntm.usecases.reporting.appending import FiguresRefused, SomebodyWasFaster
from tests.usecases.access.places import person
from tests.usecases.assignments.world import World, assign, make_world, officer
from tests.usecases.reporting.programme import SOURCE, WORKING_DAY, figure, moment, save, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    made = make_world()
    assign(made, made.interior, "18")
    return made


def rule(world: World, reporter: Reporter) -> int:
    new = duty_rules.NewRule(
        unit_id=world.country.district.pk,
        title="Báo cáo quý",
        reporter=reporter,
        frequency="quarter",
        start=date(2024, 4, 15),
        due_day=14,
        set_code="commune-2021-2025",
        source="133/KH-UBND ngày 15/04/2024",
    )
    return duty_rules.add_rule(new, by=world.office, on=WORKING_DAY, at=moment(WORKING_DAY))


def open_for(world: World, agency: Agency, *, by: User, rule_id: int | None = None) -> int:
    return drafts.open_report(
        rule_id=rule_id or rule(world, Reporter.AGENCY),
        unit_id=world.country.district.pk,
        agency_id=agency.pk,
        period="2024-Q2",
        by=by,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )


def key(world: World, measure: str = "18.1") -> str:
    return f"u:{world.country.commune.pk}:{measure}"


def value_now(unit_id: int, measure: str) -> float | None:
    newest = ReportRevision.objects.filter(unit_id=unit_id).order_by("-as_of", "-revision").first()
    assert newest is not None
    return newest.v[newest.form.measures.index(measure)]


def test_only_agencies_that_answer_for_something_owe(world: World) -> None:
    owed = duties.duties_of_rule(rule(world, Reporter.AGENCY), year=2024)
    assert {one.name for one in owed} == {"Phòng Nội vụ"}


def test_an_agency_that_only_supports_owes_as_agency_and_not_as_lead(world: World) -> None:
    assign(world, world.justice, "18.4", part=Part.SUPPORT)
    assert len({one.agency_id for one in duties.duties_of_rule(rule(world, Reporter.AGENCY), year=2024)}) == 2
    assert len({one.agency_id for one in duties.duties_of_rule(rule(world, Reporter.LEAD_AGENCY), year=2024)}) == 1


def test_the_standing_agency_collects_and_owes_nothing_to_itself(world: World) -> None:
    assign(world, world.farming, "13")
    rule_id = rule(world, Reporter.AGENCY)
    assert world.farming.pk in {one.agency_id for one in duties.duties_of_rule(rule_id, year=2024)}
    AgencyRoleHeld.objects.create(
        agency=world.farming,
        unit=world.country.district,
        role="standing",
        span=open_span(date(2021, 1, 1)),
        source="thử",
    )
    assert world.farming.pk not in {one.agency_id for one in duties.duties_of_rule(rule_id, year=2024)}


def test_an_agency_without_people_is_said_to_have_none_and_the_office_writes_for_it(world: World) -> None:
    rule_id = rule(world, Reporter.AGENCY)
    assert not duties.duties_of_rule(rule_id, year=2024)[0].has_people
    report_id = open_for(world, world.interior, by=world.office, rule_id=rule_id)
    saved = save(report_id, {key(world): figure("đạt"), "source": SOURCE}, by=world.office)
    send(report_id, saved.version, by=world.office)
    assert value_now(world.country.commune.pk, "18.1") == 1
    officer(world.interior, "interior")
    assert duties.duties_of_rule(rule_id, year=2024)[0].has_people


def test_an_agency_enters_one_indicator_for_all_its_communes_in_one_report(world: World) -> None:
    clerk = officer(world.interior, "interior")
    report_id = open_for(world, world.interior, by=clerk)
    page = report_queries.report_page(report_id, by=world.office, on=WORKING_DAY)
    grid = report_queries.agency_grid(page, on=WORKING_DAY)
    assert {one.name for one in grid.communes} == {"Nậm Xe", "Dào San"}
    assert grid.items[0] == "18.1"
    typed = {key(world): figure("đạt"), f"u:{world.second.pk}:18.1": figure("chưa đạt"), "source": SOURCE}
    saved = save(report_id, typed, by=clerk)
    send(report_id, saved.version, by=clerk)
    assert (value_now(world.country.commune.pk, "18.1"), value_now(world.second.pk, "18.1")) == (1, 0)
    assert {one.agency_id for one in ReportRevision.objects.all()} == {world.interior.pk}


def test_an_agency_does_not_speak_of_what_others_lead_nor_of_other_districts(world: World) -> None:
    clerk = officer(world.interior, "interior")
    report_id = open_for(world, world.interior, by=clerk)
    saved = save(report_id, {key(world, "4.2"): figure("90"), "source": SOURCE}, by=clerk)
    with pytest.raises(FiguresRefused, match=r"4\.2"):
        send(report_id, saved.version, by=clerk)
    elsewhere = f"u:{world.country.neighbour.pk}:18.1"
    shown = {key(world, "4.2"): figure("90")}
    saved = save(report_id, {elsewhere: figure("đạt")}, base=shown, by=clerk)
    with pytest.raises(FiguresRefused, match="không thuộc nơi này"):
        send(report_id, saved.version, by=clerk)
    assert not ReportRevision.objects.exists()


def test_another_agencys_officer_neither_writes_the_report_nor_the_communes(world: World) -> None:
    rule_id = rule(world, Reporter.AGENCY)
    report_id = open_for(world, world.interior, by=world.office, rule_id=rule_id)
    stranger = officer(world.justice, "justice")
    with pytest.raises(NotAllowed):
        save(report_id, {key(world): figure("đạt")}, by=stranger)
    communes = drafts.open_report(
        rule_id=rule(world, Reporter.COMMUNE),
        unit_id=world.country.commune.pk,
        agency_id=None,
        period="2024-Q2",
        by=world.office,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    with pytest.raises(NotAllowed):
        save(communes, {"f:18.1": figure("đạt")}, by=stranger)


def test_what_a_commune_and_an_agency_say_of_different_figures_stands_together(world: World) -> None:
    commune_officer = person(Role.COMMUNE_OFFICER, world.country.commune)
    clerk = officer(world.interior, "interior")
    theirs = open_for(world, world.interior, by=clerk)
    mine = drafts.open_report(
        rule_id=rule(world, Reporter.COMMUNE),
        unit_id=world.country.commune.pk,
        agency_id=None,
        period="2024-Q2",
        by=commune_officer,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    of_agency = save(theirs, {key(world): figure("đạt"), "source": SOURCE}, by=clerk)
    of_commune = save(mine, {"f:4.2": figure("96,5"), "source": SOURCE}, by=commune_officer)
    send(theirs, of_agency.version, by=clerk)
    send(mine, of_commune.version, by=commune_officer)
    assert (value_now(world.country.commune.pk, "18.1"), value_now(world.country.commune.pk, "4.2")) == (1, 96.5)


def test_a_commune_that_says_otherwise_than_the_agency_meanwhile_is_asked(world: World) -> None:
    commune_officer = person(Role.COMMUNE_OFFICER, world.country.commune)
    clerk = officer(world.interior, "interior")
    mine = drafts.open_report(
        rule_id=rule(world, Reporter.COMMUNE),
        unit_id=world.country.commune.pk,
        agency_id=None,
        period="2024-Q2",
        by=commune_officer,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    of_commune = save(mine, {"f:18.1": figure("chưa đạt"), "source": SOURCE}, by=commune_officer)
    theirs = open_for(world, world.interior, by=clerk)
    send(theirs, save(theirs, {key(world): figure("đạt"), "source": SOURCE}, by=clerk).version, by=clerk)
    with pytest.raises(SomebodyWasFaster) as raised:
        send(mine, of_commune.version, by=commune_officer)
    assert raised.value.theirs == {"18.1": 1.0}
    assert value_now(world.country.commune.pk, "18.1") == 1


def test_a_double_click_of_an_agency_says_nothing_twice(world: World) -> None:
    clerk = officer(world.interior, "interior")
    report_id = open_for(world, world.interior, by=clerk)
    typed = {key(world): figure("đạt"), f"u:{world.second.pk}:18.1": figure("đạt"), "source": SOURCE}
    saved = save(report_id, typed, by=clerk)
    click = uuid4()
    first = send(report_id, saved.version, by=clerk, client_id=click)
    assert send(report_id, saved.version, by=clerk, client_id=click) == first
    assert ReportRevision.objects.count() == 2


def test_a_report_of_words_alone_takes_no_figures(world: World) -> None:
    new = duty_rules.NewRule(
        unit_id=world.country.district.pk,
        title="Báo cáo quý bằng lời",
        reporter=Reporter.AGENCY,
        frequency="quarter",
        start=date(2024, 4, 15),
        due_day=14,
        source="thử",
    )
    rule_id = duty_rules.add_rule(new, by=world.office, on=WORKING_DAY, at=moment(WORKING_DAY))
    clerk = officer(world.interior, "interior")
    report_id = open_for(world, world.interior, by=clerk, rule_id=rule_id)
    saved = save(report_id, {key(world): figure("đạt"), "source": SOURCE}, by=clerk)
    with pytest.raises(FiguresRefused, match="phần lời"):
        send(report_id, saved.version, by=clerk)
    saved = save(report_id, {"t:progress": "Đã tập huấn."}, base={key(world): figure("đạt")}, by=clerk)
    assert send(report_id, saved.version, by=clerk).seq == 1

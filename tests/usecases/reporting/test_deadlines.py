"""A deadline moved by decision: for one commune, one agency, one part of a province, or everything a place asks for."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest

from ntm.core.kernel.states import Role, UnitKind
from ntm.core.reporting.closing import DecisionKind, DecisionNotPossible
from ntm.core.reporting.obligations import Reporter
from ntm.store.audit.models import Entry
from ntm.store.reporting.models import PeriodDecision
from ntm.store.territory.models import Unit
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import closing, deadlines, duties, duty_rules
from tests.usecases.access.places import BEGIN, REFORM, add_unit, person
from tests.usecases.reporting.programme import (
    PLAN_DAY,
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

QUARTER = "2024-Q2"
STATED, ALONE = date(2024, 6, 14), date(2024, 6, 18)


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def second(programme: Programme) -> Unit:
    above = [programme.country.district, programme.country.province]
    return add_unit("Bản Lang", UnitKind.COMMUNE, above, BEGIN, REFORM)


def move(
    programme: Programme, unit: Unit, due_on: date = ALONE, *, client_id: UUID | None = None, **changes: object
) -> int:
    wanted: dict[str, object] = {
        "stream_id": programme.rule_id,
        "period": QUARTER,
        "unit_id": unit.pk,
        "due_on": due_on,
        "reason": "Sạt lở, mất điện; Công văn 12/UBND",
        "client_id": client_id or uuid4(),
        "by": programme.office,
        "on": WORKING_DAY,
        "at": moment(WORKING_DAY),
    }
    return deadlines.move_for_one(**(wanted | changes))  # type: ignore[arg-type]


def due_days(programme: Programme, period: str = QUARTER) -> dict[int, date]:
    owed = duties.duties_of_rule(programme.rule_id, year=2024)
    return {one.unit_id: one.period.due_on for one in owed if one.period.code == period}


def test_one_commune_has_until_the_18th_and_the_others_until_the_14th(programme: Programme, second: Unit) -> None:
    commune = programme.country.commune
    move(programme, commune)
    assert due_days(programme) == {commune.pk: ALONE, second.pk: STATED}
    assert set(due_days(programme, "2024-Q3").values()) == {date(2024, 9, 14)}
    (mine,) = [one for one in duties.duties_of(commune.pk, year=2024) if one.period.code == QUARTER]
    assert mine.period.moved_because == "Sạt lở, mất điện; Công văn 12/UBND"
    entry = Entry.objects.get(what="reporting.period_decided")
    assert (entry.payload["unit"], entry.payload["reason"]) == (commune.pk, "Sạt lở, mất điện; Công văn 12/UBND")
    (shown,) = closing.decisions_of(programme.rule_id, period=QUARTER, on=WORKING_DAY)
    assert (shown.whom, shown.due_on) == ("xã Nậm Xe", ALONE)


@pytest.mark.parametrize(("day", "late"), [(ALONE, 0), (date(2024, 6, 19), 1)])
def test_both_sides_of_the_day_that_one_commune_was_given(programme: Programme, day: date, late: int) -> None:
    move(programme, programme.country.commune)
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer)
    sent = send(report_id, saved.version, by=programme.officer, on=day, at=moment(day, 23, 50))
    assert sent.late == late


def test_where_all_are_given_more_time_that_day_counts_for_the_one_too(programme: Programme, second: Unit) -> None:
    commune = programme.country.commune
    move(programme, commune)
    closing.decide(
        stream_id=programme.rule_id,
        period=QUARTER,
        kind=DecisionKind.MOVED,
        reason="Bão số 2",
        due_on=date(2024, 6, 20),
        client_id=uuid4(),
        by=programme.office,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    assert set(due_days(programme).values()) == {date(2024, 6, 20)}
    move(programme, commune, date(2024, 6, 24))
    assert due_days(programme) == {commune.pk: date(2024, 6, 24), second.pk: date(2024, 6, 20)}


def test_a_double_click_moves_it_once(programme: Programme) -> None:
    click = uuid4()
    first = move(programme, programme.country.commune, client_id=click)
    assert move(programme, programme.country.commune, client_id=click) == first
    assert PeriodDecision.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": " "}, "lý do"),
        ({"due_on": STATED}, "sau hạn đang có"),
        ({"due_on": date(2024, 6, 9)}, "hôm nay trở đi"),
        ({"due_on": REFORM}, "chỉ có đến hết ngày 30/06/2025"),
        ({"period": "2024-Q1"}, "không còn nợ"),
    ],
)
def test_what_a_deadline_is_not_moved_by(programme: Programme, changes: dict[str, object], words: str) -> None:
    with pytest.raises(DecisionNotPossible, match=words):
        move(programme, programme.country.commune, **changes)  # type: ignore[arg-type]
    assert not PeriodDecision.objects.exists()


def test_a_commune_gives_itself_no_time_and_its_leader_neither(programme: Programme) -> None:
    for one in (programme.officer, person(Role.LEADER, programme.country.district)):
        with pytest.raises(NotAllowed):
            move(programme, programme.country.commune, by=one)


def test_a_closed_period_is_opened_before_anybody_has_more_time(programme: Programme) -> None:
    told = {"client_id": uuid4(), "by": programme.office, "on": WORKING_DAY, "at": moment(WORKING_DAY)}
    closing.decide(stream_id=programme.rule_id, period=QUARTER, kind=DecisionKind.CLOSED, **told)  # type: ignore[arg-type]
    with pytest.raises(DecisionNotPossible, match="đã chốt"):
        move(programme, programme.country.commune)


def test_a_province_moves_the_day_of_one_districts_communes(programme: Programme) -> None:
    country = programme.country
    office = person(Role.PROVINCE_OFFICE, country.province)
    rule_id = duty_rules.add_rule(
        duty_rules.NewRule(
            unit_id=country.province.pk,
            title="Báo cáo tỉnh",
            reporter=Reporter.COMMUNE,
            frequency="quarter",
            start=PLAN_DAY,
            due_day=14,
            source="Kế hoạch thử",
        ),
        by=office,
        on=PLAN_DAY,
        at=moment(PLAN_DAY),
    )
    move(programme, country.district, stream_id=rule_id, by=office)
    owed = duties.duties_of_rule(rule_id, year=2024)
    found = {one.unit_id: one.period.due_on for one in owed if one.period.code == QUARTER}
    assert found == {country.commune.pk: ALONE, country.neighbour.pk: STATED}


def test_everything_a_district_asks_for_moves_at_once_but_nothing_of_its_province(programme: Programme) -> None:
    country = programme.country
    second_rule = duty_rules.add_rule(
        duty_rules.NewRule(
            unit_id=country.district.pk,
            title="Báo cáo của bản",
            reporter=Reporter.VILLAGE,
            frequency="quarter",
            start=PLAN_DAY,
            due_day=9,
            source="Kế hoạch thử",
        ),
        by=programme.office,
        on=PLAN_DAY,
        at=moment(PLAN_DAY),
    )
    click = uuid4()
    wanted = {"period": QUARTER, "due_on": ALONE, "reason": "Bão số 2", "client_id": click, "by": programme.office}
    told = {"on": WORKING_DAY, "at": moment(WORKING_DAY)}
    assert deadlines.move_for_everything(country.district.pk, **wanted, **told) == 2  # type: ignore[arg-type]
    assert deadlines.move_for_everything(country.district.pk, **wanted, **told) == 2  # type: ignore[arg-type]
    assert PeriodDecision.objects.count() == 2
    for rule_id in (programme.rule_id, second_rule):
        days = {one.period.code: one.period.due_on for one in duties.duties_of_rule(rule_id, year=2024)}
        assert days[QUARTER] == ALONE
        assert days["2024-Q3"].month == 9

"""What reports are owed: by whom, for which quarters, until when; by rules that begin, end and are moved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Role, UnitKind
from ntm.core.reporting.obligations import Reporter
from ntm.store.reporting.models import (
    PeriodDecision,
)
from ntm.usecases.reporting import drafts, duties, duty_rules
from tests.usecases.access.places import add_unit, person
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


def test_a_plan_of_15_april_makes_the_second_quarter_the_first_one_owed(programme: Programme) -> None:
    owed = duties.duties_of(programme.country.commune.pk, year=2024)
    assert [(one.period.code, one.period.due_on) for one in owed] == [
        ("2024-Q2", date(2024, 6, 14)),
        ("2024-Q3", date(2024, 9, 14)),
        ("2024-Q4", date(2024, 12, 14)),
    ]
    with pytest.raises(drafts.NotOwed):
        programme.open(period="2024-Q1")


def test_only_the_communes_of_the_district_owe_and_the_district_receives(programme: Programme) -> None:
    received = duties.duties_received(programme.country.district.pk, year=2024, on=WORKING_DAY)
    assert {one.unit_id for one in received} == {programme.country.commune.pk}
    assert not duties.duties_of(programme.country.neighbour.pk, year=2024)


def test_a_deadline_moved_for_all_moves_it_for_the_commune(programme: Programme) -> None:
    PeriodDecision.objects.create(
        unit=programme.country.district,
        rule_id=programme.rule_id,
        period="2024-Q2",
        seq=1,
        kind="moved",
        due_on=date(2024, 6, 20),
        reason="Lũ quét",
        client_id=uuid4(),
        by=programme.office,
        at=moment(WORKING_DAY),
    )
    report_id = programme.open()
    version = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer).version
    day = date(2024, 6, 20)
    assert send(report_id, version, by=programme.officer, on=day).late == 0


def test_a_commune_made_in_mid_quarter_owes_for_all_of_it_and_the_old_ones_nothing() -> None:
    programme = make_programme(frequency="quarter", reporter=Reporter.COMMUNE)
    province_rule = make_province_rule(programme)
    owed = [one for one in duties.duties_of_rule(province_rule, year=2025) if one.period.code == "2025-Q3"]
    assert {one.unit_id for one in owed} == {programme.country.new_commune.pk}
    assert "xã Nậm Xe" in owed[0].note and "báo cáo cả kỳ" in owed[0].note
    spring = [one for one in duties.duties_of_rule(province_rule, year=2025) if one.period.code == "2025-Q2"]
    assert {one.unit_id for one in spring} == {programme.country.commune.pk, programme.country.neighbour.pk}


def make_province_rule(programme: Programme) -> int:
    office = person(Role.PROVINCE_OFFICE, programme.country.province)
    new = duty_rules.NewRule(
        unit_id=programme.country.province.pk,
        title="Báo cáo quý của xã",
        reporter=Reporter.COMMUNE,
        frequency="quarter",
        start=date(2024, 1, 1),
        due_day=14,
        source="Quy định của tỉnh",
    )
    return duty_rules.add_rule(new, by=office, on=WORKING_DAY, at=moment(WORKING_DAY))


def test_the_districts_end_moves_the_duty_to_communes_without_an_edit(programme: Programme) -> None:
    office = person(Role.PROVINCE_OFFICE, programme.country.province)
    new = duty_rules.NewRule(
        unit_id=programme.country.province.pk,
        title="Báo cáo của cấp dưới trực tiếp",
        reporter=Reporter.BELOW,
        frequency="quarter",
        start=date(2024, 1, 1),
        due_day=14,
        source="Quy định của tỉnh",
    )
    rule = duty_rules.add_rule(new, by=office, on=WORKING_DAY, at=moment(WORKING_DAY))
    by_period: dict[str, set[int]] = {}
    for one in duties.duties_of_rule(rule, year=2025):
        by_period.setdefault(one.period.code, set()).add(one.unit_id)
    country = programme.country
    assert by_period["2025-Q2"] == {country.district.pk, country.other_district.pk}
    assert by_period["2025-Q3"] == {country.new_commune.pk}


def test_the_number_of_queries_does_not_grow_with_the_communes(programme: Programme) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            duties.duties_received(programme.country.district.pk, year=2024, on=WORKING_DAY)
        return len(captured)

    few = queries()
    for number in range(12):
        add_unit(
            f"Xã {number}",
            UnitKind.COMMUNE,
            [programme.country.district, programme.country.province],
            date(2021, 1, 1),
            None,
        )
    assert len(duties.duties_received(programme.country.district.pk, year=2024, on=WORKING_DAY)) == 39
    assert queries() == few


def test_a_rule_that_ended_creates_no_later_duty(programme: Programme) -> None:
    duty_rules.end_rule(
        rule_id=programme.rule_id,
        last_day=date(2024, 9, 14),
        reason="Văn bản thay thế",
        by=programme.office,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    owed = duties.duties_of(programme.country.commune.pk, year=2024)
    assert [one.period.code for one in owed] == ["2024-Q2", "2024-Q3"]


def test_a_person_sees_what_they_owe_by_its_last_day(programme: Programme) -> None:
    owed = duties.duties_of_person(programme.officer, on=WORKING_DAY)
    assert [one.period.code for one in owed] == ["2024-Q2", "2024-Q3"]
    assert owed[0].days_over(WORKING_DAY) == -4
    late = date(2024, 6, 14) + timedelta(days=3)
    assert owed[0].is_overdue(late) and owed[0].days_over(late) == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"source": "  "}, "văn bản"),
        ({"reporter": Reporter.NAMED_AGENCY}, "cơ quan"),
        ({"set_code": "khong-co"}, "bộ tiêu chí"),
        ({"frequency": "week"}, "kỳ báo cáo"),
        ({"due_day": 32}, "1 đến 31"),
        ({"numbers": (5,)}, "4 kỳ"),
        ({"frequency": "adhoc", "due_on": date(2024, 4, 14)}, "đột xuất"),
        ({"end": date(2024, 4, 15)}, "hết hiệu lực"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_words(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(duty_rules.RuleRefused, match=words):
        make_programme(**changes)


def test_an_ad_hoc_report_is_owed_once_by_its_own_day() -> None:
    programme = make_programme(frequency="adhoc", due_day=None, due_on=date(2024, 6, 20))
    (only,) = duties.duties_of(programme.country.commune.pk, year=2024)
    assert (only.period.code, only.period.due_on) == ("20240620", date(2024, 6, 20))
    report_id = programme.open(period="20240620")
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer)
    sent = send(report_id, saved.version, by=programme.officer, on=date(2024, 6, 21), at=moment(date(2024, 6, 21), 8))
    assert sent.late == 1

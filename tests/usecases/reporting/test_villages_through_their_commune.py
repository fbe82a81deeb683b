"""Villages report to their commune by the district's rule; the district sees how many are in, nobody types it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Level, Role, UnitKind
from ntm.core.reporting.consolidation import Coverage
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Reminder
from ntm.store.territory.models import Unit
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import consolidation, drafts, duties, duty_rules, receiving, reminders, steps
from tests.usecases.access.places import BEGIN, REFORM, add_unit, person
from tests.usecases.reporting.programme import PLAN_DAY, WORKING_DAY, Programme, make_programme, moment, save, send

pytestmark = pytest.mark.django_db

QUARTER = "2024-Q2"


@dataclass(frozen=True)
class Villages:
    """The programme with three villages in Nậm Xe and one in a second commune, and the district's rule for them."""

    programme: Programme
    rule_id: int
    villages: tuple[int, ...]
    second: Unit
    head: User

    def report(self, village: int, *, by: User) -> int:
        """Open a village's report, write a word and send it."""
        report_id = self.open(village, by=by)
        saved = save(report_id, {"t:progress": "Đã làm 300 m đường bản"}, by=by)
        send(report_id, saved.version, by=by)
        return report_id

    def open(self, village: int, *, by: User, period: str = QUARTER) -> int:
        """Open a village's report."""
        return drafts.open_report(
            rule_id=self.rule_id,
            unit_id=village,
            agency_id=None,
            period=period,
            by=by,
            on=WORKING_DAY,
            at=moment(WORKING_DAY),
        )


@pytest.fixture
def made() -> Villages:
    programme = make_programme()
    country = programme.country
    above = [country.commune, country.district, country.province]
    more = [add_unit(name, UnitKind.VILLAGE, above, BEGIN, REFORM) for name in ("Mấn", "Van Hồ")]
    second = add_unit("Bản Lang", UnitKind.COMMUNE, above[1:], BEGIN, REFORM)
    add_unit("Hợp Nhất", UnitKind.VILLAGE, [second, *above[1:]], BEGIN, REFORM)
    rule_id = duty_rules.add_rule(
        duty_rules.NewRule(
            unit_id=country.district.pk,
            title="Bản tự rà soát",
            reporter=Reporter.VILLAGE,
            frequency="quarter",
            numbers=(2, 3, 4),
            start=PLAN_DAY,
            due_day=9,
            parts=("progress",),
            source="Kế hoạch thử, mục II",
        ),
        by=programme.office,
        on=PLAN_DAY,
        at=moment(PLAN_DAY),
    )
    villages = (country.village.pk, *(one.pk for one in more))
    return Villages(programme, rule_id, villages, second, person(Role.VILLAGE_HEAD, country.village))


def answer(report_id: int, *, by: User) -> int:
    return steps.accept(
        report_id=report_id, seen_step=1, client_id=uuid4(), by=by, on=WORKING_DAY, at=moment(WORKING_DAY)
    )


def board(made: Villages, place: int, **asked: object) -> consolidation.Consolidation:
    office = made.programme.office
    return consolidation.consolidate(place, period=QUARTER, on=WORKING_DAY, by=office, **asked)  # type: ignore[arg-type]


def test_the_village_owes_its_commune_by_the_rule_of_the_district(made: Villages) -> None:
    commune = made.programme.country.commune.pk
    owed = [one for one in duties.duties_of(made.villages[0], year=2024) if one.rule.id == made.rule_id]
    assert [one.period.code for one in owed] == ["2024-Q2", "2024-Q3", "2024-Q4"]
    assert {one.receiver_id for one in owed} == {commune}
    comes = [
        one.unit_id for one in receiving.received(commune, year=2024, on=WORKING_DAY) if one.rule.id == made.rule_id
    ]
    assert set(comes) == set(made.villages)  # three villages, three quarters; none of the second commune's
    district = made.programme.country.district.pk
    assert made.rule_id not in {one.rule.id for one in receiving.received(district, year=2024, on=WORKING_DAY)}


def test_the_commune_accepts_and_returns_and_its_neighbour_does_not(made: Villages) -> None:
    sent = made.report(made.villages[0], by=made.head)
    second_officer = person(Role.COMMUNE_OFFICER, made.second, username="second")
    with pytest.raises(NotAllowed):
        answer(sent, by=second_officer)
    with pytest.raises(NotAllowed):
        answer(sent, by=made.head)
    note = {"note": "Ghi rõ số hộ", "client_id": uuid4()}
    told = {"by": made.programme.officer, "on": WORKING_DAY, "at": moment(WORKING_DAY)}
    steps.return_with_note(report_id=sent, seen_step=1, **note, **told)  # type: ignore[arg-type]
    saved = save(sent, {"t:progress": "300 m đường, 41 hộ"}, by=made.head)
    send(sent, saved.version, by=made.head)
    assert steps.accept(report_id=sent, seen_step=3, client_id=uuid4(), **told) == 4  # type: ignore[arg-type]


def test_the_commune_sees_its_villages_and_the_district_how_many_are_in(made: Villages) -> None:
    country = made.programme.country
    made.report(made.villages[0], by=made.head)
    own = board(made, country.commune.pk, level=Level.VILLAGE)
    assert {row.unit_id for row in own.rows} == set(made.villages)
    assert (own.owed, own.noun) == (Coverage(1, 3), "thôn, bản")
    assert board(made, country.commune.pk).rows == own.rows  # without being asked for a level, its villages
    by_commune = {row.unit_id: row.villages for row in board(made, country.district.pk).rows}
    assert by_commune == {country.commune.pk: Coverage(1, 3), made.second.pk: Coverage(0, 1)}


def test_a_returned_village_is_not_in_and_one_sent_the_day_after_was_not_in_before(made: Villages) -> None:
    country = made.programme.country
    sent = made.report(made.villages[0], by=made.head)
    places = {"period": QUARTER, "on": WORKING_DAY}
    assert receiving.villages_sent(country.district.pk, **places)[country.commune.pk].included == 1  # type: ignore[arg-type]
    day_before = {"period": QUARTER, "on": date(2024, 6, 9)}
    assert receiving.villages_sent(country.district.pk, **day_before)[country.commune.pk].included == 0  # type: ignore[arg-type]
    steps.return_with_note(
        report_id=sent,
        note="thiếu số hộ",
        seen_step=1,
        client_id=uuid4(),
        by=made.programme.officer,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    assert receiving.villages_sent(country.district.pk, **places)[country.commune.pk].included == 0  # type: ignore[arg-type]


def test_quarter_i_asks_no_village_and_the_board_says_nothing_of_them(made: Villages) -> None:
    found = receiving.villages_sent(made.programme.country.district.pk, period="2024-Q1", on=WORKING_DAY)
    assert found == {}


def test_more_villages_make_no_more_queries(made: Villages) -> None:
    country = made.programme.country

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            board(made, country.district.pk)
        return len(queries)

    count()
    before = count()
    for number in range(5):
        add_unit(
            f"Bản {number}", UnitKind.VILLAGE, [country.commune, country.district, country.province], BEGIN, REFORM
        )
    assert count() == before


def test_a_village_is_reminded_in_the_name_of_its_commune(made: Villages) -> None:
    day = date(2024, 6, 6)
    run = reminders.remind_all(on=day, at=moment(day), mail=None)
    assert run.in_application == 6  # four villages, and two communes that are due on the 14th
    text = Reminder.objects.get(report__unit_id=made.villages[0]).text
    assert "UBND xã Nậm Xe" in text

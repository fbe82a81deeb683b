"""Communes of 2025 report figures monthly and words quarterly: the province counts what was said in the quarter."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.kernel.states import Level, Role
from ntm.core.reporting.consolidation import Coverage
from ntm.core.reporting.obligations import Reporter
from ntm.store.territory.models import Unit
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import consolidation, drafts, duty_rules, operations
from tests.usecases.access.places import Country, make_country, person
from tests.usecases.reporting.programme import moment, save, send

pytestmark = pytest.mark.django_db

QUARTER, ON = "2025-Q3", date(2025, 9, 12)


@pytest.fixture
def country() -> Country:
    return make_country()


def say(unit: Unit, on: date) -> None:
    """Say a figure of a commune for a day, as its monthly report does."""
    operations.submit_figures(
        unit_id=unit.pk,
        as_of=on,
        criteria_set=criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=on),
        figures={"4.2": 97.0},
        notes={},
        source="Báo cáo tháng",
        seen_revision=0,
        by=person(Role.COMMUNE_OFFICER, unit, username=f"figures-{on}"),
        on=on,
        at=moment(on),
    )


def report_in_words(country: Country) -> None:
    """Let the province ask for a quarter in words, and the commune send it."""
    office = person(Role.PROVINCE_OFFICE, country.province)
    officer = person(Role.COMMUNE_OFFICER, country.new_commune)
    rule_id = duty_rules.add_rule(
        duty_rules.NewRule(
            unit_id=country.province.pk,
            title="Báo cáo quý của cấp dưới",
            reporter=Reporter.BELOW,
            frequency="quarter",
            start=date(2025, 7, 1),
            due_day=19,
            parts=("progress",),
            source="Quy định của tỉnh",
        ),
        by=office,
        on=ON,
        at=moment(ON),
    )
    told = {"by": officer, "on": ON, "at": moment(ON)}
    report_id = drafts.open_report(
        rule_id=rule_id,
        unit_id=country.new_commune.pk,
        agency_id=None,
        period=QUARTER,
        **told,  # type: ignore[arg-type]
    )
    saved = save(report_id, {"t:progress": "Đã kéo điện"}, by=officer, on=ON)
    send(report_id, saved.version, by=officer, on=ON)


def coverage(country: Country) -> Coverage:
    office = person(Role.PROVINCE_OFFICE, country.province, username="reader")
    found = consolidation.consolidate(country.province.pk, period=QUARTER, on=ON, by=office)
    assert found.owed == Coverage(1, 1)
    assert found.figures is not None
    return found.figures.total.coverage


@pytest.mark.parametrize(("day", "included"), [(date(2025, 8, 14), 1), (date(2025, 7, 1), 1)])
def test_a_commune_that_sent_its_words_is_in_with_what_it_said_in_the_quarter(
    country: Country, day: date, included: int
) -> None:
    say(country.new_commune, day)
    report_in_words(country)
    assert coverage(country) == Coverage(included, 1)


def test_a_commune_that_said_no_figure_in_the_quarter_is_missing_though_its_words_came(country: Country) -> None:
    report_in_words(country)
    assert coverage(country) == Coverage(0, 1)

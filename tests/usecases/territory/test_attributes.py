"""Attributes of real units: stated, corrected, withdrawn, imported, and asked for by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from tests.made_workbooks import book

from ntm.core.criteria.applicability import threshold_region
from ntm.core.kernel.states import Level, Region, Role
from ntm.core.territory.attributes import NO, YES, Attribute, NotForThisLevel, TooEarly
from ntm.core.territory.unit import UnitNotFound
from ntm.store.accounts.models import Grant, User
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.store.territory.models import UnitCategory, UnitStatement
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import judged, places
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.territory import attributes, operations, queries
from ntm.usecases.territory.attributes import NewStatement

AT = datetime(2024, 6, 10, 3, tzinfo=UTC)
DAY = date(2024, 6, 10)
PAPER = "Quyết định 861/QĐ-TTg"
SPECIAL = Attribute.SPECIALLY_DISADVANTAGED

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def units(country_database: None, django_db_blocker: object) -> Iterator[None]:
    """Load all units once for the module, and take them away after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            operations.load_units(by=None, at=AT)
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


def commune(code: str = "03592", on: date = DAY) -> int:
    return queries.find_unit(code, Level.COMMUNE, on).id


def say(unit_id: int, attribute: Attribute, value: str | None, since: date, source: str = PAPER) -> int:
    return attributes.state([NewStatement(unit_id, attribute, value, since, source)], on=DAY, by=None, at=AT)


def known(unit_id: int, attribute: Attribute, on: date) -> str | None:
    views = attributes.attributes_of(unit_id, level=Level.COMMUNE, on=on)
    return next(view.value for view in views if view.attribute is attribute)


def lowland_commune() -> int:
    """Return a commune of the Red River delta, whose own region asks more than TDMNPB."""
    province = queries.find_unit("36", Level.PROVINCE, DAY)  # Nam Định
    return next(unit.id for unit in queries.communes_in(province.id, DAY) if unit.is_counted)


def area_of(unit_id: int, on: date) -> str | None:
    """Return the column of thresholds by which the boards judge a unit on a day."""
    commune_set = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=on)
    region, categories = judged.area_of(places.place_on(unit_id, on=on).unit, commune_set)
    return threshold_region(commune_set, region=region, categories=categories)


def test_a_specially_disadvantaged_commune_is_judged_by_tdmnpb_on_its_days_only() -> None:
    unit = lowland_commune()
    say(unit, SPECIAL, YES, date(2023, 3, 1))
    say(unit, SPECIAL, NO, date(2024, 3, 1))
    assert [
        area_of(unit, day) for day in (date(2023, 2, 28), date(2023, 3, 1), date(2024, 2, 29), date(2024, 3, 1))
    ] == ["DBSH", "TDMNPB", "TDMNPB", "DBSH"]


def test_a_safe_zone_commune_of_a_poor_district_is_judged_by_tdmnpb_and_another_safe_zone_is_not() -> None:
    unit = lowland_commune()
    say(unit, Attribute.SAFE_ZONE, YES, date(2023, 3, 1))
    assert area_of(unit, DAY) == "DBSH"
    say(unit, Attribute.SAFE_ZONE_POOR_DISTRICT, YES, date(2024, 3, 1))
    assert [area_of(unit, day) for day in (date(2024, 2, 29), date(2024, 3, 1))] == ["DBSH", "TDMNPB"]


def test_a_region_stated_of_a_unit_comes_before_its_provinces() -> None:
    unit = lowland_commune()
    say(unit, Attribute.REGION, "BTB", date(2023, 3, 1))
    assert [area_of(unit, day) for day in (date(2023, 2, 28), date(2023, 3, 1))] == ["DBSH", "BTB"]


def test_the_units_own_page_shows_the_stated_region_on_its_days_only() -> None:
    unit = lowland_commune()
    say(unit, Attribute.REGION, "BTB", date(2023, 3, 1))
    shown = [queries.unit_on(unit, day).region for day in (date(2023, 2, 28), date(2023, 3, 1))]
    assert shown == [Region.DBSH, Region.BTB]
    parent = queries.unit_on(unit, DAY).parent_id
    assert parent is not None
    assert next(one for one in queries.children(parent, DAY) if one.id == unit).region is Region.BTB


def test_a_group_of_communes_is_the_area_of_the_set_of_2026() -> None:
    unit = commune("03394", date(2026, 3, 1))
    say(unit, Attribute.COMMUNE_GROUP, "group_3", date(2026, 1, 1))
    commune_set = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=date(2026, 3, 1))
    region, _ = judged.area_of(places.place_on(unit, on=date(2026, 3, 1)).unit, commune_set)
    assert region == "group_3"
    with pytest.raises(TooEarly):
        say(unit, Attribute.COMMUNE_GROUP, "group_3", date(2025, 12, 31))


def test_what_was_said_is_kept_and_the_later_word_stands() -> None:
    unit = commune()
    say(unit, Attribute.POPULATION, "5300", date(2023, 12, 31))
    say(unit, Attribute.POPULATION, "5304", date(2023, 12, 31), "Niên giám thống kê")
    assert known(unit, Attribute.POPULATION, date(2023, 12, 30)) is None
    assert known(unit, Attribute.POPULATION, date(2023, 12, 31)) == "5304"
    (view,) = [
        one
        for one in attributes.attributes_of(unit, level=Level.COMMUNE, on=DAY)
        if one.attribute is Attribute.POPULATION
    ]
    assert [(said.words, said.stands) for said in view.history] == [("5.304", True), ("5.300", False)]
    assert view.source == "Niên giám thống kê"


def test_the_same_word_twice_is_said_once() -> None:
    assert say(commune(), SPECIAL, YES, date(2023, 1, 1)) == 1
    before = (UnitStatement.objects.count(), Entry.objects.count())
    assert say(commune(), SPECIAL, YES, date(2023, 1, 1)) == 0
    assert (UnitStatement.objects.count(), Entry.objects.count()) == before


def test_a_day_stated_wrongly_is_withdrawn_and_its_category_goes() -> None:
    unit = lowland_commune()
    say(unit, SPECIAL, YES, date(2023, 3, 1))
    attributes.withdraw(
        unit_id=unit, attribute=SPECIAL, since=date(2023, 3, 1), reason="Nhầm xã", on=DAY, by=None, at=AT
    )
    assert known(unit, SPECIAL, DAY) is None
    assert not UnitCategory.objects.filter(unit_id=unit).exists()
    assert area_of(unit, DAY) == "DBSH"
    with pytest.raises(attributes.NothingStated):
        attributes.withdraw(unit_id=unit, attribute=SPECIAL, since=date(2023, 3, 1), reason="x", on=DAY, by=None, at=AT)


def test_values_that_cannot_be_true_together_are_refused() -> None:
    unit = commune()
    say(unit, Attribute.HOUSEHOLDS, "100", date(2023, 12, 31))
    with pytest.raises(attributes.CannotBeTrue, match="hộ nghèo"):
        say(unit, Attribute.POOR_HOUSEHOLDS, "101", date(2024, 1, 1))
    say(unit, Attribute.POOR_HOUSEHOLDS, "101", date(2023, 12, 30))  # before that nothing is known of households


def test_a_unit_has_attributes_on_its_own_days_only() -> None:
    with pytest.raises(UnitNotFound):
        say(commune(), SPECIAL, YES, date(2025, 7, 1))
    say(commune(), SPECIAL, YES, date(2025, 6, 30))
    with pytest.raises(attributes.NoSource):
        say(commune(), SPECIAL, YES, date(2024, 7, 1), "  ")
    with pytest.raises(NotForThisLevel):
        say(queries.find_unit("12", Level.PROVINCE, DAY).id, SPECIAL, YES, DAY)


def office(unit_id: int, role: Role) -> User:
    user = User.objects.create_user(f"{role.value}-{unit_id}", full_name="Văn phòng", password="mot-mat-khau-dai")
    Grant.objects.create(user=user, role=role, unit_id=unit_id, span=open_span(date(2021, 1, 1)))
    return user


def test_a_province_office_imports_a_table_and_the_same_table_again_changes_nothing() -> None:
    province = queries.find_unit("12", Level.PROVINCE, DAY).id
    by = office(province, Role.PROVINCE_OFFICE)
    content = book(
        ("Mã xã", "Xã", "Khu vực", "ĐBKK", "Số hộ", "Số hộ nghèo", "Ghi chú"),
        ("03592", "Sin Suối Hồ", "III", "x", 900, 300, ""),
        ("03394", "", "IV", "", "", "", ""),
        ("99999", "", "I", "", "", "", ""),
        ("03559", "", "", "", 10, 11, ""),
        ("03592", "", "III", "", "", "", ""),
    )

    def look() -> attributes.Preview:
        return attributes.preview(
            place_id=province, content=content, file_name="a.xlsx", since=date(2024, 1, 1), source=PAPER, by=by, on=DAY
        )

    before = UnitStatement.objects.count()
    seen = look()
    assert UnitStatement.objects.count() == before
    assert [row.state.value for row in seen.rows] == ["new", "bad", "bad", "bad", "bad"]
    assert "C3" in seen.rows[1].problems[0]
    assert "99999" in seen.rows[2].problems[0]
    assert "trùng dòng 2" in seen.rows[4].problems[0]
    assert seen.unused == ("Ghi chú",)
    assert attributes.state(seen.new, on=DAY, by=by, at=AT) == 4
    assert attributes.values_on([commune()], on=DAY)[commune()] == {
        Attribute.HARDSHIP_ZONE: "III",
        SPECIAL: YES,
        Attribute.HOUSEHOLDS: "900",
        Attribute.POOR_HOUSEHOLDS: "300",
    }
    assert look().rows[0].state.value == "known"
    assert attributes.state(seen.new, on=DAY, by=by, at=AT) == 0


def test_a_commune_officer_records_no_attributes() -> None:
    by = office(commune(), Role.COMMUNE_OFFICER)
    with pytest.raises(NotAllowed):
        attributes.state([NewStatement(commune(), SPECIAL, YES, DAY, PAPER)], on=DAY, by=by, at=AT)

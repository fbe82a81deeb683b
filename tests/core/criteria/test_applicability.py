"""Which set governs, and by which column of thresholds."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.criteria.applicability import (
    NoSetInForce,
    UnknownArea,
    UnknownCategory,
    area_index,
    set_in_force,
    threshold_region,
)
from ntm.core.criteria.sets import Tier
from ntm.core.kernel.states import Level
from ntm.law.files import load_library, package_folder

SETS = load_library([package_folder()]).sets
COMMUNE = SETS["commune-2021-2025"]


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2022, 3, 8), "commune-2021-2025"),
        (date(2022, 9, 26), "commune-2021-2025"),
        (date(2022, 9, 27), "commune-2021-2025@lai-chau"),
        (date(2026, 2, 14), "commune-2021-2025@lai-chau"),
        (date(2026, 2, 15), "commune-2026-2030"),
    ],
)
def test_the_ten_criteria_follow_the_nineteen_on_15_february_2026(on: date, code: str) -> None:
    assert set_in_force(SETS.values(), level=Level.COMMUNE, province="12", on=on).code == code


def test_before_8_march_2022_no_set_is_known() -> None:
    with pytest.raises(NoSetInForce):
        set_in_force(SETS.values(), level=Level.COMMUNE, province="12", on=date(2022, 3, 7))


def test_villages_have_the_set_of_their_own_province_or_none_while_no_criterion_of_it_is_known() -> None:
    assert SETS["village-dien-bien"].is_blank
    on = date(2024, 6, 10)
    assert set_in_force(SETS.values(), level=Level.VILLAGE, province="12", on=on).code == "village-lai-chau"
    assert set_in_force(SETS.values(), level=Level.VILLAGE, province="15", on=on).code == "village-yen-bai"
    with pytest.raises(NoSetInForce):
        set_in_force(SETS.values(), level=Level.VILLAGE, province="11", on=on)


def test_the_set_of_yen_bai_does_not_reach_the_new_lao_cai_that_took_its_code() -> None:
    assert set_in_force(SETS.values(), level=Level.VILLAGE, province="15", on=date(2025, 6, 30))
    with pytest.raises(NoSetInForce):
        set_in_force(SETS.values(), level=Level.VILLAGE, province="15", on=date(2025, 7, 1))


def test_no_set_of_another_tier_stands_in() -> None:
    on = date(2024, 1, 1)
    for tier, code in {
        Tier.ADVANCED: "commune-advanced-2021-2025",
        Tier.EXEMPLARY: "commune-exemplary-2021-2025",
    }.items():
        assert set_in_force(SETS.values(), level=Level.COMMUNE, province="12", on=on, tier=tier).code == code
    with pytest.raises(NoSetInForce):
        set_in_force(SETS.values(), level=Level.COMMUNE, province="12", on=date(2026, 2, 15), tier=Tier.ADVANCED)


def test_the_country_s_set_stays_for_provinces_that_decided_nothing_known() -> None:
    assert set_in_force(SETS.values(), level=Level.COMMUNE, province="02", on=date(2024, 1, 1)) is COMMUNE


def test_districts_have_a_set_until_they_end_on_1_july_2025() -> None:
    assert set_in_force(SETS.values(), level=Level.DISTRICT, province="12", on=date(2025, 6, 30))
    with pytest.raises(NoSetInForce):
        set_in_force(SETS.values(), level=Level.DISTRICT, province="12", on=date(2025, 7, 1))


def test_a_specially_disadvantaged_commune_is_held_to_the_northern_mountains() -> None:
    assert threshold_region(COMMUNE, region="DBSH", categories=[]) == "DBSH"
    assert threshold_region(COMMUNE, region="DBSH", categories=["specially_disadvantaged"]) == "TDMNPB"
    assert threshold_region(COMMUNE, region="TN", categories=["safe_zone_poor_district"]) == "TDMNPB"


def test_an_unknown_region_or_category_is_an_error_and_never_a_guess() -> None:
    with pytest.raises(UnknownArea):
        threshold_region(COMMUNE, region="MIENTRUNG", categories=[])
    with pytest.raises(UnknownCategory):
        threshold_region(COMMUNE, region="TN", categories=["island"])


def test_an_area_that_is_not_known_is_minus_one_in_arrays() -> None:
    assert area_index(COMMUNE, None) == -1
    assert area_index(COMMUNE, COMMUNE.areas[3].code) == 3

"""What governs a unit on a day, and why, in words."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.governing import governing, regimes
from ntm.core.criteria.sets import Tier
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level
from ntm.law.files import load_library, package_folder

SETS = tuple(load_library([package_folder()]).sets.values())


def test_a_commune_of_lai_chau_is_told_which_decision_of_its_province_governs() -> None:
    def of(on: date) -> str:
        return governing(SETS, level=Level.COMMUNE, province="12", on=on, region="TDMNPB", categories=()).reason

    assert "1285/QĐ-UBND" in of(date(2024, 10, 21)) and "1487/QĐ-UBND" in of(date(2024, 10, 22))
    assert "mức của tỉnh chưa nhập" in of(date(2024, 10, 22))
    assert "1285" not in of(date(2022, 9, 26))


def test_the_reason_names_the_rule_that_moves_a_commune_to_another_region() -> None:
    on = date(2024, 6, 10)
    moved = governing(
        SETS, level=Level.COMMUNE, province="02", on=on, region="DBSH", categories=("specially_disadvantaged",)
    )
    assert moved.area == "TDMNPB" and moved.moved_by is not None
    assert "Điều 1 khoản 2" in moved.reason and "Trung du miền núi phía Bắc" in moved.reason
    own = governing(SETS, level=Level.COMMUNE, province="02", on=on, region="DBSH", categories=())
    assert own.area == "DBSH" and own.moved_by is None


def test_from_2026_the_group_of_the_commune_counts_and_not_its_region() -> None:
    on = date(2026, 2, 15)
    found = governing(
        SETS, level=Level.COMMUNE, province="12", on=on, region="TDMNPB", categories=("group_3", "border")
    )
    assert (found.criteria_set.code, found.area) == ("commune-2026-2030", "group_3")
    unknown = governing(SETS, level=Level.COMMUNE, province="12", on=on, region="TDMNPB", categories=())
    assert unknown.area is None and "chưa biết vùng hoặc nhóm xã" in unknown.reason


def test_a_year_in_which_the_set_changes_has_two_regimes() -> None:
    year = Span(date(2026, 1, 1), date(2027, 1, 1))
    found = regimes(SETS, level=Level.COMMUNE, province="12", span=year, region="TDMNPB", categories=())
    assert [(one.span.start, one.governing.criteria_set.base_code) for one in found] == [
        (date(2026, 1, 1), "commune-2021-2025"),
        (date(2026, 2, 15), "commune-2026-2030"),
    ]
    assert found[0].last_day == date(2026, 2, 14)


def test_a_province_s_new_decision_starts_a_regime_in_the_same_set() -> None:
    year = Span(date(2024, 1, 1), date(2025, 1, 1))
    found = regimes(SETS, level=Level.COMMUNE, province="12", span=year, region="TDMNPB", categories=())
    assert [one.span.start for one in found] == [date(2024, 1, 1), date(2024, 3, 1), date(2024, 10, 22)]
    elsewhere = regimes(SETS, level=Level.COMMUNE, province="02", span=year, region="TDMNPB", categories=())
    assert [one.span.start for one in elsewhere] == [date(2024, 1, 1), date(2024, 3, 1)]


def test_an_amendment_in_mid_year_starts_a_regime_and_the_reason_says_since_when() -> None:
    year = Span(date(2024, 1, 1), date(2025, 1, 1))
    before, after = regimes(SETS, level=Level.COMMUNE, province="02", span=year, region="TDMNPB", categories=())
    assert before.last_day == date(2024, 2, 29) and before.governing.amended_on is None
    assert after.governing.amended_on == date(2024, 3, 1)
    assert "như sửa đổi từ 01/03/2024" in after.governing.reason and "sửa đổi" not in before.governing.reason
    unamended = Span(date(2023, 1, 1), date(2024, 1, 1))
    found = regimes(SETS, level=Level.COMMUNE, province="02", span=unamended, region="TDMNPB", categories=())
    assert [one.span for one in found] == [unamended]


def test_days_without_a_set_are_in_no_regime() -> None:
    found = regimes(
        SETS,
        level=Level.COMMUNE,
        province="02",
        span=Span(date(2022, 1, 1), date(2023, 1, 1)),
        region=None,
        categories=(),
    )
    assert [one.span.start for one in found] == [date(2022, 3, 8)]
    with pytest.raises(NoSetInForce):
        governing(SETS, level=Level.COMMUNE, province="02", on=date(2022, 3, 7), region=None, categories=())


def test_each_tier_has_its_own_set() -> None:
    found = governing(
        SETS,
        level=Level.COMMUNE,
        province="12",
        on=date(2024, 6, 10),
        region="TDMNPB",
        categories=(),
        tier=Tier.ADVANCED,
    )
    assert found.criteria_set.code == "commune-advanced-2021-2025" and found.tier is Tier.ADVANCED

"""What a unit's own page says of the law that governs it, of how much is missing, and of two texts in one year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ntm.core.kernel.states import Role
from ntm.core.territory.attributes import Attribute
from ntm.usecases.analytics.explaining import UnitExplained, explain_cell, explain_unit
from ntm.usecases.territory import attributes
from tests.usecases.analytics import scene
from tests.usecases.analytics.scene import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def lai_chau(country_database: Any, django_db_blocker: Any) -> Iterator[Scene]:
    with scene.in_one_transaction(django_db_blocker) as built:
        yield built


def explained(lai_chau: Scene, name: str, *, on: date | None = None, working: date = scene.WORKING) -> UnitExplained:
    return explain_unit(
        unit_id=lai_chau.communes[name],
        asked_day=on,
        working_day=working,
        by=lai_chau.people[Role.DISTRICT_OFFICE],
    )


def test_the_page_says_which_decision_of_the_province_governs(lai_chau: Scene) -> None:
    found = explained(lai_chau, "Nậm Xe")
    assert found.criteria_set.code == "commune-2021-2025@lai-chau"
    assert "1285/QĐ-UBND" in found.governs.reason and "Trung du miền núi phía Bắc" in found.governs.reason


def test_a_year_with_two_decisions_is_judged_by_both_side_by_side(lai_chau: Scene) -> None:
    assert explained(lai_chau, "Nậm Xe", on=date(2023, 12, 31)).sides == ()
    sides = explained(lai_chau, "Nậm Xe", on=date(2024, 12, 31), working=date(2024, 12, 31)).sides
    assert [side.on for side in sides] == [date(2024, 2, 29), date(2024, 10, 21), date(2024, 12, 31)]
    assert "như sửa đổi từ 01/03/2024" in sides[1].regime.governing.reason
    assert "1285/QĐ-UBND" in sides[1].regime.governing.reason and "1487/QĐ-UBND" in sides[2].regime.governing.reason
    assert all(side.is_reported and side.of == 19 for side in sides)


def test_recognised_is_not_the_same_as_full(lai_chau: Scene) -> None:
    assert explained(lai_chau, "Mường So").standing.label == "đã công nhận, nay đạt 19/19 tiêu chí"
    assert explained(lai_chau, "Huổi Luông").standing.label.endswith("dưới mức, cần khắc phục")
    for name in lai_chau.communes:
        found = explained(lai_chau, name)
        nearly = found.met >= 15 and not found.is_full and found.recognition is None
        assert found.standing.is_nearly == nearly


def test_what_is_missing_is_said_in_households_once_their_number_is_known(lai_chau: Scene) -> None:
    def missing(name: str) -> list[str]:
        cell = explain_cell(
            unit_id=lai_chau.communes[name],
            criterion=11,
            on=scene.END_2023,
            working_day=scene.WORKING,
            by=lai_chau.people[Role.DISTRICT_OFFICE],
        )
        return [part for line in cell.indicators for part in line.explanation.missing]

    name = next(name for name in sorted(lai_chau.communes) if missing(name))
    assert missing(name)[0].startswith("vượt ") and "hộ" not in missing(name)[0]
    statement = attributes.NewStatement(
        lai_chau.communes[name], Attribute.HOUSEHOLDS, "1000", date(2023, 1, 1), "Niên giám thử"
    )
    attributes.state([statement], on=scene.WORKING, by=lai_chau.people[Role.PROVINCE_OFFICE], at=scene.AT)
    assert " hộ (" in missing(name)[0]


def test_a_cell_says_who_supplies_the_figure_and_with_which_evidence(lai_chau: Scene) -> None:
    cell = explain_cell(
        unit_id=lai_chau.communes["Nậm Xe"],
        criterion=10,
        on=scene.END_2023,
        working_day=scene.WORKING,
        by=lai_chau.people[Role.DISTRICT_OFFICE],
    )
    supply = cell.indicators[0].supply
    assert supply is not None and supply.supplier.label == "cơ quan thống kê" and supply.evidence

"""What a change of text does to the communes of a place, by the figures that stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ntm.core.kernel.states import Role
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics.change_of_set import ChangeOfSet, NotComparable, change_of_set
from ntm.usecases.territory import queries as units
from tests.usecases.analytics import scene
from tests.usecases.analytics.scene import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def lai_chau(country_database: Any, django_db_blocker: Any) -> Iterator[Scene]:
    with scene.in_one_transaction(django_db_blocker) as built:
        yield built


def changed(lai_chau: Scene, *, before: str = "", after: str = "", on: date | None = None) -> ChangeOfSet:
    return change_of_set(
        place_id=lai_chau.phong_tho,
        before_code=before,
        after_code=after,
        on=on,
        working_day=scene.WORKING,
        by=lai_chau.people[Role.DISTRICT_OFFICE],
    )


def test_the_last_change_before_the_working_day_is_the_amendment_of_1_march_2024(lai_chau: Scene) -> None:
    found = changed(lai_chau)
    assert found.on == date(2024, 3, 1) and not found.is_ahead
    assert found.figures_on == date(2024, 2, 29)
    touched = {line.concept.code for line in found.lines if line.lost or line.gained or line.reassess}
    assert touched and touched <= {"13", "15", "17", "18"}


def test_each_commune_stands_in_one_column_of_every_criterion(lai_chau: Scene) -> None:
    found = changed(lai_chau)
    assert len(found.units) == 16
    for line in found.lines:
        assert sum(line.counts) == 16


def test_the_next_set_is_shown_before_it_takes_effect(lai_chau: Scene) -> None:
    found = changed(lai_chau, before="commune-2021-2025@lai-chau", after="commune-2026-2030", on=date(2026, 2, 15))
    assert found.is_ahead and found.figures_on == scene.WORKING
    assert found.losing == 0  # nothing is known of its values, so nothing is lost yet, but everything is to be assessed
    assert any(line.reassess for line in found.lines)


def test_recognised_communes_below_the_new_level_are_listed_and_others_are_not(lai_chau: Scene) -> None:
    found = changed(
        lai_chau, before="commune-2021-2025@lai-chau", after="commune-advanced-2021-2025", on=date(2024, 6, 1)
    )
    names = {one.unit.name for one in (*found.remediation, *found.to_assess)}
    assert names == {"Mường So", "Khổng Lào", "Ma Li Pho", "Huổi Luông"}
    assert "Huổi Luông" in {one.unit.name for one in found.remediation}
    assert all(one.is_below_after and not one.is_uncertain_after for one in found.remediation)
    by_text = [one for one in found.remediation if one.lost or one.reassess]
    assert list(found.remediation)[: len(by_text)] == sorted(
        by_text, key=lambda one: (-len(one.lost), -len(one.reassess), one.unit.name)
    )


def test_a_province_s_decision_without_values_changes_no_commune(lai_chau: Scene) -> None:
    found = changed(lai_chau, before="commune-2021-2025", after="commune-2021-2025@lai-chau", on=date(2024, 5, 1))
    assert not found.touched
    assert found.after_governs is not None and "1285/QĐ-UBND" in found.after_governs.reason


def test_a_set_of_nobody_or_of_another_province_is_refused(lai_chau: Scene) -> None:
    for code in ("commune-1986", "commune-2021-2025@dien-bien", "village-lai-chau"):
        with pytest.raises(NotComparable):
            changed(lai_chau, before=code)


def test_another_province_is_not_shown(lai_chau: Scene) -> None:
    dien_bien = next(unit.id for unit in units.provinces(scene.END_2023) if unit.name == "Điện Biên")
    with pytest.raises(NotAllowed):
        change_of_set(
            place_id=dien_bien,
            before_code="",
            after_code="",
            on=None,
            working_day=scene.WORKING,
            by=lai_chau.people[Role.DISTRICT_OFFICE],
        )

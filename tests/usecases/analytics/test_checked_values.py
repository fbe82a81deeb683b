"""An explanation names the person who held the value against the official text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ntm.core.criteria.explanation import Explanation
from ntm.core.kernel.states import Role
from ntm.usecases.analytics import governing
from ntm.usecases.analytics.explaining import explain_cell, explain_unit
from ntm.usecases.criteria import entry, entry_queries, queries
from tests.usecases.analytics import scene
from tests.usecases.analytics.scene import Scene

pytestmark = pytest.mark.django_db
NATIONAL = "commune-2021-2025"
VALUE = "11.1@2022-03-08//11.1//TDMNPB"


@pytest.fixture(scope="module")
def lai_chau(country_database: Any, django_db_blocker: Any) -> Iterator[Scene]:
    with scene.in_one_transaction(django_db_blocker) as built:
        yield built


def mark(lai_chau: Scene, *keys: str) -> None:
    provisions = entry_queries.provisions(queries.library().criteria_set(NATIONAL))
    entry.mark(
        set_code=NATIONAL,
        fingerprints=[one.fingerprint for one in provisions if one.can_be_checked and (not keys or one.key in keys)],
        checked_on=date(2024, 6, 9),
        page="14",
        note="",
        by=lai_chau.people[Role.PROVINCE_OFFICE],
        on=scene.WORKING,
        at=scene.AT,
    )


def explained(lai_chau: Scene) -> Explanation:
    cell = explain_cell(
        unit_id=lai_chau.communes["Nậm Xe"],
        criterion=11,
        on=scene.END_2023,
        working_day=scene.WORKING,
        by=lai_chau.people[Role.DISTRICT_OFFICE],
    )
    return cell.indicators[0].explanation


def test_a_marked_value_is_explained_with_its_person_day_and_page(lai_chau: Scene) -> None:
    before = explained(lai_chau)
    assert not before.citation.is_verified
    assert "chưa đối chiếu văn bản gốc" in before.sentence
    mark(lai_chau, VALUE)
    after = explained(lai_chau)
    person = lai_chau.people[Role.PROVINCE_OFFICE].full_name
    assert after.citation.is_verified
    assert (after.citation.last_checked_on, after.citation.note) == (
        date(2024, 6, 9),
        f"{person} đối chiếu, trang 14",
    )
    assert (after.verdict, after.threshold) == (before.verdict, before.threshold)


def test_the_unit_page_of_every_criterion_still_agrees_with_its_verdicts(lai_chau: Scene) -> None:
    def verdicts() -> list[object]:
        found = explain_unit(
            unit_id=lai_chau.communes["Nậm Xe"],
            asked_day=scene.END_2023,
            working_day=scene.WORKING,
            by=lai_chau.people[Role.DISTRICT_OFFICE],
        )
        return [(line.verdict, [one.verdict for one in line.indicators]) for line in found.lines]

    before = verdicts()
    mark(lai_chau)
    assert verdicts() == before


def test_a_set_is_verified_once_everything_in_force_is_marked(lai_chau: Scene) -> None:
    national = queries.library().criteria_set(NATIONAL)
    assert not governing.is_verified(national, on=scene.END_2023)
    mark(lai_chau, VALUE)
    assert not governing.is_verified(national, on=scene.END_2023)
    mark(lai_chau)
    assert governing.is_verified(national, on=scene.END_2023)

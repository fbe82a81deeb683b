"""Villages in communes that are reorganised, and reorganisations taken back after people told of villages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.usecases.territory.small_province import (
    AT,
    BEFORE,
    CODES,
    DAY,
    apply,
    at,
    commune,
    event,
    every_row,
    load,
    part,
    whole,
)

from ntm.core.kernel.states import Judgement
from ntm.core.territory.events import Merge, Split
from ntm.core.territory.fates import ReorganizationRefused
from ntm.store.accounts.models import User
from ntm.store.recognition.models import RecognitionDecision
from ntm.store.reporting.models import Decision
from ntm.store.territory.models import UnitStatement
from ntm.usecases.reorganization import operations
from ntm.usecases.reorganization import villages as reorganization
from ntm.usecases.territory import divisions, queries, villages
from ntm.usecases.territory import operations as territory

NEXT = date(2027, 1, 1)
TOLD = "Quyết định 12/QĐ-UBND"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    load()


def village(name: str, code: str = CODES[0], *, on: date = BEFORE) -> int:
    return territory.add_village(commune_id=at(code, on).id, name=name, on=on, by=None, at=AT)


def rename(unit: int, name: str, from_day: date) -> None:
    villages.rename_village(
        village_id=unit, name=name, local_term="bản", from_day=from_day, instrument=TOLD, on=DAY, by=None, at=AT
    )


def merge(units: list[int], from_day: date) -> int:
    return reorganization.merge_villages(
        village_ids=units, name="Chung", local_term="bản", from_day=from_day, instrument=TOLD, on=DAY, by=None, at=AT
    )


def merge_communes(on: date = DAY, key: str = "thu", code: str = "03990") -> None:
    apply(Merge(commune(code, "Mới"), (whole(CODES[0]), whole(CODES[1]))), on=on, key=key)


def test_a_village_moves_with_its_commune_on_the_day_of_a_merger_to_come() -> None:
    unit = village("Mấn")
    merge_communes(on=NEXT)
    assert queries.unit_on(unit, date(2026, 12, 31)).parent_id == at(CODES[0]).id
    assert queries.unit_on(unit, NEXT).parent_id == at("03990", NEXT).id
    assert unit in queries.scope_ids(1, NEXT)


def test_a_village_added_after_a_merger_to_come_was_told_goes_over_too_and_comes_back_with_it() -> None:
    merge_communes(on=NEXT)
    before = every_row()
    unit = village("Mấn")
    assert queries.unit_on(unit, NEXT).parent_id == at("03990", NEXT).id
    operations.undo(["thu"], by=None, at=AT)
    assert queries.unit_on(unit, NEXT).parent_id == at(CODES[0], NEXT).id, "it lives on where it lived"
    merge_communes(on=NEXT)
    assert queries.unit_on(unit, NEXT).parent_id == at("03990", NEXT).id
    assert len(every_row()["version"]) == len(before["version"]) + 2


def test_a_rename_before_a_merger_told_after_it_is_kept_when_the_merger_is_taken_back() -> None:
    unit = village("Mấn")
    merge_communes(on=NEXT)
    rename(unit, "Mấn Mới", DAY)
    assert queries.unit_on(unit, NEXT).name == "Mấn Mới"
    operations.undo(["thu"], by=None, at=AT)
    assert [queries.unit_on(unit, day).name for day in (BEFORE, DAY, NEXT)] == ["Mấn", "Mấn Mới", "Mấn Mới"]
    assert queries.unit_on(unit, NEXT).parent_id == at(CODES[0], NEXT).id


@pytest.mark.parametrize("from_day", [NEXT, date(2027, 1, 2)])
def test_a_rename_in_the_merged_commune_keeps_the_merger_from_being_taken_back(from_day: date) -> None:
    unit = village("Mấn")
    merge_communes(on=NEXT)
    rename(unit, "Mấn Mới", from_day)
    before = every_row()
    with pytest.raises(operations.SomethingNewerDependsOnIt, match=r"Mấn.*từ 0[12]/01/2027"):
        operations.undo(["thu"], by=None, at=AT)
    assert every_row() == before


def test_villages_merged_before_a_merger_of_communes_stay_merged_when_that_is_taken_back() -> None:
    one, other = village("Mấn"), village("Pho")
    merge_communes(on=NEXT)
    new = merge([one, other], DAY)
    assert queries.unit_on(new, NEXT).parent_id == at("03990", NEXT).id
    operations.undo(["thu"], by=None, at=AT)
    assert queries.unit_on(new, NEXT).parent_id == at(CODES[0], NEXT).id
    for gone in (one, other):
        with pytest.raises(queries.UnitNotFound):
            queries.unit_on(gone, DAY)


def divided() -> None:
    apply(Split(CODES[0], ((commune("03990", "A"), Decimal("0.4")), (commune("03991", "B"), Decimal("0.6")))))


def place(unit: int, code: str) -> None:
    divisions.place_villages(
        commune_id=at(CODES[0], BEFORE).id, parts={unit: at(code).id}, instrument=TOLD, on=DAY, by=None, at=AT
    )


def test_a_division_is_not_taken_back_over_the_villages_that_a_person_placed_in_its_parts() -> None:
    unit = village("Mấn")
    divided()
    place(unit, "03991")
    before = every_row()
    with pytest.raises(operations.SomethingNewerDependsOnIt, match=r"1 thôn, bản.*Mấn, từ 01/01/2026"):
        operations.undo(["thu"], by=None, at=AT)
    assert every_row() == before


def test_a_placed_village_goes_on_with_its_part_and_comes_back_to_it() -> None:
    unit = village("Mấn")
    divided()
    place(unit, "03991")
    before = every_row()
    apply(Merge(commune("03992", "C"), (whole("03991"), whole(CODES[1]))), on=NEXT, key="sau")
    assert queries.unit_on(unit, NEXT).parent_id == at("03992", NEXT).id
    operations.undo(["sau"], by=None, at=AT)
    assert every_row() == before


def test_a_village_of_a_divided_commune_may_be_placed_after_its_part_went_on() -> None:
    unit = village("Mấn")
    divided()
    apply(Merge(commune("03992", "C"), (whole("03991"), whole(CODES[1]))), on=NEXT, key="sau")
    place(unit, "03991")
    assert queries.unit_on(unit, DAY).parent_id == at("03991").id
    assert queries.unit_on(unit, NEXT).parent_id == at("03992", NEXT).id
    operations.undo(["sau"], by=None, at=AT)
    assert queries.unit_on(unit, NEXT).parent_id == at("03991", NEXT).id


def test_an_event_before_something_that_was_told_of_a_village_is_refused_with_the_day() -> None:
    village("Mấn")
    rename(village("Pho"), "Pho Mới", NEXT)
    with pytest.raises(ReorganizationRefused, match=r"Pho.*01/01/2027"):
        merge_communes(on=DAY)


def officer() -> User:
    return User.objects.create(username="can-bo", full_name="Cán bộ")


def judge(unit: int, day: date) -> None:
    Decision.objects.create(
        unit_id=unit,
        set_code="village-lai-chau",
        item="1",
        as_of=day,
        revision=1,
        judgement=Judgement.MET.value,
        evidence="biên bản",
        saved_at=AT,
        by=officer(),
    )


def test_villages_do_not_merge_across_what_was_judged_on_the_day_or_later() -> None:
    one, other = village("Mấn"), village("Pho")
    judge(other, DAY)
    before = every_row()
    with pytest.raises(
        reorganization.FactsAfterwards, match="bản Pho: 1 đánh giá chỉ tiêu, sớm nhất cho ngày 01/01/2026"
    ):
        merge([one, other], DAY)
    assert every_row() == before
    merge([one, other], date(2026, 1, 2))


def test_villages_do_not_merge_across_a_recognition_or_a_stated_attribute() -> None:
    one, other = village("Mấn"), village("Pho")
    RecognitionDecision.objects.create(unit_id=one, tier="standard", decided_on=DAY, source="QĐ 5", by=officer())
    UnitStatement.objects.create(
        unit_id=other, attribute="households", value="60", since=DAY, source="niên giám", by_name="TK", at=AT
    )
    with pytest.raises(reorganization.FactsAfterwards) as refused:
        merge([one, other], DAY)
    assert any("công nhận ngày 01/01/2026" in words for words in refused.value.reasons)
    assert any("Số hộ" in words and "01/01/2026" in words for words in refused.value.reasons)


def test_a_village_keeps_its_later_judgements_under_a_name_told_late() -> None:
    unit = village("Mấn")
    judge(unit, DAY)
    rename(unit, "Mấn Mới", BEFORE)
    assert queries.unit_on(unit, DAY).name == "Mấn Mới"
    assert Decision.objects.get(unit_id=unit).as_of == DAY


def test_a_divided_share_leaves_the_villages_to_a_person_and_says_how_many() -> None:
    village("Mấn")
    acts = (
        Merge(commune("03990", "Một"), (whole(CODES[1]), part(CODES[0], "0.4"))),
        Merge(commune("03991", "Hai"), (whole(CODES[2]), part(CODES[0], "0.6"))),
    )
    told = operations.rehearse([event(*acts)]).consequences
    assert any("1 thôn, bản của các xã bị chia" in one.words and one.needs_a_person for one in told)

"""Works that plans name, and the order in which money goes to places and criteria."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ntm.core.planning import priorities
from ntm.core.planning.priorities import NotAnOrder, PlaceCase
from ntm.core.planning.works import NotAWork, WorkState, WorkTerms, require_sense

ROAD = WorkTerms(
    title="Bê tông hóa đường lên bản Hô Tra",
    item="2.3",
    due_year=2025,
    quantity=Decimal("7.000"),
    unit_word="km",
)


def test_a_work_says_how_much_in_natural_units() -> None:
    require_sense(ROAD)
    assert ROAD.amount_words == "7 km"
    assert replace(ROAD, quantity=Decimal("2.5")).amount_words == "2,5 km"
    assert replace(ROAD, quantity=None, unit_word="").amount_words == ""


@pytest.mark.parametrize(
    "changed",
    [
        {"title": " "},
        {"due_year": 25},
        {"due_quarter": 5},
        {"quantity": Decimal(0)},
        {"unit_word": ""},
        {"cost": -1},
        {"cost": 200_000_000_000_000},
    ],
)
def test_a_work_that_says_too_little_or_the_impossible_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(NotAWork):
        require_sense(replace(ROAD, **changed))


def test_money_that_is_given_has_an_amount_and_a_source() -> None:
    funded = replace(ROAD, state=WorkState.FUNDED, cost=3_500_000_000, source="Ngân sách trung ương")
    require_sense(funded)
    for lacking in (replace(funded, cost=None), replace(funded, source=" ")):
        with pytest.raises(NotAWork, match="nguồn vốn"):
            require_sense(lacking)
    require_sense(replace(funded, state=WorkState.PLANNED, cost=None, source=""))  # unknown yet, which is not 0


def case(unit_id: int, lacking: int | None, due: str = "", *, is_recognised: bool = False) -> PlaceCase:
    return PlaceCase(unit_id=unit_id, name=f"Xã {unit_id}", due=due, lacking=lacking, is_recognised=is_recognised)


def test_communes_due_to_be_recognised_come_first_then_those_that_lack_least() -> None:
    found = priorities.order_of_places(
        [
            case(1, 0, is_recognised=True),
            case(2, None),
            case(3, 9),
            case(4, 2),
            case(5, 6, "đăng ký đạt chuẩn năm 2024"),
        ]
    )
    assert [one.key for one in found] == ["5", "4", "3", "2", "1"]
    assert found[0].why == "đăng ký đạt chuẩn năm 2024; còn thiếu 6 tiêu chí"
    assert found[3].why == "chưa đủ số liệu"


def test_criteria_that_communes_due_promise_come_first() -> None:
    found = priorities.order_of_criteria({"2": ("Giao thông", 3, 0), "9": ("Nhà ở", 6, 0), "16": ("Văn hóa", 1, 1)})
    assert [one.key for one in found] == ["16", "9", "2"]
    assert found[0].why == "1 xã đăng ký, trong đó 1 xã ưu tiên"


def test_what_the_office_ranks_stands_and_what_it_leaves_out_follows_as_proposed() -> None:
    proposed = priorities.order_of_places([case(number, number) for number in (1, 2, 3, 4)])
    keys = priorities.decided({"3": 1, "2": 2, "1": None, "4": None}, proposed)
    assert keys == ("3", "2", "1", "4")
    newer = priorities.order_of_places([case(number, number) for number in (1, 2, 3, 4, 5)])
    assert [one.key for one in priorities.ranked(newer, keys)] == ["3", "2", "1", "4", "5"]


@pytest.mark.parametrize("ranks", [{"1": 1, "2": 1}, {"1": 0}])
def test_ranks_that_give_no_order_are_refused(ranks: dict[str, int | None]) -> None:
    with pytest.raises(NotAnOrder):
        priorities.decided(ranks, priorities.order_of_places([case(1, 1), case(2, 2)]))

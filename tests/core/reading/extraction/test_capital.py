"""Money as drafters write it: parts, what was paid, what stands beside, a unit said once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.core.reading.sentences import facts_of

from ntm.core.reading.facts import FactKind


def _tree(text: str) -> list[tuple[str | None, str | None, Decimal | None]]:
    return [(one.label, one.parent, one.value) for one in facts_of(text) if one.kind is FactKind.CAPITAL]


@pytest.mark.parametrize(
    ("words", "paid", "planned"),
    [
        ("Tiến độ giải ngân mới đạt 12.640 triệu đồng/31.600 triệu đồng, bằng 40%.", 12640, 31600),
        ("Đã giải ngân 3.100/5.230 triệu đồng.", 3100, 5230),
        ("Giải ngân 4,5/9 tỷ đồng.", 4500, 9000),
    ],
)
def test_what_was_paid_of_what_was_planned_are_two_amounts(words: str, paid: int, planned: int) -> None:
    facts = [one for one in facts_of(f"- {words}\n") if one.kind is FactKind.CAPITAL]
    assert [one.value for one in facts] == [paid, planned]
    assert all(one.baseline and one.parent is None for one in facts)


def test_a_source_beside_a_total_that_has_its_own_parts_is_none_of_them() -> None:
    tree = _tree(
        "III. KINH PHÍ\n"
        "1. Kinh phí thực hiện từ ngân sách nhà nước là 12.500 triệu đồng. Cụ thể:\n"
        "1.1. Nguồn ngân sách trung ương 8.000 triệu đồng.\n"
        "1.2. Nguồn ngân sách huyện 4.500 triệu đồng.\n"
        "2. Nguồn vận động Nhân dân đóng góp 2.000 triệu đồng.\n"
    )
    assert [parent for _, parent, _ in tree] == [None, "Tổng", "Tổng", None]


def test_items_beside_a_total_without_parts_of_its_own_are_its_parts() -> None:
    tree = _tree(
        "IV. Kinh phí: Đơn vị tính: triệu đồng\n- Tổng số: 8.000\n- Ngân sách tỉnh: 5.000\n- Ngân sách xã: 3.000\n"
    )
    assert tree == [("Tổng", None, 8000), ("Ngân sách tỉnh", "Tổng", 5000), ("Ngân sách xã", "Tổng", 3000)]


def test_debts_and_takings_are_no_parts_of_a_works_cost() -> None:
    tree = _tree(
        "Tổng mức đầu tư của công trình là 4.500 triệu đồng; dư nợ tín dụng nông thôn đạt 1.250 tỷ đồng; thu ngân sách "
        "xã 2.300 triệu đồng.\n"
    )
    assert [parent for _, parent, _ in tree] == [None, None, None]


def test_an_amount_in_single_dong_may_end_with_its_short_sign() -> None:
    assert [value for _, _, value in _tree("III. Vốn\n- Ngân sách tỉnh: 2.750.000.000đ.\n")] == [2750]

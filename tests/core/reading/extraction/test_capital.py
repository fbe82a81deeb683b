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


def test_a_second_total_is_no_part_of_the_first_and_has_its_own_parts() -> None:
    tree = _tree(
        "1. Tổng vốn giao bổ sung cho các tỉnh là 5.050 tỷ đồng, gồm: vốn trong nước 3.000 tỷ đồng; vốn nước ngoài "
        "2.050 tỷ đồng. Như vậy, tổng kế hoạch vốn là 32.050 tỷ đồng (gồm: 30.000 tỷ đồng vốn trong nước và 2.050 tỷ "
        "đồng vốn nước ngoài bổ sung).\n"
    )
    assert [(label or "").rpartition(" - ")[2] for label, _, _ in tree] == [
        "Tổng",
        "vốn trong nước",
        "vốn nước ngoài",
        "Như vậy, tổng kế hoạch vốn",
        "vốn trong nước",
        "vốn nước ngoài bổ sung",
    ]
    assert [parent for _, parent, _ in tree] == [None, "Tổng", "Tổng", None, tree[3][0], tree[3][0]]


def test_the_list_parts_this_years_total_and_not_that_of_the_period() -> None:
    tree = _tree(
        "III. NHU CẦU VỐN\nTổng nhu cầu vốn giai đoạn 2021-2025: 950.000 triệu đồng; năm 2024: 210.000 triệu đồng, "
        "trong đó:\n- Vốn ngân sách trung ương: 110.000 triệu đồng;\n- Vốn khác: 100.000 triệu đồng.\n"
    )
    assert [parent for _, parent, _ in tree] == [None, None, "Tổng năm 2024", "Tổng năm 2024"]


def test_items_stand_under_the_total_that_ends_their_list() -> None:
    tree = _tree(
        "IV. KINH PHÍ\n- Ngân sách nhà nước: 12,5 tỷ đồng (NSTW: 7,0 tỷ; NST: 5,5 tỷ).\n- Nhân dân đóng góp: 3,2 tỷ "
        "đồng.\n- Tổng cộng: 15,7 tỷ đồng.\n"
    )
    assert [parent for _, parent, _ in tree] == ["Tổng", "Ngân sách nhà nước", "Ngân sách nhà nước", "Tổng", None]


def test_a_total_may_stand_at_the_end_of_its_words() -> None:
    (total,) = _tree(
        "2. Nguồn vốn: Thực hiện từ ngân sách huyện, xã và xã hội hóa với tổng số tiền dự kiến 6.500.000.000 đồng.\n"
    )
    assert total == ("Tổng", None, 6500)


def test_an_allocation_parts_its_sum_among_units_and_tasks() -> None:
    tree = _tree(
        "Điều 1. Phân bổ 9.600.000.000 đồng (Chín tỷ, sáu trăm triệu đồng) từ ngân sách tỉnh cho các đơn vị:\n"
        "- UBND xã Tân Lập: 4.000.000.000 đồng để làm đường thôn 3;\n"
        "- UBND xã Phú Thịnh: 3.600.000.000 đồng để xây nhà văn hóa;\n"
        "- Tuyên truyền, tập huấn: 2.000.000.000 đồng.\n"
    )
    assert [(parent, value) for _, parent, value in tree] == [
        (None, 9600),
        ("Tổng", 4000),
        ("Tổng", 3600),
        ("Tổng", 2000),
    ]

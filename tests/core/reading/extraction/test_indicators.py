"""Figures that papers aim at, in the words of many drafters, and numbers that are no aim."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.core.reading.sentences import COMMUNE, DISTRICT, facts_of

from ntm.core.reading.facts import FactKind

TARGET = FactKind.INDICATOR_TARGET
Said = list[tuple[str, str]]


def _said(text: str, head: str = DISTRICT) -> Said:
    return [(str(one.value), str(one.unit)) for one in facts_of(text, TARGET, head=head)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "- 12 km đường thôn, 03 nhà văn hóa, 02 công trình nước sạch.\n",
            [("12", "km"), ("3", "nhà văn hóa"), ("2", "công trình")],
        ),
        ("- Đường ngõ xóm: 5,6 km; nhà văn hóa thôn: 04 nhà.\n", [("5.6", "km"), ("4", "nhà")]),
        ("- Nhân dân hiến 3.450 m2 đất, đóng góp 1.260 ngày công.\n", [("3450", "m2"), ("1260", "ngày công")]),
        ("- Chuyển đổi 120 ha đất lúa; mở 03 lớp nghề cho 90 lao động.\n",
         [("120", "ha"), ("3", "lớp"), ("90", "lao động")]),
        ("- Xuất khẩu lao động 60 người.\n", [("60", "người")]),
        ("- Tạo việc làm mới cho 850 - 900 lao động.\n", [("850", "lao động")]),
        ("- 18/24 trường đạt chuẩn quốc gia, đạt 75%.\n", [("18", "trường")]),
        ("- Hộ nghèo đa chiều còn không quá 2,8%.\n", [("2.8", "%")]),
        ("- Giá trị sản phẩm trên 01 ha đất trồng trọt đạt 95 triệu đồng.\n", [("95", "triệu đồng/ha")]),
        ("- Mỗi xã xây dựng ít nhất 01 mô hình; mỗi thôn trồng 01 tuyến đường hoa.\n",
         [("1", "mô hình/xã"), ("1", "tuyến đường/thôn")]),
        ("- Đến nay toàn huyện đạt 192 tiêu chí, tăng 13 tiêu chí so với đầu năm.\n",
         [("192", "tiêu chí"), ("13", "tiêu chí")]),
    ],
)  # fmt: skip
def test_works_and_economic_figures_need_no_verb_of_aiming(text: str, said: Said) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "- Đây là 1 công trình quan trọng.\n",
        "- Các trường có từ 05 lớp trở lên phải bố trí phòng học.\n",
        "- Huyện có 14 xã, 01 thị trấn với 168 thôn, 32.500 hộ và 128.400 người.\n",
        "- Đẩy mạnh chương trình mỗi xã một sản phẩm.\n",
        "- Đoàn liên ngành tổ chức 04 cuộc kiểm tra thực địa.\n",
        "- Ngân sách tỉnh: 11.050 triệu đồng, chiếm 7,76%.\n",
        "- Ban Chỉ đạo gồm 25 người; Tổ giúp việc 12 người.\n",
        "- Định mức: 170 tấn xi măng cho đường loại A; 50 triệu đồng/mô hình.\n",
        "- Số phiếu đồng ý 24/25 phiếu, đạt 96%; dân tộc Mường chiếm 62%.\n",
        "- Trẻ 05 tuổi được đến trường; mỗi báo cáo không quá 10 trang.\n",
    ],
)
def test_what_a_thing_is_like_is_no_aim(text: str) -> None:
    assert _said(text) == []


def test_a_row_shares_a_figure_out_by_place() -> None:
    found = facts_of("- Bê tông hóa đường ngõ xóm: Tân Lập 2,0 km, Cự Thắng 3,5 km và Giáp Lai 1,2 km.\n", TARGET)
    assert [(one.value, one.unit, one.names, one.criterion) for one in found] == [
        (Decimal("2.0"), "km", ("Tân Lập",), "2"),
        (Decimal("3.5"), "km", ("Cự Thắng",), "2"),
        (Decimal("1.2"), "km", ("Giáp Lai",), "2"),
    ]
    assert {one.indicator for one in found} == {"Bê tông hóa đường ngõ xóm"}


def test_criteria_to_be_gained_are_shared_out_too() -> None:
    found = facts_of("- Số tiêu chí tăng thêm: Tân Lập 02 tiêu chí, Cự Thắng 03 tiêu chí.\n", TARGET)
    assert [(one.value, one.unit, one.names, one.delta) for one in found] == [
        (2, "tiêu chí", ("Tân Lập",), True),
        (3, "tiêu chí", ("Cự Thắng",), True),
    ]


def test_what_income_gains_stands_in_its_unit() -> None:
    level, gain = facts_of(
        "- Thu nhập bình quân đầu người đạt 52,5 triệu đồng, tăng 4,2 triệu đồng so với năm 2023.\n", TARGET
    )
    assert (level.value, level.delta) == (Decimal("52.5"), False)
    assert (gain.value, gain.unit, gain.delta) == (Decimal("4.2"), "triệu đồng/người/năm", True)


def test_a_commune_keeps_criteria_of_a_number_that_is_not_told() -> None:
    (kept,) = facts_of("- Giữ vững 14 tiêu chí đã đạt.\n", FactKind.COMMUNE_CRITERIA, head=COMMUNE)
    assert (kept.numerator, kept.denominator, kept.baseline) == (14, None, True)


def test_things_counted_in_parentheses_are_named() -> None:
    (one,) = facts_of("- Sửa chữa 02 nhà văn hóa thôn (Phước Lâm, Lập Thuận).\n", TARGET)
    assert (one.value, one.names) == (2, ("Phước Lâm", "Lập Thuận"))


def test_what_one_commune_is_given_is_its_own() -> None:
    first, second = facts_of("- Xã Cự Thắng được giao 2 km đường, xã Giáp Lai được giao 1,5 km đường.\n", TARGET)
    assert (first.names, second.names) == (("Cự Thắng",), ("Giáp Lai",))


def test_the_year_of_a_law_is_not_the_year_of_the_sentence() -> None:
    (one,) = facts_of(
        "- 100% hợp tác xã hoạt động đúng Luật Hợp tác xã năm 2023; có 13/14 xã đạt tiêu chí số 13.\n",
        FactKind.CRITERION_COUNT,
    )
    assert (one.year, one.baseline) == (2024, False)


def test_what_a_section_of_last_year_tells_is_where_it_starts() -> None:
    text = "II. KẾT QUẢ NĂM 2023\n- Tỷ lệ hộ nghèo còn 5,4%.\nIII. MỤC TIÊU NĂM 2024\n- Tỷ lệ hộ nghèo còn 4,2%.\n"
    found = facts_of(text, TARGET)
    assert [(str(one.value), one.baseline) for one in found] == [("5.4", True), ("4.2", False)]

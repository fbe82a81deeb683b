"""A plan that holds together, as a stranger drafts it, and the ways to plant one wrong thing in it.

Each way replaces words of the plan and names the codes of which one must be found; every figure is invented.
"""

from __future__ import annotations

from dataclasses import dataclass

CLEAN = """ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG LA
Số: 88/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mường La, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới huyện Mường La năm 2024

Căn cứ Quyết định số 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng Chính phủ;
Căn cứ Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ ban hành Bộ tiêu chí quốc gia về xã nông thôn
mới;

I. MỤC TIÊU NĂM 2024
1. Duy trì 06 xã đã đạt chuẩn nông thôn mới; công nhận mới 02 xã đạt chuẩn nông thôn mới (Ngọc Chiến, Mường Chùm); nâng
tổng số xã đạt chuẩn lên 08/15 xã, chiếm 53,33%.
2. Có 01 xã đạt chuẩn nông thôn mới nâng cao (Mường Bú).
3. Có 08 xã đạt 19 tiêu chí; 02 xã đạt từ 15 đến 18 tiêu chí; 05 xã đạt từ 10 đến 14 tiêu chí; không còn xã dưới 10
tiêu chí.
4. Bình quân toàn huyện đạt 16,5 tiêu chí/xã.
5. Công nhận 03 bản đạt chuẩn nông thôn mới (bản Giàng Phổng, bản Nà Lo, bản Chiến).
II. NHIỆM VỤ
1. Giao thông: Duy trì 09/15 xã đạt tiêu chí số 2; phấn đấu thêm 02 xã, nâng tổng số lên 11/15 xã.
2. Thủy lợi: 15/15 xã đạt tiêu chí số 3 (100%).
3. Điện: Duy trì 13/15 xã đạt tiêu chí số 4.
4. Trường học: Phấn đấu 10/15 xã đạt tiêu chí số 5, trong đó có 01 xã đạt tiêu chí nông thôn mới nâng cao.
5. Thu nhập: Thu nhập bình quân đầu người đạt 48 triệu đồng/người/năm; có 08/15 xã đạt tiêu chí số 10.
6. Y tế: Tỷ lệ người dân tham gia bảo hiểm y tế đạt 95%.
III. KINH PHÍ
Tổng nguồn vốn năm 2024: 52.400 triệu đồng, trong đó:
1. Ngân sách trung ương: 31.200 triệu đồng
- Vốn đầu tư phát triển: 24.900 triệu đồng
- Vốn sự nghiệp: 6.300 triệu đồng
2. Ngân sách địa phương: 9.200 triệu đồng
3. Vốn huy động: 12.000 triệu đồng
(Chi tiết tại Phụ lục 1 và Phụ lục 2 kèm theo)
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và PTNT: Là cơ quan thường trực; báo cáo UBND huyện trước ngày 20 tháng cuối quý.
2. Phòng Kinh tế và Hạ tầng: Chủ trì, hướng dẫn các xã Ngọc Chiến, Mường Chùm hoàn thành tiêu chí số 2.
3. Phòng Giáo dục và Đào tạo: Phụ trách tiêu chí số 5.
4. UBND các xã: Xây dựng kế hoạch, gửi UBND huyện trước ngày 29/02/2024.

PHỤ LỤC 1
Danh mục công trình
PHỤ LỤC 2
Phân bổ vốn

Nơi nhận:                                 TM. ỦY BAN NHÂN DÂN
- UBND tỉnh;                                  CHỦ TỊCH
- Lưu: VT.                                  Lò Văn Mẫu
"""


@dataclass(frozen=True, slots=True)
class Planted:
    """One wrong thing: what stands in the plan, what is put there, and the codes of which one must be told."""

    right: str
    wrong: str
    codes: tuple[str, ...]
    is_error: bool = True


ALL = {
    "a digit slips in a source": Planted(
        "2. Ngân sách địa phương: 9.200",
        "2. Ngân sách địa phương: 2.900",
        ("sum_mismatch", "suspected_digit_transposition"),
    ),
    "a part of a source slips": Planted(
        "Vốn sự nghiệp: 6.300", "Vốn sự nghiệp: 3.600", ("sum_mismatch", "suspected_digit_transposition")
    ),
    "a name too few": Planted("(Ngọc Chiến, Mường Chùm); nâng", "(Ngọc Chiến); nâng", ("name_count_mismatch",)),
    "a village too few": Planted(
        "(bản Giàng Phổng, bản Nà Lo, bản Chiến)", "(bản Giàng Phổng, bản Chiến)", ("name_count_mismatch",)
    ),
    "base and new do not make the end": Planted(
        "lên 08/15 xã, chiếm 53,33%", "lên 09/15 xã, chiếm 60%", ("sum_mismatch",)
    ),
    "base and new of a criterion do not make its end": Planted(
        "nâng tổng số lên 11/15 xã.", "nâng tổng số lên 12/15 xã.", ("sum_mismatch",)
    ),
    "a mean that the bands do not reach": Planted(
        "16,5 tiêu chí/xã", "17,6 tiêu chí/xã", ("average_not_reachable", "average_mismatch")
    ),
    "bands that leave a commune out": Planted(
        "05 xã đạt từ 10 đến 14", "04 xã đạt từ 10 đến 14", ("sum_mismatch", "soft_sum_mismatch", "overlapping_bands")
    ),
    "bands that overlap": Planted("05 xã đạt từ 10 đến 14", "05 xã đạt từ 10 đến 15", ("overlapping_bands",)),
    "a percentage of another whole": Planted("chiếm 53,33%", "chiếm 57,14%", ("percent_mismatch",)),
    "a share over a hundred": Planted("bảo hiểm y tế đạt 95%", "bảo hiểm y tế đạt 195%", ("impossible_percent",)),
    "more advanced than basic": Planted(
        "2. Có 01 xã đạt chuẩn nông thôn mới nâng cao (Mường Bú).",
        "2. Có 09 xã đạt chuẩn nông thôn mới nâng cao.",
        ("target_tension", "implausible", "sum_mismatch", "verb_vs_baseline"),
        is_error=False,
    ),
    "a day that is not": Planted("trước ngày 29/02/2024", "trước ngày 30/02/2024", ("invalid_date",)),
    "a stale year": Planted("trước ngày 29/02/2024", "trước ngày 28/02/2023", ("stale_year",), is_error=False),
    "an annex that is not there": Planted(
        "Phụ lục 1 và Phụ lục 2 kèm theo", "Phụ lục 1 và Phụ lục 3 kèm theo", ("missing_annex",), is_error=False
    ),
    "a count without names": Planted(
        "công nhận mới 02 xã đạt chuẩn nông thôn mới (Ngọc Chiến, Mường Chùm)",
        "công nhận mới 02 xã đạt chuẩn nông thôn mới",
        ("unnamed_count",),
        is_error=False,
    ),
    "a commune in two lists": Planted(
        "2. Có 01 xã đạt chuẩn nông thôn mới nâng cao (Mường Bú).",
        "2. Có 01 xã đạt chuẩn nông thôn mới nâng cao (Ngọc Chiến).",
        ("name_in_two_lists",),
        is_error=False,
    ),
    "assigned to complete what is kept": Planted(
        "hoàn thành tiêu chí số 2.\n3.",
        "hoàn thành tiêu chí số 4.\n3.",
        ("target_vs_assignment", "target_vs_task"),
        is_error=False,
    ),
    "kept above the base": Planted(
        "3. Điện: Duy trì 13/15 xã đạt tiêu chí số 4.",
        "3. Điện: Duy trì 13/15 xã đạt tiêu chí số 4 (năm 2023 có 11/15 xã đạt).",
        ("verb_vs_baseline",),
    ),
}


def with_wrong(one: Planted) -> str:
    """Return the plan with one wrong thing in it."""
    assert CLEAN.count(one.right) == 1, one.right
    return CLEAN.replace(one.right, one.wrong)

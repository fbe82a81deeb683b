"""What a paper says of itself where its letterhead or title is laid out loosely."""

from __future__ import annotations

import tracemalloc

import pytest

from ntm.core.reading.reading import read


@pytest.mark.parametrize(
    "behind", ["Điều 1. Phân công.", "Có 3/9 xã đạt tiêu chí số 2.", "Mục tiêu: có 3 xã đạt chuẩn."]
)
@pytest.mark.parametrize("province", ["Lào Cai", "Thừa Thiên Huế", "Gia Lai"])
def test_the_province_of_a_title_ends_where_its_paragraph_ends(province: str, behind: str) -> None:
    text = f"UBND HUYỆN A\nSố: 3/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề nông thôn mới huyện A, tỉnh {province}\n\n{behind}\n"
    assert read(text).head.within == f"tỉnh {province}"


def test_a_province_whose_name_is_parted_by_an_empty_line_is_read_whole() -> None:
    text = "UBND HUYỆN A\n\nSố: 3/KH-UBND\n\nKẾ HOẠCH\n\nXây dựng nông thôn mới huyện A, tỉnh Gia\n\nLai năm 2024\n"
    assert read(text).head.within == "tỉnh Gia Lai"


@pytest.mark.parametrize("kind", ["KẾ HOẠCH", "BÁO CÁO", "CHỈ THỊ", "QUYẾT ĐỊNH", "THÔNG BÁO"])
def test_a_letterhead_without_the_states_name_gives_no_more_than_the_unit(kind: str) -> None:
    head = read(f"UBND THỊ XÃ NGHĨA LỘ\nSố: 3/VB-UBND\n\n{kind}\nVề nông thôn mới năm 2024, tỉnh Yên Bái\n").head
    assert head.unit_name == "thị xã Nghĩa Lộ"


def test_reading_takes_no_more_than_twenty_times_the_text() -> None:
    prose = "- Các cấp, các ngành tiếp tục tuyên truyền, vận động Nhân dân cùng thực hiện phong trào ở cơ sở.\n" * 4
    item = "- Phấn đấu có {n}/16 xã đạt tiêu chí số {n} về xây dựng nông thôn mới.\n"
    text = "KẾ HOẠCH\nXây dựng nông thôn mới năm 2024\n\n" + "".join(
        prose + item.format(n=n % 15 + 1) for n in range(50)
    )
    assert len(read(text).facts) == 50
    tracemalloc.start()
    try:
        read(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak <= 20 * len(text.encode())

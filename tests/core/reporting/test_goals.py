"""A plan's target stands beside the figure that it speaks of, and beside none where that is not clear."""

from __future__ import annotations

import pytest

from ntm.core.reporting.goals import measures_meant
from ntm.law import files

SET = files.load_library([files.package_folder()]).sets["commune-2021-2025"]
INDICATORS = [(one.id, one.versions[0]) for one in SET.indicators]


def meant(words: str, *, item: str = "", unit: str = "%") -> tuple[str, ...]:
    return measures_meant(words, item=item, unit_word=unit, indicators=INDICATORS)


@pytest.mark.parametrize(
    ("words", "item", "unit", "codes"),
    [
        ("Thu nhập bình quân đầu người", "", "triệu đồng", ("10.1",)),
        ("10.1 Thu nhập", "", "triệu đồng/người/năm", ("10.1",)),
        ("bất kỳ", "4.2", "%", ("4.2",)),
        ("Tỷ lệ hộ nghèo đa chiều", "", "%", ("11.1",)),
        ("Tỷ lệ hộ nghèo đa chiều", "11", "%", ("11.1",)),
        # Asked of men and women apart: promised for each.
        ("Tỷ lệ người dân tham gia bảo hiểm y tế", "15", "%", ("15.1:male", "15.1:female")),
        # Of all sources and of those the piped ones: the indicator's own figure.
        ("Tỷ lệ hộ được sử dụng nước sạch theo quy chuẩn", "", "%", ("17.1",)),
    ],
)
def test_a_target_speaks_of_the_figure_that_it_names(words: str, item: str, unit: str, codes: tuple[str, ...]) -> None:
    assert meant(words, item=item, unit=unit) == codes


@pytest.mark.parametrize(
    ("words", "item", "unit"),
    [
        ("Tỷ lệ hộ", "", "%"),  # the beginning of many a name
        ("Thu nhập bình quân đầu người", "", "%"),  # no such unit
        ("Thu nhập bình quân đầu người", "11", "triệu đồng"),  # another criterion
        ("Đường giao thông", "2", "%"),  # four shares under one criterion
        ("Có quy hoạch chung", "1.1", "%"),  # said by yes or no
        ("99.9 Việc khác", "", "%"),
    ],
)
def test_a_target_that_may_speak_of_several_figures_or_none_stands_beside_none(
    words: str, item: str, unit: str
) -> None:
    assert meant(words, item=item, unit=unit) == ()

"""What a paper's words on a deadline mean for a duty."""

from __future__ import annotations

import pytest

from ntm.core.kernel.periods import PeriodKind
from ntm.core.reporting.deadline_words import recurring


@pytest.mark.parametrize(
    ("words", "what", "kinds", "day"),
    [
        ("gửi trước ngày 15 tháng cuối cùng trong quý", "quý", [PeriodKind.QUARTER], 14),
        ("báo cáo chậm nhất ngày 20 hàng tháng", "tháng", [PeriodKind.MONTH], 20),
        ("báo cáo chậm nhất là ngày 05 hằng tháng", "tháng", [PeriodKind.MONTH], 5),
        ("Định kỳ hàng tháng, hàng quý báo cáo tiến độ", "tháng; quý", [PeriodKind.MONTH, PeriodKind.QUARTER], None),
        ("báo cáo 6 tháng, năm", "6 tháng; năm", [PeriodKind.HALF_YEAR, PeriodKind.YEAR], None),
        ("báo cáo định kỳ theo quy định", "định kỳ", [], None),
        ("gửi trước ngày 01 hàng tháng", "tháng", [PeriodKind.MONTH], None),
        ("báo cáo hàng quý trước 15/6", "quý", [PeriodKind.QUARTER], None),
    ],
)
def test_before_a_day_is_the_day_before_it_and_no_day_stays_unknown(
    words: str, what: str, kinds: list[PeriodKind], day: int | None
) -> None:
    assert [(one.kind, one.due_day) for one in recurring(words, what=what)] == [(kind, day) for kind in kinds]

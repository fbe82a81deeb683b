"""The drafted words of an office's report upwards: whoever is missing is named and counts as nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ntm.core.reporting.consolidation import Coverage
from ntm.core.reporting.upward import LONGEST_GATHERED, ClosedPeriod, gathered_text, progress_text

CLOSED = ClosedPeriod(
    label="quý II/2024",
    noun="xã",
    figures_day=date(2024, 6, 14),
    closed_on=date(2024, 6, 18),
    coverage=Coverage(14, 16),
    missing=("Sin Suối Hồ", "Pa Vây Sử"),
    mean=Decimal("13.5625"),
    meets_all=5,
    met=((1, "Quy hoạch", 14), (2, "Giao thông", 8)),
    digest="a" * 64,
    simulated=False,
)


def test_two_missing_communes_are_named_and_every_number_says_of_how_many_it_speaks() -> None:
    text = progress_text(CLOSED)
    assert "14/16 xã" in text and "thiếu 2/16 xã (Sin Suối Hồ, Pa Vây Sử)" in text
    assert "bình quân 13,56 tiêu chí/xã" in text
    assert "2. Giao thông: 8/14" in text
    assert "mô phỏng" not in text
    assert "mô phỏng" in progress_text(replace(CLOSED, simulated=True))


def test_where_nobody_is_missing_nobody_is_named() -> None:
    text = progress_text(replace(CLOSED, coverage=Coverage(16, 16), missing=()))
    assert "đủ 16/16 xã đã báo cáo" in text and "thiếu" not in text


def test_where_nobody_reported_there_is_no_mean() -> None:
    text = progress_text(replace(CLOSED, coverage=Coverage(0, 16), mean=None, met=()))
    assert "0/16 xã" in text and "bình quân" not in text


def test_what_units_said_stands_under_their_names_and_the_silent_are_left_out() -> None:
    assert gathered_text([("xã Nậm Xe", "Thiếu\n vốn."), ("xã Dào San", " ")]) == "Xã Nậm Xe: Thiếu vốn."


def test_too_long_a_part_is_cut_between_two_units_and_says_so() -> None:
    text = gathered_text([(f"xã {number}", "khó khăn " * 200) for number in range(20)])
    assert len(text) < LONGEST_GATHERED + 100
    assert text.endswith("(Còn nữa: xem báo cáo của từng nơi.)")
    assert gathered_text([]) == ""

"""Columns of figures read at once say what reading each cell alone would say."""

from __future__ import annotations

import math

import pytest

from ntm.core.criteria.admissibility import admissible
from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.reporting import columns

SHARE = Measure(code="4.2", indicator="4.2", label="Hộ dùng điện", kind=MeasureKind.PERCENT, unit="%")
HOUSES = Measure(code="9.1", indicator="9.1", label="Nhà tạm", kind=MeasureKind.COUNT, unit="nhà")
PLAN = Measure(code="1.1", indicator="1.1", label="Quy hoạch", kind=MeasureKind.BOOLEAN)


def test_texts_numbers_and_blanks_are_read_as_vietnamese_write_them() -> None:
    rows: list[list[object]] = [
        ["Nậm Xe", "45,5%", 3, "Đ"],
        ["Mường So", 96.0, "1.200", "chưa đạt"],
        ["Dào San"],
        ["", "", None, "x"],
    ]
    read = columns.read_columns(rows, measures={1: SHARE, 2: HOUSES, 3: PLAN})
    assert [one.problems for one in read.values()] == [{}, {}, {}]
    assert [str(value) for value in read[1].values] == ["45.5", "96.0", "nan", "nan"]
    assert [str(value) for value in read[2].values] == ["3.0", "1200.0", "nan", "nan"]
    assert [str(value) for value in read[3].values] == ["1.0", "0.0", "nan", "1.0"]


@pytest.mark.parametrize("measure", [SHARE, HOUSES, PLAN])
def test_each_figure_is_refused_where_one_alone_would_be(measure: Measure) -> None:
    figures = [-1.0, -0.0, 0.0, 0.5, 1.0, 2.0, 99.5, 100.0, 100.5, math.inf]
    read = columns.read_columns([[one] for one in figures], measures={0: measure})[0]
    for row, figure in enumerate(figures):
        objection = admissible(measure, figure)
        assert read.problems.get(row) == (objection.label if objection else None)
        assert math.isnan(read.values[row]) == (objection is not None)


def test_what_is_no_figure_is_told_by_its_own_row_in_a_long_table() -> None:
    rows: list[list[object]] = [[1.0] for _ in range(2_000)]
    for row in (0, 511, 512, 1_999):
        rows[row] = ["khoảng 40"]
    rows[513] = ["40"]
    read = columns.read_columns(rows, measures={0: SHARE})[0]
    assert read.problems == dict.fromkeys((0, 511, 512, 1_999), "“khoảng 40” không phải là số")
    assert read.values[513] == 40
    assert int(sum(read.values == 1)) == 1_995


def test_a_table_without_rows_or_without_columns_says_nothing() -> None:
    assert columns.read_columns([], measures={0: SHARE})[0].values.shape == (0,)
    assert columns.read_columns([["x"]], measures={}) == {}

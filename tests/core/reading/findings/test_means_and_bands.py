"""Averages and groups of communes in one paper."""

from __future__ import annotations

import pytest
from tests.core.reading.findings.factory import Draft

from ntm.core.reading.facts import Severity


def nineteen(mean: str, *, missing: int = 0, op: str | None = None) -> Draft:
    """Each of 10 communes meets every criterion stated: 19 × 10 / 10."""
    paper = Draft().mean(mean, op=op)
    for criterion in range(1 + missing, 20):
        paper.kept(criterion, 5, 10)
    return paper


@pytest.mark.parametrize(
    ("mean", "codes"), [("9.5", []), ("9.4", ["average_mismatch"]), ("9.51", ["average_mismatch"])]
)
def test_with_all_criteria_stated_the_average_must_be_their_sum_over_the_communes(mean: str, codes: list[str]) -> None:
    assert nineteen(mean).codes == codes


@pytest.mark.parametrize(
    ("mean", "codes"),
    [("9.5", []), ("9.0", []), ("10.0", []), ("10.1", ["average_not_reachable"]), ("8.9", ["average_not_reachable"])],
)
def test_with_one_criterion_unstated_the_average_must_be_reachable(mean: str, codes: list[str]) -> None:
    assert nineteen(mean, missing=1).codes == codes


def test_an_unreachable_average_names_the_criterion_that_was_given_its_best() -> None:
    (found,) = nineteen("10.1", missing=1).findings
    assert "tiêu chí 1)" in found.message
    assert found.arithmetic == "(90 + 10) / 10 = 100 / 10 = 10 < 10,1"


def test_above_is_held_as_above() -> None:
    assert nineteen("9.4", op=">").codes == []
    assert nineteen("9.5", op=">").codes == ["average_mismatch"]


def test_an_average_without_counts_or_bands_is_not_judged() -> None:
    assert Draft().mean("15.5").codes == []


def test_last_years_average_is_held_against_last_years_counts() -> None:
    paper = Draft().mean("9.5").mean("4.7", year=2023, baseline=True)
    for criterion in range(1, 20):
        paper.count(criterion, 5, 10).start(criterion, 4 if criterion > 9 else 1, 10, year=2023)
    # 9 × 1 + 10 × 4 = 49 of 10 communes: 4,9
    (found,) = paper.findings
    assert (found.code, str(found.computed)) == ("average_mismatch", "4.90")


def bands(*rows: tuple[int, int | None, int | None], size: int = 16, kept: int = 4) -> Draft:
    paper = Draft().standard(kept, baseline=True, year=None, verb="duy trì").count(2, size, size)
    for row in rows:
        paper.band(*row)
    return paper


def test_recognised_communes_and_bands_that_make_all_communes_agree() -> None:
    paper = bands((2, 15, 18), (10, 10, 14))
    assert paper.codes == []
    assert any("4 + 2 + 10 = 16" in item.message for item in paper.agreements)


def test_more_communes_in_bands_than_there_are_is_wrong() -> None:
    assert bands((2, 15, 18), (11, 10, 14)).codes == ["sum_mismatch"]


def test_fewer_communes_in_bands_may_leave_the_lower_bands_unmentioned() -> None:
    assert bands((2, 15, 18), (9, 10, 14)).codes == []


def test_fewer_communes_in_bands_down_to_the_lowest_is_wrong() -> None:
    paper = bands((2, 15, 18), (8, 10, 14), (1, 5, 9), (0, None, 4))
    assert paper.codes == ["sum_mismatch"]
    assert bands((2, 15, 18), (8, 10, 14), (2, 5, 9), (0, None, 4)).codes == []


def test_bands_that_share_a_number_of_criteria_overlap() -> None:
    assert bands((2, 15, 18), (3, 10, 15)).codes == ["overlapping_bands"]


def test_a_band_within_another_is_a_part_of_it() -> None:
    assert "overlapping_bands" not in bands((2, 15, 18), (3, 15, None)).codes


def test_bands_of_two_years_do_not_overlap() -> None:
    assert Draft().band(2, 15, 18).band(3, 10, 15, year=2023, baseline=True).codes == []


def test_the_average_must_lie_between_the_least_and_the_most_of_the_bands() -> None:
    assert bands((2, 15, 18), (10, 10, 14)).mean("12.8").codes == ["average_not_reachable"]
    assert bands((2, 15, 18), (10, 10, 14)).mean("12.88").codes == []  # (76 + 30 + 100) / 16
    assert bands((2, 15, 18), (10, 10, 14)).mean("15.75").codes == []  # (76 + 36 + 140) / 16
    assert bands((2, 15, 18), (10, 10, 14)).mean("15.9").codes == ["average_not_reachable"]


def test_counts_and_bands_that_cannot_both_be_true_are_told() -> None:
    paper = Draft().band(10, 10, 14)
    for criterion in range(1, 20):
        paper.kept(criterion, 9, 10)
    assert paper.codes == ["average_not_reachable"]  # 171 met, but at most 140 by bands


def test_an_open_band_beside_recognised_communes_asks_whom_it_includes() -> None:
    (found,) = Draft().band(13, 15, None).standard(3).findings
    assert (found.code, found.severity) == ("ambiguous_scope", Severity.WARNING)


def test_an_open_band_that_can_only_include_the_recognised_is_clear() -> None:
    assert Draft().band(13, 15, None).standard(8).count(2, 16, 16).codes == []


def test_a_closed_band_beside_recognised_communes_is_clear() -> None:
    assert Draft().band(13, 15, 18).standard(3).codes == []


def test_bands_that_hold_all_communes_already_count_the_recognised_among_them() -> None:
    paper = bands((6, 15, 18), (10, 10, 14))
    assert paper.codes == []
    assert any("6 + 10 = 16" in item.message for item in paper.agreements)

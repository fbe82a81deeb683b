"""What a person reads when asking why."""

from __future__ import annotations

from datetime import date

from ntm.core.criteria.evaluation import Decision
from ntm.core.criteria.explanation import Explanation, explain
from ntm.core.kernel.states import Verdict, Verification
from ntm.law.files import load_library, package_folder

COMMUNE = load_library([package_folder()]).criteria_set("commune-2021-2025")


def why(
    indicator: str,
    on: date = date(2023, 12, 31),
    region: str = "TDMNPB",
    categories: tuple[str, ...] = (),
    decision: Decision = Decision.NONE,
    figures: dict[str, float] | None = None,
) -> Explanation:
    return explain(
        COMMUNE, indicator, on=on, region=region, categories=categories, figures=figures or {}, decision=decision
    )


def test_a_met_indicator_tells_figure_rule_article_and_that_nobody_checked_it() -> None:
    told = why("4.2", figures={"4.2": 96.5})
    assert told.verdict is Verdict.MET
    assert told.threshold == ">= 95"
    assert told.verification is Verification.UNVERIFIED
    for words in ("96,5%", "từ 95% trở lên", "318/QĐ-TTg, Phụ lục I, chỉ tiêu 4.2", "chưa đối chiếu văn bản gốc"):
        assert words in told.sentence


def test_a_moved_commune_is_told_which_rule_moved_it() -> None:
    told = why("4.2", region="DBSH", categories=("specially_disadvantaged",), figures={"4.2": 96.5})
    assert told.area == "TDMNPB" and told.verdict is Verdict.MET
    assert "Điều 1 khoản 2" in told.area_reason
    assert why("4.2", region="DBSH", figures={"4.2": 96.5}).verdict is Verdict.NOT_MET


def test_each_part_of_a_composite_is_told_apart() -> None:
    told = why("15.1", figures={"15.1:male": 92, "15.1:female": 89.5})
    assert told.verdict is Verdict.NOT_MET
    assert [(one.label, one.verdict) for one in told.parts] == [("Nam", Verdict.MET), ("Nữ", Verdict.NOT_MET)]
    assert "Nữ: 89,5%" in told.sentence


def test_a_share_is_told_as_number_and_percentage() -> None:
    told = why("5.1", figures={"5.1:schools": 4, "5.1:schools_minimum": 4, "5.1:schools_level_1": 2})
    assert told.verdict is Verdict.NOT_MET
    assert told.parts[1].figure == "2 trường trong 4 (50,0%)"
    assert "với tổng số trường trên 3" in told.rule
    assert told.citation.instrument == "1491/QĐ-BGDĐT"


def test_an_unknown_threshold_is_said_to_be_unknown() -> None:
    told = why("2.1", figures={"2.1": 85})
    assert told.verdict is Verdict.NOT_JUDGED
    assert told.threshold == "" and "chưa biết" in told.rule
    assert "chờ người phụ trách kết luận" in told.sentence


def test_a_person_s_decision_is_told_as_one() -> None:
    told = why("2.1", figures={"2.1": 85}, decision=Decision.MET)
    assert told.verdict is Verdict.MET and told.by_person
    assert "theo đánh giá của người phụ trách" in told.sentence
    assert not why("4.2", figures={"4.2": 99}, decision=Decision.MET).by_person


def test_what_was_not_reported_is_not_told_as_zero() -> None:
    told = why("9.1")
    assert told.verdict is Verdict.NOT_REPORTED
    assert told.figures[0].value is None and "chưa báo cáo" in told.sentence
    assert why("9.1", figures={"9.1": 0}).verdict is Verdict.MET

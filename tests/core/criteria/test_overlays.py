"""A province's decisions over a national set: what they may touch, and what units are then held to."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.criteria.small_set import INSTRUMENTS, citation, small_file

from ntm.core.criteria.evaluation import Decision, compile_rules, judge
from ntm.core.criteria.loading import load_set
from ntm.core.criteria.overlays import load_overlay, undecided
from ntm.core.criteria.provisions import ChangeKind, changes, provisions_of
from ntm.core.criteria.refusals import Fault, LawRefused
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import VerdictFlag


def base() -> CriteriaSet:
    file: dict[str, Any] = small_file()
    file["set"]["delegations"] = [
        {"code": "specifies", "title": "Tỉnh quy định", "covers": "province_decides", "citation": citation("Điều 1")},
        {"code": "raises", "title": "Tỉnh nâng mức", "covers": "every", "citation": citation("Điều 2")},
    ]
    file["criteria"][1]["indicators"][0]["versions"][0]["province_decides"] = True
    return load_set({"small.yaml": file}, instruments=INSTRUMENTS)


BASE = base()


def value(indicator: str, delegation: str, operator: str = ">=", **threshold: object) -> dict[str, Any]:
    return {
        "indicator": indicator,
        "delegation": delegation,
        "requirement": {"measure": indicator, "operator": operator, "citation": citation("Điều 3"), **threshold},
    }


def overlay_file(*values: dict[str, Any], delegations: tuple[str, ...] = ("specifies", "raises")) -> dict[str, Any]:
    return deepcopy(
        {
            "schema": 1,
            "overlay": {
                "code": "small@tinh",
                "of": "small",
                "title": "Bộ nhỏ của tỉnh",
                "province": "12",
                "delegations": list(delegations),
                "versions": [
                    {"from": date(2023, 1, 1), "citation": citation("QĐ cũ")},
                    {"from": date(2024, 7, 1), "citation": citation("QĐ mới"), "values": list(values)}
                    if values
                    else {"from": date(2024, 7, 1), "citation": citation("QĐ mới")},
                ],
            },
        }
    )


def laid(*values: dict[str, Any]) -> CriteriaSet:
    return load_overlay({"overlay.yaml": overlay_file(*values)}, sets={"small": BASE}, instruments=INSTRUMENTS)


def refused(file: dict[str, Any]) -> LawRefused:
    with pytest.raises(LawRefused) as caught:
        load_overlay({"overlay.yaml": file}, sets={"small": BASE}, instruments=INSTRUMENTS)
    return caught.value


def verdict(criteria_set: CriteriaSet, indicator: str, figure: float, *, on: date) -> str:
    rules = compile_rules(criteria_set, on=on)
    figures = np.full((1, len(rules.measures)), np.nan)
    figures[0, rules.measures.index(indicator)] = figure
    found = judge(rules, figures=figures, regions=np.array([0], dtype=np.int8))
    return VerdictFlag(int(found[0, rules.indicators.index(indicator)])).verdict


def test_an_overlay_without_values_changes_no_verdict_and_says_which_decision_governs() -> None:
    empty = laid()
    assert empty.base_code == "small" and empty.province_code == "12"
    assert empty.measures == BASE.measures
    before, after = empty.overlay_on(date(2024, 6, 30)), empty.overlay_on(date(2024, 7, 1))
    assert before and after and (before.citation.place, after.citation.place) == ("QĐ cũ", "QĐ mới")
    for on in (date(2024, 6, 30), date(2024, 7, 1)):
        for figure in (49.9, 50):
            assert verdict(empty, "1.1", figure, on=on) == verdict(BASE, "1.1", figure, on=on)


def test_an_overlay_is_in_force_from_its_first_decision_only() -> None:
    assert laid().overlay_on(date(2022, 12, 31)) is None
    assert date(2022, 12, 31) not in laid().span and date(2023, 1, 1) in laid().span


def test_a_value_that_the_province_decides_is_judged_from_its_day() -> None:
    decided = laid(value("2.1", "specifies", value=70))
    assert verdict(decided, "2.1", 90, on=date(2024, 6, 30)) == "not_judged"
    assert verdict(decided, "2.1", 70, on=date(2024, 7, 1)) == "met"
    assert verdict(decided, "2.1", 69.9, on=date(2024, 7, 1)) == "not_met"


def test_a_raised_value_binds_and_the_country_s_set_stays_as_it_was() -> None:
    raised = laid(value("1.1", "raises", by_area={"NUI": 60, "BIEN": 80}))
    assert verdict(raised, "1.1", 55, on=date(2024, 7, 1)) == "not_met"
    assert verdict(BASE, "1.1", 55, on=date(2024, 7, 1)) == "met"
    assert raised.digest not in (BASE.digest, laid().digest)


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (value("1.1", "raises", by_area={"NUI": 49, "BIEN": 80}), Fault.LOWERS),
        (value("1.1", "raises", value=60), Fault.LOWERS),  # less than the coast is asked for
        (value("1.2", "raises", "<=", value=11), Fault.LOWERS),
        (value("1.1", "specifies", by_area={"NUI": 60, "BIEN": 80}), Fault.NOT_DELEGATED),
        (value("1.1", "sở thích", by_area={"NUI": 60, "BIEN": 80}), Fault.NOT_DELEGATED),
        (value("9.9", "raises", value=1), Fault.UNKNOWN_MEASURE),
        (value("1.2", "raises", ">=", value=5), Fault.OTHER_COMPARISON),
        (value("1.1", "raises", by_area={"NUI": 60, "BIEN": 80, "KV3": 50}), Fault.SUB_AREA),
    ],
)
def test_a_value_beyond_the_delegation_is_refused_with_file_and_key(one: dict[str, Any], fault: Fault) -> None:
    error = refused(overlay_file(one))
    assert error.fault is fault
    assert error.file == "overlay.yaml" and error.key.startswith("overlay.versions[2024-07-01].values")


def test_areas_and_years_that_a_province_leaves_out_stay_as_the_country_asks() -> None:
    raised = laid(value("1.1", "raises", by_area={"NUI": 60}))
    threshold = raised.indicator("1.1").at(date(2024, 7, 1)).cases[0].requirements[0].threshold
    assert {area: one.number for area, one in threshold.by_area.items()} == {"NUI": 60, "BIEN": 80}
    in_2025 = laid(value("1.1", "raises", by_year={2025: {"by_area": {"NUI": 60}}}))
    for on, asked in ((date(2024, 12, 31), 50), (date(2025, 1, 1), 60)):
        figures = [verdict(in_2025, "1.1", figure, on=on) for figure in (asked - 0.1, asked)]
        assert figures == ["not_met", "met"], on


def test_an_overlay_that_names_no_known_delegation_is_refused() -> None:
    assert refused(overlay_file(delegations=("tự ý",))).fault is Fault.NOT_DELEGATED


def test_decisions_out_of_order_or_outside_the_set_are_refused() -> None:
    swapped = overlay_file()
    swapped["overlay"]["versions"].reverse()
    assert refused(swapped).fault is Fault.UNORDERED_DAYS
    late = overlay_file()
    late["overlay"]["versions"][1]["from"] = date(2026, 1, 1)
    assert refused(late).fault is Fault.OUTSIDE_THE_SET


def test_an_overlay_of_nothing_is_refused() -> None:
    with pytest.raises(LawRefused) as caught:
        load_overlay({"overlay.yaml": overlay_file()}, sets={}, instruments=INSTRUMENTS)
    assert caught.value.fault is Fault.UNKNOWN_SET


@given(
    asked=st.floats(50, 100, allow_nan=False),
    figure=st.floats(0, 100, allow_nan=False),
    decision=st.sampled_from([Decision.NONE, Decision.MET]),
)
def test_nobody_who_fails_the_country_s_value_meets_a_province_s(
    asked: float, figure: float, decision: Decision
) -> None:
    raised = laid(value("1.1", "raises", by_area={"NUI": asked, "BIEN": 80}))
    on = date(2024, 7, 1)
    if verdict(BASE, "1.1", figure, on=on) == "not_met":
        assert verdict(raised, "1.1", figure, on=on) == "not_met"


def base_in_cases() -> CriteriaSet:
    """The small set whose 1.1 is written in two cases, by how many schools there are."""
    file: dict[str, Any] = small_file()
    file["set"]["delegations"] = [
        {"code": "raises", "title": "Tỉnh nâng mức", "covers": "every", "citation": citation("Điều 2")}
    ]
    version = file["criteria"][0]["indicators"][0]["versions"][0]
    version["measures"].append({"code": "1.1:schools", "label": "Số trường", "kind": "count", "unit": "trường"})
    (asked,) = version.pop("requirements")
    version["cases"] = [
        {
            "title": title,
            "when": [{"measure": "1.1:schools", "operator": operator, "value": 3}],
            "requirements": [{"measure": "1.1", "operator": ">=", "citation": asked["citation"], "value": number}],
        }
        for title, operator, number in (("trên 3 trường", ">", 70), ("từ 3 trường trở xuống", "<=", 50))
    ]
    return load_set({"small.yaml": file}, instruments=INSTRUMENTS)


def laid_in_cases(number: float, case: str | None) -> CriteriaSet:
    one = value("1.1", "raises", value=number) | ({"case": case} if case else {})
    file = overlay_file(one, delegations=("raises",))
    return load_overlay({"overlay.yaml": file}, sets={"small": base_in_cases()}, instruments=INSTRUMENTS)


def verdict_of_schools(criteria_set: CriteriaSet, share: float, schools: int) -> str:
    rules = compile_rules(criteria_set, on=date(2024, 7, 1))
    figures = np.full((1, len(rules.measures)), np.nan)
    figures[0, rules.measures.index("1.1")], figures[0, rules.measures.index("1.1:schools")] = share, schools
    found = judge(rules, figures=figures, regions=np.array([0], dtype=np.int8))
    return VerdictFlag(int(found[0, rules.indicators.index("1.1")])).verdict


def test_a_province_raises_one_case_of_an_indicator_and_the_other_stays() -> None:
    raised = laid_in_cases(80, "trên 3 trường")
    assert [verdict_of_schools(raised, share, 4) for share in (79, 80)] == ["not_met", "met"]
    assert [verdict_of_schools(raised, share, 3) for share in (49, 50)] == ["not_met", "met"]


@pytest.mark.parametrize(
    ("number", "case", "fault"),
    [
        (80, None, Fault.NO_SUCH_CASE),
        (80, "trên 4 trường", Fault.NO_SUCH_CASE),
        (69, "trên 3 trường", Fault.LOWERS),
    ],
)
def test_a_value_of_an_indicator_in_cases_names_its_case_and_lowers_none(
    number: float, case: str | None, fault: Fault
) -> None:
    with pytest.raises(LawRefused) as caught:
        laid_in_cases(number, case)
    assert caught.value.fault is fault


def test_without_its_values_a_province_s_form_asks_what_the_country_asks_in_the_province_s_days() -> None:
    raised = laid(value("1.1", "raises", by_area={"NUI": 60, "BIEN": 80}))
    plain = undecided(raised, BASE)
    assert plain.span == raised.span
    for figure in (49.9, 50, 59.9, 60):
        assert verdict(plain, "1.1", figure, on=date(2024, 7, 1)) == verdict(BASE, "1.1", figure, on=date(2024, 7, 1))


def test_what_a_province_changed_is_told_value_by_value_and_nothing_else() -> None:
    raised = laid(value("1.1", "raises", by_area={"NUI": 60, "BIEN": 80}))
    found = changes(provisions_of(undecided(raised, BASE)), provisions_of(raised))
    told = {(one.provision.area, one.kind, one.before and one.before.content, one.after and one.after.content)
            for one in found}  # fmt: skip
    assert told == {
        ("NUI", ChangeKind.CHANGED, "≥ 50 %", "≥ 60 %"),
        ("BIEN", ChangeKind.CITED_ANEW, "≥ 80 %", "≥ 80 %"),
    }

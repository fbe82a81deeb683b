"""The same concept under other numbers, and the contents of plans."""

from __future__ import annotations

import pytest

from ntm.core.criteria.contents import NotInThePlan, load_contents
from ntm.core.criteria.continuity import Relation, load_continuity
from ntm.core.criteria.refusals import Fault, LawRefused
from ntm.law.files import load_library, package_folder

LIBRARY = load_library([package_folder()])
SETS = LIBRARY.sets
COMMUNE, ADVANCED = SETS["commune-2021-2025"], SETS["commune-advanced-2021-2025"]


def test_income_is_10_for_communes_and_8_for_villages_of_lai_chau() -> None:
    found = LIBRARY.continuity.counterparts(COMMUNE, 10, other=SETS["village-lai-chau"])
    assert (found.numbers, found.relation) == ((8,), Relation.SAME)


def test_environment_splits_in_the_advanced_set_and_schools_join_education() -> None:
    continuity = LIBRARY.continuity
    assert continuity.counterparts(COMMUNE, 17, other=ADVANCED).relation is Relation.SPLITS
    assert continuity.counterparts(COMMUNE, 17, other=ADVANCED).numbers == (17, 18)
    assert continuity.counterparts(ADVANCED, 18, other=COMMUNE).relation is Relation.JOINS
    assert continuity.counterparts(COMMUNE, 14, other=ADVANCED).relation is Relation.JOINS
    assert continuity.counterparts(ADVANCED, 5, other=COMMUNE).numbers == (5, 14)


def test_the_advanced_14_is_health_though_the_communes_14_is_education() -> None:
    assert LIBRARY.continuity.counterparts(ADVANCED, 14, other=COMMUNE).numbers == (15,)


def test_no_link_is_assumed_where_no_file_says_one() -> None:
    found = LIBRARY.continuity.counterparts(COMMUNE, 10, other=SETS["commune-2026-2030"])
    assert (found.numbers, found.relation) == ((), Relation.NONE)
    assert LIBRARY.continuity.counterparts(COMMUNE, 17, other=SETS["commune-2026-2030"]).is_by_name


def test_every_commune_criterion_is_in_some_concept() -> None:
    named = {number for concept in LIBRARY.continuity.concepts for number in concept.items.get(COMMUNE.code, ())}
    assert named == {criterion.number for criterion in COMMUNE.criteria}


def test_a_figure_goes_over_only_where_it_is_the_same_kind_of_figure() -> None:
    kinds = {measure.code: measure for measure in ADVANCED.measures}
    own = {measure.code: measure for measure in COMMUNE.measures}
    pairs = LIBRARY.continuity.same_figures(COMMUNE, ADVANCED)
    assert pairs["15.1:male"] == "14.1:male" and "14.1" not in pairs
    for one, other in pairs.items():
        assert (own[one].kind, own[one].unit) == (kinds[other].kind, kinds[other].unit)


def test_an_overlay_continues_its_set_criterion_by_criterion() -> None:
    laid = SETS["commune-2021-2025@lai-chau"]
    assert LIBRARY.continuity.counterparts(COMMUNE, 17, other=laid).numbers == (17,)
    assert set(LIBRARY.continuity.same_figures(COMMUNE, laid)) == {one.code for one in COMMUNE.measures}


@pytest.mark.parametrize(
    ("concept", "fault"),
    [
        ({"items": {"commune-1986": [1]}}, Fault.UNKNOWN_SET),
        ({"items": {"commune-2021-2025": [20]}}, Fault.UNKNOWN_MEASURE),
        ({"items": {"commune-2021-2025": [1, 1]}}, Fault.WRONG_KIND),
        ({"items": {"commune-2021-2025": [1]}, "by_name": ["village-lai-chau"]}, Fault.UNKNOWN_SET),
        (
            {"items": {"commune-2021-2025": [1]}, "figures": [{"as": "x", "measures": {"commune-2021-2025": "1.9"}}]},
            Fault.UNKNOWN_MEASURE,
        ),
    ],
)
def test_a_link_to_nothing_is_refused(concept: dict[str, object], fault: Fault) -> None:
    with pytest.raises(LawRefused) as caught:
        load_continuity({"concepts": [{"code": "a", "title": "A", **concept}]}, file="continuity.yaml", sets=SETS)
    assert caught.value.fault is fault


def test_housing_is_in_content_2_of_one_plan_and_in_4_of_another() -> None:
    assert LIBRARY.plans["phong-tho-2024"].content_of("9.1").number == 2
    assert LIBRARY.plans["lai-chau-2024"].content_of("9").number == 4
    with pytest.raises(NotInThePlan):
        LIBRARY.plans["muong-khoa-2025"].content_of("18")


def test_a_criterion_in_two_contents_of_a_plan_is_refused() -> None:
    contents = [{"number": 1, "title": "A", "items": ["1"]}, {"number": 2, "title": "B", "items": ["1"]}]
    plan = {"code": "p", "title": "P", "criteria_set": COMMUNE.code, "basis": "kế hoạch", "contents": contents}
    with pytest.raises(LawRefused) as caught:
        load_contents({"plans": [plan]}, file="contents.yaml", sets=SETS)
    assert caught.value.fault is Fault.DUPLICATE


def test_every_indicator_of_every_set_says_who_supplies_it_and_what_it_takes() -> None:
    for criteria_set in SETS.values():
        for indicator in criteria_set.indicators:
            supply = criteria_set.supply_of(indicator.id)
            assert supply is not None and supply.evidence and supply.basis, (criteria_set.code, indicator.id)
    assert COMMUNE.supply_of("10.1") is not None and COMMUNE.supply_of("10.1").supplier == "statistics_office"  # type: ignore[union-attr]
    assert COMMUNE.supply_of("18.4").agency != COMMUNE.supply_of("18.1").agency  # type: ignore[union-attr]

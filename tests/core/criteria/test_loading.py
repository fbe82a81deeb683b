"""What the loader of law files takes, and what it refuses with file and key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.core.criteria.small_set import INSTRUMENTS, citation, percent, small_file, small_set

from ntm.core.criteria.loading import digest, load_set, refuse_rivals
from ntm.core.criteria.refusals import Fault, LawRefused


def refused(spoil: Callable[[Any], object]) -> LawRefused:
    """Load the small file after spoiling it; return the refusal."""
    file = small_file()
    spoil(file)
    with pytest.raises(LawRefused) as caught:
        load_set({"small.yaml": file}, instruments=INSTRUMENTS)
    assert caught.value.file == "small.yaml"
    assert caught.value.key and caught.value.key in str(caught.value) and "small.yaml" in caught.value.message
    return caught.value


def indicator(file: Any, criterion: int = 0, index: int = 0) -> Any:
    return file["criteria"][criterion]["indicators"][index]


def version(file: Any, criterion: int = 0, index: int = 0) -> Any:
    return indicator(file, criterion, index)["versions"][0]


def requirement(file: Any, criterion: int = 0, index: int = 0) -> Any:
    return version(file, criterion, index)["requirements"][0]


def test_the_small_set_is_loaded_whole() -> None:
    loaded = small_set()
    assert [one.id for one in loaded.indicators] == ["1.1", "1.2", "2.1"]
    assert [one.code for one in loaded.measures] == ["1.1", "1.2", "2.1"]
    assert loaded.indicator("1.1").at(date(2024, 1, 1)).span.end == date(2026, 1, 1)


def test_an_unknown_key_is_refused_wherever_it_stands() -> None:
    assert refused(lambda f: f.update(extra=1)).key == "extra"
    assert refused(lambda f: f["set"].update(titel="x")).key == "set.titel"
    assert refused(lambda f: f["criteria"][0].update(nane="x")).key == "criteria[1].nane"
    assert refused(lambda f: version(f).update(until_=1)).key.endswith("[1.1].versions[2022-01-01].until_")
    assert refused(lambda f: requirement(f).update(vlaue=1)).fault is Fault.UNKNOWN_KEY
    assert refused(lambda f: requirement(f)["citation"].update(page_="1")).fault is Fault.UNKNOWN_KEY


@pytest.mark.parametrize(
    "place",
    [
        lambda f: f["set"],
        lambda f: f["set"]["category_rules"][0],
        lambda f: f["criteria"][1],
        lambda f: version(f),
        lambda f: requirement(f),
    ],
)
def test_a_value_without_citation_is_refused(place: Callable[[Any], Any]) -> None:
    refusal = refused(lambda f: place(f).pop("citation"))
    assert refusal.fault is Fault.MISSING_CITATION
    assert refusal.key.endswith("citation")


def test_a_citation_must_say_when_it_was_last_checked_even_if_never() -> None:
    assert refused(lambda f: requirement(f)["citation"].pop("last_checked_on")).fault is Fault.MISSING_KEY


def test_a_verified_value_needs_day_person_and_page() -> None:
    spoilt = refused(lambda f: requirement(f)["citation"].update(verification="verified"))
    assert spoilt.fault is Fault.NOT_CHECKED_BY_ANYONE
    file: Any = small_file()
    requirement(file)["citation"].update(
        verification="verified", last_checked_on=date(2026, 11, 1), checked_by="Lò Văn A", page="12"
    )
    loaded = load_set({"small.yaml": file}, instruments=INSTRUMENTS)
    value = loaded.indicator("1.1").versions[0].cases[0].requirements[0].threshold.for_area("NUI")
    assert value is not None and value.citation.is_verified and "Lò Văn A" in value.citation.note


def test_an_instrument_that_no_list_knows_is_refused() -> None:
    assert refused(lambda f: version(f)["citation"].update(instrument="9/QĐ")).fault is Fault.UNKNOWN_INSTRUMENT


def test_days_that_overlap_go_back_or_leave_the_set_are_refused() -> None:
    def second(start: date, until: date | None = None) -> Callable[[Any], object]:
        def spoil(file: Any) -> None:
            version(file)["until"] = until
            indicator(file)["versions"].append({**percent("1.1", value=90), "from": start})

        return spoil

    assert refused(second(date(2022, 1, 1))).fault is Fault.OVERLAPPING_DAYS
    assert refused(second(date(2024, 3, 1), until=date(2024, 3, 2))).fault is Fault.OVERLAPPING_DAYS
    assert refused(second(date(2021, 1, 1))).fault is Fault.UNORDERED_DAYS
    assert refused(lambda f: version(f).update({"from": date(2021, 12, 31)})).fault is Fault.OUTSIDE_THE_SET
    assert refused(lambda f: version(f).update(until=date(2026, 1, 2))).fault is Fault.OUTSIDE_THE_SET
    assert refused(lambda f: f["set"]["in_force"].update(until=date(2022, 1, 1))).fault is Fault.UNORDERED_DAYS


def test_versions_that_touch_do_not_overlap() -> None:
    file: Any = small_file()
    version(file)["until"] = date(2024, 3, 1)
    indicator(file)["versions"].append({**percent("1.1", value=90), "from": date(2024, 3, 1)})
    loaded = load_set({"small.yaml": file}, instruments=INSTRUMENTS).indicator("1.1")
    assert loaded.at(date(2024, 2, 29)) is loaded.versions[0]
    assert loaded.at(date(2024, 3, 1)) is loaded.versions[1]


def test_an_unknown_operator_area_category_measure_or_level_is_refused() -> None:
    assert refused(lambda f: requirement(f).update(operator="=>")).fault is Fault.UNKNOWN_OPERATOR
    assert refused(lambda f: requirement(f)["by_area"].update(RUNG=1)).fault is Fault.UNKNOWN_AREA
    assert refused(lambda f: f["set"]["category_rules"][0].update(area="RUNG")).fault is Fault.UNKNOWN_AREA
    assert refused(lambda f: f["set"]["category_rules"][0].update(categories=["x"])).fault is Fault.UNKNOWN_CATEGORY
    assert refused(lambda f: requirement(f).update(measure="1.9")).fault is Fault.UNKNOWN_MEASURE
    assert refused(lambda f: f["set"].update(level="hamlet")).fault is Fault.UNKNOWN_CHOICE


def test_repeated_ids_are_refused() -> None:
    assert refused(lambda f: indicator(f, 0, 1).update(id="1.1")).fault is Fault.DUPLICATE
    assert refused(lambda f: f["criteria"].append(f["criteria"][1])).fault is Fault.DUPLICATE
    assert refused(lambda f: f["criteria"].reverse()).fault is Fault.WRONG_ORDER
    assert refused(lambda f: f["set"]["areas"].append({"code": "NUI", "title": "x"})).fault is Fault.DUPLICATE


def test_counts_that_differ_from_the_declared_are_refused() -> None:
    assert refused(lambda f: f["set"]["counts"].update(indicators=4)).key == "set.counts.indicators"
    assert refused(lambda f: f["set"]["counts"].update(criteria=19)).fault is Fault.WRONG_COUNT


def test_bands_must_hold_every_number_of_criteria_once() -> None:
    assert refused(lambda f: f["set"]["bands"][1].update(at_most=0)).fault is Fault.CONTRADICTION
    assert refused(lambda f: f["set"]["bands"][1].update(at_most=2)).fault is Fault.CONTRADICTION


@pytest.mark.parametrize("value", ["80", True, None, float("nan"), 101, -1])
def test_a_threshold_that_is_no_percentage_is_refused(value: object) -> None:
    refused(lambda f: requirement(f, 0, 1).update(value=value))


def test_a_threshold_is_given_in_one_way_only() -> None:
    assert refused(lambda f: requirement(f).update(value=80)).fault is Fault.CONTRADICTION
    assert refused(lambda f: requirement(f).pop("by_area")).fault is Fault.MISSING_KEY


def test_an_id_that_yaml_read_as_a_number_is_refused() -> None:
    assert refused(lambda f: indicator(f).update(id=17.1)).fault is Fault.WRONG_KIND


def test_a_criterion_is_judged_whole_or_by_indicators_never_both() -> None:
    assert refused(lambda f: f["criteria"][0].update(judged_whole=True)).fault is Fault.CONTRADICTION
    assert refused(lambda f: f["criteria"][0].pop("indicators")).fault is Fault.CONTRADICTION


def test_a_value_of_one_area_may_have_its_own_citation() -> None:
    file: Any = small_file()
    requirement(file)["by_area"]["NUI"] = {"value": 55, "citation": citation("bảng 2")}
    loaded = load_set({"small.yaml": file}, instruments=INSTRUMENTS)
    threshold = loaded.indicator("1.1").versions[0].cases[0].requirements[0].threshold
    assert [threshold.by_area[area].citation.place for area in ("NUI", "BIEN")] == ["bảng 2", "mục 1"]


def test_the_digest_follows_the_content_and_not_its_layout() -> None:
    file: Any = small_file()
    turned = dict(reversed(list(small_file().items())))
    assert digest({"a": file}) == digest({"a": turned})
    requirement(file)["by_area"]["NUI"] = 51
    assert digest({"a": file}) != digest({"a": turned})


def test_two_sets_for_the_same_communes_on_the_same_day_are_refused() -> None:
    file: Any = small_file()
    file["set"]["code"] = "rival"
    rival = load_set({"small.yaml": file}, instruments=INSTRUMENTS)
    with pytest.raises(LawRefused, match="small, rival"):
        refuse_rivals([small_set(), rival], file="criteria")
    file["set"]["province"] = "12"
    refuse_rivals([small_set(), load_set({"small.yaml": file}, instruments=INSTRUMENTS)], file="criteria")

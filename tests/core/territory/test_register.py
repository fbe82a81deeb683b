"""Units through time in memory, on a small made-up country."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level, Region, UnitKind
from ntm.core.territory import closure, names
from ntm.core.territory.lineage import LineageEvent, staying_the_same
from ntm.core.territory.regions import ProvinceWithoutRegion, regions_of_units
from ntm.core.territory.register import Register
from ntm.core.territory.unit import LISTED_FROM, TWO_TIERS_FROM, UnitNotFound, UnitVersion, list_used_on

BEFORE = Span(LISTED_FROM, TWO_TIERS_FROM)
AFTER = Span(TWO_TIERS_FROM)
LAST = date(2025, 6, 30)
FIRST = date(2025, 7, 1)


def version(unit: int, kind: UnitKind, code: str, name: str, parent: int | None, span: Span) -> UnitVersion:
    return UnitVersion(unit=unit, kind=kind, code=code, name=name, parent=parent, span=span)


def event(old: int, new: int, *, whole: bool) -> LineageEvent:
    return LineageEvent(old=old, new=new, on=TWO_TIERS_FROM, whole=whole, share=Decimal(1) if whole else None)


#: A province with a district of four communes; two merge under the code of one, one is divided, one is left alone.
COUNTRY = Register.of(
    [
        version(1, UnitKind.PROVINCE, "12", "Lai Châu", None, Span(LISTED_FROM)),
        version(2, UnitKind.DISTRICT, "109", "Phong Thổ", 1, BEFORE),
        version(3, UnitKind.PROVINCIAL_CITY, "105", "Lai Châu", 1, BEFORE),
        version(4, UnitKind.COMMUNE, "00001", "Thủy Bình", 2, BEFORE),
        version(5, UnitKind.COMMUNE, "00002", "Nậm Xe", 2, BEFORE),
        version(6, UnitKind.COMMUNE, "00003", "Nậm Xé", 2, BEFORE),
        version(7, UnitKind.TOWNSHIP, "00004", "Bản Lang", 2, BEFORE),
        version(7, UnitKind.COMMUNE, "00004", "Bản Lang", 1, AFTER),
        version(8, UnitKind.COMMUNE, "00001", "Sin Suối Hồ", 1, AFTER),
        version(9, UnitKind.COMMUNE, "00005", "Mù Sang", 1, AFTER),
        version(10, UnitKind.COMMUNE, "00006", "Ea H'leo", 3, BEFORE),
        version(10, UnitKind.COMMUNE, "00006", "Ea H'leo", 1, AFTER),
    ],
    [
        event(4, 8, whole=True),
        event(5, 8, whole=False),
        event(5, 9, whole=False),
        event(6, 9, whole=True),
    ],
)


def found(name: str, on: date = LAST, *, level: Level | None = None, within: int | None = None) -> list[int]:
    return [unit.unit for unit in COUNTRY.find(name, level=level, within=within, on=on)]


def test_a_code_means_another_unit_on_each_side_of_the_day() -> None:
    assert COUNTRY.by_code("00001", level=Level.COMMUNE, on=LAST).unit == 4
    assert COUNTRY.by_code("00001", level=Level.COMMUNE, on=FIRST).unit == 8
    with pytest.raises(UnitNotFound):
        COUNTRY.by_code("00002", level=Level.COMMUNE, on=FIRST)
    with pytest.raises(UnitNotFound):
        COUNTRY.by_code("00001", level=Level.DISTRICT, on=LAST)


def test_the_list_that_answers_changes_on_the_first_of_july() -> None:
    assert (list_used_on(LAST), list_used_on(FIRST)) == (LAST, FIRST)
    assert list_used_on(date(2021, 1, 1)) == LAST


@pytest.mark.parametrize(
    "written", ["Thủy Bình", "Thuỷ Bình", "thuy binh", "XÃ THUỶ BÌNH", "Xã  Thủy Bình", "Thuỷ-Bình"]
)
def test_a_name_is_found_however_it_is_spelt(written: str) -> None:
    assert found(written) == [4]


def test_names_that_differ_in_tone_are_told_apart_when_the_tone_is_written() -> None:
    assert found("Nậm Xe") == [5]
    assert found("Nậm Xé") == [6]
    assert found("nam xe") == [5, 6], "only a person can tell"


def test_a_name_of_two_levels_is_ambiguous_until_the_kind_or_level_is_said() -> None:
    assert found("Lai Châu") == [1, 3]
    assert found("tỉnh Lai Châu") == [1]
    assert found("TP. Lai Châu") == [3]
    assert found("TP.Lai Châu") == [3]
    assert found("thành phố Lai Châu") == [3]
    assert found("Lai Châu", level=Level.PROVINCE) == [1]


def test_a_name_that_begins_like_the_word_of_a_kind_is_a_name_all_the_same() -> None:
    assert found("Bản Lang") == [7]
    assert found("thị trấn Bản Lang") == [7]
    assert found("xã Bản Lang") == []
    assert found("xã Bản Lang", FIRST) == [7]


def test_an_apostrophe_may_be_of_any_shape() -> None:
    assert found("Ea H’leo") == found("ea hleo") == [10]


def test_the_order_of_words_matters() -> None:
    assert found("Xe Nậm") == []


def test_a_name_is_looked_for_within_a_place() -> None:
    assert found("Ea H'leo", within=3) == [10]
    assert found("Ea H'leo", within=2) == []
    assert found("Ea H'leo", FIRST, within=1) == [10]


def test_children_and_communes_of_a_place_follow_the_day() -> None:
    assert [unit.unit for unit in COUNTRY.children(1, on=LAST)] == [3, 2]
    assert [unit.name for unit in COUNTRY.children(1, on=FIRST)] == ["Bản Lang", "Ea H'leo", "Mù Sang", "Sin Suối Hồ"]
    assert len(COUNTRY.communes_in(1, on=LAST)) == 5
    assert [unit.unit for unit in COUNTRY.communes_in(7, on=LAST)] == [7]
    assert [unit.name for unit in COUNTRY.ancestors(5, on=LAST)] == ["Lai Châu", "Phong Thổ"]


def test_townships_are_communes_that_do_not_count() -> None:
    assert COUNTRY.version(7, on=LAST).full_name == "thị trấn Bản Lang"
    assert not COUNTRY.version(7, on=LAST).is_counted
    assert COUNTRY.version(7, on=FIRST).is_counted


def test_a_commune_left_alone_is_the_same_unit_with_two_versions() -> None:
    assert [item.parent for item in COUNTRY.history(10)] == [3, 1]
    assert COUNTRY.lineage.successors(10) == ()


def test_staying_the_same_means_one_whole_to_one_alone() -> None:
    assert staying_the_same({"a": ("x",), "b": ("y",), "c": ("y",), "d": ("z", "w"), "e": ("w",)}) == {"a"}


def test_a_share_of_a_whole_unit_is_one() -> None:
    with pytest.raises(ValueError, match="share 1"):
        LineageEvent(old=1, new=2, on=FIRST, whole=True, share=None)


def test_the_region_of_a_new_unit_comes_from_what_it_was_made_of() -> None:
    country = Register.of(
        [
            version(1, UnitKind.PROVINCE, "01", "Một", None, BEFORE),
            version(2, UnitKind.PROVINCE, "02", "Hai", None, BEFORE),
            version(3, UnitKind.PROVINCE, "01", "Một", None, AFTER),
            version(4, UnitKind.DISTRICT, "001", "Huyện", 1, BEFORE),
            version(5, UnitKind.COMMUNE, "00001", "A", 4, BEFORE),
            version(6, UnitKind.COMMUNE, "00001", "A", 3, AFTER),
        ],
        [event(1, 3, whole=True), event(2, 3, whole=True), event(5, 6, whole=True)],
    )
    regions = regions_of_units(country, {"01": Region.TN, "02": Region.DNB})
    assert regions == {1: Region.TN, 2: Region.DNB, 4: Region.TN, 5: Region.TN, 6: Region.TN}
    with pytest.raises(ProvinceWithoutRegion, match="02"):
        regions_of_units(country, {"01": Region.TN})


def test_places_change_with_the_parent_and_join_where_the_ancestor_stays() -> None:
    places = {
        (place.ancestor, place.depth): place.span for place in closure.places(COUNTRY.versions) if place.unit == 10
    }
    assert places == {
        (10, 0): Span(LISTED_FROM),
        (3, 1): BEFORE,
        (1, 2): BEFORE,
        (1, 1): AFTER,
    }


def test_a_ring_of_parents_is_refused() -> None:
    ring = [
        version(1, UnitKind.DISTRICT, "", "A", 2, BEFORE),
        version(2, UnitKind.DISTRICT, "", "B", 1, BEFORE),
    ]
    with pytest.raises(closure.ParentsRunInARing):
        closure.places(ring)


@st.composite
def countries(draw: st.DrawFn) -> list[UnitVersion]:
    """Units in three tiers whose parents change on random days."""
    versions = [
        version(1, UnitKind.PROVINCE, "", "P", None, Span(date(2021, 1, 1))),
        *(
            version(
                unit,
                UnitKind.DISTRICT,
                "",
                "D",
                1,
                Span(date(2021, 1, 1), draw(st.none() | st.dates(date(2021, 1, 2), date(2022, 1, 1)))),
            )
            for unit in (2, 3)
        ),
    ]
    for unit in (4, 5):
        days = sorted(draw(st.sets(st.dates(date(2021, 1, 1), date(2022, 1, 1)), min_size=1, max_size=3)))
        for start, end in zip(days, [*days[1:], None], strict=True):
            parent = draw(st.sampled_from([1, 2, 3]))
            versions.append(version(unit, UnitKind.COMMUNE, "", "C", parent, Span(start, end)))
    return versions


@given(countries(), st.dates(date(2020, 12, 30), date(2022, 1, 3)))
def test_on_every_day_a_place_holds_just_what_walking_up_finds(versions: list[UnitVersion], day: date) -> None:
    places = closure.places(versions)
    alive = {item.unit: item for item in versions if day in item.span}
    for unit in range(1, 6):
        walked = set()
        here = alive.get(unit)
        depth = 0
        while here is not None:
            walked.add((here.unit, depth))
            here = alive.get(here.parent) if here.parent is not None else None
            depth += 1
        assert {(place.ancestor, place.depth) for place in places if place.unit == unit and day in place.span} == walked


@given(st.text())
def test_any_text_can_be_looked_for(text: str) -> None:
    COUNTRY.find(text, on=LAST)
    assert names.search_key(text).isascii()

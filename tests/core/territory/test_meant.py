"""A written name tells its unit, or says which units a person must choose from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory.meant import MOST_CANDIDATES, Gazetteer, Place, Why

PLACES = (
    Place(1, "Phong Thổ", UnitKind.DISTRICT, "Lai Châu"),
    Place(2, "Phong Thổ", UnitKind.TOWNSHIP, "Phong Thổ"),
    Place(3, "Nậm Xe", UnitKind.COMMUNE, "Phong Thổ"),
    Place(4, "Bản Lang", UnitKind.COMMUNE, "Phong Thổ"),
    Place(5, "Bản Bo", UnitKind.COMMUNE, "Tam Đường"),
    Place(6, "Tả Phìn", UnitKind.VILLAGE, "Nậm Xe"),
    Place(7, "Tả Phìn", UnitKind.VILLAGE, "Bản Lang"),
    Place(8, "Sin Suối Hồ", UnitKind.COMMUNE, "Phong Thổ"),
    Place(9, "Thụy Hòa", UnitKind.COMMUNE, "Tam Đường"),
)
AREA = Gazetteer(PLACES)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Nậm Xe", 3),
        ("xã Nậm Xe", 3),
        ("NẬM XE", 3),
        ("Nam Xe", 3),  # written without any diacritics
        ("Thuỵ Hoà", 9),  # tone marks placed in the older way
        ("Bản Lang", 4),  # a commune whose own name begins with the word for a village
        ("thị trấn Phong Thổ", 2),
        ("huyện Phong Thổ", 1),
    ],
)
def test_a_name_that_fits_one_unit_means_it(written: str, unit: int) -> None:
    assert AREA.meant(written).unit == unit


def test_a_name_that_two_units_bear_is_asked_with_both() -> None:
    meant = AREA.meant("Tả Phìn")
    assert (meant.unit, meant.why) == (None, Why.SEVERAL)
    assert {place.unit for place in meant.candidates} == {6, 7}


def test_the_unit_that_the_paper_puts_a_village_in_tells_which_one_is_meant() -> None:
    assert AREA.meant("Tả Phìn", within="Bản Lang").unit == 7
    assert AREA.meant("Tả Phìn", within="Nậm Xe").unit == 6


def test_the_words_around_a_name_tell_the_township_from_the_district() -> None:
    assert AREA.meant("Phong Thổ").unit is None
    assert AREA.meant("Phong Thổ", level=Level.COMMUNE).unit == 2
    assert AREA.meant("Phong Thổ", level=Level.DISTRICT).unit == 1


@pytest.mark.parametrize("written", ["Nâm Xe", "Xe Nậm", "Nậm Xé", "Nậm Xee"])
def test_another_spelling_is_offered_and_never_taken(written: str) -> None:
    meant = AREA.meant(written)
    assert (meant.unit, meant.why) == (None, Why.SPELT)
    assert meant.candidates[0].unit == 3


def test_a_name_of_elsewhere_has_no_candidates() -> None:
    assert AREA.meant("Hà Nội").why is Why.UNKNOWN
    assert AREA.meant("Hà Nội").candidates == ()


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(PLACES), st.integers(0, 8), st.sampled_from("aơđxử"))
def test_whatever_is_written_the_answer_bears_that_name_or_people_choose(place: Place, at: int, letter: str) -> None:
    written = place.name[:at] + letter + place.name[at:]
    meant = AREA.meant(written)
    if meant.unit is not None:
        (found,) = (one for one in PLACES if one.unit == meant.unit)
        assert vietnamese.fold(found.name) in vietnamese.fold(written)
    else:
        assert meant.why is not None
        assert len(meant.candidates) <= MOST_CANDIDATES

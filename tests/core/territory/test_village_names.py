"""What stands before the name of a village, and what is its name."""

from __future__ import annotations

import pytest

from ntm.core.kernel.states import UnitKind
from ntm.core.territory import village_names


@pytest.mark.parametrize(
    ("text", "told", "wanted"),
    [
        ("Bản Huổi Hán", "", ("bản", "Huổi Hán")),
        ("thôn 1", "", ("thôn", "1")),
        ("Tổ dân phố số 3", "", ("tổ dân phố", "số 3")),
        ("TDP 5", "", ("tổ dân phố", "5")),
        ("Huổi Hán", "", ("", "Huổi Hán")),
        ("Huổi Hán", "Bản", ("bản", "Huổi Hán")),
        ("Bản Huổi Hán", "bản", ("bản", "Huổi Hán")),
        ("Bản Mới", "thôn", ("thôn", "Bản Mới")),  # a hamlet whose name begins with another word keeps it
        ("Làng", "", ("", "Làng")),
        ("  Xóm   Đồng ", "", ("xóm", "Đồng")),
        ("Ấp Bắc", "", ("ấp", "Bắc")),
        ("Khu phố 2", "", ("khu phố", "2")),
        ("Khuổi Nà", "", ("", "Khuổi Nà")),
    ],
)
def test_the_word_is_parted_from_the_name(text: str, told: str, wanted: tuple[str, str]) -> None:
    assert village_names.parted(text, local_term=told) == wanted


def test_a_residential_group_is_of_a_town() -> None:
    assert village_names.kind_of("Tổ dân phố") is UnitKind.RESIDENTIAL_GROUP
    assert village_names.kind_of("khu phố") is UnitKind.RESIDENTIAL_GROUP
    assert village_names.kind_of("bản") is village_names.kind_of("") is UnitKind.VILLAGE


def test_the_kinds_own_word_is_not_stored() -> None:
    assert village_names.stored_term("bản") == ""
    assert village_names.stored_term("Tổ dân phố") == ""
    assert village_names.stored_term("Thôn") == "thôn"
    assert village_names.stored_term("khu phố") == "khu phố"

"""The words of papers on who reports mean roles, or no role."""

from __future__ import annotations

import pytest

from ntm.core.reporting.obligations import Reporter
from ntm.core.reporting.reporter_words import reporters_meant


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("UBND các xã", (Reporter.COMMUNE,)),
        ("Ủy ban nhân dân các xã, thị trấn", (Reporter.COMMUNE_LEVEL,)),
        ("UBND các xã và thị trấn", (Reporter.COMMUNE_LEVEL,)),
        ("Các cơ quan, ban, ngành huyện được giao phụ trách các tiêu chí", (Reporter.AGENCY,)),
        (
            "các cơ quan, ban ngành, đoàn thể huyện và UBND các xã",
            (Reporter.AGENCY, Reporter.MASS_ORGANISATION, Reporter.COMMUNE),
        ),
        ("UBND các huyện, thành phố", (Reporter.DISTRICT,)),
        ("trưởng bản", (Reporter.VILLAGE,)),
        ("Phòng Kinh tế", ()),
        ("", ()),
    ],
)
def test_the_roles_that_words_name(words: str, roles: tuple[Reporter, ...]) -> None:
    assert reporters_meant(words) == roles

"""A task says where the thing is done that it asks for."""

from __future__ import annotations

import pytest

from ntm.web.assignments.task_places import place_of


@pytest.mark.parametrize(
    ("origin", "address"),
    [
        ("explanation:7:commune-2021-2025:2024:10.1", "/danh-gia/7/giai-trinh/10.1/?ky=2024"),
        ("assessment:7:commune-2021-2025:2024-Q2:15.3", "/danh-gia/7/chi-tieu/15.3/?ky=2024-Q2"),
        ("obstacle:12", "/vuong-mac/12/"),
    ],
)
def test_what_an_office_asks_for_is_done_on_its_own_page(origin: str, address: str) -> None:
    place = place_of(origin)
    assert place is not None
    assert place.address == address


@pytest.mark.parametrize("origin", ["", "briefing:3:1", "obstacle:x", "explanation:7:2024:10.1", "assessment:"])
def test_other_work_is_done_on_the_tasks_own_page(origin: str) -> None:
    assert place_of(origin) is None

"""The list of papers, and what a paper's page asks of the database."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.store.reading.models import Paper
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reading import naming, paper_page, queries, reviewing
from tests.usecases.reading.country import AT, ON, Country, district_plan
from tests.usecases.reading.kept import add, add_samples, fact_of, review

pytestmark = pytest.mark.django_db


def test_papers_are_listed_for_the_whole_province_and_for_nobody_else(country: Country) -> None:
    add(country)
    for who in (country.province_officer, country.district_officer, country.commune_officer, country.leader):
        assert queries.papers(user=who, on=ON).total == 1
    assert queries.papers(user=country.stranger, on=ON).total == 0
    with pytest.raises(NotAllowed):
        paper_page.paper_page(Paper.objects.get().pk, user=country.stranger, on=ON)


def test_the_list_is_narrowed_by_place_year_and_kind(country: Country) -> None:
    add_samples(country, "lai-chau-plan-2024", "phong-tho-plan-2024", "tam-duong-directive-2024")

    def total(**choice: Any) -> int:
        return queries.papers(user=country.leader, on=ON, **choice).total

    assert total() == total(place=country.lai_chau.pk) == total(year=2024) == 3
    assert total(place=country.tam_duong.pk) == total(kind="directive") == 1
    assert total(year=2023) == 0


def test_the_list_counts_what_waits_and_what_contradicts(country: Country) -> None:
    paper_id = add(country).paper_id
    review(country, fact_of(paper_id, "capital"), "confirmed")
    (row,) = queries.papers(user=country.leader, on=ON).rows
    assert row.counts.facts == row.counts.waiting + 1
    assert row.counts.errors == 1


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("KẾ HOẠCH Triển khai Chương trình năm 2024", "Kế hoạch triển khai Chương trình năm 2024"),
        ("CHỈ THỊ Về việc tăng cường", "Chỉ thị về việc tăng cường"),
        ("KẾ HOẠCH NTM xã Mường Khoa", "Kế hoạch NTM xã Mường Khoa"),
        ("Kế hoạch năm 2024", "Kế hoạch năm 2024"),
        ("", ""),
    ],
)
def test_a_title_is_shown_as_a_sentence_writes_it(title: str, shown: str) -> None:
    assert naming.sentence_title(title) == shown


def test_a_papers_page_asks_as_often_for_a_long_paper_as_for_a_short_one(country: Country) -> None:
    named = district_plan(
        targets="- Có 01 xã (Nậm Xe) đạt tiêu chí số 3 về Thủy lợi.\n",
        tail="III. TỔ CHỨC THỰC HIỆN\n1. Phòng Giáo dục và Đào tạo: Chủ trì thực hiện tiêu chí số 5 về Trường học.\n",
    )
    short, long = add(country, named).paper_id, add_samples(country, "phong-tho-plan-2024")[0]
    reviewing.review_many(paper_id=long, by=country.district_officer, on=ON, at=AT)
    asked = []
    for paper_id in (short, long):
        with CaptureQueriesContext(connection) as captured:
            paper_page.paper_page(paper_id, user=country.leader, on=ON)
        asked.append(len(captured))
    assert asked[0] <= asked[1] <= 16  # a name or an agency to look up costs a few, a hundred no more

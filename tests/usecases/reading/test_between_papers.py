"""Contradictions between papers, whoever adds them and in whatever order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from ntm.store.reading.models import Paper, PaperFinding
from ntm.usecases.demonstration.paper_files import paper_files
from ntm.usecases.reading import contradictions, operations
from tests.usecases.reading.country import Country
from tests.usecases.reading.kept import add, add_samples, kept_files

pytestmark = pytest.mark.django_db


def test_contradictions_between_a_district_and_its_province_do_not_depend_on_the_order_of_adding(
    country: Country,
) -> None:
    def between() -> set[tuple[str, str, frozenset[str]]]:
        rows = PaperFinding.objects.filter(other__isnull=False).select_related("paper", "other")
        return {(row.code, row.message, frozenset({row.paper.digest, row.other.digest})) for row in rows}

    add_samples(country, "lai-chau-plan-2024", "phong-tho-plan-2024")
    one_way = between()
    assert one_way
    first = Paper.objects.order_by("pk")[0]
    operations.recompute_between(first.pk)
    assert between() == one_way
    operations.recompute_between(first.pk)
    assert between() == one_way


def test_contradictions_with_the_province_are_told_in_the_district_too(country: Country) -> None:
    add_samples(country, "lai-chau-plan-2024", "phong-tho-plan-2024")
    between = PaperFinding.objects.filter(other__isnull=False).count()
    found = contradictions.contradictions_in([country.phong_tho.pk], limit=500)
    assert found.papers == 1
    assert sum(one.other is not None for one in found.top) == between > 0
    assert {one.paper.unit for one in found.top} == {"huyện Phong Thổ"}


@pytest.mark.django_db(transaction=True)
def test_two_papers_added_at_the_same_time_are_held_against_each_other(country: Country) -> None:
    files = paper_files(None)

    def add_one(name: str) -> None:
        try:
            add(country, files[name].read_bytes())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add_one, ["lai-chau-plan-2024", "phong-tho-plan-2024"]))
    assert PaperFinding.objects.filter(other__isnull=False).exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_added_at_the_same_time_are_one_paper(country: Country, tmp_path: Path) -> None:
    def add_one(_: int) -> int:
        try:
            return int(add(country).paper_id)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(add_one, range(4)))) == 1
    assert len(kept_files(tmp_path)) == 1


def test_a_district_of_another_province_is_not_held_against_the_plan_of_lai_chau(country: Country) -> None:
    add_samples(country, "lai-chau-plan-2024", "tuan-giao-plan-2024")
    assert not PaperFinding.objects.filter(other__isnull=False).exists()


def test_contradictions_of_a_place_name_the_heaviest_first(country: Country) -> None:
    add_samples(country, "lai-chau-plan-2024", "phong-tho-plan-2024")
    found = contradictions.contradictions_in([country.lai_chau.pk], limit=3)
    assert found.papers == 2
    assert len(found.top) == 3
    assert found.errors == PaperFinding.objects.filter(severity="error").count()
    assert contradictions.contradictions_in([country.dien_bien.pk]).top == ()

"""Adding papers, on a real database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError

from ntm.core.kernel.states import UnitKind
from ntm.store.audit.models import Entry
from ntm.store.reading import mapping
from ntm.store.reading.models import Paper, PaperFact, PaperFinding
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.demonstration.paper_files import paper_files
from ntm.usecases.instruments import evidence
from ntm.usecases.reading import operations
from ntm.usecases.reading.taking import take
from tests.usecases.reading.country import AFTER, Country, add_unit, district_plan
from tests.usecases.reading.kept import add, kept_files

pytestmark = pytest.mark.django_db


def test_a_paper_is_kept_with_its_facts_findings_and_original_bytes(country: Country) -> None:
    added = add(country)
    paper = Paper.objects.get(pk=added.paper_id)
    assert added.is_new
    assert (paper.unit_id, paper.kept_at_id) == (country.phong_tho.pk, country.phong_tho.pk)
    assert (paper.number, paper.issued_on.isoformat(), paper.year) == ("15/KH-UBND", "2024-04-15", 2024)
    assert evidence.fetch(paper.digest) == district_plan()
    assert paper.facts.count() == added.facts >= 5
    sums = PaperFinding.objects.filter(paper=paper, code="sum_mismatch")
    assert [(row.data["stated"], row.data["computed"]) for row in sums] == [(3900, 3600)]


def test_a_kept_fact_is_the_fact_that_was_read(country: Country) -> None:
    added = add(country)
    read = take(district_plan(), "ke-hoach.txt").reading
    rows = PaperFact.objects.filter(paper_id=added.paper_id).order_by("position")
    assert [mapping.fact(row) for row in rows] == list(read.facts)


def test_adding_the_same_bytes_again_gives_the_paper_that_is_there(country: Country, tmp_path: Path) -> None:
    first = add(country)
    again = add(country, name="khac.txt", by=country.district_officer)
    assert (again.paper_id, again.is_new) == (first.paper_id, False)
    assert Paper.objects.count() == 1
    assert len(kept_files(tmp_path)) == 1


def test_the_same_bytes_in_a_place_that_one_may_not_see_are_not_shown(country: Country) -> None:
    add(country)
    with pytest.raises(operations.KeptElsewhere):
        add(country, by=country.stranger)


def test_adding_is_recorded_in_the_chain_of_the_place(country: Country) -> None:
    added = add(country)
    entry = Entry.objects.get(what="reading.paper_added")
    assert (entry.chain, entry.by_id) == (country.phong_tho.pk, country.province_officer.pk)
    assert entry.payload["paper"] == added.paper_id


@pytest.mark.parametrize("who", ["leader", "commune_officer", "stranger"])
def test_who_may_not_add_papers_of_a_place_adds_nothing(country: Country, who: str, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="huyện Phong Thổ"):
        add(country, by=getattr(country, who))
    assert Paper.objects.count() == 0
    assert not (tmp_path / "evidence").exists()


def test_a_paper_of_an_unknown_unit_is_kept_in_the_place_of_whoever_added_it(country: Country) -> None:
    content = "Ghi chép về nông thôn mới: có 10/16 xã đạt tiêu chí số 2 về Giao thông.".encode()
    paper = Paper.objects.get(pk=add(country, content, by=country.commune_officer).paper_id)
    assert (paper.unit_id, paper.kept_at_id) == (None, country.nam_xe.pk)


def test_a_paper_of_an_unknown_unit_needs_a_person_with_a_place(country: Country) -> None:
    with pytest.raises(operations.NoPlaceOfOwn):
        add(country, "Ghi chép về nông thôn mới năm 2024.".encode(), by=country.leader)


def test_an_undated_paper_of_2025_belongs_to_the_commune_of_the_end_of_that_year(country: Country) -> None:
    content = (paper_files(None)["muong-khoa-plan-2025"]).read_bytes()
    paper = Paper.objects.get(pk=add(country, content, on=AFTER).paper_id)
    assert paper.unit_id == country.muong_khoa.pk
    assert paper.is_draft


def test_an_undated_district_paper_of_2025_belongs_to_the_district_that_ended_in_that_year(country: Country) -> None:
    content = district_plan(number="").replace(b"2024", b"2025")
    assert Paper.objects.get(pk=add(country, content).paper_id).unit_id == country.phong_tho.pk


def test_of_two_communes_of_one_name_the_one_where_the_person_works_is_meant(country: Country) -> None:
    add_unit("Nậm Xe", UnitKind.COMMUNE, country.tuan_giao, country.dien_bien)
    content = (
        "ỦY BAN NHÂN DÂN\nXÃ NẬM XE\n\nKẾ HOẠCH\nXây dựng nông thôn mới năm 2024 trên địa bàn xã Nậm Xe\n\n"
        "- Thu nhập bình quân đầu người đạt từ 40 triệu đồng/người/năm trở lên.\n"
    ).encode()
    assert Paper.objects.get(pk=add(country, content, by=country.commune_officer).paper_id).unit_id == country.nam_xe.pk


def test_nothing_is_kept_when_the_database_refuses_in_the_middle(
    country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: Any) -> None:
        raise IntegrityError("no")

    monkeypatch.setattr(operations.audit, "append", refuse)
    with pytest.raises(IntegrityError):
        add(country)
    assert (Paper.objects.count(), PaperFact.objects.count(), PaperFinding.objects.count()) == (0, 0, 0)
    assert kept_files(tmp_path) == []


def test_a_failed_second_adding_leaves_the_original_of_the_first(country: Country, tmp_path: Path) -> None:
    add(country)
    operations._clear(evidence.digest_of(district_plan()))
    assert len(kept_files(tmp_path)) == 1

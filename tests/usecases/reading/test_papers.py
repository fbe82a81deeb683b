"""Adding papers and deciding on what they state, on a real database."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import UnitKind
from ntm.documents import extract
from ntm.store.audit.models import Entry
from ntm.store.planning.models import Plan, Target
from ntm.store.reading import mapping
from ntm.store.reading.models import FactReview, Paper, PaperFact, PaperFinding
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.demonstration.paper_files import paper_files
from ntm.usecases.instruments import evidence
from ntm.usecases.reading import operations, queries
from ntm.usecases.reading.taking import take
from tests.usecases.reading.country import AFTER, AT, ON, Country, add_unit, district_plan, make_country

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture(autouse=True)
def _home(settings: Any, tmp_path: Path) -> None:
    settings.NTM_HOME = tmp_path


def _add(country: Country, content: bytes | None = None, *, name: str = "ke-hoach.txt", **fields: Any) -> Any:
    return operations.add_paper(
        content=content if content is not None else district_plan(),
        file_name=name,
        **{"by": country.province_officer, "on": ON, "at": AT, **fields},
    )


def _kept_files(home: Path) -> list[Path]:
    return [path for path in (home / "evidence").rglob("*") if path.is_file()]


def _fact(paper_id: int, kind: str) -> PaperFact:
    return PaperFact.objects.filter(paper_id=paper_id, kind=kind).order_by("position")[0]


def test_a_paper_is_kept_with_its_facts_findings_and_original_bytes(country: Country) -> None:
    added = _add(country)
    paper = Paper.objects.get(pk=added.paper_id)
    assert added.is_new
    assert (paper.unit_id, paper.kept_at_id) == (country.phong_tho.pk, country.phong_tho.pk)
    assert (paper.number, paper.issued_on.isoformat(), paper.year) == ("15/KH-UBND", "2024-04-15", 2024)
    assert evidence.fetch(paper.digest) == district_plan()
    assert paper.facts.count() == added.facts >= 5
    sums = PaperFinding.objects.filter(paper=paper, code="sum_mismatch")
    assert [(row.data["stated"], row.data["computed"]) for row in sums] == [(3900, 3600)]


def test_a_kept_fact_is_the_fact_that_was_read(country: Country) -> None:
    added = _add(country)
    read = take(district_plan(), "ke-hoach.txt").reading
    rows = PaperFact.objects.filter(paper_id=added.paper_id).order_by("position")
    assert [mapping.fact(row) for row in rows] == list(read.facts)


def test_adding_the_same_bytes_again_gives_the_paper_that_is_there(country: Country, tmp_path: Path) -> None:
    first = _add(country)
    again = _add(country, name="khac.txt", by=country.district_officer)
    assert (again.paper_id, again.is_new) == (first.paper_id, False)
    assert Paper.objects.count() == 1
    assert len(_kept_files(tmp_path)) == 1


def test_the_same_bytes_in_a_place_that_one_may_not_see_are_not_shown(country: Country) -> None:
    _add(country)
    with pytest.raises(operations.KeptElsewhere):
        _add(country, by=country.stranger)


def test_adding_is_recorded_in_the_chain_of_the_place(country: Country) -> None:
    added = _add(country)
    entry = Entry.objects.get(what="reading.paper_added")
    assert (entry.chain, entry.by_id) == (country.phong_tho.pk, country.province_officer.pk)
    assert entry.payload["paper"] == added.paper_id


@pytest.mark.parametrize("who", ["leader", "commune_officer", "stranger"])
def test_who_may_not_add_papers_of_a_place_adds_nothing(country: Country, who: str, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="huyện Phong Thổ"):
        _add(country, by=getattr(country, who))
    assert Paper.objects.count() == 0
    assert not (tmp_path / "evidence").exists()


def test_a_paper_of_an_unknown_unit_is_kept_in_the_place_of_whoever_added_it(country: Country) -> None:
    content = "Ghi chép về nông thôn mới: có 10/16 xã đạt tiêu chí số 2 về Giao thông.".encode()
    paper = Paper.objects.get(pk=_add(country, content, by=country.commune_officer).paper_id)
    assert (paper.unit_id, paper.kept_at_id) == (None, country.nam_xe.pk)


def test_a_paper_of_an_unknown_unit_needs_a_person_with_a_place(country: Country) -> None:
    with pytest.raises(operations.NoPlaceOfOwn):
        _add(country, "Ghi chép về nông thôn mới năm 2024.".encode(), by=country.leader)


def test_an_undated_paper_of_2025_belongs_to_the_commune_of_the_end_of_that_year(country: Country) -> None:
    content = (paper_files(None)["muong-khoa-plan-2025"]).read_bytes()
    paper = Paper.objects.get(pk=_add(country, content, on=AFTER).paper_id)
    assert paper.unit_id == country.muong_khoa.pk
    assert paper.is_draft


def test_an_undated_district_paper_of_2025_belongs_to_the_district_that_ended_in_that_year(country: Country) -> None:
    content = district_plan(number="").replace(b"2024", b"2025")
    assert Paper.objects.get(pk=_add(country, content).paper_id).unit_id == country.phong_tho.pk


def test_of_two_communes_of_one_name_the_one_where_the_person_works_is_meant(country: Country) -> None:
    add_unit("Nậm Xe", UnitKind.COMMUNE, country.tuan_giao, country.dien_bien)
    content = (
        "ỦY BAN NHÂN DÂN\nXÃ NẬM XE\n\nKẾ HOẠCH\nXây dựng nông thôn mới năm 2024 trên địa bàn xã Nậm Xe\n\n"
        "- Thu nhập bình quân đầu người đạt từ 40 triệu đồng/người/năm trở lên.\n"
    ).encode()
    assert (
        Paper.objects.get(pk=_add(country, content, by=country.commune_officer).paper_id).unit_id == country.nam_xe.pk
    )


def test_nothing_is_kept_when_the_database_refuses_in_the_middle(
    country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: Any) -> None:
        raise IntegrityError("no")

    monkeypatch.setattr(operations.audit, "append", refuse)
    with pytest.raises(IntegrityError):
        _add(country)
    assert (Paper.objects.count(), PaperFact.objects.count(), PaperFinding.objects.count()) == (0, 0, 0)
    assert _kept_files(tmp_path) == []


def test_a_failed_second_adding_leaves_the_original_of_the_first(country: Country, tmp_path: Path) -> None:
    _add(country)
    operations._clear(evidence.digest_of(district_plan()))
    assert len(_kept_files(tmp_path)) == 1


# Papers that contradict each other ------------------------------------------------------------------------------------


def _samples(country: Country, *names: str) -> list[int]:
    files = paper_files(None)
    people = {"tuan-giao-plan-2024": country.stranger}
    ids = []
    for name in names:
        who = people.get(name, country.province_officer)
        ids.append(_add(country, files[name].read_bytes(), name=files[name].name, by=who).paper_id)
    return ids


def test_contradictions_between_a_district_and_its_province_do_not_depend_on_the_order_of_adding(
    country: Country,
) -> None:
    def between() -> set[tuple[str, str, frozenset[str]]]:
        rows = PaperFinding.objects.filter(other__isnull=False).select_related("paper", "other")
        return {(row.code, row.message, frozenset({row.paper.digest, row.other.digest})) for row in rows}

    _samples(country, "lai-chau-plan-2024", "phong-tho-plan-2024")
    one_way = between()
    assert one_way
    first = Paper.objects.order_by("pk")[0]
    operations.recompute_between(first.pk)
    assert between() == one_way
    operations.recompute_between(first.pk)
    assert between() == one_way


def test_contradictions_with_the_province_are_told_in_the_district_too(country: Country) -> None:
    _samples(country, "lai-chau-plan-2024", "phong-tho-plan-2024")
    between = PaperFinding.objects.filter(other__isnull=False).count()
    found = queries.contradictions_in([country.phong_tho.pk], limit=500)
    assert found.papers == 1
    assert sum(one.other is not None for one in found.top) == between > 0
    assert {one.paper.unit for one in found.top} == {"huyện Phong Thổ"}


@pytest.mark.django_db(transaction=True)
def test_two_papers_added_at_the_same_time_are_held_against_each_other(country: Country) -> None:
    files = paper_files(None)

    def add(name: str) -> None:
        try:
            _add(country, files[name].read_bytes())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add, ["lai-chau-plan-2024", "phong-tho-plan-2024"]))
    assert PaperFinding.objects.filter(other__isnull=False).exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_added_at_the_same_time_are_one_paper(country: Country, tmp_path: Path) -> None:
    def add(_: int) -> int:
        try:
            return int(_add(country).paper_id)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(add, range(4)))) == 1
    assert len(_kept_files(tmp_path)) == 1


def test_a_district_of_another_province_is_not_held_against_the_plan_of_lai_chau(country: Country) -> None:
    _samples(country, "lai-chau-plan-2024", "tuan-giao-plan-2024")
    assert not PaperFinding.objects.filter(other__isnull=False).exists()


# Deciding on facts ----------------------------------------------------------------------------------------------------


def _review(country: Country, fact: PaperFact, decision: str, **fields: Any) -> operations.Reviewed:
    return operations.review_fact(
        fact_id=fact.pk, decision=decision, **{"note": "", "by": country.district_officer, "on": ON, "at": AT, **fields}
    )


def test_a_confirmed_level_becomes_a_target_of_the_papers_plan_with_its_quote(country: Country) -> None:
    fact = _fact(_add(country).paper_id, "criterion_count")
    reviewed = _review(country, fact, "confirmed")
    target = Target.objects.select_related("plan").get(pk=reviewed.target_id)
    assert (target.criterion, target.numerator, target.denominator) == ("2", 10, 16)
    assert (target.quote, target.start) == (fact.quote, fact.start)
    assert (target.plan.unit_id, target.plan.number, target.plan.is_draft) == (
        country.phong_tho.pk,
        "15/KH-UBND",
        False,
    )
    assert Paper.objects.get(pk=fact.paper_id).plan_id == target.plan_id


def test_targets_of_a_paper_without_number_and_day_stand_in_a_draft(country: Country) -> None:
    fact = _fact(_add(country, district_plan(number="")).paper_id, "criterion_count")
    _review(country, fact, "confirmed")
    assert Plan.objects.get().is_draft


def test_confirming_twice_is_harmless(country: Country) -> None:
    fact = _fact(_add(country).paper_id, "criterion_count")
    first = _review(country, fact, "confirmed")
    again = _review(country, fact, "confirmed", seen=0)
    assert (again.review_id, again.changed, again.target_id) == (first.review_id, False, first.target_id)
    assert (Target.objects.count(), FactReview.objects.count()) == (1, 1)


def test_rejecting_after_confirming_withdraws_the_target_and_keeps_both_decisions(country: Country) -> None:
    fact = _fact(_add(country).paper_id, "criterion_count")
    _review(country, fact, "confirmed")
    _review(country, fact, "rejected", note="gõ nhầm")
    assert Target.objects.get().withdrawn_at is not None
    assert list(FactReview.objects.order_by("pk").values_list("decision", flat=True)) == ["confirmed", "rejected"]
    _review(country, fact, "confirmed")
    assert Target.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_capital_is_confirmed_without_becoming_a_target(country: Country) -> None:
    reviewed = _review(country, _fact(_add(country).paper_id, "capital"), "confirmed")
    assert (reviewed.target_id, reviewed.remark) == (None, "")
    assert not Target.objects.exists()


def test_a_level_of_an_unknown_unit_is_confirmed_and_says_why_it_is_no_target(country: Country) -> None:
    content = "Ghi chép về nông thôn mới: năm 2024 có 10/16 xã đạt tiêu chí số 2 về Giao thông.".encode()
    fact = _fact(_add(country, content).paper_id, "criterion_count")
    reviewed = _review(country, fact, "confirmed", by=country.province_officer)
    assert reviewed.target_id is None
    assert "đơn vị ban hành" in reviewed.remark


def test_a_decision_on_a_stale_page_is_told_and_not_written(country: Country) -> None:
    fact = _fact(_add(country).paper_id, "criterion_count")
    _review(country, fact, "rejected", by=country.province_officer)
    with pytest.raises(operations.DecidedMeanwhile, match="đã bác bỏ") as told:
        _review(country, fact, "confirmed", seen=0)
    assert FactReview.objects.count() == 1
    assert _review(country, fact, "confirmed", seen=told.value.review_id).changed


@pytest.mark.parametrize("who", ["leader", "commune_officer", "stranger"])
def test_who_may_not_review_decides_nothing(country: Country, who: str) -> None:
    fact = _fact(_add(country).paper_id, "criterion_count")
    with pytest.raises(NotAllowed):
        _review(country, fact, "confirmed", by=getattr(country, who))
    with pytest.raises(NotAllowed):
        operations.review_many(paper_id=fact.paper_id, by=getattr(country, who), on=ON, at=AT)
    assert not FactReview.objects.exists()


def test_only_confirmed_and_rejected_are_decisions(country: Country) -> None:
    fact = _fact(_add(country).paper_id, "criterion_count")
    with pytest.raises(operations.NotADecision):
        _review(country, fact, "maybe")


def test_all_certain_facts_are_confirmed_at_once_and_the_others_left(country: Country) -> None:
    paper_id = _add(country).paper_id
    rejected = _fact(paper_id, "capital")
    _review(country, rejected, "rejected")
    certain = [row for row in PaperFact.objects.filter(paper_id=paper_id) if not row.data["doubts"]]
    done = operations.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT)
    assert done.confirmed == len(certain) - 1
    assert done.targets == Target.objects.count() >= 2
    assert Plan.objects.count() == 1
    assert FactReview.objects.filter(fact=rejected).get().decision == "rejected"
    again = operations.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT)
    assert (again.confirmed, again.targets) == (0, 0)


def test_every_decision_is_recorded(country: Country) -> None:
    paper_id = _add(country).paper_id
    done = operations.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT)
    assert Entry.objects.filter(what="reading.fact_confirmed", chain=country.phong_tho.pk).count() == done.confirmed


# What people may see --------------------------------------------------------------------------------------------------


def test_papers_are_listed_for_the_whole_province_and_for_nobody_else(country: Country) -> None:
    _add(country)
    for who in (country.province_officer, country.district_officer, country.commune_officer, country.leader):
        assert queries.papers(user=who, on=ON).total == 1
    assert queries.papers(user=country.stranger, on=ON).total == 0
    with pytest.raises(NotAllowed):
        queries.paper_page(Paper.objects.get().pk, user=country.stranger, on=ON)


def test_the_list_is_narrowed_by_place_year_and_kind(country: Country) -> None:
    _samples(country, "lai-chau-plan-2024", "phong-tho-plan-2024", "tam-duong-directive-2024")

    def total(**choice: Any) -> int:
        return queries.papers(user=country.leader, on=ON, **choice).total

    assert total() == total(place=country.lai_chau.pk) == total(year=2024) == 3
    assert total(place=country.tam_duong.pk) == total(kind="directive") == 1
    assert total(year=2023) == 0


def test_the_list_counts_what_waits_and_what_contradicts(country: Country) -> None:
    paper_id = _add(country).paper_id
    _review(country, _fact(paper_id, "capital"), "confirmed")
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
    assert queries.sentence_title(title) == shown


def test_contradictions_of_a_place_name_the_heaviest_first(country: Country) -> None:
    _samples(country, "lai-chau-plan-2024", "phong-tho-plan-2024")
    found = queries.contradictions_in([country.lai_chau.pk], limit=3)
    assert found.papers == 2
    assert len(found.top) == 3
    assert found.errors == PaperFinding.objects.filter(severity="error").count()
    assert queries.contradictions_in([country.dien_bien.pk]).top == ()


def test_a_papers_page_asks_as_often_for_a_long_paper_as_for_a_short_one(country: Country) -> None:
    short, long = _add(country).paper_id, _samples(country, "phong-tho-plan-2024")[0]
    operations.review_many(paper_id=long, by=country.district_officer, on=ON, at=AT)
    asked = []
    for paper_id in (short, long):
        with CaptureQueriesContext(connection) as captured:
            queries.paper_page(paper_id, user=country.leader, on=ON)
        asked.append(len(captured))
    assert asked[0] == asked[1] <= 12


# Bad input ------------------------------------------------------------------------------------------------------------


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
BOMB = _zip(
    {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b'<w:document xmlns:w="x"><w:body>' + b" " * 300_000_000 + b"</w:body></w:document>",
    }
)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "rong.txt"),
        (b"\x00" * 5000, "rong.docx"),
        (PNG, "anh.docx"),
        (bytes(range(256)) * 40, "nhi-phan.txt"),
        (BOMB, "bom.docx"),
        (b"PK\x03\x04" + b"\x00" * 400, "hong.docx"),
        (b"%PDF-1.4\n%hong", "hong.pdf"),
        (b"x" * (operations.LARGEST_FILE + 1), "lon.txt"),
    ],
    ids=["empty", "zeros", "png-as-docx", "binary", "zip-bomb", "broken-docx", "broken-pdf", "too-large"],
)
def test_a_file_that_is_no_paper_is_refused_in_words_and_leaves_nothing(
    country: Country, content: bytes, name: str, tmp_path: Path
) -> None:
    with pytest.raises(extract.Unreadable) as refused:
        _add(country, content, name=name)
    assert len(str(refused.value)) > 10
    assert not Paper.objects.exists()
    assert not (tmp_path / "evidence").exists()


def test_decomposed_letters_give_the_same_facts_with_quotes_as_in_the_paper(country: Country) -> None:
    composed, decomposed = (
        _add(country, unicodedata.normalize(form, district_plan().decode()).encode()) for form in ("NFC", "NFD")
    )
    kinds = [
        list(PaperFact.objects.filter(paper_id=added.paper_id).order_by("position").values_list("kind", flat=True))
        for added in (composed, decomposed)
    ]
    assert kinds[0] == kinds[1]
    quote = _fact(decomposed.paper_id, "criterion_count").quote
    assert quote != unicodedata.normalize("NFC", quote)


def _windows_1258(text: str) -> bytes:
    """Write a text in the old encoding of Windows: tones are letters of their own."""
    packed = bytearray()
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        letter = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone))
        packed += letter.encode("cp1258") + tone.encode("cp1258")
    return bytes(packed)


def test_an_old_encoding_is_read_and_the_paper_says_so(country: Country) -> None:
    added = _add(country, _windows_1258(district_plan().decode()))
    assert any("Windows-1258" in doubt for doubt in added.doubts)
    assert _fact(added.paper_id, "criterion_count").data["numerator"] == 10
    assert Paper.objects.get().unit_id == country.phong_tho.pk


def test_a_paper_about_something_else_is_kept_and_says_so(country: Country) -> None:
    content = "Thông báo về việc nghỉ lễ Quốc khánh năm 2024 của cơ quan, đơn vị.".encode()
    added = _add(country, content)
    assert "Văn bản không nói về nông thôn mới." in added.doubts
    assert added.facts == 0


def test_a_very_long_single_line_is_read(country: Country) -> None:
    content = ("Nông thôn mới: có 10/16 xã đạt tiêu chí số 2 về Giao thông; " * 4000).encode()
    added = _add(country, content)
    assert added.facts > 100
    assert queries.paper_page(added.paper_id, user=country.leader, on=ON).text.placed


def test_bytes_that_no_database_keeps_do_not_break_the_paper(country: Country) -> None:
    added = _add(country, b"\xef\xbb\xbf" + district_plan(tail="Ghi chú\x00 cuối trang."))
    assert "\x00" not in Paper.objects.get(pk=added.paper_id).text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Kế hoạch.docx", "Kế hoạch.docx"),
        ("ke\x00 ho\x1bach\u202e.txt", "ke hoach.txt"),
        ("...", "van-ban"),
        ("", "van-ban"),
        ("a" * 400 + ".docx", "a" * 195 + ".docx"),
    ],
)
def test_a_file_name_is_kept_without_path_and_control_characters(given: str, kept: str) -> None:
    assert operations.clean_file_name(given) == kept

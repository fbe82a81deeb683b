"""Checking a draft, putting facts right, and comparing versions, without JavaScript."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from ntm.store.planning.models import Target
from ntm.store.reading.models import FactReview, Paper, PaperFact
from ntm.usecases.reading import operations, trying_cases
from tests.usecases.reading.country import AT, ON, Country, district_plan

pytestmark = pytest.mark.django_db

SignIn = Callable[[str], Client]


def _check(client: Client, content: bytes, **fields: str) -> Any:
    return client.post("/van-ban/kiem-tra/", {"tep": SimpleUploadedFile("du-thao.txt", content), **fields})


def test_a_draft_is_checked_with_place_and_arithmetic_and_nothing_is_kept(signed_in: SignIn) -> None:
    page = _check(signed_in("huyen"), district_plan(number="")).content.decode()
    assert "1.304 + 40 + 2.256 = 3.600" in page
    assert re.search(r"dòng \d+", page)
    assert not Paper.objects.exists()


def test_the_memo_of_the_checked_draft_is_a_word_file_for_the_leader(signed_in: SignIn) -> None:
    client = signed_in("huyen")
    page = _check(client, district_plan(number="")).content.decode()
    signed = re.search(r'name="phieu" value="([^"]+)"', page)
    assert signed is not None
    answer = client.post("/van-ban/kiem-tra/phieu/", {"phieu": signed[1]})
    document = Document(io.BytesIO(answer.content))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    head = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "3.900 triệu đồng" in said
    assert "HUYỆN PHONG THỔ" in head
    assert "ngày 10 tháng 6 năm 2024" in head
    assert _check(client, district_plan(number=""), viec="phieu").content[:2] == b"PK"


def test_a_memo_that_somebody_wrote_himself_is_refused(signed_in: SignIn) -> None:
    assert signed_in("huyen").post("/van-ban/kiem-tra/phieu/", {"phieu": "eyJ4IjoxfQ:abc:def"}).status_code == 400


def test_a_draft_is_held_against_last_years_papers_of_the_place(signed_in: SignIn, plan: int) -> None:
    page = _check(signed_in("huyen"), district_plan(number="")).content.decode()
    assert "Đã so với 1 văn bản" in page
    assert "15/KH-UBND" in page


def test_a_draft_says_what_holds_against_last_years_report(signed_in: SignIn, country: Country) -> None:
    report = """ỦY BAN NHÂN DÂN
HUYỆN PHONG THỔ
Số: 301/BC-UBND
Phong Thổ, ngày 20 tháng 12 năm 2023

BÁO CÁO
Kết quả xây dựng nông thôn mới năm 2023 huyện Phong Thổ, tỉnh Lai Châu

Có 8/16 xã đạt tiêu chí số 2; bình quân đạt 13,1 tiêu chí/xã.
"""
    operations.add_paper(content=report.encode(), file_name="bc.txt", by=country.province_officer, on=ON, at=AT)
    targets = "- Năm 2023 có 8/16 xã đạt tiêu chí số 2, năm 2024 có 10/16 xã đạt tiêu chí số 2.\n"
    page = _check(signed_in("huyen"), district_plan(number="", targets=targets)).content.decode()
    assert "Kỳ gốc khớp báo cáo năm 2023: tiêu chí 2 (Báo cáo 301/BC-UBND ngày 20/12/2023" in page
    other = district_plan(number="", targets=targets.replace("8/16", "7/16"))
    assert "Kỳ gốc khớp" not in _check(signed_in("huyen"), other).content.decode()


def test_a_stranger_is_not_told_of_papers_that_he_may_not_see(signed_in: SignIn, plan: int) -> None:
    page = _check(signed_in("dienbien"), district_plan(number="")).content.decode()
    assert "15/KH-UBND" not in page


def test_a_draft_is_kept_when_that_is_asked_for(signed_in: SignIn) -> None:
    answer = _check(signed_in("huyen"), district_plan(number=""), giu="1")
    assert answer["Location"] == f"/van-ban/{Paper.objects.get().pk}/"


def test_a_file_that_is_no_paper_is_answered_in_words(signed_in: SignIn) -> None:
    answer = _check(signed_in("huyen"), b"")
    assert answer.status_code == 422
    assert "Chưa kiểm tra được" in answer.content.decode()


def test_the_memo_of_a_kept_paper(signed_in: SignIn, plan: int) -> None:
    answer = signed_in("huyen").get(f"/van-ban/{plan}/phieu/")
    said = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs)
    assert "1.304 + 40 + 2.256" in said


def _count(paper_id: int) -> PaperFact:
    return PaperFact.objects.filter(paper_id=paper_id, kind="criterion_count")[0]


def _typed(client: Client, fact: PaperFact, part: int = 0) -> dict[str, str]:
    """Return what the form of a correction shows, as a browser would send it back."""
    page = client.get(f"/van-ban/{fact.paper_id}/sua/{fact.pk}/").content.decode()
    values = re.findall(r'<input id="o0-(\w+)" name="0\.\w+" value="([^"]*)"', page)
    return {f"{part}.{name}": value for name, value in values}


def test_a_corrected_fact_stands_in_the_place_of_the_misread_one(signed_in: SignIn, plan: int) -> None:
    client, fact = signed_in("huyen"), _count(plan)
    form = _typed(client, fact) | {"0.numerator": "11", "tach": "1", "da-xem": "0"}
    answer = client.post(f"/van-ban/{plan}/sua/{fact.pk}/", form)
    new = PaperFact.objects.get(corrects=fact)
    assert answer["Location"].endswith(f"#f{new.pk}")
    assert (new.data["numerator"], new.data["denominator"], new.quote) == (11, 16, fact.quote)
    assert FactReview.objects.get(fact=fact).decision == "rejected"
    assert Target.objects.get(withdrawn_at=None).numerator == 11
    assert fact.data["numerator"] == 10
    assert "Đã sửa" in client.get(f"/van-ban/{plan}/").content.decode()


def test_a_fact_is_split_into_two(signed_in: SignIn, plan: int) -> None:
    client, fact = signed_in("huyen"), _count(plan)
    page = client.get(f"/van-ban/{plan}/sua/{fact.pk}/?tach=2").content.decode()
    assert page.count("<fieldset") == 2
    form = _typed(client, fact) | _typed(client, fact, 1) | {"1.criterion": "3", "tach": "2", "da-xem": "0"}
    client.post(f"/van-ban/{plan}/sua/{fact.pk}/", form)
    assert [one.data["criterion"] for one in PaperFact.objects.filter(corrects=fact).order_by("pk")] == ["2", "3"]


@pytest.mark.parametrize(
    ("change", "words"),
    [({"0.numerator": "mười"}, "không đọc được"), ({}, "Chưa có gì được sửa"), ({"0.numerator": "1,5"}, "số nguyên")],
)
def test_a_correction_that_says_nothing_is_refused(
    signed_in: SignIn, plan: int, change: dict[str, str], words: str
) -> None:
    client, fact = signed_in("huyen"), _count(plan)
    answer = client.post(
        f"/van-ban/{plan}/sua/{fact.pk}/", _typed(client, fact) | {"tach": "1", "da-xem": "0"} | change
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not FactReview.objects.exists()


def test_who_only_reads_puts_nothing_right(signed_in: SignIn, plan: int) -> None:
    fact = _count(plan)
    assert signed_in("lanhdao").get(f"/van-ban/{plan}/sua/{fact.pk}/").status_code == 403


def test_a_correction_becomes_a_case_that_the_reader_can_be_tried_on(signed_in: SignIn, plan: int) -> None:
    client, fact = signed_in("huyen"), _count(plan)
    client.post(
        f"/van-ban/{plan}/sua/{fact.pk}/",
        _typed(client, fact) | {"0.numerator": "11", "tach": "1", "da-xem": "0"},
    )
    (case,) = yaml.safe_load(client.get(f"/van-ban/{plan}/ca-doc/").content)
    assert "10/16 xã" in case["text"]
    assert [one["numerator"] for one in case["read"]] == [11]
    assert [one["numerator"] for one in case["not_read"]] == [10]
    assert len(trying_cases.misread(case)) == 2
    right = case | {"read": case["not_read"], "not_read": case["read"]}
    assert trying_cases.misread(right) == ()


def test_two_versions_are_compared_in_facts(signed_in: SignIn, country: Country, plan: int) -> None:
    later = operations.add_paper(
        content=district_plan(number="", targets="- Có 12/16 xã đạt tiêu chí số 2 về giao thông.\n"),
        file_name="sua.txt",
        by=country.province_officer,
        on=ON,
        at=AT,
    ).paper_id
    page = signed_in("huyen").get(f"/van-ban/so-sanh/?moi={later}").content.decode()
    assert "1 dữ kiện thay đổi, 0 thêm vào, 0 bỏ đi" in page
    assert "10/16 xã" in page
    assert "12/16 xã" in page


def test_papers_of_elsewhere_cannot_be_compared(signed_in: SignIn, plan: int) -> None:
    assert signed_in("dienbien").get(f"/van-ban/so-sanh/?moi={plan}").status_code == 403


def test_next_years_draft_is_on_the_page_and_in_word(signed_in: SignIn, plan: int) -> None:
    client = signed_in("huyen")
    page = client.get(f"/van-ban/{plan}/nam-sau/").content.decode()
    assert "Bản nháp năm 2025" in page
    assert "chưa có số liệu 2024" in page
    document = Document(io.BytesIO(client.get(f"/van-ban/{plan}/nam-sau/?tep=docx").content))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Có 10/16 xã đạt tiêu chí số 2" in said
    assert "thực hiện Chương trình năm 2025: 3.900 triệu đồng" in said
    assert "15/KH-UBND" not in said

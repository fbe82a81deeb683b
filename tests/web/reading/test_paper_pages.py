"""The pages of papers without JavaScript, and what they refuse."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from ntm.store.planning.models import Target
from ntm.store.reading.models import FactReview, Paper, PaperFact
from ntm.usecases.reading import operations, reviewing
from ntm.web.reading import upload
from tests.usecases.reading.country import AT, ON, Country, district_plan

pytestmark = pytest.mark.django_db

SignIn = Callable[[str], Client]


def _send(client: Client, content: bytes, name: str = "ke-hoach.txt", **extra: Any) -> Any:
    return client.post("/van-ban/", {"tep": SimpleUploadedFile(name, content)}, **extra)


def test_a_chosen_file_becomes_a_paper_with_its_page(signed_in: SignIn) -> None:
    client = signed_in("huyen")
    response = _send(client, district_plan())
    paper = Paper.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/van-ban/{paper.pk}/")
    page = client.get(response["Location"]).content.decode()
    assert "3.900 triệu đồng" in page
    assert "1.304 + 40 + 2.256 = 3.600" in page
    assert "Tải bản gốc" in page


def test_the_same_file_again_leads_to_the_paper_that_is_there(signed_in: SignIn) -> None:
    client = signed_in("huyen")
    _send(client, district_plan())
    response = client.post("/van-ban/", {"tep": SimpleUploadedFile("a.txt", district_plan())}, follow=True)
    assert "đã có trong hệ thống" in response.content.decode()
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "rong.txt", "rỗng"),
        (bytes(range(256)) * 40, "ke-hoach.txt", "không phải văn bản"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "ke-hoach.doc", ".docx"),
    ],
    ids=["empty", "binary", "old-word"],
)
def test_a_file_that_is_no_paper_is_answered_in_words(signed_in: SignIn, content: bytes, name: str, words: str) -> None:
    response = _send(signed_in("huyen"), content, name)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Chưa nhận được văn bản" in page
    assert words in page
    assert "Chưa có gì được lưu" in page
    assert not Paper.objects.exists()


def test_a_form_without_a_file_is_answered_in_words(signed_in: SignIn) -> None:
    response = signed_in("huyen").post("/van-ban/", {})
    assert response.status_code == 422
    assert "Chưa chọn tệp nào" in response.content.decode()


class _Endless(io.RawIOBase):
    """A body of any length that takes no memory, and counts what was asked of it."""

    def __init__(self, length: int) -> None:
        self.left = length
        self.largest_piece = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "somebody asked for the whole body at once"
        size = min(size, self.left)
        self.largest_piece = max(self.largest_piece, size)
        self.left -= size
        return b"x" * size


def test_200_megabytes_are_refused_by_their_declared_length(signed_in: SignIn) -> None:
    body = _Endless(200 * 1024 * 1024)
    response = signed_in("huyen").generic(
        "POST",
        "/van-ban/",
        b"",
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": body, "CONTENT_LENGTH": str(200 * 1024 * 1024)},
    )
    assert response.status_code == 413
    assert "20 MB" in response.content.decode()
    assert body.largest_piece <= 1024 * 1024
    assert body.left > 100 * 1024 * 1024
    assert not Paper.objects.exists()


def test_a_file_over_the_bound_is_dropped_while_it_streams_in() -> None:
    request = RequestFactory().post("/van-ban/", {"tep": SimpleUploadedFile("a.txt", b"x" * (upload.LARGEST_FILE + 1))})
    bounded = upload.bound(request)
    assert not request.FILES
    assert bounded.is_too_large


def test_a_file_a_little_over_the_bound_is_answered_in_words(signed_in: SignIn) -> None:
    response = _send(signed_in("huyen"), b"x" * (operations.LARGEST_FILE + 1))
    assert response.status_code == 413
    assert "20 MB" in response.content.decode()


def test_an_upload_without_the_token_is_refused(country: Country, signed_in: SignIn) -> None:
    client = Client(enforce_csrf_checks=True)
    country.district_officer.refresh_from_db()
    client.force_login(country.district_officer, backend="django.contrib.auth.backends.ModelBackend")
    assert _send(client, district_plan()).status_code == 403
    assert not Paper.objects.exists()


def test_who_may_not_add_papers_there_reads_why(signed_in: SignIn) -> None:
    response = _send(signed_in("xa"), district_plan())
    assert response.status_code == 403
    assert "không được phép thêm văn bản tại huyện Phong Thổ" in response.content.decode()


def test_a_leader_is_offered_no_form_and_a_stranger_no_page(signed_in: SignIn, plan: int) -> None:
    assert 'type="file"' not in signed_in("lanhdao").get("/van-ban/").content.decode()
    page = signed_in("lanhdao").get(f"/van-ban/{plan}/").content.decode()
    assert 'name="xac-nhan"' not in page
    for address in (f"/van-ban/{plan}/", f"/van-ban/{plan}/ban-goc/"):
        assert signed_in("dienbien").get(address).status_code == 403
    assert signed_in("lanhdao").get("/van-ban/999999/").status_code == 404


def test_markup_in_a_paper_is_shown_as_letters(signed_in: SignIn) -> None:
    nasty = '<script>alert(1)</script> "><img src=x onerror=alert(2)>'
    content = district_plan(tail=nasty, targets=f"- Có 10/16 xã {nasty} đạt tiêu chí số 2 về Giao thông.\n")
    response = signed_in("huyen").post("/van-ban/", {"tep": SimpleUploadedFile("x.txt", content)}, follow=True)
    page = response.content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_every_place_that_the_page_leads_to_is_there(signed_in: SignIn, papers: dict[str, int]) -> None:
    client = signed_in("lanhdao")
    for name in ("lai-chau-plan-2024", "phong-tho-plan-2024", "muong-khoa-plan-2025"):
        page = client.get(f"/van-ban/{papers[name]}/").content.decode()
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        inside = set(re.findall(r'href="#([^"]+)"', page))
        assert inside <= set(ids), sorted(inside - set(ids))[:5]
        for paper_id, anchor in set(re.findall(r'href="/van-ban/(\d+)/#([^"]+)"', page)):
            other = client.get(f"/van-ban/{paper_id}/").content.decode()
            assert f'id="{anchor}"' in other, (name, paper_id, anchor)


def test_a_contradiction_between_papers_stands_on_both_pages_with_both_quotes(
    signed_in: SignIn, papers: dict[str, int]
) -> None:
    client = signed_in("lanhdao")
    province, district = papers["lai-chau-plan-2024"], papers["phong-tho-plan-2024"]
    for one, other in ((province, district), (district, province)):
        page = client.get(f"/van-ban/{one}/").content.decode()
        assert re.search(rf'href="/van-ban/{other}/\?cho=\d+#o', page)


def test_the_original_is_for_saving_only(signed_in: SignIn, plan: int) -> None:
    response = signed_in("lanhdao").get(f"/van-ban/{plan}/ban-goc/")
    assert response.content == district_plan()
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_name_with_path_and_control_characters_is_answered_clean(country: Country, signed_in: SignIn) -> None:
    added = operations.add_paper(
        content=district_plan(), file_name='..\\a\r\nX: y"ế.txt', by=country.district_officer, on=ON, at=AT
    )
    response = signed_in("huyen").get(f"/van-ban/{added.paper_id}/ban-goc/")
    assert "\n" not in response["Content-Disposition"]
    assert "X" not in response.headers


# Deciding -------------------------------------------------------------------------------------------------------------


def _fact(paper_id: int, kind: str = "criterion_count") -> PaperFact:
    return PaperFact.objects.filter(paper_id=paper_id, kind=kind).order_by("position")[0]


def _decide(client: Client, fact: PaperFact, button: str, *, seen: int = 0, **fields: str) -> Any:
    extra = {"headers": {"HX-Request": "true"}} if fields.pop("htmx", "") else {}
    return client.post(f"/van-ban/{fact.paper_id}/quyet-dinh/", {button: f"{fact.pk}.{seen}", **fields}, **extra)


def test_confirming_leads_back_to_the_fact_with_the_filters_kept(signed_in: SignIn, plan: int) -> None:
    client, fact = signed_in("huyen"), _fact(plan)
    response = _decide(client, fact, "xac-nhan", **{"tro-lai": "trang-thai=waiting"})
    assert (response.status_code, response["Location"]) == (
        302,
        f"/van-ban/{plan}/?trang-thai=waiting&tim={fact.pk}#f{fact.pk}",
    )
    page = client.get(f"/van-ban/{plan}/").content.decode()
    assert "thành chỉ tiêu kế hoạch" in page
    assert Target.objects.count() == 1


def test_rejecting_keeps_the_note(signed_in: SignIn, plan: int) -> None:
    client, fact = signed_in("huyen"), _fact(plan)
    _decide(client, fact, "bac-bo", **{f"ghi-chu-{fact.pk}": "đọc nhầm số trang"})
    assert "Ghi chú: đọc nhầm số trang" in client.get(f"/van-ban/{plan}/").content.decode()


def test_a_stale_form_is_told_and_what_was_typed_stays(country: Country, signed_in: SignIn, plan: int) -> None:
    fact = _fact(plan)
    reviewing.review_fact(fact_id=fact.pk, decision="rejected", note="", by=country.province_officer, on=ON, at=AT)
    response = _decide(signed_in("huyen"), fact, "xac-nhan", **{f"ghi-chu-{fact.pk}": "đúng theo phụ lục"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "đã bác bỏ dữ kiện này trong lúc anh/chị xem" in page
    assert 'value="đúng theo phụ lục"' in page
    assert FactReview.objects.count() == 1


def test_htmx_gets_the_row_and_the_count(signed_in: SignIn, plan: int) -> None:
    fact = _fact(plan)
    response = _decide(signed_in("huyen"), fact, "xac-nhan", htmx="1")
    page = response.content.decode()
    assert response["HX-Retarget"] == f"#f{fact.pk}"
    assert page.startswith(f'<li id="f{fact.pk}"')
    assert 'id="dem" hx-swap-oob="true"' in page


def test_all_certain_facts_are_confirmed_by_one_button(signed_in: SignIn, plan: int) -> None:
    client = signed_in("huyen")
    response = client.post(f"/van-ban/{plan}/xac-nhan-chac-chan/", follow=True)
    assert "dữ kiện chắc chắn" in response.content.decode()
    assert FactReview.objects.count() == sum(not row.data["doubts"] for row in PaperFact.objects.filter(paper_id=plan))


@pytest.mark.parametrize("who", ["lanhdao", "xa", "dienbien"])
def test_who_may_not_review_is_refused(signed_in: SignIn, plan: int, who: str) -> None:
    client = signed_in(who)
    assert _decide(client, _fact(plan), "xac-nhan").status_code == 403
    assert client.post(f"/van-ban/{plan}/xac-nhan-chac-chan/").status_code == 403
    assert not FactReview.objects.exists()


@pytest.mark.parametrize("value", ["", "x", "1", "-1.0", "9999999999999999999.0", "\u0661.0"])
def test_a_decision_that_names_no_fact_is_refused(signed_in: SignIn, plan: int, value: str) -> None:
    response = signed_in("huyen").post(f"/van-ban/{plan}/quyet-dinh/", {"xac-nhan": value})
    assert response.status_code == 400


def test_a_fact_of_another_paper_is_not_found(signed_in: SignIn, plan: int) -> None:
    fact = _fact(plan)
    response = signed_in("huyen").post(f"/van-ban/{plan + 1}/quyet-dinh/", {"xac-nhan": f"{fact.pk}.0"})
    assert response.status_code == 404


# Reading the page -----------------------------------------------------------------------------------------------------


def test_facts_are_filtered_by_state_and_kind_from_the_address(signed_in: SignIn, plan: int) -> None:
    client = signed_in("huyen")
    capital = client.get(f"/van-ban/{plan}/?nhom=von").content.decode()
    assert capital.count('<li id="f') == PaperFact.objects.filter(paper_id=plan, kind="capital").count()
    _decide(client, _fact(plan), "xac-nhan")
    assert client.get(f"/van-ban/{plan}/?trang-thai=confirmed").content.decode().count('<li id="f') == 1
    assert client.get(f"/van-ban/{plan}/?trang-thai=confirmed&nhom=von").content.decode().count('<li id="f') == 0


def test_a_paper_without_number_and_day_is_marked_as_a_draft_wherever_it_is_shown(
    country: Country, signed_in: SignIn
) -> None:
    added = operations.add_paper(
        content=district_plan(number=""), file_name="a.txt", by=country.district_officer, on=ON, at=AT
    )
    client = signed_in("lanhdao")
    for address in ("/van-ban/", f"/van-ban/{added.paper_id}/"):
        assert "Dự thảo: chưa có số, ngày" in client.get(address).content.decode()
    assert _decide(signed_in("huyen"), _fact(added.paper_id), "xac-nhan").status_code == 302
    assert "thành chỉ tiêu kế hoạch (dự thảo)" in client.get(f"/van-ban/{added.paper_id}/").content.decode()


def test_the_list_is_filtered_from_the_address(signed_in: SignIn, papers: dict[str, int], country: Country) -> None:
    client = signed_in("lanhdao")

    def shown(query: str) -> int:
        return client.get(f"/van-ban/?{query}").content.decode().count('<th scope="row">')

    assert shown("") == 4
    assert shown("nam=2025") == shown("loai=directive") == shown(f"noi={country.phong_tho.pk}") == 1
    assert shown("nam=abc&noi=x&trang=99") == 4


def test_the_longest_paper_weighs_little(signed_in: SignIn, papers: dict[str, int]) -> None:
    page = signed_in("huyen").get(f"/van-ban/{papers['phong-tho-plan-2024']}/", headers={"Accept-Encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) < 60_000

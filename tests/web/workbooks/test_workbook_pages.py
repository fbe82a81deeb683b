"""Biểu Excel over plain requests, as a browser without scripts makes them: take away, bring, look, take, paste."""

from __future__ import annotations

import gzip
import io
import re

import openpyxl
import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Role
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.store.reporting.models import ReportDraft
from ntm.usecases.reporting import drafts, duty_rules
from tests.made_workbooks import book
from tests.usecases.access.places import person
from tests.usecases.reporting.programme import PLAN_DAY, WORKING_DAY, Programme, make_programme, moment
from tests.usecases.reporting.workbooks_filled import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(settings: LazySettings) -> Programme:
    settings.NTM_WORKING_DAY = WORKING_DAY.isoformat()
    return make_programme()


@pytest.fixture
def report_id(programme: Programme) -> int:
    return programme.open()


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-encoding": "gzip"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def bring(client: Client, report_id: int, content: bytes) -> str:
    answer = client.post(f"/bieu-excel/bao-cao/{report_id}/", {"tep": SimpleUploadedFile("bieu quy II.xlsx", content)})
    assert answer.status_code == 302, text_of(answer)
    return str(answer["Location"])


def text_of(answer: object) -> str:
    body = answer.content  # type: ignore[attr-defined]
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


def test_a_form_is_taken_away_filled_brought_back_looked_at_and_taken(programme: Programme, report_id: int) -> None:
    client = signed_in(programme.officer)
    page = client.get(f"/bieu-excel/bao-cao/{report_id}/")
    assert "Tải biểu" in text_of(page)
    taken = client.get(f"/bieu-excel/bao-cao/{report_id}/bieu.xlsx")
    assert taken["Content-Disposition"] == 'attachment; filename="bieu-xa-nam-xe-2024-Q2.xlsx"'
    form = taken.content if taken.content[:2] == b"PK" else gzip.decompress(taken.content)
    address = bring(client, report_id, fill(form, {"10.1": 45.5, "4.2": 101, "10.1.o": "<b>=1+1</b>"}))
    shown = client.get(address)
    text = text_of(shown)
    assert "1 mới" in text
    assert "1 từ chối" in text
    assert "&lt;b&gt;=1+1&lt;/b&gt;" in text
    assert len(shown.content) < 30_000
    assert not ReportDraft.objects.exists()
    answer = client.post(address, {"action": "all"}, follow=True)
    assert "Đã đưa 1 ô vào bản nháp" in text_of(answer)
    assert set(ReportDraft.objects.get(report_id=report_id).content) == {"f:10.1"}


def test_a_file_sent_from_elsewhere_is_refused(programme: Programme, report_id: int) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(programme.officer, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/bieu-excel/bao-cao/{report_id}/"
    assert client.post(address, {"tep": SimpleUploadedFile("x.xlsx", b"PK")}).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text_of(client.get(address)))
    assert token is not None
    sent = {"tep": SimpleUploadedFile("x.xlsx", b"PK"), "csrfmiddlewaretoken": token.group(1)}
    assert client.post(address, sent).status_code == 422


def test_a_file_that_is_no_form_is_refused_in_words(programme: Programme, report_id: int) -> None:
    client = signed_in(programme.officer)
    for content in (b"", b"PK\x03\x04 broken", b"%PDF-1.7", b"\xd0\xcf\x11\xe0 broken"):
        answer = client.post(f"/bieu-excel/bao-cao/{report_id}/", {"tep": SimpleUploadedFile("x.xlsx", content)})
        assert answer.status_code == 422
        assert 'role="alert"' in text_of(answer)


def test_a_pasted_block_is_previewed_without_scripts(programme: Programme, report_id: int) -> None:
    client = signed_in(programme.officer)
    address = f"/bieu-excel/bao-cao/{report_id}/dan/"
    assert "Ô đầu tiên" in text_of(client.get(address))
    posted = {"text": "10.1\t45,5\n18.1\tĐ", "key": "", "field": "v"}
    assert "2 mới" in text_of(client.post(address, posted, follow=True))
    assert client.post(address, {"text": ""}).status_code == 422


def test_somebodys_own_list_is_settled_on_its_page_and_read_into_the_preview(
    programme: Programme, report_id: int
) -> None:
    client = signed_in(programme.officer)
    rows = (
        ("TT", "Nội dung", "Yêu cầu", "Kết quả", "Tự đánh giá"),
        ("10.1", "Thu nhập bình quân đầu người", "45", 42.125, "CĐ"),
        ("18.1", "Cán bộ, công chức", "đạt", "x", "Đ"),
    )
    address = bring(client, report_id, book(*rows, sheet="Xã ta"))
    assert address.endswith("/bang/")
    page = text_of(client.get(address))
    assert "Đang đọc như <b>bảng của một xã, mỗi chỉ tiêu một dòng" in page
    assert re.search(r'<option value="3" selected>D: Kết quả, 42,1250, x</option>', page)
    assert re.search(r'aria-label="Dòng 2 lấy vào".{0,6000}?<option value="m:10.1" selected>', page, re.DOTALL)
    assert "Cột tên hoặc mã xã" in text_of(client.get(f"{address}?hinh=rows"))
    form = {"trang-tinh": "0", "hinh": "list", "cot-don-vi": "3", "cot-1": "m:10.1", "cot-2": "m:18.1", "dau-0": "1"}
    twice = client.post(address, form | {"cot-2": "m:10.1", "action": "read"})
    assert (twice.status_code, "Hai dòng 2 và 3 cùng lấy vào một chỗ" in text_of(twice)) == (422, True)
    answer = client.post(address, form | {"action": "read"})
    shown = text_of(client.get(str(answer["Location"])))
    assert "Xã ta!D2" in shown
    assert "2 mới" in shown
    assert not ReportDraft.objects.exists()
    whole = client.post(address, form | {"cot-1": "", "cot-2": "c:18", "dau-0": "1", "action": "read"})
    shown = text_of(client.get(str(whole["Location"])))
    assert "đánh giá đạt: 18.1, 18.2, 18.3, 18.4, 18.5, 18.6" in shown
    key = re.search(r'name="danh-gia" value="([^"]+)"', shown)
    assert key is not None
    sent = {"action": "judge", "danh-gia": key.group(1)}
    assert "Đã ghi đánh giá đạt cho 6 chỉ tiêu" in text_of(client.post(str(whole["Location"]), sent, follow=True))
    assert "vừa được đánh giá khác" in text_of(client.post(str(whole["Location"]), sent))
    judged = text_of(client.get(f"{address}?hinh=list&cot-don-vi=4"))
    assert re.search(r'<option value="4" selected>E: Tự đánh giá, CĐ, Đ</option>', judged)


def test_another_persons_file_is_not_found(programme: Programme, report_id: int) -> None:
    client = signed_in(programme.officer)
    form = client.get(f"/bieu-excel/bao-cao/{report_id}/bieu.xlsx").content
    form = form if form[:2] == b"PK" else gzip.decompress(form)
    address = bring(client, report_id, fill(form, {"10.1": 45.5}))
    assert signed_in(programme.office).get(address).status_code == 404
    assert re.fullmatch(r"/bieu-excel/[0-9a-f-]{36}/", address)
    assert io.BytesIO(form).read(2) == b"PK"


def test_the_board_of_a_place_is_taken_away_by_those_who_may_see_it(programme: Programme) -> None:
    address = f"/bieu-excel/bang/{programme.country.district.pk}/bang-tieu-chi.xlsx"
    answer = signed_in(programme.office).get(address)
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    content = content if content[:2] == b"PK" else gzip.decompress(content)
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page is not None
    texts = [[cell.value for cell in row] for row in page.iter_rows()]
    assert texts[0][0] == "Huyện Phong Thổ: bảng tiêu chí ngày 10/06/2024"
    assert [row[1] for row in texts[-1:]] == ["Xã Nậm Xe"]
    assert texts[-1][4] == "chưa báo cáo"
    stranger = person(Role.COMMUNE_OFFICER, programme.country.other_commune)
    assert signed_in(stranger).get(address).status_code == 403


def test_the_board_taken_away_is_of_the_day_that_its_page_shows(programme: Programme) -> None:
    client, district = signed_in(programme.office), programme.country.district.pk
    shown = text_of(client.get(f"/bang-tieu-chi/?noi={district}&ngay=2024-03-31"))
    link = re.search(r'href="(/bieu-excel/bang/[^"]+)"', shown)
    assert link is not None
    assert link.group(1) == f"/bieu-excel/bang/{district}/bang-tieu-chi.xlsx?ngay=2024-03-31"
    content = b"".join(client.get(link.group(1)).streaming_content)  # type: ignore[attr-defined]
    content = content if content[:2] == b"PK" else gzip.decompress(content)
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page is not None
    assert page["A1"].value == "Huyện Phong Thổ: bảng tiêu chí ngày 31/03/2024"
    assert "/bieu-excel/bang/" not in text_of(client.get(f"/bang-tieu-chi/?noi={district}&cap=ban"))


def test_queries_of_the_preview_do_not_grow_with_its_cells(programme: Programme, report_id: int) -> None:
    client = signed_in(programme.officer)
    form = client.get(f"/bieu-excel/bao-cao/{report_id}/bieu.xlsx").content
    form = form if form[:2] == b"PK" else gzip.decompress(form)
    every = [str(row[1].value) for row in openpyxl.load_workbook(io.BytesIO(form))["Số liệu"].iter_rows()]
    many = {code: 1 for code in every if re.fullmatch(r"\d+\.\d+", code)}
    counts = []
    for typed in ({"10.1": 45.5}, many):
        address = bring(client, report_id, fill(form, typed))
        with CaptureQueriesContext(connection) as queries:
            shown = text_of(client.get(address))
        assert len(re.findall(r"<tr class=", shown)) == len(typed)
        counts.append(len(queries))
    assert len(many) > 30
    assert counts[0] == counts[1] <= 30


def test_a_village_head_brings_the_villages_form_and_no_other(programme: Programme, report_id: int) -> None:
    country = programme.country
    head = person(Role.VILLAGE_HEAD, country.village)
    rule = duty_rules.NewRule(
        unit_id=country.district.pk,
        title="Bản tự rà soát",
        reporter=Reporter.VILLAGE,
        frequency="quarter",
        start=PLAN_DAY,
        due_day=9,
        parts=("progress",),
        source="Kế hoạch thử, mục II",
    )
    rule_id = duty_rules.add_rule(rule, by=programme.office, on=PLAN_DAY, at=moment(PLAN_DAY))
    village_report = drafts.open_report(
        rule_id=rule_id,
        unit_id=country.village.pk,
        agency_id=None,
        period="2024-Q2",
        by=head,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    client = signed_in(head)
    taken = client.get(f"/bieu-excel/bao-cao/{village_report}/bieu.xlsx").content
    form = taken if taken[:2] == b"PK" else gzip.decompress(taken)
    address = bring(client, village_report, fill(form, {}, words={"Tình hình triển khai": "Đã làm 300 m đường bản."}))
    assert "1 mới" in text_of(client.get(address))
    assert "Đã đưa 1 ô vào bản nháp" in text_of(client.post(address, {"action": "all"}, follow=True))
    drafted = ReportDraft.objects.get(report_id=village_report).content
    assert drafted == {"t:progress": "Đã làm 300 m đường bản."}
    officer = signed_in(programme.officer)
    theirs = officer.get(f"/bieu-excel/bao-cao/{report_id}/bieu.xlsx").content
    theirs = fill(theirs if theirs[:2] == b"PK" else gzip.decompress(theirs), {"10.1": 45.5})
    wrong = {"tep": SimpleUploadedFile("bieu.xlsx", theirs)}
    refused = client.post(f"/bieu-excel/bao-cao/{village_report}/", wrong)
    assert refused.status_code == 422
    assert "không phải của" in text_of(refused)
    may_only_look = client.post(f"/bieu-excel/bao-cao/{report_id}/", {"tep": SimpleUploadedFile("b.xlsx", theirs)})
    client.post(str(may_only_look.headers.get("Location", "/")), {"action": "all"})
    assert not ReportDraft.objects.filter(report_id=report_id).exists()

"""Bộ tiêu chí: read, downloaded, brought in, reviewed and checked, as people of two offices do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ntm.core.kernel.states import Role
from ntm.store.criteria.models import LawDraft, VerificationMark
from tests.documents.law_workbook.books import COMMUNE, Sheets, book, cells, changed, put, row_of
from tests.usecases.access.places import Country, make_country, person

pytestmark = pytest.mark.django_db
Enter = Callable[[Role, str], Client]


@pytest.fixture
def country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> Country:
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    return make_country()


@pytest.fixture
def enter(country: Country) -> Enter:
    def enter(role: Role, name: str) -> Client:
        client = Client()
        user = person(role, country.province, username=name)
        user.full_name = name
        user.save()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


def lower(sheets: Sheets) -> None:
    put(sheets, "Mức", row_of(sheets, "Mức", Chỉ_tiêu="11.1", Vùng="TDMNPB"), "Giá trị", 12)


def bring(client: Client, content: bytes, reason: str = "Sửa theo văn bản gốc") -> object:
    file = SimpleUploadedFile("bo.xlsx", content)
    return client.post("/bo-tieu-chi/nhap/", {"tep": file, "ly-do": reason}, follow=True)


def text(answer: object, status: int = 200) -> str:
    assert answer.status_code == status  # type: ignore[attr-defined]
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_everybody_reads_the_sets_of_a_day(enter: Enter) -> None:
    client = enter(Role.VILLAGE_HEAD, "Trưởng bản")
    page = text(client.get("/bo-tieu-chi/"))
    head, others = page.split("Các bộ khác")
    assert "xã nông thôn mới giai đoạn 2021–2025" in head
    assert "giai đoạn 2026–2030" not in head and "giai đoạn 2026–2030" in others
    assert "Nhập, sửa bộ tiêu chí" not in page and "Dự thảo" not in page
    later = text(client.get("/bo-tieu-chi/?ngay=15/02/2026")).split("Các bộ khác")[0]
    assert "xã nông thôn mới giai đoạn 2026–2030" in later


@pytest.mark.parametrize(("day", "expected"), [("2024-02-29", False), ("2024-03-01", True)])
def test_a_set_reads_as_it_did_on_the_day(enter: Enter, day: str, expected: bool) -> None:
    page = text(enter(Role.LEADER, "Lãnh đạo").get(f"/bo-tieu-chi/{COMMUNE}/?ngay={day}"))
    assert page.count('<tr class="criterion"') == 19
    assert ("211/QĐ-TTg" in page.split('id="tc1"')[1]) is expected
    assert "chưa đối chiếu" in page


def test_every_set_has_its_page_and_its_workbook(enter: Enter) -> None:
    from ntm.usecases.criteria import queries

    client = enter(Role.OVERSIGHT, "Giám sát")
    for one in queries.known_sets():
        assert one.title in text(client.get(f"/bo-tieu-chi/{one.code}/"))
        text(client.get(f"/bo-tieu-chi/{one.code}/doi-chieu/"))
        answer = client.get(f"/bo-tieu-chi/{one.code}/bo-tieu-chi.xlsx")
        assert answer.status_code == 200
    assert client.get("/bo-tieu-chi/khong-co/").status_code == 404
    assert client.get("/bo-tieu-chi/..%2Fsecret/bo-tieu-chi.xlsx").status_code == 404


def test_a_set_is_brought_in_reviewed_by_another_and_then_in_force(enter: Enter) -> None:
    author, second = enter(Role.PROVINCE_OFFICE, "Lò Thị Soạn"), enter(Role.PROVINCE_OFFICE, "Vàng A Duyệt")
    downloaded = author.get(f"/bo-tieu-chi/{COMMUNE}/bo-tieu-chi.xlsx").content
    assert cells(downloaded) == cells(book(COMMUNE))
    page = text(bring(author, changed(downloaded, lower)))
    assert "Đã lưu dự thảo" in page and "≤ 13 %" in page and "≤ 12 %" in page
    assert "không tự duyệt được" in page and "Duyệt, cho có hiệu lực" not in page
    draft = LawDraft.objects.get().pk
    refused = author.post(f"/bo-tieu-chi/du-thao/{draft}/quyet-dinh/", {"viec": "duyet"})
    assert "người thứ hai" in text(refused, 403)
    assert "Duyệt, cho có hiệu lực" in text(second.get(f"/bo-tieu-chi/du-thao/{draft}/"))
    done = second.post(f"/bo-tieu-chi/du-thao/{draft}/quyet-dinh/", {"viec": "duyet"}, follow=True)
    assert "Đã duyệt" in text(done)
    page = text(author.get(f"/bo-tieu-chi/{COMMUNE}/"))
    assert "≤ 12%" in page and "Vàng A Duyệt" in page
    again = second.post(f"/bo-tieu-chi/du-thao/{draft}/quyet-dinh/", {"viec": "tra-lai", "ghi-chu": "x"})
    assert "Vàng A Duyệt đã duyệt" in text(again, 409)


def test_a_wrong_workbook_is_answered_with_its_cells_and_nothing_is_kept(enter: Enter) -> None:
    def spoil(sheets: Sheets) -> None:
        put(sheets, "Mức", row_of(sheets, "Mức", Chỉ_tiêu="11.1", Vùng="TDMNPB"), "Giá trị", "<script>13")

    client = enter(Role.PROVINCE_OFFICE, "Soạn")
    page = text(bring(client, changed(book(COMMUNE), spoil)), 422)
    assert "Cần một số" in page and "Sửa theo văn bản gốc" in page and "<script>13" not in page
    assert "Không mở được bảng tính" in text(bring(client, b"PK\x03\x04 nothing"), 422)
    assert "Hãy ghi lý do" in text(bring(client, changed(book(COMMUNE), lower), reason=" "), 422)
    assert "giống hệt" in text(bring(client, book(COMMUNE)), 422)
    assert "Chưa chọn tệp" in text(client.post("/bo-tieu-chi/nhap/", {"ly-do": "x"}), 422)
    assert not LawDraft.objects.exists()


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.DISTRICT_OFFICE, Role.LEADER, Role.ADMINISTRATOR])
def test_other_roles_neither_enter_nor_see_drafts(enter: Enter, role: Role) -> None:
    client = enter(role, "Khác")
    assert client.get("/bo-tieu-chi/nhap/").status_code == 403
    assert bring(client, book(COMMUNE)).status_code == 403  # type: ignore[attr-defined]
    assert client.get("/bo-tieu-chi/du-thao/1/").status_code == 403


def test_a_person_marks_what_was_checked_and_pages_name_the_person(enter: Enter, country: Country) -> None:
    from ntm.usecases.criteria import entry_queries, queries

    client = enter(Role.PROVINCE_OFFICE, "Lò Thị Soạn")
    address = f"/bo-tieu-chi/{COMMUNE}/doi-chieu/?tc=11"
    key = "11.1@2022-03-08//11.1//TDMNPB"
    own = entry_queries.provisions(queries.library().criteria_set(COMMUNE))
    print_of = next(one.fingerprint for one in own if one.key == key)
    assert print_of in text(client.get(address))
    form = {"muc": print_of, "ngay-doi-chieu": "09/06/2024", "trang-van-ban": "", "viec": "danh-dau"}
    refused = text(client.post(address, form), 422)
    assert "Hãy ghi trang" in refused and 'value="09/06/2024"' in refused and "checked aria-label" in refused
    page = text(client.post(address, form | {"trang-van-ban": "14"}, follow=True))
    assert "Đã ghi 1 mục" in page and print_of not in page
    every = text(client.get(f"{address}&loc=tat-ca"))
    assert "Lò Thị Soạn đối chiếu ngày 09/06/2024, trang 14" in every
    assert "Lò Thị Soạn đối chiếu, trang 14" in text(client.get(f"/bo-tieu-chi/{COMMUNE}/"))
    other = enter(Role.LEADER, "Lãnh đạo")
    assert "Ghi là đã đối chiếu" not in text(other.get(address))
    assert text(other.post(address, form | {"trang-van-ban": "2"}), 403)
    assert VerificationMark.objects.count() == 1


def test_a_page_of_the_law_costs_few_queries(enter: Enter, django_assert_max_num_queries: object) -> None:
    client = enter(Role.PROVINCE_OFFICE, "Soạn")
    for address in ("/bo-tieu-chi/", f"/bo-tieu-chi/{COMMUNE}/", f"/bo-tieu-chi/{COMMUNE}/doi-chieu/"):
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            client.get(address)


def test_a_set_tells_who_supplies_each_indicator_with_what_and_what_others_call_it(enter: Enter) -> None:
    client = enter(Role.COMMUNE_OFFICER, "Cán bộ xã")
    page = text(client.get(f"/bo-tieu-chi/{COMMUNE}/thuc-hien/"))
    assert page.count('<tr class="criterion"') == 19 and page.count('<th scope="row">') == 57
    income = page.split("10. ")[1].split('<tr class="criterion"')[0]
    assert "cơ quan thống kê" in income or "Chi cục Thống kê" in income
    assert 'href="/bo-tieu-chi/village-lai-chau/#tc8"' in income  # income is 10 for communes, 8 for villages
    environment = page.split(">17. ")[1].split('<tr class="criterion"')[0]
    assert "tiêu chí 17, 18 (tách thành nhiều tiêu chí)" in environment
    assert "Kế hoạch huyện Phong Thổ năm 2024" in page


def test_the_indicators_that_need_money_and_those_that_do_not_are_all_of_them(enter: Enter) -> None:
    client = enter(Role.LEADER, "Lãnh đạo")

    def count(means: str) -> int:
        return text(client.get(f"/bo-tieu-chi/{COMMUNE}/thuc-hien/?nl={means}")).count('<th scope="row">')

    assert count("it") > 0 and count("tien") > 0
    assert count("it") + count("tien") == 57


def test_housing_belongs_to_another_content_in_another_plan(enter: Enter) -> None:
    client = enter(Role.LEADER, "Lãnh đạo")
    contents = set()
    for plan in ("phong-tho-2024", "lai-chau-2024"):
        answer = client.get(f"/bo-tieu-chi/{COMMUNE}/thuc-hien/?kh={plan}")
        row = text(answer).split('<th scope="row">9.1</th>')[1].split("</tr>")[0]
        contents.add(row.rsplit("<td>", 1)[1])
    assert len(contents) == 2
    assert client.get(f"/bo-tieu-chi/{COMMUNE}/thuc-hien/?kh=khong-co").status_code == 404

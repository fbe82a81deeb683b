"""Pages of villages, attributes and agencies, as an office uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client

from ntm.core.kernel.states import Level, Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.territory.models import UnitStatement, UnitVersion
from ntm.usecases.assignments import operations as agencies
from ntm.usecases.territory import operations, queries
from tests.made_workbooks import book

AT = datetime(2024, 6, 10, 3, tzinfo=UTC)
DAY = date(2024, 6, 10)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def units(country_database: None, django_db_blocker: object) -> Iterator[None]:
    """Load all units and agencies once for the module, and take them away after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            operations.load_units(by=None, at=AT)
            agencies.load_agencies_named_in_papers(by=None, at=AT)
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


def province() -> int:
    return queries.find_unit("12", Level.PROVINCE, DAY).id


def commune() -> int:
    return queries.find_unit("03592", Level.COMMUNE, DAY).id


def signed_in(role: Role, unit_id: int) -> Client:
    user = User.objects.create_user(f"{role.value}-{unit_id}", full_name="Lò Thị Ương", password="mot-mat-khau-dai")
    Grant.objects.create(user=user, role=role, unit_id=unit_id, span=open_span(date(2021, 1, 1)))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def office(settings: object) -> Client:
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    return signed_in(Role.PROVINCE_OFFICE, province())


@pytest.fixture
def officer(settings: object) -> Client:
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    return signed_in(Role.COMMUNE_OFFICER, commune())


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def add(name: str) -> int:
    return operations.add_village(commune_id=commune(), name=name, on=DAY, by=None, at=AT)


def upload(client: Client, address: str, content: bytes, **fields: str) -> str:
    response = client.post(address, {"tep": SimpleUploadedFile("ban.xlsx", content), **fields})
    return unescape(response.content.decode())


def sealed(page: str) -> str:
    found = re.search(r'name="rows" value="([^"]*)"', page)
    assert found is not None, page
    return found.group(1)


def test_an_officer_renames_and_merges_villages(officer: Client) -> None:
    one, other = add("Mấn"), add("Pho")
    base = f"/don-vi/{commune()}/cac-thon-ban/"
    assert "Bản Mấn" in text_of(officer, base)
    told = {"from_day": "01/03/2024", "instrument": "12/QĐ-UBND", "local_term": "bản"}
    page = officer.post(f"{base}doi-ten/", {**told, "village": one, "name": "Mấn Mới"}, follow=True).content.decode()
    assert "Đã đổi tên từ 01/03/2024" in page
    assert "đổi tên từ bản Mấn thành bản Mấn Mới" in page
    told["from_day"] = "01/05/2024"
    page = officer.post(
        f"{base}gop/", {**told, "villages": [one, other], "name": "Chung"}, follow=True
    ).content.decode()
    assert "Đã gộp từ 01/05/2024" in page
    assert "Bản Chung" in page
    assert "lập từ bản Mấn Mới, bản Pho" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"from_day": "hôm qua"}, "Ngày chưa đúng"),
        ({"name": "Pho"}, "Xã đã có"),
        ({"instrument": " "}, "Ghi số và ngày của văn bản"),
        ({"name": " "}, "còn trống"),
        ({"village": "x"}, "Không có"),
    ],
)
def test_a_refusal_says_what_is_wrong(officer: Client, change: dict[str, str], words: str) -> None:
    one = add("Mấn")
    add("Pho")
    form = {
        "village": str(one),
        "name": "Lao",
        "local_term": "bản",
        "from_day": "01/03/2024",
        "instrument": "12/QĐ-UBND",
    }
    page = officer.post(f"/don-vi/{commune()}/cac-thon-ban/doi-ten/", form | change, follow=True).content.decode()
    assert words in page
    assert queries.unit_on(one, DAY).name == "Mấn"


def test_a_stranger_to_the_commune_is_refused(settings: object) -> None:
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    neighbour = signed_in(Role.COMMUNE_OFFICER, queries.find_unit("03394", Level.COMMUNE, DAY).id)
    one = add("Mấn")
    base = f"/don-vi/{commune()}/"
    assert "Đổi tên</h2>" not in text_of(neighbour, f"{base}cac-thon-ban/")
    assert neighbour.get(f"{base}cac-thon-ban/nhap/").status_code == 403
    form = {"village": one, "name": "X", "local_term": "bản", "from_day": "01/03/2024", "instrument": "1/QĐ"}
    assert neighbour.post(f"{base}cac-thon-ban/doi-ten/", form).status_code == 403
    assert neighbour.get(f"{base}thuoc-tinh/nhap/").status_code == 403


def test_a_workbook_is_shown_before_it_is_written(office: Client) -> None:
    address = f"/don-vi/{province()}/cac-thon-ban/nhap/"
    content = book(("Mã xã", "Tên thôn, bản"), ("03592", "Bản Mấn"), ("03592", "=1+1"), ("77777", "Bản Hai"))
    before = UnitVersion.objects.count()
    page = upload(office, address, content)
    assert UnitVersion.objects.count() == before
    assert "ô B3 là công thức" in page
    assert "mã 77777 không có trong" in page
    assert "Ghi 1 thôn, bản mới, bỏ 2 dòng có lỗi" in page
    rows = sealed(page)
    done = office.post(f"{address}ghi/", {"rows": rows}, follow=True).content.decode()
    assert "Đã thêm 1 thôn, bản" in done
    assert [unit.name for unit in queries.children(commune(), DAY)] == ["Mấn"]
    again = office.post(f"{address}ghi/", {"rows": rows}, follow=True).content.decode()
    assert "Đã thêm 0 thôn, bản, 1 đã có từ trước" in again


def test_rows_that_were_not_shown_are_not_written(office: Client) -> None:
    address = f"/don-vi/{province()}/cac-thon-ban/nhap/"
    rows = sealed(upload(office, address, book(("Mã xã", "Tên"), ("03592", "Bản Mấn"))))
    before = UnitVersion.objects.count()
    assert "hãy nộp lại" in office.post(f"{address}ghi/", {"rows": rows[:-3] + "abc"}, follow=True).content.decode()
    elsewhere = f"/don-vi/{commune()}/cac-thon-ban/nhap/ghi/"
    assert "hãy nộp lại" in office.post(elsewhere, {"rows": rows}, follow=True).content.decode()
    assert UnitVersion.objects.count() == before


def test_what_is_no_workbook_is_refused_in_words(office: Client) -> None:
    address = f"/don-vi/{province()}/cac-thon-ban/nhap/"
    assert "không phải" in upload(office, address, b"PK\x03\x04 hong")
    assert "Chưa chọn tệp" in office.post(address, {}).content.decode()


def test_the_list_may_be_taken_away(officer: Client) -> None:
    add("Mấn")
    response = officer.get(f"/don-vi/{commune()}/cac-thon-ban.xlsx")
    assert response.content[:2] == b"PK"
    assert "attachment" in response.headers["Content-Disposition"]


def test_an_office_states_an_attribute_and_takes_it_back(office: Client) -> None:
    base = f"/don-vi/{commune()}/thuoc-tinh/"
    told = {
        "attribute": "specially_disadvantaged",
        "value": "yes",
        "since": "01/01/2022",
        "source": "861/QĐ-TTg, 04/6/2021",
    }
    page = office.post(f"{base}ghi/", told, follow=True).content.decode()
    assert "Đã ghi đặc biệt khó khăn: có từ 01/01/2022." in page
    assert "861/QĐ-TTg, 04/6/2021" in page
    assert "Đặc biệt khó khăn" in text_of(office, f"/don-vi/{commune()}/")
    assert "861/QĐ-TTg" not in text_of(office, f"{base}?ngay=2021-12-31").split("<details>")[0]
    page = office.post(f"{base}rut/", {**told, "source": "Ghi nhầm xã"}, follow=True).content.decode()
    assert "Đã rút giá trị" in page
    assert "rút lại" in page


def test_a_wrong_value_is_refused_with_what_was_typed(office: Client) -> None:
    told = {"attribute": "population", "value": "nhiều", "since": "01/01/2022", "source": "Niên giám"}
    response = office.post(f"/don-vi/{commune()}/thuoc-tinh/ghi/", told)
    assert response.status_code == 422
    page = response.content.decode()
    assert "không phải là số" in page
    assert 'value="nhiều"' in page
    assert office.post(f"/don-vi/{commune()}/thuoc-tinh/ghi/", told | {"attribute": "x"}).status_code == 404


def test_a_table_of_attributes_is_shown_before_it_is_written(office: Client) -> None:
    address = f"/don-vi/{province()}/thuoc-tinh/nhap/"
    content = book(("Mã xã", "ĐBKK", "Khu vực"), ("03592", "x", "III"), ("03394", "", "IV"))
    page = upload(office, address, content, since="01/01/2022", source="861/QĐ-TTg")
    assert UnitStatement.objects.count() == 0
    assert "Ghi 2 giá trị, bỏ 1 dòng có lỗi" in page
    done = office.post(f"{address}ghi/", {"rows": sealed(page)}, follow=True).content.decode()
    assert "Đã ghi 2 giá trị" in done
    assert UnitStatement.objects.count() == 2


def test_the_villages_of_a_divided_commune_are_placed_by_a_form(settings: object) -> None:
    settings.NTM_WORKING_DAY = "2025-09-10"  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute("SELECT old_id FROM lineage WHERE NOT whole GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1")
        old = cursor.fetchone()[0]
    village = operations.add_village(commune_id=old, name="Một", on=DAY, by=None, at=AT)
    part = queries.history(old).successors[0].unit
    above = queries.ancestors(part.id, date(2025, 9, 10))[0].id
    client = signed_in(Role.PROVINCE_OFFICE, above)
    page = text_of(client, f"/don-vi/{old}/cac-thon-ban/")
    assert "chưa rõ" in page
    form = {f"village-{village}": part.id, "instrument": "Nghị quyết thử"}
    done = client.post(f"/don-vi/{old}/cac-thon-ban/phan-ve/", form, follow=True).content.decode()
    assert "Đã ghi nơi về của 1 thôn, bản" in done
    assert queries.unit_on(village, date(2025, 9, 10)).parent_id == part.id


def test_agencies_of_a_place_and_one_through_time(office: Client) -> None:
    district = queries.find_unit("109", Level.DISTRICT, DAY).id
    page = text_of(office, f"/co-quan/?noi={district}")
    assert "Phòng Nông nghiệp và Phát triển nông thôn" in page
    assert "Cơ quan thường trực Chương trình" in page
    found = text_of(office, f"/co-quan/?noi={district}&ten=c%C6%A1+quan+th%C6%B0%E1%BB%9Dng+tr%E1%BB%B1c")
    address = re.search(r'href="(/co-quan/\d+/)"', found)
    assert address is not None
    assert "Phòng Tư pháp" not in found
    page = text_of(office, address.group(1))
    assert "Việc chuyển về" in page
    assert "Phòng Kinh tế" in page
    told = {"name": "Phòng Nông nghiệp", "from_day": "01/05/2024", "source": "Nghị quyết thử"}
    page = office.post(f"{address.group(1)}doi-ten/", told, follow=True).content.decode()
    assert "Đã đổi tên." in page
    assert (
        "không có"
        in office.post(f"{address.group(1)}doi-ten/", told | {"from_day": "01/05/2026"}, follow=True).content.decode()
    )
    assert "Ngày 01/07/2025 không có đơn vị này" in text_of(office, f"/co-quan/?noi={district}&ngay=2025-07-01")


def test_a_new_commune_may_be_set_up_from_patterns(settings: object) -> None:
    settings.NTM_WORKING_DAY = "2025-09-10"  # type: ignore[attr-defined]
    client = signed_in(Role.PROVINCE_OFFICE, province())
    new = queries.find_unit("03394", Level.COMMUNE, date(2025, 9, 10)).id
    assert "Chưa ghi cơ quan nào" in text_of(client, f"/co-quan/?noi={new}")
    page = client.post(f"/co-quan/lap/{new}/", follow=True).content.decode()
    assert "Phòng Kinh tế" in page
    assert "Đảng ủy xã" in page

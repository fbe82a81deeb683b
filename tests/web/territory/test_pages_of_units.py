"""Đơn vị: search and the page of a unit, as an official opens them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Level, Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.territory import operations, queries

LAST = date(2025, 6, 30)
FIRST = date(2025, 7, 1)
AT = datetime(2024, 6, 10, 3, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def units(country_database: None, django_db_blocker: object) -> Iterator[None]:
    """Load all units once for the module, and take them away after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            operations.load_units(by=None, at=AT)
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


@pytest.fixture
def officer() -> User:
    return User.objects.create_user("can-bo", full_name="Cán bộ", password="mot-mat-khau-dai")


@pytest.fixture
def client(officer: User, settings: object) -> Client:
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def unit_of(code: str, level: Level, on: date) -> queries.UnitOn:
    return queries.find_unit(code, level, on)


def test_a_stranger_is_sent_to_sign_in() -> None:
    for address in ("/don-vi/", "/don-vi/1/"):
        assert Client().get(address).headers["Location"].startswith("/dang-nhap/")


def test_the_first_page_lists_the_provinces_of_the_working_day(client: Client) -> None:
    page = text_of(client, "/don-vi/")
    assert "63 tỉnh, thành phố ngày 10/06/2024" in page
    assert "94 xã, 5 phường, 7 thị trấn" in page
    assert "Theo danh sách đơn vị ngày 30/06/2025" in page


def test_another_day_has_its_own_list(client: Client) -> None:
    page = text_of(client, "/don-vi/?ngay=2025-09-10")
    assert "34 tỉnh, thành phố ngày 10/09/2025" in page
    assert "Theo danh sách đơn vị ngày 01/07/2025" in page


def test_search_without_diacritics_finds_the_commune_and_where_it_lies(client: Client) -> None:
    page = text_of(client, "/don-vi/?q=nam+xe")
    assert "Xã Nậm Xe</a>" in page
    assert "huyện Phong Thổ, tỉnh Lai Châu" in page


def test_search_offers_the_commune_and_the_village_of_one_name(client: Client) -> None:
    commune = unit_of("03592", Level.COMMUNE, LAST)
    operations.add_village(commune_id=commune.id, name="Sin Suối Hồ", on=date(2024, 6, 10), by=None, at=AT)
    page = text_of(client, "/don-vi/?q=sin+suoi+ho")
    assert "Xã Sin Suối Hồ</a>" in page
    assert "Bản Sin Suối Hồ</a>" in page


def test_a_name_of_the_other_list_is_offered_with_its_day(client: Client) -> None:
    page = text_of(client, "/don-vi/?q=bản+lang&ngay=2025-09-10") + text_of(
        client, "/don-vi/?q=thèn+sin&ngay=2025-09-10"
    )
    assert "Trong danh sách ngày 30/06/2025 thì có" in page
    assert "Xã Thèn Sin</a>" in page


def test_what_is_typed_is_shown_as_text(client: Client) -> None:
    page = text_of(client, "/don-vi/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page
    assert "Không có đơn vị nào" in page


def test_the_page_of_an_old_commune_says_where_it_belongs_now(client: Client) -> None:
    then_sin = unit_of("03394", Level.COMMUNE, LAST)
    page = text_of(client, f"/don-vi/{then_sin.id}/")
    assert "Nơi này nay thuộc đâu" in page
    assert "Xã Sin Suối Hồ</a>" in page
    assert "toàn bộ" in page
    assert "theo danh sách đơn vị ngày 30/06/2025" in page


def test_the_page_of_a_new_commune_says_what_it_is_made_of(client: Client) -> None:
    new = unit_of("03394", Level.COMMUNE, FIRST)
    page = text_of(client, f"/don-vi/{new.id}/?ngay=2025-09-10")
    assert "Nơi này gồm những đơn vị nào trước đây" in page
    for name in ("Thèn Sin", "Nậm Xe", "Sin Suối Hồ"):
        assert f"Xã {name}</a>" in page
    assert "phải được đánh giá lại" in page


def test_a_day_on_which_the_unit_does_not_exist_is_answered_with_the_nearest(client: Client) -> None:
    then_sin = unit_of("03394", Level.COMMUNE, LAST)
    page = text_of(client, f"/don-vi/{then_sin.id}/?ngay=2025-07-01")
    assert "không còn đơn vị này; trang hiện đơn vị như ngày 30/06/2025" in page
    assert "không còn đơn vị này" not in text_of(client, f"/don-vi/{then_sin.id}/?ngay=2025-06-30")
    new = unit_of("03394", Level.COMMUNE, FIRST)
    assert "chưa có đơn vị này; trang hiện đơn vị như ngày 01/07/2025" in text_of(client, f"/don-vi/{new.id}/")


def test_the_page_of_a_district_shows_where_its_communes_went(client: Client) -> None:
    phong_tho = unit_of("109", Level.DISTRICT, LAST)
    page = text_of(client, f"/don-vi/{phong_tho.id}/")
    assert "16 xã, 1 thị trấn" in page
    assert "không có đơn vị kế thừa" in page
    assert "Xã Sin Suối Hồ</a>" in page.split("Đơn vị trực thuộc")[0]


def test_an_unknown_unit_is_not_found(client: Client) -> None:
    text_of(client, "/don-vi/999999999/", status=404)


def test_a_commune_officer_adds_a_village_and_a_stranger_to_the_place_does_not(client: Client, officer: User) -> None:
    commune = unit_of("03592", Level.COMMUNE, LAST)
    address = f"/don-vi/{commune.id}/thon-ban/"
    assert "Thêm thôn, bản" not in text_of(client, f"/don-vi/{commune.id}/")
    assert client.post(address, {"name": "Chí Sáng", "local_term": "thôn"}).status_code == 403
    Grant.objects.create(user=officer, role=Role.COMMUNE_OFFICER, unit_id=commune.id, span=open_span(date(2024, 1, 1)))
    assert "Thêm thôn, bản" in text_of(client, f"/don-vi/{commune.id}/")
    assert client.post(address, {"name": "Chí Sáng", "local_term": "thôn"}).status_code == 302
    page = text_of(client, f"/don-vi/{commune.id}/")
    assert "Đã thêm thôn Chí Sáng" in page
    assert "Thôn Chí Sáng</a>" in page
    client.post(address, {"name": "Chí Sáng", "local_term": "thôn"})
    assert "Xã đã có thôn Chí Sáng" in text_of(client, f"/don-vi/{commune.id}/")


def test_a_page_asks_the_same_number_of_questions_however_many_children_there_are(client: Client) -> None:
    counts = []
    for unit in (
        unit_of("01", Level.PROVINCE, LAST),
        unit_of("12", Level.PROVINCE, LAST),
        unit_of("001", Level.DISTRICT, LAST),
    ):
        with CaptureQueriesContext(connection) as captured:
            text_of(client, f"/don-vi/{unit.id}/")
        counts.append(len(captured))
    assert max(counts) <= 14
    assert counts[0] == counts[1] and abs(counts[2] - counts[0]) <= 1


def test_links_to_figures_are_shown_to_those_who_may_view_them(client: Client, officer: User) -> None:
    lai_chau, phong_tho = unit_of("12", Level.PROVINCE, LAST), unit_of("109", Level.DISTRICT, LAST)
    assert "Tiêu chí và kế hoạch" not in text_of(client, f"/don-vi/{phong_tho.id}/")
    Grant.objects.create(user=officer, role=Role.PROVINCE_OFFICE, unit_id=lai_chau.id, span=open_span(date(2024, 1, 1)))
    assert f"?noi={phong_tho.id}" in text_of(client, f"/don-vi/{phong_tho.id}/")
    ha_noi = unit_of("01", Level.PROVINCE, LAST)
    assert "Tiêu chí và kế hoạch" not in text_of(client, f"/don-vi/{ha_noi.id}/")


def test_the_day_may_be_typed_as_papers_write_it(client: Client) -> None:
    assert "34 tỉnh, thành phố ngày 01/07/2025" in text_of(client, "/don-vi/?ngay=01/07/2025")
    assert "63 tỉnh, thành phố ngày 30/06/2025" in text_of(client, "/don-vi/?ngay=30/06/2025")
    assert "Chưa có danh sách đơn vị" in text_of(client, "/don-vi/?ngay=31/12/2020")

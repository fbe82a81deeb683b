"""Sắp xếp đơn vị on pages: the events, what a commune was made of, the shares of a divided one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Level, Role
from ntm.store.accounts.models import Grant, User
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.store.recognition.models import RecognitionDecision
from ntm.store.territory.models import Lineage
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import operations as reporting
from ntm.usecases.territory import operations, queries

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
AT = datetime(2025, 9, 10, 3, tzinfo=UTC)

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


def signed_in(province: str, role: Role, settings: object) -> Client:
    settings.NTM_WORKING_DAY = "2025-09-10"  # type: ignore[attr-defined]
    person = User.objects.create_user(f"can-bo-{province}-{role.value}", full_name="Cán bộ", password="mot-mat-khau")
    unit = queries.find_unit(province, Level.PROVINCE, FIRST)
    Grant.objects.create(user=person, role=role, unit_id=unit.id, span=open_span(date(2021, 1, 1)))
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def client(settings: object) -> Client:
    return signed_in("12", Role.PROVINCE_OFFICE, settings)


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def muong_khoa() -> queries.UnitOn:
    return next(hit.unit for hit in queries.search("xã Mường Khoa", FIRST) if hit.contains)


def divided() -> int:
    """A commune of Hà Nội that was divided in two."""
    hanoi = queries.find_unit("01", Level.PROVINCE, FIRST).id
    heirs = {unit.id for unit in queries.children(hanoi, FIRST)}
    for old in (
        Lineage.objects.filter(new_id__in=heirs, whole=False).order_by("old_id").values_list("old_id", flat=True)
    ):
        if Lineage.objects.filter(old_id=old).count() == 2:
            return int(old)
    raise AssertionError


def test_the_reform_stands_as_one_event_a_province_with_what_is_not_known_of_it(client: Client) -> None:
    page = text_of(client, "/don-vi/sap-xep/")
    assert page.count("/don-vi/sap-xep/sap-xep-2025-") == 34
    assert "440 đơn vị bị chia chưa có tỷ lệ các phần" in page
    event = text_of(client, "/don-vi/sap-xep/sap-xep-2025-12/")
    assert "Đơn vị mới hoạt động từ 01/07/2025" in event
    assert "ban hành 16/06/2025" in event
    assert "Chưa rõ số hiệu" in event
    assert "xã Mường Khoa" in event
    assert "huyện Tân Uyên" in event
    text_of(client, "/don-vi/sap-xep/khong-co/", 404)


def test_the_events_page_asks_a_fixed_number_of_queries(client: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        text_of(client, "/don-vi/sap-xep/")
    assert len(asked) <= 8


def test_the_explanation_of_a_merged_communes_criterion_shows_what_its_parts_make_and_by_which_rule(
    client: Client,
) -> None:
    new = muong_khoa()
    parts = [link.unit for link in queries.history(new.id).predecessors]
    criteria_set = criteria.library().sets["commune-2021-2025"]
    for number, old in enumerate(parts):
        reporting.submit_figures(
            unit_id=old.id,
            as_of=LAST,
            criteria_set=criteria_set,
            figures={"9.1": 2, "9.2": 80 + number, "4.2": 90 + number},
            notes={},
            source="báo cáo",
            seen_revision=0,
            by=User.objects.get(username="can-bo-12-province_office"),
            on=date(2025, 9, 10),
            at=AT,
        )
    page = text_of(client, f"/bang-tieu-chi/giai-thich/{new.id}/9/?ngay=2025-09-10")
    assert "Trước 01/07/2025 (các đơn vị hợp thành, ngày 30/06/2025)" in page
    assert f"<b>{2 * len(parts)}" in page and "cộng số của các đơn vị hợp thành" in page
    assert "không chuyển được: chưa có số hộ của" in page
    assert f"/don-vi/{new.id}/truoc-sap-xep/?chi-tieu=9.1#chuoi" in page
    old = text_of(client, f"/bang-tieu-chi/giai-thich/{parts[0].id}/9/?ngay=2025-06-30")
    assert "các đơn vị hợp thành" not in old, "a commune that was not made of others has nothing before"


def test_muong_khoa_on_the_last_day_and_on_the_first(client: Client) -> None:
    new = muong_khoa()
    parts = [link.unit for link in queries.history(new.id).predecessors]
    RecognitionDecision.objects.create(
        unit_id=parts[0].id,
        tier="standard",
        decided_on=date(2023, 5, 5),
        source="QĐ thử",
        by=User.objects.get(username="can-bo-12-province_office"),
    )
    page = text_of(client, f"/don-vi/{new.id}/truoc-sap-xep/")
    assert "trước và sau 01/07/2025" in page
    assert all(part.title in page for part in parts)
    assert "★ 05/05/2023" in page
    assert "xã Mường Khoa không vì thế mà được công nhận" in page
    assert "Chưa có quyết định công nhận" in page
    old = text_of(client, f"/don-vi/{parts[0].id}/?ngay=2025-06-30")
    assert "theo danh sách đơn vị ngày 30/06/2025" in old
    assert "Xã Mường Khoa" in old
    assert f"/don-vi/{new.id}/truoc-sap-xep/" in text_of(client, f"/don-vi/{new.id}/?ngay=2025-07-01")
    text_of(client, f"/don-vi/{parts[0].id}/truoc-sap-xep/", 404)


def test_a_series_that_cannot_be_carried_says_why(client: Client) -> None:
    new = muong_khoa()
    page = text_of(client, f"/don-vi/{new.id}/truoc-sap-xep/?chi-tieu=2.1")
    assert "không chuyển: chỉ có tỷ lệ, không có tử số, mẫu số" in page
    page = text_of(client, f"/don-vi/{new.id}/truoc-sap-xep/?chi-tieu=1.1")
    assert "phải được đánh giá lại" in page


def test_an_office_states_the_shares_of_a_divided_commune_once_they_add_up(settings: object) -> None:
    client = signed_in("01", Role.PROVINCE_OFFICE, settings)
    old = divided()
    heirs = [link.unit for link in queries.history(old).successors]
    page = text_of(client, f"/don-vi/{old}/")
    assert "tỷ lệ mỗi phần chưa được công bố" in page
    assert f"share-{heirs[0].id}" in page

    def state(first: str, second: str, source: str = "Nghị quyết thử") -> str:
        answer = client.post(
            f"/don-vi/{old}/ty-le/",
            {f"share-{heirs[0].id}": first, f"share-{heirs[1].id}": second, "source": source},
            follow=True,
        )
        return answer.content.decode()

    assert "cộng lại bằng 90%" in state("40", "50")
    assert "không phải là số phần trăm" in state("nhiều", "50")
    assert "căn cứ" in state("40", "60", source=" ")
    assert Lineage.objects.filter(old_id=old, share__isnull=False).count() == 0
    page = state("37,5", "62,5%")
    assert "Đã ghi tỷ lệ" in page
    assert "37,5%" in page and "Nghị quyết thử" in page
    assert Entry.objects.filter(chain=old, what="territory.shares_declared").count() == 1


def test_nobody_else_states_shares(settings: object) -> None:
    old = divided()
    heirs = [link.unit for link in queries.history(old).successors]
    form = {f"share-{heir.id}": "50" for heir in heirs} | {"source": "x"}
    for province, role in (("12", Role.PROVINCE_OFFICE), ("01", Role.LEADER)):
        client = signed_in(province, role, settings)
        assert "Ghi tỷ lệ" not in text_of(client, f"/don-vi/{old}/")
        assert client.post(f"/don-vi/{old}/ty-le/", form).status_code == 403
    assert Lineage.objects.filter(old_id=old, share__isnull=False).count() == 0

"""Pages of those who look after accounts, of delegation, and of what was refused."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Delegation, Grant, Refusal, User
from ntm.usecases.access import refusals
from ntm.usecases.access.rules import Action, may
from tests.usecases.access.places import BEFORE, BEGIN, Country, make_country, person
from tests.usecases.accounts.test_importing import LAN, PAO, book

pytestmark = pytest.mark.django_db
NEW = "ruộng-bậc-thang-2024"


@pytest.fixture(autouse=True)
def _day(settings: Any) -> None:
    settings.NTM_WORKING_DAY = BEFORE.isoformat()


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture
def administrator(country: Country) -> User:
    return person(Role.ADMINISTRATOR, country.province, username="quan-tri")


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def codes(page: str) -> list[str]:
    return re.findall(r'<dd class="code">([^<]+)</dd>', page)


def test_a_code_opens_the_account_and_leads_to_choosing_a_password_before_anything_else(
    country: Country, administrator: User
) -> None:
    user = person(Role.COMMUNE_OFFICER, country.commune, username="quen")
    answer = as_(administrator).post(f"/tai-khoan/nguoi-dung/{user.pk}/ma/")
    (code,) = codes(answer.content.decode())
    assert "no-store" in answer.headers["Cache-Control"]
    visitor = Client()
    assert visitor.post("/dang-nhap/", {"username": "quen", "password": code}).status_code == 302
    for address in ("/", "/tai-khoan/", "/so-lieu/"):
        assert visitor.get(address).url == "/tai-khoan/mat-khau/"
    assert "Mật khẩu hiện tại" not in visitor.get("/tai-khoan/mat-khau/").content.decode()
    assert visitor.post("/tai-khoan/mat-khau/", {"new": NEW, "again": NEW}).status_code == 302
    assert visitor.get("/tai-khoan/").status_code == 200
    assert Client().post("/dang-nhap/", {"username": "quen", "password": code}).status_code == 200
    assert Client().post("/dang-nhap/", {"username": "quen", "password": NEW}).status_code == 302


def test_a_code_that_is_too_old_opens_nothing(country: Country, administrator: User) -> None:
    user = person(Role.COMMUNE_OFFICER, country.commune, username="quen")
    (code,) = codes(as_(administrator).post(f"/tai-khoan/nguoi-dung/{user.pk}/ma/").content.decode())
    User.objects.filter(pk=user.pk).update(one_time_until=timezone.now() - timedelta(seconds=1))
    answer = Client().post("/dang-nhap/", {"username": "quen", "password": code})
    assert answer.status_code == 200
    assert "Mã dùng một lần đã hết hạn" in answer.content.decode()


def test_a_new_code_ends_every_session_of_the_person(country: Country, administrator: User) -> None:
    user = person(Role.COMMUNE_OFFICER, country.commune, username="quen")
    user.set_password(NEW)
    user.save()
    client = Client()
    client.post("/dang-nhap/", {"username": "quen", "password": NEW})
    assert client.get("/tai-khoan/").status_code == 200
    as_(administrator).post(f"/tai-khoan/nguoi-dung/{user.pk}/ma/")
    assert client.get("/tai-khoan/").status_code == 302


def test_the_list_shows_the_last_sign_in_and_finds_by_place(country: Country, administrator: User) -> None:
    officer = person(Role.COMMUNE_OFFICER, country.commune, username="xa-nam-xe")
    User.objects.filter(pk=officer.pk).update(last_login=timezone.now() - timedelta(days=90))
    person(Role.COMMUNE_OFFICER, country.neighbour, username="xa-then-sin")
    client = as_(administrator)
    page = client.get("/tai-khoan/nguoi-dung/").content.decode()
    assert "quá 60 ngày" in page
    assert "chưa bao giờ" in page
    found = client.get("/tai-khoan/nguoi-dung/?tim=nam+xe").content.decode()
    assert "xa-nam-xe" in found
    assert "xa-then-sin" not in found


def test_the_list_asks_the_same_number_of_questions_of_ten_people_and_of_forty(
    country: Country, administrator: User
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_(administrator)
    counts = []
    for begin, end in ((0, 10), (10, 40)):
        for number in range(begin, end):
            person(Role.COMMUNE_OFFICER, country.commune, username=f"nguoi-{number}")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/tai-khoan/nguoi-dung/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_workbook_becomes_slips_and_a_second_click_shows_them_again(country: Country, administrator: User) -> None:
    client = as_(administrator)
    address = f"/tai-khoan/nguoi-dung/nhap/{country.province.pk}/"
    file = SimpleUploadedFile("ds.xlsx", book(LAN, PAO, ("", "", "Vua")))
    page = client.post(address, {"tep": file}).content.decode()
    assert "<b>2</b> người mới, 0 đã có tài khoản, 1 dòng có lỗi" in page
    sealed = re.search(r'name="rows" value="([^"]+)"', page)
    assert sealed
    first = client.post(f"{address}tao/", {"rows": sealed.group(1)})
    second = client.post(f"{address}tao/", {"rows": sealed.group(1)})
    assert len(codes(first.content.decode())) == 2
    assert codes(first.content.decode()) == codes(second.content.decode())
    assert User.objects.filter(username__in=("lanlt", "pao")).count() == 2
    other = as_(person(Role.ADMINISTRATOR, country.province, username="khac"))
    assert other.post(f"{address}tao/", {"rows": sealed.group(1)}).status_code == 302


def test_one_person_is_added_on_a_page(country: Country, administrator: User) -> None:
    client = as_(administrator)
    form = {
        "full_name": "Lò Thị Lan",
        "role": "Cán bộ xã",
        "district": "Phong Thổ",
        "commune": "Nậm Xe",
        "start": "10/06/2024",
        "client_id": str(uuid4()),
    }
    address = f"/tai-khoan/nguoi-dung/them/{country.province.pk}/"
    wrong = client.post(address, form | {"commune": "Xã Lạ"})
    assert wrong.status_code == 422
    assert "không có xã" in wrong.content.decode()
    answer = client.post(address, form)
    assert len(codes(answer.content.decode())) == 1
    assert codes(client.post(address, form).content.decode()) in (codes(answer.content.decode()), [])
    assert User.objects.filter(full_name="Lò Thị Lan").count() == 1


def test_roles_are_given_ended_and_passed_to_whoever_comes_next(country: Country, administrator: User) -> None:
    client = as_(administrator)
    old = person(Role.COMMUNE_OFFICER, country.commune, username="cu")
    new = User.objects.create(username="moi", full_name="Người mới")
    address, asked = f"/tai-khoan/nguoi-dung/{old.pk}/chuyen/", {"to": "moi", "from_day": "01/07/2024"}
    listed = client.get(address, asked).content.decode()
    assert "Cán bộ xã · xã Nậm Xe" in listed and not Grant.objects.filter(user=new).exists()
    hidden = dict(re.findall(r'name="(form_id|digest)" value="([^"]+)"', listed))
    assert client.post(address, {**asked, **hidden, "source": ""}).status_code == 422
    assert client.post(address, {**asked, **hidden, "source": "QĐ 12/QĐ-UBND"}).status_code == 302
    day = BEFORE.replace(month=7, day=1)
    commune = country.commune.pk
    for user, before, after in ((old, True, False), (new, False, True)):
        assert may(user, Action.ENTER_FIGURES, unit_id=commune, on=day - timedelta(days=1)) is before
        assert may(user, Action.ENTER_FIGURES, unit_id=commune, on=day) is after
    given = client.post(
        f"/tai-khoan/nguoi-dung/{new.pk}/vai-tro/",
        {"place": country.province.pk, "role": "Giám sát", "district": "Phong Thổ", "start": "01/01/2024"},
    )
    assert given.status_code == 302
    grant = Grant.objects.get(user=new, role="oversight")
    assert grant.unit_id == country.district.pk
    client.post(f"/tai-khoan/nguoi-dung/{new.pk}/vai-tro/{grant.pk}/", {"last_day": "30/06/2024"})
    grant.refresh_from_db()
    assert grant.span.upper == day


def test_a_person_delegates_on_a_page_and_takes_it_back(country: Country) -> None:
    giver = person(Role.DISTRICT_OFFICE, country.district, username="giao")
    receiver = User.objects.create(username="nhan", full_name="Người nhận")
    client = as_(giver)
    form = {
        "grant": Grant.objects.get(user=giver).pk,
        "receiver": "nhan",
        "powers": ["enter", "consolidate"],
        "start": "10/06/2024",
        "last_day": "20/06/2024",
        "reason": "Đi học, quyết định 12/QĐ",
        "client_id": str(uuid4()),
    }
    too_much = client.post("/tai-khoan/uy-quyen/", form | {"powers": ["administer"]})
    assert too_much.status_code == 422
    assert "không có tất cả các quyền" in too_much.content.decode()
    for _ in range(2):
        assert client.post("/tai-khoan/uy-quyen/", form).status_code == 302
    row = Delegation.objects.get()
    assert may(receiver, Action.CONSOLIDATE, unit_id=country.commune.pk, on=BEFORE)
    assert "Thu hồi" in client.get("/tai-khoan/").content.decode()
    assert "Thu hồi" not in as_(receiver).get("/tai-khoan/").content.decode()
    assert as_(receiver).post(f"/tai-khoan/uy-quyen/{row.pk}/thu-hoi/").status_code == 403
    assert client.post(f"/tai-khoan/uy-quyen/{row.pk}/thu-hoi/").status_code == 302
    assert not may(receiver, Action.CONSOLIDATE, unit_id=country.commune.pk, on=BEFORE)


def test_whoever_receives_a_role_by_delegation_opens_its_pages(country: Country) -> None:
    from ntm.store.base import open_span

    leader = person(Role.PROVINCE_OFFICE, country.province, username="giao")
    receiver = User.objects.create(username="nhan", full_name="Người nhận")
    assert as_(receiver).get("/").status_code == 403
    Delegation.objects.create(
        grant=Grant.objects.get(user=leader),
        giver=leader,
        receiver=receiver,
        unit=country.province,
        powers=["enter"],
        span=open_span(BEGIN, BEFORE + timedelta(days=1)),
        reason="x",
        client_id=uuid4(),
        at=timezone.now(),
    )
    assert as_(receiver).get("/so-lieu/").status_code == 200
    assert "Nậm Xe" in as_(receiver).get("/so-lieu/").content.decode()


class TestRefusals:
    def test_a_refused_page_is_kept_with_who_what_and_where(self, country: Country, administrator: User) -> None:
        user = person(Role.COMMUNE_OFFICER, country.commune, username="to-mo")
        client = as_(user)
        assert client.get("/tai-khoan/nguoi-dung/").status_code == 403
        assert client.get(f"/tai-khoan/nguoi-dung/nhap/{country.province.pk}/").status_code == 403
        rows = list(Refusal.objects.order_by("pk"))
        assert [(row.user_id, row.action, row.unit_id, row.method) for row in rows] == [
            (user.pk, "manage_accounts", None, "GET"),
            (user.pk, "manage_accounts", country.province.pk, "GET"),
        ]
        page = as_(administrator).get("/tai-khoan/bi-tu-choi/").content.decode()
        assert "to-mo" in page
        assert "quản lý tài khoản tại tỉnh Lai Châu" in page

    def test_a_deed_that_was_refused_stays_refused_when_it_is_kept(self, country: Country) -> None:
        user = person(Role.COMMUNE_OFFICER, country.commune, username="to-mo")
        target = person(Role.COMMUNE_OFFICER, country.neighbour, username="ban")
        assert as_(user).post(f"/tai-khoan/nguoi-dung/{target.pk}/ma/").status_code == 403
        assert Refusal.objects.count() == 1
        target.refresh_from_db()
        assert target.one_time_until is None

    def test_a_locked_door_is_kept_with_the_name_that_was_tried(self, country: Country, administrator: User) -> None:
        person(Role.COMMUNE_OFFICER, country.commune, username="quen")
        for _ in range(5):
            Client().post("/dang-nhap/", {"username": "QUEN", "password": "sai"}, REMOTE_ADDR="10.0.0.9")
        row = Refusal.objects.get()
        assert (row.user.username, row.address) == ("quen", "10.0.0.9")
        assert "Tạm khóa đăng nhập" in row.message

    def test_a_person_who_tries_every_door_does_not_fill_the_disk(
        self, country: Country, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(refusals, "MOST_A_DAY", 3)
        client = as_(person(Role.COMMUNE_OFFICER, country.commune, username="to-mo"))
        for _ in range(6):
            assert client.get("/tai-khoan/nguoi-dung/").status_code == 403
        assert Refusal.objects.count() == 3

"""Signing in and out, being locked out, changing one's password."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.store.audit.models import Entry
from ntm.usecases.access import operations
from ntm.usecases.audit.verification import verify
from tests.usecases.access.places import AT, BEGIN, make_country

pytestmark = pytest.mark.django_db
PASSWORD = "chè-tuyết-Sìn-Hồ"


@pytest.fixture
def lan() -> User:
    return operations.create_user(
        username="Lan", full_name="Lò Thị Lan", password=PASSWORD, by=None, at=AT, on=date(2024, 6, 10)
    )


def sign_in(client: Client, username: str = "lan", password: str = PASSWORD, address: str = "10.0.0.1") -> int:
    return client.post(
        "/dang-nhap/", {"username": username, "password": password, "next": "/tai-khoan/"}, REMOTE_ADDR=address
    ).status_code


def test_a_person_signs_in_whatever_the_letters_case_and_out_again(client: Client, lan: User) -> None:
    answer = client.post("/dang-nhap/", {"username": " LAN ", "password": PASSWORD, "next": "/tai-khoan/"})
    assert (answer.status_code, answer.url) == (302, "/tai-khoan/")
    assert "Lò Thị Lan" in client.get("/tai-khoan/").content.decode()
    assert client.post("/dang-xuat/").url == "/dang-nhap/"
    assert client.get("/tai-khoan/").status_code == 302


def test_a_link_cannot_sign_a_person_out(client: Client, lan: User) -> None:
    client.force_login(lan, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/dang-xuat/").status_code == 405


def test_signing_in_never_leads_to_another_site(client: Client, lan: User) -> None:
    answer = client.post("/dang-nhap/", {"username": "lan", "password": PASSWORD, "next": "https://evil.example/"})
    assert answer.url == "/"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client: Client, lan: User) -> None:
    pages = [
        client.post("/dang-nhap/", {"username": name, "password": "sai"}).content.decode().split("</form>")[0]
        for name in ("lan", "ai-do")
    ]
    assert all("Tên đăng nhập hoặc mật khẩu không đúng" in page for page in pages)


def test_a_closed_account_does_not_sign_in(client: Client, lan: User) -> None:
    User.objects.filter(pk=lan.pk).update(is_active=False)
    assert sign_in(client) == 200


class TestThrottling:
    def test_after_five_failures_the_right_password_waits_too_and_the_page_says_how_long(
        self, client: Client, lan: User
    ) -> None:
        assert [sign_in(client, password="sai") for _ in range(5)] == [200, 200, 200, 200, 429]
        answer = client.post("/dang-nhap/", {"username": "lan", "password": PASSWORD}, REMOTE_ADDR="10.0.0.1")
        assert answer.status_code == 429
        page = answer.content.decode()
        assert "Đã nhập sai 5 lần" in page
        assert "15 phút" in page
        assert answer.headers["Retry-After"] == "900"

    def test_four_failures_and_a_success_begin_anew(self, client: Client, lan: User) -> None:
        for _ in range(2):
            assert [sign_in(client, password="sai") for _ in range(4)] == [200] * 4
            assert sign_in(client) == 302
            client.post("/dang-xuat/")

    def test_neither_colleagues_at_the_same_address_nor_the_person_elsewhere_are_locked(
        self, client: Client, lan: User
    ) -> None:
        operations.create_user(
            username="tuan", full_name="Tuấn", password=PASSWORD, by=None, at=AT, on=date(2024, 6, 10)
        )
        for _ in range(6):
            sign_in(client, password="sai")
        assert sign_in(Client(), username="tuan") == 302
        assert sign_in(Client(), address="10.0.0.2") == 302

    def test_letters_case_does_not_give_more_tries(self, client: Client, lan: User) -> None:
        tries = [sign_in(client, username=name, password="sai") for name in ("lan", "LAN", "Lan", " lan", "lAn")]
        assert tries[-1] == 429

    def test_after_the_wait_one_may_again(self, client: Client, lan: User) -> None:
        from axes.models import AccessAttempt

        for _ in range(5):
            sign_in(client, password="sai")
        AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
        assert AccessAttempt.objects.exists()
        AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
        assert sign_in(client) == 302


class TestPassword:
    @pytest.fixture(autouse=True)
    def signed_in(self, client: Client, lan: User) -> None:
        assert sign_in(client) == 302

    def change(self, client: Client, **fields: str) -> tuple[int, str]:
        form = {"old": PASSWORD, "new": "ruộng-bậc-thang-2024", "again": "ruộng-bậc-thang-2024"} | fields
        answer = client.post("/tai-khoan/mat-khau/", form)
        return answer.status_code, answer.content.decode()

    def test_a_changed_password_is_recorded_without_itself_and_ends_other_sessions(
        self, client: Client, lan: User
    ) -> None:
        elsewhere = Client()
        assert sign_in(elsewhere) == 302
        assert self.change(client)[0] == 302
        assert client.get("/tai-khoan/").status_code == 200
        assert elsewhere.get("/tai-khoan/").status_code == 302
        assert sign_in(Client()) == 200
        assert sign_in(Client(), password="ruộng-bậc-thang-2024") == 302
        assert Entry.objects.filter(what="access.password_changed").get().payload == {"user": lan.pk}
        assert verify().holds

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"old": "sai"}, "Mật khẩu hiện tại không đúng"),
            ({"again": "khác"}, "không giống nhau"),
            ({"new": "ngắn", "again": "ngắn"}, "10"),
            ({"new": "123456789012", "again": "123456789012"}, "mật khẩu"),
            ({"new": "", "again": ""}, "Nhập mật khẩu mới"),
        ],
    )
    def test_a_password_that_will_not_do_is_refused_with_the_reason(
        self, client: Client, fields: dict[str, str], message: str
    ) -> None:
        status, page = self.change(client, **fields)
        assert status == 422
        assert message in page
        assert sign_in(Client()) == 302  # the old one still holds


def test_a_persons_page_lists_the_roles_with_place_and_days(client: Client, lan: User) -> None:
    country = make_country()
    operations.grant_role(
        user=lan,
        role=Role.AGENCY,
        unit_id=country.district.pk,
        start=BEGIN,
        end=date(2023, 1, 1),
        criteria=["5", "14"],
        agency="Phòng Giáo dục",
        by=None,
        at=AT,
        on=date(2024, 6, 10),
    )
    sign_in(client)
    page = client.get("/tai-khoan/").content.decode()
    for words in ("Cơ quan chuyên môn · Phòng Giáo dục", "huyện Phong Thổ", "5, 14", "31/12/2022", "không hiệu lực"):
        assert words in page


def test_a_person_without_a_role_is_told_whom_to_ask(client: Client, lan: User) -> None:
    sign_in(client)
    assert "chưa được giao vai trò nào" in client.get("/tai-khoan/").content.decode()

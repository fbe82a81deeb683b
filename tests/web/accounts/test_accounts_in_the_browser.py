"""The door in a real Chromium: readable, by keyboard, on a laptop and on a phone."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from ntm.usecases.access import operations
from tests.browser import axe, screenshot, sign_in
from tests.usecases.access.places import AT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "chè-tuyết-Sìn-Hồ"


@pytest.fixture(autouse=True)
def lan() -> None:
    operations.create_user(
        username="lan", full_name="Lò Thị Lan", password=PASSWORD, by=None, at=AT, on=date(2024, 6, 10)
    )


def test_a_person_signs_in_by_keyboard_and_sees_the_own_page(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/dang-nhap/?next=/tai-khoan/")
    axe(page)
    screenshot(page, "sign-in")
    page.keyboard.type("lan")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lò Thị Lan")).to_be_visible()
    axe(page)
    screenshot(page, "account")
    page.get_by_role("link", name="Đổi mật khẩu").click()
    axe(page)
    screenshot(page, "change-password")


def test_the_door_and_the_lock_fit_a_phone(live_server: LiveServer, phone: Page) -> None:
    phone.goto(f"{live_server.url}/dang-nhap/")
    for _ in range(5):
        phone.get_by_label("Tên đăng nhập").fill("lan")
        phone.get_by_label("Mật khẩu").fill("sai")
        phone.get_by_role("button", name="Đăng nhập").click()
    expect(phone.get_by_role("heading", name="Tạm khóa đăng nhập")).to_be_visible()
    axe(phone)
    screenshot(phone, "locked-phone")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_helper_signs_a_person_in(live_server: LiveServer, page: Page) -> None:
    sign_in(page, live_server, "lan", PASSWORD)
    page.goto(f"{live_server.url}/tai-khoan/")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()

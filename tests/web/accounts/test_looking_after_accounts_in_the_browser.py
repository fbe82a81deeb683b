"""The pages of those who look after accounts, in a real Chromium: by an administrator on a laptop, on a phone too."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from tests.browser import axe, screenshot, sign_in
from tests.usecases.access.places import BEFORE, Country, make_country, person
from tests.usecases.accounts.test_importing import LAN, PAO, YTE, book

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "chè-tuyết-Sìn-Hồ"


@pytest.fixture(autouse=True)
def country(settings: Any) -> Country:
    settings.NTM_WORKING_DAY = BEFORE.isoformat()
    country = make_country()
    people = [
        (person(Role.ADMINISTRATOR, country.province, username="quan-tri"), "Giàng A Chứ"),
        (person(Role.COMMUNE_OFFICER, country.commune, username="canbo-xa"), "Tẩn Thị Mẩy"),
        (person(Role.DISTRICT_OFFICE, country.district, username="vpdp-huyen"), "Hoàng Văn Thắng"),
    ]
    for user, name in people:
        user.full_name = name
        user.set_password(PASSWORD)
        user.save()
    User.objects.filter(username="vpdp-huyen").update(last_login=timezone.now() - timedelta(days=75))
    return country


def test_an_administrator_makes_accounts_from_a_workbook_and_prints_slips(
    live_server: LiveServer, page: Page, tmp_path: Path
) -> None:
    sign_in(page, live_server, "quan-tri", PASSWORD)
    page.goto(f"{live_server.url}/tai-khoan/")
    page.get_by_role("link", name="Quản lý người dùng").click()
    expect(page.get_by_role("heading", name="Người dùng")).to_be_visible()
    axe(page)
    screenshot(page, "accounts-people")
    page.get_by_role("link", name="Nhập từ bảng tính").click()
    axe(page)
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(book(LAN, PAO, YTE, ("Má A Tú", "", "Cán bộ xã", "Phong Thổ", "Xã Lạ")))
    page.get_by_label("Tệp bảng tính").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("không có xã “Xã Lạ”")).to_be_visible()
    axe(page)
    screenshot(page, "accounts-import-preview")
    page.get_by_role("button", name="Tạo 3 tài khoản").click()
    expect(page.get_by_role("heading", name="3 phiếu tài khoản")).to_be_visible()
    axe(page)
    screenshot(page, "accounts-slips")
    page.emulate_media(media="print")
    screenshot(page, "accounts-slips-print")


def test_a_person_is_shown_with_roles_and_given_a_code(live_server: LiveServer, page: Page) -> None:
    sign_in(page, live_server, "quan-tri", PASSWORD)
    page.goto(f"{live_server.url}/tai-khoan/nguoi-dung/?tim=Mẩy")
    page.get_by_role("link", name="Tẩn Thị Mẩy").click()
    page.get_by_text("Giao thêm vai trò").click()
    axe(page)
    screenshot(page, "accounts-person")
    page.get_by_role("button", name="Cấp mã dùng một lần").click()
    code = page.locator(".code").inner_text()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_label("Tên đăng nhập").fill("canbo-xa")
    page.get_by_label("Mật khẩu").fill(code)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Đặt mật khẩu của riêng anh/chị")).to_be_visible()
    axe(page)
    screenshot(page, "accounts-choose-password")
    page.get_by_label("Mật khẩu mới", exact=True).fill("ruộng-bậc-thang-2024")
    page.get_by_label("Nhập lại mật khẩu mới").fill("ruộng-bậc-thang-2024")
    page.get_by_role("button", name="Đặt mật khẩu").click()
    page.goto(f"{live_server.url}/tai-khoan/nguoi-dung/")
    expect(page.get_by_role("heading", name="Anh/chị không được mở trang này")).to_be_visible()
    screenshot(page, "accounts-refused")


def test_an_office_delegates_before_going_away_and_an_administrator_adds_a_person(
    live_server: LiveServer, page: Page, phone: Page
) -> None:
    sign_in(page, live_server, "vpdp-huyen", PASSWORD)
    page.goto(f"{live_server.url}/tai-khoan/uy-quyen/")
    axe(page)
    page.get_by_label("Người nhận").fill("canbo-xa")
    page.get_by_role("checkbox", name="Tổng hợp").check()
    page.get_by_label("Đến hết ngày").fill("20/06/2024")
    page.get_by_label("Lý do hoặc văn bản ủy quyền").fill("Đi học nghị quyết, giấy ủy quyền 12/GUQ")
    screenshot(page, "accounts-delegate")
    page.get_by_role("button", name="Ủy quyền").click()
    expect(page.get_by_text("Đã ủy quyền cho Tẩn Thị Mẩy.")).to_be_visible()
    axe(page)
    screenshot(page, "accounts-own-page")
    sign_in(phone, live_server, "quan-tri", PASSWORD)
    for name, address in (("people", "nguoi-dung/"), ("refusals", "bi-tu-choi/")):
        phone.goto(f"{live_server.url}/tai-khoan/{address}")
        axe(phone)
        screenshot(phone, f"accounts-{name}-phone")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.goto(f"{live_server.url}/tai-khoan/nguoi-dung/")
    phone.get_by_role("link", name="Thêm một người").click()
    axe(phone)
    screenshot(phone, "accounts-add-phone")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

"""Villages, attributes and agencies in a real Chromium: with and without JavaScript, on a laptop and a phone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ntm.core.kernel.states import Level, Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.assignments import operations as agencies
from ntm.usecases.territory import queries
from tests.browser import axe, screenshot, sign_in
from tests.made_workbooks import book

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mot-mat-khau-dai"
DAY = date(2024, 6, 10)
AT = datetime(2024, 6, 10, 3, tzinfo=UTC)


@pytest.fixture
def office(country_for_one: None, live_server: Any, settings: Any) -> Any:
    """Serve all units and agencies to the province's office, on a working day in 2024."""
    settings.NTM_WORKING_DAY = "2024-06-10"
    agencies.load_agencies_named_in_papers(by=None, at=AT)
    user = User.objects.create_user("vpdp", full_name="Văn phòng Điều phối tỉnh", password=PASSWORD)
    province = queries.find_unit("12", Level.PROVINCE, DAY)
    Grant.objects.create(user=user, role=Role.PROVINCE_OFFICE, unit_id=province.id, span=open_span(date(2021, 1, 1)))
    return live_server


def without_script(browser: Browser, office: Any) -> Page:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    sign_in(page, office, "vpdp", PASSWORD)
    return page


def test_an_office_imports_villages_keeps_attributes_and_looks_at_agencies(
    office: Any, page: Page, phone: Page, browser: Browser, tmp_path: Path
) -> None:
    province = queries.find_unit("12", Level.PROVINCE, DAY).id
    commune = queries.find_unit("03592", Level.COMMUNE, DAY).id
    district = queries.find_unit("109", Level.DISTRICT, DAY).id
    file = tmp_path / "thon-ban.xlsx"
    file.write_bytes(
        book(
            ("Huyện", "Xã", "Tên thôn, bản", "Ghi chú"),
            ("Phong Thổ", "Sin Suối Hồ", "Bản Sin Suối Hồ", ""),
            ("Phong Thổ", "Sin Suối Hồ", "Bản Can Hồ", ""),
            ("Phong Thổ", "Sin Suối Hồ", "Thôn Chí Sáng", ""),
            ("Phong Thổ", "Sin Suối", "Bản Mấn", ""),
            ("Phong Thổ", "Sin Suối Hồ", "=A1", ""),
        )
    )
    sign_in(page, office, "vpdp", PASSWORD)
    page.goto(f"{office.url}/don-vi/{province}/")
    page.get_by_role("link", name="Nhập thôn, bản").click()
    page.get_by_label("Tệp bảng tính").set_input_files(file)
    axe(page)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("Chưa ghi gì")).to_be_visible()
    axe(page)
    screenshot(page, "thon-ban-xem-truoc")
    page.get_by_role("button", name="Ghi 3 thôn, bản mới").click()
    expect(page.get_by_role("status")).to_contain_text("Đã thêm 3 thôn, bản")

    page.goto(f"{office.url}/don-vi/{commune}/")
    axe(page)
    screenshot(page, "don-vi-thuoc-tinh")
    page.get_by_role("link", name="Quản lý thôn, bản").click()
    axe(page)
    screenshot(page, "thon-ban")

    plain = without_script(browser, office)
    plain.goto(f"{office.url}/don-vi/{commune}/cac-thon-ban/")
    plain.get_by_label("Bản Sin Suối Hồ").check()
    plain.get_by_label("Bản Can Hồ").check()
    plain.get_by_label("Tên sau khi gộp").fill("Sin Suối Hồ")
    merge = plain.get_by_role("region", name="Gộp thành thôn, bản mới")
    merge.get_by_label("Từ ngày").fill("01/05/2024")
    merge.get_by_label("Theo văn bản").fill("15/QĐ-UBND")
    plain.get_by_role("button", name="Gộp", exact=True).click()
    expect(plain.get_by_role("status")).to_contain_text("Đã gộp từ 01/05/2024")

    plain.goto(f"{office.url}/don-vi/{commune}/thuoc-tinh/")
    plain.get_by_text("Ghi giá trị").nth(2).click()
    form = plain.locator("#specially_disadvantaged form")
    form.get_by_label("Từ ngày").fill("04/06/2021")
    form.get_by_label("Nguồn").fill("861/QĐ-TTg")
    form.get_by_role("button", name="Ghi", exact=True).click()
    expect(plain.get_by_role("status")).to_contain_text("Đã ghi đặc biệt khó khăn: có từ 04/06/2021")
    plain.context.close()

    page.goto(f"{office.url}/don-vi/{commune}/thuoc-tinh/")
    page.locator("#specially_disadvantaged").get_by_text("Đã ghi 1 lần").click()
    page.locator("#population").get_by_text("Ghi giá trị").click()
    axe(page)
    screenshot(page, "thuoc-tinh")

    page.goto(f"{office.url}/don-vi/{district}/")
    page.locator("#noi-dung").get_by_role("link", name="Cơ quan", exact=True).click()
    axe(page)
    screenshot(page, "co-quan")
    page.get_by_role("searchbox", name="Tên như văn bản viết").fill("cơ quan thường trực")
    page.get_by_role("button", name="Xem").click()
    page.get_by_role("link", name="Phòng Nông nghiệp và Phát triển nông thôn").click()
    expect(page.get_by_role("heading", name="Kế thừa")).to_be_visible()
    axe(page)
    screenshot(page, "co-quan-mot")

    sign_in(phone, office, "vpdp", PASSWORD)
    for name, address in (
        ("thon-ban", f"/don-vi/{commune}/cac-thon-ban/"),
        ("thuoc-tinh", f"/don-vi/{commune}/thuoc-tinh/"),
        ("co-quan", f"/co-quan/?noi={district}"),
    ):
        phone.goto(f"{office.url}{address}")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        axe(phone)
        screenshot(phone, f"{name}-dien-thoai")

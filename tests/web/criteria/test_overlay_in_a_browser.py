"""A province's levels in a real Chromium: a prepared workbook, a wrong cell, a second person, both values shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.store.territory.models import UnitVersion
from tests.browser import axe, screenshot, sign_in
from tests.documents.law_workbook.books import COMMUNE, Sheets, changed, put, row_of
from tests.usecases.access.places import make_country, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "mot-mat-khau-dai"
LAI_CHAU = f"{COMMUNE}@lai-chau"
LEVELS = "Mức của tỉnh"


@pytest.fixture
def office(live_server: Any, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Serve the law to two people of Lai Châu's office, after 1487/QĐ-UBND."""
    settings.NTM_WORKING_DAY = "2024-11-04"
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    country = make_country()
    UnitVersion.objects.filter(unit=country.province).update(code="12")
    for username, name in (("soan", "Lò Thị Soạn"), ("duyet", "Vàng A Duyệt")):
        user: User = person(Role.PROVINCE_OFFICE, country.province, username=username)
        user.full_name = name
        user.set_password(PASSWORD)
        user.save()
    return live_server


def fill(sheets: Sheets, indicator: str, value: float) -> None:
    row = row_of(sheets, LEVELS, Chỉ_tiêu=indicator)
    put(sheets, LEVELS, row, "Giá trị", value)
    put(sheets, LEVELS, row, "Chỗ trong văn bản", "Phụ lục, mục 2")


def test_two_people_put_a_province_s_levels_in_force(office: Any, page: Page, browser: Browser, tmp_path: Path) -> None:
    sign_in(page, office, "soan", PASSWORD)
    page.goto(f"{office.url}/bo-tieu-chi/nhap/")
    axe(page)
    screenshot(page, "bo-tieu-chi-nhap")
    with page.expect_download() as download:
        page.get_by_role("link", name="Lai Châu: Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021–2025").click()
    content = Path(download.value.path()).read_bytes()

    def too_low(sheets: Sheets) -> None:
        fill(sheets, "2.1", 80)
        fill(sheets, "11.1", 14)

    def right(sheets: Sheets) -> None:
        fill(sheets, "2.1", 80)
        fill(sheets, "11.1", 12)

    for name, change in (("sai", too_low), ("dung", right)):
        (tmp_path / f"{name}.xlsx").write_bytes(changed(content, change))
    page.get_by_label("Tệp bộ tiêu chí").set_input_files(tmp_path / "sai.xlsx")
    page.get_by_label("Lý do").fill("Mức của tỉnh theo 1487/QĐ-UBND")
    page.get_by_role("button", name="Kiểm tra và lưu dự thảo").click()
    expect(page.get_by_role("alert")).to_contain_text("Mức của tỉnh thấp hơn mức quốc gia (14 / 13, TDMNPB)")
    axe(page)
    screenshot(page, "phan-tinh-sai")
    page.get_by_label("Tệp bộ tiêu chí").set_input_files(tmp_path / "dung.xlsx")
    page.get_by_role("button", name="Kiểm tra và lưu dự thảo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu dự thảo")
    expect(page.get_by_text("không tự duyệt được")).to_be_visible()
    axe(page)
    screenshot(page, "phan-tinh-du-thao")
    address = page.url

    other = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    phone = other.new_page()
    sign_in(phone, office, "duyet", PASSWORD)
    phone.goto(address)
    screenshot(phone, "phan-tinh-duyet-dien-thoai")
    assert int(phone.locator("html").evaluate("page => page.scrollWidth")) <= 360
    phone.get_by_role("button", name="Duyệt, cho có hiệu lực").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã duyệt")
    for place in (f"{LAI_CHAU}/", f"{LAI_CHAU}/thuc-hien/", "nhap/"):
        phone.goto(f"{office.url}/bo-tieu-chi/{place}")
        assert int(phone.locator("html").evaluate("page => page.scrollWidth")) <= 360, place
        screenshot(phone, f"phan-tinh-{place.strip('/').split('/')[-1]}-dien-thoai")
    other.close()

    page.goto(f"{office.url}/bo-tieu-chi/{LAI_CHAU}/?ngay=22/10/2024")
    part = page.get_by_role("region", name="Phần tỉnh quy định", exact=True)
    expect(part).to_contain_text("≥ 80%")
    expect(part).to_contain_text("UBND cấp tỉnh quy định cụ thể")
    axe(page)
    screenshot(page, "phan-tinh-bo")
    page.goto(f"{office.url}/bo-tieu-chi/{LAI_CHAU}/thuc-hien/")
    axe(page)
    screenshot(page, "bo-tieu-chi-thuc-hien")
    page.emulate_media(media="print")
    screenshot(page, "bo-tieu-chi-thuc-hien-in")

"""Bộ tiêu chí in a real Chromium: two offices put a set in force; on a phone and without JavaScript too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from tests.browser import axe, screenshot, sign_in
from tests.documents.law_workbook.books import COMMUNE, Sheets, book, changed, put, row_of
from tests.usecases.access.places import make_country, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "mot-mat-khau-dai"


@pytest.fixture
def office(live_server: Any, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Serve the law to two people of a province's office, on a working day in 2024."""
    settings.NTM_WORKING_DAY = "2024-06-10"
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    country = make_country()
    for username, name in (("soan", "Lò Thị Soạn"), ("duyet", "Vàng A Duyệt")):
        user: User = person(Role.PROVINCE_OFFICE, country.province, username=username)
        user.full_name = name
        user.set_password(PASSWORD)
        user.save()
    return live_server


def lower(sheets: Sheets) -> None:
    put(sheets, "Mức", row_of(sheets, "Mức", Chỉ_tiêu="11.1", Vùng="TDMNPB"), "Giá trị", 12)


def spoil(sheets: Sheets) -> None:
    put(sheets, "Mức", row_of(sheets, "Mức", Chỉ_tiêu="11.1", Vùng="TDMNPB"), "Giá trị", "13%")
    put(sheets, "Tiêu chí", row_of(sheets, "Tiêu chí", Tiêu_chí_số=4), "Tên tiêu chí", "")


def test_two_people_put_a_set_in_force_and_check_it(office: Any, page: Page, browser: Browser, tmp_path: Path) -> None:
    wrong, right = tmp_path / "sai.xlsx", tmp_path / "dung.xlsx"
    wrong.write_bytes(changed(book(COMMUNE), spoil))
    right.write_bytes(changed(book(COMMUNE), lower))
    sign_in(page, office, "soan", PASSWORD)
    page.goto(office.url)
    page.get_by_role("link", name="Tiêu chí", exact=True).click()
    page.get_by_role("link", name="Bộ tiêu chí", exact=True).click()
    expect(page.get_by_role("heading", name="Bộ tiêu chí có hiệu lực ngày 10/06/2024")).to_be_visible()
    axe(page)
    screenshot(page, "bo-tieu-chi")
    page.get_by_role("link", name="Nhập, sửa bộ tiêu chí").click()
    axe(page)
    page.get_by_label("Tệp bộ tiêu chí").set_input_files(wrong)
    page.get_by_label("Lý do").fill("Sửa mức 11.1 theo bản công báo")
    page.get_by_role("button", name="Kiểm tra và lưu dự thảo").click()
    expect(page.get_by_role("alert")).to_contain_text("Có 2 chỗ phải sửa")
    expect(page.get_by_label("Lý do")).to_have_value("Sửa mức 11.1 theo bản công báo")
    axe(page)
    screenshot(page, "bo-tieu-chi-sai")
    page.get_by_label("Tệp bộ tiêu chí").set_input_files(right)
    page.get_by_role("button", name="Kiểm tra và lưu dự thảo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu dự thảo")
    expect(page.get_by_text("không tự duyệt được")).to_be_visible()
    axe(page)
    address = page.url

    other = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    phone = other.new_page()
    sign_in(phone, office, "duyet", PASSWORD)
    phone.goto(address)
    assert "12" in phone.locator(".change .after").first.inner_text()
    assert len(phone.locator("table.change tbody tr").all()) == 1
    screenshot(phone, "bo-tieu-chi-duyet-dien-thoai")
    phone.get_by_role("button", name="Duyệt, cho có hiệu lực").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã duyệt")
    phone.goto(f"{office.url}/bo-tieu-chi/{COMMUNE}/doi-chieu/?tc=11")
    phone.get_by_label("11.1, mức, TDMNPB: ≤ 12 %").check()
    phone.get_by_label("Ngày đối chiếu").fill("09/06/2024")
    phone.get_by_label("Trang của văn bản gốc").fill("14")
    phone.get_by_role("button", name="Ghi là đã đối chiếu").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã ghi 1 mục")
    for place in ("", f"{COMMUNE}/", f"{COMMUNE}/doi-chieu/", "nhap/"):
        phone.goto(f"{office.url}/bo-tieu-chi/{place}")
        width = int(phone.locator("html").evaluate("page => page.scrollWidth"))
        assert width <= 360, place
    other.close()

    page.goto(f"{office.url}/bo-tieu-chi/{COMMUNE}/")
    expect(page.locator(".annex td.yes")).to_have_text(["≤ 12%"])
    expect(page.get_by_text("Vàng A Duyệt đối chiếu, trang 14")).to_be_visible()
    axe(page)
    screenshot(page, "bo-tieu-chi-bo")
    page.goto(f"{office.url}/bo-tieu-chi/{COMMUNE}/doi-chieu/?tc=11&loc=tat-ca")
    axe(page)
    screenshot(page, "bo-tieu-chi-doi-chieu")
    page.goto(address)
    axe(page)
    screenshot(page, "bo-tieu-chi-du-thao")
    page.goto(f"{office.url}/bo-tieu-chi/{COMMUNE}/")
    page.emulate_media(media="print")
    screenshot(page, "bo-tieu-chi-in")

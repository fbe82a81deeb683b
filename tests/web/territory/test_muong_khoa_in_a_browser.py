"""The walk of the demonstration: Mường Khoa on 30 June and on 1 July 2025, each figure with where it comes from."""

from __future__ import annotations

from datetime import date

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe, screenshot
from tests.demonstration import Served, enter_as

pytestmark = pytest.mark.browser


def commune(demonstration: Served, name: str, on: date) -> int:
    with psycopg.connect(demonstration.database_url) as connection:
        row = connection.execute(
            "SELECT unit_id FROM unit_version WHERE name = %s AND kind = 'commune' AND span @> %s",
            (name, on),
        ).fetchone()
    assert row is not None
    return int(row[0])


def test_muong_khoa_before_and_after_the_first_of_july(demonstration: Served, page: Page) -> None:
    new = commune(demonstration, "Mường Khoa", date(2025, 7, 1))
    old = commune(demonstration, "Mường Khoa", date(2025, 6, 30))
    assert new != old
    enter_as(page, demonstration, "vpdp-tinh")
    page.goto(f"{demonstration.url}/don-vi/{old}/?ngay=2025-06-30")
    expect(page.get_by_role("heading", name="Nơi này nay thuộc đâu")).to_be_visible()
    axe(page)
    screenshot(page, "muong-khoa-30-06-2025")
    page.goto(f"{demonstration.url}/don-vi/{new}/?ngay=2025-07-01")
    expect(page.get_by_role("heading", name="Nơi này gồm những đơn vị nào trước đây")).to_be_visible()
    axe(page)
    screenshot(page, "muong-khoa-01-07-2025")
    page.get_by_role("link", name="Trước và sau 01/07/2025").click()
    expect(page.get_by_role("heading", name="Các đơn vị hợp thành, ngày 30/06/2025")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Xã Mường Khoa").first).to_contain_text("tiêu chí")
    page.get_by_label("Chỉ tiêu").select_option("9.1")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_text("cộng số của các đơn vị hợp thành").first).to_be_visible()
    parts, now = (
        page.locator("section").filter(has=page.locator("#truoc")),
        page.locator("section").filter(has=page.locator("#nay")),
    )
    for here in (parts, now):
        expect(here).to_contain_text("1487/QĐ-UBND")
    expect(parts).to_contain_text("2 đơn vị cũ từng được công nhận; xã Mường Khoa không vì thế mà được công nhận")
    expect(now).to_contain_text("Chưa có số liệu của chính đơn vị này")
    axe(page)
    screenshot(page, "muong-khoa-truoc-sau")
    page.goto(f"{demonstration.url}/don-vi/sap-xep/")
    axe(page)
    screenshot(page, "sap-xep")
    page.get_by_role("link", name="tỉnh Lai Châu năm 2025").click()
    expect(page.get_by_role("heading", name="Căn cứ")).to_be_visible()
    axe(page)
    screenshot(page, "sap-xep-lai-chau")


def test_what_muong_khoa_meets_now_rests_on_its_own_figures_beside_what_its_parts_make(
    demonstration: Served, page: Page
) -> None:
    new = commune(demonstration, "Mường Khoa", date(2025, 7, 1))
    enter_as(page, demonstration, "vpdp-tinh")
    page.goto(demonstration.url)
    page.get_by_role("button", name="chuyển sang 10/09/2025").click()
    page.goto(f"{demonstration.url}/so-lieu/{new}/?ngay=2025-09-10")
    for code, value in (("9.1", "0"), ("9.2", "96,5")):
        field = page.locator(f"[name='f:{code}']")
        if not field.is_visible():
            page.locator("details.card").filter(has=field).locator("summary").first.click()
        field.fill(value)
    page.get_by_label("Nguồn của số liệu").fill("Báo cáo số 12/BC-UBND ngày 09/09/2025")
    page.get_by_role("button", name="Lưu thành bản mới").click()
    page.goto(f"{demonstration.url}/bang-tieu-chi/xa/{new}/?ngay=2025-09-10")
    expect(page.get_by_role("heading", level=1)).to_contain_text("đạt 1/19 tiêu chí")
    expect(page.get_by_text("Vì sao áp dụng bộ này:").locator("..")).to_contain_text("1487/QĐ-UBND")
    axe(page)
    page.goto(f"{demonstration.url}/bang-tieu-chi/giai-thich/{new}/9/?ngay=2025-09-10")
    expect(page.get_by_text("Báo cáo số 12/BC-UBND ngày 09/09/2025").first).to_be_attached()
    carried = page.get_by_text("Trước 01/07/2025 (các đơn vị hợp thành")
    expect(carried.first).to_contain_text("cộng số của các đơn vị hợp thành")
    expect(carried.first).to_contain_text("mô phỏng")
    axe(page)
    closed = page.locator("details.indicator:not([open]) > summary")
    while closed.count():
        closed.first.click()
    screenshot(page, "muong-khoa-giai-thich-9")
    page.get_by_role("link", name="Chuỗi số liệu qua 01/07/2025").first.click()
    expect(page.get_by_role("heading", name="Số liệu qua ngày 01/07/2025")).to_be_visible()
    expect(page.get_by_text("số liệu của chính đơn vị")).to_be_visible()
    screenshot(page, "muong-khoa-chuoi")


def test_before_and_after_fits_a_phone(demonstration: Served, phone: Page) -> None:
    new = commune(demonstration, "Mường Khoa", date(2025, 7, 1))
    enter_as(phone, demonstration, "vpdp-tinh")
    for name, address in (
        ("truoc-sau", f"/don-vi/{new}/truoc-sap-xep/?chi-tieu=9.2"),
        ("don-vi", f"/don-vi/{new}/?ngay=2025-07-01"),
    ):
        phone.goto(f"{demonstration.url}{address}")
        axe(phone)
        screenshot(phone, f"muong-khoa-{name}-360")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360

"""Báo cáo in a real browser: what is owed, a report typed, saved as one goes, looked over, sent and answered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe, screenshot
from tests.demonstration import Served, enter_as, forget_drafts_of

pytestmark = pytest.mark.browser


def open_own_report(page: Page, demonstration: Served, title: str = "Báo cáo quý của UBND xã") -> None:
    page.goto(f"{demonstration.url}/bao-cao/")
    duty = page.locator(".duty", has_text=title).first
    duty.locator(".btn").click()
    page.wait_for_url(lambda url: url.rstrip("/").rsplit("/", 1)[-1].isdigit())


def test_a_commune_officer_sees_what_is_owed_and_by_when(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "canbo-xa")
    page.goto(f"{demonstration.url}/bao-cao/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo của tôi, ngày 10/06/2024")
    first = page.locator(".duty").first
    expect(first).to_contain_text("quý II/2024")
    expect(first).to_contain_text("14/06/2024")
    expect(first).to_contain_text("còn 4 ngày")
    axe(page)
    screenshot(page, "reports-mine")


def test_a_report_is_typed_saved_as_one_goes_looked_over_and_sent(page: Page, demonstration: Served) -> None:
    forget_drafts_of("canbo-xa", demonstration)
    enter_as(page, demonstration, "canbo-xa")
    open_own_report(page, demonstration)
    expect(page.get_by_role("heading", level=1)).to_contain_text("quý II/2024")
    axe(page)
    screenshot(page, "reports-report")
    page.locator("summary", has_text="10. Thu nhập").click()
    income = page.locator("[name='f:10.1.v']")
    income.fill("42.000")
    income.press("Tab")
    expect(page.locator("#da-luu")).to_contain_text("cần xem lại")
    expect(page.locator("#da-luu")).to_contain_text("10.1")
    page.reload()
    expect(income).to_have_value("42.000")
    expect(page.locator("[id='f:10.1']")).to_contain_text("nhầm đơn vị")
    income.fill("=")
    page.get_by_role("button", name="Các ô còn trống: không thay đổi").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu bản nháp")
    page.get_by_label("Tình hình triển khai").fill("Đã bê tông hóa 1,2 km đường bản Huổi Hán.")
    page.get_by_role("button", name="Xem lại và gửi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gửi báo cáo quý II/2024")
    axe(page)
    screenshot(page, "reports-send")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("status").first).to_contain_text("đúng hạn")
    expect(page.get_by_role("heading", name="Quá trình")).to_be_visible()
    screenshot(page, "reports-sent")
    page.context.clear_cookies()
    enter_as(page, demonstration, "vpdp-huyen")
    page.goto(f"{demonstration.url}/bao-cao/lich/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("huyện Phong Thổ")
    expect(page.locator(".cell", has_text="quý II/2024").first).to_contain_text(re.compile(r"đã gửi [1-9]\d*/16"))
    axe(page)
    screenshot(page, "reports-calendar")


def test_an_agency_enters_one_indicator_for_all_communes_in_one_grid(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "phong-yte")
    open_own_report(page, demonstration, "Báo cáo quý của cơ quan")
    page.locator(".items a").first.click()
    expect(page.locator("table.grid tbody tr").first).to_be_visible()
    axe(page)
    screenshot(page, "reports-agency-grid")


def test_the_report_is_written_on_a_phone(phone: Page, demonstration: Served) -> None:
    enter_as(phone, demonstration, "truong-ban")
    open_own_report(phone, demonstration, "Bản tự rà soát")
    outside = "e => e.getBoundingClientRect().right > 361"
    too_wide = phone.evaluate(f"[...document.querySelectorAll('main *')].filter({outside}).map(e => e.outerHTML)")
    assert not too_wide, too_wide[:3]
    axe(phone)
    screenshot(phone, "reports-phone")

"""What the people of the demonstration meet: their work, the quarter as it comes in, the leader's sheet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument
from tests.browser import axe, screenshot
from tests.demonstration import Served, enter_as

pytestmark = pytest.mark.browser


def no_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), page.url


def test_the_district_office_starts_with_what_it_owes(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "vpdp-huyen")
    page.goto(demonstration.url)
    expect(page.get_by_role("heading", name="Việc của tôi hôm nay")).to_be_visible()
    screenshot(page, "demo-work-district")
    page.goto(f"{demonstration.url}/tong-hop/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Huyện Phong Thổ: tổng hợp quý II/2024")
    expect(page.get_by_text("thiếu 8/16 xã").first).to_be_visible()
    axe(page)
    screenshot(page, "demo-consolidation")
    page.goto(f"{demonstration.url}/giao-ban/")
    axe(page)
    screenshot(page, "demo-briefings")


def test_a_commune_officer_sees_the_report_that_is_due(phone: Page, demonstration: Served) -> None:
    enter_as(phone, demonstration, "canbo-xa")
    phone.goto(demonstration.url)
    expect(phone.get_by_role("link", name="Gửi báo cáo quý của UBND xã", exact=False).first).to_be_visible()
    axe(phone)
    no_wider_than_the_screen(phone)
    screenshot(phone, "demo-work-commune-phone")


def test_an_agency_and_a_village_head_see_their_own_work(page: Page, phone: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "phong-yte")
    page.goto(f"{demonstration.url}/viec-cua-toi/")
    axe(page)
    screenshot(page, "demo-work-agency")
    enter_as(phone, demonstration, "truong-ban")
    phone.goto(demonstration.url)
    axe(phone)
    no_wider_than_the_screen(phone)
    screenshot(phone, "demo-work-village-phone")


def test_a_leader_has_one_sheet(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "lanh-dao")
    page.goto(demonstration.url)
    expect(page.get_by_role("heading", name="Cần quyết, cần đôn đốc")).to_be_visible()
    axe(page)
    screenshot(page, "demo-leader-sheet")
    page.emulate_media(media="print")
    assert len(PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))) == 1


def test_the_province_receives_muong_khoa_straight_from_the_commune(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "vpdp-tinh")
    page.goto(demonstration.url)
    page.get_by_role("button", name="chuyển sang 10/09/2025").click()
    page.goto(f"{demonstration.url}/tong-hop/?ky=2025-M08")
    expect(page.get_by_text("Báo cáo thẳng lên tỉnh Lai Châu")).to_be_visible()
    axe(page)
    screenshot(page, "demo-consolidation-2025")

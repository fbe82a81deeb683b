"""The year's promises of the demonstration in a real Chromium, on a laptop and a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe, screenshot
from tests.demonstration import Served, enter_as

pytestmark = pytest.mark.browser


def fits(page: Page) -> None:
    """Assert that nothing sticks out at the side of the screen."""
    page.wait_for_load_state()
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 1, page.url


def test_an_office_follows_the_plan_from_targets_to_names(demonstration: Served, page: Page) -> None:
    enter_as(page, demonstration, "vpdp-huyen")
    page.goto(f"{demonstration.url}/ke-hoach/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kế hoạch năm 2024 của huyện Phong Thổ")
    axe(page)
    screenshot(page, "ke-hoach-huyen")
    page.get_by_role("link", name="133/KH-UBND ngày 15/04/2024").first.click()
    expect(page.get_by_role("heading", name="Chỉ tiêu năm 2024")).to_be_visible()
    axe(page)
    screenshot(page, "ke-hoach-133")
    page.get_by_role("link", name="Giao chỉ tiêu").click()
    expect(page.get_by_role("row", name=re.compile("Tiêu chí 13"))).to_contain_text("thiếu danh sách 2 nơi")
    expect(page.get_by_role("row", name=re.compile("Tiêu chí 15"))).to_contain_text("đủ")
    axe(page)
    screenshot(page, "giao-chi-tieu-huyen")
    page.get_by_role("link", name="Đăng ký", exact=True).click()
    expect(page.get_by_role("row", name=re.compile("Xã Dào San"))).to_contain_text("18.2")
    axe(page)
    screenshot(page, "dang-ky-huyen")
    page.get_by_role("link", name="18.2").first.click()
    expect(page.get_by_text("Đã phê duyệt lúc đầu")).to_be_visible()
    axe(page)
    screenshot(page, "phieu-dang-ky")


def test_a_province_sees_its_draft_against_the_districts(demonstration: Served, page: Page) -> None:
    enter_as(page, demonstration, "vpdp-tinh")
    page.goto(f"{demonstration.url}/ke-hoach/")
    page.get_by_role("link", name="Giao chỉ tiêu").click()
    expect(page.get_by_role("heading", name="Cộng kế hoạch của cấp dưới")).to_be_visible()
    expect(page.get_by_text("DỰ THẢO", exact=True)).to_be_visible()
    axe(page)
    screenshot(page, "giao-chi-tieu-tinh")


def test_a_commune_officer_registers_and_asks_for_a_change_on_a_phone(demonstration: Served, phone: Page) -> None:
    enter_as(phone, demonstration, "canbo-xa")
    phone.goto(f"{demonstration.url}/ke-hoach/")
    phone.get_by_role("link", name="Đăng ký", exact=True).click()
    fits(phone)
    axe(phone)
    screenshot(phone, "dang-ky-xa-dien-thoai")
    phone.get_by_text("Đăng ký thêm").click()
    phone.get_by_label("Tiêu chí 17.").check()
    phone.get_by_label("Ghi chú, lý do").fill("Bổ sung theo kết quả rà soát")
    phone.get_by_role("button", name="Đăng ký").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã ghi đăng ký")
    phone.get_by_role("link", name=re.compile("Tiêu chí 15")).click()
    phone.get_by_text("Xin điều chỉnh đăng ký đã duyệt").click()
    phone.get_by_label("Điều chỉnh thành").select_option("drop")
    phone.get_by_label("Lý do").fill("Trạm y tế chưa bàn giao")
    phone.get_by_role("button", name="Gửi đề nghị").click()
    expect(phone.get_by_text("Đang xin điều chỉnh thành")).to_be_visible()
    fits(phone)
    axe(phone)
    screenshot(phone, "phieu-dang-ky-dien-thoai")
    phone.get_by_role("link", name="Lộ trình", exact=True).click()
    fits(phone)
    axe(phone)
    screenshot(phone, "lo-trinh-xa-dien-thoai")


def test_a_roadmap_tells_what_is_missing_and_by_when(demonstration: Served, page: Page) -> None:
    enter_as(page, demonstration, "canbo-xa")
    page.goto(f"{demonstration.url}/ke-hoach/")
    page.get_by_role("link", name="Lộ trình", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lộ trình của xã Nậm Xe")
    axe(page)
    screenshot(page, "lo-trinh-xa")
    page.get_by_role("link", name=re.compile(r"^\d+\.\d+ ")).first.click()
    expect(page.get_by_label("Giải pháp")).to_be_visible()
    axe(page)
    screenshot(page, "lo-trinh-dong")


def test_under_two_tiers_a_commune_registers_straight_to_the_province(demonstration: Served, page: Page) -> None:
    enter_as(page, demonstration, "canbo-muongkhoa")
    page.goto(demonstration.url)
    page.get_by_role("button", name="chuyển sang 10/09/2025").click()
    page.goto(f"{demonstration.url}/ke-hoach/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kế hoạch năm 2025 của xã Mường Khoa")
    axe(page)
    screenshot(page, "ke-hoach-muong-khoa-2025")
    page.get_by_role("link", name="Đăng ký", exact=True).click()
    expect(page.get_by_role("row", name=re.compile("Tiêu chí 17"))).to_contain_text("đã đăng ký")
    screenshot(page, "dang-ky-muong-khoa-2025")
    page.get_by_text("Đăng ký thêm").click()
    axe(page)
    screenshot(page, "dang-ky-them-muong-khoa-2025")
    page.get_by_role("link", name="Tỉnh Lai Châu").click()
    page.get_by_role("link", name="Giao chỉ tiêu").click()
    axe(page)
    screenshot(page, "giao-chi-tieu-tinh-2025")


def test_an_office_drafts_a_plan_enters_a_target_and_issues_it(demonstration: Served, page: Page) -> None:
    enter_as(page, demonstration, "vpdp-huyen")
    page.goto(f"{demonstration.url}/ke-hoach/?nam=2023")
    page.get_by_text("Lập kế hoạch, quyết định giao chỉ tiêu, chỉ thị bằng biểu mẫu").click()
    page.get_by_label("Tên văn bản").fill("Kế hoạch xây dựng nông thôn mới năm 2023 (mô phỏng)")
    axe(page)
    page.get_by_role("button", name="Lập dự thảo").click()
    expect(page.get_by_role("note")).to_contain_text("DỰ THẢO")
    page.get_by_text("Thêm chỉ tiêu", exact=True).click()
    page.get_by_label("Loại chỉ tiêu").select_option(label="Tổng số xã đạt một tiêu chí")
    page.get_by_label("Mức", exact=True).fill("5")
    page.get_by_label("Trên tổng số").fill("16")
    page.get_by_label("Tiêu chí với chỉ tiêu về một tiêu chí").select_option("2")
    axe(page)
    screenshot(page, "them-chi-tieu")
    page.get_by_role("button", name="Ghi chỉ tiêu").click()
    expect(page.get_by_role("row", name=re.compile("Tiêu chí 2 Giao thông"))).to_contain_text("5/16")
    page.get_by_label("Số, ký hiệu").fill("01/KH-UBND")
    page.get_by_label("Ngày ban hành").fill("10/01/2023")
    page.get_by_role("button", name="Ghi số, ngày ban hành").click()
    expect(page.get_by_text("Đã ban hành", exact=True)).to_be_visible()
    screenshot(page, "ke-hoach-da-ban-hanh")

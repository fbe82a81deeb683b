"""Số liệu in a real browser: an officer says a figure, the board follows, the explanation leads back to the officer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe, screenshot
from tests.demonstration import Served, enter_as

pytestmark = pytest.mark.browser


def test_an_officer_with_one_commune_comes_straight_to_its_figures(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "canbo-xa")
    page.goto(f"{demonstration.url}/so-lieu/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Số liệu xã Nậm Xe, ngày 10/06/2024")
    axe(page)
    screenshot(page, "figures-laptop")


def test_a_figure_that_cannot_be_is_shown_beside_its_field_and_what_was_typed_stays(
    page: Page, demonstration: Served
) -> None:
    enter_as(page, demonstration, "canbo-xa")
    page.goto(f"{demonstration.url}/so-lieu/")
    page.locator("summary", has_text="4. Điện").click()
    field = page.locator("[name='f:4.2']")
    field.fill("130")
    page.get_by_label("Nguồn của số liệu").fill("Sổ theo dõi điện")
    page.get_by_role("button", name="Lưu thành bản mới").click()
    expect(page.get_by_role("alert")).to_contain_text("0–100")
    expect(field).to_have_value("130")
    expect(field).to_have_attribute("aria-invalid", "true")
    axe(page)
    screenshot(page, "figures-refused")


def test_a_new_figure_is_on_the_communes_page_at_the_next_request_with_its_source(
    page: Page, demonstration: Served
) -> None:
    enter_as(page, demonstration, "canbo-xa")
    page.goto(f"{demonstration.url}/so-lieu/")
    page.locator("summary", has_text="10. Thu nhập").click()
    page.locator("[name='f:10.1']").fill("61,5")
    page.get_by_label("Nguồn của số liệu").fill("Báo cáo số 99/BC-UBND ngày 07/06/2024")
    page.get_by_role("button", name="Lưu thành bản mới").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu bản số 1")
    unit = page.url.split("/so-lieu/")[1].split("/")[0]
    page.goto(f"{demonstration.url}/bang-tieu-chi/giai-thich/{unit}/10/?ngay=2024-06-10")
    main = page.locator("main")
    expect(main).to_contain_text("61,5")
    expect(main).to_contain_text("Báo cáo số 99/BC-UBND")
    expect(main).to_contain_text("Cán bộ xã Nậm Xe")


def test_entry_works_on_a_phone(phone: Page, demonstration: Served) -> None:
    enter_as(phone, demonstration, "canbo-xa")
    phone.goto(f"{demonstration.url}/so-lieu/")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    axe(phone)
    screenshot(phone, "figures-phone")


def test_an_agency_sees_fields_of_its_own_criterion_only(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "phong-yte")
    page.goto(f"{demonstration.url}/so-lieu/")
    page.get_by_role("link", name="Xã Nậm Xe", exact=True).click()
    expect(page.locator("[name='f:15.3']")).to_have_count(1)
    expect(page.locator("[name='f:4.2']")).to_have_count(0)


def test_an_indicator_left_to_the_province_is_decided_with_evidence(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "vpdp-huyen")
    page.goto(f"{demonstration.url}/so-lieu/")
    page.get_by_role("link", name="Xã Dào San", exact=True).click()
    unit = page.url.split("/so-lieu/")[1].split("/")[0]
    page.goto(f"{demonstration.url}/so-lieu/{unit}/chi-tieu/2.1/")
    axe(page)
    page.get_by_label("Kết quả").select_option(label="đạt")
    page.get_by_label("Minh chứng").fill("Biên bản kiểm tra ngày 05/06/2024")
    page.get_by_role("button", name="Ghi đánh giá").click()
    expect(page.get_by_role("status")).to_contain_text("đạt")
    expect(page.locator("table")).to_contain_text("Biên bản kiểm tra ngày 05/06/2024")


def test_oversight_reads_and_cannot_write(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "giam-sat")
    page.goto(f"{demonstration.url}/so-lieu/")
    expect(page.locator("main")).to_contain_text("không nhập số liệu")

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
    axe(page)
    screenshot(page, "muong-khoa-truoc-sau")
    page.goto(f"{demonstration.url}/don-vi/sap-xep/")
    axe(page)
    screenshot(page, "sap-xep")
    page.get_by_role("link", name="tỉnh Lai Châu năm 2025").click()
    expect(page.get_by_role("heading", name="Căn cứ")).to_be_visible()
    axe(page)
    screenshot(page, "sap-xep-lai-chau")

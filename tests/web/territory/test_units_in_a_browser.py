"""Đơn vị in a real Chromium: on a laptop, on a phone, and without JavaScript."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ntm.core.kernel.states import Level, Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.territory import queries
from tests.browser import axe, screenshot, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mot-mat-khau-dai"


@pytest.fixture
def office(country_for_one: None, live_server: Any, settings: Any) -> Any:
    """Serve all units to an officer of Sin Suối Hồ, on a working day in 2024."""
    settings.NTM_WORKING_DAY = "2024-06-10"
    user = User.objects.create_user("can-bo", full_name="Lò Văn Pánh", password=PASSWORD)
    commune = queries.find_unit("03592", Level.COMMUNE, date(2024, 6, 10))
    Grant.objects.create(user=user, role=Role.COMMUNE_OFFICER, unit_id=commune.id, span=open_span(date(2024, 1, 1)))
    return live_server


def test_an_official_searches_adds_a_village_and_follows_the_lineage(office: Any, page: Page, browser: Browser) -> None:
    sign_in(page, office, "can-bo", PASSWORD)
    page.goto(f"{office.url}/don-vi/")
    expect(page.get_by_role("heading", name="63 tỉnh, thành phố")).to_be_visible()
    axe(page)
    screenshot(page, "don-vi")

    page.get_by_label("Tìm tỉnh, huyện, xã, thôn, bản").fill("sin suoi ho")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Xã Sin Suối Hồ").click()
    page.get_by_role("textbox", name="Tên").fill("Sin Suối Hồ")
    page.get_by_role("button", name="Thêm thôn, bản").click()
    expect(page.get_by_role("status")).to_contain_text("Đã thêm bản Sin Suối Hồ")
    axe(page)
    screenshot(page, "don-vi-xa-cu")

    page.goto(f"{office.url}/don-vi/?q=sin+suoi+ho")
    hits = page.locator(".hits li a")
    expect(hits).to_have_text(["Xã Sin Suối Hồ", "Bản Sin Suối Hồ"])
    screenshot(page, "don-vi-tim")

    hits.first.click()
    page.get_by_label("Từ ngày 01/07/2025").get_by_role("link", name="Xã Sin Suối Hồ").click()
    expect(page.get_by_label("Trước đây").get_by_role("listitem")).to_have_count(3)
    expect(page.get_by_text("chưa có đơn vị này")).to_be_visible()
    axe(page)
    screenshot(page, "don-vi-xa-moi")

    cookies = page.context.cookies()
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    plain.add_cookies(cookies)  # type: ignore[arg-type]
    phone = plain.new_page()
    for code, level in (("109", Level.DISTRICT), ("12", Level.PROVINCE), ("00019", Level.COMMUNE)):
        unit = queries.find_unit(code, level, date(2024, 6, 10))
        phone.goto(f"{office.url}/don-vi/{unit.id}/")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360
        screenshot(phone, f"don-vi-{code}-dien-thoai")
    plain.close()

"""The board in a real Chromium: what an official sees, with keys, on a phone, on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe, screenshot, sign_in
from tests.usecases.analytics.scene import PASSWORD
from tests.web.analytics import office as offices
from tests.web.analytics.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: object) -> Iterator[Office]:
    with offices.opened(django_db_blocker) as opened:
        yield opened


def test_screens(page: Page, phone: Page, office: Office) -> None:
    sign_in(page, office, "district_office", PASSWORD)
    page.goto(f"{office.url}/")
    screenshot(page, "home-district")
    axe(page)
    page.goto(f"{office.url}/bang-tieu-chi/")
    screenshot(page, "board-district")
    axe(page)
    page.locator("tr[data-u] td").nth(48).click()
    expect(page.locator("dialog")).to_be_visible()
    page.screenshot(path="screenshots/board-panel.png")
    axe(page)
    page.goto(f"{office.url}/bang-tieu-chi/xa/{office.scene.communes['Huổi Luông']}/")
    screenshot(page, "unit")
    axe(page)
    page.goto(f"{office.url}/bang-tieu-chi/giai-thich/{office.scene.communes['Huổi Luông']}/17/?ngay=2023-12-31")
    screenshot(page, "cell-page")
    axe(page)
    page.goto(f"{office.url}/bang-tieu-chi/?noi={office.scene.province}")
    screenshot(page, "board-province")
    axe(page)
    sign_in(phone, office, "commune_officer", PASSWORD)
    screenshot(phone, "home-commune-phone")
    axe(phone)
    phone.goto(f"{office.url}/bang-tieu-chi/")
    screenshot(phone, "board-phone")
    axe(phone)
    phone.goto(f"{office.url}/khong-co/")
    screenshot(phone, "404")

"""The page of a change of text in a real Chromium: reached from the board, read, printed."""

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


def test_from_the_board_to_what_the_next_set_would_do(page: Page, office: Office) -> None:
    sign_in(page, office, "district_office", PASSWORD)
    page.goto(f"{office.url}/bang-tieu-chi/")
    page.get_by_role("link", name="Đổi bộ tiêu chí làm xã nào mất, thêm tiêu chí").click()
    expect(page.locator("h1")).to_contain_text("01/03/2024")
    axe(page)
    screenshot(page, "change-amended")
    page.get_by_role("link", name="15/02/2026").click()
    expect(page.locator("h1")).to_contain_text("15/02/2026")
    expect(page.get_by_text("Chưa có hiệu lực: dự báo")).to_be_visible()
    axe(page)
    screenshot(page, "change-2026")
    page.get_by_label("Từ bộ").select_option("commune-2021-2025@lai-chau")
    page.get_by_label("Sang bộ").select_option("commune-advanced-2021-2025")
    page.get_by_label("Từ ngày").fill("2024-06-01")
    page.get_by_role("button", name="So sánh").click()
    expect(page.get_by_text("Đã công nhận nhưng dưới mức của bộ sau")).to_be_visible()
    axe(page)
    screenshot(page, "change-advanced")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="So sánh")).to_be_hidden()


def test_a_set_of_nobody_is_not_found(page: Page, office: Office) -> None:
    sign_in(page, office, "district_office", PASSWORD)
    answer = page.goto(f"{office.url}/bang-tieu-chi/doi-bo/?tu=commune-1986")
    assert answer is not None and answer.status == 404

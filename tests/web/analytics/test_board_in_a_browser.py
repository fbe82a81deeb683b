"""The board in a real Chromium: what an official sees, with keys, without scripts, on a phone, on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from tests.browser import axe, screenshot, sign_in
from tests.usecases.analytics.scene import PASSWORD
from tests.web.analytics import office as offices
from tests.web.analytics.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: object) -> Iterator[Office]:
    with offices.opened(django_db_blocker) as opened:
        yield opened


def test_a_district_office_reads_its_pages(page: Page, office: Office) -> None:
    page.set_default_timeout(30_000)
    sign_in(page, office, "district_office", PASSWORD)
    for name, address in (
        ("home-district", "/"),
        ("board-district", "/bang-tieu-chi/"),
        ("board-filtered", "/bang-tieu-chi/?tc=17&kq=not_met"),
        ("board-province", f"/bang-tieu-chi/?noi={office.scene.province}"),
        ("unit", f"/bang-tieu-chi/xa/{office.scene.communes['Huổi Luông']}/"),
        ("cell", f"/bang-tieu-chi/giai-thich/{office.scene.communes['Huổi Luông']}/15/?ngay=2023-12-31"),
        ("not-found", "/khong-co-trang-nay/"),
    ):
        page.goto(f"{office.url}{address}")
        axe(page)
        screenshot(page, name)


def test_arrow_keys_move_enter_opens_and_escape_closes(page: Page, office: Office) -> None:
    page.set_default_timeout(30_000)
    sign_in(page, office, "district_office", PASSWORD)
    page.goto(f"{office.url}/bang-tieu-chi/")
    page.locator("tr[data-u] td").first.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    place = page.evaluate("[document.activeElement.parentElement.rowIndex, document.activeElement.cellIndex]")
    assert place == [1, 2]
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Tiêu chí 2. Giao thông")
    axe(page)
    screenshot(page, "board-panel")
    panel.get_by_role("link", name="3. Thủy lợi").click()
    expect(panel.get_by_role("heading", level=2)).to_contain_text("Tiêu chí 3.")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.cellIndex") == 2


def test_without_scripts_every_row_leads_to_its_explanations(browser: Browser, office: Office) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 768})
    context.set_default_timeout(30_000)
    page = context.new_page()
    sign_in(page, office, "district_office", PASSWORD)
    page.goto(f"{office.url}/bang-tieu-chi/")
    page.get_by_role("link", name="Huổi Luông").first.click()
    page.get_by_role("link", name="15. Y tế").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xã Huổi Luông: tiêu chí 15")
    page.goto(f"{office.url}/bang-tieu-chi/")
    page.locator("form#loc summary").click()
    page.get_by_label("Chỉ xem").select_option(label="đã được công nhận")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("tr[data-u]")).to_have_count(4)
    context.close()


def test_a_phone_keeps_the_names_in_sight_and_the_page_does_not_scroll_sideways(phone: Page, office: Office) -> None:
    phone.set_default_timeout(30_000)
    sign_in(phone, office, "commune_officer", PASSWORD)
    phone.goto(office.url)
    axe(phone)
    screenshot(phone, "home-commune-phone")
    phone.goto(f"{office.url}/bang-tieu-chi/")
    axe(phone)
    screenshot(phone, "board-phone")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.evaluate("document.querySelector('.board-scroll').scrollLeft = 400")
    name = phone.locator("tr[data-u] th").first
    assert name.bounding_box()["x"] >= 0  # type: ignore[index]


def test_a_board_of_16_communes_prints_on_one_sheet_of_a3(page: Page, office: Office) -> None:
    page.set_default_timeout(30_000)
    sign_in(page, office, "district_office", PASSWORD)
    page.goto(f"{office.url}/bang-tieu-chi/")
    pdf = page.pdf(prefer_css_page_size=True)
    document = PdfDocument(pdf)
    width, height = document[0].get_size()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (420, 297)
    assert len(document) == 1
    assert "Vàng Ma Chải" in document[0].get_textpage().get_text_range()

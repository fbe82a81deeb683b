"""Checking a draft, correcting and comparing in a real Chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ntm.store.reading.models import PaperFact
from ntm.usecases.reading import operations
from tests.browser import axe, screenshot, sign_in
from tests.usecases.reading.country import AT, ON, Country, district_plan
from tests.web.reading.conftest import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_draft_is_checked_and_its_memo_saved(page: Page, live_server: Any, country: Country, tmp_path: Path) -> None:
    file = tmp_path / "du-thao.txt"
    file.write_bytes(district_plan(number=""))
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/kiem-tra/")
    axe(page)
    page.set_input_files("#tep", file)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.locator(".finding").first).to_contain_text("3.900")
    assert _fits(page)
    axe(page)
    screenshot(page, "draft-checked")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải phiếu rà soát").click()
    assert download.value.suggested_filename.endswith(".docx")


def test_a_fact_is_put_right_by_keys(page: Page, live_server: Any, plan: int) -> None:
    sign_in(page, live_server, "huyen", PASSWORD)
    fact = PaperFact.objects.filter(paper_id=plan, kind="criterion_count")[0]
    page.goto(f"{live_server.url}/van-ban/{plan}/#f{fact.pk}")
    expect(page.locator(f"#f{fact.pk}.here")).to_have_count(1)
    screenshot(page, "paper-review")
    page.keyboard.press("t")
    page.wait_for_url("**/sua/**")
    expect(page.locator("fieldset")).to_have_count(2)
    page.goto(f"{live_server.url}/van-ban/{plan}/sua/{fact.pk}/")
    axe(page)
    assert _fits(page)
    screenshot(page, "paper-correct")
    page.get_by_label("Số", exact=True).fill("11")
    page.get_by_role("button", name="Ghi và xác nhận").click()
    expect(page.locator(".fact.here")).to_contain_text("11/16")
    axe(page)
    screenshot(page, "paper-corrected")


def test_versions_and_the_form_on_a_phone(phone: Page, live_server: Any, country: Country, plan: int) -> None:
    later = operations.add_paper(
        content=district_plan(number="", targets="- Có 12/16 xã đạt tiêu chí số 2.\n- Có 5/16 xã đạt tiêu chí số 3.\n"),
        file_name="sua.txt",
        by=country.province_officer,
        on=ON,
        at=AT,
    ).paper_id
    fact = PaperFact.objects.filter(paper_id=plan, kind="criterion_count")[0]
    sign_in(phone, live_server, "huyen", PASSWORD)
    for address, name in (
        (f"so-sanh/?moi={later}", "compare-phone"),
        (f"{plan}/sua/{fact.pk}/", "correct-phone"),
        ("kiem-tra/", "draft-phone"),
    ):
        phone.goto(f"{live_server.url}/van-ban/{address}")
        assert _fits(phone)
        axe(phone)
        screenshot(phone, name)
    phone.set_viewport_size({"width": 1366, "height": 768})
    phone.goto(f"{live_server.url}/van-ban/so-sanh/?moi={later}")
    screenshot(phone, "compare")


def test_next_years_draft_on_a_laptop(page: Page, live_server: Any, plan: int) -> None:
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/{plan}/nam-sau/")
    assert _fits(page)
    axe(page)
    screenshot(page, "next-year")

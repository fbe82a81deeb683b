"""Papers in a real Chromium: legible, reachable by keys, and the same without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ntm.store.reading.models import FactReview, PaperFact
from tests.browser import LAPTOP, axe, screenshot, sign_in
from tests.usecases.reading.country import district_plan
from tests.web.reading.conftest import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def _has_no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_the_list_the_paper_and_a_refusal_on_a_laptop(page: Page, live_server: Any, papers: dict[str, int]) -> None:
    sign_in(page, live_server, "tinh", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/")
    axe(page)
    screenshot(page, "papers")
    page.set_input_files("#tep", {"name": "hong.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04" * 50})
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_role("alert").first).to_contain_text("Chưa nhận được văn bản")
    axe(page)
    screenshot(page, "papers-refused")
    for name, paper_id in papers.items():
        if name == "tuan-giao-plan-2024":
            continue
        page.goto(f"{live_server.url}/van-ban/{paper_id}/")
        assert _has_no_sideways_scroll(page)
        axe(page)
        screenshot(page, f"paper-{name}")


def test_the_list_and_the_paper_on_a_phone(phone: Page, live_server: Any, papers: dict[str, int]) -> None:
    sign_in(phone, live_server, "tinh", PASSWORD)
    for address, name in (("", "papers-phone"), (f"{papers['muong-khoa-plan-2025']}/", "paper-phone")):
        phone.goto(f"{live_server.url}/van-ban/{address}")
        assert _has_no_sideways_scroll(phone)
        axe(phone)
        screenshot(phone, name)


def test_a_paper_is_uploaded_and_decided_on_with_the_keyboard(
    page: Page, live_server: Any, country: Any, tmp_path: Path
) -> None:
    file = tmp_path / "kế hoạch.txt"
    file.write_bytes(
        district_plan(targets="- Có khoảng 10/16 xã đạt tiêu chí, 2 xã về đích.\n- Có 12 xã đạt tiêu chí số 3.\n")
    )
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/")
    page.set_input_files("#tep", file)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("nông thôn mới")
    page.keyboard.press("j")
    row = page.locator(".fact.here")
    expect(row).to_have_count(1)
    fact_id = int(row.get_attribute("data-f") or "0")
    page.keyboard.press("Enter")
    expect(page.locator(f"#f{fact_id} .state.ok")).to_contain_text("Đã xác nhận")
    expect(page.locator(f"mark[data-f='{fact_id}']").first).to_have_class(re.compile(r"(^|\s)confirmed(\s|$)"))
    page.keyboard.press("x")
    expect(page.locator(f"#f{fact_id} .state.no")).to_contain_text("Đã bác bỏ")
    assert list(FactReview.objects.order_by("pk").values_list("decision", flat=True)) == ["confirmed", "rejected"]
    page.keyboard.press("j")
    expect(page.locator(".fact.here")).not_to_have_id(f"f{fact_id}")
    axe(page)
    screenshot(page, "paper-decided")


def test_a_quote_of_a_finding_leads_to_its_place_in_the_text(page: Page, live_server: Any, plan: int) -> None:
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/{plan}/")
    page.locator(".finding .said a").first.click()
    assert "#o" in page.url
    expect(page.locator(":target + mark, :target + span + mark").first).to_contain_text("3.900 triệu đồng")


def test_a_decision_that_the_server_never_got_is_told(page: Page, live_server: Any, plan: int) -> None:
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/{plan}/")
    page.route("**/quyet-dinh/", lambda route: route.abort())
    page.get_by_role("button", name="Xác nhận", exact=False).nth(1).click()
    expect(page.locator("#chua-ghi")).to_contain_text("mất kết nối")
    assert not FactReview.objects.exists()


def test_a_person_who_was_signed_out_meanwhile_is_sent_to_sign_in(page: Page, live_server: Any, plan: int) -> None:
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/{plan}/")
    page.context.clear_cookies(name="sessionid")
    page.locator(".fact .yes").first.click()
    page.wait_for_url("**/dang-nhap/**")
    assert not FactReview.objects.exists()


def test_without_javascript_everything_works_by_forms_and_links(browser: Browser, live_server: Any, plan: int) -> None:
    context = browser.new_context(viewport=LAPTOP, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, "huyen", PASSWORD)
    fact = PaperFact.objects.filter(paper_id=plan, kind="criterion_count")[0]
    page.goto(f"{live_server.url}/van-ban/{plan}/")
    page.locator(f"#f{fact.pk} .quote").click()
    assert page.url.endswith(f"#v{fact.pk}")
    page.locator(f"#f{fact.pk}").get_by_role("button", name="Xác nhận").click()
    expect(page.locator(f"#f{fact.pk} .state.ok")).to_contain_text("thành chỉ tiêu kế hoạch")
    page.get_by_role("button", name="dữ kiện chắc chắn").click()
    expect(page.locator(".messages")).to_contain_text("Đã xác nhận")
    context.close()


def test_the_enter_key_in_a_note_confirms_nothing(page: Page, live_server: Any, plan: int) -> None:
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/{plan}/")
    row = page.locator(".fact").nth(2)
    row.locator("summary").click()
    row.locator("input").fill("xem lại")
    row.locator("input").press("Enter")
    page.wait_for_timeout(300)
    assert not FactReview.objects.exists()


def test_a_file_over_the_bound_is_told_before_it_is_sent(
    page: Page, live_server: Any, country: Any, tmp_path: Path
) -> None:
    large = tmp_path / "lon.txt"
    large.write_bytes(b"x" * (21 * 1024 * 1024))
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/")
    page.set_input_files("#tep", large)
    expect(page.locator("#tep-loi")).to_contain_text("lớn hơn mức 20 MB")


def test_decisions_typed_faster_than_the_server_answers_are_all_kept(page: Page, live_server: Any, plan: int) -> None:
    sign_in(page, live_server, "huyen", PASSWORD)
    page.goto(f"{live_server.url}/van-ban/{plan}/")
    page.keyboard.press("n")
    for _ in range(PaperFact.objects.filter(paper_id=plan).count()):
        page.keyboard.press("a")
    expect(page.locator("#dem")).to_contain_text("đã xem hết")
    assert FactReview.objects.filter(decision="confirmed").count() == PaperFact.objects.filter(paper_id=plan).count()

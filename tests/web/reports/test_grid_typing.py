"""Figures typed as into a spreadsheet, in a real browser: keys, fill, undo, pasted blocks, numbers that may be two."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe, screenshot
from tests.demonstration import Served, enter_as, forget_drafts_of
from tests.web.reports.test_report_pages import open_own_report

pytestmark = pytest.mark.browser

_PASTE = """text => {
  const held = new DataTransfer();
  held.setData("text/plain", text);
  const event = new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
}"""


def _said(page: Page) -> int:
    """Return how many figures the page says are typed so far."""
    found = re.search(r"(\d+) số đã nhập", page.locator("#da-luu").inner_text())
    return int(found.group(1)) if found else 0


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name"))


def test_an_officer_types_without_the_mouse_and_answers_which_number_was_meant(
    page: Page, demonstration: Served
) -> None:
    forget_drafts_of("canbo-xa", demonstration)
    enter_as(page, demonstration, "canbo-xa")
    open_own_report(page, demonstration)
    page.evaluate("document.querySelectorAll('details.card').forEach(one => { one.open = true })")
    name = "f:2.1.v"
    first = page.locator(f"[name='{name}']")
    first.focus()
    page.keyboard.type("abc")
    expect(page.locator("#grid-echo")).to_contain_text("chưa phải là số")
    page.keyboard.press("Escape")
    expect(first).to_have_value("")
    page.keyboard.type("57,5")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Enter")
    assert focused(page) == name
    page.keyboard.press("ArrowRight")
    assert focused(page) == name.removesuffix("v") + "e"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("F2")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == name
    page.keyboard.press("Control+z")
    expect(first).to_have_value("")
    expect(page.locator("#grid-said")).to_contain_text("Đã hoàn tác 1 ô")
    income = page.locator("[name='f:10.1.v']")
    # Other stories of the demonstration may have typed here before.
    was, said = income.input_value(), _said(page)
    income.focus()
    page.keyboard.type("42.000")
    expect(page.locator("#grid-echo")).to_contain_text("bốn mươi hai nghìn")
    page.keyboard.press("Enter")
    ask = page.locator("[data-ask]")
    expect(ask).to_contain_text("“42.000” là bốn mươi hai nghìn (42.000) hay bốn mươi hai (42)?")
    axe(page)
    screenshot(page, "grid-question")
    ask.get_by_role("button").nth(1).click()
    expect(income).to_have_value("42")
    expect(ask).to_have_count(0)
    expect(page.locator("#da-luu")).to_contain_text(f"{said + (not was)} số đã nhập")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(income).to_have_value(was)
    expect(page.locator("#da-luu")).to_contain_text(f"{said} số đã nhập")


def test_an_agency_pastes_its_communes_and_fills_down_and_takes_it_back(page: Page, demonstration: Served) -> None:
    enter_as(page, demonstration, "phong-yte")
    open_own_report(page, demonstration, "Báo cáo quý của cơ quan")
    page.locator(".items a").first.click()
    communes = [one.strip() for one in page.locator("tr.first th").all_inner_texts()]
    top = page.locator("[data-row] input[name$='.n']").first
    top.focus()
    rows = ["STT\tXã\tTử số\tMẫu số", f"1\t{communes[1]}\t950\t1.000", f"2\txã {communes[0]}\t870\t900"]
    rows += ["3\tXã Không Có\t1\t2", f"4\t{communes[2]}\tabc\t5"]
    page.evaluate(_PASTE, "\r\n".join(rows) + "\r\n")
    said = page.locator("#grid-said")
    expect(said).to_contain_text("Đã nhận 5 ô, xếp theo tên dòng; bỏ qua 1 dòng tiêu đề; 1 ô không nhận")
    expect(said).to_contain_text("2 ô không có chỗ trong biểu: “1” (Xã Không Có)")
    expect(top).to_have_value("870")
    expect(page.locator("#da-luu")).to_contain_text("3 số đã nhập")
    screenshot(page, "grid-pasted")
    page.keyboard.press("Control+z")
    expect(said).to_contain_text("Đã hoàn tác 5 ô")
    expect(top).to_have_value("")
    top.focus()
    page.keyboard.type("12")
    for _ in range(2):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    cells = page.locator("[data-row] input[name$='.n']")
    assert [cells.nth(at).input_value() for at in range(4)] == ["12", "12", "12", ""]
    page.keyboard.press("Control+z")
    assert [cells.nth(at).input_value() for at in range(3)] == ["12", "", ""]
    top.focus()
    page.keyboard.press("Control+z")
    expect(top).to_have_value("")

"""A commune officer without a network: the form goes out as a workbook, comes back filled in, and is looked at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import LAPTOP, PHONE, axe, screenshot
from tests.demonstration import Served, enter_as
from tests.made_workbooks import book
from tests.usecases.reporting.workbooks_filled import fill

pytestmark = pytest.mark.browser


def bring(page: Page, address: str, file: Path) -> None:
    """Hand in a file on the page of a report's workbooks."""
    page.goto(address)
    page.locator("#tep").set_input_files(file)
    page.get_by_role("button", name="Xem trước từng ô").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Xem trước: {file.name}")


def test_a_form_goes_out_comes_back_is_looked_at_taken_in_part_and_says_nothing_twice(
    page: Page, demonstration: Served, tmp_path: Path
) -> None:
    enter_as(page, demonstration, "canbo-xa")
    page.goto(f"{demonstration.url}/bao-cao/")
    page.locator(".duty", has_text="Báo cáo quý của UBND xã").first.locator(".btn").click()
    page.get_by_role("link", name="Làm bằng Excel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Làm báo cáo bằng Excel")
    address = page.url
    axe(page)
    screenshot(page, "workbooks-bring")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải biểu của").click()
    # Whichever quarter is the next that the commune owes: other stories of the year may have sent one before.
    assert re.fullmatch(r"bieu-xa-nam-xe-2024-Q[1-4]\.xlsx", coming.value.suggested_filename)
    file = tmp_path / "bieu da nhap.xlsx"
    typed = {"10.1": 45.5, "17.1": "khoảng 40", "17.1.o": "chưa đếm xong"}
    file.write_bytes(fill(coming.value.path().read_bytes(), typed, words={"Tình hình triển khai": "Đã làm 1,2 km."}))

    bring(page, address, file)
    expect(page.get_by_text("Chưa ghi gì.")).to_be_visible()
    income = page.get_by_role("row").filter(has_text="45,5")
    expect(income).to_contain_text(re.compile("mới|đổi"))  # as far as the year of the demonstration has come
    expect(page.get_by_role("row").filter(has_text="khoảng 40")).to_contain_text("từ chối")
    axe(page)
    screenshot(page, "workbooks-preview")
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    screenshot(page, "workbooks-preview-phone")
    page.set_viewport_size(LAPTOP)
    page.get_by_role("row").filter(has_text="Đã làm 1,2 km.").get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Chỉ nhận các ô đã chọn").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã đưa 1 ô vào bản nháp")

    page.get_by_role("link", name=re.compile(r"quý (I|II|III|IV).2024")).first.click()
    expect(page.locator("[name='f:10.1.v']")).to_have_value("45,5")
    expect(page.get_by_label("Tình hình triển khai")).to_have_value("")

    bring(page, address, file)
    expect(page.locator(".lead")).to_contain_text("1 giữ nguyên")
    expect(page.get_by_role("row").filter(has_text="45,5")).to_have_count(0)
    expect(page.get_by_text("Tệp này đã được nhận 1 ô")).to_be_visible()
    screenshot(page, "workbooks-preview-again")

    own = tmp_path / "bang-cua-xa.xlsx"
    heads = ("TT", "Tiêu chí, chỉ tiêu", "Đơn vị tính", "Mức yêu cầu", "Kết quả", "Tự đánh giá", "Ghi chú")
    lines = (("10.1", "Thu nhập bình quân đầu người", "tr.đ", "39", 45.5), ("4.2", "Hộ dùng điện", "%", "≥ 98", 97.5))
    own.write_bytes(book(("BIỂU TỰ ĐÁNH GIÁ NĂM 2024",), (), heads, *lines, sheet="Nậm Xe"))
    page.goto(address)
    page.locator("#tep").set_input_files(own)
    page.get_by_role("button", name="Xem trước từng ô").click()
    expect(page.locator("#cot-don-vi")).to_have_value("4")
    expect(page.get_by_label("Dòng 4 lấy vào")).to_have_value("m:10.1")
    axe(page)
    screenshot(page, "workbooks-own-table")
    page.set_viewport_size(PHONE)
    screenshot(page, "workbooks-own-table-phone")
    page.get_by_role("button", name="Xem trước từng ô").click()
    expect(page.get_by_role("row").filter(has_text="Nậm Xe!E5")).to_contain_text("97,5")

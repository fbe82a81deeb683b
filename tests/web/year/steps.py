"""What else happens in a year besides reports: a disagreement, an explanation, an obstacle, a briefing and its work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from playwright.sync_api import FilePayload, Page, expect

from tests.documents.test_photos import photo
from tests.web.year.scene import Year

HEALTH = "phong-yte"
OFFICE = "vpdp-huyen"
HEAD = "truong-ban"


def a_commune_and_an_agency_differ_and_the_office_settles(year: Year, *, commune: int, name: str, officer: str) -> None:
    """Let a commune judge itself, the health centre judge otherwise, and the office conclude."""
    page = year.page
    year.enter(officer)
    year.go(f"/danh-gia/{commune}/?ky=2024-Q2")
    page.get_by_role("button", name="Ghi theo số liệu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi")
    year.looks_well("20-commune-judged-itself")

    year.enter(HEALTH)
    year.go("/danh-gia/?ky=2024-Q2")
    row = page.locator("table.assess tbody tr", has=page.get_by_role("link", name=name, exact=True))
    box = row.get_by_role("checkbox").first
    said = box.evaluate("one => one.closest('label').innerText")
    box.check()
    other = "met" if "đơn vị chưa đạt" in said.lower() else "not_met"
    page.get_by_label("Hoặc đánh giá khác").select_option(other)
    page.get_by_label("Lý do").fill("Kiểm tra tháng 6: hồ sơ khác với báo cáo (mô phỏng)")
    page.get_by_role("button", name="Không thống nhất").click()
    expect(page.get_by_role("status")).to_contain_text("đang khác nhau")
    year.looks_well("21-agency-differs")

    year.enter(OFFICE)
    year.go("/danh-gia/?ky=2024-Q2")
    page.get_by_role("link", name="Ý kiến khác nhau").click()
    differing = page.locator("article.dispute", has_text=name).first
    expect(differing).to_contain_text("hạn")
    year.looks_well("22-office-sees-the-disagreement")
    differing.get_by_label("Kết luận").select_option("not_met")
    differing.get_by_label("Lý do, căn cứ").fill("Theo biên bản kiểm tra ngày 12/6/2024 (mô phỏng)")
    differing.get_by_role("button", name="Kết luận").click()
    expect(page.get_by_role("status")).to_contain_text("Đã kết luận")
    expect(page.get_by_role("region", name="Đã kết luận")).to_contain_text(name)
    year.looks_well("23-settled")


def an_explanation_is_asked_and_given(year: Year, district: int, *, officers: Mapping[str, str]) -> None:
    """Let the office ask a commune why it no longer meets what it met, and the commune say why, from its own work."""
    page = year.page
    year.enter(OFFICE)
    asked_at = f"/danh-gia/noi/{district}/giai-trinh/?ky=2024-Q2"
    year.go(asked_at)
    line = page.locator("table.promises tbody tr", has=page.get_by_role("checkbox")).first
    name, _, item = line.get_by_role("rowheader").get_by_role("link").inner_text().removeprefix("Xã ").rpartition(", ")
    line.get_by_role("checkbox").check()
    page.get_by_role("button", name="Yêu cầu giải trình các mục đã chọn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã yêu cầu giải trình 1 mục")
    expect(page.locator("table.promises tbody tr", has_text=f"{name}, {item}")).to_contain_text("đã yêu cầu")
    year.looks_well("24-explanation-asked")

    year.enter(officers[name])
    year.go("/viec-cua-toi/")
    year.looks_well("25-asked-to-explain")
    page.get_by_role("link", name=f"Giải trình chỉ tiêu {item}").click()
    year.looks_well("26-where-the-request-leads")
    page.get_by_role("link", name="Mở mẫu giải trình").click()
    page.get_by_label("Lý do chính").select_option("capital_late")
    page.get_by_label("Nói rõ vì sao").fill("Vốn được giao cuối tháng 5/2024 (mô phỏng)")
    page.get_by_label("Thời hạn mới").fill("30/9/2024")
    page.get_by_role("button", name="Ghi giải trình").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi giải trình")
    year.looks_well("27-explained")

    year.enter(OFFICE)
    year.go(asked_at)
    answered = page.locator("table.promises tbody tr", has_text=f"{name}, {item}")
    expect(answered).to_contain_text("hạn mới 30/09/2024")


def a_village_is_stuck_and_is_answered(year: Year, phone: Page) -> None:
    """Let a village head raise an obstacle with a photo, the commune pass it on, and the district answer."""
    taken: FilePayload = {
        "name": "sạt lở.jpg",
        "mimeType": "image/jpeg",
        "buffer": photo(taken="2024:06:15 14:30:00", north=(22.0, 30.0, 36.0)),
    }
    on_laptop, year.page = year.page, phone
    year.enter(HEAD)
    year.go("/vuong-mac/")
    phone.get_by_label("Đang vướng việc gì?").fill("Đường vào bản sạt lở lần nữa (mô phỏng)")
    phone.get_by_label("Kèm một ảnh").set_input_files(taken)
    phone.get_by_role("button", name="Gửi vướng mắc").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã gửi vướng mắc")
    expect(phone.locator("p.photo")).to_contain_text("14:30 15/06/2024")
    year.looks_well("13-obstacle-on-a-phone")
    address = phone.url

    year.page = on_laptop
    year.enter("canbo-xa")
    on_laptop.goto(address)
    year.looks_well("14-obstacle-at-the-commune")
    on_laptop.get_by_label("Trả lời, cách tháo gỡ").fill("Xã không có máy xúc lớn (mô phỏng)")
    on_laptop.get_by_role("button", name="Vượt thẩm quyền: chuyển").click()
    expect(on_laptop.get_by_role("status")).to_contain_text("Đã chuyển lên cấp trên")

    year.enter(OFFICE)
    year.go("/vuong-mac/")
    on_laptop.get_by_role("link", name="sạt lở lần nữa").first.click()
    on_laptop.get_by_label("Trả lời, cách tháo gỡ").fill("Huyện điều máy xúc ngày 18/6 (mô phỏng)")
    on_laptop.get_by_role("button", name="Trả lời", exact=True).click()
    expect(on_laptop.get_by_role("status")).to_contain_text("Đã trả lời")
    year.looks_well("14-obstacle-answered-by-the-district")

    year.page = phone
    year.enter(HEAD)
    phone.goto(address)
    expect(phone.get_by_role("main")).to_contain_text("Huyện điều máy xúc")
    phone.get_by_role("button", name="Đã tháo gỡ xong").click()
    expect(phone.locator("p.meta")).to_contain_text("đã tháo gỡ")
    year.looks_well("14-obstacle-is-gone")
    year.page = on_laptop


def a_briefing_gives_work_that_its_owner_does(year: Year, *, day: date, name: str, officer: str) -> None:
    """Hold a briefing with its pack, minutes and a conclusion; let a commune do it and the office accept it."""
    page = year.page
    year.on(day)
    year.enter(OFFICE)
    year.go("/giao-ban/")
    year.looks_well("28-before-the-briefing")
    page.get_by_label("Tên cuộc họp").fill("Giao ban quý II (mô phỏng)")
    page.get_by_role("button", name="Lập, mở tài liệu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Giao ban quý II (mô phỏng)")
    briefing = page.url
    page.get_by_label("Nội dung", exact=True).first.fill("Rà soát hồ sơ tiêu chí 17 của xã (mô phỏng)")
    owner = page.locator("#giao option", has_text=name).first.get_attribute("value")
    page.get_by_label("Giao cho").select_option(owner)
    page.get_by_label("Thời hạn").fill("2024-07-05")
    page.get_by_role("button", name="Giao việc").click()
    expect(page.get_by_role("status")).to_contain_text("Đã giao việc")
    page.get_by_text("Ghi biên bản", exact=True).first.click()
    page.get_by_label("Chủ trì").fill("Phó Chủ tịch UBND huyện (mô phỏng)")
    page.locator("#nd").fill("Các xã hoàn thành hồ sơ trong tháng 7 (mô phỏng).")
    page.get_by_role("button", name="Ghi biên bản").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi biên bản")
    year.looks_well("29-briefing-with-minutes")

    year.enter(officer)
    year.go("/viec-cua-toi/")
    year.looks_well("30-work-given-by-the-briefing")
    page.get_by_role("link", name="Rà soát hồ sơ tiêu chí 17").first.click()
    page.get_by_label("Kết quả, việc còn lại").fill("Đã rà soát 12 hộ (mô phỏng)")
    page.get_by_role("button", name="Báo đã làm xong").click()
    page.wait_for_load_state()
    year.looks_well("31-work-done")

    year.enter(OFFICE)
    page.goto(briefing)
    page.get_by_role("link", name="Rà soát hồ sơ tiêu chí 17").first.click()
    page.get_by_role("button", name="Nghiệm thu").click()
    page.wait_for_load_state()
    page.goto(briefing)
    expect(page.get_by_role("region", name="Kết luận, giao việc")).to_contain_text("100%")
    year.looks_well("32-conclusion-done")

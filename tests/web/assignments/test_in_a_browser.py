"""Who answers for what, tasks, committees and hand-over in a real Chromium, on a laptop and a phone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ntm.store.accounts.models import User
from ntm.store.reading.models import Paper
from ntm.usecases.assignments import operations as agencies
from ntm.usecases.assignments import queries
from ntm.usecases.demonstration import assigning, loading
from ntm.usecases.demonstration.paper_files import SHIPPED_PAPERS, paper_files
from tests.browser import axe, screenshot, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mot-mat-khau-dai"
AT = datetime(2024, 6, 10, 3, tzinfo=UTC)


@pytest.fixture
def phong_tho(country_for_one: None, live_server: Any, settings: Any) -> Any:
    """Serve units, people, the plan of Phong Thổ and its assignments on the demonstration's working day."""
    settings.NTM_WORKING_DAY = loading.WORKING_DAY.isoformat()
    agencies.load_agencies_named_in_papers(by=None, at=AT)
    loading._people(at=AT)
    loading._bring_in("phong-tho-plan-2024", paper_files(SHIPPED_PAPERS)["phong-tho-plan-2024"], at=AT)
    assigning.set_up_assignments(
        district_id=district(),
        commune_id=loading.unit_at(("Lai Châu", "Mường Khoa"), on=loading.TWO_TIER_DAY),
        on=loading.WORKING_DAY,
        later=loading.TWO_TIER_DAY,
        at=AT,
    )
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
    return live_server


def district() -> int:
    return loading.unit_at(("Lai Châu", "Phong Thổ"), on=loading.WORKING_DAY)


def agency(name: str) -> int:
    (found,) = queries.find(name, unit_id=district(), on=loading.WORKING_DAY)
    return found.id


def looks_well(page: Page, name: str) -> None:
    axe(page)
    screenshot(page, name)
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "nothing beyond the edge"


def test_an_office_sees_gaps_assigns_gives_a_task_and_hands_over(phong_tho: Any, page: Page, phone: Page) -> None:
    sign_in(page, phong_tho, "vpdp-huyen", PASSWORD)
    page.goto(f"{phong_tho.url}/phan-cong/?noi={district()}")
    expect(page.get_by_role("heading", name="Ai phụ trách gì ở huyện Phong Thổ")).to_be_visible()
    expect(page.get_by_text("tổng hợp cả tiêu chí: Công an huyện")).to_be_visible()
    looks_well(page, "phan-cong-huyen")
    page.get_by_label("Cơ quan", exact=True).select_option(label="Phòng Tài nguyên và Môi trường")
    page.get_by_label("Tiêu chí, chỉ tiêu").fill("17.2, 17.3")
    page.get_by_label("Từ ngày", exact=True).fill("01/06/2024")
    page.locator("#source").fill("Quyết định thử 12/QĐ-UBND")
    page.get_by_role("button", name="Ghi phân công").click()
    expect(page.get_by_text("Đã ghi phân công.")).to_be_visible()
    page.get_by_label("Xem", exact=True).select_option(label="Còn thiếu cơ quan chủ trì")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_role("cell", name="17.2, 17.3")).to_have_count(0)

    page.goto(f"{phong_tho.url}/phan-cong/co-quan/{agency('Phòng Nội vụ')}/")
    expect(page.get_by_role("cell", name="18.1, 18.2 Bộ tiêu chí")).to_be_visible()
    looks_well(page, "phan-cong-co-quan")
    paper = Paper.objects.get()
    page.goto(f"{phong_tho.url}/phan-cong/van-ban/{paper.pk}/")
    expect(page.get_by_text("Văn bản không nêu số tiêu chí")).to_be_visible()
    looks_well(page, "phan-cong-van-ban")

    page.goto(f"{phong_tho.url}/viec/?noi={district()}")
    expect(page.get_by_text("Quá hạn").last).to_be_visible()
    page.get_by_label("Tên việc").fill("Nộp danh sách 06 bản")
    page.get_by_label("Ai chịu trách nhiệm").select_option(label="Công an huyện")
    page.get_by_label("Hạn cuối").fill("14/06/2024")
    looks_well(page, "so-viec")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Giao việc")).to_be_hidden()
    screenshot(page, "so-viec-in")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Giao việc").click()
    expect(page.get_by_text("Đã giao việc.")).to_be_visible()
    page.get_by_role("link", name="Nộp danh sách 06 bản").click()
    expect(page.get_by_text("còn 4 ngày").first).to_be_visible()
    page.get_by_label("Đã làm được (%)").fill("40")
    page.get_by_label("Kết quả, việc còn lại").fill("Đã có danh sách của ba xã")
    page.get_by_role("button", name="Ghi tiến độ").click()
    expect(page.get_by_text("Đã ghi tiến độ.")).to_be_visible()
    page.get_by_role("button", name="Báo đã làm xong").click()
    expect(page.get_by_role("heading", name="Nghiệm thu")).to_be_visible()
    looks_well(page, "viec")
    page.get_by_role("button", name="Nghiệm thu").click()
    expect(page.get_by_text("Đã nghiệm thu.")).to_be_visible()

    page.goto(f"{phong_tho.url}/phan-cong/ban/?noi={district()}")
    looks_well(page, "ban-chi-dao")
    page.get_by_role("link", name="Ban Chỉ đạo các Chương trình MTQG huyện").click()
    expect(page.get_by_text("trống: chưa cử người")).to_be_visible()
    looks_well(page, "ban")

    page.goto(f"{phong_tho.url}/phan-cong/ban-giao/?noi={district()}&co-quan={agency('Phòng Tư pháp')}")
    page.get_by_label("Bên nhận").select_option(label="Phòng Nội vụ")
    page.get_by_label("Từ ngày").fill("01/07/2024")
    page.get_by_role("button", name="Liệt kê").click()
    expect(page.get_by_text("Chủ trì chỉ tiêu 18.4, huyện Phong Thổ")).to_be_visible()
    looks_well(page, "ban-giao")
    page.get_by_label("Theo văn bản").fill("Nghị quyết thử")
    page.get_by_role("button", name="Bàn giao 1 mục").click()
    expect(page.get_by_text("Đã bàn giao.")).to_be_visible()

    sign_in(phone, phong_tho, "canbo-xa", PASSWORD)
    phone.goto(f"{phong_tho.url}/phan-cong/")
    expect(phone.get_by_role("heading", name="Ai phụ trách gì ở xã Nậm Xe")).to_be_visible()
    looks_well(phone, "phan-cong-xa-dien-thoai")
    phone.goto(f"{phong_tho.url}/viec/")
    looks_well(phone, "so-viec-dien-thoai")

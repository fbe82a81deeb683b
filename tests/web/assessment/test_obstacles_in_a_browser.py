"""Vướng mắc on a phone: a village head raises it in one hand, the commune answers, the head says that it helped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from ntm.core.kernel.states import Role, UnitKind
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.territory.models import Unit
from tests.browser import axe, screenshot, sign_in
from tests.usecases.access.places import BEGIN, add_unit
from tests.usecases.analytics.scene import PASSWORD
from tests.web.analytics import office as offices
from tests.web.analytics.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: object) -> Iterator[Office]:
    with offices.opened(django_db_blocker) as opened:
        scene = opened.scene
        above = [Unit.objects.get(pk=one) for one in (scene.communes["Nậm Xe"], scene.phong_tho, scene.province)]
        village = add_unit("Huổi Hán", UnitKind.VILLAGE, above, BEGIN, None)
        user = User(username="truong-ban", full_name="Lò Văn A")
        user.set_password(PASSWORD)
        user.save()
        Grant.objects.create(user=user, role=Role.VILLAGE_HEAD.value, unit=village, span=open_span(BEGIN))
        yield opened


def leave(page: Page) -> None:
    page.get_by_role("button", name="Đăng xuất").click()


def test_a_village_head_raises_an_obstacle_on_a_phone_and_the_commune_answers(phone: Page, office: Office) -> None:
    sign_in(phone, office, "truong-ban", PASSWORD)
    phone.goto(f"{office.url}/vuong-mac/")
    axe(phone)
    screenshot(phone, "obstacles-village-phone")
    phone.get_by_label("Đang vướng việc gì?").fill("Đường vào bản sạt lở, xe chở xi măng không vào được")
    phone.get_by_label("Nói rõ thêm").fill("Từ ngày 02/6, đoạn qua suối dài khoảng 30 m.")
    phone.get_by_role("button", name="Gửi vướng mắc").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã gửi vướng mắc")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    axe(phone)
    screenshot(phone, "obstacle-raised-phone")
    address = phone.url
    leave(phone)
    sign_in(phone, office, "commune_officer", PASSWORD)
    phone.goto(f"{office.url}/vuong-mac/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("1 vướng mắc chờ anh/chị xử lý")
    screenshot(phone, "obstacles-commune-phone")
    phone.goto(address)
    phone.get_by_role("button", name="Trả lời").click()
    expect(phone.get_by_role("alert")).to_contain_text("nội dung trả lời")
    phone.get_by_label("Trả lời, cách tháo gỡ").fill("Xã bố trí máy xúc ngày 15/6")
    phone.get_by_role("button", name="Trả lời").click()
    expect(phone.get_by_role("status")).to_contain_text("Đã trả lời")
    axe(phone)
    screenshot(phone, "obstacle-answered-phone")
    leave(phone)
    sign_in(phone, office, "truong-ban", PASSWORD)
    phone.goto(address)
    phone.get_by_role("button", name="Đã tháo gỡ xong").click()
    expect(phone.locator("p.meta")).to_contain_text("đã tháo gỡ")


def test_a_district_office_sees_the_obstacles_of_its_communes(page: Page, office: Office) -> None:
    sign_in(page, office, "commune_officer", PASSWORD)
    page.goto(f"{office.url}/vuong-mac/")
    page.get_by_label("Đang vướng việc gì?").fill("Chưa được phân bổ vốn sự nghiệp năm 2024")
    page.get_by_role("button", name="Gửi vướng mắc").click()
    leave(page)
    sign_in(page, office, "district_office", PASSWORD)
    page.goto(f"{office.url}/vuong-mac/")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 vướng mắc chờ anh/chị xử lý")
    page.get_by_role("link", name="Chưa được phân bổ vốn").click()
    expect(page.get_by_role("button", name="chuyển Ban Chỉ đạo")).to_be_visible()
    axe(page)
    screenshot(page, "obstacle-office")

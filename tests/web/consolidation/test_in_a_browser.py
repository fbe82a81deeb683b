"""Consolidation, briefing, one's own work and the leader's sheet in a real browser."""

from __future__ import annotations

import gzip
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client, override_settings
from playwright.sync_api import Page, expect
from tests.browser import axe, screenshot, sign_in
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import PASSWORD
from tests.usecases.reporting import period_scene
from tests.usecases.reporting.period_scene import NOW, ON, QUARTER, PeriodScene

from ntm.core.kernel.states import Role
from ntm.usecases.oversight import operations as oversight

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def build() -> PeriodScene:
    with transaction.atomic():
        return period_scene.build(scenes.build())


def no_wider_than_the_screen(page: Page) -> None:
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), page.url


def test_an_office_consolidates_urges_closes_and_briefs(page: Page, phone: Page, live_server: Any) -> None:
    with override_settings(NTM_WORKING_DAY=ON.isoformat()):
        quarter = build()
        office = quarter.scene.people[Role.DISTRICT_OFFICE]
        briefing = oversight.call_briefing(
            unit_id=quarter.scene.phong_tho,
            held_on=ON,
            title="Giao ban tháng 6/2024",
            venue="Phòng họp UBND huyện",
            client_id=uuid4(),
            by=office,
            on=ON,
            at=NOW,
        )
        sign_in(page, live_server, office.username, PASSWORD)
        page.goto(f"{live_server.url}/")
        expect(page.get_by_role("heading", name="Việc của tôi hôm nay")).to_be_visible()
        axe(page)
        screenshot(page, "work-district-home")
        page.goto(f"{live_server.url}/viec-cua-toi/")
        axe(page)
        screenshot(page, "work-district")
        page.get_by_role("link", name="Đôn đốc").first.click()
        axe(page)
        screenshot(page, "consolidation-urge")
        page.get_by_role("button", name="Đã gửi tin nhắn").click()
        expect(page.get_by_text("Đã ghi nhắc 10 nơi.")).to_be_visible()

        page.goto(f"{live_server.url}/tong-hop/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Huyện Phong Thổ: tổng hợp quý II/2024")
        axe(page)
        no_wider_than_the_screen(page)
        screenshot(page, "consolidation-district")
        page.get_by_text("Chốt kỳ", exact=True).click()
        page.get_by_role("button", name="Chốt quý II/2024").click()
        expect(page.get_by_text("Kỳ đã chốt")).to_be_visible()
        page.get_by_role("link", name="xem bản chốt").first.click()
        expect(page.get_by_text("Bản chốt nguyên vẹn.")).to_be_visible()
        axe(page)
        screenshot(page, "consolidation-frozen")

        page.goto(f"{live_server.url}/giao-ban/{briefing}/")
        page.get_by_label("Nội dung", exact=True).first.fill("Gửi ngay báo cáo quý II/2024")
        page.get_by_label("Giao cho").select_option(label="UBND xã Sin Suối Hồ")
        page.get_by_label("Thời hạn").fill("2024-06-25")
        page.get_by_role("button", name="Giao việc").click()
        expect(page.get_by_text("Đã giao việc theo kết luận.")).to_be_visible()
        axe(page)
        no_wider_than_the_screen(page)
        screenshot(page, "briefing")

        leader = quarter.scene.people[Role.LEADER]
        sign_in(phone, live_server, leader.username, PASSWORD)
        phone.goto(f"{live_server.url}/")
        axe(phone)
        no_wider_than_the_screen(phone)
        screenshot(phone, "leader-sheet-phone")
        phone.goto(f"{live_server.url}/tong-hop/?noi={quarter.scene.province}&ky={QUARTER}")
        axe(phone)
        no_wider_than_the_screen(phone)
        screenshot(phone, "consolidation-province-phone")
        phone.set_viewport_size({"width": 1366, "height": 768})
        screenshot(phone, "consolidation-province")
        phone.goto(f"{live_server.url}/")
        screenshot(phone, "leader-sheet")
        phone.emulate_media(media="print")
        pdf = phone.pdf(format="A4", prefer_css_page_size=True)
        assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/") <= 1

        client = Client()
        client.force_login(leader, backend="django.contrib.auth.backends.ModelBackend")
        for address in ("/", f"/tong-hop/?noi={quarter.scene.province}&ky={QUARTER}", f"/giao-ban/{briefing}/"):
            assert len(gzip.compress(client.get(address).content)) <= 30_000, address

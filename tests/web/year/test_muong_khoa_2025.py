"""Mường Khoa 2025 in a real Chromium: two tiers, and a report each month straight to the province."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ntm.store.accounts.models import User
from ntm.usecases.audit.verification import verify
from ntm.usecases.demonstration import loading
from ntm.usecases.reporting import duties
from tests.web.year import by_forms, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MONTHLY = "Báo cáo tháng của xã gửi thẳng lên tỉnh"
#: The months whose reports are written by the forms of the pages, without the browser.
BY_FORMS = range(9, 12)


def test_muong_khoa_2025_reports_each_month_straight_to_the_province(
    year_for_one: None, live_server: Any, settings: Any, page: Page
) -> None:
    year = scene.Year(live_server.url, settings, page)
    commune = loading.unit_at(("Lai Châu", "Mường Khoa"), on=loading.TWO_TIER_DAY)
    province = loading.unit_at(("Lai Châu",), on=loading.TWO_TIER_DAY)

    year.on(date(2025, 8, 5))
    year.enter("canbo-muongkhoa")
    year.go("/ke-hoach/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kế hoạch năm 2025 của xã Mường Khoa")
    year.looks_well("muong-khoa-01-plan")
    year.go("/bao-cao/")
    # The plan is of 29 July 2025: no month before August is owed.
    expect(page.locator(".duty", has_text=MONTHLY).first).to_contain_text("tháng 8/2025")
    expect(page.locator(".duty", has_text=MONTHLY).filter(has_text="tháng 7/2025")).to_have_count(0)
    year.looks_well("muong-khoa-02-owed")

    for month in range(8, 13):
        words, done, figures = f"tháng {month}/2025", "Đã làm 0,8 km đường thôn (mô phỏng).", {"3.1": f"8{month % 10}"}
        year.on(date(2025, month, 14))
        if month in BY_FORMS:
            officer = User.objects.get(username="canbo-muongkhoa")
            owed = duties.duties_of_person(officer, on=year.day)
            due = next(
                one for one in owed if one.rule.title.startswith(MONTHLY) and one.period.code == f"2025-M{month:02d}"
            )
            assert "đúng hạn" in by_forms.report("canbo-muongkhoa", due, words=done, figures=figures)
        else:
            year.enter("canbo-muongkhoa")
            year.report_by_hand(MONTHLY, words, words=done, figures=figures)
            if month == 8:
                year.looks_well("muong-khoa-03-look-over")
            year.send()
            expect(page.get_by_role("status").first).to_contain_text("đúng hạn")
        year.on(date(2025, month, 16))
        year.enter("vpdp-tinh")
        year.go(f"/tong-hop/?noi={province}&ky=2025-M{month:02d}")
        expect(page.get_by_role("heading", name="Báo cáo thẳng lên tỉnh Lai Châu")).to_be_visible()
        if month == 8:
            year.looks_well("muong-khoa-04-province-receives")
        page.goto(f"{year.url}/tong-hop/?noi={commune}&ky=2025-M{month:02d}")
        page.get_by_text("Chốt kỳ", exact=True).click()
        page.get_by_role("button", name=f"Chốt {words}").click()
        expect(page.get_by_text("Kỳ đã chốt")).to_be_visible()
        if month in (8, 12):
            year.looks_well(f"muong-khoa-05-closed-{month}")

    year.enter("canbo-muongkhoa")
    year.go("/bao-cao/")
    expect(page.locator(".duty", has_text=MONTHLY).filter(has_text="tháng 12/2025")).to_contain_text("đã")
    year.looks_well("muong-khoa-06-all-sent")
    year.enter("vpdp-tinh")
    year.go(f"/tong-hop/?noi={province}&ky=2025-Q4")
    year.looks_well("muong-khoa-07-province")
    assert verify().holds

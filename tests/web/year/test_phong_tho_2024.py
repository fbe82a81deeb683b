"""Phong Thổ 2024 in a real Chromium: from the plan of 15 April to the closed year, with its 16 communes and agencies.

In quarter II everybody reports on pages, and differs, explains, is stuck and meets there too: a few in the browser, the
others by the forms that the same pages hold. In quarters III and IV three communes report on pages; the others send
through the use cases that the pages call, so that the year ends within a minute.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ntm.store.accounts.models import User
from ntm.store.reporting.models import Snapshot
from ntm.usecases.audit.verification import verify
from ntm.usecases.demonstration import loading
from ntm.usecases.reporting import pictures
from tests.web.year import by_forms, scene, steps
from tests.web.year.scene import Year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COMMUNES = "Báo cáo quý của UBND xã"
AGENCIES = "Báo cáo quý của cơ quan"
#: How many of a kind work in the browser before the others do the same by plain forms.
IN_THE_BROWSER = 2
WORDS = "Đã triển khai theo kế hoạch của huyện (mô phỏng)."


def test_phong_tho_2024_from_plan_to_closed_year(
    year_for_one: None, live_server: Any, settings: Any, page: Page, phone: Page
) -> None:
    district = loading.unit_at(("Lai Châu", "Phong Thổ"), on=loading.WORKING_DAY)
    nam_xe = loading.unit_at(("Lai Châu", "Phong Thổ", "Nậm Xe"), on=loading.WORKING_DAY)
    year = Year(live_server.url, settings, page, nam_xe=nam_xe)
    communes, agencies = scene.add_officers(district, on=loading.WORKING_DAY)
    assert len(communes) >= 16

    the_plan_and_who_answers(year, district)
    nobody_owes_the_first_quarter(year)
    everybody_reports_the_second_quarter(year, district, communes, agencies)
    a_report_is_returned_corrected_and_accepted(year, district)
    one_commune_is_late_and_the_office_says_so(year, district, communes)
    what_is_said_between_reports(year, phone, district, communes)
    the_quarter_is_closed_for_ever(year, district, "2024-Q2", "quý II/2024", date(2024, 6, 20))
    for period, words, day in (
        ("2024-Q3", "quý III/2024", date(2024, 9, 12)),
        ("2024-Q4", "quý IV/2024", date(2024, 12, 12)),
    ):
        a_later_quarter(year, district, communes, agencies, period, words, day)
    the_year_stands(year, district)


def the_plan_and_who_answers(year: Year, district: int) -> None:
    page = year.page
    year.on(date(2024, 4, 22))
    year.enter("vpdp-huyen")
    year.go("/ke-hoach/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kế hoạch năm 2024 của huyện Phong Thổ")
    year.looks_well("01-plan")
    page.get_by_role("link", name="133/KH-UBND ngày 15/04/2024").first.click()
    expect(page.get_by_role("heading", name="Chỉ tiêu năm 2024")).to_be_visible()
    page.get_by_role("link", name="Giao chỉ tiêu").click()
    year.looks_well("02-cascade")
    page.get_by_role("link", name="Đăng ký", exact=True).click()
    for single in ("18.2", "18.4"):
        expect(page.get_by_role("link", name=single).first).to_be_visible()
    year.looks_well("03-registrations")
    year.go(f"/phan-cong/?noi={district}")
    expect(page.get_by_text("tổng hợp cả tiêu chí: Công an huyện")).to_be_visible()
    year.looks_well("04-assignments")


def nobody_owes_the_first_quarter(year: Year) -> None:
    year.enter("canbo-xa")
    year.go("/bao-cao/")
    expect(year.page.locator(".duty", has_text="quý II/2024").first).to_contain_text("14/06/2024")
    expect(year.page.locator(".duty", has_text=COMMUNES).filter(has_text="quý I/2024")).to_have_count(0)
    year.looks_well("05-owed-in-april")


def everybody_reports_the_second_quarter(
    year: Year, district: int, communes: dict[int, str], agencies: dict[int, str]
) -> None:
    year.on(date(2024, 6, 12))
    owed = scene.owed(district, COMMUNES, period="2024-Q2")
    assert len(owed) == 16
    late = owed[-1].unit_id
    for number, duty in enumerate(owed[:-1]):
        if number >= IN_THE_BROWSER:
            said = by_forms.report(communes[duty.unit_id], duty, words=WORDS, figures={"3.1": "91,5"})
            assert "đúng hạn" in said
            continue
        year.enter(communes[duty.unit_id])
        year.report_by_hand(COMMUNES, "quý II/2024", words=WORDS, figures={"3.1": "91,5"})
        if number == 0:
            year.looks_well("06-look-over")
        year.send()
        expect(year.page.get_by_role("status").first).to_contain_text("đúng hạn")
    year.looks_well("07-sent")
    assert communes[late]
    for number, (duty, username) in enumerate(
        (one, agencies[one.agency_id])
        for one in scene.owed(district, AGENCIES, period="2024-Q2")
        if one.agency_id in agencies
    ):
        words = f"{duty.name}: đã kiểm tra các xã (mô phỏng)."
        if number >= IN_THE_BROWSER:
            assert words in by_forms.report(username, duty, words=words)
            continue
        year.enter(username)
        year.report_by_hand(AGENCIES, "quý II/2024", words=words)
        if number == 0:
            year.looks_well("08-agency-looks-over")
        year.send()


def a_report_is_returned_corrected_and_accepted(year: Year, district: int) -> None:
    page = year.page
    year.on(date(2024, 6, 13))
    report = next(one for one in scene.owed(district, COMMUNES, period="2024-Q2") if one.report_id)
    address = f"/bao-cao/{report.report_id}/"
    year.enter("vpdp-huyen")
    year.go(address)
    page.get_by_label("Lưu ý khi tiếp nhận").fill("Ghi rõ số km đường đã cứng hóa")
    page.get_by_role("button", name="Trả lại để sửa").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi")
    year.looks_well("09-returned")
    officer = scene.add_officers(district, on=year.day)[0][report.unit_id]
    year.enter(officer)
    year.go("/viec-cua-toi/")
    year.looks_well("10-my-work-returned")
    year.report_by_hand(COMMUNES, "quý II/2024", words="Đã cứng hóa 3,2 km đường bản (mô phỏng).", figures=None)
    reason = page.get_by_label("Lý do đính chính")
    if reason.count():
        reason.fill("Bổ sung theo yêu cầu của huyện")
    year.send()
    year.enter("vpdp-huyen")
    sent = [one.report_id for one in scene.owed(district, COMMUNES, period="2024-Q2") if one.state.is_sent]
    for number, report_id in enumerate(sent):
        assert report_id is not None
        if number >= IN_THE_BROWSER:
            by_forms.accept("vpdp-huyen", report_id)
            continue
        year.go(f"/bao-cao/{report_id}/")
        page.get_by_role("button", name="Tiếp nhận", exact=True).click()
        expect(page.get_by_role("status").first).to_contain_text("Đã ghi")


def one_commune_is_late_and_the_office_says_so(year: Year, district: int, communes: dict[int, str]) -> None:
    page = year.page
    year.on(date(2024, 6, 16))
    year.enter("vpdp-huyen")
    year.go(f"/tong-hop/?noi={district}&ky=2024-Q2")
    expect(page.get_by_text("thiếu 1/16 xã").first).to_be_visible()
    expect(page.get_by_text("quá hạn 2 ngày").first).to_be_visible()
    year.looks_well("11-one-is-missing")
    page.get_by_role("link", name=re.compile("đôn đốc")).first.click()
    year.looks_well("12-urging")
    late = next(one for one in scene.owed(district, COMMUNES, period="2024-Q2") if not one.state.is_sent)
    year.enter(communes[late.unit_id])
    year.report_by_hand(COMMUNES, "quý II/2024", words=WORDS, figures={"3.1": "90"})
    year.send()
    expect(page.get_by_role("status").first).to_contain_text("muộn 2 ngày")


def what_is_said_between_reports(year: Year, phone: Page, district: int, communes: dict[int, str]) -> None:
    year.on(date(2024, 6, 17))
    owed = scene.owed(district, COMMUNES, period="2024-Q2")
    officers = {duty.name.removeprefix("xã "): communes[duty.unit_id] for duty in owed}
    other = next(duty for duty in owed if duty.unit_id != year.nam_xe)
    name = other.name.removeprefix("xã ")
    steps.a_commune_and_an_agency_differ_and_the_office_settles(
        year, commune=other.unit_id, name=name, officer=officers[name]
    )
    steps.an_explanation_is_asked_and_given(year, district, officers=officers)
    steps.a_village_is_stuck_and_is_answered(year, phone)
    steps.a_briefing_gives_work_that_its_owner_does(year, day=date(2024, 6, 19), name=name, officer=officers[name])


def the_quarter_is_closed_for_ever(year: Year, district: int, period: str, words: str, day: date) -> None:
    page = year.page
    year.on(day)
    year.enter("vpdp-huyen")
    year.go(f"/tong-hop/?noi={district}&ky={period}")
    page.get_by_text("Chốt kỳ", exact=True).click()
    page.get_by_role("button", name=f"Chốt {words}").click()
    expect(page.get_by_text("Kỳ đã chốt")).to_be_visible()
    page.get_by_role("link", name="xem bản chốt").first.click()
    expect(page.get_by_text("Bản chốt nguyên vẹn.")).to_be_visible()
    year.looks_well(f"15-closed-{period}")


def a_later_quarter(
    year: Year,
    district: int,
    communes: dict[int, str],
    agencies: dict[int, str],
    period: str,
    words: str,
    day: date,
) -> None:
    page = year.page
    year.on(day)
    owed = scene.owed(district, COMMUNES, period=period)
    by_hand = [year.nam_xe, *[duty.unit_id for duty in owed if duty.unit_id != year.nam_xe][:2]]
    year.enter(communes[year.nam_xe])
    year.report_by_hand(COMMUNES, words, words=WORDS, figures={"3.1": "92"})
    year.looks_well(f"16-look-over-{period}")
    year.send()
    expect(page.get_by_role("status").first).to_contain_text("đúng hạn")
    for number, unit in enumerate(by_hand[1:]):
        duty = next(one for one in owed if one.unit_id == unit)
        assert "đúng hạn" in by_forms.report(communes[unit], duty, words=WORDS, figures={"3.1": f"9{number + 3}"})
    sent = scene.send_by_use_case(
        scene.owed(district, COMMUNES, period=period), username=communes, day=day, words=WORDS
    )
    assert sent == len(owed) - len(by_hand)
    scene.send_by_use_case(
        (one for one in scene.owed(district, AGENCIES, period=period) if one.agency_id in agencies),
        username=agencies,
        day=day,
        words=WORDS,
    )
    year.enter("vpdp-huyen")
    year.go(f"/tong-hop/?noi={district}&ky={period}")
    expect(page.get_by_text("thiếu 0/16 xã")).to_have_count(0)
    year.looks_well(f"17-consolidated-{period}")
    the_quarter_is_closed_for_ever(year, district, period, words, day.replace(day=18))


def the_year_stands(year: Year, district: int) -> None:
    year.on(date(2024, 12, 20))
    year.enter("lanh-dao")
    year.go("/")
    year.looks_well("18-leader-at-the-end-of-the-year")
    year.go(f"/tong-hop/?noi={district}&ky=2024-Q4")
    year.looks_well("19-the-year-closed")
    frozen = Snapshot.objects.filter(decision__unit_id=district)
    assert {one.decision.period for one in frozen} == {"2024-Q2", "2024-Q3", "2024-Q4"}
    office = User.objects.get(username="vpdp-huyen")
    for one in frozen:
        found = pictures.verify(one.pk, by=office, on=year.day)
        assert found.frozen.is_intact
        assert found.is_comparable
    assert verify().holds

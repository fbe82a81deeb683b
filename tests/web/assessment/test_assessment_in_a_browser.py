"""Đánh giá in a real Chromium: a commune judges itself, an agency works through its grid, an office settles."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Role
from ntm.core.reporting.assessment import Side
from ntm.store.accounts.models import Grant, User
from ntm.store.assignments.models import AgencyRoleHeld
from ntm.store.base import open_span
from ntm.store.reporting.models import ReportRevision
from ntm.store.territory.models import Unit
from ntm.usecases.planning import registering
from ntm.usecases.planning.new_registrations import NewRegistration
from ntm.usecases.reporting import appending, assessment
from ntm.usecases.reporting.appending import Saying
from ntm.usecases.reporting.assessment_words import NewWord
from tests.browser import axe, screenshot, sign_in
from tests.usecases.access.places import AT, BEGIN
from tests.usecases.analytics.scene import PASSWORD, WORKING
from tests.usecases.reporting.district import add_agency, give_lead
from tests.web.analytics import office as offices
from tests.web.analytics.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

Q2 = Period.parse("2024-Q2")


@dataclass(frozen=True)
class Assessed:
    """The office, with communes that judged themselves and an agency that leads criterion 15."""

    office: Office
    phong_tho: int
    nam_xe: int

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return self.office.url


@pytest.fixture(scope="module")
def assessed(django_db_setup: None, django_db_blocker: object) -> Iterator[Assessed]:
    with offices.opened(django_db_blocker) as office:
        yield set_up(office)


def set_up(office: Office) -> Assessed:
    scene = office.scene
    district = Unit.objects.get(pk=scene.phong_tho)
    health = add_agency(district, "Trung tâm Y tế huyện")
    standing = add_agency(district, "Phòng Nông nghiệp và Phát triển nông thôn")
    AgencyRoleHeld.objects.create(agency=standing, unit=district, role="standing", span=open_span(BEGIN), source="thử")
    give_lead(health, district, "15")
    user = User(username="y-te", full_name="Nguyễn Thị Y")
    user.set_password(PASSWORD)
    user.save()
    Grant.objects.create(
        user=user, role=Role.AGENCY.value, unit=district, agency="Trung tâm Y tế huyện", span=open_span(BEGIN),
        criteria=["15"],
    )  # fmt: skip
    for number, (name, unit_id) in enumerate(sorted(scene.communes.items())):
        if name == "Nậm Xe" or number % 4 == 3:
            continue  # they have not judged themselves yet
        officer = User.objects.create(username=f"xa-{number}", full_name=f"Cán bộ xã {name}")
        Grant.objects.create(user=officer, role=Role.COMMUNE_OFFICER.value, unit_id=unit_id, span=open_span(BEGIN))
        said = [NewWord(unit_id, f"15.{one}", Judgement.MET) for one in (1, 2, 3, 4)]
        assessment.say(
            unit_id, said, side=Side.UNIT, period=Q2, client_id=uuid4(), by=officer, on=WORKING, at=AT, simulated=True
        )
    nam_xe = scene.communes["Nậm Xe"]
    # The health centre enters a figure for the commune; the commune promises a criterion that it does not meet.
    appending.append(
        Saying(figures={"15.1:male": 71.0}, source="Sổ của Trung tâm Y tế", agency_id=health.pk),
        unit_id=nam_xe,
        as_of=WORKING,
        criteria_set=scene.criteria_set,
        seen=ReportRevision.objects.filter(unit_id=nam_xe).order_by("-as_of", "-revision").first(),
        by=user,
        at=AT,
    )
    registering.register(
        unit_id=nam_xe,
        year=2024,
        wanted=[NewRegistration(set_code="commune-2021-2025", item=item) for item in ("15", "13.2", "13.3")],
        client_id=uuid4(),
        by=scene.people[Role.COMMUNE_OFFICER],
        on=WORKING,
        at=AT,
    )
    return Assessed(office, scene.phong_tho, nam_xe)


def test_a_commune_judges_itself_by_its_figures_and_then_by_hand(page: Page, assessed: Assessed) -> None:
    sign_in(page, assessed.office, "commune_officer", PASSWORD)
    page.goto(f"{assessed.url}/danh-gia/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Xã Nậm Xe: đánh giá quý II/2024")
    axe(page)
    screenshot(page, "assessment-sheet-commune")
    page.get_by_role("button", name="Ghi theo số liệu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi")
    page.locator("details#t19").evaluate("one => one.open = true")
    page.get_by_label("Đánh giá của đơn vị, chỉ tiêu 19.1").select_option("not_met")
    page.get_by_label("Căn cứ, lý do, chỉ tiêu 19.1").fill("Chưa có báo cáo của Ban Chỉ huy quân sự xã")
    page.get_by_role("button", name="Ghi đánh giá").first.click()
    expect(page.locator("#c19\\.1")).to_contain_text("chờ cơ quan chủ trì")
    screenshot(page, "assessment-sheet-said")


def test_an_agency_agrees_in_bulk_and_disputes_two_communes_without_scripts(page: Page, assessed: Assessed) -> None:
    sign_in(page, assessed.office, "y-te", PASSWORD)
    page.goto(f"{assessed.url}/danh-gia/")
    expect(page.locator("table.assess thead th")).to_have_count(5)
    axe(page)
    screenshot(page, "assessment-grid")
    before = int(page.get_by_role("heading", level=1).inner_text().split()[0])
    page.get_by_role("button", name="mà đơn vị đánh giá khớp số liệu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi")
    after = int(page.get_by_role("heading", level=1).inner_text().split()[0])
    assert after < before
    boxes = page.locator("table.assess input[type=checkbox]")
    for number in (0, 1):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    page.get_by_label("Hoặc đánh giá khác").select_option("not_met")
    page.get_by_role("button", name="Không thống nhất").click()
    expect(page.get_by_role("alert")).to_contain_text("phải nêu lý do")
    assert page.locator("table.assess input:checked").count() == 2
    page.get_by_label("Lý do").fill("Kiểm tra tháng 6: chưa đủ hồ sơ")
    page.get_by_role("button", name="Không thống nhất").click()
    expect(page.get_by_role("status")).to_contain_text("2 chỉ tiêu đang khác nhau")
    axe(page)
    screenshot(page, "assessment-grid-disputed")


def test_an_office_settles_a_dispute_and_reads_the_history(page: Page, assessed: Assessed) -> None:
    sign_in(page, assessed.office, "district_office", PASSWORD)
    page.goto(f"{assessed.url}/danh-gia/")
    axe(page)
    screenshot(page, "assessment-overview")
    page.get_by_role("link", name="Ý kiến khác nhau").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("chỉ tiêu còn ý kiến khác nhau")
    axe(page)
    screenshot(page, "assessment-disputes")
    first = page.locator("article.dispute").first
    first.get_by_label("Kết luận").select_option("not_met")
    first.get_by_role("button", name="Kết luận").click()
    expect(page.get_by_role("alert")).to_contain_text("lý do")
    first = page.locator("article.dispute").first
    first.get_by_label("Kết luận").select_option("not_met")
    first.get_by_label("Lý do, căn cứ").fill("Theo biên bản kiểm tra ngày 05/6/2024")
    first.get_by_role("button", name="Kết luận").click()
    expect(page.get_by_role("status")).to_contain_text("Đã kết luận")
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("đã kết luận")
    axe(page)
    screenshot(page, "assessment-item")


def test_a_commune_disputes_a_figure_that_was_entered_for_it_and_explains_a_promise(
    page: Page, assessed: Assessed
) -> None:
    sign_in(page, assessed.office, "commune_officer", PASSWORD)
    page.goto(f"{assessed.url}/danh-gia/{assessed.nam_xe}/chi-tieu/15.1/")
    page.get_by_text("Số do cơ quan nhập thay chưa đúng?").click()
    page.get_by_label("Số đúng, nếu biết").fill("93,5")
    page.get_by_label("Căn cứ").fill("Bảo hiểm xã hội huyện xác nhận")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("status")).to_contain_text("Đã gửi ý kiến về số liệu")
    expect(page.locator("article.dispute")).to_contain_text("93,5%")
    axe(page)
    screenshot(page, "assessment-figure-dispute")
    page.goto(f"{assessed.url}/danh-gia/noi/{assessed.nam_xe}/giai-trinh/")
    axe(page)
    screenshot(page, "assessment-promises-commune")
    page.goto(f"{assessed.url}/danh-gia/{assessed.nam_xe}/giai-trinh/13.2/")
    page.get_by_label("Lý do chính").select_option("capital_late")
    page.get_by_label("Nói rõ vì sao").fill("Vốn hỗ trợ liên kết được giao tháng 5/2024")
    page.get_by_label("Đề nghị cấp trên").fill("Bổ sung vốn sự nghiệp đợt 2")
    page.get_by_label("Thời hạn mới").fill("30/9/2024")
    page.get_by_role("button", name="Ghi giải trình").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi giải trình")
    axe(page)
    screenshot(page, "assessment-explain")


def test_an_office_asks_for_explanations(page: Page, assessed: Assessed) -> None:
    sign_in(page, assessed.office, "district_office", PASSWORD)
    page.goto(f"{assessed.url}/danh-gia/noi/{assessed.phong_tho}/giai-trinh/?ky=2024")
    axe(page)
    screenshot(page, "assessment-promises")


def test_a_province_says_by_which_paper_nearly_met_may_be_said(page: Page, assessed: Assessed) -> None:
    sign_in(page, assessed.office, "province_office", PASSWORD)
    page.goto(f"{assessed.url}/danh-gia/noi/{assessed.office.scene.province}/quy-dinh/")
    page.get_by_label("Số ngày kết luận").fill("7")
    page.get_by_label("Cho đánh giá “cơ bản đạt”").select_option("co")
    page.get_by_label("Theo văn bản").fill("Hướng dẫn thử số 1/HD-VPĐP")
    page.get_by_label("Áp dụng từ ngày").fill("01/01/2024")
    page.get_by_role("button", name="Ghi quy định").click()
    expect(page.locator("dl.views")).to_contain_text("trong 7 ngày")
    expect(page.locator("dl.views")).to_contain_text("cơ bản đạt")
    axe(page)
    screenshot(page, "assessment-rules")


def test_an_agency_reports_its_criteria_as_a_whole(page: Page, assessed: Assessed) -> None:
    sign_in(page, assessed.office, "y-te", PASSWORD)
    page.goto(f"{assessed.url}/danh-gia/noi/{assessed.phong_tho}/bao-cao/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa gửi báo cáo theo tiêu chí")
    page.get_by_label("Kết quả, tiêu chí 15").fill("Đã rà soát 16 xã.")
    page.get_by_role("button", name="Gửi cơ quan thường trực").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã gửi báo cáo lần 1")
    axe(page)
    screenshot(page, "assessment-report")


def test_a_phone_shows_the_sheet_and_the_grid(phone: Page, assessed: Assessed) -> None:
    sign_in(phone, assessed.office, "y-te", PASSWORD)
    for name, address in (
        ("assessment-grid-phone", "/danh-gia/"),
        ("assessment-sheet-phone", f"/danh-gia/{assessed.nam_xe}/"),
    ):
        phone.goto(f"{assessed.url}{address}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, name
        axe(phone)
        screenshot(phone, name)


def test_the_grids_of_a_district_and_of_a_province_stay_small(page: Page, assessed: Assessed) -> None:
    sign_in(page, assessed.office, "province_office", PASSWORD)
    for place in (assessed.phong_tho, assessed.office.scene.province):
        answer = page.request.get(f"{assessed.url}/danh-gia/noi/{place}/?tc=15")
        assert answer.ok
        assert len(gzip.compress(answer.body(), 6)) <= 30_000

"""A district at work whose communes and an agency owe a report, served to browsers; a device that turned working
offline on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from playwright.sync_api import Page, expect

from ntm.core.kernel.states import Role, UnitKind
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.reporting.models import DutyRule
from ntm.store.territory.models import Unit
from tests.browser import sign_in
from tests.usecases.access.places import BEGIN, add_unit
from tests.usecases.analytics.scene import PASSWORD, Scene
from tests.usecases.assignments.world import officer
from tests.usecases.reporting import period_scene
from tests.usecases.reporting.district import add_agency, give_lead
from tests.web.analytics import office as offices
from tests.web.analytics.office import Office

PIN = "246810"
OFFICER = "canbo-nam-xe"
HEAD = "truong-ban"
CLERK = "y-te"
AGENCY = "Trung tâm Y tế huyện"


@contextmanager
def opened(blocker: Any) -> Iterator[Office]:
    """Serve the scene with two duties, an officer of Nậm Xe, the head of its village Huổi Hán, a clerk of an agency."""
    with offices.opened(blocker) as office:
        scene = office.scene
        period_scene.build(scene)
        commune = Unit.objects.get(pk=scene.communes["Nậm Xe"])
        above = [commune, *(Unit.objects.get(pk=one) for one in (scene.phong_tho, scene.province))]
        village = add_unit("Huổi Hán", UnitKind.VILLAGE, above, BEGIN, None)
        for username, name, role, unit in (
            (OFFICER, "Lò Thị B", Role.COMMUNE_OFFICER, commune),
            (HEAD, "Lò Văn A", Role.VILLAGE_HEAD, village),
        ):
            user = User(username=username, full_name=name)
            user.set_password(PASSWORD)
            user.save()
            Grant.objects.create(user=user, role=role.value, unit=unit, span=open_span(BEGIN))
        _agency_at_work(scene)
        yield office


def _agency_at_work(scene: Scene) -> None:
    """Add an agency that leads health in the district's communes and owes a report of it."""
    district = Unit.objects.get(pk=scene.phong_tho)
    agency = add_agency(district, AGENCY)
    give_lead(agency, district, "15")
    clerk = officer(agency, CLERK)
    clerk.set_password(PASSWORD)
    clerk.save()
    Grant.objects.create(user=clerk, role=Role.AGENCY.value, unit=district, agency=AGENCY, span=open_span(BEGIN))
    DutyRule.objects.create(
        unit=district,
        title="Báo cáo quý của cơ quan phụ trách",
        reporter="agency",
        frequency="quarter",
        due_day=14,
        set_code="commune-2021-2025",
        parts=[],
        source="133/KH-UBND, mục V.18",
        span=open_span(date(2024, 4, 15), None),
        by=scene.people[Role.DISTRICT_OFFICE],
        at=period_scene.NOW,
    )


def turn_on(page: Page, office: Office, username: str) -> None:
    """Sign in and turn working without a network on, with the PIN."""
    sign_in(page, office, username, PASSWORD)
    page.goto(f"{office.url}/ngoai-tuyen/")
    page.get_by_label("Mã PIN mới").fill(PIN)
    page.get_by_label("Nhập lại mã PIN").fill(PIN)
    page.get_by_role("button", name="Bật làm việc ngoại tuyến").click()
    expect(page.get_by_role("button", name="Gửi và lấy dữ liệu mới")).to_be_visible()


def unlock(page: Page) -> None:
    """Open what the device keeps with the PIN."""
    page.get_by_label("Mã PIN của").fill(PIN)
    page.get_by_role("button", name="Mở", exact=True).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Mở phần ngoại tuyến")

"""A district at work whose communes owe a report, served to browsers; a device that turned working offline on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, expect

from ntm.core.kernel.states import Role, UnitKind
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.territory.models import Unit
from tests.browser import sign_in
from tests.usecases.access.places import BEGIN, add_unit
from tests.usecases.analytics.scene import PASSWORD
from tests.usecases.reporting import period_scene
from tests.web.analytics import office as offices
from tests.web.analytics.office import Office

PIN = "246810"
OFFICER = "canbo-nam-xe"
HEAD = "truong-ban"


@contextmanager
def opened(blocker: Any) -> Iterator[Office]:
    """Serve the scene with a duty, an officer of Nậm Xe and the head of its village Huổi Hán."""
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
        yield office


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

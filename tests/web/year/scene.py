"""The programme year of the demonstration's places, with everybody who works in it; days pass as the test says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Page, expect

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.store.reporting.models import DutyRule
from ntm.usecases.access import operations as access
from ntm.usecases.demonstration import loading
from ntm.usecases.reporting import drafts, duties, submission
from ntm.usecases.reporting.duties import Duty
from ntm.usecases.territory import queries as units
from tests.browser import axe, screenshot

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
BEGIN = date(2024, 4, 15)
SOURCE = "Báo cáo của xã (mô phỏng)"


def moment(day: date, hour: int = 9) -> datetime:
    """Return an hour of a day in Vietnam."""
    return datetime.combine(day, time(hour), _VIETNAM)


@dataclass
class Year:
    """A served installation whose working day the test moves, and its people by the name for signing in."""

    url: str
    settings: Any
    page: Page
    nam_xe: int = 0
    day: date = loading.WORKING_DAY
    _looked_at: set[tuple[str, int]] = field(default_factory=set)

    def on(self, day: date) -> None:
        """Let it be a day."""
        self.day = day
        self.settings.NTM_WORKING_DAY = day.isoformat()

    def enter(self, username: str) -> None:
        """Be another person from now on, signed in."""
        client = Client()
        client.force_login(User.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
        context = self.page.context
        context.clear_cookies()
        session = client.cookies[configured.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": configured.SESSION_COOKIE_NAME, "value": session, "url": self.url}])

    def go(self, address: str) -> None:
        """Open a page."""
        answer = self.page.goto(f"{self.url}{address}")
        assert answer is not None
        assert answer.status == 200, (address, answer.status, self.page.inner_text("main")[:400])

    def looks_well(self, name: str) -> None:
        """Assert that the page has nothing beyond its edge, and no barrier where its kind was not asked yet."""
        self.page.wait_for_load_state()
        kind = re.sub(r"\d+", "…", urlsplit(self.page.url).path), self.page.viewport_size["width"]
        if kind not in self._looked_at:
            self._looked_at.add(kind)
            axe(self.page)
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        screenshot(self.page, f"year-{name}")

    def report_by_hand(self, title: str, period: str, *, words: str, figures: dict[str, str] | None = None) -> None:
        """Open an owed report from one's list, type, say that the rest is unchanged, look it over and send it."""
        page = self.page
        self.go("/bao-cao/")
        duty = page.locator(".duty", has_text=title).filter(has_text=period).first
        duty.locator(".btn").first.click()
        page.wait_for_url(re.compile(r"/bao-cao/\d+/$"))
        for code, value in (figures or {}).items():
            page.locator(f"[name='f:{code}.v']").evaluate(
                "(one, value) => { one.closest('details')?.setAttribute('open', ''); one.value = value }", value
            )
        same = page.get_by_role("button", name="Các ô còn trống: không thay đổi")
        if figures is not None and same.count():
            same.click()
            expect(page.get_by_role("status").first).to_contain_text("Đã lưu bản nháp")
        page.get_by_label("Tình hình triển khai").fill(words)
        page.locator(".save button.primary").click()
        page.wait_for_url(re.compile(r"/gui/$"))

    def send(self) -> None:
        """Send the report that was looked over."""
        self.page.get_by_role("button", name=re.compile("^(Gửi|Đính chính)")).first.click()
        self.page.wait_for_url(re.compile(r"/bao-cao/\d+/$"))


def add_officers(district: int, *, on: date) -> tuple[dict[int, str], dict[int, str]]:
    """Give every commune and every agency that reports an officer; return their names by commune and by agency."""
    by_commune: dict[int, str] = {}
    for commune in units.communes_in(district, on):
        known = User.objects.filter(grants__unit_id=commune.id, grants__role=Role.COMMUNE_OFFICER.value).first()
        if known is None:
            new = access.add_person(
                username=f"xa-{commune.id}",
                full_name=f"Cán bộ {commune.full_name}",
                role=Role.COMMUNE_OFFICER,
                unit_id=commune.id,
                start=date(2024, 1, 1),
                by=None,
                at=moment(BEGIN),
                on=on,
            )
            by_commune[commune.id] = new.username
        else:
            by_commune[commune.id] = known.username
    by_agency: dict[int, str] = {}
    for duty in owed(district, "Báo cáo quý của cơ quan", period="2024-Q2"):
        assert duty.agency_id is not None
        if duty.has_people:
            continue
        new = access.add_person(
            username=f"cq-{duty.agency_id}",
            full_name=f"Cán bộ {duty.name}",
            role=Role.AGENCY,
            unit_id=district,
            start=date(2024, 1, 1),
            agency=duty.name,
            by=None,
            at=moment(BEGIN),
            on=on,
        )
        by_agency[duty.agency_id] = new.username
    User.objects.update(one_time_until=None)
    return by_commune, by_agency


def owed(place: int, title: str, *, period: str) -> tuple[Duty, ...]:
    """Return what is owed under a rule of a place for a period."""
    rule = DutyRule.objects.get(unit_id=place, title__startswith=title, simulated=False)
    return tuple(one for one in duties.duties_of_rule(rule.pk, year=int(period[:4])) if one.period.code == period)


def send_by_use_case(owed_now: Iterable[Duty], *, username: dict[int, str], day: date, words: str) -> int:
    """Send reports through the use cases that the pages call, each by its own officer; return how many were sent."""
    sent = 0
    for duty in owed_now:
        if duty.state.is_sent:
            continue
        by = User.objects.get(username=username[duty.agency_id or duty.unit_id])
        report = drafts.open_report(
            rule_id=duty.rule.id,
            unit_id=duty.unit_id,
            agency_id=duty.agency_id,
            period=duty.period.code,
            by=by,
            on=day,
            at=moment(day),
        )
        mine: dict[str, Any] = {"source": SOURCE, "t:progress": words}
        if duty.agency_id is None and duty.rule.set_code:
            mine["f:3.1"] = {"v": "91,5"}
        saved = drafts.save_draft(
            report_id=report,
            shown=list(mine),
            base={},
            mine=mine,
            client_id=uuid4(),
            by=by,
            on=day,
            at=moment(day),
        )
        submission.submit(
            report_id=report,
            draft_version=saved.version,
            reason="",
            client_id=uuid4(),
            by=by,
            on=day,
            at=moment(day, 10),
        )
        sent += 1
    return sent

"""Closing a district's quarter drafts its report to the province, which reads it and types nothing again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Role
from ntm.core.reporting.closing import DecisionKind
from ntm.core.reporting.consolidation import Coverage
from ntm.core.reporting.submission import ReportState
from ntm.store.base import open_span
from ntm.store.reporting.models import DutyRule, Report, ReportDraft, ReportPicture, ReportStep, ReportText
from ntm.usecases.reporting import closing, consolidation, drafts, pictures, steps, submission, upward_reports
from ntm.usecases.reporting.upward_reports import ReceivedUpwards, UpwardReport
from tests.usecases.reporting import period_scene
from tests.usecases.reporting.period_scene import NOW, ON, QUARTER, PeriodScene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def closed_scene(country_database: None, django_db_blocker: object) -> Iterator[PeriodScene]:
    with period_scene.in_one_transaction(django_db_blocker) as built:
        yield built


@pytest.fixture
def quarter(closed_scene: PeriodScene) -> PeriodScene:
    office = closed_scene.scene.people[Role.PROVINCE_OFFICE]
    DutyRule.objects.create(
        unit_id=closed_scene.scene.province,
        title="Báo cáo quý của UBND cấp dưới",
        reporter="below",
        frequency="quarter",
        due_day=19,
        parts=["progress", "obstacles", "security"],
        source="Thử",
        span=open_span(date(2024, 1, 1), None),
        by=office,
        at=NOW,
    )
    step = ReportStep.objects.get(report_id=closed_scene.reports["Mường So"], seq=1)
    ReportText.objects.create(step=step, part="obstacles", text="Thiếu cán bộ\nđịa chính")
    ReportText.objects.create(step=step, part="security", text="Chuyện riêng", is_sensitive=True)
    returned = ReportStep.objects.get(report_id=closed_scene.reports["Ma Li Pho"], seq=1)
    ReportText.objects.create(step=returned, part="obstacles", text="Chưa tính, đang trả lại")
    return closed_scene


def close(quarter: PeriodScene, *, kind: DecisionKind = DecisionKind.CLOSED, client_id: UUID | None = None) -> int:
    return closing.decide(
        stream_id=quarter.rule,
        period=QUARTER,
        kind=kind,
        reason="" if kind is DecisionKind.CLOSED else "sót xã",
        client_id=client_id or uuid4(),
        by=quarter.scene.people[Role.DISTRICT_OFFICE],
        on=ON,
        at=NOW,
    )


def drafted(quarter: PeriodScene) -> ReportDraft:
    return ReportDraft.objects.get(report__unit_id=quarter.scene.phong_tho)


def own(quarter: PeriodScene) -> UpwardReport:
    found = upward_reports.own(quarter.scene.phong_tho, period=QUARTER)
    assert found is not None
    return found


def send(quarter: PeriodScene, *, reason: str = "", hours: int = 1) -> None:
    draft = drafted(quarter)
    submission.submit(
        report_id=draft.report_id,
        draft_version=draft.version,
        reason=reason,
        client_id=uuid4(),
        by=quarter.scene.people[Role.DISTRICT_OFFICE],
        on=ON,
        at=NOW + timedelta(hours=hours),
    )


def of_the_province(quarter: PeriodScene) -> ReceivedUpwards:
    office = quarter.scene.people[Role.PROVINCE_OFFICE]
    found = consolidation.consolidate(quarter.scene.province, period=QUARTER, on=ON, by=office)
    (mine,) = [one for one in upward_reports.received(found) if one.unit_id == quarter.scene.phong_tho]
    return mine


def test_closing_drafts_the_report_with_the_frozen_numbers_and_the_words_that_came_in(quarter: PeriodScene) -> None:
    close(quarter)
    content = drafted(quarter).content
    assert "6/16 xã, thiếu 10/16 xã" in content["t:progress"]
    assert "Sin Suối Hồ" in content["t:progress"]
    assert content["t:obstacles"] == "Xã Mường So: Thiếu cán bộ địa chính"
    assert "t:security" not in content  # words for those in charge alone are nobody else's to gather
    assert own(quarter).state is ReportState.DRAFTED
    snapshot = pictures.frozen(own(quarter).snapshot_id, by=quarter.scene.people[Role.PROVINCE_OFFICE], on=ON).picture
    assert snapshot.digest[:16] in content["t:progress"]


def test_the_province_reads_the_districts_closed_numbers_once_the_report_is_sent(quarter: PeriodScene) -> None:
    close(quarter)
    before = of_the_province(quarter)
    assert (before.snapshot_id, before.coverage, before.sending.state.is_in) == (None, None, False)
    send(quarter)
    after = of_the_province(quarter)
    assert (after.coverage, after.agrees) == (Coverage(6, 16), True)
    office = quarter.scene.people[Role.PROVINCE_OFFICE]
    district = consolidation.consolidate(quarter.scene.phong_tho, period=QUARTER, on=ON, by=office)
    assert district.figures is not None
    assert after.mean == district.figures.mean


def test_a_returned_report_is_not_in_and_its_picture_counts_no_more(quarter: PeriodScene) -> None:
    close(quarter)
    send(quarter)
    steps.return_with_note(
        report_id=own(quarter).report_id,
        note="thiếu 10 xã",
        seen_step=1,
        client_id=uuid4(),
        by=quarter.scene.people[Role.PROVINCE_OFFICE],
        on=ON,
        at=NOW + timedelta(hours=2),
    )
    assert of_the_province(quarter).snapshot_id is None


def test_opened_and_closed_again_the_province_reads_the_old_picture_until_the_new_one_is_sent(
    quarter: PeriodScene,
) -> None:
    close(quarter)
    send(quarter)
    first = of_the_province(quarter).snapshot_id
    close(quarter, kind=DecisionKind.REOPENED)
    steps.accept(
        report_id=quarter.reports["Mường So"],
        seen_step=1,
        client_id=uuid4(),
        by=quarter.scene.people[Role.DISTRICT_OFFICE],
        on=ON,
        at=NOW + timedelta(hours=2),
    )
    closing.decide(
        stream_id=quarter.rule,
        period=QUARTER,
        kind=DecisionKind.CLOSED,
        client_id=uuid4(),
        by=quarter.scene.people[Role.DISTRICT_OFFICE],
        on=ON,
        at=NOW + timedelta(hours=3),
    )
    assert of_the_province(quarter).snapshot_id == first
    send(quarter, reason="chốt lại", hours=4)
    assert of_the_province(quarter).snapshot_id == own(quarter).snapshot_id != first


def test_what_the_office_wrote_into_its_draft_is_not_overwritten_by_closing_again(quarter: PeriodScene) -> None:
    office = quarter.scene.people[Role.DISTRICT_OFFICE]
    close(quarter)
    written = dict(drafted(quarter).content)
    drafts.save_draft(
        report_id=own(quarter).report_id,
        shown=["t:obstacles"],
        base={"t:obstacles": written["t:obstacles"]},
        mine={"t:obstacles": "Văn phòng viết lại"},
        client_id=uuid4(),
        by=office,
        on=ON,
        at=NOW,
    )
    close(quarter, kind=DecisionKind.REOPENED)
    steps.return_with_note(
        report_id=quarter.reports["Dào San"], note="x", seen_step=1, client_id=uuid4(), by=office, on=ON, at=NOW
    )
    close(quarter)
    assert drafted(quarter).content["t:obstacles"] == "Văn phòng viết lại"
    assert "6/16 xã" in drafted(quarter).content["t:progress"]
    assert own(quarter).is_stale  # the page says that the words tell of an older picture


def test_what_nobody_touched_is_drafted_anew(quarter: PeriodScene) -> None:
    office = quarter.scene.people[Role.DISTRICT_OFFICE]
    close(quarter)
    close(quarter, kind=DecisionKind.REOPENED)
    steps.return_with_note(
        report_id=quarter.reports["Dào San"], note="x", seen_step=1, client_id=uuid4(), by=office, on=ON, at=NOW
    )
    close(quarter)
    assert "5/16 xã" in drafted(quarter).content["t:progress"]
    assert not own(quarter).is_stale


def test_closing_and_sending_is_one_deed_and_a_double_click_does_it_once(quarter: PeriodScene) -> None:
    click = uuid4()
    for _ in range(2):
        sent = upward_reports.close_and_send(
            stream_id=quarter.rule,
            period=QUARTER,
            reason="",
            client_id=click,
            by=quarter.scene.people[Role.DISTRICT_OFFICE],
            on=ON,
            at=NOW,
        )
        assert sent
    report = Report.objects.get(unit_id=quarter.scene.phong_tho)
    assert report.steps.count() == 1
    assert of_the_province(quarter).agrees


def test_where_nothing_is_owed_upwards_closing_drafts_nothing(quarter: PeriodScene) -> None:
    DutyRule.objects.filter(unit_id=quarter.scene.province).update(numbers=[1])
    close(quarter)
    assert not ReportPicture.objects.exists()
    assert upward_reports.own(quarter.scene.phong_tho, period=QUARTER) is None


def test_the_provinces_list_of_reports_takes_the_same_queries_whoever_sent(quarter: PeriodScene) -> None:
    office = quarter.scene.people[Role.PROVINCE_OFFICE]
    found = consolidation.consolidate(quarter.scene.province, period=QUARTER, on=ON, by=office)
    with CaptureQueriesContext(connection) as queries:
        assert len(upward_reports.received(found)) == 8  # seven districts and the city
    assert len(queries) <= 15

"""Faults of a programme year, each with a test that tells its story; those told elsewhere are named here.

- double click: `test_reports.test_a_double_click_sends_once`, over two connections
  `test_two_at_once.test_a_double_click_on_two_connections_sends_a_report_once`
- two tabs: `test_reports.test_two_tabs_that_change_different_figures_lose_nothing`
- two officers in one report: `test_reports.test_of_two_officers_who_write_one_figure_the_second_chooses`, on the page
  `test_reports_without_scripts.test_the_second_officer_sees_the_firsts_figure_beside_their_own_and_chooses`
- 23:50 on the 14th, 00:10 on the 15th:
  `test_reports.test_ten_to_midnight_on_the_14th_is_on_time_and_ten_past_is_a_day_late`
- merged in mid-period: here
- agency without users:
  `test_agency_reports.test_an_agency_without_people_is_said_to_have_none_and_the_office_writes_for_it`
- returned report edited after the close: here
- user moved with open work: `test_reports.test_an_officer_moved_to_another_commune_leaves_the_draft_to_the_next_one`
- server killed between save and submit: here, with the connection really gone
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError, connection

from ntm.core.kernel.states import Role
from ntm.core.reporting.closing import DecisionKind
from ntm.core.reporting.obligations import Reporter
from ntm.store.reporting.models import ReportDraft, ReportRevision, ReportStep, Snapshot
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import my_work
from ntm.usecases.analytics.my_work import WorkKind
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import closing, drafts, duties, duty_rules, reminders, steps
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from tests.usecases.access.places import REFORM, person
from tests.usecases.reporting.programme import (
    SOURCE,
    WORKING_DAY,
    Programme,
    figure,
    make_programme,
    moment,
    save,
    send,
)


def filled(programme: Programme) -> tuple[int, int]:
    """Open the commune's report and write one figure; give the report and the version of the draft."""
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer)
    return report_id, saved.version


def decide(programme: Programme, kind: DecisionKind) -> None:
    closing.decide(
        stream_id=programme.rule_id,
        period="2024-Q2",
        kind=kind,
        reason="" if kind is DecisionKind.CLOSED else "Nậm Xe đang sửa bản bị trả lại",
        client_id=uuid4(),
        by=programme.office,
        on=WORKING_DAY,
        at=moment(WORKING_DAY, 11),
    )


@pytest.mark.django_db
def test_a_returned_report_edited_after_the_close_is_refused_kept_and_sent_once_the_period_is_opened() -> None:
    programme = make_programme()
    report_id, version = filled(programme)
    send(report_id, version, by=programme.officer)
    steps.return_with_note(
        report_id=report_id,
        note="Xem lại 4.2",
        seen_step=1,
        client_id=uuid4(),
        by=programme.office,
        on=WORKING_DAY,
        at=moment(WORKING_DAY, 10),
    )
    saved = save(report_id, {"f:4.2": {"v": "95", "b": "96.5"}, "source": SOURCE}, by=programme.officer)
    decide(programme, DecisionKind.CLOSED)
    with pytest.raises(PeriodIsClosed, match="quý II/2024 đã chốt"):
        send(report_id, saved.version, by=programme.officer)
    with pytest.raises(PeriodIsClosed):
        save(report_id, {"f:4.2": figure("94")}, by=programme.officer)
    # What was being corrected is there, and the picture holds the commune as missing, not as it was before.
    assert ReportDraft.objects.get().content["f:4.2"]["v"] == "95"
    (snapshot,) = Snapshot.objects.all()
    assert snapshot.summary["included"] == 0
    # Nobody is asked or reminded for what cannot be sent.
    due = date(2024, 6, 14)
    assert not [one for one in my_work.my_work(programme.officer, (), on=due).items if one.kind is WorkKind.REPORT]
    assert reminders.remind_all(on=due, at=moment(due), mail=None).due == 0
    decide(programme, DecisionKind.REOPENED)
    assert [one for one in my_work.my_work(programme.officer, (), on=due).items if one.kind is WorkKind.REPORT]
    assert reminders.remind_all(on=due, at=moment(due), mail=None).due == 1
    assert send(report_id, saved.version, by=programme.officer).seq == 3


@pytest.mark.django_db
def test_of_a_unit_merged_in_mid_period_the_new_one_owes_the_whole_quarter_and_the_old_one_what_fell_due_before() -> (
    None
):
    programme = make_programme()
    country = programme.country
    province = person(Role.PROVINCE_OFFICE, country.province)
    rule_id = duty_rules.add_rule(
        duty_rules.NewRule(
            unit_id=country.province.pk,
            title="Báo cáo quý của xã",
            reporter=Reporter.COMMUNE,
            frequency="quarter",
            start=date(2025, 1, 1),
            due_day=14,
            parts=("progress",),
            source="Quy định của tỉnh",
        ),
        by=province,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )

    def open_for(unit_id: int, on: date, period: str) -> int:
        told = {"by": programme.officer, "on": on, "at": moment(on)}
        return drafts.open_report(rule_id=rule_id, unit_id=unit_id, agency_id=None, period=period, **told)  # type: ignore[arg-type]

    june, last_day = date(2025, 6, 10), date(2025, 6, 30)
    second_quarter = open_for(country.commune.pk, june, "2025-Q2")
    saved = save(second_quarter, {"t:progress": "Đã kéo điện"}, by=programme.officer, on=june)
    owed = {(one.period.code, one.unit_id): one for one in duties.duties_of_rule(rule_id, year=2025)}
    assert ("2025-Q2", country.commune.pk) in owed  # due on 14 June, before the merger
    assert ("2025-Q3", country.commune.pk) not in owed
    merged = owed["2025-Q3", country.new_commune.pk]
    assert "báo cáo cả kỳ, gồm phần của các đơn vị cũ" in merged.note
    with pytest.raises(drafts.NotOwed):
        open_for(country.commune.pk, last_day, "2025-Q3")
    # The old commune's officer goes on until its last day, and not on the day after.
    send(second_quarter, saved.version, by=programme.officer, on=last_day)
    with pytest.raises(NotAllowed):
        save(second_quarter, {"t:progress": "Sửa"}, by=programme.officer, on=REFORM)


@pytest.mark.django_db(transaction=True)
def test_a_server_whose_connection_dies_in_the_middle_of_sending_leaves_the_draft_and_sends_at_the_next_click(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programme = make_programme()
    report_id, version = filled(programme)
    click = uuid4()

    def dies(*_: object, **__: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    def send_and_die(client_id: UUID) -> None:
        try:
            send(report_id, version, by=programme.officer, client_id=client_id)
        finally:
            connection.close()

    with monkeypatch.context() as patched, ThreadPoolExecutor(1) as pool:
        patched.setattr(audit, "append_many", dies)
        with pytest.raises(OperationalError):
            pool.submit(send_and_die, click).result(10)
    assert (ReportStep.objects.count(), ReportRevision.objects.count()) == (0, 0)
    assert ReportDraft.objects.get().content["f:4.2"]["v"] == "96,5"
    assert send(report_id, version, by=programme.officer, client_id=click).seq == 1
    assert (ReportStep.objects.count(), ReportRevision.objects.count()) == (1, 1)

"""A commune's report of a quarter: opened, written by two, sent on time or late, returned, corrected, never lost."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from ntm.core.kernel.states import Level, Role
from ntm.core.reporting.obligations import Reporter
from ntm.core.reporting.submission import ReportState, StepKind, StepRefused
from ntm.store.accounts.models import Grant
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.store.reporting.models import (
    PeriodDecision,
    Report,
    ReportDraft,
    ReportRevision,
    ReportStep,
    ReportText,
)
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.audit import operations as audit
from ntm.usecases.criteria.queries import criteria_set_in_force
from ntm.usecases.reporting import drafts, duties, duty_rules, operations, report_queries, steps, submission
from ntm.usecases.reporting.appending import FiguresRefused, SomebodyWasFaster
from ntm.usecases.reporting.period_gate import PeriodIsClosed
from tests.usecases.access.places import person
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def filled(programme: Programme, **more: Any) -> tuple[int, int]:
    """Open the commune's report and write one figure and its source; return the report and the draft's version."""
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE} | more, by=programme.officer)
    return report_id, saved.version


def value_of(revision: ReportRevision, code: str) -> float | None:
    return revision.v[revision.form.measures.index(code)]


def test_sending_freezes_a_revision_with_value_parts_estimate_and_note(programme: Programme) -> None:
    typed = figure("80", n="400", d="500", e="85", s="Sổ theo dõi điện", o="tăng 2 thôn")
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": typed, "source": SOURCE, "t:progress": "Đã kéo điện."}, by=programme.officer)
    sent = send(report_id, saved.version, by=programme.officer)
    revision = ReportStep.objects.get(pk=sent.step_id).revision
    assert revision is not None
    at = revision.form.measures.index("4.2")
    assert (revision.v[at], revision.n[at], revision.d[at], revision.e[at]) == (80, 400, 500, 85)  # type: ignore[index]
    assert (revision.period, revision.as_of, revision.source) == ("2024-Q2", WORKING_DAY, SOURCE)
    assert revision.notes.get().note == "Nguồn: Sổ theo dõi điện. tăng 2 thôn"
    assert ReportText.objects.get().text == "Đã kéo điện."
    assert not ReportDraft.objects.exists()


def test_a_share_is_worked_out_of_its_parts_where_only_they_were_typed(programme: Programme) -> None:
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": {"n": "1.304", "d": "1.630", "b": ""}, "source": SOURCE}, by=programme.officer)
    send(report_id, saved.version, by=programme.officer)
    assert value_of(ReportRevision.objects.get(), "4.2") == pytest.approx(80.0)


@pytest.mark.parametrize(("hour", "day", "late"), [((23, 50), date(2024, 6, 14), 0), ((0, 10), date(2024, 6, 15), 1)])
def test_ten_to_midnight_on_the_14th_is_on_time_and_ten_past_is_a_day_late(
    programme: Programme, hour: tuple[int, int], day: date, late: int
) -> None:
    report_id, version = filled(programme)
    sent = send(report_id, version, by=programme.officer, on=day, at=moment(day, *hour))
    assert sent.late == late
    (duty,) = [one for one in duties.duties_of(programme.country.commune.pk, year=2024) if one.report_id == report_id]
    assert (duty.late, duty.state) == (late, ReportState.SUBMITTED)
    # Whenever it is sent, the figures are those of the period's last day at the latest.
    assert ReportRevision.objects.get().as_of == date(2024, 6, 14)


def test_a_double_click_sends_once(programme: Programme) -> None:
    report_id, version = filled(programme)
    click = uuid4()
    first = send(report_id, version, by=programme.officer, client_id=click)
    again = send(report_id, version, by=programme.officer, client_id=click)
    assert first == again
    assert (ReportStep.objects.count(), ReportRevision.objects.count()) == (1, 1)
    assert Entry.objects.filter(what="report.submit").count() == 1


def test_saving_the_same_thing_twice_changes_nothing(programme: Programme) -> None:
    report_id = programme.open()
    click = uuid4()
    first = save(report_id, {"f:4.2": figure("96,5")}, by=programme.officer, client_id=click)
    again = save(report_id, {"f:4.2": figure("12")}, by=programme.officer, client_id=click)
    assert first.version == again.version == 1
    assert ReportDraft.objects.get().content["f:4.2"]["v"] == "96,5"


def test_two_tabs_that_change_different_figures_lose_nothing(programme: Programme) -> None:
    report_id, _ = filled(programme)
    shown = ReportDraft.objects.get().content
    save(report_id, shown | {"f:3.1": figure("81")}, base=shown, by=programme.officer)
    late = save(report_id, shown | {"f:13.1": figure("1")}, base=shown, by=programme.officer)
    assert late.conflicts == ()
    assert {"f:4.2", "f:3.1", "f:13.1"} <= set(ReportDraft.objects.get().content)


def test_of_two_officers_who_write_one_figure_the_second_chooses(programme: Programme) -> None:
    report_id, _ = filled(programme)
    colleague = person(Role.COMMUNE_OFFICER, programme.country.commune, username="colleague")
    shown = ReportDraft.objects.get().content
    save(report_id, shown | {"f:4.2": figure("97")}, base=shown, by=programme.officer)
    second = save(report_id, shown | {"f:4.2": figure("95"), "f:3.1": figure("81")}, base=shown, by=colleague)
    assert second.conflicts == ("f:4.2",)
    kept = ReportDraft.objects.get().content
    assert (kept["f:4.2"]["v"], kept["f:3.1"]["v"]) == ("97", "81")
    save(report_id, shown | {"f:4.2": figure("95")}, base=shown, by=colleague, chosen=["f:4.2"])
    assert ReportDraft.objects.get().content["f:4.2"]["v"] == "95"


def test_whoever_sends_a_draft_that_was_saved_since_looks_again(programme: Programme) -> None:
    report_id, version = filled(programme)
    shown = ReportDraft.objects.get().content
    save(report_id, shown | {"f:3.1": figure("81")}, base=shown, by=programme.officer)
    with pytest.raises(submission.DraftMoved):
        send(report_id, version, by=programme.officer)
    assert not ReportStep.objects.exists()


def test_a_figure_said_otherwise_since_it_was_typed_is_asked_about(programme: Programme) -> None:
    report_id, version = filled(programme)
    first = send(report_id, version, by=programme.officer)
    assert first.kind is StepKind.SUBMITTED
    # A colleague typed beside nothing that stood; now 96,5 stands.
    saved = save(report_id, {"f:4.2": figure("90"), "source": SOURCE}, by=programme.officer)
    with pytest.raises(SomebodyWasFaster) as raised:
        send(report_id, saved.version, by=programme.officer, reason="sửa")
    assert raised.value.theirs == {"4.2": 96.5}
    shown = ReportDraft.objects.get().content
    chosen = save(report_id, {"f:4.2": {"v": "90", "b": "96.5"}}, base={"f:4.2": shown["f:4.2"]}, by=programme.officer)
    send(report_id, chosen.version, by=programme.officer, reason="đếm lại số hộ")
    assert value_of(ReportRevision.objects.order_by("-revision")[0], "4.2") == 90


def test_a_correction_needs_a_reason_and_leaves_the_first_revision_as_it_was(programme: Programme) -> None:
    report_id, version = filled(programme)
    send(report_id, version, by=programme.officer)
    saved = save(report_id, {"f:4.2": {"v": "95", "b": "96.5"}, "source": SOURCE}, by=programme.officer)
    with pytest.raises(StepRefused, match="lý do"):
        send(report_id, saved.version, by=programme.officer)
    sent = send(report_id, saved.version, by=programme.officer, reason="Đếm lại số hộ bản Mấn")
    assert sent.kind is StepKind.CORRECTED
    first, second = ReportRevision.objects.order_by("revision")
    assert (value_of(first, "4.2"), value_of(second, "4.2")) == (96.5, 95)
    assert second.reason == "Đếm lại số hộ bản Mấn"


def test_returned_with_a_note_sent_again_and_accepted(programme: Programme) -> None:
    report_id, version = filled(programme)
    send(report_id, version, by=programme.officer)
    answered = {"report_id": report_id, "on": WORKING_DAY, "at": moment(WORKING_DAY, 10), "by": programme.office}
    with pytest.raises(StepRefused, match="vì sao"):
        steps.return_with_note(note=" ", seen_step=1, client_id=uuid4(), **answered)  # type: ignore[arg-type]
    steps.return_with_note(note="Thiếu tiêu chí 17", seen_step=1, client_id=uuid4(), **answered)  # type: ignore[arg-type]
    (duty,) = [one for one in duties.duties_of(programme.country.commune.pk, year=2024) if one.report_id]
    assert (duty.state, duty.times_returned, duty.is_open) == (ReportState.RETURNED, 1, True)
    saved = save(report_id, {"f:4.2": {"v": "=", "b": "96.5"}, "source": SOURCE}, by=programme.officer)
    assert send(report_id, saved.version, by=programme.officer).kind is StepKind.SUBMITTED
    with pytest.raises(steps.AnsweredMeanwhile):
        steps.accept(seen_step=1, client_id=uuid4(), **answered)  # type: ignore[arg-type]
    steps.accept(seen_step=3, client_id=uuid4(), **answered)  # type: ignore[arg-type]
    assert [one.kind for one in ReportStep.objects.order_by("seq")] == [
        "submitted",
        "returned",
        "submitted",
        "accepted",
    ]


def test_a_commune_does_not_accept_its_own_report(programme: Programme) -> None:
    report_id, version = filled(programme)
    send(report_id, version, by=programme.officer)
    with pytest.raises(NotAllowed):
        steps.accept(
            report_id=report_id,
            seen_step=1,
            client_id=uuid4(),
            by=programme.officer,
            on=WORKING_DAY,
            at=moment(WORKING_DAY),
        )


def test_a_closed_period_takes_neither_drafts_nor_reports_until_it_is_opened_again(programme: Programme) -> None:
    report_id, version = filled(programme)
    decided = {"unit": programme.country.district, "rule_id": programme.rule_id, "period": "2024-Q2"}
    told = {"by": programme.office, "at": moment(WORKING_DAY)}
    PeriodDecision.objects.create(seq=1, kind="closed", client_id=uuid4(), **decided, **told)
    with pytest.raises(PeriodIsClosed):
        send(report_id, version, by=programme.officer)
    with pytest.raises(PeriodIsClosed):
        save(report_id, {"f:3.1": figure("81")}, by=programme.officer)
    PeriodDecision.objects.create(seq=2, kind="reopened", reason="sót xã", client_id=uuid4(), **decided, **told)
    assert send(report_id, version, by=programme.officer).seq == 1


def test_a_server_killed_between_save_and_send_leaves_the_draft_and_nothing_else(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_id, version = filled(programme)
    click = uuid4()

    def killed(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(audit, "append_many", killed)
        with pytest.raises(SystemExit):
            send(report_id, version, by=programme.officer, client_id=click)
    assert not ReportStep.objects.exists()
    assert not ReportRevision.objects.exists()
    assert ReportDraft.objects.get().content["f:4.2"]["v"] == "96,5"
    assert send(report_id, version, by=programme.officer, client_id=click).seq == 1


def test_an_officer_moved_to_another_commune_leaves_the_draft_to_the_next_one(programme: Programme) -> None:
    report_id, version = filled(programme)
    Grant.objects.filter(user=programme.officer).update(span=open_span(date(2021, 1, 1), WORKING_DAY))
    Grant.objects.create(
        user=programme.officer,
        role=Role.COMMUNE_OFFICER.value,
        unit=programme.country.neighbour,
        span=open_span(WORKING_DAY),
    )
    with pytest.raises(NotAllowed):
        save(report_id, {"f:4.2": figure("1")}, by=programme.officer)
    with pytest.raises(NotAllowed):
        send(report_id, version, by=programme.officer)
    successor = person(Role.COMMUNE_OFFICER, programme.country.commune, username="successor")
    page = report_queries.report_page(report_id, by=successor, on=WORKING_DAY)
    assert (page.content["f:4.2"]["v"], page.draft_by) == ("96,5", str(programme.officer))
    assert send(report_id, version, by=successor).seq == 1


def test_a_figure_outside_of_an_officers_criteria_is_refused(programme: Programme) -> None:
    land = person(Role.COMMUNE_OFFICER, programme.country.commune, criteria=("17",), username="land")
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": figure("90"), "source": SOURCE}, by=land)
    with pytest.raises(FiguresRefused, match=r"4\.2"):
        send(report_id, saved.version, by=land)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"v": "abc"}, "không phải là số"),
        ({"v": "130"}, "0–100"),
        ({"v": "80", "n": "6", "d": "5"}, "lớn hơn mẫu số"),
        ({"v": "="}, "chưa có số kỳ trước"),
    ],
)
def test_what_cannot_be_stays_in_the_draft_and_is_not_sent(
    programme: Programme, typed: dict[str, str], words: str
) -> None:
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": typed | {"b": ""}, "source": SOURCE}, by=programme.officer)
    with pytest.raises(FiguresRefused, match=words):
        send(report_id, saved.version, by=programme.officer)
    assert ReportDraft.objects.get().content["f:4.2"]["v"] == typed["v"]
    assert not ReportRevision.objects.exists()


def test_an_empty_report_is_not_sent(programme: Programme) -> None:
    report_id = programme.open()
    with pytest.raises(submission.NothingToSend):
        send(report_id, 0, by=programme.officer)


def test_words_on_security_are_for_those_in_charge_and_never_in_the_audit(programme: Programme) -> None:
    secret = "Điểm nóng tại bản Mấn"
    report_id, version = filled(programme, **{"t:security": secret})
    send(report_id, version, by=programme.officer)
    outsider = person(Role.AGENCY, programme.country.district, criteria=("15",))
    for reader, reads in ((programme.officer, True), (outsider, False)):
        page = report_queries.report_page(report_id, by=reader, on=WORKING_DAY)
        (part,) = [one for one in page.parts if one.part.code == "security"]
        assert (part.may_read, secret in part.text) == (reads, reads)
    assert not any(secret in str(entry.payload) for entry in Entry.objects.all())


def test_a_quarter_that_has_not_begun_is_not_reported_on(programme: Programme) -> None:
    report_id = programme.open(period="2024-Q3")
    saved = save(report_id, {"f:4.2": figure("90"), "source": SOURCE}, by=programme.officer)
    with pytest.raises(StepRefused, match="15/06/2024"):
        send(report_id, saved.version, by=programme.officer)


def test_a_report_is_opened_once_however_often_it_is_asked_for(programme: Programme) -> None:
    assert programme.open() == programme.open()
    assert Report.objects.count() == 1


def test_a_communes_report_shows_beside_its_showcase_village_what_villages_report() -> None:
    programme = make_programme(parts=("progress", "showcase_village"))
    country = programme.country
    by_village = duty_rules.NewRule(
        unit_id=country.district.pk,
        title="Bản tự rà soát",
        reporter=Reporter.VILLAGE,
        frequency="quarter",
        numbers=(2, 3, 4),
        start=date(2024, 4, 15),
        due_day=9,
        parts=("progress",),
        source="thử",
    )
    rule_id = duty_rules.add_rule(by_village, by=programme.office, on=WORKING_DAY, at=moment(WORKING_DAY))
    head = person(Role.VILLAGE_HEAD, country.village)
    village_report = drafts.open_report(
        rule_id=rule_id,
        unit_id=country.village.pk,
        agency_id=None,
        period="2024-Q2",
        by=head,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    saved = save(village_report, {"t:progress": "Đã lát đường bản."}, by=head)
    send(village_report, saved.version, by=head)
    page = report_queries.report_page(programme.open(), by=programme.officer, on=WORKING_DAY)
    (village,) = page.villages
    assert (village.name, village.state, village.words) == ("bản Mấn", ReportState.SUBMITTED, "Đã lát đường bản.")
    assert [one.period.code for one in duties.duties_of(country.village.pk, year=2024)] == [
        "2024-Q2",
        "2024-Q3",
        "2024-Q4",
    ]


def test_figures_of_one_day_that_touch_other_measures_are_merged_by_the_door_of_figures_too(
    programme: Programme,
) -> None:
    given: dict[str, Any] = {
        "unit_id": programme.country.commune.pk,
        "as_of": date(2024, 6, 1),
        "criteria_set": criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=date(2024, 6, 1)),
        "notes": {},
        "source": SOURCE,
        "seen_revision": 0,
        "by": programme.officer,
        "on": WORKING_DAY,
        "at": moment(WORKING_DAY),
    }
    operations.submit_figures(figures={"4.2": 96.5}, **given)
    operations.submit_figures(figures={"3.1": 81.0}, **given)
    newest = ReportRevision.objects.order_by("-revision")[0]
    assert (value_of(newest, "4.2"), value_of(newest, "3.1"), newest.revision) == (96.5, 81.0, 2)

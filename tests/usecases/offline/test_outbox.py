"""What devices bring after weeks without a network: taken once, refused with a reason, never written over anybody."""

from __future__ import annotations

import io
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Grant, User
from ntm.store.audit.models import Entry as AuditEntry
from ntm.store.base import open_span
from ntm.store.offline.models import Receipt
from ntm.store.oversight.models import ListCheck, Visit, VisitFile
from ntm.store.reporting.models import FigureEvidence, Obstacle, ObstacleRecording, PeriodDecision, ReportDraft
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.offline import devices, entries
from ntm.usecases.offline.entries import NotAnEntry
from ntm.usecases.offline.outbox import Outcome
from ntm.usecases.oversight.visits import NewFile
from tests.usecases.access.places import REFORM, person
from tests.usecases.offline.outboxes import entry, sent, turn, visit
from tests.usecases.reporting.programme import WORKING_DAY, Programme, figure, make_programme, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def a_photo() -> NewFile:
    kept = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(kept, "JPEG")
    return NewFile(kept.getvalue(), "anh-1.jpg")


def content_of(report_id: int) -> dict[str, object]:
    return dict(ReportDraft.objects.get(report_id=report_id).content)


def test_an_entry_that_comes_again_after_a_cut_gets_the_same_answer_and_is_kept_once(programme: Programme) -> None:
    one = visit(programme.country.village.pk)
    first = sent(one, by=programme.officer)
    assert first[0].outcome is Outcome.ACCEPTED
    assert sent(one, one, by=programme.officer) == (first[0], first[0])
    assert Visit.objects.count() == 1
    assert Receipt.objects.count() == 1


def test_a_number_that_is_used_again_for_something_else_is_refused(programme: Programme) -> None:
    one = visit(programme.country.village.pk)
    sent(one, by=programme.officer)
    (again,) = sent(visit(programme.country.village.pk, "Khác.", id=one.client_id), by=programme.officer)
    assert again.outcome is Outcome.REFUSED
    (others,) = sent(one, by=programme.office)
    assert (others.outcome, others.address) == (Outcome.REFUSED, "")
    assert Visit.objects.count() == 1


def test_one_entry_that_is_refused_does_not_hold_up_the_others(programme: Programme) -> None:
    answers = sent(
        visit(programme.country.village.pk, "Trường đã sửa mái."),
        visit(programme.country.other_commune.pk, "Ở tỉnh khác."),
        visit(programme.country.commune.pk, "   "),
        visit(programme.country.commune.pk, "Chợ họp đều."),
        by=programme.officer,
    )
    assert [one.outcome.value for one in answers] == ["accepted", "refused", "refused", "accepted"]
    assert "quyền" in answers[1].why
    assert set(Visit.objects.values_list("seen", flat=True)) == {"Trường đã sửa mái.", "Chợ họp đều."}


def test_visits_of_one_request_are_one_deed_for_each_place(programme: Programme) -> None:
    sent(*(visit(programme.country.village.pk, f"Hộ {n}") for n in range(5)), by=programme.officer)
    deeds = AuditEntry.objects.filter(what="oversight.visited")
    assert [len(one.payload["visits"]) for one in deeds] == [5]


def test_many_entries_take_as_many_queries_as_few(programme: Programme) -> None:
    report = programme.open()

    def queries_of(many: int) -> int:
        brought = [visit(programme.country.village.pk, f"Hộ {n}") for n in range(many)]
        brought += [turn(report, {"source": f"Sổ {many} {n}"}) for n in range(many)]
        with CaptureQueriesContext(connection) as queries:
            sent(*brought, by=programme.officer)
        return len(queries)

    queries_of(1)  # what is read once a process
    assert queries_of(60) == queries_of(2)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("2024-06-10", "accepted"), ("2024-06-11", "refused"), ("2023-06-10", "accepted"), ("2023-06-09", "refused")],
)
def test_a_visit_lies_within_the_year_up_to_today_by_the_servers_clock(
    programme: Programme, day: str, outcome: str
) -> None:
    (found,) = sent(visit(programme.country.village.pk, visited_on=day), by=programme.officer)
    assert found.outcome.value == outcome


def test_a_devices_clock_is_noted_and_never_believed(programme: Programme) -> None:
    raw = {
        "id": str(uuid4()),
        "kind": "visit",
        "written_at": "2024-06-12T09:00:00+07:00",
        "body": {"unit": programme.country.village.pk, "visited_on": "2024-06-10", "seen": "Nước về bản."},
    }
    assert sent(entries.read_entry(raw), by=programme.officer)[0].outcome is Outcome.ACCEPTED
    receipt = Receipt.objects.get()
    assert receipt.device_clock is not None and receipt.device_clock.date() == date(2024, 6, 12)
    assert receipt.received_at == moment(WORKING_DAY)
    assert Visit.objects.get().at == moment(WORKING_DAY)


def test_a_photo_and_a_voice_note_come_with_a_visit_and_with_an_obstacle(programme: Programme) -> None:
    voice = NewFile(b"OggS" + b"\0" * 40, "ghi-am.ogg")
    body = {"unit": programme.country.village.pk, "visited_on": "2024-06-09", "seen": "Cầu tạm."}
    raised = {"unit": programme.country.commune.pk, "title": "Cầu treo bản Mấn đứt cáp"}
    answers = sent(
        entry("visit", body, files=[a_photo(), voice]),
        entry("obstacle", raised, files=[a_photo(), voice]),
        by=programme.officer,
    )
    assert [one.outcome.value for one in answers] == ["accepted", "accepted"]
    assert set(VisitFile.objects.values_list("media_type", flat=True)) == {"image/jpeg", "audio/ogg"}
    assert ObstacleRecording.objects.get().media_type == "audio/ogg"


def test_a_file_that_is_neither_photo_nor_voice_refuses_its_entry_alone(programme: Programme) -> None:
    body = {"unit": programme.country.village.pk, "visited_on": "2024-06-09", "seen": "Cầu tạm."}
    answers = sent(
        entry("visit", body, files=[NewFile(b"<html>", "anh.jpg")]),
        entry("obstacle", {"unit": programme.country.commune.pk, "title": "X"}, files=[NewFile(b"MZ", "anh.jpg")]),
        visit(programme.country.village.pk),
        by=programme.officer,
    )
    assert [one.outcome.value for one in answers] == ["refused", "refused", "accepted"]
    assert not Obstacle.objects.exists()


def test_a_photo_behind_a_figure_is_attached_to_its_report_once(programme: Programme) -> None:
    report = programme.open()
    one = entry("evidence", {"report": report, "measure": "4.2"}, files=[a_photo()])
    (first,) = sent(one, by=programme.officer)
    assert (first.outcome, first.address) == (Outcome.ACCEPTED, f"/bao-cao/{report}/")
    assert sent(one, by=programme.officer) == (first,)
    kept = FigureEvidence.objects.get()
    assert (kept.report_id, kept.measure, kept.media_type) == (report, "4.2", "image/jpeg")
    answers = sent(
        entry("evidence", {"report": report, "measure": "99.9"}, files=[a_photo()]),
        entry("evidence", {"report": report, "measure": "4.2"}, files=[NewFile(b"MZ", "anh.jpg")]),
        entry("evidence", {"report": report + 1000, "measure": "4.2"}, files=[a_photo()]),
        by=programme.officer,
    )
    assert {answer.outcome for answer in answers} == {Outcome.REFUSED} and all(answer.why for answer in answers)
    Grant.objects.filter(user=programme.officer).update(span=open_span(date(2021, 1, 1), WORKING_DAY))
    (ended,) = sent(entry("evidence", {"report": report, "measure": "4.2"}, files=[a_photo()]), by=programme.officer)
    assert ended.outcome is Outcome.REFUSED
    assert FigureEvidence.objects.count() == 1


def test_figures_written_in_several_turns_become_one_draft(programme: Programme) -> None:
    report = programme.open()
    answers = sent(
        turn(report, {"f:4.2": figure("96,5")}),
        turn(report, {"source": "Sổ theo dõi điện"}),
        turn(report, {"f:4.2": figure("97")}, base={"f:4.2": figure("96,5")}),
        by=programme.officer,
    )
    assert {one.outcome for one in answers} == {Outcome.ACCEPTED}
    assert content_of(report) == {"f:4.2": figure("97"), "source": "Sổ theo dõi điện"}


def test_two_devices_that_say_different_things_keep_both_for_a_person_to_choose(programme: Programme) -> None:
    report = programme.open()
    sent(turn(report, {"f:4.2": figure("96,5")}), by=programme.officer)
    mine = turn(report, {"f:4.2": figure("80"), "source": "Sổ của bản"})
    (conflict,) = sent(mine, by=programme.officer)
    assert conflict.outcome is Outcome.CONFLICT
    assert conflict.theirs == {"f:4.2": figure("96,5")}
    assert content_of(report) == {"f:4.2": figure("96,5"), "source": "Sổ của bản"}
    (chosen,) = sent(turn(report, {"f:4.2": figure("80")}, base={"f:4.2": figure("96,5")}), by=programme.officer)
    assert chosen.outcome is Outcome.ACCEPTED
    assert content_of(report)["f:4.2"] == figure("80")
    assert sent(mine, by=programme.officer) == (conflict,)


def test_a_choice_that_a_third_person_overtook_is_a_conflict_again(programme: Programme) -> None:
    report = programme.open()
    sent(turn(report, {"f:4.2": figure("1")}), by=programme.officer)
    sent(turn(report, {"f:4.2": figure("2")}, base={"f:4.2": figure("1")}), by=programme.officer)
    (again,) = sent(turn(report, {"f:4.2": figure("3")}, base={"f:4.2": figure("1")}), by=programme.officer)
    assert (again.outcome, again.theirs) == (Outcome.CONFLICT, {"f:4.2": figure("2")})


@pytest.mark.parametrize("key", ["f:99.9", "u:1:4.2", "t:security", "t:unknown", "x"])
def test_what_a_person_may_not_write_without_a_network_is_refused(programme: Programme, key: str) -> None:
    report = programme.open()
    value = figure("1") if key.startswith(("f:", "u:")) else "chữ"
    (found,) = sent(turn(report, {key: value}), by=programme.officer)
    assert found.outcome is Outcome.REFUSED
    assert not ReportDraft.objects.exists()


def test_a_period_that_was_closed_meanwhile_refuses_with_its_reason(programme: Programme) -> None:
    report = programme.open()
    PeriodDecision.objects.create(
        rule_id=programme.rule_id,
        unit=programme.country.district,
        period="2024-Q2",
        seq=1,
        kind="closed",
        reason="đủ báo cáo",
        client_id=uuid4(),
        by=programme.office,
        at=moment(WORKING_DAY),
    )
    (found,) = sent(turn(report, {"f:4.2": figure("96,5")}), by=programme.officer)
    assert found.outcome is Outcome.REFUSED
    assert "đã chốt" in found.why


def test_rights_that_ended_while_somebody_was_away_refuse_everything_and_write_nothing(programme: Programme) -> None:
    report = programme.open()
    Grant.objects.filter(user=programme.officer).update(span=open_span(date(2021, 1, 1), WORKING_DAY))
    answers = sent(
        turn(report, {"f:4.2": figure("96,5")}),
        visit(programme.country.village.pk),
        entry("obstacle", {"unit": programme.country.commune.pk, "title": "Thiếu vốn"}),
        entry("check", {"unit": programme.country.commune.pk, "rows": [{"key": "a", "words": "b", "answer": "right"}]}),
        by=programme.officer,
    )
    assert {one.outcome for one in answers} == {Outcome.REFUSED}
    assert all(one.why for one in answers)
    assert not Visit.objects.exists() and not Obstacle.objects.exists() and not ReportDraft.objects.exists()


def test_a_place_that_was_merged_away_is_told_and_the_new_one_taken(programme: Programme) -> None:
    office = person(Role.PROVINCE_OFFICE, programme.country.province)
    day = date(2025, 7, 2)
    gone, new = sent(
        visit(programme.country.commune.pk, visited_on=str(REFORM)),
        visit(programme.country.new_commune.pk, visited_on=str(REFORM)),
        by=office,
        on=day,
    )
    assert gone.outcome is Outcome.REFUSED
    assert "không tồn tại" in gone.why
    assert new.outcome is Outcome.ACCEPTED


def test_a_list_is_confirmed_row_by_row_and_a_wrong_row_says_what_is_wrong(programme: Programme) -> None:
    head = person(Role.VILLAGE_HEAD, programme.country.village)
    rows = [
        {"key": "name", "words": "Tên: Mấn", "answer": "wrong", "remark": "nay là bản Mấn 1"},
        {"key": "above", "words": "Thuộc: xã Nậm Xe", "answer": "right"},
    ]
    silent = [{"key": "name", "words": "Tên: Mấn", "answer": "wrong", "remark": " "}]
    told, untold = sent(
        entry("check", {"unit": programme.country.village.pk, "rows": rows}),
        entry("check", {"unit": programme.country.village.pk, "rows": silent}),
        by=head,
    )
    assert (told.outcome.value, untold.outcome.value) == ("accepted", "refused")
    assert ListCheck.objects.get().wrong == 1


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {"id": "x", "kind": "visit", "body": {}},
        {"id": str(uuid4()), "kind": "delete", "body": {}},
        {"id": str(uuid4()), "kind": "visit", "body": {"unit": "1", "visited_on": "2024-06-09", "seen": "a"}},
        {"id": str(uuid4()), "kind": "visit", "body": {"unit": True, "visited_on": "2024-06-09", "seen": "a"}},
        {"id": str(uuid4()), "kind": "visit", "body": {"unit": 1, "visited_on": "09/06/2024", "seen": "a"}},
        {"id": str(uuid4()), "kind": "visit", "body": {"unit": 1, "visited_on": "2024-06-09", "seen": "a\x00"}},
        {"id": str(uuid4()), "kind": "visit", "body": {"unit": 1, "visited_on": "2024-06-09", "seen": "\ud800"}},
        {"id": str(uuid4()), "kind": "report", "body": {"report": 1, "mine": []}},
        {"id": str(uuid4()), "kind": "evidence", "body": {"report": 1, "measure": "4.2"}},
        {"id": str(uuid4()), "kind": "check", "body": {"unit": 1, "rows": [{"key": "a"}]}},
    ],
)
def test_what_no_device_of_ours_sends_is_no_entry(raw: object) -> None:
    with pytest.raises(NotAnEntry):
        entries.read_entry(raw)


def test_an_entry_of_a_report_that_holds_no_texts_is_refused(programme: Programme) -> None:
    report = programme.open()
    (found,) = sent(turn(report, {"f:4.2": {"v": 5}}), by=programme.officer)
    assert found.outcome is Outcome.REFUSED


def test_a_devices_second_key_is_made_once_and_given_to_its_owner_alone(programme: Programme) -> None:
    device = uuid4()
    secret = devices.secret_of(device, label="Máy của xã", by=programme.officer, at=moment(WORKING_DAY))
    assert len(secret) == 32
    assert devices.secret_of(device, label="", by=programme.officer, at=moment(WORKING_DAY)) == secret
    with pytest.raises(NotAllowed):
        devices.secret_of(device, label="", by=programme.office, at=moment(WORKING_DAY))
    User.objects.filter(pk=programme.officer.pk).update(is_active=False)
    with pytest.raises(NotAllowed):
        devices.secret_of(device, label="", by=User.objects.get(pk=programme.officer.pk), at=moment(WORKING_DAY))

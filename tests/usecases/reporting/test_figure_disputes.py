"""A commune disputes a figure that an agency entered for it; both values stay, and the answer has to hold."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from ntm.store.accounts.models import User
from ntm.store.assignments.models import TaskStep
from ntm.store.reporting.models import FigureDispute, FigureDisputeAnswer, ReportRevision
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import appending, figure_disputes
from ntm.usecases.reporting.appending import Saying
from ntm.usecases.reporting.figure_disputes import DisputeRefused
from tests.usecases.access.places import AT
from tests.usecases.reporting.district import JUNE, District, make_district, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> District:
    found = make_district()
    report(found, found.commune, {"15.2": 1.0}, as_of=JUNE)
    enter(found, {"15.1:male": 71.0})
    return found


def enter(place: District, figures: dict[str, float | None]) -> None:
    """Let the health centre enter figures of the commune."""
    appending.append(
        Saying(figures=figures, source="Sổ của Trung tâm Y tế", agency_id=place.health.pk),
        unit_id=place.commune.pk,
        as_of=JUNE,
        criteria_set=place.criteria_set,
        seen=ReportRevision.objects.order_by("-revision").first(),
        by=place.health_officer,
        at=AT,
    )


def dispute(place: District, measure: str = "15.1:male", *, client_id: UUID | None = None) -> int:
    return figure_disputes.dispute(
        place.commune.pk,
        measure,
        criteria_set=place.criteria_set,
        as_of=JUNE,
        proposed=93.5,
        text="Bảo hiểm xã hội huyện xác nhận 93,5%",
        client_id=client_id or uuid4(),
        by=place.commune_officer,
        on=JUNE,
        at=AT,
    )


def answer(place: District, number: int, outcome: str, *, by: User | None = None) -> None:
    figure_disputes.answer(
        number, outcome=outcome, text="Đã đối chiếu", client_id=uuid4(), by=by or place.health_officer, on=JUNE, at=AT
    )


def test_a_dispute_keeps_both_values_and_is_work_of_the_agency_that_entered_the_figure(place: District) -> None:
    dispute(place)
    (view,) = figure_disputes.disputes_of([place.commune.pk], by=place.health_officer, on=JUNE)
    assert (view.entered, view.proposed, view.standing) == ("71%", "93,5%", "71%")
    assert (view.is_open, view.may_answer, view.may_take_back) == (True, True, False)
    assert TaskStep.objects.get().owner_agency_id == place.health.pk


def test_corrected_is_said_only_after_the_figure_was_changed(place: District) -> None:
    number = dispute(place)
    with pytest.raises(DisputeRefused, match="vẫn là số cũ"):
        answer(place, number, "corrected")
    enter(place, {"15.1:male": 93.5})
    answer(place, number, "corrected")
    (view,) = figure_disputes.disputes_of([place.commune.pk], by=place.commune_officer, on=JUNE)
    assert (view.entered, view.standing, view.outcome) == ("71%", "93,5%", "đã sửa số")
    assert TaskStep.objects.order_by("-seq")[0].state == "accepted"


def test_a_units_own_figure_is_corrected_and_not_disputed(place: District) -> None:
    with pytest.raises(DisputeRefused, match="tự đính chính"):
        dispute(place, "15.2")


def test_a_dispute_is_answered_once_by_those_concerned(place: District) -> None:
    number = dispute(place)
    with pytest.raises(NotAllowed):
        answer(place, number, "kept", by=place.commune_officer)
    with pytest.raises(NotAllowed):
        answer(place, number, "taken_back")
    answer(place, number, "taken_back", by=place.commune_officer)
    with pytest.raises(DisputeRefused, match="đã trả lời"):
        answer(place, number, "kept")
    assert FigureDisputeAnswer.objects.count() == 1


def test_a_double_click_disputes_once_and_the_same_figure_is_not_disputed_twice(place: District) -> None:
    client_id = uuid4()
    assert dispute(place, client_id=client_id) == dispute(place, client_id=client_id)
    with pytest.raises(DisputeRefused, match="đang chờ"):
        dispute(place)
    assert FigureDispute.objects.count() == 1

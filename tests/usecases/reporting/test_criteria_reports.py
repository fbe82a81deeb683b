"""An agency reports its criteria as a whole; the table is frozen as it was, and a later report leaves the earlier."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Level
from ntm.core.reporting.assessment import Side
from ntm.store.assignments.models import Assignment
from ntm.store.base import open_span
from ntm.store.reporting.models import CriteriaReport
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import assessment, criteria_reports
from ntm.usecases.reporting.assessment_words import NewWord
from ntm.usecases.reporting.criteria_reports import ReportedMeanwhile, ReportRefused
from tests.usecases.access.places import AT, BEGIN
from tests.usecases.reporting.district import JUNE, District, give_lead, make_district, report

pytestmark = pytest.mark.django_db

Q2 = Period.parse("2024-Q2")
WORDS = {"15": {"result": "Hai xã đạt chỉ tiêu 15.2", "obstacles": "Thiếu bác sĩ"}}


@pytest.fixture
def place() -> District:
    found = make_district()
    report(found, found.commune, {"15.2": 0.0}, as_of=JUNE)
    assessment.say(
        found.commune.pk,
        [NewWord(found.commune.pk, f"15.{one}", Judgement.MET) for one in (1, 2, 3, 4)],
        side=Side.UNIT,
        period=Q2,
        client_id=uuid4(),
        by=found.commune_officer,
        on=JUNE,
        at=AT,
    )
    return found


def send(place: District, *, seen: int = 0, client_id: UUID | None = None, words: object = None) -> int:
    return criteria_reports.send(
        place.district.pk,
        period=Q2,
        parts=words or WORDS,  # type: ignore[arg-type]
        to_committee=False,
        seen=seen,
        client_id=client_id or uuid4(),
        by=place.health_officer,
        on=JUNE,
        at=AT,
    )


def test_the_table_counts_each_view_apart_and_silence_is_not_a_failure(place: District) -> None:
    page = criteria_reports.report_page(place.district.pk, period=Q2, by=place.health_officer, on=JUNE)
    (line,) = page.table
    assert (line.criterion, line.of, line.by_unit, line.by_lead, line.by_rules) == (15, 2, 1, 0, 0)
    assert (line.reported, line.lacking) == (1, ("Nậm Xe",))


def test_a_report_keeps_its_table_as_it_was_sent(place: District) -> None:
    send(place)
    report(place, place.commune, {"15.2": 1.0}, as_of=JUNE, seen=1)
    page = criteria_reports.report_page(place.district.pk, period=Q2, by=place.office, on=JUNE)
    (sent,) = page.sent
    assert sent.table[0].lacking == ("Nậm Xe",)
    assert sent.parts["15"]["obstacles"] == "Thiếu bác sĩ"
    again = criteria_reports.report_page(place.district.pk, period=Q2, by=place.health_officer, on=JUNE)
    assert again.table[0].lacking == ()


def test_each_criterion_needs_its_result_in_words(place: District) -> None:
    with pytest.raises(ReportRefused, match="15"):
        send(place, words={"15": {"result": " "}})


def test_a_double_click_sends_once_and_a_colleague_is_not_overwritten(place: District) -> None:
    client_id = uuid4()
    assert send(place, client_id=client_id) == send(place, client_id=client_id)
    with pytest.raises(ReportedMeanwhile):
        send(place)
    send(place, seen=1)
    assert CriteriaReport.objects.count() == 2


def test_a_split_criterion_is_reported_by_the_one_named_for_it(place: District) -> None:
    for item in ("15.1", "15.2", "15.3", "15.4"):
        give_lead(place.standing if item == "15.4" else place.health, place.district, item)
    page = criteria_reports.report_page(place.district.pk, period=Q2, by=place.health_officer, on=JUNE)
    assert page.agency is None  # its indicators are split, and nobody is named to report it
    Assignment.objects.create(
        agency=place.health,
        unit=place.district,
        level=Level.DISTRICT.value,
        set_code="commune-2021-2025",
        item="15",
        part=Part.REPORTS_WHOLE.value,
        span=open_span(BEGIN),
        source="thử",
        at=AT,
        client_id=uuid4(),
    )
    page = criteria_reports.report_page(place.district.pk, period=Q2, by=place.health_officer, on=JUNE)
    assert [line.criterion for line in page.table] == [15]


def test_whoever_reports_no_criterion_sends_nothing(place: District) -> None:
    with pytest.raises(NotAllowed):
        criteria_reports.send(
            place.district.pk,
            period=Q2,
            parts=WORDS,
            to_committee=False,
            seen=0,
            client_id=uuid4(),
            by=place.office,
            on=JUNE,
            at=AT,
        )

"""An agency's report reaches the steering committee where a paper says so, and its members read it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ntm.core.assignments.committees import CommitteeKind
from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Role
from ntm.law.reporting.committees import UnreadableCommitteeDuties, load_committee_duties, parse_committee_duties
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Committee, CommitteeSeat, CommitteeVersion, SeatHolder
from ntm.store.base import open_span
from ntm.store.reporting.models import CriteriaReport
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import my_work
from ntm.usecases.reporting import committee_duties, criteria_reports, sent_criteria_reports
from ntm.usecases.reporting.committee_duties import DutyRefused
from ntm.usecases.reporting.sent_criteria_reports import NoSuchReport
from tests.usecases.access.places import AT, BEGIN, person
from tests.usecases.reporting.district import JUNE, District, add_agency, agency_person, give_lead, make_district

pytestmark = pytest.mark.django_db

Q2 = Period.parse("2024-Q2")
PAPER = "133/KH-UBND, mục V.11"


@pytest.fixture
def place() -> District:
    return make_district()


def found(place: District, member: User, *, start: date = BEGIN, end: date | None = None) -> Committee:
    """Found a committee in which a person sits; it stands from a day on."""
    committee = Committee.objects.create(
        unit=place.district, kind=CommitteeKind.STEERING.value, name="Ban Chỉ đạo huyện", client_id=uuid4()
    )
    version = CommitteeVersion.objects.create(
        committee=committee, span=open_span(start, end), source="Quyết định thử", client_id=uuid4()
    )
    seat = CommitteeSeat.objects.create(version=version, position=1, title="Trưởng ban", client_id=uuid4())
    SeatHolder.objects.create(
        seat=seat, name="Người thử", user=member, span=open_span(start, end), source="thử", client_id=uuid4()
    )
    return committee


def oblige(place: District, *, start: date = BEGIN, by: User | None = None, source: str = PAPER) -> int:
    return committee_duties.set_duty(
        agency_id=place.health.pk, source=source, start=start, client_id=uuid4(), by=by or place.office, on=JUNE, at=AT
    )


def send(place: District, *, wants: bool = False, by: User | None = None, criterion: str = "15", seen: int = 0) -> int:
    return criteria_reports.send(
        place.district.pk,
        period=Q2,
        parts={criterion: {"result": "Hai xã đạt"}},
        to_committee=wants,
        seen=seen,
        client_id=uuid4(),
        by=by or place.health_officer,
        on=JUNE,
        at=AT,
    )


def member(name: str = "truong-ban-chi-dao") -> User:
    return User.objects.create(username=name, full_name=name)


def test_a_paper_makes_the_report_reach_the_committee_that_stands_that_day(place: District) -> None:
    committee = found(place, member())
    oblige(place)
    sent = CriteriaReport.objects.get(pk=send(place))
    assert (sent.to_committee, sent.committee_id) == (True, committee.pk)


def test_without_a_paper_the_agency_chooses(place: District) -> None:
    committee = found(place, member())
    assert CriteriaReport.objects.get(pk=send(place)).committee_id is None
    assert CriteriaReport.objects.get(pk=send(place, wants=True, seen=1)).committee_id == committee.pk


@pytest.mark.parametrize(("start", "end"), [(date(2024, 6, 11), None), (BEGIN, JUNE)])
def test_a_committee_of_tomorrow_or_until_yesterday_receives_nothing(
    place: District, start: date, end: date | None
) -> None:
    found(place, member(), start=start, end=end)
    oblige(place)
    sent = CriteriaReport.objects.get(pk=send(place))
    assert (sent.to_committee, sent.committee_id) == (True, None)  # the page says that nobody is there


@pytest.mark.parametrize(("start", "must"), [(JUNE, True), (date(2024, 6, 11), False)])
def test_the_paper_counts_from_its_own_day(place: District, start: date, must: bool) -> None:
    found(place, member())
    oblige(place, start=start)
    page = criteria_reports.report_page(place.district.pk, period=Q2, by=place.health_officer, on=JUNE)
    assert (page.must_reach_committee is not None) is must
    assert page.committee is not None


def test_the_member_has_it_to_read_until_it_was_read(place: District) -> None:
    who = member()  # holds no role anywhere: the seat alone lets them read
    found(place, who)
    report_id = send(place, wants=True)
    (work,) = my_work.my_work(who, (), on=JUNE).items
    assert "Trung tâm Y tế huyện" in work.title and work.address == f"/danh-gia/ban-chi-dao/{report_id}/"
    shown = sent_criteria_reports.for_member(report_id, by=who, on=JUNE)
    assert shown.parts["15"]["result"] == "Hai xã đạt"
    for _ in range(2):
        sent_criteria_reports.mark_read(report_id, by=who, on=JUNE, at=AT)
    assert my_work.my_work(who, (), on=JUNE).items == ()


def test_a_later_report_of_the_agency_is_to_be_read_again_and_the_earlier_no_more(place: District) -> None:
    who = member()
    found(place, who)
    send(place, wants=True)
    second = send(place, wants=True, seen=1)
    assert [one.id for one in sent_criteria_reports.unread_by(who, on=JUNE)] == [second]


def test_a_stranger_reads_nothing_and_marks_nothing(place: District) -> None:
    found(place, member())
    report_id = send(place, wants=True)
    stranger = person(Role.COMMUNE_OFFICER, place.country.other_commune, username="stranger")
    with pytest.raises(NotAllowed):
        sent_criteria_reports.for_member(report_id, by=stranger, on=JUNE)
    with pytest.raises(NoSuchReport):
        sent_criteria_reports.mark_read(report_id, by=place.office, on=JUNE, at=AT)
    alone = send(place, seen=1)
    with pytest.raises(NoSuchReport):
        sent_criteria_reports.for_member(alone, by=place.office, on=JUNE)


def test_words_on_security_are_for_those_in_charge_and_the_committee(place: District) -> None:
    police = add_agency(place.district, "Công an huyện")
    give_lead(police, place.district, "19")
    officer = agency_person(police, "Công an huyện", username="cong-an")
    who = member()
    found(place, who)
    report_id = send(place, wants=True, by=officer, criterion="19")

    def reads(user: User) -> bool:
        page = criteria_reports.report_page(place.district.pk, period=Q2, by=user, on=JUNE)
        (one,) = page.sent
        assert ("19" in one.withheld) is ("19" not in one.parts)
        return "19" in one.parts

    assert reads(officer)
    assert reads(place.leader)
    assert not reads(place.health_officer)
    assert not reads(place.office)
    assert "19" in sent_criteria_reports.for_member(report_id, by=who, on=JUNE).parts
    assert "19" not in sent_criteria_reports.for_member(report_id, by=place.office, on=JUNE).parts


def test_only_the_office_that_consolidates_says_who_reports_to_the_committee_and_by_which_paper(
    place: District,
) -> None:
    for one in (place.health_officer, place.commune_officer, place.leader):
        with pytest.raises(NotAllowed):
            oblige(place, by=one)
    with pytest.raises(DutyRefused, match="văn bản"):
        oblige(place, source=" ")
    duty = oblige(place)
    with pytest.raises(DutyRefused, match="đã được giao"):
        oblige(place, start=JUNE)
    committee_duties.end_duty(duty_id=duty, last_day=JUNE, by=place.office, on=JUNE, at=AT)
    assert committee_duties.duties_at(place.district.pk, on=JUNE)
    assert not committee_duties.duties_at(place.district.pk, on=date(2024, 6, 11))


def test_the_plan_of_phong_tho_names_five_agencies_with_their_items() -> None:
    stated = [one for one in load_committee_duties() if one.place_code == "109"]
    assert [one.source.rsplit(" ", 1)[1] for one in stated] == ["V.11", "V.12", "V.13", "V.14", "V.15"]
    assert {one.span.start for one in stated} == {date(2024, 4, 15)}
    broken = {"schema": 1, "verification": "unverified", "duties": [{"agency": "x", "from": JUNE, "source": "y"}]}
    with pytest.raises(UnreadableCommitteeDuties):
        parse_committee_duties(broken)

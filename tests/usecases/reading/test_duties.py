"""Section V of the sample plan of Phong Thổ becomes assignments once its office confirms what it proposes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction

import ntm.usecases.demonstration
from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.states import Level, Role
from ntm.core.reading import duties as core
from ntm.store.accounts.models import Grant, User
from ntm.store.assignments.models import Assignment
from ntm.store.base import open_span
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.assignments import operations as agencies
from ntm.usecases.assignments import responsibilities, village_sets
from ntm.usecases.reading import duties, reviewing
from ntm.usecases.reading import operations as reading
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries as units

AT = datetime(2024, 6, 10, 3, tzinfo=UTC)
DAY = date(2024, 6, 10)
ISSUED = date(2024, 4, 15)
SET = "commune-2021-2025"
PAPERS = Path(ntm.usecases.demonstration.__file__).with_name("papers")

pytestmark = pytest.mark.django_db


def office(username: str, role: Role, unit_id: int) -> User:
    user = User.objects.create(username=username, full_name=username)
    Grant.objects.create(user=user, role=role, unit_id=unit_id, span=open_span(date(2021, 1, 1)))
    return user


def phong_tho() -> int:
    return units.find_unit("109", Level.DISTRICT, DAY).id


@pytest.fixture(scope="module", autouse=True)
def plan(country_database: None, django_db_blocker: object) -> Iterator[int]:
    """Load units, agencies and the plan once for the module, and take them away after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            territory.load_units(by=None, at=AT)
            agencies.load_agencies_named_in_papers(by=None, at=AT)
            added = reading.add_paper(
                content=(PAPERS / "phong-tho-plan-2024.txt").read_bytes(),
                file_name="phong-tho-plan-2024.txt",
                by=office("vpdp", Role.DISTRICT_OFFICE, phong_tho()),
                on=DAY,
                at=AT,
            )
            yield added.paper_id
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


def confirm(plan: int, *chosen: duties.PaperDuty, lists: tuple[str, ...] = (), by: User | None = None) -> int:
    return duties.confirm_duties(
        paper_id=plan,
        choices=[duties.Choice(one.key, one.part) for one in chosen],
        lists=lists,
        client_id=uuid4(),
        by=by or User.objects.get(username="vpdp"),
        on=DAY,
        at=AT,
    )


def leads(commune: str, item: str, on: date = DAY) -> list[str]:
    (unit,) = (one for one in units.communes_in(phong_tho(), ISSUED) if one.name == commune)
    found = responsibilities.responsibilities_on(unit.id, set_code=SET, on=on)
    return [held.name for held in found.leads_of(item)]


def test_every_agency_of_the_section_is_found(plan: int) -> None:
    found = duties.duties_of(plan)
    assert [one.words for one in found.duties if not one.agencies] == []
    assert {one.words for one in found.duties if len(one.agencies) > 1} == {"Trung tâm Y tế, Văn phòng HĐND-UBND huyện"}
    assert all(one.start == ISSUED and not one.unknown for one in found.duties)


def test_certain_duties_make_leads_from_the_papers_day_and_nothing_else(plan: int) -> None:
    found = duties.duties_of(plan)
    confirm(plan, *(one for one in found.duties if one.is_certain))
    assert leads("Nậm Xe", "18.4") == ["Phòng Tư pháp"]
    assert leads("Nậm Xe", "18.4", date(2024, 4, 14)) == []
    assert leads("Nậm Xe", "13.1") == ["Phòng Tài chính – Kế hoạch"]
    assert leads("Nậm Xe", "1.1") == [], "the paper names no number there"
    assert {one.item for one in Assignment.objects.filter(set_code="village-lai-chau")} == {"8", "14", "15"}
    district = responsibilities.coverage(phong_tho(), set_code=SET, on=DAY)
    led = {one.item for one in district.items if one.led == district.communes}
    assert led == {"10.1", "13.1", "18.1", "18.2", "18.3", "18.4", "19.1", "19.2"}
    assert not district.doubles
    reporters = {
        number: responsibilities.responsibilities_on(phong_tho(), set_code=SET, on=DAY).reporter_of(number)
        for number in ("18", "19")
    }
    assert {number: held.name for number, held in reporters.items() if held is not None} == {
        "18": "Phòng Nội vụ",
        "19": "Công an huyện",
    }


def test_on_the_first_of_july_2025_the_communes_divisions_take_over_what_the_plan_gave_the_districts(plan: int) -> None:
    confirm(plan, *(one for one in duties.duties_of(plan).duties if one.is_certain))
    reform = date(2025, 7, 1)
    commune = units.communes_after(phong_tho())[0].id
    before = responsibilities.responsibilities_on(commune, set_code=SET, on=reform)
    assert before.leads_of("13.1") == (), "the commune's agencies are not entered yet"
    province = office("tinh", Role.PROVINCE_OFFICE, units.find_unit("12", Level.PROVINCE, DAY).id)
    agencies.set_up_from_patterns(unit_id=commune, on=reform, by=province, at=AT)
    after = responsibilities.responsibilities_on(commune, set_code=SET, on=reform)
    assert [(held.name, held.after) for held in after.leads_of("13.1")] == [
        ("Phòng Kinh tế", "Phòng Tài chính – Kế hoạch")
    ]
    assert [held.name for held in after.leads_of("18.1")] == ["Phòng Văn hóa – Xã hội"]
    reporter = after.reporter_of("18")
    assert reporter is not None
    assert reporter.name == "Phòng Văn hóa – Xã hội"
    assert {"18.4", "19.1"} <= set(after.gaps()), "nobody is known to have taken over"


def test_communes_named_for_the_year_have_a_lead_until_its_end(plan: int) -> None:
    (roads,) = (one for one in duties.duties_of(plan).duties if one.items == ("2",))
    assert roads.doubts == (core.NOT_CALLED_LEAD,)
    assert not roads.is_certain
    assert confirm(plan, roads) == 3
    assert leads("Hoang Thèn", "2.1") == ["Phòng Kinh tế và Hạ tầng"]
    assert leads("Nậm Xe", "2.1") == []
    assert leads("Hoang Thèn", "2.1", date(2024, 12, 31)) == ["Phòng Kinh tế và Hạ tầng"]
    assert leads("Hoang Thèn", "2.1", date(2025, 1, 1)) == []


def test_of_two_agencies_named_together_the_office_must_choose_the_lead(plan: int) -> None:
    (health,) = (one for one in duties.duties_of(plan).duties if one.items == ("15",) and len(one.agencies) > 1)
    assert duties.SEVERAL in health.doubts
    with pytest.raises(duties.CannotBeConfirmed, match="Chọn cơ quan chủ trì"):
        confirm(plan, health)
    (centre,) = (one for one in health.agencies if one.name == "Trung tâm Y tế")
    duties.confirm_duties(
        paper_id=plan,
        choices=[duties.Choice(health.key, Part.LEAD, centre.id, note="theo ý kiến của Ban Chỉ đạo")],
        client_id=uuid4(),
        by=User.objects.get(username="vpdp"),
        on=DAY,
        at=AT,
    )
    assert leads("Nậm Xe", "15.1") == ["Trung tâm Y tế"]
    parts = set(Assignment.objects.filter(item="15", agency__pattern="district-office").values_list("part", flat=True))
    assert parts == {"support"}
    assert Assignment.objects.filter(item="15", agency=centre.id)[0].source.endswith("theo ý kiến của Ban Chỉ đạo")


def test_what_was_confirmed_is_marked_and_not_made_again(plan: int) -> None:
    (justice,) = (one for one in duties.duties_of(plan).duties if one.items == ("18.4",) and not one.doubts)
    assert confirm(plan, justice) == 1
    (again,) = (one for one in duties.duties_of(plan).duties if one.key == justice.key)
    assert again.assigned
    assert confirm(plan, again) == 0


def test_the_six_villages_of_nine_duties_are_one_relation(plan: int) -> None:
    (shared,) = duties.duties_of(plan).lists
    assert len(shared.members) == 6
    assert len(shared.agencies) == 10, "one of the nine duties is given to two agencies"
    confirm(plan, lists=(shared.key,))
    (recorded,) = village_sets.sets_of(phong_tho(), on=DAY)
    assert len(recorded.agencies) == 10
    assert [member.named for member in recorded.members][:2] == [
        "bản Tô Y Phìn, xã Lản Nhì Thàng",
        "bản Má Nghé, xã Bản Lang",
    ]
    assert duties.duties_of(plan).lists[0].recorded
    confirm(plan, lists=(shared.key,))
    assert len(village_sets.sets_of(phong_tho(), on=DAY)) == 1


def test_who_may_not_assign_confirms_nothing(plan: int) -> None:
    stranger = office("xa", Role.COMMUNE_OFFICER, units.communes_in(phong_tho(), DAY)[0].id)
    with pytest.raises(NotAllowed):
        confirm(plan, *(one for one in duties.duties_of(plan).duties if one.is_certain), by=stranger)
    assert not Assignment.objects.exists()


def test_a_draft_without_a_day_assigns_nobody() -> None:
    by = office("vpdp-tinh", Role.PROVINCE_OFFICE, units.find_unit("12", Level.PROVINCE, DAY).id)
    text = (PAPERS / "phong-tho-plan-2024.txt").read_text().replace("15 tháng 4 năm 2024", "… tháng … năm 2024")
    added = reading.add_paper(content=text.encode(), file_name="du-thao.txt", by=by, on=DAY, at=AT)
    found = duties.duties_of(added.paper_id)
    assert found.start is None
    assert not any(one.can_be_confirmed for one in found.duties)
    with pytest.raises(duties.StillADraft):
        confirm(added.paper_id, by=by)


def test_a_duty_whose_fact_was_rejected_is_proposed_no_more(plan: int) -> None:
    before = duties.duties_of(plan).duties
    gone = before[0]
    reviewing.review_fact(
        fact_id=gone.fact_id,
        decision=reviewing.REJECTED,
        note="",
        by=User.objects.get(username="vpdp"),
        on=DAY,
        at=AT,
    )
    after = duties.duties_of(plan).duties
    assert [one.key for one in after] == [one.key for one in before if one.fact_id != gone.fact_id]

"""Agencies of real places: set up from what papers name, renamed, ended, found by any of their names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from ntm.core.assignments.agencies import AgencyKind, AgencyRole
from ntm.core.kernel.states import Level, Role
from ntm.law.assignments.agencies import UnreadableAgencies, load_agencies, parse_agencies
from ntm.store.accounts.models import Grant, User
from ntm.store.assignments.models import Agency, AgencyRoleHeld
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.assignments import operations, queries
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries as units

AT = datetime(2024, 6, 10, 3, tzinfo=UTC)
DAY = date(2024, 6, 10)
LAST, REFORM = date(2025, 6, 30), date(2025, 7, 1)
PAPER = "Nghị quyết thử"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def seeded(country_database: None, django_db_blocker: object) -> Iterator[None]:
    """Load all units and the agencies that papers name once for the module, and take them away after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            territory.load_units(by=None, at=AT)
            operations.load_agencies_named_in_papers(by=None, at=AT)
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


def phong_tho() -> int:
    return units.find_unit("109", Level.DISTRICT, DAY).id


def muong_khoa() -> int:
    return units.find_unit("03601", Level.COMMUNE, REFORM).id


def one(text: str, unit_id: int, on: date) -> queries.AgencyView:
    (found,) = queries.find(text, unit_id=unit_id, on=on)
    return found


@pytest.fixture
def office() -> User:
    user = User.objects.create_user("vpdp", full_name="Văn phòng", password="mot-mat-khau-dai")
    province = units.find_unit("12", Level.PROVINCE, DAY).id
    Grant.objects.create(user=user, role=Role.PROVINCE_OFFICE, unit_id=province, span=open_span(date(2021, 1, 1)))
    return user


def test_the_same_papers_again_add_nothing() -> None:
    before = (Agency.objects.count(), Entry.objects.count())
    assert operations.load_agencies_named_in_papers(by=None, at=AT).added == 0
    assert (Agency.objects.count(), Entry.objects.count()) == before


def test_one_agency_of_phong_tho_bears_all_the_names_that_its_plan_uses() -> None:
    names = (
        "Phòng Nông nghiệp và PTNT – Văn phòng điều phối NTM",
        "phòng Nông nghiệp và PTNT huyện – Văn phòng điều phối Nông thôn mới",
        "Văn phòng Điều phối xây dựng NTM huyện",
        "VPĐP",
        "Phòng NN&PTNT huyện Phong Thổ",
        "cơ quan thường trực",
    )
    assert len({one(name, phong_tho(), DAY).id for name in names}) == 1


def test_each_place_names_its_own_paper_and_the_usual_list_says_that_it_is_one(office: User) -> None:
    tuan_giao = units.find_unit("099", Level.DISTRICT, DAY).id
    named = queries.agency_page(one("Phòng NN&PTNT", tuan_giao, DAY).id)
    assert {name.source for name in named.names} == {"Kế hoạch năm 2024 của UBND huyện Tuần Giáo"}
    operations.set_up_from_patterns(unit_id=phong_tho(), on=DAY, by=office, at=AT)
    usual = queries.agency_page(one("Hội Nông dân", phong_tho(), DAY).id)
    assert usual.names[0].source == operations.USUAL


def test_the_standing_agency_of_a_commune_is_its_economy_office_from_the_reform_on() -> None:
    assert one("Cơ quan thường trực", muong_khoa(), REFORM).name == "Phòng Kinh tế"
    assert queries.find("Cơ quan thường trực", unit_id=muong_khoa(), on=LAST) == ()
    assert queries.find("Phòng NN&PTNT", unit_id=phong_tho(), on=REFORM) == (), "the district is gone"
    assert one("Phòng NN&PTNT", phong_tho(), LAST).roles == (AgencyRole.STANDING, AgencyRole.COORDINATION)


def test_the_department_of_the_province_has_a_successor() -> None:
    province = units.find_unit("12", Level.PROVINCE, DAY).id
    old = one("Sở NN&PTNT tỉnh", province, date(2025, 2, 28))
    new = one("Sở Nông nghiệp và Môi trường", province, date(2025, 3, 1))
    assert queries.find("Sở NN&PTNT tỉnh", unit_id=province, on=date(2025, 3, 1)) == ()
    (link,) = queries.agency_page(old.id).successors
    assert (link.agency_id, link.name, link.on) == (new.id, "Sở Nông nghiệp và Môi trường", date(2025, 3, 1))
    (back,) = queries.agency_page(new.id).predecessors
    assert (back.agency_id, back.name) == (old.id, "Sở Nông nghiệp và Phát triển nông thôn")


def test_the_work_of_a_districts_office_goes_to_the_economy_offices_of_its_communes() -> None:
    page = queries.agency_page(one("Phòng NN&PTNT", phong_tho(), DAY).id)
    assert {link.name for link in page.successors} == {"Phòng Kinh tế"}
    assert {link.unit.id for link in page.successors} == {unit.id for unit in units.communes_after(phong_tho())}
    assert {link.on for link in page.successors} == {REFORM}


def test_a_commune_names_the_districts_offices_that_its_own_came_from(office: User) -> None:
    commune = units.communes_after(phong_tho())[0].id
    operations.set_up_from_patterns(unit_id=commune, on=REFORM, by=office, at=AT)
    page = queries.agency_page(one("Phòng Kinh tế", commune, REFORM).id)
    assert one("Phòng NN&PTNT", phong_tho(), DAY).id in {link.agency_id for link in page.predecessors}
    back = queries.agency_page(one("Phòng NN&PTNT", phong_tho(), DAY).id)
    assert page.id in {link.agency_id for link in back.successors}


def test_a_renamed_agency_has_its_old_name_until_the_day_before(office: User) -> None:
    agency = one("Phòng Tư pháp", phong_tho(), DAY).id
    day = date(2024, 3, 1)
    operations.rename_agency(
        agency_id=agency, name="Phòng Tư pháp – Hộ tịch", from_day=day, source=PAPER, on=DAY, by=office, at=AT
    )
    assert one("Phòng Tư pháp", phong_tho(), date(2024, 2, 29)).id == agency
    assert queries.find("Phòng Tư pháp", unit_id=phong_tho(), on=day) == ()
    assert one("Phòng Tư pháp - Hộ tịch", phong_tho(), day).id == agency
    with pytest.raises(operations.LaterName):
        operations.rename_agency(
            agency_id=agency, name="Khác", from_day=date(2023, 1, 1), source=PAPER, on=DAY, by=office, at=AT
        )


def test_an_ended_agency_hands_over_to_the_one_named(office: User) -> None:
    old, heir = one("Phòng Nội vụ", phong_tho(), DAY).id, one("Phòng Tư pháp", phong_tho(), DAY).id
    day = date(2024, 5, 1)
    operations.end_agency(agency_id=old, from_day=day, successor_ids=[heir], source=PAPER, on=DAY, by=office, at=AT)
    assert one("Phòng Nội vụ", phong_tho(), date(2024, 4, 30)).id == old
    assert queries.find("Phòng Nội vụ", unit_id=phong_tho(), on=day) == ()
    assert [(link.agency_id, link.on, link.source) for link in queries.agency_page(old).successors] == [
        (heir, day, PAPER)
    ]


def test_a_role_passes_from_one_agency_to_another_on_a_day(office: User) -> None:
    day = date(2024, 5, 1)
    heir = one("Phòng Tài chính - Kế hoạch", phong_tho(), DAY).id
    operations.give_role(agency_id=heir, role=AgencyRole.STANDING, from_day=day, source=PAPER, on=DAY, by=office, at=AT)
    assert one("cơ quan thường trực", phong_tho(), date(2024, 4, 30)).name.startswith("Phòng Nông nghiệp")
    assert one("cơ quan thường trực", phong_tho(), day).id == heir
    held = AgencyRoleHeld.objects.get(agency_id=heir)
    with pytest.raises(IntegrityError, match="agency_role_one_holder_a_day"), transaction.atomic():
        AgencyRoleHeld.objects.create(
            agency_id=one("Phòng Nội vụ", phong_tho(), DAY).id,
            unit_id=held.unit_id,
            role=held.role,
            span=held.span,
            source="x",
        )


def test_another_name_is_found_once_it_is_entered(office: User) -> None:
    agency = one("Trung tâm Y tế", phong_tho(), DAY).id
    assert queries.find("Bệnh viện huyện", unit_id=phong_tho(), on=DAY) == ()
    for _ in range(2):
        operations.add_alias(
            agency_id=agency, text="Bệnh viện", from_day=date(2024, 1, 1), source=PAPER, on=DAY, by=office, at=AT
        )
    assert one("Bệnh viện huyện", phong_tho(), DAY).aliases.count("Bệnh viện") == 1
    assert queries.find("Bệnh viện huyện", unit_id=phong_tho(), on=date(2023, 12, 31)) == ()


def test_an_agency_may_be_added_once(office: User) -> None:
    def add() -> int:
        return operations.add_agency(
            unit_id=phong_tho(),
            kind=AgencyKind.SERVICE,
            name="Trung tâm Dịch vụ nông nghiệp",
            from_day=date(2023, 1, 1),
            source=PAPER,
            on=DAY,
            by=office,
            at=AT,
        )

    agency = add()
    assert one("TT Dịch vụ nông nghiệp huyện", phong_tho(), DAY).id == agency
    with pytest.raises(operations.AgencyExists):
        add()
    assert queries.agency_page(agency).life.end == REFORM, "no longer than its district"


def test_only_offices_edit_agencies() -> None:
    user = User.objects.create_user("xa", full_name="Cán bộ", password="mot-mat-khau-dai")
    Grant.objects.create(user=user, role=Role.COMMUNE_OFFICER, unit_id=phong_tho(), span=open_span(date(2021, 1, 1)))
    agency = one("Phòng Tư pháp", phong_tho(), DAY).id
    with pytest.raises(NotAllowed):
        operations.rename_agency(agency_id=agency, name="X", from_day=DAY, source=PAPER, on=DAY, by=user, at=AT)
    with pytest.raises(NotAllowed):
        operations.set_up_from_patterns(unit_id=phong_tho(), on=DAY, by=user, at=AT)


def test_every_pattern_says_where_it_stands_and_what_it_became() -> None:
    known = load_agencies()
    assert all(pattern.source for pattern in known.patterns.values())
    assert {code for pattern in known.patterns.values() for code in pattern.became} <= set(known.patterns)


def test_a_file_that_names_an_unknown_successor_is_refused() -> None:
    pattern = {
        "code": "a",
        "level": "district",
        "kind": "specialist",
        "name": "A",
        "from": date(2021, 1, 1),
        "source": "s",
        "named_for": [],
        "became": ["b"],
    }
    content = {"schema": 1, "verification": "unverified", "sources": {"s": "S"}, "places": {}, "patterns": [pattern]}
    with pytest.raises(UnreadableAgencies, match="became"):
        parse_agencies(content)

"""Who answers for what in the demonstration: what Phong Thổ's plan says, and a few marked inventions around it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from ntm.core.assignments.committees import ChargeOf, CommitteeKind
from ntm.core.assignments.responsibilities import Part
from ntm.core.assignments.tasks import TaskKind
from ntm.core.reading.duties import NOT_CALLED_LEAD
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Committee
from ntm.store.reading.models import Paper
from ntm.usecases.assignments import committee_queries, committees, officers, queries, tasks
from ntm.usecases.assignments.committees import NewSeat
from ntm.usecases.reading import duties
from ntm.usecases.territory import queries as units

#: What stands on everything here that no paper says.
MADE_UP = "Mô phỏng cho bản trình diễn, không có trong văn bản"

_IDS = UUID("6e746d00-0000-4000-8000-000000000002")


def set_up_assignments(*, district_id: int, commune_id: int, on: date, later: date, at: datetime) -> None:
    """Confirm the duties of the district's plan, and invent a committee, charges and tasks, each marked so.

    `district_id` is Phong Thổ on the day `on`, `commune_id` Mường Khoa on the day `later`. What is there stays.
    """
    office = User.objects.get(username="vpdp-huyen")
    _duties_of_plan(district_id, by=office, on=on, at=at)
    january = date(on.year, 1, 1)
    _person("phong-yte", "Trung tâm Y tế", district_id, start=january, by=office, on=on, at=at)
    _person("vpdp-huyen", "Cơ quan thường trực", district_id, start=january, by=office, on=on, at=at)
    _district_committee(district_id, by=office, on=on, at=at)
    _tasks(district_id, by=office, on=on, at=at)
    clerk = User.objects.get(username="canbo-muongkhoa")
    _person("canbo-muongkhoa", "Phòng Kinh tế", commune_id, start=date(2025, 7, 1), by=clerk, on=later, at=at)
    _commune_committee(commune_id, by=clerk, on=later, at=at)


def _duties_of_plan(district_id: int, *, by: User, on: date, at: datetime) -> None:
    for paper_id in Paper.objects.filter(unit_id=district_id, kind="plan", issued_on__isnull=False).values_list(
        "pk", flat=True
    ):
        found = duties.duties_of(paper_id)
        choices = []
        for one in found.duties:
            if one.assigned or not one.can_be_confirmed or one.unknown:
                continue
            # An indicator or criterion that the paper does not name stays a gap, as the paper leaves it.
            if set(one.doubts) <= {NOT_CALLED_LEAD}:
                choices.append(duties.Choice(one.key, one.part))
            elif set(one.doubts) <= {NOT_CALLED_LEAD, duties.SEVERAL}:
                note = "mô phỏng: chọn cơ quan nêu trước làm chủ trì"
                choices.append(duties.Choice(one.key, Part.LEAD, one.agencies[0].id, note=note))
        lists = [one.key for one in found.lists if not one.recorded]
        if choices or lists:
            duties.confirm_duties(
                paper_id=paper_id,
                choices=choices,
                lists=lists,
                client_id=uuid5(_IDS, f"duties:{paper_id}"),
                by=by,
                on=on,
                at=at,
            )


def _person(username: str, agency: str, unit_id: int, *, start: date, by: User, on: date, at: datetime) -> None:
    found = queries.find(agency, unit_id=unit_id, on=on)
    if len(found) == 1:
        officers.appoint(
            agency_id=found[0].id,
            username=username,
            start=start,
            end=None,
            source=MADE_UP,
            client_id=uuid5(_IDS, f"officer:{username}"),
            by=by,
            on=on,
            at=at,
        )


def _district_committee(district_id: int, *, by: User, on: date, at: datetime) -> None:
    if Committee.objects.filter(unit_id=district_id).exists():
        return
    agencies = {one.name: one.id for one in queries.agencies_at(district_id, on=on)}

    def of(name: str) -> int | None:
        return agencies.get(name)

    number = committees.found_committee(
        unit_id=district_id,
        kind=CommitteeKind.STEERING,
        name="Ban Chỉ đạo các Chương trình MTQG huyện",
        start=date(on.year, 1, 1),
        source=MADE_UP,
        seats=[
            NewSeat("Trưởng ban", post="Chủ tịch UBND huyện", holder="Người thứ nhất (mô phỏng)"),
            NewSeat("Phó Trưởng ban", post="Phó Chủ tịch UBND huyện", holder="Người thứ hai (mô phỏng)"),
            NewSeat(
                "Ủy viên thường trực",
                post="Trưởng phòng",
                agency_id=of("Phòng Nông nghiệp và Phát triển nông thôn"),
                duty="Tham mưu, tổng hợp",
                holder="Người thứ ba (mô phỏng)",
            ),
            NewSeat("Ủy viên", post="Trưởng phòng", agency_id=of("Phòng Nội vụ"), holder="Người thứ tư (mô phỏng)"),
            NewSeat("Ủy viên", post="Trưởng công an", agency_id=of("Công an huyện")),
        ],
        client_id=uuid5(_IDS, "committee:district"),
        by=by,
        on=on,
        at=at,
    )
    seats = committee_queries.committee(number, on=on).seats
    communes = {unit.name: unit.id for unit in units.communes_in(district_id, on)}
    for seat, commune, of_what in (
        (seats[1], "Nậm Xe", ChargeOf.NTM),
        (seats[2], "Sin Suối Hồ", ChargeOf.OCOP),
        (seats[3], "Dào San", ChargeOf.NTM),
    ):
        committees.charge(
            seat_id=seat.id,
            of=of_what,
            unit_id=communes[commune],
            start=date(on.year, 1, 1),
            source=MADE_UP,
            client_id=uuid5(_IDS, f"charge:{commune}"),
            by=by,
            on=on,
            at=at,
        )


def _tasks(district_id: int, *, by: User, on: date, at: datetime) -> None:
    communes = {unit.name: unit.id for unit in units.communes_in(district_id, on)}
    for place, owner, title, due in (
        (
            "Dào San",
            "Phòng Giáo dục và Đào tạo",
            "Rà soát trường, lớp cho tiêu chí 14 (mô phỏng)",
            date(on.year, 5, 31),
        ),
        ("Nậm Xe", "Trung tâm Y tế", "Hướng dẫn xã hoàn thiện hồ sơ tiêu chí 15 (mô phỏng)", date(on.year, 6, 30)),
        ("Nậm Xe", "", "Bổ sung ảnh hiện trạng nhà văn hóa (mô phỏng)", date(on.year, 6, 20)),
    ):
        found = queries.find(owner, unit_id=district_id, on=on) if owner else ()
        tasks.give_task(
            unit_id=communes[place],
            kind=TaskKind.DIRECTIVE,
            title=title,
            detail=MADE_UP,
            owner_agency_id=found[0].id if found else None,
            owner_unit_id=None if found else communes[place],
            due_on=due,
            client_id=uuid5(_IDS, f"task:{title}"),
            by=by,
            on=on,
            at=at,
        )


def _commune_committee(commune_id: int, *, by: User, on: date, at: datetime) -> None:
    if Committee.objects.filter(unit_id=commune_id).exists():
        return
    committees.found_committee(
        unit_id=commune_id,
        kind=CommitteeKind.STEERING,
        name="Ban Chỉ đạo các Chương trình MTQG xã",
        start=date(2025, 7, 29),
        source="37-QĐ/ĐU ngày 29/7/2025 (nêu trong Kế hoạch năm 2025 của xã); thành viên mô phỏng",
        seats=[
            NewSeat("Trưởng ban", post="Bí thư Đảng ủy xã", holder="Người thứ nhất (mô phỏng)"),
            NewSeat("Phó Trưởng ban", post="Chủ tịch UBND xã", holder="Người thứ hai (mô phỏng)"),
            NewSeat("Ủy viên", post="Trưởng phòng Kinh tế"),
        ],
        client_id=uuid5(_IDS, "committee:commune"),
        by=by,
        on=on,
        at=at,
    )

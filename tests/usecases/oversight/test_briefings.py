"""A briefing of Phong Thổ: pack, minutes, conclusions, and the next one that follows them up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from tests.usecases.reporting import period_scene
from tests.usecases.reporting.period_scene import NOW, ON, PeriodScene

from ntm.core.kernel.states import Role
from ntm.core.oversight.briefings import NotAConclusion, Outcome
from ntm.store.assignments.models import Task
from ntm.store.oversight.models import BriefingConclusion
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.assignments import tasks
from ntm.usecases.oversight import operations, queries
from ntm.usecases.oversight import pack as packs

pytestmark = pytest.mark.django_db
DUE = date(2024, 6, 25)
NEXT = date(2024, 7, 16)


@pytest.fixture(scope="module")
def quarter(country_database: None, django_db_blocker: object) -> Iterator[PeriodScene]:
    with (
        override_settings(NTM_WORKING_DAY=ON.isoformat()),
        period_scene.in_one_transaction(django_db_blocker) as built,
    ):
        yield built


@pytest.fixture(scope="module")
def held(quarter: PeriodScene) -> int:
    return operations.call_briefing(
        unit_id=quarter.scene.phong_tho,
        held_on=ON,
        title="Giao ban tháng 6/2024",
        client_id=uuid4(),
        by=quarter.scene.people[Role.DISTRICT_OFFICE],
        on=ON,
        at=NOW,
    )


def conclude(quarter: PeriodScene, held: int, **changes: object) -> int:
    wanted: dict[str, object] = {
        "briefing_id": held,
        "text": "Gửi ngay báo cáo quý II",
        "owner_unit_id": quarter.scene.communes["Sin Suối Hồ"],
        "due_on": DUE,
        "client_id": uuid4(),
        "by": quarter.scene.people[Role.DISTRICT_OFFICE],
        "on": ON,
        "at": NOW,
    }
    return operations.conclude(**(wanted | changes))  # type: ignore[arg-type]


def test_the_pack_is_made_of_data(quarter: PeriodScene) -> None:
    pack = packs.pack(quarter.scene.phong_tho, on=ON, by=quarter.scene.people[Role.LEADER])
    assert pack.found is not None
    assert pack.found.label == "quý II/2024"
    frozen = pack.frozen()
    assert (frozen["included"], frozen["owed"]) == (6, 16)
    assert "xã Sin Suối Hồ" in frozen["late"]
    assert "xã Khổng Lào" in frozen["late"]  # sent, a day late
    assert len(pack.moves) == 19
    assert {one.before for one in pack.moves} == {None}


def test_a_conclusion_is_a_task_once_and_the_next_briefing_hears_of_it(quarter: PeriodScene, held: int) -> None:
    office = quarter.scene.people[Role.DISTRICT_OFFICE]
    client = uuid4()
    task = conclude(quarter, held, client_id=client)
    assert conclude(quarter, held, client_id=client) == task
    assert BriefingConclusion.objects.filter(briefing_id=held).count() == 1
    assert Task.objects.get(pk=task).origin == f"briefing:{held}"
    assert [row.title for row in tasks.tasks_of(quarter.scene.communes["Sin Suối Hồ"], on=ON)] == [
        "Gửi ngay báo cáo quý II"
    ]
    page = queries.briefing(held, by=office, on=ON)
    assert [(one.outcome, one.task.due_on) for one in page.conclusions] == [(Outcome.IN_TIME, DUE)]

    operations.keep_minutes(
        briefing_id=held,
        chair="Phó Chủ tịch UBND huyện",
        attendees="",
        text="Thống nhất đôn đốc các xã chậm.",
        seen=0,
        client_id=uuid4(),
        by=office,
        on=ON,
        at=NOW,
    )
    with pytest.raises(operations.WrittenMeanwhile):
        operations.keep_minutes(
            briefing_id=held,
            chair="Chủ tịch",
            attendees="",
            text="Bản khác",
            seen=0,
            client_id=uuid4(),
            by=office,
            on=ON,
            at=NOW,
        )
    after = operations.call_briefing(
        unit_id=quarter.scene.phong_tho,
        held_on=NEXT,
        title="Giao ban tháng 7/2024",
        client_id=uuid4(),
        by=office,
        on=NEXT,
        at=NOW,
    )
    following = queries.briefing(after, by=office, on=NEXT).pack
    assert following.follow_up.words == "0/1 kết luận đã xong, 1 quá hạn"
    assert following.before_on == ON
    assert all(one.before is not None for one in following.moves)
    assert following.before_included == 6
    first = packs.pack(quarter.scene.phong_tho, on=date(2024, 6, 9), by=office)
    assert first.frozen()["included"] == 0  # nothing was in yet: no count of then is shown as 0
    assert packs._moves(following.found, first.frozen())[0].before is None


@pytest.mark.parametrize(
    "changes",
    [{"text": " "}, {"owner_unit_id": None}, {"due_on": None}, {"due_on": date(2024, 6, 17)}],
)
def test_a_conclusion_without_who_or_when_opens_no_task(
    quarter: PeriodScene, held: int, changes: dict[str, object]
) -> None:
    before = Task.objects.count()
    with pytest.raises(NotAConclusion):
        conclude(quarter, held, **changes)
    assert Task.objects.count() == before


def test_a_district_gives_nothing_to_do_outside_its_place(quarter: PeriodScene, held: int) -> None:
    with pytest.raises(NotAConclusion, match="không thuộc địa bàn"):
        conclude(quarter, held, owner_unit_id=quarter.scene.province)


def test_a_leader_reads_the_pack_and_holds_no_briefing(quarter: PeriodScene, held: int) -> None:
    with pytest.raises(NotAllowed):
        conclude(quarter, held, by=quarter.scene.people[Role.LEADER])


def test_the_pages_show_the_pack_and_take_conclusions(quarter: PeriodScene, held: int) -> None:
    client = Client()
    client.force_login(quarter.scene.people[Role.DISTRICT_OFFICE], backend="django.contrib.auth.backends.ModelBackend")
    html = client.get("/giao-ban/").content.decode()
    assert "Giao ban tháng 6/2024" in html
    assert "thiếu 10/16 xã" in html
    page = f"/giao-ban/{held}/"
    sent = {
        "ma": str(uuid4()),
        "ket-luan": "Rà soát tiêu chí 17",
        "giao": f"unit:{quarter.scene.communes['Dào San']}",
        "han": "2024-06-30",
    }
    client.post(page + "ket-luan/", sent)
    client.post(page + "ket-luan/", sent)
    html = client.get(page).content.decode()
    assert html.count("Rà soát tiêu chí 17") == 1
    refused = client.post(page + "ket-luan/", sent | {"ma": str(uuid4()), "giao": ""}, follow=True)
    assert "đúng một nơi chịu trách nhiệm" in refused.content.decode()
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    assert len(few) < 90, len(few)

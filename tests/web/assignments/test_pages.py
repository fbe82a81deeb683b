"""Pages of assignments and tasks: who may, what is refused in words, what two clicks do."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client

from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.store.assignments.models import AgencyOfficer, Assignment, Committee, Task, TaskStep, VillageSet
from ntm.usecases.assignments import tasks
from tests.usecases.access.places import person
from tests.usecases.assignments.world import AT, DAY, PAPER, SET, World, assign, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: object) -> World:
    settings.NTM_WORKING_DAY = DAY.isoformat()  # type: ignore[attr-defined]
    return make_world()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(response: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]  # type: ignore[attr-defined]


def assignment(world: World, **changes: str) -> dict[str, str]:
    return {
        "form_id": str(uuid4()),
        "set": SET,
        "agency": str(world.justice.pk),
        "part": "lead",
        "items": "18.4",
        "from_day": "15/04/2024",
        "source": PAPER,
        **changes,
    }


def test_an_office_assigns_and_the_page_of_a_commune_says_so(world: World) -> None:
    client = signed_in(world.office)
    address = f"/phan-cong/ghi/{world.country.district.pk}/"
    assert words(client.post(address, assignment(world, items="18.4; 18.1"))) == ["Đã ghi phân công."]
    page = client.get("/phan-cong/", {"noi": world.country.commune.pk}).content.decode()
    assert page.count("Phòng Tư pháp") == 2
    assert "chưa giao" in page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"from_day": "31/02/2024"}, "Ngày chưa đúng"),
        ({"items": "99"}, "Bộ tiêu chí không có số “99”"),
        ({"items": "x"}, "Bộ tiêu chí không có số “x”"),
        ({"source": " "}, "Ghi số, ngày của văn bản"),
        ({"to_day": "15/04/2024"}, "Thời gian chưa đúng"),
        ({"form_id": "1"}, "Biểu mẫu không còn dùng được"),
        ({"set": "khong-co"}, "Không có bộ tiêu chí này"),
        ({"from_day": "01/01/2020"}, "Ngày ấy không có"),
    ],
)
def test_a_wrong_entry_is_refused_in_words_and_writes_nothing(world: World, changes: dict[str, str], told: str) -> None:
    response = signed_in(world.office).post(
        f"/phan-cong/ghi/{world.country.district.pk}/", assignment(world, **changes)
    )
    (message,) = words(response)
    assert told in message
    assert not Assignment.objects.exists()


def test_a_second_lead_is_refused_with_the_first_ones_name(world: World) -> None:
    assign(world, world.interior, "18.4")
    response = signed_in(world.office).post(f"/phan-cong/ghi/{world.country.district.pk}/", assignment(world))
    (message,) = words(response)
    assert message.startswith("Phòng Nội vụ đang chủ trì chỉ tiêu 18.4")


def test_a_double_click_assigns_once_and_the_same_form_with_other_items_assigns_them_too(world: World) -> None:
    client = signed_in(world.office)
    address, form = f"/phan-cong/ghi/{world.country.district.pk}/", assignment(world)
    for _ in range(2):
        client.post(address, form)
    assert Assignment.objects.count() == 1
    client.post(address, {**form, "items": "18.1"})
    assert sorted(Assignment.objects.values_list("item", flat=True)) == ["18.1", "18.4"]


def test_who_may_not_assign_sees_no_form_and_is_refused(world: World) -> None:
    client = signed_in(person(Role.LEADER, world.country.province))
    page = client.get("/phan-cong/", {"noi": world.country.district.pk})
    assert "Ghi phân công" not in page.content.decode()
    response = client.post(f"/phan-cong/ghi/{world.country.district.pk}/", assignment(world))
    assert response.status_code == 403
    assert client.get("/phan-cong/ban-giao/", {"noi": world.country.district.pk}).status_code == 403


def test_another_provinces_people_see_neither_duties_nor_tasks(world: World) -> None:
    task = tasks.open_task(
        unit_id=world.second.pk,
        kind=TaskKind.OTHER,
        title="Việc",
        owner_unit_id=world.second.pk,
        due_on=None,
        client_id=uuid4(),
        by=world.office,
        on=DAY,
        at=AT,
    )
    client = signed_in(person(Role.PROVINCE_OFFICE, world.country.other_province))
    for address in (
        f"/phan-cong/?noi={world.country.district.pk}",
        f"/phan-cong/co-quan/{world.justice.pk}/",
        f"/phan-cong/ban/?noi={world.country.district.pk}",
        f"/viec/?noi={world.country.district.pk}",
        f"/viec/{task}/",
    ):
        assert client.get(address).status_code == 403, address
    response = client.post(f"/viec/{task}/buoc/", {"step": "progress", "percent": "5", "form_id": str(uuid4())})
    assert response.status_code == 403
    assert TaskStep.objects.count() == 1


def test_a_task_is_given_reported_returned_and_accepted_on_its_page(world: World) -> None:
    client = signed_in(world.office)
    form = {
        "form_id": str(uuid4()),
        "kind": "directive",
        "owner": f"agency-{world.justice.pk}",
        "title": "Soạn biểu",
        "due_on": "14/06/2024",
    }
    for _ in range(2):
        client.post(f"/viec/giao/{world.second.pk}/", form)
    task = Task.objects.get()

    def step(name: str, seen: int, **fields: str) -> list[str]:
        content = {"form_id": str(uuid4()), "step": name, "seen": str(seen), **fields}
        return words(client.post(f"/viec/{task.pk}/buoc/", content))[-1:]

    assert step("progress", 1, percent="40 %", text="Một nửa") == ["Đã ghi tiến độ."]
    assert "vừa ghi “Báo tiến độ”" in step("progress", 1, percent="50")[0]
    assert step("progress", 2, percent="400") == ["Tiến độ phải từ 0 đến 100 %."]
    assert step("progress", 2, percent="") == ["Ghi tiến độ là số từ 0 đến 100."]
    assert step("accepted", 2) == ["Việc này đang làm; không thể nghiệm thu."]
    assert step("completed", 2) == ["Đã báo làm xong, chờ nghiệm thu."]
    assert step("returned", 3) == ["Ghi rõ còn thiếu gì."]
    assert step("returned", 3, text="Thiếu chữ ký", percent="90") == ["Đã trả lại."]
    assert step("completed", 4) == ["Đã báo làm xong, chờ nghiệm thu."]
    assert step("accepted", 5) == ["Đã nghiệm thu."]
    page = client.get(f"/viec/{task.pk}/").content.decode()
    assert "Thiếu chữ ký" in page
    assert "Hủy việc" not in page


def test_an_organisations_officer_registers_a_work_in_its_own_name(world: World) -> None:
    user = person(Role.AGENCY, world.country.district, username="cong-an")
    AgencyOfficer.objects.create(
        user=user, agency=world.police, span=world.office.grants.get().span, source=PAPER, client_id=uuid4()
    )
    client = signed_in(user)
    page = client.get("/viec/", {"noi": world.second.pk}).content.decode()
    assert "Đăng ký công trình, phần việc của Công an huyện" in page
    form = {"form_id": str(uuid4()), "kind": "work", "title": "Camera an ninh", "owner": f"agency-{world.police.pk}"}
    assert words(client.post(f"/viec/giao/{world.second.pk}/", form)) == ["Đã giao việc."]
    other = {**form, "form_id": str(uuid4()), "owner": f"agency-{world.justice.pk}"}
    assert client.post(f"/viec/giao/{world.second.pk}/", other).status_code == 403


def test_a_committee_is_founded_filled_and_charged_on_its_page(world: World) -> None:
    client = signed_in(world.office)
    founded = {
        "form_id": str(uuid4()),
        "kind": "steering_committee",
        "name": "Ban Chỉ đạo huyện",
        "from_day": "01/01/2024",
        "source": "QĐ 01",
        "title-0": "Trưởng ban",
        "title-1": "Ủy viên",
        "agency-1": str(world.justice.pk),
    }
    client.post(f"/phan-cong/ban/lap/{world.country.district.pk}/", founded)
    committee = Committee.objects.get()
    seat = committee.versions.get().seats.get(position=0)
    address = f"/phan-cong/ban/{committee.pk}/ghe/{seat.pk}/"
    common = {"from_day": "01/02/2024", "source": "QĐ 02"}
    client.post(address, {"form_id": str(uuid4()), "deed": "seat", "name": "Ông A", **common})
    charge = {"form_id": str(uuid4()), "deed": "charge", "of": "ocop", "place": str(world.second.pk), **common}
    client.post(address, charge)
    page = client.get(f"/phan-cong/ban/{committee.pk}/").content.decode()
    assert "Ông A" in page
    assert re.search(r"Phụ trách OCOP.*xã Dào San", page)
    assert "1 ghế trống" in page
    place = client.get("/phan-cong/", {"noi": world.second.pk}).content.decode()
    assert "Thành viên Ban Chỉ đạo phụ trách" in place


def test_a_hand_over_needs_the_list_that_was_shown(world: World) -> None:
    assign(world, world.justice, "18.4")
    client = signed_in(world.office)
    asked = {
        "noi": str(world.country.district.pk),
        "tu": f"agency-{world.justice.pk}",
        "den": f"agency-{world.interior.pk}",
        "from_day": "01/07/2024",
    }
    page = client.get("/phan-cong/ban-giao/", asked).content.decode()
    match = re.search(r'name="digest" value="([0-9a-f]{64})"', page)
    assert match is not None
    form = {
        "form_id": str(uuid4()),
        "giver": asked["tu"],
        "taker": asked["den"],
        "from_day": "01/07/2024",
        "digest": match.group(1),
        "source": PAPER,
    }
    address = f"/phan-cong/ban-giao/{world.country.district.pk}/"
    assign(world, world.justice, "18.5")
    assert "Danh sách đã thay đổi" in words(client.post(address, form))[0]
    again = client.get("/phan-cong/ban-giao/", asked).content.decode()
    match = re.search(r'name="digest" value="([0-9a-f]{64})"', again)
    assert match is not None
    for _ in range(2):
        assert words(client.post(address, {**form, "digest": match.group(1)}))[-1] == "Đã bàn giao."
    assert Assignment.objects.filter(agency=world.interior, span__contains=date(2024, 7, 1)).count() == 2


@pytest.mark.parametrize("address", ["/viec/999999/", "/phan-cong/co-quan/999999/", "/phan-cong/ban/999999/"])
def test_what_does_not_exist_is_not_found(world: World, address: str) -> None:
    assert signed_in(world.office).get(address).status_code == 404


def test_a_list_of_villages_is_made_renewed_and_ended_by_forms(world: World) -> None:
    client, district = signed_in(world.office), world.country.district.pk
    address = f"/phan-cong/thon-ban/{district}/"
    form = client.get(address).content.decode()
    assert "Mấn" in form and "Phòng Tư pháp" in form
    sent = {
        "form_id": str(uuid4()),
        "title": "Các bản đăng ký năm 2024",
        "villages": [str(world.country.village.pk)],
        "others": "bản Chưa Ghi",
        "agencies": [str(world.justice.pk), str(world.police.pk)],
        "from_day": "15/04/2024",
        "source": PAPER,
    }
    assert words(client.post(address, {**sent, "agencies": []})) == [
        "Danh sách cần tên gọi, ít nhất một thôn, bản và một cơ quan."
    ]
    assert "Đã ghi danh sách thôn, bản." in words(client.post(address, sent))
    client.post(address, sent)  # a double click
    first = VillageSet.objects.get(title=sent["title"])
    page = client.get("/phan-cong/", {"noi": district}).content.decode()
    assert "2 cơ quan cùng giúp" in page and "(Xã Nậm Xe)" in page and "chưa có trong danh mục" in page
    again = client.get(address, {"tu": first.pk}).content.decode()
    assert f'value="{world.country.village.pk}" checked' in again and "bản Chưa Ghi" in again
    renewed = {**sent, "form_id": str(uuid4()), "instead_of": str(first.pk), "others": "", "from_day": "01/06/2024"}
    client.post(address, renewed)
    first.refresh_from_db()
    assert first.span.upper == date(2024, 6, 1)
    second = VillageSet.objects.exclude(pk=first.pk).get()
    end = f"/phan-cong/thon-ban/{second.pk}/ket-thuc/"
    clerk = signed_in(person(Role.COMMUNE_OFFICER, world.country.commune))
    assert clerk.post(end, {"from_day": "10/06/2024", "source": PAPER}).status_code == 403
    client.post(end, {"from_day": "10/06/2024", "source": PAPER})
    assert "cơ quan cùng giúp" not in client.get("/phan-cong/", {"noi": district}).content.decode()

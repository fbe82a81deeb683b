"""Pages of plans, the cascade, registrations and roadmaps, as officers use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.planning.models import Plan, Registration, RegistrationStep, Target
from ntm.usecases.territory import operations as territory
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(country_database: None, django_db_blocker: object) -> Iterator[Scene]:
    with scenes.in_one_transaction(django_db_blocker) as built:
        yield built


@pytest.fixture(autouse=True)
def _working_day(settings: Any) -> None:
    settings.NTM_WORKING_DAY = scenes.WORKING.isoformat()


def signed_in(scene: Scene, role: Role) -> Client:
    client = Client()
    client.force_login(scene.people[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def form_id(text: str) -> str:
    found = re.search(r'name="client_id" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def test_an_officer_starts_at_the_plans_of_the_own_place(scene: Scene) -> None:
    text = text_of(signed_in(scene, Role.DISTRICT_OFFICE), "/ke-hoach/")
    assert "Kế hoạch năm 2024 của huyện Phong Thổ" in text
    assert "133/KH-UBND ngày 15/04/2024" in text
    assert "Đã ban hành" in text


def test_a_plan_shows_each_target_with_last_years_level(scene: Scene) -> None:
    text = text_of(signed_in(scene, Role.OVERSIGHT), f"/ke-hoach/{scene.plan}/")
    assert "Tiêu chí 2 Giao thông" in text
    assert "tổng số là 8/16 xã" in text
    assert "ghi 5 nhưng nêu tên 4 nơi" in text  # criterion 18 names other communes than it counts
    assert "Thêm chỉ tiêu" not in text  # whoever oversees writes nothing


def test_the_cascade_says_which_gain_has_no_names(scene: Scene) -> None:
    text = text_of(signed_in(scene, Role.DISTRICT_OFFICE), f"/ke-hoach/giao/{scene.phong_tho}/?nam=2024")
    assert "thiếu danh sách 3 nơi" in text
    assert "có tên trong kế hoạch, chưa đăng ký: Dào San" in text


def test_a_commune_registers_an_indicator_and_a_double_click_registers_it_once(scene: Scene) -> None:
    client, commune = signed_in(scene, Role.COMMUNE_OFFICER), scene.communes["Nậm Xe"]
    address = f"/ke-hoach/dang-ky/{commune}/"
    text = text_of(client, f"{address}?nam=2024")
    assert "Chưa đăng ký nội dung nào" in text
    sent = {
        "client_id": form_id(text),
        "year": "2024",
        "set_code": scene.criteria_set.code,
        "items": ["15", "18.2"],
        "quarter": "3",
    }
    for _ in range(2):
        client.post(f"{address}ghi/", sent)
    assert Registration.objects.filter(unit_id=commune, year=2024).count() == 2
    assert RegistrationStep.objects.filter(registration__unit_id=commune).count() == 2
    after = text_of(client, f"{address}?nam=2024")
    assert "Chỉ tiêu 18.2" in after and "quý III" in after and "đã đăng ký" in after
    row = Registration.objects.get(unit_id=commune, item="18.2")
    assert "Đăng ký" in text_of(client, f"/ke-hoach/phieu/{row.pk}/")


def test_a_commune_cannot_register_for_its_neighbour(scene: Scene) -> None:
    client, other = signed_in(scene, Role.COMMUNE_OFFICER), scene.communes["Dào San"]
    text = text_of(client, f"/ke-hoach/dang-ky/{scene.communes['Nậm Xe']}/?nam=2024")
    sent = {"client_id": form_id(text), "year": "2024", "set_code": scene.criteria_set.code, "items": ["15"]}
    assert client.post(f"/ke-hoach/dang-ky/{other}/ghi/", sent).status_code == 403
    assert not Registration.objects.filter(unit_id=other).exists()


def test_the_office_consolidates_and_approves_what_it_ticks(scene: Scene) -> None:
    commune = signed_in(scene, Role.COMMUNE_OFFICER)
    unit = scene.communes["Nậm Xe"]
    text = text_of(commune, f"/ke-hoach/dang-ky/{unit}/?nam=2024")
    sent = {"client_id": form_id(text), "year": "2024", "set_code": scene.criteria_set.code, "items": ["2"]}
    commune.post(f"/ke-hoach/dang-ky/{unit}/ghi/", sent)
    row = Registration.objects.get(unit_id=unit, item="2")
    office = signed_in(scene, Role.DISTRICT_OFFICE)
    address = f"/ke-hoach/dang-ky/{scene.phong_tho}/"
    page = text_of(office, f"{address}?nam=2024")
    assert f'value="{row.pk}:1"' in page
    common = {"year": "2024", "plan": str(scene.plan)}
    office.post(f"{address}tong-hop/", {**common, "client_id": form_id(page), "rows": f"{row.pk}:1"})
    page = text_of(office, f"{address}?nam=2024")
    assert f'value="{row.pk}:2"' in page
    sent = {**common, "client_id": form_id(page), "rows": f"{row.pk}:2", "deed": "approve", "approver": "Chủ tịch"}
    office.post(f"{address}tong-hop/", sent)
    shown = text_of(office, f"/ke-hoach/phieu/{row.pk}/")
    assert "đã phê duyệt" in shown and "133/KH-UBND" in shown


def test_an_agency_agrees_to_a_column_at_once_and_the_office_reads_who_does_not(scene: Scene) -> None:
    office, unit = signed_in(scene, Role.DISTRICT_OFFICE), scene.communes["Dào San"]
    sent = {"year": "2024", "set_code": scene.criteria_set.code, "items": ["8", "12"], "note": "Thử"}
    page = text_of(office, f"/ke-hoach/dang-ky/{unit}/?nam=2024")
    office.post(f"/ke-hoach/dang-ky/{unit}/ghi/", {**sent, "client_id": form_id(page)})
    post = User.objects.create(username="buu-dien", full_name="Bưu điện")
    Grant.objects.create(
        user=post, role=Role.AGENCY, unit_id=scene.phong_tho, criteria=["8"], span=open_span(date(2021, 1, 1))
    )
    client = Client()
    client.force_login(post, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/ke-hoach/dang-ky/{scene.phong_tho}/y-kien/?nam=2024"
    assert "Góp ý 1 đăng ký năm 2024" in text_of(client, "/viec-cua-toi/")
    page = text_of(client, f"{address}&chon=8")
    assert "Dào San: " in page and "TC 12" not in page
    ticked = re.findall(r'name="rows" value="([^"]+)" checked', page)
    assert len(ticked) == 1
    form = {"client_id": form_id(page), "rows": ticked, "agrees": "no"}
    assert client.post(address, form).status_code == 422  # what was ticked stays
    refused = client.post(address, form).content.decode()
    assert "ghi rõ lý do" in refused and f'value="{ticked[0]}" checked' in refused
    client.post(address, {**form, "note": "Chưa có điểm phục vụ"})
    assert "Góp ý 1 đăng ký" not in text_of(client, "/viec-cua-toi/")
    assert "1 chưa đồng ý" in text_of(office, f"/ke-hoach/dang-ky/{scene.phong_tho}/?nam=2024")
    assert "Chưa có điểm phục vụ" in text_of(office, address)


def test_a_commune_enters_a_work_and_the_district_sees_it_in_its_order(scene: Scene) -> None:
    client, unit = signed_in(scene, Role.COMMUNE_OFFICER), scene.communes["Nậm Xe"]
    address = f"/ke-hoach/cong-trinh/{unit}/"
    page = text_of(client, f"{address}?nam=2024")
    sent = {
        "client_id": form_id(page),
        "set_code": scene.criteria_set.code,
        "title": "Bê tông hóa đường trục xã",
        "item": "2.1",
        "quantity": "2,5",
        "unit_word": "km",
        "cost": "1.850.000.000",
        "due_year": "2024",
        "plan": str(scene.plan),
        "state": "planned",
    }
    for _ in range(2):  # a double click
        client.post(f"{address}?nam=2024", sent)
    page = text_of(client, f"{address}?nam=2024")
    assert page.count("Bê tông hóa đường trục xã") == 1 and "2,5 km" in page and "1.850.000.000 đồng" in page
    number = int(re.findall(rf"/cong-trinh/{unit}/(\d+)/", page)[0])
    page = text_of(client, f"{address}{number}/")
    done = {**sent, "client_id": form_id(page), "seen": "1", "state": "done", "why": "Nghiệm thu 5/6"}
    client.post(f"{address}{number}/", done)
    assert "Nghiệm thu 5/6" in text_of(client, f"{address}{number}/")
    office = signed_in(scene, Role.DISTRICT_OFFICE)
    assert "hoàn thành" in text_of(office, f"/ke-hoach/cong-trinh/{scene.phong_tho}/?nam=2024")
    assert "Bê tông hóa đường trục xã" in text_of(office, f"/ke-hoach/{scene.plan}/")


def test_the_office_puts_communes_in_order_and_says_why(scene: Scene) -> None:
    office, address = signed_in(scene, Role.DISTRICT_OFFICE), f"/ke-hoach/uu-tien/{scene.phong_tho}/?nam=2024"
    page = text_of(office, address)
    assert "chưa có quyết định" in page
    first = scene.communes["Sì Lở Lầu"]
    sent = {"client_id": form_id(page), "of": "places", "seen": "0", f"rank-{first}": "1", "reason": "Kết luận 12"}
    office.post(address, {**sent, f"rank-{scene.communes['Dào San']}": "1"})  # one rank twice
    assert "chưa có quyết định" in text_of(office, address)
    office.post(address, sent)
    page = text_of(office, address)
    assert "Kết luận 12" in page and f'name="rank-{first}" value="1"' in page
    assert signed_in(scene, Role.OVERSIGHT).post(address, sent).status_code == 403
    commune = signed_in(scene, Role.COMMUNE_OFFICER).get(f"/ke-hoach/uu-tien/{first}/?nam=2024")
    assert commune.status_code == 302


def test_the_second_of_two_tabs_is_told_that_somebody_was_faster(scene: Scene) -> None:
    client, unit = signed_in(scene, Role.COMMUNE_OFFICER), scene.communes["Nậm Xe"]
    text = text_of(client, f"/ke-hoach/dang-ky/{unit}/?nam=2024")
    sent = {"client_id": form_id(text), "year": "2024", "set_code": scene.criteria_set.code, "items": ["6"]}
    client.post(f"/ke-hoach/dang-ky/{unit}/ghi/", sent)
    row = Registration.objects.get(unit_id=unit, item="6")
    first = text_of(client, f"/ke-hoach/phieu/{row.pk}/")
    office = signed_in(scene, Role.DISTRICT_OFFICE)
    page = text_of(office, f"/ke-hoach/phieu/{row.pk}/")
    office.post(f"/ke-hoach/phieu/{row.pk}/tra-lai/", {"client_id": form_id(page), "seen": "1", "note": "Chưa có vốn"})
    answer = client.post(
        f"/ke-hoach/phieu/{row.pk}/rut/", {"client_id": form_id(first), "seen": "1", "note": "Đổi ý"}, follow=True
    )
    assert "vừa ghi “Trả lại”" in answer.content.decode()
    assert row.steps.count() == 2


def test_a_plan_made_by_form_is_a_draft_until_it_has_number_and_day(scene: Scene) -> None:
    client = signed_in(scene, Role.DISTRICT_OFFICE)
    text = text_of(client, f"/ke-hoach/?noi={scene.phong_tho}&nam=2025")
    sent = {"client_id": form_id(text), "kind": "plan", "title": "Kế hoạch nông thôn mới 2025", "year": "2025"}
    for _ in range(2):
        answer = client.post(f"/ke-hoach/lap/{scene.phong_tho}/", sent)
    plan = Plan.objects.get(unit_id=scene.phong_tho, year=2025, title="Kế hoạch nông thôn mới 2025")
    page = text_of(client, answer["Location"])
    assert "DỰ THẢO" in page
    target = {
        "client_id": form_id(page),
        "kind": "mean",
        "year": "2025",
        "number": "14,2",
        "before": "13,56",
        "before_plan": str(scene.plan),
        "word": "xã",
    }
    for _ in range(2):
        client.post(f"/ke-hoach/{plan.pk}/chi-tieu/", target)
    assert Target.objects.filter(plan=plan).count() == 1
    page = text_of(client, f"/ke-hoach/{plan.pk}/")
    assert "14,2" in page and "mức năm trước: 133/KH-UBND ngày 15/04/2024" in page
    client.post(f"/ke-hoach/{plan.pk}/ban-hanh/", {"number": "20/KH-UBND", "issued_on": "10/6/2024", "revision": "1"})
    assert "20/KH-UBND ngày 10/06/2024" in text_of(client, f"/ke-hoach/{plan.pk}/")


def test_a_roadmap_says_what_is_missing_and_keeps_who_changed_it(scene: Scene) -> None:
    client, unit = signed_in(scene, Role.COMMUNE_OFFICER), scene.communes["Nậm Xe"]
    text = text_of(client, f"/ke-hoach/lo-trinh/{unit}/")
    item = re.search(rf"/ke-hoach/lo-trinh/{unit}/([\d.]+)/", text)
    assert item is not None and "chưa có lộ trình" in text
    address = f"/ke-hoach/lo-trinh/{unit}/{item[1]}/"
    page = text_of(client, address)
    sent = {
        "client_id": form_id(page),
        "seen": "0",
        "set_code": scene.criteria_set.base_code,
        "due_year": "2024",
        "due_quarter": "4",
        "cost": "1.250.000.000",
        "solution": "Làm đường",
        "missing": "thiếu 3 km",
    }
    client.post(address, sent)
    shown = text_of(client, f"/ke-hoach/lo-trinh/{unit}/")
    assert "1.250.000.000" in shown and "quý IV/2024" in shown
    refused = client.post(address, {**sent, "seen": "0", "cost": "1"}, follow=True).content.decode()
    assert "Người khác vừa sửa" in refused


def test_pages_of_a_district_ask_as_many_questions_as_those_of_one_commune_more(scene: Scene) -> None:
    client = signed_in(scene, Role.PROVINCE_OFFICE)
    addresses = ["/ke-hoach/dang-ky/{}/?nam=2024", "/ke-hoach/lo-trinh/{}/"]
    for address in addresses:
        counts = []
        for place in (scene.phong_tho, scene.province):
            client.get(address.format(place))
            with CaptureQueriesContext(
                connection,
            ) as asked:
                client.get(address.format(place))
            counts.append(len(asked))
        assert counts[1] <= counts[0] + 2, (address, counts)


def test_pages_weigh_little(scene: Scene) -> None:
    import gzip

    client = signed_in(scene, Role.PROVINCE_OFFICE)
    for address in (
        f"/ke-hoach/?noi={scene.province}&nam=2024",
        f"/ke-hoach/{scene.plan}/",
        f"/ke-hoach/giao/{scene.province}/?nam=2024",
        f"/ke-hoach/giao/{scene.phong_tho}/?nam=2024",
        f"/ke-hoach/dang-ky/{scene.province}/?nam=2024",
        f"/ke-hoach/dang-ky/{scene.communes['Nậm Xe']}/?nam=2024",
        f"/ke-hoach/lo-trinh/{scene.province}/",
        f"/ke-hoach/lo-trinh/{scene.communes['Nậm Xe']}/",
    ):
        assert len(gzip.compress(text_of(client, address).encode())) < 30_000, address


def test_a_village_has_plans_of_its_own_and_registers_through_its_commune(scene: Scene) -> None:
    commune = scene.communes["Nậm Xe"]
    village = territory.add_village(commune_id=commune, name="Mấn", on=scenes.WORKING, by=None, at=scenes.AT)
    client = signed_in(scene, Role.COMMUNE_OFFICER)
    text = text_of(client, f"/ke-hoach/?noi={village}&nam=2024")
    assert "Lập kế hoạch" in text and "Giao chỉ tiêu</a>" not in text
    for page in (f"/ke-hoach/dang-ky/{village}/?nam=2024", f"/ke-hoach/lo-trinh/{village}/"):
        assert str(commune) in client.get(page)["Location"]


def test_a_page_of_a_unit_that_never_was_is_not_found(scene: Scene) -> None:
    client = signed_in(scene, Role.COMMUNE_OFFICER)
    for page in ("/ke-hoach/?noi=999999999", "/ke-hoach/999999999/", "/ke-hoach/phieu/999999999/"):
        assert client.get(page).status_code == 404


def test_unreadable_input_is_answered_with_words_and_changes_nothing(scene: Scene) -> None:
    client = signed_in(scene, Role.DISTRICT_OFFICE)
    before = Target.objects.count()
    sent = {"client_id": "khong-phai", "kind": "mean", "year": "2024", "number": "mười ba"}
    answer = client.post(f"/ke-hoach/{scene.plan}/chi-tieu/", sent, follow=True).content.decode()
    assert "không phải là số" in answer
    answer = client.post(f"/ke-hoach/{scene.plan}/chi-tieu/", {**sent, "number": "13"}, follow=True).content.decode()
    assert "hãy tải lại trang" in answer
    assert Target.objects.count() == before


def test_a_multi_year_goal_stands_beside_the_years_own(scene: Scene) -> None:
    client = signed_in(scene, Role.DISTRICT_OFFICE)
    text = text_of(client, f"/ke-hoach/?noi={scene.phong_tho}&nam=2024")
    sent = {
        "client_id": form_id(text),
        "kind": "plan",
        "title": "Kế hoạch giai đoạn 2021-2025",
        "year": "2025",
        "first_year": "2021",
    }
    address = client.post(f"/ke-hoach/lap/{scene.phong_tho}/", sent)["Location"]
    goal = {
        "client_id": form_id(text_of(client, address)),
        "kind": "criterion",
        "criterion": "2",
        "year": "2025",
        "number": "16",
        "of": "16",
        "word": "xã",
    }
    client.post(f"{address}chi-tieu/", goal)
    client.post(f"{address}ban-hanh/", {"number": "364/KH-UBND", "issued_on": "21/12/2022", "revision": "1"})
    text = text_of(client, f"/ke-hoach/{scene.plan}/")
    assert "Mục tiêu cuối kỳ" in text and "364/KH-UBND ngày 21/12/2022" in text and "16/16" in text

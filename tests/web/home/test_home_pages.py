"""The home page of each level."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.usecases.territory import operations as territory
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import AT, WORKING, Scene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(country_database: None, django_db_blocker: object) -> Iterator[Scene]:
    with override_settings(NTM_WORKING_DAY=WORKING.isoformat()), scenes.in_one_transaction(django_db_blocker) as built:
        yield built


def home_of(user: User, address: str = "/") -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_a_district_sees_counts_promises_contradictions_and_what_is_missing(scene: Scene) -> None:
    html = home_of(scene.people[Role.DISTRICT_OFFICE])
    assert "Huyện Phong Thổ: kết quả xây dựng nông thôn mới" in html
    assert "133/KH-UBND ngày 15/04/2024" in html
    assert "Bình quân nêu 13,56 nhưng cộng các tiêu chí được 13,63." in html
    assert "1 xã chưa báo cáo" in html
    assert "Vàng Ma Chải" in html
    assert "Tung Qua Lìn (31/12/2022)" in html


def test_those_who_only_read_are_offered_nothing_to_enter(scene: Scene) -> None:
    assert "Nhập, sửa số liệu" in home_of(scene.people[Role.DISTRICT_OFFICE])
    for role in (Role.LEADER, Role.OVERSIGHT):
        assert "Nhập, sửa số liệu" not in home_of(scene.people[role])


def test_a_leader_of_the_province_sees_the_contradictions_of_districts(scene: Scene) -> None:
    html = home_of(scene.people[Role.LEADER])
    assert "/94 xã" in html
    assert f"/van-ban/{scene.paper}/#p{scene.finding}" in html


def test_a_commune_sees_its_own_criteria_and_what_is_lacking(scene: Scene) -> None:
    html = home_of(scene.people[Role.COMMUNE_OFFICER])
    assert "Xã Nậm Xe: đạt " in html
    assert html.count('<span class="sign') >= 19
    assert f'href="/so-lieu/{scene.communes["Nậm Xe"]}/"' in html


def test_a_village_head_sees_the_village(scene: Scene) -> None:
    nam_xe = scene.communes["Nậm Xe"]
    officer = scene.people[Role.COMMUNE_OFFICER]
    village = territory.add_village(commune_id=nam_xe, name="Huổi Hán", on=WORKING, by=officer, at=AT)
    head = User.objects.create(username="truong-ban", full_name="Trưởng bản")
    Grant.objects.create(user=head, role="village_head", unit_id=village, span=open_span(scenes.date(2021, 1, 1)))
    html = home_of(head)
    assert "Bản Huổi Hán: chưa có số liệu" in html


def test_a_person_with_two_places_can_move_between_them(scene: Scene) -> None:
    both = User.objects.create(username="hai-noi", full_name="Hai nơi")
    for unit_id, role in ((scene.phong_tho, "district_office"), (scene.communes["Dào San"], "commune_officer")):
        Grant.objects.create(user=both, role=role, unit_id=unit_id, span=open_span(scenes.date(2021, 1, 1)))
    assert f'href="/?noi={scene.communes["Dào San"]}"' in home_of(both)
    assert "Xã Dào San: đạt" in home_of(both, f"/?noi={scene.communes['Dào San']}")


def test_after_july_2025_the_home_page_says_whose_figures_it_shows(scene: Scene) -> None:
    with override_settings(NTM_WORKING_DAY="2025-09-10"):
        html = home_of(scene.people[Role.LEADER])
    assert "Số liệu là của các xã trước ngày 01/07/2025" in html


def test_queries_of_the_home_page_do_not_grow_with_the_communes(scene: Scene) -> None:
    counts = []
    for role in (Role.DISTRICT_OFFICE, Role.LEADER):
        client = Client()
        client.force_login(scene.people[role], backend="django.contrib.auth.backends.ModelBackend")
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1
    assert counts[0] <= 75

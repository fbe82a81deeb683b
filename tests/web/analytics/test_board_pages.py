"""The pages of the board and of its explanations, as the server answers them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from ntm.core.kernel.states import Role, Verdict
from ntm.store.accounts.models import User
from ntm.store.planning.models import Plan
from ntm.usecases.reading import operations as reading
from ntm.usecases.reporting import operations as reporting
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import AT, END_2023, WORKING, Scene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(country_database: None, django_db_blocker: object) -> Iterator[Scene]:
    with override_settings(NTM_WORKING_DAY=WORKING.isoformat()), scenes.in_one_transaction(django_db_blocker) as built:
        yield built


def as_role(scene: Scene, role: Role) -> Client:
    client = Client()
    client.force_login(scene.people[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(scene: Scene, address: str, role: Role = Role.DISTRICT_OFFICE) -> str:
    answer = as_role(scene, role).get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def row_of(html: str, name: str) -> str:
    """Return the row whose name is a commune's."""
    rows = re.split(r"<tr[ >]", html)
    return next(row for row in rows if f">{name}</a>" in row)


def test_a_person_comes_to_the_board_of_their_own_place(scene: Scene) -> None:
    assert "Bảng tiêu chí xã nông thôn mới, huyện Phong Thổ" in page(scene, "/bang-tieu-chi/")
    assert "Bảng tiêu chí xã nông thôn mới, tỉnh Lai Châu" in page(scene, "/bang-tieu-chi/", Role.LEADER)
    assert "huyện Phong Thổ" in page(scene, "/bang-tieu-chi/", Role.COMMUNE_OFFICER)


def test_every_verdict_has_a_sign_a_colour_and_a_place_in_the_legend(scene: Scene) -> None:
    html = page(scene, "/bang-tieu-chi/")
    for verdict in Verdict:
        assert re.search(rf"<span><b class=\w>{re.escape(verdict.sign)}</b> {re.escape(verdict.label)}", html)
    assert row_of(html, "Vàng Ma Chải").count("<td class=q title='chưa báo cáo'>?") == 19


def test_recognised_and_meeting_all_are_two_columns(scene: Scene) -> None:
    html = page(scene, "/bang-tieu-chi/")
    kept = row_of(html, "Mường So")
    slipped = row_of(html, "Huổi Luông")
    assert "✓ 19/19" in kept
    assert "★ 20/12/2019" in kept
    assert "⚠" in slipped
    assert "★ 20/12/2022" in slipped
    assert "Đã công nhận nhưng nay không còn đủ tiêu chí" in html


def test_a_target_with_a_contradiction_leads_to_it(scene: Scene) -> None:
    html = page(scene, "/bang-tieu-chi/")
    assert f'href="/van-ban/{scene.paper}/#p{scene.finding}"' in html
    assert "13,56" in html


def test_a_plan_without_a_number_is_a_draft_wherever_it_is_shown(scene: Scene) -> None:
    Plan.objects.filter(pk=scene.plan).update(number="", issued_on=None)
    board, home = page(scene, "/bang-tieu-chi/"), page(scene, "/")
    assert "Mục tiêu 2024 <small>dự thảo" in board
    assert "(dự thảo)" in home


def test_simulated_figures_are_marked(scene: Scene) -> None:
    assert "mô phỏng" in page(scene, "/bang-tieu-chi/")
    nam_xe = scene.communes["Nậm Xe"]
    assert "mô phỏng" in page(scene, f"/bang-tieu-chi/giai-thich/{nam_xe}/4/?ngay=2023-12-31")


def test_filters_stand_in_the_address_and_work_without_scripts(scene: Scene) -> None:
    html = page(scene, "/bang-tieu-chi/?loc=khong-con-du")
    assert re.findall(r"<tr data-u=(\d+)", html) == [str(scene.communes["Huổi Luông"])]
    assert "Đang lọc: <b>1</b> trong 17 hàng" in html
    assert "Không có hàng nào đúng với bộ lọc" in page(scene, "/bang-tieu-chi/?loc=khong-con-du&nhom=19")


@pytest.mark.parametrize("nonsense", ["?noi=abc", "?ngay=32/13/2023", "?tc=x&kq=y&nhom=<b>&loc=z&cap=q"])
def test_an_address_that_says_nonsense_is_answered_with_the_plain_board(scene: Scene, nonsense: str) -> None:
    html = page(scene, f"/bang-tieu-chi/{nonsense}")
    assert "huyện Phong Thổ" in html
    assert "<b>&loc" not in html


def test_a_figure_that_is_corrected_shows_at_the_next_request(scene: Scene) -> None:
    nam_xe = scene.communes["Nậm Xe"]
    officer = scene.people[Role.COMMUNE_OFFICER]
    for value, sign in ((0.0, "✕"), (1.0, "●")):
        seen = 1 if value == 0.0 else 2
        reporting.submit_figures(
            unit_id=nam_xe,
            as_of=END_2023,
            criteria_set=scene.criteria_set,
            figures={"7.1": value, "17.1": 100.0},
            notes={},
            source="Biên bản kiểm tra số 5",
            seen_revision=seen,
            by=officer,
            on=WORKING,
            at=AT,
        )
        cells = re.findall(r"<td class=[^>]*>([^<]*)", row_of(page(scene, "/bang-tieu-chi/"), "Nậm Xe"))
        assert cells[6] == sign
    told = page(scene, f"/bang-tieu-chi/giai-thich/{nam_xe}/7/?ngay=2023-12-31")
    assert "Cán bộ xã" in told
    assert "Biên bản kiểm tra số 5" in told
    assert "lần báo cáo trước" in told


def test_an_explanation_cites_the_law_and_says_that_nobody_verified_it(scene: Scene) -> None:
    told = page(scene, f"/bang-tieu-chi/giai-thich/{scene.communes['Nậm Xe']}/4/?ngay=2023-12-31")
    assert "318/QĐ-TTg" in told
    assert "chưa đối chiếu văn bản gốc" in told
    assert f'href="/so-lieu/{scene.communes["Nậm Xe"]}/?ngay=2023-12-31"' in told


def test_htmx_gets_the_panel_alone(scene: Scene) -> None:
    client = as_role(scene, Role.DISTRICT_OFFICE)
    answer = client.get(f"/bang-tieu-chi/giai-thich/{scene.communes['Nậm Xe']}/4/", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "Tiêu chí 4. Điện" in answer.content.decode()


def test_an_unknown_criterion_or_unit_is_not_found(scene: Scene) -> None:
    client = as_role(scene, Role.DISTRICT_OFFICE)
    nam_xe = scene.communes["Nậm Xe"]
    assert client.get(f"/bang-tieu-chi/giai-thich/{nam_xe}/20/?ngay=2023-12-31").status_code == 404
    assert client.get("/bang-tieu-chi/?noi=999999999").status_code in (403, 404)


def test_a_commune_as_place_leads_to_its_own_criteria(scene: Scene) -> None:
    nam_xe = scene.communes["Nậm Xe"]
    answer = as_role(scene, Role.DISTRICT_OFFICE).get(f"/bang-tieu-chi/?noi={nam_xe}")
    assert answer.status_code == 302
    assert answer["Location"] == f"/bang-tieu-chi/xa/{nam_xe}/?ngay=2023-12-31"


def test_a_day_after_the_districts_end_says_so(scene: Scene) -> None:
    answer = as_role(scene, Role.LEADER).get(f"/bang-tieu-chi/?noi={scene.phong_tho}&ngay=2025-07-01")
    assert answer.status_code == 404
    assert "không còn là đơn vị hành chính từ ngày 01/07/2025" in answer.content.decode()


def test_a_place_outside_ones_province_is_refused_in_vietnamese(scene: Scene) -> None:
    dien_bien = scenes.units.find_unit("11", scenes.Level.PROVINCE, END_2023).id
    answer = as_role(scene, Role.DISTRICT_OFFICE).get(f"/bang-tieu-chi/?noi={dien_bien}")
    assert answer.status_code == 403
    assert "Anh/chị không được phép xem số liệu tại tỉnh Điện Biên" in answer.content.decode()


def test_a_person_without_a_place_is_told_so(scene: Scene) -> None:
    stranger = User.objects.create(username="khach", full_name="Khách")
    client = Client()
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    for address in ("/", "/bang-tieu-chi/"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "chưa được giao địa bàn nào" in answer.content.decode()


def test_queries_of_the_page_do_not_grow_with_the_communes_and_its_weight_stays_small(scene: Scene) -> None:
    client = as_role(scene, Role.PROVINCE_OFFICE)
    counts = []
    for place in (scene.phong_tho, scene.province):
        client.get(f"/bang-tieu-chi/?noi={place}")
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/bang-tieu-chi/?noi={place}", headers={"Accept-Encoding": "gzip"})
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= 20
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) <= 30_000
    assert gzip.decompress(answer.content).count(b"<tr data-u=") == 106


def test_no_page_carries_inline_style_or_script(scene: Scene) -> None:
    nam_xe = scene.communes["Nậm Xe"]
    for address in ("/", "/bang-tieu-chi/", f"/bang-tieu-chi/xa/{nam_xe}/", f"/bang-tieu-chi/giai-thich/{nam_xe}/17/"):
        html = page(scene, address)
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*src=)", html), address


def test_names_are_escaped(scene: Scene) -> None:
    from ntm.store.territory.models import UnitVersion

    UnitVersion.objects.filter(unit_id=scene.communes["Dào San"], span__contains=END_2023).update(name="<b>D&S</b>")
    html = page(scene, "/bang-tieu-chi/")
    assert "&lt;b&gt;D&amp;S&lt;/b&gt;" in html
    assert "<b>D&S</b>" not in html


def test_the_ten_criteria_from_2026_have_a_board_too(scene: Scene) -> None:
    with override_settings(NTM_WORKING_DAY="2026-03-01"):
        html = page(scene, f"/bang-tieu-chi/?noi={scene.province}&ngay=2026-02-15", Role.LEADER)
    assert html.count("<th scope=col data-c=") == 10
    assert date(2026, 2, 15).strftime("%d/%m/%Y") in html


PLAN_OF_2023 = """ỦY BAN NHÂN DÂN
HUYỆN PHONG THỔ
Số: 15/KH-UBND
Phong Thổ, ngày 15 tháng 4 năm 2023

KẾ HOẠCH
Xây dựng nông thôn mới năm 2023 huyện Phong Thổ, tỉnh Lai Châu

- Có 16/16 xã đạt tiêu chí số 2 về Giao thông.
- Bình quân tiêu chí đạt 19 tiêu chí/xã.
- Có 16 xã đạt từ 15 tiêu chí trở lên.
- Toàn huyện có 4 xã đạt chuẩn nông thôn mới.
- Toàn huyện có 05 xã đạt chuẩn nông thôn mới nâng cao.
"""


def test_next_years_draft_holds_means_groups_and_recognitions_against_the_board(
    scene: Scene, settings: Any, tmp_path: Path
) -> None:
    settings.NTM_HOME = tmp_path
    paper = reading.add_paper(
        content=PLAN_OF_2023.encode(),
        file_name="ke-hoach-2023.txt",
        by=scene.people[Role.DISTRICT_OFFICE],
        on=WORKING,
        at=AT,
    ).paper_id
    html = page(scene, f"/van-ban/{paper}/nam-sau/")
    said = re.findall(r"<small>\[([^\]]*)\]</small>", html)
    assert any(one.startswith("chưa đạt: số liệu là ") and "xã có số liệu), kế hoạch 2023 là 19" in one for one in said)
    assert any(one.startswith("chưa đạt: số liệu có ") and "xã ở nhóm này" in one for one in said)
    assert "đã đạt: đã công nhận 4 xã, kế hoạch 2023 là 4" in said
    assert "mục tiêu năm 2023: cần kết quả để biết đạt hay chưa" in said  # nobody recorded an advanced commune

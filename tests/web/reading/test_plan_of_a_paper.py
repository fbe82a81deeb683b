"""A plan's page leads to its paper: the capital read from it, and other versions compared in facts."""

from __future__ import annotations

import re

import pytest

from ntm.store.reading.models import NameAnswer, Paper, PaperFact
from ntm.usecases.planning import capital_lines
from ntm.usecases.planning import rearranged as planning_rearranged
from ntm.usecases.planning.capital_lines import LineView, tree_of
from ntm.usecases.reading import becoming, operations, rearranged
from ntm.usecases.reading.data_lines import Group
from tests.usecases.reading.country import AT, ON, Country, district_plan
from tests.web.reading.test_paper_pages import SignIn

pytestmark = pytest.mark.django_db


def _line(number: int, label: str, parent: str, millions: int, year: int = 2024) -> LineView:
    return LineView(number, 1, f"fact:{number}", year, label, parent, millions * 1_000_000, 1, "câu", "")


def test_lines_of_capital_stand_under_their_source_whatever_their_order() -> None:
    lines = [
        _line(1, "Ngân sách trung ương", "Tổng", 60),
        _line(2, "Tổng", "", 100),
        _line(3, "vốn đầu tư", "NGÂN SÁCH TRUNG ƯƠNG", 45),
        _line(4, "Ngân sách huyện", "Tổng", 50),
        _line(5, "Tổng", "", 90, 2025),
        _line(6, "Vốn khác", "Nguồn không nêu", 5),
    ]
    shown = [(one.line.id, one.depth, one.is_otherwise) for one in tree_of(lines)]
    assert shown == [(2, 0, True), (1, 1, False), (3, 2, False), (4, 1, False), (5, 0, False), (6, 0, False)]


def test_lines_that_name_each_other_are_each_shown_once() -> None:
    ring = [_line(1, "A", "B", 1), _line(2, "B", "A", 1), _line(3, "C", "C", 1)]
    assert sorted(one.line.id for one in tree_of(ring)) == [1, 2, 3]


def _write_all(country: Country, paper: int) -> int:
    by = country.district_officer
    for line in becoming.data_of(paper, user=by, on=ON).of(Group.CAPITAL):
        becoming.write_line(paper_id=paper, key=line.key, lead=None, by=by, on=ON, at=AT)
    plan_id = Paper.objects.get(pk=paper).plan_id
    assert plan_id is not None
    return int(plan_id)


def test_a_plans_page_shows_its_capital_as_a_tree_with_the_way_to_each_quote(
    country: Country, signed_in: SignIn, plan: int
) -> None:
    plan_id = _write_all(country, plan)
    assert f'href="/ke-hoach/{plan_id}/"' in signed_in("huyen").get(f"/van-ban/{plan}/").content.decode()
    page = signed_in("huyen").get(f"/ke-hoach/{plan_id}/").content.decode()
    table = page[page.index('class="list stack capital"') :]
    rows = re.findall(r'<th scope="row" class="d(\d)">([^<]+)</th><td[^>]*><b>([\d.]+)</b>', table)
    assert [(depth, amount) for depth, _, amount in rows] == [
        ("0", "3.900"),
        ("1", "1.304"),
        ("1", "40"),
        ("1", "2.256"),
    ]
    total = PaperFact.objects.get(paper_id=plan, kind="capital", data__value__startswith="3900")
    assert f'href="/van-ban/{plan}/?tim={total.pk}#v{total.pk}"' in table


def test_parts_that_make_more_than_their_source_are_told_on_the_plans_page(country: Country, signed_in: SignIn) -> None:
    content = district_plan().replace("ương: 1.304".encode(), "ương: 2.304".encode())
    paper = operations.add_paper(content=content, file_name="a.txt", by=country.province_officer, on=ON, at=AT).paper_id
    page = signed_in("huyen").get(f"/ke-hoach/{_write_all(country, paper)}/").content.decode()
    assert "≠ các phần cộng 4.600" in page


def test_a_plan_leads_to_the_comparison_with_its_amendment_and_back(
    country: Country, signed_in: SignIn, plan: int
) -> None:
    amended = district_plan(number="88/KH-UBND", targets="- Có 11/16 xã đạt tiêu chí số 2 về Giao thông.\n").replace(
        "ngày 15 tháng 4".encode(), "ngày 20 tháng 5".encode()
    )
    later = operations.add_paper(
        content=amended, file_name="dc.txt", by=country.province_officer, on=ON, at=AT
    ).paper_id
    for plan_id in (_write_all(country, plan), _write_all(country, later)):
        page = signed_in("huyen").get(f"/ke-hoach/{plan_id}/").content.decode()
        assert f"/van-ban/so-sanh/?moi={later}&amp;cu={plan}" in page
    compared = signed_in("huyen").get(f"/van-ban/so-sanh/?moi={later}&cu={plan}").content.decode()
    assert "1 dữ kiện thay đổi, 0 thêm vào, 0 bỏ đi" in compared


def _amendment(body: str) -> bytes:
    head, _, _ = district_plan(number="88/KH-UBND").decode().partition("KẾ HOẠCH")
    head = head.replace("ngày 15 tháng 4", "ngày 20 tháng 5")
    title = "Điều chỉnh một số chỉ tiêu xây dựng nông thôn mới năm 2024 của huyện Phong Thổ, tỉnh Lai Châu"
    return f"{head}KẾ HOẠCH\n{title}\n\n{body}".encode()


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("1. Có 11/16 xã đạt tiêu chí số 2 về Giao thông.\n", "không nhắc lại"),
        (
            "1. Có 11/16 xã đạt tiêu chí số 2 về Giao thông.\n2. Bình quân tiêu chí đạt 13,56 tiêu chí/xã.\n"
            "3. Tổng nguồn vốn năm 2024: 3.900 triệu đồng, gồm:\n- Vốn ngân sách trung ương: 1.304 triệu đồng.\n"
            "- Vốn lồng ghép: 2.256 triệu đồng.\n",
            "bỏ đi",
        ),
    ],
)
def test_what_an_amendment_of_some_points_does_not_repeat_is_not_called_dropped(
    country: Country, signed_in: SignIn, plan: int, body: str, word: str
) -> None:
    later = operations.add_paper(
        content=_amendment(body), file_name="dc.txt", by=country.province_officer, on=ON, at=AT
    ).paper_id
    page = signed_in("huyen").get(f"/van-ban/so-sanh/?moi={later}&cu={plan}").content.decode()
    told = re.search(r"(\d+) dữ kiện thay đổi, 0 thêm vào, (\d+) ([^;]+);", page)
    assert told is not None
    assert (told[1], told[3]) == ("1", word)
    assert ("điều không nhắc lại vẫn theo bản trước" in page) == (word == "không nhắc lại")


def test_papers_that_a_person_may_not_see_are_not_told_on_the_plans_page(
    country: Country, signed_in: SignIn, plan: int
) -> None:
    plan_id = _write_all(country, plan)
    answer = signed_in("dienbien").get(f"/ke-hoach/{plan_id}/")
    assert f"/van-ban/{plan}/" not in answer.content.decode()


def test_lines_of_capital_and_answered_names_hold_their_units(country: Country, plan: int) -> None:
    assert not any("dòng vốn" in one for one in planning_rearranged.dependents([country.phong_tho.pk]))
    plan_id = _write_all(country, plan)
    assert "4 dòng vốn của các đơn vị mới" in planning_rearranged.dependents([country.phong_tho.pk])
    line = capital_lines.lines_of([plan_id])[plan_id][0]
    capital_lines.drop_line(line_id=line.id, by=country.district_officer, on=ON, at=AT)
    assert "5 dòng vốn của các đơn vị mới" in planning_rearranged.dependents([country.phong_tho.pk])
    assert rearranged.dependents([country.nam_xe.pk]) == ()
    NameAnswer.objects.create(paper_id=plan, name="nam xe", unit=country.nam_xe, by=country.district_officer, at=AT)
    assert rearranged.dependents([country.nam_xe.pk]) == ("1 tên trong văn bản đã xác nhận là các đơn vị mới",)

"""The pages of consolidation, as a district office opens them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from docx import Document
from tests.usecases.reporting import period_scene
from tests.usecases.reporting.period_scene import NOW, ON, QUARTER, PeriodScene

from ntm.core.kernel.states import Role
from ntm.documents.workbook_cells import open_sheets
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.reporting.models import DutyRule, PeriodDecision, Reminder, Report
from ntm.usecases.reporting import reminders

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def quarter(country_database: None, django_db_blocker: object) -> Iterator[PeriodScene]:
    with (
        override_settings(NTM_WORKING_DAY=ON.isoformat()),
        period_scene.in_one_transaction(django_db_blocker) as built,
    ):
        yield built


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def office(quarter: PeriodScene) -> Client:
    return as_(quarter.scene.people[Role.DISTRICT_OFFICE])


def board(quarter: PeriodScene) -> str:
    return f"/tong-hop/?noi={quarter.scene.phong_tho}&ky={QUARTER}"


def test_the_board_says_who_is_missing_and_counts_nobody_as_zero(quarter: PeriodScene) -> None:
    answer = office(quarter).get("/tong-hop/")  # the person's own place and the period that is due
    html = answer.content.decode()
    assert "Huyện Phong Thổ: tổng hợp quý II/2024" in html
    assert "thiếu 10/16 xã" in html
    assert "quá hạn 4 ngày" in html
    assert "chậm 1 ngày" in html
    assert "không tính là chưa đạt" in html
    assert f'href="/bao-cao/{quarter.reports["Nậm Xe"]}/"' in html


def test_the_province_sees_its_districts_side_by_side(quarter: PeriodScene) -> None:
    client = as_(quarter.scene.people[Role.PROVINCE_OFFICE])
    html = client.get(f"/tong-hop/?noi={quarter.scene.province}&ky={QUARTER}").content.decode()
    assert "thiếu 88/94 xã" in html
    assert "Theo huyện" in html
    assert "thiếu 10/16 xã" in html


def test_the_names_behind_a_number_can_be_opened(quarter: PeriodScene) -> None:
    html = office(quarter).get(f"/tong-hop/tieu-chi/2/?noi={quarter.scene.phong_tho}&ky={QUARTER}").content.decode()
    assert "Thiếu báo cáo: 10 xã" in html
    assert office(quarter).get(f"/tong-hop/tieu-chi/99/?noi={quarter.scene.phong_tho}").status_code == 404


def test_the_workbook_leaves_missing_communes_blank(quarter: PeriodScene) -> None:
    answer = office(quarter).get(f"/tong-hop/tai-ve/?noi={quarter.scene.phong_tho}&ky={QUARTER}")
    sheets = {sheet.name: sheet for sheet in open_sheets(answer.content)}
    assert set(sheets) >= {"Tiêu chí", "Từng đơn vị", "Số liệu", "Gửi báo cáo"}
    assert not any(sheet.formulas for sheet in sheets.values())
    rows = [row for row in sheets["Từng đơn vị"].rows if row[1] == "Xã Sin Suối Hồ"]
    assert rows[0][2] is None or rows[0][2] == ""
    assert rows[0][3] == "thiếu báo cáo"
    assert any("thiếu 10/16 xã" in str(cell) for row in sheets["Số liệu"].rows for cell in row)


def test_a_group_message_and_a_letter_name_the_late(quarter: PeriodScene) -> None:
    address = f"/tong-hop/don-doc/?noi={quarter.scene.phong_tho}&ky={QUARTER}"
    client = office(quarter)
    html = client.get(address).content.decode()
    assert "Còn 10 nơi chưa gửi" in html
    assert "xã Sin Suối Hồ" in html
    sent = {"noi": quarter.scene.phong_tho, "ky": QUARTER}
    client.post("/tong-hop/don-doc/da-nhac/", sent)
    client.post("/tong-hop/don-doc/da-nhac/", sent)  # a double click
    assert Reminder.objects.filter(channel="text", step="T+1").count() == 10
    letter = client.get(address.replace("don-doc/", "don-doc/cong-van/"))
    document = Document(io.BytesIO(letter.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert "đã nhận 6/16 báo cáo; còn 10 nơi" in text
    assert len(cells) == 11
    assert ["xã Ma Li Pho", "đang trả lại"] in [row[1:3] for row in cells]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in document.tables[0].rows[0].cells[1].text
    assert document.tables[0].rows[0].cells[0].text.strip() == "UBND HUYỆN PHONG THỔ"  # no office is recorded: once
    assert document.tables[0].rows[1].cells[1].text == "Phong Thổ, ngày      tháng 6 năm 2024"
    section = document.sections[0]
    assert "PAGE" in section.header._element.xml and section.different_first_page_header_footer
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in margins if one is not None] == [20, 20, 30, 20]


def test_who_only_reads_may_not_urge(quarter: PeriodScene) -> None:
    address = f"/tong-hop/don-doc/?noi={quarter.scene.phong_tho}&ky={QUARTER}"
    for role in (Role.LEADER, Role.COMMUNE_OFFICER):
        assert as_(quarter.scene.people[role]).get(address).status_code == 403


def test_the_daily_run_reminds_once_and_by_mail_where_there_is_an_address(quarter: PeriodScene) -> None:
    officer = quarter.scene.people[Role.COMMUNE_OFFICER]
    User.objects.filter(pk=officer.pk).update(email="nam-xe@example.vn")
    sent: list[tuple[tuple[str, ...], str]] = []

    def post(to: object, subject: str, text: str) -> bool:
        sent.append((tuple(to), text))  # type: ignore[arg-type]
        return True

    day = period_scene.DUE.replace(month=9)  # the last day of quarter III
    first = reminders.remind_all(on=day, at=NOW, mail=post)
    assert first.in_application == 16
    assert first.by_email == 1
    assert sent[0][0] == ("nam-xe@example.vn",)
    assert "hôm nay 14/09/2024 là hạn cuối" in sent[0][1]
    again = reminders.remind_all(on=day, at=NOW, mail=post)
    assert (again.in_application, again.by_email, len(sent)) == (0, 0, 1)
    assert not mail.outbox


def test_closing_from_the_page_freezes_and_the_picture_can_be_opened(quarter: PeriodScene) -> None:
    client = office(quarter)
    html = client.get(board(quarter)).content.decode()
    assert "10 báo cáo còn thiếu được ghi là thiếu, không tính là 0" in html
    form = {"noi": quarter.scene.phong_tho, "ky": QUARTER, "luong": quarter.rule, "ma": str(uuid4())}
    client.post("/tong-hop/quyet-dinh/", form | {"quyet-dinh": "closed"})
    client.post("/tong-hop/quyet-dinh/", form | {"quyet-dinh": "closed"})
    assert PeriodDecision.objects.filter(rule_id=quarter.rule, kind="closed").count() == 1
    html = client.get(board(quarter)).content.decode()
    assert "Kỳ đã chốt" in html
    found = re.search(r"/tong-hop/chot/\d+/", html)
    assert found is not None
    picture = client.get(found.group()).content.decode()
    assert "Bản chốt nguyên vẹn" in picture
    assert "không khác gì" in picture
    assert "thiếu 10/16" in picture
    refused = client.post("/tong-hop/quyet-dinh/", form | {"quyet-dinh": "reopened", "ma": str(uuid4())}, follow=True)
    assert "Hãy nêu lý do của quyết định." in refused.content.decode()


def test_queries_of_the_board_are_bounded(quarter: PeriodScene) -> None:
    client = as_(quarter.scene.people[Role.PROVINCE_OFFICE])
    counts = []
    for place in (quarter.scene.phong_tho, quarter.scene.province):
        client.get(f"/tong-hop/?noi={place}&ky={QUARTER}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/tong-hop/?noi={place}&ky={QUARTER}")
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 3, counts


def owe_upwards(quarter: PeriodScene) -> None:
    """Let the province ask for the districts' own report."""
    DutyRule.objects.create(
        unit_id=quarter.scene.province,
        title="Báo cáo quý của UBND cấp dưới",
        reporter="below",
        frequency="quarter",
        due_day=19,
        parts=["progress"],
        source="Thử",
        span=open_span(NOW.date().replace(month=1), None),
        by=quarter.scene.people[Role.PROVINCE_OFFICE],
        at=NOW,
    )


def test_closing_and_sending_from_the_page_reaches_the_province(quarter: PeriodScene) -> None:
    owe_upwards(quarter)
    client = office(quarter)
    form = {"noi": quarter.scene.phong_tho, "ky": QUARTER, "luong": quarter.rule, "ma": str(uuid4()), "gui": "1"}
    client.post("/tong-hop/quyet-dinh/", form | {"quyet-dinh": "closed"})
    client.post("/tong-hop/quyet-dinh/", form | {"quyet-dinh": "closed"})
    assert "Báo cáo tổng hợp gửi cấp trên" in client.get(board(quarter)).content.decode()
    report = Report.objects.get(unit_id=quarter.scene.phong_tho)
    assert "Kèm bản chốt số liệu" in client.get(f"/bao-cao/{report.pk}/").content.decode()
    province = as_(quarter.scene.people[Role.PROVINCE_OFFICE])
    html = province.get(f"/tong-hop/?noi={quarter.scene.province}&ky={QUARTER}").content.decode()
    row = re.search(r"huyện Phong Thổ</a></th>.*?</tr>", html)
    assert row is not None
    assert "thiếu 10/16 xã" in row.group()
    assert "khớp" in row.group()


@pytest.mark.parametrize(
    ("whom", "moved"), [("", 16), ("moi", 16), ("{commune}", 1), ("{commune}:5", 0), ("nobody", 0)]
)
def test_the_form_moves_a_deadline_for_all_or_for_one(quarter: PeriodScene, whom: str, moved: int) -> None:
    client = office(quarter)
    form = {
        "noi": quarter.scene.phong_tho,
        "ky": QUARTER,
        "luong": quarter.rule,
        "ma": str(uuid4()),
        "quyet-dinh": "moved",
        "han": "2024-06-21",
        "ly-do": "Mưa lũ chia cắt",
        "cho": whom.format(commune=quarter.scene.communes["Sin Suối Hồ"]),
    }
    client.post("/tong-hop/quyet-dinh/", form)
    html = client.get(board(quarter)).content.decode()
    assert html.count("hạn dời từ 14/06/2024: Mưa lũ chia cắt") == moved

"""Accounts by workbook: looked at line by line, made once, opened by codes that are shown once."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import xlsxwriter

from ntm.core.kernel.states import Role
from ntm.documents import workbooks
from ntm.documents.accounts import read_accounts
from ntm.documents.workbooks import WorkbookRefused
from ntm.store.accounts.models import Grant, User
from ntm.usecases.access import operations
from ntm.usecases.access.rules import Action, NotAllowed, may
from ntm.usecases.accounts import importing
from ntm.usecases.audit.verification import verify
from tests.usecases.access.places import AT, BEFORE, Country, make_country, person

pytestmark = pytest.mark.django_db
HEADING = ("Họ và tên", "Tên đăng nhập", "Vai trò", "Huyện", "Xã", "Thôn, bản", "Cơ quan", "Tiêu chí", "Từ ngày")
Cells = Sequence[str]


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture
def administrator(country: Country) -> User:
    return person(Role.ADMINISTRATOR, country.province, username="quan-tri")


def book(*rows: Cells, heading: Cells = HEADING) -> bytes:
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = made.add_worksheet()
    for number, row in enumerate((heading, *rows)):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    made.close()
    return buffer.getvalue()


def look(country: Country, by: User, *rows: Cells) -> importing.Preview:
    return importing.preview(place_id=country.province.pk, content=book(*rows), file_name="ds.xlsx", by=by, on=BEFORE)


def accept(
    country: Country,
    by: User,
    preview: importing.Preview,
    *,
    client_id: UUID | None = None,
    minutes: int = 0,
) -> tuple[operations.NewAccount, ...]:
    return importing.accept(
        place_id=country.province.pk,
        people=preview.new,
        file_name="ds.xlsx",
        client_id=client_id or uuid4(),
        by=by,
        on=BEFORE,
        at=AT + timedelta(minutes=minutes),
    )


LAN = ("Lò Thị Lan", "", "Cán bộ xã", "Phong Thổ", "Nậm Xe")
PAO = ("Sùng A Páo", "pao", "Trưởng bản", "Phong Thổ", "Nậm Xe", "Mấn")
YTE = ("Vàng Văn Y", "yte", "Cơ quan chuyên môn", "Phong Thổ", "", "", "Trung tâm Y tế", "15; 5", "01/03/2024")


def test_each_person_gets_the_role_in_the_place_that_the_row_names(country: Country, administrator: User) -> None:
    preview = look(country, administrator, LAN, PAO, YTE)
    assert [(row.state, row.username, row.place) for row in preview.rows] == [
        ("new", "lanlt", "Xã Nậm Xe"),
        ("new", "pao", "Bản Mấn"),
        ("new", "yte", "Huyện Phong Thổ"),
    ]
    assert not User.objects.filter(username="lanlt").exists()
    made = accept(country, administrator, preview)
    lan = User.objects.get(username="lanlt")
    assert lan.check_password(made[0].code)
    assert may(lan, Action.ENTER_FIGURES, unit_id=country.commune.pk, on=BEFORE)
    grant = Grant.objects.get(user__username="yte")
    assert (grant.agency, grant.criteria, grant.span.lower) == ("Trung tâm Y tế", ["15", "5"], date(2024, 3, 1))
    assert len({one.code for one in made}) == 3
    assert verify().holds


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("", "", "Cán bộ xã", "Phong Thổ", "Nậm Xe"), "thiếu họ và tên"),
        (("Lò Thị Lan", "", "Vua", "Phong Thổ", "Nậm Xe"), "không rõ vai trò “Vua”"),
        (("Lò Thị Lan", "", "Cán bộ xã", "Phong Thổ", "Xã Lạ"), "không có xã “Xã Lạ”"),
        (("Lò Thị Lan", "", "Cán bộ xã", "Phong Thổ"), "không giữ ở huyện Phong Thổ"),
        (("Lò Thị Lan", "lò lan", "Cán bộ xã", "Phong Thổ", "Nậm Xe"), "chỉ dùng chữ không dấu"),
        (("Lò Thị Lan", "quan-tri", "Cán bộ xã", "Phong Thổ", "Nậm Xe"), "đã có người khác dùng"),
        (("Lò Thị Lan", "", "Trưởng bản", "Phong Thổ", "Nậm Xe", "Bản Lạ"), "không có thôn, bản “Bản Lạ”"),
        (("Lò Thị Lan", "", "Cơ quan chuyên môn", "Phong Thổ"), "thiếu cơ quan"),
        (("Lò Thị Lan", "", "Cán bộ xã", "Phong Thổ", "Nậm Xe", "", "", "năm"), "không phải số của tiêu chí"),
        (("Lò Thị Lan", "", "Cán bộ xã", "Phong Thổ", "Nậm Xe", "", "", "", "hôm qua"), "không phải là ngày"),
        (("'@Lan", "", "Cán bộ xã", "Phong Thổ", "Nậm Xe", "", "=1+1"), "là công thức"),
    ],
)
def test_a_row_that_cannot_be_meant_says_why_and_makes_nobody(
    country: Country, administrator: User, row: Cells, words: str
) -> None:
    (looked,) = look(country, administrator, row).rows
    assert looked.state is importing.RowState.BAD
    assert words in "; ".join(looked.problems)
    assert looked.person is None


def test_two_people_of_one_name_get_two_names_and_two_of_one_login_do_not_pass(
    country: Country, administrator: User
) -> None:
    other = ("Lò Thị Lan", "", "Cán bộ xã", "Tam Đường", "Thèn Sin")
    preview = look(country, administrator, LAN, other, PAO, ("Sùng A Pó", *PAO[1:]))
    assert [row.username for row in preview.rows] == ["lanlt", "lanlt2", "pao", "pao"]
    assert preview.rows[3].problems == ("tên đăng nhập “pao” trùng một dòng trên",)


def test_the_same_file_again_makes_nobody_twice(country: Country, administrator: User) -> None:
    accept(country, administrator, look(country, administrator, LAN, PAO))
    again = look(country, administrator, LAN, PAO)
    assert [row.state for row in again.rows] == ["known", "known"]
    assert again.new == ()


def test_a_second_click_shows_the_same_slips_but_only_for_a_while_and_to_the_same_person(
    country: Country, administrator: User
) -> None:
    preview = look(country, administrator, LAN, PAO)
    number = uuid4()
    first = accept(country, administrator, preview, client_id=number)
    users = User.objects.count()
    assert accept(country, administrator, preview, client_id=number, minutes=14) == first
    assert User.objects.count() == users
    with pytest.raises(importing.AcceptedLongAgo):
        accept(country, administrator, preview, client_id=number, minutes=16)
    other = person(Role.ADMINISTRATOR, country.province, username="quan-tri-2")
    with pytest.raises(importing.AcceptedLongAgo):
        accept(country, other, preview, client_id=number)
    lan = User.objects.get(username="lanlt")
    operations.choose_password(user=lan, new="ruộng-bậc-thang-2024", at=AT)
    assert accept(country, administrator, preview, client_id=number, minutes=1) == first[1:]


def test_a_list_is_taken_whole_or_not_at_all(country: Country, administrator: User) -> None:
    preview = look(country, administrator, LAN, PAO)
    User.objects.create(username="pao", full_name="Người khác vừa lập")
    with pytest.raises(operations.UsernameTaken):
        accept(country, administrator, preview)
    assert not User.objects.filter(username="lanlt").exists()


def test_an_administrator_of_a_district_makes_accounts_there_only(country: Country) -> None:
    by = person(Role.ADMINISTRATOR, country.district, username="qt-huyen")
    with pytest.raises(NotAllowed):
        look(country, by, LAN)
    preview = importing.preview(place_id=country.district.pk, content=book(LAN), file_name="ds.xlsx", by=by, on=BEFORE)
    (row,) = preview.rows
    assert row.state is importing.RowState.NEW
    outside = importing.preview(
        place_id=country.district.pk,
        content=book(("Lò Thị Lan", "", "Cán bộ xã", "Tam Đường", "Thèn Sin")),
        file_name="ds.xlsx",
        by=by,
        on=BEFORE,
    )
    assert outside.rows[0].state is importing.RowState.BAD


def test_a_file_without_the_two_columns_is_refused(country: Country, administrator: User) -> None:
    with pytest.raises(WorkbookRefused, match="Họ và tên"):
        importing.preview(
            place_id=country.province.pk,
            content=book(LAN, heading=("Tên", "x", "y", "z", "w")),
            file_name="ds.xlsx",
            by=administrator,
            on=BEFORE,
        )


def test_the_blank_workbook_is_read_back_empty() -> None:
    table = read_accounts(workbooks.read_table(importing.workbook(), file_name="mau.xlsx"))
    assert (table.rows, table.unused) == ((), ())

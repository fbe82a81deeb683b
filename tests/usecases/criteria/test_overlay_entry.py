"""A province's levels from a workbook: a draft over the national set, a second person, and only then the law."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ntm.core.criteria.provisions import ChangeKind
from ntm.core.criteria.sets import Value
from ntm.core.kernel.states import Level, Role
from ntm.law import files
from ntm.store.accounts.models import User
from ntm.store.criteria.models import LawDraft, LawFile
from ntm.store.territory.models import UnitVersion
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.criteria import entry, entry_queries, overlay_queries, queries
from tests.documents.law_workbook.books import COMMUNE, Sheets, book, changed, put, row_of
from tests.usecases.access.places import AT, Country, make_country, person

pytestmark = pytest.mark.django_db
LAI_CHAU = f"{COMMUNE}@lai-chau"
ON = date(2024, 11, 4)
LAST_OLD, FIRST_NEW = date(2024, 10, 21), date(2024, 10, 22)
LEVELS = "Mức của tỉnh"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def country() -> Country:
    country = make_country()
    UnitVersion.objects.filter(unit=country.province).update(code="12")
    UnitVersion.objects.filter(unit=country.other_province).update(code="98")
    return country


@pytest.fixture
def author(country: Country) -> User:
    return person(Role.PROVINCE_OFFICE, country.province, username="nguoi-soan")


@pytest.fixture
def second(country: Country) -> User:
    return person(Role.PROVINCE_OFFICE, country.province, username="nguoi-duyet")


def fill(value: float, indicator: str = "2.1") -> Callable[[Sheets], None]:
    def change(sheets: Sheets) -> None:
        row = row_of(sheets, LEVELS, Chỉ_tiêu=indicator)
        put(sheets, LEVELS, row, "Giá trị", value)
        put(sheets, LEVELS, row, "Chỗ trong văn bản", "Phụ lục, mục 2")

    return change


def save(by: User, *changes: Callable[[Sheets], None], code: str = LAI_CHAU) -> int:
    content = entry_queries.workbook(code, on=ON)
    for change in changes:
        content = changed(content, change)
    return entry.save_draft(content=content, file_name="phan-tinh.xlsx", reason="Nhập 1487", by=by, on=ON, at=AT)


def level(code: str, indicator: str, on: date) -> Value | None:
    governing = queries.criteria_set_in_force(level=Level.COMMUNE, province_code=code, on=on)
    return governing.indicator(indicator).at(on).cases[0].requirements[0].threshold_on(on).for_area("TDMNPB")


def test_a_province_s_level_binds_from_its_decision_once_a_second_person_approved(
    home: Path, author: User, second: User
) -> None:
    draft = save(author, fill(80), fill(12, "11.1"))
    assert level("12", "2.1", FIRST_NEW) is None
    view = entry_queries.draft_view(draft, by=second, on=ON)
    told = {
        (one.provision.item, one.kind, one.before.content if one.before else "", one.after.content if one.after else "")
        for one in view.changes
    }
    assert told == {
        ("2.1", ChangeKind.CHANGED, "chưa biết", "≥ 80 %"),
        ("11.1", ChangeKind.CHANGED, "≤ 13 %", "≤ 12 %"),
    }
    assert view.is_replacement and view.may_review
    (_, decision) = overlay_queries.decisions(view.loaded)
    assert [(one.indicator, one.text, one.country, one.delegation.code) for one in decision.levels] == [
        ("2.1", "≥ 80%", "chưa biết", "specifies"),
        ("11.1", "≤ 12%", "≤ 13%", "raises"),
    ]
    assert "2.1" not in decision.open and "2.2" in decision.open

    with pytest.raises(entry.OwnDraft):
        entry.approve(draft_id=draft, note="", by=author, on=ON, at=AT)
    entry.approve(draft_id=draft, note="Đúng", by=second, on=ON, at=AT)
    assert (home / "law" / "criteria" / LAI_CHAU / "overlay.yaml").is_file()
    assert LawFile.objects.get().path == f"criteria/{LAI_CHAU}/overlay.yaml"
    assert level("12", "2.1", LAST_OLD) is None
    now = level("12", "2.1", FIRST_NEW)
    assert now is not None and now.number == 80 and now.citation.instrument == "1487/QĐ-UBND (Lai Châu)"
    assert [level("12", "11.1", on) and level("12", "11.1", on).number for on in (LAST_OLD, FIRST_NEW)] == [13, 12]  # type: ignore[union-attr]
    assert level("98", "11.1", FIRST_NEW).number == 13  # type: ignore[union-attr]


def test_a_level_below_the_country_s_is_refused_at_its_cell_and_nothing_is_kept(author: User) -> None:
    with pytest.raises(entry.NotFit) as refused:
        save(author, fill(14, "11.1"))
    (problem,) = refused.value.problems
    assert (problem.sheet, problem.cell[0]) == (LEVELS, "L")
    assert "thấp hơn mức quốc gia" in problem.message and "14 / 13" in problem.message
    assert not LawDraft.objects.exists()


def test_only_the_province_s_own_office_enters_its_levels(country: Country, second: User) -> None:
    other = person(Role.PROVINCE_OFFICE, country.other_province, username="tinh-khac")
    with pytest.raises(NotAllowed, match="Lai Châu"):
        save(other, fill(80))
    assert [
        (one.province, one.exists) for one in overlay_queries.choices(second, on=ON) if one.base.code == COMMUNE
    ] == [("Lai Châu", True)]


def test_a_province_without_an_overlay_gets_a_prepared_workbook_and_its_changes_alone_are_shown(
    country: Country,
) -> None:
    UnitVersion.objects.filter(unit=country.other_province).update(name="Tỉnh Thử")
    author = person(Role.PROVINCE_OFFICE, country.other_province, username="soan")
    second = person(Role.PROVINCE_OFFICE, country.other_province, username="duyet")
    (choice,) = [one for one in overlay_queries.choices(author, on=ON) if one.base.code == COMMUNE]
    assert (choice.code, choice.exists) == (f"{COMMUNE}@tinh-thu", False)

    def decide(sheets: Sheets) -> None:
        sheets["Văn bản"].append(
            ["5/QĐ-UBND (Thử)", "Quyết định thử", "UBND tỉnh", date(2023, 5, 4), "", "", "", "chưa đối chiếu"]
        )
        sheets["Quyết định của tỉnh"].append(
            [date(2023, 5, 4), "", "", "5/QĐ-UBND (Thử)", "toàn văn", "chưa đối chiếu"]
        )
        row = row_of(sheets, LEVELS, Chỉ_tiêu="2.2")
        put(sheets, LEVELS, row, "Từ ngày", date(2023, 5, 4))
        put(sheets, LEVELS, row, "Văn bản", "5/QĐ-UBND (Thử)")

    draft = save(author, decide, fill(60, "2.2"), code=choice.code)
    view = entry_queries.draft_view(draft, by=second, on=ON)
    assert not view.is_replacement and view.new_instruments == ("5/QĐ-UBND (Thử)",)
    assert [(one.provision.item, one.after and one.after.content) for one in view.changes[1:]] == [("2.2", "≥ 60 %")]
    assert view.changes[0].provision.item == "set"
    entry.approve(draft_id=draft, note="", by=second, on=ON, at=AT)
    assert level("98", "2.2", date(2023, 5, 3)) is None
    assert level("98", "2.2", date(2023, 5, 4)).number == 60  # type: ignore[union-attr]


def test_a_draft_over_a_country_s_set_that_changed_meanwhile_is_not_approved(author: User, second: User) -> None:
    draft = save(author, fill(80))

    def rename(sheets: Sheets) -> None:
        put(sheets, "Tiêu chí", row_of(sheets, "Tiêu chí", Tiêu_chí_số=4), "Tên tiêu chí", "Điện nông thôn")

    base = entry.save_draft(
        content=changed(book(COMMUNE), rename), file_name="bo.xlsx", reason="Sửa tên", by=author, on=ON, at=AT
    )
    entry.approve(draft_id=base, note="", by=second, on=ON, at=AT)
    with pytest.raises(entry.LawHasMoved):
        entry.approve(draft_id=draft, note="", by=second, on=ON, at=AT)


def test_an_unchanged_overlay_is_no_draft(author: User) -> None:
    with pytest.raises(entry.NothingChanges):
        save(author)


def test_an_overlay_in_force_is_written_again_after_a_restore(home: Path, author: User, second: User) -> None:
    entry.approve(draft_id=save(author, fill(80)), note="", by=second, on=ON, at=AT)
    shutil.rmtree(home / "law")
    assert level("12", "2.1", FIRST_NEW) is None
    assert entry.write_again() == (LAI_CHAU,)
    assert level("12", "2.1", FIRST_NEW) is not None


def test_a_name_of_no_province_has_no_workbook(country: Country) -> None:
    for code in (f"{COMMUNE}@khong-co", "khong-co@lai-chau", "village-yen-bai@lai-chau"):
        with pytest.raises(files.UnknownSet):
            entry_queries.workbook(code, on=ON)

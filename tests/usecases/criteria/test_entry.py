"""A set from a workbook: a draft, a second person, and only then the law; marks are bound to what they vouch for."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from ntm.core.criteria.provisions import ChangeKind
from ntm.core.kernel.states import Level, Role
from ntm.law import files, publishing
from ntm.store.accounts.models import User
from ntm.store.audit.models import Entry
from ntm.store.criteria.models import LawDraft, LawFile, LawReview, VerificationMark
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.criteria import entry, entry_queries, queries
from tests.documents.law_workbook.books import COMMUNE, Sheets, book, changed, put, put_head, row_of
from tests.usecases.access.places import AT, BEFORE, Country, make_country, person

pytestmark = pytest.mark.django_db
REASON = "Sửa mức 11.1 theo văn bản gốc"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture
def author(country: Country) -> User:
    return person(Role.PROVINCE_OFFICE, country.province, username="nguoi-soan")


@pytest.fixture
def second(country: Country) -> User:
    return person(Role.PROVINCE_OFFICE, country.province, username="nguoi-duyet")


def lower(sheets: Sheets) -> None:
    """Ask for at most 12 % instead of 13 in the north's mountains."""
    row = row_of(sheets, "Mức", Chỉ_tiêu="11.1", Vùng="TDMNPB")
    put(sheets, "Mức", row, "Giá trị", 12)


def save(by: User, content: bytes | None = None, *, at: datetime = AT) -> int:
    content = content or changed(book(COMMUNE), lower)
    return entry.save_draft(content=content, file_name="bo.xlsx", reason=REASON, by=by, on=BEFORE, at=at)


def threshold() -> float:
    version = queries.library().criteria_set(COMMUNE).indicator("11.1").versions[0]
    return version.cases[0].requirements[0].threshold.by_area["TDMNPB"].number


def test_a_draft_changes_nothing_until_a_second_person_approves_it(home: Path, author: User, second: User) -> None:
    draft = save(author)
    assert threshold() == 13
    assert not (home / "law").exists()
    view = entry_queries.draft_view(draft, by=second, on=BEFORE)
    (change,) = view.changes
    assert change.kind is ChangeKind.CHANGED
    assert (change.before and change.before.content, change.after and change.after.content) == ("≤ 13 %", "≤ 12 %")
    assert view.may_review and not view.may_withdraw

    entry.approve(draft_id=draft, note="Đúng văn bản", by=second, on=BEFORE, at=AT)
    assert threshold() == 12
    assert entry_queries.draft_view(draft, by=second, on=BEFORE).changes == (change,)  # still to be read
    loaded = queries.library().criteria_set(COMMUNE)
    assert (home / "law" / "criteria" / COMMUNE / "set.yaml").is_file()
    assert LawFile.objects.get().digest == loaded.digest == LawDraft.objects.get().digest
    assert files.load_library(files.law_folders(home)).criteria_set(COMMUNE).digest == loaded.digest
    assert list(Entry.objects.filter(what__startswith="law.").values_list("what", "by_id")) == [
        ("law.draft_saved", author.pk),
        ("law.approved", second.pk),
    ]


def test_the_author_cannot_approve_or_reject_the_own_draft(home: Path, author: User) -> None:
    draft = save(author)
    for decide in (entry.approve, entry.reject):
        with pytest.raises(entry.OwnDraft, match="người thứ hai"):
            decide(draft_id=draft, note="x", by=author, on=BEFORE, at=AT)
    assert not LawReview.objects.exists()
    with pytest.raises(IntegrityError, match="law_review_by_a_second_person"), transaction.atomic():
        LawReview.objects.create(draft_id=draft, decision="approved", author=author, by=author, at=AT)


def test_the_database_knows_who_the_author_is(home: Path, author: User, second: User) -> None:
    draft = save(author)
    with pytest.raises(IntegrityError, match="author of the draft"), transaction.atomic():
        LawReview.objects.create(draft_id=draft, decision="approved", author=second, by=author, at=AT)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROVINCE_OFFICE])
def test_nobody_but_the_provinces_office_enters_reviews_or_marks(
    home: Path, country: Country, author: User, role: Role
) -> None:
    other = person(role, country.province)
    with pytest.raises(NotAllowed, match="nhập bộ tiêu chí"):
        save(other)
    draft = save(author)
    with pytest.raises(NotAllowed, match="duyệt bộ tiêu chí"):
        entry.approve(draft_id=draft, note="", by=other, on=BEFORE, at=AT)
    with pytest.raises(NotAllowed, match="đối chiếu"):
        mark(other)
    assert threshold() == 13


def test_a_provinces_set_is_that_provinces_affair(home: Path, country: Country) -> None:
    from ntm.store.territory.models import UnitVersion

    UnitVersion.objects.filter(unit=country.province).update(code="12")
    UnitVersion.objects.filter(unit=country.other_province).update(code="11")
    ours = person(Role.PROVINCE_OFFICE, country.province, username="ours")
    theirs = person(Role.PROVINCE_OFFICE, country.other_province, username="theirs")

    def rename(sheets: Sheets) -> None:
        put(sheets, "Tiêu chí", row_of(sheets, "Tiêu chí", Tiêu_chí_số=8), "Tên tiêu chí", "Thu nhập của hộ")

    content = changed(book("village-lai-chau"), rename)
    with pytest.raises(NotAllowed, match="Lai Châu"):
        save(theirs, content)
    draft = save(ours, content)
    with pytest.raises(NotAllowed):
        entry.approve(draft_id=draft, note="", by=theirs, on=BEFORE, at=AT)
    with pytest.raises(NotAllowed):
        entry_queries.draft_view(draft, by=theirs, on=BEFORE)
    assert LawDraft.objects.get().unit_id == country.province.pk


def test_a_rejected_draft_stays_with_its_reason(home: Path, author: User, second: User) -> None:
    draft = save(author)
    with pytest.raises(entry.WordsMissing):
        entry.reject(draft_id=draft, note="  ", by=second, on=BEFORE, at=AT)
    entry.reject(draft_id=draft, note="Thiếu trang", by=second, on=BEFORE, at=AT)
    assert threshold() == 13
    (line,) = entry_queries.drafts()
    assert (line.state, line.note, line.reviewed_by) == ("trả lại", "Thiếu trang", second.full_name)
    with pytest.raises(entry.AlreadyDecided, match="đã trả lại"):
        entry.approve(draft_id=draft, note="", by=second, on=BEFORE, at=AT)


def test_only_the_author_withdraws(home: Path, author: User, second: User) -> None:
    draft = save(author)
    with pytest.raises(entry.NotTheAuthor):
        entry.withdraw(draft_id=draft, by=second, at=AT)
    entry.withdraw(draft_id=draft, by=author, at=AT)
    with pytest.raises(entry.AlreadyDecided, match="rút"):
        entry.approve(draft_id=draft, note="", by=second, on=BEFORE, at=AT)
    assert LawDraft.objects.filter(pk=draft).exists()


def test_a_draft_that_was_compared_with_an_older_law_is_not_approved(home: Path, author: User, second: User) -> None:
    def other(sheets: Sheets) -> None:
        put(sheets, "Mức", row_of(sheets, "Mức", Chỉ_tiêu="11.1", Vùng="DBSH"), "Giá trị", 1)

    content = changed(book(COMMUNE), other)
    first, later = save(author), save(author, content)
    entry.approve(draft_id=first, note="", by=second, on=BEFORE, at=AT)
    with pytest.raises(entry.LawHasMoved):
        entry.approve(draft_id=later, note="", by=second, on=BEFORE, at=AT)
    assert entry_queries.draft_view(later, by=second, on=BEFORE).has_moved
    assert save(author, content) != later  # the same file, compared with the law of now


def test_the_same_file_twice_is_one_draft_and_an_unchanged_set_is_none(home: Path, author: User) -> None:
    content = changed(book(COMMUNE), lower)
    assert save(author, content) == save(author, content)
    with pytest.raises(entry.NothingChanges):
        save(author, book(COMMUNE))
    assert LawDraft.objects.count() == 1


def test_nothing_is_written_of_a_workbook_that_does_not_fit(home: Path, author: User) -> None:
    def spoil(sheets: Sheets) -> None:
        put(sheets, "Mức", row_of(sheets, "Mức", Chỉ_tiêu="11.1", Vùng="TDMNPB"), "Giá trị", "13%")

    with pytest.raises(entry.NotFit) as refused:
        save(author, changed(book(COMMUNE), spoil))
    assert [one.column for one in refused.value.problems] == ["Giá trị"]
    assert not LawDraft.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("heading", "value", "column", "words"),
    [
        ("Số chỉ tiêu", 56, "Số chỉ tiêu", "57 ≠ 56"),
        ("Hiệu lực từ ngày", date(2023, 1, 1), "Từ ngày", "ngoài hiệu lực"),
        ("Hết hiệu lực từ ngày", date(2022, 1, 1), "Hết hiệu lực từ ngày", "không theo thứ tự"),
        ("Hết hiệu lực từ ngày", date(2026, 5, 1), "Hiệu lực từ ngày", "bộ cũ"),
        ("Mã bộ tiêu chí", "../../etc", "Mã bộ tiêu chí", "viết thường"),
        ("Mã bộ tiêu chí", "nhap", "Mã bộ tiêu chí", "viết thường"),
        ("Mã tỉnh", "99", "Mã tỉnh", "Không có tỉnh mã 99"),
    ],
)
def test_what_the_law_itself_refuses_is_led_back_to_the_cell(
    home: Path, author: User, heading: str, value: object, column: str, words: str
) -> None:
    def change(sheets: Sheets) -> None:
        put_head(sheets, heading, value)

    with pytest.raises(entry.NotFit) as refused:
        save(author, changed(book(COMMUNE), change))
    assert any(words in one.message for one in refused.value.problems), [one.message for one in refused.value.problems]
    assert column in {one.column for one in refused.value.problems} or heading == "Hết hiệu lực từ ngày"


def test_a_new_set_with_its_own_instrument_becomes_law(
    home: Path, country: Country, author: User, second: User
) -> None:
    def another(sheets: Sheets) -> None:
        put_head(sheets, "Mã bộ tiêu chí", "village-dien-bien-thu")
        put_head(sheets, "Mã tỉnh", "98")
        put_head(sheets, "Văn bản", "12/QĐ-UBND (Thử)")
        sheets["Văn bản"].append(
            ["12/QĐ-UBND (Thử)", "Quyết định thử", "UBND tỉnh", "", "", "1217/QĐ-UBND (Yên Bái)", "", "chưa đối chiếu"]
        )

    from ntm.store.territory.models import UnitVersion

    UnitVersion.objects.filter(unit=country.province).update(code="98")
    draft = save(author, changed(book("village-yen-bai"), another))
    view = entry_queries.draft_view(draft, by=second, on=BEFORE)
    assert "12/QĐ-UBND (Thử)" in view.new_instruments
    assert not view.is_replacement
    entry.approve(draft_id=draft, note="", by=second, on=BEFORE, at=AT)
    governing = queries.criteria_set_in_force(level=Level.VILLAGE, province_code="98", on=BEFORE)
    assert governing.code == "village-dien-bien-thu"
    assert queries.library().instruments["12/QĐ-UBND (Thử)"].amends == ("1217/QĐ-UBND (Yên Bái)",)


def test_a_failure_while_writing_leaves_no_trace(
    home: Path, author: User, second: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = save(author)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the audit is away")

    monkeypatch.setattr(entry.audit, "append", fail)
    with pytest.raises(RuntimeError):
        entry.approve(draft_id=draft, note="", by=second, on=BEFORE, at=AT)
    assert not list((home / "law").rglob("*.yaml"))
    assert not LawReview.objects.exists()
    assert threshold() == 13


def test_a_failure_while_replacing_brings_the_old_file_back(
    home: Path, author: User, second: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry.approve(draft_id=save(author), note="", by=second, on=BEFORE, at=AT)
    law = publishing.parsed_set(COMMUNE, folders=files.law_folders(home))
    law["set"]["title"] = "Khác"
    with pytest.raises(RuntimeError), publishing.published(law, (), home=home):
        raise RuntimeError
    assert threshold() == 12
    assert queries.library().criteria_set(COMMUNE).title != "Khác"


def test_files_put_there_by_hand_are_not_contradicted(home: Path, author: User, second: User) -> None:
    shutil.copytree(files.package_folder() / "criteria" / COMMUNE, home / "law" / "criteria" / COMMUNE)
    draft = save(author)
    with pytest.raises(publishing.KeptByHand):
        entry.approve(draft_id=draft, note="", by=second, on=BEFORE, at=AT)
    assert not LawReview.objects.exists()


def test_another_process_sees_a_new_law_and_a_spoilt_file_leaves_the_last_good_one(home: Path) -> None:
    before = queries.library()
    assert queries.library() is before
    place = home / "law" / "criteria" / "village-yen-bai" / "set.yaml"
    place.parent.mkdir(parents=True)
    text = (files.package_folder() / "criteria" / "village-yen-bai" / "set.yaml").read_text()
    place.write_text(text.replace("Bộ tiêu chí thôn", "Bộ mới về thôn"))
    supply = files.package_folder() / "criteria" / "village-yen-bai" / "supply.yaml"
    if supply.exists():
        shutil.copy(supply, place.parent)
    after = queries.library()
    assert after is not before
    place.write_text("schema: [")
    assert queries.library() is after


def test_an_approved_law_can_be_written_again_from_the_database(home: Path, author: User, second: User) -> None:
    entry.approve(draft_id=save(author), note="", by=second, on=BEFORE, at=AT)
    shutil.rmtree(home / "law")
    assert threshold() == 13
    assert entry.write_again() == (COMMUNE,)
    assert threshold() == 12
    assert entry.write_again() == ()


# --- marks


def fingerprint(key: str) -> str:
    criteria_set = queries.library().criteria_set(COMMUNE)
    return next(one.fingerprint for one in entry_queries.provisions(criteria_set) if one.key == key)


POVERTY = "11.1@2022-03-08//11.1//TDMNPB"


def mark(by: User, *, day: date | None = BEFORE, page: str = "14", keys: tuple[str, ...] = (POVERTY,)) -> int:
    return entry.mark(
        set_code=COMMUNE,
        fingerprints=[fingerprint(key) for key in keys],
        checked_on=day,
        page=page,
        note="",
        by=by,
        on=BEFORE,
        at=AT,
    )


def poverty() -> object:
    marked = entry_queries.set_named(COMMUNE)
    return marked.indicator("11.1").versions[0].cases[0].requirements[0].threshold.by_area["TDMNPB"].citation


def test_a_mark_names_who_checked_when_and_where(home: Path, author: User) -> None:
    assert mark(author) == 1
    citation = poverty()
    assert citation.is_verified  # type: ignore[attr-defined]
    assert citation.last_checked_on == BEFORE  # type: ignore[attr-defined]
    assert citation.note == f"{author.full_name} đối chiếu, trang 14"  # type: ignore[attr-defined]
    others = [one for one in entry_queries.checkables(queries.library().criteria_set(COMMUNE)) if one.is_checked]
    assert len(others) == 1
    assert Entry.objects.get(what="law.verified").by_id == author.pk


def test_a_value_that_changes_loses_its_mark(home: Path, author: User, second: User) -> None:
    mark(author, keys=(POVERTY, "11.1@2022-03-08//11.1//DBSH"))
    entry.approve(draft_id=save(author), note="", by=second, on=BEFORE, at=AT)
    by_key = {one.provision.key: one for one in entry_queries.checkables(queries.library().criteria_set(COMMUNE))}
    assert not by_key[POVERTY].is_checked
    assert by_key["11.1@2022-03-08//11.1//DBSH"].is_checked


def test_a_mark_holds_for_the_same_value_in_a_provinces_overlay(home: Path, author: User) -> None:
    mark(author)
    overlay = entry_queries.set_named(f"{COMMUNE}@lai-chau")
    version = overlay.indicator("11.1").at(date(2024, 10, 22))
    assert version.span.start > date(2022, 3, 8)
    values = version.cases[0].requirements[0].threshold.by_area
    assert values["TDMNPB"].citation.is_verified
    assert not values["DBSH"].citation.is_verified


def test_a_mark_of_what_is_no_longer_said_is_refused(home: Path, author: User, second: User) -> None:
    seen = fingerprint(POVERTY)
    entry.approve(draft_id=save(author), note="", by=second, on=BEFORE, at=AT)
    with pytest.raises(entry.LawHasMoved):
        entry.mark(
            set_code=COMMUNE, fingerprints=[seen], checked_on=BEFORE, page="1", note="", by=author, on=BEFORE, at=AT
        )
    assert not VerificationMark.objects.exists()


def test_a_mark_taken_back_leaves_both_to_be_read(home: Path, author: User, second: User) -> None:
    mark(author)
    arguments = {"set_code": COMMUNE, "fingerprints": [fingerprint(POVERTY)], "by": second, "on": BEFORE, "at": AT}
    with pytest.raises(entry.WordsMissing):
        entry.take_back(note="", **arguments)  # type: ignore[arg-type]
    entry.take_back(note="Nhầm trang", **arguments)  # type: ignore[arg-type]
    assert not poverty().is_verified  # type: ignore[attr-defined]
    assert VerificationMark.objects.count() == 2
    mark(author)
    assert poverty().is_verified  # type: ignore[attr-defined]


@pytest.mark.parametrize(("day", "page"), [(None, "3"), (BEFORE + timedelta(days=1), "3"), (BEFORE, " ")])
def test_a_mark_needs_a_day_that_has_come_and_a_page(home: Path, author: User, day: date | None, page: str) -> None:
    with pytest.raises(entry.WordsMissing):
        mark(author, day=day, page=page)
    assert not VerificationMark.objects.exists()


def test_marks_cost_one_query_and_change_no_digest(home: Path, author: User, django_assert_num_queries: object) -> None:
    mark(author)
    criteria_set = queries.library().criteria_set(COMMUNE)
    with django_assert_num_queries(2):  # type: ignore[operator] # which is the newest mark, and all of them
        marked = entry_queries.with_marks(criteria_set)
    assert marked.digest == criteria_set.digest
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert entry_queries.with_marks(criteria_set) is marked


def test_who_may_is_asked_by_province(home: Path, country: Country, author: User) -> None:
    assert entry_queries.may(author, Action.ENTER_LAW, criteria_set=None, on=BEFORE)
    village = queries.library().criteria_set("village-lai-chau")
    assert not entry_queries.may(author, Action.ENTER_LAW, criteria_set=village, on=BEFORE)  # no province has its code

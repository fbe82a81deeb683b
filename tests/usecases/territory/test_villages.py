"""Villages: imported, renamed, merged, and placed when their commune is divided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.made_workbooks import book

from ntm.core.kernel.states import Level, Role, UnitKind
from ntm.store.accounts.models import Grant, User
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.store.territory.models import Place, UnitVersion
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reorganization import villages as reorganization
from ntm.usecases.territory import (
    divisions,
    operations,
    queries,
    village_changes,
    village_import,
    village_versions,
    villages,
)

AT = datetime(2024, 6, 10, 3, tzinfo=UTC)
DAY = date(2024, 6, 10)
LAST = date(2025, 6, 30)
FIRST = date(2025, 7, 1)
PAPER = "Quyết định 12/QĐ-UBND"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def units(country_database: None, django_db_blocker: object) -> Iterator[None]:
    """Load all units once for the module, and take them away after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            operations.load_units(by=None, at=AT)
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


def commune(code: str, on: date = DAY) -> int:
    return queries.find_unit(code, Level.COMMUNE, on).id


def village(name: str, code: str = "03592", **options: object) -> int:
    return operations.add_village(commune_id=commune(code), name=name, on=DAY, by=None, at=AT, **options)  # type: ignore[arg-type]


def office(unit_id: int, role: Role = Role.PROVINCE_OFFICE) -> User:
    user = User.objects.create_user(f"{role.value}-{unit_id}", full_name="Văn phòng", password="mot-mat-khau-dai")
    Grant.objects.create(user=user, role=role, unit_id=unit_id, span=open_span(date(2021, 1, 1)))
    return user


def rename(unit: int, name: str, from_day: date, *, by: User | None = None, term: str = "bản") -> None:
    villages.rename_village(
        village_id=unit, name=name, local_term=term, from_day=from_day, instrument=PAPER, on=DAY, by=by, at=AT
    )


def merge(units_: list[int], name: str, from_day: date) -> int:
    return reorganization.merge_villages(
        village_ids=units_, name=name, local_term="bản", from_day=from_day, instrument=PAPER, on=DAY, by=None, at=AT
    )


def lai_chau() -> int:
    return queries.find_unit("12", Level.PROVINCE, DAY).id


def test_a_renamed_village_has_its_old_name_until_the_day_before() -> None:
    unit = village("Mấn")
    rename(unit, "Mấn Mới", date(2024, 3, 1))
    assert queries.unit_on(unit, date(2024, 2, 29)).full_name == "bản Mấn"
    assert queries.unit_on(unit, date(2024, 3, 1)).full_name == "bản Mấn Mới"
    assert queries.unit_on(unit, FIRST).full_name == "bản Mấn Mới", "it keeps the name in the commune it went over to"
    assert queries.unit_on(unit, FIRST).parent_id != commune("03592")
    (change,) = village_changes.changes_of([unit])
    assert (change.words, change.on_day, change.instrument) == (
        "đổi tên từ bản Mấn thành bản Mấn Mới",
        date(2024, 3, 1),
        PAPER,
    )


def test_a_later_name_is_not_touched_by_an_earlier_rename() -> None:
    unit = village("Mấn")
    rename(unit, "Ba", date(2024, 3, 1))
    rename(unit, "Hai", date(2023, 3, 1))
    assert [queries.unit_on(unit, day).name for day in (date(2023, 2, 28), date(2023, 3, 1), date(2024, 3, 1))] == [
        "Mấn",
        "Hai",
        "Ba",
    ]


def test_a_local_word_may_change_alone() -> None:
    unit = village("Mấn")
    rename(unit, "Mấn", date(2024, 3, 1), term="tổ dân phố")
    assert queries.unit_on(unit, date(2024, 3, 1)).kind is UnitKind.RESIDENTIAL_GROUP
    with pytest.raises(villages.NothingChanges):
        rename(unit, "Mấn", date(2024, 3, 1), term="tổ dân phố")


def test_the_name_of_a_neighbour_is_refused_and_that_of_another_commune_is_not() -> None:
    unit, _, _ = village("Mấn"), village("Pho"), village("Lao", code="03394")
    with pytest.raises(operations.VillageExists):
        rename(unit, "Pho", date(2024, 3, 1))
    rename(unit, "Lao", date(2024, 3, 1))


def test_villages_merge_into_a_new_one_from_a_day() -> None:
    one, other = village("Mấn"), village("Pho")
    new = merge([one, other], "Mấn", date(2024, 3, 1))
    here = commune("03592")
    assert {unit.id for unit in queries.children(here, date(2024, 2, 29))} == {one, other}
    assert {unit.id for unit in queries.children(here, date(2024, 3, 1))} == {new}
    assert [link.unit.id for link in queries.history(new).predecessors] == [one, other]
    assert queries.history(one).successors[0].instrument == PAPER
    assert queries.unit_on(new, FIRST).name == "Mấn", "the new village goes over with its commune as the old ones did"
    with pytest.raises(queries.UnitNotFound):
        queries.unit_on(one, FIRST)
    assert new in queries.scope_ids(lai_chau(), date(2024, 3, 1))
    assert one not in queries.scope_ids(lai_chau(), date(2024, 3, 1))
    codes = set(UnitVersion.objects.filter(unit_id__in=[one, other, new]).values_list("unit__own_code", flat=True))
    assert len(codes) == 3, "each has a code of our own"


def test_villages_of_two_communes_do_not_merge() -> None:
    with pytest.raises(villages.NotInOneCommune):
        merge([village("Mấn"), village("Pho", code="03394")], "Mấn", date(2024, 3, 1))
    with pytest.raises(villages.NotInOneCommune):
        merge([village("Một")], "Mấn", date(2024, 3, 1))


def test_a_merger_does_not_undo_what_was_done_later() -> None:
    one, other = village("Mấn"), village("Pho")
    rename(one, "Mấn Mới", date(2024, 5, 1))
    with pytest.raises(village_versions.LaterChange, match="Mấn"):
        merge([one, other], "Chung", date(2024, 3, 1))
    merge([one, other], "Chung", date(2024, 5, 2))


def test_a_merger_on_the_villages_first_day_is_refused() -> None:
    one, other = village("Mấn", since=date(2024, 3, 1)), village("Pho")
    with pytest.raises(village_versions.LaterChange):
        merge([one, other], "Chung", date(2024, 3, 1))


def test_a_change_needs_its_paper() -> None:
    with pytest.raises(village_versions.NoInstrument):
        villages.rename_village(
            village_id=village("Mấn"),
            name="Pho",
            local_term="",
            from_day=DAY,
            instrument="  ",
            on=DAY,
            by=None,
            at=AT,
        )


def test_only_the_villages_own_offices_change_them() -> None:
    unit = village("Mấn")
    stranger = office(commune("03394"), Role.COMMUNE_OFFICER)
    with pytest.raises(NotAllowed):
        rename(unit, "Pho", date(2024, 3, 1), by=stranger)
    rename(unit, "Pho", date(2024, 3, 1), by=office(commune("03592"), Role.COMMUNE_OFFICER))
    entry = Entry.objects.filter(what="territory.village_renamed").latest("seq")
    assert entry.payload["village"] == unit


def divided_commune() -> queries.UnitOn:
    """Return a commune of Vietnam that was divided on 1 July 2025, whichever it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT old_id FROM lineage WHERE NOT whole GROUP BY old_id HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
        )
        return queries.unit_on(cursor.fetchone()[0], LAST)


def test_of_a_divided_commune_a_person_says_where_each_village_lies() -> None:
    old = divided_commune()
    one, other = (
        operations.add_village(commune_id=old.id, name=name, on=DAY, by=None, at=AT) for name in ("Một", "Hai")
    )
    division = divisions.division_of(old.id)
    assert division is not None
    assert division.on == FIRST
    assert [entry.commune_id for entry in division.villages] == [None, None]
    with pytest.raises(queries.UnitNotFound):
        queries.unit_on(one, FIRST)
    first, second = division.parts[0].id, division.parts[1].id
    placed = divisions.place_villages(
        commune_id=old.id, parts={one: first, other: second}, instrument=PAPER, on=FIRST, by=None, at=AT
    )
    assert placed == 2
    assert queries.unit_on(one, LAST).parent_id == old.id
    assert queries.unit_on(one, FIRST).parent_id == first
    assert queries.unit_on(other, FIRST).parent_id == second
    assert Place.objects.filter(unit_id=one, ancestor_id=first, span__contains=FIRST).exists()

    again = divisions.division_of(old.id)
    assert again is not None
    assert {entry.village.id: entry.commune_id for entry in again.villages} == {one: first, other: second}
    assert (
        divisions.place_villages(commune_id=old.id, parts={one: first}, instrument=PAPER, on=FIRST, by=None, at=AT) == 0
    )
    divisions.place_villages(commune_id=old.id, parts={one: second}, instrument=PAPER, on=FIRST, by=None, at=AT)
    assert queries.unit_on(one, FIRST).parent_id == second, "a wrong word is put right"


def test_a_village_is_not_placed_outside_the_parts_of_its_commune() -> None:
    old = divided_commune()
    unit = operations.add_village(commune_id=old.id, name="Một", on=DAY, by=None, at=AT)
    with pytest.raises(divisions.NotAPart):
        divisions.place_villages(
            commune_id=old.id, parts={unit: commune("03394", FIRST)}, instrument=PAPER, on=FIRST, by=None, at=AT
        )


def test_a_commune_that_went_over_whole_has_nothing_to_place() -> None:
    assert divisions.division_of(commune("03592")) is None


def looked_at(place_id: int, content: bytes, by: User) -> village_import.Preview:
    return village_import.preview(place_id=place_id, content=content, file_name="ban.xlsx", by=by, on=DAY)


def accept(preview: village_import.Preview, by: User) -> village_import.Imported:
    return village_import.add_villages(
        place_id=preview.place.id, villages=preview.new, source="ban.xlsx", by=by, on=DAY, at=AT
    )


def test_a_workbook_is_looked_at_row_by_row_and_nothing_is_written() -> None:
    by = office(lai_chau())
    village("Mấn")
    rows = (
        ("Huyện", "Xã", "Tên thôn, bản"),
        ("Phong Thổ", "Sin Suối Hồ", "Bản Mấn"),
        ("Phong Thổ", "Sin Suối Hồ", "Bản Sin Suối Hồ"),
        ("Phong Thổ", "sin suoi ho", "Thôn Pho"),
        ("Phong Thổ", "Sin Suối Hồ", "bản  sin suối hồ"),
        ("Phong Thổ", "Không Có", "Bản Một"),
        ("", "", "Bản Hai"),
    )
    before = UnitVersion.objects.count()
    preview = looked_at(lai_chau(), book(*rows), by)
    assert UnitVersion.objects.count() == before
    states = [row.state.value for row in preview.rows]
    assert states == ["known", "new", "new", "bad", "bad", "bad"]
    assert preview.rows[3].problems == ("trùng dòng 3",)
    assert "Không Có" in preview.rows[4].problems[0]
    assert preview.rows[5].problems == ("thiếu xã",)
    accept(preview, by)
    named = {(unit.full_name, unit.parent_id) for unit in queries.villages_in(commune("03592"), DAY)}
    assert named == {(name, commune("03592")) for name in ("bản Mấn", "bản Sin Suối Hồ", "thôn Pho")}


def test_the_same_file_twice_changes_nothing() -> None:
    by = office(lai_chau())
    content = book(("Mã xã", "Tên"), ("03592", "Bản A"), ("3592", "Bản B"), ("03394", "Bản A"))
    preview = looked_at(lai_chau(), content, by)
    assert accept(preview, by) == village_import.Imported(added=3, known=0)
    assert accept(preview, by) == village_import.Imported(added=0, known=3), "an accepted preview sent twice"
    before = (UnitVersion.objects.count(), Entry.objects.count())
    again = looked_at(lai_chau(), content, by)
    assert [row.state.value for row in again.rows] == ["known"] * 3
    accept(again, by)
    assert (UnitVersion.objects.count(), Entry.objects.count()) == before


def test_what_is_taken_away_as_a_workbook_comes_back_as_known() -> None:
    by = office(lai_chau())
    village("Mấn", local_term="thôn")
    village("Tổ 3", local_term="tổ dân phố")
    content = village_import.workbook_of(place_id=lai_chau(), on=DAY)
    assert {row.state.value for row in looked_at(lai_chau(), content, by).rows} == {"known"}


def test_a_name_that_two_districts_share_asks_for_the_district() -> None:
    """Find such a pair among the real units of a province: guessing one of them would be wrong."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.ancestor_id, v.name FROM unit_version v JOIN place p ON p.unit_id = v.unit_id AND p.depth = 2"
            " WHERE v.level = 'commune' AND v.kind = 'commune' AND v.span @> %s::date AND p.span @> %s::date"
            " GROUP BY p.ancestor_id, v.name HAVING count(*) > 1 ORDER BY 1 LIMIT 1",
            [DAY, DAY],
        )
        province, name = cursor.fetchone()
    by = office(province)
    (row,) = looked_at(province, book(("Xã", "Tên"), (name, "Bản A")), by).rows
    assert row.state is village_import.RowState.BAD
    assert "ghi thêm huyện hoặc mã xã" in row.problems[0]
    twins = [unit for unit in queries.communes_in(province, DAY) if unit.name == name and unit.kind is UnitKind.COMMUNE]
    content = book(
        ("Huyện", "Xã", "Tên"),
        *((queries.unit_on(twin.parent_id or 0, DAY).full_name, name, "Bản A") for twin in twins),
    )
    preview = looked_at(province, content, by)
    assert {village_.commune_id for village_ in preview.new} == {twin.id for twin in twins}
    assert accept(preview, by).added == len(twins), "the same village name in two communes is no obstacle"


def test_a_file_beyond_ones_place_is_refused() -> None:
    by = office(commune("03394"), Role.COMMUNE_OFFICER)
    with pytest.raises(NotAllowed):
        looked_at(commune("03592"), book(("Tên",), ("A",)), by)
    foreign = [village_import.NewVillage(commune("03592"), "A", "", None)]
    with pytest.raises(village_import.OutsideThePlace):
        village_import.add_villages(place_id=commune("03394"), villages=foreign, source="x", by=by, on=DAY, at=AT)


def test_a_province_of_villages_is_written_in_few_statements() -> None:
    by = office(lai_chau())
    communes = queries.communes_in(lai_chau(), DAY)
    rows = [(unit.code, f"Bản số {number}") for unit in communes for number in range(9)]
    preview = looked_at(lai_chau(), book(("Mã xã", "Tên"), *rows), by)
    assert len(preview.new) == 9 * 106
    with CaptureQueriesContext(
        connection,
    ) as captured:
        accept(preview, by)
    assert len(captured) < 10 * len(communes), "by communes, not by villages"

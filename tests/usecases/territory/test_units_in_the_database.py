"""All units of Vietnam in PostgreSQL: loaded once, asked by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Level, Region, Role, UnitKind
from ntm.core.territory import closure
from ntm.documents.units import load_register
from ntm.store.accounts.models import Grant, User
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.store.territory import bulk
from ntm.store.territory.models import Place, Unit, UnitVersion
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.territory import operations, queries, village_lives

LAST = date(2025, 6, 30)
FIRST = date(2025, 7, 1)
AT = datetime(2024, 6, 10, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[operations.Loaded]:
    """Load all units once for the module, and take them away after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            yield operations.load_units(by=None, at=AT)
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


pytestmark = pytest.mark.django_db


def lai_chau() -> queries.UnitOn:
    return queries.find_unit("12", Level.PROVINCE, LAST)


def test_the_lists_of_both_days_are_there_whole(loaded: operations.Loaded) -> None:
    assert not loaded.already_loaded
    for on, provinces, communes in ((LAST, 63, 10_035), (FIRST, 34, 3_321)):
        assert len(queries.provinces(on)) == provinces
        assert UnitVersion.objects.filter(level="commune", span__contains=on).count() == communes


def test_five_island_districts_have_no_communes(loaded: operations.Loaded) -> None:
    districts = UnitVersion.objects.filter(level="district", span__contains=LAST)
    with_communes = UnitVersion.objects.filter(level="commune", span__contains=LAST).values("parent_id")
    assert sorted(districts.exclude(unit_id__in=with_communes).values_list("name", flat=True)) == sorted(
        ["Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"]
    )


def test_a_second_load_says_that_units_are_there(loaded: operations.Loaded) -> None:
    units = Unit.objects.count()
    assert operations.load_units(by=None, at=AT).already_loaded
    assert Unit.objects.count() == units


def test_the_load_is_on_the_installations_chain(loaded: operations.Loaded) -> None:
    entry = Entry.objects.get(chain=0, what="territory.units_loaded")
    assert entry.payload["units"] == loaded.units == Unit.objects.count()


def test_the_constraints_stand_again_after_the_load(loaded: operations.Loaded) -> None:
    commune = queries.find_unit("03394", Level.COMMUNE, LAST)
    version = UnitVersion.objects.get(unit_id=commune.id)
    with pytest.raises(IntegrityError, match="unit_version_spans_apart"), transaction.atomic():
        UnitVersion.objects.create(unit_id=commune.id, kind="commune", level="commune", name="X", span=version.span)
    with pytest.raises(IntegrityError, match="unit_version_code_once_a_day"), transaction.atomic():
        UnitVersion.objects.create(
            unit=Unit.objects.create(), kind="commune", level="commune", name="X", code="03394", span=version.span
        )
    new = UnitVersion.objects.create(
        unit=Unit.objects.create(), kind="village", level="village", name="X", span=version.span
    )
    assert new.pk > loaded.versions, "the sequences go on after the loaded rows"


def test_every_foreign_key_and_index_is_there_as_the_migrations_made_it(loaded: operations.Loaded) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, contype::text, count(*) FROM pg_constraint"
            " WHERE conrelid = ANY(%s::regclass[]) AND contype <> 'n' GROUP BY 1, 2",
            [list(bulk.TABLES)],
        )
        constraints = {(table, kind): count for table, kind, count in cursor.fetchall()}
        cursor.execute(
            "SELECT tablename, count(*) FROM pg_indexes WHERE tablename = ANY(%s) GROUP BY 1", [list(bulk.TABLES)]
        )
        indexes = dict(cursor.fetchall())
    assert constraints == {
        ("unit", "p"): 1,
        ("unit_version", "p"): 1,
        ("unit_version", "x"): 2,
        ("unit_version", "c"): 1,
        ("unit_version", "f"): 4,
        ("lineage", "p"): 1,
        ("lineage", "u"): 1,
        ("lineage", "c"): 2,
        ("lineage", "f"): 3,
        ("place", "p"): 1,
        ("place", "f"): 2,
    }
    assert indexes == {"unit": 2, "unit_version": 8, "lineage": 5, "place": 5}


def test_places_are_those_that_follow_from_the_versions(loaded: operations.Loaded) -> None:
    wanted = {
        (place.unit, place.ancestor, place.depth, place.span.start, place.span.end)
        for place in closure.places(load_register().versions)
    }
    found = {
        (place.unit_id, place.ancestor_id, place.depth, place.span.lower, place.span.upper)
        for place in Place.objects.iterator()
    }
    assert found == wanted


def test_lai_chau_in_2024_has_94_communes_5_wards_and_7_townships(loaded: operations.Loaded) -> None:
    on = date(2024, 6, 10)
    communes = queries.communes_in(lai_chau().id, on)
    assert Counter(unit.kind for unit in communes) == {UnitKind.COMMUNE: 94, UnitKind.WARD: 5, UnitKind.TOWNSHIP: 7}
    assert sum(unit.is_counted for unit in communes) == 94
    assert queries.counts_below(lai_chau().id, on)[UnitKind.COMMUNE] == 94
    assert len(queries.scope_ids(lai_chau().id, on)) == 1 + 8 + 106
    names = [unit.name for unit in queries.children(lai_chau().id, on)]
    assert names == ["Lai Châu", "Mường Tè", "Nậm Nhùn", "Phong Thổ", "Sìn Hồ", "Tam Đường", "Tân Uyên", "Than Uyên"]


def test_lai_chau_keeps_its_identity_over_the_reform(loaded: operations.Loaded) -> None:
    assert queries.find_unit("12", Level.PROVINCE, FIRST).id == lai_chau().id
    assert {unit.level for unit in queries.children(lai_chau().id, FIRST)} == {Level.COMMUNE}
    assert len(queries.communes_in(lai_chau().id, FIRST)) == 38


def test_a_code_is_found_with_its_day_alone(loaded: operations.Loaded) -> None:
    old, new = (queries.find_unit("03394", Level.COMMUNE, on) for on in (LAST, FIRST))
    assert (old.full_name, new.full_name) == ("xã Thèn Sin", "xã Sin Suối Hồ")
    assert old.id != new.id
    with pytest.raises(queries.UnitNotFound):
        queries.unit_on(old.id, FIRST)
    with pytest.raises(queries.UnitNotFound):
        queries.unit_on(new.id, LAST)


def test_earlier_days_are_answered_from_the_list_of_30_june_2025_and_say_so(loaded: operations.Loaded) -> None:
    assert queries.unit_on(lai_chau().id, date(2022, 12, 31)).as_listed_on == LAST
    assert queries.unit_on(lai_chau().id, FIRST).as_listed_on == FIRST
    with pytest.raises(queries.UnitNotFound):
        queries.unit_on(lai_chau().id, date(2020, 12, 31))


def test_the_region_of_a_merged_commune_comes_from_what_it_was_made_of(loaded: operations.Loaded) -> None:
    assert queries.find_unit("03394", Level.COMMUNE, FIRST).region is Region.TDMNPB
    lam_dong = queries.find_unit("68", Level.PROVINCE, FIRST)
    assert lam_dong.region is None, "made of provinces of two regions"
    assert {unit.region for unit in queries.communes_in(lam_dong.id, FIRST)} == {Region.TN, Region.DHNTB}


def test_the_history_of_a_merged_commune_leads_both_ways(loaded: operations.Loaded) -> None:
    new = queries.find_unit("03394", Level.COMMUNE, FIRST)
    history = queries.history(new.id)
    assert {link.unit.name for link in history.predecessors} == {"Sin Suối Hồ", "Thèn Sin", "Nậm Xe"}
    for link in history.predecessors:
        back = queries.history(link.unit.id).successors
        assert new.id in {item.unit.id for item in back}


def test_search_needs_no_diacritics(loaded: operations.Loaded) -> None:
    on = date(2024, 6, 10)
    hits = queries.search("nam xe", on)
    assert "xã Nậm Xe" in [hit.unit.full_name for hit in hits]
    nam_xe = next(hit for hit in hits if hit.unit.name == "Nậm Xe")
    assert [unit.full_name for unit in nam_xe.above] == ["tỉnh Lai Châu", "huyện Phong Thổ"]
    assert queries.search("Nậm Xe", on)[0].unit.name == "Nậm Xe", "the exact spelling comes first"
    assert queries.search("xã nậm xe", on)[0].unit.name == "Nậm Xe"
    assert queries.search("03586", on)[0].unit.name == "Nậm Xe"
    assert queries.search("", on) == ()
    assert queries.search("%", on) == ()
    assert [hit.unit.full_name for hit in queries.search("thi tran phong tho", on)][:1] == ["thị trấn Phong Thổ"]


def test_search_stays_within_a_place(loaded: operations.Loaded) -> None:
    on = date(2024, 6, 10)
    everywhere = queries.search("hoa binh", on, limit=50)
    within = queries.search("hoa binh", on, within=lai_chau().id, limit=50)
    assert len(everywhere) > 20
    assert all(lai_chau().id in {unit.id for unit in hit.above} for hit in within)


def add(commune: queries.UnitOn, name: str, **more: object) -> int:
    return operations.add_village(commune_id=commune.id, name=name, on=date(2024, 6, 10), by=None, at=AT, **more)  # type: ignore[arg-type]


def test_a_village_named_like_its_commune_is_offered_beside_it(loaded: operations.Loaded) -> None:
    commune = queries.find_unit("03592", Level.COMMUNE, LAST)
    village = add(commune, "Sin Suối Hồ", local_term="bản")
    hits = queries.search("sin suoi ho", date(2024, 6, 10))
    assert {(hit.unit.id, hit.unit.full_name) for hit in hits} >= {
        (commune.id, "xã Sin Suối Hồ"),
        (village, "bản Sin Suối Hồ"),
    }
    assert [hit.unit.id for hit in queries.search("bản Sin Suối Hồ", date(2024, 6, 10))][:1] == [village]
    assert [unit.id for unit in queries.ancestors(village, date(2024, 6, 10))][-1] == commune.id


def test_one_village_name_in_two_communes_does_not_collide(loaded: operations.Loaded) -> None:
    one, other = (queries.find_unit(code, Level.COMMUNE, LAST) for code in ("03586", "03592"))
    assert add(one, "Huổi Hán") != add(other, "Huổi Hán")
    with pytest.raises(operations.VillageExists):
        add(one, "huổi  hán")
    assert add(one, "Huổi Han") != 0, "another tone is another name"


def test_a_village_goes_with_a_commune_that_goes_over_whole(loaded: operations.Loaded) -> None:
    commune = queries.find_unit("03592", Level.COMMUNE, LAST)
    village = add(commune, "Chí Sáng", local_term="thôn")
    heir = queries.history(commune.id).successors[0].unit
    assert queries.unit_on(village, LAST).parent_id == commune.id
    assert queries.unit_on(village, FIRST).parent_id == heir.id
    assert queries.unit_on(village, FIRST).full_name == "thôn Chí Sáng"
    assert queries.unit_on(village, FIRST).as_listed_on is None
    assert queries.unit_on(village, FIRST).region is Region.TDMNPB, "villages are judged by their commune's region"
    assert village in queries.scope_ids(heir.id, FIRST)
    assert village not in queries.scope_ids(heir.id, LAST)


def test_a_village_of_a_divided_commune_ends_with_it(loaded: operations.Loaded) -> None:
    register = load_register()
    divided = next(unit for unit, events in register.lineage.after.items() if len(events) > 1)
    village = add(queries.unit_on(divided, LAST), "Một Bản")
    with pytest.raises(queries.UnitNotFound):
        queries.unit_on(village, FIRST)


def test_a_village_needs_a_name_and_a_commune(loaded: operations.Loaded) -> None:
    with pytest.raises(operations.NotAName):
        add(queries.find_unit("03592", Level.COMMUNE, LAST), "  ")
    with pytest.raises(village_lives.NotACommune):
        add(lai_chau(), "Bản Một")
    with pytest.raises(queries.UnitNotFound):
        operations.add_village(
            commune_id=queries.find_unit("03592", Level.COMMUNE, LAST).id, name="A", on=FIRST, by=None, at=AT
        )


def test_added_villages_lie_where_a_full_rebuild_puts_them(loaded: operations.Loaded) -> None:
    add(queries.find_unit("03592", Level.COMMUNE, LAST), "Bản Hai")

    def all_places() -> set[tuple[object, ...]]:
        return {(p.unit_id, p.ancestor_id, p.depth, p.span.lower, p.span.upper) for p in Place.objects.iterator()}

    before = all_places()
    bulk.rebuild_places()
    assert all_places() == before


def test_the_number_of_queries_does_not_grow_with_the_number_of_children(loaded: operations.Loaded) -> None:
    ward = queries.find_unit("03386", Level.COMMUNE, LAST)
    counts = set()
    for unit in (queries.find_unit("01", Level.PROVINCE, LAST), lai_chau(), ward):
        with CaptureQueriesContext(connection) as captured:
            queries.children(unit.id, LAST)
            queries.communes_in(unit.id, LAST)
            queries.ancestors(unit.id, LAST)
            queries.history(unit.id)
            queries.search("hoa", LAST, within=unit.id)
        counts.add(len(captured))
    assert max(counts) <= 7 and max(counts) - min(counts) <= 1


def test_only_the_administrator_loads_and_only_the_place_s_own_officers_add_villages(loaded: operations.Loaded) -> None:
    officer = User.objects.create_user("can-bo", full_name="Cán bộ", password="mot-mat-khau-dai")
    commune, neighbour = (queries.find_unit(code, Level.COMMUNE, LAST) for code in ("03592", "03586"))
    Grant.objects.create(user=officer, role=Role.COMMUNE_OFFICER, unit_id=commune.id, span=open_span(date(2024, 1, 1)))
    with pytest.raises(NotAllowed):
        operations.load_units(by=officer, at=AT)
    with pytest.raises(NotAllowed):
        operations.add_village(commune_id=neighbour.id, name="A", on=date(2024, 6, 10), by=officer, at=AT)
    with pytest.raises(NotAllowed):
        operations.add_village(commune_id=commune.id, name="A", on=date(2023, 12, 31), by=officer, at=AT)
    village = operations.add_village(commune_id=commune.id, name="A", on=date(2024, 6, 10), by=officer, at=AT)
    entry = Entry.objects.get(chain=commune.id, what="territory.village_added")
    assert (entry.by_id, entry.payload["village"]) == (officer.pk, village)


def test_a_refused_village_leaves_nothing_behind(loaded: operations.Loaded) -> None:
    commune = queries.find_unit("03592", Level.COMMUNE, LAST)
    add(commune, "Một")
    units, entries = Unit.objects.count(), Entry.objects.count()
    with pytest.raises(operations.VillageExists):
        add(commune, "Một")
    assert (Unit.objects.count(), Entry.objects.count()) == (units, entries)

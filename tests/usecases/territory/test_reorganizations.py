"""Reorganisations in PostgreSQL: rehearsed, applied, taken back with every row as it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.usecases.territory.small_province import (
    AT,
    BEFORE,
    CODES,
    DAY,
    FROM,
    apply,
    at,
    commune,
    event,
    every_row,
    load,
    part,
    whole,
)

from ntm.core.kernel.states import Level, UnitKind
from ntm.core.territory.events import (
    Act,
    ActKind,
    Change,
    Dissolve,
    Establish,
    Merge,
    NewUnit,
    Split,
)
from ntm.core.territory.fates import Fault, ReorganizationRefused
from ntm.store.accounts.models import Grant, User
from ntm.store.audit.models import Entry
from ntm.store.base import open_span
from ntm.store.territory.models import Lineage, Place, Reorganization
from ntm.store.territory.models import UnitVersion as Row
from ntm.usecases.reorganization import operations
from ntm.usecases.territory import events as recorded_events
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries, reform

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> None:
    """A province of six communes, and a second one."""
    load()


def test_a_merged_commune_is_a_new_unit_under_the_old_name_and_code(province: None) -> None:
    apply(Merge(commune(CODES[0], "Nậm Xe"), (whole(CODES[0]), whole(CODES[1]))))
    old, new = at(CODES[0], BEFORE), at(CODES[0])
    assert old.id != new.id
    assert {link.unit.code for link in queries.history(new.id).predecessors} == {CODES[0], CODES[1]}
    with pytest.raises(queries.UnitNotFound):
        at(CODES[1])
    assert len(queries.children(1, BEFORE)) == 6
    assert len(queries.children(1, DAY)) == 5
    assert queries.ancestors(new.id, DAY)[0].code == "12"


def test_the_two_days_of_a_resolution_are_kept_apart(province: None) -> None:
    apply(Change(act=ActKind.RENAME, code=CODES[0], name="Mường Mới"))
    kept = recorded_events.event("thu")
    assert (kept.on, kept.papers[0].issued_on, kept.changed) == (DAY, date(2025, 11, 20), 1)
    assert at(CODES[0], BEFORE).id == at(CODES[0]).id
    assert (at(CODES[0], BEFORE).name, at(CODES[0]).name) == (f"Xã {CODES[0]}", "Mường Mới")


def test_a_reclassified_commune_stays_itself_and_stops_counting(province: None) -> None:
    apply(Change(act=ActKind.RECLASSIFY, code=CODES[0], kind=UnitKind.WARD))
    assert at(CODES[0], BEFORE).is_counted
    assert not at(CODES[0]).is_counted


def test_a_moved_commune_lies_in_the_other_province_from_the_day_on(province: None) -> None:
    apply(Change(act=ActKind.MOVE, code=CODES[0], parent="11"))
    unit = at(CODES[0]).id
    assert [place.code for place in queries.ancestors(unit, BEFORE)] == ["12"]
    assert [place.code for place in queries.ancestors(unit, DAY)] == ["11"]


def test_a_split_keeps_declared_shares(province: None) -> None:
    apply(Split(CODES[0], ((commune("03990", "A"), Decimal("0.4")), (commune("03991", "B"), Decimal("0.6")))))
    assert sorted(Lineage.objects.values_list("share", flat=True)) == [Decimal("0.4"), Decimal("0.6")]


def test_villages_go_with_a_whole_commune_and_stop_in_a_divided_one(province: None) -> None:
    going = territory.add_village(commune_id=at(CODES[0], BEFORE).id, name="Bản Mé", on=BEFORE, by=None, at=AT)
    left = territory.add_village(commune_id=at(CODES[1], BEFORE).id, name="Bản Mé", on=BEFORE, by=None, at=AT)
    acts = (
        Merge(commune(CODES[0], "Một"), (whole(CODES[0]), part(CODES[1], None))),
        Merge(commune(CODES[1], "Hai"), (whole(CODES[2]), part(CODES[1], None))),
    )
    lines = {one.words for one in operations.rehearse([event(*acts)]).consequences if one.area == "thôn, bản"}
    assert any(words.startswith("1 thôn, bản đi theo xã") for words in lines)
    assert any(words.startswith("1 thôn, bản của các xã bị chia") for words in lines)
    before = every_row()
    apply(*acts)
    assert queries.unit_on(going, DAY).parent_id == at(CODES[0]).id
    assert queries.unit_on(left, BEFORE).parent_id == at(CODES[1], BEFORE).id
    with pytest.raises(queries.UnitNotFound):
        queries.unit_on(left, DAY)
    operations.undo(["thu"], by=None, at=AT)
    assert every_row() == before


def test_a_rehearsal_writes_nothing_and_names_the_people_who_lose_their_role(province: None) -> None:
    person = User.objects.create(username="can-bo", full_name="Cán bộ")
    Grant.objects.create(user=person, role="commune_officer", unit_id=at(CODES[0], BEFORE).id, span=open_span(FROM))
    before = every_row()
    told = operations.rehearse([event(Merge(commune("03990", "Mới"), (whole(CODES[0]), whole(CODES[1]))))])
    assert every_row() == before
    assert any("1 quyền của 1 người" in one.words and one.needs_a_person for one in told.consequences)
    assert (told.ended, told.begun) == (2, 1)


REFUSED: dict[str, tuple[Fault, tuple[Act, ...]]] = {
    "unknown code": (Fault.UNKNOWN_CODE, (Dissolve("09999"),)),
    "unknown parent": (Fault.UNKNOWN_CODE, (Change(act=ActKind.MOVE, code=CODES[0], parent="99"),)),
    "two parents of a new unit": (
        Fault.TWO_PARENTS,
        (Establish(commune("03990", "A")), Establish(commune("03990", "A", parent="11"))),
    ),
    "two parents of a moved unit": (
        Fault.TWO_PARENTS,
        (
            Change(act=ActKind.MOVE, code=CODES[0], parent="11"),
            Change(act=ActKind.MOVE, code=CODES[0], parent="12"),
        ),
    ),
    "shares above one": (
        Fault.SHARES,
        (Split(CODES[0], ((commune("03990", "A"), Decimal("0.5")), (commune("03991", "B"), Decimal("0.6")))),),
    ),
    "one share of two": (
        Fault.SHARES,
        (Split(CODES[0], ((commune("03990", "A"), Decimal("0.5")), (commune("03991", "B"), None))),),
    ),
    "a part and no rest": (Fault.SHARES, (Merge(commune("03990", "A"), (whole(CODES[0]), part(CODES[1], "0.5"))),)),
    "whole and a part": (
        Fault.SHARES,
        (
            Merge(commune("03990", "A"), (whole(CODES[0]), whole(CODES[1]))),
            Merge(commune("03991", "B"), (whole(CODES[2]), part(CODES[1], None))),
        ),
    ),
    "end before start": (
        Fault.END_BEFORE_START,
        (Establish(NewUnit(code="03990", kind=UnitKind.COMMUNE, name="A", parent="12", until=DAY)),),
    ),
    "a code in use": (Fault.CODE_IN_USE, (Establish(commune(CODES[0], "A")),)),
    "one code for two": (
        Fault.CODE_IN_USE,
        (
            Change(act=ActKind.RENAME, code=CODES[0], new_code="03990"),
            Change(act=ActKind.RENAME, code=CODES[1], new_code="03990"),
        ),
    ),
    "a ring": (
        Fault.CYCLE,
        (
            Change(act=ActKind.MOVE, code=CODES[0], parent=CODES[1]),
            Change(act=ActKind.MOVE, code=CODES[1], parent=CODES[0]),
        ),
    ),
    "below itself": (Fault.CYCLE, (Change(act=ActKind.MOVE, code=CODES[0], parent=CODES[0]),)),
    "dissolved and merged": (
        Fault.TWO_FATES,
        (Dissolve(CODES[0]), Merge(commune("03990", "A"), (whole(CODES[0]), whole(CODES[1])))),
    ),
    "children left behind": (Fault.LEFT_BEHIND, (Dissolve("12"),)),
    "a merger of one": (Fault.NOTHING_MERGES, (Merge(commune("03990", "A"), (whole(CODES[0]),)),)),
    "a commune above a commune": (Fault.LEVEL, (Establish(commune("03990", "A", parent=CODES[0])),)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_writes_nothing(province: None, name: str) -> None:
    fault, acts = REFUSED[name]
    before = every_row()
    with pytest.raises(ReorganizationRefused) as refused:
        apply(*acts)
    assert fault in {one.fault for one in refused.value.refusals}
    assert all(any(letter.isdigit() for letter in one.words) for one in refused.value.refusals)
    assert every_row() == before
    assert not Reorganization.objects.exists()


def test_a_second_event_on_what_the_first_one_ended_is_refused_with_the_day(province: None) -> None:
    apply(Merge(commune("03990", "Mới"), (whole(CODES[0]), whole(CODES[1]))))
    with pytest.raises(ReorganizationRefused, match="đã có thay đổi từ 01/01/2026"):
        apply(Dissolve(CODES[1]), key="nua")
    with pytest.raises(ReorganizationRefused, match="đã có thay đổi từ 01/01/2026"):
        apply(Dissolve(CODES[1]), on=date(2025, 7, 1), key="som-hon")
    with pytest.raises(ReorganizationRefused, match="không có đơn vị mang mã 03990 ngày 31/12/2025; từ 01/01/2026"):
        apply(Dissolve("03990"), key="cung-ngay")


def test_an_event_is_taken_back_only_while_nothing_newer_rests_on_it(province: None) -> None:
    apply(Merge(commune("03990", "Mới"), (whole(CODES[0]), whole(CODES[1]))))
    apply(Change(act=ActKind.RENAME, code="03990", name="Mới Hơn"), on=date(2027, 1, 1), key="doi-ten")
    with pytest.raises(operations.SomethingNewerDependsOnIt, match="01/01/2027"):
        operations.undo(["thu"], by=None, at=AT)
    operations.undo(["doi-ten"], by=None, at=AT)
    person = User.objects.create(username="can-bo", full_name="Cán bộ")
    grant = Grant.objects.create(user=person, role="commune_officer", unit_id=at("03990").id, span=open_span(DAY))
    with pytest.raises(operations.SomethingNewerDependsOnIt, match="1 quyền"):
        operations.undo(["thu"], by=None, at=AT)
    grant.delete()
    operations.undo(["thu"], by=None, at=AT)
    with pytest.raises(operations.NothingSuchApplied):
        operations.undo(["thu"], by=None, at=AT)
    whats = Entry.objects.filter(chain=0).values_list("what", flat=True)
    assert sorted(whats).count("territory.reorganization_undone") == 2


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[Act, ...]]:
    """Up to four events, each of acts on communes that stand then, kept in step with what stood before."""
    standing = list(CODES)
    fresh = iter(range(3800, 3999))
    history: list[tuple[Act, ...]] = []
    for _ in range(draw(st.integers(1, 4))):
        free = draw(st.permutations(standing))
        acts: list[Act] = []
        for kind in draw(st.lists(st.sampled_from(list(ActKind)), min_size=1, max_size=3)):
            code = f"0{next(fresh)}"
            if kind is ActKind.ESTABLISH:
                acts.append(Establish(commune(code, f"Lập {code}")))
                standing.append(code)
                continue
            if len(free) < 3:
                break
            old = free.pop()
            if kind is ActKind.DISSOLVE:
                acts.append(Dissolve(old))
                standing.remove(old)
            elif kind is ActKind.MERGE:
                other = free.pop()
                reused = draw(st.sampled_from([old, code]))
                acts.append(Merge(commune(reused, f"Gộp {code}"), (whole(old), whole(other))))
                standing = [one for one in standing if one not in (old, other)] + [reused]
            elif kind is ActKind.SPLIT:
                share = draw(st.sampled_from([None, Decimal("0.25")]))
                rest = None if share is None else 1 - share
                twin = f"0{next(fresh)}"
                acts.append(Split(old, ((commune(code, "Phần 1"), share), (commune(twin, "Phần 2"), rest))))
                standing = [one for one in standing if one != old] + [code, twin]
            elif kind is ActKind.RENAME:
                acts.append(Change(act=kind, code=old, name=f"Tên {code}"))
            elif kind is ActKind.RECLASSIFY:
                acts.append(Change(act=kind, code=old, kind=draw(st.sampled_from([UnitKind.WARD, UnitKind.COMMUNE]))))
            else:
                acts.append(Change(act=kind, code=old, parent=draw(st.sampled_from(["11", "12"]))))
        if acts:
            history.append(tuple(acts))
    return history


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories())
def test_any_history_keeps_one_version_a_day_and_is_undone_row_by_row(
    province: None, history: list[tuple[Act, ...]]
) -> None:
    with transaction.atomic():
        for code in CODES:
            territory.add_village(commune_id=at(code, BEFORE).id, name="Bản Mé", on=BEFORE, by=None, at=AT)
        snapshots = []
        for number, acts in enumerate(history):
            snapshots.append(every_row())
            apply(*acts, on=date(2026 + number, 1, 1), key=f"k{number}")
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for year in range(2025, 2031):
            for day in (date(year, 12, 31), date(year, 1, 1)):
                standing = list(Row.objects.filter(span__contains=day).values_list("unit_id", flat=True))
                assert len(standing) == len(set(standing))
                placed = Place.objects.filter(span__contains=day, depth=0).values_list("unit_id", flat=True)
                assert sorted(placed) == sorted(standing)
        for number in reversed(range(len(history))):
            operations.undo([f"k{number}"], by=None, at=AT)
            assert every_row() == snapshots[number]
        transaction.set_rollback(True)


def test_the_reform_of_2025_is_recorded_as_one_event_a_province_with_the_load(country_database: None) -> None:
    kept = recorded_events.recorded()
    assert len(kept) == 34
    assert {one.on for one in kept} == {date(2025, 7, 1)}
    assert sum(one.divided for one in kept) == sum(one.unknown for one in kept) == 440
    assert Row.objects.filter(ended_by__isnull=False).count() == sum(one.ended + one.changed for one in kept)
    lai_chau = recorded_events.event("sap-xep-2025-12")
    assert [paper.number for paper in lai_chau.papers] == ["203/2025/QH15", ""]
    assert lai_chau.papers[0].issued_on == date(2025, 6, 16)
    assert len(recorded_events.becomings(lai_chau.number)) >= lai_chau.ended
    assert {one.key: one.title for one in reform.events()} == {one.key: one.title for one in kept}


def test_the_recorded_reform_is_undone_and_applied_again_with_the_same_units(country_database: None) -> None:
    asked = {code: queries.find_unit(code, Level.COMMUNE, date(2025, 7, 1)).name for code in ("03394", "03637")}
    links = Lineage.objects.count()
    told = [one for one in reform.events() if one.province in ("12", "11")]
    operations.undo([one.key for one in told], by=None, at=AT)
    assert queries.find_unit("03394", Level.COMMUNE, date(2025, 7, 1)).name == "Thèn Sin"
    operations.apply(told, sources=["danh sách"] * 2, by=None, at=AT)
    assert {code: queries.find_unit(code, Level.COMMUNE, date(2025, 7, 1)).name for code in asked} == asked
    assert Lineage.objects.count() == links

"""Deeds are recorded without gaps, and whatever is changed afterwards is found."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from ntm.store.accounts.models import User
from ntm.store.audit.models import ChainHead, Entry, Root
from ntm.usecases.audit import operations as audit
from ntm.usecases.audit.verification import Fault, VerificationReport, verify
from tests.usecases.audit.test_chain import json_values

AT = datetime(2024, 6, 10, 1, 30, tzinfo=UTC)
DAY = date(2024, 6, 10)
NEXT = date(2024, 6, 11)


def write(chain: int, count: int = 1) -> None:
    for number in range(count):
        audit.append(chain=chain, what="figures.entered", payload={"number": number, "v": 77.5}, by=None, at=AT)


@pytest.fixture
def tampering() -> Iterator[None]:
    """Somebody with the database's password: no trigger stands in the way."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    yield


def faults(report: VerificationReport) -> set[Fault]:
    return {problem.fault for problem in report.problems}


@pytest.mark.django_db
class TestRecording:
    def test_the_first_deed_of_a_chain_is_number_one_and_the_next_binds_to_it(self) -> None:
        first = audit.append(chain=5, what="a", payload={}, by=None, at=AT)
        second = audit.append(chain=5, what="b", payload={}, by=None, at=AT)
        assert (first.seq, second.seq) == (1, 2)
        assert bytes(Entry.objects.get(chain=5, seq=2).prev) == first.hash
        assert bytes(ChainHead.objects.get(chain=5).hash) == second.hash

    def test_many_deeds_of_several_chains_keep_their_order_in_each(self) -> None:
        deeds = [audit.Deed(chain=3 - number % 3, what="x", payload={"number": number}) for number in range(90)]
        recorded = audit.append_many(deeds, by=None, at=AT)
        assert [item.chain for item in recorded] == [deed.chain for deed in deeds]
        for chain in (1, 2, 3):
            numbers = [entry.payload["number"] for entry in Entry.objects.filter(chain=chain).order_by("seq")]
            assert numbers == sorted(numbers)
            assert len(numbers) == 30
        assert verify().holds

    def test_ten_thousand_deeds_take_seconds(self) -> None:
        deeds = [audit.Deed(chain=number, what="units.loaded", payload={"n": number}) for number in range(1, 10_001)]
        started = time.perf_counter()
        audit.append_many(deeds, by=None, at=AT)
        assert time.perf_counter() - started < 5
        assert Entry.objects.count() == 10_000

    def test_a_deed_says_who_did_it(self) -> None:
        user = User.objects.create(username="lan", full_name="Lò Thị Lan")
        audit.append(chain=1, what="x", payload={}, by=user, at=AT)
        assert Entry.objects.get(chain=1).by == user
        assert verify().holds

    def test_nothing_is_recorded_where_one_payload_is_refused(self) -> None:
        deeds = [audit.Deed(chain=1, what="x", payload={}), audit.Deed(chain=2, what="x", payload={"v": float("nan")})]
        with pytest.raises(ValueError, match="not a number"):
            audit.append_many(deeds, by=None, at=AT)
        assert not Entry.objects.exists()

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(json_values)
    def test_whatever_is_recorded_comes_back_with_its_hash(self, value: object) -> None:
        with transaction.atomic():
            audit.append(chain=8, what="any", payload={"value": value}, by=None, at=AT)
            assert verify().holds


@pytest.mark.django_db(transaction=True)
def test_a_deed_outside_a_transaction_is_refused() -> None:
    with pytest.raises(audit.NotInTransaction):
        audit.append(chain=1, what="x", payload={}, by=None, at=AT)


@pytest.mark.django_db(transaction=True)
def test_eight_writers_of_the_same_and_of_other_chains_leave_no_gap_and_never_lock_each_other_out() -> None:
    errors: list[BaseException] = []

    def work(worker: int) -> None:
        try:
            for turn in range(12):
                with transaction.atomic():
                    chains = [1, 100 + worker] if turn % 2 else [100 + worker, 200 + turn, 1, 50]
                    audit.append_many(
                        [
                            audit.Deed(chain=chain, what="x", payload={"worker": worker, "turn": turn})
                            for chain in chains
                        ],
                        by=None,
                        at=AT,
                    )
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        assert verify().holds  # also in the middle of it
    for thread in threads:
        thread.join()
    assert errors == []
    report = verify()
    assert report.problems == ()
    assert report.entries == 8 * (6 * 2 + 6 * 4)
    assert ChainHead.objects.get(chain=1).n == 8 * 12


@pytest.mark.django_db
class TestRoots:
    def test_a_root_holds_only_the_heads_that_moved_since_the_root_before(self) -> None:
        write(1, 2)
        write(2)
        audit.take_root(DAY, AT)
        write(2)
        audit.take_root(NEXT, AT)
        assert set(Root.objects.get(day=DAY).heads) == {"1", "2"}
        assert set(Root.objects.get(day=NEXT).heads) == {"0", "2"}
        report = verify()
        assert report.holds
        assert (report.covered_from, report.covered_until, report.roots) == (DAY, NEXT, 2)

    @pytest.mark.parametrize("day", [DAY, date(2024, 6, 9)])
    def test_a_day_has_one_root_and_no_root_comes_late(self, day: date) -> None:
        audit.take_root(DAY, AT)
        with pytest.raises(audit.RootAlreadyTaken):
            audit.take_root(day, AT)

    def test_a_printed_root_is_compared_with_the_stored_one(self) -> None:
        printed = audit.take_root(DAY, AT).hex()
        assert verify(printed_roots={DAY: printed}).holds
        assert faults(verify(printed_roots={DAY: "00" * 32})) == {Fault.ROOT_DISAGREES}
        assert faults(verify(printed_roots={NEXT: printed})) == {Fault.ROOT_MISSING}


@pytest.mark.django_db
@pytest.mark.usefixtures("tampering")
class TestWhatIsFound:
    @pytest.fixture(autouse=True)
    def history(self, tampering: None) -> None:
        write(7, 4)
        write(8, 2)
        audit.take_root(DAY, AT)
        write(8)
        audit.take_root(NEXT, AT)
        assert verify().holds

    def test_a_changed_payload(self) -> None:
        Entry.objects.filter(chain=7, seq=2).update(payload={"number": 1, "v": 99})
        (problem,) = verify().problems
        assert (problem.fault, problem.chain, problem.seq) == (Fault.ENTRY_CHANGED, 7, 2)

    @pytest.mark.parametrize("change", [{"what": "y"}, {"at": datetime(2024, 6, 9, tzinfo=UTC)}])
    def test_a_changed_deed_or_moment(self, change: dict) -> None:
        Entry.objects.filter(chain=7, seq=4).update(**change)
        assert faults(verify()) == {Fault.ENTRY_CHANGED}

    def test_a_payload_changed_together_with_its_hash(self) -> None:
        entry = Entry.objects.get(chain=7, seq=2)
        forged = audit.chains.entry_hash(
            bytes(entry.prev), chain=7, seq=2, at=entry.at, by_id=None, what=entry.what, payload={"v": 99}
        )
        Entry.objects.filter(pk=entry.pk).update(payload={"v": 99}, hash=forged)
        assert Fault.LINK_BROKEN in faults(verify())

    def test_an_entry_taken_out_of_the_middle(self) -> None:
        Entry.objects.filter(chain=7, seq=3).delete()
        (problem,) = verify().problems
        assert (problem.fault, problem.chain, problem.seq) == (Fault.ENTRY_MISSING, 7, 3)

    def test_a_cut_tail(self) -> None:
        Entry.objects.filter(chain=7, seq__gte=3).delete()
        assert faults(verify()) == {Fault.TAIL_CUT}

    def test_a_cut_tail_whose_head_was_set_back_is_betrayed_by_the_root(self) -> None:
        Entry.objects.filter(chain=7, seq__gte=3).delete()
        ChainHead.objects.filter(chain=7).update(n=2, hash=Entry.objects.get(chain=7, seq=2).hash)
        (problem,) = verify().problems
        assert (problem.fault, problem.chain, problem.seq) == (Fault.TAIL_CUT, 7, 3)
        assert "mã gốc ngày 10/06/2024 ghi 4 dòng, chỉ còn 2" in problem.message

    def test_a_whole_chain_that_vanished(self) -> None:
        Entry.objects.filter(chain=8).delete()
        ChainHead.objects.filter(chain=8).delete()
        assert [(problem.fault, problem.chain) for problem in verify().problems] == [(Fault.TAIL_CUT, 8)]

    def test_a_rewritten_tail_is_betrayed_by_the_root(self) -> None:
        entry = Entry.objects.get(chain=8, seq=3)
        forged = audit.chains.entry_hash(
            bytes(entry.prev), chain=8, seq=3, at=entry.at, by_id=None, what=entry.what, payload={}
        )
        Entry.objects.filter(pk=entry.pk).update(payload={}, hash=forged)
        ChainHead.objects.filter(chain=8).update(hash=forged)
        (problem,) = verify().problems
        assert (problem.fault, problem.seq) == (Fault.ROOT_DISAGREES, 3)

    def test_an_entry_added_behind_the_heads_back(self) -> None:
        Entry.objects.create(chain=8, seq=4, at=AT, what="x", payload={}, prev=bytes(32), hash=bytes(32))
        assert {Fault.LINK_BROKEN, Fault.ENTRY_CHANGED, Fault.HEAD_DISAGREES} == faults(verify())

    def test_a_head_that_vanished(self) -> None:
        ChainHead.objects.filter(chain=7).delete()
        assert faults(verify()) == {Fault.HEAD_DISAGREES}

    def test_the_first_of_two_roots_removed(self) -> None:
        Root.objects.filter(day=DAY).delete()
        assert faults(verify()) == {Fault.ROOT_MISSING}

    def test_the_last_root_removed(self) -> None:
        Root.objects.filter(day=NEXT).delete()
        assert faults(verify()) == {Fault.ROOT_MISSING}

    def test_a_changed_root(self) -> None:
        root = Root.objects.get(day=DAY)
        Root.objects.filter(day=DAY).update(heads=root.heads | {"7": [2, "00" * 32]})
        assert Fault.ROOT_CHANGED in faults(verify())

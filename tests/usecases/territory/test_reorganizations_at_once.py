"""Two people who apply two reorganisations at once: one waits, then is judged against what the other left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import UnitKind
from ntm.core.territory.events import Act, ActKind, Change, Dissolve, Event
from ntm.core.territory.fates import ReorganizationRefused
from ntm.core.territory.unit import UnitVersion
from ntm.store.territory import bulk, reorganizing
from ntm.store.territory.models import Reorganization
from ntm.usecases.reorganization import operations

DAY, AT = date(2026, 1, 1), datetime(2025, 12, 20, 3, tzinfo=UTC)


@pytest.fixture
def province() -> None:
    """A province of two communes, committed so that every connection sees it."""
    start = Span(date(2021, 1, 1))
    versions = [
        UnitVersion(unit=1, kind=UnitKind.PROVINCE, code="12", name="Lai Châu", parent=None, span=start),
        UnitVersion(unit=2, kind=UnitKind.COMMUNE, code="03001", name="Một", parent=1, span=start),
        UnitVersion(unit=3, kind=UnitKind.COMMUNE, code="03002", name="Hai", parent=1, span=start),
    ]
    bulk.load(
        units=bulk.unit_rows([1, 2, 3]),
        versions=bulk.version_rows(versions, {}, events={}, on=DAY),
        lineage=bulk.lineage_rows((), {}, reorganizations={}),
    )


def rename(code: str, name: str) -> Change:
    return Change(act=ActKind.RENAME, code=code, name=name)


def apply(key: str, act: Act, on: date = DAY) -> None:
    one = Event(key=key, title=key, starts_on=on, papers=(), acts=(act,))
    operations.apply([one], sources=["thử"], by=None, at=AT)


class Other:
    """Another person's work on a connection of its own; `refused` is what it was told, None where it got through."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.work, self.finished, self.refused = work, 0.0, ""
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        try:
            self.work()
        except (ReorganizationRefused, operations.SomethingNewerDependsOnIt) as error:
            self.refused = str(error)
        finally:
            self.finished = time.monotonic()
            connection.close()


def while_the_other_waits(first: Callable[[], object], second: Callable[[], object]) -> Other:
    """Let the second begin while the first is at work, prove that it waits, and return how it ended."""
    other = Other(second)
    with transaction.atomic():
        reorganizing.lock()
        other.thread.start()
        time.sleep(0.5)
        assert not other.finished
        first()
        released = time.monotonic()
    other.thread.join(20)
    assert other.finished >= released
    return other


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_and_is_then_refused_naming_the_day(province: None) -> None:
    other = while_the_other_waits(lambda: apply("mot", rename("03001", "Mới")), lambda: apply("hai", Dissolve("03001")))
    assert "đã có thay đổi từ 01/01/2026" in other.refused
    assert list(Reorganization.objects.values_list("key", flat=True)) == ["mot"]


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_and_gets_through_where_the_first_left_its_units_alone(province: None) -> None:
    other = while_the_other_waits(
        lambda: apply("mot", rename("03001", "Mới")), lambda: apply("hai", rename("03002", "Mới"))
    )
    assert not other.refused
    assert list(Reorganization.objects.order_by("key").values_list("key", flat=True)) == ["hai", "mot"]


@pytest.mark.django_db(transaction=True)
def test_who_takes_back_waits_for_what_comes_to_rest_on_it(province: None) -> None:
    apply("mot", rename("03001", "Mới"))
    other = while_the_other_waits(
        lambda: apply("hai", rename("03001", "Mới Hơn"), on=date(2027, 1, 1)),
        lambda: operations.undo(["mot"], by=None, at=AT),
    )
    assert "01/01/2027" in other.refused
    assert not Reorganization.objects.filter(undone_at__isnull=False).exists()

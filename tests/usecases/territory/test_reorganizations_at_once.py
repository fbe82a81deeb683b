"""Two people who apply two reorganisations at once: one waits, then is judged against what the other left."""

from __future__ import annotations

import threading
import time
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


def event(key: str, act: Act) -> Event:
    return Event(key=key, title=key, starts_on=DAY, papers=(), acts=(act,))


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_and_is_then_refused_naming_the_day() -> None:
    start = Span(date(2021, 1, 1))
    versions = [
        UnitVersion(unit=1, kind=UnitKind.PROVINCE, code="12", name="Lai Châu", parent=None, span=start),
        UnitVersion(unit=2, kind=UnitKind.COMMUNE, code="03001", name="Một", parent=1, span=start),
    ]
    bulk.load(
        units=bulk.unit_rows([1, 2]),
        versions=bulk.version_rows(versions, {}, events={}, on=DAY),
        lineage=bulk.lineage_rows((), {}, reorganizations={}),
    )
    refused: list[str] = []
    finished: list[float] = []

    def second() -> None:
        try:
            operations.apply([event("hai", Dissolve("03001"))], sources=["thử"], by=None, at=AT)
        except ReorganizationRefused as error:
            refused.append(str(error))
        finally:
            finished.append(time.monotonic())
            connection.close()

    other = threading.Thread(target=second)
    with transaction.atomic():
        reorganizing.lock()
        other.start()
        time.sleep(0.5)
        assert not finished
        rename = Change(act=ActKind.RENAME, code="03001", name="Mới")
        operations.apply([event("mot", rename)], sources=["thử"], by=None, at=AT)
        released = time.monotonic()
    other.join(20)
    assert finished[0] >= released
    assert "đã có thay đổi từ 01/01/2026" in refused[0]
    assert list(Reorganization.objects.values_list("key", flat=True)) == ["mot"]

"""Two people at the very same moment, each on a connection of their own: one deed stands, the other person is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from uuid import uuid4

import pytest
from django.db import connection, transaction

from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Role
from ntm.core.reporting.assessment import Side
from ntm.core.reporting.closing import DecisionKind, DecisionNotPossible
from ntm.store.accounts.models import User
from ntm.store.audit.models import Entry
from ntm.store.reporting.models import PeriodDecision, ReportRevision, ReportStep, Settlement, Snapshot
from ntm.usecases.reporting import assessment, closing, settling
from ntm.usecases.reporting.assessment_words import NewWord
from ntm.usecases.reporting.settling import NothingToSettle
from ntm.usecases.reporting.steps import AnsweredMeanwhile
from tests.usecases.access.places import AT, person
from tests.usecases.reporting.district import JUNE, District, make_district
from tests.usecases.reporting.programme import (
    SOURCE,
    WORKING_DAY,
    figure,
    make_programme,
    moment,
    save,
    send,
)

pytestmark = pytest.mark.django_db(transaction=True)

Q2 = Period.parse("2024-Q2")


def while_the_first_is_still_at_it(first: Callable[[], object], second: Callable[[], object]) -> object:
    """Do the first deed and hold its transaction open until the second waits for it; return what became of the second.

    The first is committed then; a refusal of the second is an outcome too.
    """
    done, go_on = Event(), Event()

    def run_first() -> None:
        try:
            with transaction.atomic():
                first()
                done.set()
                go_on.wait(10)
        finally:
            done.set()
            connection.close()

    def run_second() -> object:
        try:
            return second()
        except (NothingToSettle, DecisionNotPossible, AnsweredMeanwhile) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(run_first)
        assert done.wait(10)
        other = pool.submit(run_second)
        assert waits_for_a_lock(other)
        go_on.set()
        one.result(10)
        return other.result(10)


def waits_for_a_lock(other: Future[object]) -> bool:
    """Say whether somebody comes to wait for a lock; a deed that ends without having waited does not."""
    until = time.monotonic() + 5
    while time.monotonic() < until and not other.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.01)
    return False


def disagree(place: District) -> None:
    for side, judgement, by, seen in (
        (Side.UNIT, Judgement.MET, place.commune_officer, "0-0"),
        (Side.LEAD, Judgement.NOT_MET, place.health_officer, "1-0"),
    ):
        word = NewWord(place.commune.pk, "15.2", judgement, seen=seen, note="kiểm tra")
        assessment.say(place.commune.pk, [word], side=side, period=Q2, client_id=uuid4(), by=by, on=JUNE, at=AT)


def test_of_two_who_settle_one_dispute_one_decides_and_the_other_is_told() -> None:
    place = make_district()
    disagree(place)
    colleague = person(Role.DISTRICT_OFFICE, place.district, username="dong-nghiep")

    def settle(judgement: Judgement, by: User) -> Callable[[], object]:
        return lambda: settling.settle(
            place.commune.pk,
            "15.2",
            period=Q2,
            judgement=judgement,
            reason=f"Kết luận: {judgement.label}",
            seen="1-1",
            client_id=uuid4(),
            by=by,
            on=JUNE,
            at=AT,
        )

    told = while_the_first_is_still_at_it(settle(Judgement.MET, place.office), settle(Judgement.NOT_MET, colleague))
    assert isinstance(told, NothingToSettle)
    assert "xã Nậm Xe" in str(told)
    (stands,) = Settlement.objects.all()
    assert (stands.judgement, stands.by) == ("met", place.office)
    assert Entry.objects.filter(what="assessment.settle").count() == 1


def test_of_two_who_close_one_period_one_closes_it_and_the_other_is_told() -> None:
    programme = make_programme()
    colleague = person(Role.DISTRICT_OFFICE, programme.country.district, username="dong-nghiep")

    def close(by: User) -> Callable[[], object]:
        return lambda: closing.decide(
            stream_id=programme.rule_id,
            period="2024-Q2",
            kind=DecisionKind.CLOSED,
            client_id=uuid4(),
            by=by,
            on=WORKING_DAY,
            at=moment(WORKING_DAY),
        )

    told = while_the_first_is_still_at_it(close(programme.office), close(colleague))
    assert isinstance(told, DecisionNotPossible)
    assert (PeriodDecision.objects.count(), Snapshot.objects.count()) == (1, 1)


def test_a_double_click_on_two_connections_sends_a_report_once() -> None:
    programme = make_programme()
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer)
    click = uuid4()

    def submit() -> object:
        return send(report_id, saved.version, by=programme.officer, client_id=click).seq

    assert while_the_first_is_still_at_it(submit, submit) == 1
    assert (ReportStep.objects.count(), ReportRevision.objects.count()) == (1, 1)

"""What a commune promised and did not reach is seen, asked for and explained; a request becomes work."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import UnitKind
from ntm.core.reporting.explanations import PromiseState, Reason
from ntm.core.reporting.risk import Risk
from ntm.store.assignments.models import TaskStep
from ntm.store.reporting.models import Explanation
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.planning import operations as planning
from ntm.usecases.planning import registering
from ntm.usecases.planning.new_registrations import NewRegistration
from ntm.usecases.reporting import explanation_queries, explanations, year_promises
from ntm.usecases.reporting.explanations import ExplainedMeanwhile, ExplanationRefused
from ntm.usecases.reporting.promise_lines import PromiseLine
from tests.usecases.access.places import AT, BEGIN, REFORM, add_unit
from tests.usecases.reporting.district import JUNE, District, make_district, report

pytestmark = pytest.mark.django_db

YEAR = Period.parse("2024")
END_OF_2023 = date(2023, 12, 31)


@pytest.fixture
def place() -> District:
    found = make_district()
    report(found, found.commune, {"15.2": 1.0, "16.1": 0.0}, as_of=END_OF_2023)
    report(found, found.commune, {"15.2": 0.0}, as_of=JUNE)
    registering.register(
        unit_id=found.commune.pk,
        year=2024,
        wanted=[NewRegistration(set_code="commune-2021-2025", item="16.1", quarter=2)],
        client_id=uuid4(),
        by=found.commune_officer,
        on=JUNE,
        at=AT,
    )
    return found


def lines(place: District, *, on: date = JUNE) -> dict[str, PromiseLine]:
    found = year_promises.promises_of(place.commune.pk, period=YEAR, by=place.commune_officer, on=on)
    return {line.item: line for line in found.lines}


def give(place: District, item: str, *, client_id: UUID | None = None, seen: int = 0, **changes: object) -> int:
    given: dict[str, object] = {
        "period": YEAR,
        "reason": Reason.CAPITAL_LATE,
        "text": "Vốn giao tháng 5",
        "remedy": "",
        "request": "",
        "new_day": date(2024, 9, 30),
        "by": place.commune_officer,
        "on": JUNE,
        "at": AT,
    }
    return explanations.explain(
        place.commune.pk,
        item,
        seen=seen,
        client_id=client_id or uuid4(),
        **(given | changes),  # type: ignore[arg-type]
    )


def test_a_promise_is_pending_until_its_quarter_ends_and_missed_the_day_after(place: District) -> None:
    assert lines(place)["16.1"].state is PromiseState.PENDING
    assert lines(place, on=date(2024, 6, 30))["16.1"].state is PromiseState.PENDING
    missed = lines(place, on=date(2024, 7, 1))["16.1"]
    assert (missed.state, missed.owes_explanation) == (PromiseState.MISSED, True)
    assert missed.due_on == date(2024, 6, 30)


def test_what_was_met_at_the_start_of_the_year_and_is_no_more_is_lost_though_nobody_promised_it(
    place: District,
) -> None:
    lost = lines(place)["15.2"]
    assert (lost.state, lost.promised) == (PromiseState.LOST, False)


def test_an_office_asks_once_and_the_commune_answers_by_explaining(place: District) -> None:
    wanted = [(place.commune.pk, "15.2")]
    ask = {"period": YEAR, "by": place.office, "on": JUNE, "at": AT}
    assert explanations.ask(place.district.pk, wanted, client_id=uuid4(), **ask) == 1  # type: ignore[arg-type]
    assert explanations.ask(place.district.pk, wanted, client_id=uuid4(), **ask) == 0  # type: ignore[arg-type]
    assert lines(place)["15.2"].asked
    step = TaskStep.objects.get(task__origin__startswith="explanation:")
    assert (step.owner_unit_id, step.due_on) == (place.commune.pk, date(2024, 6, 20))
    give(place, "15.2", request="Bổ sung bác sĩ cho trạm")
    explained = lines(place)["15.2"]
    assert not explained.owes_explanation
    assert explained.explained is not None
    assert explained.explained.reason is Reason.CAPITAL_LATE
    states = TaskStep.objects.filter(task__origin__startswith="explanation:").order_by("-seq")
    assert states[0].state == "accepted"
    assert TaskStep.objects.get(task__origin__startswith="explanation-request:").owner_agency_id == place.standing.pk
    with pytest.raises(NotAllowed):
        explanations.ask(place.district.pk, wanted, client_id=uuid4(), **(ask | {"by": place.commune_officer}))  # type: ignore[arg-type]


def test_a_later_explanation_stands_and_the_earlier_stays(place: District) -> None:
    give(place, "15.2")
    give(place, "15.2", seen=1, reason=Reason.STAFF)
    said = explanation_queries.explanations_of(place.commune.pk, "15.2", set_code="commune-2021-2025")
    assert [one.reason for one in said] == [Reason.STAFF, Reason.CAPITAL_LATE]
    with pytest.raises(ExplainedMeanwhile):
        give(place, "15.2", seen=1)


def test_a_double_click_explains_once(place: District) -> None:
    client_id = uuid4()
    assert give(place, "15.2", client_id=client_id) == give(place, "15.2", client_id=client_id)
    assert Explanation.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"text": " "}, "vì sao"), ({"new_day": JUNE}, "Thời hạn mới"), ({"item": "99.9"}, "Không có")],
)
def test_an_explanation_needs_words_and_a_day_to_come(place: District, changes: dict[str, object], words: str) -> None:
    item = str(changes.pop("item", "15.2"))
    with pytest.raises(ExplanationRefused, match=words):
        give(place, item, **changes)  # type: ignore[arg-type]


def test_the_agency_that_leads_may_explain_and_another_commune_may_not(place: District) -> None:
    give(place, "15.2", by=place.health_officer)
    with pytest.raises(NotAllowed):
        give(place, "15.2", by=place.second_officer, seen=1)


def test_a_pace_that_cannot_arrive_makes_a_promise_risky_and_says_why(place: District) -> None:
    registering.register(
        unit_id=place.commune.pk,
        year=2024,
        wanted=[
            NewRegistration(set_code="commune-2021-2025", item="17.4"),
            NewRegistration(set_code="commune-2021-2025", item="15.1"),
        ],
        client_id=uuid4(),
        by=place.commune_officer,
        on=JUNE,
        at=AT,
    )
    for number, value in enumerate((60.0, 61.0, 62.0)):
        day = date(2023, 9, 14) + timedelta(days=91 * number)
        report(place, place.commune, {"15.1:male": value, "15.1:female": value + 1}, as_of=day)
    found = lines(place)
    assert found["15.1"].state is PromiseState.AT_RISK
    assert found["15.1"].outlook is not None
    assert found["15.1"].outlook.risk is Risk.HARDLY_POSSIBLE
    assert found["17.4"].outlook is None  # nobody reported it: silence foretells nothing


def test_the_plan_s_targets_stand_beside_what_is_and_silence_is_told_apart(place: District) -> None:
    plan = planning.record_plan(
        unit_id=place.district.pk,
        kind="plan",
        title="Kế hoạch năm 2024",
        year=2024,
        number="133/KH-UBND",
        issued_on=date(2024, 4, 15),
        by=place.office,
        at=AT,
        on=JUNE,
    )
    fact = {
        "kind": "criterion_count",
        "start": 10,
        "quote": "duy trì 2/2 xã",
        "criteria_set": "commune",
        "year": 2024,
        "criterion": "15",
        "numerator": 2,
        "denominator": 2,
    }
    planning.record_target(plan_id=plan, fact=fact, by=place.office, at=AT, on=JUNE)
    found = year_promises.promises_of(place.district.pk, period=YEAR, by=place.office, on=JUNE)
    (gap,) = found.targets
    assert (gap.promised, gap.now, gap.missing, gap.unknown, gap.of) == (2, 0, 2, 1, 2)


def test_the_promises_of_a_place_take_a_fixed_number_of_queries(place: District) -> None:
    def queries_of() -> int:
        with CaptureQueriesContext(connection) as queries:
            year_promises.promises_of(place.district.pk, period=YEAR, by=place.office, on=JUNE)
        return len(queries)

    before = queries_of()
    for number in range(6):
        add_unit(f"Xã {number}", UnitKind.COMMUNE, [place.district, place.country.province], BEGIN, REFORM)
    assert queries_of() == before

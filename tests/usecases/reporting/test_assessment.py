"""A commune and the agency in charge judge the same indicators; where they differ, it is settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Verdict
from ntm.core.reporting.assessment import AssessmentState, Side
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Task, TaskStep
from ntm.store.audit.models import Entry
from ntm.store.reporting.models import Assessment, Decision, Settlement
from ntm.store.territory.models import Unit
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import assessment, assessment_queries, assessment_rules, assessment_sheets, settling
from ntm.usecases.reporting.assessment_words import JudgedMeanwhile, NewWord, NothingSaid, Said, WordsRefused
from tests.usecases.access.places import AT
from tests.usecases.reporting.district import JUNE, District, make_district, report

pytestmark = pytest.mark.django_db

Q2 = Period.parse("2024-Q2")


@pytest.fixture
def place() -> District:
    found = make_district()
    # 15.1 and 15.2 have thresholds of the country; the one of 15.3 depends on the region, which nobody stated.
    figures = {"15.1:male": 96.0, "15.1:female": 97.0, "15.2": 1.0, "15.3": 20.0}
    report(found, found.commune, figures, as_of=JUNE)
    report(found, found.second, {"15.2": 0.0}, as_of=JUNE, by=found.second_officer)
    return found


def say(
    place: District,
    unit: Unit,
    item: str,
    judgement: str,
    *,
    by: User,
    note: str = "",
    seen: str = "0-0",
    client_id: UUID | None = None,
    days: int = 0,
) -> Said:
    side = Side.UNIT if by in (place.commune_officer, place.second_officer) else Side.LEAD
    return assessment.say(
        unit.pk,
        [NewWord(unit.pk, item, Judgement(judgement), note, seen)],
        side=side,
        period=Q2,
        client_id=client_id or uuid4(),
        by=by,
        on=JUNE + timedelta(days=days),
        at=AT + timedelta(days=days),
    )


def cell(place: District, unit: Unit, item: str, *, on: date = JUNE) -> assessment_queries.Cell:
    frame = assessment_queries.frame_of(unit.pk, period=Q2, on=on)
    return assessment_queries.cells_of(frame, [frame.place], on=on)[unit.pk, item]


def test_a_commune_judges_itself_and_the_agency_in_charge_agrees(place: District) -> None:
    say(place, place.commune, "15.2", "met", by=place.commune_officer)
    assert cell(place, place.commune, "15.2").state is AssessmentState.WAITING_FOR_LEAD
    say(place, place.commune, "15.2", "met", by=place.health_officer, seen="1-0")
    found = cell(place, place.commune, "15.2")
    assert (found.state, found.by_rules) == (AssessmentState.AGREED, Verdict.MET)
    assert found.lead is not None
    assert found.lead.agency == "Trung tâm Y tế huyện"


def test_a_disagreement_has_a_last_day_a_task_at_the_standing_agency_and_ends_by_a_settlement(place: District) -> None:
    say(place, place.commune, "15.4", "met", by=place.commune_officer)
    said = say(place, place.commune, "15.4", "not_met", by=place.health_officer, note="Chưa có sổ", seen="1-0")
    assert said.differing == ((place.commune.pk, "15.4"),)
    found = cell(place, place.commune, "15.4")
    assert (found.state, found.settle_by) == (AssessmentState.DISAGREED, date(2024, 6, 20))
    assert not cell(place, place.commune, "15.4", on=date(2024, 6, 20)).overdue
    assert cell(place, place.commune, "15.4", on=date(2024, 6, 21)).overdue
    task = Task.objects.get()
    assert TaskStep.objects.get(task=task).owner_agency_id == place.standing.pk
    settling.settle(
        place.commune.pk,
        "15.4",
        period=Q2,
        judgement=Judgement.NOT_MET,
        reason="Kiểm tra ngày 12/6: chưa có sổ sức khỏe điện tử",
        seen="1-1",
        client_id=uuid4(),
        by=place.office,
        on=date(2024, 6, 12),
        at=AT + timedelta(days=2),
    )
    found = cell(place, place.commune, "15.4")
    assert (found.state, found.assessed.judgement) == (AssessmentState.SETTLED, Judgement.NOT_MET)
    assert TaskStep.objects.filter(task=task).order_by("-seq")[0].state == "accepted"
    assert Assessment.objects.count() == 2  # both words stand beside the settlement


def test_what_the_rules_cannot_judge_becomes_a_decision_with_both_words_as_evidence(place: District) -> None:
    assert cell(place, place.commune, "15.3").by_rules is Verdict.NOT_JUDGED
    say(place, place.commune, "15.3", "met", by=place.commune_officer)
    said = say(place, place.commune, "15.3", "met", by=place.health_officer, note="Biên bản 12/BB-TTYT", seen="1-0")
    assert said.decided == ((place.commune.pk, "15.3"),)
    decision = Decision.objects.get()
    assert (decision.judgement, decision.as_of, decision.by) == ("met", JUNE, place.health_officer)
    assert "Biên bản 12/BB-TTYT" in decision.evidence
    assert "tự đánh giá: đạt" in decision.evidence


def test_people_who_agree_against_the_figures_override_nothing_and_have_to_settle_it(place: District) -> None:
    say(place, place.second, "15.2", "met", by=place.second_officer)
    say(place, place.second, "15.2", "met", by=place.health_officer, seen="1-0")
    found = cell(place, place.second, "15.2")
    assert (found.by_rules, found.state) == (Verdict.NOT_MET, AssessmentState.AGAINST_RULES)
    assert not Decision.objects.exists()
    assert Task.objects.count() == 1


def test_who_does_not_follow_the_unit_says_why(place: District) -> None:
    say(place, place.commune, "15.2", "met", by=place.commune_officer)
    with pytest.raises(WordsRefused, match="lý do"):
        say(place, place.commune, "15.2", "not_met", by=place.health_officer, seen="1-0")
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize("judgement", ["nearly_met", "not_assessed"])
def test_nearly_met_needs_a_paper_of_the_place(place: District, judgement: str) -> None:
    with pytest.raises(WordsRefused, match="chưa có văn bản cho phép"):
        say(place, place.commune, "15.2", judgement, by=place.commune_officer)
    assessment_rules.set_rule(
        unit_id=place.country.province.pk,
        settle_days=None,
        answer_days=None,
        allows_nearly=True,
        allows_not_assessed=True,
        source="Hướng dẫn thử số 1",
        from_day=date(2024, 1, 1),
        client_id=uuid4(),
        by=place.province_office,
        on=JUNE,
        at=AT,
    )
    say(place, place.commune, "15.2", judgement, by=place.commune_officer)
    found = cell(place, place.commune, "15.2")
    assert found.unit is not None
    assert found.unit.judgement.value == judgement


def test_not_applicable_is_for_indicators_of_which_the_law_says_if_any(place: District) -> None:
    with pytest.raises(WordsRefused, match="áp dụng cho mọi xã"):
        say(place, place.commune, "15.2", "not_applicable", by=place.commune_officer)
    say(place, place.commune, "13.4", "not_applicable", by=place.commune_officer)


def test_an_agency_judges_only_what_it_leads(place: District) -> None:
    with pytest.raises(NotAllowed, match="không phụ trách"):
        say(place, place.commune, "14.1", "met", by=place.health_officer)


def test_an_office_judges_what_nobody_leads_and_not_what_somebody_does(place: District) -> None:
    say(place, place.commune, "14.1", "met", by=place.office)
    with pytest.raises(NotAllowed, match="Trung tâm Y tế"):
        say(place, place.commune, "15.2", "met", by=place.office)


def test_an_office_judges_for_a_lead_that_nobody_works_for(place: District) -> None:
    place.health_officer.is_active = False
    place.health_officer.save()
    say(place, place.commune, "15.2", "met", by=place.office)
    found = cell(place, place.commune, "15.2")
    assert found.lead is not None
    assert found.lead.agency == "Phòng Nông nghiệp và Phát triển nông thôn"


def test_a_commune_speaks_for_itself_alone(place: District) -> None:
    with pytest.raises(NotAllowed):
        say(place, place.commune, "15.2", "met", by=place.second_officer)


def test_a_double_click_says_it_once(place: District) -> None:
    client_id = uuid4()
    for _ in range(2):
        assert say(place, place.commune, "15.2", "met", by=place.commune_officer, client_id=client_id).said == 1
    assert Assessment.objects.count() == 1
    assert Entry.objects.filter(what="assessment.say").count() == 1


def test_the_same_word_again_says_nothing_new(place: District) -> None:
    say(place, place.commune, "15.2", "met", by=place.commune_officer)
    with pytest.raises(NothingSaid):
        say(place, place.commune, "15.2", "met", by=place.commune_officer, seen="1-0")


def test_of_two_tabs_the_second_sees_what_the_first_said_and_nothing_is_lost(place: District) -> None:
    say(place, place.commune, "15.2", "met", by=place.commune_officer)
    with pytest.raises(JudgedMeanwhile, match="vừa đánh giá"):
        say(place, place.commune, "15.2", "not_met", by=place.commune_officer)
    found = cell(place, place.commune, "15.2")
    assert found.unit is not None
    assert found.unit.judgement is Judgement.MET


def test_a_side_that_changes_its_word_ends_the_disagreement_and_its_task(place: District) -> None:
    say(place, place.commune, "15.4", "met", by=place.commune_officer)
    say(place, place.commune, "15.4", "not_met", by=place.health_officer, note="Chưa có", seen="1-0")
    say(place, place.commune, "15.4", "not_met", by=place.commune_officer, seen="1-1", days=1)
    assert cell(place, place.commune, "15.4").state is AssessmentState.AGREED
    assert TaskStep.objects.order_by("-seq")[0].state == "accepted"
    assert Assessment.objects.count() == 3


def test_an_agency_judges_many_communes_at_once_all_or_none(place: District) -> None:
    say(place, place.commune, "15.2", "met", by=place.commune_officer)
    say(place, place.second, "15.2", "not_met", by=place.second_officer)
    words = [
        NewWord(place.commune.pk, "15.2", Judgement.MET, "", "1-0"),
        NewWord(place.second.pk, "15.2", Judgement.NOT_MET, "", "1-0"),
    ]
    bad = [*words, NewWord(place.second.pk, "15.99", Judgement.MET)]
    with pytest.raises((WordsRefused, NotAllowed)):
        assessment.say(
            place.district.pk,
            bad,
            side=Side.LEAD,
            period=Q2,
            client_id=uuid4(),
            by=place.health_officer,
            on=JUNE,
            at=AT,
        )
    assert Assessment.objects.count() == 2
    said = assessment.say(
        place.district.pk, words, side=Side.LEAD, period=Q2, client_id=uuid4(), by=place.health_officer, on=JUNE, at=AT
    )
    assert (said.said, said.differing) == (2, ())


def test_a_settlement_repeated_settles_once_and_an_agreement_cannot_be_settled(place: District) -> None:
    say(place, place.commune, "15.4", "met", by=place.commune_officer)
    say(place, place.commune, "15.4", "not_met", by=place.health_officer, note="Chưa có", seen="1-0")
    settle: Callable[..., Said] = lambda **changes: settling.settle(  # noqa: E731
        **(
            {
                "unit_id": place.commune.pk,
                "item": "15.4",
                "period": Q2,
                "judgement": Judgement.MET,
                "reason": "Đã xem sổ",
                "seen": "1-1",
                "client_id": changes.get("client_id", uuid4()),
                "by": place.office,
                "on": JUNE,
                "at": AT + timedelta(hours=1),
            }
            | changes
        )
    )
    client_id = uuid4()
    for _ in range(2):
        settle(client_id=client_id)
    assert Settlement.objects.count() == 1
    with pytest.raises(settling.NothingToSettle):
        settle()
    with pytest.raises(NotAllowed):
        settle(by=place.commune_officer)


def test_a_commune_that_ended_is_not_judged_for_a_period_after_its_end(place: District) -> None:
    with pytest.raises(assessment_queries.NothingToAssess, match="không có vào ngày"):
        assessment_queries.frame_of(place.commune.pk, period=Period.parse("2025-Q3"), on=date(2025, 9, 10))


def test_a_period_is_assessed_from_its_first_day_of_figures(place: District) -> None:
    with pytest.raises(assessment_queries.NothingToAssess, match="15/06/2024"):
        assessment_queries.day_of(Period.parse("2024-Q3"), on=date(2024, 6, 14))
    assert assessment_queries.day_of(Period.parse("2024-Q3"), on=date(2024, 6, 15)) == date(2024, 6, 15)
    assert assessment_queries.day_of(Q2, on=date(2024, 9, 1)) == date(2024, 6, 14)


def test_the_grid_of_an_agency_has_its_indicators_and_a_fixed_number_of_queries(place: District) -> None:
    def opened() -> tuple[assessment_sheets.Grid, int]:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = assessment_sheets.grid(place.district.pk, period=Q2, wanted=(), by=place.health_officer, on=JUNE)
        return found, len(queries)

    grid, before = opened()
    assert grid.items == ("15.1", "15.2", "15.3", "15.4")
    assert [row.unit.name for row in grid.rows] == ["Bản Lang", "Nậm Xe"]
    from ntm.core.kernel.states import UnitKind
    from tests.usecases.access.places import BEGIN, REFORM, add_unit

    for number in range(8):
        add_unit(f"Xã {number}", UnitKind.COMMUNE, [place.district, place.country.province], BEGIN, REFORM)
    grid, after = opened()
    assert len(grid.rows) == 10
    assert after == before


def test_the_sheet_of_a_commune_shows_three_views_of_a_criterion(place: District) -> None:
    for item in ("15.1", "15.2"):
        say(place, place.commune, item, "met", by=place.commune_officer)
    sheet = assessment_sheets.sheet(place.commune.pk, period=Q2, by=place.commune_officer, on=JUNE)
    health = next(one for one in sheet.criteria if one.criterion.number == 15)
    assert (health.by_unit, health.by_lead) == (Verdict.NOT_JUDGED, Verdict.NOT_JUDGED)
    assert sheet.counts[AssessmentState.WAITING_FOR_LEAD] == 2
    assert health.lines[0].leads == "Trung tâm Y tế huyện"
    assert health.lines[0].figures.endswith("97%")
    assert sheet.may_say


def test_the_standing_agency_sees_every_dispute_the_most_urgent_first(place: District) -> None:
    for days, unit, officer in ((0, place.commune, place.commune_officer), (2, place.second, place.second_officer)):
        say(place, unit, "15.4", "met", by=officer, days=days)
        say(place, unit, "15.4", "not_met", by=place.health_officer, note="Chưa có", seen="1-0", days=days)
    found = assessment_sheets.disputes(place.district.pk, period=Q2, by=place.office, on=date(2024, 6, 21))
    assert [one.unit.name for one in found.open] == ["Nậm Xe", "Bản Lang"]
    assert (found.overdue, found.may_settle) == (1, True)

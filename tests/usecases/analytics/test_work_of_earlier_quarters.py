"""What is still to be judged and settled of an earlier quarter stays on the list until the quarter is closed."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement
from ntm.core.reporting.assessment import Side
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.reporting.models import DutyRule, PeriodDecision
from ntm.usecases.analytics import my_work as works
from ntm.usecases.analytics import responsibility
from ntm.usecases.analytics.my_work import WorkKind
from ntm.usecases.reporting import assessment, open_quarters
from ntm.usecases.reporting.assessment_words import NewWord
from tests.usecases.access.places import AT, BEGIN
from tests.usecases.reporting.district import JUNE, District, make_district

pytestmark = pytest.mark.django_db

Q2 = Period.parse("2024-Q2")
JULY = date(2024, 7, 10)  # quarter III has begun on 15 June


@pytest.fixture
def place() -> District:
    return make_district()


def say(place: District, side: Side, judgement: Judgement, *, seen: str, by: User) -> None:
    word = NewWord(place.commune.pk, "15.2", judgement, seen=seen, note="kiểm tra tại chỗ")
    assessment.say(place.commune.pk, [word], side=side, period=Q2, client_id=uuid4(), by=by, on=JUNE, at=AT)


def titles(user: User, kind: WorkKind) -> list[str]:
    found = works.my_work(user, responsibility.responsibilities(user, on=JULY), on=JULY)
    return [one.title for one in found.items if one.kind is kind]


def decide(place: District, rule: DutyRule, kind: str, seq: int) -> None:
    PeriodDecision.objects.create(
        unit=place.district,
        rule=rule,
        period=Q2.code,
        seq=seq,
        kind=kind,
        reason="sót" if kind == "reopened" else "",
        client_id=uuid4(),
        by=place.office,
        at=AT,
    )


def test_what_the_lead_has_not_judged_of_quarter_ii_is_still_asked_for_in_july(place: District) -> None:
    assert not titles(place.health_officer, WorkKind.ASSESS)
    say(place, Side.UNIT, Judgement.MET, seen="0-0", by=place.commune_officer)
    (title,) = titles(place.health_officer, WorkKind.ASSESS)
    assert "quý II/2024" in title


def test_a_disagreement_of_quarter_ii_waits_for_the_office_until_the_quarter_is_closed(place: District) -> None:
    say(place, Side.UNIT, Judgement.MET, seen="0-0", by=place.commune_officer)
    say(place, Side.LEAD, Judgement.NOT_MET, seen="1-0", by=place.health_officer)
    (title,) = titles(place.office, WorkKind.SETTLE)
    assert "1 chỉ tiêu" in title and "quý II/2024" in title
    rule = DutyRule.objects.create(
        unit=place.district,
        title="Báo cáo quý",
        reporter="commune",
        frequency="quarter",
        due_day=14,
        set_code="commune-2021-2025",
        source="thử",
        span=open_span(BEGIN),
        by=place.office,
        at=AT,
    )
    decide(place, rule, "closed", 1)
    assert not titles(place.office, WorkKind.SETTLE)
    decide(place, rule, "reopened", 2)
    assert titles(place.office, WorkKind.SETTLE) == [title]


def test_a_quarter_of_which_nobody_said_a_word_is_nobodys_work(place: District) -> None:
    assert [one.code for one in open_quarters.open_quarters(place.district.pk, on=JULY)] == ["2024-Q3"]

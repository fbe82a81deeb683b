"""A measure's series across the day on which a commune was made of others; figures of days without the unit."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Judgement, Level
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.reporting.models import ReportRevision
from ntm.store.territory.models import Lineage, UnitStatement
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reporting import carrying, operations
from ntm.usecases.territory import queries as units

pytestmark = pytest.mark.django_db
DAY = date(2025, 7, 1)
LAST = date(2025, 6, 30)
ON = date(2025, 12, 31)
AT = datetime(2025, 12, 31, 3, tzinfo=UTC)


@pytest.fixture
def criteria_set() -> CriteriaSet:
    return criteria.library().sets["commune-2021-2025"]


@pytest.fixture
def officer(country_database: None, db: None) -> User:
    person = User.objects.create(username="tinh", full_name="Văn phòng tỉnh")
    Grant.objects.create(
        user=person,
        role="province_office",
        unit_id=units.find_unit("12", Level.PROVINCE, DAY).id,
        span=open_span(date(2021, 1, 1)),
    )
    return person


def muong_khoa() -> units.UnitOn:
    found = [hit.unit for hit in units.search("xã Mường Khoa", DAY) if hit.contains]
    assert len(found) == 1
    return found[0]


def say(officer: User, criteria_set: CriteriaSet, unit: int, day: date, **figures: float) -> None:
    operations.submit_figures(
        unit_id=unit,
        as_of=day,
        criteria_set=criteria_set,
        figures={code.replace("_", ".").removeprefix("m"): value for code, value in figures.items()},
        notes={},
        source="báo cáo",
        seen_revision=0,
        by=officer,
        on=ON,
        at=AT,
    )


def state(unit: int, attribute: str, value: int) -> None:
    UnitStatement.objects.create(
        unit_id=unit,
        attribute=attribute,
        value=str(value),
        since=date(2024, 1, 1),
        source="niên giám",
        by_name="Thống kê",
        at=AT,
    )


def test_the_series_of_a_new_commune_goes_back_through_its_parts(officer: User, criteria_set: CriteriaSet) -> None:
    new = muong_khoa()
    parts = [link.unit for link in units.history(new.id).predecessors]
    assert len(parts) > 1 and all(link.whole for link in units.history(new.id).predecessors)
    for number, old in enumerate(parts, start=1):
        say(officer, criteria_set, old.id, date(2024, 12, 31), m9_1=number, m4_2=90 + number, m1_1=1)
        state(old.id, "households", 100 * number)
    say(officer, criteria_set, new.id, ON, m9_1=1)
    before = list(ReportRevision.objects.order_by("pk").values_list())

    def series(code: str) -> carrying.Series:
        measure = criteria_set.measure_named(code, on=LAST)
        return carrying.series(new.id, measure=measure, criteria_set=criteria_set, on=ON)

    temporary = series("9.1")
    assert temporary.began_on == DAY
    total = sum(range(1, len(parts) + 1))
    assert [(point.on, point.value) for point in temporary.points] == [(date(2024, 12, 31), total), (ON, 1)]
    assert {one.name for one in temporary.carried[0].parts} == {old.full_name for old in parts}
    electricity = series("4.2").carried[0]
    weights = [100 * number for number in range(1, len(parts) + 1)]
    wanted = sum(weight * (90 + number) for number, weight in enumerate(weights, start=1)) / sum(weights)
    assert electricity.value == pytest.approx(wanted)
    assert series("1.1").carried[0].value is None
    assert list(ReportRevision.objects.order_by("pk").values_list()) == before


def count(unit: int, criteria_set: CriteriaSet, code: str, numerator: float, denominator: float) -> None:
    """Say the counts behind a rate in a revision of their own, as a report does that gives them."""
    last = ReportRevision.objects.filter(unit_id=unit).latest("pk")
    at = last.form.measures.index(code)
    numerators: list[float | None] = [None] * len(last.v)
    denominators: list[float | None] = [None] * len(last.v)
    numerators[at], denominators[at] = numerator, denominator
    last.pk, last.revision, last.n, last.d = None, last.revision + 1, numerators, denominators
    last.save(force_insert=True)


def test_a_rate_whose_counts_are_known_is_carried_by_their_sums_and_says_so(
    officer: User, criteria_set: CriteriaSet
) -> None:
    new = muong_khoa()
    parts = [link.unit for link in units.history(new.id).predecessors]
    for old, value in zip(parts, (50, 90, 90, 90), strict=False):
        say(officer, criteria_set, old.id, LAST, m4_2=value)
    measure = criteria_set.measure_named("4.2", on=LAST)

    def carried() -> carrying.Point:
        return carrying.series(new.id, measure=measure, criteria_set=criteria_set, on=ON).carried[0]

    assert (carried().value, "chưa có số hộ" in carried().words) == (None, True)
    for old in parts:
        state(old.id, "households", 100)
    assert "bình quân theo số hộ" in carried().words
    count(parts[0].id, criteria_set, "4.2", 50, 100)
    assert "bình quân theo số hộ" in carried().words, "one part alone does not make a sum"
    for old in parts[1:]:
        count(old.id, criteria_set, "4.2", 270, 300)
    below = 100 + 300 * (len(parts) - 1)
    assert carried().value == pytest.approx(100 * (50 + 270 * (len(parts) - 1)) / below)
    assert "cộng tử số và mẫu số" in carried().words


def test_the_last_day_of_the_parts_and_the_first_of_the_whole(officer: User, criteria_set: CriteriaSet) -> None:
    new = muong_khoa()
    parts = [link.unit for link in units.history(new.id).predecessors]
    for old in parts:
        say(officer, criteria_set, old.id, LAST, m9_1=2)
    say(officer, criteria_set, new.id, DAY, m9_1=5)
    measure = criteria_set.measure_named("9.1", on=LAST)
    series = carrying.series(new.id, measure=measure, criteria_set=criteria_set, on=ON)
    assert [(point.on, point.value) for point in series.points] == [(LAST, 2 * len(parts)), (DAY, 5)]
    assert [point.on for point in series.own] == [DAY]


def test_a_part_that_was_divided_is_carried_only_when_its_shares_are_stated(
    officer: User, criteria_set: CriteriaSet
) -> None:
    hanoi = units.find_unit("01", Level.PROVINCE, DAY).id
    Grant.objects.create(user=officer, role="province_office", unit_id=hanoi, span=open_span(date(2021, 1, 1)))
    link = Lineage.objects.filter(whole=False, new__versions__parent=hanoi).order_by("new_id")[0]
    parts = [one.unit.id for one in units.history(link.new_id).predecessors]
    for old in parts:
        say(officer, criteria_set, old, LAST, m9_1=10)
    measure = criteria_set.measure_named("9.1", on=LAST)
    series = carrying.series(link.new_id, measure=measure, criteria_set=criteria_set, on=ON)
    assert series.carried[0].value is None
    assert "chưa có tỷ lệ" in series.carried[0].words
    Lineage.objects.filter(new_id=link.new_id, share__isnull=True).update(share="0.5", share_source="nghị quyết")
    series = carrying.series(link.new_id, measure=measure, criteria_set=criteria_set, on=ON)
    wholes = Lineage.objects.filter(new_id=link.new_id, whole=True).count()
    assert series.carried[0].value == pytest.approx(10 * wholes + 5 * (len(parts) - wholes))


def test_a_figure_of_a_unit_that_has_ended_is_refused_and_its_successor_offered(
    officer: User, criteria_set: CriteriaSet
) -> None:
    new = muong_khoa()
    old = units.history(new.id).predecessors[0].unit
    with pytest.raises(operations.FiguresRefused, match=f"30/06/2025.*01/07/2025.*{new.code}"):
        say(officer, criteria_set, old.id, DAY, m9_1=1)
    with pytest.raises(operations.FiguresRefused, match=f"từ ngày 01/07/2025.*{old.code}"):
        say(officer, criteria_set, new.id, LAST, m9_1=1)
    with pytest.raises(operations.DecisionRefused, match=new.code):
        operations.decide_indicator(
            unit_id=old.id,
            criteria_set=criteria_set,
            item="1.1",
            judgement=Judgement.MET,
            evidence="biên bản",
            as_of=DAY,
            by=officer,
            on=ON,
            at=AT,
        )

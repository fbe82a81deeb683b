"""The demonstration as a whole: real units, five papers, people, figures that equal what papers state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from ntm.core.kernel.states import Level, Role
from ntm.core.reading.facts import FactKind
from ntm.store.accounts.models import User
from ntm.store.audit.models import Entry
from ntm.store.planning.models import Target
from ntm.store.reading.models import Paper, PaperFinding
from ntm.store.reporting.models import Origin, ReportRevision
from ntm.usecases.analytics import judged, places
from ntm.usecases.audit.verification import verify
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.demonstration import loading, muong_khoa, people
from ntm.usecases.demonstration.paper_files import paper_files
from ntm.usecases.demonstration.simulation.stated import stated_before
from ntm.usecases.planning import queries as planning
from ntm.usecases.planning import works
from ntm.usecases.reading.reading import read_file
from ntm.usecases.recognition.queries import recognized_on
from ntm.usecases.reporting import queries as reporting
from ntm.usecases.territory import queries as units

pytestmark = pytest.mark.django_db

END_OF_2023 = date(2023, 12, 31)


@pytest.fixture(scope="module")
def accounts(year_database: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[tuple[loading.Account, ...]]:
    """Set the demonstration up once for the module, and leave nothing of it behind."""
    from django.db import transaction

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            yield loading.set_up(papers_folder=None, at=timezone.now(), say=lambda _: None)
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


def unit(*path: str, on: date = END_OF_2023) -> int:
    return loading.unit_at(path, on=on)


def met_by_criterion(place: int, on: date) -> dict[int, int]:
    criteria_set = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=on)
    communes = places.units_below(place, days=[on], levels=[Level.COMMUNE])[on]
    result = judged.judge_units(communes, criteria_set=criteria_set, on=on)
    return {count.number: count.met for count in result.summary.criteria}


def test_there_is_an_account_for_every_role(accounts: tuple[loading.Account, ...]) -> None:
    assert {account.role for account in accounts} == set(Role)
    for account in accounts:
        assert User.objects.get(username=account.username).check_password(account.password)


@pytest.mark.parametrize(
    ("name", "path"),
    [("lai-chau-plan-2024", ("Lai Châu",)), ("phong-tho-plan-2024", ("Lai Châu", "Phong Thổ"))],
)
def test_simulated_counts_equal_what_the_paper_states_of_the_end_of_2023(
    accounts: object, name: str, path: tuple[str, ...]
) -> None:
    stated = stated_before(read_file(paper_files(None)[name]), year=2023).counts
    shown = met_by_criterion(unit(*path), END_OF_2023)
    assert len(stated) >= 18
    assert {number: shown[number] for number in stated} == dict(stated)


def test_as_many_communes_are_recognised_as_the_province_states(accounts: object) -> None:
    communes = [one.id for one in units.communes_in(unit("Lai Châu"), END_OF_2023)]
    found = recognized_on(communes, on=END_OF_2023)
    assert len(found) == 39
    assert all(one.simulated for one in found.values())


def test_what_could_not_be_met_is_told(accounts: object) -> None:
    notes = reporting.simulation_notes([unit("Lai Châu")], on=END_OF_2023)
    assert any("13,6" in note for note in notes)


def test_every_invented_figure_is_marked(accounts: object) -> None:
    for report in ReportRevision.objects.all():
        assert set(report.src) <= {Origin.ABSENT, Origin.SIMULATED}
        assert "Mô phỏng" in report.source


def test_both_ends_of_years_are_there_for_xa_and_thi_tran(accounts: object) -> None:
    days = set(ReportRevision.objects.values_list("as_of", flat=True))
    assert days == set(loading.DAYS)
    # Lai Châu has 94 xã, 5 phường and 7 thị trấn, Tuần Giáo 18 xã and 1 thị trấn.
    assert ReportRevision.objects.filter(as_of=END_OF_2023).count() == 106 + 19


def test_the_five_papers_are_there_with_their_contradictions(accounts: object) -> None:
    assert Paper.objects.count() == 5
    codes = set(PaperFinding.objects.filter(paper__file_name="muong-khoa-plan-2025.txt").values_list("code", flat=True))
    assert "sum_mismatch" in codes
    assert PaperFinding.objects.filter(code="cascade_conflict").exists()


def test_confirmed_facts_became_targets_with_their_quotes(accounts: object) -> None:
    target = Target.objects.get(
        plan__unit_id=unit("Lai Châu"), kind=FactKind.CRITERION_COUNT, criterion="2", year=2024, criteria_set="commune"
    )
    assert (target.numerator, target.denominator) == (77, 94)
    assert "77/94" in target.quote
    assert target.plan.is_draft


def test_muong_khoa_2025_runs_from_its_resolutions_to_a_plan_in_force(accounts: object) -> None:
    commune = unit("Lai Châu", "Mường Khoa", on=loading.TWO_TIER_DAY)
    plan = planning.plan_in_force(commune, year=2025, on=loading.TWO_TIER_DAY)
    assert not plan.missing and "mô phỏng" in plan.label
    with pytest.raises(planning.NoPlanInForce, match="2025"):
        planning.plan_in_force(commune, year=2025, on=muong_khoa.ISSUED - timedelta(days=1))
    levels = [target.value for target in planning.targets_in_force(commune, year=2025, on=loading.TWO_TIER_DAY)]
    assert 54 in levels  # triệu đồng a head and year, as the paper has it
    (work,) = works.works_of_plan(plan.id, on=loading.TWO_TIER_DAY)
    assert (work.terms.amount_words, work.terms.where) == ("7 km", "bản Hô Tra")


def test_the_village_head_has_a_village_of_the_papers(accounts: object) -> None:
    (post,) = [post for post in people.POSTS if post.role is Role.VILLAGE_HEAD]
    assert unit(*post.place)


def test_the_audit_holds(accounts: object) -> None:
    assert Entry.objects.filter(what="figures.simulate").exists()
    assert not verify().problems


def test_a_second_run_adds_nothing_but_passwords(accounts: tuple[loading.Account, ...]) -> None:
    before = (ReportRevision.objects.count(), Paper.objects.count(), User.objects.count(), Target.objects.count())
    again = loading.set_up(papers_folder=None, at=timezone.now(), say=lambda _: None)
    after = (ReportRevision.objects.count(), Paper.objects.count(), User.objects.count(), Target.objects.count())
    assert before == after
    assert {account.password for account in again}.isdisjoint({account.password for account in accounts})


def test_a_database_with_other_peoples_accounts_is_refused(accounts: object) -> None:
    User.objects.create(username="nguoi-that", full_name="Người thật")
    with pytest.raises(loading.NotADemonstration):
        loading.set_up(papers_folder=None, at=timezone.now(), say=lambda _: None)
    User.objects.filter(username="nguoi-that").delete()

"""A commune's figures: said with their source, corrected by a new revision, never overwritten."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from django.db import IntegrityError, transaction

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Judgement, Level, Role
from ntm.store.audit.models import Entry
from ntm.store.reporting.models import Origin, ReportRevision
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.criteria.queries import criteria_set_in_force
from ntm.usecases.reporting import operations, queries
from tests.usecases.access.places import AT, BEFORE, Country, make_country, person

pytestmark = pytest.mark.django_db

END_OF_2023 = date(2023, 12, 31)


@pytest.fixture
def country() -> Country:
    return make_country()


@pytest.fixture
def commune_set() -> CriteriaSet:
    return criteria_set_in_force(level=Level.COMMUNE, province_code=None, on=END_OF_2023)


def say(country: Country, commune_set: CriteriaSet, figures: dict[str, float | None], **changes: object) -> object:
    given: dict[str, object] = {
        "unit_id": country.commune.pk,
        "as_of": END_OF_2023,
        "criteria_set": commune_set,
        "figures": figures,
        "notes": {},
        "source": "Báo cáo số 45/BC-UBND ngày 05/01/2024",
        "seen_revision": 0,
        "by": changes.pop("by", None)
        or person(Role.COMMUNE_OFFICER, country.commune, username=f"o{len(changes)}-{AT}"),
        "on": BEFORE,
        "at": AT,
    }
    return operations.submit_figures(**(given | changes))  # type: ignore[arg-type]


def test_a_figure_is_shown_on_its_day_and_after_but_not_the_day_before(
    country: Country, commune_set: CriteriaSet
) -> None:
    say(country, commune_set, {"4.2": 96.5})
    column = commune_set.measure_position("4.2")
    for day, expected in ((date(2023, 12, 30), np.nan), (END_OF_2023, 96.5), (date(2024, 6, 10), 96.5)):
        figures = queries.figures_on([country.commune.pk], criteria_set=commune_set, on=day)
        assert np.array_equal(figures.values[0, column], expected, equal_nan=True)


def test_a_correction_is_a_new_revision_and_the_old_figure_stays(country: Country, commune_set: CriteriaSet) -> None:
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    say(country, commune_set, {"4.2": 96.5, "3.1": 81}, by=officer)
    say(country, commune_set, {"4.2": 94}, by=officer, seen_revision=1, notes={"4.2": "đếm lại theo sổ điện lực"})
    said = queries.sayings(country.commune.pk, measure="4.2", criteria_set=commune_set, on=END_OF_2023)
    assert [(one.value, one.revision, one.note) for one in said] == [(94, 2, "đếm lại theo sổ điện lực"), (96.5, 1, "")]
    unchanged = queries.sayings(country.commune.pk, measure="3.1", criteria_set=commune_set, on=END_OF_2023)
    assert [one.revision for one in unchanged] == [1]


def test_a_new_day_starts_from_the_figures_of_the_day_before(country: Country, commune_set: CriteriaSet) -> None:
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    say(country, commune_set, {"4.2": 96.5, "3.1": 81}, by=officer)
    say(country, commune_set, {"4.2": 97}, by=officer, as_of=date(2024, 6, 1))
    report = queries.report_on(country.commune.pk, criteria_set=commune_set, as_of=date(2024, 6, 1))
    assert report.values["3.1"] == 81
    assert report.origins["3.1"] is Origin.CARRIED
    assert report.origins["4.2"] is Origin.ENTERED


def test_a_withdrawn_figure_is_unknown_and_not_zero(country: Country, commune_set: CriteriaSet) -> None:
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    say(country, commune_set, {"4.2": 0}, by=officer)
    say(country, commune_set, {"4.2": None}, by=officer, seen_revision=1)
    said = queries.sayings(country.commune.pk, measure="4.2", criteria_set=commune_set, on=END_OF_2023)
    assert [one.value for one in said] == [None, 0]
    figures = queries.figures_on([country.commune.pk], criteria_set=commune_set, on=END_OF_2023)
    assert np.isnan(figures.values[0, commune_set.measure_position("4.2")])


def test_two_officers_who_started_from_the_same_revision_do_not_overwrite_each_other(
    country: Country, commune_set: CriteriaSet
) -> None:
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    say(country, commune_set, {"4.2": 96.5}, by=officer)
    with pytest.raises(operations.SomebodyWasFaster, match="bản số 1"):
        say(country, commune_set, {"4.2": 90}, by=officer, seen_revision=0)
    assert ReportRevision.objects.count() == 1


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"4.2": 130.0}, "0–100"),
        ({"4.2": -1.0}, "âm"),
        ({"1.1": 2.0}, "đạt/chưa đạt"),
        ({"99.9": 1.0}, "Không có chỉ tiêu 99.9"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_and_nothing_is_saved(
    country: Country, commune_set: CriteriaSet, figures: dict[str, float | None], words: str
) -> None:
    with pytest.raises(operations.FiguresRefused, match=words):
        say(country, commune_set, {"3.1": 80.0} | figures)
    assert not ReportRevision.objects.exists()


def test_figures_need_a_source(country: Country, commune_set: CriteriaSet) -> None:
    with pytest.raises(operations.FiguresRefused, match="nguồn"):
        say(country, commune_set, {"4.2": 96.5}, source=" \u00a0 ")


def test_the_working_day_itself_can_be_reported_and_the_day_after_cannot(
    country: Country, commune_set: CriteriaSet
) -> None:
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    say(country, commune_set, {"4.2": 96.5}, by=officer, as_of=BEFORE)
    with pytest.raises(operations.FiguresRefused, match="sau ngày làm việc"):
        say(country, commune_set, {"4.2": 96.5}, by=officer, as_of=date(2024, 6, 11))


def test_an_officer_of_the_neighbouring_commune_is_refused(country: Country, commune_set: CriteriaSet) -> None:
    with pytest.raises(NotAllowed):
        say(country, commune_set, {"4.2": 96.5}, by=person(Role.COMMUNE_OFFICER, country.neighbour))


def test_an_agency_says_figures_of_its_own_criteria_only(country: Country, commune_set: CriteriaSet) -> None:
    agency = person(Role.AGENCY, country.district, criteria=("15",))
    say(country, commune_set, {"15.2": 1.0}, by=agency)
    with pytest.raises(operations.FiguresRefused, match="không thuộc tiêu chí"):
        say(country, commune_set, {"4.2": 96.5}, by=agency, seen_revision=1)


def test_saving_the_same_figures_again_changes_nothing(country: Country, commune_set: CriteriaSet) -> None:
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    say(country, commune_set, {"4.2": 96.5}, by=officer)
    with pytest.raises(operations.NothingChanged):
        say(country, commune_set, {"4.2": 96.5}, by=officer, seen_revision=1)


def test_every_revision_leaves_an_audit_entry_in_the_communes_own_chain(
    country: Country, commune_set: CriteriaSet
) -> None:
    say(country, commune_set, {"4.2": 96.5})
    entry = Entry.objects.get(what="figures.submit")
    assert entry.chain == country.commune.pk
    assert entry.payload["figures"] == {"4.2": 96.5}


def test_simulated_figures_stay_marked_until_a_person_says_them(country: Country, commune_set: CriteriaSet) -> None:
    office = person(Role.PROVINCE_OFFICE, country.province)
    simulated = operations.NewReport(country.commune.pk, END_OF_2023, {"4.2": 96.5, "3.1": 81}, {"2.1": Judgement.MET})
    operations.record_simulation([simulated], criteria_set=commune_set, source="mô phỏng", by=office, at=AT)
    say(country, commune_set, {"3.1": 81}, by=office, seen_revision=1)
    figures = queries.figures_on([country.commune.pk], criteria_set=commune_set, on=END_OF_2023)
    origins = {code: figures.origins[0, commune_set.measure_position(code)] for code in ("3.1", "4.2")}
    assert origins == {"3.1": Origin.ENTERED, "4.2": Origin.CARRIED_SIMULATION}
    assert figures.simulated_units == {country.commune.pk}
    assert queries.decisions_on([country.commune.pk], criteria_set=commune_set, on=END_OF_2023).simulated.any()


def test_a_decision_needs_evidence_and_is_appended(country: Country, commune_set: CriteriaSet) -> None:
    office = person(Role.DISTRICT_OFFICE, country.district)
    given = {
        "unit_id": country.commune.pk,
        "criteria_set": commune_set,
        "item": "2.1",
        "as_of": END_OF_2023,
        "by": office,
        "on": BEFORE,
        "at": AT,
    }
    with pytest.raises(operations.DecisionRefused, match="minh chứng"):
        operations.decide_indicator(**given, judgement=Judgement.MET, evidence="  ")
    operations.decide_indicator(**given, judgement=Judgement.NOT_MET, evidence="Biên bản 12/BB-KT")
    operations.decide_indicator(**given, judgement=Judgement.MET, evidence="Biên bản 15/BB-KT")
    said = queries.decisions_said(country.commune.pk, item="2.1", criteria_set=commune_set, on=END_OF_2023)
    assert [(one.judgement, one.revision) for one in said] == [(Judgement.MET, 2), (Judgement.NOT_MET, 1)]


def test_a_commune_does_not_decide_its_own_indicator(country: Country, commune_set: CriteriaSet) -> None:
    with pytest.raises(NotAllowed):
        operations.decide_indicator(
            unit_id=country.commune.pk,
            criteria_set=commune_set,
            item="2.1",
            judgement=Judgement.MET,
            evidence="x",
            as_of=END_OF_2023,
            by=person(Role.COMMUNE_OFFICER, country.commune),
            on=BEFORE,
            at=AT,
        )


def test_the_database_refuses_to_change_a_figure(country: Country, commune_set: CriteriaSet) -> None:
    say(country, commune_set, {"4.2": 96.5})
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        ReportRevision.objects.update(source="sửa lén")


def test_the_places_to_report_are_those_where_the_person_may_enter(country: Country, commune_set: CriteriaSet) -> None:
    officer = person(Role.COMMUNE_OFFICER, country.commune)
    say(country, commune_set, {"4.2": 96.5, "3.1": 80}, by=officer)
    (row,) = queries.places_to_report(officer, on=BEFORE)
    assert (row.unit_id, row.kind_label, row.last_day, row.filled) == (country.commune.pk, "xã", END_OF_2023, 2)
    assert not queries.places_to_report(person(Role.LEADER, country.province), on=BEFORE)


def test_figures_of_many_communes_take_one_query(
    country: Country, commune_set: CriteriaSet, django_assert_num_queries: object
) -> None:
    communes = [country.commune.pk, country.neighbour.pk, country.other_commune.pk]
    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.figures_on(communes, criteria_set=commune_set, on=END_OF_2023)

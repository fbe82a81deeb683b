"""Deciding on what papers state, and the targets that come of it."""

from __future__ import annotations

from typing import Any

import pytest

from ntm.store.audit.models import Entry
from ntm.store.planning.models import Plan, Target
from ntm.store.reading.models import FactReview, Paper, PaperFact
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reading import reviewing
from tests.usecases.reading.country import AT, ON, Country, district_plan
from tests.usecases.reading.kept import add, add_samples, fact_of, review

pytestmark = pytest.mark.django_db


def test_a_confirmed_level_becomes_a_target_of_the_papers_plan_with_its_quote(country: Country) -> None:
    fact = fact_of(add(country).paper_id, "criterion_count")
    reviewed = review(country, fact, "confirmed")
    target = Target.objects.select_related("plan").get(pk=reviewed.target_id)
    assert (target.criterion, target.numerator, target.denominator) == ("2", 10, 16)
    assert (target.quote, target.start) == (fact.quote, fact.start)
    assert (target.plan.unit_id, target.plan.number, target.plan.is_draft) == (
        country.phong_tho.pk,
        "15/KH-UBND",
        False,
    )
    assert Paper.objects.get(pk=fact.paper_id).plan_id == target.plan_id


def test_targets_of_a_paper_without_number_and_day_stand_in_a_draft(country: Country) -> None:
    fact = fact_of(add(country, district_plan(number="")).paper_id, "criterion_count")
    review(country, fact, "confirmed")
    assert Plan.objects.get().is_draft


def test_confirming_twice_is_harmless(country: Country) -> None:
    fact = fact_of(add(country).paper_id, "criterion_count")
    first = review(country, fact, "confirmed")
    again = review(country, fact, "confirmed", seen=0)
    assert (again.review_id, again.changed, again.target_id) == (first.review_id, False, first.target_id)
    assert (Target.objects.count(), FactReview.objects.count()) == (1, 1)


def test_rejecting_after_confirming_withdraws_the_target_and_keeps_both_decisions(country: Country) -> None:
    fact = fact_of(add(country).paper_id, "criterion_count")
    review(country, fact, "confirmed")
    review(country, fact, "rejected", note="gõ nhầm")
    assert Target.objects.get().withdrawn_at is not None
    assert list(FactReview.objects.order_by("pk").values_list("decision", flat=True)) == ["confirmed", "rejected"]
    review(country, fact, "confirmed")
    assert Target.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_capital_is_confirmed_without_becoming_a_target(country: Country) -> None:
    reviewed = review(country, fact_of(add(country).paper_id, "capital"), "confirmed")
    assert (reviewed.target_id, reviewed.remark) == (None, "")
    assert not Target.objects.exists()


def test_a_level_of_an_unknown_unit_is_confirmed_and_says_why_it_is_no_target(country: Country) -> None:
    content = "Ghi chép về nông thôn mới: năm 2024 có 10/16 xã đạt tiêu chí số 2 về Giao thông.".encode()
    fact = fact_of(add(country, content).paper_id, "criterion_count")
    reviewed = review(country, fact, "confirmed", by=country.province_officer)
    assert reviewed.target_id is None
    assert "đơn vị ban hành" in reviewed.remark


def test_a_decision_on_a_stale_page_is_told_and_not_written(country: Country) -> None:
    fact = fact_of(add(country).paper_id, "criterion_count")
    review(country, fact, "rejected", by=country.province_officer)
    with pytest.raises(reviewing.DecidedMeanwhile, match="đã bác bỏ") as told:
        review(country, fact, "confirmed", seen=0)
    assert FactReview.objects.count() == 1
    assert review(country, fact, "confirmed", seen=told.value.review_id).changed


@pytest.mark.parametrize("who", ["leader", "commune_officer", "stranger"])
def test_who_may_not_review_decides_nothing(country: Country, who: str) -> None:
    fact = fact_of(add(country).paper_id, "criterion_count")
    with pytest.raises(NotAllowed):
        review(country, fact, "confirmed", by=getattr(country, who))
    with pytest.raises(NotAllowed):
        reviewing.review_many(paper_id=fact.paper_id, by=getattr(country, who), on=ON, at=AT)
    assert not FactReview.objects.exists()


def test_only_confirmed_and_rejected_are_decisions(country: Country) -> None:
    fact = fact_of(add(country).paper_id, "criterion_count")
    with pytest.raises(reviewing.NotADecision):
        review(country, fact, "maybe")


def test_all_certain_facts_are_confirmed_at_once_and_the_others_left(country: Country) -> None:
    paper_id = add(country).paper_id
    rejected = fact_of(paper_id, "capital")
    review(country, rejected, "rejected")
    certain = [row for row in PaperFact.objects.filter(paper_id=paper_id) if not row.data["doubts"]]
    done = reviewing.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT)
    assert done.confirmed == len(certain) - 1
    assert done.targets == Target.objects.count() >= 2
    assert Plan.objects.count() == 1
    assert FactReview.objects.filter(fact=rejected).get().decision == "rejected"
    again = reviewing.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT)
    assert (again.confirmed, again.targets) == (0, 0)


def test_decisions_made_at_once_are_one_entry_that_names_each_fact(country: Country) -> None:
    paper_id = add(country).paper_id
    done = reviewing.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT)
    told = Entry.objects.get(what="reading.facts_confirmed", chain=country.phong_tho.pk).payload["facts"]
    reviews = FactReview.objects.filter(fact__paper_id=paper_id)
    assert {(one["fact"], one["review"], one["target"]) for one in told} == set(
        reviews.values_list("fact_id", "pk", "target_id")
    )
    assert len(told) == done.confirmed
    made = Entry.objects.get(what="planning.targets_recorded").payload["targets"]
    assert {one["target"] for one in made} == set(Target.objects.values_list("pk", flat=True))
    reviewing.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT)
    assert Entry.objects.filter(what="reading.facts_confirmed").count() == 1


def test_facts_confirmed_at_once_cost_as_many_queries_as_one(
    country: Country, django_assert_max_num_queries: Any
) -> None:
    paper_id = add_samples(country, "phong-tho-plan-2024")[0]
    with django_assert_max_num_queries(30):
        assert reviewing.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT).confirmed > 40


def test_a_target_confirmed_before_is_not_made_again_by_confirming_the_rest(country: Country) -> None:
    paper_id = add(country).paper_id
    first = review(country, fact_of(paper_id, "criterion_count"), "confirmed").target_id
    reviewing.review_many(paper_id=paper_id, by=country.district_officer, on=ON, at=AT)
    standing = Target.objects.filter(withdrawn_at__isnull=True).values_list("kind", "start", "criterion", "quote")
    assert len(standing) == len(set(standing))
    assert Target.objects.filter(pk=first).exists()

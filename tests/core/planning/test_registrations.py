"""The life of a registration: every deed in its turn, and what was first approved kept for ever."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.kernel.states import Level
from ntm.core.planning.breaches import Registered, breaches
from ntm.core.planning.movements import moved
from ntm.core.planning.plans import PlanRules
from ntm.core.planning.registrations import (
    NeverRegistered,
    NotNow,
    State,
    Step,
    StepKind,
    Terms,
    after,
    life_of,
)

DAY = date(2024, 4, 15)


def steps(*kinds: StepKind | tuple[StepKind, Terms]) -> list[Step]:
    found = []
    for number, one in enumerate(kinds, 1):
        kind, terms = one if isinstance(one, tuple) else (one, None)
        if kind is StepKind.REGISTERED and terms is None:
            terms = Terms(3)
        found.append(Step(number, kind, DAY, terms))
    return found


APPROVED = (StepKind.REGISTERED, StepKind.CONSOLIDATED, StepKind.APPROVED)


def test_a_promise_is_registered_consolidated_and_approved() -> None:
    life = life_of(steps(*APPROVED))
    assert life.state is State.APPROVED and life.original == Terms(3) and not life.was_changed


def test_a_promise_is_not_approved_before_it_is_consolidated() -> None:
    with pytest.raises(NotNow, match="phê duyệt"):
        life_of(steps(StepKind.REGISTERED, StepKind.APPROVED))


def test_a_comment_changes_nothing_but_counts_as_a_step() -> None:
    life = life_of(steps(StepKind.REGISTERED, StepKind.COMMENTED))
    assert life.state is State.REGISTERED and life.number == 2


def test_an_approved_promise_cannot_simply_be_withdrawn() -> None:
    with pytest.raises(NotNow):
        life_of(steps(*APPROVED, StepKind.WITHDRAWN))


def test_an_approved_change_keeps_what_was_first_approved_beside_it() -> None:
    later = Terms(4)
    life = life_of(steps(*APPROVED, (StepKind.CHANGE_ASKED, later), (StepKind.CHANGE_APPROVED, later)))
    assert (life.state, life.terms, life.original) == (State.APPROVED, later, Terms(3))
    assert life.was_changed and life.asked is None


def test_while_a_change_is_asked_for_the_approved_promise_binds() -> None:
    life = life_of(steps(*APPROVED, (StepKind.CHANGE_ASKED, Terms(None, is_dropped=True))))
    assert life.state.is_binding and life.terms == Terms(3) and life.asked is not None


def test_a_refused_change_leaves_the_promise_as_it_was() -> None:
    life = life_of(steps(*APPROVED, (StepKind.CHANGE_ASKED, Terms(4)), StepKind.CHANGE_REFUSED))
    assert life.state is State.APPROVED and life.terms == Terms(3) and not life.was_changed


def test_a_dropped_promise_no_longer_counts_and_may_be_made_anew() -> None:
    drop = Terms(None, is_dropped=True)
    dropped = steps(*APPROVED, (StepKind.CHANGE_ASKED, drop), (StepKind.CHANGE_APPROVED, drop))
    life = life_of(dropped)
    assert life.state is State.DROPPED and not life.state.stands and life.was_changed
    assert after(life.state, StepKind.REGISTERED, Terms(4)) is State.REGISTERED


def test_steps_that_begin_with_no_registration_are_refused() -> None:
    with pytest.raises(NeverRegistered):
        life_of([])
    with pytest.raises(NotNow):
        life_of(steps(StepKind.CONSOLIDATED))


@given(st.lists(st.sampled_from(list(StepKind)), max_size=12))
def test_whatever_is_tried_the_first_approved_terms_never_change(kinds: list[StepKind]) -> None:
    done: list[Step] = steps(*APPROVED)
    original = life_of(done).original
    for kind in kinds:
        terms = Terms(4) if kind in (StepKind.REGISTERED, StepKind.CHANGE_ASKED, StepKind.CHANGE_APPROVED) else None
        try:
            tried = [*done, Step(len(done) + 1, kind, DAY, terms)]
            life = life_of(tried)
        except NotNow:
            continue
        done = tried
        assert life.original == original


def commune(**changed: object) -> Registered:
    values: dict[str, object] = {
        "unit_id": 1,
        "name": "Xã Nậm Xe",
        "level": Level.COMMUNE,
        "is_recognised": False,
        "categories": frozenset(),
        "criteria": frozenset({6, 15}),
        "villages": (),
        "above": (),
    }
    return Registered(**{**values, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("criteria", "code"), [({6}, None), ({6, 15}, None), (set(), "too_few"), ({2, 6, 15}, "too_many")]
)
def test_a_commune_that_is_not_recognised_promises_one_or_two_criteria(criteria: set[int], code: str | None) -> None:
    found = breaches([commune(criteria=frozenset(criteria))], rules=PlanRules(at_least=1, at_most=2))
    assert [one.code for one in found] == ([code] if code else [])


def test_a_recognised_commune_is_not_held_to_the_number() -> None:
    assert breaches([commune(is_recognised=True, criteria=frozenset())], rules=PlanRules(at_least=1)) == ()


def test_a_plan_without_rules_breaks_none() -> None:
    assert breaches([commune(criteria=frozenset(range(1, 20)), villages=("bản Pho",))], rules=PlanRules()) == ()


def test_villages_count_only_of_specially_disadvantaged_communes_where_the_plan_says_so() -> None:
    rules = PlanRules(villages_of="specially_disadvantaged")
    outside = commune(villages=("bản Huổi Hán",))
    inside = commune(villages=("bản Huổi Hán",), categories=frozenset({"specially_disadvantaged"}))
    (breach,) = breaches([outside, inside], rules=rules)
    assert breach.code == "village_outside" and "bản Huổi Hán" in breach.message


def test_advanced_before_recognition_is_a_breach_excused_by_a_reason() -> None:
    bare = commune(above=(("bộ nâng cao", ""),))
    told = commune(above=(("bộ nâng cao", "Hồ sơ đang trình tỉnh"),))
    assert [one.is_excused for one in breaches([bare, told], rules=PlanRules())] == [False, True]
    assert breaches([commune(is_recognised=True, above=(("bộ nâng cao", ""),))], rules=PlanRules()) == ()


@given(st.sets(st.integers(1, 19)), st.sets(st.integers(1, 19)))
def test_criteria_lost_are_never_taken_from_those_gained(before: set[int], after_: set[int]) -> None:
    found = moved(before, after_)
    assert len(found.kept) + len(found.lost) == len(before)
    assert len(found.kept) + len(found.gained) == len(after_)
    assert found.balance == len(after_) - len(before)
    assert not set(found.gained) & set(found.lost)

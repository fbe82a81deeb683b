"""Who answers for an item: the nearest place, the special before the whole, one lead a level."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm.core.assignments.responsibilities import (
    Held,
    NotAnItem,
    Part,
    Responsibilities,
    carried_over,
    criterion_of,
    in_order,
    item_of,
)
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level

ITEMS = ("5.1", "18.1", "18.2", "18.3", "18.4", "19.1", "19.2")
SPAN = Span(date(2024, 4, 15))


def held(
    agency: int,
    item: str,
    *,
    part: Part = Part.LEAD,
    depth: int = 1,
    level: Level = Level.DISTRICT,
    number: int = 0,
    after: str = "",
) -> Held:
    return Held(
        id=number or agency * 100 + depth,
        agency=agency,
        name=f"Cơ quan {agency}",
        level=level,
        unit=10 + depth,
        depth=depth,
        item=item,
        part=part,
        span=SPAN,
        source="Quyết định thử",
        after=after,
    )


def of(*rows: Held) -> Responsibilities:
    return Responsibilities(unit=1, set_code="commune-2021-2025", indicators=ITEMS, held=rows)


def names(found: tuple[Held, ...]) -> list[int]:
    return [one.agency for one in found]


def test_the_lead_of_a_whole_criterion_leads_its_indicators() -> None:
    whole = of(held(1, "18"))
    assert whole.items_of(1) == ("18.1", "18.2", "18.3", "18.4")
    assert whole.gaps() == ("5.1", "19.1", "19.2")


def test_an_indicator_assigned_apart_is_not_the_whole_criterions() -> None:
    split = of(held(1, "18"), held(2, "18.4"))
    assert names(split.leads_of("18.4")) == [2]
    assert names(split.leads_of("18.3")) == [1]
    assert names(split.leads_of("18")) == [1, 2]
    assert not split.double_leads()


def test_a_commune_named_apart_has_its_own_lead() -> None:
    named = of(held(1, "5.1", depth=1), held(2, "5.1", depth=0))
    assert names(named.leads_of("5.1")) == [2]


def test_a_commune_that_names_the_criterion_and_a_district_that_names_the_indicator_compete() -> None:
    unclear = of(held(1, "18.4", depth=1), held(2, "18", depth=0))
    assert names(unclear.leads_of("18.4")) == [2, 1]
    (double,) = unclear.double_leads()
    assert (double.item, double.level, names(double.leads)) == ("18.4", Level.DISTRICT, [2, 1])


def test_each_level_has_a_lead_of_its_own_the_nearest_first() -> None:
    both = of(held(7, "5.1", level=Level.PROVINCE, depth=2), held(3, "5", level=Level.COMMUNE, depth=0))
    assert names(both.leads_of("5.1")) == [3, 7]
    assert not both.double_leads()


def test_support_is_never_the_leads_own_and_names_each_agency_once() -> None:
    rows = (held(1, "18.4"), held(1, "18", part=Part.SUPPORT), held(2, "18", part=Part.SUPPORT, number=5))
    one = of(*rows, held(2, "18.4", part=Part.SUPPORT, number=6))
    assert names(one.supports_of("18.4")) == [2]
    assert names(one.supports_of("18.1")) == [1, 2]
    assert names(one.supports_of("5.1")) == []


def test_who_is_named_reports_a_split_criterion_as_a_whole() -> None:
    split = of(held(1, "19.1"), held(2, "19.2"), held(2, "19", part=Part.REPORTS_WHOLE))
    reporter = split.reporter_of("19")
    assert reporter is not None
    assert reporter.agency == 2


def test_a_split_criterion_without_a_named_reporter_has_none_and_an_unsplit_one_its_lead() -> None:
    split = of(held(1, "19.1"), held(2, "19.2"), held(3, "18"))
    assert split.reporter_of("19") is None
    assert split.reporter_of("5") is None, "nobody leads it"
    reporter = split.reporter_of("18")
    assert reporter is not None
    assert reporter.agency == 3


def test_what_an_ended_agency_led_its_heir_leads_until_a_new_decision() -> None:
    old = (held(1, "13.1"), held(1, "18.4"), held(9, "19"))

    def heirs(agency: int) -> list[tuple[int, str, Level, int, int]]:
        return [(50, "Phòng Kinh tế", Level.COMMUNE, 1, 0)] if agency == 1 else []

    moved = carried_over(old, heirs=heirs)
    assert {(one.agency, one.item, one.after, one.depth) for one in moved} == {
        (50, "13.1", "Cơ quan 1", 0),
        (50, "18.4", "Cơ quan 1", 0),
    }
    decided = of(*moved, held(60, "18", level=Level.COMMUNE, depth=0))
    assert names(decided.leads_of("18.4")) == [60], "a decision comes before what merely followed"


def test_two_heirs_of_one_indicator_are_a_double_lead_that_somebody_must_settle() -> None:
    def heirs(agency: int) -> list[tuple[int, str, Level, int, int]]:
        return [(50 + agency, f"Phòng {agency}", Level.COMMUNE, 1, 0)]

    (double,) = of(*carried_over((held(1, "18"), held(2, "18")), heirs=heirs)).double_leads()[:1]
    assert {one.agency for one in double.leads} == {51, 52}


@pytest.mark.parametrize("text", ["", "0", "5.", "5.0", "a", "5.1.2", "100", "-1", "٥"])
def test_what_is_no_number_of_an_item_is_refused(text: str) -> None:
    with pytest.raises(NotAnItem):
        item_of(text)


def test_items_stand_as_in_the_set() -> None:
    assert sorted(["18.2", "2", "18", "10", "18.10"], key=in_order) == ["2", "10", "18", "18.2", "18.10"]


AGENCIES = st.integers(1, 4)
ROWS = st.lists(
    st.builds(
        held,
        AGENCIES,
        st.sampled_from(["5", "18", "18.1", "18.4", "19.2"]),
        part=st.sampled_from(list(Part)),
        depth=st.integers(0, 2),
        level=st.sampled_from([Level.COMMUNE, Level.DISTRICT, Level.PROVINCE]),
    ),
    max_size=12,
)


@given(ROWS)
def test_every_indicator_is_led_or_a_gap_and_every_lead_is_somebodys_item(rows: list[Held]) -> None:
    found = of(*rows)
    led = {item for item in ITEMS if found.leads_of(item)}
    assert led | set(found.gaps()) == set(ITEMS)
    assert not led & set(found.gaps())
    for item in ITEMS:
        for lead in found.leads_of(item):
            assert item in found.items_of(lead.agency)
            assert lead.item in (item, criterion_of(item))
            assert lead.agency not in names(found.supports_of(item))


@given(ROWS)
def test_a_nearer_assignment_of_the_same_item_always_decides(rows: list[Held]) -> None:
    nearest = held(99, "18.4", depth=-1, level=Level.DISTRICT)
    leads = [one for one in of(*rows, nearest).leads_of("18.4") if one.level is Level.DISTRICT]
    assert [one.agency for one in leads] == [99]

"""The papers of our own, round by round; each round was written by people who had not seen the reader's rules."""

from __future__ import annotations

from tests.core.reading.quality import (
    fresh,
    held_out,
    papers,
    strangers_again,
    strangers_again_orders,
    strangers_early,
    strangers_eighth_communes,
    strangers_eighth_long_plan,
    strangers_eighth_orders,
    strangers_eighth_plans,
    strangers_eighth_province,
    strangers_eighth_reports,
    strangers_fifth,
    strangers_fifth_plans,
    strangers_ninth_later,
    strangers_ninth_more,
    strangers_ninth_orders,
    strangers_ninth_plans,
    strangers_ninth_reports,
    strangers_orders,
    strangers_plans,
    strangers_reports,
    strangers_seventh_orders,
    strangers_seventh_plans,
    strangers_seventh_reports,
    strangers_sixth,
    strangers_tenth_communes,
    strangers_tenth_orders,
    strangers_tenth_plans,
    strangers_tenth_reports,
    strangers_third,
)
from tests.core.reading.quality.papers import Written

OWN: dict[str, Written] = papers.ALL
LATER: dict[str, Written] = {**fresh.ALL, **strangers_plans.ALL, **strangers_reports.ALL, **strangers_orders.ALL}
SECOND_TO_FOURTH: dict[str, Written] = {
    **strangers_again.ALL,
    **strangers_again_orders.ALL,
    **strangers_early.ALL,
    **strangers_third.ALL,
}
FIFTH: dict[str, Written] = {**strangers_fifth.ALL, **strangers_fifth_plans.ALL}
SIXTH: dict[str, Written] = strangers_sixth.ALL
SEVENTH: dict[str, Written] = {
    **strangers_seventh_plans.ALL,
    **strangers_seventh_reports.ALL,
    **strangers_seventh_orders.ALL,
}
EIGHTH: dict[str, Written] = {
    **strangers_eighth_communes.ALL,
    **strangers_eighth_long_plan.ALL,
    **strangers_eighth_orders.ALL,
    **strangers_eighth_plans.ALL,
    **strangers_eighth_province.ALL,
    **strangers_eighth_reports.ALL,
}
NINTH: dict[str, Written] = {
    **strangers_ninth_later.ALL,
    **strangers_ninth_more.ALL,
    **strangers_ninth_orders.ALL,
    **strangers_ninth_plans.ALL,
    **strangers_ninth_reports.ALL,
}
TENTH: dict[str, Written] = {
    **strangers_tenth_communes.ALL,
    **strangers_tenth_orders.ALL,
    **strangers_tenth_plans.ALL,
    **strangers_tenth_reports.ALL,
}
FRESH: dict[str, Written] = held_out.ALL

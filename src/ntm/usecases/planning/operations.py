"""Records plans and the targets that people confirm from their papers; withdraws a target, never deletes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction

from ntm.store.accounts.models import User
from ntm.store.planning.models import Plan, Target
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit

#: Kinds of fact that promise a level; the others (capital, deadlines, duties, citations) are not targets.
PROMISING_KINDS = frozenset(
    {
        "criterion_count",
        "commune_criteria",
        "standard_count",
        "band_count",
        "average_criteria",
        "indicator_target",
    }
)


class NotATarget(ValueError):
    """A fact that promises no level, or whose numbers cannot be one; the message is Vietnamese."""


class AlreadyWithdrawn(ValueError):
    """A target that somebody has withdrawn before."""


def record_plan(
    *,
    unit_id: int,
    kind: str,
    title: str,
    year: int,
    number: str,
    issued_on: date | None,
    by: User,
    at: datetime,
    on: date,
) -> int:
    """Record a plan of a unit for a year, and return its id; the same plan again is the same id.

    Plans are the same when unit, kind, year and number are; papers without a number are one draft a kind and year. A
    day of issue that was missing before is filled in. `on` is the day on which the person acts. Raise `NotAllowed`.
    """
    rules.require(by, Action.REVIEW_FACT, unit_id=unit_id, on=on)
    with transaction.atomic():
        # One writer a unit: two people who confirm facts of one paper must not make two plans.
        Unit.objects.select_for_update(no_key=True).get(pk=unit_id)
        known = list(Plan.objects.filter(unit_id=unit_id, kind=kind, year=year, number=number).order_by("pk"))
        same = [plan for plan in known if issued_on in (None, plan.issued_on)]
        if same:
            return same[0].pk
        undated = [plan for plan in known if plan.issued_on is None]
        if undated:
            plan, what = undated[0], "planning.plan_dated"
            plan.issued_on = issued_on
            plan.save(update_fields=["issued_on"])
        else:
            # No such plan, or one of the same number and another day: a number is used again each year.
            plan = Plan.objects.create(
                unit_id=unit_id, kind=kind, title=title[:500], year=year, number=number, issued_on=issued_on
            )
            what = "planning.plan_recorded"
        audit.append(
            chain=unit_id,
            what=what,
            payload={"plan": plan.pk, "kind": kind, "year": year, "number": number, "issued_on": issued_on},
            by=by,
            at=at,
        )
        return plan.pk


def record_target(*, plan_id: int, fact: Mapping[str, Any], by: User, at: datetime, on: date) -> int:
    """Record a fact of a plan's paper as a target, and return its id; the same fact again is the same id.

    `fact` has the fields that `ntm read --json` prints (`kind`, `quote`, `start`, `criterion`, `numerator`, …); absent
    ones are unknown. `on` is the day on which the person acts. Raise `NotATarget`, `NotAllowed`.
    """
    values = target_values(fact)
    plan = Plan.objects.only("unit_id", "year").get(pk=plan_id)
    rules.require(by, Action.REVIEW_FACT, unit_id=plan.unit_id, on=on)
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=plan.unit_id)
        known = Target.objects.filter(
            plan_id=plan_id, withdrawn_at__isnull=True, kind=values["kind"], start=values["start"]
        ).filter(criterion=values["criterion"], quote=values["quote"])
        if standing := known.order_by("pk").first():
            return standing.pk
        target = Target.objects.create(plan_id=plan_id, confirmed_by=by, confirmed_at=at, **values)
        audit.append(
            chain=plan.unit_id,
            what="planning.target_recorded",
            payload={"plan": plan_id, "target": target.pk, **values},
            by=by,
            at=at,
        )
        return target.pk


def record_targets(
    *, plan_id: int, facts: Sequence[Mapping[str, Any]], by: User, at: datetime, on: date
) -> tuple[int, ...]:
    """Record many facts of a plan's paper as targets in a fixed number of statements and under one audit entry that
    tells each; return their ids in order. A fact that stands already is the target that it is. Raise as `record_target`
    does; then nothing is recorded."""
    values = [target_values(fact) for fact in facts]
    plan = Plan.objects.only("unit_id", "year").get(pk=plan_id)
    rules.require(by, Action.REVIEW_FACT, unit_id=plan.unit_id, on=on)
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=plan.unit_id)
        rows = Target.objects.filter(plan_id=plan_id, withdrawn_at__isnull=True).order_by("-pk")
        known = {(row.kind, row.start, row.criterion, row.quote): row for row in rows}
        made: dict[tuple[Any, ...], tuple[Target, dict[str, Any]]] = {}
        for one in values:
            key = _sameness(one)
            if key not in known and key not in made:
                made[key] = (Target(plan_id=plan_id, confirmed_by=by, confirmed_at=at, **one), one)
        Target.objects.bulk_create([target for target, _ in made.values()])
        known |= {key: target for key, (target, _) in made.items()}
        if made:
            audit.append(
                chain=plan.unit_id,
                what="planning.targets_recorded",
                payload={"plan": plan_id, "targets": [{"target": row.pk, **one} for row, one in made.values()]},
                by=by,
                at=at,
            )
        return tuple(known[_sameness(one)].pk for one in values)


def _sameness(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return values["kind"], values["start"], values["criterion"], values["quote"]


def withdraw_target(*, target_id: int, by: User, at: datetime, on: date) -> None:
    """Withdraw a target: it stays on record and counts no more. Raise `AlreadyWithdrawn`, `NotAllowed`."""
    with transaction.atomic():
        target = Target.objects.select_related("plan").select_for_update(of=("self",)).get(pk=target_id)
        rules.require(by, Action.REVIEW_FACT, unit_id=target.plan.unit_id, on=on)
        if target.withdrawn_at is not None:
            raise AlreadyWithdrawn(str(target_id))
        target.withdrawn_by = by
        target.withdrawn_at = at
        target.save(update_fields=["withdrawn_by", "withdrawn_at"])
        audit.append(
            chain=target.plan.unit_id,
            what="planning.target_withdrawn",
            payload={"plan": target.plan_id, "target": target_id, "quote": target.quote},
            by=by,
            at=at,
        )


def target_values(fact: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a target that a fact fills; raise `NotATarget` for a fact that promises no level."""
    kind = str(fact.get("kind") or "")
    if kind not in PROMISING_KINDS:
        raise NotATarget("Dữ kiện này không phải là một mục tiêu.")
    numerator, denominator = _whole(fact.get("numerator")), _whole(fact.get("denominator"))
    value = _decimal(fact.get("value"))
    is_increase = bool(fact.get("delta"))
    if numerator is None and value is None and not fact.get("range"):
        raise NotATarget("Dữ kiện không nêu con số nào.")
    if numerator is not None and denominator is not None and numerator > denominator and not is_increase:
        raise NotATarget(f"{numerator}/{denominator} không thể là một mục tiêu: tử số lớn hơn mẫu số.")
    low, high = fact.get("band") or (None, None)
    names = tuple(str(name)[:120] for name in fact.get("names") or ())
    return {
        "kind": kind,
        "criteria_set": str(fact.get("criteria_set") or "commune")[:30],
        "criterion": str(fact.get("criterion") or "")[:10],
        "subject": str(fact.get("indicator") or fact.get("standard") or "")[:300],
        "numerator": numerator,
        "denominator": denominator,
        "value": value,
        "unit_word": str(fact.get("unit") or "")[:40],
        "year": _whole(fact.get("year")),
        "op": str(fact.get("op") or "")[:2],
        "band_low": _whole(low),
        "band_high": _whole(high),
        "names": list(names),
        "is_baseline": bool(fact.get("baseline")),
        "is_increase": is_increase,
        "quote": str(fact.get("quote") or ""),
        "start": int(fact.get("start") or 0),
    }


def _whole(value: Any) -> int | None:
    if value is None or value == "":
        return None
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise NotATarget(f"“{value}” không phải là số nguyên.") from error


def _decimal(value: Any) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise NotATarget(f"“{value}” không phải là một số.") from error
    if not number.is_finite() or number.adjusted() > 17:
        raise NotATarget(f"“{value}” không phải là một số dùng được.")
    return number

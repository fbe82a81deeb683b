"""The capital that plans state: lines recorded from their papers, put right by a newer number, taken off the plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ntm.core.kernel.vietnamese import canonical
from ntm.store.accounts.models import User
from ntm.store.planning.capital_lines import CapitalLine
from ntm.store.planning.models import Plan
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit

#: Deeper lines are shown as deep as this.
_DEEPEST = 4


class NoSuchLine(LookupError):
    """A line that no plan has, or that is off its plan already; the message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """A source of a plan's capital as its paper states it; `amount` in đồng, `origin` the fact ("fact:12")."""

    plan_id: int
    origin: str
    year: int
    label: str
    parent: str
    amount: int
    place_id: int
    quote: str
    stands_at: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """A line that stands on its plan; `amount` in đồng."""

    id: int
    plan_id: int
    origin: str
    year: int
    label: str
    parent: str
    amount: int
    place_id: int
    quote: str
    stands_at: str


def lines_of(plan_ids: Collection[int]) -> Mapping[int, tuple[LineView, ...]]:
    """Return the lines that stand on plans, by plan, in the order in which they were first written; one query."""
    newest: dict[tuple[int, str], CapitalLine] = {}
    for row in CapitalLine.objects.filter(plan_id__in=list(plan_ids)).order_by("pk"):
        newest[row.plan_id, row.origin] = row
    found: dict[int, list[LineView]] = {plan_id: [] for plan_id in plan_ids}
    for row in newest.values():
        if not row.is_dropped:
            found[row.plan_id].append(_view(row))
    return {plan_id: tuple(lines) for plan_id, lines in found.items()}


@dataclass(frozen=True, slots=True)
class TreeLine:
    """A line in its tree: how deep it stands, and what its parts make together (None without parts)."""

    line: LineView
    depth: int
    parts: int | None

    @property
    def is_otherwise(self) -> bool:
        """Say whether its parts make more than it states; fewer may leave some out."""
        return self.parts is not None and self.parts > self.line.amount


def tree_of(lines: Sequence[LineView]) -> tuple[TreeLine, ...]:
    """Return a plan's lines as a tree, each before its parts, in the order in which they were written.

    A part names its source by its words and year; a line whose source is not among the lines, or that would be its own
    source, stands at the top.
    """
    by_words: dict[tuple[str, int], LineView] = {}
    for line in lines:
        by_words.setdefault((canonical(line.label), line.year), line)
    parts: dict[int | None, list[LineView]] = {}
    for line in lines:
        home = by_words.get((canonical(line.parent), line.year)) if line.parent else None
        parts.setdefault(home.id if home is not None and home.id != line.id else None, []).append(line)
    found: list[TreeLine] = []
    seen: set[int] = set()

    def walk(line: LineView, depth: int) -> None:
        seen.add(line.id)
        below = [one for one in parts.get(line.id, []) if one.id not in seen]
        found.append(TreeLine(line, depth, sum(one.amount for one in below) if below else None))
        for one in below:
            if one.id not in seen:
                walk(one, min(depth + 1, _DEEPEST))

    for line in [*parts.get(None, []), *lines]:  # lines that name each other in a ring hang on nothing
        if line.id not in seen:
            walk(line, 0)
    return tuple(found)


def record_line(new: NewLine, *, by: User, on: date, at: datetime) -> int:
    """Record a line of a plan's capital and return its id; the same line again is the same id, and other words or
    another amount of one origin are a newer number. Raise `NotAllowed`."""
    plan = Plan.objects.only("unit_id").get(pk=new.plan_id)
    rules.require(by, Action.REVIEW_FACT, unit_id=plan.unit_id, on=on)
    with transaction.atomic():
        # One writer a unit: two people who take the same paper must not number a line twice.
        Unit.objects.select_for_update(no_key=True).get(pk=plan.unit_id)
        last = CapitalLine.objects.filter(plan_id=new.plan_id, origin=new.origin).order_by("-number").first()
        fields = {
            "year": new.year,
            "label": new.label[:300],
            "parent": new.parent[:300],
            "amount": new.amount,
            "place_id": new.place_id,
            "quote": new.quote,
            "stands_at": new.stands_at[:120],
        }
        if (
            last is not None
            and not last.is_dropped
            and all(getattr(last, name) == value for name, value in fields.items())
        ):
            return last.pk
        row = CapitalLine.objects.create(
            plan_id=new.plan_id,
            origin=new.origin,
            number=last.number + 1 if last is not None else 1,
            by=by,
            at=at,
            **fields,
        )
        audit.append(
            chain=plan.unit_id,
            what="planning.capital_line_recorded",
            payload={"plan": new.plan_id, "line": row.pk, "origin": new.origin, **fields},
            by=by,
            at=at,
        )
        return row.pk


def drop_line(*, line_id: int, by: User, on: date, at: datetime) -> int:
    """Take a line off its plan by a newer number and return that one; raise `NoSuchLine`, `NotAllowed`."""
    with transaction.atomic():
        row = CapitalLine.objects.select_related("plan").filter(pk=line_id).first()
        if row is None:
            raise NoSuchLine("Không có dòng vốn này.")
        rules.require(by, Action.REVIEW_FACT, unit_id=row.plan.unit_id, on=on)
        Unit.objects.select_for_update(no_key=True).get(pk=row.plan.unit_id)
        last = CapitalLine.objects.filter(plan_id=row.plan_id, origin=row.origin).order_by("-number")[0]
        if last.is_dropped:
            raise NoSuchLine("Dòng vốn này đã được rút.")
        gone = CapitalLine.objects.create(
            plan_id=last.plan_id,
            origin=last.origin,
            number=last.number + 1,
            year=last.year,
            label=last.label,
            parent=last.parent,
            amount=last.amount,
            place_id=last.place_id,
            quote=last.quote,
            stands_at=last.stands_at,
            is_dropped=True,
            by=by,
            at=at,
        )
        audit.append(
            chain=row.plan.unit_id,
            what="planning.capital_line_dropped",
            payload={"plan": row.plan_id, "line": gone.pk, "origin": row.origin},
            by=by,
            at=at,
        )
        return gone.pk


def _view(row: CapitalLine) -> LineView:
    return LineView(
        id=row.pk,
        plan_id=row.plan_id,
        origin=row.origin,
        year=row.year,
        label=row.label,
        parent=row.parent,
        amount=row.amount,
        place_id=row.place_id,
        quote=row.quote,
        stands_at=row.stands_at,
    )

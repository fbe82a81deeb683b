"""Plans and their standing targets as plain values, read from rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ntm.core.kernel.dates import format_day
from ntm.store.planning import querysets
from ntm.store.planning.models import Plan as PlanRow


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan or directive of a unit for a year, as pages name it."""

    id: int
    unit_id: int
    kind: str
    title: str
    year: int
    number: str
    issued_on: date | None
    first_year: int | None = None
    parent_id: int | None = None
    amends_id: int | None = None
    revision: int = 1

    @property
    def is_draft(self) -> bool:
        """Say whether the plan still lacks a number or a date."""
        return not self.number or self.issued_on is None

    @property
    def label(self) -> str:
        """Return the words by which pages cite the plan: its number and day, or that it is a draft."""
        kind = {"plan": "Kế hoạch", "directive": "Chỉ thị", "decision": "Quyết định", "report": "Báo cáo"}.get(
            self.kind, "Văn bản"
        )
        if not self.is_draft:
            assert self.issued_on is not None
            return f"{self.number} ngày {format_day(self.issued_on)}"
        number = f" {self.number}" if self.number else ""
        return f"{kind}{number} {self.years} (dự thảo)"

    @property
    def years(self) -> str:
        """Return the year or years in Vietnamese: "năm 2024", "giai đoạn 2021–2025"."""
        return f"năm {self.year}" if self.first_year is None else f"giai đoạn {self.first_year}–{self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One promised level, an increase or a stated starting level, with the quote that states it."""

    id: int
    plan_id: int
    kind: str
    criteria_set: str
    criterion: str
    subject: str
    numerator: int | None
    denominator: int | None
    value: Decimal | None
    unit_word: str
    year: int | None
    op: str
    band: tuple[int | None, int | None]
    names: tuple[str, ...]
    is_baseline: bool
    is_increase: bool
    quote: str
    start: int
    assigned_to: int | None = None
    before: Decimal | None = None
    before_source: str = ""
    replaces_id: int | None = None

    @property
    def is_level(self) -> bool:
        """Say whether the target states a level to reach: no increase, no starting level."""
        return not self.is_baseline and not self.is_increase


def annual_plans(unit_ids: Collection[int], *, years: Collection[int]) -> tuple[Plan, ...]:
    """Return the plans of units for single years, newest year first; one query."""
    return tuple(plan_of(row) for row in querysets.annual_plans(unit_ids, years=years))


def plan(plan_id: int) -> Plan:
    """Return one plan; raise `NoSuchPlan`."""
    row = PlanRow.objects.filter(pk=plan_id).first()
    if row is None:
        raise NoSuchPlan(str(plan_id))
    return plan_of(row)


class NoSuchPlan(LookupError):
    """An id that no plan has."""


def targets_of(plan_ids: Iterable[int]) -> Mapping[int, tuple[Target, ...]]:
    """Return the standing targets of plans by plan, in the order of the paper; one query."""
    ids = tuple(plan_ids)
    found: dict[int, list[Target]] = {plan_id: [] for plan_id in ids}
    for row in querysets.standing_targets(ids):
        found[row.plan_id].append(
            Target(
                id=row.pk,
                plan_id=row.plan_id,
                kind=row.kind,
                criteria_set=row.criteria_set,
                criterion=row.criterion,
                subject=row.subject,
                numerator=row.numerator,
                denominator=row.denominator,
                value=row.value,
                unit_word=row.unit_word,
                year=row.year,
                op=row.op,
                band=(row.band_low, row.band_high),
                names=tuple(row.names),
                is_baseline=row.is_baseline,
                is_increase=row.is_increase,
                quote=row.quote,
                start=row.start,
                assigned_to=row.assigned_to_id,
                before=row.before,
                before_source=row.before_source,
                replaces_id=row.replaces_id,
            )
        )
    return {plan_id: tuple(targets) for plan_id, targets in found.items()}


def plan_of(row: PlanRow) -> Plan:
    """Return a row as a plain value."""
    return Plan(
        id=row.pk,
        unit_id=row.unit_id,
        kind=row.kind,
        title=row.title,
        year=row.year,
        number=row.number,
        issued_on=row.issued_on,
        first_year=row.first_year,
        parent_id=row.parent_id,
        amends_id=row.amends_id,
        revision=row.revision,
    )

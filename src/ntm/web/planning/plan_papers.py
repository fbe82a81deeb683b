"""The part of a plan's page that leads to its papers: the capital that they state, other versions to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ntm.core.kernel.vietnamese import format_number
from ntm.store.accounts.models import User
from ntm.usecases.planning import capital_lines
from ntm.usecases.planning.capital_lines import TreeLine
from ntm.usecases.planning.plan_views import PlanView
from ntm.usecases.reading import plan_papers
from ntm.usecases.reading.shown import PaperName

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class CapitalRow:
    """A line of capital with its amount in triệu đồng, and the paper and fact where it stands (None: not to be
    seen)."""

    tree: TreeLine
    place: tuple[int, int] | None

    @property
    def millions(self) -> str:
        """Return the amount in triệu đồng."""
        return _millions(self.tree.line.amount)

    @property
    def parts(self) -> str:
        """Return what its parts make, in triệu đồng."""
        return _millions(self.tree.parts or 0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two papers of one place and year, the earlier one and the later one."""

    before: PaperName
    after: PaperName


@dataclass(frozen=True, slots=True)
class PlanPapers:
    """A plan's papers, the capital that they state, and the papers of its other versions beside them."""

    papers: tuple[PaperName, ...]
    capital: tuple[CapitalRow, ...]
    comparisons: tuple[Comparison, ...]


def of_plan(view: PlanView, versions: Sequence[PlanView], *, user: User, on: date) -> PlanPapers:
    """Return what a plan's page says of its papers; `versions` are the place's other plans of the year."""
    by_plan = plan_papers.papers_of([view.id, *(one.id for one in versions)], user=user, on=on)
    lines = capital_lines.lines_of([view.id])[view.id]
    own = by_plan[view.id]
    behind = plan_papers.facts_behind((line.origin for line in lines), own)
    rows = tuple(CapitalRow(one, behind.get(one.line.origin)) for one in capital_lines.tree_of(lines))
    pairs = []
    for other in versions:
        first, second = (view, other) if _comes_after(other, view) else (other, view)
        pairs += [Comparison(before, after) for before in by_plan[first.id][-1:] for after in by_plan[second.id][-1:]]
    return PlanPapers(own, rows, tuple(pairs))


def _comes_after(one: PlanView, other: PlanView) -> bool:
    if one.plan.amends_id == other.id or other.plan.amends_id == one.id:
        return one.plan.amends_id == other.id
    return (one.plan.issued_on or date.max, one.id) > (other.plan.issued_on or date.max, other.id)


def _millions(amount: int) -> str:
    return format_number(Decimal(amount) / _MILLION)

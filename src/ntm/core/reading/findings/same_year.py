"""Two papers of one unit for one year: a report against its plan, a plan against its amendment."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ntm.core.reading.facts import CrossFinding, Fact, FactKind, Severity
from ntm.core.reading.findings.kinship import Filed, cross
from ntm.core.reading.findings.paper import Paper, number, standard_of, unit_of
from ntm.core.reading.findings.standing import standings


def is_later_of_one_year(earlier: Paper, later: Paper) -> bool:
    """Tell whether two papers are of one unit for one year, the second dated after the first."""
    return (
        earlier.head.unit_name is not None
        and earlier.head.unit_name == later.head.unit_name
        and earlier.head.level == later.head.level
        and earlier.year is not None
        and earlier.year == later.year
        and earlier.head.date is not None
        and later.head.date is not None
        and earlier.head.date < later.head.date
    )


def of_one_year(earlier: Filed, later: Filed) -> Iterator[CrossFinding]:
    """Tell where a report falls behind its plan, and what an amendment changes; both are for a person to look at."""
    kinds = earlier.paper.head.kind, later.paper.head.kind
    reports = kinds in (("plan", "report"), ("decision", "report"))
    if not reports and kinds != ("plan", "plan"):
        return
    before, after = _figures(earlier.paper), _figures(later.paper)
    for what, fact in after.items():
        planned = before.get(what)
        if planned is None:
            continue
        was, is_ = _amount(planned), _amount(fact)
        if was == is_ or (reports and is_ >= was):
            continue
        if reports:
            message = f"{what}: kế hoạch đặt {number(was)}, báo cáo nêu {number(is_)}, chưa đạt kế hoạch."
        else:
            message = (
                f"{what}: văn bản trước ghi {number(was)}, văn bản sau ghi {number(is_)}; cần chắc là đã điều chỉnh."
            )
        yield cross(
            "target_missed" if reports else "amended_target",
            message,
            (later, fact),
            (earlier, planned),
            severity=Severity.WARNING,
            stated=is_,
            computed=was,
            arithmetic=f"{number(is_)} {'<' if is_ < was else '>'} {number(was)}",
        )


def _amount(fact: Fact) -> Decimal:
    return Decimal(fact.numerator) if fact.numerator is not None else fact.value or Decimal(0)


def _figures(paper: Paper) -> dict[str, Fact]:
    """Return the figures for the paper's year by what they are about: levels of criteria, units at a standard, the
    mean, the whole of the capital; only where the paper states one number."""
    found: dict[str, list[Fact]] = {}
    for criterion, standing in standings(paper).items():
        if standing.end is not None:
            found.setdefault(f"Tiêu chí {criterion}", []).append(standing.end)
    for fact in paper.facts:
        if fact.baseline or fact.delta or paper.year_of(fact) != paper.year:
            continue
        if fact.kind is FactKind.AVERAGE_CRITERIA and fact.value is not None:
            found.setdefault("Bình quân tiêu chí", []).append(fact)
        elif fact.kind is FactKind.CAPITAL and fact.parent is None and fact.label == "Tổng" and fact.value is not None:
            found.setdefault("Tổng nguồn vốn", []).append(fact)
        elif fact.kind is FactKind.STANDARD_COUNT and fact.denominator is not None and not fact.names:
            found.setdefault(f"Số {unit_of(fact)} {_STANDARDS[standard_of(fact)]}", []).append(fact)
    return {what: facts[-1] for what, facts in found.items() if len({_amount(fact) for fact in facts}) == 1}


_STANDARDS = {
    "basic": "đạt chuẩn nông thôn mới",
    "advanced": "đạt chuẩn nâng cao",
    "exemplary": "đạt chuẩn kiểu mẫu",
    "nearly": "cơ bản đạt chuẩn",
}

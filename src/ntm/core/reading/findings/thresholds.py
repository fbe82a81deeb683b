"""Targets below what the law asks, where the caller looked the law up."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading.facts import Agreement, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, Threshold, agreement, finding, number

_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}


def targets_reach_the_law(paper: Paper) -> Iterator[Finding | Agreement]:
    """Compare each indicator's target with the law's requirement for its criterion.

    Only facts whose indicator contains one of the threshold's words and whose unit begins as the threshold's does are
    compared ("triệu đồng/người/năm" and "triệu đồng"). Increases and starting levels are not targets. A district that
    aims below the threshold on average may still have communes above it, so this is a warning.
    """
    for fact in paper.of(FactKind.INDICATOR_TARGET):
        if fact.value is None or fact.delta or fact.baseline or fact.criterion is None:
            continue
        law = paper.thresholds.get(fact.criterion) or paper.thresholds.get(fact.criterion.split(".")[0])
        if law is None or not _same_thing(law, fact.indicator or fact.quote, fact.unit):
            continue
        what = f"{number(fact.value)} {fact.unit or ''}".strip()
        asked = f"{_sign(law.op)} {number(law.value)} {law.unit}".strip()
        if _HOLDS[law.op](fact.value, law.value):
            yield agreement("threshold", f"Mục tiêu {what} đáp ứng mức {asked} ({law.citation}).", fact)
        else:
            yield finding(
                "below_threshold",
                f"Mục tiêu {what} của tiêu chí {fact.criterion} chưa đạt mức {asked} theo {law.citation}.",
                fact,
                severity=Severity.WARNING,
                stated=fact.value,
                computed=law.value,
                arithmetic=f"{number(fact.value)} không {_sign(law.op)} {number(law.value)}",
            )


def _same_thing(law: Threshold, words: str, unit: str | None) -> bool:
    told, asked = canonical(unit or ""), canonical(law.unit)
    fits = told == asked or told.startswith(asked + "/") or asked.startswith(told + "/")
    return fits and any(canonical(word) in canonical(words) for word in law.words)


def _sign(op: str) -> str:
    return {">=": "≥", "<=": "≤"}.get(op, op)


FINDERS = (targets_reach_the_law,)

"""Targets below what the law asks, where the caller looked the law up."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
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
        law = _asked_of(paper, fact, fact.criterion)
        if law is None:
            continue
        what = f"{number(fact.value)} {fact.unit or ''}".strip()
        asked = f"{_sign(law.op)} {number(law.value)} {law.unit}".strip()
        if _HOLDS[law.op](fact.value, law.value):
            yield agreement("threshold", f"Mục tiêu {what} đáp ứng mức {asked} ({law.citation}).", fact)
        else:
            yield finding(
                "below_threshold",
                f"Mục tiêu {what} của tiêu chí {fact.criterion} chưa đạt mức {asked} theo {law.citation}{_of(paper)}.",
                fact,
                severity=Severity.WARNING,
                stated=fact.value,
                computed=law.value,
                arithmetic=f"{number(fact.value)} không {_sign(law.op)} {number(law.value)}",
            )


def _asked_of(paper: Paper, fact: Fact, criterion: str) -> Threshold | None:
    """Return the threshold of the criterion whose words say most of what the fact is about; None where none fits."""
    number = criterion.split(".")[0]
    best: Threshold | None = None
    most = 0
    for key, law in paper.thresholds.items():
        if key.split(":")[0] not in (criterion, number) and ("." in criterion or key.split(".")[0] != number):
            continue
        if law.year is not None and paper.year_of(fact) != law.year:
            continue
        fit = _fit(law, fact.indicator or fact.quote, fact.unit)
        if fit > most:
            best, most = law, fit
    return best


def _fit(law: Threshold, words: str, unit: str | None) -> int:
    """Return how many letters of the threshold's words are in a paper's, 0 where the unit is another."""
    told, asked = canonical(unit or ""), canonical(law.unit)
    if not (told == asked or told.startswith(asked + "/") or asked.startswith(told + "/")):
        return 0
    return max((len(word) for word in law.words if canonical(word) in canonical(words)), default=0)


def _of(paper: Paper) -> str:
    """Return the reserve with which a mean of many communes is held against what each commune must reach."""
    whole = {"province": "tỉnh", "district": "huyện"}.get(paper.head.level or "")
    return f" (mức đặt cho từng xã; mục tiêu này là của cả {whole})" if whole else ""


def _sign(op: str) -> str:
    return {">=": "≥", "<=": "≤"}.get(op, op)


FINDERS = (targets_reach_the_law,)

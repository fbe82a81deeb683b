"""Targets against duties: the communes that agencies must bring to a criterion, and how many the target counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ntm.core.kernel.vietnamese import fold
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, agreement, distinct, finding, number, place_key
from ntm.core.reading.findings.standing import Standing, standings

_COMPLETE = re.compile(r"hoan thanh|dat chuan|phan dau dat|dam bao dat")


@dataclass(frozen=True, slots=True)
class Duty:
    """The communes (by place key) that duties name for one criterion; `whole` where each duty is for the whole
    criterion and not for one of its indicators."""

    names: dict[str, str]
    facts: tuple[Fact, ...]
    whole: bool


def registered(paper: Paper) -> dict[str, Duty]:
    """Return, per criterion of the commune set, the communes that duties name for completing it."""
    grouped: dict[str, list[tuple[Fact, bool]]] = {}
    for fact in paper.of(FactKind.ASSIGNMENT):
        if not fact.names or fact.criteria_set not in (None, "commune") or fact.year not in (None, paper.year):
            continue
        if not _COMPLETE.search(fold(f"{fact.task or ''} {fact.quote}")):
            continue
        for mention in dict.fromkeys(fact.criteria or ((fact.criterion,) if fact.criterion else ())):
            criterion, _, indicator = mention.partition(".")
            if criterion.isdigit():
                words = fold(f"{fact.task or ''} {fact.quote}")
                partial = bool(indicator) or f"chi tieu {criterion}." in words
                grouped.setdefault(criterion, []).append((fact, not partial))
    return {
        criterion: Duty(
            names=distinct([name for fact, _ in pairs for name in fact.names]),
            facts=tuple(dict.fromkeys(fact for fact, _ in pairs)),
            whole=all(whole for _, whole in pairs),
        )
        for criterion, pairs in sorted(grouped.items(), key=lambda item: int(item[0]))
    }


def duties_fit_targets(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check the communes registered for a criterion against the gain its target counts.

    More communes registered than gained, or any registered where the target only keeps its level, contradicts. A duty
    for one indicator alone may go to a commune that completes the criterion later, so there only agreement is told.
    """
    found = standings(paper)
    for criterion, duty in registered(paper).items():
        standing = found.get(criterion)
        if standing is None:
            continue
        if standing.gain is not None:
            yield from _against_gain(standing, standing.gain, duty)
        elif standing.kept is not None and duty.whole:
            yield _against_kept(paper, standing, standing.kept, duty)


def _against_gain(standing: Standing, gain: Fact, duty: Duty) -> Iterator[Finding | Agreement]:
    stated = gain.numerator or 0
    named = {place_key(name): name for name in gain.names}
    listed = ", ".join(duty.names.values())
    if len(duty.names) == stated and (set(named) <= set(duty.names) or len(named) != stated):
        yield agreement(
            "assignment",
            f"Tiêu chí {standing.criterion}: thêm {number(stated)} xã, phần phân công kể đủ {stated} xã ({listed}).",
            gain,
            *duty.facts,
        )
    elif duty.whole and len(duty.names) > stated:
        yield finding(
            "target_vs_assignment",
            f"Tiêu chí {standing.criterion}: mục tiêu chỉ thêm {number(stated)} xã nhưng phần phân công giao "
            f"{len(duty.names)} xã hoàn thành ({listed}).",
            gain,
            *duty.facts,
            stated=stated,
            computed=len(duty.names),
            arithmetic=f"{number(stated)} ≠ {len(duty.names)}",
        )
    elif duty.whole and len(named) == stated and not set(duty.names) <= set(named):
        others = ", ".join(name for key, name in duty.names.items() if key not in named)
        yield finding(
            "target_vs_assignment",
            f"Tiêu chí {standing.criterion}: phần phân công giao {others}, không có trong danh sách của mục tiêu.",
            gain,
            *duty.facts,
            stated=stated,
            computed=len(duty.names),
        )
    elif duty.whole and not named and len(duty.names) < stated:
        yield finding(
            "unnamed_count",
            f"Tiêu chí {standing.criterion}: mục tiêu thêm {number(stated)} xã nhưng phần phân công mới kể "
            f"{len(duty.names)} xã ({listed}).",
            gain,
            *duty.facts,
            severity=Severity.WARNING,
            stated=stated,
            computed=len(duty.names),
            arithmetic=f"{number(stated)} − {len(duty.names)} = {number(stated - len(duty.names))} xã chưa nêu tên",
        )


def _against_kept(paper: Paper, standing: Standing, kept: Fact, duty: Duty) -> Finding:
    level, more = kept.numerator or 0, len(duty.names)
    listed = ", ".join(duty.names.values())
    whole = kept.denominator
    if whole is not None and level + more > whole:
        effect = f"{number(level)} + {more} = {number(level + more)} > {number(whole)}"
    elif whole is not None:
        effect = f"{number(level)} + {more} = {number(level + more)} ≠ {number(level)} (trên {number(whole)} xã)"
    else:
        effect = f"{number(level)} + {more} = {number(level + more)} ≠ {number(level)}"
    total = next(
        (
            fact
            for fact in paper.of(FactKind.INDICATOR_TARGET)
            if fact.delta and fact.unit == "tiêu chí" and fact.criterion is None and fact.value is not None
        ),
        None,
    )
    return finding(
        "target_vs_assignment",
        f"Tiêu chí {standing.criterion}: mục tiêu chỉ duy trì {number(level)} xã nhưng phần phân công giao {listed} "
        f"hoàn thành; hoặc mục tiêu phải là {number(level + more)} xã, hoặc kỳ gốc là {number(level - more)} xã.",
        duty.facts[0],
        kept,
        *((total,) if total is not None else ()),
        *duty.facts[1:],
        stated=level,
        computed=level + more,
        arithmetic=effect,
    )


FINDERS = (duties_fit_targets,)

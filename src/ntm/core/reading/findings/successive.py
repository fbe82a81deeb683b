"""Papers of one unit in two successive years."""

from __future__ import annotations

from collections.abc import Iterator

from ntm.core.reading.facts import CrossFinding, Severity
from ntm.core.reading.findings.kinship import Filed, cross, example
from ntm.core.reading.findings.paper import number
from ntm.core.reading.findings.standing import standings, units_counted


def years_agree(now: Filed, before: Filed) -> Iterator[CrossFinding]:
    """Hold what a plan says of the year before against what that year's own paper reported, and N against N.

    Last year's *plan* is a promise, not a result, so only a report contradicts; N may change only by a merger.
    """
    mine = units_counted(now.paper, year=now.paper.year)
    theirs = units_counted(before.paper, year=before.paper.year)
    if mine is not None and theirs is not None and mine != theirs:
        fact, other = example(now.paper, mine), example(before.paper, theirs)
        if fact is not None and other is not None:
            yield cross(
                "cross_document_denominator",
                f"{now.name}: năm {now.paper.year} tính trên {number(mine)} xã, năm {before.paper.year} tính trên "
                f"{number(theirs)} xã; cần nói rõ vì sao tổng số xã thay đổi.",
                (now, fact),
                (before, other),
                severity=Severity.WARNING,
                stated=mine,
                computed=theirs,
                arithmetic=f"{number(mine)} ≠ {number(theirs)}",
            )
    if before.paper.head.kind != "report":
        return
    results = standings(before.paper)
    for criterion, standing in standings(now.paper).items():
        start, result = standing.start, results.get(criterion)
        end = result.end if result is not None else None
        if start is None or end is None or now.paper.year_of(start) != before.paper.year:
            continue
        if start.denominator == end.denominator and start.numerator != end.numerator:
            yield cross(
                "cascade_conflict",
                f"Tiêu chí {criterion}: kế hoạch lấy kỳ gốc {number(start.numerator or 0)} xã, nhưng báo cáo năm "
                f"{before.paper.year} ghi {number(end.numerator or 0)} xã.",
                (now, start),
                (before, end),
                stated=start.numerator,
                computed=end.numerator,
                arithmetic=f"{number(start.numerator or 0)} ≠ {number(end.numerator or 0)}",
            )

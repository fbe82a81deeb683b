"""Papers of one unit in two successive years."""

from __future__ import annotations

from collections.abc import Iterator

from ntm.core.reading.facts import CrossFinding, Fact, Severity
from ntm.core.reading.findings import figures
from ntm.core.reading.findings.kinship import Filed, cross, example
from ntm.core.reading.findings.paper import number
from ntm.core.reading.findings.standing import units_counted


def years_agree(now: Filed, before: Filed) -> Iterator[CrossFinding]:
    """Hold what a plan says of the year before against what that year's own paper reported, and N against N.

    Last year's *plan* is a promise, not a result, so only a report contradicts; N may change only by a merger. A report
    of a part of the year, or made before its last month, leaves room for what came after it: a warning.
    """
    yield from _units(now, before)
    if before.paper.head.kind != "report":
        return
    results = figures.ends(before.paper)
    starts = figures.starts(now.paper)
    for what, start in starts.items():
        result = results.get(what)
        if result is not None and _of_one_whole(start, result) and not figures.is_the_same(start, result):
            yield _otherwise(now, before, what, start, result)
    held = dict(figures.kept(now.paper))
    for what, end in figures.ends(now.paper).items():
        result = results.get(what)
        if result is None or what in starts or end.kind not in figures.RISING or not _of_one_whole(end, result):
            continue
        if figures.amount(end) < figures.amount(result) and not figures.is_the_same(end, result):
            yield _falls(now, before, what, end, result)
        elif what in held and figures.amount(end) > figures.amount(result):
            yield _keeps_more(now, before, what, end, result)


def _units(now: Filed, before: Filed) -> Iterator[CrossFinding]:
    mine = units_counted(now.paper, year=now.paper.year)
    theirs = units_counted(before.paper, year=before.paper.year)
    if mine is None or theirs is None or mine == theirs:
        return
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


def _of_one_whole(one: Fact, other: Fact) -> bool:
    """Tell whether two counts are of the same units; where one leaves N out, it is taken to be."""
    return None in (one.denominator, other.denominator) or one.denominator == other.denominator


def _otherwise(now: Filed, before: Filed, what: str, start: Fact, result: Fact) -> CrossFinding:
    mine, theirs = number(figures.amount(start)), number(figures.amount(result))
    settled = figures.tells_the_whole_year(before.paper)
    note = "" if settled else "; báo cáo lập trước khi hết năm, cần xem phần sau đó"
    return cross(
        "cascade_conflict",
        f"{what}: văn bản năm {now.paper.year} lấy kỳ gốc {mine}, nhưng báo cáo năm {before.paper.year} ghi {theirs}"
        f"{note}.",
        (now, start),
        (before, result),
        severity=Severity.ERROR if settled else Severity.WARNING,
        stated=figures.amount(start),
        computed=figures.amount(result),
        arithmetic=f"{mine} ≠ {theirs}",
    )


def _falls(now: Filed, before: Filed, what: str, end: Fact, result: Fact) -> CrossFinding:
    mine, theirs = number(figures.amount(end)), number(figures.amount(result))
    return cross(
        "target_tension",
        f"{what}: báo cáo năm {before.paper.year} đã có {theirs}, mục tiêu năm {now.paper.year} chỉ {mine}.",
        (now, end),
        (before, result),
        severity=Severity.WARNING,
        stated=figures.amount(end),
        computed=figures.amount(result),
        arithmetic=f"{mine} < {theirs}",
    )


def _keeps_more(now: Filed, before: Filed, what: str, end: Fact, result: Fact) -> CrossFinding:
    mine, theirs = number(figures.amount(end)), number(figures.amount(result))
    settled = figures.tells_the_whole_year(before.paper)
    return cross(
        "verb_vs_baseline",
        f"{what}: nói duy trì {mine}, nhưng báo cáo năm {before.paper.year} mới có {theirs}.",
        (now, end),
        (before, result),
        severity=Severity.ERROR if settled else Severity.WARNING,
        stated=figures.amount(end),
        computed=figures.amount(result),
        arithmetic=f"{mine} > {theirs}",
    )

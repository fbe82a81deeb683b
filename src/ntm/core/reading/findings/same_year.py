"""Two papers of one unit for one year: a report against its plan, a plan against its amendment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntm.core.kernel.vietnamese import canonical, fold
from ntm.core.reading.facts import CrossFinding, Fact, FactKind, Severity
from ntm.core.reading.findings import figures
from ntm.core.reading.findings.kinship import Filed, cross
from ntm.core.reading.findings.paper import Paper, number

_AMENDS = re.compile(r"\b(?:dieu chinh|sua doi|bo sung|thay the)\b")


def is_of_one_unit(one: Paper, other: Paper) -> bool:
    """Tell whether two papers are of one unit."""
    mine, theirs = one.head.unit_name, other.head.unit_name
    same = mine is not None and theirs is not None and canonical(mine) == canonical(theirs)
    return same and one.head.level == other.head.level


def is_later_of_one_year(earlier: Paper, later: Paper) -> bool:
    """Tell whether two papers are of one unit for one year, the second dated after the first. A draft without a day is
    later where it is a report or says that it amends."""
    if not is_of_one_unit(earlier, later) or earlier.year is None or earlier.year != later.year:
        return False
    first, second = earlier.head.date, later.head.date
    if first is not None and second is not None:
        return first < second
    follows = later.head.kind == "report" or _AMENDS.search(fold(later.head.title or "")) is not None
    return first is not None and second is None and follows


def of_one_year(earlier: Filed, later: Filed) -> Iterator[CrossFinding]:
    """Tell where a report falls behind its plan, and what an amendment changes; both are for a person to look at."""
    kinds = earlier.paper.head.kind, later.paper.head.kind
    if kinds in (("plan", "report"), ("decision", "report")):
        yield from _missed(earlier, later)
    elif kinds in (("plan", "plan"), ("plan", "decision")) and (
        kinds[1] == "plan" or _AMENDS.search(fold(later.paper.head.title or ""))
    ):
        yield from _amended(earlier, later)


def _missed(plan: Filed, report: Filed) -> Iterator[CrossFinding]:
    planned = figures.ends(plan.paper) | figures.whole_capital(plan.paper)
    reached = figures.ends(report.paper) | figures.whole_capital(report.paper)
    so_far = "" if figures.tells_the_whole_year(report.paper) else " tính đến kỳ báo cáo"
    for what, fact in reached.items():
        aim = planned.get(what)
        if aim is None or fact.kind is FactKind.BAND_COUNT or figures.is_the_same(fact, aim):
            continue
        was, is_ = figures.amount(aim), figures.amount(fact)
        if is_ < was:
            message = f"{what}: kế hoạch đặt {number(was)}, báo cáo nêu {number(is_)}, chưa đạt kế hoạch{so_far}."
            yield _told("target_missed", message, (report, fact), (plan, aim))


def _amended(plan: Filed, amendment: Filed) -> Iterator[CrossFinding]:
    before = figures.plan_lines(plan.paper) | figures.ends(plan.paper) | figures.whole_capital(plan.paper)
    by_words = {canonical(what): fact for what, fact in before.items()}
    after = figures.plan_lines(amendment.paper) | figures.ends(amendment.paper) | figures.whole_capital(amendment.paper)
    for what, fact in after.items():
        planned = by_words.get(canonical(what))
        if planned is None or figures.is_the_same(fact, planned):
            continue
        was, is_ = number(figures.amount(planned)), number(figures.amount(fact))
        message = f"{what}: văn bản trước ghi {was}, văn bản sau ghi {is_}; cần chắc là đã điều chỉnh."
        yield _told("amended_target", message, (amendment, fact), (plan, planned))


def _told(code: str, message: str, later: tuple[Filed, Fact], earlier: tuple[Filed, Fact]) -> CrossFinding:
    is_, was = figures.amount(later[1]), figures.amount(earlier[1])
    return cross(
        code,
        message,
        later,
        earlier,
        severity=Severity.WARNING,
        stated=is_,
        computed=was,
        arithmetic=f"{number(is_)} {'<' if is_ < was else '>'} {number(was)}",
    )

"""Dates and numbers of papers: days that do not exist, bases issued after the paper, one number on two papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, finding

_DAY = re.compile(r"\bngày (\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})(?: ?[/.-] ?| năm )(\d{4})(?!\d)")
_OWN_YEAR = re.compile(r"^\d+/((?:19|20)\d{2})/")


def days_exist(paper: Paper) -> Iterator[Finding | Agreement]:
    """Find written days that no calendar has ("ngày 31/4/2024")."""
    lowered, places = paper.lowered
    for match in _DAY.finditer(lowered):
        day, month, year = (int(part) for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            start, end = places[match.start()], places[match.end() - 1] + 1
            yield Finding(
                code="invalid_date",
                severity=Severity.ERROR,
                message=f"Không có ngày {day}/{month}/{year}.",
                quotes=(paper.span(start, end),),
                spans=((start, end),),
            )


def bases_come_before_the_paper(paper: Paper) -> Iterator[Finding | Agreement]:
    """Find bases dated after the paper, and bases whose number names another year than their date."""
    told: set[tuple[str | None, date]] = set()
    for fact in paper.of(FactKind.LEGAL_CITATION):
        day = fact.date
        if day is None or (fact.number, day) in told:
            continue
        told.add((fact.number, day))
        own = _OWN_YEAR.match(fact.number or "")
        if paper.head.date is not None and day > paper.head.date:
            yield finding(
                "invalid_date",
                f"Văn bản đề ngày {_told(paper.head.date)} nhưng căn cứ {fact.number} đề ngày {_told(day)}, muộn hơn.",
                fact,
                arithmetic=f"{_told(day)} > {_told(paper.head.date)}",
            )
        elif own is not None and int(own.group(1)) != day.year:
            yield finding(
                "invalid_date",
                f"Số {fact.number} là của năm {own.group(1)} nhưng ngày ghi năm {day.year}.",
                fact,
                stated=day.year,
                computed=int(own.group(1)),
                arithmetic=f"{day.year} ≠ {own.group(1)}",
            )


def one_number_one_day(paper: Paper) -> Iterator[Finding | Agreement]:
    """Find one number with two dates: from one issuer within one year, or when the number itself carries its year.

    Numbers start again every January, so one number with days of two years is two papers; and each authority counts
    its own, so nothing is said where the issuer is not stated.
    """
    grouped: dict[tuple[str, str, int], list[Fact]] = {}
    for fact in paper.of(FactKind.LEGAL_CITATION):
        if fact.number is None or fact.date is None:
            continue
        own = _OWN_YEAR.match(fact.number)
        if own is None and not fact.issuer:
            continue
        issuer = "" if own else canonical(fact.issuer or "")
        grouped.setdefault((canonical(fact.number), issuer, 0 if own else fact.date.year), []).append(fact)
    for facts in grouped.values():
        days = list(dict.fromkeys(fact.date for fact in facts if fact.date is not None))
        if len(days) > 1:
            firsts = [next(fact for fact in facts if fact.date == day) for day in days]
            yield finding(
                "duplicate_number",
                f"Số {facts[0].number} được ghi với {len(days)} ngày khác nhau: "
                f"{' và '.join(_told(day) for day in days)}.",
                *firsts,
                arithmetic=" ≠ ".join(_told(day) for day in days),
            )


def _told(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


FINDERS = (days_exist, bases_come_before_the_paper, one_number_one_day)

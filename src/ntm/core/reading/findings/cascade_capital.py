"""Money in a district's plan against its province's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntm.core.kernel.vietnamese import fold
from ntm.core.reading.facts import CrossFinding, Fact
from ntm.core.reading.findings.capital import branches, capital_facts, money, short_label
from ntm.core.reading.findings.kinship import Filed, cross
from ntm.core.reading.findings.paper import Paper, number

_WHOLE = "Tổng"
_OWN_MONEY = re.compile(
    r"\b(?:dia phuong|(?:ngan sach|von) (?:tinh|huyen|thi xa|thanh pho|xa)|nsdp|huy dong|tin dung|nguon luc)\b"
)


def capital_cascades(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find a source of money of which the part plans more than the whole.

    Only sources that pass down the budget are compared (central budget, the other two national programmes, with their
    investment and recurrent parts): a district's own land revenue or people's contributions need not stand in the
    province's plan.
    """
    for fact, above in compared(child, parent):
        if money(fact) > money(above):
            yield cross(
                "cascade_conflict",
                f"{short_label(fact)}: {child.name} ghi {number(money(fact))} triệu đồng, nhiều hơn "
                f"{number(money(above))} triệu đồng của {parent.name}.",
                (child, fact),
                (parent, above),
                stated=money(fact),
                computed=money(above),
                arithmetic=f"{number(money(fact))} > {number(money(above))}",
            )


def compared(child: Filed, parent: Filed) -> Iterator[tuple[Fact, Fact]]:
    """Give the sources that both papers state with one exact amount for one year, the part's amount first."""
    if child.paper.year is None or child.paper.year != parent.paper.year:
        return
    theirs = _sources(parent.paper)
    for source, fact in _sources(child.paper).items():
        above = theirs.get(source)
        if above is not None and above.op in (None, "=") and fact.op in (None, "="):
            yield fact, above


def _sources(paper: Paper) -> dict[tuple[str, str], Fact]:
    """Return the money that comes down from above by (source, part), where one amount is stated for each."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in capital_facts(paper):
        if fact.value is not None and (source := _source_of(fact)) and paper.year_of(fact) == paper.year:
            found.setdefault((source, ""), []).append(fact)
    for branch in branches(paper):
        source = _source_of(branch.total)
        for part in branch.parts:
            words = fold(part.label or "").rsplit(" - ", 1)[-1]
            kind = "investment" if "dau tu" in words else "recurrent" if "su nghiep" in words else ""
            if source and kind:
                found.setdefault((source, kind), []).append(part)
    return {key: facts[0] for key, facts in found.items() if len({money(fact) for fact in facts}) == 1}


def _source_of(fact: Fact) -> str:
    """Return the source of an amount: by its label, and of a whole ("Tổng") by the words that name one source alone."""
    if fact.label != _WHOLE:
        return _source(fact.label or "")
    return "" if _OWN_MONEY.search(fold(fact.quote)) else _source(fact.quote)


def _source(label: str) -> str:
    words = fold(label)
    if re.match(r"(?:nguon )?(?:von )?(?:dau tu|su nghiep)\b", words.rsplit(" - ", 1)[-1]):
        return ""  # a part of a source, compared under it
    if "giam ngheo" in words or "gnbv" in words:
        return "poverty"
    if "dan toc" in words or "dtts" in words:
        return "ethnic"
    if re.search(r"trung uong|nstw", words) and "doi ung" not in words:
        return "central"
    return ""

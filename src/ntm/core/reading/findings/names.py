"""Counted units against the names listed for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, takewhile

from ntm.core.kernel.vietnamese import canonical, collapse, compose, fold
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.assignments import registered
from ntm.core.reading.findings.paper import Paper, agreement, distinct, finding, number, place_key, standard_of, unit_of
from ntm.core.reading.findings.standards import is_new
from ntm.core.reading.findings.standing import counts_communes

_COUNTED = (FactKind.CRITERION_COUNT, FactKind.STANDARD_COUNT, FactKind.BAND_COUNT)
# "xã Sơn Bình 05 bản": a share of the total by place, not a name that is counted.
# "khu 3 xã Đông Thành" is a name with its place: nothing may stand behind the unit of a share.
_SHARE = re.compile(
    r"^(?P<name>[^\d]+?)[\s:]+(?P<count>\d{1,4})\s+(?:xã|thôn|bản|huyện|ấp|làng|buôn|xóm|khu|khu dân cư)[\s.)]*$",
    re.IGNORECASE,
)
# Such a list does not claim to name everyone.
_PARTIAL = re.compile(r"(trong do|nhu |tieu bieu|dien hinh|chang han|vi du|nhat la|uu tien|\.\.\.|…|v\.v)")


def listing(paper: Paper, fact: Fact) -> str:
    """Return the bracketed list that belongs to a fact, from its quote or right behind it; "" where there is none."""
    quote = compose(collapse(fact.quote))
    open_at = quote.find("(")
    if open_at >= 0 and ")" in quote[open_at:]:
        return quote[open_at + 1 : quote.rfind(")")]
    after = compose(collapse(fact.quote))[open_at:] + paper.after(fact, limit=600) if open_at >= 0 else ""
    if not after:
        match = re.match(r"(?:[^()\d;.]{0,60})\(", paper.after(fact, limit=600))
        after = paper.after(fact, limit=600)[match.end() - 1 :] if match else ""
    return after[1 : after.find(")")] if after.startswith("(") and ")" in after else ""


def shares(text: str) -> list[tuple[str, int]]:
    """Return (place, count) pairs of "Tam Đường 20 bản, Than Uyên 20 bản"; empty unless every item is such a pair."""
    items = [item.strip() for item in re.split(r"[,;]|\bvà\b", text) if item.strip()]
    pairs = [
        (match.group("name").strip(), int(match.group("count"))) for item in items if (match := _SHARE.match(item))
    ]
    return pairs if len(pairs) == len(items) and len(pairs) > 1 else []


def names_match_counts(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that as many units are named as are counted.

    The same list repeated through a paper (once per agency) is told once. Where the duties of the same paper name
    exactly the stated number of communes for the criterion, the missing names are proposed from there.
    """
    told: set[tuple[str, int, frozenset[str], int]] = set()
    for fact in paper.facts:
        if fact.kind not in _COUNTED or fact.numerator is None or fact.parent is not None:
            continue  # a share of another count ("Tam Đường 20 bản") names the place, not the counted
        if shares(listing(paper, fact)):
            continue
        named = distinct(fact.names)
        if not named or not _list_follows(fact):
            continue
        key = (fact.kind.value, fact.numerator, frozenset(named), len(fact.names))
        if key in told:
            continue
        told.add(key)
        unit = unit_of(fact) or "đơn vị"
        if len(named) == fact.numerator and len(fact.names) == len(named):
            about = f"Tiêu chí {fact.criterion}: n" if fact.criterion else "N"
            yield agreement("names", f"{about}êu {number(fact.numerator)} {unit} và kể đủ {len(named)} tên.", fact)
            continue
        if len(named) < fact.numerator and _is_partial(paper, fact):
            continue
        if len(named) == fact.numerator:
            twice = [named[key] for key in named if sum(place_key(name) == key for name in fact.names) > 1]
            yield finding(
                "name_in_two_lists",
                f"Danh sách kể tên {', '.join(twice)} hai lần.",
                fact,
                severity=Severity.WARNING,
                stated=fact.numerator,
                computed=len(named),
            )
            continue
        yield _mismatch(paper, fact, named, unit)


def _mismatch(paper: Paper, fact: Fact, named: dict[str, str], unit: str) -> Finding:
    stated = fact.numerator or 0
    duties: tuple[Fact, ...] = ()
    proposal = None
    if counts_communes(fact) and fact.criterion is not None:
        duty = registered(paper).get(fact.criterion)
        if duty is not None and len(duty.names) == stated and set(named) < set(duty.names):
            missing = [name for key, name in duty.names.items() if key not in named]
            duties = duty.facts
            proposal = f"Phần phân công kể đủ {number(stated)} xã: danh sách có thể thiếu {', '.join(missing)}"
    word = "chỉ kể" if len(named) < stated else "kể tới"
    about = f"Tiêu chí {fact.criterion}: v" if fact.criterion else "V"
    return finding(
        "name_count_mismatch",
        f"{about}ăn bản ghi {number(stated)} {unit} nhưng danh sách {word} {len(named)} tên "
        f"({', '.join(named[key] for key in named)}).",
        fact,
        *duties,
        stated=stated,
        computed=len(named),
        arithmetic=f"{number(stated)} {unit} ≠ {len(named)} tên (lệch {number(abs(stated - len(named)))})",
        proposal=proposal,
    )


def _list_follows(fact: Fact) -> bool:
    """Tell whether the names stand behind the number; "Tam Đường 20 bản" is a place with its share."""
    quote = canonical(fact.quote)
    digit = re.search(r"\d", quote)
    first = quote.find(place_key(fact.names[0]))
    return digit is None or first < 0 or digit.start() < first


def _is_partial(paper: Paper, fact: Fact) -> bool:
    first = canonical(fact.quote).find(place_key(fact.names[0]))
    lead = fold(fact.quote[: first if first > 0 else None])
    inside = fold(listing(paper, fact))
    return bool(_PARTIAL.search(lead) or _PARTIAL.search(inside))


def shares_make_totals(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check "45 bản (Tam Đường 20 bản, Than Uyên 20 bản, Mường Tè 5 bản)", and the same behind a colon."""
    for index, fact in enumerate(paper.facts):
        if fact.kind not in _COUNTED or fact.numerator is None:
            continue
        counts = [count for _, count in shares(listing(paper, fact))]
        if counts and not _bracket_is_nearest(paper, fact):
            continue
        counts = counts or _parts_behind(paper, index)
        if not counts:
            continue
        total = sum(counts)
        terms = f"{' + '.join(number(count) for count in counts)} = {number(total)}"
        unit = unit_of(fact) or "đơn vị"
        if total == fact.numerator:
            yield agreement("sum", f"Số {unit} chia theo địa bàn: {terms}, khớp.", fact)
        else:
            yield finding(
                "sum_mismatch",
                f"Văn bản ghi {number(fact.numerator)} {unit} nhưng cộng theo từng địa bàn được {number(total)}.",
                fact,
                stated=fact.numerator,
                computed=total,
                arithmetic=f"{terms} ≠ {number(fact.numerator)} (lệch {number(abs(total - fact.numerator))})",
            )


def _parts_behind(paper: Paper, index: int) -> list[int]:
    """Return the numbers of the places that the quote of a count goes on with: "10 bản: xã A 03 bản, xã B 07 bản"; none
    where "trong đó" may tell a few of the places only."""
    fact = paper.facts[index]
    within = takewhile(lambda other: other.start < fact.end, islice(paper.facts, index + 1, None))
    parent = f"{fact.numerator} {fact.unit}"
    counts = [part.numerator or 0 for part in within if part.kind is fact.kind and part.parent == parent]
    few = sum(counts) < (fact.numerator or 0) and "trong do" in fold(fact.quote)
    return [] if few else counts


def _bracket_is_nearest(paper: Paper, fact: Fact) -> bool:
    """Tell whether no other count stands between a fact and its bracket, so that the bracket divides this one."""
    if "(" in fact.quote:
        return True
    behind = paper.after(fact, limit=600)
    bracket = fact.end + max(behind.find("("), 0)
    return not any(
        other is not fact and other.kind in _COUNTED and fact.end <= other.start < bracket for other in paper.facts
    )


def names_in_one_list_only(paper: Paper) -> Iterator[Finding | Agreement]:
    """Point to a commune that one paper lists both as newly meeting the standard and for the advanced one, and to a
    commune in two bands."""
    lists: list[tuple[str, Fact]] = []
    for fact in paper.of(FactKind.STANDARD_COUNT):
        if fact.names and unit_of(fact) in ("xã", "bản", "") and not fact.baseline:
            level = standard_of(fact)
            if level == "basic" and not is_new(fact):
                continue
            lists.append((f"{unit_of(fact)}|{level}|{paper.year_of(fact)}", fact))
    told: set[tuple[str, str]] = set()
    for index, (kind, fact) in enumerate(lists):
        for other_kind, other in lists[index + 1 :]:
            unit, level, year = kind.split("|")
            other_unit, other_level, other_year = other_kind.split("|")
            if kind == other_kind or unit != other_unit or year != other_year:
                continue
            if "basic" not in (level, other_level):
                continue  # who is a model is advanced too
            both = [key for key in distinct(fact.names) if key in distinct(other.names)]
            fresh = [key for key in both if (key, kind) not in told]
            told.update((key, kind) for key in both)
            if fresh:
                names = ", ".join(distinct(fact.names)[key] for key in fresh)
                yield finding(
                    "name_in_two_lists",
                    f"{names} vừa ở danh sách công nhận mới đạt chuẩn vừa ở danh sách đạt chuẩn nâng cao trong cùng "
                    "năm.",
                    fact,
                    other,
                    severity=Severity.WARNING,
                )
    bands = [fact for fact in paper.of(FactKind.BAND_COUNT) if fact.names and fact.band and not fact.baseline]
    for index, fact in enumerate(bands):
        for other in bands[index + 1 :]:
            if fact.band == other.band or paper.year_of(fact) != paper.year_of(other):
                continue
            both = [key for key in distinct(fact.names) if key in distinct(other.names)]
            if both:
                names = ", ".join(distinct(fact.names)[key] for key in both)
                yield finding(
                    "name_in_two_lists",
                    f"{names} được kể ở hai nhóm số tiêu chí khác nhau.",
                    fact,
                    other,
                    severity=Severity.WARNING,
                    stated=Decimal(len(both)),
                    computed=Decimal(0),
                )


def new_units_are_named(paper: Paper) -> Iterator[Finding | Agreement]:
    """Point to communes or villages that a plan or decision newly recognises and names nowhere, once a standard."""
    if paper.head.kind not in ("plan", "decision"):
        return
    facts = [fact for fact in paper.of(FactKind.STANDARD_COUNT) if not fact.baseline and fact.numerator]
    told: set[tuple[str, str]] = set()
    for fact in facts:
        key = (unit_of(fact), standard_of(fact))
        new = fact.verb == "công nhận mới" and not fact.names and (fact.numerator or 0) > 0
        if not new or key in told or key[0] not in ("xã", "bản", "huyện"):
            continue
        named = any(other.names for other in facts if (unit_of(other), standard_of(other)) == key)
        if named:
            continue
        told.add(key)
        yield finding(
            "unnamed_count",
            f"Văn bản ghi công nhận mới {number(fact.numerator or 0)} {key[0]} nhưng không nêu tên.",
            fact,
            severity=Severity.WARNING,
            stated=fact.numerator,
        )


FINDERS = (new_units_are_named, names_match_counts, shares_make_totals, names_in_one_list_only)

"""Papers of a unit against those of the unit above it, and of one unit in two years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical, collapse, fold
from ntm.core.planning import cascade as bounds
from ntm.core.reading.facts import CrossFinding, Fact, FactKind, PaperReading, Severity
from ntm.core.reading.findings.bands import recognised, stated_bands
from ntm.core.reading.findings.capital import branches, capital_facts, money, short_label
from ntm.core.reading.findings.names import listing, shares
from ntm.core.reading.findings.paper import Paper, number, place_key, sort_facts, standard_of, unit_of
from ntm.core.reading.findings.standards import is_new
from ntm.core.reading.findings.standing import Standing, standings, units_counted

_LEVELS = {"central": 0, "province": 1, "district": 2, "commune": 3}
_MENTIONED = re.compile(r"\btỉnh ((?:[^\W\d_]+ ){0,2}[^\W\d_]+)")


@dataclass(frozen=True)
class Filed:
    """A paper with the name of its file."""

    file: str
    paper: Paper

    @property
    def name(self) -> str:
        """Return how an official calls the unit: "huyện Phong Thổ", else the file's name."""
        return self.paper.head.unit_name or self.file


def between(
    readings: Sequence[tuple[str, PaperReading]], *, communes: Mapping[str, Sequence[str]]
) -> tuple[CrossFinding, ...]:
    """Return the contradictions between each pair of related papers, ordered by file."""
    filed = [
        Filed(file, Paper(head=reading.head, text=reading.text, facts=sort_facts(list(reading.facts))))
        for file, reading in sorted(readings, key=lambda pair: pair[0])
    ]
    belongs = {place_key(unit): frozenset(place_key(name) for name in names) for unit, names in communes.items()}
    found: dict[CrossFinding, None] = {}
    for child in filed:
        for parent in filed:
            if parent is not child and is_within(child.paper, parent.paper):
                for finder in CASCADES:
                    found.update(dict.fromkeys(finder(child, parent)))
                found.update(dict.fromkeys(_names_are_taken_up(child, parent, belongs)))
            if parent is not child and _is_year_before(parent.paper, child.paper):
                found.update(dict.fromkeys(_years_agree(child, parent)))
    return tuple(sorted(found, key=lambda item: (item.severity.value, item.files, item.spans, item.code, item.message)))


def is_within(child: Paper, parent: Paper) -> bool:
    """Tell whether one paper's unit lies in the other's.

    The head says so by `within`. Where it does not, the child must be named by the parent as one of its own ("huyện
    Tam Đường", "Tam Đường 20 bản") and must not name another province as its own: a district of Điện Biên is never
    held against a plan of Lai Châu.
    """
    lower, upper = _LEVELS.get(child.head.level or ""), _LEVELS.get(parent.head.level or "")
    if lower is None or upper is None or lower <= upper or not parent.head.unit_name:
        return False
    mine = place_key(parent.head.unit_name)
    if child.head.within:
        return place_key(child.head.within) == mine or mine in canonical(child.head.within)
    if not child.head.unit_name or parent.head.level != "province":
        return False
    mentioned = {match.group(1) for match in _MENTIONED.finditer(child.lowered[0])}
    if any(other == mine or other.startswith(mine + " ") for other in mentioned):
        return True
    own_words = {word for fact in child.of(FactKind.LEGAL_CITATION) if (word := _province_in(fact.issuer))}
    if own_words - {mine}:
        return False
    name = place_key(child.head.unit_name)
    named = any(place_key(item) == name for fact in parent.facts for item in fact.names)
    return named or bool(re.search(rf"\b(?:huyện|thị xã|thành phố) {re.escape(name)}\b", parent.lowered[0]))


def _province_in(issuer: str | None) -> str | None:
    match = re.search(r"\btỉnh (.+)$", canonical(issuer or ""))
    return match.group(1) if match else None


def _is_year_before(before: Paper, after: Paper) -> bool:
    if (
        not before.head.unit_name
        or before.head.unit_name != after.head.unit_name
        or before.head.level != after.head.level
    ):
        return False
    return before.year is not None and after.year is not None and before.year == after.year - 1


def _cross(
    code: str,
    message: str,
    child: tuple[Filed, Fact],
    parent: tuple[Filed, Fact],
    *more: tuple[Filed, Fact],
    severity: Severity = Severity.ERROR,
    stated: Decimal | int | None = None,
    computed: Decimal | int | None = None,
    arithmetic: str | None = None,
) -> CrossFinding:
    sides = (child, parent, *more)
    return CrossFinding(
        code=code,
        severity=severity,
        message=message,
        files=tuple(filed.file for filed, _ in sides),
        quotes=tuple(fact.quote for _, fact in sides),
        spans=tuple((fact.start, fact.end) for _, fact in sides),
        stated=None if stated is None else Decimal(stated),
        computed=None if computed is None else Decimal(computed),
        arithmetic=arithmetic,
    )


def _pairs(child: Filed, parent: Filed) -> Iterator[tuple[str, int, Fact, Fact]]:
    """Yield (criterion, year, child's level, parent's level) where both state one number for one year."""
    above = standings(parent.paper)
    for criterion, standing in standings(child.paper).items():
        other = above.get(criterion)
        if other is None:
            continue
        for mine in _levels(child.paper, standing):
            for theirs in _levels(parent.paper, other):
                year = child.paper.year_of(mine)
                if year is not None and year == parent.paper.year_of(theirs):
                    yield criterion, year, mine, theirs


def _levels(paper: Paper, standing: Standing) -> list[Fact]:
    return list(dict.fromkeys(fact for fact in (standing.end, standing.start) if fact is not None))


def counts_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find criteria that more communes of the part lack than the whole lacks, or more meet than the whole meets.

    One district's plan is enough: 14/16 leaves two communes out, where the province's 94/94 leaves none.
    """
    for criterion, year, mine, theirs in _pairs(child, parent):
        if mine.numerator is None or theirs.numerator is None:
            continue
        if mine.denominator is not None and theirs.denominator is not None:
            part = bounds.Level(mine.numerator, mine.denominator)
            whole = bounds.Level(theirs.numerator, theirs.denominator)
            if bounds.is_larger(part, whole):
                continue
            if bounds.lacks_more(part, whole):
                yield _cross(
                    "cascade_conflict",
                    f"Tiêu chí {criterion}, năm {year}: {parent.name} chỉ còn {number(whole.lacking)} xã chưa đạt "
                    f"({number(whole.met)}/{number(whole.units)}), nhưng riêng {child.name} đã còn "
                    f"{number(part.lacking)} xã ({number(part.met)}/{number(part.units)}).",
                    (child, mine),
                    (parent, theirs),
                    stated=part.lacking,
                    computed=whole.lacking,
                    arithmetic=f"{number(part.units)} − {number(part.met)} = {number(part.lacking)} > "
                    f"{number(whole.units)} − {number(whole.met)} = {number(whole.lacking)}",
                )
                continue
        if mine.numerator > theirs.numerator:
            yield _cross(
                "cascade_conflict",
                f"Tiêu chí {criterion}, năm {year}: {child.name} có {number(mine.numerator)} xã đạt, nhiều hơn cả "
                f"{parent.name} ({number(theirs.numerator)} xã).",
                (child, mine),
                (parent, theirs),
                stated=mine.numerator,
                computed=theirs.numerator,
                arithmetic=f"{number(mine.numerator)} > {number(theirs.numerator)}",
            )


def gains_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find criteria in which the part gains more communes in a year than the whole gains on balance."""
    above = standings(parent.paper)
    for criterion, standing in standings(child.paper).items():
        other = above.get(criterion)
        gain = standing.gain
        if other is None or gain is None or child.paper.year != parent.paper.year or gain.numerator is None:
            continue
        if other.gain is not None and other.gain.numerator is not None:
            total, shown = other.gain.numerator, [other.gain]
            worked = number(total)
        elif other.end is not None and other.start is not None and other.end is not other.start:
            if other.end.denominator != other.start.denominator:
                continue
            before, after = other.start.numerator or 0, other.end.numerator or 0
            total, shown = after - before, [other.end, other.start]
            worked = f"{number(after)} − {number(before)} = {number(total)}"
        else:
            continue
        if bounds.gains_more(gain.numerator, total):
            yield _cross(
                "cascade_conflict",
                f"Tiêu chí {criterion}: {child.name} tăng thêm {number(gain.numerator)} xã, nhưng {parent.name} chỉ "
                f"tăng {number(total)} xã; chỉ đúng nếu nơi khác có {number(gain.numerator - total)} xã không còn đạt.",
                (child, gain),
                (parent, shown[0]),
                *((parent, fact) for fact in shown[1:]),
                stated=gain.numerator,
                computed=total,
                arithmetic=f"{number(gain.numerator)} > {worked}",
            )


def denominators_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find a part that counts more communes than its whole."""
    mine = units_counted(child.paper, year=child.paper.year)
    theirs = units_counted(parent.paper, year=parent.paper.year)
    if mine is None or theirs is None or child.paper.year != parent.paper.year or mine <= theirs:
        return
    fact, other = _example(child.paper, mine), _example(parent.paper, theirs)
    if fact is not None and other is not None:
        yield _cross(
            "cross_document_denominator",
            f"{child.name} tính trên {number(mine)} xã, nhiều hơn {number(theirs)} xã của {parent.name}.",
            (child, fact),
            (parent, other),
            severity=Severity.WARNING,
            stated=mine,
            computed=theirs,
            arithmetic=f"{number(mine)} > {number(theirs)}",
        )


def _example(paper: Paper, units: int) -> Fact | None:
    return next((fact for fact in paper.of(FactKind.CRITERION_COUNT) if fact.denominator == units), None)


def bands_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find a band, or the recognised communes, of which the part counts more than the whole."""
    year = child.paper.year
    if year is None or year != parent.paper.year:
        return
    theirs = {band: (count, fact) for count, band, fact in stated_bands(parent.paper, year=year)}
    rows = [
        (count, fact, theirs[band], "nhóm này")
        for count, band, fact in stated_bands(child.paper, year=year)
        if band in theirs
    ]
    top, other = recognised(child.paper, year=year), recognised(parent.paper, year=year)
    if top is not None and other is not None:
        rows.append((top.numerator or 0, top, (other.numerator or 0, other), "số xã đạt chuẩn"))
    for count, fact, (whole, above), what in rows:
        if count > whole:
            yield _cross(
                "cascade_conflict",
                f"Năm {year}, {what}: {child.name} có {number(count)} xã, nhiều hơn {parent.name} "
                f"({number(whole)} xã).",
                (child, fact),
                (parent, above),
                stated=count,
                computed=whole,
                arithmetic=f"{number(count)} > {number(whole)}",
            )


def shares_cascade(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Hold the part's count at a standard against the share that the whole's paper gives it.

    "45 bản (Tam Đường 20 bản, Than Uyên 20 bản, Mường Tè 5 bản)" shares out all 45: Tam Đường's own paper must say 20,
    and a district that is not in the list has none, unless the shares leave some over.
    """
    name = place_key(child.paper.head.unit_name or "")
    for above in parent.paper.of(FactKind.STANDARD_COUNT):
        if above.numerator is None or above.baseline or above.parent is not None:
            continue
        pairs = shares(listing(parent.paper, above))
        if not pairs or sum(count for _, count in pairs) != above.numerator:
            continue
        share = next((count for place, count in pairs if place_key(place) == name), None)
        mine = _same_count(child.paper, above, parent.paper.year_of(above))
        if mine is None or mine.numerator is None:
            continue
        if share is None and mine.numerator > 0:
            places = ", ".join(place for place, _ in pairs)
            yield _cross(
                "cascade_conflict",
                f"{parent.name} chia hết {number(above.numerator)} {unit_of(above)} cho {places}, không có "
                f"{child.name}, nhưng {child.name} đặt mục tiêu {number(mine.numerator)} {unit_of(above)}.",
                (child, mine),
                (parent, above),
                stated=mine.numerator,
                computed=0,
                arithmetic=f"{' + '.join(number(count) for _, count in pairs)} = {number(above.numerator)}; "
                f"{number(mine.numerator)} > 0",
            )
        elif share is not None and share != mine.numerator:
            yield _cross(
                "cascade_conflict",
                f"{parent.name} giao {child.name} {number(share)} {unit_of(above)} đạt chuẩn, nhưng {child.name} đặt "
                f"mục tiêu {number(mine.numerator)}.",
                (child, mine),
                (parent, above),
                stated=mine.numerator,
                computed=share,
                arithmetic=f"{number(mine.numerator)} ≠ {number(share)}",
            )


def _same_count(paper: Paper, like: Fact, year: int | None) -> Fact | None:
    """Return the paper's own count of the same things in the same year, where it states one number; a count of newly
    recognised ones before a total."""
    facts = [
        fact
        for fact in paper.of(FactKind.STANDARD_COUNT)
        if unit_of(fact) == unit_of(like)
        and standard_of(fact) == standard_of(like)
        and fact.numerator is not None
        and not fact.baseline
        and fact.parent is None
        and paper.year_of(fact) == year
        and not _is_share(paper, fact)
    ]
    pool = [fact for fact in facts if is_new(fact)] or facts
    return pool[0] if len({fact.numerator for fact in pool}) == 1 else None


def _is_share(paper: Paper, fact: Fact) -> bool:
    """Tell whether a count is one item of a list that shares out another ("xã Sơn Bình 05 bản")."""
    return any(
        other is not fact
        and other.kind is FactKind.STANDARD_COUNT
        and other.start <= fact.start
        and (other.numerator or 0) > (fact.numerator or 0)
        and any(count == fact.numerator for _, count in shares(listing(paper, other)))
        and fact.start <= other.end + 600
        and any(place_key(place) in canonical(fact.quote) for place, _ in shares(listing(paper, other)))
        for other in paper.facts
    )


def capital_cascades(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find a source of money of which the part plans more than the whole.

    Only sources that pass down the budget are compared (central budget, the other two national programmes, with their
    investment and recurrent parts): a district's own land revenue or people's contributions need not stand in the
    province's plan.
    """
    if child.paper.year is None or child.paper.year != parent.paper.year:
        return
    mine, theirs = _sources(child.paper), _sources(parent.paper)
    for source, fact in mine.items():
        above = theirs.get(source)
        if above is None or above.op not in (None, "=") or fact.op not in (None, "="):
            continue
        if money(fact) > money(above):
            yield _cross(
                "cascade_conflict",
                f"{short_label(fact)}: {child.name} ghi {number(money(fact))} triệu đồng, nhiều hơn "
                f"{number(money(above))} triệu đồng của {parent.name}.",
                (child, fact),
                (parent, above),
                stated=money(fact),
                computed=money(above),
                arithmetic=f"{number(money(fact))} > {number(money(above))}",
            )


def _sources(paper: Paper) -> dict[tuple[str, str], Fact]:
    """Return the money that comes down from above by (source, part), where one amount is stated for each."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in capital_facts(paper):
        if fact.value is not None and (source := _source(f"{fact.label or ''}")) and paper.year_of(fact) == paper.year:
            found.setdefault((source, ""), []).append(fact)
    for branch in branches(paper):
        source = _source(branch.total.label or "")
        for part in branch.parts:
            words = fold(part.label or "").rsplit(" - ", 1)[-1]
            kind = "investment" if "dau tu" in words else "recurrent" if "su nghiep" in words else ""
            if source and kind:
                found.setdefault((source, kind), []).append(part)
    return {key: facts[0] for key, facts in found.items() if len({money(fact) for fact in facts}) == 1}


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


CASCADES = (
    counts_cascade,
    gains_cascade,
    denominators_cascade,
    bands_cascade,
    shares_cascade,
    capital_cascades,
)


def _names_are_taken_up(child: Filed, parent: Filed, belongs: Mapping[str, frozenset[str]]) -> Iterator[CrossFinding]:
    """Find communes of the part that the whole's plan will recognise and the part's own plan does not name.

    A name is known to belong to the part when `communes` says so, or when the list says it ("Sơn Bình huyện Tam
    Đường"). Conversely a commune the part will newly recognise must be in the whole's complete list.
    """
    year = parent.paper.year
    if year is None or child.paper.year not in (year, None):
        return
    unit = place_key(child.paper.head.unit_name or "")
    own = belongs.get(unit, frozenset())
    text = child.paper.lowered[0]
    for above in parent.paper.of(FactKind.STANDARD_COUNT):
        if not above.names or unit_of(above) != "xã" or above.baseline or parent.paper.year_of(above) != year:
            continue
        listed = listing(parent.paper, above) or above.quote
        homes = above.within if len(above.within) == len(above.names) else ("",) * len(above.names)
        mine = [
            name
            for name, home in zip(above.names, homes, strict=True)
            if place_key(home) == unit or (not home and (place_key(name) in own or _stands_with(name, unit, listed)))
        ]
        standard = standard_of(above)
        for name in mine:
            if not re.search(rf"(?<!\w){re.escape(place_key(name))}(?!\w)", canonical(text)):
                goal = "đạt chuẩn nâng cao" if standard == "advanced" else "đạt chuẩn"
                yield CrossFinding(
                    code="scope_conflict",
                    severity=Severity.WARNING,
                    message=f"{parent.name} đưa xã {collapse(name)} vào danh sách {goal} năm {year}, nhưng văn bản của "
                    f"{child.name} không nhắc đến xã này.",
                    files=(parent.file, child.file),
                    quotes=(above.quote, child.paper.head.title or ""),
                    spans=((above.start, above.end), (0, 0)),
                )
        if standard == "basic" and is_new(above) and len(above.names) == above.numerator:
            yield from _names_not_granted(child, parent, above)


def _names_not_granted(child: Filed, parent: Filed, above: Fact) -> Iterator[CrossFinding]:
    granted = {place_key(name) for name in above.names}
    for fact in child.paper.of(FactKind.STANDARD_COUNT):
        if unit_of(fact) != "xã" or standard_of(fact) != "basic" or not is_new(fact) or fact.baseline:
            continue
        if child.paper.year_of(fact) != parent.paper.year_of(above):
            continue
        extra = [name for name in fact.names if place_key(name) not in granted]
        if extra:
            yield _cross(
                "cascade_conflict",
                f"{child.name} công nhận mới {', '.join(extra)}, không có trong danh sách "
                f"{number(above.numerator or 0)} xã của {parent.name}.",
                (child, fact),
                (parent, above),
                stated=len(fact.names),
                computed=len(fact.names) - len(extra),
            )


def _stands_with(name: str, unit: str, listed: str) -> bool:
    """Tell whether a list places a name in a unit: "Sơn Bình huyện Tam Đường; Khoen On, Tà Mung huyện Than Uyên"."""
    for group in re.split(r";", canonical(listed)):
        match = re.search(r"(?:\(|\b)(?:huyện|thị xã|thành phố) ([^(),;]+?)\)?\s*$", group.rstrip(" ).")) or re.search(
            r"\((?:huyện )?([^()]+)\)?\s*$", group
        )
        if match and match.group(1).strip() == unit and place_key(name) in group:
            return True
    return False


def _years_agree(now: Filed, before: Filed) -> Iterator[CrossFinding]:
    """Hold what a plan says of the year before against what that year's own paper reported, and N against N.

    Last year's *plan* is a promise, not a result, so only a report contradicts; N may change only by a merger.
    """
    mine = units_counted(now.paper, year=now.paper.year)
    theirs = units_counted(before.paper, year=before.paper.year)
    if mine is not None and theirs is not None and mine != theirs:
        fact, other = _example(now.paper, mine), _example(before.paper, theirs)
        if fact is not None and other is not None:
            yield _cross(
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
            yield _cross(
                "cascade_conflict",
                f"Tiêu chí {criterion}: kế hoạch lấy kỳ gốc {number(start.numerator or 0)} xã, nhưng báo cáo năm "
                f"{before.paper.year} ghi {number(end.numerator or 0)} xã.",
                (now, start),
                (before, end),
                stated=start.numerator,
                computed=end.numerator,
                arithmetic=f"{number(start.numerator or 0)} ≠ {number(end.numerator or 0)}",
            )

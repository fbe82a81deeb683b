"""Percentages that a paper states."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical, fold, parse_number
from ntm.core.planning import percents, slips
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.capital import branches, money
from ntm.core.reading.findings.paper import Paper, agreement, finding, number

# "đạt 120 % kế hoạch", "tăng 150 % so với": a ratio to something else may pass 100.
_RATIO = re.compile(r"ke hoach|so voi|cung ky|tang|toc do|gap|chi tieu giao|du toan|vuot|von")
_NUMBER = r"\d{1,3}(?:[.]\d{3})*(?:,\d{1,3})?|\d{1,4}(?:,\d{1,3})?"
# Behind n/N: "xã, bằng 91,4%", "(đạt 57,1%)"; "tăng 5%" or "từ 80%" is another thing.
_STATED = re.compile(rf"[^\d.;%]{{0,30}}?(?:bằng|chiếm|tương đương|tỷ lệ|đạt|=|\() ?(?P<share>{_NUMBER}) ?%")
_IN_WORDS = re.compile(
    rf"(?<![\d.,/])(?P<top>\d[\d.]{{0,9}})(?: [^\W\d_]{{1,8}}){{0,3}} (?:trong|trên) (?:tổng )?số "
    rf"(?P<whole>\d[\d.]{{0,9}})"
    rf"(?: [^\W\d_]{{1,8}}){{0,5}}(?:,| \()? ?(?:bằng|chiếm|tương đương|tỷ lệ|đạt|đạt tỷ lệ) (?P<share>{_NUMBER}) ?%"
)
#: A share is looked for among so many amounts before it, at most.
_MOST_AMOUNTS = 40
_PAID = re.compile(r"giai ngan|thanh toan")
_STRUCTURE = re.compile(r"\bcơ cấu\b[^.;:\d\n]{0,80}: ?(?P<items>[^.\n]{5,400})")
_ITEM = re.compile(
    rf"(?!.*\b(?:tăng|giảm|trên|dưới|hơn|gần|khoảng|đạt)\b)[^\d%]{{2,60}}? ?:? ?(?P<share>{_NUMBER}) ?%", re.DOTALL
)


def _percents(paper: Paper) -> list[Fact]:
    return [fact for fact in paper.facts if fact.unit == "%" and fact.value is not None]


def percentages_are_possible(paper: Paper) -> Iterator[Finding | Agreement]:
    """Find shares below 0 or above 100 %; increases and ratios to a plan or another year may pass 100 %."""
    for fact in _percents(paper):
        value = fact.value or Decimal(0)
        ratio = fact.delta or _RATIO.search(fold(f"{fact.indicator or ''} {fact.quote} {fact.label or ''}"))
        if value < 0 or (value > 100 and not ratio):
            yield finding(
                "impossible_percent",
                f"Tỷ lệ {number(value)}% nằm ngoài khoảng 0–100%.",
                fact,
                stated=value,
                arithmetic=f"{number(value)}% {'< 0' if value < 0 else '> 100'}%",
            )


def percentages_follow_from_counts(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check n/N against the percentage stated with it, as one fact, right behind it ("160/175 xã, bằng 91,4%"), or in
    words ("185 trong tổng số 220 hộ, đạt 84,1%")."""
    for fact in paper.facts:
        top, whole, value = fact.numerator, fact.denominator, fact.value
        if top is None or not whole or fact.delta or fact.op not in (None, "="):
            continue
        if fact.unit == "%" and value is not None:
            yield _share(value, top, whole, (fact.start, fact.end), paper)
        elif (behind := _STATED.match(paper.after(fact, limit=60).lower())) is not None:
            stop = paper.text.find("%", fact.end) + 1
            yield _share(parse_number(behind.group("share")), top, whole, (fact.start, stop), paper)
    lowered, places = paper.lowered
    for match in _IN_WORDS.finditer(lowered):
        top, whole = (int(match.group(name).replace(".", "")) for name in ("top", "whole"))
        if 0 < top <= whole:
            span = (places[match.start()], places[match.end() - 1] + 1)
            yield _share(parse_number(match.group("share")), top, whole, span, paper)


def _share(value: Decimal, top: int, whole: int, span: tuple[int, int], paper: Paper) -> Finding | Agreement:
    share = percents.percent_of(top, whole)
    worked = f"{number(top)} / {number(whole)} = {number(share)}%"
    quotes, spans = (paper.span(*span),), (span,)
    if percents.matches(value, numerator=top, denominator=whole):
        return Agreement(code="percent", message=f"{worked}, khớp với {number(value)}%.", quotes=quotes, spans=spans)
    return Finding(
        code="percent_mismatch",
        severity=Severity.ERROR,
        message=f"Văn bản ghi {number(value)}% nhưng {number(top)} trên {number(whole)} là {number(share)}%.",
        quotes=quotes,
        spans=spans,
        stated=value,
        computed=share,
        arithmetic=f"{worked} ≠ {number(value)}%",
    )


def payments_follow_from_amounts(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check "giải ngân 12.640 triệu đồng/31.600 triệu đồng, bằng 40%" and "giao 50 tỷ, đã giải ngân 30 tỷ, đạt 60%":
    the share must be of some amount that the same paragraph states before it."""
    facts = [fact for fact in paper.of(FactKind.CAPITAL) if fact.value]
    are_paid = [_PAID.search(fold(fact.quote)) is not None for fact in facts]
    for index, paid in enumerate(facts):
        if not are_paid[index] or paid.op not in (None, "="):
            continue
        last = facts[index + 1] if index + 1 < len(facts) and facts[index + 1].label == "kế hoạch" else paid
        behind = _STATED.match(paper.after(last, limit=50).lower())
        if behind is None:
            continue
        opened = paper.text.rfind("\n", 0, max(paper.text.rfind("\n", 0, paid.start), 0)) + 1
        first = bisect_left(facts, opened, key=lambda fact: fact.start)
        before = range(max(first, index - _MOST_AMOUNTS), min(index + 2, len(facts)))
        wholes = [facts[at] for at in before if not are_paid[at] and facts[at].start <= last.start]
        wholes = [fact for fact in wholes if (fact.value or 0) >= (paid.value or 0)]
        if not wholes:
            continue
        share, part = parse_number(behind.group("share")), paid.value or Decimal(0)
        whole = next((one for one in wholes if _is_share(share, part, one.value or part)), wholes[-1])
        right = _is_share(share, part, whole.value or part)
        computed = (part * 100 / (whole.value or part)).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
        worked = f"{number(part)} / {number(whole.value or part)} = {number(computed)}%"
        span = (min(paid.start, whole.start), paper.text.find("%", last.end) + 1)
        quotes, spans = (paper.span(*span),), (span,)
        if right:
            yield Agreement(code="percent", message=f"{worked}, khớp với {number(share)}%.", quotes=quotes, spans=spans)
        else:
            yield Finding(
                code="percent_mismatch",
                severity=Severity.ERROR,
                message=f"Văn bản ghi {number(share)}% nhưng {number(part)} trên {number(whole.value or part)} triệu "
                f"đồng là {number(computed)}%.",
                quotes=quotes,
                spans=spans,
                stated=share,
                computed=computed,
                arithmetic=f"{worked} ≠ {number(share)}%",
            )


# Right behind a part of a total: ", chiếm 11,7%", "(40%)"; "đạt 85% kế hoạch" is of something else.
_OF_TOTAL = re.compile(
    rf",? ?\(?(?:chiếm(?: tỷ lệ| tỷ trọng)?|tỷ lệ|tỷ trọng|tương ứng|bằng|=)? ?(?P<share>{_NUMBER}) ?%"
    r"(?! ?(?:kế hoạch|so với|dự toán|cùng kỳ|vốn|số vốn|chỉ tiêu|nhu cầu))"
)


def parts_follow_from_totals(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check "Tổng vốn 100 tỷ đồng: NSTW 40 tỷ đồng (40%)": each part's share is of the total that it is listed under,
    or of one above that."""
    found = branches(paper)
    above = {part: branch.total for branch in found for part in branch.parts}
    for branch in found:
        wholes = [branch.total]
        while wholes[-1] in above and above[wholes[-1]] not in wholes:
            wholes.append(above[wholes[-1]])
        whole = money(branch.total)
        for part in branch.parts:
            behind = _OF_TOTAL.match(paper.after(part, limit=60).lower())
            if behind is None or not whole or part.op not in (None, "=") or money(part) > whole:
                continue
            share, value = parse_number(behind.group("share")), money(part)
            computed = (value * 100 / whole).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
            worked = f"{number(value)} / {number(whole)} = {number(computed)}%"
            if any(_is_share(share, value, money(one)) for one in wholes[1:] if money(one)):
                continue
            if _is_share(share, value, whole):
                yield agreement("percent", f"{worked}, khớp với {number(share)}%.", part, branch.total)
            else:
                yield finding(
                    "percent_mismatch",
                    f"Văn bản ghi {number(share)}% nhưng {number(value)} trên {number(whole)} triệu đồng là "
                    f"{number(computed)}%.",
                    part,
                    branch.total,
                    stated=share,
                    computed=computed,
                    arithmetic=f"{worked} ≠ {number(share)}%",
                )


def _is_share(stated: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Tell whether a share is one amount of another; amounts may be rounded, so that a unit of its last place is let
    pass."""
    places = max(0, -int(stated.as_tuple().exponent))
    return abs(part * 100 / whole - stated) <= Decimal(1).scaleb(-places)


def shares_make_a_whole(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that the shares of one total by source make 100 %; one share, or shares without a parent, say nothing."""
    grouped: dict[tuple[str, int | None], list[Fact]] = {}
    for fact in paper.of(FactKind.CAPITAL):
        if fact.unit == "%" and fact.value is not None and fact.parent is not None:
            grouped.setdefault((canonical(fact.parent), fact.year), []).append(fact)
    for facts in grouped.values():
        shares = [fact.value or Decimal(0) for fact in facts]
        if len(shares) < 2:
            continue
        total = sum(shares, Decimal(0))
        terms = f"{' + '.join(number(share) for share in shares)} = {number(total)}%"
        gap = percents.whole_gap(shares)
        if gap == 0:
            yield agreement("percent", f"Cơ cấu nguồn vốn: {terms}, đủ 100%.", *facts)
        elif gap > 0 or len(shares) > 2:
            yield finding(
                "percent_sum_mismatch",
                f"Các tỷ lệ của cơ cấu nguồn vốn cộng lại được {number(total)}%, không phải 100%.",
                *facts,
                stated=100,
                computed=total,
                arithmetic=f"{terms} ≠ 100% (lệch {number(abs(total - 100))})",
            )


def structures_make_a_whole(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check a structure told in one sentence: "Cơ cấu: trung ương 45%, địa phương 27%, tín dụng 28%".

    Every item between commas must be a name with its share; a change, a bound or anything else among them makes it
    another kind of sentence, about which nothing is said.
    """
    lowered, places = paper.lowered
    for match in _STRUCTURE.finditer(lowered):
        items = [item.strip() for item in re.split(r"; |, |\bvà ", match.group("items")) if item.strip()]
        shares = [found for item in items if (found := _ITEM.fullmatch(item))]
        if len(items) < 3 or len(shares) != len(items):
            continue
        values = [parse_number(found.group("share")) for found in shares]
        span = (places[match.start()], places[match.end() - 1] + 1)
        quotes, spans = (paper.span(*span),), (span,)
        total = sum(values, Decimal(0))
        terms = f"{' + '.join(number(value) for value in values)} = {number(total)}%"
        if percents.whole_gap(values) == 0:
            yield Agreement(code="percent", message=f"Cơ cấu: {terms}, đủ 100%.", quotes=quotes, spans=spans)
        else:
            yield Finding(
                code="percent_sum_mismatch",
                severity=Severity.ERROR,
                message=f"Các tỷ lệ của một cơ cấu cộng lại được {number(total)}%, không phải 100%.",
                quotes=quotes,
                spans=spans,
                stated=Decimal(100),
                computed=total,
                arithmetic=f"{terms} ≠ 100% (lệch {number(abs(total - 100))})",
            )


def repeated_figures_agree(paper: Paper) -> Iterator[Finding | Agreement]:
    """Compare an indicator stated twice for one year: equal, digits changed places, or two different targets.

    Only indicators told in the very same words are compared, since two words more can mean another population.
    """
    grouped: dict[tuple[str, str, int | None, bool, str], list[Fact]] = {}
    for fact in paper.of(FactKind.INDICATOR_TARGET):
        if fact.value is not None and fact.indicator and not fact.names and fact.op in (None, "="):
            key = (
                canonical(fact.indicator),
                canonical(fact.unit or ""),
                paper.year_of(fact),
                fact.baseline,
                str(fact.delta),
            )
            grouped.setdefault(key, []).append(fact)
    for facts in grouped.values():
        values = list(dict.fromkeys(fact.value or Decimal(0) for fact in facts))
        if len(facts) > 1 and len(values) == 1:
            yield agreement(
                "same",
                f"{facts[0].indicator}: {number(values[0])} {facts[0].unit or ''} nêu {len(facts)} lần, khớp.",
                *facts,
            )
        elif len(values) == 2 and slips.is_transposition(values[0], values[1]):
            yield finding(
                "suspected_digit_transposition",
                f"“{facts[0].indicator}” được ghi {number(values[0])} rồi {number(values[1])}, có thể đã đảo chữ số.",
                *facts,
                stated=values[0],
                computed=values[1],
                arithmetic=f"{number(values[0])} ≠ {number(values[1])}",
            )
        elif len(values) == 2 and len(facts) == 2 and facts[0].unit == "%" and _are_far_apart(facts):
            yield finding(
                "target_tension",
                f"“{facts[0].indicator}” có hai mục tiêu khác nhau trong cùng năm: {number(values[0])}% và "
                f"{number(values[1])}%.",
                *facts,
                severity=Severity.WARNING,
                stated=values[0],
                computed=values[1],
                arithmetic=f"{number(values[0])} ≠ {number(values[1])}",
            )


def _are_far_apart(facts: list[Fact]) -> bool:
    """Tell whether two statements stand in different passages under a name of three words or more; in one sentence, or
    under a short name, two figures are more likely about two things."""
    return len(canonical(facts[0].indicator or "").split()) >= 3 and facts[1].start - facts[0].end > 200


FINDERS = (
    percentages_are_possible,
    percentages_follow_from_counts,
    payments_follow_from_amounts,
    parts_follow_from_totals,
    shares_make_a_whole,
    structures_make_a_whole,
    repeated_figures_agree,
)

"""How many communes, villages, districts: at a criterion, at a standard, in a band, and how many criteria of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import bands, criteria, unnumbered
from ntm.core.reading.extraction.context import Clause, Context, clauses
from ntm.core.reading.extraction.counted import ANY_UNIT, Count, counts_in
from ntm.core.reading.extraction.criterion_counts import criterion_counts, criterion_end
from ntm.core.reading.extraction.silence import says_nothing
from ntm.core.reading.extraction.standards import standard_counts, standard_of
from ntm.core.reading.extraction.statement import Statement
from ntm.core.reading.facts import Fact, FactKind

_NOT_MET = re.compile(
    r"^\s?(?:đã )?(?:còn |vẫn |hiện )?(?:chưa|không|trượt|mất)\s(?:còn )?(?:đạt|hoàn thành|được|duy trì|giữ)"
)


_NOT_MET_BEFORE = re.compile(
    r"(?:chưa|không)(?: được)?(?: đạt| hoàn thành| công nhận)(?: chuẩn| tiêu chí)*(?: là| có| còn| gồm)?\s?:?\s$"
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the counts of a paper: `criterion_count`, `commune_criteria`, `standard_count` and `band_count`."""
    above: dict[int, Fact] = {}  # by block: the number of units that the items under it may part
    for sentence in context.view.sentences:
        found: list[tuple[Fact, int]] = []
        whole = above.get(sentence.block.path[-1]) if sentence.block.path else None
        named: list[tuple[int, str]] = []  # the criteria counted so far, each with its place
        for clause in clauses(context.view, sentence):
            found.extend(tuple(_of_clause(context, clause, named, found, whole)))
        found.sort(key=lambda one: one[1])
        settled = list(_as_increases(_recognised_alike(context, found)))
        yield from settled
        if (
            settled
            and settled[-1].kind is FactKind.STANDARD_COUNT
            and _PARTED.search(context.view.key, sentence.start, sentence.end)
        ):
            above[sentence.block.index] = settled[-1]


_PARTED = re.compile(r":\s?$")
_AMONG = re.compile(r"trong (?:đó|số đó|số này)(?:,? có)?[\s:,]*$")
_BESIDE = re.compile(r"[\s,;)]*(?:và )?\s*")


def _recognised_alike(context: Context, found: list[tuple[Fact, int]]) -> list[tuple[Fact, int]]:
    """What "công nhận mới" opens, a list goes on with: "công nhận mới 01 xã NTM, 01 xã NTM nâng cao"."""
    settled: list[tuple[Fact, int]] = []
    for fact, at in found:
        before = settled[-1][0] if settled else None
        if (
            before is not None
            and fact.kind is before.kind is FactKind.STANDARD_COUNT
            and before.verb in ("công nhận mới", "thêm")
            and fact.quote[:1].isdigit()
            and fact.verb is None
            and not fact.baseline
            and fact.denominator is None
            and before.end <= fact.start
            and _BESIDE.fullmatch(between := context.view.raw[before.end : fact.start])
            and (")" not in between or "(" in before.quote)
            and not _AMONG.search(context.view.raw, max(0, before.start - 20), before.start)
            and not before.quote.lower().startswith("trong ")
        ):
            fact = replace(fact, verb=before.verb, delta=True)
        settled.append((fact, at))
    return settled


def _as_increases(found: list[tuple[Fact, int]]) -> Iterator[Fact]:
    """A number of units without denominator that a new total follows at once is an increase: "phấn đấu 01 xã đạt tiêu
    chí, nâng tổng số xã đạt tiêu chí là 14/16 xã"."""
    for index, (fact, _) in enumerate(found):
        follower = next(
            (other for other, _ in found[index + 1 :] if other.kind is fact.kind and not _is_part(other, fact)), None
        )
        if (
            fact.kind in (FactKind.CRITERION_COUNT, FactKind.STANDARD_COUNT)
            and fact.denominator is None
            and not fact.baseline
            and fact.verb in (None, "thêm", "công nhận mới")
            and follower is not None
            and follower.verb == "nâng lên"
            and follower.criterion == fact.criterion
            and follower.unit == fact.unit
        ):
            yield replace(fact, delta=True)
        else:
            yield fact


def _is_part(other: Fact, fact: Fact) -> bool:
    return fact.start <= other.start and other.end <= fact.end


def _nearest(found: list[tuple[Fact, int]], at: int) -> Fact | None:
    """Return what the sentence states next before a place, whichever clause states it."""
    before = [(start, fact) for fact, start in found if start < at]
    return max(before, key=lambda one: one[0])[1] if before else None


def _of_clause(
    context: Context, clause: Clause, named: list[tuple[int, str]], found: list[tuple[Fact, int]], whole: Fact | None
) -> Iterator[tuple[Fact, int]]:
    stated = _nearest(found, clause.start) if clause.in_parentheses else None
    spoken_of = stated or _nearest(found, clause.start)
    counts = counts_in(clause)
    before = [criterion for at, criterion in sorted(named) if at < clause.start]
    carried = before[-1] if before and clause.in_parentheses else None
    standard = stated.standard if stated is not None and stated.kind is FactKind.STANDARD_COUNT else None
    previous_end = clause.start
    yielded: list[Fact] = []
    rising: Statement | None = None  # a rise that says nothing of its own, until a new total tells of what
    index = 0
    while index < len(counts):
        count = counts[index]
        told = _UNIT_TOLD.search(clause.key, 0, count.start - clause.start) if count.unit in (None, ANY_UNIT) else None
        if told:
            count = replace(count, unit=told.group("unit") or told.group("of_all"))
        last = counts[index + 1] if index + 1 < len(counts) else None
        of_previous = last is not None and _is_number_of_criteria(clause, count, last)
        if last is not None and not of_previous and _is_whole_of(clause, count, last):
            count, of_previous = replace(count, of=last.n), True
        stop = counts[index + 2].start if of_previous and index + 2 < len(counts) else clause.end
        if not of_previous and last is not None:
            stop = last.start
        statement = Statement(context, clause, count, previous_end, stop, carried, _set_of(clause, counts, index))
        statement.standard_before = standard
        statement.inherited = whole
        own = tuple(_facts_of(statement)) or tuple(_of_the_same(statement, spoken_of))
        if rising is not None and own and own[0].verb == "nâng lên":
            yield from ((replace(fact, delta=True), rising.count.start) for fact in _about(rising, own[0]))
        rising = statement if not own and _rises_silently(statement) else None
        yielded.extend(own)
        for fact in own:
            yield fact, count.start
            spoken_of = fact
            if fact.kind is FactKind.STANDARD_COUNT:
                standard = fact.standard
            if fact.kind is FactKind.CRITERION_COUNT:
                carried = statement.base_criterion or carried
                if carried is not None:
                    named.append((count.start, carried))
        previous_end = counts[index + 1].end if of_previous else count.end
        index += 2 if of_previous else 1
    for fact in (*bands.criteria_kept(context, clause), *unnumbered.of_clause(context, clause)):
        if not any(_is_part(fact, one) and one.kind is fact.kind for one in yielded):  # "hai xã A và B đạt chuẩn"
            yield fact, context.view.after(fact.start + 1) - 1


_NEXT_THOUGHT = re.compile(r"[,;]|\s(?:và|do|vì|nhờ|bởi)\s")
_REST_OF_STANDARD = re.compile(r"^(?:\s?(?:đạt|chuẩn|nông thôn mới|ntm|nâng cao|kiểu mẫu)(?![a-zà-ỹđ]))+")


def _of_the_same(statement: Statement, last: Fact | None) -> Iterator[Fact]:
    """Yield a number that says nothing of its own, and so counts what the number before it does: ", tăng 02 xã so với
    năm 2023", ", phấn đấu cuối năm 14/14 xã đạt"."""
    count, view = statement.count, statement.context.view
    if last is None or (count.unit not in (None, ANY_UNIT, last.unit)) or (last.denominator or count.n) < count.n:
        return
    recognised = last.kind is FactKind.STANDARD_COUNT
    end, clause = view.after(last.end), statement.clause
    between = clause.key[end - clause.start : count.start - clause.start] if end >= clause.start else ""
    between = _REST_OF_STANDARD.sub("", between or view.key[end : count.start])
    behind = _NEXT_THOUGHT.split(statement.after_names(), maxsplit=1)[0]
    if not says_nothing(between, recognised=recognised) or not says_nothing(behind, recognised=recognised):
        return
    yield from _about(statement, last)


# "công nhận mới 02 xã là xã A và xã B, nâng số xã đạt chuẩn lên 09/14 xã"
_RISE = re.compile(r"(?<![a-zà-ỹđ])(?:công nhận|thêm|tăng|phấn đấu)(?![a-zà-ỹđ])")


def _rises_silently(statement: Statement) -> bool:
    """Say whether a number without a whole is a rise, and does not say of what."""
    behind = _NEXT_THOUGHT.split(statement.after_names(), maxsplit=1)[0]
    return (
        statement.count.of is None
        and statement.count.unit not in (None, ANY_UNIT)
        and _RISE.search(statement.before) is not None
        and says_nothing(statement.before, recognised=True)
        and says_nothing(behind, recognised=True)
    )


def _about(statement: Statement, last: Fact) -> Iterator[Fact]:
    """Yield a count of what another fact of its sentence counts."""
    if statement.count.unit not in (None, ANY_UNIT, last.unit):
        return
    statement.count = count = replace(statement.count, unit=last.unit)
    if last.kind is FactKind.STANDARD_COUNT and last.standard is not None:
        yield from standard_counts(statement, last.standard, count.end)
    elif last.kind is FactKind.BAND_COUNT and last.band is not None:
        yield bands.band_count(statement, last.band, count.end)
    elif last.kind is FactKind.CRITERION_COUNT and last.criterion is not None:
        statement.base_criterion, statement.named_set = last.criterion, last.criteria_set
        yield from criterion_counts(statement, count.end)


def _is_number_of_criteria(clause: Clause, count: Count, following: Count) -> bool:
    between = clause.key[count.end - clause.start : following.start - clause.start]
    return (
        count.unit is not None
        and following.unit is None
        and re.fullmatch(r"\s?(?:đã )?(?:đạt|có|hoàn thành)(?: đủ| từ)?\s?", between) is not None
    )


# "Số đơn vị cấp huyện … đạt chuẩn: 03/17 đơn vị"
_UNIT_TOLD = re.compile(
    r"(?:số đơn vị cấp (?P<unit>huyện|xã)[^;]{0,80}"
    r"|(?:tổng )?số (?P<of_all>xã|huyện|thôn|bản|ấp|làng|xóm)\s"
    r"(?:đã |được )?(?:đạt chuẩn|về đích|công nhận)[^,;:\d]{0,60}\s"
    r"(?:lên|là|đạt|thành))\s?$"
)
# "116 xã đạt chuẩn nông thôn mới trên tổng số 126 xã"
_WHOLE = re.compile(r"[^,;:()]{0,60}?\s(?:trên|trong|/)\s?(?:tổng )?(?:số )?")


def _is_whole_of(clause: Clause, count: Count, following: Count) -> bool:
    between = clause.key[count.end - clause.start : following.start - clause.start]
    return (
        count.of is None
        and following.of is None
        and count.unit is not None
        and count.unit == following.unit
        and count.n <= following.n
        and _WHOLE.fullmatch(between) is not None
        and ("tổng" in between[-12:] or between.rstrip().endswith("/"))
    )


def _set_of(clause: Clause, counts: list[Count], index: int) -> str | None:
    """Return the criteria set that governs a count: named behind it, or behind a later one that runs parallel."""
    for position in range(index, min(index + 8, len(counts))):
        start = counts[position].end - clause.start
        stop = counts[position + 1].start - clause.start if position + 1 < len(counts) else len(clause.key)
        named = criteria.set_named(clause.key, start, stop)
        if named:
            return named
        if re.search(r"trong đó|nâng (?:tổng )?số", clause.key[start:stop]):
            break
    lead = clause.key[: counts[0].start - clause.start]
    return criteria.set_named(lead, 0, len(lead)) if "bộ tiêu chí" in lead and "," in lead else None


def _facts_of(statement: Statement) -> Iterator[Fact]:
    """Yield what is said of one count."""
    if statement.count.unit == ANY_UNIT:
        return
    if bands.is_of_one_commune(statement):
        yield bands.commune_criteria(statement)
        return
    if _NOT_MET.search(statement.after) or _NOT_MET_BEFORE.search(statement.before):
        return
    band, band_end = bands.band_of(statement)
    standard, standard_end = standard_of(statement)
    if band is not None:
        yield bands.band_count(statement, band, band_end)
        if standard is None:
            return
    if standard is not None:
        yield from standard_counts(statement, standard, standard_end)
    elif (end := criterion_end(statement)) is not None:
        yield from criterion_counts(statement, end)

"""Groups of communes by number of criteria: do they part all communes, do they overlap, whom do they include."""

from __future__ import annotations

from collections.abc import Iterator

from ntm.core.planning import bands as groups
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.paper import Paper, agreement, finding, number, standard_of, unit_of
from ntm.core.reading.findings.standards import is_new
from ntm.core.reading.findings.standing import keeps, units_counted

_TOP: groups.Band = (19, 19)
#: How far apart, in characters, two items of one list stand at most.
_SAME_LIST = 160
Row = tuple[int, groups.Band, Fact]


def stated_bands(paper: Paper, *, year: int | None) -> list[Row]:
    """Return (count, band, fact) of one year, each band once; empty where one band has two numbers."""
    rows: dict[groups.Band, Row] = {}
    for fact in paper.of(FactKind.BAND_COUNT):
        if fact.band is None or fact.numerator is None or fact.delta or paper.year_of(fact) != year:
            continue
        if unit_of(fact) not in ("", "xã"):
            continue
        row = rows.setdefault(fact.band, (fact.numerator, fact.band, fact))
        if row[0] != fact.numerator:
            return []
    return [rows[band] for band in sorted(rows, key=lambda item: -(item[0] or 0))]


def recognised(paper: Paper, *, year: int | None) -> Fact | None:
    """Return the count of communes at the standard (19 criteria) at the end of a year, where one number is stated.

    "Duy trì 39 xã … công nhận mới 5 xã … tổng số 44 xã": 44 for the plan's year, 39 for the year before. A plan that
    only keeps what it has ("duy trì 04 xã") ends where it starts.
    """
    facts = [
        fact
        for fact in paper.of(FactKind.STANDARD_COUNT)
        if unit_of(fact) == "xã" and standard_of(fact) == "basic" and fact.numerator is not None
    ]
    starts = [fact for fact in facts if fact.baseline or keeps(fact)]
    gains = [fact for fact in facts if is_new(fact) and fact not in starts]
    totals = [fact for fact in facts if fact not in starts and fact not in gains and paper.year_of(fact) == paper.year]
    if year is not None and paper.year is not None and year == paper.year - 1:
        pool = starts
    elif year == paper.year:
        pool = totals or ([] if gains else starts)
    else:
        pool = []
    return pool[-1] if len({fact.numerator for fact in pool}) == 1 else None


def band_set(paper: Paper, *, year: int | None) -> list[Row]:
    """Return the bands of a year with the recognised communes at 19, without overlaps; empty where they overlap.

    A nested band ("15 trở lên" beside 15–18) leaves it open whom it includes, so such papers give no set.
    """
    rows = stated_bands(paper, year=year)
    if _overlap(rows):
        rows = _told_once(rows)
    if _overlap(rows):
        rows = _of_one_list(rows)
    if not rows:
        return []
    top = recognised(paper, year=year) or _heads_bands(paper, rows)
    if sum(count for count, _, _ in rows) == units_counted(paper, year=year):
        top = None  # the bands alone hold all communes: the recognised are counted in them by what they meet today
    if top is not None and paper.head.kind == "report":
        top = _of_today(paper, rows, top)
    if top is not None and top.numerator is not None and not any(groups.overlap(band, _TOP) for _, band, _ in rows):
        rows = [(top.numerator, _TOP, top), *rows]
    return [] if _overlap(rows) else rows


def _overlap(rows: list[Row]) -> bool:
    pairs = [(one, other) for index, (_, one, _) in enumerate(rows) for _, other, _ in rows[index + 1 :]]
    return any(groups.overlap(one, other) for one, other in pairs)


def _told_once(rows: list[Row]) -> list[Row]:
    """Return the bands without those that only tell one again: "5-9 tiêu chí: 02 xã" … "còn 02 xã dưới 10 tiêu chí"."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda item: item[2].start):
        if not any(row[0] == other[0] and groups.is_nested(row[1], other[1]) for other in kept):
            kept.append(row)
    return [row for row in rows if row in kept]


def _of_one_list(rows: list[Row]) -> list[Row]:
    """Return the longest run of bands that stand close together: what is told again elsewhere is no band of its own."""
    runs: list[list[Row]] = []
    for row in sorted(rows, key=lambda item: item[2].start):
        if runs and row[2].start - runs[-1][-1][2].end <= 2 * _SAME_LIST:
            runs[-1].append(row)
        else:
            runs.append([row])
    longest = max(runs, key=len)
    return sorted(longest, key=lambda item: -(item[1][0] or 0)) if len(longest) > 1 else []


def _heads_bands(paper: Paper, rows: list[Row]) -> Fact | None:
    """Return the count of communes at the standard that heads the list of bands, where the paper also has another one
    that it aims at: "- Số xã đạt chuẩn: 03 xã; - Số xã đạt 15-18 tiêu chí: 02 xã; …"."""
    first = min(fact.start for _, _, fact in rows)
    beside = [
        fact
        for fact in paper.of(FactKind.STANDARD_COUNT)
        if unit_of(fact) == "xã" and standard_of(fact) == "basic" and fact.numerator is not None
        if not fact.delta and not is_new(fact) and 0 <= first - fact.end <= _SAME_LIST
    ]
    return beside[-1] if beside else None


def _of_today(paper: Paper, rows: list[Row], top: Fact) -> Fact | None:
    """Return the communes at the standard that a report's bands go with: those of today, where they and not those that
    it aims at make up all communes."""
    units = units_counted(paper, year=paper.year)
    held = sum(count for count, _, _ in rows)
    if units is None or held + (top.numerator or 0) == units:
        return top
    for fact in paper.of(FactKind.STANDARD_COUNT):
        counted = unit_of(fact) == "xã" and standard_of(fact) == "basic" and not fact.delta
        if counted and held + (fact.numerator or 0) == units:
            return fact
    return top


def bands_part_all_communes(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that bands without a gap, from 19 down, make up all communes: 44 + 10 + 40 + 0 = 94.

    More communes in bands than there are is always wrong. Fewer is wrong only where the bands reach down to the
    fewest criteria possible; else the rest may simply not be mentioned.
    """
    for year in sorted({year for fact in paper.of(FactKind.BAND_COUNT) if (year := paper.year_of(fact)) is not None}):
        units = units_counted(paper, year=year) or units_counted(paper, year=paper.year)
        rows = band_set(paper, year=year)
        if not units or len(rows) < 2:
            continue
        rows = _completed(paper, rows, units=units)
        total = sum(count for count, _, _ in rows)
        terms = f"{' + '.join(number(count) for count, _, _ in rows)} = {number(total)}"
        facts = [fact for _, _, fact in rows]
        whole = groups.is_contiguous([band for _, band, _ in rows]) and any(not band[0] for _, band, _ in rows)
        if total == units:
            yield agreement("bands", f"Các nhóm xã năm {year}: {terms}, đủ {number(units)} xã.", *facts)
        elif total > units or whole:
            yield finding(
                "sum_mismatch",
                f"Các nhóm xã năm {year} cộng lại được {number(total)} xã, trong khi có {number(units)} xã.",
                *facts,
                stated=units,
                computed=total,
                arithmetic=f"{terms} ≠ {number(units)} (lệch {number(abs(total - units))})",
            )


def _completed(paper: Paper, rows: list[Row], *, units: int) -> list[Row]:
    """Add the communes at the standard where exactly their number is missing and the paper leaves their year open.

    A report says "có 03/09 xã đạt chuẩn; 02 xã 15–18; 04 xã 10–14": what is met today, without the words of a plan.
    """
    if any(band == _TOP for _, band, _ in rows) or not groups.is_contiguous([_TOP, *(band for _, band, _ in rows)]):
        return rows
    missing = units - sum(count for count, _, _ in rows)
    stated = [
        fact
        for fact in paper.of(FactKind.STANDARD_COUNT)
        if unit_of(fact) == "xã" and standard_of(fact) == "basic" and fact.numerator == missing and not fact.delta
    ]
    return [(missing, _TOP, stated[0]), *rows] if stated and missing else rows


def bands_stay_apart(paper: Paper) -> Iterator[Finding | Agreement]:
    """Find bands of one year that share a number of criteria, unless one lies wholly within the other."""
    for year in sorted({paper.year_of(fact) or 0 for fact in paper.of(FactKind.BAND_COUNT)}):
        # A group of no commune ("không còn xã dưới 7 tiêu chí") counts nobody twice.
        rows = [row for row in stated_bands(paper, year=year or None) if row[0] and not paper.is_aim(row[2])]
        for index, (_, one, fact) in enumerate(rows):
            for _, other, rival in rows[index + 1 :]:
                if groups.overlap(one, other) and not groups.is_nested(one, other):
                    yield finding(
                        "overlapping_bands",
                        f"Hai nhóm {_told(one)} và {_told(other)} chồng lên nhau, một xã có thể bị tính hai lần.",
                        fact,
                        rival,
                    )


def open_bands_say_whom_they_include(paper: Paper) -> Iterator[Finding | Agreement]:
    """Ask whether "15 tiêu chí trở lên" includes the communes at the standard that are counted beside it."""
    rows = [
        (fact, fact.band)
        for fact in paper.of(FactKind.BAND_COUNT)
        if fact.band and fact.numerator is not None and unit_of(fact) in ("", "xã")
    ]
    tops = [
        fact
        for fact in paper.of(FactKind.STANDARD_COUNT)
        if unit_of(fact) == "xã"
        and standard_of(fact) in ("basic", "nearly")
        and not fact.baseline
        and fact.numerator is not None
    ]
    basics = [fact for fact in tops if standard_of(fact) == "basic" and not keeps(fact)]
    nearly = [fact for fact in tops if standard_of(fact) == "nearly"]
    for fact in [fact for fact, band in rows if band[1] is None and (band[0] or 0) < 19] or nearly:
        beside = next((top for top in basics if paper.year_of(top) == paper.year_of(fact)), None)
        if beside is None or not fact.numerator or not beside.numerator:
            continue
        units = units_counted(paper, year=paper.year_of(fact))
        if units is not None and fact.numerator + beside.numerator > units:
            continue  # then it can only be inclusive
        yield finding(
            "ambiguous_scope",
            f"Không rõ {number(fact.numerator)} xã cơ bản đạt hoặc đạt từ mức này trở lên đã gồm "
            f"{number(beside.numerator)} xã đạt chuẩn hay chưa.",
            fact,
            beside,
            severity=Severity.WARNING,
            stated=fact.numerator,
            computed=fact.numerator + beside.numerator,
            arithmetic=f"{number(fact.numerator)} hoặc {number(fact.numerator)} + {number(beside.numerator)} = "
            f"{number(fact.numerator + beside.numerator)}",
        )
        return


def _told(band: groups.Band) -> str:
    low, high = band
    if low is None:
        return f"không quá {high} tiêu chí"
    return f"từ {low} tiêu chí trở lên" if high is None else f"{low}–{high} tiêu chí"


FINDERS = (bands_part_all_communes, bands_stay_apart, open_bands_say_whom_they_include)

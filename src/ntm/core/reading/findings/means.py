"""The stated average of criteria per commune against the paper's own counts and bands."""

from __future__ import annotations

from collections.abc import Iterator

from ntm.core.planning import means
from ntm.core.reading.facts import Agreement, Fact, FactKind, Finding, Severity
from ntm.core.reading.findings.bands import band_set
from ntm.core.reading.findings.paper import Paper, agreement, finding, number
from ntm.core.reading.findings.standing import standings, units_counted


def averages_follow_from_counts(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check each stated average against n communes per criterion: exactly when all 19 are stated, else as bounds."""
    for fact in _averages(paper):
        year = paper.year_of(fact)
        units = units_counted(paper, year=year)
        levels = _levels(paper, year)
        if fact.value is None or not units or len(levels) < 2:
            continue
        counts = [level.numerator or 0 for level in levels.values()]
        reach = means.reach_of_counts(counts, units=units)
        total = sum(counts)
        if len(counts) == means.CRITERIA:
            yield _against_exact(fact, total, units, list(levels.values()))
            continue
        missing = [str(number) for number in range(1, means.CRITERIA + 1) if str(number) not in levels]
        if means.allows(reach, fact.value, fact.op):
            continue  # the bounds of unstated criteria prove nothing either way
        yield _out_of_reach(fact, reach, total, missing, list(levels.values()))


def _averages(paper: Paper) -> list[Fact]:
    wanted = [
        fact
        for fact in paper.of(FactKind.AVERAGE_CRITERIA)
        if fact.value is not None and not fact.delta and not paper.is_aim(fact)
    ]
    return [] if paper.head.level == "commune" else [fact for fact in wanted if fact.criteria_set in (None, "commune")]


def _levels(paper: Paper, year: int | None) -> dict[str, Fact]:
    levels = {}
    for criterion, standing in standings(paper).items():
        for fact in (standing.end, standing.start):
            if fact is not None and paper.year_of(fact) == year:
                levels[criterion] = fact
                break
    return levels


def _against_exact(fact: Fact, total: int, units: int, levels: list[Fact]) -> Finding | Agreement:
    value = fact.value
    assert value is not None
    places = max(2, means.places_of(value))
    mean = means.rounded_mean(total, units, places=places)
    terms = " + ".join(str(level.numerator) for level in levels)
    worked = f"({terms}) = {number(total)}; {number(total)} / {number(units)} = {number(mean)}"
    if means.allows(means.Reach(low=total, high=total, units=units), value, fact.op):
        return agreement("mean", f"Bình quân: {worked}, khớp với {number(value)} tiêu chí/xã.", fact, *levels)
    meant = round(value * units)
    note = ""
    if means.rounded_mean(meant, units, places=means.places_of(value)) == value:
        off = abs(meant - total)
        note = f" (= {number(meant)} / {number(units)}, lệch {number(off)} tiêu chí)"
    return finding(
        "average_mismatch",
        f"Văn bản ghi bình quân {number(value)} tiêu chí/xã, nhưng cộng số xã đạt của 19 tiêu chí được "
        f"{number(total)}, tức {number(mean)} tiêu chí/xã.",
        fact,
        *levels,
        stated=value,
        computed=mean,
        arithmetic=f"{worked} ≠ {number(value)}{note}",
    )


def _out_of_reach(fact: Fact, reach: means.Reach, total: int, missing: list[str], levels: list[Fact]) -> Finding:
    value = fact.value
    assert value is not None
    low = means.rounded_mean(reach.low, reach.units, places=2)
    high = means.rounded_mean(reach.high, reach.units, places=2)
    too_high = value > high
    best = "cao nhất" if too_high else "thấp nhất"
    bound, made = (high, reach.high) if too_high else (low, reach.low)
    all_or_none = f"mọi xã đều đạt tiêu chí {', '.join(missing)}" if too_high else "các tiêu chí khác không xã nào đạt"
    extra = f" + {number(reach.high - total)}" if too_high else ""
    return finding(
        "average_not_reachable",
        f"Bình quân {number(value)} tiêu chí/xã không thể có: với số xã đạt từng tiêu chí đã nêu, {best} cũng chỉ là "
        f"{number(bound)} (khi {all_or_none}).",
        fact,
        *levels,
        stated=value,
        computed=bound,
        arithmetic=f"({number(total)}{extra}) / {number(reach.units)} = {number(made)} / {number(reach.units)} = "
        f"{number(bound)} {'<' if too_high else '>'} {number(value)}",
    )


#: A sum and the average that it makes stand in one item: the average of another item may be of another day.
_BESIDE = 250


def averages_follow_from_sums(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check a stated average against the stated sum of criteria: "tổng số 338 tiêu chí, bình quân 16,9 tiêu chí/xã"."""
    sums = [
        fact
        for fact in paper.of(FactKind.INDICATOR_TARGET)
        if fact.unit == "tiêu chí" and not fact.delta and fact.criterion is None and fact.op in (None, "=")
        if fact.value is not None and fact.value == int(fact.value) and not fact.names
    ]
    for fact in _averages(paper):
        year = paper.year_of(fact)
        units = units_counted(paper, year=year)
        beside = (one for one in sums if abs(one.start - fact.start) <= _BESIDE)
        found = [one for one in beside if paper.year_of(one) == year and units and (one.value or 0) >= units]
        if fact.value is None or not units or len({one.value for one in found}) != 1:
            continue
        total = int(found[0].value or 0)
        mean = means.rounded_mean(total, units, places=max(2, means.places_of(fact.value)))
        worked = f"{number(total)} / {number(units)} = {number(mean)}"
        if means.allows(means.Reach(low=total, high=total, units=units), fact.value, fact.op):
            yield agreement("mean", f"Bình quân: {worked}, khớp với {number(fact.value)} tiêu chí/xã.", fact, *found)
        else:
            yield finding(
                "average_mismatch",
                f"Văn bản ghi bình quân {number(fact.value)} tiêu chí/xã, nhưng tổng số {number(total)} tiêu chí của "
                f"{number(units)} xã cho {number(mean)} tiêu chí/xã.",
                fact,
                *found,
                stated=fact.value,
                computed=mean,
                arithmetic=f"{worked} ≠ {number(fact.value)}",
            )


def averages_fit_bands(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check each stated average against what the bands allow (each commune at the least or the most of its band)."""
    for fact in _averages(paper):
        year = paper.year_of(fact)
        units = units_counted(paper, year=year)
        bands = band_set(paper, year=year)
        if fact.value is None or not units or not bands or sum(count for count, _, _ in bands) != units:
            continue
        reach = means.reach_of_bands([(count, band) for count, band, _ in bands], units=units)
        low = means.rounded_mean(reach.low, units, places=2)
        high = means.rounded_mean(reach.high, units, places=2)
        facts = [source for _, _, source in bands]
        if means.allows(reach, fact.value, fact.op):
            yield agreement(
                "mean",
                f"Bình quân {number(fact.value)} nằm trong khoảng {number(low)}–{number(high)} mà các nhóm xã cho "
                "phép.",
                fact,
                *facts,
            )
            continue
        bound = high if fact.value > high else low
        yield finding(
            "average_not_reachable",
            f"Bình quân {number(fact.value)} tiêu chí/xã không thể có: các nhóm xã đã nêu chỉ cho phép từ "
            f"{number(low)} đến {number(high)}.",
            fact,
            *facts,
            severity=_of_recognised(facts, too_few=fact.value < low),
            stated=fact.value,
            computed=bound,
            arithmetic=f"{number(low)} ≤ bình quân ≤ {number(high)}; {number(fact.value)} nằm ngoài",
        )


def counts_fit_bands(paper: Paper) -> Iterator[Finding | Agreement]:
    """Check that the met criteria counted by criterion and those counted by band can be the same."""
    for year in sorted({year for fact in paper.of(FactKind.BAND_COUNT) if (year := paper.year_of(fact)) is not None}):
        units = units_counted(paper, year=year)
        bands = band_set(paper, year=year)
        levels = _levels(paper, year)
        if not units or not bands or len(levels) < 2 or sum(count for count, _, _ in bands) != units:
            continue
        by_band = means.reach_of_bands([(count, band) for count, band, _ in bands], units=units)
        by_count = means.reach_of_counts([level.numerator or 0 for level in levels.values()], units=units)
        facts = [source for _, _, source in bands]
        if not by_band.meets(by_count):
            yield finding(
                "average_not_reachable",
                f"Năm {year}: cộng theo từng tiêu chí được {_range(by_count)} lượt đạt, còn cộng theo nhóm xã được "
                f"{_range(by_band)}, hai cách không thể cùng đúng.",
                *facts,
                severity=_of_recognised(facts, too_few=by_count.high < by_band.low),
                stated=by_band.low if by_count.high < by_band.low else by_band.high,
                computed=by_count.high if by_count.high < by_band.low else by_count.low,
                arithmetic=f"{_range(by_count)} ∩ {_range(by_band)} = ∅",
            )
        else:
            yield agreement("bands", f"Năm {year}: số xã đạt từng tiêu chí và các nhóm xã có thể cùng đúng.", *facts)


def _of_recognised(facts: list[Fact], *, too_few: bool) -> Severity:
    """Return how much it weighs that less is met than the groups ask: a recognised commune may have lost a criterion
    since, or never met it as a later set words it; then the least is less than 19 for each of them."""
    recognised = any(fact.kind is FactKind.STANDARD_COUNT for fact in facts)
    return Severity.WARNING if too_few and recognised else Severity.ERROR


def _range(reach: means.Reach) -> str:
    return number(reach.low) if reach.low == reach.high else f"{number(reach.low)}–{number(reach.high)}"


FINDERS = (averages_follow_from_counts, averages_follow_from_sums, averages_fit_bands, counts_fit_bands)

"""What became of a plan's targets by the year's data, for the draft of the next plan.

The data say what stands today; what they do not say stays unknown. A commune without any report is neither met nor
unmet, so a mean or a group of communes of which some are silent says of how many it speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ntm.core.kernel.vietnamese import canonical, format_number
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.findings.capital import money
from ntm.core.reading.findings.paper import place_key, standard_of, unit_of


class Why(StrEnum):
    """Why a place of the draft is marked."""

    MOVED = "moved"
    STALE = "stale"
    UNMET = "unmet"
    MET = "met"
    OTHERWISE = "otherwise"
    UNKNOWN = "unknown"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The communes recognised at a tier by the day of the data, by place key, and those of them in that year."""

    all: frozenset[str]
    new: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """What the data say of a place in the plan's year; whatever is empty or None is not known.

    `criteria` maps a criterion to (communes that meet it, communes of which something is known). `communes` are the
    numbers of criteria met by each commune that reported, `silent` how many reported nothing, `mean` the mean of those
    that did. `recognised` maps a tier ("basic", "advanced", "exemplary") to its communes. `capital` maps (source by its
    canonical words, year) to the amount on record, in triệu đồng. `is_commune` tells a commune's own plan.
    """

    criteria: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    communes: tuple[int, ...] = ()
    silent: int = 0
    mean: Decimal | None = None
    recognised: Mapping[str, Recognised] = field(default_factory=dict)
    capital: Mapping[tuple[str, int], Decimal] = field(default_factory=dict)
    is_commune: bool = False


#: A mark and, in Vietnamese, what a person must look at.
Outcome = tuple[Why, str]


def outcome(fact: Fact, known: Known, *, year: int) -> Outcome | None:
    """Return what the data say of what a plan of `year` states in a fact; None for a fact that promises nothing for
    that year."""
    if fact.baseline or (fact.year not in (None, year)):
        return None
    match fact.kind:
        case FactKind.CRITERION_COUNT:
            return _criterion(fact, known, year)
        case FactKind.AVERAGE_CRITERIA:
            return _mean(fact, known, year)
        case FactKind.BAND_COUNT:
            return _band(fact, known, year)
        case FactKind.STANDARD_COUNT:
            return _standard(fact, known, year)
        case FactKind.COMMUNE_CRITERIA:
            return _own_criteria(fact, known, year)
        case FactKind.CAPITAL:
            return _capital(fact, known, year)
        case FactKind.INDICATOR_TARGET:
            return _unknown(year)
    return None


def _criterion(fact: Fact, known: Known, year: int) -> Outcome | None:
    if fact.delta or fact.numerator is None or fact.criteria_set not in (None, "commune"):
        return None
    found = known.criteria.get(fact.criterion or "")
    if found is None:
        return Why.UNKNOWN, f"chưa có số liệu {year} để biết đạt hay chưa"
    met, of = found
    return _told(met >= fact.numerator, f"số liệu có {met}/{of} xã, kế hoạch {year} là {fact.numerator}")


def _mean(fact: Fact, known: Known, year: int) -> Outcome:
    if fact.delta or fact.value is None or known.mean is None or fact.criteria_set not in (None, "commune"):
        return _unknown(year)
    met = known.mean > fact.value if fact.op == ">" else known.mean >= fact.value
    words = f"số liệu là {format_number(known.mean)} tiêu chí/xã{_of(known)}, kế hoạch {year} là "
    return _told(met, words + format_number(fact.value))


def _band(fact: Fact, known: Known, year: int) -> Outcome:
    if fact.delta or fact.band is None or fact.numerator is None or not known.communes or known.is_commune:
        return _unknown(year)
    low, high = fact.band
    here = sum((low is None or low <= met) and (high is None or met <= high) for met in known.communes)
    words = f"số liệu có {here} xã ở nhóm này{_of(known)}, kế hoạch {year} là {fact.numerator}"
    if high is None:
        return _told(here >= fact.numerator, words)
    if not low and not known.silent:
        return _told(here <= fact.numerator, words)
    # Communes leave a group in the middle upwards as well as downwards, so another number is neither good nor bad.
    return (Why.MET, f"đúng kế hoạch: {words}") if here == fact.numerator else (Why.OTHERWISE, words)


def _standard(fact: Fact, known: Known, year: int) -> Outcome:
    found = known.recognised.get(standard_of(fact)) if unit_of(fact) == "xã" else None
    if found is None or fact.numerator is None:
        return _unknown(year)
    is_new = fact.delta or "mới" in canonical(fact.verb or "")
    done = found.new if is_new else found.all
    if fact.names:
        named = {place_key(name): name for name in fact.names}
        lacking = [name for key, name in named.items() if key not in found.all]
        words = f"đã công nhận {len(named) - len(lacking)}/{len(named)} xã nêu tên"
        return _told(not lacking, words + (f", chưa có {', '.join(lacking)}" if lacking else ""))
    words = f"đã công nhận {'mới ' if is_new else ''}{len(done)} xã, kế hoạch {year} là {fact.numerator}"
    return _told(len(done) >= fact.numerator, words)


def _own_criteria(fact: Fact, known: Known, year: int) -> Outcome:
    if fact.delta or fact.numerator is None or fact.names or not known.is_commune or len(known.communes) != 1:
        return _unknown(year)
    words = f"số liệu có {known.communes[0]} tiêu chí, kế hoạch {year} là {fact.numerator}"
    return _told(known.communes[0] >= fact.numerator, words)


def _capital(fact: Fact, known: Known, year: int) -> Outcome | None:
    if fact.unit == "%" or fact.value is None:
        return None
    label = canonical(fact.label or "")
    following = known.capital.get((label, year + 1))
    if following is not None:
        return Why.OTHERWISE, f"vốn năm {year}; kế hoạch năm {year + 1} ghi {format_number(following)} triệu đồng"
    recorded, stated = known.capital.get((label, year)), money(fact)
    if recorded is not None and recorded != stated:
        amount = format_number(recorded)
        return Why.OTHERWISE, f"vốn năm {year}, số mới nhất đã ghi là {amount} triệu đồng; cần số của năm mới"
    return Why.STALE, f"vốn năm {year}, cần số của năm mới"


def _told(is_met: bool, words: str) -> Outcome:
    return (Why.MET, f"đã đạt: {words}") if is_met else (Why.UNMET, f"chưa đạt: {words}")


def _unknown(year: int) -> Outcome:
    return Why.UNKNOWN, f"mục tiêu năm {year}: cần kết quả để biết đạt hay chưa"


def _of(known: Known) -> str:
    heard = len(known.communes)
    return f" (của {heard}/{heard + known.silent} xã có số liệu)" if known.silent else ""

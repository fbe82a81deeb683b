"""Which papers belong to one another, and how a contradiction between two of them is told."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading.facts import CrossFinding, Fact, FactKind, Severity
from ntm.core.reading.findings.paper import Paper, place_key

_LEVELS = {"central": 0, "province": 1, "district": 2, "commune": 3}
_MENTIONED = re.compile(r"\btỉnh ((?:[^\W\d_]+ ){0,2}[^\W\d_]+)")
_DISTRICTS = re.compile(r"\b(?:huyện|thị xã) ((?:[^\W\d_]+ ){0,3}[^\W\d_]+)")


@dataclass(frozen=True)
class Filed:
    """A paper with the name of its file."""

    file: str
    paper: Paper

    @property
    def name(self) -> str:
        """Return how an official calls the unit: "huyện Phong Thổ", else the file's name."""
        return self.paper.head.unit_name or self.file


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
    if parent.head.level == "district" and child.head.level == "commune":
        return _is_commune_of(child, parent)
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


def _is_commune_of(child: Paper, parent: Paper) -> bool:
    """Tell whether a commune's paper names a district as its own: the one that it names most, of the same province
    where both say theirs. A register that knows where the commune lies puts the district into `within`."""
    mine = place_key(parent.head.unit_name or "")
    around = canonical(child.head.within or "")
    if re.search(r"\b(?:huyện|thị xã|thành phố) ", around):
        return re.search(rf"\b(?:huyện|thị xã|thành phố) {re.escape(mine)}\b", around) is not None
    above = canonical(parent.head.within or "")
    if around and above and not (around.startswith(above) or above.startswith(around)):
        return False
    named = Counter(match.group(1) for match in _DISTRICTS.finditer(child.lowered[0]))
    of_it = sum(count for words, count in named.items() if words == mine or words.startswith(mine + " "))
    return of_it > sum(named.values()) / 2


def _province_in(issuer: str | None) -> str | None:
    match = re.search(r"\btỉnh (.+)$", canonical(issuer or ""))
    return match.group(1) if match else None


def is_year_before(before: Paper, after: Paper) -> bool:
    if (
        not before.head.unit_name
        or before.head.unit_name != after.head.unit_name
        or before.head.level != after.head.level
    ):
        return False
    return before.year is not None and after.year is not None and before.year == after.year - 1


def cross(
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


def example(paper: Paper, units: int) -> Fact | None:
    return next((fact for fact in paper.of(FactKind.CRITERION_COUNT) if fact.denominator == units), None)

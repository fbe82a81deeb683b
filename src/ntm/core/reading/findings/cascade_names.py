"""Communes that the superior's plan names against those of the inferior's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ntm.core.kernel.vietnamese import canonical, collapse
from ntm.core.reading.facts import CrossFinding, Fact, FactKind, Severity
from ntm.core.reading.findings.kinship import Filed, cross
from ntm.core.reading.findings.names import listing
from ntm.core.reading.findings.paper import number, place_key, standard_of, unit_of
from ntm.core.reading.findings.standards import is_new


def names_are_taken_up(child: Filed, parent: Filed, belongs: Mapping[str, frozenset[str]]) -> Iterator[CrossFinding]:
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
            yield cross(
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

"""What a superior promises of one commune against what the commune's own plan reaches."""

from __future__ import annotations

from collections.abc import Iterator

from ntm.core.kernel.vietnamese import canonical
from ntm.core.planning.means import CRITERIA
from ntm.core.reading.facts import CrossFinding, Fact, FactKind
from ntm.core.reading.findings.commune import own_criteria
from ntm.core.reading.findings.kinship import Filed, cross
from ntm.core.reading.findings.paper import number, place_key, standard_of, unit_of
from ntm.core.reading.findings.standing import keeps


def commune_reaches_what_is_promised(child: Filed, parent: Filed) -> Iterator[CrossFinding]:
    """Find a commune that its superior's plan lists among those reaching the standard, or in a group by number of
    criteria, and whose own plan for that year does not get there; and one in a group that the superior says is empty.

    A commune that was recognised earlier may miss a criterion since, so lists of those kept prove nothing.
    """
    if child.paper.head.level != "commune" or child.paper.year != parent.paper.year:
        return
    _, ends = own_criteria(child.paper)
    ends = [fact for fact in ends if fact.criteria_set in (None, "commune") and fact.denominator in (None, CRITERIA)]
    if not ends:
        return
    best = max(ends, key=lambda fact: fact.numerator or 0)
    reached = best.numerator or 0
    for above in parent.paper.of(FactKind.STANDARD_COUNT):
        promised = standard_of(above) == "basic" and not above.baseline and not keeps(above)
        if not promised or unit_of(above) not in ("", "xã") or not _lists(child, parent, above):
            continue
        if reached < CRITERIA:
            yield cross(
                "cascade_conflict",
                f"{parent.name} đưa {child.name} vào danh sách đạt chuẩn năm {parent.paper.year}, nhưng kế hoạch của "
                f"xã chỉ đến {number(reached)}/{CRITERIA} tiêu chí.",
                (child, best),
                (parent, above),
                stated=reached,
                computed=CRITERIA,
                arithmetic=f"{number(reached)} < {CRITERIA}",
            )
    for above in parent.paper.of(FactKind.BAND_COUNT):
        if above.band is None or above.baseline or parent.paper.year_of(above) != parent.paper.year:
            continue
        low, high = above.band[0] or 0, CRITERIA if above.band[1] is None else above.band[1]
        words = f"{low}–{high} tiêu chí"
        if _lists(child, parent, above) and (reached < low or (len(ends) == 1 and reached > high)):
            message = f"{parent.name} xếp {child.name} vào nhóm {words}, nhưng kế hoạch của xã đến {number(reached)}."
        elif above.numerator == 0 and len(ends) == 1 and low <= reached <= high:
            message = f"{parent.name} không còn xã nào ở nhóm {words}, nhưng kế hoạch của {child.name} chỉ đến "
            message += f"{number(reached)} tiêu chí."
        else:
            continue
        yield cross("cascade_conflict", message, (child, best), (parent, above), stated=reached)


def _lists(child: Filed, parent: Filed, above: Fact) -> bool:
    """Tell whether a count names the commune, and not one of the same name in another district."""
    if parent.paper.year_of(above) != parent.paper.year:
        return False
    name = place_key(child.paper.head.unit_name or "")
    homes = above.within if len(above.within) == len(above.names) else ("",) * len(above.names)
    around = canonical(child.paper.head.within or "")
    return any(
        place_key(listed) == name and (not home or "huyện" not in around or place_key(home) in around)
        for listed, home in zip(above.names, homes, strict=True)
    )

"""Who lay below whom, and when: the closure of parents through time.

This is the rule; the database derives the same rows in one statement (`ntm.store.territory.bulk`), and a test holds the
two equal over all units of Vietnam.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ntm.core.kernel.dates import Span
from ntm.core.territory.unit import UnitVersion


@dataclass(frozen=True, slots=True)
class Place:
    """`unit` lay `depth` levels below `ancestor` for a span; every unit lies in itself at depth 0."""

    unit: int
    ancestor: int
    depth: int
    span: Span


class ParentsRunInARing(ValueError):
    """A unit that would lie below itself."""


def _common(one: Span, other: Span) -> Span | None:
    start = max(one.start, other.start)
    ends = [end for end in (one.end, other.end) if end is not None]
    end = min(ends) if ends else None
    return None if end is not None and end <= start else Span(start, end)


def _joined(spans: list[Span]) -> list[Span]:
    """Return the same days with adjacent spans made one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda item: item.start):
        last = joined[-1] if joined else None
        if last is not None and (last.end is None or span.start <= last.end):
            end = None if last.end is None or span.end is None else max(last.end, span.end)
            joined[-1] = Span(last.start, end)
        else:
            joined.append(span)
    return joined


def places(versions: Iterable[UnitVersion]) -> tuple[Place, ...]:
    """Return every place that follows from the versions' parents, each with the longest unbroken span.

    Raise `ParentsRunInARing` where a unit would lie below itself.
    """
    by_unit: dict[int, list[UnitVersion]] = {}
    for version in versions:
        by_unit.setdefault(version.unit, []).append(version)
    found: dict[int, dict[tuple[int, int], list[Span]]] = {}
    being_found: set[int] = set()

    def above(unit: int) -> dict[tuple[int, int], list[Span]]:
        if unit in found:
            return found[unit]
        if unit in being_found:
            raise ParentsRunInARing(str(unit))
        being_found.add(unit)
        spans: dict[tuple[int, int], list[Span]] = {}
        for version in by_unit.get(unit, ()):
            spans.setdefault((unit, 0), []).append(version.span)
            if version.parent is None:
                continue
            for (ancestor, depth), ancestor_spans in above(version.parent).items():
                for span in ancestor_spans:
                    if (common := _common(version.span, span)) is not None:
                        spans.setdefault((ancestor, depth + 1), []).append(common)
        being_found.discard(unit)
        found[unit] = {key: _joined(kept) for key, kept in spans.items()}
        return found[unit]

    return tuple(
        Place(unit=unit, ancestor=ancestor, depth=depth, span=span)
        for unit in by_unit
        for (ancestor, depth), spans in above(unit).items()
        for span in spans
    )

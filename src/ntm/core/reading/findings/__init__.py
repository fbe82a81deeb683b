"""Contradictions inside one paper and between papers, as findings that an official can check by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ntm.core.reading.facts import Agreement, CrossFinding, Fact, Finding, PaperHead, PaperReading


def find(
    head: PaperHead, facts: Sequence[Fact], text: str, *, thresholds: Mapping[str, object] | None = None
) -> tuple[tuple[Finding, ...], tuple[Agreement, ...]]:
    """Return what in one paper contradicts itself, and what was checked and holds."""
    return (), ()


def between(readings: Sequence[tuple[str, PaperReading]]) -> tuple[CrossFinding, ...]:
    """Return the contradictions between papers that belong to one another."""
    return ()

"""Findings between papers that strangers drafted: every planted contradiction, and nothing where papers are in step."""

from __future__ import annotations

import pytest
from tests.core.reading.findings import paired_papers, paired_papers_again, paired_papers_third
from tests.core.reading.findings.paired_papers import Related

from ntm.core.reading.facts import CrossFinding, Severity
from ntm.core.reading.findings import between
from ntm.core.reading.reading import read

ALL = paired_papers.ALL | paired_papers_again.ALL | paired_papers_third.ALL


def _found(related: Related) -> tuple[CrossFinding, ...]:
    return between([(name, read(text)) for name, text in related.papers.items()])


def _says(found: CrossFinding, planted: tuple[str, ...]) -> bool:
    words = " ".join((found.message, *found.quotes, found.arithmetic or "")).lower()
    return found.code == planted[0] and all(word.lower() in words for word in planted[1:])


@pytest.mark.parametrize("name", ALL)
def test_what_was_planted_between_papers_is_found_and_nothing_else(name: str) -> None:
    found = _found(ALL[name])
    for severity, planted in ((Severity.ERROR, ALL[name].errors), (Severity.WARNING, ALL[name].warnings)):
        told = [one for one in found if one.severity is severity]
        for one in planted:
            assert any(_says(item, one) for item in told), one
        extra = [item.message for item in told if not any(_says(item, one) for one in planted)]
        assert extra == []

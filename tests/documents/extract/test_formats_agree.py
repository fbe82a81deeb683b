"""The same paper as text, as Word, as PDF: the same facts."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import astuple, replace
from functools import cache
from pathlib import Path

import pytest
from tests.documents.made_papers import as_docx, as_pdf

from ntm.core.reading.facts import Fact, PaperReading
from ntm.core.reading.reading import read
from ntm.documents.extract import extract
from ntm.usecases.demonstration.paper_files import paper_files, real_papers_folder

_OUR_OWN = sorted(paper_files(None).values())
# The real papers too, where their folder lies beside the checkout.
_PAPERS = sorted({*_OUR_OWN, *paper_files(real_papers_folder(os.environ)).values()})


@cache
def _of_the_text(paper: Path) -> tuple[str, PaperReading]:
    text = paper.read_text("utf-8")
    return text, read(text)


def _said(facts: tuple[Fact, ...]) -> list[tuple[object, ...]]:
    return sorted((astuple(replace(fact, start=0, end=0, doubts=(), confidence=None)) for fact in facts), key=repr)


def _said_closely(facts: tuple[Fact, ...]) -> Counter[str]:
    """Count what facts say, blanks left out: a file joins "QĐ-" and "UBND" of two lines, or does not."""
    return Counter("".join(repr(one).split()) for one in _said(facts))


@pytest.mark.parametrize("paper", _PAPERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_paper_says_the_same_as_a_word_paper(paper: Path) -> None:
    text, expected = _of_the_text(paper)
    found = read(extract(as_docx(text), name="a").text)
    assert _said(found.facts) == _said(expected.facts)
    assert [one.code for one in found.findings] == [one.code for one in expected.findings]


@pytest.mark.parametrize("paper", _PAPERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_paper_says_the_same_in_a_pdf(paper: Path) -> None:
    """A PDF has other line ends, no empty lines, hyphens of its own; one fact in a paper may be read differently."""
    text, expected = _of_the_text(paper)
    found = read(extract(as_pdf(text), name="a").text)
    said, told = _said_closely(expected.facts), _said_closely(found.facts)
    assert (said - told).total() + (told - said).total() <= 1
    assert [one.code for one in found.findings] == [one.code for one in expected.findings]

"""The same paper as text, as Word, as PDF: the same facts."""

from __future__ import annotations

import os
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from tests.documents.made_papers import as_docx, as_pdf

from ntm.core.reading.facts import Fact
from ntm.core.reading.reading import read
from ntm.documents.extract import extract
from ntm.usecases.demonstration.paper_files import paper_files, real_papers_folder

# The project's own papers, and the real ones where their folder lies beside the checkout.
_PAPERS = sorted({*paper_files(None).values(), *paper_files(real_papers_folder(os.environ)).values()})


def _said(facts: tuple[Fact, ...]) -> list[tuple[object, ...]]:
    return sorted((astuple(replace(fact, start=0, end=0, doubts=())) for fact in facts), key=repr)


@pytest.mark.parametrize("paper", _PAPERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("made", [as_docx, as_pdf], ids=["docx", "pdf"])
def test_a_paper_says_the_same_in_every_format(paper: Path, made: object) -> None:
    text = paper.read_text("utf-8")
    expected = read(text)
    found = read(extract(made(text), name="a").text)  # type: ignore[operator]
    assert _said(found.facts) == _said(expected.facts)
    assert [one.code for one in found.findings] == [one.code for one in expected.findings]

"""The pages written from the law files."""

from __future__ import annotations

from pathlib import Path

from ntm.law.files import load_library, package_folder
from ntm.law.pages import pages_of

DOCS = Path(__file__).parents[2] / "docs" / "law"
PAGES = pages_of(load_library([package_folder()]))


def test_the_pages_in_the_repository_are_those_of_the_law_files() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in DOCS.glob("*.md")}
    assert written == PAGES, "run `ntm law docs --out docs/law`"


def test_a_page_says_of_every_criterion_that_its_values_are_not_checked() -> None:
    page = PAGES["commune-2021-2025.md"]
    assert page.count("\n## ") == 1 + 19
    for section in page.split("\n## ")[2:]:
        assert "chưa đối chiếu văn bản gốc" in section


def test_a_page_shows_thresholds_and_says_which_are_not_known() -> None:
    page = PAGES["commune-2021-2025.md"]
    assert "TDMNPB ≥ 95" in page and "2023: TDMNPB ≥ 42" in page
    assert "BTB **chưa biết**" in page
    assert "*cả nước ≥ 45, để tham khảo*" in page

"""Which papers the demonstration takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ntm.usecases.demonstration import paper_files


def fill(folder: Path, *, without: str | None = None) -> Path:
    folder.mkdir(parents=True)
    for name in paper_files.PAPER_NAMES:
        if name != without:
            (folder / f"{name}.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    return folder


def test_a_fresh_clone_takes_the_shipped_papers(tmp_path: Path) -> None:
    folder = paper_files.real_papers_folder({}, checkout=tmp_path / "clone")
    assert folder is None
    files = paper_files.paper_files(folder)
    assert tuple(files) == paper_files.PAPER_NAMES
    assert all(path.parent == paper_files.SHIPPED_PAPERS and path.is_file() for path in files.values())


def test_real_papers_beside_the_checkout_come_first(tmp_path: Path) -> None:
    beside = fill(tmp_path / "shared" / "documents")
    folder = paper_files.real_papers_folder({}, checkout=tmp_path / "clone")
    assert folder == beside
    assert paper_files.paper_files(folder)["tuan-giao-plan-2024"] == beside / "tuan-giao-plan-2024.txt"


def test_the_folder_that_the_environment_names_comes_before_the_one_beside(tmp_path: Path) -> None:
    fill(tmp_path / "shared" / "documents")
    named = fill(tmp_path / "named")
    assert paper_files.real_papers_folder({"NTM_PAPERS": str(named)}, checkout=tmp_path / "clone") == named


def test_an_empty_name_in_the_environment_names_nothing(tmp_path: Path) -> None:
    assert paper_files.real_papers_folder({"NTM_PAPERS": "  "}, checkout=tmp_path / "clone") is None


def test_four_papers_beside_the_checkout_are_not_mixed_with_one_of_ours(tmp_path: Path) -> None:
    fill(tmp_path / "shared" / "documents", without="muong-khoa-plan-2025")
    assert paper_files.real_papers_folder({}, checkout=tmp_path / "clone") is None


def test_a_named_folder_that_lacks_a_paper_is_refused_with_its_name(tmp_path: Path) -> None:
    named = fill(tmp_path / "named", without="phong-tho-plan-2024")
    folder = paper_files.real_papers_folder({"NTM_PAPERS": str(named)}, checkout=tmp_path / "clone")
    with pytest.raises(paper_files.PapersAreMissing, match=r"phong-tho-plan-2024\.txt"):
        paper_files.paper_files(folder)

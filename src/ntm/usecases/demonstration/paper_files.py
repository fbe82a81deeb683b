"""Which files the demonstration takes as its five papers: the real ones where they are at hand, else our own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

#: The five papers, by the name that a file has without its ending.
PAPER_NAMES = (
    "lai-chau-plan-2024",
    "phong-tho-plan-2024",
    "tam-duong-directive-2024",
    "tuan-giao-plan-2024",
    "muong-khoa-plan-2025",
)

#: Papers in our own words, part of the package.
SHIPPED_PAPERS = Path(__file__).parent / "papers"

#: The folder that holds `src`, where the package runs from a checkout.
CHECKOUT = Path(__file__).resolve().parents[4]

ENVIRONMENT_NAME = "NTM_PAPERS"


class PapersAreMissing(FileNotFoundError):
    """A folder was named as the home of the five papers and does not hold them all."""


def real_papers_folder(environment: Mapping[str, str], *, checkout: Path = CHECKOUT) -> Path | None:
    """Find the folder of the real papers: `NTM_PAPERS` of the environment, else `../shared/documents` beside the
    checkout if it holds all five. None says that this machine has no real papers. A folder that `NTM_PAPERS` names is
    taken at its word: whether it holds them is for `paper_files` to say."""
    named = environment.get(ENVIRONMENT_NAME, "").strip()
    if named:
        return Path(named).expanduser()
    beside = checkout.parent / "shared" / "documents"
    return beside if not _absent(beside) else None


def paper_files(folder: Path | None) -> Mapping[str, Path]:
    """Give the file of each of the five papers by its name, in a fixed order: those in `folder`, else, for None, the
    shipped ones. Raise `PapersAreMissing` with the names of the absent where the folder does not hold all five: the
    demonstration never mixes real papers with ours."""
    home = SHIPPED_PAPERS if folder is None else folder
    if absent := _absent(home):
        raise PapersAreMissing(f"Thư mục {home} thiếu văn bản: {', '.join(absent)}")
    return MappingProxyType({name: home / f"{name}.txt" for name in PAPER_NAMES})


def _absent(folder: Path) -> tuple[str, ...]:
    return tuple(f"{name}.txt" for name in PAPER_NAMES if not (folder / f"{name}.txt").is_file())

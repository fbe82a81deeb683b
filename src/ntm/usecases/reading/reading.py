"""Files of papers into readings, without a database: extract, read, compare, find the issuing unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ntm.core.kernel.states import Level
from ntm.core.reading import findings, reading
from ntm.core.reading.facts import CrossAgreement, CrossFinding, FactKind, PaperReading
from ntm.core.territory.register import Register
from ntm.core.territory.unit import UnitVersion
from ntm.documents.extract import Extracted, Unreadable, extract, extract_file
from ntm.documents.units import load_register
from ntm.usecases.reading.asked_by_law import held_to_the_law

#: Files of a folder that are taken as papers.
PAPER_SUFFIXES = (".txt", ".docx", ".pdf", ".html", ".htm", ".doc")
_LEVELS = {"province": Level.PROVINCE, "district": Level.DISTRICT, "commune": Level.COMMUNE}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not read, and why, in Vietnamese."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadTogether:
    """Papers read in one go: those asked for, those beside them, what was refused, what contradicts between them, and
    what was checked between them and holds."""

    papers: Mapping[str, PaperReading]
    context: Mapping[str, PaperReading]
    refused: tuple[Refused, ...]
    cross_findings: tuple[CrossFinding, ...]
    cross_agreements: tuple[CrossAgreement, ...] = ()


def read_file(source: Path | bytes, name: str | None = None) -> PaperReading:
    """Read one paper from a file or from its bytes (`name` tells web pages from text); raise `Unreadable`, whose
    message is for the person who chose the file, or `OSError`.

    Its targets are held against the law of its place and day. A paper whose letters were not Unicode says in its doubts
    how they were read.
    """
    return read_extracted(extract_file(source) if isinstance(source, Path) else extract(source, name=name or ""))


def read_extracted(extracted: Extracted) -> PaperReading:
    """Read the text of a file, hold it against the law, and say how letters were read that were not Unicode."""
    found = reading.read(extracted.text, extracted.structure)
    found = held_to_the_law(found, issuing_unit(found, load_register()), on=day_of(found))
    if extracted.encoding in ("utf-8", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "unicode"):
        return found
    return replace(found, doubts=(*found.doubts, extracted.reason))


def papers_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that may be papers, by name."""
    return tuple(sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in PAPER_SUFFIXES))


def read_files(
    paths: Sequence[Path], *, context: Sequence[Path] = (), progress: Callable[[str], None] | None = None
) -> ReadTogether:
    """Read papers and compare them with each other and with those of the context (a superior's plan, last year's).

    A file that cannot be read is listed with its reason and stops nothing. Contradictions that lie between papers of
    the context alone are not reported, nor is what holds there.
    """
    refused: list[Refused] = []
    asked = _read_all(paths, refused, progress)
    resolved = {path.resolve() for path in paths}
    beside = _read_all([path for path in context if path.resolve() not in resolved], refused, progress)
    together = [*asked.items(), *beside.items()]
    communes = communes_by_unit([found for _, found in together], load_register())
    between = findings.compared(together, communes=communes)
    found = tuple(one for one in between.findings if any(file in asked for file in one.files))
    held = tuple(one for one in between.agreements if any(file in asked for file in one.files))
    return ReadTogether(asked, beside, tuple(refused), found, held)


def _read_all(
    paths: Sequence[Path], refused: list[Refused], progress: Callable[[str], None] | None
) -> dict[str, PaperReading]:
    read: dict[str, PaperReading] = {}
    for path in paths:
        if progress is not None:
            progress(str(path))
        try:
            read[str(path)] = read_file(path)
        except Unreadable as error:
            refused.append(Refused(str(path), str(error)))
        except OSError as error:
            refused.append(Refused(str(path), f"Không mở được tệp: {error.strerror or error}"))
    return read


def day_of(found: PaperReading) -> date | None:
    """Return the day by which a paper's units are looked up: its own, else the latest day that it cites in its year,
    else the first of that year; None for a paper without any."""
    head = found.head
    if head.date is not None or head.year is None:
        return head.date
    cited = [fact.date for fact in found.facts if fact.kind is FactKind.LEGAL_CITATION and fact.date is not None]
    return max([date(head.year, 1, 1), *(day for day in cited if day.year == head.year)])


def communes_by_unit(papers: Sequence[PaperReading], register: Register) -> Mapping[str, Sequence[str]]:
    """Return the names of the communes of each issuing unit on its paper's day, by the name in the paper's head; units
    that are not found are left out.

    Two units of one name (a paper of each) are left out as well: a name in a superior's plan may mean either.
    """
    named: dict[str, Sequence[str]] = {}
    bearers: dict[str, set[int]] = {}
    for found in papers:
        unit, day = issuing_unit(found, register), day_of(found)
        if unit is None or day is None or found.head.unit_name is None:
            continue
        bearers.setdefault(found.head.unit_name, set()).add(unit.unit)
        named[found.head.unit_name] = tuple(one.name for one in register.communes_in(unit.unit, on=day))
    return {name: communes for name, communes in named.items() if len(bearers[name]) == 1}


def issuing_unit(found: PaperReading, register: Register) -> UnitVersion | None:
    """Return the unit that issued a paper, None where the paper does not say it or several could be meant.

    A commune or district is looked for in the province that the paper names; where it names none, it must be the only
    one of its name and level in the country.
    """
    head, day = found.head, day_of(found)
    level = _LEVELS.get(head.level or "")
    if head.unit_name is None or level is None or day is None:
        return None
    provinces = register.find(head.within, level=Level.PROVINCE, on=day) if head.within else ()
    within = provinces[0].unit if len(provinces) == 1 else None
    units = register.find(head.unit_name, level=level, within=within, on=day)
    return units[0] if len(units) == 1 else None

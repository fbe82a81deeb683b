"""Which criteria set governs a place on a day, from the law files of this installation."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ntm.core.criteria.applicability import set_in_force
from ntm.core.criteria.refusals import LawRefused
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Level
from ntm.law import files

#: A law file of the installation as the file system has it: path, time of its last change, size, number of the file.
_Stamp = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class _Read:
    home: Path
    stamps: tuple[_Stamp, ...]
    library: files.LawLibrary


#: What this process read last; a new set that another process put in force is seen by the stamps of its file.
_LAST: list[_Read] = []


def law_home() -> Path:
    """Return the home of this installation, whose folder `law` holds the sets that people entered."""
    return Path(os.environ.get("NTM_HOME", files.package_folder() / "no-home"))


def library() -> files.LawLibrary:
    """Return the law files of the package and of this installation, read anew when a file of the installation changes.

    Raise `LawRefused` where they cannot be read at all; once they could, a spoilt file leaves the last good ones in
    use, and the log says so.
    """
    home = law_home()
    stamps = tuple(_stamps(home / "law"))
    last = _LAST[0] if _LAST and _LAST[0].home == home else None
    if last is not None and last.stamps == stamps:
        return last.library
    try:
        read = files.load_library(files.law_folders(home))
    except LawRefused as refused:
        if last is None:
            raise
        logging.getLogger(__name__).error("law files refused, the last good ones stay in use: %s", refused)
        read = last.library
    _LAST[:] = [_Read(home, stamps, read)]
    return read


def _stamps(law: Path) -> Iterator[_Stamp]:
    for path in sorted((*law.glob("*.yaml"), *law.glob("criteria/*/*.yaml"))):
        try:
            found = path.stat()
        except OSError:  # taken away this very moment
            continue
        yield str(path), found.st_mtime_ns, found.st_size, found.st_ino


def known_sets() -> Sequence[CriteriaSet]:
    """Return every criteria set of the library."""
    return tuple(library().sets.values())


def criteria_set_in_force(*, level: Level, province_code: str | None, on: date) -> CriteriaSet:
    """Return the set that governs units of a level in a province on a day; raise `NoSetInForce`."""
    return set_in_force(known_sets(), level=level, province=province_code, on=on)


def set_for_reports(*, level: Level, province_code: str | None, on: date) -> CriteriaSet:
    """Return the set by which a unit reports on a day: its province's own for a village, the communes' for all others.

    Raise `NoSetInForce`.
    """
    reported = Level.VILLAGE if level is Level.VILLAGE else Level.COMMUNE
    return criteria_set_in_force(level=reported, province_code=province_code, on=on)

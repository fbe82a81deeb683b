"""Which criteria set governs a place on a day, from the law files of this installation."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from ntm.core.criteria.applicability import set_in_force
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Level
from ntm.law import files


@cache
def library() -> files.LawLibrary:
    """Return the law files of the package and of this installation, read once a process; raise `LawRefused`."""
    home = Path(os.environ.get("NTM_HOME", files.package_folder() / "no-home"))
    return files.load_library(files.law_folders(home))


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

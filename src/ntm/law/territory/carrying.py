"""Reads by which number each rate of a criteria set is weighted across a merger."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_BASES = ("households", "population", "approximate")


class UnreadableBases(ValueError):
    """A file of bases that names an unknown one, or a measure twice."""


def parse_bases(content: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, str]]:
    """Return the base of each measure by set and code; raise `UnreadableBases`."""
    found: dict[str, dict[str, str]] = {}
    for set_code, bases in content.items():
        of_set = found.setdefault(set_code, {})
        for base, codes in bases.items():
            for code in codes:
                if base not in _BASES or not isinstance(code, str) or code in of_set:
                    raise UnreadableBases(f"{set_code}.{base}: {code}")
                of_set[code] = base
    return found


@cache
def load_bases() -> dict[str, dict[str, str]]:
    """Return the bases that ship with the package; read once a process."""
    return parse_bases(yaml.safe_load(Path(__file__).with_name("carrying.yaml").read_text(encoding="utf-8")))

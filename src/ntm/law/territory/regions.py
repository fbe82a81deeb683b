"""Reads which region each province of 30 June 2025 belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ntm.core.kernel.citation import Citation
from ntm.core.kernel.states import Region, Verification


class UnreadableRegions(ValueError):
    """A file of regions that is not what it should be; the message names the key."""


@dataclass(frozen=True, slots=True)
class RegionsOfProvinces:
    """The region of each province by its official code on 30 June 2025, and what says so."""

    by_code: Mapping[str, Region]
    citation: Citation


def parse_regions(content: Mapping[str, Any]) -> RegionsOfProvinces:
    """Make values of the file's content; raise `UnreadableRegions` for an unknown key or a province named twice."""
    if set(content) != {"citation", "regions"} or set(content["citation"]) != {"instrument", "place", "verification"}:
        raise UnreadableRegions(", ".join(sorted(content)))
    by_code: dict[str, Region] = {}
    for name, codes in content["regions"].items():
        if name not in set(Region):
            raise UnreadableRegions(f"regions.{name}")
        for code in codes:
            if not isinstance(code, str) or code in by_code:
                raise UnreadableRegions(f"regions.{name}: {code}")
            by_code[code] = Region(name)
    citation = content["citation"]
    return RegionsOfProvinces(
        by_code=by_code,
        citation=Citation(
            instrument=citation["instrument"],
            place=citation["place"],
            verification=Verification(citation["verification"]),
        ),
    )


@cache
def load_regions() -> RegionsOfProvinces:
    """Return the regions that ship with the package; read once a process."""
    return parse_regions(yaml.safe_load(Path(__file__).with_name("regions.yaml").read_text(encoding="utf-8")))

"""Reads which agencies there are at each level, and for which places a paper names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ntm.core.assignments.agencies import AgencyKind, AgencyRole
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level, Verification


class UnreadableAgencies(ValueError):
    """A file of agencies that is not what it should be; the message names the pattern and the key."""


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """A place for which a paper names agencies, by its official code on a day, and that paper."""

    level: Level
    code: str
    on: date
    paper: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """An agency as every place of a level has it, for a span; `became` are patterns that took over its work."""

    code: str
    level: Level
    kind: AgencyKind
    name: str
    aliases: tuple[str, ...]
    roles: tuple[AgencyRole, ...]
    span: Span
    became: tuple[str, ...]
    source: str
    named_for: tuple[str, ...]

    def source_at(self, place: str, paper: str) -> str:
        """Return what says that a place has the agency: its own paper where several places' papers name it."""
        return self.source if self.named_for == (place,) else paper


@dataclass(frozen=True, slots=True)
class AgencyPatterns:
    """All patterns by code, the places that papers name agencies for, and how surely it is known."""

    patterns: Mapping[str, Pattern]
    places: Mapping[str, PlaceNamed]
    verification: Verification

    def of_level(self, level: Level) -> tuple[Pattern, ...]:
        """Return the patterns of a level, in the order of the file."""
        return tuple(one for one in self.patterns.values() if one.level is level)

    def that_became(self, code: str) -> tuple[Pattern, ...]:
        """Return the patterns whose work a pattern took over."""
        return tuple(one for one in self.patterns.values() if code in one.became)


_KEYS = {"code", "level", "kind", "name", "from", "source", "named_for"}
_OPTIONAL = {"aliases", "roles", "until", "became"}


def parse_agencies(content: Mapping[str, Any]) -> AgencyPatterns:
    """Make values of the file's content; raise `UnreadableAgencies` for an unknown or missing key, code or place."""
    if set(content) != {"schema", "verification", "sources", "places", "patterns"} or content["schema"] != 1:
        raise UnreadableAgencies(", ".join(sorted(content)))
    places = {
        name: PlaceNamed(
            level=Level(place["level"]),
            code=place["code"],
            on=place["day"],
            paper=content["sources"][place["paper"]],
        )
        for name, place in content["places"].items()
    }
    patterns: dict[str, Pattern] = {}
    for raw in content["patterns"]:
        keys = set(raw)
        if not keys >= _KEYS or keys - _KEYS - _OPTIONAL:
            raise UnreadableAgencies(f"{raw.get('code')}: {', '.join(sorted(keys ^ _KEYS))}")
        if raw["code"] in patterns or raw["source"] not in content["sources"] or set(raw["named_for"]) - set(places):
            raise UnreadableAgencies(str(raw["code"]))
        patterns[raw["code"]] = Pattern(
            code=raw["code"],
            level=Level(raw["level"]),
            kind=AgencyKind(raw["kind"]),
            name=raw["name"],
            aliases=tuple(raw.get("aliases", ())),
            roles=tuple(AgencyRole(role) for role in raw.get("roles", ())),
            span=Span(raw["from"], raw.get("until")),
            became=tuple(raw.get("became", ())),
            source=content["sources"][raw["source"]],
            named_for=tuple(raw["named_for"]),
        )
    for one in patterns.values():
        if set(one.became) - set(patterns):
            raise UnreadableAgencies(f"{one.code}: became")
        if any(places[place].level is not one.level for place in one.named_for):
            raise UnreadableAgencies(f"{one.code}: named_for")
    return AgencyPatterns(patterns=patterns, places=places, verification=Verification(content["verification"]))


@cache
def load_agencies() -> AgencyPatterns:
    """Return the agencies that ship with the package; read once a process."""
    return parse_agencies(yaml.safe_load(Path(__file__).with_name("agencies.yaml").read_text(encoding="utf-8")))

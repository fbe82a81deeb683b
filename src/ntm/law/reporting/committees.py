"""Reads which agencies a paper makes report to the steering committee of their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import Level
from ntm.law.files import read_yaml


class UnreadableCommitteeDuties(ValueError):
    """A file that is not what it should be; the message names the agency and the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeDutyStated:
    """An agency, by its pattern, that reports to the committee of a place, by its official code on a day."""

    level: Level
    place_code: str
    place_on: date
    agency: str
    span: Span
    source: str


_KEYS = {"place", "agency", "from", "source"}


def parse_committee_duties(content: Any) -> tuple[CommitteeDutyStated, ...]:
    """Make values of the file's content; raise `UnreadableCommitteeDuties` for an unknown, missing or empty key, and
    for an agency that is named twice for a place."""
    if not isinstance(content, Mapping) or set(content) != {"schema", "verification", "duties"}:
        raise UnreadableCommitteeDuties("schema, verification, duties")
    found: dict[tuple[str, str], CommitteeDutyStated] = {}
    for raw in content["duties"]:
        if not set(raw) >= _KEYS or set(raw) - _KEYS - {"until"} or not raw["source"]:
            raise UnreadableCommitteeDuties(f"{raw.get('agency')}: {', '.join(sorted(_KEYS ^ set(raw)))}")
        place = raw["place"]
        one = CommitteeDutyStated(
            level=Level(place["level"]),
            place_code=place["code"],
            place_on=place["day"],
            agency=raw["agency"],
            span=Span(raw["from"], raw.get("until")),
            source=raw["source"],
        )
        if (one.place_code, one.agency) in found:
            raise UnreadableCommitteeDuties(f"{one.agency}: twice")
        found[one.place_code, one.agency] = one
    return tuple(found.values())


@cache
def load_committee_duties() -> tuple[CommitteeDutyStated, ...]:
    """Return the duties that ship with the package; read once a process."""
    return parse_committee_duties(read_yaml(Path(__file__).with_name("committees.yaml")))

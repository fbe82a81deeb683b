"""Reads which reporting duties the programme's papers state, and for which places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ntm.core.kernel.dates import Span
from ntm.core.kernel.periods import PeriodKind
from ntm.core.kernel.states import Level
from ntm.core.reporting.obligations import Reporter
from ntm.law.files import read_yaml


class UnreadableDuties(ValueError):
    """A file of duties that is not what it should be; the message names the rule and the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyStated:
    """A duty as a paper states it, for a place by its official code on a day.

    `assumed` names what the paper leaves open; `simulated` says that no paper states the duty at all.
    """

    code: str
    level: Level
    place_code: str
    place_on: date
    title: str
    reporter: Reporter
    frequency: PeriodKind
    numbers: tuple[int, ...]
    due_day: int
    due_month: int
    set_code: str
    parts: tuple[str, ...]
    span: Span
    source: str
    assumed: tuple[str, ...]
    simulated: bool

    @property
    def source_in_full(self) -> str:
        """Return the source with what the paper leaves open, as pages show it."""
        return f"{self.source}. Văn bản không nêu: {'; '.join(self.assumed)}." if self.assumed else f"{self.source}."


_KEYS = {"code", "place", "title", "reporter", "frequency", "due", "parts", "from", "source"}
_OPTIONAL = {"numbers", "set", "until", "assumed", "simulated"}


def parse_duties(content: Any) -> tuple[DutyStated, ...]:
    """Make values of the file's content; raise `UnreadableDuties` for an unknown or missing key, a code written twice
    or a value that means nothing."""
    if not isinstance(content, Mapping) or set(content) != {"schema", "verification", "rules"}:
        raise UnreadableDuties("schema, verification, rules")
    found: dict[str, DutyStated] = {}
    for raw in content["rules"]:
        keys = set(raw)
        if not keys >= _KEYS or keys - _KEYS - _OPTIONAL:
            raise UnreadableDuties(f"{raw.get('code')}: {', '.join(sorted(map(str, keys ^ _KEYS)))}")
        if raw["code"] in found:
            raise UnreadableDuties(f"{raw['code']}: twice")
        try:
            found[raw["code"]] = _duty(raw)
        except (KeyError, TypeError, ValueError) as error:
            raise UnreadableDuties(f"{raw['code']}: {error}") from error
    return tuple(found.values())


def _duty(raw: Mapping[str, Any]) -> DutyStated:
    kind = PeriodKind(raw["frequency"])
    numbers = tuple(int(number) for number in raw.get("numbers", ()))
    if any(not 1 <= number <= kind.in_a_year for number in numbers):
        raise ValueError("numbers")
    day, months = int(raw["due"]["day"]), int(raw["due"]["months_after"])
    if not 1 <= day <= 31 or not 0 <= months <= 12:
        raise ValueError("due")
    return DutyStated(
        code=raw["code"],
        level=Level(raw["place"]["level"]),
        place_code=raw["place"]["code"],
        place_on=raw["place"]["day"],
        title=raw["title"],
        reporter=Reporter(raw["reporter"]),
        frequency=kind,
        numbers=numbers,
        due_day=day,
        due_month=months,
        set_code=raw.get("set", ""),
        parts=tuple(raw["parts"]),
        span=Span(raw["from"], raw.get("until")),
        source=raw["source"],
        assumed=tuple(raw.get("assumed", ())),
        simulated=bool(raw.get("simulated", False)),
    )


@cache
def load_duties() -> tuple[DutyStated, ...]:
    """Return the duties that ship with the package; read once a process."""
    return parse_duties(read_yaml(Path(__file__).with_name("duties.yaml")))

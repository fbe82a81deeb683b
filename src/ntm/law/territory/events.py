"""Reads event files, and what is known of the papers behind the rearrangement of 1 July 2025."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from ntm.core.territory.events import (
    Change,
    Dissolve,
    Establish,
    Event,
    EventFileRefused,
    Merge,
    NewUnit,
    Paper,
    Split,
    kind_of,
    read_event,
)

#: A province's event with every commune is some tens of kilobytes.
_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class EventFile:
    """An event as a file tells it, with the file's digest."""

    event: Event
    digest: str


def load_event(path: Path) -> EventFile:
    """Read one event file; raise `EventFileRefused`, `OSError`."""
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise EventFileRefused(f"{path.name}: tệp lớn hơn {_LARGEST} byte")
    try:
        parsed = yaml.safe_load(content.decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise EventFileRefused(f"{path.name}: không đọc được YAML: {first}") from None
    return EventFile(read_event(parsed), hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class ReformPapers:
    """The day, key and title of the reform's events and the papers behind each province's."""

    starts_on: date
    key: str
    title: str
    provinces: Paper
    districts: Paper
    communes: Paper
    numbers: Mapping[str, Paper]

    def of(self, code: str, name: str, *, is_merged: bool) -> tuple[Paper, ...]:
        """Return the papers behind the event of a province; `is_merged` where it was made of several."""
        known = self.numbers.get(code, self.communes)
        communes = Paper(
            number=known.number,
            title=self.communes.title.format(name=name),
            issuer=self.communes.issuer,
            issued_on=known.issued_on,
        )
        return (*((self.provinces,) if is_merged else ()), self.districts, communes)


@cache
def load_reform_papers() -> ReformPapers:
    """Return what ships with the package; read once a process."""
    parsed = yaml.safe_load(Path(__file__).with_name("reform-2025.yaml").read_text(encoding="utf-8"))
    communes = Paper("", parsed["communes"]["title"], parsed["communes"]["issuer"], None)
    return ReformPapers(
        starts_on=parsed["starts_on"],
        key=parsed["key"],
        title=parsed["title"],
        provinces=Paper(**parsed["provinces"]),
        districts=Paper(**parsed["districts"]),
        communes=communes,
        numbers={
            code: Paper(one["number"], communes.title, communes.issuer, one.get("issued_on"))
            for code, one in parsed["communes"]["numbers"].items()
        },
    )


def as_yaml(event: Event) -> str:
    """Return the file that tells an event; reading it gives the same event."""
    return yaml.safe_dump(_plain(event), allow_unicode=True, sort_keys=False, width=120)


def _plain(event: Event) -> dict[str, object]:
    def new(unit: NewUnit) -> dict[str, object]:
        told: dict[str, object] = {"code": unit.code, "kind": unit.kind.value, "name": unit.name}
        if unit.parent:
            told["parent"] = unit.parent
        if unit.until is not None:
            told["until"] = unit.until
        return told

    def share(value: object) -> str:
        return "unknown" if value is None else str(value)

    acts: list[dict[str, object]] = []
    for act in event.acts:
        match act:
            case Merge():
                portions = [
                    {"unit": one.code} if one.whole else {"unit": one.code, "share": share(one.share)}
                    for one in act.portions
                ]
                told: dict[str, object] = {"from": portions, "into": new(act.into)}
            case Split():
                told = {"unit": act.code, "into": [new(one) | {"share": share(part)} for one, part in act.into]}
            case Dissolve():
                told = {"unit": act.code}
            case Establish():
                told = {"into": new(act.into)}
            case Change():
                values = {
                    "kind": act.kind and act.kind.value,
                    "name": act.name,
                    "code": act.new_code,
                    "parent": act.parent,
                }
                told = {"unit": act.code, **{key: value for key, value in values.items() if value}}
        acts.append({kind_of(act).value: told})
    papers: Sequence[Paper] = event.papers
    return {
        "event": event.key,
        "title": event.title,
        "starts_on": event.starts_on,
        "province": event.province,
        "papers": [
            {
                "number": one.number or None,
                "title": one.title,
                "issuer": one.issuer,
                "issued_on": one.issued_on,
            }
            for one in papers
        ],
        "acts": acts,
    }

"""Facts that a text is known to state, and how many of them a reading finds, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ntm.core.kernel.vietnamese import canonical
from ntm.core.reading.facts import Fact, FactKind

Value: TypeAlias = str | int | bool | Decimal | date | tuple[object, ...] | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that a text states: its kind and the fields that a reading must give; other fields are left open."""

    kind: FactKind
    fields: Mapping[str, Value]

    def is_said_by(self, fact: Fact) -> bool:
        """Say whether a fact of a reading says this."""
        return fact.kind is self.kind and all(
            _plain(getattr(fact, name)) == _plain(value) for name, value in self.fields.items()
        )


def _plain(value: object) -> object:
    if isinstance(value, str):
        return canonical(value).replace("–", "-")
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    return value


def stated(kind: FactKind, **fields: Value) -> Stated:
    """Return a fact that a text states."""
    return Stated(kind, fields)


def criterion(number: str, n: int, of: int | None = None, **more: Value) -> Stated:
    """Return n (of N) communes at a criterion."""
    return stated(FactKind.CRITERION_COUNT, criterion=number, numerator=n, denominator=of, **({"delta": False} | more))


def standard(name: str, n: int, of: int | None = None, **more: Value) -> Stated:
    """Return n (of N) units at a standard."""
    return stated(FactKind.STANDARD_COUNT, standard=name, numerator=n, denominator=of, **({"delta": False} | more))


def band(low: int | None, high: int | None, n: int | None, **more: Value) -> Stated:
    """Return n communes with `low` to `high` criteria."""
    return stated(FactKind.BAND_COUNT, band=(low, high), numerator=n, **more)


def mean(value: str, op: str = "=", **more: Value) -> Stated:
    """Return a mean number of criteria."""
    return stated(FactKind.AVERAGE_CRITERIA, value=Decimal(value), op=op, **more)


def own(n: int, of: int = 19, **more: Value) -> Stated:
    """Return the number of criteria of one commune."""
    return stated(FactKind.COMMUNE_CRITERIA, numerator=n, denominator=of, **more)


def money(label: str | None, value: str | int, parent: str | None) -> Stated:
    """Return a node of the capital tree, in triệu đồng; without a label, one that a sentence speaks of in passing."""
    if label is None:
        return stated(FactKind.CAPITAL, value=Decimal(value), parent=parent)
    return stated(FactKind.CAPITAL, label=label, value=Decimal(value), parent=parent)


def aim(value: str, unit: str, op: str = "=", **more: Value) -> Stated:
    """Return a figure aimed at."""
    return stated(FactKind.INDICATOR_TARGET, value=Decimal(value), unit=unit, op=op, **more)


def figure(value: str, **more: Value) -> Stated:
    """Return a figure of works, whatever its unit."""
    return stated(FactKind.INDICATOR_TARGET, value=Decimal(value), **more)


def units(n: int, unit: str, **more: Value) -> Stated:
    """Return n units at a standard, whatever its name."""
    return stated(FactKind.STANDARD_COUNT, numerator=n, unit=unit, **more)


def cash(value: str | int, **more: Value) -> Stated:
    """Return an amount of money in triệu đồng, whatever its label."""
    return stated(FactKind.CAPITAL, value=Decimal(value), **more)


def cited(number: str, day: date | None = None, issuer: str | None = None) -> Stated:
    """Return an instrument cited."""
    return stated(FactKind.LEGAL_CITATION, number=number, date=day, issuer=issuer)


def due(day: date) -> Stated:
    """Return a deadline on a day."""
    return stated(FactKind.DEADLINE, date=day)


def each(what: str) -> Stated:
    """Return a deadline that comes again."""
    return stated(FactKind.DEADLINE, recurring=what)


def duty(agency: str, *criteria: str, names: tuple[str, ...] = (), **more: Value) -> Stated:
    """Return an agency's duty, for some criteria and communes or in general."""
    return stated(FactKind.ASSIGNMENT, agency=agency, criteria=criteria, names=names, **more)


@dataclass
class Tally:
    """Of one kind: how many facts are stated, how many a reading found, how many it added; what went wrong."""

    stated: int = 0
    found: int = 0
    added: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Return the part of the stated facts that was found."""
        return self.found / self.stated if self.stated else 1.0

    @property
    def precision(self) -> float:
        """Return the part of the facts read that the text states."""
        return self.found / (self.found + self.added) if self.found + self.added else 1.0


def score(
    facts: Sequence[Fact],
    expected: Iterable[Stated],
    into: dict[FactKind, Tally],
    *,
    allowed: Iterable[Stated] = (),
    told: str = "",
) -> dict[FactKind, Tally]:
    """Add a reading's score to the tallies by kind: each stated fact takes one fact that says it; a fact more counts as
    added unless it is one of those allowed."""
    left = list(facts)
    for one in expected:
        tally = into.setdefault(one.kind, Tally())
        tally.stated += 1
        said = next((fact for fact in left if one.is_said_by(fact)), None)
        if said is None:
            tally.missed.append(f"{told} · {dict(one.fields)}")
        else:
            tally.found += 1
            left.remove(said)
    for one in allowed:
        said = next((fact for fact in left if one.is_said_by(fact)), None)
        if said is not None:
            left.remove(said)
    for fact in left:
        tally = into.setdefault(fact.kind, Tally())
        tally.added += 1
        tally.extra.append(f"{told} · {fact.quote} · {shown(fact)}")
    return into


_FIELDS = (
    "criterion", "numerator", "denominator", "value", "unit", "year", "baseline", "delta", "names", "op", "band",
    "standard", "verb", "indicator", "label", "parent", "agency", "task", "criteria", "number", "date", "issuer",
    "recurring",
)  # fmt: skip


def shown(fact: Fact) -> dict[str, str]:
    """Return what a fact says, without what it leaves open."""
    return {name: str(value) for name in _FIELDS if (value := getattr(fact, name)) not in (None, False, ())}

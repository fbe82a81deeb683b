"""Closing a period: open, closed, opened again by decision; and the digest by which a picture proves itself."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class DecisionKind(StrEnum):
    """What was decided about a period of an area."""

    CLOSED = "closed"
    REOPENED = "reopened"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the decision."""
        return {"closed": "Chốt kỳ", "reopened": "Mở lại kỳ", "moved": "Dời hạn gửi"}[self]


class DecisionNotPossible(ValueError):
    """A decision that the state of the period does not allow, or one without its reason; the message is Vietnamese."""


def is_closed(kinds: Iterable[DecisionKind]) -> bool:
    """Say whether a period is closed after decisions in order; moving a deadline changes nothing about that."""
    closed = False
    for kind in kinds:
        if kind is not DecisionKind.MOVED:
            closed = kind is DecisionKind.CLOSED
    return closed


def require_possible(
    kind: DecisionKind, *, before: Sequence[DecisionKind], reason: str, due_on: date | None, on: date
) -> None:
    """Raise `DecisionNotPossible` unless a decision may follow those before it.

    An open period is closed, a closed one opened again; a deadline moves only while the period is open, to a day that
    has not passed. Opening again and moving need a reason.
    """
    closed = is_closed(before)
    if kind is DecisionKind.CLOSED and closed:
        raise DecisionNotPossible("Kỳ này đã chốt.")
    if kind is DecisionKind.REOPENED and not closed:
        raise DecisionNotPossible("Kỳ này đang mở, không cần mở lại.")
    if kind is not DecisionKind.CLOSED and not reason.strip():
        raise DecisionNotPossible("Hãy nêu lý do của quyết định.")
    if kind is DecisionKind.MOVED:
        if closed:
            raise DecisionNotPossible("Kỳ này đã chốt; hãy mở lại trước khi dời hạn.")
        if due_on is None or due_on < on:
            raise DecisionNotPossible("Hạn mới phải là một ngày từ hôm nay trở đi.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is frozen when a period is closed: figures row-major units × measures, verdicts units × items."""

    set_code: str
    as_of: date
    law_digest: str
    measures: tuple[str, ...]
    items: tuple[str, ...]
    unit_ids: tuple[int, ...]
    revision_ids: tuple[int | None, ...]
    values: tuple[float | None, ...]
    estimates: tuple[float | None, ...] | None
    verdicts: tuple[int, ...]
    summary: Mapping[str, Any]

    @property
    def figures_digest(self) -> str:
        """Return the SHA-256 of who said which figures: units, revisions, measures, values and estimates."""
        sha = hashlib.sha256()
        _feed(sha, [list(self.unit_ids), list(self.revision_ids), list(self.measures)])
        _feed_numbers(sha, self.values)
        _feed_numbers(sha, self.estimates or ())
        return sha.hexdigest()

    @property
    def digest(self) -> str:
        """Return the SHA-256 of everything: figures, law, verdicts, day and summary."""
        sha = hashlib.sha256()
        _feed(sha, [self.set_code, self.as_of.isoformat(), self.law_digest, self.figures_digest, list(self.items)])
        _feed(sha, list(self.verdicts))
        _feed(sha, self.summary)
        return sha.hexdigest()


def _feed(sha: Any, value: object) -> None:
    body = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    sha.update(struct.pack(">Q", len(body)))
    sha.update(body)


def _feed_numbers(sha: Any, numbers: Sequence[float | None]) -> None:
    """Feed numbers exactly: one byte for known or not, then the eight of the number (0.0 and -0.0 are one)."""
    sha.update(struct.pack(">Q", len(numbers)))
    for number in numbers:
        sha.update(b"\0" if number is None else b"\1" + struct.pack(">d", number + 0.0))


class DifferenceKind(StrEnum):
    """In what today's reading differs from a frozen one."""

    VALUE = "value"
    VERDICT = "verdict"
    REPORTED = "reported"
    LAW = "law"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the kind."""
        return {
            "value": "số liệu khác",
            "verdict": "kết quả khác",
            "reported": "nguồn số liệu khác",
            "law": "bộ tiêu chí khác",
        }[self]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which today's reading is not what was frozen; `item` is a measure, an indicator or a criterion."""

    kind: DifferenceKind
    unit_id: int | None
    item: str
    frozen: float | int | str | None
    today: float | int | str | None


def differences(frozen: Picture, today: Picture) -> tuple[Difference, ...]:
    """Return where a reading of the same units and day differs from the frozen one, unit by unit.

    Measures and items are matched by code: what only one of them knows is a difference where it holds something.
    """
    found: list[Difference] = []
    if frozen.law_digest != today.law_digest:
        found.append(Difference(DifferenceKind.LAW, None, "", frozen.law_digest[:12], today.law_digest[:12]))
    rows = {unit: row for row, unit in enumerate(today.unit_ids)}
    for row, unit in enumerate(frozen.unit_ids):
        other = rows.get(unit)
        if other is None:
            found.append(Difference(DifferenceKind.REPORTED, unit, "", frozen.revision_ids[row], None))
            continue
        if frozen.revision_ids[row] != today.revision_ids[other]:
            found.append(
                Difference(DifferenceKind.REPORTED, unit, "", frozen.revision_ids[row], today.revision_ids[other])
            )
        for kind, mine, theirs in (
            (
                DifferenceKind.VALUE,
                _row(frozen.values, frozen.measures, row),
                _row(today.values, today.measures, other),
            ),
            (
                DifferenceKind.VERDICT,
                _row(frozen.verdicts, frozen.items, row),
                _row(today.verdicts, today.items, other),
            ),
        ):
            for item in dict.fromkeys((*mine, *theirs)):
                if mine.get(item) != theirs.get(item):
                    found.append(Difference(kind, unit, item, mine.get(item), theirs.get(item)))
    return tuple(found)


def _row(cells: Sequence[float | int | None], columns: Sequence[str], row: int) -> dict[str, float | int | None]:
    width = len(columns)
    return dict(zip(columns, cells[row * width : (row + 1) * width], strict=True))

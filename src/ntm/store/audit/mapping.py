"""Rows of the audit as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain: its number, counted from 1 (0: none yet), and its hash."""

    chain: int
    n: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class EntryValue:
    """One entry as it stands in the table."""

    chain: int
    seq: int
    at: datetime
    by_id: int | None
    what: str
    payload: Any
    prev: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class RootRow:
    """One daily root; `heads` maps a chain's number, as text, to [n, hex hash]."""

    day: date
    taken_at: datetime
    heads: Mapping[str, list[Any]]
    prev: bytes
    hash: bytes

"""The arithmetic of the audit: how a deed becomes bytes, and how a hash binds it to the one before.

A hash is SHA-256 over the previous hash and the canonical JSON of the deed: keys in order, no white space, UTF-8, whole
numbers without a decimal point. The database stores JSON in a form of its own, so whatever would come back differently
(not-a-number, whole floats beyond 2**53, the zero letter) is refused before it is written.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

#: What stands before the first entry of a chain.
BEGINNING = bytes(32)

_LARGEST_EXACT_FLOAT = 2.0**53


class UnrecordablePayload(ValueError):
    """A payload that would not come back from the database as it was written."""


class NaiveMoment(ValueError):
    """A moment without a time zone."""


def recordable(value: Any) -> Any:
    """Return a payload as plain JSON values: days as ISO text, decimals as text, enums as their values.

    Raise `UnrecordablePayload` for what JSON in the database cannot hold exactly.
    """
    kind = type(value)
    if kind is str:  # what payloads are mostly made of goes past the questions below
        return _text(value)
    if kind is int:
        return value
    match value:
        case Enum():
            return recordable(value.value)
        case None | bool() | int():
            return value
        case str():
            return _text(value)
        case float():
            return _exact(value)
        case Decimal():
            return str(value)
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case Mapping():
            if not all(isinstance(key, str) for key in value):
                raise UnrecordablePayload("a key that is not a text")
            return {recordable(key): recordable(item) for key, item in value.items()}
        case Sequence() | frozenset() | set() if not isinstance(value, bytes | bytearray):
            items = sorted(value) if isinstance(value, frozenset | set) else value
            return [recordable(item) for item in items]
        case _:
            raise UnrecordablePayload(type(value).__name__)


def _text(value: str) -> str:
    if "\x00" in value or (not value.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in value)):
        raise UnrecordablePayload("a text that no database holds")
    return value


def _exact(value: float) -> float | int:
    if not math.isfinite(value):
        raise UnrecordablePayload("not a number")
    if value.is_integer():
        if abs(value) > _LARGEST_EXACT_FLOAT:
            raise UnrecordablePayload("a whole number beyond 2**53 as a float")
        return int(value)
    return value


def moment(at: datetime) -> str:
    """Return a moment as ISO text in UTC with microseconds; raise `NaiveMoment` without a time zone."""
    if at.tzinfo is None:
        raise NaiveMoment(str(at))
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(value: Any) -> bytes:
    """Return the one JSON text of a recordable value."""
    return json.dumps(
        recordable(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def entry_hash(
    prev: bytes, *, chain: int, seq: int, at: datetime, by_id: int | None, what: str, payload: Mapping[str, Any]
) -> bytes:
    """Return the hash of an entry that follows the one with the hash `prev`."""
    body = {"chain": chain, "seq": seq, "at": moment(at), "by": by_id, "what": what, "payload": payload}
    return hashlib.sha256(prev + canonical(body)).digest()


def root_hash(prev: bytes, *, day: date, taken_at: datetime, heads: Mapping[str, Sequence[Any]]) -> bytes:
    """Return the hash of a daily root; `heads` are the chains that grew since the root before, as [n, hex hash]."""
    body = {"day": day, "taken_at": moment(taken_at), "heads": heads}
    return hashlib.sha256(prev + canonical(body)).digest()

"""Records deeds in hash chains, takes daily roots over them.

Whoever writes records the deed last, in the same transaction: the head of the unit's chain is locked then, and nothing
slow may follow. Chains are locked in the order of their numbers, so that writers never wait for each other in a ring.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from ntm.store.accounts.models import User
from ntm.store.audit import querysets
from ntm.store.audit.mapping import Head, RootRow
from ntm.usecases.audit import chain as chains

#: The chain of the installation itself; every other chain is a unit's.
INSTALLATION = 0


class NotInTransaction(RuntimeError):
    """A deed was to be recorded outside the transaction that does it."""


class RootAlreadyTaken(RuntimeError):
    """The day's root, or a later one, is there already."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be recorded in a chain."""

    chain: int
    what: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where a deed stands in its chain, counted from 1, and its hash."""

    chain: int
    seq: int
    hash: bytes


def append(*, chain: int, what: str, payload: Mapping[str, Any], by: User | None, at: datetime) -> Recorded:
    """Record one deed in a unit's chain (0: the installation), inside the caller's transaction.

    Call it last. `by=None` is the installation itself (the command line, the clock). Raise `NotInTransaction`,
    `UnrecordablePayload`, `NaiveMoment`.
    """
    return append_many([Deed(chain=chain, what=what, payload=payload)], by=by, at=at)[0]


def append_many(deeds: Sequence[Deed], *, by: User | None, at: datetime) -> tuple[Recorded, ...]:
    """Record many deeds of one person at one moment, in a fixed number of statements, in the order given.

    Deeds of the same chain follow each other as given. Raise as `append` does; then nothing is recorded.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction("record deeds inside the transaction that does them")
    if not deeds:
        return ()
    by_id = by.pk if by is not None else None
    bodies = [chains.recordable(deed.payload) for deed in deeds]
    heads = querysets.lock_heads(sorted({deed.chain for deed in deeds}), beginning=chains.BEGINNING)
    rows: list[querysets.EntryRow] = []
    recorded: list[Recorded] = []
    for deed, body in zip(deeds, bodies, strict=True):
        head = heads[deed.chain]
        seq = head.n + 1
        digest = chains.entry_hash(
            head.hash, chain=deed.chain, seq=seq, at=at, by_id=by_id, what=deed.what, payload=body
        )
        text = json.dumps(body, ensure_ascii=False)
        rows.append((deed.chain, seq, at, by_id, deed.what, text, head.hash, digest))
        heads[deed.chain] = Head(chain=deed.chain, n=seq, hash=digest)
        recorded.append(Recorded(chain=deed.chain, seq=seq, hash=digest))
    querysets.write_entries(rows)
    querysets.move_heads(heads.values())
    return tuple(recorded)


def take_root(day: date, at: datetime) -> bytes:
    """Take the root of a day over all chain heads, and return its hash, worth printing and keeping elsewhere.

    The root holds the heads that moved since the root before, and binds itself to that one: together they fix every
    chain. What is recorded later on the same day is covered by the next root. Raise `RootAlreadyTaken`.
    """
    with transaction.atomic():
        querysets.lock_roots()
        last = querysets.last_root()
        if last is not None and last.day >= day:
            raise RootAlreadyTaken(last.day.isoformat())
        known = querysets.heads_at_last_root()
        heads = {
            str(head.chain): [head.n, head.hash.hex()]
            for head in querysets.all_heads()
            if known.get(head.chain) != (head.n, head.hash.hex())
        }
        prev = last.hash if last is not None else chains.BEGINNING
        digest = chains.root_hash(prev, day=day, taken_at=at, heads=heads)
        querysets.write_root(RootRow(day=day, taken_at=at, heads=heads, prev=prev, hash=digest))
        # A root that is removed later is missed by the entry that says that it was taken.
        append(
            chain=INSTALLATION,
            what="audit.root_taken",
            payload={"day": day, "hash": digest.hex()},
            by=None,
            at=at,
        )
    return digest

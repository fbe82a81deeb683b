"""Set-based reads and writes of the audit tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from ntm.store.audit.mapping import EntryValue, Head, RootRow
from ntm.store.audit.models import Root

#: chain, seq, at, by_id, what, payload as JSON text, prev, hash
EntryRow = tuple[int, int, datetime, int | None, str, str, bytes, bytes]

_COLUMNS = "chain, seq, at, by_id, what, payload, prev, hash"
#: From how many rows on COPY beats INSERT.
_WORTH_A_COPY = 50
_ROOT_LOCK = 5_203_118


def lock_heads(chains: Sequence[int], *, beginning: bytes) -> dict[int, Head]:
    """Lock the heads of the chains in the order given, making those that are missing, and return them by chain."""
    with connection.cursor() as cursor:
        # One statement locks row after row in order, the new ones too; two would let writers meet in a ring.
        cursor.execute(
            """
            INSERT INTO audit_chain_head AS head (chain, n, hash)
            SELECT chain, 0, %s FROM unnest(%s::bigint[]) WITH ORDINALITY AS given (chain, place) ORDER BY place
            ON CONFLICT (chain) DO UPDATE SET n = head.n
            RETURNING chain, n, hash
            """,
            [beginning, list(chains)],
        )
        return {chain: Head(chain=chain, n=n, hash=bytes(digest)) for chain, n, digest in cursor.fetchall()}


def write_entries(rows: Sequence[EntryRow]) -> None:
    """Write entries, by COPY where there are many."""
    with connection.cursor() as cursor:
        if len(rows) < _WORTH_A_COPY:
            cursor.executemany(
                f"INSERT INTO audit ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s::jsonb, %s, %s)",  # noqa: S608
                rows,
            )
            return
        with cursor.copy(f"COPY audit ({_COLUMNS}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def move_heads(heads: Iterable[Head]) -> None:
    """Set the heads of the chains, whose rows the caller has locked."""
    ordered = sorted(heads, key=lambda head: head.chain)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE audit_chain_head AS head SET n = moved.n, hash = moved.hash
            FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[]) AS moved (chain, n, hash)
            WHERE head.chain = moved.chain
            """,
            [[head.chain for head in ordered], [head.n for head in ordered], [head.hash for head in ordered]],
        )


def all_heads() -> tuple[Head, ...]:
    """Return every chain's head, as one snapshot."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain, n, hash FROM audit_chain_head WHERE n > 0 ORDER BY chain")
        return tuple(Head(chain=chain, n=n, hash=bytes(digest)) for chain, n, digest in cursor.fetchall())


def entries_with_heads() -> Iterator[tuple[EntryValue | None, Head | None]]:
    """Give every entry beside the head of its chain, by chain and number, streamed from one snapshot.

    A head without entries comes with None for the entry, an entry without a head with None for the head.
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            """
            SELECT a.chain, a.seq, a.at, a.by_id, a.what, a.payload::text, a.prev, a.hash, h.chain, h.n, h.hash
            FROM audit a FULL JOIN audit_chain_head h ON h.chain = a.chain
            ORDER BY coalesce(a.chain, h.chain), a.seq
            """
        )
        while batch := cursor.fetchmany(2000):
            for row in batch:
                head = Head(chain=row[8], n=row[9], hash=bytes(row[10])) if row[8] is not None else None
                yield (_entry(row) if row[0] is not None else None), head


def _entry(row: Sequence[Any]) -> EntryValue:
    chain, seq, at, by_id, what, payload, prev, digest = row[:8]
    return EntryValue(
        chain=chain,
        seq=seq,
        at=at,
        by_id=by_id,
        what=what,
        payload=json.loads(payload),
        prev=bytes(prev),
        hash=bytes(digest),
    )


def lock_roots() -> None:
    """Let only one taker of roots at a time pass, until its transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ROOT_LOCK])


def roots() -> Iterator[RootRow]:
    """Give every root, oldest first."""
    for root in Root.objects.order_by("day").iterator(chunk_size=50):
        yield RootRow(
            day=root.day, taken_at=root.taken_at, heads=root.heads, prev=bytes(root.prev), hash=bytes(root.hash)
        )


def last_root() -> RootRow | None:
    """Return the newest root, None before the first."""
    root = Root.objects.order_by("-day").first()
    if root is None:
        return None
    return RootRow(day=root.day, taken_at=root.taken_at, heads=root.heads, prev=bytes(root.prev), hash=bytes(root.hash))


def heads_at_last_root() -> dict[int, tuple[int, str]]:
    """Return number and hex hash of every chain as the roots so far fix them."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT ON (head.key::bigint) head.key::bigint, (head.value ->> 0)::bigint, head.value ->> 1
            FROM audit_root, jsonb_each(heads) AS head ORDER BY head.key::bigint, day DESC
            """
        )
        return {chain: (n, digest) for chain, n, digest in cursor.fetchall()}


def write_root(root: RootRow) -> None:
    """Write a root."""
    Root.objects.create(day=root.day, taken_at=root.taken_at, heads=dict(root.heads), prev=root.prev, hash=root.hash)


def day_of_last_root() -> date | None:
    """Return the day of the newest root, None before the first."""
    return Root.objects.order_by("-day").values_list("day", flat=True).first()

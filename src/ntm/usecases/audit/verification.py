"""Recomputes every chain and every root, and says what does not hold.

Four things that somebody with the database's password could do are told apart: an entry was changed (its hash does not
follow from it), one was taken out of the middle (a number is missing), the end of a chain was cut (its head or a root
knows of more entries), a root was changed or removed (the next one, the entry that recorded it, or a printed copy says
so). Who rewrites everything from some entry on, all roots included, is betrayed by a printed root alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm.core.kernel.dates import format_day
from ntm.store.audit import querysets
from ntm.store.audit.mapping import EntryValue, Head
from ntm.usecases.audit import chain as chains
from ntm.usecases.audit.operations import INSTALLATION


class Fault(StrEnum):
    """What can be wrong with an audit."""

    ENTRY_CHANGED = "entry_changed"
    ENTRY_MISSING = "entry_missing"
    LINK_BROKEN = "link_broken"
    TAIL_CUT = "tail_cut"
    HEAD_DISAGREES = "head_disagrees"
    ROOT_CHANGED = "root_changed"
    ROOT_MISSING = "root_missing"
    ROOT_DISAGREES = "root_disagrees"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold, in one Vietnamese sentence."""

    fault: Fault
    chain: int | None
    seq: int | None
    message: str


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """What was recomputed, what does not hold, and since when cut tails cannot hide."""

    chains: int
    entries: int
    roots: int
    covered_from: date | None
    covered_until: date | None
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.problems


def verify(*, printed_roots: Mapping[date, str] | None = None) -> VerificationReport:
    """Recompute all chains, heads and roots; `printed_roots` are hex hashes that were kept elsewhere, by day."""
    problems: list[Problem] = []
    roots = _Roots(problems, dict(printed_roots or {}))
    roots.read()
    walk = _Walk(problems, roots)
    for entry, head in querysets.entries_with_heads():
        walk.step(entry, head)
    walk.finish()
    roots.finish(walk.recorded_roots)
    return VerificationReport(
        chains=walk.chains,
        entries=walk.entries,
        roots=len(roots.hashes),
        covered_from=min(roots.hashes, default=None),
        covered_until=max(roots.hashes, default=None),
        problems=tuple(problems),
    )


def _chain_name(chain: int) -> str:
    return "chuỗi của hệ thống" if chain == INSTALLATION else f"chuỗi của đơn vị số {chain}"


class _Roots:
    """The roots, recomputed, and what they fix of each chain."""

    def __init__(self, problems: list[Problem], printed: dict[date, str]) -> None:
        self.problems = problems
        self.printed = printed
        self.hashes: dict[date, str] = {}
        #: chain → number of an entry → (hex hash, day of the root that fixes it)
        self.fixed: dict[int, dict[int, tuple[str, date]]] = {}

    def read(self) -> None:
        """Recompute every root and remember the heads that it fixes."""
        prev = chains.BEGINNING
        for root in querysets.roots():
            day = format_day(root.day)
            self.hashes[root.day] = root.hash.hex()
            computed = chains.root_hash(root.prev, day=root.day, taken_at=root.taken_at, heads=root.heads)
            if computed != root.hash:
                self._add(Fault.ROOT_CHANGED, f"Mã gốc ngày {day} đã bị sửa: nội dung không còn khớp với mã băm.")
            if root.prev != prev:
                self._add(Fault.ROOT_MISSING, f"Thiếu mã gốc ngay trước ngày {day}: mã gốc này nối với một mã khác.")
            prev = root.hash
            for chain, (n, digest) in root.heads.items():
                self.fixed.setdefault(int(chain), {})[n] = (digest, root.day)

    def finish(self, recorded: Mapping[date, str]) -> None:
        """Compare with the entries that recorded each root, and with the printed ones."""
        for source, expected in (("nhật ký", recorded), ("bản in", self.printed)):
            for day, digest in expected.items():
                found = self.hashes.get(day)
                if found is None:
                    self._add(Fault.ROOT_MISSING, f"Thiếu mã gốc ngày {format_day(day)} mà {source} có ghi.")
                elif found != digest:
                    self._add(Fault.ROOT_DISAGREES, f"Mã gốc ngày {format_day(day)} khác với mã mà {source} có ghi.")
        for day in self.hashes.keys() - recorded.keys():
            self._add(Fault.ROOT_DISAGREES, f"Mã gốc ngày {format_day(day)} không có trong nhật ký của hệ thống.")

    def _add(self, fault: Fault, message: str) -> None:
        self.problems.append(Problem(fault=fault, chain=None, seq=None, message=message))


class _Walk:
    """Goes through the entries of one chain after the other."""

    def __init__(self, problems: list[Problem], roots: _Roots) -> None:
        self.problems = problems
        self.roots = roots
        self.chains = 0
        self.entries = 0
        self.recorded_roots: dict[date, str] = {}
        self._seen: set[int] = set()
        self._chain: int | None = None
        self._head: Head | None = None
        self._seq = 0
        self._hash = chains.BEGINNING

    def step(self, entry: EntryValue | None, head: Head | None) -> None:
        """Take the next entry, or a head that has none."""
        chain = entry.chain if entry is not None else head.chain if head is not None else INSTALLATION
        if chain != self._chain:
            self._end_chain()
            self.chains += 1
            self._seen.add(chain)
            self._chain, self._head, self._seq, self._hash = chain, head, 0, chains.BEGINNING
        if entry is not None:
            self.entries += 1
            self._check(entry)

    def _check(self, entry: EntryValue) -> None:
        name = _chain_name(entry.chain)
        if entry.seq != self._seq + 1:
            missing = f"{self._seq + 1}" if entry.seq == self._seq + 2 else f"{self._seq + 1} đến {entry.seq - 1}"
            self._add(Fault.ENTRY_MISSING, self._seq + 1, f"Thiếu dòng {missing} trong {name}.")
        elif entry.prev != self._hash:
            self._add(Fault.LINK_BROKEN, entry.seq, f"Dòng {entry.seq} trong {name} không nối với dòng ngay trước.")
        if self._computed(entry) != entry.hash:
            self._add(Fault.ENTRY_CHANGED, entry.seq, f"Dòng {entry.seq} trong {name} đã bị sửa ({entry.what}).")
        fixed = self.roots.fixed.get(entry.chain, {}).get(entry.seq)
        if fixed is not None and fixed[0] != entry.hash.hex():
            self._add(
                Fault.ROOT_DISAGREES,
                entry.seq,
                f"Dòng {entry.seq} trong {name} khác với mã gốc ngày {format_day(fixed[1])}.",
            )
        if entry.chain == INSTALLATION and entry.what == "audit.root_taken":
            self._record_root(entry)
        self._seq, self._hash = entry.seq, entry.hash

    def _record_root(self, entry: EntryValue) -> None:
        try:
            self.recorded_roots[date.fromisoformat(entry.payload["day"])] = entry.payload["hash"]
        except (KeyError, TypeError, ValueError):
            return  # a changed entry, reported by its hash

    @staticmethod
    def _computed(entry: EntryValue) -> bytes:
        try:
            return chains.entry_hash(
                entry.prev,
                chain=entry.chain,
                seq=entry.seq,
                at=entry.at,
                by_id=entry.by_id,
                what=entry.what,
                payload=entry.payload,
            )
        except chains.UnrecordablePayload:
            return b""  # we never wrote such a payload

    def _end_chain(self) -> None:
        if self._chain is None:
            return
        name = _chain_name(self._chain)
        if self._head is None:
            self._add(Fault.HEAD_DISAGREES, None, f"Không có dòng cuối (đầu chuỗi) của {name}.")
        elif self._head.n > self._seq:
            cut = f"{self._seq + 1} đến {self._head.n}"
            self._add(Fault.TAIL_CUT, self._seq + 1, f"Phần cuối của {name} đã bị cắt: thiếu dòng {cut}.")
        elif (self._head.n, self._head.hash) != (self._seq, self._hash if self._seq else self._head.hash):
            self._add(Fault.HEAD_DISAGREES, self._seq, f"Đầu chuỗi không khớp với dòng cuối của {name}.")
        self._compare_with_roots(self._chain, self._seq)

    def _compare_with_roots(self, chain: int, last_seq: int) -> None:
        beyond = {n: day for n, (_, day) in self.roots.fixed.get(chain, {}).items() if n > last_seq}
        if beyond:
            n = max(beyond)
            message = (
                f"Phần cuối của {_chain_name(chain)} đã bị cắt: mã gốc ngày {format_day(beyond[n])} "
                f"ghi {n} dòng, chỉ còn {last_seq}."
            )
            self.problems.append(Problem(fault=Fault.TAIL_CUT, chain=chain, seq=last_seq + 1, message=message))

    def finish(self) -> None:
        """End the last chain, and miss the chains that roots know and nothing else does."""
        self._end_chain()
        self._chain = None
        for chain in sorted(self.roots.fixed.keys() - self._seen):
            self._compare_with_roots(chain, 0)

    def _add(self, fault: Fault, seq: int | None, message: str) -> None:
        self.problems.append(Problem(fault=fault, chain=self._chain, seq=seq, message=message))

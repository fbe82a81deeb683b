"""Reorganisations: rehearsed with every area's line, applied in one transaction, taken back while nothing needs them.

This stands above all areas because each of them has something to say of a rearrangement of units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ntm.core.kernel.dates import format_day
from ntm.core.territory.consequences import Consequence, Touched
from ntm.core.territory.events import ActKind, Change, Dissolve, Establish, Event, Merge, NewUnit, Split, kind_of
from ntm.core.territory.fates import Fault, Refusal, ReorganizationRefused
from ntm.core.territory.rearrangement import Rearrangement, rearrange
from ntm.store.accounts.models import User
from ntm.store.territory import reorganizing, taking_back
from ntm.store.territory.reorganizing import Written
from ntm.store.territory.taking_back import NothingSuchApplied
from ntm.usecases.access import rearranged as access
from ntm.usecases.assignments import rearranged as assignments
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import rearranged as planning
from ntm.usecases.reading import rearranged as reading
from ntm.usecases.recognition import rearranged as recognition
from ntm.usecases.reporting import rearranged as reporting
from ntm.usecases.territory import rearranged as territory

__all__ = ["NothingSuchApplied", "ReorganizationRefused", "Written"]

#: Every area that has a line to say; a later area adds its own here.
_AREAS = (territory, reporting, planning, assignments, recognition, reading, access)


class SomethingNewerDependsOnIt(RuntimeError):
    """A reorganisation that cannot be taken back; `reasons` says what rests on it, in Vietnamese."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What events would do: counts of acts, sentences about units, sentences of every area."""

    on: date
    acts: tuple[tuple[ActKind, int], ...]
    ended: int
    begun: int
    changed: int
    divided: int
    unknown_shares: int
    consequences: tuple[Consequence, ...]
    warnings: tuple[str, ...]


def codes_named(events: Sequence[Event]) -> frozenset[str]:
    """Return every code that events name, for old units, new ones and parents alike."""
    found: set[str] = set()

    def new(unit: NewUnit) -> None:
        found.update(code for code in (unit.code, unit.parent) if code)

    for event in events:
        for act in event.acts:
            match act:
                case Merge():
                    new(act.into)
                    found.update(portion.code for portion in act.portions)
                case Split():
                    found.add(act.code)
                    for one, _ in act.into:
                        new(one)
                case Change():
                    found.update(code for code in (act.code, act.new_code, act.parent) if code)
                case Dissolve():
                    found.add(act.code)
                case Establish():
                    new(act.into)
    return frozenset(found)


def _planned(events: Sequence[Event]) -> tuple[Rearrangement, dict[int, str]]:
    standing, regions = reorganizing.standing(codes_named(events), on=events[0].starts_on)
    planned = rearrange(events, standing)
    elsewhen = reorganizing.villages_elsewhen([version.unit for _, version in planned.ended], on=planned.on)
    if elsewhen:
        raise ReorganizationRefused(
            Refusal(
                Fault.OVERLAP,
                f"thôn, bản {name} đã có thay đổi ngày {format_day(first if first >= planned.on else end or first)}, "
                f"không trước {format_day(planned.on)}",
            )
            for name, first, end in elsewhen
        )
    return planned, regions


def _touched(planned: Rearrangement) -> Touched:
    return Touched(
        on=planned.on,
        ended=frozenset(version.unit for _, version in planned.ended),
        changed=frozenset(one.before.unit for one in planned.changed),
        divided=planned.divided,
    )


def _warnings(events: Sequence[Event]) -> tuple[str, ...]:
    said: list[str] = []
    for event in events:
        unnumbered = sum(not paper.number for paper in event.papers)
        if not event.papers or unnumbered:
            said.append(f"{event.title}: chưa biết số hiệu của {unnumbered or 'mọi'} văn bản làm căn cứ")
        said += [
            f"{event.title}: văn bản {paper.number} ban hành {format_day(paper.issued_on)}, "
            f"sau ngày đơn vị mới hoạt động {format_day(event.starts_on)}"
            for paper in event.papers
            if paper.issued_on is not None and paper.issued_on > event.starts_on
        ]
    return tuple(said)


def rehearse(events: Sequence[Event]) -> Rehearsal:
    """Return what events of one day would do in every area, writing nothing; raise `ReorganizationRefused`."""
    planned, _ = _planned(events)
    touched = _touched(planned)
    kinds = [kind_of(act) for event in events for act in event.acts]
    unknown = {link.old for link in planned.links if link.share is None}
    return Rehearsal(
        on=planned.on,
        acts=tuple((kind, kinds.count(kind)) for kind in ActKind if kind in kinds),
        ended=len(planned.ended),
        begun=len(planned.begun),
        changed=len(planned.changed),
        divided=len(planned.divided),
        unknown_shares=len(unknown),
        consequences=tuple(one for area in _AREAS for one in area.consequences(touched)),
        warnings=_warnings(events),
    )


def apply(events: Sequence[Event], *, sources: Sequence[str], by: User | None, at: datetime) -> Written:
    """Apply events of one day in one transaction; raise `ReorganizationRefused` and write nothing.

    Reorganisations pass one at a time: whoever comes second waits, and is judged against what the first one left.
    `sources` says of each event where it comes from (its file's digest). `by=None` is the command line.
    """
    with transaction.atomic():
        reorganizing.lock()
        planned, regions = _planned(events)
        try:
            with transaction.atomic():
                written = reorganizing.write(planned, events=events, sources=sources, regions=regions, at=at)
        except IntegrityError as error:
            name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
            if name == "reorganization_applied_once":
                keys = ", ".join(event.key for event in events)
                raise ReorganizationRefused([Refusal(Fault.OVERLAP, f"sự kiện {keys} đã được áp dụng")]) from error
            raise
        audit.append_many(
            [
                audit.Deed(
                    audit.INSTALLATION,
                    "territory.reorganized",
                    {
                        "event": event.key,
                        "title": event.title,
                        "on": event.starts_on.isoformat(),
                        "papers": [paper.number for paper in event.papers if paper.number],
                        "source": source,
                        "acts": len(event.acts),
                    },
                )
                for event, source in zip(events, sources, strict=True)
            ],
            by=by,
            at=at,
        )
    return written


def undo(keys: Sequence[str], *, by: User | None, at: datetime) -> int:
    """Take back applied events, restoring every row; return how many versions of units were reopened.

    Raise `NothingSuchApplied`, or `SomethingNewerDependsOnIt`; then nothing was written.
    """
    with transaction.atomic():
        reorganizing.lock()
        applied = [taking_back.applied(key) for key in keys]
        reasons = [words for one in applied for words in one.newer]
        begun = frozenset(unit for one in applied for unit in one.begun_units)
        reasons += [words for area in _AREAS for words in area.dependents(begun)]
        if reasons:
            raise SomethingNewerDependsOnIt(reasons)
        try:
            with transaction.atomic():
                reopened = taking_back.take_back([one.number for one in applied], at=at)
        except taking_back.UnitIsUsed as error:
            raise SomethingNewerDependsOnIt([f"có dữ liệu khác về các đơn vị mới (bảng {error})"]) from error
        audit.append_many(
            [
                audit.Deed(
                    audit.INSTALLATION,
                    "territory.reorganization_undone",
                    {"event": key, "title": one.title, "on": one.on_day.isoformat()},
                )
                for key, one in zip(keys, applied, strict=True)
            ],
            by=by,
            at=at,
        )
    return reopened

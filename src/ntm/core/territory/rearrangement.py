"""What events would do to the units as they stand: which end, begin, change, and why they may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level
from ntm.core.territory.events import (
    LEVEL_OF_CODE,
    Change,
    Event,
    NewUnit,
)
from ntm.core.territory.fates import Fault, Refusal, ReorganizationRefused, check_shares, full_name, gather
from ntm.core.territory.unit import UnitVersion


@dataclass(frozen=True, slots=True)
class Standing:
    """The units that events name and those directly below them, from the last day before on.

    `versions` holds those in force on the last day and all later ones; villages are left out: they follow their
    commune.
    """

    versions: tuple[UnitVersion, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """A unit that begins: its place in `Rearrangement.begun` is its number until it is written."""

    event: int
    unit: NewUnit
    made_of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A unit that stays itself: its version before, and what it is from the day on, the parent named by code."""

    event: int
    before: UnitVersion
    after: NewUnit


@dataclass(frozen=True, slots=True)
class Link:
    """A unit goes over wholly or in part into the unit begun under a code."""

    event: int
    old: int
    new_code: str
    whole: bool
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Rearrangement:
    """Everything that the events of one day change; `event` numbers are places in the sequence of events.

    `parents` gives for each code that a new or changed unit lies below the unit that bears it on that day, where it is
    not one that begins.
    """

    on: date
    ended: tuple[tuple[int, UnitVersion], ...]
    begun: tuple[Begun, ...]
    changed: tuple[Changed, ...]
    links: tuple[Link, ...]
    parents: Mapping[str, int]

    @property
    def divided(self) -> frozenset[int]:
        """Return the ended units that go to more than one."""
        return frozenset(link.old for link in self.links if not link.whole)

    @property
    def without_heir(self) -> frozenset[int]:
        """Return the ended units that go nowhere."""
        return frozenset(version.unit for _, version in self.ended) - {link.old for link in self.links}


def rearrange(events: Sequence[Event], standing: Standing) -> Rearrangement:
    """Return what events of one day do to the units as they stand; raise `ReorganizationRefused` with every reason.

    Refused are: a code that no unit bears on the last day before, or that another unit bears from the day on; a unit
    with two parents, two fates, or a parent that is not above it or lies below it; shares that do not add to 1; an end
    that is not after the start; a unit that has a newer version already; a unit left below one that ends.
    """
    on = events[0].starts_on
    if any(event.starts_on != on for event in events):
        raise ReorganizationRefused([Refusal(Fault.OVERLAP, "các sự kiện không cùng một ngày")])
    return _Judging(events, standing, on=on).result()


class _Judging:
    """Holds the gathered fates against the units as they stand."""

    def __init__(self, events: Sequence[Event], standing: Standing, *, on: date) -> None:
        self.on, self.last_day = on, on - timedelta(days=1)
        self.fates = gather(events)
        check_shares(self.fates, on=on)
        self.by_code = {version.code: version for version in standing.versions if self.last_day in version.span}
        self.by_unit = {version.unit: version for version in self.by_code.values()}
        self.later = [version for version in standing.versions if version.span.start >= on]
        self.changed = self._changed()

    def refuse(self, fault: Fault, words: str) -> None:
        self.fates.refuse(fault, words)

    def _before(self, code: str) -> UnitVersion | None:
        """Return who bears a code on the last day, refusing those that are unknown or have a newer version."""
        version = self.by_code.get(code)
        if version is None:
            first = min((one.span.start for one in self.later if one.code == code), default=None)
            also = f"; từ {format_day(first)} mới có" if first else ""
            self.refuse(Fault.UNKNOWN_CODE, f"không có đơn vị mang mã {code} ngày {format_day(self.last_day)}{also}")
        elif version.span.end is not None:
            self.refuse(
                Fault.OVERLAP,
                f"{version.full_name} ({code}) đã có thay đổi từ {format_day(version.span.end)}, "
                f"chồng lên thay đổi từ {format_day(self.on)}",
            )
        return version

    def _changed(self) -> dict[str, Changed]:
        found: dict[str, Changed] = {}
        for code, (event, changes) in self.fates.changes.items():
            before = self._before(code)
            if before is None:
                continue
            if code in self.fates.ends:
                self.refuse(
                    Fault.TWO_FATES, f"{before.full_name} ({code}) vừa kết thúc vừa đổi từ {format_day(self.on)}"
                )
            parents = {change.parent for change in changes if change.parent is not None}
            if len(parents) > 1:
                self.refuse(
                    Fault.TWO_PARENTS,
                    f"{before.full_name} ({code}) có hai nơi trực thuộc từ {format_day(self.on)}: "
                    + ", ".join(sorted(parents)),
                )
            found[code] = Changed(event, before, self._after(before, changes))
        return found

    def _after(self, before: UnitVersion, changes: Sequence[Change]) -> NewUnit:
        name, code, kind, parent = before.name, before.code, before.kind, self._code_of(before.parent)
        for change in changes:
            name, code = change.name or name, change.new_code or code
            kind, parent = change.kind or kind, change.parent or parent
        if kind.level is not before.level:
            self.refuse(Fault.LEVEL, f"{before.full_name} ({before.code}) không đổi cấp được thành {kind.label}")
        return NewUnit(code=code, kind=kind, name=name, parent=parent)

    def _code_of(self, unit: int | None) -> str:
        return "" if unit is None or unit not in self.by_unit else self.by_unit[unit].code

    def result(self) -> Rearrangement:
        ended = {code: version for code in self.fates.ends if (version := self._before(code)) is not None}
        self._check_codes(ended)
        parents = self._parents(ended)
        self._check_nobody_left_behind(ended)
        self._check_rings()
        if self.fates.refusals:
            raise ReorganizationRefused(self.fates.refusals)
        links = tuple(
            Link(event, ended[code].unit, new, whole, share)
            for code, (event, goes_to) in self.fates.ends.items()
            for new, whole, share in goes_to
        )
        made_of: dict[str, list[int]] = {}
        for link in links:
            made_of.setdefault(link.new_code, []).append(link.old)
        return Rearrangement(
            on=self.on,
            ended=tuple((self.fates.ends[code][0], version) for code, version in ended.items()),
            begun=tuple(
                Begun(event, new, tuple(made_of.get(code, ()))) for code, (event, new) in self.fates.begins.items()
            ),
            changed=tuple(self.changed.values()),
            links=links,
            parents=parents,
        )

    def _new_lives(self) -> Iterator[NewUnit]:
        yield from (new for _, new in self.fates.begins.values())
        yield from (changed.after for changed in self.changed.values())

    def _check_codes(self, ended: Mapping[str, UnitVersion]) -> None:
        """Refuse a code from the day on that two units would bear."""
        freed = set(ended) | {code for code, changed in self.changed.items() if changed.after.code != code}
        own = {changed.after.code: code for code, changed in self.changed.items()}
        seen: set[str] = set()
        for new in self._new_lives():
            holder = self.by_code.get(new.code)
            if holder is not None and new.code not in freed and own.get(new.code) != new.code:
                self.refuse(
                    Fault.CODE_IN_USE,
                    f"mã {new.code} của {full_name(new)} đang là mã của {holder.full_name} ngày {format_day(self.on)}",
                )
            elif new.code in seen:
                self.refuse(Fault.CODE_IN_USE, f"mã {new.code} được giao cho hai đơn vị từ {format_day(self.on)}")
            seen.add(new.code)
        life = Span(self.on, None)
        for later in self.later:
            if later.code in seen and later.span.overlaps(life):
                self.refuse(
                    Fault.OVERLAP,
                    f"mã {later.code} từ {format_day(later.span.start)} đã là mã của {later.full_name}",
                )

    def _parents(self, ended: Mapping[str, UnitVersion]) -> dict[str, int]:
        """Return who bears the codes of the parents from the day on, where it is not a unit that begins."""
        renamed = {changed.after.code: changed.before for changed in self.changed.values()}
        gone = {code for code, changed in self.changed.items() if changed.after.code != code} | set(ended)
        found: dict[str, int] = {}
        for new in self._new_lives():
            if not new.parent:
                if new.kind.level is not Level.PROVINCE:
                    self.refuse(Fault.UNKNOWN_CODE, f"không biết {full_name(new)} ({new.code}) trực thuộc đơn vị nào")
                continue
            order = tuple(Level)
            if order.index(LEVEL_OF_CODE[len(new.parent)]) >= order.index(new.kind.level):
                self.refuse(
                    Fault.LEVEL,
                    f"{full_name(new)} ({new.code}) không thể trực thuộc đơn vị mã {new.parent} (không phải cấp trên)",
                )
            if new.parent in self.fates.begins:
                continue
            holder = renamed.get(new.parent) or (None if new.parent in gone else self.by_code.get(new.parent))
            if holder is None:
                self.refuse(
                    Fault.UNKNOWN_CODE,
                    f"{full_name(new)} ({new.code}): không có đơn vị cấp trên mang mã {new.parent} "
                    f"ngày {format_day(self.on)}",
                )
                continue
            if holder.span.end is not None and (new.until is None or new.until > holder.span.end):
                self.refuse(
                    Fault.OVERLAP,
                    f"{full_name(new)} ({new.code}) còn sau khi {holder.full_name} kết thúc "
                    f"ngày {format_day(holder.span.end)}",
                )
            found[new.parent] = holder.unit
        return found

    def _check_nobody_left_behind(self, ended: Mapping[str, UnitVersion]) -> None:
        ending = {version.unit: version for version in ended.values()}
        for code, version in self.by_code.items():
            if version.parent not in ending or code in ended:
                continue
            changed = self.changed.get(code)
            if changed is None or changed.after.parent == ending[version.parent].code:
                above = ending[version.parent]
                if changed is not None and changed.after.parent in self.fates.begins:
                    continue  # the parent's code is the new unit's from that day on
                self.refuse(
                    Fault.LEFT_BEHIND,
                    f"{version.full_name} ({code}) còn trực thuộc {above.full_name} ({above.code}), "
                    f"đơn vị kết thúc ngày {format_day(self.on)}",
                )

    def _check_rings(self) -> None:
        """Refuse parents that lead back to the unit itself."""
        above = {new.code: new.parent for new in self._new_lives() if new.parent}
        for code in above:
            seen, at = {code}, above.get(code)
            while at is not None and at not in seen:
                seen.add(at)
                at = above.get(at)
            if at == code:
                ring = " → ".join(sorted(seen))
                self.refuse(Fault.CYCLE, f"các đơn vị {ring} trực thuộc lẫn nhau thành vòng từ {format_day(self.on)}")
                return

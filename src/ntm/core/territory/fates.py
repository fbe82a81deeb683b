"""What events say of each code, gathered before the units are looked at, and why events are refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ntm.core.kernel.dates import format_day
from ntm.core.territory.events import Change, Dissolve, Establish, Event, Merge, NewUnit, Split


class Fault(StrEnum):
    """Why an event is refused."""

    UNKNOWN_CODE = "unknown_code"
    TWO_PARENTS = "two_parents"
    TWO_FATES = "two_fates"
    OVERLAP = "overlap"
    CODE_IN_USE = "code_in_use"
    SHARES = "shares"
    END_BEFORE_START = "end_before_start"
    CYCLE = "cycle"
    LEVEL = "level"
    LEFT_BEHIND = "left_behind"
    NOTHING_MERGES = "nothing_merges"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason; `words` names the fact and the days in Vietnamese."""

    fault: Fault
    words: str


class ReorganizationRefused(ValueError):
    """Events that the units as they stand do not bear; `refusals` says why, each by itself."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(refusal.words for refusal in self.refusals))


@dataclass(slots=True)
class Fates:
    """What happens to each code, gathered from the acts of all events before anything is judged."""

    ends: dict[str, tuple[int, list[tuple[str, bool, Decimal | None]]]] = field(default_factory=dict)
    begins: dict[str, tuple[int, NewUnit]] = field(default_factory=dict)
    changes: dict[str, tuple[int, list[Change]]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, fault: Fault, words: str) -> None:
        """Note a reason; everything is judged before anything is refused."""
        self.refusals.append(Refusal(fault, words))

    def begin(self, event: int, new: NewUnit, *, on: date) -> None:
        """Note that a unit begins, refusing one that begins twice or ends before its start."""
        if new.code in self.begins:
            before = self.begins[new.code][1]
            if before.parent != new.parent:
                self.refuse(
                    Fault.TWO_PARENTS,
                    f"{full_name(new)} ({new.code}) có hai nơi trực thuộc từ {format_day(on)}: "
                    f"{before.parent}, {new.parent}",
                )
            else:
                self.refuse(Fault.OVERLAP, f"{full_name(new)} ({new.code}) được lập hai lần ngày {format_day(on)}")
            return
        if new.until is not None and new.until <= on:
            self.refuse(
                Fault.END_BEFORE_START,
                f"{full_name(new)} ({new.code}) kết thúc {format_day(new.until)}, "
                f"không sau ngày bắt đầu {format_day(on)}",
            )
        self.begins[new.code] = (event, new)

    def end(self, event: int, code: str, goes_to: Sequence[tuple[str, bool, Decimal | None]], *, on: date) -> None:
        """Note that a unit ends and where it goes (code, whole, share), refusing two fates."""
        owner, known = self.ends.setdefault(code, (event, []))
        if owner != event or (known and not goes_to) or {new for new, _, _ in known} & {new for new, _, _ in goes_to}:
            self.refuse(Fault.TWO_FATES, f"đơn vị mã {code} được nêu hai lần cho ngày {format_day(on)}")
        known.extend(goes_to)


def full_name(new: NewUnit) -> str:
    """Return kind and name of a unit that begins or changes."""
    return f"{new.kind.label} {new.name}"


def gather(events: Sequence[Event]) -> Fates:
    """Return what the acts of all events say of each code, with what already contradicts itself."""
    fates = Fates()
    dissolved: set[str] = set()
    for number, event in enumerate(events):
        on = event.starts_on
        for act in event.acts:
            match act:
                case Merge():
                    if len(act.portions) < 2 and all(
                        portion.whole and len(portion.code) == len(act.into.code) for portion in act.portions
                    ):
                        fates.refuse(
                            Fault.NOTHING_MERGES,
                            f"{full_name(act.into)} ({act.into.code}) chỉ gồm trọn một đơn vị: "
                            "đó là đổi tên, đổi loại hoặc đổi nơi trực thuộc, không phải sáp nhập",
                        )
                    fates.begin(number, act.into, on=on)
                    for portion in act.portions:
                        fates.end(number, portion.code, [(act.into.code, portion.whole, portion.share)], on=on)
                case Split():
                    if len(act.into) < 2:
                        fates.refuse(Fault.NOTHING_MERGES, f"đơn vị mã {act.code} được chia thành chưa đến hai đơn vị")
                    for new, _ in act.into:
                        fates.begin(number, new, on=on)
                    fates.end(number, act.code, [(new.code, False, share) for new, share in act.into], on=on)
                case Dissolve():
                    dissolved.add(act.code)
                    fates.end(number, act.code, [], on=on)
                case Establish():
                    fates.begin(number, act.into, on=on)
                case Change():
                    fates.changes.setdefault(act.code, (number, []))[1].append(act)
    for code in sorted(dissolved):
        if fates.ends[code][1]:
            fates.refuse(Fault.TWO_FATES, f"đơn vị mã {code} vừa giải thể vừa nhập vào đơn vị khác")
    return fates


def check_shares(fates: Fates, *, on: date) -> None:
    """Refuse what goes whole and elsewhere too, shares known in part, and shares that do not add to 1."""
    for code, (_, goes_to) in fates.ends.items():
        if not goes_to or (len(goes_to) == 1 and goes_to[0][1]):
            continue
        if any(whole for _, whole, _ in goes_to):
            names = ", ".join(new for new, _, _ in goes_to)
            fates.refuse(
                Fault.SHARES,
                f"đơn vị mã {code} đi trọn vào một đơn vị mà còn có phần ở đơn vị khác ({names}) từ {format_day(on)}",
            )
            continue
        shares = [share for _, _, share in goes_to]
        known = [share for share in shares if share is not None]
        if len(goes_to) == 1:
            fates.refuse(
                Fault.SHARES,
                f"đơn vị mã {code} chỉ có một phần đi vào {goes_to[0][0]}; không nêu phần còn lại từ {format_day(on)}",
            )
        elif known and len(known) != len(shares):
            fates.refuse(Fault.SHARES, f"đơn vị mã {code}: có phần ghi tỷ lệ, có phần không ({format_day(on)})")
        elif known and sum(known) != 1:
            total = str(sum(known)).replace(".", ",")
            fates.refuse(
                Fault.SHARES, f"đơn vị mã {code}: các tỷ lệ cộng lại bằng {total}, không bằng 1 ({format_day(on)})"
            )

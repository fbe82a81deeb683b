"""What a paper's words on a deadline mean for a duty: how often, and the last day of the month."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ntm.core.kernel import vietnamese
from ntm.core.kernel.periods import PeriodKind

_KINDS = {
    "tháng": PeriodKind.MONTH,
    "quý": PeriodKind.QUARTER,
    "6 tháng": PeriodKind.HALF_YEAR,
    "9 tháng": PeriodKind.NINE_MONTHS,
    "năm": PeriodKind.YEAR,
}
_BEFORE = re.compile(r"truoc (?:ngay )?(\d{1,2})(?!\d|\s?/)")
_BY = re.compile(r"(?:cham nhat|muon nhat|vao|den)(?: la)?(?: vao)? (?:ngay )?(\d{1,2})(?!\d|\s?/)")


@dataclass(frozen=True, slots=True)
class Recurring:
    """A duty that comes again: its kind of period and its last day of the month, None where the words give none."""

    kind: PeriodKind
    due_day: int | None


def recurring(words: str, *, what: str) -> tuple[Recurring, ...]:
    """Return the duties that words on a deadline state; `what` says what comes again ("quý", "tháng; quý").

    "Trước ngày 15" is strict: the 14th is the last day. "Trước ngày 01" has no such day in its month and "định kỳ" no
    period: an office says what is meant.
    """
    text = vietnamese.fold(words)
    day: int | None = None
    if match := _BEFORE.search(text):
        day = int(match[1]) - 1
    elif match := _BY.search(text):
        day = int(match[1])
    if day is not None and not 1 <= day <= 31:
        day = None
    kinds = [_KINDS[one.strip()] for one in what.split(";") if one.strip() in _KINDS]
    return tuple(Recurring(kind, day) for kind in dict.fromkeys(kinds))

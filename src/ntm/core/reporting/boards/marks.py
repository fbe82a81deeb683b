"""What people write for đạt and chưa đạt in their tables. A guess, always: whoever made the table is asked."""

from __future__ import annotations

import re

from ntm.core.kernel import vietnamese

MET, NOT_MET, NOTHING = "1", "0", ""

_MET = {"x", "d", "dat", "co", "1", "+", "v", "✓", "✔", "√", "dat chuan", "hoan thanh", "●"}
_NOT_MET = {"cd", "chua", "chua dat", "kd", "khong dat", "khong", "k", "0", "-", "ch", "chua dat chuan", "o"}
_NOTHING = {"kt", "khong tinh", "k/a", "n/a", "...", "?"}
_NUMBER = re.compile(r"[+-]?\d[\d. ]*(?:,\d+)?\s*%?|[+-]?\d+\.\d+\s*%?")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}")

#: Under which a table's days stand among its marks: a day is a mark of its own kind, and never a number.
A_DAY = "(ngày tháng)"


def is_number(text: str) -> bool:
    """Say whether a text is one number, with or without a percent sign."""
    return _NUMBER.fullmatch(text.strip()) is not None and _DAY.fullmatch(text.strip()) is None


def mark_of(text: str) -> str:
    """Return the mark that a text is, under which all its like are asked about once: "X " and "x" are one."""
    stripped = text.strip()
    return A_DAY if _DAY.fullmatch(stripped) else vietnamese.clean(stripped).casefold()


def guess(text: str) -> str:
    """Return what a mark probably means: `MET`, `NOT_MET`, or `NOTHING` where one cannot tell."""
    key = vietnamese.fold(text)
    if key in _NOTHING:
        return NOTHING
    if key in _NOT_MET:
        return NOT_MET
    return MET if key in _MET else NOTHING

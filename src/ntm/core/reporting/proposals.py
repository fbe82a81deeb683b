"""What a workbook or a pasted block proposes for a place of a report, held against what is there."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """How a proposed entry stands to what is there."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"
    CONFLICT = "conflict"

    @property
    def label(self) -> str:
        """Return it in Vietnamese."""
        return {
            "new": "mới",
            "changed": "đổi",
            "same": "giữ nguyên",
            "doubtful": "nghi ngờ",
            "refused": "từ chối",
            "conflict": "khác nhau, cần chọn",
        }[self]

    @property
    def is_takable(self) -> bool:
        """Say whether it can be taken as it is, without anybody choosing between two."""
        return self in (Standing.NEW, Standing.CHANGED, Standing.DOUBTFUL)


def standing_of(
    *, mine: object, before: object, now: object, problem: str, is_doubted: bool, is_disputed: bool
) -> Standing:
    """Return how an entry stands: `before` is what its writer had seen, `now` what is there, None for nothing.

    What says the same as what is there changes nothing, whoever wrote it first. Where both moved from what was seen,
    or `is_disputed` says that the figure behind it was said anew, a person chooses. `problem` refuses it.
    """
    if mine == now and not is_disputed:
        return Standing.SAME
    if problem:
        return Standing.REFUSED
    if is_disputed or now != before:
        return Standing.CONFLICT
    if is_doubted:
        return Standing.DOUBTFUL
    return Standing.NEW if now is None else Standing.CHANGED

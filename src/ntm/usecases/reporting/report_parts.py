"""The parts of a report that are written in words, and who may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.store.accounts.models import User
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import scope


@dataclass(frozen=True, slots=True)
class Part:
    """A part in words: its code, its heading, what to write, and whether it is for those in charge alone."""

    code: str
    title: str
    hint: str
    is_sensitive: bool = False


#: The part beside which a commune's report shows what its villages report themselves.
SHOWCASE = "showcase_village"

PARTS = {
    part.code: part
    for part in (
        Part("progress", "Tình hình triển khai, kết quả thực hiện", "Việc đã làm trong kỳ, kết quả nổi bật."),
        Part(
            SHOWCASE,
            "Kết quả xây dựng bản điển hình",
            "Bản nào, tiêu chí nào, kết quả đến nay, việc tiếp theo.",
        ),
        Part("obstacles", "Khó khăn, vướng mắc, nguyên nhân", "Điều gì cản trở, vì sao, đã xử lý đến đâu."),
        Part("proposals", "Đề xuất, kiến nghị", "Kiến nghị ai, việc gì, khi nào cần."),
        Part(
            "security",
            "Quốc phòng, an ninh (tiêu chí 19)",
            "Chỉ người phụ trách đọc được; người khác chỉ thấy là có phần này.",
            is_sensitive=True,
        ),
    )
}

#: The criterion whose words are sensitive.
SECURITY = "19"


def part_named(code: str) -> Part:
    """Return a part by its code; one that a rule of an office named itself has its code as its heading."""
    return PARTS.get(code) or Part(code, code, "")


def may_read_sensitive(user: User, *, unit_id: int, on: date) -> bool:
    """Say whether a person may read what is written of a place's public security.

    Those in charge are told by their roles (`Action.READ_SENSITIVE`), and an agency also by what it leads there.
    """
    return scope.criteria_scope_of(user, Action.READ_SENSITIVE, unit_id=unit_id, on=on).touches(SECURITY)

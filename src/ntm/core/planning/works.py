"""Works that a plan names ("bê tông hóa 07 km đường lên bản Hô Tra"): what, how much, where, whose, at what cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class WorkState(StrEnum):
    """How far a work has come."""

    PLANNED = "planned"
    FUNDED = "funded"
    UNDER_WAY = "under_way"
    PAUSED = "paused"
    DONE = "done"

    @property
    def label(self) -> str:
        """Return the Vietnamese words."""
        return {
            "planned": "dự kiến",
            "funded": "đã bố trí vốn",
            "under_way": "đang làm",
            "paused": "tạm dừng",
            "done": "hoàn thành",
        }[self.value]

    @property
    def is_over(self) -> bool:
        """Say whether nothing of it is left to do."""
        return self is WorkState.DONE


class NotAWork(ValueError):
    """A work that says too little, or the impossible; the message is Vietnamese."""


#: More than the whole programme of a province in five years; a number beyond it was typed wrongly.
_MOST_DONG = 100_000_000_000_000
_YEARS = range(2010, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTerms:
    """What is said of a work: `cost` in đồng, None where it is not estimated yet, which is not 0; `quantity` in
    `unit_word` ("km", "phòng"); `item` is the indicator ("2.3") or criterion ("6") that it serves."""

    title: str
    item: str
    due_year: int
    due_quarter: int | None = None
    where: str = ""
    quantity: Decimal | None = None
    unit_word: str = ""
    owner: str = ""
    cost: int | None = None
    source: str = ""
    state: WorkState = WorkState.PLANNED

    @property
    def amount_words(self) -> str:
        """Return how much, as a sentence has it ("7 km"); empty where nobody said."""
        if self.quantity is None:
            return ""
        number = f"{self.quantity.normalize():f}".replace(".", ",")
        return f"{number} {self.unit_word}".rstrip()


def require_sense(terms: WorkTerms) -> None:
    """Raise `NotAWork` for a work without a name, for impossible numbers, and for money given from nowhere."""
    if not terms.title.strip():
        raise NotAWork("Ghi tên công trình, phần việc.")
    if terms.due_year not in _YEARS:
        raise NotAWork("Năm hoàn thành chưa đúng.")
    if terms.due_quarter is not None and not 1 <= terms.due_quarter <= 4:
        raise NotAWork("Quý chưa đúng.")
    if terms.quantity is not None and terms.quantity <= 0:
        raise NotAWork("Khối lượng phải lớn hơn 0; chưa biết thì để trống.")
    if terms.quantity is not None and not terms.unit_word.strip():
        raise NotAWork("Ghi đơn vị tính của khối lượng (km, phòng, công trình …).")
    if terms.cost is not None and not 0 <= terms.cost <= _MOST_DONG:
        raise NotAWork("Kinh phí chưa đúng: ghi số nguyên, đơn vị đồng.")
    if terms.state is WorkState.FUNDED and (terms.cost is None or not terms.source.strip()):
        raise NotAWork("Đã bố trí vốn thì ghi kinh phí và nguồn vốn.")

"""Reading a parsed law file strictly: every key known, every value of its kind, every refusal with file and key."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


class Fault(StrEnum):
    """Why a law file is refused."""

    NOT_READABLE = "not_readable"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_KIND = "wrong_kind"
    MISSING_CITATION = "missing_citation"
    NOT_CHECKED_BY_ANYONE = "not_checked_by_anyone"
    UNKNOWN_INSTRUMENT = "unknown_instrument"
    UNORDERED_DAYS = "unordered_days"
    OVERLAPPING_DAYS = "overlapping_days"
    OUTSIDE_THE_SET = "outside_the_set"
    UNKNOWN_OPERATOR = "unknown_operator"
    UNKNOWN_AREA = "unknown_area"
    UNKNOWN_CATEGORY = "unknown_category"
    UNKNOWN_MEASURE = "unknown_measure"
    UNKNOWN_CHOICE = "unknown_choice"
    DUPLICATE = "duplicate"
    WRONG_COUNT = "wrong_count"
    WRONG_ORDER = "wrong_order"
    OUT_OF_RANGE = "out_of_range"
    CONTRADICTION = "contradiction"
    NOT_DELEGATED = "not_delegated"
    LOWERS = "lowers"
    UNKNOWN_SET = "unknown_set"
    NO_LEVEL = "no_level"
    OTHER_COMPARISON = "other_comparison"
    NO_SUCH_CASE = "no_such_case"
    NOT_THROUGHOUT = "not_throughout"
    SUB_AREA = "sub_area"
    OUT_OF_PLACE = "out_of_place"

    @property
    def label(self) -> str:
        """Return the reason in Vietnamese."""
        return _LABELS[self][0]

    @property
    def english(self) -> str:
        """Return the reason in English."""
        return _LABELS[self][1]


_LABELS = {
    Fault.NOT_READABLE: ("không đọc được", "cannot be read"),
    Fault.UNKNOWN_KEY: ("khóa không có trong mẫu tệp luật", "unknown key"),
    Fault.MISSING_KEY: ("thiếu khóa bắt buộc", "a required key is missing"),
    Fault.WRONG_KIND: ("giá trị sai kiểu", "value of the wrong kind"),
    Fault.MISSING_CITATION: ("thiếu trích dẫn văn bản", "citation missing"),
    Fault.NOT_CHECKED_BY_ANYONE: (
        "ghi đã đối chiếu nhưng thiếu ngày, người đối chiếu hoặc trang",
        "marked verified without day, person or page",
    ),
    Fault.UNKNOWN_INSTRUMENT: ("văn bản không có trong danh mục văn bản", "instrument not in the list of instruments"),
    Fault.UNORDERED_DAYS: ("ngày không theo thứ tự", "days out of order"),
    Fault.OVERLAPPING_DAYS: ("khoảng ngày chồng lên nhau", "overlapping days"),
    Fault.OUTSIDE_THE_SET: ("ngày nằm ngoài hiệu lực của bộ tiêu chí", "days outside those of the set"),
    Fault.UNKNOWN_OPERATOR: ("phép so sánh không có", "unknown operator"),
    Fault.UNKNOWN_AREA: ("vùng hoặc nhóm xã không có", "unknown region or group"),
    Fault.UNKNOWN_CATEGORY: ("loại xã không có", "unknown category"),
    Fault.UNKNOWN_MEASURE: ("số đo không có trong chỉ tiêu", "unknown measure"),
    Fault.UNKNOWN_CHOICE: ("giá trị không nằm trong các giá trị cho phép", "not one of the allowed values"),
    Fault.DUPLICATE: ("bị lặp", "duplicate"),
    Fault.WRONG_COUNT: ("số lượng không khớp với số đã khai", "count differs from the one declared"),
    Fault.WRONG_ORDER: ("số thứ tự không tăng dần", "numbers do not rise"),
    Fault.OUT_OF_RANGE: ("giá trị ngoài khoảng cho phép", "value out of range"),
    Fault.CONTRADICTION: ("các khóa mâu thuẫn nhau", "keys contradict each other"),
    Fault.NOT_DELEGATED: ("không được phân cấp cho tỉnh quy định", "not delegated to the province"),
    Fault.LOWERS: ("mức của tỉnh thấp hơn mức quốc gia", "the province's value asks less than the country's"),
    Fault.UNKNOWN_SET: ("không có bộ tiêu chí này", "no such criteria set"),
    Fault.NO_LEVEL: (
        "chỉ tiêu đạt/chưa đạt không có mức để tỉnh quy định; người phụ trách kết luận",
        "a yes-or-no indicator has no value for a province to decide",
    ),
    Fault.OTHER_COMPARISON: (
        "phép so sánh hoặc cách tính tỷ lệ khác với bộ quốc gia",
        "another comparison or share than the country's",
    ),
    Fault.NO_SUCH_CASE: (
        "chỉ tiêu chia trường hợp: ghi đúng tên một trường hợp có hỏi số đo này",
        "the indicator is written in cases: name one that asks for this measure",
    ),
    Fault.NOT_THROUGHOUT: (
        "chỉ tiêu không hỏi số đo này suốt thời gian của quyết định; "
        "tách quyết định thành hai dòng từ ngày chỉ tiêu đổi",
        "the measure is not asked for through all the days of the decision; part the decision at the day of change",
    ),
    Fault.OUT_OF_PLACE: (
        "tệp nằm ngoài thư mục của bộ tiêu chí nên không được đọc; hãy đặt vào",
        "lies outside a set's folder and is not read; put it at",
    ),
    Fault.SUB_AREA: (
        "vùng này không có trong bộ quốc gia; mức chia theo khu vực riêng của tỉnh chưa ghi được, "
        "để người phụ trách kết luận",
        "not an area of the country's set; values by a province's own sub-areas cannot be entered",
    ),
}


class LawRefused(ValueError):
    """A law file that the schema refuses: `file`, the path of `key` within it, the `fault` and a detail."""

    def __init__(self, *, file: str, key: str, fault: Fault, detail: str = "") -> None:
        self.file = file
        self.key = key
        self.fault = fault
        self.detail = detail
        super().__init__(f"{file}: {key}: {fault.english}" + (f" ({detail})" if detail else ""))

    @property
    def message(self) -> str:
        """Return the refusal in Vietnamese, with file and key."""
        return f"{self.file}: {self.key}: {self.fault.label}" + (f" ({self.detail})" if self.detail else "")


class Node:
    """A mapping of a law file with its place; values are taken out by kind, and what remains is refused."""

    def __init__(self, value: object, *, file: str, key: str) -> None:
        self.file = file
        self.key = key
        if not isinstance(value, Mapping):
            raise self.refusal(Fault.WRONG_KIND, detail="mapping")
        self._values: dict[object, object] = dict(value)
        self._taken: set[object] = set()

    def refusal(self, fault: Fault, key: object = "", *, detail: str = "") -> LawRefused:
        """Return the refusal of this mapping, or of one of its keys."""
        place = ".".join(part for part in (self.key, str(key)) if part)
        return LawRefused(file=self.file, key=place, fault=fault, detail=detail)

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    def written(self) -> tuple[object, ...]:
        """Return the keys as written, those with a null value too."""
        return tuple(self._values)

    def _take(self, key: object) -> object:
        self._taken.add(key)
        if key not in self._values or self._values[key] is None:
            fault = Fault.MISSING_CITATION if key == "citation" else Fault.MISSING_KEY
            raise self.refusal(fault, key)
        return self._values[key]

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refusal(Fault.WRONG_KIND, key, detail="text")
        return value.strip()

    def optional_text(self, key: str) -> str:
        """Return a text, or the empty text when the key is absent."""
        self._taken.add(key)
        return self.text(key) if key in self else ""

    def truth(self, key: str) -> bool:
        """Return true or false; an absent key is false."""
        self._taken.add(key)
        value = self._values.get(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self.refusal(Fault.WRONG_KIND, key, detail="true/false")
        return value

    def integer(self, key: str) -> int:
        """Return a whole number."""
        value = self._take(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refusal(Fault.WRONG_KIND, key, detail="integer")
        return value

    def number(self, key: object) -> float:
        """Return a finite number."""
        value = self._take(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.refusal(Fault.WRONG_KIND, key, detail="number")
        return float(value)

    def day(self, key: str) -> date:
        """Return a day."""
        value = self._take(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refusal(Fault.WRONG_KIND, key, detail="YYYY-MM-DD")
        return value

    def optional_day(self, key: str) -> date | None:
        """Return a day, or None when the key is absent or null."""
        self._taken.add(key)
        return self.day(key) if key in self else None

    def choice(self, key: str, choices: type[Choice], *, fault: Fault = Fault.UNKNOWN_CHOICE) -> Choice:
        """Return one of an enumeration's values."""
        value = self._take(key)
        try:
            return choices(str(value))
        except ValueError:
            raise self.refusal(fault, key, detail=str(value)) from None

    def node(self, key: object) -> Node:
        """Return a mapping within this one."""
        return Node(self._take(key), file=self.file, key=".".join(part for part in (self.key, str(key)) if part))

    def raw(self, key: object) -> object:
        """Return a value of whatever kind."""
        return self._take(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, at least one."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            raise self.refusal(Fault.WRONG_KIND, key, detail="list of texts")
        return tuple(str(value) for value in values)

    def nodes(self, key: str, *, named: str) -> Iterator[Node]:
        """Yield the mappings of a list, at least one; each is placed by its own value of the key `named`."""
        for index, value in enumerate(self._list(key)):
            name = value.get(named) if isinstance(value, Mapping) else None
            place = f"{self.key}.{key}" if self.key else key
            yield Node(value, file=self.file, key=f"{place}[{index if name is None else name}]")

    def optional_nodes(self, key: str, *, named: str) -> Iterator[Node]:
        """Yield the mappings of a list that may be absent."""
        self._taken.add(key)
        if key in self:
            yield from self.nodes(key, named=named)

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list) or not value:
            raise self.refusal(Fault.WRONG_KIND, key, detail="list")
        return list(value)

    def finish(self) -> None:
        """Refuse any key that nobody took."""
        for key in self._values:
            if key not in self._taken:
                raise self.refusal(Fault.UNKNOWN_KEY, key)


def refuse_repeats(values: Collection[str], node: Node, key: str) -> None:
    """Refuse a list in which a value stands twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise node.refusal(Fault.DUPLICATE, key, detail=value)
        seen.add(value)

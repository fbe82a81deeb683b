"""How sure a fact is, as a number, with the reason in words wherever it is less than certain.

The numbers are what the evaluation measures: of facts called certain at least 98 in 100 are right on papers that the
reader was not made with (`make eval-reading` prints it). A fact with a doubt is never certain, one without always is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import matching_key

#: How often facts of each level are right, about; the first is for facts without any doubt.
CERTAIN, LIKELY, DOUBTFUL, UNLIKELY = 0.99, 0.9, 0.75, 0.5

ELSEWHERE = "Câu không nói rõ đạt chuẩn gì; suy từ lời văn xung quanh."
FROM_HEADING = "Số tiêu chí lấy từ đề mục hoặc câu trước."
NOT_IN_TREE = "Chưa rõ khoản này thuộc nguồn vốn nào."
REPEATED = "Văn bản có nhiều khoản cùng tên."
NAMES_DIFFER = "Số lượng và số tên kể ra khác nhau."
ABOUT_WHAT = "Chưa rõ con số này nói về điều gì."
LONG_AGENCY = "Tên cơ quan dài, có thể lẫn lời giao việc."
NO_DUTY = "Không rõ việc được giao."
WHOSE_CRITERIA = "Chưa rõ số tiêu chí này của xã nào."
BARE_QUARTER = "Câu chỉ nhắc đến quý; chưa chắc là thời hạn phải xong."
NO_DAY = "Không đọc được ngày và nơi ban hành."
HEADED = "Tên khoản có thể lẫn đề mục."
TABLE_ROWS = "Lấy từ các dòng của một bảng, có thể gộp nhiều việc."
MORE_OR_ALL = "Câu không nói rõ đây là số đạt thêm hay tổng số; suy từ câu trước."
PAID_SHARE = "Tỷ lệ của số tiền đã chi; có thể không phải chỉ tiêu."
PASSING = "Câu nhắc số xã nhưng không nói đạt hay duy trì tiêu chí."
PLACES_LEFT = "Lời giao việc nhắc tên địa bàn chưa được tách ra."
TWICE = "Cùng một chỗ được đọc thành hai dữ kiện."

_STANDARD = re.compile(r"nông thôn mới|(?<![a-zà-ỹđ])ntm|mẫu|nâng cao|đạt chuẩn|về đích|công nhận")
_CRITERION = re.compile(r"tiêu chí|(?<![a-zà-ỹđ])tc(?![a-zà-ỹđ])")
_QUARTER = re.compile(r"(?<![a-zà-ỹđ])quý (?:[ivx]+|\d)(?![a-zà-ỹđ\d])")
_WITHIN = re.compile(
    r"(?<![a-zà-ỹđ])(?:trong|hết|cuối|trước|xong|hoàn thành|chậm nhất|thời hạn|thời gian|vào|ngày|tháng)(?![a-zà-ỹđ])"
)
_NEW = re.compile(r"thêm|(?<!nông thôn )mới|tăng|công nhận|nâng(?! cao)|đạt chuẩn|về đích|\(")
_REACHED = re.compile(r"đạt|hoàn thành|duy trì|giữ|thêm|tăng|đủ|nâng|có|:")
_PAID = re.compile(r"giải ngân[^%]*\d[\d.,]*\s(?:triệu|tỷ|nghìn|đồng)")
#: Verbs in an agency's name: its duty has run into it. "Giao thông" and "tổ chức" are parts of names.
_DUTY_IN_NAME = re.compile(
    r"(?<![a-zà-ỹđ])(?:tăng|mở|cử|bám|tập trung|hướng dẫn|đôn đốc|hoàn thành|báo cáo|tiếp tục|chủ động|giao(?! thông)|"
    r"thực hiện|nghiêm túc|phải|khẩn trương|bố trí|rà soát|xem xét|yêu cầu|vận động|huy động)(?![a-zà-ỹđ])"
)
_FEWEST_WORDS = 3
_PLACE_NAMED = re.compile(r"(?:phụ trách|giúp đỡ|tại|theo dõi) (?:các )?(?:xã|thôn|bản|ấp|làng|xóm|buôn) [A-ZĐÀ-Ỹ]")
#: "72/2025/QH15": the number itself says the year.
_OF_A_YEAR = re.compile(r"/(?:19|20)\d\d/|(?:19|20)\d\d$")
_HEADED = re.compile(r"^\(?\d|:")
_REPEATED = re.compile(r"\(\d+\)$")
#: Doubts that leave the fact likely: something was passed over or filled in as papers mostly mean it.
_SLIGHT = (
    "Có số trang chen",
    "Văn bản không ghi năm",
    "Đếm từ các ô",
    "Số tính đến nay",
    FROM_HEADING,
    REPEATED,
    MORE_OR_ALL,
)
_LONGEST_AGENCY = 110


def settle(facts: tuple[Fact, ...], *, level: str | None = None) -> tuple[Fact, ...]:
    """Give each fact its confidence (0 to 1) and the reasons for any doubt; facts come in order of place.

    `level` is the level of the paper's issuer: only in a commune's own paper "12/19 tiêu chí" needs no name.
    """
    twice = {
        id(one)
        for before, one in pairwise(facts)
        if one.kind is before.kind and (one.start, one.end) == (before.start, before.end) and _rivals(before, one)
    }
    return tuple(_settled(fact, ((TWICE,) if id(fact) in twice else ()) + _of_nobody(fact, level)) for fact in facts)


def _of_nobody(fact: Fact, level: str | None) -> tuple[str, ...]:
    nameless = fact.kind is FactKind.COMMUNE_CRITERIA and not fact.names and level in ("district", "province")
    return (WHOSE_CRITERIA,) if nameless else ()


def _rivals(before: Fact, one: Fact) -> bool:
    """Say whether two facts of one place say different things of the same; criteria named together do not."""
    return one.kind is not FactKind.ASSIGNMENT and one.criterion == before.criterion and one.parent == before.parent


def _settled(fact: Fact, known: tuple[str, ...]) -> Fact:
    doubts = tuple(dict.fromkeys((*fact.doubts, *known, *_doubts(fact))))
    return replace(fact, doubts=doubts, confidence=confidence_of(doubts))


def confidence_of(doubts: tuple[str, ...]) -> float:
    """Return the confidence that some doubts leave: one slight doubt leaves a fact likely, several serious ones not."""
    serious = sum(not doubt.startswith(_SLIGHT) for doubt in doubts)
    if serious > 1:
        return UNLIKELY
    if serious:
        return DOUBTFUL
    return LIKELY if doubts else CERTAIN


def _doubts(fact: Fact) -> tuple[str, ...]:
    key = matching_key(fact.quote)
    if fact.kind is FactKind.STANDARD_COUNT:
        return _of_standard(fact, key)
    if fact.kind is FactKind.CRITERION_COUNT:
        return (*_of_criterion(fact, key), *_of_names(fact))
    if fact.kind is FactKind.BAND_COUNT:
        return _of_names(fact)
    if fact.kind is FactKind.DEADLINE:
        return (BARE_QUARTER,) if fact.date is not None and _is_bare_quarter(key) else ()
    if fact.kind is FactKind.LEGAL_CITATION:
        unsaid = fact.date is None and fact.issuer is None and fact.year is None
        return (NO_DAY,) if unsaid and not _OF_A_YEAR.search(fact.number or "") else ()
    if fact.kind is FactKind.CAPITAL:
        return _of_capital(fact)
    if fact.kind is FactKind.INDICATOR_TARGET:
        about = fact.indicator is not None and any(char.isalpha() for char in fact.indicator)
        paid = fact.unit == "%" and _PAID.search(key) is not None
        return (*(() if about else (ABOUT_WHAT,)), *((PAID_SHARE,) if paid else ()))
    if fact.kind is FactKind.ASSIGNMENT:
        return _of_assignment(fact)
    return ()


def _is_bare_quarter(key: str) -> bool:
    """Say whether a deadline speaks of a quarter, of no day or month, and of nothing to be done in or before it."""
    return _QUARTER.search(key) is not None and _WITHIN.search(key) is None


def _of_standard(fact: Fact, key: str) -> tuple[str, ...]:
    found: list[str] = []
    if not _STANDARD.search(key) and fact.parent is None:
        found.append(ELSEWHERE)
    if fact.delta and not _NEW.search(key):
        found.append(MORE_OR_ALL)
    return (*found, *_of_names(fact))


def _of_names(fact: Fact) -> tuple[str, ...]:
    differ = bool(fact.names) and fact.numerator not in (None, len(fact.names)) and fact.op is None
    return (NAMES_DIFFER,) if differ else ()


def _of_criterion(fact: Fact, key: str) -> tuple[str, ...]:
    if fact.criterion is None or fact.denominator is not None:
        # "Về điện: 28/28 xã đạt": the heading names the criterion, and the number of all communes stands beside it.
        return ()
    if not _CRITERION.search(key):
        return (FROM_HEADING,)
    # "tiêu chí Môi trường ở 04 xã thiếu bền vững"
    return () if _REACHED.search(key) or fact.numerator is None or fact.names else (PASSING,)


def _of_capital(fact: Fact) -> tuple[str, ...]:
    found: list[str] = []
    if fact.parent is None and fact.label != "Tổng" and not fact.baseline:
        found.append(NOT_IN_TREE)
    if fact.label is not None and _HEADED.search(fact.label):
        found.append(HEADED)
    if fact.label is not None and _REPEATED.search(fact.label):
        found.append(REPEATED)
    return tuple(found)


def _of_assignment(fact: Fact) -> tuple[str, ...]:
    found: list[str] = []
    if fact.agency is None or len(fact.agency) > _LONGEST_AGENCY or _DUTY_IN_NAME.search(matching_key(fact.agency)):
        found.append(LONG_AGENCY)
    if fact.criteria and " | " in (fact.task or ""):
        found.append(TABLE_ROWS)
    if not fact.criteria and not fact.names and len((fact.task or "").split()) < _FEWEST_WORDS:
        found.append(NO_DUTY)
    if not fact.names and _PLACE_NAMED.search(fact.task or ""):
        found.append(PLACES_LEFT)
    return tuple(found)

"""Words that say nothing of what a number counts: verbs of level and change, years, comparisons, "in all", "of which".

A number between such words alone counts what stands next to it, or what the number before it counted: "12/14 xã đạt
tiêu chí số 5, tăng 02 xã so với năm 2023, phấn đấu cuối năm 14/14 xã đạt".
"""

from __future__ import annotations

import re

_OTHER_TIME = (
    r"(?:so |bằng )?(?:với )?(?:cùng kỳ|cuối|đầu|hết|thực hiện|kế hoạch|chỉ tiêu|mục tiêu|năm trước|năm ngoái|"
    r"năm \d{4}|quý [ivx\d]+|tháng \d{1,2}(?:/\d{4})?|giai đoạn \d{4}\s?-\s?\d{4}|thời điểm|khi bắt đầu)"
)
_WHEN = r"(?:trong |vào |đến |tính đến |hết |cuối |đầu )*"
_WORDS = (
    r"tiếp tục|nhất trí|thống nhất|phấn đấu|dự kiến|ước(?: tính)?|đã|sẽ|được|hiện(?: nay| tại| có)?|đang|(?<!thôn )mới"
    r"|có|là|đạt(?: được)?"
    r"|lên|xuống|tới|đến|thành|tăng|giảm(?: còn)?|thêm|nâng|đưa|tổng(?: số| cộng)?|số(?: lượng)?|lũy kế|cộng dồn"
    rf"|trong (?:đó|số đó|số này)|{_WHEN}năm(?: \d{{4}}| nay| trước| ngoái)?"
    rf"|{_WHEN}(?:quý [ivx\d]+|tháng \d{{1,2}}|\d tháng(?: đầu| cuối)?)(?:/\d{{4}})?"
    r"|tính|đến nay|nay|(?:trong |giữa )?(?:quý|kỳ|tháng|tuần)(?: này)?|thời điểm|trước đó|toàn (?:huyện|tỉnh|xã"
    r"|thị xã|thành phố|quốc)|cả (?:huyện|tỉnh|nước)"
    r"|duy trì|giữ(?: vững| nguyên)?|hoàn thành|thực hiện|gồm|bao gồm|cụ thể|như sau|và|đều|cùng|thì|chỉ|riêng|khoảng"
    r"|hơn|gần"
    r"|trên|ít nhất|tối thiểu|trở lên|các|những|từ|với|so|bằng|cùng kỳ|kế hoạch|chỉ tiêu|mục tiêu|đề ra|giao|đầu|cuối"
    r"|(?:chiếm|đạt|bằng|tương (?:đương|ứng)(?: với)?|tỷ lệ)(?: tỷ lệ)?(?: khoảng| gần| hơn| trên)?\s?\d[\d.,]*\s?%"
    r"|\d[\d.,]*\s?%|xã|(?<!nông )thôn(?! mới)|bản|ấp|huyện|đơn vị|giai đoạn \d{4}\s?-\s?\d{4}"
    r"|\d{1,2}/\d{1,2}/\d{4}|ngày|tỷ lệ|kết quả|hết|để|chưa tính|kể cả"
)
_ONE = rf"(?>(?:{_OTHER_TIME}|{_WORDS})(?![a-zà-ỹđ])|[\s,.:;()+\-])"
_NOTHING = re.compile(rf"{_ONE}*+")
_RECOGNISED = re.compile(rf"(?:{_ONE}|(?:xét )?công nhận(?![a-zà-ỹđ]))*+")
_WORD = re.compile(r"(?<![^\s,:;(])[^\s,:;(]")
#: Where so many letters stand between a number and what is looked for, something else is spoken of.
_FARTHEST = 160


def says_nothing(key: str, *, recognised: bool = False) -> bool:
    """Say whether a stretch of a matching key holds none but words that tell nothing of what is counted; `recognised`
    lets "công nhận" be such a word."""
    return len(key) <= _FARTHEST and (_RECOGNISED if recognised else _NOTHING).fullmatch(key) is not None


def without_silence(key: str) -> str:
    """Return a stretch of a matching key without the words at its end that tell nothing of what is counted."""
    for match in _WORD.finditer(key, max(0, len(key) - _FARTHEST)):
        if _NOTHING.fullmatch(key, match.start()):
            return key[: match.start()].rstrip(" ,:;(-+")
    return key.rstrip(" ,:;(-+")

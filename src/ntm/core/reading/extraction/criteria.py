"""The names under which papers speak of criteria, and the numbers that those names have in each criteria set."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The 19 criteria of the national sets for communes 2021–2025 and the nine for districts (Decisions 318 and
# 320/QĐ-TTg): name as a pattern over the matching key, the longest first where one begins another.
_COMMUNE = (
    ("quy hoạch", "1"),
    ("giao thông", "2"),
    (r"th[uủ]y? ?lợi(?:,? và phòng,? chống thiên tai|,? phòng,? chống thiên tai)?", "3"),
    (r"phòng,? chống thiên tai", "3"),
    (r"điện(?! tử| thoại| biên| lực)(?: nông thôn)?", "4"),
    (r"(?:cơ sở vật chất )?trường học", "5"),
    (r"(?:cơ sở vật chất|csvc) văn hóa", "6"),
    (r"(?:cơ sở hạ tầng|csht|hạ tầng) thương mại(?: nông thôn)?", "7"),
    (r"cơ sở hạ tầng nông thôn", "7"),
    (r"thông tin(?: và|,|-| -)? truyền thông", "8"),
    (r"nhà ở(?: dân cư| nông thôn)?", "9"),
    (r"thu nhập", "10"),
    (r"(?:tỷ lệ )?(?:hộ )?nghèo(?: đa chiều)?|giảm nghèo", "11"),
    (r"lao động(?: có việc làm| và việc làm)?(?!,? thương binh)", "12"),
    (r"(?:hình thức )?tổ chức sản xuất(?: (?:và|,|-) ?phát triển kinh tế(?: nông thôn)?)?", "13"),
    (r"giáo dục(?: (?:và|,|-|&) ?đào tạo)?", "14"),
    (r"y tế(?! - văn hóa)", "15"),
    (r"văn hóa", "16"),
    (r"môi trường(?: và an toàn thực phẩm| và atTP)?(?! sống)", "17"),
    (r"hệ thống (?:tổ chức )?chính trị(?:(?: và|,)? tiếp cận pháp luật)?(?! - an ninh)", "18"),
    (r"quốc phòng(?:(?: và|,|-| -)? an ninh)?", "19"),
    (r"an ninh(?:,? trật tự)?(?:(?: và|,)? quốc phòng)?", "19"),
)
_ADVANCED = (
    ("quy hoạch", "1"),
    ("giao thông", "2"),
    (r"th[uủ]y lợi(?:,? và phòng,? chống thiên tai|,? phòng,? chống thiên tai)?", "3"),
    (r"điện(?! tử| thoại| biên| lực)(?: nông thôn)?", "4"),
    (r"giáo dục(?: (?:và|,|-) ?đào tạo)?|trường học", "5"),
    (r"(?:cơ sở vật chất )?văn hóa", "6"),
    (r"(?:cơ sở hạ tầng|csht|hạ tầng) thương mại(?: nông thôn)?", "7"),
    (r"thông tin(?: và|,|-| -)? truyền thông", "8"),
    (r"nhà ở(?: dân cư)?", "9"),
    (r"thu nhập", "10"),
    (r"(?:hộ )?nghèo(?: đa chiều)?", "11"),
    (r"lao động", "12"),
    (r"tổ chức sản xuất(?: và phát triển kinh tế(?: nông thôn)?)?", "13"),
    (r"y tế", "14"),
    (r"hành chính công", "15"),
    (r"tiếp cận pháp luật", "16"),
    (r"chất lượng môi trường sống", "18"),
    (r"môi trường(?! sống)", "17"),
    (r"quốc phòng(?:(?: và|,)? an ninh)?", "19"),
)
_DISTRICT = (
    (r"quy hoạch", "1"),
    (r"giao thông", "2"),
    (r"th[uủ]y lợi(?:,? và phòng,? chống thiên tai)?", "3"),
    (r"điện", "4"),
    (r"y tế\s?-\s?văn hóa\s?-\s?giáo dục|văn hóa\s?-\s?y tế\s?-\s?giáo dục", "5"),
    (r"kinh tế", "6"),
    (r"chất lượng môi trường sống", "8"),
    (r"môi trường(?! sống)", "7"),
    (r"hệ thống chính trị(?:\s?-\s?an ninh,? trật tự)?(?:\s?-\s?hành chính công)?", "9"),
    (r"an ninh,? trật tự(?:\s?-\s?hành chính công)?", "9"),
)
_END = r"(?![a-zà-ỹđ])"


def _compiled(names: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"(?:{pattern}){_END}", re.IGNORECASE), number) for pattern, number in names)


_BY_SET = {
    "commune": _compiled(_COMMUNE),
    "advanced": _compiled(_ADVANCED),
    "exemplary": _compiled(_ADVANCED),
    "district": _compiled(_DISTRICT),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A criterion that a text names: its number where known, its indicator ("18.4") where given, the place."""

    criterion: str | None
    indicator: str | None
    start: int
    end: int
    by_number: bool = False
    mismatch: bool = False

    @property
    def is_known(self) -> bool:
        """Say whether the text lets us tell which criterion is meant."""
        return self.criterion is not None


def name_at(key: str, start: int, end: int | None = None, *, criteria_set: str = "commune") -> tuple[str, int] | None:
    """Return the number and the end of the criterion name that begins at `start` of a matching key and ends by `end`,
    or None where none begins there; the longest name wins."""
    best: tuple[str, int] | None = None
    for pattern, number in _BY_SET.get(criteria_set, ()):
        match = pattern.match(key, start, len(key) if end is None else end)
        if match and (best is None or match.end() > best[1]):
            best = (number, match.end())
    return best


def topic_of(key: str, *, criteria_set: str = "commune") -> str | None:
    """Return the criterion that a heading is about: the heading is the name and nothing more, "Về" apart."""
    key = _IN_PARENTHESES.sub("", key)
    match = _TOPIC_LEAD.match(key)
    begin = match.end() if match else 0
    found = name_at(key, begin, len(key), criteria_set=criteria_set)
    if found and not key[found[1] :].strip(" :.-;"):
        return found[0]
    if match and match.group("number"):
        return match.group("number").lstrip("0") or None
    return None


# "Thủy lợi (tiêu chí 3)", "Thu nhập (TC 10)": the number behind the name says it once more.
_IN_PARENTHESES = re.compile(r"\s?\((?:tiêu chí|tc)[^()]{0,12}\)\s*$")
_TOPIC_LEAD = re.compile(
    r"^\s*(?:(?:về|thực hiện|đối với|lĩnh vực)\s)?(?:tiêu "
    r"chí\s)?(?:số\s)?(?:(?P<number>(?<=số )\d{1,2}|(?<=chí )\d{1,2})"
    r"\s?[:.,-]?(?:\s|$))?(?:về\s)?"
)

# "tiêu chí số 2 về Giao thông", "Chỉ tiêu 18.4 thuộc Tiêu chí 18", "tiêu chí thu nhập", "tiêu chí tiêu chí văn hóa".
_MENTION = re.compile(
    r"(?:(?<!bộ )tiêu chí(?: tiêu chí)?|chỉ tiêu)(?:\s?:(?=\s\S))?\s(?:(?:thành "
    r"phần\s)?(?:số\s?)?(?P<number>\d{1,2}(?:\.\d{1,2})?)(?![\d/%])"
    r"(?!\s?(?:tiêu chí|xã|bản|thôn|huyện)\b))?"
)
_LEAD = re.compile(
    r"\s?[:.,-]?\s?(?:(?:xã |huyện )?(?:nông thôn mới|ntm)(?: nâng cao| kiểu "
    r"mẫu)?\s)?(?:(?:về|là)\s)?(?:tiêu chí\s)?[“\"(]?"
)


def mentions(key: str, start: int, end: int, *, criteria_set: str = "commune") -> list[Named]:
    """Return the criteria that the text names after the word "tiêu chí" or "chỉ tiêu", in order of place.

    A bare "tiêu chí" gives a `Named` without number. "trong/thuộc bộ tiêu chí" names no criterion.
    """
    found: list[Named] = []
    for match in _MENTION.finditer(key, start, end):
        number = match.group("number")
        lead = _LEAD.match(key, match.end(), end)
        begin = lead.end() if lead else match.end()
        name = name_at(key, begin, end, criteria_set=criteria_set)
        if name is None and criteria_set in ("advanced", "exemplary") and number is None:
            name = name_at(key, begin, end)
        if number:
            criterion = number.split(".")[0].lstrip("0") or "0"
            indicator = number if "." in number else None
            stop = name[1] if name else match.end()
            differs = name is not None and criteria_set == "commune" and name[0] != criterion
            found.append(Named(criterion, indicator, match.start(), stop, by_number=True, mismatch=differs))
        elif name:
            found.append(Named(name[0], None, match.start(), name[1]))
        else:
            found.append(Named(None, None, match.start(), match.end() - 1))
        if found[-1].is_known and found[-1].indicator is None:
            found.extend(_joined(key, found[-1], end, criteria_set))
    return found


# "Quy hoạch (1), Giao thông (2)" and "số 1 (Quy hoạch), số 2 (Giao thông)": the list goes on behind the parenthesis.
_AND = re.compile(r"(?:\s?\((?:(?:tiêu chí|tc)\s)?(?:số\s)?\d{1,2}\))?(?:,| và|, và)\s(?:tiêu chí\s)?")
_NAME_TOO = re.compile(r"\s?(?:\(|:|-|về)?\s?")
_NEXT_NUMBER = re.compile(
    r"(?:\s?\([^()\d]*)?\)?(?:,| và|, và)\s?(?:số\s?)?(?P<number>\d{1,2})(?!\d|[%/]|[.,]\d|\s?(?:xã|bản|thôn|huyện|"
    r"tiêu chí|hộ|%|ha|km|triệu))(?![a-zà-ỹđ])"
)


def _joined(key: str, first: Named, end: int, criteria_set: str) -> list[Named]:
    """Return the criteria that a list goes on with: "tiêu chí giảm nghèo và thu nhập", "tiêu chí số 5, 7 và 9"."""
    joined: list[Named] = []
    at = first.end
    while first.by_number and (match := _NEXT_NUMBER.match(key, at, end)) and 1 <= int(match.group("number")) <= 19:
        number, at = match.group("number").lstrip("0"), match.end()
        named = _NAME_TOO.match(key, at, end)
        name = name_at(key, named.end(), end, criteria_set=criteria_set) if named else None
        at = name[1] if name and name[0] == number else at
        joined.append(Named(number, None, match.start("number"), at, by_number=True))
    while not first.by_number and (match := _AND.match(key, at, end)):
        name = name_at(key, match.end(), end, criteria_set=criteria_set)
        if name is None:
            break
        joined.append(Named(name[0], None, match.end(), name[1]))
        at = name[1]
    return joined


def translate(criterion: str | None, *, criteria_set: str) -> str | None:
    """Return the number that the matter of a criterion of the commune set has in another set; None where that set has
    no such criterion."""
    if criterion is None or criteria_set == "commune":
        return criterion
    return _ADVANCED_OF.get(criterion) if criteria_set in ("advanced", "exemplary") else None


# Where the advanced set of 2021–2025 speaks of the matter of a criterion of the commune set.
_ADVANCED_OF = {
    "1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "6": "6", "7": "7", "8": "8", "9": "9", "10": "10", "11": "11",
    "12": "12", "13": "13", "14": "5", "15": "14", "16": "6", "17": "17", "18": "16", "19": "19",
}  # fmt: skip

_SET_WORDS = re.compile(
    r"(?P<village>(?:bộ )?tiêu chí(?: về)? (?:thôn,? ?bản|thôn|bản|ấp|buôn)\b|\((?:bộ tiêu chí )?(?:thôn,? )?bản n)"
    r"|(?P<exemplary>kiểu mẫu)"
    r"|(?P<advanced>nâng cao(?! (?:chất|hiệu|tỷ|năng|nhận|đời|thu|ý|kết|mức|giá|vai|trách|trình|kỹ|kiến)))"
    r"|(?P<district>(?:bộ tiêu chí(?: quốc gia)? (?:về )?|tiêu chí (?:cấp )?)huyện)"
    r"|(?P<commune>(?:bộ tiêu chí(?: quốc gia)? (?:về )?)?xã (?:đạt chuẩn )?(?:nông thôn mới|ntm)|bộ tiêu chí xã)"
)


def set_named(key: str, start: int, end: int) -> str | None:
    """Return the criteria set that a stretch of text names, the most special wins; None where it names none."""
    kinds = {match.lastgroup for match in _SET_WORDS.finditer(key, start, end)}
    for kind in ("village", "exemplary", "advanced", "district", "commune"):
        if kind in kinds:
            return kind
    return None

"""What a paper says of itself: kind, title, issuer, level, number, day, year, signer."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from ntm.core.instruments import numbers
from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction import quantities
from ntm.core.reading.facts import PaperHead
from ntm.core.reading.layout import Line, lay_out, lines_of
from ntm.core.reading.text import View, matching_key

_KINDS = (
    ("kế hoạch", "plan"),
    ("chỉ thị", "directive"),
    ("báo cáo", "report"),
    ("quyết định", "decision"),
    ("nghị quyết", "decision"),
    ("thông báo", "notice"),
    ("kết luận", "notice"),
    ("công điện", "directive"),
    ("công văn", "other"),
    ("tờ trình", "other"),
)
_LETTERHEAD = 14  # lines
#: Letterhead and title stand within so many lines.
_HEAD = 60
_NUMBER = re.compile(r"^số\s?:?\s?(?P<n>.*)$")
_PLACE_AND_DAY = re.compile(rf"^(?P<place>[^,\d]{{2,40}}),\s?ngày\s+{quantities.DAY}")
_LEVELS = (
    ("tỉnh", "province"),
    ("thành phố", "province"),
    ("huyện", "district"),
    ("thị xã", "district"),
    ("quận", "district"),
    ("xã", "commune"),
    ("phường", "commune"),
    ("thị trấn", "commune"),
    ("đặc khu", "commune"),
)
_COMMITTEE = re.compile(
    r"(?P<who>ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|ban chỉ đạo|huyện ủy|tỉnh ủy|đảng "
    r"ủy)\s(?P<level>tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)(?![a-zà-ỹđ])"
)
# "BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG / TỈNH SƠN LA", over two or three lines of a letterhead.
_BOARD = re.compile(
    r"(?P<who>ban chỉ đạo|ban quản lý|văn phòng điều phối)\s[^\n;:]{0,120}?(?<![a-zà-ỹđ])"
    r"(?P<level>tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)(?![a-zà-ỹđ]|\shội)"
)
# "HUYỆN ỦY MAI SƠN": the party's committee carries the name of its unit.
_PARTY = re.compile(r"(?P<level>tỉnh|thành|huyện|thị)\sủy\s(?=\S)")
_PARTY_LEVELS = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "thị": "thị xã"}
_ACTS = re.compile(r"^[^.;:]{0,60}?(?:ban hành|xây dựng|thông báo|báo cáo|quyết định|đề nghị|yêu cầu|về thực hiện)")
_SHORT = {
    "ủy ban nhân dân": "UBND",
    "ubnd": "UBND",
    "hội đồng nhân dân": "HĐND",
    "hđnd": "HĐND",
    "ban chỉ đạo": "Ban Chỉ đạo",
    "huyện ủy": "Huyện ủy",
    "tỉnh ủy": "Tỉnh ủy",
    "đảng ủy": "Đảng ủy",
    "ban quản lý": "Ban Quản lý",
    "văn phòng điều phối": "Văn phòng Điều phối",
}
_TITLE_END = re.compile(
    r"^(?:căn cứ|thực hiện (?:quyết định|nghị quyết|kế hoạch|chỉ thị|công văn)|tiếp theo|để |"
    r"thời gian qua|i\.|1\.|phần|trên cơ sở)"
)
_SIGNS = re.compile(
    r"^(?:tm\.|kt\.|tl\.|q\.|chủ tịch|phó chủ tịch|giám đốc|bí thư|phó bí thư|trưởng ban|phó "
    r"trưởng ban|chánh văn phòng)"
)


def read(view: View) -> PaperHead:
    """Read the head of a paper; what it does not say stays None, and a paper without number or day is a draft."""
    lines = lines_of(view.raw)[:_HEAD]
    keys = [matching_key(vietnamese.clean(line.text)) for line in lines]
    texts = [vietnamese.clean(line.text) for line in lines]
    kind, title_at = _kind(texts, keys)
    title = _title(lines, texts, keys, title_at) or _subject_of_dispatch(texts, keys)
    letterhead = _columns(lines[:_LETTERHEAD])
    letterhead_keys = [matching_key(text) for text in letterhead]
    number = _number(letterhead, letterhead_keys)
    day = _day([*letterhead_keys, *keys[_LETTERHEAD : _LETTERHEAD + 6]])
    level, unit, issuer = _issuer(view, letterhead, letterhead_keys, title)
    year = _year(view, title, day)
    return PaperHead(
        kind=kind,
        title=title,
        issuer=issuer,
        level=level,
        unit_name=unit,
        within=_within(view, level, unit),
        number=number,
        date=day,
        year=year,
        signer=_signer(view),
        signer_title=_signature(view)[1],
        signs_for=_signature(view)[0],
        draft=number is None or day is None,
    )


_GAP = re.compile(r"\s{3,}|\t+")


def _columns(lines: tuple[Line, ...]) -> list[str]:
    """Return the lines of a letterhead; one that is set in two columns on the same lines, the left column first."""
    rows = [_GAP.split(line.text.strip()) for line in lines]
    left = [vietnamese.clean(row[0]) for row in rows]
    right = [vietnamese.clean(" ".join(row[1:])) for row in rows if len(row) > 1]
    return [text for text in (*left, *right) if text]


def _kind(texts: list[str], keys: list[str]) -> tuple[str, int | None]:
    for index, (text, key) in enumerate(zip(texts[:40], keys, strict=False)):
        for word, kind in _KINDS:
            if text.isupper() and (key == word or key.startswith(word + " ")) and len(text) < 120:
                return kind, index
    return "other", None


def _title(lines: tuple[Line, ...], texts: list[str], keys: list[str], at: int | None) -> str | None:
    if at is None:
        return None
    words = [texts[at]]
    usual = lines[at + 1].gap if at + 1 < len(lines) else 1
    for index in range(at + 1, min(at + 6, len(lines))):
        ends = index > at + 1 and lines[index].gap > usual and texts[index][0].isupper()
        if ends or _TITLE_END.match(keys[index]) or len(texts[index]) > 200 or words[-1].endswith("."):
            break
        words.append(texts[index])
    return vietnamese.collapse(" ".join(words))


def _subject_of_dispatch(texts: list[str], keys: list[str]) -> str | None:
    """Return the "V/v …" of a dispatch, which has no title of its own."""
    for index, key in enumerate(keys[:_LETTERHEAD]):
        if match := _ABOUT.match(key):
            words = [texts[index][match.end() :]]
            for text, other in zip(texts[index + 1 : index + 4], keys[index + 1 :], strict=False):
                if _NOT_ABOUT.match(other) or not text[0].islower():
                    break
                words.append(text)
            return vietnamese.collapse(" ".join(words)) or None
    return None


_ABOUT = re.compile(r"v/v\s?:?\s?|về việc\s")
_NOT_ABOUT = re.compile(r"kính gửi|[^,]{2,40}, ngày")


def _number(texts: list[str], keys: list[str]) -> str | None:
    for text, key in zip(texts, keys, strict=True):
        match = _NUMBER.match(key)
        if match:
            for found in numbers.find(key):
                return numbers.normalise(text[found.start : found.end])
    return None


def _day(keys: list[str]) -> date | None:
    for key in keys:
        if match := _PLACE_AND_DAY.match(key):
            return quantities.written_day(match).day
    return None


def _issuer(
    view: View, texts: list[str], keys: list[str], title: str | None
) -> tuple[str | None, str | None, str | None]:
    """Return the level, the unit ("huyện Phong Thổ") and the issuer ("UBND huyện Phong Thổ")."""
    for index in range(len(keys)):
        if not texts[index].isupper():
            continue
        upper = [key for text, key in zip(texts[index : index + 12], keys[index:], strict=False) if text.isupper()]
        joined = " ".join(upper[:2])
        if party := _PARTY.match(keys[index]):
            bearer = _title_case(keys[index][party.end() :])
            word = _PARTY_LEVELS[party.group("level")]
            return dict(_LEVELS)[word], f"{word} {bearer}", f"{party.group('level').capitalize()} ủy {bearer}"
        match = _COMMITTEE.match(joined) or _BOARD.match(" ".join(upper[:3]))
        if match and match.re is _BOARD:
            joined = " ".join(upper[:3])
        if match:
            own = re.split(
                r"\s(?:cộng hòa|độc lập|số:|văn phòng|sở|phòng|ban|hội đồng|trung tâm|chi cục|kế hoạch|báo cáo|chỉ thị"
                r"|quyết định|nghị quyết|thông báo|kết luận|công điện|tờ trình)(?![a-zà-ỹđ])",
                joined[match.end() :].strip(),
            )[0]
            if own and "cộng hòa" not in own and len(own) < 40:
                return _named(match.group("who"), match.group("level"), _title_case(own))
    for match in _COMMITTEE.finditer(view.key):
        following = view.text[match.end() : match.end() + 60]
        name = _leading_name(following)
        rest = view.key[match.end() + (len(name) + 1 if name else 0) : match.end() + 160]
        if _ACTS.match(rest) and not re.search(
            r"(?:của|tại|với|giao|đề nghị|cho|mưu)\s(?:chủ tịch\s)?$",
            view.key[max(0, match.start() - 14) : match.start()],
        ):
            chair = "Chủ tịch " if view.key[: match.start()].endswith("chủ tịch ") else ""
            level, unit, issuer = _named(
                match.group("who"), match.group("level"), name or _name_of_level(view, match.group("level"), title)
            )
            return level, unit, chair + issuer
    return None, None, None


def _named(who: str, word: str, name: str | None) -> tuple[str, str | None, str]:
    level = dict(_LEVELS)[word]
    unit = f"{word} {name}" if name else None
    return level, unit, f"{_SHORT[who]} {unit or word}"


def _title_case(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


# "… tỉnh Lào Cai" and, on the next line, "Điều 1.": a heading that goes on behind a name.
_NOT_OF_A_NAME = ("Điều", "Mục", "Chương", "Phần", "Khoản", "Căn")


def _leading_name(text: str) -> str | None:
    words: list[str] = []
    for word in text.partition("\n")[0].split(" ")[1:6]:
        clean = word.strip(",.;:()")
        if not clean[:1].isupper() or (clean.isupper() and len(clean) > 1) or clean in _NOT_OF_A_NAME:
            break
        words.append(clean)
        if clean != word:
            break
    return " ".join(words) or None


def _name_of_level(view: View, word: str, title: str | None) -> str | None:
    """Return the unit of a level that the title names, else the one that the paper names most."""
    if title:
        for match in re.finditer(rf"(?<![a-zà-ỹđ]){word}(?=\s)", matching_key(title)):
            if name := _leading_name(title[match.end() :]):
                return name
    found: Counter[str] = Counter()
    for match in re.finditer(rf"(?<![a-zà-ỹđ]){word}(?=\s)", view.key):
        if name := _leading_name(view.text[match.end() : match.end() + 60]):
            found[name] += 1
    return found.most_common(1)[0][0] if found else None


def _within(view: View, level: str | None, unit: str | None) -> str | None:
    if level in (None, "central", "province"):
        return None
    found: Counter[str] = Counter()
    for match in re.finditer(r"(?<![a-zà-ỹđ])tỉnh(?=\s)", view.key):
        name = _leading_name(view.text[match.end() : match.end() + 60])
        if name and f"tỉnh {name}" != unit:
            found[_up_to_a_gap(view, match.end() + 1, name)] += 1
    return f"tỉnh {found.most_common(1)[0][0]}" if found else None


def _up_to_a_gap(view: View, start: int, name: str) -> str:
    """Return a name without the words that follow it behind an empty line ("tỉnh Lào Cai", then "Điều 1"); a name has
    two words at least, and where every line has an empty one behind it the second may stand there."""
    words = name.split(" ")
    at = start
    for count, word in enumerate(words):
        if count >= 2 and view.raw[view.ends[at - 2] : view.starts[at]].count("\n") > 1:
            return " ".join(words[:count])
        at += len(word) + 1
    return name


def _year(view: View, title: str | None, day: date | None) -> int | None:
    """Return the year that the paper plans for: its title's, else its day's, else the year most spoken of."""
    if title and (match := re.search(r"năm (20\d{2})", title.lower())):
        return int(match.group(1))
    found: Counter[int] = Counter()
    for year, at in quantities.years(view.key, 0, len(view.key)):
        aimed = re.search(r"phấn đấu|kế hoạch|mục tiêu|trong|nhiệm vụ", view.key[max(0, at - 40) : at])
        found[year] += 3 if aimed else 1
    if day is not None:
        return day.year
    if not found:
        return None
    top = max(found.values())
    return min(year for year, times in found.items() if times == top)


_FOR = re.compile(r"^(?:tm|kt|tl|tuq|q|t/m|k/t|t/l)\s?\.?\s?(?=[a-zà-ỹđ]{2})")


def _signature(view: View) -> tuple[str | None, str | None]:
    """Return on whose behalf the paper is signed ("TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH") and the signer's own office."""
    behalf: list[str] = []
    title: str | None = None
    for line in lay_out(view.raw).footer:
        text = vietnamese.clean(_GAP.split(line.text.strip())[-1])
        key = matching_key(text)
        if not text.replace("t/m", "T/M").isupper() or not (_SIGNS.match(key) or _FOR.match(key)):
            continue
        if _FOR.match(key):
            behalf.append(text)
        else:
            title = text
    return "; ".join(behalf) or None, title


def _signer(view: View) -> str | None:
    footer: tuple[Line, ...] = lay_out(view.raw).footer
    signed = False
    for line in footer:
        # The recipients stand on the left of the same lines.
        text = vietnamese.clean(_GAP.split(line.text.strip())[-1])
        if _SIGNS.match(matching_key(text)) and text.isupper():
            signed = True
        elif signed:
            words = text.split()
            if 2 <= len(words) <= 6 and all(
                word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in words
            ):
                return text
    return None

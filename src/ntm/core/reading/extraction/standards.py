"""How many units are at a standard: "công nhận mới 5 xã đạt chuẩn NTM", "nâng tổng số bản NTM lên 12/40 bản"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction.context import cited, heading
from ntm.core.reading.extraction.counted import is_village, unit_word
from ntm.core.reading.extraction.criterion_counts import CRITERION_AFTER, criterion_label
from ntm.core.reading.extraction.silence import says_nothing, without_silence
from ntm.core.reading.extraction.statement import Statement
from ntm.core.reading.facts import Fact, FactKind

_STANDARD = (
    r"(?:(?:đã |sẽ )?(?:được |đề nghị |đủ điều kiện )*(?:xét )?công nhận(?: lại)?(?: mới)?(?: "
    r"là)?(?: (?:xã|bản|thôn|huyện))?(?: đạt)?(?: chuẩn)?(?: về)?"
    r"|cơ bản đạt(?: chuẩn)?|đạt chuẩn|về đích|đạt(?= (?:(?:xã|thôn|bản|ấp|khu dân cư) )?(?:nông thôn mới|ntm|danh "
    r"hiệu|kiểu mẫu))|hoàn thành(?= (?:nhiệm vụ )?(?:xây dựng )?(?:nông thôn mới|ntm))|hoàn thành chương trình)"
)
_STANDARD_AFTER = re.compile(rf"^(?P<gap>[^,:]{{0,90}}?)(?P<what>(?<![a-zà-ỹđ]){_STANDARD})(?P<tail>[^,]{{0,60}})")
_STANDARD_DIRECT = re.compile(
    r"^\s?(?:xây dựng )?(?:(?:nông thôn mới|ntm)(?: nâng cao| kiểu mẫu)?|kiểu mẫu|mẫu(?![a-zà-ỹđ])"
    r"|nâng cao(?! (?:chất|hiệu|tỷ|năng|nhận|đời|thu|ý|kết|mức|giá|vai|trách|trình|kỹ|kiến|dân|sức|các|tiêu"
    r"|chỉ)))(?![a-zà-ỹđ])"
)
_STANDARD_BEFORE = re.compile(
    rf"(?:(?:tổng )?số (?:lượng )?(?:thôn, ?bản|xã|bản|thôn|ấp|buôn|làng|xóm|khu dân cư|phường|huyện|đơn "
    rf"vị)(?:[^,:]|, (?=đạt chuẩn)){{0,45}}?{_STANDARD}[^,]{{0,60}}?(?:lên|là|:|đạt|có|thành)?"
    r"|tiêu chí (?:cấp huyện|(?:xã )?(?:nông thôn mới|ntm) (?:nâng cao|kiểu mẫu)|(?:huyện|xã) "
    r"(?:nông thôn mới|ntm)[^,]{0,20}) (?:đối với|cho|tại|ở|của)(?: các)?)\s?$"
)
_OTHER_STANDARD = re.compile(r"chuẩn (?:văn hóa|quốc gia|về y tế|y tế|mức độ|nghề|tiếp cận)|an toàn|đô thị văn minh")
# "hoàn thành các tiêu chí còn lại để đạt chuẩn"
_CRITERIA_LEFT = re.compile(r"^[^;]{0,40}các tiêu chí(?: còn (?:lại|thiếu)| chưa đạt)[^;]{0,20}$")
_HAS = re.compile(r"(?<![a-zà-ỹđ])có\s[a-zà-ỹđ]")
_BARE_STANDARD = re.compile(r"(?:đã |cơ bản )?đạt(?: chuẩn)?(?: (?:trong )?năm \d{4})?")
# "công nhận thêm 02 xã (A, B)": who is recognised is said, as what is not.
_RECOGNISED = re.compile(r"công nhận (?:thêm|mới)\s?$")
_KINDS = r"(?:xã|thôn, ?bản|bản|thôn|ấp|buôn|làng|xóm|khu dân cư|huyện)"
# "xã nông thôn mới nâng cao: 02 xã", "NTM kiểu mẫu: có thêm 01 xã".
_KIND_BEFORE = re.compile(
    rf"(?:^|[\s(;,:])(?P<kind>(?:(?:số )?{_KINDS}\s(?:(?:đăng ký|phấn đấu|đề nghị|dự kiến|được công nhận|hoàn "
    rf"thành) )*(?:đạt (?:chuẩn )?)?(?:nông thôn mới|ntm)(?: nâng cao| kiểu mẫu)?"
    r"|(?:nông thôn mới|ntm)(?: nâng cao| kiểu mẫu)))\s?:\s?(?:(?:có|thêm|phấn đấu|công nhận|mới|tăng|duy trì|đạt)\s)*$"
)
_NAMED_UNIT = re.compile(r"^\s?(?:huyện|thị xã|thành phố|xã)\s[^:;,\d]{2,30}:\s(?:có |thêm |phấn đấu )*$")
_TIER_ABOVE = re.compile(r"nâng cao|kiểu mẫu")
_SO_FAR = re.compile(r"(?:đến nay|hiện nay|hiện có|tính đến|đến thời điểm|hiện tại|hiện đã)[^;]*$")


# "số xã đạt chuẩn NTM nâng cao (là)", "về xã nông thôn mới kiểu mẫu (:)", "thôn đã được công nhận đạt chuẩn": a label
# that ends at the number holds none but these words, and says of units what they are.
_LABEL = re.compile(
    r"(?>(?:(?:nâng |đưa |tăng )?(?:tổng )?số(?: lượng)?|các|về|đối với|xã|thôn,? ?bản|(?<!nông )thôn|bản|ấp|buôn|làng"
    r"|xóm|khu dân cư|phường"
    r"|huyện|đơn vị(?: cấp (?:xã|huyện))?|đã|được|đạt|cơ bản|chuẩn|xét|công nhận|mới|nông thôn mới|ntm|nâng cao"
    r"|kiểu mẫu|mẫu|hoàn thành|nhiệm vụ|chương trình|xây dựng|về đích|danh hiệu|đăng ký|phấn đấu|đề nghị|dự kiến"
    r"|đủ điều kiện|(?:trong )?năm(?: \d{4})?|(?:trên địa bàn |của |toàn )(?:toàn )?(?:huyện|tỉnh|xã|thị xã|thành phố)"
    r"|lũy kế|có|là|thẩm (?:định|tra)|hồ sơ|công bố|quyết định|tổng số|hiện|giữ vững|duy trì|tiêu chuẩn|của|tại|ở"
    r"|trên địa bàn)"
    r"(?![a-zà-ỹđ])|[\s,-])++"
)
_OF_UNITS = re.compile(
    rf"(?<![a-zà-ỹđ]){_KINDS}(?![a-zà-ỹđ])(?! mới)|đơn vị|(?:nông thôn mới|ntm) (?:nâng cao|kiểu "
    r"mẫu)"
)
_CORE = re.compile(
    r"(?<!xây dựng )(?<!chương trình )(?:nông thôn mới|ntm)|đạt chuẩn|về đích|công nhận"
    r"|(?:xã|thôn|bản|ấp) (?:nâng cao|kiểu mẫu)|(?:hoàn thành|đạt)[^,]{0,30}(?:nông thôn mới|ntm)"
)
_SAYS_OF_WHAT = re.compile(r"nông thôn mới|ntm|nâng cao|kiểu mẫu|về đích|công nhận|danh hiệu")
# "từ 05 xã nâng cao đến trung tâm": the number belongs to a way.
_OF_A_PLACE = re.compile(r"(?:^|\s)(?:trong|từ|các|tới|đến)\s$")


def _label(statement: Statement) -> tuple[str, int] | None:
    """Return the label that stands before a number and says what units are, with its place; None where none does."""
    floor = statement.opens_at()
    spoken = without_silence(statement.context.view.key[floor : statement.count.start])
    begin = max(spoken.rfind(mark) for mark in ";:(.%") + 1
    for at in (begin, spoken.rfind(",") + 1):
        said = spoken[at:]
        standard = _OF_UNITS.search(said) and _CORE.search(said) and not _OTHER_STANDARD.search(said)
        if standard and _LABEL.fullmatch(said):
            return said, floor + at + len(said) - len(said.lstrip(" -"))
    return None


def standard_of(statement: Statement) -> tuple[str | None, int]:
    """Return the standard that the units counted meet, None for none, and where saying so ends."""
    if statement.count.unit is None:
        return None, 0
    direct = _STANDARD_DIRECT.match(statement.after)
    if direct and not _OF_A_PLACE.search(statement.before):
        return _standard_name(statement, direct.group(0)), statement.count.end + direct.end()
    tail = statement.after_names()
    shift = len(statement.after) - len(tail)
    match = _STANDARD_AFTER.match(tail)
    left = match is not None and _CRITERIA_LEFT.search(match.group("gap")) is not None
    if (
        match
        and (left or "tiêu chí" not in match.group("gap"))
        and not re.match(r"\s?(?:về )?(?:các )?tiêu chí|\s?theo tiêu chí", match.group("tail"))
    ):
        said = match.group("what") + match.group("tail")
        criterion = CRITERION_AFTER.match(tail)
        if (statement.topic or criterion_label(statement)) and _BARE_STANDARD.fullmatch(
            re.split(r"[;(]", said)[0].strip(" .")
        ):
            return None, 0  # under the heading of a criterion "7/16 xã đạt chuẩn" speaks of that criterion
        if not _SAYS_OF_WHAT.search(said) and _HAS.search(match.group("gap")):
            return None, 0  # "120 thôn có nhà văn hóa đạt chuẩn": of something else
        of_one = criterion is not None and not left and criterion.start("word") < match.end("what") + 14
        if not _OTHER_STANDARD.search(said) and not of_one:
            end = match.end("what") + _tail_end(match.group("tail"))
            return _standard_name(statement, said), statement.count.end + shift + end
    label = _label(statement)
    of_criterion = (
        label is not None
        and not _SAYS_OF_WHAT.search(label[0])
        and (statement.topic is not None or criterion_label(statement) is not None)
    )
    if label and not of_criterion and "tiêu chí" not in statement.after.partition("(")[0][:40]:
        statement.lead = label[1]
        return _standard_name(statement, label[0]), statement.count.end
    match = _STANDARD_BEFORE.search(statement.before)
    if (
        match
        and not of_criterion
        and "tiêu chí" not in statement.after.partition("(")[0][:40]
        and not _OTHER_STANDARD.search(match.group(0))
    ):
        statement.lead = statement.floor + match.start()
        return _standard_name(statement, match.group(0)), statement.count.end
    if (match := _KIND_BEFORE.search(statement.before)) and not statement.after[:40].lstrip().startswith("đạt tiêu"):
        statement.lead = statement.floor + match.start("kind")
        return _standard_name(statement, match.group("kind")), statement.count.end
    if statement.inherited is not None and _is_part_of_above(statement):
        return statement.inherited.standard, statement.count.end
    if _recognises_by_name(statement):
        said = statement.clause.outer[: statement.count.start - statement.clause.sentence.start]
        return statement.standard_before or _standard_name(statement, said), statement.count.end
    if statement.is_named() and (headed := _heading_of_standard(statement)):
        return _standard_name(statement, headed), statement.count.end
    return None, 0


def _is_part_of_above(statement: Statement) -> bool:
    """Say whether a number is one part of what the item above counts: "06 xã, gồm: a) Huyện A: 02 xã (B, C)"."""
    above = statement.inherited
    alone = statement.before.strip(" :;-+") == "" or _NAMED_UNIT.search(statement.before) is not None
    return (
        above is not None
        and above.unit == statement.count.unit
        and alone
        and not statement.after_names().strip(" .,;:")
    )


def _recognises_by_name(statement: Statement) -> bool:
    """Say whether units are recognised by name and nothing says as what; under another tier's heading nobody knows."""
    return (
        _RECOGNISED.search(statement.before) is not None
        and (statement.list_ is not None or bool(statement.direct) or bool(statement.told))
        and not statement.after_names().strip(" .,;:")
        and statement.topic is None
        and not _is_under_a_tier(statement)
    )


def _heading_of_standard(statement: Statement) -> str | None:
    """Return the words of the heading that says what the units are which an item recognises by name and nothing else:
    "2. Về xã nông thôn mới kiểu mẫu", then "Nhất trí đề nghị công nhận 01 xã: Việt Lập"."""
    behind = re.split(r"[,;]", statement.after_names(), maxsplit=1)[0]
    before = re.sub(r"(?:đề nghị|công nhận|hồ sơ)(?![a-zà-ỹđ])", "", statement.before)
    if not says_nothing(behind) or not says_nothing(before):
        return None
    for above in list(statement.context.view.ancestors(statement.clause.sentence.block))[1:]:
        words = heading(statement.context.view, above)
        if _CORE.search(words) and _OF_UNITS.search(words) and _LABEL.fullmatch(words.rstrip(" .")):
            return words
        if words:
            return None
    return None


def _is_under_a_tier(statement: Statement) -> bool:
    view = statement.context.view
    block = statement.clause.sentence.block
    own = view.key[block.body : statement.count.start]
    above = [view.blocks[index] for index in block.path]
    return _TIER_ABOVE.search(own) is not None or any(
        _TIER_ABOVE.search(view.key, one.body, min(one.end, one.body + 160)) for one in above
    )


def standard_counts(statement: Statement, standard: str, end: int) -> Iterator[Fact]:
    """Yield the number of units at a standard, then its parts where a list of names has numbers of their own."""
    fact = replace(
        statement.cite(FactKind.STANDARD_COUNT, end),
        numerator=statement.count.n,
        denominator=statement.count.of,
        standard=standard,
    )
    if statement.inherited is not None and statement.inherited.standard == standard and _is_part_of_above(statement):
        above = statement.inherited
        fact = replace(fact, delta=above.delta, verb=fact.verb or above.verb, parent=f"{above.numerator} {above.unit}")
    stands = (
        re.search(r"\b(?:đã|hiện|đang)\b", statement.after[: max(0, end - statement.count.end)])
        or "đề nghị công nhận năm" in statement.after
        or _SO_FAR.search(statement.clause.outer[: statement.count.start - statement.clause.sentence.start])
    )
    if stands and not fact.delta and fact.verb in (None, "duy trì"):
        said = fact.year is not None and fact.year != statement.context.head.year
        fact = replace(fact, baseline=True, year=fact.year if said else None)
    parts = statement.list_.items if statement.list_ else ()
    parted = bool(parts) and all(item.number is not None for item in parts)
    yield replace(fact, names=(), within=()) if parted else fact
    if statement.list_ and parted:
        for item in parts:
            begin = statement.list_.inner + item.start
            part = cited(statement.context.view, FactKind.STANDARD_COUNT, begin, _part_end(statement, begin))
            yield replace(
                fact,
                start=part.start,
                end=part.end,
                quote=part.quote,
                doubts=part.doubts,
                numerator=item.number,
                unit=unit_word(item.unit) or fact.unit,
                denominator=item.of,
                names=(item.name,),
                within=(),
                parent=f"{statement.count.n} {statement.count.unit}",
            )


def _tail_end(tail: str) -> int:
    match = re.match(
        r"(?:\s?(?:chuẩn|đạt|về|là|xã|bản|thôn|ấp|buôn|bon|khóm|xóm|làng|huyện|khu dân cư|nông thôn mới|ntm|nâng cao"
        r"|kiểu mẫu"
        r"|danh hiệu))*",
        tail,
    )
    return match.end() if match else 0


def _standard_name(statement: Statement, said: str) -> str:
    exemplary = "kiểu mẫu" in said or said.strip() == "mẫu"
    tier = " kiểu mẫu" if exemplary else " nâng cao" if re.search(r"nâng cao(?! chất)", said) else ""
    if is_village(statement.count.unit):
        return "thôn/bản NTM" + tier
    kind = "huyện NTM" if statement.count.unit in ("huyện", "thị xã", "thành phố") else "NTM"
    return ("cơ bản đạt " if "cơ bản đạt" in said else "") + kind + tier


def _part_end(statement: Statement, begin: int) -> int:
    text = statement.context.view.text
    assert statement.list_ is not None
    closing = text[statement.list_.start] == "("
    match = re.compile(r"(?:(?!\svà\s)[^,;])+").match(text, begin, statement.list_.end - closing)
    return match.end() if match else begin

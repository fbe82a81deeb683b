"""How many communes, villages, districts: at a criterion, at a standard, in a band, and how many criteria of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ntm.core.reading.extraction import criteria, names, quantities, unnumbered
from ntm.core.reading.extraction.context import Clause, Context, NameList, cited, clauses, topic, year_of
from ntm.core.reading.facts import Fact, FactKind

_UNIT = (
    r"(?:thôn,? ?bản|bản,? thôn|thôn(?! mới)|bản(?! (?:đồ|sắc|tin|quyền|án|vẽ|kê|cam kết|thân|chất|sao|đăng ký|tính))"
    r"|ấp|buôn|làng(?! nghề)|xóm|khu dân cư|tổ dân phố|xã(?! hội)(?: xã)?|phường|thị trấn|"
    r"huyện|đơn vị cấp (?:xã|huyện))"
    r"(?![a-zà-ỹđ])"
)
_N = quantities.COUNT
_COUNT = re.compile(
    rf"(?<![\d./,-])(?:"
    rf"(?P<n1>{_N})\s?(?P<u1>{_UNIT})?\s?/\s?(?:tổng số )?(?P<d1>{_N})(?![/\d]|\s?/\s?\d|[.,]\d)(?:\s?(?P<u2>{_UNIT}))?"
    rf"|(?P<n2>{_N})\s?(?P<u3>{_UNIT})?\s?(?:trong|trên) tổng (?:số )?(?P<d2>{_N})\s?(?P<u4>{_UNIT})"
    rf"|(?P<n3>{_N})\s?(?P<u5>{_UNIT})"
    rf"|(?<![a-zà-ỹđ])(?P<w>{quantities.WORD})\s(?P<u6>{_UNIT}))"
)
# A number that names something else: "tiêu chí số 2", "năm 2023", "biểu số 05", "tháng 4".
_NOT_A_COUNT = re.compile(
    r"(?:\b(?:năm|tháng|quý|điều|khoản|mục|chương|biểu|mẫu|phụ lục|ngày|thứ|khóa)|(?:tiêu chí|"
    r"chỉ tiêu|biểu|mẫu|phụ lục|quyết định|kế hoạch|nghị quyết|văn bản|phụ biểu) số|tiêu chí|"
    r"chỉ tiêu)\s?$"
)
_NOT_A_WORD_COUNT = re.compile(r"(?:mỗi|từng|trong|cả|hằng|hàng|cuối|đầu|các|những|một|mươi)\s$")
_LIST_OF_NUMBERS = re.compile(r"(?:tiêu chí|chỉ tiêu|biểu|phụ lục)(?: số)? \d{1,2}(?:, ?\d{1,2})*, ?$")

_NOT_MET = re.compile(
    r"^\s?(?:đã )?(?:còn |vẫn |hiện )?(?:chưa|không|trượt|mất)\s(?:còn )?(?:đạt|hoàn thành|được|duy trì|giữ)"
)
_CRITERION_AFTER = re.compile(
    r"^[^,:]{0,70}?\b(?:đạt|đại|hoàn thành|bảo đảm|đảm bảo|giữ vững|duy "
    r"trì)\b[^,:]{0,50}?(?<!bộ )(?P<word>tiêu chí|chỉ tiêu)\b"
)
_NUMBER_OF_CRITERIA = re.compile(
    r"^\s?(?:đạt|có|hoàn thành|đạt chuẩn|đã đạt)\s(?:đủ )?(?P<k>\d{1,2})(?:/19)?\s?tiêu chí(?!\s?/)"
)
_CRITERION_BEFORE = re.compile(
    r"(?P<word>tiêu chí|chỉ tiêu)(?P<rest>[^;:]{0,130}?)(?:\s(?:của|tại|ở|với|đối với|trên|"
    r"cho))?\s?(?:lên|là|đạt|thành|:|có|còn|tới|đến)?\s?$"
)
_STANDARD = (
    r"(?:(?:đã |sẽ )?(?:được |đề nghị |đủ điều kiện )*(?:xét )?công nhận(?: lại)?(?: mới)?(?: "
    r"là)?(?: (?:xã|bản|thôn|huyện))?(?: đạt)?(?: chuẩn)?(?: về)?"
    r"|cơ bản đạt(?: chuẩn)?|đạt chuẩn|về đích|đạt(?= (?:nông thôn mới|ntm|danh hiệu|kiểu "
    r"mẫu))|hoàn thành(?= (?:xây dựng )?(?:nông thôn mới|ntm))|hoàn thành chương trình)"
)
_STANDARD_AFTER = re.compile(rf"^(?P<gap>[^,:]{{0,90}}?)(?P<what>(?<![a-zà-ỹđ]){_STANDARD})(?P<tail>[^,]{{0,60}})")
_STANDARD_DIRECT = re.compile(r"^\s?(?:xây dựng )?(?:nông thôn mới|ntm)(?: nâng cao| kiểu mẫu)?(?![a-zà-ỹđ])")
_STANDARD_BEFORE = re.compile(
    rf"(?:(?:tổng )?số (?:lượng )?(?:thôn, ?bản|xã|bản|thôn|huyện|đơn "
    rf"vị)[^,:]{{0,30}}?{_STANDARD}[^,]{{0,60}}?(?:lên|là|:|đạt|có|thành)?"
    r"|tiêu chí (?:cấp huyện|(?:xã )?(?:nông thôn mới|ntm) (?:nâng cao|kiểu mẫu)|(?:huyện|xã) "
    r"(?:nông thôn mới|ntm)[^,]{0,20}) (?:đối với|cho|tại|ở|của)(?: các)?)\s?$"
)
_OTHER_STANDARD = re.compile(r"chuẩn (?:văn hóa|quốc gia|về y tế|y tế|mức độ|nghề|tiếp cận)|an toàn|đô thị văn minh")
_NEW_TOTAL = re.compile(r"(?:nâng|đưa) (?:tổng )?số(?: xã| bản| thôn| huyện)?(?: lên| là| đạt)*\s?$")
_SAYS_NO_MORE = re.compile(r"[\s,.]*(?:đạt(?: chuẩn)?)?[\s,.]*")
_BARE_STANDARD = re.compile(r"(?:đã )?đạt chuẩn(?: (?:trong )?năm \d{4})?")
_NAMES_FOLLOW = re.compile(r"(?:bao gồm|gồm(?: các xã| các bản| có)?|cụ thể là|đó là)\s?:?\s")
_SO_FAR = re.compile(r"(?:đến nay|hiện nay|hiện có|tính đến|đến thời điểm|hiện tại|hiện đã)[^;]*$")
_RECOGNISE_BEFORE = re.compile(r"(?:công nhận(?: mới)?|xây dựng|có|thêm|mới)\s?$")
_PREDICATE_OF_THING = re.compile(r"^\s?(?:có|được|sử dụng|thực hiện|triển khai|tổ chức|lập|phê duyệt|xây|làm)\b")

# What may stand between a criterion's bare name and the number of communes: "quy hoạch chung xây dựng ở 16/16 xã".
_JOINS_COUNT = re.compile(r"(?:[\s:,]|chung|chi tiết|xây dựng|đã duyệt|xã|ở|tại|cho|của|là|đạt|với)*")
_SET_AFTER = re.compile(
    r"(?:\s(?:thuộc|theo|trong|của)?\s?(?:bộ tiêu chí )?(?:quốc gia )?(?:về )?(?:xã |huyện |"
    r"thôn, bản |bản )?(?:đạt chuẩn )?(?:nông thôn mới|ntm)(?: nâng cao| kiểu "
    r"mẫu)?)(?![a-zà-ỹđ])"
)
_VERBS = re.compile(
    r"(?P<keep>duy trì|giữ vững|củng cố)|(?P<new>công nhận mới)|(?P<more>(?:tăng |xây dựng |"
    r"công nhận |có |đạt |phấn đấu )*(?<![a-zà-ỹđ])thêm)"
    r"|(?P<raise>nâng (?:tổng )?số|đưa (?:tổng )?số|tăng (?:tổng )?số|nâng lên|tăng lên|lũy "
    r"kế)|(?P<less>giảm)|(?P<reach>phấn đấu|hoàn thành|đạt|có|xây dựng|công nhận|đẩy nhanh)"
)
_VERB_WORDS = {"keep": "duy trì", "new": "công nhận mới", "more": "thêm", "raise": "nâng lên", "less": "giảm"}
_SENTENCE_LEAD = re.compile(r"(?:tiếp tục |phấn đấu |củng cố, |trong đó,? )*$")


@dataclass(frozen=True, slots=True)
class _Count:
    start: int
    end: int
    n: int
    of: int | None
    unit: str | None


def extract(context: Context) -> Iterator[Fact]:
    """Yield the counts of a paper: `criterion_count`, `commune_criteria`, `standard_count` and `band_count`."""
    for sentence in context.view.sentences:
        found: list[tuple[Fact, int]] = []
        named: list[tuple[int, str]] = []  # the criteria counted so far, each with its place
        for clause in clauses(context.view, sentence):
            found.extend(_of_clause(context, clause, named, _stated_before(clause, found)))
        found.sort(key=lambda one: one[1])
        yield from _as_increases(found)


def _as_increases(found: list[tuple[Fact, int]]) -> Iterator[Fact]:
    """A number of units without denominator that a new total follows at once is an increase: "phấn đấu 01 xã đạt tiêu
    chí, nâng tổng số xã đạt tiêu chí là 14/16 xã"."""
    for index, (fact, _) in enumerate(found):
        follower = next(
            (other for other, _ in found[index + 1 :] if other.kind is fact.kind and not _is_part(other, fact)), None
        )
        if (
            fact.kind in (FactKind.CRITERION_COUNT, FactKind.STANDARD_COUNT)
            and fact.denominator is None
            and not fact.baseline
            and fact.verb in (None, "thêm", "công nhận mới")
            and follower is not None
            and follower.verb == "nâng lên"
            and follower.criterion == fact.criterion
            and follower.unit == fact.unit
        ):
            yield replace(fact, delta=True)
        else:
            yield fact


def _is_part(other: Fact, fact: Fact) -> bool:
    return fact.start <= other.start and other.end <= fact.end


def _counts(clause: Clause) -> list[_Count]:
    found: list[_Count] = []
    for match in _COUNT.finditer(clause.key):
        before = clause.key[max(0, match.start() - 30) : match.start()]
        if _NOT_A_COUNT.search(before) or _LIST_OF_NUMBERS.search(before):
            continue
        groups = match.groupdict()
        if groups["w"] and _NOT_A_WORD_COUNT.search(before):
            continue
        number = groups["n1"] or groups["n2"] or groups["n3"] or groups["w"]
        of = groups["d1"] or groups["d2"]
        unit = groups["u2"] or groups["u1"] or groups["u4"] or groups["u3"] or groups["u5"] or groups["u6"]
        if of and unit is None and 1900 <= quantities.count(of) <= 2100:
            continue
        found.append(
            _Count(
                clause.start + match.start(),
                clause.start + match.end(),
                quantities.count(number),
                quantities.count(of) if of else None,
                _unit(unit),
            )
        )
    return found


def _unit(word: str | None) -> str | None:
    if word is None:
        return None
    word = " ".join(word.split())
    if word == "xã xã" or word == "đơn vị cấp xã":
        return "xã"
    if word == "đơn vị cấp huyện":
        return "huyện"
    return "thôn, bản" if word in ("thôn bản", "thôn,bản", "bản, thôn", "bản thôn") else word


def _stated_before(clause: Clause, found: list[tuple[Fact, int]]) -> Fact | None:
    """Return what the sentence states right before parentheses: "(năm 2023 có 2 xã)" is about the same."""
    before = [(at, fact) for fact, at in found if at < clause.start] if clause.in_parentheses else []
    return max(before, key=lambda one: one[0])[1] if before else None


def _of_clause(
    context: Context, clause: Clause, named: list[tuple[int, str]], stated: Fact | None
) -> Iterator[tuple[Fact, int]]:
    counts = _counts(clause)
    before = [criterion for at, criterion in sorted(named) if at < clause.start]
    carried = before[-1] if before and clause.in_parentheses else None
    standard = stated.standard if stated is not None and stated.kind is FactKind.STANDARD_COUNT else None
    band_before = stated.band if stated is not None else None
    previous_end = clause.start
    index = 0
    while index < len(counts):
        count = counts[index]
        last = counts[index + 1] if index + 1 < len(counts) else None
        of_previous = last is not None and _is_number_of_criteria(clause, count, last)
        stop = counts[index + 2].start if of_previous and index + 2 < len(counts) else clause.end
        if not of_previous and last is not None:
            stop = last.start
        reading = _Reading(context, clause, count, previous_end, stop, carried, _set_of(clause, counts, index))
        reading.standard_before, reading.band_before = standard, band_before
        for fact in reading.facts():
            yield fact, count.start
            standard = fact.standard if fact.kind is FactKind.STANDARD_COUNT else standard
            if fact.kind is FactKind.CRITERION_COUNT:
                carried = reading.base_criterion or carried
                if carried is not None:
                    named.append((count.start, carried))
        previous_end = counts[index + 1].end if of_previous else count.end
        index += 2 if of_previous else 1
    yield from ((fact, fact.start) for fact in unnumbered.of_clause(context, clause))


def _is_number_of_criteria(clause: Clause, count: _Count, following: _Count) -> bool:
    between = clause.key[count.end - clause.start : following.start - clause.start]
    return (
        count.unit is not None
        and following.unit is None
        and re.fullmatch(r"\s?(?:đã )?(?:đạt|có|hoàn thành)(?: đủ| từ)?\s?", between) is not None
    )


def _set_of(clause: Clause, counts: list[_Count], index: int) -> str | None:
    """Return the criteria set that governs a count: named behind it, or behind a later one that runs parallel."""
    for position in range(index, min(index + 8, len(counts))):
        start = counts[position].end - clause.start
        stop = counts[position + 1].start - clause.start if position + 1 < len(counts) else len(clause.key)
        named = criteria.set_named(clause.key, start, stop)
        if named:
            return named
        if re.search(r"trong đó|nâng (?:tổng )?số", clause.key[start:stop]):
            break
    lead = clause.key[: counts[0].start - clause.start]
    return criteria.set_named(lead, 0, len(lead)) if "bộ tiêu chí" in lead and "," in lead else None


class _Reading:
    """One count with what stands before and behind it."""

    def __init__(
        self,
        context: Context,
        clause: Clause,
        count: _Count,
        floor: int,
        stop: int,
        carried: str | None,
        criteria_set: str | None,
    ) -> None:
        self.context, self.clause, self.count = context, clause, count
        self.floor, self.stop, self.carried, self.named_set = floor, stop, carried, criteria_set
        offset = clause.start
        self.before = clause.key[floor - offset : count.start - offset]
        self.after = clause.key[count.end - offset : stop - offset]
        self.standard_before: str | None = None
        self.band_before: tuple[int | None, int | None] | None = None
        self.base_criterion: str | None = None
        self.lead = count.start
        self.others: tuple[str, ...] = ()
        self.topic = topic(context.view, clause.sentence.block)
        self.list_ = self._list()
        self.direct = self._direct_names()

    # -- what is said of the count ----------------------------------------------------------------------------------
    def facts(self) -> Iterator[Fact]:
        if self._is_commune_criteria():
            yield self._commune_criteria()
            return
        if _NOT_MET.search(self.after):
            return
        band, band_end = self._band()
        standard, standard_end = self._standard()
        if band is not None:
            closing = self.context.view.key[band_end : band_end + 1] == ")" and "(" in self.after
            fact = self._base(FactKind.BAND_COUNT, max(band_end + closing, self.count.end))
            yield replace(fact, band=band, numerator=self.count.n, denominator=self.count.of)
            if standard is None:
                return
        criterion_end = None if standard is not None else self._criterion_end()
        if criterion_end is not None:
            fact = self._criterion_count(criterion_end)
            yield fact
            for other in self.others:
                yield replace(fact, criterion=other)
        elif standard is not None:
            yield from self._standard_count(standard, standard_end)

    def _is_commune_criteria(self) -> bool:
        if self.count.of is None or self.count.unit is not None or re.search(r"%\s?(?:số )?xã", self.before):
            return False
        if re.match(r"\s?(?:tiêu chí|chỉ tiêu)(?![a-zà-ỹđ])", self.after):
            return True
        return self.count.of == 19 and re.search(r"tiêu chí|đạt", self.before) is not None

    def _commune_criteria(self) -> Fact:
        match = re.match(r"\s?(?:tiêu chí|chỉ tiêu)(?: đã)?(?: đạt)?(?: chuẩn)?", self.after)
        fact = self._base(FactKind.COMMUNE_CRITERIA, self.count.end + (match.end() if match else 0))
        word = "chỉ tiêu" if match and match.group(0).strip().startswith("chỉ tiêu") else "tiêu chí"
        subject = re.search(
            r"\b[Xx]ã ((?:\w+\s?){1,5}?)\s?(?:có|đạt|hoàn thành|phấn đấu|duy trì|:)", self._text_before()
        )
        named = (subject.group(1).strip(),) if subject and names.is_name(subject.group(1).strip()) else ()
        return replace(fact, numerator=self.count.n, denominator=self.count.of, unit=word, names=named)

    def _band(self) -> tuple[tuple[int | None, int | None] | None, int]:
        if self.count.unit not in ("xã", "huyện", "phường", "thị trấn"):
            return None, 0
        if match := _NUMBER_OF_CRITERIA.match(self.after):
            return (int(match.group("k")), int(match.group("k"))), self.count.end + match.end()
        for match in quantities.BAND.finditer(self.after):
            lead = self.after[: match.start()]
            if re.fullmatch(r"[^,:]{0,70}(?:đạt|có|hoàn thành)?\s?(?:\(\s?)?(?:đạt )?\s?", lead):
                return quantities.band(match), self.count.end + match.end()
            break
        matches = list(quantities.BAND.finditer(self.before))
        if matches and re.fullmatch(
            r"\s?(?:(?:lên|là|còn|có|giảm còn|tăng lên|đạt|:|phấn đấu|năm \d{4}|xuống còn)\s?)*",
            self.before[matches[-1].end() :],
        ):
            return quantities.band(matches[-1]), self.count.end
        if self.band_before is not None and _SAYS_NO_MORE.fullmatch(self.after):
            return self.band_before, self.count.end
        return None, 0

    def _standard(self) -> tuple[str | None, int]:
        if self.count.unit is None:
            return None, 0
        direct = _STANDARD_DIRECT.match(self.after)
        listed = self.standard_before is not None and self.before.rstrip().endswith((",", " và"))
        if direct and (listed or _RECOGNISE_BEFORE.search(self.before)):
            return self._standard_name(direct.group(0)), self.count.end + direct.end()
        tail = self._after_names()
        shift = len(self.after) - len(tail)
        match = _STANDARD_AFTER.match(tail)
        if (
            match
            and "tiêu chí" not in match.group("gap")
            and not re.match(r"\s?(?:về )?(?:các )?tiêu chí|\s?theo tiêu chí", match.group("tail"))
        ):
            said = match.group("what") + match.group("tail")
            criterion = _CRITERION_AFTER.match(tail)
            if (
                self.topic
                and self.count.of is not None
                and _BARE_STANDARD.fullmatch(said.partition(";")[0].strip(" ."))
            ):
                return None, 0  # under the heading of a criterion "7/16 xã đạt chuẩn" speaks of that criterion
            if not _OTHER_STANDARD.search(said) and not (
                criterion and criterion.start("word") < match.end("what") + 14
            ):
                end = match.end("what") + self._tail_end(match.group("tail"))
                return self._standard_name(said), self.count.end + shift + end
        match = _STANDARD_BEFORE.search(self.before)
        if match and "tiêu chí" not in self.after.partition("(")[0][:40] and not _OTHER_STANDARD.search(match.group(0)):
            self.lead = self.floor + match.start()
            return self._standard_name(match.group(0)), self.count.end
        if self.standard_before and self.clause.in_parentheses and _SAYS_NO_MORE.fullmatch(self.after):
            return self.standard_before, self.count.end
        if self.standard_before and _NEW_TOTAL.search(self.before) and not self.after[:40].lstrip().startswith("đạt"):
            return self.standard_before, self.count.end
        return None, 0

    @staticmethod
    def _tail_end(tail: str) -> int:
        match = re.match(
            r"(?:\s?(?:chuẩn|đạt|về|là|xã|bản|thôn|huyện|khu dân cư|nông thôn mới|ntm|nâng cao|kiểu mẫu|danh hiệu))*",
            tail,
        )
        return match.end() if match else 0

    def _standard_name(self, said: str) -> str:
        tier = " kiểu mẫu" if "kiểu mẫu" in said else " nâng cao" if re.search(r"nâng cao(?! chất)", said) else ""
        if self.count.unit in ("bản", "thôn", "thôn, bản", "ấp", "buôn", "làng", "xóm", "khu dân cư", "tổ dân phố"):
            return "thôn/bản NTM" + tier
        kind = "huyện NTM" if self.count.unit == "huyện" else "NTM"
        return ("cơ bản đạt " if "cơ bản đạt" in said else "") + kind + tier

    def _criterion_end(self) -> int | None:
        """Return where the statement about a criterion ends, None where the count is about something else."""
        if self.count.unit in ("bản", "thôn", "thôn, bản") and "tiêu chí" not in self.after[:60]:
            return None
        tail = self._after_names()
        if match := _CRITERION_AFTER.match(tail):
            if re.search(r"làm điển hình|cơ bản đạt", tail[: match.end()]):
                return None
            shift = self.count.end + len(self.after) - len(tail)
            return self._resolve(shift + match.start("word"), self.stop, shift + match.end())
        match = _CRITERION_BEFORE.search(self.before)
        if match and self._speaks_of_units(match):
            start = self.floor + match.start("word")
            found = criteria.mentions(self.context.view.key, start, self.count.start, criteria_set=self._set())
            self._choose(found)
            self.lead = start
            return self.count.end
        if self.count.of is None and self._is_rise_before_total() and (self.carried or self.topic):
            self.base_criterion = self.carried or self.topic
            return self.count.end
        if self.count.of is None or self.count.unit == "huyện":
            return None
        if _PREDICATE_OF_THING.match(self.after):
            return None
        for length in range(1, min(60, len(self.before))):
            at = self.floor + len(self.before) - length
            found_name = criteria.name_at(self.context.view.key, at, self.count.start)
            joins = found_name and _JOINS_COUNT.fullmatch(self.context.view.key[found_name[1] : self.count.start])
            if found_name and joins and self.context.view.key[at - 1 : at] in (" ", "\n"):
                self.base_criterion = found_name[0]
                return self.count.end
        known = (self.carried if self.clause.in_parentheses else None) or self.topic
        if known is not None:
            self.base_criterion = known
            return self.count.end
        return None

    def _is_rise_before_total(self) -> bool:
        """Say whether a bare number is a rise that a new total of the same follows: "thêm 04 xã, nâng tổng số …"."""
        return (
            self.count.unit == "xã"
            and re.search(r"(?:thêm|phấn đấu(?: có)?|mới)\s?$", self.before) is not None
            and re.match(
                r"\s?(?:đạt(?: chuẩn)?)?[\s,]*(?:trong năm \d{4},? |năm \d{4},? )?(?:nâng|đưa) (?:tổng )?số", self.after
            )
            is not None
        )

    def _speaks_of_units(self, match: re.Match[str]) -> bool:
        if self.count.of is not None:
            return True
        return re.search(r"số (?:xã|huyện|bản|thôn)|(?:của|tại|ở|với|cho)\s?$", self.before) is not None

    def _resolve(self, start: int, stop: int, least: int) -> int:
        found = criteria.mentions(self.context.view.key, start, stop, criteria_set=self._set())
        self._choose(found[:1])
        named = found[0] if found else None
        if named is not None and named.is_known:
            together = [
                one
                for one in found[1:]
                if one.is_known and "tiêu chí" not in self.context.view.key[one.start - 4 : one.start + 8]
            ]
            self.others = tuple(str(one.criterion) for one in together if one.criterion != named.criterion)
            named = together[-1] if together else named
        if named is not None and not named.is_known:
            before = criteria.mentions(self.context.view.key, self.floor, self.count.start, criteria_set=self._set())
            if any(one.is_known for one in before):
                self._choose([one for one in before if one.is_known][-1:])
        end = max(least, named.end if named else least)
        tail = _SET_AFTER.match(self.context.view.key, end, self.stop)
        return tail.end() if tail else end

    def _choose(self, found: list[criteria.Named]) -> None:
        known = [one for one in found if one.is_known]
        if known:
            self.base_criterion = known[-1].criterion
            self.is_own = True

    is_own = False

    def _set(self) -> str:
        if self.named_set:
            return self.named_set
        return "district" if self.count.unit == "huyện" else "commune"

    # -- facts ------------------------------------------------------------------------------------------------------
    def _criterion_count(self, end: int) -> Fact:
        doubts: tuple[str, ...] = ()
        own_set = self._set()
        criterion = self.base_criterion
        if criterion is None:
            criterion = self.carried or self.topic
            self.base_criterion = criterion
            criterion = criteria.translate(criterion, criteria_set=own_set)
        if criterion is None:
            doubts = ("Không rõ số xã này đạt tiêu chí nào.",)
        fact = self._base(FactKind.CRITERION_COUNT, end)
        tier = {
            "advanced": "NTM nâng cao",
            "exemplary": "NTM kiểu mẫu",
            "district": "huyện NTM",
            "village": "thôn/bản NTM",
        }
        return replace(
            fact,
            criterion=criterion,
            numerator=self.count.n,
            denominator=self.count.of,
            standard=tier.get(own_set, "NTM"),
            criteria_set=own_set,
            doubts=fact.doubts + doubts,
        )

    def _standard_count(self, standard: str, end: int) -> Iterator[Fact]:
        fact = replace(
            self._base(FactKind.STANDARD_COUNT, end),
            numerator=self.count.n,
            denominator=self.count.of,
            standard=standard,
        )
        stands = (
            re.search(r"\b(?:đã|hiện|đang)\b", self.after[: max(0, end - self.count.end)])
            or "đề nghị công nhận năm" in self.after
            or _SO_FAR.search(self.clause.outer[: self.count.start - self.clause.sentence.start])
        )
        if stands and not fact.delta and fact.verb in (None, "duy trì"):
            said = fact.year is not None and fact.year != self.context.head.year
            fact = replace(fact, baseline=True, year=fact.year if said else None)
        yield fact
        parts = self.list_.items if self.list_ else ()
        if self.list_ and parts and all(item.number is not None for item in parts):
            for item in parts:
                begin = self.list_.inner + item.start
                part = cited(self.context.view, FactKind.STANDARD_COUNT, begin, self._part_end(begin))
                yield replace(
                    fact,
                    start=part.start,
                    end=part.end,
                    quote=part.quote,
                    doubts=part.doubts,
                    numerator=item.number,
                    unit=_unit(item.unit) or fact.unit,
                    denominator=None,
                    names=(item.name,),
                    within=(),
                    parent=f"{self.count.n} {self.count.unit}",
                )

    def _part_end(self, begin: int) -> int:
        text = self.context.view.text
        assert self.list_ is not None
        match = re.compile(r"[^,;]+").match(text, begin, self.list_.end - 1)
        return match.end() if match else begin

    def _base(self, kind: FactKind, end: int) -> Fact:
        """Return a cited fact with what every count carries: verb, year, increase or starting level, names."""
        start, verb = self._lead()
        items: tuple[names.Item, ...] = ()
        if self.list_ is not None:
            items = self.list_.items
            if not self.context.view.text[end : self.list_.start].strip() or self.list_.start < end:
                end = max(end, self.list_.end)
            elif self.list_.start - end < 60:
                end = self.list_.end
        elif self.direct:
            items = self.direct
            end = max(end, self.count.end + items[-1].end)
        elif self.count.unit and (match := _NAMES_FOLLOW.search(self.after, 0, 120)):
            begin = self.count.end + match.end()
            items = names.leading_names(self.context.view.text[begin : self.stop], unit=self.count.unit)
            end = max(end, begin + items[-1].end) if items else end
        delta = verb in ("thêm", "công nhận mới") or (verb == "giảm" and "còn" not in self.before[-12:])
        behind = self._year_reach(end)
        year, said = year_of(self.context, self.clause, self.count.start, behind)
        own = self.context.head.year
        baseline = said and own is not None and (year is None or year < own) and not delta
        fact = cited(self.context.view, kind, start, end)
        doubts = fact.doubts
        if self.count.of is not None and self.count.n > self.count.of:
            doubts += (f"Tử số {self.count.n} lớn hơn mẫu số {self.count.of}.",)
        if re.search(r"(?:hơn|gần|khoảng|trên|dưới|tối thiểu|ít nhất)\s?$", self.before):
            sign = quantities.comparison(self.before)
            fact = replace(fact, op=sign)
        return replace(
            fact,
            unit=self.count.unit,
            verb=verb,
            year=year,
            baseline=baseline,
            delta=delta,
            names=tuple(item.name for item in items),
            within=tuple(item.within for item in items) if any(item.within for item in items) else (),
            doubts=doubts,
        )

    def _lead(self) -> tuple[int, str | None]:
        """Return where the statement begins (its verb), and what the verb says: keep, more, new, raise, less."""
        start = self.count.start
        verb: str | None = None
        nearest: re.Match[str] | None = None
        for match in _VERBS.finditer(self.before):
            if match.lastgroup == "reach" and re.search(r",|tiêu chí", self.before[match.end() :]):
                continue
            if (
                match.lastgroup != "reach"
                or nearest is None
                or nearest.lastgroup == "reach"
                or (match.lastgroup == "reach" and "," in self.before[nearest.end() : match.start()])
            ):
                nearest = match
        if nearest is not None:
            verb = _VERB_WORDS.get(str(nearest.lastgroup))
            start = self.floor + nearest.start()
            lead = _SENTENCE_LEAD.search(self.before[: nearest.start()])
            if lead:
                start = self.floor + lead.start()
        start = min(start, self.lead)
        if re.search(r"số (?:xã|bản|thôn|huyện)", self.before):
            first = re.search(r"(?:nâng )?(?:tổng )?số (?:xã|bản|thôn|huyện)", self.before)
            if first:
                start = min(start, self.floor + first.start())
        return start, verb

    def _year_reach(self, end: int) -> int:
        """A year behind the count counts up to the next comma after the statement."""
        comma = self.context.view.key.find(",", end, self.stop)
        return max(comma if comma >= 0 else self.stop, end)

    def _text_before(self) -> str:
        return self.context.view.text[self.floor : self.count.start]

    def _list(self) -> NameList | None:
        for found in self.clause.lists:
            if self.count.end <= found.start < self.stop:
                return found
        return None

    def _direct_names(self) -> tuple[names.Item, ...]:
        if self.count.unit is None:
            return ()
        text = self.context.view.text[self.count.end : self.stop]
        items = names.leading_names(text, unit=self.count.unit)
        return items if items and (len(items) > 1 or self.count.n == 1) else ()

    def _after_names(self) -> str:
        if self.direct:
            return self.after[self.direct[-1].end :]
        if self.list_ is not None:
            gap = self.list_.start - self.count.end
            if not self.after[:gap].strip():
                return self.after[self.list_.end - self.count.end :]
        return self.after

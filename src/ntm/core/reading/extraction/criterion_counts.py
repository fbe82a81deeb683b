"""How many communes meet a criterion: "77/94 xã đạt tiêu chí số 2", "thêm 3 xã", under the criterion's heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ntm.core.reading.extraction import criteria
from ntm.core.reading.extraction.counted import is_village
from ntm.core.reading.extraction.silence import says_nothing, without_silence
from ntm.core.reading.extraction.statement import Statement
from ntm.core.reading.facts import Fact, FactKind

CRITERION_AFTER = re.compile(
    r"^[^,:]{0,70}?\b(?:đạt|đại|hoàn thành|bảo đảm|đảm bảo|giữ vững|duy "
    r"trì)\b[^,:]{0,50}?(?<!bộ )(?<!\d )(?P<word>tiêu chí|chỉ tiêu)\b"
)
_CRITERION_BEFORE = re.compile(
    r"(?P<word>tiêu chí|chỉ tiêu)(?P<rest>[^;:]{0,130}?)(?:\s(?:của|tại|ở|với|đối với|trên|"
    r"cho))?\s?(?:lên|là|đạt|thành|:|có|còn|tới|đến)?\s?$"
)
_PREDICATE_OF_THING = re.compile(r"^\s?(?:có|được|sử dụng|thực hiện|triển khai|tổ chức|lập|phê duyệt|xây|làm)\b")
# "4 xã đạt, 05 xã chưa đạt" under a criterion: the verb and nothing that says what else is met.
_MEETS_IT = re.compile(
    r"^\s?(?:đã |được đánh giá )?đạt(?: chuẩn(?! n)| yêu cầu| tiêu chí(?: này)?)?\s?(?:[,;.(]|$|và )"
)
# "Tiêu chí 2 (Giao thông): 121 xã, chiếm 66,5% tổng số xã": nothing else is said of the communes.
# "đạt chuẩn 12/14 xã về tiêu chí thông tin và truyền thông"
_NAMED_BEHIND = re.compile(r"\s?(?:về |đối với |ở )?(?P<word>tiêu chí)(?= )")
_REACHED_BEFORE = re.compile(r"(?:đạt|đạt chuẩn|hoàn thành|duy trì)\s(?:được\s)?$")
_REACHES = re.compile(r"\s?(?:đã |được |sẽ |còn |phấn đấu |dự kiến )*(?:đạt|hoàn thành|đăng ký|công nhận|duy trì|giữ)")
_ALONE = re.compile(r"\s?(?:$|[.;]|[,(]\s?(?:chiếm|đạt|bằng|tương đương)\s?(?:tỷ lệ )?\d)")
# What may stand between a criterion's bare name and the number of communes: "quy hoạch chung xây dựng ở 16/16 xã".
_JOINS_COUNT = re.compile(r"(?:\s(?:chung|chi tiết|xây dựng|đã duyệt|xã|tại|cho|của|với)|(?<!nhà)\sở)+$")
_SET_AFTER = re.compile(
    r"(?:\s(?:thuộc|theo|trong|của)?\s?(?:bộ tiêu chí )?(?:quốc gia )?(?:về )?(?:xã |huyện |"
    r"thôn, bản |bản )?(?:đạt chuẩn )?(?:nông thôn mới|ntm)(?: nâng cao| kiểu "
    r"mẫu)?)(?![a-zà-ỹđ])"
)
_STANDARD_OF_SET = {
    "advanced": "NTM nâng cao",
    "exemplary": "NTM kiểu mẫu",
    "district": "huyện NTM",
    "village": "thôn/bản NTM",
}


def criterion_label(statement: Statement) -> tuple[str, int] | None:
    """Return the criterion whose name or number stands before a count, and where it does; None where none does: "về
    tiêu chí Hộ nghèo: số xã đạt là 7 xã", "Môi trường (8/14 xã)"."""
    view = statement.context.view
    begin = statement.opens_at()
    begin += len(view.key[begin : statement.count.start]) - len(view.key[begin : statement.count.start].lstrip())
    said = without_silence(view.key[begin : statement.count.start]).rstrip(" )")
    said = _JOINS_COUNT.sub("", said) if statement.count.of is not None else said
    stop = begin + len(said)
    found_all = criteria.mentions(view.key, begin, statement.count.start, criteria_set=statement.own_set())
    known = [named for named in found_all if named.is_known and named.end <= stop]
    if known and known[-1].end == stop:
        first = len(known) - 1
        while first and _AND.fullmatch(view.key, known[first - 1].end, known[first].start):
            first -= 1
        statement.others = tuple(dict.fromkeys(str(named.criterion) for named in known[first:-1]))
        return str(known[-1].criterion), known[first].start
    words = _WORD if statement.count.of is not None else _NAME_BEGINS
    near = max(begin, stop - _LONGEST_NAME)
    begins = (match.end() for match in words.finditer(view.key, near, stop))
    for at in (begin, *begins) if near == begin else begins:
        found = criteria.name_at(view.key, at, stop)
        if found and found[1] == stop:
            return found[0], at
    return None


_LONGEST_NAME = 60
_LIST_FOLLOWS = re.compile(r"\s?(?:đạt\s?)?(?:\(|:|,)?\s?(?:gồm|bao gồm|là|cụ thể|:)(?: có| các)?\s?:?\s")
_CRITERIA_MEET = re.compile(r"\d\s(?:/\s?19\s)?tiêu chí[^,;:.]{0,40}$")


def _listed_behind(statement: Statement) -> tuple[str, ...]:
    """Return the criteria that a list behind a count tells: "09 tiêu chí đạt 14/14 xã gồm: tiêu chí số 1, 3, 4"."""
    view, follows = statement.context.view, _LIST_FOLLOWS.match(statement.after)
    if follows is None or _CRITERIA_MEET.search(statement.before) is None:
        return ()
    begin, end = statement.count.end + follows.end(), statement.clause.end
    named = [str(one.criterion) for one in criteria.mentions(view.key, begin, end) if one.is_known]
    for match in re.finditer(r"[^,;()]+", view.key[begin:end]):
        at = begin + match.start() + len(match.group()) - len(match.group().lstrip())
        found = criteria.name_at(view.key, at, end)
        if found:
            named.append(found[0])
    return tuple(dict.fromkeys(named))


_AND = re.compile(r"\s?\)?(?:,| và|, và)\s?(?:số\s)?")
_WORD = re.compile(r"[\s(,;:-]")
_NAME_BEGINS = re.compile(r"(?:[,;:(+-]|\svà|^)\s?|(?<=[,;:]\s)(?:về|của|tại)\s")


def criterion_end(statement: Statement) -> int | None:
    """Return where the statement about a criterion ends, None where the count is about something else."""
    if is_village(statement.count.unit) and "tiêu chí" not in statement.after[:60]:
        return None
    tail = statement.after_names()
    if match := CRITERION_AFTER.match(tail):
        if re.search(r"làm điển hình|cơ bản đạt", tail[: match.end()]):
            return None
        shift = statement.count.end + len(statement.after) - len(tail)
        return _resolve(statement, shift + match.start("word"), statement.stop, shift + match.end())
    if statement.count.of is not None and (listed := _listed_behind(statement)):
        statement.base_criterion, *others = listed
        statement.others = tuple(others)
        return statement.count.end
    if (match := _NAMED_BEHIND.match(tail)) and _REACHED_BEFORE.search(statement.before):
        shift = statement.count.end + len(statement.after) - len(tail)
        return _resolve(statement, shift + match.start("word"), statement.stop, shift + match.end())
    behind = re.split(r"[,;]|\svà\s", tail, maxsplit=1)[0]
    countable = statement.count.of is not None or statement.count.unit == "xã"
    if countable and says_nothing(behind) and (label := criterion_label(statement)):
        statement.base_criterion, statement.lead = label
        return statement.count.end
    match = _CRITERION_BEFORE.search(statement.before)
    says_else = statement.count.of is None and not says_nothing(behind) and not _REACHES.match(behind)
    if match and _speaks_of_units(statement, match) and not says_else:
        start = statement.floor + match.start("word")
        found = criteria.mentions(
            statement.context.view.key, start, statement.count.start, criteria_set=statement.own_set()
        )
        statement.choose(found)
        if statement.base_criterion is None and not (statement.carried or statement.topic or statement.count.of):
            return None  # "mức độ đạt tiêu chí của 117 xã"
        statement.lead = start
        return statement.count.end
    behind = re.split(r"[,;]", tail, maxsplit=1)[0]
    if (
        (statement.count.of or statement.count.unit == "xã")
        and says_nothing(behind)
        and (label := criterion_label(statement))
    ):
        statement.base_criterion, statement.lead = label
        return statement.count.end
    if statement.count.of is None and _is_rise_before_total(statement) and (statement.carried or statement.topic):
        statement.base_criterion = statement.carried or statement.topic
        return statement.count.end
    if statement.count.of is None and statement.count.unit == "xã" and statement.topic:
        alone = statement.before.rstrip().endswith(":") and _ALONE.match(statement.after)
        if _MEETS_IT.match(statement.after) is None and not alone:
            return None
        statement.base_criterion = statement.topic
        return statement.count.end
    if statement.count.of is None or statement.count.unit == "huyện":
        return None
    if _PREDICATE_OF_THING.match(statement.after):
        return None
    known = (statement.carried if statement.clause.in_parentheses else None) or statement.topic
    if known is not None:
        statement.base_criterion = known
        return statement.count.end
    return None


def criterion_counts(statement: Statement, end: int) -> Iterator[Fact]:
    """Yield the number of units that meet a criterion, one fact for each of the criteria named together."""
    doubts: tuple[str, ...] = ()
    own_set = statement.own_set()
    criterion = statement.base_criterion
    if criterion is None:
        criterion = statement.carried or statement.topic
        statement.base_criterion = criterion
        criterion = criteria.translate(criterion, criteria_set=own_set)
    if criterion is None:
        doubts = ("Không rõ số xã này đạt tiêu chí nào.",)
    fact = statement.cite(FactKind.CRITERION_COUNT, end)
    fact = replace(
        fact,
        criterion=criterion,
        numerator=statement.count.n,
        denominator=statement.count.of,
        standard=_STANDARD_OF_SET.get(own_set, "NTM"),
        criteria_set=own_set,
        doubts=fact.doubts + doubts,
    )
    yield fact
    for other in statement.others:
        yield replace(fact, criterion=other)


def _is_rise_before_total(statement: Statement) -> bool:
    """Say whether a bare number is a rise that a new total of the same follows: "thêm 04 xã, nâng tổng số …"."""
    return (
        statement.count.unit == "xã"
        and re.search(r"(?:thêm|phấn đấu(?: có)?|mới)\s?$", statement.before) is not None
        and re.match(
            r"\s?(?:đạt(?: chuẩn)?)?[\s,]*(?:so với [^,;]{3,30})?[\s,]*(?:trong năm \d{4},? |năm \d{4},? )?"
            r"(?:(?:nâng|đưa) (?:tổng )?số|nâng lên)",
            statement.after,
        )
        is not None
    )


def _speaks_of_units(statement: Statement, match: re.Match[str]) -> bool:
    if statement.count.of is not None:
        return True
    return re.search(r"số (?:xã|huyện|bản|thôn)|(?:của|tại|ở|với|cho)\s?$", statement.before) is not None


def _resolve(statement: Statement, start: int, stop: int, least: int) -> int:
    found = criteria.mentions(statement.context.view.key, start, stop, criteria_set=statement.own_set())
    statement.choose(found[:1])
    named = found[0] if found else None
    if named is not None and named.is_known:
        together = [
            one
            for one in found[1:]
            if one.is_known and "tiêu chí" not in statement.context.view.key[one.start - 4 : one.start + 8]
        ]
        statement.others = tuple(str(one.criterion) for one in together if one.criterion != named.criterion)
        named = together[-1] if together else named
    if named is not None and not named.is_known:
        before = criteria.mentions(
            statement.context.view.key, statement.floor, statement.count.start, criteria_set=statement.own_set()
        )
        if any(one.is_known for one in before):
            statement.choose([one for one in before if one.is_known][-1:])
    end = max(least, named.end if named else least)
    tail = _SET_AFTER.match(statement.context.view.key, end, statement.stop)
    return tail.end() if tail else end

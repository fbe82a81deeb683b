"""Who answers for what: the agency of each item under "Tổ chức thực hiện", its duty, criteria and communes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction import criteria, names
from ntm.core.reading.extraction.context import Context, cited, trimmed
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import Block, matching_key

_SECTION = re.compile(
    r"tổ chức thực hiện|phân công|trách nhiệm (?:thực hiện|của các|cụ thể)|nhiệm vụ (?:của các|cụ thể của)|"
    r"giao nhiệm vụ"
)
_AGENCY = re.compile(
    r"^(?:đề nghị |yêu cầu |giao |các )*(?:đồng chí |đ/c |đ/c: )?(?:đ/c|đảng đoàn|thủ trưởng|giám đốc"
    r"|phó (?:giám đốc|chủ tịch|trưởng)|"
    r"chánh|đại diện|các|phòng|sở|ban(?! hành)|"
    r"ủy ban|uỷ ban|ubnd|ubmttq|mttq|mặt trận|hội(?! nghị)|đoàn|công an|trung tâm|chi cục|cục|văn "
    r"phòng|trưởng|"
    r"trạm|đảng ủy|huyện ủy|tỉnh ủy|hội đồng|hđnd|chủ tịch|bí thư|đài|báo(?! cáo)|ngân hàng|kho bạc|"
    r"tổ(?! chức)|điện lực|bưu điện|hạt|bộ(?! tiêu chí| phận| mặt)|cơ quan|thành viên|liên minh|viện|trường(?! "
    r"hợp)|đội|công chức|huyện đoàn|tỉnh đoàn|xã đoàn|thành đoàn|cán bộ|chi bộ|công "
    r"đoàn|thanh tra|"
    r"thường trực|bảo hiểm xã hội|bhxh|chi nhánh|quỹ(?! đất)|liên đoàn|lhpn|mttq|ubkt|thôn đội|ông|bà|"
    r"(?:thôn|xóm|ấp|bản|khu) trưởng|cấp ủy|vpđp|bcđ|bql|hợp tác xã|doanh nghiệp|chủ đầu tư|đơn vị|nhà trường"
    r"|hiệu trưởng|"
    r"ủy viên|địa chính|nhân viên|người (?:đứng đầu|dân)|nhân dân|cựu chiến binh|phụ nữ|nông dân|"
    r"tổ chức(?= (?:chính trị|đoàn thể|hội|đảng)))(?![a-zà-ỹđ])"
)
_LEAD = re.compile(
    r"^(?:(?:đề nghị|yêu cầu|giao(?: cho)?(?! (?:thông|dịch|lưu|ban(?! cán| chỉ| quản| dân| tuyên| nội| kiểm))))\s)+"
)
_STRONG = re.compile(
    r"(?<![a-zà-ỹđ])(?:chủ trì|(?<!điều )phối hợp|chủ động|tham mưu|tập trung|căn cứ|tăng "
    r"cường|hướng dẫn|chịu trách nhiệm|triển khai|có trách nhiệm|tiếp tục|đẩy mạnh|"
    r"rà soát|phát huy|thường xuyên|khẩn trương|định kỳ|đề xuất|bám sát|theo dõi|đôn đốc|"
    r"giúp(?! việc)|,? ?(?:là )?cơ quan thường trực|là cơ quan|có kế hoạch|xây dựng (?:kế "
    r"hoạch|chương trình)|lãnh đạo(?=,| và| công)|theo (?:nhiệm vụ|chức năng|quyết định|kế "
    r"hoạch|phân công)|trên cơ sở|cùng (?=hội|các|ubnd|với)|đẩy nhanh|đấu tranh|có nhiệm vụ|"
    r"có các nhiệm vụ|"
    r"(?<!ban )chỉ đạo|củng cố|kịp thời|giải ngân|sớm(?= )|nghiên cứu|bố trí|cân đối|phân bổ|thẩm định|phát động|"
    r"tổ chức(?= (?:lấy|thực hiện|triển khai|tuyên truyền|kiểm tra|hướng dẫn|rà soát|thẩm|đánh giá|họp|ký|quán "
    r"triệt|xây|"
    r"các (?:hoạt|cuộc|đợt|lớp)|phát|tập huấn|giám sát))|hoàn thành|nghiêm túc|chấp hành|phê duyệt|thẩm tra|"
    r"tổng hợp|hưởng ứng|đảm nhận|đảm nhiệm|hỗ trợ|giúp đỡ|đỡ đầu|"
    r"(?<!trực tiếp )phụ trách(?= (?:các )?(?:tiêu chí|chỉ tiêu)(?: số)? \d| tiêu chí [a-zà-ỹđ]{2,}| (?:các "
    r")?(?:xã|huyện) )|"
    r"nâng cao|thống nhất|làm tốt|chuẩn bị|tiến hành)(?![a-zà-ỹđ])"
)
_WEAK = re.compile(
    r"(?<![a-zà-ỹđ])(?:xây dựng|tổ chức|thực hiện|quản lý|tuyên truyền|vận động|kiểm tra|giám "
    r"sát|báo cáo|huy động|lồng ghép|đảm bảo|bảo đảm|lập|trình|gửi|phổ biến)(?![a-zà-ỹđ])"
)
_NOUNS_TOO = ("xây dựng", "tổ chức", "quản lý")
_NOT_ASSIGNED = re.compile(r"gắn với(?: việc)?(?: thực hiện)?(?: hoàn thành)?\s?$")
_SPEAKS_OF_CRITERIA = re.compile(r"(?:bộ|các|những) tiêu chí|tiêu chí (?:được|phụ trách|do|thuộc|còn|chưa)")
_COMMUNES = re.compile(
    r"(?:ubnd |ủy ban nhân dân |với )?(?:các )?(?:xã|thị trấn|phường|huyện)\s?:?\s(?=\S)(?!ntm|nông thôn mới|đạt)"
)
_VILLAGES = re.compile(
    r"(?:giúp đỡ|giúp|hỗ trợ|phụ trách|đỡ đầu|kết nghĩa(?: với)?|theo dõi|chỉ đạo)\s(?:các )?(?P<unit>bản|thôn|"
    r"ấp|xã|buôn|huyện)"
    r"\s?:?\s(?=\S)"
)
_PLANNING = re.compile(r"quy hoạch chung (?:xây dựng )?xã|quy hoạch chi tiết (?:xây dựng )?trung tâm xã")
_DUTY = re.compile(
    r"chủ trì|chịu trách nhiệm|vận động|tham mưu|giúp|hỗ trợ|theo dõi|đảm nhận|đảm nhiệm|tuyên truyền|đánh giá|"
    r"hướng dẫn|hoàn thành|phụ trách|thực hiện|triển khai|đạt|lộ trình|báo cáo|thẩm định|kiểm tra|rà soát|đôn đốc"
    r"|chỉ đạo|bảo đảm|đảm bảo"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An item that gives duties to an agency: its block, the blocks under it, the agency and where the duty begins."""

    block: Block
    members: tuple[Block, ...]
    agency: str
    duty: int


def offices(context: Context) -> tuple[Office, ...]:
    """Return the items of a paper that give duties to agencies, in order."""
    view = context.view
    found: list[Office] = []
    for index, block in enumerate(view.blocks):
        if not _opens_duties(context, block, found):
            continue
        members: list[Block] = []
        for other in view.blocks[index + 1 :]:
            if block.index not in other.path:
                break
            if _closes(view.key[other.body : other.body + 20]):
                break
            members.append(other)
        if members and _only_introduces(context, block, members):
            continue
        agency, duty = _agency(context, block)
        if not agency and members and members[0].marker is None:
            agency, duty = _agency(context, members[0])
        if agency:
            found.append(Office(block, tuple(members), agency, duty))
    return tuple(found)


_HEADS_A_DUTY = re.compile(r"[^:;.]{3,160}:\s")


def _heads_a_duty(context: Context, block: Block) -> bool:
    """Say whether a dash or a letter opens with an agency: "- Hội Nông dân xã: vận động …"."""
    key = context.view.key[block.body : block.end]
    if _AGENCY.match(key) is None:
        return False
    agency, duty = _agency(context, block)
    return bool(agency) and duty < block.end and (_HEADS_A_DUTY.match(key) is not None or len(agency) < 90)


def _opens_duties(context: Context, block: Block, found: list[Office]) -> bool:
    """Say whether a block may open the duties of an agency: a numbered item, a dash or a letter that no agency's item
    holds already, or a paragraph right under the heading."""
    if block.marker is None:
        return _is_paragraph_of_duties(context, block)
    if not _gives_duties(context, block) or (block.marker.rank >= 7 and _is_addressed(context, block)):
        return False
    if _CARRIES_OUT.search(context.view.key, block.body, block.end):
        return False
    if not block.marker.label and block.marker.rank == 1:
        # "Điều 2. Phòng Tài chính - Kế hoạch hướng dẫn …"; not whoever the decision is for, all of them together
        return _heads_a_duty(context, block) and not _ALL_OF_THEM.match(context.view.key, block.body)
    return 2 <= block.marker.rank <= 3 or (_heads_a_duty(context, block) and not _is_inside(found, block))


def _is_paragraph_of_duties(context: Context, block: Block) -> bool:
    """Say whether a paragraph without a mark, right under a heading of duties, opens with an agency and a colon."""
    view = context.view
    if not block.path:
        return False
    above = view.blocks[block.path[-1]]
    return (
        above.marker is not None
        and above.marker.rank <= 2
        and _SECTION.search(view.key, above.body, min(above.end, above.body + 120)) is not None
        and _heads_a_duty(context, block)
        and _CARRIES_OUT.search(view.key, block.body, block.end) is None
    )


_ALL_OF_THEM = re.compile(r"(?:các|chủ tịch|chánh|giám đốc|trưởng|thủ trưởng|ông|bà)(?![a-zà-ỹđ])")
# The last article of every decision names who carries it out.
_CARRIES_OUT = re.compile(r"chịu trách nhiệm (?:thi hành|thực hiện) (?:quyết định|nghị quyết|kế hoạch) này")


def _is_addressed(context: Context, block: Block) -> bool:
    """Say whether a dash stands in the list of those whom a dispatch is for: "Kính gửi: - Các Sở: …"."""
    blocks = context.view.blocks
    at = block.index
    while at > 0 and blocks[at].marker is not None and at > block.index - 12:
        at -= 1
    return context.view.key.startswith("kính gửi", blocks[at].body)


def _is_inside(found: list[Office], block: Block) -> bool:
    return any(block in office.members for office in found)


def _closes(key: str) -> bool:
    return key.startswith(
        (
            "trên đây là",
            "yêu cầu các sở",
            "yêu cầu các cơ",
            "căn cứ kế hoạch",
            "trong quá trình",
            "chủ tịch ủy ban nhân",
        )
    )


def _only_introduces(context: Context, block: Block, members: list[Block]) -> bool:
    """Say whether an item only opens a list of agencies with their duties: "2. Yêu cầu các sở, ngành …:"."""
    key = context.view.key
    if not key[block.body : block.end].rstrip().endswith(":"):
        return False
    below = [one for one in members if one.marker is not None and one.path and one.path[-1] == block.index]
    return bool(below) and all(
        _AGENCY.match(key[one.body : one.end]) is not None and not key.startswith("các ", one.body) for one in below
    )


def _gives_duties(context: Context, block: Block) -> bool:
    view = context.view
    head = view.key[block.body : block.body + 80]
    above = [view.blocks[index] for index in block.path]
    if any(_SECTION.search(view.key, one.body, min(one.end, one.body + 120)) for one in above):
        return True
    if any(_ASKS.search(view.key, one.body, min(one.end, one.body + 90)) for one in above) and _is_charged_at_once(
        head
    ):
        return True
    if context.head.kind not in ("directive", "notice", "other", "decision") or _AGENCY.match(head) is None:
        return False
    return not above or _CALLS.match(view.key[above[-1].body : above[-1].end]) is not None


# "IV. ĐỀ NGHỊ", "II. Nhiệm vụ thời gian tới": an item may give an agency its duty, or may not.
_ASKS = re.compile(r"(?:đề nghị|kiến nghị|nhiệm vụ|giải pháp|yêu cầu)")


def _is_charged_at_once(head: str) -> bool:
    """Say whether an item opens with an agency and goes on with its duty: "1. Giao Sở Tài chính chủ trì …"."""
    lead = _LEAD.match(head)
    named = head[lead.end() if lead else 0 :]
    if _AGENCY.match(named) is None or "đã" in named.split() or criteria.topic_of(named.partition(":")[0]):
        return False
    return lead is not None or _HEADS_A_DUTY.match(named) is not None or _STRONG.search(named, 3) is not None


# "2. Yêu cầu các sở, ngành, địa phương thực hiện các nhiệm vụ sau:"
_CALLS = re.compile(r"^(?=.{0,300}$)[^.;]*(?:yêu cầu|giao|đề nghị|phân công|nhiệm vụ)[^.;]*:\s?$")


def _agency(context: Context, block: Block) -> tuple[str, int]:
    """Return the agency's name and where its duty begins (the block's end when the duty follows in items)."""
    view = context.view
    key = view.key[block.body : block.end]
    lead = _LEAD.match(key)
    begin = lead.end() if lead else 0
    if not lead and _AGENCY.match(key) is None:
        # "18. Công tác báo cáo Đề nghị các cơ quan …": the agency follows the request.
        asked = re.search(r"(?<![a-zà-ỹđ])(?:đề nghị|yêu cầu|giao(?! (?:thông|dịch|lưu|ban)))\s", key)
        told = re.search(
            r"(?<![a-zà-ỹđ])(?:các (?:cơ quan|phòng|sở|đơn vị|ban|xã)|ubnd|ủy ban nhân dân)(?![a-zà-ỹđ])", key
        )
        if asked is None and told is None:
            return ("", block.end)
        begin = asked.end() if asked else told.start() if told else 0
    colon = key.find(":", begin)
    listed = _LISTED.match(view.text, block.body + begin, block.end)
    stop = len(key)
    strong = _STRONG.search(key, begin + 3)
    if strong:
        stop = strong.start()
    named = _LISTED_NAMES.match(key, begin) if listed else None
    for weak in _WEAK.finditer(key, named.end() if named else begin + 3, stop):
        starts_line = view.is_line_start(block.body + weak.start())
        capital = view.text[block.body + weak.start()].isupper()
        if not capital and weak.group(0) not in _NOUNS_TOO:
            stop = weak.start()
            break
        if capital and (starts_line or not re.search(r"(?:sở|ban|phòng|và|bộ|các|-|–|,)\s$", key[: weak.start()])):
            stop = weak.start()
            break
    if 0 <= colon < stop and listed is None:
        stop = colon
    text = view.words(block.body + begin, block.body + stop)
    text = re.sub(r"[\s,:;.–-]+$", "", text)
    text = re.sub(r"\s(?:là|có|cần|phải|để|được giao)$", "", text)
    if len(text) > 220:
        text = text[:220].rsplit(",", 1)[0]
    return text, block.body + stop


# "Các sở: Xây dựng, Công Thương theo chức năng …": the colon opens their names, not their duty.
_LISTED = re.compile(
    r"(?:[Cc]ác (?:[Ss]ở|[Pp]hòng|[Bb]an)|(?:UBND|[ỦU][ỷy] ban nhân dân) các (?:xã|huyện|phường))[^:;.]{0,20}:\s"
    r"(?=[^\W\d_a-zà-ỹđ][^:.;]{3,120}(?:,| và )\s?[^\W\d_a-zà-ỹđ])"
)


_LISTED_NAMES = re.compile(
    r"[^:]{3,40}:[^.;]{3,120}?(?=\s(?:theo|căn cứ|chủ|phối|hướng|tham|chịu|tổ chức|tập trung|khẩn trương|hoàn thành"
    r"|rà soát|đẩy)\s)"
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the duties: one a criterion that an agency answers for, and one for the agency's own leading duty.

    An agency whose items speak of criteria only has no general duty of its own. A criterion that is a mere occasion
    ("gắn với … tiêu chí") is not assigned. A village's criterion carries the village set.
    """
    for office in offices(context):
        specific = list(_specific(context, office))
        if not specific or not _starts_with_criteria(context, office):
            general = _general(context, office)
            yield _with_agencies(general)
            specific = [
                fact
                for fact in specific
                if fact.criteria or (fact.agency, fact.names) != (general.agency, general.names)
            ]
        yield from (_with_agencies(fact) for fact in specific)


_JOINT = re.compile(r",\s(?:và\s)?|;\s|\svà\s(?!ubnd)|\s[–-]\s(?=văn phòng)")


def _with_agencies(fact: Fact) -> Fact:
    """Name each agency where a duty is given to several in one breath."""
    text = fact.agency or ""
    names: list[str] = []
    begin = 0
    key = matching_key(text)
    for joint in _JOINT.finditer(key):
        if _AGENCY.match(key[joint.end() :]) is not None and _AGENCY.match(key[begin:]) is not None:
            names.append(text[begin : joint.start()])
            begin = joint.end()
    names.append(text[begin:])
    return replace(fact, agencies=tuple(names)) if len(names) > 1 else fact


def _first_duty(context: Context, office: Office) -> tuple[int, int]:
    view = context.view
    for block in (office.block, *office.members[:1]):
        if block.start <= office.duty <= block.end and view.key[office.duty : block.end].strip(" :.;,-"):
            return office.duty, block.end
    if office.members:
        return office.members[0].body, office.members[0].end
    return office.duty, office.block.end


def _starts_with_criteria(context: Context, office: Office) -> bool:
    start, end = _first_duty(context, office)
    key = context.view.key
    if _SPEAKS_OF_CRITERIA.search(key, start, end) or _PLANNING.search(key, start, end):
        return True
    return any(one.is_known for one in criteria.mentions(key, start, end))


def _general(context: Context, office: Office) -> Fact:
    view = context.view
    start, end = _first_duty(context, office)
    stop = end
    for mark in (";", ". ", ", "):
        at = view.key.find(mark, start + 12, end)
        if at >= 0:
            stop = min(stop, at)
    fact = cited(view, FactKind.ASSIGNMENT, office.block.start, max(stop, office.duty))
    items, last = _helped(context, start, end)
    if items and last > stop:
        stop = last
        fact = cited(view, FactKind.ASSIGNMENT, office.block.start, max(stop, office.duty))
    return replace(
        fact,
        agency=office.agency,
        task=view.words(start, stop).strip(" :,;.-") or None,
        names=tuple(item.name for item in items),
    )


def _helped(context: Context, start: int, end: int) -> tuple[tuple[names.Item, ...], int]:
    """Return the villages or communes that an agency is to help, and where their names end: "giúp đỡ bản A, bản B"."""
    view = context.view
    for match in _VILLAGES.finditer(view.key, start, end):
        items = names.leading_names(view.text[match.end() : end], unit=match.group("unit"))
        if items:
            return items, match.end() + items[-1].end
    return (), start


def _specific(context: Context, office: Office) -> Iterator[Fact]:
    seen: set[tuple[object, ...]] = set()
    facts: list[Fact] = []
    for block in (office.block, *office.members):
        start = max(office.duty, block.body)
        charged = office
        for begin, end in _pieces(context, start, block.end):
            before = charged
            charged, begin = _charged(context, charged, begin, end)
            found = list(_of_piece(context, charged, begin, end))
            facts.extend(found or ([_other_duty(context, charged, begin, end)] if charged != before else []))
    numbered = {
        (one, fact.criteria_set) for fact in facts for one in fact.criteria if fact.names or "." in (fact.task or "")
    }
    for fact in facts:
        mark: tuple[object, ...] = (
            fact.criteria,
            fact.names,
            fact.task if fact.names or "." in (fact.task or "") else None,
        )
        plain = not fact.names and "." not in (fact.task or "") and not _ANSWERS_FOR.match((fact.task or "").lower())
        mark = (*mark, fact.agency)
        if mark in seen or (
            plain and fact.criteria and all((one, fact.criteria_set) in numbered for one in fact.criteria)
        ):
            continue
        seen.add(mark)
        yield fact


def _other_duty(context: Context, charged: Office, begin: int, end: int) -> Fact:
    """Return the duty, without a criterion, of an agency that is charged behind a semicolon."""
    start, stop = trimmed(context.view, begin, end)
    fact = cited(context.view, FactKind.ASSIGNMENT, start, stop)
    return replace(fact, agency=charged.agency, task=context.view.words(start, stop))


_ANSWERS_FOR = re.compile(r"(?:trực tiếp )?(?:phụ trách|chịu trách nhiệm|chủ trì|đảm nhận|đảm nhiệm)(?![a-zà-ỹđ])")


def _charged(context: Context, office: Office, begin: int, end: int) -> tuple[Office, int]:
    """Return who is charged with a piece of a duty and where it begins: behind a semicolon another agency may follow
    ("Sở Giao thông vận tải phụ trách …; Sở Y tế phụ trách …")."""
    view = context.view
    lead = _LEAD.match(view.key[begin:end])
    start = begin + (lead.end() if lead else 0)
    if start <= office.duty or _AGENCY.match(view.key[start:end]) is None or view.text[start].islower():
        return office, begin
    duty = _STRONG.search(view.key, start + 3, end)
    colon = view.key.find(":", start, end)
    stop = min([at for at in (duty.start() if duty else -1, colon) if at >= 0], default=-1)
    if stop < 0 or stop - start > 120:
        return office, begin
    agency = view.words(start, stop).strip(" ,:;.-")
    return Office(office.block, office.members, agency, stop), stop


_PIECE = re.compile(
    r";\s|(?<=[^\d])\.\s|(?<=\))\.\s|,\s(?=(?:phối hợp|chủ trì))"
    r"|,\s(?=(?:trực tiếp )?(?:giúp đỡ|giúp|hỗ trợ|hướng dẫn)\s(?:các )?(?:xã|bản|thôn|ubnd)\s)"
    r"|,\s(?=(?:sở|phòng|ban|hội|công an|trung tâm|ubnd|chi cục)\s[^,;.:]{2,60}?\s(?:chịu trách nhiệm|phụ trách"
    r"|chủ trì)\s)"
)


# "… tiêu chí số 5, 14. Hướng dẫn xã …": a capital letter begins another sentence.
_NUMBER_ENDS = re.compile(r"(?<=\d)\.\s(?=[^\W\d_a-zà-ỹđ])")


def _pieces(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a duty at semicolons and full stops; what is joined by "và" or "; tiêu chí 14" stays together."""
    key = context.view.key
    begin = start
    ends = [*_PIECE.finditer(key, start, end), *_NUMBER_ENDS.finditer(context.view.text, start, end)]
    for match in sorted(ends, key=lambda one: one.start()):
        if match.start() < begin or criteria.name_at(key, match.end(), end):
            continue
        if re.match(r"(?:tiêu chí|chỉ tiêu)\s", key[match.end() : match.end() + 12]):
            continue
        yield begin, match.start()
        begin = match.end()
    if key[begin:end].strip():
        yield begin, end


def _of_piece(context: Context, office: Office, begin: int, end: int) -> Iterator[Fact]:
    view = context.view
    key = view.key
    found = [one for one in criteria.mentions(key, begin, end) if one.is_known]
    found = [
        one for one in found if not _NOT_ASSIGNED.search(key[begin : one.start]) and not _is_list_of_wants(key, one)
    ]
    if not found:
        yield from _of_helped(context, office, begin, end)
        planning = _PLANNING.search(key, begin, end)
        if planning and _DUTY.search(key, begin, planning.start()):
            fact = cited(view, FactKind.ASSIGNMENT, begin, planning.end())
            yield replace(
                fact,
                criterion="1",
                criteria=("1",),
                criteria_set="commune",
                agency=office.agency,
                task=view.words(begin, planning.end()).strip(" ,;:"),
            )
        return
    if not _DUTY.search(key, begin, end) and _CRITERIA_ALONE.match(key, begin, end) is None:
        return
    communes = _communes(context, begin, found[0].start) or _communes(
        context, max(one.end for one in found), end, behind=True
    )
    village = [one for one in found if _is_village(key, one, end)]
    own = [one for one in found if one not in village]
    start, _ = trimmed(view, _task_start(key, begin, found[0].start), end)
    stop = max(one.end for one in found)
    stop = _with_set(key, stop, end)
    for group, criteria_set in ((own, "commune"), (village, "village")):
        if not group:
            continue
        numbers = tuple(sorted({one.criterion for one in group if one.criterion}, key=int))
        indicators = tuple(dict.fromkeys(_indicators(key, group, stop)))
        task = "chỉ tiêu " + ", ".join(indicators) if indicators else view.words(start, stop).strip(" ,;:")
        fact = cited(view, FactKind.ASSIGNMENT, start, stop)
        doubts = (
            ("Tên và số của tiêu chí không khớp.",)
            if criteria_set == "commune" and any(one.mismatch for one in group)
            else ()
        )
        yield replace(
            fact,
            criterion=group[0].criterion,
            criteria=numbers,
            criteria_set=criteria_set,
            names=tuple(item.name for item in communes),
            agency=office.agency,
            task=task,
            doubts=fact.doubts + doubts,
        )


def _of_helped(context: Context, office: Office, begin: int, end: int) -> Iterator[Fact]:
    """Yield whom a piece without a criterion gives an agency to look after: "phụ trách xã Đông Sang"; the first duty is
    told with the agency itself, unless it goes on with criteria."""
    items, last = _helped(context, begin, end)
    if items and (begin > office.duty + 3 or _starts_with_criteria(context, office)):
        start, stop = trimmed(context.view, begin, last)
        yield replace(
            cited(context.view, FactKind.ASSIGNMENT, start, stop),
            agency=office.agency,
            task=context.view.words(start, stop),
            names=tuple(item.name for item in items),
        )


# "3. Công an xã: tiêu chí 19.2 …"
_CRITERIA_ALONE = re.compile(r"[\s:]*(?:các )?(?:tiêu chí|chỉ tiêu)\s")


def _is_list_of_wants(key: str, one: criteria.Named) -> bool:
    """ "tiêu chí cần kinh phí", "các tiêu chí được giao": no criterion is named."""
    return (
        not one.by_number and re.match(r"tiêu chí\s(?:cần|được|đã|chưa)", key[one.start : one.start + 16]) is not None
    )


def _indicators(key: str, group: list[criteria.Named], stop: int) -> Iterator[str]:
    for one in group:
        if one.indicator:
            yield one.indicator
    last = max(one.end for one in group)
    own = {one.criterion for one in group}
    for match in re.finditer(
        r"(?:chỉ tiêu\s|,\s|và\s)(\d{1,2}\.\d{1,2})(?!\d)", key[min(one.start for one in group) : max(stop, last) + 30]
    ):
        if match.group(1).split(".")[0] in own:
            yield match.group(1)


def _is_village(key: str, one: criteria.Named, end: int) -> bool:
    following = re.compile(r"[^();]{0,40}\(([^()]*)\)").match(key, one.end, end)
    return following is not None and re.search(r"tiêu chí (?:thôn|bản)|thôn, ?bản", following.group(1)) is not None


def _with_set(key: str, stop: int, end: int) -> int:
    match = re.compile(r"\s?\([^()]{0,60}\)").match(key, stop, end)
    return match.end() if match else stop


def _task_start(key: str, begin: int, first: int) -> int:
    """The duty begins with its verb nearest before the criterion, its partners ("Phối hợp với …") included."""
    together = [match.start() for match in re.finditer(r"phối hợp với|chủ trì|tham mưu", key[begin:first])]
    return begin + (together[0] if together else 0)


_BEHIND = re.compile(r"[\s,(]*(?:tại|ở|của|cho|đối với|trên địa bàn|gồm|-)?\s?")


def _communes(context: Context, begin: int, end: int, *, behind: bool = False) -> tuple[names.Item, ...]:
    view = context.view
    if behind:
        # Behind a criterion its communes follow at once: "tiêu chí số 2, huyện Thuận Châu", "số 18 tại các xã: A, B".
        lead = _BEHIND.match(view.key, begin, end)
        match = _COMMUNES.match(view.key, lead.end() if lead else begin, end)
        return names.leading_names(view.text[match.end() : end], unit="xã") if match else ()
    for match in _COMMUNES.finditer(view.key, begin, end):
        items = names.leading_names(view.text[match.end() : end], unit="xã")
        if items:
            return items
    return ()


def agency_at(found: tuple[Office, ...], block: Block) -> str | None:
    """Return the agency under whose item a block stands, None where none does."""
    for office in found:
        if block == office.block or block in office.members:
            return office.agency
    return None


def folded(agency: str) -> str:
    """Return a key under which spellings of an agency's name are equal."""
    return vietnamese.fold(agency)

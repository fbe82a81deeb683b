"""The items of a paper that give duties to agencies: where they begin and end, and whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ntm.core.reading.extraction import criteria
from ntm.core.reading.extraction.context import Context
from ntm.core.reading.layout import CAPITAL
from ntm.core.reading.text import Block

_SECTION = re.compile(
    r"tổ chức thực hiện|phân công|trách nhiệm (?:thực hiện|của các|cụ thể)|nhiệm vụ (?:của các|cụ thể của)|"
    r"giao nhiệm vụ"
)
AGENCY = re.compile(
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
LEAD = re.compile(
    r"^(?:(?:đề nghị|yêu cầu|giao(?: cho)?(?! (?:thông|dịch|lưu|ban(?! cán| chỉ| quản| dân| tuyên| nội| kiểm))))\s)+"
)
STRONG = re.compile(
    r"(?<![a-zà-ỹđ])(?:chủ trì|(?<!điều )phối hợp|chủ động|tham mưu|tập trung|căn cứ|tăng "
    r"cường|hướng dẫn|chịu trách nhiệm|triển khai|có trách nhiệm|tiếp tục|đẩy mạnh|"
    r"rà soát|phát huy|thường xuyên|khẩn trương|định kỳ|đề xuất|bám sát|theo dõi|đôn đốc|"
    r"giúp(?! việc)|,? ?(?:là )?cơ quan thường trực|là cơ quan|có kế hoạch|xây dựng (?:kế "
    r"hoạch|chương trình)|lãnh đạo(?=,| và| công| hoàn thành| thực hiện| tổ chức| chỉ đạo)|"
    r"theo (?:nhiệm vụ|chức năng|quyết định|kế "
    r"hoạch|phân công)|trên cơ sở|cùng (?=hội|các|ubnd|với)|đẩy nhanh|đấu tranh|có nhiệm vụ|"
    r"có các nhiệm vụ|"
    r"(?<!ban )chỉ đạo|củng cố|kịp thời|giải ngân|sớm(?= )|nghiên cứu|bố trí|cân đối|phân bổ|thẩm định|phát động|"
    r"tổ chức(?= (?:lấy|thực hiện|triển khai|tuyên truyền|kiểm tra|hướng dẫn|rà soát|thẩm|đánh giá|họp|ký|quán "
    r"triệt|xây|"
    r"các (?:hoạt|cuộc|đợt|lớp)|phát|tập huấn|giám sát))|hoàn thành|nghiêm túc|chấp hành|phê duyệt|thẩm tra|"
    r"tổng hợp|sơ kết|tổng kết|đánh giá|hưởng ứng|đảm nhận|đảm nhiệm|hỗ trợ|giúp đỡ|đỡ đầu|"
    r"(?<!trực tiếp )phụ trách(?= (?:các )?(?:tiêu chí|chỉ tiêu)(?: số)? \d| tiêu chí [a-zà-ỹđ]{2,}| (?:các "
    r")?(?:xã|huyện) )|"
    r"nâng cao|thống nhất|làm tốt|chuẩn bị|tiến hành)(?![a-zà-ỹđ])"
)
_WEAK = re.compile(
    r"(?<![a-zà-ỹđ])(?:xây dựng|tổ chức|thực hiện|quản lý|tuyên truyền|vận động|kiểm tra|giám "
    r"sát|báo cáo|huy động|lồng ghép|đảm bảo|bảo đảm|lập|trình|gửi|phổ biến|quán triệt)(?![a-zà-ỹđ])"
)
_NOUNS_TOO = ("xây dựng", "tổ chức", "quản lý")


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
    if AGENCY.match(key) is None:
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
        AGENCY.match(key[one.body : one.end]) is not None and not key.startswith("các ", one.body) for one in below
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
    if context.head.kind not in ("directive", "notice", "other", "decision") or AGENCY.match(head) is None:
        return False
    return not above or _CALLS.match(view.key[above[-1].body : above[-1].end]) is not None


# "IV. ĐỀ NGHỊ", "II. Nhiệm vụ thời gian tới": an item may give an agency its duty, or may not.
_ASKS = re.compile(r"(?:đề nghị|kiến nghị|nhiệm vụ|giải pháp|yêu cầu)")


def _is_charged_at_once(head: str) -> bool:
    """Say whether an item opens with an agency and goes on with its duty: "1. Giao Sở Tài chính chủ trì …"."""
    lead = LEAD.match(head)
    named = head[lead.end() if lead else 0 :]
    if AGENCY.match(named) is None or "đã" in named.split() or criteria.topic_of(named.partition(":")[0]):
        return False
    return lead is not None or _HEADS_A_DUTY.match(named) is not None or STRONG.search(named, 3) is not None


# "2. Yêu cầu các sở, ngành, địa phương thực hiện các nhiệm vụ sau:"
_CALLS = re.compile(r"^(?=.{0,300}$)[^.;]*(?:yêu cầu|giao|đề nghị|phân công|nhiệm vụ)[^.;]*:\s?$")


def _agency(context: Context, block: Block) -> tuple[str, int]:
    """Return the agency's name and where its duty begins (the block's end when the duty follows in items)."""
    view = context.view
    key = view.key[block.body : block.end]
    lead = LEAD.match(key)
    begin = lead.end() if lead else 0
    if not lead and AGENCY.match(key) is None:
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
    strong = STRONG.search(key, begin + 3)
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
    r"(?=" + CAPITAL + r"[^:.;]{3,120}(?:,| và )\s?" + CAPITAL + ")"
)


_LISTED_NAMES = re.compile(
    r"[^:]{3,40}:[^.;]{3,120}?(?=\s(?:theo|căn cứ|chủ|phối|hướng|tham|chịu|tổ chức|tập trung|khẩn trương|hoàn thành"
    r"|rà soát|đẩy)\s)"
)

"""The items of a paper that give duties to agencies: where they begin and end, and whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ntm.core.reading.extraction import criteria
from ntm.core.reading.extraction.bearers import AGENCY, GENERAL, LEAD, STRONG, begins, reach
from ntm.core.reading.extraction.context import Context
from ntm.core.reading.text import Block

_SECTION = re.compile(
    r"tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm (?:thực hiện|của|cụ thể)|nhiệm vụ (?:của các|cụ thể của)"
    r"|giao (?:nhiệm vụ|trách nhiệm)|(?<![a-zà-ỹđ:]\s)phụ trách (?:tiêu chí|địa bàn|thôn|xã|bản|ấp)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """What gives duties to an agency: its block, the blocks under it, the agency, and where in the block it begins
    (`start`), where the duty begins and where the block's own part of it ends (`stop`)."""

    block: Block
    members: tuple[Block, ...]
    agency: str
    duty: int
    start: int
    stop: int

    @property
    def end(self) -> int:
        """Return where the last of its duties ends in the view."""
        return self.members[-1].end if self.members else self.stop


def offices(context: Context) -> tuple[Office, ...]:
    """Return the items of a paper that give duties to agencies, in order."""
    view = context.view
    found: list[Office] = []
    for index, block in enumerate(view.blocks):
        if not _opens_duties(context, block, found):
            continue
        members: list[Block] = []
        for other in view.blocks[index + 1 :]:
            if block.index not in other.path or closes(view.key[other.body : other.body + 40]):
                break
            members.append(other)
        if members and _only_introduces(context, block, members):
            continue
        agency, duty = _agency(context, block)
        if not agency and members and members[0].marker is None:
            agency, duty = _agency(context, members[0])
        if agency:
            found.append(Office(block, tuple(members), agency, duty, block.start, block.end))
    return tuple(found)


_HEADS_A_DUTY = re.compile(r"[^:;.]{3,160}:\s")


def _heads_a_duty(context: Context, block: Block) -> bool:
    """Say whether a dash or a letter opens with an agency: "- Hội Nông dân xã: vận động …"."""
    key = context.view.key[block.body : block.end]
    if AGENCY.match(key) is None:
        return False
    agency, duty = _agency(context, block)
    return bool(agency) and duty < block.end and (_HEADS_A_DUTY.match(key) is not None or len(agency) < 160)


def _opens_duties(context: Context, block: Block, found: list[Office]) -> bool:
    """Say whether a block may open the duties of an agency: a numbered item, a dash or a letter that no agency's item
    holds already, or a paragraph right under the heading."""
    if block.marker is None:
        return _is_paragraph_of_duties(context, block)
    if not _gives_duties(context, block) or (block.marker.rank >= 7 and _is_addressed(context, block)):
        return False
    if CARRIES_OUT.search(context.view.key, block.body, block.end):
        return False
    if not block.marker.label and block.marker.rank == 1:
        return _heads_a_duty(context, block)  # "Điều 2. Phòng Tài chính - Kế hoạch hướng dẫn …"
    if 2 <= block.marker.rank <= 3:
        return True
    return not any(block in office.members for office in found) and (
        _heads_a_duty(context, block) or _is_name_alone(context, block)
    )


def _is_name_alone(context: Context, block: Block) -> bool:
    """Say whether a letter or a dash holds the name of an agency and nothing more: its duties follow below."""
    view = context.view
    return (
        begins(view, block.body, block.end)
        and not view.key[reach(view, block.body, block.end) : block.end].strip(" .:;,")
        and block.index + 1 < len(view.blocks)
        and block.index in view.blocks[block.index + 1].path
    )


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
        and CARRIES_OUT.search(view.key, block.body, block.end) is None
    )


# The last article of every decision names who carries it out.
CARRIES_OUT = re.compile(
    r"(?:chịu|có) trách nhiệm (?:tổ chức )?(?:triển khai )?(?:thi hành|(?:thực hiện|triển khai) (?:quyết định"
    r"|nghị quyết|kế hoạch)"
    r" này)|(?:quyết định|nghị quyết)(?: này)? (?:chịu trách nhiệm )?thi hành|thi hành (?:quyết định|nghị quyết) này"
)

# Behind a name: its duty, and not when, where or by what.
IS_A_DUTY = re.compile(
    r"\s?:|[\s,(]*(?!(?:về|tại|theo(?! dõi)|năm|vào|là|của|trước|tờ|đã|đang|được|trình|có (?:liên|tên))\s)[a-zà-ỹđ]"
)
# "… triển khai thực hiện./.": all are asked to do what the paper says.
FORMULA = re.compile(
    r"[\s,]*(?:thông báo (?:để|đến)[^;.]*(?:biết|thực hiện)|(?:(?:nghiêm túc|khẩn trương|chủ động|quan tâm"
    r"|phối hợp|tổ chức|căn cứ[^;.]{0,80}|theo chức năng[^;.]{0,60}"
    r"|tập trung|có liên quan)[\s,]*)*(?:triển khai|thực hiện|phối hợp|chỉ đạo"
    r"|biết)[\s,]*(?:và )?(?:tổ chức )?(?:thực hiện"
    r"|triển khai)?(?: (?:tốt|nghiêm túc|có hiệu quả|kế hoạch này|kế hoạch|chỉ thị này|các nội dung (?:trên"
    r"|nêu trên)))*"
    r")[\s./]*$"
)


def _is_addressed(context: Context, block: Block) -> bool:
    """Say whether a dash stands in the list of those whom a dispatch is for: "Kính gửi: - Các Sở: …"."""
    blocks = context.view.blocks
    at = block.index
    while at > 0 and blocks[at].marker is not None and at > block.index - 12:
        at -= 1
    return context.view.key.startswith("kính gửi", blocks[at].body)


def closes(key: str) -> bool:
    """Say whether a paragraph is the closing one of a paper, which asks all to carry it out."""
    return key.startswith(
        (
            "trên đây là",
            "yêu cầu các sở",
            "yêu cầu các cơ",
            "căn cứ kế hoạch này",
            "căn cứ nội dung",
            "trong quá trình",
            "chủ tịch ủy ban nhân",
        )
    )


def _only_introduces(context: Context, block: Block, members: list[Block]) -> bool:
    """Say whether an item only opens a list of agencies with their duties: "2. Yêu cầu các sở, ngành …:", "1. Trách
    nhiệm của các phòng, ban"."""
    key = context.view.key
    below = [one for one in members if one.marker is not None and one.path and one.path[-1] == block.index]
    if not below:
        return False
    if key[block.body : block.end].rstrip().endswith(":"):
        return all(
            AGENCY.match(key[one.body : one.end]) is not None and not key.startswith("các ", one.body) for one in below
        )
    _, duty = _agency(context, block)
    return not key[duty : block.end].strip(" .:;,") and all(
        begins(context.view, one.body, one.end)
        and (_is_name_alone(context, one) or _HEADS_A_DUTY.match(key[one.body : one.end]) is not None)
        for one in below
    )


def _gives_duties(context: Context, block: Block) -> bool:
    view = context.view
    head = view.key[block.body : block.body + 80]
    above = [view.blocks[index] for index in block.path]
    if any(_SECTION.search(view.key, one.body, min(one.end, one.body + 120)) for one in above):
        return True
    if _is_introduced(context, block):
        return True
    if any(_ASKS.search(view.key, one.body, min(one.end, one.body + 90)) for one in above) and _is_charged_at_once(
        context, head
    ):
        return True
    if context.head.kind not in ("directive", "notice", "other", "decision") or (
        AGENCY.match(head) is None and not _names_somebody(context, block)
    ):
        return False
    if not above or _CALLS.match(view.key[above[-1].body : above[-1].end]) is not None:
        return True
    # "1. Đối với UBND các xã:" and below it each commune with its own
    return view.key[: above[-1].end].endswith(":") and _names_somebody(context, above[-1])


def _is_introduced(context: Context, block: Block) -> bool:
    """Say whether a paragraph with a colon opens the list in which an item stands: "Phân công thực hiện:"."""
    view = context.view
    at = block.index
    while at > 0 and view.blocks[at].marker is not None and at > block.index - _LONGEST_LIST:
        at -= 1
    above = view.blocks[at]
    if above.marker is not None or above.end - above.body > 160:
        return False
    key = view.key[above.body : above.end].rstrip()
    between = {one.marker.rank for one in view.blocks[at + 1 : block.index + 1] if one.marker is not None}
    return key.endswith(":") and _SECTION.search(key) is not None and min(between) == _rank(block)


def _rank(block: Block) -> int:
    return block.marker.rank if block.marker is not None else -1


#: So many items of a list are looked back over for the paragraph that opens it.
_LONGEST_LIST = 40


def _names_somebody(context: Context, block: Block) -> bool:
    lead = LEAD.match(context.view.key[block.body : block.end])
    return lead is not None and begins(context.view, block.body + lead.end(), block.end)


# "IV. ĐỀ NGHỊ", "II. Nhiệm vụ thời gian tới", "IV. Phương hướng": an item may give an agency its duty, or may not.
_ASKS = re.compile(r"(?:đề nghị|kiến nghị|đề xuất|nhiệm vụ|giải pháp|yêu cầu|phương hướng)")


def _is_charged_at_once(context: Context, head: str) -> bool:
    """Say whether an item opens with an agency and goes on with its duty: "1. Giao Sở Tài chính chủ trì …"; in a
    plan or a report, whose measures speak of everybody, with one in particular."""
    lead = LEAD.match(head)
    named = head[lead.end() if lead else 0 :]
    if (
        AGENCY.match(named) is None
        or (lead is None and context.head.kind in ("plan", "report") and GENERAL.match(named))
        or "đã" in named.split()
        or criteria.topic_of(named.partition(":")[0])
    ):
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
    if not lead and not begins(view, block.body, block.end):
        # "18. Công tác báo cáo Đề nghị các cơ quan …": the agency follows the request.
        asked = _ASKED.search(key)
        told = _TOLD.search(key)
        if asked is None and told is None:
            return ("", block.end)
        begin = asked.end() if asked else told.start() if told else 0
    start = block.body + begin
    stop = reach(view, start, block.end)
    return view.words(start, stop), stop


_ASKED = re.compile(r"(?<![a-zà-ỹđ])(?:đề nghị|yêu cầu|giao(?! (?:thông|dịch|lưu|ban)))\s")
_TOLD = re.compile(r"(?<![a-zà-ỹđ])(?:các (?:cơ quan|phòng|sở|đơn vị|ban|xã)|ubnd|ủy ban nhân dân)(?![a-zà-ỹđ])")

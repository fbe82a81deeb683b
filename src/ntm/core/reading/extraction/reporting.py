"""Who reports to whom: how often or by when, and about what; and who gets the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ntm.core.kernel import vietnamese
from ntm.core.reading.extraction.context import Context, cited, trimmed
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.layout import lay_out
from ntm.core.reading.text import matching_key

_REPORTS = re.compile(r"(?<![a-zà-ỹđ])(?:báo cáo|gửi)(?![a-zà-ỹđ])")
_AUTHORITY = (
    r"(?:văn phòng|ubnd|ủy ban nhân dân|hđnd|ban chỉ đạo|phòng|sở|bộ|thường trực|huyện ủy|tỉnh ủy|đảng ủy|chủ "
    r"tịch|cơ quan|"
    r"thủ tướng|chính phủ|ban thường vụ|tổ công tác)"
)
_TO_WHOM = re.compile(
    rf"(?:(?:gửi|báo cáo)(?: kết quả| tiến độ| số liệu| tình hình)?(?: thực hiện)?(?: về| cho| đến| lên)?|về|"
    rf"cho|với|qua)"
    rf"\s(?={_AUTHORITY}(?![a-zà-ỹđ]))"
)
_WHOM_ENDS = re.compile(
    r"\s?(?:[,;.()]|\s(?:trước|để|theo|chậm|định kỳ|hằng|hàng|vào|kết quả|tổng hợp|xem xét|qua|trong|và "
    r"(?!phát triển|ptnt|"
    r"môi trường|đào tạo|xã hội|đầu tư|du lịch|công nghệ|hạ tầng|đô thị)|về kết|về tiến|về tình|ngày)(?![a-zà-ỹđ]))"
)
_WHAT_ENDS = re.compile(r"\s(?:về|cho|gửi|trước|chậm nhất|theo|định kỳ|hằng|hàng|lên|đến|vào)\s")
_ABOUT = re.compile(r"báo cáo\s(?P<about>(?:kết quả|tiến độ|tình hình|số liệu)[^,;.()]{0,90})")


def reporting_duties(context: Context, deadlines: Sequence[Fact]) -> Iterator[Fact]:
    """Yield a duty to report for every deadline whose words speak of a report: agency, recipient, when, about what.

    What the words do not say stays None: a report "theo quy định" has no recipient.
    """
    for fact in deadlines:
        if fact.kind is not FactKind.DEADLINE or fact.task is None:
            continue
        key = matching_key(fact.task)
        if _REPORTS.search(key) is None:
            continue
        about = _ABOUT.search(key)
        yield replace(
            fact,
            kind=FactKind.REPORTING_DUTY,
            recipient=_recipient(fact.task, key),
            indicator=_WHAT_ENDS.split(fact.task[about.start("about") : about.end("about")])[0].strip()
            if about
            else None,
        )


def _recipient(text: str, key: str) -> str | None:
    lead = _TO_WHOM.search(key)
    if lead is None:
        return None
    end = _WHOM_ENDS.search(key, lead.end())
    return text[lead.end() : end.start() if end else len(text)].strip(" ,;.") or None


_CAMPAIGN = re.compile(
    r"(?P<what>phong trào(?: thi đua)?|cuộc vận động|chiến dịch|hội thi|đề án|mô hình)\s(?:xây dựng )?[:]?\s?"
    r"(?P<open>[“\"‘'])(?P<name>[^”\"’'\n]{4,140})[”\"’']"
)


def campaigns(context: Context) -> Iterator[Fact]:
    """Yield the movements and campaigns that the paper names in quotation marks, each name once."""
    told: set[str] = set()
    for match in _CAMPAIGN.finditer(context.view.key):
        name = context.view.words(match.start("name"), match.end("name")).strip(" .,;")
        if vietnamese.fold(name) in told:
            continue
        told.add(vietnamese.fold(name))
        fact = cited(context.view, FactKind.CAMPAIGN, match.start("what"), match.end())
        yield replace(fact, label=name, verb=match.group("what"))


_DEAR = re.compile(r"kính gửi\s?:\s?(?P<who>[^\n]{3,400})")
_FILED = re.compile(r"^(?:như (?:trên|điều)|lưu)(?![a-zà-ỹđ])")
_COLUMNS = re.compile(r"\s{3,}|\t+")


def recipients(context: Context) -> Iterator[Fact]:
    """Yield who the paper is addressed to ("Kính gửi") and who gets it ("Nơi nhận"); "Như trên" and "Lưu" are none."""
    view = context.view
    for match in _DEAR.finditer(view.key):
        position = match.start("who")
        for piece in re.split(r"[;]", match.group("who")):
            start, end = trimmed(view, position, position + len(piece))
            if start < end:
                yield replace(cited(view, FactKind.RECIPIENT, start, end), recipient=view.words(start, end))
            position += len(piece) + 1
    for line in lay_out(view.raw).footer:
        text = _COLUMNS.split(line.text.strip())[0]
        if not text.startswith(("-", "–", "+")):
            continue
        name = vietnamese.clean(text).strip(" -–+;.,")
        if not name or _FILED.match(matching_key(name)):
            continue
        at = line.start + line.text.index(text)
        quote = vietnamese.collapse(view.raw[at : at + len(text)])
        yield Fact(FactKind.RECIPIENT, at, at + len(text), quote, recipient=name)

"""What the words give away: years left over from last year's paper, damaged letters, tasks beyond the targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ntm.core.kernel.vietnamese import canonical, collapse
from ntm.core.reading.extraction import criteria
from ntm.core.reading.facts import Agreement, FactKind, Finding, Severity
from ntm.core.reading.findings.commune import criteria_to_complete, own_criteria
from ntm.core.reading.findings.paper import Paper, number

_TASK = re.compile(
    r"\b(?:hoàn thành|đạt(?: chuẩn)?) tiêu chí (?:số )?(?:về )?"
    r"(?:(?P<number>\d{1,2})(?!\d|[./]\d)|(?P<name>[^\d\W][^.;:,\n]{1,50}))"
)
_NOT_A_TASK = re.compile(r"(?:đã|chưa|không|mức độ|(?:các|số|những) xã|bản|tiếp tục|giữ vững|duy trì) $")
# A task that only contributes to a criterion does not demand it.
_PURPOSE = re.compile(r"\b(?:gắn với|góp phần|nhằm|(?<!đạo )(?<!phấn đấu )để|hướng tới|tiến tới|làm cơ sở)\b")
_OTHER_SET = re.compile(
    r"\b(?:nâng cao|kiểu mẫu|(?:tiêu chí|chuẩn) (?:thôn|bản|huyện)|(?:thôn|bản) (?:nông|ntm|đạt))\b"
)
# What is planned, handed out or taught in a year …
_PLANNED = re.compile(r"\b(?:giao|dự kiến|phân bổ|kế hoạch vốn|bố trí|cấp vốn|bồi dưỡng|tập huấn|phấn đấu|mục tiêu)\b")
# … as opposed to what a year had, what was carried over from it, or a paper of that year.
_PAST = re.compile(
    r"\b(?:có|đã|so với|từ|cuối|đến|hết|kết quả|luật|nghị quyết|quyết định|nghị định|thông báo|chỉ thị|thông tư|báo cáo"
    r"|kéo dài|chuyển nguồn|chuyển sang|tình hình|đánh giá|ước|hiện trạng|thực trạng|tồn đọng|giải ngân)\b"
)
_CARRIED = re.compile(r"\b(?:kéo dài|chuyển nguồn|chuyển sang|sang năm|còn lại)\b")
_PAST_BEHIND = re.compile(r" (?:có|đạt|là|đã|được)\b")
_TO_COME = re.compile(r" (?:dự kiến|phấn đấu|sẽ|bố trí|phân bổ|tập huấn|bồi dưỡng|đào tạo|học)\b")
_CLAUSE_END = re.compile(r"[.;:()](?=\s)|\n")


def years_are_not_left_over(paper: Paper) -> Iterator[Finding | Agreement]:
    """Point to plans of last year inside a plan for this year ("vốn … giao năm 2023" in a plan for 2024).

    Only a clause that plans, hands out or teaches something is meant; one that tells what a year had, where money was
    carried over, or which paper was issued then is no remnant. Silent for papers that are not plans or directives.
    """
    if paper.year is None or paper.head.kind not in ("plan", "directive"):
        return
    last = paper.year - 1
    lowered, places = paper.lowered
    for match in re.finditer(rf"\bnăm {last}(?!\d| ?[-–])", lowered):
        before = lowered[max(0, match.start() - 260) : match.start()]
        cut = max((end.end() for end in _CLAUSE_END.finditer(before)), default=0)
        clause = before[cut:]
        behind = _CLAUSE_END.split(lowered[match.end() : match.end() + 80], maxsplit=1)[0]
        if _CARRIED.search(behind) or re.match(rf"(?:,| và| -)? ?(?:năm )?{paper.year}\b", behind):
            continue
        if re.search(r"\d{4}(?:,| và| -|đến) ?$", clause) or _PAST.search(clause):
            continue
        if not _PLANNED.search(clause) and (not _TO_COME.match(behind) or _PAST.search(behind)):
            continue
        if _PAST_BEHIND.match(behind):
            continue
        lead = len(clause) - len(clause.lstrip(" -+–*•"))
        begin = places[match.start() - len(clause) + lead]
        end = places[match.end() - 1] + 1
        yield Finding(
            code="stale_year",
            severity=Severity.WARNING,
            message=f"Văn bản cho năm {paper.year} còn ghi “năm {last}” ở một nội dung kế hoạch; có thể sót từ văn bản "
            "năm trước.",
            quotes=(paper.span(begin, end),),
            spans=((begin, end),),
            stated=Decimal(last),
            computed=Decimal(paper.year),
        )


def deadlines_lie_ahead(paper: Paper) -> Iterator[Finding | Agreement]:
    """Point to a deadline that was over before the paper was signed; a paper without a day is held against its year."""
    if paper.head.kind not in ("plan", "directive", "decision", "notice"):
        return
    signed = paper.head.date or (date(paper.year, 1, 1) if paper.year is not None else None)
    for fact in paper.of(FactKind.DEADLINE):
        if signed is None or fact.date is None or fact.recurring or fact.date >= signed:
            continue
        yield Finding(
            code="stale_year",
            severity=Severity.WARNING,
            message=f"Thời hạn {fact.date:%d/%m/%Y} đã qua trước khi văn bản ban hành; có thể sót từ văn bản trước.",
            quotes=(fact.quote,),
            spans=((fact.start, fact.end),),
            stated=Decimal(fact.date.year),
            computed=Decimal(signed.year),
        )


def tasks_fit_targets(paper: Paper) -> Iterator[Finding | Agreement]:
    """Point to a criterion that a commune's tasks demand but its count of criteria leaves out.

    A commune that promises 12 → 13 by criterion 17 and orders criterion 10 to be met as well either has 10 among its
    twelve or promises fourteen; the paper does not say which, so a person is asked.
    """
    if paper.head.level != "commune":
        return
    starts, ends = own_criteria(paper)
    gained = criteria_to_complete(paper)
    if not ends or not starts or not gained:
        return
    start, end = starts[0], ends[-1]
    kept, promised = start.numerator or 0, end.numerator or 0
    if kept + len(gained) != promised:
        return  # told already: the count itself does not hold
    settled = {*gained, *(name for fact in starts for name in fact.criteria)}
    for criterion, begin, stop in _demanded(paper):
        if criterion in settled or any(fact.start <= begin < fact.end for fact in gained.values()):
            continue
        settled.add(criterion)
        more = promised + 1
        yield Finding(
            code="target_vs_task",
            severity=Severity.WARNING,
            message=f"Nhiệm vụ còn yêu cầu đạt tiêu chí {criterion}, ngoài tiêu chí {', '.join(gained)} đã tính vào "
            f"mục tiêu; nếu tiêu chí {criterion} chưa nằm trong {number(kept)} tiêu chí đã đạt thì phải là "
            f"{number(more)}/{number(end.denominator or 19)}.",
            quotes=(paper.span(begin, stop), end.quote),
            spans=((begin, stop), (end.start, end.end)),
            stated=Decimal(promised),
            computed=Decimal(more),
            arithmetic=f"{number(kept)} + {len(gained)} + 1 = {number(more)} ≠ {number(promised)}",
        )


def _demanded(paper: Paper) -> Iterator[tuple[str, int, int]]:
    """Yield (criterion, start, end) of each demand to meet a criterion of the commune set, in order of place."""
    lowered, places = paper.lowered
    for match in _TASK.finditer(lowered):
        before = lowered[max(0, match.start() - 120) : match.start()]
        sentence = before[max((end.end() for end in _CLAUSE_END.finditer(before)), default=0) :].lstrip(" -+–*•")
        if _NOT_A_TASK.search(before) or _PURPOSE.search(sentence.rsplit(",", 1)[-1]):
            continue
        criterion = match.group("number")
        name = match.group("name") or ""
        if criterion is None:
            known = criteria.name_at(canonical(name), 0)
            criterion = known[0] if known is not None else None
        if criterion is None or not 1 <= int(criterion) <= 19 or _OTHER_SET.search(name):
            continue
        yield criterion, places[match.start() - len(sentence)], places[match.end() - 1] + 1


def letters_are_whole(paper: Paper) -> Iterator[Finding | Agreement]:
    """Point to letters lost on the way: replacement characters, private-use characters, glued numbers of papers."""
    lost = re.search(r"\S{0,20}[\ufffd\ue000-\uf8ff]\S{0,20}", paper.text)
    if lost is not None:
        yield Finding(
            code="corrupt_text",
            severity=Severity.WARNING,
            message="Có chữ bị mất khi chuyển mã hoặc trích văn bản; cần xem bản gốc.",
            quotes=(collapse(lost.group()),),
            spans=(lost.span(),),
        )
    for match in re.finditer(r"(?<![\w/.-])[a-z]\d{1,5}/(?:\d{4}/)?[A-ZĐ][A-ZĐ-]{1,20}", paper.text):
        yield Finding(
            code="corrupt_text",
            severity=Severity.WARNING,
            message=f"Số hiệu “{match.group()}” dính chữ thừa; cần xem bản gốc.",
            quotes=(match.group(),),
            spans=(match.span(),),
        )


FINDERS = (years_are_not_left_over, deadlines_lie_ahead, tasks_fit_targets, letters_are_whole)

"""Annexes that a paper cites by number: a number left out, and annexes cited without one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ntm.core.kernel.vietnamese import compose
from ntm.core.reading.facts import Agreement, Finding, Severity
from ntm.core.reading.findings.paper import Paper

_CITED = re.compile(
    r"(?P<kind>phụ lục|phụ biểu|biểu|mẫu)(?: số)? (?P<list>(?:\d{1,2}|[ivx]{1,5})(?:(?:, ?|; ?| và | ?- "
    r"?)(?:\d{1,2}|[ivx]{1,5})"
    r"(?![\da-zà-ỹđ/.]))*)(?![\da-zà-ỹđ/]|\.\d)"
)
_BLANK = re.compile(r"(?P<kind>phụ lục|phụ biểu|biểu) số (?P<gap>…|[….]{2,}|_{2,}|: ?kèm|\(?kèm|kèm theo|đính kèm)")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_OF_ANOTHER = re.compile(
    r"[^.;\n]{0,60}(?:của|ban hành kèm theo|theo|tại) (?:quyết định|nghị định|thông tư|công văn|kế hoạch số)"
)


def annexes_run_on(paper: Paper) -> Iterator[Finding | Agreement]:
    """Ask for the annex that a row of numbers leaves out ("phụ lục 01, 02, 04"), and for a number that is not written.

    Annexes of another instrument ("phụ lục II ban hành kèm theo Thông tư …") are not the paper's own. One number, or
    numbers that do not begin at 1, prove nothing.
    """
    lowered, places = paper.lowered
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for match in _CITED.finditer(lowered):
        if match.group("kind") == "mẫu" or _OF_ANOTHER.match(lowered, match.end()):
            continue
        span = (places[match.start()], places[match.end() - 1] + 1)
        for number in _numbers(match.group("list")):
            found.setdefault(match.group("kind"), {}).setdefault(number, span)
    for kind, numbers in found.items():
        missing = [number for number in range(1, max(numbers)) if number not in numbers]
        if 1 in numbers and len(numbers) > 1 and missing and len(missing) < len(numbers):
            last = numbers[max(numbers)]
            told = ", ".join(str(number) for number in missing)
            yield Finding(
                code="missing_annex",
                severity=Severity.WARNING,
                message=f"Văn bản viện dẫn {kind} đến số {max(numbers)} nhưng không nhắc {kind} số {told}.",
                quotes=(paper.span(*last),),
                spans=(last,),
                stated=Decimal(max(numbers)),
                computed=Decimal(len(numbers)),
            )
    yield from _not_attached(paper, found)
    for match in _BLANK.finditer(lowered):
        span = (places[match.start()], places[match.end() - 1] + 1)
        yield Finding(
            code="missing_annex",
            severity=Severity.WARNING,
            message=f"Văn bản viện dẫn {match.group('kind')} mà chưa ghi số.",
            quotes=(paper.span(*span),),
            spans=(span,),
        )


_HEADING = re.compile(
    r"^[ \t]*(?:phụ lục|PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu)(?: (?:SỐ|số))?[ :]+(?P<number>\d{1,2}|[IVX]{1,5})[.: \t]*"
    r"(?:\n|[-–(:].*\n|$)",
    re.MULTILINE,
)


def _not_attached(paper: Paper, cited: Mapping[str, Mapping[int, tuple[int, int]]]) -> Iterator[Finding]:
    """Ask for an annex that the paper cites and does not have, where it has other annexes of that name."""
    text = compose(paper.text)
    if len(text) != len(paper.text):
        text = paper.text
    attached: dict[str, set[int]] = {}
    for match in _HEADING.finditer(text):
        kind = " ".join(match.group(0).lower().split()[:2])
        attached.setdefault(kind, set()).add(_number(match.group("number").lower()))
    for kind, numbers in attached.items():
        for number, span in cited.get(kind, {}).items():
            if number in numbers:
                continue
            yield Finding(
                code="missing_annex",
                severity=Severity.WARNING,
                message=f"Văn bản viện dẫn {kind} {number} nhưng không kèm {kind} đó.",
                quotes=(paper.span(*span),),
                spans=(span,),
            )


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers of a list: "01, 02 và 03", "I-III" as the three that it spans."""
    pieces = re.split(r", ?|; ?| và ", text)
    for piece in pieces:
        ends = [_number(end) for end in re.split(r" ?- ?", piece) if end]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + 30:
            yield from range(ends[0], ends[1] + 1)
        else:
            yield from ends


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if index + 1 < len(values) and value < values[index + 1] else value for index, value in enumerate(values)
    )


FINDERS = (annexes_run_on,)

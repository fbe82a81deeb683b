"""Pages in Vietnamese of what the law files say, for people who check them against the official texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ntm.core.criteria.additions import Overlay
from ntm.core.criteria.sets import (
    Case,
    CriteriaSet,
    Criterion,
    Indicator,
    IndicatorVersion,
    Measure,
    MeasureKind,
    Requirement,
    Threshold,
    Value,
)
from ntm.core.criteria.sources import Instrument
from ntm.core.criteria.statements import open_thresholds, statements_of
from ntm.core.criteria.wording import conditions_in_words, requirement_in_words
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.vietnamese import format_number
from ntm.law.files import LawLibrary

_NOTICE = "<!-- Trang này do lệnh `ntm law docs` viết từ các tệp luật; sửa tệp luật, không sửa trang. -->"


def pages_of(library: LawLibrary) -> dict[str, str]:
    """Return the pages by file name: one a criteria set, one of instruments, and the contents."""
    pages = {f"{code}.md": _set_page(one) for code, one in library.sets.items()}
    pages["continuity.md"] = _continuity_page(library)
    pages["contents.md"] = _contents_page(library)
    pages["instruments.md"] = _instruments_page(library.instruments.values())
    pages["README.md"] = _contents(library)
    return pages


def _contents(library: LawLibrary) -> str:
    lines = [_NOTICE, "", "# Các bộ tiêu chí", "", "| bộ tiêu chí | hiệu lực | tiêu chí | chỉ tiêu | chưa đối chiếu |"]
    lines.append("|---|---|---|---|---|")
    for code, one in library.sets.items():
        statements = statements_of(one)
        unverified = sum(not statement.citation.is_verified for statement in statements)
        indicators = sum(len(criterion.indicators) for criterion in one.criteria if not criterion.judged_whole)
        lines.append(
            f"| [{one.title}]({code}.md) | {_days(one.span)} | {len(one.criteria)} | {indicators} "
            f"| {unverified}/{len(statements)} giá trị |"
        )
    lines += ["", "Các văn bản được viện dẫn: [instruments.md](instruments.md). Cùng khái niệm ở các bộ: "]
    lines[-1] += "[continuity.md](continuity.md). Nội dung của từng kế hoạch: [contents.md](contents.md)."
    lines += [""]
    return "\n".join(lines)


def _instruments_page(instruments: Iterable[Instrument]) -> str:
    lines = [_NOTICE, "", "# Văn bản được viện dẫn", ""]
    lines += ["| văn bản | tên | ban hành | có hiệu lực | sửa đổi, thay thế | đối chiếu |", "|---|---|---|---|---|---|"]
    for one in instruments:
        issued = format_day(one.issued_on) if one.issued_on else "chưa biết"
        force = format_day(one.in_force_from) if one.in_force_from else "chưa biết"
        changed = ", ".join((*one.amends, *one.replaces)) or "–"
        note = f"{one.verification.label}" + (f". {one.note}" if one.note else "")
        lines.append(f"| {one.key} | {_cell(one.title)} | {issued} | {force} | {changed} | {_cell(note)} |")
    return "\n".join([*lines, ""])


def _set_page(one: CriteriaSet) -> str:
    lines = [_NOTICE, "", f"# {one.title}", ""]
    lines.append(f"Mã: `{one.code}`. Hiệu lực: {_days(one.span)}. Căn cứ: {_source(one.citation)}.")
    if one.province_code:
        lines.append(f"Áp dụng trong tỉnh có mã {one.province_code}.")
    if not one.complete:
        lines.append("**Chỉ biết một phần của bộ tiêu chí này.**")
    lines += ["", one.note, ""] if one.note else [""]
    for rule in one.category_rules:
        lines += [f"- {rule.title}: {_source(rule.citation)}."]
    if one.areas:
        lines += ["", "| ký hiệu | vùng hoặc nhóm xã |", "|---|---|"]
        lines += [f"| {area.code} | {area.title} |" for area in one.areas]
    if one.bands:
        lines += ["", "Nhóm theo số tiêu chí đạt: " + "; ".join(band.title.lower() for band in one.bands) + "."]
    if one.nearly is not None:
        lines += ["", f"{one.nearly.title} ({_source(one.nearly.citation)})."]
    for delegation in one.delegations:
        lines += ["", f"Phân cấp: {delegation.title} ({_source(delegation.citation)})."]
    if one.overlay is not None:
        return "\n".join([*lines, *_overlay(one, one.overlay), ""])
    open_ = open_thresholds(one)
    if open_:
        lines += ["", "## Mức chưa biết", "", "Người phụ trách kết luận đạt hay chưa đạt, kèm minh chứng:", ""]
        lines += [f"- {gap.label}" for gap in open_]
    for criterion in one.criteria:
        lines += ["", *_criterion(criterion, one)]
    return "\n".join([*lines, ""])


def _overlay(one: CriteriaSet, overlay: Overlay) -> Iterator[str]:
    yield from ("", f"Ngoài các mức ở bảng dưới, mọi chỉ tiêu như [bộ tiêu chí quốc gia]({overlay.of}.md).", "")
    yield from ("| quyết định | hiệu lực | mức của tỉnh | ghi chú |", "|---|---|---|---|")
    for version in overlay.versions:
        decided = [
            f"`{it.measure}`{f' ({it.case})' if it.case else ''}: " + _requirement(asked, found, one)
            for it in version.decided
            for found in (one.indicator(it.indicator).at(version.span.start),)
            for case in found.cases
            for asked in case.requirements
            if (case.title, asked.measure) == (it.case, it.measure)
        ]
        cells = (
            _source(version.citation),
            _days(version.span),
            "<br>".join(decided) or "**chưa nhập**",
            version.note or "–",
        )
        yield "| " + " | ".join(map(_cell, cells)) + " |"


def _continuity_page(library: LawLibrary) -> str:
    codes = [code for code, one in library.sets.items() if one.overlay is None and not one.is_blank]
    lines = [_NOTICE, "", "# Cùng một khái niệm ở các bộ tiêu chí", ""]
    lines += ["Số tiêu chí của từng bộ; dấu * là liên kết chỉ suy theo tên, vì chưa biết các chỉ tiêu.", ""]
    lines += ["| khái niệm | " + " | ".join(codes) + " | ghi chú |", "|---" * (len(codes) + 2) + "|"]
    for concept in library.continuity.concepts:
        cells = [concept.title]
        for code in codes:
            numbers = ", ".join(map(str, concept.items.get(code, ()))) or "–"
            cells.append(numbers + ("*" if code in concept.by_name else ""))
        lines.append("| " + " | ".join(map(_cell, [*cells, concept.note or "–"])) + " |")
    lines += ["", "Số liệu dùng chung được:", ""]
    for concept in library.continuity.concepts:
        for figure in concept.figures:
            lines.append(f"- {concept.title}: " + " = ".join(f"`{code}` {it}" for code, it in figure.items()) + ".")
    return "\n".join([*lines, ""])


def _contents_page(library: LawLibrary) -> str:
    lines = [_NOTICE, "", "# Nội dung của từng kế hoạch", ""]
    for plan in library.plans.values():
        lines += [f"## {plan.title}", "", f"{plan.basis}.", "", "| nội dung | tên | tiêu chí |", "|---|---|---|"]
        lines += [f"| {one.number} | {_cell(one.title)} | {', '.join(one.items) or '–'} |" for one in plan.contents]
        lines.append("")
    return "\n".join(lines)


def _supplied(indicator: Indicator, criteria_set: CriteriaSet) -> str:
    supply = criteria_set.supply_of(indicator.id)
    if supply is None:
        return "–"
    who = supply.agency or supply.supplier.label
    return f"{who}; {supply.means.label}<br>{'; '.join(supply.evidence)}"


def _criterion(criterion: Criterion, criteria_set: CriteriaSet) -> Iterator[str]:
    yield f"## {criterion.number}. {criterion.name}"
    yield ""
    yield f"{_source(criterion.citation)}."
    if criterion.judged_whole:
        yield "Chưa biết các chỉ tiêu: người phụ trách đánh giá cả tiêu chí (đạt/chưa đạt)."
        return
    yield ""
    yield "| chỉ tiêu | từ ngày | nội dung | số báo cáo | yêu cầu | nơi cấp, nguồn lực, minh chứng | căn cứ |"
    yield "|---|---|---|---|---|---|---|"
    for indicator in criterion.indicators:
        for version in indicator.versions:
            measures = "<br>".join(f"`{one.code}` {one.label}" + _unit(one) for one in version.measures)
            asked = "<br>".join(_case(case, version, criteria_set) for case in version.cases)
            remarks = [version.name]
            if version.conditional:
                remarks.append(f"*({version.conditional})*")
            if version.province_decides:
                remarks.append("*UBND cấp tỉnh quy định cụ thể.*")
            if version.note:
                remarks.append(f"*{version.note}*")
            sources = {_source(citation): None for citation in _citations(version)}
            cells = (
                indicator.id,
                format_day(version.span.start),
                "<br>".join(remarks),
                measures,
                asked,
                _supplied(indicator, criteria_set),
                "<br>".join(sources),
            )
            yield "| " + " | ".join(map(_cell, cells)) + " |"


def _case(case: Case, version: IndicatorVersion, criteria_set: CriteriaSet) -> str:
    lines = [_requirement(one, version, criteria_set) for one in case.requirements]
    if len(lines) > 1 or len(version.cases) > 1:
        labels = {measure.code: measure.label for measure in version.measures}
        lines = [f"{labels[one.measure]}: {line}" for one, line in zip(case.requirements, lines, strict=True)]
    heads = [", ".join(case.areas)] if case.areas else []
    heads += [conditions_in_words(case, version)] if case.conditions else []
    return (f"**{', '.join(heads)}**: " if heads else "") + "; ".join(lines)


def _requirement(requirement: Requirement, version: IndicatorVersion, criteria_set: CriteriaSet) -> str:
    measure = next(one for one in version.measures if one.code == requirement.measure)
    if requirement.by_year:
        return "<br>".join(
            f"{year}: {_threshold(threshold, requirement, measure, criteria_set)}"
            for year, threshold in requirement.by_year.items()
        )
    return _threshold(requirement.threshold, requirement, measure, criteria_set)


def _threshold(threshold: Threshold, requirement: Requirement, measure: Measure, criteria_set: CriteriaSet) -> str:
    if threshold.everywhere is not None:
        return requirement_in_words(requirement, measure, threshold.everywhere)
    parts = (
        [f"{area.code} {_number(threshold.by_area.get(area.code), requirement)}" for area in criteria_set.areas]
        if threshold.by_area
        else ["**chưa biết**"]
    )
    if threshold.national is not None:
        parts.append(f"*cả nước {_number(threshold.national, requirement)}, để tham khảo*")
    return ", ".join(parts)


def _number(value: Value | None, requirement: Requirement) -> str:
    if value is None:
        return "**chưa biết**"
    sign = {">=": "≥", "<=": "≤"}.get(requirement.operator, str(requirement.operator))
    return f"{sign} {format_number(Decimal(str(value.number)))}"


def _citations(version: IndicatorVersion) -> Iterator[Citation]:
    yield version.citation
    for case in version.cases:
        for requirement in case.requirements:
            for threshold in (requirement.threshold, *requirement.by_year.values()):
                values = (threshold.everywhere, *threshold.by_area.values(), threshold.national)
                yield from (value.citation for value in values if value is not None)


def _source(citation: Citation) -> str:
    checked = f" ngày {format_day(citation.last_checked_on)}" if citation.last_checked_on else ""
    note = f"; {citation.note[0].lower()}{citation.note[1:]}" if citation.note else ""
    return f"{citation.label} ({citation.verification.label}{checked}{note})"


def _unit(measure: Measure) -> str:
    words = (
        "đạt/chưa đạt" if measure.kind.is_yes_or_no else "mức độ" if measure.kind is MeasureKind.LEVEL else measure.unit
    )
    return f" ({words})" if words and words.lower() != measure.label.lower() else ""


def _days(span: Span) -> str:
    return f"từ {format_day(span.start)}" + (f" đến trước {format_day(span.end)}" if span.end else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")

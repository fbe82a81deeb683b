"""The workbook of a province's decisions over a national set, with a prepared row for each value that it may decide."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ntm.core.criteria.additions import Delegation, Scope
from ntm.core.criteria.sets import Case, CriteriaSet, IndicatorVersion, Requirement
from ntm.core.criteria.wording import level_in_short
from ntm.documents.law_workbook import layout
from ntm.documents.law_workbook.overlay_layout import DECISIONS, OVERLAY_SHEETS, PROVINCE_LEVELS, PROVINCE_PART
from ntm.documents.law_workbook.writing import Record, flat, instrument_records, requirement_records, write_workbook

_GUIDE = (
    ("Cách làm", "Ghi các quyết định của tỉnh ở trang “Quyết định của tỉnh”, rồi điền cột “Giá trị” ở trang “Mức của "
     "tỉnh” theo văn bản gốc và nộp ở trang Bộ tiêu chí. Hệ thống kiểm tra, chỉ ra từng ô sai; người thứ hai duyệt "
     "thì mức của tỉnh mới có hiệu lực."),
    ("Không đoán", "Mức nào tỉnh không quy định hoặc chưa đọc được thì để trống cột “Giá trị”: chỉ tiêu đó vẫn như bộ "
     "quốc gia; nơi bộ quốc gia cũng chưa có mức thì người phụ trách đánh giá."),
    ("Không thấp hơn", "Mức của tỉnh không được thấp hơn mức quốc gia, và phải theo một câu phân cấp của bộ quốc gia."),
    ("Chưa ghi được", "Mức chia theo khu vực riêng của tỉnh (ví dụ xã khu vực III) chưa ghi được: để trống, người phụ "
     "trách kết luận. Chỉ tiêu đạt/chưa đạt không có mức nên không có dòng."),
    ("Số lẻ, ngày", "Gõ số và ngày như Excel hiểu (ô số, ô ngày), không gõ dấu ≥ hay % vào ô số. "
     "Không dùng công thức."),
    ("Cột đậm", "Cột có nền xanh đậm là bắt buộc với dòng có giá trị. Không đổi tên trang, tên cột."),
)  # fmt: skip


def overlay_workbook(
    law: Mapping[str, Any], *, base: CriteriaSet, areas: Collection[str], instruments: Sequence[Mapping[str, object]]
) -> bytes:
    """Return the workbook (.xlsx) of a province's overlay.

    `law` is the parsed overlay, `base` the national set it lies over, `areas` those of the set that the province lies
    in (their values are shown beside each row; none given: all). Reading the workbook gives the same overlay again.
    """
    overlay = law["overlay"]
    head = {key: value for key, value in overlay.items() if key != "versions"}
    decisions = overlay.get("versions") or []
    rows = [row for one in decisions for row in _decided(one)]
    shown = areas or [area.code for area in base.areas]
    newest = decisions[-1] if decisions else None
    records = {
        PROVINCE_PART.name: [flat(head)],
        layout.INSTRUMENTS.name: list(instrument_records(instruments)),
        DECISIONS.name: [flat({key: value for key, value in one.items() if key != "values"}) for one in decisions],
        PROVINCE_LEVELS.name: list(_in_order(rows, newest, base, head["delegations"], shown)),
    }
    named = [(f"Phân cấp “{one.code}”", f"{one.title} ({one.citation.label}).") for one in base.delegations]
    return write_workbook(records, sheets=OVERLAY_SHEETS, guide=(*_GUIDE, *named))


def _decided(decision: Mapping[str, Any]) -> Iterator[Record]:
    for one in decision.get("values") or ():
        known = {"from": decision["from"], **{key: one.get(key) for key in ("indicator", "case", "delegation")}}
        yield from requirement_records(one["requirement"], known)


def _in_order(
    rows: Sequence[Record],
    newest: Mapping[str, Any] | None,
    base: CriteriaSet,
    delegations: Collection[str],
    areas: Collection[str],
) -> Iterator[Record]:
    """Yield the rows of earlier decisions, then the newest one's in the order of the set, prepared rows among them."""
    start: date = newest["from"] if newest is not None else base.span.start
    allowed = [one for one in base.delegations if one.code in delegations]
    by_place: dict[tuple[object, object], list[Record]] = {}
    for row in rows:
        if newest is not None and row["from"] != newest["from"]:
            yield row
        else:
            by_place.setdefault((row["measure"], row.get("case") or ""), []).append(row)
    for version, case, requirement in _numbers_asked(base, areas, start):
        delegation = _delegation_for(version, allowed)
        own = by_place.pop((requirement.measure, case.title), None)
        seen = {"shown.name": version.name, "shown.country": _country(requirement, version, areas, start)}
        if own is not None:
            yield from ({**row, **seen} for row in own)
        elif delegation is not None:
            row = _prepared(newest, requirement, version, case, delegation)
            for year, area in _years_and_areas(requirement, areas, start):
                own_areas = [area] if area else areas
                seen["shown.country"] = _country(requirement, version, own_areas, date(year, 12, 31) if year else start)
                yield {**row, **seen, "year": year, "area": area}
    for left in by_place.values():
        yield from left


def _years_and_areas(
    requirement: Requirement, areas: Collection[str], start: date
) -> Iterator[tuple[int | None, str | None]]:
    """Yield the years and areas that rows are prepared for: those by which the country's values go, None for one."""
    years: list[int | None] = [year for year in requirement.by_year if year >= start.year]
    for year in years or [None]:
        threshold = requirement.by_year[year] if year is not None else requirement.threshold
        own: list[str | None] = [area for area in areas if area in threshold.by_area]
        for area in own or [None]:
            yield year, area


def _numbers_asked(
    base: CriteriaSet, areas: Collection[str], on: date
) -> Iterator[tuple[IndicatorVersion, Case, Requirement]]:
    for indicator in base.indicators:
        if not indicator.is_in_force(on):
            continue
        version = indicator.at(on)
        for case in version.cases:
            if case.areas and not set(case.areas) & set(areas):
                continue
            for requirement in case.requirements:
                if not _measure(version, requirement).kind.is_yes_or_no:
                    yield version, case, requirement


def _measure(version: IndicatorVersion, requirement: Requirement) -> Any:
    return next(one for one in version.measures if one.code == requirement.measure)


def _delegation_for(version: IndicatorVersion, allowed: Sequence[Delegation]) -> Delegation | None:
    """Return the narrowest sentence that lets a province decide a value of an indicator, None where none does."""
    reaching = [one for one in allowed if one.covers is Scope.EVERY or version.province_decides]
    return min(reaching, key=lambda one: one.covers is Scope.EVERY, default=None)


def _country(requirement: Requirement, version: IndicatorVersion, areas: Collection[str], on: date) -> str:
    """Return what the country asks of a measure, by area where that differs."""
    measure = _measure(version, requirement)
    threshold = requirement.threshold_on(on)
    if threshold.everywhere is None and not threshold.by_area:
        return "chưa có mức: tỉnh quy định" if version.province_decides else "chưa biết"
    texts = {area: level_in_short(requirement, measure, threshold.for_area(area)) for area in areas}
    if len(set(texts.values())) <= 1:
        return next(iter(texts.values()), level_in_short(requirement, measure, threshold.everywhere))
    return "; ".join(f"{area} {text}" for area, text in texts.items())


def _prepared(
    decision: Mapping[str, Any] | None,
    requirement: Requirement,
    version: IndicatorVersion,
    case: Case,
    delegation: Delegation,
) -> Record:
    """Return a row that lacks the value alone, and the place in the decision where it stands."""
    instrument = decision["citation"]["instrument"] if decision is not None else None
    return {
        "from": decision["from"] if decision is not None else None,
        "indicator": _measure(version, requirement).indicator,
        "case": case.title or None,
        "measure": requirement.measure,
        "operator": str(requirement.operator),
        "share_of": requirement.share_of or None,
        "delegation": delegation.code,
        "citation.instrument": instrument,
        "citation.verification": "unverified",
    }

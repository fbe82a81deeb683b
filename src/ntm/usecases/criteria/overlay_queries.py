"""What pages show of a province's decisions over a national set, and the workbook in which an office enters them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm.core.criteria.additions import Delegation, OverlayVersion, Scope
from ntm.core.criteria.sets import CriteriaSet, IndicatorVersion, Requirement
from ntm.core.criteria.wording import level_in_short
from ntm.core.kernel.citation import Citation
from ntm.core.kernel.vietnamese import fold
from ntm.documents.law_workbook.overlay_writing import overlay_workbook
from ntm.law import files, publishing
from ntm.law.territory.regions import load_regions
from ntm.store.accounts.models import User
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.criteria import queries
from ntm.usecases.territory import queries as territory

_NOT_IN_A_CODE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """A national set that a province may decide values of: `code` is the overlay's, `exists` whether it has one."""

    base: CriteriaSet
    province: str
    code: str
    exists: bool


def choices(by: User, *, on: date) -> tuple[Choice, ...]:
    """Return the overlays that a person may enter on a day: their provinces', over each set that delegates."""
    found = queries.library().sets
    bases = [one for one in found.values() if one.overlay is None and one.delegations and on in one.span]
    return tuple(
        Choice(base, province.name, code, code in found)
        for province in territory.provinces(on)
        if rules.may(by, Action.ENTER_LAW, unit_id=province.id, on=on)
        for base in bases
        for code in (_code_of(base, province_code=province.code, name=province.name),)
    )


def _code_of(base: CriteriaSet, *, province_code: str, name: str) -> str:
    known = (one for one in queries.library().sets.values() if one.overlay is not None and one.overlay.of == base.code)
    return next((one.code for one in known if one.province_code == province_code), f"{base.code}@{_plain(name)}")


def _plain(name: str) -> str:
    return _NOT_IN_A_CODE.sub("-", fold(name)).strip("-")


def workbook(code: str, *, on: date) -> bytes:
    """Return the workbook of an overlay, prepared for a province that has none yet; raise `files.UnknownSet`."""
    library = queries.library()
    law = _law(code, on=on)
    base = library.criteria_set(law["overlay"]["of"])
    region = load_regions().by_code.get(law["overlay"]["province"])
    areas = [area.code for area in base.areas if area.code == region]
    entries = [publishing.entry_of(one) for one in library.instruments.values()]
    return overlay_workbook(law, base=base, areas=areas, instruments=entries)


def _law(code: str, *, on: date) -> dict[str, Any]:
    library = queries.library()
    if code in library.sets:
        return publishing.parsed_set(code, folders=files.law_folders(queries.law_home()))
    of, _, name = code.partition("@")
    base = library.sets.get(of)
    province = next((one for one in territory.provinces(on) if _plain(one.name) == name), None)
    if base is None or base.overlay is not None or not base.delegations or province is None:
        raise files.UnknownSet(code)
    head = {
        "code": code,
        "of": of,
        "title": f"{base.title}, phần {province.name} quy định",
        "province": province.code,
        "delegations": [one.code for one in base.delegations],
    }
    return {"schema": 1, "overlay": head}


@dataclass(frozen=True, slots=True)
class Level:
    """A value that a province decided, beside the country's, with the sentence that lets it decide."""

    indicator: str
    what: str
    text: str
    country: str
    citation: Citation
    delegation: Delegation


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A province's decision: its values, and the indicators left to the province for which it has none."""

    version: OverlayVersion
    levels: tuple[Level, ...]
    open: tuple[str, ...]


def decisions(laid: CriteriaSet) -> tuple[DecisionView, ...]:
    """Return a province's decisions in order of days; none for a set that is no overlay."""
    if laid.overlay is None:
        return ()
    base = queries.library().criteria_set(laid.overlay.of)
    return tuple(_decision(laid, base, version) for version in laid.overlay.versions)


def _decision(laid: CriteriaSet, base: CriteriaSet, version: OverlayVersion) -> DecisionView:
    assert laid.overlay is not None
    by_code = {one.code: one for one in laid.overlay.delegations}
    region = str(load_regions().by_code.get(laid.province_code or "", ""))
    levels: list[Level] = []
    for decided in version.decided:
        on = next(day for day in _days(laid, decided.indicator) if day in version.span)
        new, old = (one.indicator(decided.indicator).at(on) for one in (laid, base))
        asked = _asked(new, decided.case, decided.measure)
        before = _asked(old, decided.case, decided.measure)
        delegation = by_code[decided.delegation]
        levels += _levels(new, asked, before, case=decided.case, delegation=delegation, region=region)
    have = {decided.indicator for decided in version.decided}
    narrow = any(one.covers is Scope.PROVINCE_DECIDES for one in laid.overlay.delegations)
    left = (one.id for one in base.indicators if narrow and one.id not in have and _is_left_open(base, one.id, version))
    return DecisionView(version, tuple(levels), tuple(left))


def _days(laid: CriteriaSet, indicator: str) -> Iterator[date]:
    yield from (version.span.start for version in laid.indicator(indicator).versions)


def _is_left_open(base: CriteriaSet, indicator: str, version: OverlayVersion) -> bool:
    """Say whether the text leaves a value of an indicator to the province in the days of a decision."""
    return any(
        it.province_decides
        and it.span.overlaps(version.span)
        and any(not one.threshold.by_area and one.threshold.everywhere is None and not one.by_year
                for case in it.cases for one in case.requirements)
        for it in base.indicator(indicator).versions
    )  # fmt: skip


def _asked(version: IndicatorVersion, case: str, measure: str) -> Requirement:
    return next(one for it in version.cases if it.title == case for one in it.requirements if one.measure == measure)


def _levels(
    version: IndicatorVersion, new: Requirement, old: Requirement, *, case: str, delegation: Delegation, region: str
) -> Iterator[Level]:
    """Yield the values of one requirement, each beside the country's for its area, or for the province's region."""
    measure = next(one for one in version.measures if one.code == new.measure)
    named = [version.name if len(version.measures) == 1 else measure.label]
    named += [case] if case else []
    for year, threshold in (new.by_year or {0: new.threshold}).items():
        before = old.by_year.get(year, old.threshold) if old.by_year else old.threshold
        when = [f"năm {year}"] if year else []
        values = {"": threshold.everywhere} if threshold.everywhere is not None else dict(threshold.by_area)
        for area, value in values.items():
            if value is None or value == before.for_area(area or None):  # as the country asks
                continue
            yield Level(
                indicator=measure.indicator,
                what="; ".join([*named, *when, *([f"vùng {area}"] if area else [])]),
                text=level_in_short(new, measure, value),
                country=level_in_short(old, measure, before.for_area(area or region)),
                citation=value.citation,
                delegation=delegation,
            )

"""What a commune may promise for a year, and why it may not promise something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.criteria.sets import CriteriaSet, Tier
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.territory import queries as units


class NotARegistration(ValueError):
    """A promise of something that cannot be promised there; the message is Vietnamese."""


class NotRecognised(ValueError):
    """A commune that is not recognised is promised for the advanced set without a reason; Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegistration:
    """What a commune promises: a criterion ("5") or indicator ("18.2") of a set, a village, or the whole set ("").

    `recognised_by` is the paper by which the commune is recognised at the tier below, where the set stands above the
    standard; `despite` the reason for promising it all the same.
    """

    set_code: str
    item: str = ""
    village_id: int | None = None
    quarter: int | None = None
    note: str = ""
    recognised_by: str = ""
    despite: str = ""


def commune_of(unit_id: int, *, on: date) -> units.UnitOn:
    """Return the commune that registers on a day; raise `NotARegistration` where there is none."""
    try:
        unit = units.unit_on(unit_id, on)
    except units.UnitNotFound as error:
        raise NotARegistration(f"Ngày {format_day(on)} không còn đơn vị này; đăng ký tại đơn vị mới.") from error
    if unit.level is not Level.COMMUNE:
        raise NotARegistration("Chỉ cấp xã đăng ký.")
    return unit


def set_of(code: str) -> CriteriaSet:
    """Return a set of criteria; raise `NotARegistration` for one that nobody knows."""
    for one in criteria.known_sets():
        if one.code == code:
            return one
    raise NotARegistration(f"Không có bộ tiêu chí {code}.")


def require_promisable(one: NewRegistration, criteria_set: CriteriaSet, *, unit_id: int, year: int, on: date) -> None:
    """Raise `NotARegistration` or `NotRecognised` for what cannot be promised by a commune for a year."""
    if one.quarter is not None and not 1 <= one.quarter <= 4:
        raise NotARegistration("Quý chưa đúng.")
    if one.village_id is not None:
        if criteria_set.level is not Level.VILLAGE or one.item:
            raise NotARegistration("Thôn, bản đăng ký cả bộ tiêu chí thôn, bản của tỉnh.")
        if one.village_id not in {village.id for village in units.villages_in(unit_id, on)}:
            raise NotARegistration("Thôn, bản không thuộc xã này.")
        return
    if criteria_set.level is not Level.COMMUNE:
        raise NotARegistration("Chọn bộ tiêu chí cấp xã, hoặc chọn thôn, bản.")
    if criteria_set.span.start.year > year or (criteria_set.span.end and criteria_set.span.end <= date(year, 1, 1)):
        raise NotARegistration(f"{criteria_set.title} không áp dụng trong năm {year}.")
    items = {str(criterion.number) for criterion in criteria_set.criteria}
    if one.item and one.item not in items | {indicator.id for indicator in criteria_set.indicators}:
        raise NotARegistration(f"{criteria_set.title} không có tiêu chí, chỉ tiêu {one.item}.")
    if criteria_set.tier is not Tier.STANDARD and not one.recognised_by.strip() and not one.despite.strip():
        raise NotRecognised(
            "Xã chưa được công nhận đạt chuẩn nông thôn mới: chỉ đăng ký bộ tiêu chí cao hơn khi ghi rõ lý do."
        )


def basis_of(one: NewRegistration) -> str:
    """Return on what a promise beyond the standard rests, empty where the standard alone is promised."""
    if one.despite.strip():
        return f"Đăng ký khi chưa được công nhận: {one.despite.strip()}"
    return f"Đã được công nhận theo {one.recognised_by.strip()}." if one.recognised_by.strip() else ""

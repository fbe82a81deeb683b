"""What a fact says, in words that an official reads at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.vietnamese import format_number
from ntm.core.reading.facts import Fact, FactKind

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "", "~": "khoảng"}
_SETS = {
    "advanced": "bộ tiêu chí nâng cao",
    "exemplary": "bộ tiêu chí kiểu mẫu",
    "village": "bộ tiêu chí bản",
    "district": "bộ tiêu chí huyện",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A fact in words: what it is about, the value that it states, and remarks that change its meaning."""

    says: str
    value: str = ""
    remarks: tuple[str, ...] = ()


def put_in_words(fact: Fact, criterion_names: Mapping[str, str]) -> Wording:
    """Say a fact in Vietnamese; `criterion_names` maps numbers of the commune set ("10") to their names."""
    wording = _BY_KIND[fact.kind](fact, criterion_names)
    remarks = list(wording.remarks)
    if fact.baseline:
        remarks.append("hiện trạng")
    if fact.delta:
        remarks.append("mức tăng thêm")
    if fact.criteria_set in _SETS:
        remarks.append(_SETS[fact.criteria_set])
    return Wording(wording.says, wording.value, tuple(remarks))


def _criterion(number: str | None, fact: Fact, names: Mapping[str, str]) -> str:
    if not number:
        return "tiêu chí (chưa rõ số)"
    word = "chỉ tiêu" if "." in number else "tiêu chí"
    # The names are those of the commune set; number 8 of the village set is another thing.
    name = names.get(number, "") if fact.criteria_set in (None, "commune") else ""
    return f"{word} {number} {name}".rstrip()


def _ratio(fact: Fact, unit: str) -> str:
    sign = _SIGNS.get(fact.op or "", "")
    if fact.numerator is not None:
        of = f"/{fact.denominator}" if fact.denominator is not None else ""
        return f"{sign} {fact.numerator}{of} {unit}".strip()
    return _amount(fact)


def _amount(fact: Fact) -> str:
    if fact.range is not None:
        low, high = fact.range
        if low is not None and high is not None:
            return _with_unit(f"{format_number(low)}–{format_number(high)}", fact.unit)
        if low is not None or high is not None:
            bound = low if low is not None else high
            return _with_unit(f"{'từ' if low is not None else 'đến'} {_number(bound)}", fact.unit)
    if fact.value is None:
        return ""
    sign = _SIGNS.get(fact.op or "", "")
    return _with_unit(f"{sign} {_number(fact.value)}".strip(), fact.unit)


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def _with_unit(number: str, unit: str | None) -> str:
    if not unit:
        return number
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}"


def _criterion_count(fact: Fact, names: Mapping[str, str]) -> Wording:
    says = _criterion(fact.criterion, fact, names)
    return Wording(says[:1].upper() + says[1:], _ratio(fact, fact.unit or "xã"))


def _commune_criteria(fact: Fact, names: Mapping[str, str]) -> Wording:
    return Wording("Số tiêu chí một xã đạt", _ratio(fact, fact.unit or "tiêu chí"))


def _standard_count(fact: Fact, names: Mapping[str, str]) -> Wording:
    unit = fact.unit or "đơn vị"
    return Wording(f"Chuẩn {fact.standard}" if fact.standard else "Chuẩn chưa rõ", _ratio(fact, unit))


def _band_count(fact: Fact, names: Mapping[str, str]) -> Wording:
    unit = fact.unit or "xã"
    low, high = fact.band or (None, None)
    if low is not None and high is not None:
        band = f"{low} tiêu chí" if low == high else f"từ {low} đến {high} tiêu chí"
    elif low is not None:
        band = f"từ {low} tiêu chí trở lên"
    elif high is not None:
        band = f"tối đa {high} tiêu chí"
    else:
        band = "nhóm tiêu chí chưa rõ"
    return Wording(band[:1].upper() + band[1:], _ratio(fact, unit))


def _average_criteria(fact: Fact, names: Mapping[str, str]) -> Wording:
    return Wording("Bình quân tiêu chí đạt của một xã", _amount(fact))


def _capital(fact: Fact, names: Mapping[str, str]) -> Wording:
    remarks = (f"thuộc {fact.parent}",) if fact.parent else ()
    return Wording(fact.label or "Nguồn vốn", _amount(fact), remarks)


def _indicator_target(fact: Fact, names: Mapping[str, str]) -> Wording:
    says = fact.indicator or "Chỉ tiêu"
    says = says[:1].upper() + says[1:]
    value = _amount(fact) or _ratio(fact, fact.unit or "")
    remarks = (_criterion(fact.criterion, fact, names),) if fact.criterion else ()
    return Wording(says, value, remarks)


def _deadline(fact: Fact, names: Mapping[str, str]) -> Wording:
    says = fact.task or "Thời hạn"
    remarks = (fact.agency,) if fact.agency else ()
    return Wording(says, format_day(fact.date) if fact.date else _amount(fact), remarks)


def _assignment(fact: Fact, names: Mapping[str, str]) -> Wording:
    says = fact.agency or "Chưa rõ cơ quan"
    if fact.task:
        says = f"{says}: {fact.task}"
    value = f"tiêu chí {', '.join(fact.criteria)}" if fact.criteria else ""
    return Wording(says, value)


def _legal_citation(fact: Fact, names: Mapping[str, str]) -> Wording:
    says = " của ".join(part for part in (fact.number, fact.issuer) if part) or fact.quote
    return Wording(says, format_day(fact.date) if fact.date else "")


def _reporting_duty(fact: Fact, names: Mapping[str, str]) -> Wording:
    says = " → ".join(part for part in (fact.agency, fact.recipient) if part) or fact.task or "Báo cáo"
    when = format_day(fact.date) if fact.date else f"hằng {fact.recurring}" if fact.recurring else ""
    return Wording(says, when, (fact.indicator,) if fact.indicator else ())


def _named(fact: Fact, names: Mapping[str, str]) -> Wording:
    return Wording(fact.label or fact.recipient or fact.quote, "")


_BY_KIND = {
    FactKind.CRITERION_COUNT: _criterion_count,
    FactKind.COMMUNE_CRITERIA: _commune_criteria,
    FactKind.STANDARD_COUNT: _standard_count,
    FactKind.BAND_COUNT: _band_count,
    FactKind.AVERAGE_CRITERIA: _average_criteria,
    FactKind.CAPITAL: _capital,
    FactKind.INDICATOR_TARGET: _indicator_target,
    FactKind.DEADLINE: _deadline,
    FactKind.ASSIGNMENT: _assignment,
    FactKind.LEGAL_CITATION: _legal_citation,
    FactKind.REPORTING_DUTY: _reporting_duty,
    FactKind.CAMPAIGN: _named,
    FactKind.RECIPIENT: _named,
}

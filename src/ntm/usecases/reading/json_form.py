"""Readings as plain values for JSON, in the shape that scripts rely on: English keys, numbers as numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ntm.core.reading.facts import Agreement, CrossAgreement, CrossFinding, Fact, Finding, PaperReading
from ntm.core.territory.unit import UnitVersion


def document(file: str, found: PaperReading, unit: UnitVersion | None) -> dict[str, Any]:
    """Return one paper; `unit.code` is null where the issuing unit is not found in the lists."""
    head = found.head
    return {
        "file": file,
        "kind": head.kind,
        "title": head.title,
        "issuer": head.issuer,
        "level": head.level,
        "unit": {"code": unit.code if unit else None, "name": unit.full_name if unit else head.unit_name},
        "within": head.within,
        "number": head.number,
        "date": head.date.isoformat() if head.date else None,
        "year": head.year,
        "signer": head.signer,
        "signer_title": head.signer_title,
        "signs_for": head.signs_for,
        "draft": head.draft,
        "doubts": list(found.doubts),
        "facts": [fact(one) for one in found.facts],
        "findings": [finding(one) for one in found.findings],
        "agreements": [agreement(one) for one in found.agreements],
    }


def fact(one: Fact) -> dict[str, Any]:
    """Return one fact; the fields of every kind are always there, the others where the paper states them."""
    values: dict[str, Any] = {
        "kind": one.kind.value,
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "criterion": one.criterion,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "value": number(one.value),
        "unit": one.unit,
        "year": one.year,
        "baseline": one.baseline,
        "delta": one.delta,
        "names": list(one.names),
    }
    extra = {
        "within": list(one.within),
        "op": one.op,
        "range": [number(end) for end in one.range] if one.range else None,
        "band": list(one.band) if one.band else None,
        "standard": one.standard,
        "verb": one.verb,
        "indicator": one.indicator,
        "label": one.label,
        "parent": one.parent,
        "agency": one.agency,
        "agencies": list(one.agencies),
        "recipient": one.recipient,
        "task": one.task,
        "criteria": list(one.criteria),
        "criteria_set": one.criteria_set,
        "number": one.number,
        "date": one.date.isoformat() if one.date else None,
        "issuer": one.issuer,
        "recurring": one.recurring,
        "doubts": list(one.doubts),
    }
    # The root of a capital tree has the parent null, said and not left out.
    stated = {
        key: value for key, value in extra.items() if value not in (None, [], ()) or (key == "parent" and one.label)
    }
    return values | stated


def finding(one: Finding) -> dict[str, Any]:
    """Return one finding."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "quotes": list(one.quotes),
        "spans": [list(span) for span in one.spans],
        "stated": number(one.stated),
        "computed": number(one.computed),
        "arithmetic": one.arithmetic,
        "proposal": one.proposal,
    }


def agreement(one: Agreement) -> dict[str, Any]:
    """Return one agreement."""
    return {
        "code": one.code,
        "message": one.message,
        "quotes": list(one.quotes),
        "spans": [list(span) for span in one.spans],
    }


def cross_finding(one: CrossFinding) -> dict[str, Any]:
    """Return one finding between papers."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "files": list(one.files),
        "quotes": list(one.quotes),
        "spans": [list(span) for span in one.spans],
        "stated": number(one.stated),
        "computed": number(one.computed),
        "arithmetic": one.arithmetic,
        "proposal": one.proposal,
    }


def cross_agreement(one: CrossAgreement) -> dict[str, Any]:
    """Return one check between papers that holds."""
    return {
        "code": one.code,
        "message": one.message,
        "files": list(one.files),
        "quotes": list(one.quotes),
        "spans": [list(span) for span in one.spans],
    }


def number(value: Decimal | None) -> int | float | None:
    """Return a number as JSON has it: whole numbers without a point, blank as null."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

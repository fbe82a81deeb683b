"""Rows of papers to core values and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from ntm.core.reading.facts import Agreement, CrossFinding, Fact, FactKind, Finding, PaperHead, PaperReading
from ntm.store.reading.models import Paper, PaperFact, PaperFinding

_OWN_COLUMNS = frozenset({"kind", "start", "end", "quote"})
_DATA_FIELDS = tuple(field.name for field in fields(Fact) if field.name not in _OWN_COLUMNS)


def plain(value: Any) -> Any:
    """Return a fact's value as JSON can hold it: numbers as numbers where nothing is lost, days in ISO form."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        number = float(value)
        return number if Decimal(repr(number)) == value else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def fact_data(fact: Fact) -> dict[str, Any]:
    """Return all fields of a fact that have no column of their own."""
    return {name: plain(getattr(fact, name)) for name in _DATA_FIELDS}


def fact(row: PaperFact) -> Fact:
    """Return the fact that a row keeps; fields that a later version knows and the row does not stay empty."""
    data = row.data
    return Fact(
        kind=FactKind(row.kind),
        start=row.start,
        end=row.end,
        quote=row.quote,
        criterion=data.get("criterion"),
        numerator=data.get("numerator"),
        denominator=data.get("denominator"),
        value=_decimal(data.get("value")),
        unit=data.get("unit"),
        year=data.get("year"),
        baseline=bool(data.get("baseline")),
        delta=bool(data.get("delta")),
        names=tuple(data.get("names") or ()),
        within=tuple(data.get("within") or ()),
        op=data.get("op"),
        range=_pair(data.get("range"), _decimal),
        band=_pair(data.get("band"), _whole),
        standard=data.get("standard"),
        verb=data.get("verb"),
        indicator=data.get("indicator"),
        label=data.get("label"),
        parent=data.get("parent"),
        agency=data.get("agency"),
        agencies=tuple(data.get("agencies") or ()),
        recipient=data.get("recipient"),
        task=data.get("task"),
        criteria=tuple(data.get("criteria") or ()),
        criteria_set=data.get("criteria_set"),
        number=data.get("number"),
        date=date.fromisoformat(data["date"]) if data.get("date") else None,
        issuer=data.get("issuer"),
        recurring=data.get("recurring"),
        doubts=tuple(data.get("doubts") or ()),
        confidence=data.get("confidence"),
    )


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _pair(value: Any, of: Any) -> Any:
    return None if value is None else (of(value[0]), of(value[1]))


def head_columns(head: PaperHead) -> dict[str, Any]:
    """Return the columns of a paper that its head fills, cut to their lengths."""
    return {
        "kind": head.kind[:20],
        "title": (head.title or "")[:500],
        "issuer": (head.issuer or "")[:200],
        "level": (head.level or "")[:10],
        "unit_name": (head.unit_name or "")[:200],
        "within": (head.within or "")[:200],
        "signer": (head.signer or "")[:200],
        "signer_title": (head.signer_title or "")[:200],
        "signs_for": (head.signs_for or "")[:300],
        "number": (head.number or "")[:80],
        "issued_on": head.date,
        "year": head.year if head.year is not None and 1900 <= head.year <= 2100 else None,
    }


def head(row: Paper) -> PaperHead:
    """Return what a paper says of itself."""
    return PaperHead(
        kind=row.kind,
        title=row.title or None,
        issuer=row.issuer or None,
        level=row.level or None,
        unit_name=row.unit_name or None,
        within=row.within or None,
        number=row.number or None,
        date=row.issued_on,
        year=row.year,
        signer=row.signer or None,
        signer_title=row.signer_title or None,
        signs_for=row.signs_for or None,
        draft=row.is_draft,
    )


def reading(row: Paper, facts: Iterable[PaperFact]) -> PaperReading:
    """Return a paper as it was read, without its findings, which are derived anew."""
    return PaperReading(head=head(row), text=row.text, facts=tuple(map(fact, facts)), doubts=tuple(row.doubts))


def finding_row(found: Finding, *, paper_id: int, position: int, places: Sequence[str] = ()) -> PaperFinding:
    """Return the row of a contradiction inside a paper, not saved yet; `places` say where its quotes stand."""
    return PaperFinding(
        paper_id=paper_id,
        position=position,
        code=found.code[:40],
        severity=found.severity.value,
        message=found.message,
        data=_evidence(found) | {"places": list(places)},
    )


def cross_finding_row(found: CrossFinding, *, paper_ids: Sequence[int], position: int) -> PaperFinding:
    """Return the row of a contradiction between papers, not saved yet; `paper_ids` run parallel to the quotes."""
    first = paper_ids[0]
    other = next((paper_id for paper_id in paper_ids if paper_id != first), None)
    return PaperFinding(
        paper_id=first,
        other_id=other,
        position=position,
        code=found.code[:40],
        severity=found.severity.value,
        message=found.message,
        data=_evidence(found) | {"papers": list(paper_ids)},
    )


def _evidence(found: Finding | CrossFinding) -> dict[str, Any]:
    return {
        "quotes": list(found.quotes),
        "spans": [list(span) for span in found.spans],
        "stated": plain(found.stated),
        "computed": plain(found.computed),
        "arithmetic": found.arithmetic,
        "proposal": found.proposal,
    }


def agreement_data(agreement: Agreement) -> dict[str, Any]:
    """Return an agreement as a paper's row keeps it."""
    return {
        "code": agreement.code,
        "message": agreement.message,
        "quotes": list(agreement.quotes),
        "spans": [list(span) for span in agreement.spans],
    }


def spans_of(data: Mapping[str, Any]) -> tuple[tuple[int, int] | None, ...]:
    """Return the places of a finding's quotes, parallel to them; None where a place was not given."""
    spans = [(int(span[0]), int(span[1])) if span else None for span in data.get("spans") or ()]
    quotes = data.get("quotes") or ()
    return (*spans, *[None] * len(quotes))[: len(quotes)]

"""Putting misread facts right: a person states what the paper says; the misread fact stays on record, rejected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day, parse_day
from ntm.core.reading.facts import FactKind
from ntm.store.accounts.models import User
from ntm.store.reading import mapping
from ntm.store.reading.models import FactReview, Paper, PaperFact
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.reading import operations, reviewing
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.reading.reviewing import CONFIRMED, REJECTED, DecidedMeanwhile

#: Into so many facts one may be split at most.
MOST_PARTS = 6

_COUNT = ("numerator", "denominator", "unit", "year", "names", "baseline", "delta")
#: What can be put right of each kind of fact, in the order of the form.
FIELDS: Mapping[FactKind, tuple[str, ...]] = {
    FactKind.CRITERION_COUNT: ("criterion", *_COUNT),
    FactKind.COMMUNE_CRITERIA: _COUNT,
    FactKind.STANDARD_COUNT: ("standard", *_COUNT),
    FactKind.BAND_COUNT: ("band", *_COUNT),
    FactKind.AVERAGE_CRITERIA: ("value", "unit", "year", "baseline", "delta"),
    FactKind.CAPITAL: ("label", "parent", "value", "unit", "year"),
    FactKind.INDICATOR_TARGET: (
        "indicator",
        "criterion",
        "value",
        "numerator",
        "denominator",
        "unit",
        "year",
        "names",
        "baseline",
        "delta",
    ),
    FactKind.DEADLINE: ("task", "agency", "date"),
    FactKind.ASSIGNMENT: ("agency", "task", "criteria", "names"),
    FactKind.LEGAL_CITATION: ("number", "date", "issuer"),
    FactKind.REPORTING_DUTY: ("agency", "recipient", "recurring", "date", "task"),
    FactKind.CAMPAIGN: ("label",),
    FactKind.RECIPIENT: ("recipient",),
}
LABELS: Mapping[str, str] = {
    "criterion": "Tiêu chí, chỉ tiêu số",
    "standard": "Chuẩn",
    "band": "Nhóm (từ–đến, ví dụ 15–18 hoặc 19–)",
    "numerator": "Số",
    "denominator": "Trên tổng số",
    "value": "Giá trị",
    "unit": "Đơn vị tính",
    "year": "Năm",
    "names": "Tên được nêu (ngăn bằng dấu ;)",
    "baseline": "Là hiện trạng",
    "delta": "Là mức tăng thêm",
    "label": "Tên (nguồn vốn, phong trào)",
    "parent": "Thuộc nguồn",
    "indicator": "Chỉ tiêu về",
    "task": "Việc",
    "agency": "Cơ quan",
    "date": "Ngày (ngày/tháng/năm)",
    "criteria": "Tiêu chí được giao (ngăn bằng dấu ;)",
    "recipient": "Gửi đến",
    "recurring": "Kỳ (tháng, quý, năm)",
    "number": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
}
FLAGS = frozenset({"baseline", "delta"})
_WHOLE = frozenset({"numerator", "denominator", "year"})
_LISTS = frozenset({"names", "criteria"})


class NotAValue(ValueError):
    """Something typed that the field cannot hold; `field` names it, the message is Vietnamese."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{LABELS[field]}: {message}")
        self.field = field


class NothingChanged(ValueError):
    """A correction that says what the fact says already; the message is Vietnamese."""


class AlreadyCorrected(ValueError):
    """A fact in whose place others stand; those are to be put right instead. The message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form: its name, Vietnamese label, what it holds, and whether it is a yes-or-no."""

    name: str
    label: str
    value: str
    is_flag: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact as the form of its correction shows it. `seen` is the newest review."""

    paper_id: int
    fact_id: int
    kind_label: str
    quote: str
    place: str
    fields: tuple[FormField, ...]
    seen: int


def form_of(fact_id: int, *, by: User, on: date) -> Correction:
    """Return what the form of a fact's correction shows. Raise `NoSuchPaper`, `NotAllowed`."""
    row = PaperFact.objects.select_related("paper").defer("paper__text").filter(pk=fact_id).first()
    if row is None:
        raise NoSuchPaper(f"fact {fact_id}")
    rules.require(by, Action.REVIEW_FACT, unit_id=row.paper.kept_at_id, on=on)
    latest = FactReview.objects.filter(fact=row).order_by("-pk").first()
    kind = FactKind(row.kind)
    return Correction(
        paper_id=row.paper_id,
        fact_id=row.pk,
        kind_label=kind.label,
        quote=row.quote,
        place=str(row.data.get("place") or ""),
        fields=tuple(
            FormField(name, LABELS[name], as_typed(name, row.data.get(name)), name in FLAGS) for name in FIELDS[kind]
        ),
        seen=latest.pk if latest is not None else 0,
    )


def correct_fact(
    *, fact_id: int, parts: Sequence[Mapping[str, str]], note: str, by: User, on: date, at: datetime, seen: int
) -> tuple[int, ...]:
    """Put one fact, or several when it is split, in the place of a misread one; return their ids.

    `parts` are what was typed for each, by the names in `FIELDS`; what a form does not ask stays as read. The new
    facts keep the quote and its place and are confirmed at once; the old one is rejected. Contradictions with other
    papers are derived anew. Raise `NotAValue`, `NothingChanged`, `AlreadyCorrected`, `NotAllowed`, `NoSuchPaper`, or
    `DecidedMeanwhile`; then nothing was written.
    """
    with transaction.atomic():
        fact = PaperFact.objects.select_related("paper").filter(pk=fact_id).first()
        if fact is None:
            raise NoSuchPaper(f"fact {fact_id}")
        rules.require(by, Action.REVIEW_FACT, unit_id=fact.paper.kept_at_id, on=on)
        Paper.objects.select_for_update(no_key=True).only("pk").get(pk=fact.paper_id)
        if PaperFact.objects.filter(corrects=fact).exists():
            raise AlreadyCorrected("Dữ kiện này đã được sửa; hãy sửa dữ kiện mới đứng thay nó.")
        latest = FactReview.objects.filter(fact=fact).select_related("by").order_by("-pk").first()
        if seen != (latest.pk if latest is not None else 0):
            assert latest is not None
            raise DecidedMeanwhile(
                fact_id=fact_id, review_id=latest.pk, decision=latest.decision, by=str(latest.by), at=latest.at
            )
        stated = [_stated(fact, typed) for typed in parts[:MOST_PARTS]]
        if not stated or (len(stated) == 1 and _is_same(fact.data, stated[0])):
            raise NothingChanged("Chưa có gì được sửa so với dữ kiện đã đọc.")
        position = PaperFact.objects.filter(paper_id=fact.paper_id).aggregate(last=Max("position"))["last"] + 1
        done = []
        for at_place, data in enumerate(stated):
            new = PaperFact.objects.create(
                paper=fact.paper,
                position=position + at_place,
                kind=fact.kind,
                start=fact.start,
                end=fact.end,
                quote=fact.quote,
                data=data,
                corrects=fact,
            )
            reviewing.decide(new, CONFIRMED, latest=None, note=note, by=by, on=on, at=at)
            done.append(new.pk)
        if latest is None or latest.decision != REJECTED:
            words = vietnamese.clean(note)[:2000] or ("Đã tách" if len(done) > 1 else "Đã sửa")
            reviewing.decide(fact, REJECTED, latest=latest, note=words, by=by, on=on, at=at)
        operations.recompute_between(fact.paper_id)
        return tuple(done)


def as_typed(name: str, value: Any) -> str:
    """Return a fact's value as a person would type it into the form."""
    if value is None or value == "" or value is False:
        return ""
    if name in FLAGS:
        return "1"
    if name == "band":
        return "–".join("" if end is None else str(end) for end in value)
    if name in _LISTS:
        return "; ".join(str(one) for one in value)
    if name == "date":
        return format_day(date.fromisoformat(str(value)))
    if name == "value":
        return vietnamese.format_number(vietnamese.parse_number(str(value).replace(".", ",")))
    return str(value)


def _stated(fact: PaperFact, typed: Mapping[str, str]) -> dict[str, Any]:
    data = dict(fact.data)
    for name in FIELDS[FactKind(fact.kind)]:
        data[name] = mapping.plain(_value(name, vietnamese.clean(typed.get(name, ""))))
    if data.get("names") != fact.data.get("names"):
        data["within"] = []
    data["doubts"] = []
    data["confidence"] = None  # a person says so, not the reader
    return data


def _is_same(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    ignored = {"doubts", "confidence", "within"}
    names = (set(before) | set(after)) - ignored
    return all(_or_nothing(before.get(name)) == _or_nothing(after.get(name)) for name in names)


def _or_nothing(value: Any) -> Any:
    """Return None for what says nothing: a zero says something."""
    return None if value is False or value == "" or value == [] else value


def _value(name: str, text: str) -> Any:
    if name in FLAGS:
        return bool(text)
    if name in _LISTS:
        return [part for part in (one.strip() for one in text.split(";")) if part]
    if not text:
        return None
    try:
        if name == "date":
            return parse_day(text)
        if name == "value":
            return vietnamese.parse_number(text)
        if name == "band":
            low, dash, high = text.replace("-", "–").partition("–")
            return [int(one) if one.strip() else None for one in (low, high if dash else low)]
        if name in _WHOLE:
            number = vietnamese.parse_number(text)
            if number != int(number) or not 0 <= number < 10**9:
                raise NotAValue(name, "phải là số nguyên không âm.")
            return int(number)
    except NotAValue:
        raise
    except (ValueError, ArithmeticError) as error:
        raise NotAValue(name, "không đọc được giá trị này.") from error
    return text[:500]

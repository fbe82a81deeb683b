"""A paper written fact by fact, so that every fact has its true place in the text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ntm.core.kernel.vietnamese import collapse
from ntm.core.reading.facts import Agreement, CrossFinding, Fact, FactKind, Finding, PaperHead, PaperReading
from ntm.core.reading.findings import between, find


class Draft:
    """A paper in the making: `say` adds text, the named methods add a stretch of text that states a fact."""

    def __init__(self, **head: Any) -> None:
        self.head = PaperHead(**{"kind": "plan", "level": "district", "year": 2024, **head})
        self.text = ""
        self.facts: list[Fact] = []

    def say(self, text: str) -> Draft:
        self.text += text
        return self

    def fact(self, text: str, kind: FactKind, **fields: Any) -> Draft:
        start = len(self.text)
        self.text += text
        if isinstance(fields.get("value"), int | str):
            fields["value"] = Decimal(fields["value"])
        self.facts.append(Fact(kind, start, len(self.text), collapse(text), **fields))
        self.text += "; "
        return self

    def count(self, criterion: int | str, n: int, whole: int | None = 16, **fields: Any) -> Draft:
        shown = f"{n} xã" if whole is None else f"{n}/{whole} xã"
        fields.setdefault("year", 2024)
        text = fields.pop("text", f"tiêu chí {criterion}: {fields.get('verb') or 'có'} {shown}")
        return self.fact(
            text,
            FactKind.CRITERION_COUNT,
            criterion=str(criterion),
            numerator=n,
            denominator=whole,
            **{"unit": "xã", **fields},
        )

    def kept(self, criterion: int, n: int, whole: int = 16, **fields: Any) -> Draft:
        return self.count(criterion, n, whole, verb="duy trì", **fields)

    def start(self, criterion: int, n: int, whole: int = 16, **fields: Any) -> Draft:
        return self.count(criterion, n, whole, **{"baseline": True, "year": None, **fields})

    def gain(self, criterion: int, n: int, names: tuple[str, ...] = (), **fields: Any) -> Draft:
        listed = f" ({', '.join(names)})" if names else ""
        text = f"phấn đấu thêm {n:02d} xã đạt tiêu chí {criterion}{listed}"
        return self.count(criterion, n, None, text=text, delta=True, names=names, **fields)

    def capital(self, label: str, value: int | str | None, parent: str | None = None, **fields: Any) -> Draft:
        text = fields.pop("text", label if value is None else f"{label}: {value} triệu đồng")
        fields.setdefault("unit", "triệu đồng")
        return self.fact(text, FactKind.CAPITAL, label=label, value=value, parent=parent, **fields)

    def band(self, n: int, low: int | None, high: int | None, **fields: Any) -> Draft:
        fields.setdefault("year", 2024)
        text = f"{n} xã đạt từ {low} đến {high} tiêu chí"
        return self.fact(text, FactKind.BAND_COUNT, numerator=n, band=(low, high), unit="xã", **fields)

    def standard(
        self, n: int, unit: str = "xã", standard: str = "NTM", text: str | None = None, **fields: Any
    ) -> Draft:
        names = fields.get("names", ())
        listed = f" ({', '.join(names)})" if names else ""
        fields.setdefault("year", 2024)
        text = text or f"{n:02d} {unit} đạt chuẩn {standard}{listed}"
        return self.fact(text, FactKind.STANDARD_COUNT, numerator=n, unit=unit, standard=standard, **fields)

    def mean(self, value: str, **fields: Any) -> Draft:
        fields.setdefault("year", 2024)
        return self.fact(f"bình quân {value} tiêu chí/xã", FactKind.AVERAGE_CRITERIA, value=value, **fields)

    def target(self, indicator: str, value: int | str, unit: str = "%", **fields: Any) -> Draft:
        fields.setdefault("year", 2024)
        text = fields.pop("text", f"{indicator} {value} {unit}")
        return self.fact(text, FactKind.INDICATOR_TARGET, indicator=indicator, value=value, unit=unit, **fields)

    def duty(self, criterion: str, *names: str, task: str = "hoàn thành tiêu chí", **fields: Any) -> Draft:
        text = f"phối hợp với các xã {', '.join(names)} {task} {criterion}"
        return self.fact(text, FactKind.ASSIGNMENT, criterion=criterion, names=names, task=task, **fields)

    def cite(self, number: str, day: date | None, issuer: str | None = None) -> Draft:
        text = f"Quyết định số {number} ngày {day} của {issuer}"
        return self.fact(text, FactKind.LEGAL_CITATION, number=number, date=day, issuer=issuer)

    def find(self, **more: Any) -> tuple[tuple[Finding, ...], tuple[Agreement, ...]]:
        return find(self.head, self.facts, self.text, **more)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.find()[0]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        return self.find()[1]

    @property
    def reading(self) -> PaperReading:
        return PaperReading(head=self.head, text=self.text, facts=tuple(self.facts))


def across(*drafts: Draft, **more: Any) -> tuple[CrossFinding, ...]:
    """Return the findings between papers; files are named by their order."""
    return between([(f"{index}.txt", draft.reading) for index, draft in enumerate(drafts)], **more)

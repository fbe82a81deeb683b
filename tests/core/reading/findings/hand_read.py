"""Facts read by hand from the real papers, where these are beside the checkout or named by NTM_PAPERS."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import ntm
from ntm.core.reading.facts import Fact, FactKind, PaperHead

FOLDER = Path(os.environ.get("NTM_PAPERS") or Path(__file__).resolve().parents[5] / "shared" / "documents")

OWN = Path(ntm.__file__).parent / "usecases" / "demonstration" / "papers"


def available() -> bool:
    """Tell whether the hand-read files are here."""
    return (FOLDER / "facts").is_dir()


def own_texts() -> dict[str, str]:
    """Return the project's own papers, which state the same facts in other words."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(OWN.glob("*.txt"))}


def texts() -> dict[str, str]:
    """Return the real papers by name; empty where they are not here."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*-20[0-9][0-9].txt"))}


def load(name: str) -> tuple[PaperHead, list[Fact], str, list[dict[str, Any]]]:
    """Return head, facts, text and the contradictions that a person noted."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    data = json.loads((FOLDER / "facts" / f"{name}.json").read_text(encoding="utf-8"))
    head = PaperHead(
        kind=data["kind"],
        level=data["level"],
        year=data["year"],
        number=data["number"],
        date=_day(data["date"]),
        draft=data["number"] is None,
        unit_name=re.sub(r"^UBND ", "", data["issuer"].split(",")[0]),
        within=data["issuer"].split(", ")[-1],
    )
    return head, [fact for raw in data["facts"] for fact in _facts(raw, text)], text, data["inconsistencies"]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def _facts(raw: dict[str, Any], text: str) -> list[Fact]:
    words = [re.escape(word) for word in raw["quote"].split(" ")]
    places = [match.span() for match in re.finditer(r"\s+".join(words), text)]
    assert places, raw["quote"]
    value = raw["value"]
    return [
        Fact(
            kind=FactKind(raw["kind"]),
            start=start,
            end=end,
            quote=raw["quote"],
            criterion=raw["criterion"],
            numerator=raw["numerator"],
            denominator=raw["denominator"],
            value=Decimal(str(value)) if isinstance(value, int | float) else None,
            unit=raw["unit"],
            year=raw["year"],
            baseline=raw["baseline"],
            delta=raw.get("delta", False),
            names=tuple(raw["names"]),
            op=raw.get("op"),
            band=tuple(raw["band"]) if raw.get("band") else None,
            standard=raw.get("standard"),
            verb=raw.get("verb"),
            indicator=raw.get("indicator"),
            label=raw.get("label"),
            parent=raw.get("parent"),
            agency=raw.get("agency"),
            task=raw.get("task"),
            criteria=tuple(raw.get("criteria", ())),
            number=raw.get("number"),
            date=_day(raw.get("date")),
            issuer=raw.get("issuer"),
        )
        for start, end in places[: raw["occurrences"]]
    ]

"""Papers kept for tests, their facts and files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ntm.store.reading.models import PaperFact
from ntm.usecases.demonstration.paper_files import paper_files
from ntm.usecases.reading import operations, reviewing
from tests.usecases.reading.country import AT, ON, Country, district_plan


def add(country: Country, content: bytes | None = None, *, name: str = "ke-hoach.txt", **fields: Any) -> Any:
    return operations.add_paper(
        content=content if content is not None else district_plan(),
        file_name=name,
        **{"by": country.province_officer, "on": ON, "at": AT, **fields},
    )


def kept_files(home: Path) -> list[Path]:
    return [path for path in (home / "evidence").rglob("*") if path.is_file()]


def fact_of(paper_id: int, kind: str) -> PaperFact:
    return PaperFact.objects.filter(paper_id=paper_id, kind=kind).order_by("position")[0]


def add_samples(country: Country, *names: str) -> list[int]:
    files = paper_files(None)
    people = {"tuan-giao-plan-2024": country.stranger}
    ids = []
    for name in names:
        who = people.get(name, country.province_officer)
        ids.append(add(country, files[name].read_bytes(), name=files[name].name, by=who).paper_id)
    return ids


def review(country: Country, fact: PaperFact, decision: str, **fields: Any) -> reviewing.Reviewed:
    return reviewing.review_fact(
        fact_id=fact.pk, decision=decision, **{"note": "", "by": country.district_officer, "on": ON, "at": AT, **fields}
    )

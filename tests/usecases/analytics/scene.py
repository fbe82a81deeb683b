"""Lai Châu at the end of 2023: real units, people, a plan, a contradiction, and figures judged as wished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from django.db import transaction

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.kernel.states import Level, Role, UnitKind
from ntm.store.accounts.models import Grant, User
from ntm.store.base import open_span
from ntm.store.planning.models import Plan
from ntm.store.reading.models import Paper, PaperFinding
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.demonstration.simulation import figures
from ntm.usecases.planning import operations as planning
from ntm.usecases.recognition import operations as recognition
from ntm.usecases.reporting import operations as reporting
from ntm.usecases.territory import operations as territory
from ntm.usecases.territory import queries as units

AT = datetime(2024, 6, 10, 3, tzinfo=UTC)
WORKING = date(2024, 6, 10)
END_2023 = date(2023, 12, 31)
END_2022 = date(2022, 12, 31)
PASSWORD = "mot-mat-khau-dai"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where things are: the province, three districts of it, communes of Phong Thổ by name, people by role."""

    province: int
    phong_tho: int
    communes: Mapping[str, int]
    people: Mapping[Role, User]
    criteria_set: CriteriaSet
    plan: int
    finding: int
    paper: int


def build() -> Scene:
    """Load the units and set the scene, in the caller's transaction."""
    territory.load_units(by=None, at=AT)
    province = units.find_unit("12", Level.PROVINCE, END_2023).id
    districts = {unit.name: unit.id for unit in units.children(province, END_2023)}
    phong_tho = districts["Phong Thổ"]
    communes = {unit.name: unit.id for unit in units.communes_in(phong_tho, END_2023) if unit.kind is UnitKind.COMMUNE}
    people = _people(province=province, district=phong_tho, commune=communes["Nậm Xe"])
    criteria_set = criteria.criteria_set_in_force(level=Level.COMMUNE, province_code="12", on=END_2023)
    _report(province, criteria_set, people[Role.PROVINCE_OFFICE])
    recognized = ("Mường So", "Khổng Lào", "Ma Li Pho", "Huổi Luông")
    recognition.record_recognitions(
        [
            recognition.NewRecognition(communes[name], "standard", date(2019 + index, 12, 20), "Quyết định thử")
            for index, name in enumerate(recognized)
        ],
        simulated=True,
        by=people[Role.PROVINCE_OFFICE],
        on=WORKING,
        at=AT,
    )
    plan, paper, finding = _plan(phong_tho, people[Role.DISTRICT_OFFICE])
    return Scene(province, phong_tho, communes, people, criteria_set, plan, finding, paper)


@contextmanager
def in_one_transaction(blocker: Any) -> Iterator[Scene]:
    """Give the scene to a module of tests, and take everything away after it."""
    with blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            yield build()
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


def _people(*, province: int, district: int, commune: int) -> dict[Role, User]:
    places = {
        Role.PROVINCE_OFFICE: province,
        Role.LEADER: province,
        Role.OVERSIGHT: province,
        Role.DISTRICT_OFFICE: district,
        Role.COMMUNE_OFFICER: commune,
    }
    people: dict[Role, User] = {}
    for role, unit_id in places.items():
        user = User(username=role.value, full_name=role.label)
        user.set_password(PASSWORD)
        user.save()
        Grant.objects.create(user=user, role=role.value, unit_id=unit_id, span=open_span(date(2021, 1, 1)))
        people[role] = user
    return people


def _report(province: int, criteria_set: CriteriaSet, by: User) -> None:
    """Report every commune of the province for both years; in 2023 most meet a little more."""
    rng = np.random.default_rng(20231231)
    reports = []
    for row, unit in enumerate(units.communes_in(province, END_2023)):
        met = rng.random(len(criteria_set.criteria)) < 0.35 + 0.5 * ((row * 7) % 11) / 10
        if unit.name in ("Mường So", "Khổng Lào", "Ma Li Pho"):
            met[:] = True  # recognised and full; Huổi Luông is recognised and slips
        for day in (END_2022, END_2023):
            gained = met if day == END_2023 else met & (rng.random(len(met)) < 0.85)
            invented = figures.invent(criteria_set, on=day, area="TDMNPB", met=gained.tolist(), rng=rng)
            if unit.name == "Tung Qua Lìn" and day == END_2023:
                continue  # has said nothing since 2022
            if unit.name == "Vàng Ma Chải":
                continue  # has never said anything
            reports.append(
                reporting.NewReport(unit_id=unit.id, as_of=day, figures=invented.figures, decisions=invented.decisions)
            )
    reporting.record_simulation(reports, criteria_set=criteria_set, source="Mô phỏng", by=by, at=AT)


def _fact(kind: str, start: int, quote: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "start": start, "quote": quote, "criteria_set": "commune", "year": 2024, **fields}


def _plan(district: int, by: User) -> tuple[int, int, int]:
    plan = planning.record_plan(
        unit_id=district,
        kind="plan",
        title="Kế hoạch năm 2024",
        year=2024,
        number="133/KH-UBND",
        issued_on=date(2024, 4, 15),
        by=by,
        at=AT,
        on=WORKING,
    )
    facts = [
        _fact("criterion_count", 10, "duy trì 16/16 xã", criterion="1", numerator=16, denominator=16),
        _fact("criterion_count", 110, "duy trì 5/16 xã", criterion="2", numerator=5, denominator=16, baseline=True),
        _fact("criterion_count", 130, "thêm 3/16 xã", criterion="2", numerator=3, denominator=16, delta=True),
        _fact("criterion_count", 150, "tổng số là 8/16 xã", criterion="2", numerator=8, denominator=16),
        _fact("criterion_count", 170, "thêm 01 xã", criterion="16", numerator=1, delta=True, names=["Dào San"]),
        _fact(
            "criterion_count",
            190,
            "phấn đấu 05 xã (Pa Vây Sử, Hoang Thèn, Dào San)",
            criterion="18",
            numerator=5,
            delta=True,
            names=["Pa Vây Sử", "Hoang Thèn", "Dào San", "Bản Không Có"],
        ),
        _fact("band_count", 300, "02 xã đạt từ 15-18 tiêu chí", numerator=2, band=[15, 18]),
        _fact("band_count", 330, "10 xã đạt từ 10 – 14 tiêu chí", numerator=10, band=[10, 14]),
        _fact("average_criteria", 400, "bình quân 13,56 tiêu chí/xã", value=13.56, unit="tiêu chí/xã"),
        _fact("standard_count", 500, "04 xã đã đạt chuẩn", numerator=4, unit="xã", standard="NTM", baseline=True),
    ]
    for fact in facts:
        planning.record_target(plan_id=plan, fact=fact, by=by, at=AT, on=WORKING)
    paper = Paper.objects.create(
        digest="a" * 64,
        file_name="ke-hoach-133.txt",
        text="…",
        kind="plan",
        number="133/KH-UBND",
        issued_on=date(2024, 4, 15),
        year=2024,
        unit_id=district,
        kept_at_id=district,
        plan=Plan.objects.get(pk=plan),
        added_by=by,
        added_at=AT,
    )
    finding = PaperFinding.objects.create(
        paper=paper,
        position=0,
        code="average_mismatch",
        severity="error",
        message="Bình quân nêu 13,56 nhưng cộng các tiêu chí được 13,63.",
        data={"quotes": ["bình quân 13,56"], "spans": [[400, 427]], "arithmetic": "218 / 16 = 13,63 ≠ 13,56"},
    )
    return plan, paper.pk, finding.pk

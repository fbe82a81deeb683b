"""Quarter II of 2024 in Phong Thổ: a duty of its communes, and reports that are in, late, returned or missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

from django.db import transaction

from ntm.core.kernel.states import Role
from ntm.store.base import open_span
from ntm.store.reporting.models import DutyRule, Report, ReportStep
from tests.usecases.analytics import scene as scenes
from tests.usecases.analytics.scene import Scene

HANOI = timezone(timedelta(hours=7))
QUARTER = "2024-Q2"
DUE = date(2024, 6, 14)
ON = date(2024, 6, 18)
NOW = datetime(2024, 6, 18, 8, tzinfo=HANOI)

#: What each commune's report went through, as (step, day of June); the others have sent nothing.
STEPS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "Nậm Xe": (("submitted", 12), ("accepted", 13)),
    "Mường So": (("submitted", 14),),
    "Khổng Lào": (("submitted", 15),),
    "Ma Li Pho": (("submitted", 11), ("returned", 13)),
    "Huổi Luông": (("submitted", 10), ("returned", 12), ("submitted", 16), ("accepted", 17)),
    "Dào San": (("submitted", 13),),
    "Tung Qua Lìn": (("submitted", 13),),
}
IN = ("Nậm Xe", "Mường So", "Khổng Lào", "Huổi Luông", "Dào San", "Tung Qua Lìn")


@dataclass(frozen=True, slots=True)
class PeriodScene:
    """The scene of the boards with a duty and its reports."""

    scene: Scene
    rule: int
    reports: Mapping[str, int]


def build(scene: Scene) -> PeriodScene:
    """Add the duty and the reports to the scene."""
    office = scene.people[Role.DISTRICT_OFFICE]
    rule = DutyRule.objects.create(
        unit_id=scene.phong_tho,
        title="Báo cáo quý của UBND xã",
        reporter="commune",
        frequency="quarter",
        due_day=14,
        set_code="commune-2021-2025",
        parts=["progress"],
        source="133/KH-UBND, mục V.18",
        span=open_span(date(2024, 4, 15), None),
        by=office,
        at=NOW,
    )
    reports = {}
    for name, steps in STEPS.items():
        report = Report.objects.create(
            rule=rule, unit_id=scene.communes[name], period=QUARTER, opened_at=NOW - timedelta(9)
        )
        for seq, (kind, day) in enumerate(steps, start=1):
            ReportStep.objects.create(
                report=report,
                seq=seq,
                kind=kind,
                note="xem lại chỉ tiêu 17.1" if kind == "returned" else "",
                client_id=uuid4(),
                by=office,
                at=datetime(2024, 6, day, 23, 50, tzinfo=HANOI),
            )
        reports[name] = report.pk
    return PeriodScene(scene, rule.pk, reports)


@contextmanager
def in_one_transaction(blocker: Any) -> Iterator[PeriodScene]:
    """Give the scene to a module of tests, and take everything away after it."""
    with blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            yield build(scenes.build())
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)

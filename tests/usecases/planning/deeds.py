"""Deeds of planning as tests do them, by people of the scene."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from ntm.core.kernel.states import Role
from ntm.core.planning.plans import PlanKind
from ntm.core.planning.registrations import State
from ntm.usecases.planning import (
    issuing,
    queries,
    registering,
)
from ntm.usecases.planning.new_registrations import NewRegistration
from ntm.usecases.planning.registration_steps import Seen
from tests.usecases.analytics.scene import AT, WORKING, Scene

LATER = date(2025, 9, 10)


def doing(scene: Scene, role: Role, on: date = WORKING) -> dict[str, Any]:
    """Return who does it, and when."""
    return {"by": scene.people[role], "on": on, "at": AT}


def draft(scene: Scene, unit_id: int, role: Role = Role.DISTRICT_OFFICE, **changed: Any) -> int:
    """Draft a plan of 2024 and return it."""
    values: dict[str, Any] = {"kind": PlanKind.PLAN, "title": "Kế hoạch", "year": 2024, "client_id": uuid4()}
    return issuing.draft_plan(unit_id=unit_id, **{**values, **changed}, **doing(scene, role))


def register(scene: Scene, name: str, *items: str, year: int = 2024, **changed: Any) -> list[Seen]:
    """Register items of the standard set for a commune, as the district's office, and return what was seen."""
    wanted = [NewRegistration(set_code=scene.criteria_set.code, item=item, **changed) for item in items]
    ids = registering.register(
        unit_id=scene.communes[name],
        year=year,
        wanted=wanted,
        client_id=uuid4(),
        **doing(scene, Role.DISTRICT_OFFICE),
    )
    return [Seen(one, 1) for one in ids]


def approved(scene: Scene, name: str, item: str) -> Seen:
    """Register an item of a commune and have it approved."""
    (seen,) = register(scene, name, item, note="Bổ sung")
    common = {"plan_id": scene.plan, **doing(scene, Role.DISTRICT_OFFICE)}
    registering.consolidate(seen=[seen], client_id=uuid4(), **common)
    registering.approve(seen=[replace(seen, number=2)], approver="Chủ tịch UBND huyện", client_id=uuid4(), **common)
    return replace(seen, number=3)


def state_of(scene: Scene, seen: Seen, on: date = WORKING) -> State:
    """Return where a registration stands on a day."""
    return queries.registration_page(seen.registration_id, on=on).row.state

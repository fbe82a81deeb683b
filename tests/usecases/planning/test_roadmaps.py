"""The road to what a commune does not meet yet: each version kept, unknown costs never nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from ntm.core.kernel.states import Role
from ntm.store.planning.models import RoadmapLine
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.analytics import plan_year
from ntm.usecases.planning import (
    issuing,
    queries,
    roadmaps,
)
from tests.usecases.analytics.scene import WORKING, Scene
from tests.usecases.planning.deeds import doing

pytestmark = pytest.mark.django_db


def test_a_roadmap_keeps_each_version_and_never_takes_unknown_for_nothing(scene: Scene) -> None:
    unit = scene.communes["Nậm Xe"]
    common: dict[str, Any] = {"unit_id": unit, "set_code": scene.criteria_set.code, "item": "5.1"}
    common |= doing(scene, Role.COMMUNE_OFFICER)
    line = roadmaps.NewLine(due_year=2024, due_quarter=4, missing="thiếu 1 trường", solution="Xây lớp")
    assert roadmaps.write_line(line=line, seen=0, client_id=uuid4(), **common) == 1
    with pytest.raises(issuing.ChangedMeanwhile):
        roadmaps.write_line(line=line, seen=0, client_id=uuid4(), **common)
    with pytest.raises(roadmaps.NotALine, match="lý do"):
        roadmaps.write_line(line=line, seen=1, client_id=uuid4(), **common)
    later = replace(line, due_year=2025, due_quarter=2, cost=0)
    assert roadmaps.write_line(line=later, why="Chậm vốn", seen=1, client_id=uuid4(), **common) == 2
    (row,) = [one for one in queries.lines_of([unit], on=WORKING) if one.item == "5.1"]
    assert (row.due_words, row.cost, row.number) == ("quý II/2025", 0, 2)
    assert RoadmapLine.objects.get(unit_id=unit, item="5.1", number=1).cost is None
    with pytest.raises(NotAllowed):
        roadmaps.write_line(**{**common, "unit_id": scene.communes["Dào San"]}, line=line, seen=0, client_id=uuid4())


def test_a_road_names_what_is_missing_in_natural_units(scene: Scene) -> None:
    roads = [
        plan_year.road(scene.communes[name], on=WORKING, by=scene.people[Role.OVERSIGHT])
        for name in ("Nậm Xe", "Dào San", "Mù Sang", "Bản Lang")
    ]
    missing = [one.missing for road in roads for one in road.items if one.missing]
    assert missing and all(text.startswith(("thiếu", "vượt")) for text in missing)
    assert all(road.is_simulated for road in roads)

"""The answerable: agencies and their people, who leads which criterion where, committees, and the one task register."""

from __future__ import annotations

from ntm.store.assignments.agency_models import (
    Agency,
    AgencyName,
    AgencyOfficer,
    AgencyRoleHeld,
    AgencySuccession,
)
from ntm.store.assignments.committee_models import (
    Committee,
    CommitteeSeat,
    CommitteeVersion,
    SeatCharge,
    SeatHolder,
)
from ntm.store.assignments.responsibility_models import (
    Assignment,
    VillageSet,
    VillageSetAgency,
    VillageSetMember,
)
from ntm.store.assignments.task_models import Task, TaskStep

__all__ = [
    "Agency",
    "AgencyName",
    "AgencyOfficer",
    "AgencyRoleHeld",
    "AgencySuccession",
    "Assignment",
    "Committee",
    "CommitteeSeat",
    "CommitteeVersion",
    "SeatCharge",
    "SeatHolder",
    "Task",
    "TaskStep",
    "VillageSet",
    "VillageSetAgency",
    "VillageSetMember",
]

"""What plans promise and communes register: the one place where other areas ask."""

from __future__ import annotations

from ntm.usecases.planning.cascades import Cascade, cascade
from ntm.usecases.planning.commenting import awaiting_comment
from ntm.usecases.planning.plan_views import (
    NoPlanInForce,
    PlanView,
    plan_in_force,
    plan_view,
    plans_of,
    plans_of_units,
    targets_in_force,
)
from ntm.usecases.planning.registration_queries import (
    NoSuchRegistration,
    RegistrationPage,
    RegistrationRow,
    registration_page,
    registrations,
)
from ntm.usecases.planning.roadmaps import LineRow, lines_of
from ntm.usecases.planning.stored import NoSuchPlan, Plan, Target, annual_plans, plan, targets_of

__all__ = [
    "Cascade",
    "LineRow",
    "NoPlanInForce",
    "NoSuchPlan",
    "NoSuchRegistration",
    "Plan",
    "PlanView",
    "RegistrationPage",
    "RegistrationRow",
    "Target",
    "annual_plans",
    "awaiting_comment",
    "cascade",
    "lines_of",
    "plan",
    "plan_in_force",
    "plan_view",
    "plans_of",
    "plans_of_units",
    "registration_page",
    "registrations",
    "targets_in_force",
    "targets_of",
]

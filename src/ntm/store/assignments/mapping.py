"""Turns rows of agencies into the core's values."""

from __future__ import annotations

from collections.abc import Collection

from ntm.core.assignments.agencies import Agency, AgencyKind, AgencyName, AgencyRole, RoleHeld
from ntm.core.kernel.dates import Span
from ntm.store.assignments import models


def agencies(rows: Collection[models.Agency]) -> tuple[Agency, ...]:
    """Return the values of rows with their names and roles, in two queries however many there are."""
    ids = [row.pk for row in rows]
    names: dict[int, list[AgencyName]] = {}
    for name in models.AgencyName.objects.filter(agency_id__in=ids).order_by("span", "pk"):
        value = AgencyName(name.text, Span(name.span.lower, name.span.upper), name.is_official, name.source)
        names.setdefault(name.agency_id, []).append(value)
    roles: dict[int, list[RoleHeld]] = {}
    for held in models.AgencyRoleHeld.objects.filter(agency_id__in=ids).order_by("span", "pk"):
        role = RoleHeld(AgencyRole(held.role), Span(held.span.lower, held.span.upper), held.source)
        roles.setdefault(held.agency_id, []).append(role)
    return tuple(
        Agency(
            id=row.pk,
            unit=row.unit_id,
            kind=AgencyKind(row.kind),
            names=tuple(names.get(row.pk, ())),
            roles=tuple(roles.get(row.pk, ())),
        )
        for row in rows
    )

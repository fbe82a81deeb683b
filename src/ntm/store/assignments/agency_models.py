"""The answerable: agencies of units, whose names, roles and successors have days."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from ntm.core.assignments.agencies import AgencyKind, AgencyRole
from ntm.store.accounts.models import User
from ntm.store.territory.models import Unit


class Agency(models.Model):
    """The identity of an agency of a unit; `pattern` is the code of the pattern it was made by, or empty."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="agencies")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in AgencyKind])
    pattern = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        db_table = "agency"
        constraints = [
            models.UniqueConstraint(fields=["unit", "pattern"], condition=~Q(pattern=""), name="agency_pattern_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class AgencyName(models.Model):
    """A name of an agency for a span of days: the official one, or another that people use."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="names")
    text = models.CharField(max_length=200)
    is_official = models.BooleanField()
    span = DateRangeField()
    source = models.CharField(max_length=300)

    class Meta:
        db_table = "agency_name"
        constraints = [
            ExclusionConstraint(
                name="agency_name_one_official_a_day",
                expressions=[("agency", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
                condition=Q(is_official=True),
            ),
            ExclusionConstraint(
                name="agency_name_alias_once_a_day",
                expressions=[
                    ("agency", RangeOperators.EQUAL),
                    ("text", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(text="") & ~Q(source=""), name="agency_name_has_text_and_source"),
        ]

    def __str__(self) -> str:
        return self.text


class AgencyRoleHeld(models.Model):
    """A role that an agency holds in its unit's programme; one agency a role, unit and day."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="roles")
    #: The agency's own unit, once more, so that the table itself can hold the rule.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in AgencyRole])
    span = DateRangeField()
    source = models.CharField(max_length=300)

    class Meta:
        db_table = "agency_role"
        constraints = [
            ExclusionConstraint(
                name="agency_role_one_holder_a_day",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.role


class AgencySuccession(models.Model):
    """An agency's work went to another one on a day."""

    old = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="became")
    new = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="came_from")
    on_day = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        db_table = "agency_succession"
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="agency_succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="agency_succession_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class AgencyOfficer(models.Model):
    """A person works for an agency for a span of days: one agency a person and day."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officers")
    span = DateRangeField()
    source = models.CharField(max_length=300)
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "agency_officer"
        constraints = [
            ExclusionConstraint(
                name="agency_officer_one_agency_a_day",
                expressions=[("user", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.agency_id}"

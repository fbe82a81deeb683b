"""Which agency leads, supports or reports which criterion or indicator of which place, and sets of villages."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from ntm.core.assignments.responsibilities import Part
from ntm.core.kernel.states import Level
from ntm.store.accounts.models import User
from ntm.store.assignments.agency_models import Agency
from ntm.store.territory.models import Unit


class Assignment(models.Model):
    """An agency's part in a criterion ("5") or indicator ("5.1") of a place and everything below it, for a span.

    Ending one shortens its span; what it was before stands in the audit chain.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    #: The level of the agency's own unit, once more, so that the table can hold one lead a level.
    level = models.CharField(max_length=10, choices=[(level.value, level.value) for level in Level])
    #: The national set's code, also where a province's overlay of it governs.
    set_code = models.CharField(max_length=60)
    item = models.CharField(max_length=6)
    part = models.CharField(max_length=14, choices=[(part.value, part.value) for part in Part])
    span = DateRangeField()
    #: The paper that says so, and its words where it was read from one.
    source = models.CharField(max_length=300)
    quote = models.TextField(blank=True, default="")
    #: The fact of a paper from which it was made; empty where a person entered it.
    origin = models.CharField(max_length=60, blank=True, default="")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    client_id = models.UUIDField()

    class Meta:
        db_table = "assignment"
        indexes = [
            GistIndex(fields=["unit", "span"], name="assignment_unit_span"),
            GistIndex(fields=["agency", "span"], name="assignment_agency_span"),
        ]
        constraints = [
            ExclusionConstraint(
                name="assignment_one_lead_a_day",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    ("set_code", RangeOperators.EQUAL),
                    ("item", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
                condition=Q(part=Part.LEAD.value),
            ),
            ExclusionConstraint(
                name="assignment_one_reporter_a_day",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    ("set_code", RangeOperators.EQUAL),
                    ("item", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
                condition=Q(part=Part.REPORTS_WHOLE.value),
            ),
            ExclusionConstraint(
                name="assignment_said_once_a_day",
                expressions=[
                    ("agency", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("set_code", RangeOperators.EQUAL),
                    ("item", RangeOperators.EQUAL),
                    ("part", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
            models.UniqueConstraint(
                fields=["client_id", "agency", "unit", "item", "part"], name="assignment_once_a_deed"
            ),
            models.CheckConstraint(
                condition=Q(item__regex=r"^[1-9][0-9]?(\.[1-9][0-9]?)?$"), name="assignment_of_an_item"
            ),
            models.CheckConstraint(
                condition=~Q(part=Part.REPORTS_WHOLE.value) | ~Q(item__contains="."),
                name="assignment_reports_a_whole_criterion",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="assignment_has_a_source"),
            models.CheckConstraint(condition=~Q(set_code__contains="@"), name="assignment_of_a_national_set"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.part} {self.item}"


class VillageSet(models.Model):
    """A list of units (villages) that a paper names once and gives to several agencies: one relation, not one each."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="village_sets")
    title = models.CharField(max_length=200)
    span = DateRangeField()
    source = models.CharField(max_length=300)
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "village_set"
        constraints = [
            ExclusionConstraint(
                name="village_set_title_once_a_day",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("title", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(source=""), name="village_set_has_title_and_source"),
        ]

    def __str__(self) -> str:
        return self.title


class VillageSetMember(models.Model):
    """A unit of a set, or the paper's words for one that the register does not have."""

    village_set = models.ForeignKey(VillageSet, on_delete=models.PROTECT, related_name="members")
    position = models.SmallIntegerField()
    member = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    named = models.CharField(max_length=200)

    class Meta:
        db_table = "village_set_member"
        constraints = [
            models.UniqueConstraint(fields=["village_set", "position"], name="village_set_position_once"),
            models.UniqueConstraint(fields=["village_set", "member"], name="village_set_member_once"),
            models.CheckConstraint(condition=~Q(named=""), name="village_set_member_is_named"),
        ]

    def __str__(self) -> str:
        return self.named


class VillageSetAgency(models.Model):
    """An agency that helps the villages of a set with the criteria that it answers for."""

    village_set = models.ForeignKey(VillageSet, on_delete=models.PROTECT, related_name="agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="village_sets")
    duty = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        db_table = "village_set_agency"
        constraints = [
            models.UniqueConstraint(fields=["village_set", "agency"], name="village_set_agency_once"),
        ]

    def __str__(self) -> str:
        return f"{self.village_set_id} · {self.agency_id}"

"""Committees, boards and support teams: their versions, seats, who sits there, and what each looks after."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from ntm.core.assignments.committees import ChargeOf, CommitteeKind
from ntm.store.accounts.models import User
from ntm.store.assignments.agency_models import Agency
from ntm.store.territory.models import Unit


class Committee(models.Model):
    """The identity of a body of a unit; its name is what people call it whatever its version."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="committees")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in CommitteeKind])
    name = models.CharField(max_length=200)
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "committee"
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="committee_name_once_a_unit"),
            models.CheckConstraint(condition=~Q(name=""), name="committee_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class CommitteeVersion(models.Model):
    """A committee as one paper founded or renewed it ("kiện toàn"), for a span of days."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="versions")
    span = DateRangeField()
    #: Number and day of the founding paper, as written ("37-QĐ/ĐU ngày 29/7/2025").
    source = models.CharField(max_length=300)
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "committee_version"
        constraints = [
            ExclusionConstraint(
                name="committee_one_version_a_day",
                expressions=[("committee", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=~Q(source=""), name="committee_version_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.source


class CommitteeSeat(models.Model):
    """A seat of a version: the place in the body, the post or agency that it belongs to, and its duty."""

    version = models.ForeignKey(CommitteeVersion, on_delete=models.PROTECT, related_name="seats")
    position = models.SmallIntegerField()
    title = models.CharField(max_length=100)
    post = models.CharField(max_length=200, blank=True, default="")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    duty = models.CharField(max_length=300, blank=True, default="")
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "committee_seat"
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="committee_seat_position_once"),
            models.CheckConstraint(condition=~Q(title=""), name="committee_seat_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class SeatHolder(models.Model):
    """A person sits in a seat for a span of days; a seat without anybody is vacant."""

    seat = models.ForeignKey(CommitteeSeat, on_delete=models.PROTECT, related_name="holders")
    name = models.CharField(max_length=120)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    span = DateRangeField()
    source = models.CharField(max_length=300)
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "seat_holder"
        constraints = [
            ExclusionConstraint(
                name="seat_one_holder_a_day",
                expressions=[("seat", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(source=""), name="seat_holder_has_name_and_source"),
        ]

    def __str__(self) -> str:
        return self.name


class SeatCharge(models.Model):
    """What a member looks after: a commune or village, a criterion, or both, for the programme or for OCOP."""

    seat = models.ForeignKey(CommitteeSeat, on_delete=models.PROTECT, related_name="charges")
    of = models.CharField(max_length=10, choices=[(one.value, one.value) for one in ChargeOf])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="charges")
    set_code = models.CharField(max_length=60, blank=True, default="")
    item = models.CharField(max_length=6, blank=True, default="")
    text = models.CharField(max_length=300, blank=True, default="")
    span = DateRangeField()
    source = models.CharField(max_length=300)
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "seat_charge"
        constraints = [
            ExclusionConstraint(
                name="seat_charge_once_a_day",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    ("of", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("item", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(unit__isnull=False) | ~Q(item=""), name="seat_charge_of_something"),
            models.CheckConstraint(
                condition=Q(item="", set_code="") | (~Q(item="") & ~Q(set_code="")), name="seat_charge_item_of_a_set"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="seat_charge_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} · {self.of}"

"""Works that plans and roadmaps name, each through its versions, and the order in which money goes to places."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.territory.models import Unit


class PlannedWork(models.Model):
    """A work of a commune; what is said of it stands in its versions."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="planned_works")
    client_id = models.UUIDField(unique=True)

    class Meta:
        app_label = "planning"
        db_table = "planned_work"

    def __str__(self) -> str:
        return str(self.pk)


class WorkVersion(models.Model):
    """What is said of a work; a later number stands for an earlier one, `is_dropped` takes the work off the plan."""

    work = models.ForeignKey(PlannedWork, on_delete=models.PROTECT, related_name="versions")
    number = models.SmallIntegerField()
    #: The plan that names it, and the target of that plan that it serves.
    plan = models.ForeignKey("planning.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="works")
    target = models.ForeignKey("planning.Target", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    set_code = models.CharField(max_length=60)
    #: The indicator ("2.3") or the criterion ("6") that it serves.
    item = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    where = models.CharField(max_length=200, blank=True, default="")
    quantity = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    unit_word = models.CharField(max_length=40, blank=True, default="")
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.CharField(max_length=200, blank=True, default="")
    #: In đồng; null is not estimated yet, which is not 0.
    cost = models.BigIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    due_year = models.SmallIntegerField()
    due_quarter = models.SmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12)
    is_dropped = models.BooleanField(default=False)
    why = models.CharField(max_length=500, blank=True, default="")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    client_id = models.UUIDField()

    class Meta:
        app_label = "planning"
        db_table = "planned_work_version"
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="planned_work_version_numbered_once"),
            models.UniqueConstraint(fields=["work", "client_id"], name="planned_work_version_done_once"),
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="planned_work_version_cost"),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | (Q(quantity__gt=0) & ~Q(unit_word="")),
                name="planned_work_version_quantity_has_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(due_quarter__isnull=True) | Q(due_quarter__gte=1, due_quarter__lte=4),
                name="planned_work_version_quarter",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="planned_work_version_has_a_title"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="planned_work_version_change_says_why"),
            models.CheckConstraint(
                condition=~Q(state="funded") | (Q(cost__isnull=False) & ~Q(source="")),
                name="planned_work_version_money_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PriorityOrder(models.Model):
    """The order of places, or of criteria, in which money goes in a year; a later number stands for an earlier one."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    #: "places" or "criteria".
    kind = models.CharField(max_length=10)
    number = models.SmallIntegerField()
    #: Units' ids or criteria's numbers as text, the first first.
    keys = models.JSONField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        app_label = "planning"
        db_table = "priority_order"
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "kind", "number"], name="priority_order_numbered_once"),
            models.CheckConstraint(condition=Q(kind__in=["places", "criteria"]), name="priority_order_kind"),
            models.CheckConstraint(condition=~Q(reason=""), name="priority_order_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"

"""Closing a period: the decision, the frozen picture, and who was reminded of what."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.reporting.models.reports import DutyRule, Report
from ntm.store.territory.models import Unit


class PeriodDecision(models.Model):
    """A period of a rule was closed, opened again, or its deadline moved; the newest `seq` counts.

    A deadline moved for `unit` of the rule itself is moved for all; for a place within it, for the reporters there
    alone; with `agency`, for that agency alone.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="period_decisions")
    rule = models.ForeignKey(DutyRule, on_delete=models.PROTECT, related_name="decisions")
    period = models.CharField(max_length=8)
    seq = models.IntegerField()
    kind = models.CharField(max_length=10)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: The new last day, where the deadline was moved.
    due_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "period_decision"
        constraints = [
            models.UniqueConstraint(fields=["rule", "unit", "period", "seq"], name="period_decision_once"),
            models.UniqueConstraint(fields=["client_id"], name="period_decision_sent_once"),
            models.CheckConstraint(
                condition=Q(kind="closed", due_on__isnull=True)
                | (Q(kind="reopened", due_on__isnull=True) & ~Q(reason=""))
                | (Q(kind="moved", due_on__isnull=False) & ~Q(reason="")),
                name="period_decision_says_why",
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=True) | Q(kind="moved"), name="period_decision_moves_for_an_agency_alone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period} {self.kind}"


class Snapshot(models.Model):
    """What an area's figures and verdicts were when a period was closed, whole, so that it can be shown for ever.

    Rows run with `unit_ids`: `values` is row-major units × `measures`, `verdicts` units × `items` (criteria and
    indicators, as the bits of `VerdictFlag`). `digest` is over all of it; `law_digest` names the law it was judged by.
    """

    decision = models.ForeignKey(PeriodDecision, on_delete=models.PROTECT, related_name="snapshots")
    set_code = models.CharField(max_length=60)
    as_of = models.DateField()
    law_digest = models.CharField(max_length=64)
    figures_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    measures = ArrayField(models.CharField(max_length=80))
    items = ArrayField(models.CharField(max_length=20))
    unit_ids = ArrayField(models.BigIntegerField())
    #: The revision that each unit's figures came from, NULL where it had not reported.
    revision_ids = ArrayField(models.BigIntegerField(null=True))
    values = ArrayField(models.FloatField(null=True))
    estimates = ArrayField(models.FloatField(null=True), null=True, blank=True)
    verdicts = ArrayField(models.SmallIntegerField())
    #: Who had not reported, who was late, whose report had been returned: shown as it was.
    summary = models.JSONField(default=dict)

    class Meta:
        db_table = "period_snapshot"
        constraints = [
            models.UniqueConstraint(fields=["decision", "set_code"], name="period_snapshot_once"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.set_code}"


class ReportPicture(models.Model):
    """The frozen picture that an office's own report to the place above carries; the newest counts.

    Made when the office closes its period: the report's words are drafted then, its figures are the picture's.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="pictures")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="carried_by")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "report_picture"
        constraints = [models.UniqueConstraint(fields=["report", "snapshot"], name="report_picture_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.snapshot_id}"


class Reminder(models.Model):
    """A reminder of a report that was sent, or given out to be sent, once for each of its days (T-10, T-3, T, T+1)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reminders")
    step = models.CharField(max_length=6)
    channel = models.CharField(max_length=10)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "reminder"
        constraints = [
            models.UniqueConstraint(fields=["report", "step", "channel"], name="reminder_once"),
            models.CheckConstraint(condition=Q(channel__in=["app", "email", "text"]), name="reminder_by_a_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.step}"

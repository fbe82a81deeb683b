"""How a place assesses, by its papers, and what an agency reports of its criteria as a whole."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, Committee
from ntm.store.territory.models import Unit


class AssessmentRule(models.Model):
    """What a paper of a place says of assessing there and below; what is NULL is left to the place above."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assessment_rules")
    #: Within how many days a disagreement is settled, and an obstacle answered.
    settle_days = models.SmallIntegerField(null=True, blank=True)
    answer_days = models.SmallIntegerField(null=True, blank=True)
    #: Whether "cơ bản đạt" and "không đánh giá" may be said of an indicator.
    allows_nearly = models.BooleanField(null=True, blank=True)
    allows_not_assessed = models.BooleanField(null=True, blank=True)
    source = models.CharField(max_length=300)
    span = DateRangeField()
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "assessment_rule"
        constraints = [
            ExclusionConstraint(
                name="assessment_rule_one_a_day",
                expressions=[("unit", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
            ),
            models.UniqueConstraint(fields=["client_id"], name="assessment_rule_sent_once"),
            models.CheckConstraint(condition=~Q(source=""), name="assessment_rule_has_a_source"),
            models.CheckConstraint(
                condition=(Q(settle_days__isnull=True) | Q(settle_days__gte=1, settle_days__lte=365))
                & (Q(answer_days__isnull=True) | Q(answer_days__gte=1, answer_days__lte=365)),
                name="assessment_rule_days_of_a_year",
            ),
        ]

    def __str__(self) -> str:
        return self.source


class CriteriaReport(models.Model):
    """What an agency reports of its criteria as a whole in a place for a period; the newest `seq` counts.

    `parts` holds, by criterion, what it says in words; `table` the counts as they were when it was sent.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="criteria_reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="criteria_reports")
    set_code = models.CharField(max_length=60)
    period = models.CharField(max_length=8)
    seq = models.IntegerField()
    parts = models.JSONField(default=dict)
    table = models.JSONField(default=list)
    as_of = models.DateField()
    #: Every report goes to the standing agency; some go to the steering committee as well.
    to_committee = models.BooleanField()
    #: The committee that stood on the day of sending; none where nobody had entered one.
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="criteria_reports"
    )
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "criteria_report"
        indexes = [models.Index(fields=["unit", "period"], name="criteria_report_of_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "unit", "set_code", "period", "seq"], name="criteria_report_once"
            ),
            models.UniqueConstraint(fields=["client_id"], name="criteria_report_sent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.unit_id} {self.period}"


class CommitteeDuty(models.Model):
    """A paper makes an agency report its criteria to its place's steering committee, besides the standing agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="committee_duties")
    source = models.CharField(max_length=300)
    span = DateRangeField()
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "committee_duty"
        constraints = [
            ExclusionConstraint(
                name="committee_duty_one_a_day",
                expressions=[("agency", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
            ),
            models.UniqueConstraint(fields=["client_id"], name="committee_duty_sent_once"),
            models.CheckConstraint(condition=~Q(source=""), name="committee_duty_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.source


class CriteriaReportReading(models.Model):
    """A member of the committee has read a report that was sent to it."""

    report = models.ForeignKey(CriteriaReport, on_delete=models.PROTECT, related_name="readings")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "criteria_report_reading"
        constraints = [models.UniqueConstraint(fields=["report", "by"], name="criteria_report_read_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.by_id}"

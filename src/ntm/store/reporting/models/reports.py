"""Who owes which report by when, the report as it is being written, and the steps that it took."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.base import SentPhoto
from ntm.store.reporting.models.figures import ReportRevision
from ntm.store.territory.models import Unit


class DutyRule(models.Model):
    """A rule by which reports are owed in an area, from the day that the paper behind it takes effect.

    `reporter` says by role who owes it ("commune", "district", "village", "lead_agency" …), so that a renamed agency or
    an abolished level moves the duty without an edit. `frequency` is a kind of period, or "adhoc" with its own day.
    """

    #: The unit whose office receives the reports; the rule reaches every reporter within it.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duty_rules")
    #: The code of the rule among those that the package brings, or empty.
    code = models.CharField(max_length=60, blank=True, default="")
    title = models.CharField(max_length=300)
    reporter = models.CharField(max_length=30)
    #: The agency that owes it, where the paper names one instead of a role.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    frequency = models.CharField(max_length=12)
    #: Which periods of the year are reported on (2, 3, 4: quarters II to IV); empty: all.
    numbers = ArrayField(models.SmallIntegerField(), default=list, blank=True)
    #: The last day for sending: this day of the month that lies `due_month` months after the period's last one.
    due_day = models.SmallIntegerField(null=True, blank=True)
    due_month = models.SmallIntegerField(default=0)
    #: The last day of an ad hoc report.
    due_on = models.DateField(null=True, blank=True)
    #: What becomes of a last day on which offices are closed.
    when_closed = models.CharField(max_length=20, db_default="stays", default="stays")
    #: Invented for the demonstration: no paper states it.
    simulated = models.BooleanField(db_default=False, default=False)
    #: The criteria set whose measures the report holds; empty for a report of words alone.
    set_code = models.CharField(max_length=60, blank=True, default="")
    #: The parts in words that are asked for, by code.
    parts = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    source = models.CharField(max_length=500)
    span = DateRangeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "duty_rule"
        indexes = [models.Index(fields=["unit"], name="duty_rule_unit")]
        constraints = [
            models.CheckConstraint(condition=~Q(source="") & ~Q(title=""), name="duty_rule_has_title_and_source"),
            models.CheckConstraint(
                condition=Q(frequency="adhoc", due_on__isnull=False)
                | (
                    Q(frequency__in=["month", "quarter", "half_year", "nine_months", "year"])
                    & Q(due_on__isnull=True, due_day__gte=1, due_day__lte=31)
                ),
                name="duty_rule_says_by_when",
            ),
            models.CheckConstraint(
                condition=Q(due_month__gte=0, due_month__lte=12), name="duty_rule_due_within_a_year"
            ),
            models.CheckConstraint(
                condition=Q(when_closed__in=["stays", "next_working_day", "working_day_before"]),
                name="duty_rule_says_what_when_closed",
            ),
            models.CheckConstraint(
                condition=~Q(reporter="named_agency") | Q(agency__isnull=False), name="duty_rule_names_its_agency"
            ),
            models.UniqueConstraint(fields=["unit", "code"], condition=~Q(code=""), name="duty_rule_brought_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Report(models.Model):
    """One owed report: which reporter, under which rule, for which period; what happened to it stands in its steps."""

    rule = models.ForeignKey(DutyRule, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="owed_reports")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="owed_reports")
    #: The code of the period; of an ad hoc report its day, as "20240614".
    period = models.CharField(max_length=8)
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "report"
        indexes = [models.Index(fields=["unit", "period"], name="report_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "unit", "agency", "period"], nulls_distinct=False, name="report_owed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period}"


class ReportDraft(models.Model):
    """A report as it is being written: the one row that autosave overwrites. Nothing counts before it is submitted."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="draft")
    #: {"figures": {measure: {"v", "n", "d", "e", "note", "source", "unchanged"}}, "texts": {part: text}}
    content = models.JSONField(default=dict)
    #: How often it was saved; whoever saves says which one they saw.
    version = models.IntegerField()
    #: The newest revision of the unit's figures that the writer had seen.
    base_revision = models.BigIntegerField(null=True, blank=True)
    client_id = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "report_draft"
        constraints = [models.CheckConstraint(condition=Q(version__gte=1), name="report_draft_from_one")]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.version}"


class ReportStep(models.Model):
    """What happened to a report: submitted, returned with a note, accepted, corrected. The last one is its state."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    seq = models.IntegerField()
    kind = models.CharField(max_length=24)
    note = models.TextField(blank=True, default="")
    #: The figures that were frozen by a submission or a correction.
    revision = models.ForeignKey(ReportRevision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "report_step"
        constraints = [
            models.UniqueConstraint(fields=["report", "seq"], name="report_step_once"),
            models.UniqueConstraint(fields=["client_id"], name="report_step_sent_once"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["submitted", "corrected", "returned", "accepted", "accepted_with_remark", "withdrawn"]
                ),
                name="report_step_of_a_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["returned", "accepted_with_remark", "corrected"], note=""),
                name="report_step_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}#{self.seq} {self.kind}"


class ReportText(models.Model):
    """A part in words of a submitted report; a sensitive one is for those in charge alone."""

    step = models.ForeignKey(ReportStep, on_delete=models.PROTECT, related_name="texts")
    part = models.CharField(max_length=40)
    text = models.TextField()
    is_sensitive = models.BooleanField(default=False)

    class Meta:
        db_table = "report_text"
        constraints = [models.UniqueConstraint(fields=["step", "part"], name="report_text_once")]

    def __str__(self) -> str:
        return self.part


class FigureEvidence(SentPhoto):
    """A photo or paper behind a figure; the bytes are kept among the evidence files under their digest."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    set_code = models.CharField(max_length=60)
    #: The measure ("10", "5.1:schools") that it shows; empty for the report as a whole.
    measure = models.CharField(max_length=80, blank=True, default="")
    as_of = models.DateField()
    note = models.TextField(blank=True, default="")
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "figure_evidence"
        indexes = [models.Index(fields=["unit", "set_code", "as_of"], name="figure_evidence_unit")]
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="figure_evidence_sent_once"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="figure_evidence_on_earth",
            ),
        ]

"""What was said to be: one row a report revision, its figures as arrays."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.criteria.models import Form
from ntm.store.territory.models import Unit


class Origin(models.IntegerChoices):
    """Where the figure at a position of a revision comes from."""

    ABSENT = 0
    ENTERED = 1  # said by a person in this revision
    SIMULATED = 2  # invented for the demonstration; marked wherever it is shown
    CARRIED = 3  # unchanged from the revision or the day before it
    CARRIED_SIMULATION = 4  # unchanged, and invented there

    @property
    def is_simulated(self) -> bool:
        """Say whether the figure was invented, here or where it was carried from."""
        return self in (Origin.SIMULATED, Origin.CARRIED_SIMULATION)

    @property
    def when_carried(self) -> Origin:
        """Return the origin that an unchanged figure has in the next revision."""
        if self is Origin.ABSENT:
            return Origin.ABSENT
        return Origin.CARRIED_SIMULATION if self.is_simulated else Origin.CARRIED


class ReportRevision(models.Model):
    """All figures of a unit for a day, as one supplier says them; a correction is the next revision.

    `v[i]` is the figure of `form.measures[i]` (percent as 0–100, yes/no as 1/0), NULL where nothing was said;
    `src[i]` is its `Origin`. `n` and `d`, where given, hold the numerator and the denominator behind a figure, `e` what
    is expected at the end of the period; each is as long as `v`, or NULL as a whole.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    #: Who supplies: "unit" for the commune itself, else an agency's name.
    supplier = models.CharField(max_length=120, default="unit")
    as_of = models.DateField()
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    revision = models.IntegerField()
    saved_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=300)
    v = ArrayField(models.FloatField(null=True))
    src = ArrayField(models.SmallIntegerField())
    n = ArrayField(models.FloatField(null=True), null=True, blank=True)
    d = ArrayField(models.FloatField(null=True), null=True, blank=True)
    e = ArrayField(models.FloatField(null=True), null=True, blank=True)
    #: The code of the period that the figures were reported for ("2024-Q2"); empty outside of any report.
    period = models.CharField(max_length=8, blank=True, db_default="", default="")
    #: Why a figure that stood already was corrected.
    reason = models.TextField(blank=True, db_default="", default="")
    #: Made by whoever sends it, so that sending it twice changes nothing.
    client_id = models.UUIDField(null=True, blank=True)
    #: The agency that says the new figures of this revision, where it is not the unit itself.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "report_revision"
        indexes = [
            models.Index(fields=["unit", "supplier", "-as_of", "-revision"], name="report_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "supplier", "form", "as_of", "revision"], name="report_revision_once_a_form"
            ),
            models.UniqueConstraint(fields=["client_id"], name="report_revision_sent_once"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="report_revision_from_one"),
            models.CheckConstraint(condition=~Q(source=""), name="report_has_a_source"),
            models.CheckConstraint(condition=Q(v__len=models.F("src__len")), name="report_lengths_agree"),
            models.CheckConstraint(
                condition=(Q(n__isnull=True) | Q(n__len=models.F("v__len")))
                & (Q(d__isnull=True) | Q(d__len=models.F("v__len")))
                & (Q(e__isnull=True) | Q(e__len=models.F("v__len"))),
                name="report_parts_as_long_as_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.as_of} r{self.revision}"


class FigureNote(models.Model):
    """What the person who said a figure adds to it: its own source, a remark."""

    revision = models.ForeignKey(ReportRevision, on_delete=models.PROTECT, related_name="notes")
    position = models.SmallIntegerField()
    note = models.TextField()

    class Meta:
        db_table = "figure_note"
        constraints = [models.UniqueConstraint(fields=["revision", "position"], name="figure_note_once")]

    def __str__(self) -> str:
        return self.note


class Decision(models.Model):
    """A person's judgement of one indicator (or of a whole criterion) of a unit for a day, with its evidence."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decisions")
    set_code = models.CharField(max_length=60)
    #: "2.1" for an indicator, "2" for a whole criterion of a set whose indicators are not known.
    item = models.CharField(max_length=20)
    as_of = models.DateField()
    revision = models.IntegerField()
    judgement = models.CharField(max_length=16)
    evidence = models.TextField()
    simulated = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decision"
        indexes = [models.Index(fields=["unit", "set_code", "item", "-as_of", "-revision"], name="decision_newest")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "set_code", "item", "as_of", "revision"], name="decision_once"),
            models.CheckConstraint(condition=~Q(evidence=""), name="decision_has_evidence"),
            models.CheckConstraint(
                condition=Q(judgement__in=["met", "nearly_met", "not_met", "not_assessed", "not_applicable"]),
                name="decision_is_a_judgement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}: {self.judgement}"


class SimulationNote(models.Model):
    """What a paper states of an area and the simulation could not meet, shown wherever its figures are."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    text = models.TextField()

    class Meta:
        db_table = "simulation_note"
        indexes = [models.Index(fields=["unit", "as_of"], name="simulation_note_unit")]

    def __str__(self) -> str:
        return self.text

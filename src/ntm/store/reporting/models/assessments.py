"""What the two sides judge, what they dispute, why a promise was missed, and what stands in the way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.base import SentFile, SentPhoto
from ntm.store.reporting.models.figures import ReportRevision
from ntm.store.territory.models import Unit

_JUDGEMENTS = ["met", "nearly_met", "not_met", "not_assessed", "not_applicable"]


class Assessment(models.Model):
    """One side's judgement of an indicator of a unit for a period; the newest `seq` of a side counts."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assessments")
    set_code = models.CharField(max_length=60)
    item = models.CharField(max_length=20)
    period = models.CharField(max_length=8)
    side = models.CharField(max_length=8)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seq = models.IntegerField()
    judgement = models.CharField(max_length=16)
    note = models.TextField(blank=True, default="")
    simulated = models.BooleanField(default=False)
    #: The working day on which it was said; from it the days for settling are counted.
    on_day = models.DateField()
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "assessment"
        indexes = [models.Index(fields=["set_code", "period", "unit", "item"], name="assessment_grid")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "set_code", "item", "period", "side", "seq"], name="assessment_once"
            ),
            # A bulk acceptance is one deed over many indicators: one id, each indicator once.
            models.UniqueConstraint(fields=["client_id", "unit", "item", "side"], name="assessment_sent_once"),
            models.CheckConstraint(condition=Q(side__in=["unit", "lead"]), name="assessment_of_a_side"),
            models.CheckConstraint(condition=Q(judgement__in=_JUDGEMENTS), name="assessment_is_a_judgement"),
            models.CheckConstraint(
                condition=Q(side="lead", agency__isnull=False) | Q(side="unit", agency__isnull=True),
                name="assessment_lead_is_an_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item} {self.side}: {self.judgement}"


class Settlement(models.Model):
    """How a disagreement between the two sides was settled, by whom and why; the newest counts."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    set_code = models.CharField(max_length=60)
    item = models.CharField(max_length=20)
    period = models.CharField(max_length=8)
    judgement = models.CharField(max_length=16)
    reason = models.TextField()
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "settlement"
        indexes = [models.Index(fields=["set_code", "period", "unit", "item"], name="settlement_grid")]
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="settlement_sent_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="settlement_says_why"),
            models.CheckConstraint(condition=Q(judgement__in=_JUDGEMENTS), name="settlement_is_a_judgement"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item}: {self.judgement}"


class FigureDispute(models.Model):
    """A unit says that a figure which somebody else entered for it is wrong."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(ReportRevision, on_delete=models.PROTECT, related_name="disputes")
    measure = models.CharField(max_length=80)
    #: What the unit holds to be right, where it knows.
    proposed = models.FloatField(null=True, blank=True)
    text = models.TextField()
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "figure_dispute"
        indexes = [models.Index(fields=["unit"], name="figure_dispute_unit")]
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="figure_dispute_sent_once"),
            models.CheckConstraint(condition=~Q(text=""), name="figure_dispute_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.measure}"


class FigureDisputeAnswer(models.Model):
    """The supplier's answer to a dispute: corrected, kept, or the unit took it back."""

    dispute = models.OneToOneField(FigureDispute, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=12)
    text = models.TextField()
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "figure_dispute_answer"
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="figure_dispute_answer_sent_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["corrected", "kept", "taken_back"]), name="figure_dispute_answer_of_a_kind"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="figure_dispute_answer_says_why"),
        ]

    def __str__(self) -> str:
        return self.outcome


class Explanation(models.Model):
    """Why a target is missed or at risk: reason, remedy, request, new day; a later one replaces it, both are kept."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="explanations")
    set_code = models.CharField(max_length=60)
    item = models.CharField(max_length=20)
    period = models.CharField(max_length=8)
    seq = models.IntegerField()
    reason = models.CharField(max_length=30)
    text = models.TextField()
    remedy = models.TextField(blank=True, default="")
    request = models.TextField(blank=True, default="")
    new_day = models.DateField(null=True, blank=True)
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "explanation"
        constraints = [
            models.UniqueConstraint(fields=["unit", "set_code", "item", "period", "seq"], name="explanation_once"),
            models.UniqueConstraint(fields=["client_id"], name="explanation_sent_once"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(reason=""), name="explanation_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item} {self.period}"


class Obstacle(models.Model):
    """Something in the way that a village, a unit or an agency cannot move alone."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="obstacles")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    set_code = models.CharField(max_length=60, blank=True, default="")
    item = models.CharField(max_length=20, blank=True, default="")
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "obstacle"
        indexes = [models.Index(fields=["unit", "-at"], name="obstacle_unit")]
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="obstacle_sent_once"),
            models.CheckConstraint(condition=~Q(title=""), name="obstacle_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class ObstacleStep(models.Model):
    """What became of an obstacle: routed to whoever may decide, answered, settled, sent on."""

    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="steps")
    seq = models.IntegerField()
    kind = models.CharField(max_length=12)
    #: With whom it lies after the step: "standing", "committee" or "people_committee" of `place`, or an agency.
    level = models.CharField(max_length=20, blank=True, default="")
    place = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True, default="")
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "obstacle_step"
        constraints = [
            models.UniqueConstraint(fields=["obstacle", "seq"], name="obstacle_step_once"),
            models.UniqueConstraint(fields=["client_id"], name="obstacle_step_sent_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["raised", "routed", "answered", "settled", "reopened", "withdrawn"]),
                name="obstacle_step_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obstacle_id}#{self.seq} {self.kind}"


class ObstaclePhoto(SentPhoto):
    """The photo with which an obstacle was raised; its bytes are kept among the evidence files under their digest."""

    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="photos")

    class Meta:
        db_table = "obstacle_photo"
        constraints = [
            models.UniqueConstraint(fields=["obstacle"], name="obstacle_photo_once"),
            models.CheckConstraint(condition=Q(media_type__startswith="image/"), name="obstacle_photo_is_a_picture"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="obstacle_photo_on_earth",
            ),
        ]


class ObstacleRecording(SentFile):
    """The voice note with which an obstacle was raised; its bytes are kept among the evidence files by digest."""

    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="recordings")

    class Meta:
        db_table = "obstacle_recording"
        constraints = [
            models.UniqueConstraint(fields=["obstacle"], name="obstacle_recording_once"),
            models.CheckConstraint(condition=Q(media_type__startswith="audio/"), name="obstacle_recording_is_sound"),
        ]

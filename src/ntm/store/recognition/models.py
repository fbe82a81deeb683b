"""Recognised by decision: another thing than meeting all criteria today."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ntm.store.accounts.models import User
from ntm.store.territory.models import Unit


class RecognitionDecision(models.Model):
    """A decision that recognises a unit at a tier from a day; revocation ends it, `[decided_on, revoked_on)`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="recognitions")
    tier = models.CharField(max_length=12)  # standard, advanced, exemplary
    decided_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    simulated = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "recognition_decision"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tier", "decided_on"], name="recognition_once_a_day"),
            models.CheckConstraint(
                condition=Q(tier__in=["standard", "advanced", "exemplary"]), name="recognition_is_of_a_tier"
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | Q(revoked_on__gt=F("decided_on")),
                name="recognition_revoked_after_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.tier}"

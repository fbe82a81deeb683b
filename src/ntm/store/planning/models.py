"""What was promised: plans and their targets, each with its source."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ntm.store.accounts.models import User
from ntm.store.territory.models import Unit


class Plan(models.Model):
    """A plan or directive of a unit for a year; without number or date it is a draft, wherever it is shown."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    year = models.SmallIntegerField()
    number = models.CharField(max_length=80, blank=True, default="")
    issued_on = models.DateField(null=True, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        db_table = "plan"

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Say whether the plan still lacks a number or a date."""
        return not self.number or self.issued_on is None


class Target(models.Model):
    """One promised level, confirmed by a person from a paper's quote."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    #: A kind of fact that states a level, such as criterion_count or average_criteria.
    kind = models.CharField(max_length=30)
    criteria_set = models.CharField(max_length=30, default="commune")
    criterion = models.CharField(max_length=10, blank=True, default="")
    subject = models.CharField(max_length=300, blank=True, default="")
    numerator = models.IntegerField(null=True, blank=True)
    denominator = models.IntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit_word = models.CharField(max_length=40, blank=True, default="")
    year = models.SmallIntegerField(null=True, blank=True)
    op = models.CharField(max_length=2, blank=True, default="")
    band_low = models.SmallIntegerField(null=True, blank=True)
    band_high = models.SmallIntegerField(null=True, blank=True)
    names = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    is_baseline = models.BooleanField(default=False)
    is_increase = models.BooleanField(default=False)
    quote = models.TextField()
    start = models.IntegerField()
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "target"
        indexes = [models.Index(fields=["plan", "kind"], name="target_plan_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="target_withdrawn_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True)
                | Q(denominator__isnull=True)
                | Q(is_increase=True)
                | Q(numerator__lte=F("denominator")),
                name="target_not_more_than_all",
            ),
        ]

    def __str__(self) -> str:
        return self.quote

"""The capital that plans state: one line a source, in whole đồng, as their papers part it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.territory.models import Unit


class CapitalLine(models.Model):
    """A source of a plan's capital for a year. A later number of the same origin stands for an earlier one;
    `is_dropped` takes the line off the plan. What was spent is not here."""

    plan = models.ForeignKey("planning.Plan", on_delete=models.PROTECT, related_name="capital_lines")
    #: Where it was read ("fact:12"); every line has one.
    origin = models.CharField(max_length=80)
    number = models.SmallIntegerField()
    year = models.SmallIntegerField()
    label = models.CharField(max_length=300)
    #: The source of which this one is a part; empty for the whole.
    parent = models.CharField(max_length=300, blank=True, default="")
    #: In đồng.
    amount = models.BigIntegerField()
    place = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    quote = models.TextField()
    #: Where in the paper the quote stands, in words.
    stands_at = models.CharField(max_length=120, blank=True, default="")
    is_dropped = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "planning"
        db_table = "capital_line"
        constraints = [
            models.UniqueConstraint(fields=["plan", "origin", "number"], name="capital_line_numbered_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="capital_line_amount"),
            models.CheckConstraint(condition=~Q(label="") & ~Q(quote=""), name="capital_line_has_label_and_quote"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.year}"

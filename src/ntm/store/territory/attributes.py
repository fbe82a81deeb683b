"""What was stated of units with a day and a source, and what was done to villages: both are only ever appended.

Accounts stand above this area on the ladder, so whoever stated is kept by number and by the name of that moment.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class UnitStatement(models.Model):
    """Somebody's word that from a day on a unit's attribute has a value; a null value withdraws that day."""

    unit = models.ForeignKey("territory.Unit", on_delete=models.PROTECT, related_name="statements")
    attribute = models.CharField(max_length=40)
    value = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001 - null withdraws, which no text says
    since = models.DateField()
    source = models.CharField(max_length=300)
    by_account = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "unit_statement"
        indexes = [models.Index(fields=["unit", "attribute"], name="unit_statement_unit")]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="unit_statement_has_a_source"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | ~Q(value=""), name="unit_statement_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attribute} {self.since}"


class VillageChange(models.Model):
    """A village was renamed, merged into another or placed in one of the parts of a divided commune."""

    village = models.ForeignKey("territory.Unit", on_delete=models.PROTECT, related_name="village_changes")
    what = models.CharField(max_length=20, choices=[(one, one) for one in ("renamed", "merged", "made", "placed")])
    on_day = models.DateField()
    instrument = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    by_account = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "village_change"
        indexes = [models.Index(fields=["village", "on_day"], name="village_change_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(instrument=""), name="village_change_has_an_instrument"),
        ]

    def __str__(self) -> str:
        return f"{self.village_id} {self.what} {self.on_day}"

"""Which paper says so: number, date, issuer."""

from __future__ import annotations

from django.db import models


class Instrument(models.Model):
    """An official paper that others cite; its number is kept as written, with Đ."""

    official_number = models.CharField(max_length=80)
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "instrument"
        constraints = [
            models.UniqueConstraint(
                fields=["official_number", "issued_on", "issuer"],
                nulls_distinct=False,
                name="instrument_number_day_issuer_once",
            ),
        ]

    def __str__(self) -> str:
        return self.official_number

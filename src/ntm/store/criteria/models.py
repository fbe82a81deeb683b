"""What is required: the digests of law files in use, and forms that pin what each position of an array means."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class LawFile(models.Model):
    """A law file as it was loaded, by digest, so that an old verdict can be recomputed and compared."""

    path = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        db_table = "law_file"
        constraints = [models.UniqueConstraint(fields=["path", "digest"], name="law_file_once")]

    def __str__(self) -> str:
        return self.path


class Form(models.Model):
    """The ordered measures of a criteria set: position i of a report's arrays is `measures[i]`."""

    set_code = models.CharField(max_length=60)
    measures = ArrayField(models.CharField(max_length=80))

    class Meta:
        db_table = "form"
        constraints = [models.UniqueConstraint(fields=["set_code", "measures"], name="form_once")]

    def __str__(self) -> str:
        return self.set_code

"""What people bring in workbooks, as it waits to be looked at, and how an office's own tables were once understood."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.reporting.models.reports import Report
from ntm.store.territory.models import Unit


class StagedUpload(models.Model):
    """A workbook or a pasted block as it was read: nothing of it counts before a person takes it into the draft.

    `grid` holds the cells of a foreign workbook until they are understood; `said` what was said, by key of the draft.
    """

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="uploads")
    origin = models.CharField(max_length=8)
    file_name = models.CharField(max_length=200, blank=True, default="")
    digest = models.CharField(max_length=64)
    grid = models.JSONField(null=True, blank=True)
    #: {key: {"e": what was said, "p": place, "c": cautions, "x": problem}}
    said = models.JSONField(default=dict)
    #: What the person had before them: {"d": draft entries, "s": figures that stood}, by key.
    base = models.JSONField(default=dict)
    #: Sentences about the whole, and places that were not understood.
    notes = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    taken = models.IntegerField(default=0)

    class Meta:
        db_table = "staged_upload"
        indexes = [models.Index(fields=["report", "-at"], name="staged_upload_of_report")]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin__in=["form", "board", "paste"]), name="staged_upload_of_an_origin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin} {self.file_name}"


class BoardMapping(models.Model):
    """How a table of an office's own was understood: by the digest of its headings, for the office and the set."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    set_code = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    #: Columns, marks and colours as the officer settled them.
    meaning = models.JSONField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "board_mapping"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "agency", "set_code", "fingerprint"], nulls_distinct=False, name="board_mapping_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.set_code} {self.fingerprint[:8]}"

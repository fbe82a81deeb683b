"""What is required: law files in use by digest, forms that pin the positions of arrays, and law that people enter."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.territory.models import Unit


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


class LawDraft(models.Model):
    """A criteria set as a person brought it in, whole; never changed: what became of it stands in its review."""

    set_code = models.CharField(max_length=60)
    title = models.CharField(max_length=400)
    #: The place whose set it is; empty where it holds for every place.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: The law file (YAML) as it will be written, and the entries of the instruments that it brings.
    text = models.TextField()
    instruments = models.TextField(blank=True, default="")
    digest = models.CharField(max_length=64)
    #: The set of the same code that was in the library when this was brought in; empty where there was none.
    base_digest = models.CharField(max_length=64, blank=True, default="")
    #: What it was compared with: the base, or the set that governed before it.
    compared_with = models.CharField(max_length=60, blank=True, default="")
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64)
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "law_draft"
        indexes = [models.Index(fields=["set_code", "-at"], name="law_draft_of_set")]

    def __str__(self) -> str:
        return f"{self.set_code} · {self.at:%d/%m/%Y}"


class LawReview(models.Model):
    """What became of a draft: one review each, by another person than its author unless it was withdrawn."""

    draft = models.OneToOneField(LawDraft, on_delete=models.PROTECT, related_name="review")
    decision = models.CharField(max_length=10)
    note = models.TextField(blank=True, default="")
    #: The draft's author once more, so that the database itself can hold the two apart.
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "law_review"
        constraints = [
            models.CheckConstraint(
                name="law_review_known_decision", condition=Q(decision__in=["approved", "rejected", "withdrawn"])
            ),
            models.CheckConstraint(
                name="law_review_by_a_second_person",
                condition=(Q(decision="withdrawn") & Q(by=models.F("author")))
                | (~Q(decision="withdrawn") & ~Q(by=models.F("author"))),
            ),
            models.CheckConstraint(
                name="law_review_rejected_with_a_reason", condition=~Q(decision="rejected", note="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} · {self.decision}"


class VerificationMark(models.Model):
    """A person held one provision against the official text; bound to its content by the fingerprint.

    The newest mark of a fingerprint counts; one that does not `hold` takes an earlier one back.
    """

    set_code = models.CharField(max_length=60)
    key = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    #: What was vouched for, in words, to be read when the law file has moved on.
    content = models.TextField()
    checked_on = models.DateField()
    page = models.CharField(max_length=40)
    note = models.TextField(blank=True, default="")
    holds = models.BooleanField(default=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "verification_mark"
        indexes = [models.Index(fields=["fingerprint", "-id"], name="verification_mark_newest")]
        constraints = [
            models.CheckConstraint(name="verification_mark_names_a_page", condition=~Q(holds=True, page="")),
            models.CheckConstraint(name="verification_mark_taken_back_why", condition=~Q(holds=False, note="")),
        ]

    def __str__(self) -> str:
        return f"{self.key} · {self.checked_on:%d/%m/%Y}"

"""Briefings with their minutes and conclusions, visits to places, lists that somebody confirmed. Nothing is
overwritten."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Task
from ntm.store.base import SentPhoto
from ntm.store.territory.models import Unit


class Briefing(models.Model):
    """A briefing of a place's office with those below it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="briefings")
    held_on = models.DateField()
    title = models.CharField(max_length=300)
    venue = models.CharField(max_length=300, blank=True, default="")
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "briefing"
        indexes = [models.Index(fields=["unit", "-held_on"], name="briefing_unit")]
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="briefing_sent_once"),
            models.CheckConstraint(condition=~Q(title=""), name="briefing_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class BriefingMinutes(models.Model):
    """What was said, with the pack as it lay on the table; a later version replaces it, both are kept."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="minutes")
    seq = models.IntegerField()
    chair = models.CharField(max_length=200)
    attendees = models.TextField(blank=True, default="")
    text = models.TextField()
    #: The numbers that the briefing was shown, frozen: {"day": …, "lines": [[label, words], …]}.
    pack = models.JSONField(default=dict)
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "briefing_minutes"
        constraints = [
            models.UniqueConstraint(fields=["briefing", "seq"], name="briefing_minutes_once"),
            models.UniqueConstraint(fields=["client_id"], name="briefing_minutes_sent_once"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(chair=""), name="briefing_minutes_say_something"),
        ]

    def __str__(self) -> str:
        return f"{self.briefing_id}#{self.seq}"


class BriefingConclusion(models.Model):
    """A conclusion, which is a task of the register from the start; who owes it by when stands there."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="conclusions")
    seq = models.IntegerField()
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="conclusion")
    text = models.CharField(max_length=300)
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "briefing_conclusion"
        constraints = [
            models.UniqueConstraint(fields=["briefing", "seq"], name="briefing_conclusion_once"),
            models.UniqueConstraint(fields=["client_id"], name="briefing_conclusion_sent_once"),
            models.CheckConstraint(condition=~Q(text=""), name="briefing_conclusion_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class Visit(models.Model):
    """What somebody saw when they visited a place, and what they asked for there."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visits")
    visited_on = models.DateField()
    #: Who came along and who received them, in words.
    people = models.CharField(max_length=500, blank=True, default="")
    seen = models.TextField()
    asked = models.TextField(blank=True, default="")
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "visit"
        indexes = [models.Index(fields=["unit", "-visited_on"], name="visit_unit")]
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="visit_sent_once"),
            models.CheckConstraint(condition=~Q(seen=""), name="visit_says_what_was_seen"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.visited_on}"


class VisitFile(SentPhoto):
    """A photo or a voice note of a visit; its bytes are kept among the evidence files under their digest."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="files")

    class Meta:
        db_table = "visit_file"
        constraints = [
            models.UniqueConstraint(fields=["visit", "digest"], name="visit_file_once"),
            models.CheckConstraint(
                condition=Q(media_type__startswith="image/") | Q(media_type__startswith="audio/"),
                name="visit_file_is_photo_or_sound",
            ),
        ]


class ListCheck(models.Model):
    """Somebody held a list of a place against what is there: what each row said then, and whether it is right."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="list_checks")
    #: [{"key": "unit:12", "words": "bản Mấn", "answer": "right", "remark": ""}, …]
    rows = models.JSONField()
    wrong = models.IntegerField()
    remark = models.TextField(blank=True, default="")
    client_id = models.UUIDField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "list_check"
        indexes = [models.Index(fields=["unit", "-at"], name="list_check_unit")]
        constraints = [
            models.UniqueConstraint(fields=["client_id"], name="list_check_sent_once"),
            models.CheckConstraint(condition=Q(wrong__gte=0), name="list_check_counts_what_is_wrong"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.at:%Y-%m-%d}"

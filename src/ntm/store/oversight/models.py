"""Briefings: when they were held, what the minutes say, and which tasks came of them. Nothing is overwritten."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Task
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

"""The one register of tasks: what was asked stays as asked, and every step stands beside it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.core.assignments.tasks import StepKind, TaskKind, TaskState
from ntm.store.accounts.models import User
from ntm.store.assignments.agency_models import Agency
from ntm.store.territory.models import Unit


class Task(models.Model):
    """One thing that somebody owes. It never changes; who owes it, until when and how far it is say its steps."""

    #: The place that it concerns, and the office in whose name it was given (who accepts it).
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks")
    given_from = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=[(kind.value, kind.value) for kind in TaskKind])
    title = models.CharField(max_length=300)
    detail = models.TextField(blank=True, default="")
    #: What it came from, as "registration:12"; empty where a person gave it.
    origin = models.CharField(max_length=120, blank=True, default="")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    opened_on = models.DateField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "task"
        indexes = [
            models.Index(fields=["unit", "-id"], name="task_unit"),
            models.Index(fields=["origin"], name="task_origin", condition=~Q(origin="")),
        ]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="task_has_a_title")]

    def __str__(self) -> str:
        return self.title


class TaskStep(models.Model):
    """A step of a task with everything that holds after it; the newest says how the task stands."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="steps")
    seq = models.SmallIntegerField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in StepKind])
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in TaskState])
    percent = models.SmallIntegerField()
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True, default="")
    evidence = models.TextField(blank=True, default="")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    on_day = models.DateField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "task_step"
        indexes = [
            models.Index(fields=["owner_agency"], name="task_step_agency", condition=Q(owner_agency__isnull=False)),
            models.Index(fields=["owner_unit"], name="task_step_unit", condition=Q(owner_unit__isnull=False)),
            models.Index(fields=["owner_user"], name="task_step_user", condition=Q(owner_user__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["task", "seq"], name="task_step_seq_once"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="task_step_from_one"),
            models.CheckConstraint(condition=Q(percent__gte=0, percent__lte=100), name="task_step_is_a_percentage"),
            models.CheckConstraint(
                condition=Q(owner_agency__isnull=False, owner_unit__isnull=True, owner_user__isnull=True)
                | Q(owner_agency__isnull=True, owner_unit__isnull=False, owner_user__isnull=True)
                | Q(owner_agency__isnull=True, owner_unit__isnull=True, owner_user__isnull=False),
                name="task_step_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}#{self.seq} {self.kind}"

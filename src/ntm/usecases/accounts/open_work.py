"""What waits for a person by name: tasks of their own, and reports that they began and nobody has sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.dates import format_day
from ntm.store.accounts import querysets
from ntm.store.accounts.models import User
from ntm.store.reporting.models import ReportDraft
from ntm.usecases.assignments import task_queries


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: `sort` is "task" or "draft"; `words` tell people what."""

    sort: str
    id: int
    words: str

    @property
    def label(self) -> str:
        """Return the Vietnamese word for the sort."""
        return {"task": "Việc được giao", "draft": "Báo cáo đang soạn"}[self.sort]


def of_person(user: User, *, on: date) -> tuple[Waiting, ...]:
    """Return what waits for a person on a day: open tasks that they own by name, then their unsent drafts.

    A draft stays with its report: whoever holds the role in that place goes on with it.
    """
    tasks = [
        Waiting(
            "task",
            row.id,
            f"{row.title} · {row.place}" + (f" · hạn {format_day(row.due_on)}" if row.due_on is not None else ""),
        )
        for row in task_queries.tasks_owned(owner_user_id=user.pk, on=on)
    ]
    drafts = list(ReportDraft.objects.filter(by=user).select_related("report__rule").order_by("report_id")[:100])
    places = querysets.place_names({draft.report.unit_id for draft in drafts}, on=on)
    return (
        *tasks,
        *(
            Waiting(
                "draft",
                draft.report_id,
                f"{draft.report.rule.title} · {places.get(draft.report.unit_id, '')} · kỳ {draft.report.period}",
            )
            for draft in drafts
        ),
    )

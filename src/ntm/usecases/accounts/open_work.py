"""What waits for a person by name, what only they hold, and whom nobody works for any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Role
from ntm.store.accounts import querysets
from ntm.store.accounts.models import Grant, HeldRight, User
from ntm.store.assignments.models import AgencyOfficer, SeatHolder
from ntm.store.reporting.models import FigureDispute, ReportDraft
from ntm.usecases.access import management
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments import task_queries
from ntm.usecases.reporting import obstacle_queries

_LABELS: Mapping[str, str] = {
    "task": "Việc được giao",
    "seat": "Ghế trong ban",
    "post": "Cán bộ của cơ quan",
    "draft": "Báo cáo đang soạn",
    "accept": "Việc đã giao, chờ nghiệm thu",
    "obstacle": "Vướng mắc đã nêu",
    "dispute": "Số liệu đang đề nghị sửa",
}
#: What belongs to the person; all else stays with the place or the agency, whose next officer goes on with it.
_PASSES = frozenset({"task", "seat", "post"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: `sort` is one of those above; `words` tell people what."""

    sort: str
    id: int
    words: str

    @property
    def label(self) -> str:
        """Return the Vietnamese word for the sort."""
        return _LABELS[self.sort]

    @property
    def passes(self) -> bool:
        """Say whether it is the person's own, and has to be handed over."""
        return self.sort in _PASSES


def of_person(user: User, *, on: date) -> tuple[Waiting, ...]:
    """Return what waits for a person on a day: what is theirs by name, then what they began for a place.

    A draft, an obstacle and a disputed figure stay with their place: whoever holds the role there goes on with them.
    """
    return (*_own(user, on=on), *_begun(user, on=on))


def _own(user: User, *, on: date) -> list[Waiting]:
    found = [
        Waiting("task", row.id, _task(row, on=on)) for row in task_queries.tasks_owned(owner_user_id=user.pk, on=on)
    ]
    seats = SeatHolder.objects.filter(user=user, span__contains=on, seat__version__span__contains=on)
    found += [
        Waiting("seat", one.pk, f"{one.seat.title}, {one.seat.version.committee.name}")
        for one in seats.select_related("seat__version__committee").order_by("pk")
    ]
    posts = list(AgencyOfficer.objects.filter(user=user, span__contains=on))
    names = agencies.names_on([post.agency_id for post in posts], on=on)
    return [*found, *(Waiting("post", post.pk, names.get(post.agency_id, "")) for post in posts)]


def _begun(user: User, *, on: date) -> list[Waiting]:
    drafts = list(ReportDraft.objects.filter(by=user).select_related("report__rule").order_by("report_id")[:100])
    disputes = list(
        FigureDispute.objects.filter(by=user, answer__isnull=True).select_related("revision").order_by("pk")[:100]
    )
    places = querysets.place_names(
        {draft.report.unit_id for draft in drafts} | {one.unit_id for one in disputes}, on=on
    )
    return [
        *(
            Waiting(
                "draft",
                draft.report_id,
                f"{draft.report.rule.title} · {places.get(draft.report.unit_id, '')} · kỳ {draft.report.period}",
            )
            for draft in drafts
        ),
        *(Waiting("accept", row.id, _task(row, on=on)) for row in task_queries.tasks_to_accept(user, on=on)),
        *(
            Waiting("obstacle", row.id, f"{row.title} · {row.place}")
            for row in obstacle_queries.obstacles_raised_by(user, on=on)
        ),
        *(Waiting("dispute", one.pk, f"{one.measure} · {places.get(one.unit_id, '')}") for one in disputes),
    ]


def _task(row: task_queries.TaskRow, *, on: date) -> str:
    return f"{row.title} · {row.place}" + (f" · hạn {format_day(row.due_on)}" if row.due_on is not None else "")


def only_holder(user: User, *, on: date) -> tuple[str, ...]:
    """Return the roles that only this person holds in their places on a day, in words: nobody is left to do their work
    once they go. Readers' roles leave no work behind."""
    grants = list(Grant.objects.filter(user=user, span__contains=on).exclude(role__in=_READERS).order_by("pk"))
    others = set(
        Grant.objects.filter(unit_id__in=[grant.unit_id for grant in grants], span__contains=on, user__is_active=True)
        .exclude(user=user)
        .values_list("unit_id", "role", "agency")
    )
    places = querysets.place_names({grant.unit_id for grant in grants}, on=on)
    return tuple(
        " · ".join(part for part in (Role(grant.role).label, grant.agency, places.get(grant.unit_id, "")) if part)
        for grant in grants
        if (grant.unit_id, grant.role, grant.agency) not in others
    )


_READERS = frozenset({Role.OVERSIGHT.value, Role.LEADER.value, Role.FINANCE.value})


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A person who acts no more, closed or without a role, and for whom tasks or seats still wait."""

    user_id: int
    name: str
    tasks: int
    seats: int


def left_behind(*, by: User, on: date) -> tuple[LeftBehind, ...]:
    """Return those, among the people whose accounts somebody looks after, who act no more and left work in their name;
    in a fixed number of queries."""
    managed = management.people_managed(by, on=on)
    acting = set(
        HeldRight.objects.filter(user_id__in=managed, span__contains=on, user__is_active=True).values_list(
            "user_id", flat=True
        )
    )
    gone = managed - acting
    tasks = task_queries.open_tasks_by_owner(gone)
    seats: dict[int, int] = {}
    holders = SeatHolder.objects.filter(user_id__in=gone, span__contains=on, seat__version__span__contains=on)
    for user_id in holders.values_list("user_id", flat=True):
        assert user_id is not None
        seats[user_id] = seats.get(user_id, 0) + 1
    names = dict(User.objects.filter(pk__in={*tasks, *seats}).values_list("pk", "full_name"))
    return tuple(
        LeftBehind(user_id, name, tasks.get(user_id, 0), seats.get(user_id, 0))
        for user_id, name in sorted(names.items(), key=lambda pair: pair[1])
    )

"""Sổ việc: the one register of tasks, one task with its steps, and what people do to it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ntm.core.assignments.tasks import StepKind, TaskKind, TaskState
from ntm.core.kernel.states import Level
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries, scope, task_queries, tasks
from ntm.usecases.assignments.task_queries import TaskFilter, TaskNotFound, TaskPage
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.assignments import task_places
from ntm.web.assignments.asked import Stand, stand
from ntm.web.assignments.posting import Unreadable, day, day_or_none, deed_id, done, number, text_of
from ntm.web.day import moment, working_day
from ntm.web.person import person

#: What the register may be narrowed to, as the address writes it.
_STATES = (
    ("", "Chưa xong"),
    ("qua-han", "Quá hạn"),
    ("cho", "Chờ nghiệm thu"),
    ("xong", "Đã nghiệm thu"),
    ("huy", "Đã hủy"),
)


def _filter(request: HttpRequest) -> TaskFilter:
    shown = request.GET.get("xem", "")
    kind = request.GET.get("loai", "")
    states = {
        "qua-han": {TaskState.OPEN},
        "cho": {TaskState.DONE},
        "xong": {TaskState.ACCEPTED},
        "huy": {TaskState.CANCELLED},
    }.get(shown, {TaskState.OPEN, TaskState.DONE})
    return TaskFilter(
        kinds=frozenset({TaskKind(kind)}) if kind in set(TaskKind) else frozenset(),
        states=frozenset(states),
        agency_id=number(request.GET.get("co-quan", "")),
        overdue_only=shown == "qua-han",
    )


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the register of a place and everything below it, narrowed as asked; it prints on A4."""
    here = stand(request)
    own = scope.agency_of(person(request), on=working_day(request))
    agencies = queries.agencies_at(here.unit.id, on=here.on)
    page = {
        "here": here,
        "on": here.on,
        "rows": task_queries.tasks_of(here.unit.id, on=here.on, wanted=_filter(request)),
        "states": _STATES,
        "kinds": tuple(TaskKind),
        "agencies": agencies,
        "shown": request.GET.get("xem", ""),
        "kind": request.GET.get("loai", ""),
        "agency": request.GET.get("co-quan", ""),
        "owners": _owners(here, agencies),
        "own_agency": own,
        "may_register": own is not None and not here.may_assign,
        "form_id": uuid4(),
    }
    return render(request, "assignments/tasks.html", page)


def _owners(here: Stand, agencies: tuple[queries.AgencyView, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return whom a task about a place may be given to: its agencies, itself and what lies below it."""
    places = [here.unit, *(one for one in here.below if one.level is not Level.VILLAGE)]
    return [
        ("Cơ quan", [(f"agency-{one.id}", one.name) for one in agencies]),
        ("UBND, đơn vị", [(f"unit-{one.id}", one.title) for one in places]),
    ]


@for_signed_in
@require_safe
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """Show a task with all its steps, and what the person may do to it."""
    on = working_day(request)
    found = _found(request, task_id)
    state = found.row.state
    page = {
        "found": found,
        "on": on,
        "done_at": None if state.is_closed else task_places.place_of(found.row.origin),
        "is_open": state is TaskState.OPEN,
        "is_done": state is TaskState.DONE,
        "is_closed": state.is_closed,
        "may_report": not state.is_closed and tasks.may_report(person(request), found, on=on),
        "may_decide": not state.is_closed and tasks.may_decide(person(request), found, on=on),
        "agencies": queries.agencies_at(found.given_from_id, on=on),
        "opened": StepKind.OPENED,
        "form_id": uuid4(),
    }
    return render(request, "assignments/task.html", page)


def _found(request: HttpRequest, task_id: int) -> TaskPage:
    """Return a task that the person may see: one in their sight, or their own; 404 for none, refusal otherwise."""
    on = working_day(request)
    try:
        found = task_queries.task_page(task_id, on=on)
    except TaskNotFound as error:
        raise Http404("Không có việc này.") from error
    if not tasks.may_report(person(request), found, on=on):
        rules.require(person(request), Action.VIEW, unit_id=found.row.unit_id, on=on)
    return found


@for_signed_in
@require_POST
def give(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give a task about a place to an agency or a unit; an organisation registers a work of its own."""
    on = working_day(request)
    try:
        units.unit_on(unit_id, on)
    except units.UnitNotFound as error:
        raise Http404("Không có đơn vị này.") from error
    kind = request.POST.get("kind", "")
    sort, _, owner = request.POST.get("owner", "").partition("-")
    owner_id = number(owner)

    def deed() -> None:
        if kind not in set(TaskKind) or sort not in ("agency", "unit") or owner_id is None:
            raise Unreadable("Chọn loại việc và nơi chịu trách nhiệm.")
        tasks.give_task(
            unit_id=unit_id,
            kind=TaskKind(kind),
            title=text_of(request, "title"),
            detail=text_of(request, "detail"),
            owner_agency_id=owner_id if sort == "agency" else None,
            owner_unit_id=owner_id if sort == "unit" else None,
            due_on=day_or_none(request, "due_on"),
            client_id=deed_id(request),
            by=person(request),
            on=on,
            at=moment(request),
        )

    return done(request, "Đã giao việc.", deed, f"{reverse('tasks:index')}?noi={unit_id}")


@for_signed_in
@require_POST
def step(request: HttpRequest, task_id: int) -> HttpResponse:
    """Record a step of a task: progress, done, accepted, returned, another day, another owner, cancelled."""
    found = _found(request, task_id)
    deeds: dict[str, tuple[str, Callable[[], object]]] = {
        "progress": ("Đã ghi tiến độ.", lambda: _progress(request, task_id)),
        "completed": ("Đã báo làm xong, chờ nghiệm thu.", lambda: _complete(request, task_id)),
        "accepted": ("Đã nghiệm thu.", lambda: _accept(request, task_id)),
        "returned": ("Đã trả lại.", lambda: _return(request, task_id)),
        "due_moved": ("Đã đổi thời hạn.", lambda: _move(request, task_id)),
        "handed_over": ("Đã bàn giao.", lambda: _hand_over(request, task_id)),
        "cancelled": ("Đã hủy việc.", lambda: _cancel(request, task_id)),
    }
    words, deed = deeds.get(request.POST.get("step", ""), ("", None)) or ("", None)
    if deed is None:
        raise Http404("Không có thao tác này.")
    return done(request, words, deed, reverse("tasks:task", args=[found.row.id]))


def _seen(request: HttpRequest) -> int | None:
    return number(request.POST.get("seen", ""))


def _percent(request: HttpRequest) -> int:
    found = number(text_of(request, "percent").removesuffix("%").strip())
    if found is None:
        raise Unreadable("Ghi tiến độ là số từ 0 đến 100.")
    return found


def _progress(request: HttpRequest, task_id: int) -> None:
    tasks.report_progress(
        task_id=task_id,
        percent=_percent(request),
        text=text_of(request, "text"),
        evidence=text_of(request, "evidence"),
        seen=_seen(request),
        client_id=deed_id(request),
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )


def _complete(request: HttpRequest, task_id: int) -> None:
    tasks.complete(
        task_id=task_id,
        text=text_of(request, "text"),
        evidence=text_of(request, "evidence"),
        seen=_seen(request),
        client_id=deed_id(request),
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )


def _accept(request: HttpRequest, task_id: int) -> None:
    tasks.accept(
        task_id=task_id,
        text=text_of(request, "text"),
        seen=_seen(request),
        client_id=deed_id(request),
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )


def _return(request: HttpRequest, task_id: int) -> None:
    tasks.return_for_more(
        task_id=task_id,
        text=text_of(request, "text"),
        percent=_percent(request) if text_of(request, "percent") else None,
        seen=_seen(request),
        client_id=deed_id(request),
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )


def _move(request: HttpRequest, task_id: int) -> None:
    tasks.move_due(
        task_id=task_id,
        due_on=day(request, "due_on"),
        reason=text_of(request, "text"),
        seen=_seen(request),
        client_id=deed_id(request),
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )


def _hand_over(request: HttpRequest, task_id: int) -> None:
    tasks.hand_over(
        task_id=task_id,
        owner_agency_id=number(request.POST.get("agency", "")),
        text=text_of(request, "text"),
        seen=_seen(request),
        client_id=deed_id(request),
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )


def _cancel(request: HttpRequest, task_id: int) -> None:
    tasks.cancel(
        task_id=task_id,
        text=text_of(request, "text"),
        seen=_seen(request),
        client_id=deed_id(request),
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )

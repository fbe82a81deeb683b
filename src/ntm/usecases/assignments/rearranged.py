"""What a rearrangement of units means for agencies, assignments, committees and tasks."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import OuterRef, Q, Subquery

from ntm.core.assignments.tasks import TaskState
from ntm.core.kernel.dates import format_day
from ntm.core.territory.consequences import Consequence, Touched
from ntm.store.assignments.models import (
    Agency,
    AgencyOfficer,
    Assignment,
    Committee,
    CommitteeVersion,
    Task,
    TaskStep,
    VillageSet,
)

_AREA = "phân công"


def consequences(touched: Touched) -> tuple[Consequence, ...]:
    """Return what stands assigned, owed and seated in units that end."""
    day = format_day(touched.on)
    running = Assignment.objects.filter(Q(unit_id__in=touched.ended) | Q(agency__unit_id__in=touched.ended))
    assignments = running.filter(span__contains=touched.on).count()
    people = AgencyOfficer.objects.filter(agency__unit_id__in=touched.ended, span__contains=touched.on).count()
    committees = CommitteeVersion.objects.filter(
        committee__unit_id__in=touched.ended, span__contains=touched.on
    ).count()
    lists = VillageSet.objects.filter(unit_id__in=touched.ended, span__contains=touched.on).count()
    owed = _open_tasks(touched.ended)
    said = []
    if owed:
        words = f"{owed} việc chưa xong của các đơn vị kết thúc hiện trong sổ việc của đơn vị tiếp nhận từ {day}"
        said.append(Consequence(_AREA, words))
    if assignments:
        words = (
            f"{assignments} phân công tiêu chí theo cơ quan tiếp nhận từ {day} nếu cơ quan ấy đã được ghi; chỗ chưa rõ "
            "ai tiếp nhận thành chỗ trống, cần phân công lại"
        )
        said.append(Consequence(_AREA, words, needs_a_person=True))
    for count, what in (
        (people, "cán bộ của các cơ quan kết thúc cần được ghi vào cơ quan mới"),
        (committees, "ban, tổ của các đơn vị kết thúc cần được lập lại ở đơn vị mới"),
        (lists, "danh sách thôn, bản giao chung giữ nguyên tại đơn vị cũ"),
    ):
        if count:
            said.append(Consequence(_AREA, f"{count} {what}", needs_a_person=True))
    return tuple(said) or (Consequence(_AREA, "không có phân công, việc hay ban nào tại các đơn vị kết thúc"),)


def dependents(units: Collection[int]) -> tuple[str, ...]:
    """Return why units cannot be taken back."""
    said = [
        (Agency.objects.filter(unit_id__in=units).count(), "cơ quan"),
        (Assignment.objects.filter(unit_id__in=units).count(), "phân công"),
        (Committee.objects.filter(unit_id__in=units).count(), "ban, tổ"),
        (Task.objects.filter(unit_id__in=units).count(), "việc"),
    ]
    return tuple(f"{number} {what} của các đơn vị mới" for number, what in said if number)


def _open_tasks(units: Collection[int]) -> int:
    last = TaskStep.objects.filter(task_id=OuterRef("task_id")).order_by("-seq").values("pk")[:1]
    newest = TaskStep.objects.filter(pk=Subquery(last), state__in=[TaskState.OPEN.value, TaskState.DONE.value])
    return newest.filter(Q(task__unit_id__in=units) | Q(owner_unit_id__in=units)).count()

"""What forms of assignments send and how their refusals are told: one door for every deed of this area."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ntm.core.assignments.responsibilities import NotAnItem
from ntm.core.assignments.tasks import StepRefused
from ntm.core.kernel import dates
from ntm.usecases.assignments import (
    assigning,
    committees,
    handover,
    officers,
    operations,
    responsibilities,
    tasks,
    village_sets,
)
from ntm.usecases.reading import duties
from ntm.usecases.territory import queries as units

_NOT_CONTENT = frozenset({"csrfmiddlewaretoken", "form_id"})


class Unreadable(ValueError):
    """A field that cannot be read; the message is Vietnamese."""


#: What a use case may refuse; anything else is a fault of ours and shows as one.
REFUSALS = (
    dates.NotADay,
    Unreadable,
    NotAnItem,
    StepRefused,
    units.UnitNotFound,
    operations.NotAName,
    operations.NoSource,
    operations.NotThen,
    operations.AgencyExists,
    operations.LaterName,
    responsibilities.UnknownSet,
    assigning.UnknownItem,
    assigning.OutsideItsPlace,
    assigning.SpanIsEmpty,
    assigning.AlreadyAssigned,
    committees.LaterVersion,
    committees.SeatTaken,
    committees.ChargeOfNothing,
    village_sets.SetExists,
    village_sets.NobodyNamed,
    officers.WorksElsewhere,
    officers.NobodyOfThatName,
    handover.NothingToHandOver,
    handover.ListChanged,
    handover.ToItself,
    handover.NoHome,
    tasks.NotATask,
    tasks.ChangedMeanwhile,
    duties.StillADraft,
    duties.CannotBeConfirmed,
)


def words_of(error: Exception) -> str:
    """Return why a deed was refused, in Vietnamese."""
    match error:
        case dates.NotADay():
            return "Ngày chưa đúng: viết ngày/tháng/năm, ví dụ 01/07/2025."
        case operations.NotAName():
            return "Tên còn trống hoặc quá dài."
        case operations.NoSource():
            return "Ghi số, ngày của văn bản (không quá 300 ký tự)."
        case operations.AgencyExists():
            return f"Nơi này đã có {error}."
        case operations.LaterName():
            return "Cơ quan đã có tên khác từ một ngày sau đó."
        case operations.NotThen() | units.UnitNotFound():
            return f"Ngày ấy không có {error}."
        case assigning.UnknownItem() | NotAnItem():
            return f"Bộ tiêu chí không có số “{error}” cho phần việc này: viết 5 (cả tiêu chí) hoặc 5.1 (chỉ tiêu)."
        case assigning.OutsideItsPlace():
            return f"{error} không thuộc địa bàn của cơ quan này."
        case assigning.SpanIsEmpty():
            return f"Thời gian chưa đúng: {error}."
        case assigning.AlreadyAssigned():
            return f"{error}. Hãy kết thúc phân công cũ trước."
        case committees.LaterVersion():
            return "Ban này đã được kiện toàn từ ngày ấy hoặc sau đó."
        case committees.SeatTaken():
            return f"Từ một ngày sau đó ghế này đã có {error}."
        case village_sets.SetExists():
            return f"Đã có danh sách “{error}” trong thời gian này."
        case village_sets.NobodyNamed():
            return "Danh sách cần tên gọi, ít nhất một thôn, bản và một cơ quan."
        case officers.WorksElsewhere():
            return f"{error} đang thuộc một cơ quan khác trong thời gian này; hãy kết thúc trước."
        case officers.NobodyOfThatName():
            return f"Không có tài khoản “{error}”."
        case handover.NothingToHandOver():
            return f"{error} không còn gì để bàn giao."
        case handover.ToItself():
            return "Chọn nơi nhận khác nơi giao."
        case handover.NoHome():
            return "Người này chưa thuộc cơ quan hay địa bàn nào."
        case responsibilities.UnknownSet():
            return "Không có bộ tiêu chí này."
        case _:
            return str(error)


def done(request: HttpRequest, words: str, deed: Callable[[], object], to: str) -> HttpResponse:
    """Do something, say in words that it is done or why it is refused, and lead on."""
    try:
        deed()
    except REFUSALS as error:
        messages.error(request, words_of(error))
    else:
        messages.success(request, words)
    return HttpResponseRedirect(to)


def number(text: str) -> int | None:
    """Return a number from an address or a field, None for what is none."""
    return int(text) if text.isdecimal() and len(text) <= 18 else None


def numbers(request: HttpRequest, name: str) -> list[int]:
    """Return the numbers of all boxes of a name that are ticked."""
    return [found for text in request.POST.getlist(name) if (found := number(text)) is not None]


def day(request: HttpRequest, name: str = "from_day") -> date:
    """Return a day that a form must have; raise `NotADay`."""
    return dates.parse_day(request.POST.get(name, ""))


def day_or_none(request: HttpRequest, name: str) -> date | None:
    """Return a day that a form may leave open; raise `NotADay` for what is there and no day."""
    return dates.parse_day(text) if (text := request.POST.get(name, "").strip()) else None


def text_of(request: HttpRequest, name: str) -> str:
    """Return a text field without surrounding spaces."""
    return request.POST.get(name, "").strip()


def deed_id(request: HttpRequest) -> UUID:
    """Return the id of a deed: of the form shown and of what was entered in it.

    The same form sent twice is one deed; sent again with other content, it is another. Raise `Unreadable`.
    """
    try:
        form = UUID(request.POST.get("form_id", ""))
    except ValueError as error:
        raise Unreadable("Biểu mẫu không còn dùng được; hãy tải lại trang.") from error
    content = sorted(
        (name, value) for name, values in request.POST.lists() if name not in _NOT_CONTENT for value in values
    )
    return uuid5(form, f"{request.path}\n{content!r}")

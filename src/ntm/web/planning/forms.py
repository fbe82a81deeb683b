"""What forms of planning send, read into plain values; unreadable input is refused with words, never guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ntm.core.kernel import dates, vietnamese
from ntm.core.planning.plans import NotARule
from ntm.core.planning.priorities import NotAnOrder
from ntm.core.planning.registrations import NotNow
from ntm.core.planning.works import NotAWork
from ntm.usecases.planning import issuing, registering, roadmaps, subordinates, target_entry
from ntm.usecases.planning.new_registrations import NotARegistration, NotRecognised
from ntm.usecases.planning.operations import NotATarget
from ntm.usecases.territory.queries import UnitNotFound

_YEARS = range(2010, 2101)
_NOT_SENT = frozenset({"csrfmiddlewaretoken", "client_id"})


class Unreadable(ValueError):
    """A field that cannot be read; the message is Vietnamese and names it."""


def new_client_id() -> UUID:
    """Return the id of a form that is being shown."""
    return uuid4()


def client_id(request: HttpRequest) -> UUID:
    """Return the id of a deed: of the form that was shown and what was entered in it.

    The same form sent twice is one deed; sent again with other content, after going back, it is another.
    """
    try:
        form = UUID(request.POST.get("client_id", ""))
    except ValueError as error:
        raise Unreadable("Biểu mẫu không còn dùng được; hãy tải lại trang.") from error
    content = sorted(
        (name, value) for name, values in request.POST.lists() if name not in _NOT_SENT for value in values
    )
    return uuid5(form, f"{request.path}\n{content!r}")


def asked_year(request: HttpRequest, *, on: date) -> int:
    """Return the year that the address asks for (`?nam=2024`), else that of the working day."""
    text = request.GET.get("nam", "")
    return int(text) if text.isdecimal() and len(text) == 4 and int(text) in _YEARS else on.year


def text(request: HttpRequest, name: str) -> str:
    """Return a text field without surrounding spaces."""
    return request.POST.get(name, "").strip()


def whole(request: HttpRequest, name: str, words: str) -> int | None:
    """Return a whole number, None for an empty field; raise `Unreadable`."""
    given = text(request, name).replace(".", "").replace(" ", "")
    if not given:
        return None
    if not given.isdecimal() or len(given) > 15:
        raise Unreadable(f"{words}: “{text(request, name)}” không phải là số nguyên.")
    return int(given)


def needed(request: HttpRequest, name: str, words: str) -> int:
    """Return a whole number that has to be there; raise `Unreadable`."""
    found = whole(request, name, words)
    if found is None:
        raise Unreadable(f"{words}: còn trống.")
    return found


def number(request: HttpRequest, name: str, words: str) -> Decimal | None:
    """Return a number as Vietnamese papers write it, None for an empty field; raise `Unreadable`."""
    given = text(request, name)
    if not given:
        return None
    try:
        return vietnamese.parse_number(given)
    except ValueError as error:
        raise Unreadable(f"{words}: “{given}” không phải là số.") from error


def day(request: HttpRequest, name: str, words: str) -> date | None:
    """Return a day, None for an empty field; raise `Unreadable`."""
    given = text(request, name)
    if not given:
        return None
    try:
        return dates.parse_day(given)
    except dates.NotADay as error:
        raise Unreadable(f"{words}: viết ngày/tháng/năm, ví dụ 15/04/2024.") from error


def needed_day(request: HttpRequest, name: str, words: str) -> date:
    """Return a day that has to be there; raise `Unreadable`."""
    found = day(request, name, words)
    if found is None:
        raise Unreadable(f"{words}: còn trống.")
    return found


#: What use cases of planning refuse with words for the person.
REFUSALS: tuple[type[Exception], ...] = (
    Unreadable,
    NotATarget,
    NotARule,
    NotAWork,
    NotAnOrder,
    NotNow,
    UnitNotFound,
    issuing.NotAPlan,
    issuing.ChangedMeanwhile,
    issuing.LacksResolutions,
    target_entry.DraftIsNoBaseline,
    NotARegistration,
    NotRecognised,
    registering.DraftCannotApprove,
    roadmaps.NotALine,
    subordinates.NotExpected,
)


def done(request: HttpRequest, words: str, deed: Callable[[], object], to: str) -> HttpResponse:
    """Do something, say in words that it is done or why it is refused, and lead back."""
    try:
        deed()
    except UnitNotFound:
        messages.error(request, "Ngày làm việc này không có đơn vị ấy.")
    except REFUSALS as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return HttpResponseRedirect(to)

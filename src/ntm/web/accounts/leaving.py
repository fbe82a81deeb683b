"""Chuyển công tác, nghỉ việc: list what passes from one person to another and what stays, then do it in one deed."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ntm.core.kernel import dates
from ntm.store.accounts.models import User
from ntm.usecases.access import operations, people
from ntm.usecases.accounts import leaving, open_work
from ntm.usecases.accounts.leaving import HandOver
from ntm.usecases.assignments.operations import NoSource
from ntm.web.access import for_signed_in
from ntm.web.day import moment, working_day
from ntm.web.person import person

_REFUSALS: tuple[type[Exception], ...] = (
    leaving.ToItself,
    leaving.NothingToHandOver,
    leaving.ListChanged,
    leaving.TakerIsClosed,
    operations.GrantEnded,
    operations.GrantOverlaps,
)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, user_id: int) -> HttpResponse:
    """Ask to whom and from when, list everything, and hand it over when it is confirmed."""
    asked = request.POST if request.method == "POST" else request.GET
    try:
        giver = people.person_numbered(user_id)
    except people.NobodyThere as error:
        raise Http404("Không có tài khoản này.") from error
    view = people.person_view(user_id, by=person(request), on=working_day(request))
    taker_name, day_text = asked.get("to", "").strip(), asked.get("from_day", "")
    found = None
    if taker_name:
        try:
            taker = people.person_named(taker_name)
            if request.method == "POST":
                return _commit(request, giver, taker)
            found = leaving.rehearse(
                user=giver,
                to=taker,
                from_day=dates.parse_day(day_text),
                by=person(request),
                on=working_day(request),
                at=moment(request),
            )
        except people.NobodyThere:
            messages.error(request, f"Không có tên đăng nhập “{taker_name[:60]}”.")
        except dates.NotADay:
            messages.error(request, "Viết ngày/tháng/năm, ví dụ 31/12/2024.")
        except NoSource:
            messages.error(request, "Ghi văn bản hoặc lý do bàn giao.")
        except _REFUSALS as error:
            messages.error(request, str(error))
    page = {
        "person": view,
        "found": found,
        "to": taker_name,
        "from_day": day_text,
        "open_work": open_work.of_person(giver, on=working_day(request)),
        "form_id": uuid4(),
    }
    return render(request, "accounts/leaving.html", page, status=422 if request.method == "POST" else 200)


def _commit(request: HttpRequest, giver: User, taker: User) -> HttpResponse:
    try:
        client_id = UUID(request.POST.get("form_id", ""))
    except ValueError as error:
        raise leaving.ListChanged("Biểu mẫu không còn dùng được; hãy liệt kê lại.") from error
    done: HandOver = leaving.hand_over(
        user=giver,
        to=taker,
        from_day=dates.parse_day(request.POST.get("from_day", "")),
        source=request.POST.get("source", ""),
        digest=request.POST.get("digest", ""),
        client_id=client_id,
        by=person(request),
        on=working_day(request),
        at=moment(request),
    )
    messages.success(request, f"Đã bàn giao {len(done.moved)} mục cho {taker.full_name}.")
    return HttpResponseRedirect(reverse("accounts:person", args=[giver.pk]))

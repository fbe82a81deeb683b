"""The people whose accounts somebody looks after: the list, one person, their roles, a code in place of a password."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ntm.core.kernel import dates
from ntm.core.kernel.dates import format_day
from ntm.store.accounts.models import Grant, User
from ntm.usecases.access import management, operations, people, refusals
from ntm.usecases.accounts import importing, open_work
from ntm.usecases.territory import queries as units
from ntm.web.access import for_signed_in
from ntm.web.accounts.forms import PersonForm, RoleForm
from ntm.web.day import working_day
from ntm.web.person import person


def _person(user_id: int) -> User:
    try:
        return people.person_numbered(user_id)
    except people.NobodyThere as error:
        raise Http404("Không có tài khoản này.") from error


def _back(user_id: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("accounts:person", args=[user_id]))


def places(request: HttpRequest) -> tuple[units.UnitOn, ...]:
    """Return the places in which who asks looks after accounts on the working day."""
    on = working_day(request)
    return tuple(units.unit_on(unit, on) for unit in management.places_managed(person(request), on=on))


@for_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the people whose accounts one looks after."""
    number = request.GET.get("trang", "1")
    search = request.GET.get("tim", "")[:100]
    found = people.people(
        by=person(request),
        on=working_day(request),
        search=search,
        page=int(number) if number.isdecimal() and len(number) < 6 else 1,
    )
    page = {
        "people": found,
        "search": search,
        "places": places(request),
        "left_behind": open_work.left_behind(by=person(request), on=working_day(request)),
        "before": found.page - 1 if found.page > 1 else None,
        "after": found.page + 1 if found.page < found.pages else None,
        "long_ago": timezone.now() - timedelta(days=60),
    }
    return render(request, "accounts/people.html", page)


@for_signed_in
@require_safe
def refused(request: HttpRequest) -> HttpResponse:
    """List what people were refused whose accounts one looks after, and oneself."""
    found = refusals.refusals(by=person(request), on=working_day(request))
    page = {"refusals": found, "most_a_day": refusals.MOST_A_DAY}
    return render(request, "accounts/refusals.html", page)


@for_signed_in
@require_safe
def one(request: HttpRequest, user_id: int) -> HttpResponse:
    """Show a person with their roles, when they last signed in, and what waits for them."""
    return _shown(request, user_id)


def _shown(request: HttpRequest, user_id: int, *, form: RoleForm | None = None) -> HttpResponse:
    on = working_day(request)
    user = _person(user_id)
    view = people.person_view(user_id, by=person(request), on=on)
    page = {
        "person": view,
        "on": on,
        "places": places(request),
        "form": form or RoleForm(initial={"start": format_day(on)}),
        "open_work": open_work.of_person(user, on=on),
        "only_holder": open_work.only_holder(user, on=on),
        "code_is_open": view.code_holds_until is not None and view.code_holds_until > timezone.now(),
    }
    return render(request, "accounts/person.html", page, status=422 if form is not None else 200)


@for_signed_in
@require_POST
def give_role(request: HttpRequest, user_id: int) -> HttpResponse:
    """Give a person another role."""
    on = working_day(request)
    user = _person(user_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _shown(request, user_id, form=form)
    try:
        row = importing.look_at_role(
            place_id=_number(request.POST.get("place", "")),
            row=form.row(full_name=user.full_name, username=""),
            by=person(request),
            on=on,
        )
        operations.grant_role(
            user=user,
            role=row.role,
            unit_id=row.unit_id,
            start=row.start,
            end=row.end,
            agency=row.agency,
            criteria=row.criteria,
            powers=form.limited_to,
            by=person(request),
            at=timezone.now(),
            on=on,
        )
    except (importing.RowRefused, operations.GrantOverlaps, operations.GrantEnded) as error:
        form.add_error(None, str(error))
        return _shown(request, user_id, form=form)
    messages.success(request, "Đã giao vai trò.")
    return _back(user_id)


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise Http404("Không có nơi này.")
    return int(text)


@for_signed_in
@require_POST
def end_role(request: HttpRequest, user_id: int, grant_id: int) -> HttpResponse:
    """End a role of a person after its last day."""
    on = working_day(request)
    try:
        last = dates.parse_day(request.POST.get("last_day", ""))
        operations.end_grant(
            grant_id=grant_id, end=last + timedelta(days=1), by=person(request), at=timezone.now(), on=on
        )
    except dates.NotADay:
        messages.error(request, "Viết ngày/tháng/năm, ví dụ 31/12/2024.")
    except operations.GrantEnded as error:
        messages.error(request, str(error))
    except Grant.DoesNotExist as error:
        raise Http404("Không có vai trò này.") from error
    else:
        messages.success(request, f"Vai trò kết thúc sau ngày {format_day(last)}.")
    return _back(user_id)


@for_signed_in
@require_POST
@never_cache
def give_code(request: HttpRequest, user_id: int) -> HttpResponse:
    """Open a person's account with a code in place of the password, and show it once, to be printed."""
    made = operations.give_code(user=_person(user_id), by=person(request), at=timezone.now(), on=working_day(request))
    return slips(request, (made,))


@for_signed_in
@require_POST
def set_active(request: HttpRequest, user_id: int) -> HttpResponse:
    """Close an account, or open it again."""
    deed = operations.reopen_account if request.POST.get("deed") == "open" else operations.close_account
    deed(user=_person(user_id), by=person(request), at=timezone.now(), on=working_day(request))
    return _back(user_id)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def add(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the form for one new person of a place, or make the account and show its slip."""
    on = working_day(request)
    by = person(request)
    place = next((unit for unit in places(request) if unit.id == unit_id), None)
    if place is None:
        raise Http404("Không có nơi này trong địa bàn của anh/chị.")
    form = PersonForm(request.POST or None, initial={"client_id": uuid4(), "start": format_day(on)})
    if request.method == "POST" and form.is_valid():
        row = form.row(full_name=form.cleaned_data["full_name"], username=form.cleaned_data["username"].strip().lower())
        looked = importing.look_at_one(place_id=unit_id, row=row, by=by, on=on)
        if looked.state is importing.RowState.KNOWN:
            form.add_error("username", "Người này đã có tài khoản.")
        elif looked.person is None:
            form.add_error(None, "; ".join(looked.problems))
        else:
            made = importing.accept(
                place_id=unit_id,
                people=[replace(looked.person, powers=form.limited_to)],
                file_name="",
                client_id=form.cleaned_data["client_id"],
                by=by,
                on=on,
                at=timezone.now(),
            )
            return slips(request, made)
    page = {"form": form, "place": place}
    return render(request, "accounts/add.html", page, status=422 if form.errors else 200)


def slips(request: HttpRequest, made: tuple[operations.NewAccount, ...]) -> HttpResponse:
    """Show codes once, each on a slip to be cut out and handed over."""
    page = {"slips": made, "address": request.build_absolute_uri("/")}
    return render(request, "accounts/slips.html", page)

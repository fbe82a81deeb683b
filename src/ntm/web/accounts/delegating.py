"""Ủy quyền: letting another person act in one's place for some days, and taking it back."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Power
from ntm.store.accounts.models import Delegation
from ntm.usecases.access import delegation, queries
from ntm.usecases.access.queries import GrantView
from ntm.web.access import for_signed_in
from ntm.web.accounts.forms import DelegationForm
from ntm.web.day import working_day
from ntm.web.person import person


def _words(grant: GrantView) -> str:
    about = f" · tiêu chí {', '.join(grant.criteria)}" if grant.criteria else ""
    until = f" · đến hết {format_day(grant.last_day)}" if grant.last_day else ""
    return f"{grant.role.label} · {grant.place}{about}{until}"


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Show the form in which a person delegates, or take it."""
    on = working_day(request)
    own = person(request)
    held = [grant for grant in queries.grants_of(own, on=on) if grant.in_force]
    form = DelegationForm(
        request.POST or None,
        grants=[(grant.id, _words(grant)) for grant in held],
        powers={power for grant in held for power in delegation.powers_of(grant.role)},
        initial={"client_id": uuid4(), "start": format_day(on)},
    )
    if request.method == "POST" and form.is_valid():
        grant = next(grant for grant in held if grant.id == form.cleaned_data["grant"])
        try:
            receiver = delegation.receiver_named(form.cleaned_data["receiver"], by=own, on=on)
            delegation.delegate(
                grant_id=grant.id,
                receiver=receiver,
                unit_id=grant.unit_id,
                criteria=form.cleaned_data["criteria"],
                powers=[Power(one) for one in form.cleaned_data["powers"]],
                start=form.cleaned_data["start"],
                end=form.end,
                reason=form.cleaned_data["reason"],
                client_id=form.cleaned_data["client_id"],
                by=own,
                at=timezone.now(),
                on=on,
            )
        except delegation.NobodyOfThatName as error:
            form.add_error("receiver", str(error))
        except (delegation.DelegationRefused, delegation.NotYours) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã ủy quyền cho {receiver.full_name}.")
            return HttpResponseRedirect(reverse("accounts:account"))
    page = {"form": form, "has_grants": bool(held)}
    return render(request, "accounts/delegate.html", page, status=422 if form.errors else 200)


@for_signed_in
@require_POST
def end(request: HttpRequest, delegation_id: int) -> HttpResponse:
    """Take a delegation back from the working day on."""
    on = working_day(request)
    try:
        delegation.end_delegation(delegation_id=delegation_id, end=on, by=person(request), at=timezone.now(), on=on)
    except Delegation.DoesNotExist as error:
        raise Http404("Không có ủy quyền này.") from error
    except delegation.DelegationRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã thu hồi ủy quyền.")
    return HttpResponseRedirect(reverse("accounts:account"))

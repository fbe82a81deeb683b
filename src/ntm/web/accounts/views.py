"""Signing in and out, a person's own page and password, and the answer to whoever is refused."""

from __future__ import annotations

from datetime import timedelta

from axes.helpers import get_client_ip_address, get_cool_off
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ntm.store.accounts.models import User
from ntm.usecases.access import delegation, management, operations, queries, refusals
from ntm.usecases.access.rules import NotAllowed
from ntm.web.access import for_signed_in, open_with_a_code, public
from ntm.web.accounts.forms import ChangePasswordForm, ChoosePasswordForm, SignInForm
from ntm.web.day import working_day
from ntm.web.person import person

sign_in = public(
    LoginView.as_view(
        template_name="accounts/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True
    )
)
sign_out = open_with_a_code(for_signed_in(LogoutView.as_view(http_method_names=["post", "options"])))


@for_signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show who is signed in, what they may do where, and what they do in others' names or let others do in theirs."""
    on = working_day(request)
    own = person(request)
    grants = queries.grants_of(own, on=on)
    page = {
        "grants": grants,
        "on": on,
        "delegations": delegation.delegations(of=own, on=on),
        "may_delegate": any(grant.in_force for grant in grants),
        "looks_after": management.looks_after_accounts(own, on=on),
    }
    return render(request, "accounts/account.html", page)


@open_with_a_code
@for_signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change the password of who is signed in, and keep only this session; after a code without asking for the old."""
    own = person(request)
    by_code = own.one_time_until is not None
    form = (ChoosePasswordForm if by_code else ChangePasswordForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if by_code:
                operations.choose_password(user=own, new=form.cleaned_data["new"], at=timezone.now())
            else:
                operations.change_password(
                    user=own, old=form.cleaned_data["old"], new=form.cleaned_data["new"], at=timezone.now()
                )
        except operations.WrongPassword as error:
            form.add_error("old", str(error))
        except (operations.WeakPassword, operations.CodeExpired) as error:
            form.add_error("new", str(error))
        else:
            update_session_auth_hash(request, own)
            messages.success(request, "Đã đổi mật khẩu.")
            return HttpResponseRedirect("/" if by_code else reverse("accounts:account"))
    page = {"form": form, "by_code": by_code}
    return render(request, "accounts/change_password.html", page, status=422 if form.errors else 200)


@public
def locked(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, str] | None = None
) -> HttpResponse:
    """Say that signing in is locked for a while, after too many failures, and for how long; keep that it was."""
    wait = get_cool_off(request) or timedelta()
    name = str((credentials or {}).get("username", "")).strip().lower()[:60]
    refusals.record(
        user=User.objects.filter(username=name).first(),
        message=f"Tạm khóa đăng nhập sau {settings.AXES_FAILURE_LIMIT} lần sai: “{name}”",
        method=request.method or "",
        path=request.path,
        address=get_client_ip_address(request),
        on=working_day(request),
        at=timezone.localtime(),
    )
    context = {
        "failure_limit": settings.AXES_FAILURE_LIMIT,
        "wait_minutes": -(-int(wait.total_seconds()) // 60),
    }
    answer = render(request, "accounts/locked.html", context, status=429)
    answer.headers["Retry-After"] = str(int(wait.total_seconds()))
    return answer


@public
def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the page or the deed is not for this person, and keep the attempt."""
    asked = exception if isinstance(exception, NotAllowed) else None
    user = request.user if isinstance(request.user, User) else None
    refusals.record(
        user=user,
        message=str(exception) or "Trang nằm ngoài phạm vi được giao.",
        method=request.method or "",
        path=request.path,
        address=get_client_ip_address(request),
        on=working_day(request),
        at=timezone.localtime(),
        action=asked.action if asked is not None else None,
        unit_id=asked.unit_id if asked is not None else None,
    )
    return render(request, "403.html", {"exception": str(exception)}, status=403)

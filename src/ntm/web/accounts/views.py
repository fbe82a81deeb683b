"""Signing in and out, and a person's own page."""

from __future__ import annotations

from datetime import timedelta

from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ntm.usecases.access import operations, queries
from ntm.web.access import for_signed_in, public
from ntm.web.accounts.forms import ChangePasswordForm, SignInForm
from ntm.web.day import working_day
from ntm.web.person import person

sign_in = public(
    LoginView.as_view(
        template_name="accounts/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True
    )
)
sign_out = for_signed_in(LogoutView.as_view(http_method_names=["post", "options"]))


@for_signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show who is signed in, and what they may do where."""
    on = working_day(request)
    return render(request, "accounts/account.html", {"grants": queries.grants_of(person(request), on=on), "on": on})


@for_signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change the password of who is signed in, and keep only this session."""
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_password(
                user=person(request), old=form.cleaned_data["old"], new=form.cleaned_data["new"], at=timezone.now()
            )
        except operations.WrongPassword as error:
            form.add_error("old", str(error))
        except operations.WeakPassword as error:
            form.add_error("new", str(error))
        else:
            update_session_auth_hash(request, person(request))
            messages.success(request, "Đã đổi mật khẩu.")
            return HttpResponseRedirect("/tai-khoan/")
    return render(request, "accounts/change_password.html", {"form": form}, status=422 if form.errors else 200)


@public
def locked(request: HttpRequest, original: HttpResponse | None = None, credentials: object = None) -> HttpResponse:
    """Say that signing in is locked for a while, after too many failures, and for how long."""
    wait = get_cool_off(request) or timedelta()
    context = {
        "failure_limit": settings.AXES_FAILURE_LIMIT,
        "wait_minutes": -(-int(wait.total_seconds()) // 60),
    }
    answer = render(request, "accounts/locked.html", context, status=429)
    answer.headers["Retry-After"] = str(int(wait.total_seconds()))
    return answer

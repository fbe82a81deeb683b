"""Every view says who may; one that does not is refused, and a test walks all URLs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from ntm.core.kernel.states import Role
from ntm.usecases.access import queries
from ntm.web.day import working_day
from ntm.web.person import person

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

#: Declared by `public` and `for_signed_in`; `for_roles` declares a frozen set of roles instead.
PUBLIC = "public"
SIGNED_IN = "signed_in"

#: Where a person who came in by a one-time code chooses a password, before anything else.
CHOOSE_PASSWORD = "/tai-khoan/mat-khau/"  # noqa: S105 - an address


def public(view: View) -> View:
    """Declare that anybody may open the view without signing in."""
    view.who_may = PUBLIC  # type: ignore[attr-defined]
    return view


def for_signed_in(view: View) -> View:
    """Declare that everybody who has signed in may open the view; what they see is theirs to see by place."""
    view.who_may = SIGNED_IN  # type: ignore[attr-defined]
    return view


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Declare that only people who hold one of the roles somewhere on the working day may open the view.

    Which place they hold it in is for the use case to check, which knows the unit.
    """

    def declare(view: View) -> View:
        view.who_may = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return declare


def open_with_a_code(view: View) -> View:
    """Declare that a person who came in by a one-time code may open the view before choosing a password."""
    view.for_guests_with_a_code = True  # type: ignore[attr-defined]
    return view


class UndeclaredView(RuntimeError):
    """A view that does not say who may."""


class EveryViewSaysWhoMay:
    """Refuses what a view has not allowed, before the view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let a request through to a view that allows it, send a stranger to sign in, refuse the rest."""
        who_may = getattr(view, "who_may", None)
        if who_may not in (PUBLIC, SIGNED_IN) and not isinstance(who_may, frozenset):
            raise UndeclaredView(f"{view.__module__}.{getattr(view, '__qualname__', view)}")
        if who_may == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(request.get_full_path())}")
        if person(request).one_time_until is not None and not getattr(view, "for_guests_with_a_code", False):
            return HttpResponseRedirect(CHOOSE_PASSWORD)
        if isinstance(who_may, frozenset) and not _holds_one_of(who_may, request):
            raise PermissionDenied("Vai trò của anh/chị không được mở trang này.")
        return None


def _holds_one_of(roles: frozenset[Role], request: HttpRequest) -> bool:
    return not roles.isdisjoint(queries.roles_on(person(request), on=working_day(request)))

"""The person who asks, on pages that only people who have signed in may open."""

from __future__ import annotations

from django.http import HttpRequest

from ntm.store.accounts.models import User


class NobodySignedIn(RuntimeError):
    """A view for those who have signed in ran for a stranger: its declaration of who may is wrong."""


def person(request: HttpRequest) -> User:
    """Return the person who asks; raise `NobodySignedIn` for a stranger."""
    if not isinstance(request.user, User):
        raise NobodySignedIn(request.path)
    return request.user

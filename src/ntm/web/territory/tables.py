"""Tables that people bring in: taken within bounds, shown row by row, written only when the person accepts.

Nothing is kept between the two steps: what was shown travels signed in the form that accepts it, for the same person
and place, for one working day.
"""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest

from ntm.documents.workbooks import WorkbookRefused
from ntm.store.accounts.models import User
from ntm.web.reading import upload

_SECONDS = 12 * 60 * 60


class NotWhatWasShown(ValueError):
    """A form that accepts something else than what was shown to this person, or too late."""


def is_too_long(request: HttpRequest) -> bool:
    """Say whether the request declares more than any table may be; then its body is read and forgotten."""
    if upload.declared_length(request) > upload.LARGEST_BODY:
        upload.forget_body(request)
        return True
    upload.bound(request)
    return False


def taken(request: HttpRequest) -> tuple[bytes, str]:
    """Return the content and the name of the file in a form; raise `WorkbookRefused` without one."""
    file = request.FILES.get("tep")
    bounded = request.upload_handlers[0]
    if isinstance(bounded, upload.BoundedUpload) and bounded.is_too_large:
        raise WorkbookRefused("Tệp quá lớn.")
    if file is None:
        raise WorkbookRefused("Chưa chọn tệp nào.")
    return file.read(), file.name or ""


def sealed(rows: list[Any], *, purpose: str, place_id: int, person: User) -> str:
    """Return rows as a signed text for a form."""
    return signing.dumps(rows, salt=f"{purpose}:{place_id}:{person.pk}", compress=True)


def unsealed(text: str, *, purpose: str, place_id: int, person: User) -> list[Any]:
    """Return the rows of a signed text; raise `NotWhatWasShown` for anything else."""
    try:
        rows = signing.loads(text, salt=f"{purpose}:{place_id}:{person.pk}", max_age=_SECONDS)
    except signing.BadSignature as error:
        raise NotWhatWasShown(purpose) from error
    if not isinstance(rows, list):
        raise NotWhatWasShown(purpose)
    return rows

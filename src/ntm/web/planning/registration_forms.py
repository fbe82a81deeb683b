"""What forms about registrations send: the lines that were ticked, each with the last step that the person saw."""

from __future__ import annotations

from ntm.usecases.planning.registration_steps import Seen
from ntm.web.planning import forms, places


def seen_in(text: str) -> Seen:
    """Return a registration with the last step that was seen ("17:3"); raise `Unreadable`."""
    registration, _, number = text.partition(":")
    first, second = places.number(registration), places.number(number)
    if first is None or second is None:
        raise forms.Unreadable("Không đọc được dòng đã chọn; hãy tải lại trang.")
    return Seen(first, second)

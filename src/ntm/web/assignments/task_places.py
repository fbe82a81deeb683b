"""Where the thing is done that a task asks for: its own page, where it has one."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """A page on which a task ends by itself, and what its link says."""

    address: str
    words: str


def place_of(origin: str) -> TaskPlace | None:
    """Return where a task is done by what gave rise to it, None where the task's own page is the place.

    Explanations are known as `explanation:unit:set:year:item`, disagreements as `assessment:unit:set:period:item`,
    obstacles as `obstacle:number`.
    """
    kind, *parts = origin.split(":")
    try:
        match kind, parts:
            case "explanation", [unit, _, year, item]:
                return TaskPlace(f"{reverse('assessment:explain', args=[unit, item])}?ky={year}", "Mở mẫu giải trình")
            case "assessment", [unit, _, period, item]:
                address = reverse("assessment:item", args=[unit, item])
                return TaskPlace(f"{address}?ky={period}", "Mở hai ý kiến khác nhau")
            case "obstacle", [number]:
                return TaskPlace(reverse("obstacles:obstacle", args=[number]), "Mở vướng mắc")
    except NoReverseMatch:  # an origin of another installation or of older times
        return None
    return None

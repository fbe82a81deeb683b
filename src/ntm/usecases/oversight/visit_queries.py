"""What can be asked of visits: the latest of a person's places, one with its photos and voice notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from ntm.core.kernel.states import Level
from ntm.store.accounts.models import HeldRight, User
from ntm.store.oversight.models import Visit, VisitFile
from ntm.store.territory.models import Place
from ntm.usecases.access import reach, rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments.task_queries import unit_names
from ntm.usecases.instruments import evidence as files
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

#: A page lists no more; the rest is asked for by place.
_MOST = 60
#: A choice of more places is no choice.
MOST_PLACES = 400


class NoSuchVisit(LookupError):
    """No visit, or no file of a visit, has that number."""


@dataclass(frozen=True, slots=True)
class VisitFileView:
    """A photo or a voice note of a visit as pages show it; time and place are a photo's own statement."""

    id: int
    file_name: str
    media_type: str
    size: int
    taken_at: datetime | None
    latitude: float | None
    longitude: float | None

    @property
    def is_photo(self) -> bool:
        """Say whether it is to be looked at, not to be listened to."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitView:
    """A visit as pages show it."""

    id: int
    unit_id: int
    place: str
    visited_on: date
    people: str
    seen: str
    asked: str
    by: str
    at: datetime
    files: tuple[VisitFileView, ...]


def places_to_visit(by: User, *, on: date) -> tuple[UnitOn, ...]:
    """Return the communes and villages in which a person may report a visit, in Vietnamese order, at most 400.

    Whoever looks after more communes than that many places chooses among the communes alone.
    """
    held = sorted(set(HeldRight.objects.filter(user_id=by.pk, span__contains=on).values_list("unit_id", flat=True)))
    roots = [one for one in held if rules.may(by, Action.REPORT_VISIT, unit_id=one, on=on)]
    below = Place.objects.filter(ancestor_id__in=roots, span__contains=on).values_list("unit_id", flat=True)
    found = units.units_on(set(below), on)
    chosen = [one for one in found if one.level in (Level.COMMUNE, Level.VILLAGE)]
    if len(chosen) > MOST_PLACES:
        chosen = [one for one in chosen if one.level is Level.COMMUNE]
    return tuple(chosen[:MOST_PLACES])


def visits_for(by: User, *, on: date) -> tuple[VisitView, ...]:
    """Return the latest visits to places that a person sees, the newest first."""
    roots = rules.visible_scope(by, on)
    within = Place.objects.filter(ancestor_id__in=roots).values("unit_id")
    rows = Visit.objects.filter(unit_id__in=within).select_related("by").order_by("-visited_on", "-pk")[:_MOST]
    return _views(list(rows), on=on)


def visit_of(visit_id: int, *, by: User, on: date) -> VisitView:
    """Return a visit; raise `NoSuchVisit` or `NotAllowed`."""
    row = Visit.objects.filter(pk=visit_id).select_related("by").first()
    if row is None:
        raise NoSuchVisit(str(visit_id))
    rules.require(by, Action.VIEW, unit_id=row.unit_id, on=on)
    return _views([row], on=on)[0]


def fetch_file(file_id: int, *, by: User, on: date) -> tuple[VisitFileView, bytes]:
    """Return a file of a visit with its bytes, for whoever may see the visit.

    Raise `NoSuchVisit`, `NotAllowed`, or what `instruments.evidence.fetch` raises for a missing or damaged file.
    """
    row = VisitFile.objects.select_related("visit").filter(pk=file_id).first()
    if row is None:
        raise NoSuchVisit(str(file_id))
    rules.require(by, Action.VIEW, unit_id=row.visit.unit_id, on=on)
    return _file_view(row), files.fetch(row.digest)


def may_visit(by: User, unit_ids: Collection[int], *, on: date) -> bool:
    """Say whether a person may report a visit to one of some places."""
    return bool(reach.allowed_among(by, Action.REPORT_VISIT, unit_ids=unit_ids, on=on))


def _views(rows: list[Visit], *, on: date) -> tuple[VisitView, ...]:
    names = unit_names({row.unit_id for row in rows}, on=on)
    kept: dict[int, list[VisitFileView]] = {}
    for file in VisitFile.objects.filter(visit_id__in=[row.pk for row in rows]).order_by("pk"):
        kept.setdefault(file.visit_id, []).append(_file_view(file))
    return tuple(
        VisitView(
            id=row.pk,
            unit_id=row.unit_id,
            place=names.get(row.unit_id, ""),
            visited_on=row.visited_on,
            people=row.people,
            seen=row.seen,
            asked=row.asked,
            by=str(row.by),
            at=row.at,
            files=tuple(kept.get(row.pk, ())),
        )
        for row in rows
    )


def _file_view(row: VisitFile) -> VisitFileView:
    return VisitFileView(row.pk, row.file_name, row.media_type, row.size, row.taken_at, row.latitude, row.longitude)

"""What can be asked of committees: who sits in which seat on a day, which are vacant, who looks after which place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ntm.core.assignments import committees as core
from ntm.core.assignments.committees import ChargeOf, CommitteeKind, Vacancy
from ntm.core.kernel.dates import Span
from ntm.store.assignments.models import (
    AgencyName,
    AgencyOfficer,
    Committee,
    CommitteeSeat,
    CommitteeVersion,
    SeatCharge,
)
from ntm.usecases.assignments import queries
from ntm.usecases.assignments.committees import NoSuchCommittee
from ntm.usecases.assignments.task_queries import unit_names
from ntm.usecases.territory import queries as units

__all__ = ["NoSuchCommittee"]


@dataclass(frozen=True, slots=True)
class ChargeView:
    """What a seat looks after."""

    of: ChargeOf
    unit_id: int | None
    place: str
    item: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat on a day: who sits there, or why nobody does."""

    id: int
    title: str
    post: str
    agency_id: int | None
    agency: str
    duty: str
    holder: str
    holder_source: str
    vacancy: Vacancy | None
    charges: tuple[ChargeView, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of a committee: from when to when, by which paper."""

    id: int
    span: Span
    source: str


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """A committee on a day: the version that stands, if one does, its seats, and all versions, the newest first."""

    id: int
    unit_id: int
    place: str
    kind: CommitteeKind
    name: str
    standing: VersionView | None
    seats: tuple[SeatView, ...]
    versions: tuple[VersionView, ...]

    @property
    def vacant(self) -> int:
        """Return how many seats are vacant."""
        return sum(seat.vacancy is not None for seat in self.seats)


@dataclass(frozen=True, slots=True)
class InCharge:
    """A member who looks after a place or a criterion there."""

    name: str
    title: str
    committee: str
    committee_id: int
    charge: ChargeView
    vacancy: Vacancy | None


def committees_of(unit_id: int, *, on: date) -> tuple[CommitteeView, ...]:
    """Return the committees of a unit as they are on a day, in as many queries whatever their number."""
    return _views(Committee.objects.filter(unit_id=unit_id).order_by("kind", "pk"), on=on)


def committee(committee_id: int, *, on: date) -> CommitteeView:
    """Return a committee as it is on a day; raise `NoSuchCommittee`."""
    found = _views(Committee.objects.filter(pk=committee_id), on=on)
    if not found:
        raise NoSuchCommittee(f"ban số {committee_id}")
    return found[0]


def members_in_charge(unit_id: int, *, on: date) -> tuple[InCharge, ...]:
    """Return the members who look after a place, or after a criterion there, on a day.

    Members of the unit's own committees and of those above it; one who looks after a criterion without a place does so
    in the whole place of the committee.
    """
    chain = [unit_id, *(unit.id for unit in units.ancestors(unit_id, on))]
    found = []
    for view in _views(Committee.objects.filter(unit_id__in=chain).order_by("pk"), on=on):
        for seat in view.seats:
            for one in seat.charges:
                if one.unit_id == unit_id or (one.unit_id is None and one.item):
                    found.append(InCharge(seat.holder, seat.title, view.name, view.id, one, seat.vacancy))
    return tuple(found)


def seats_of_agency(agency_id: int, *, on: date) -> tuple[tuple[str, SeatView], ...]:
    """Return the seats that belong to an agency on a day, each with its committee's name."""
    return _named(CommitteeSeat.objects.filter(agency_id=agency_id, version__span__contains=on), on=on)


def seats_of_person(user_id: int, *, on: date) -> tuple[tuple[str, SeatView], ...]:
    """Return the seats in which a person sits on a day, each with its committee's name."""
    sitting = CommitteeSeat.objects.filter(holders__user_id=user_id, holders__span__contains=on)
    return _named(sitting.filter(version__span__contains=on), on=on)


def _named(seats: QuerySet[CommitteeSeat], *, on: date) -> tuple[tuple[str, SeatView], ...]:
    numbers = set(seats.values_list("pk", flat=True))
    committees = Committee.objects.filter(versions__seats__in=numbers).distinct().order_by("pk")
    return tuple((view.name, seat) for view in _views(committees, on=on) for seat in view.seats if seat.id in numbers)


def _views(rows: Iterable[Committee], *, on: date) -> tuple[CommitteeView, ...]:
    found = list(rows)
    versions: dict[int, list[VersionView]] = {}
    standing: dict[int, VersionView] = {}
    for row in CommitteeVersion.objects.filter(committee__in=found).order_by("-span"):
        view = VersionView(row.pk, Span(row.span.lower, row.span.upper), row.source)
        versions.setdefault(row.committee_id, []).append(view)
        if on in view.span:
            standing[row.committee_id] = view
    seats = _seats([view.id for view in standing.values()], on=on)
    places = unit_names({row.unit_id for row in found}, on=on)
    return tuple(
        CommitteeView(
            id=row.pk,
            unit_id=row.unit_id,
            place=places.get(row.unit_id, ""),
            kind=CommitteeKind(row.kind),
            name=row.name,
            standing=standing.get(row.pk),
            seats=tuple(seats.get(standing[row.pk].id, ())) if row.pk in standing else (),
            versions=tuple(versions.get(row.pk, ())),
        )
        for row in found
    )


def _seats(version_ids: list[int], *, on: date) -> Mapping[int, list[SeatView]]:
    rows = list(
        CommitteeSeat.objects.filter(version_id__in=version_ids)
        .order_by("version_id", "position")
        .prefetch_related("holders__user", "charges")
    )
    agencies = {row.agency_id for row in rows if row.agency_id is not None}
    names = queries.names_on(agencies, on=on)
    living = set(
        AgencyName.objects.filter(agency_id__in=agencies, is_official=True, span__contains=on).values_list(
            "agency_id", flat=True
        )
    )
    charges = {row.pk: [one for one in row.charges.all() if on in one.span] for row in rows}
    places = unit_names({one.unit_id for found in charges.values() for one in found if one.unit_id}, on=on)
    seats: dict[int, list[SeatView]] = {}
    moved = _moved_away({(one.user_id, row.agency_id) for row in rows for one in row.holders.all()}, on=on)
    for row in rows:
        sittings = tuple(
            core.Sitting(
                one.name,
                Span(one.span.lower, one.span.upper),
                one.source,
                works=None if one.user is None else one.user.is_active,
                moved=(one.user_id, row.agency_id) in moved,
            )
            for one in row.holders.all()
        )
        holder = core.sitting_on(sittings, on=on)
        lives = None if row.agency_id is None else row.agency_id in living
        seats.setdefault(row.version_id, []).append(
            SeatView(
                id=row.pk,
                title=row.title,
                post=row.post,
                agency_id=row.agency_id,
                agency=names.get(row.agency_id, "") if row.agency_id is not None else "",
                duty=row.duty,
                holder=holder.name if holder is not None else "",
                holder_source=holder.source if holder is not None else "",
                vacancy=core.vacancy(sittings, agency_lives=lives, on=on),
                charges=tuple(_charge(one, places) for one in sorted(charges[row.pk], key=lambda one: one.pk)),
            )
        )
    return seats


def _moved_away(pairs: set[tuple[int | None, int | None]], *, on: date) -> set[tuple[int | None, int | None]]:
    """Return which people worked for their seat's agency before a day and do not on it, in one query; who never was
    entered as working there is not among them."""
    posts = AgencyOfficer.objects.filter(
        user_id__in={user for user, _ in pairs if user is not None}, span__startswith__lte=on
    )
    spans: dict[tuple[int | None, int | None], bool] = {}
    for post in posts:
        key = (post.user_id, post.agency_id)
        spans[key] = spans.get(key, False) or on in post.span
    return {key for key, works in spans.items() if key in pairs and not works}


def _charge(row: SeatCharge, places: Mapping[int, str]) -> ChargeView:
    return ChargeView(
        of=ChargeOf(row.of),
        unit_id=row.unit_id,
        place=places.get(row.unit_id, "") if row.unit_id is not None else "",
        item=row.item,
        text=row.text,
        source=row.source,
    )

"""What communes have registered, as it stands on a day and through its steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ntm.core.criteria.sets import NoVersionInForce, Tier
from ntm.core.planning.registrations import Life, State, StepKind, Terms
from ntm.store.planning.models import Registration as RegistrationModel
from ntm.store.planning.models import RegistrationStep
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.planning import registration_steps, stored
from ntm.usecases.planning.plan_views import unit_then
from ntm.usecases.planning.registration_words import name_of_item, set_named
from ntm.usecases.planning.stored import Plan
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn


@dataclass(frozen=True, slots=True)
class Said:
    """The last opinion of an agency, or of a person who speaks for none."""

    agency_id: int | None
    by_id: int
    by: str
    agrees: bool
    note: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationRow:
    """One promise of a commune for a year, as it stands on a day.

    `item` is a criterion ("5"), an indicator ("18.2") or empty for a village or the whole set; `villages` has the
    village's id or nothing; `plan_id` the superior's plan in which it was consolidated or approved.
    """

    id: int
    unit_id: int
    year: int
    set_code: str
    item: str
    villages: tuple[int, ...]
    state: State
    plan_id: int | None
    terms: Terms
    original: Terms | None
    asked: Terms | None
    was_changed: bool
    number: int
    #: The last opinion of everybody who spoke of it.
    said: tuple[Said, ...]
    note: str

    @property
    def agreed(self) -> bool | None:
        """Return whether nobody disagrees by now, None where nobody said anything."""
        return all(one.agrees for one in self.said) if self.said else None

    @property
    def criterion(self) -> int | None:
        """Return the number of the criterion that it belongs to."""
        return int(self.item.partition(".")[0]) if self.item else None

    @property
    def is_of_the_standard(self) -> bool:
        """Say whether it is about the standard that every commune works towards, not one above it."""
        return tier_of(self.set_code) is Tier.STANDARD

    @property
    def words(self) -> str:
        """Return what is promised, in words; a village by its id is named elsewhere."""
        return name_of_item(self.set_code, self.item, year=self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One deed upon a registration as its page tells it."""

    number: int
    kind: StepKind
    by: str
    agency: str
    on: date
    at: datetime
    note: str
    agrees: bool | None
    terms: Terms | None
    approver: str
    paper_number: str
    paper_date: date | None
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class RegistrationPage:
    """A registration with all its steps, its commune, and what the commune became where it has ended."""

    row: RegistrationRow
    unit: UnitOn
    village: UnitOn | None
    steps: tuple[StepView, ...]
    successors: tuple[UnitOn, ...]
    ended_on: date | None


class NoSuchRegistration(LookupError):
    """An id that no registration has."""


def registrations(unit_ids: Collection[int], *, year: int, on: date) -> tuple[RegistrationRow, ...]:
    """Return what communes promise for a year as it stands on a day, in two queries however many there are.

    What was returned, withdrawn or dropped is among them; `state.stands` tells.
    """
    rows = list(RegistrationModel.objects.filter(unit_id__in=unit_ids, year=year).order_by("unit_id", "set_code", "pk"))
    steps = _steps([row.pk for row in rows], on=on)
    found = [_row(row, steps[row.pk]) for row in rows if steps[row.pk]]
    return tuple(sorted(found, key=_order))


def registration_page(registration_id: int, *, on: date) -> RegistrationPage:
    """Return a registration with its steps up to a day; raise `NoSuchRegistration`."""
    row = RegistrationModel.objects.filter(pk=registration_id).first()
    steps = _steps([registration_id], on=on)[registration_id] if row is not None else []
    if row is None or not steps:
        raise NoSuchRegistration(str(registration_id))
    unit = unit_then(row.unit_id, on)
    names = {
        agency_id: agency_name(agency_id, on=on)
        for agency_id in {step.agency_id for step in steps if step.agency_id is not None}
    }
    plans = {plan_id: stored.plan(plan_id) for plan_id in {step.plan_id for step in steps if step.plan_id is not None}}
    return RegistrationPage(
        row=_row(row, steps),
        unit=unit,
        village=unit_then(row.village_id, on) if row.village_id is not None else None,
        steps=tuple(
            StepView(
                number=step.number,
                kind=StepKind(step.kind),
                by=str(step.by),
                agency=names.get(step.agency_id or 0, ""),
                on=step.on,
                at=step.at,
                note=step.note,
                agrees=step.agrees,
                terms=registration_steps.terms_of(step),
                approver=step.approver,
                paper_number=step.paper_number,
                paper_date=step.paper_date,
                plan=plans.get(step.plan_id or 0),
            )
            for step in steps
        ),
        successors=successors_of(unit, on=on),
        ended_on=unit.span.end if unit.span.end is not None and unit.span.end <= on else None,
    )


def agency_name(agency_id: int, *, on: date) -> str:
    """Return an agency's name on a day, or the last one that it bore."""
    found = agencies.agency_on(agency_id, on=on)
    return found.name if found is not None else agencies.agency_page(agency_id).last_name


def speaker_names(rows: Iterable[RegistrationRow], *, on: date) -> Mapping[int, str]:
    """Return the names of the agencies that spoke of some promises, in one query and one for each that has ended."""
    wanted = {one.agency_id for row in rows for one in row.said if one.agency_id is not None}
    names = agencies.names_on(wanted, on=on)
    return {agency_id: names.get(agency_id) or agency_name(agency_id, on=on) for agency_id in wanted}


def words_of(row: RegistrationModel) -> str:
    """Return what a stored promise is about, in words; a village is not named."""
    return name_of_item(row.set_code, row.item, year=row.year) if row.village_id is None else "bản đăng ký đạt chuẩn"


def successors_of(unit: UnitOn, *, on: date) -> tuple[UnitOn, ...]:
    """Return what a unit became where it has ended by a day; nothing for one that lives."""
    if unit.span.end is None or unit.span.end > on:
        return ()
    return tuple(link.unit for link in units.history(unit.id).successors if link.on <= on)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be registered: its value in a form, and its words."""

    item: str
    words: str


def choices_of(set_code: str, *, year: int) -> tuple[Choice, ...]:
    """Return the criteria of a set and, below those with several, their indicators, as they read in a year."""
    known = set_named(set_code)
    if known is None:
        return ()
    found = []
    for criterion in known.criteria:
        found.append(Choice(str(criterion.number), f"Tiêu chí {criterion.number}. {criterion.name}"))
        for indicator in criterion.indicators if len(criterion.indicators) > 1 else ():
            try:
                name = indicator.at(date(year, 12, 31)).name
            except NoVersionInForce:
                continue
            found.append(Choice(indicator.id, f"{indicator.id} {name}"))
    return tuple(found)


def tier_of(set_code: str) -> Tier:
    """Return the tier of a set; of one that is not known here, the standard."""
    known = set_named(set_code)
    return known.tier if known is not None else Tier.STANDARD


def _steps(ids: Sequence[int], *, on: date) -> Mapping[int, list[RegistrationStep]]:
    found: dict[int, list[RegistrationStep]] = {pk: [] for pk in ids}
    rows = RegistrationStep.objects.filter(registration__in=ids, on__lte=on).select_related("by")
    for step in rows.order_by("registration_id", "number"):
        found[step.registration_id].append(step)
    return found


def _row(row: RegistrationModel, steps: Sequence[RegistrationStep]) -> RegistrationRow:
    life: Life = registration_steps.life(steps)
    # What was said before it was registered anew is about another promise.
    since = max(step.number for step in steps if step.kind == StepKind.REGISTERED.value)
    said = {
        step.agency_id or -step.by_id: Said(
            step.agency_id, step.by_id, str(step.by), bool(step.agrees), step.note, step.on
        )
        for step in steps
        if step.number > since and step.kind == StepKind.COMMENTED.value
    }
    return RegistrationRow(
        id=row.pk,
        unit_id=row.unit_id,
        year=row.year,
        set_code=row.set_code,
        item=row.item,
        villages=(row.village_id,) if row.village_id is not None else (),
        state=life.state,
        plan_id=next((step.plan_id for step in reversed(steps) if step.plan_id is not None), None),
        terms=life.terms,
        original=life.original,
        asked=life.asked,
        was_changed=life.was_changed,
        number=steps[-1].number,
        said=tuple(said.values()),
        note=next(step.note for step in reversed(steps) if step.kind == StepKind.REGISTERED.value),
    )


def _order(row: RegistrationRow) -> tuple[object, ...]:
    digits = tuple(int(part) for part in row.item.split(".")) if row.item else (999,)
    return row.unit_id, row.set_code, digits, row.id

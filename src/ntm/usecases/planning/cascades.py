"""Targets down the cascade: assigned above, taken up below, still missing; and the contradictions on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ntm.core.criteria.applicability import NoSetInForce
from ntm.core.criteria.sets import CriteriaSet, Tier
from ntm.core.kernel.states import Level
from ntm.core.planning import own_findings, reconciliation
from ntm.core.planning import registered as core_registered
from ntm.core.planning.own_findings import Finding, Promises
from ntm.core.planning.reconciliation import CascadeRow, NamedRow
from ntm.core.planning.stated import Line, Source, Subject, SubjectKind, state, with_shares
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.planning import plan_views, registration_queries, subjects
from ntm.usecases.planning.plan_views import PlanView
from ntm.usecases.planning.registration_queries import RegistrationRow
from ntm.usecases.planning.stored import Target
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

#: What stands for the words of a target that no text states.
_TYPED = "nhập bằng biểu mẫu"
#: A commune that registers a whole set is counted with those at its standard, as papers word it.
_TIERS = {Tier.STANDARD: "", Tier.ADVANCED: "NTM nâng cao", Tier.EXEMPLARY: "NTM kiểu mẫu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStated:
    """A plan with what it states, subject by subject, and where it contradicts itself."""

    view: PlanView
    targets: tuple[Target, ...]
    promises: Promises
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """A place directly below with its plan, None without one."""

    unit: UnitOn
    plan: PlanStated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cascade:
    """One step of the cascade: a place's plan for a year, the plans directly below it, and who registered by name.

    `plan` is the one in force, or a draft that says so, or None. `rows` hold assigned, taken up and lacking; `named`
    who has registered for each gain.
    """

    unit: UnitOn
    year: int
    on: date
    plan: PlanStated | None
    below: tuple[Below, ...]
    rows: tuple[CascadeRow, ...]
    named: tuple[NamedRow, ...]
    findings: tuple[Finding, ...]
    names: Mapping[str, str]

    @property
    def without_plan(self) -> tuple[UnitOn, ...]:
        """Return the places below that have no plan of the year here."""
        return tuple(one.unit for one in self.below if one.plan is None)

    @property
    def shown_findings(self) -> tuple[Finding, ...]:
        """Return the findings that no table of the cascade says already."""
        return tuple(finding for finding in self.findings if finding.code != "unnamed_count")

    @property
    def adds_up(self) -> bool:
        """Say whether plans below are added up, so that the list by name is the lesser part."""
        return bool(self.rows)

    @property
    def errors(self) -> int:
        """Return how many findings are contradictions."""
        return sum(finding.is_error for finding in self.findings)


def cascade(unit_id: int, *, year: int, on: date) -> Cascade:
    """Return a place's plan for a year against the plans directly below it; in a fixed number of queries.

    Children are those of the day, or of the year's end where the place has ended since. Raise `UnitNotFound`.
    """
    unit = plan_views.unit_then(unit_id, on)
    day = _day_of(unit, year=year, on=on)
    children = units.children(unit_id, day) if unit.level in (Level.PROVINCE, Level.DISTRICT) else ()
    set_ = _set_of(unit, day, year)
    names = {str(one.number): one.name for one in set_.criteria} if set_ else {}
    criteria_count = len(set_.criteria) if set_ else 19
    counted = units.communes_in(unit_id, day) if unit.level is not Level.VILLAGE else ()
    communes = [one for one in counted if one.is_counted]
    stated = plans_stated([unit, *children], year=year, on=on, names=names, criteria=criteria_count, day=day)
    own = stated.get(unit_id)
    below = tuple(Below(unit=child, plan=stated.get(child.id)) for child in children if _owes_a_plan(child))
    rows: tuple[CascadeRow, ...] = ()
    named: tuple[NamedRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    if own is not None:
        findings = own.findings
        with_plans = [one.plan.promises for one in below if one.plan is not None]
        findings += reconciliation.cascade_findings(own.promises, with_plans, names=names)
        if unit.level is Level.PROVINCE and any(child.level is Level.DISTRICT for child in children):
            pairs = [(one.unit.full_name, one.plan.promises if one.plan is not None else None) for one in below]
            rows = reconciliation.cascade_rows(own.promises, pairs)
        registered = _registered(unit, communes, year=year, on=on)
        if unit.level is not Level.COMMUNE:
            named = reconciliation.named_rows(own.promises, registered)
            findings += reconciliation.unnamed(named, plan=own.view.label, names=names)
            findings += core_registered.unplanned(own.promises, registered, names=names)
    return Cascade(
        unit=unit,
        year=year,
        on=on,
        plan=own,
        below=below,
        rows=rows,
        named=named,
        findings=tuple(sorted(dict.fromkeys(findings), key=lambda finding: not finding.is_error)),
        names=names,
    )


def plan_stated(view: PlanView, *, on: date) -> PlanStated:
    """Return one plan with what it states and where it contradicts itself."""
    day = _day_of(view.unit, year=view.plan.year, on=on)
    set_ = _set_of(view.unit, day, view.plan.year)
    names = {str(one.number): one.name for one in set_.criteria} if set_ else {}
    return _stated(
        view,
        plan_views.amended_targets(view, plan_views.plans_of(view.unit.id, year=view.plan.year, on=on)),
        units_count=_communes_counted([view.unit], day)[view.unit.id],
        names=names,
        places={},
        criteria=len(set_.criteria) if set_ else 19,
    )


def criteria_names(view: PlanView, *, on: date) -> Mapping[str, str]:
    """Return the names of the criteria by number, as the set that a plan is about has them."""
    return names_of_criteria(view.unit, year=view.plan.year, on=on)


def names_of_criteria(unit: UnitOn, *, year: int, on: date) -> Mapping[str, str]:
    """Return the names of the criteria by number that a place's communes are held to in a year."""
    set_ = _set_of(unit, _day_of(unit, year=year, on=on), year)
    return {str(one.number): one.name for one in set_.criteria} if set_ else {}


def plans_stated(
    places: Sequence[UnitOn], *, year: int, on: date, names: Mapping[str, str], criteria: int, day: date
) -> dict[int, PlanStated]:
    """Return the year's best known plan of each of several places, with what it states."""
    views = plan_views.plans_of_units([place.id for place in places], year=year, on=on)
    best = {unit_id: view for unit_id, own in views.items() if (view := plan_views.best_known(own, year=year))}
    everything = [view for own in views.values() for view in own if view.is_official or view.plan.amends_id is None]
    targets = plan_views.amended_many(list(best.values()), everything)
    counts = _communes_counted([place for place in places if place.id in best], day)
    titles = {place.id: place.full_name for place in places}
    return {
        unit_id: _stated(
            view,
            targets[view.id],
            units_count=counts[unit_id],
            names=names,
            places=titles,
            criteria=criteria,
        )
        for unit_id, view in best.items()
    }


def _stated(
    view: PlanView,
    targets: Sequence[Target],
    *,
    units_count: int | None,
    names: Mapping[str, str],
    places: Mapping[int, str],
    criteria: int,
) -> PlanStated:
    lines = with_shares(lines_of(targets, view=view, places=places))
    by_name = {title.partition(" ")[2]: title for title in places.values()}
    shares = tuple(
        Line(
            subject=line.subject,
            year=line.year,
            number=line.number,
            assigned_to=by_name.get(line.assigned_to, line.assigned_to),
            source=line.source,
        )
        for line in lines
        if line.assigned_to
    )
    promises = Promises(
        name=view.unit.full_name,
        plan=view.label,
        year=view.plan.year,
        stated=state(lines),
        shares=shares,
        units=units_count,
    )
    return PlanStated(
        view=view,
        targets=tuple(targets),
        promises=promises,
        findings=own_findings.own_findings(promises, names=names, criteria=criteria),
    )


def lines_of(targets: Sequence[Target], *, view: PlanView, places: Mapping[int, str]) -> tuple[Line, ...]:
    """Return a plan's targets as lines of arithmetic; those of other sets than the commune's standard are figures of
    their own and are left out, as are those without a number."""
    found = []
    for target in targets:
        subject = subjects.subject_of(target)
        number = Decimal(target.numerator) if target.numerator is not None else _as_written(target.value)
        if subject is None or number is None:
            continue
        is_growth = target.is_increase and not target.is_baseline
        place = places.get(target.assigned_to or 0, "một đơn vị cấp dưới") if target.assigned_to else ""
        found.append(
            Line(
                subject=subject,
                year=target.year or view.plan.year,
                number=number,
                of=target.denominator,
                op="" if target.op == "=" else target.op,
                unit_word=target.unit_word,
                names=target.names,
                is_baseline=target.is_baseline,
                is_increase=is_growth,
                assigned_to=place,
                before=_as_written(target.before),
                source=Source(view.label, target.quote or _TYPED),
            )
        )
    return tuple(found)


def _as_written(value: Decimal | None) -> Decimal | None:
    """Return a stored number without the zeros that its column adds: 13.560000 was written as 13,56.

    How many decimals a paper gives says how far it was rounded.
    """
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _owes_a_plan(unit: UnitOn) -> bool:
    """Say whether a place below has a plan of the programme: every district, and communes that are xã."""
    return unit.level is Level.DISTRICT or (unit.level is Level.COMMUNE and unit.is_counted)


def _day_of(unit: UnitOn, *, year: int, on: date) -> date:
    """Return the day on which a plan's place is looked at: today, within the plan's year and the place's life."""
    day = min(max(on, date(year, 1, 1)), date(year, 12, 31))
    if day in unit.span:
        return day
    return unit.span.start if day < unit.span.start else _last(unit, day)


def _last(unit: UnitOn, day: date) -> date:
    return day if unit.span.end is None else date.fromordinal(unit.span.end.toordinal() - 1)


def _set_of(unit: UnitOn, day: date, year: int) -> CriteriaSet | None:
    above = units.ancestors(unit.id, day)
    province = above[0] if above else unit
    try:
        return criteria.criteria_set_in_force(level=Level.COMMUNE, province_code=province.code, on=day)
    except NoSetInForce:
        return None


def _communes_counted(places: Sequence[UnitOn], day: date) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    for place in places:
        if place.level is Level.COMMUNE:
            found[place.id] = None  # a commune's own plan counts criteria, not communes
        else:
            found[place.id] = sum(one.is_counted for one in units.communes_in(place.id, day)) or None
    return found


def _registered(unit: UnitOn, communes: Sequence[UnitOn], *, year: int, on: date) -> dict[Subject, list[str]]:
    """Return who has registered for what, by name: communes for criteria and for the standard, villages for theirs."""
    rows = registration_queries.registrations([one.id for one in communes], year=year, on=on)
    names = {one.id: one.name for one in communes}
    village_ids = [village for row in rows for village in row.villages]
    villages = {one.id: one.name for one in units.units_on(village_ids, on)} if village_ids else {}
    found: dict[Subject, list[str]] = {}
    for row in rows:
        if not row.state.stands:
            continue
        subject, name = _subject_registered(row, names, villages)
        if name not in found.setdefault(subject, []):
            found[subject].append(name)
    return found


def _subject_registered(
    row: RegistrationRow, names: Mapping[int, str], villages: Mapping[int, str]
) -> tuple[Subject, str]:
    if row.villages:
        return Subject(SubjectKind.STANDARD, "", "bản"), villages.get(row.villages[0], f"bản số {row.villages[0]}")
    if row.item:
        # An indicator that is promised completes its criterion, as 18.2 and 18.4 do criterion 18.
        return Subject(SubjectKind.CRITERION, str(row.criterion)), names[row.unit_id]
    tier = registration_queries.tier_of(row.set_code)
    return Subject(SubjectKind.STANDARD, _TIERS[tier], "xã"), names[row.unit_id]

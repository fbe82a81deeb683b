"""Plans as pages and other areas see them: how far each has come, under which plan it stands, which one is in force."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.dates import format_day
from ntm.core.planning import plans as core
from ntm.core.planning.plans import Body, PlanKind, PlanRules, Resolution, Status
from ntm.store.planning import querysets
from ntm.store.planning.models import Plan as PlanRow
from ntm.usecases.planning import stored, subjects
from ntm.usecases.planning.stored import NoSuchPlan, Plan, Target
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

_RANK = {PlanKind.PLAN.value: 0, PlanKind.DECISION.value: 1, PlanKind.DIRECTIVE.value: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan on a day: its status, the resolutions that it has and lacks, its own rules, the plan that it stands under.

    `unit` is the place as it was when the plan was issued, or on the nearest day of its life.
    """

    plan: Plan
    unit: UnitOn
    status: Status
    resolutions: tuple[Resolution, ...]
    missing: tuple[Body, ...]
    rules: PlanRules
    parent: Plan | None

    @property
    def id(self) -> int:
        """Return the plan's id."""
        return self.plan.id

    @property
    def label(self) -> str:
        """Return the words by which pages cite the plan."""
        return self.plan.label

    @property
    def is_official(self) -> bool:
        """Say whether the plan counts: a baseline, a plan under which others stand."""
        return self.status.is_official

    @property
    def is_draft(self) -> bool:
        """Say whether the plan lacks its number or day."""
        return self.status is Status.DRAFT

    @property
    def status_words(self) -> str:
        """Return the status with what is missing: "Chờ nghị quyết của Đảng ủy"."""
        if self.status is Status.UNRESOLVED:
            return f"{self.status.label} của {' và '.join(body.label for body in self.missing)}"
        return self.status.label


class NoPlanInForce(LookupError):
    """A place and a year without an official plan; the message is Vietnamese."""


def unit_then(unit_id: int, on: date) -> UnitOn:
    """Return a unit on a day, or as it was on the nearest day of its life; raise `UnitNotFound`."""
    try:
        return units.unit_on(unit_id, on)
    except units.UnitNotFound:
        versions = units.history(unit_id).versions
        return versions[0] if on < versions[0].span.start else versions[-1]


def plans_of(unit_id: int, *, year: int, on: date) -> tuple[PlanView, ...]:
    """Return the plans of a unit for a year as they are on a day; those for several years come last."""
    return plans_of_units([unit_id], year=year, on=on)[unit_id]


def plans_of_units(unit_ids: Collection[int], *, year: int, on: date) -> Mapping[int, tuple[PlanView, ...]]:
    """Return the plans of several units for a year, in as many queries as for one."""
    rows = list(querysets.plans_reaching(unit_ids, year=year))
    places = _places([row.unit_id for row in rows], on=on)
    found: dict[int, list[PlanView]] = {unit_id: [] for unit_id in unit_ids}
    for row in rows:
        found[row.unit_id].append(_view(row, places[row.unit_id], on=on))
    return {unit_id: tuple(views) for unit_id, views in found.items()}


def plan_view(plan_id: int, *, on: date) -> PlanView:
    """Return one plan as it is on a day; raise `NoSuchPlan`."""
    row = PlanRow.objects.select_related("parent").prefetch_related("resolutions").filter(pk=plan_id).first()
    if row is None:
        raise NoSuchPlan(str(plan_id))
    return _view(row, unit_then(row.unit_id, on), on=on)


def _places(unit_ids: Iterable[int], *, on: date) -> dict[int, UnitOn]:
    wanted = set(unit_ids)
    found = {unit.id: unit for unit in units.units_on(wanted, on)}
    return found | {unit_id: unit_then(unit_id, on) for unit_id in wanted - set(found)}


def _view(row: PlanRow, unit: UnitOn, *, on: date) -> PlanView:
    resolutions = latest_resolutions(
        Resolution(Body(one.body), one.number, one.issued_on)
        for one in sorted(row.resolutions.all(), key=lambda one: one.pk)
    )
    asked = PlanRules.from_data(row.parent.rules if row.parent is not None else {}).resolutions
    missing = core.missing_resolutions(unit.level, resolutions, needed=asked)
    return PlanView(
        plan=stored.plan_of(row),
        unit=unit,
        status=core.status_of(number=row.number, issued_on=row.issued_on, missing=missing, on=on),
        resolutions=resolutions,
        missing=missing,
        rules=PlanRules.from_data(row.rules),
        parent=stored.plan_of(row.parent) if row.parent is not None else None,
    )


def latest_resolutions(resolutions: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """Return the last resolution of each body, in the order of the bodies."""
    last = {one.body: one for one in resolutions}
    return tuple(last[body] for body in Body if body in last)


def chosen(views: Sequence[PlanView], *, year: int) -> PlanView | None:
    """Return the official plan of a single year that its targets are taken from: a plan before a decision or directive,
    the newest of one kind; None without any. An amendment is never chosen, but belongs to what it amends."""
    official = [view for view in views if view.is_official and view.plan.year == year and view.plan.first_year is None]
    return _first(official)


def best_known(views: Sequence[PlanView], *, year: int) -> PlanView | None:
    """Return the plan of a year that is in force or, failing that, its newest draft, which pages mark as one."""
    own = [view for view in views if view.plan.year == year and view.plan.first_year is None]
    return chosen(views, year=year) or _first(own)


def _first(views: Iterable[PlanView]) -> PlanView | None:
    ranked = sorted(
        (view for view in views if view.plan.amends_id is None and view.plan.kind in _RANK),
        key=lambda view: (_RANK[view.plan.kind], -(view.plan.issued_on or date.min).toordinal(), -view.id),
    )
    return ranked[0] if ranked else None


def plan_in_force(unit_id: int, *, year: int, on: date) -> PlanView:
    """Return the official plan of a unit for a year on a day; raise `NoPlanInForce`. A draft never is."""
    view = chosen(plans_of(unit_id, year=year, on=on), year=year)
    if view is None:
        raise NoPlanInForce(f"Chưa có kế hoạch năm {year} đã ban hành (ngày {format_day(on)}).")
    return view


def targets_in_force(unit_id: int, *, year: int, on: date) -> tuple[Target, ...]:
    """Return the targets of the plan in force with those of its official amendments; raise `NoPlanInForce`."""
    views = plans_of(unit_id, year=year, on=on)
    base = chosen(views, year=year)
    if base is None:
        raise NoPlanInForce(f"Chưa có kế hoạch năm {year} đã ban hành (ngày {format_day(on)}).")
    return amended_targets(base, [view for view in views if view.is_official])


def amended_targets(base: PlanView, views: Iterable[PlanView]) -> tuple[Target, ...]:
    """Return a plan's targets with those of its amendments among `views`: what an amendment states stands alone."""
    return amended_many([base], views)[base.id]


def amended_many(bases: Sequence[PlanView], views: Iterable[PlanView]) -> Mapping[int, tuple[Target, ...]]:
    """Return the targets of several plans with those of their amendments, by plan, in one query."""
    wanted = {base.id for base in bases}
    amendments = sorted(
        (view for view in views if view.plan.amends_id in wanted),
        key=lambda view: (view.plan.issued_on or date.min, view.id),
    )
    targets = stored.targets_of([*wanted, *(view.id for view in amendments)])
    found = {base.id: list(targets[base.id]) for base in bases}
    for view in amendments:
        assert view.plan.amends_id is not None
        fresh = targets[view.id]
        stated = {_about(target) for target in fresh}
        # Last year's level stays what it was, whatever is promised anew.
        kept = [one for one in found[view.plan.amends_id] if one.is_baseline or _about(one) not in stated]
        found[view.plan.amends_id] = [*kept, *fresh]
    return {plan_id: tuple(kept) for plan_id, kept in found.items()}


def _about(target: Target) -> tuple[object, ...]:
    """Return what a target is about, whatever level it states of it."""
    return (
        subjects.subject_of(target)
        or (target.kind, target.criteria_set, target.criterion, target.subject, target.band),
        target.year,
        target.assigned_to,
    )

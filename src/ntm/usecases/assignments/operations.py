"""What offices do to the list of agencies: set it up, name, rename, end and hand over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ntm.core.assignments.agencies import AgencyKind, AgencyRole
from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span, format_day
from ntm.law.assignments.agencies import Pattern, load_agencies
from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency, AgencyName, AgencyRoleHeld, AgencySuccession
from ntm.store.base import open_span
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries as units

#: The source of agencies that no paper names for their place: an office has yet to put them right.
USUAL = "Danh mục mẫu của cấp, chưa đối chiếu"

_LONGEST_NAME = 200
_LONGEST_SOURCE = 300


class NotAName(ValueError):
    """A name of an agency that is empty or too long."""


class NoSource(ValueError):
    """A change of agencies without the paper that says so."""


class NotThen(LookupError):
    """An agency that does not exist on that day; the message names it and the day."""


class AgencyExists(ValueError):
    """The unit has an agency of that name on that day."""


class LaterName(ValueError):
    """The agency has another name from a later day on, which this would cover."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """How many agencies were added; the others were there already."""

    added: int


def load_agencies_named_in_papers(*, by: User | None, at: datetime) -> SetUp:
    """Add the agencies that the programme's papers name, each at its place; those that are there stay as they are."""
    known = load_agencies()
    added = 0
    with transaction.atomic():
        for name, place in known.places.items():
            try:
                unit = units.find_unit(place.code, place.level, place.on)
            except units.UnitNotFound:  # units are not loaded, or are another country's
                continue
            sources = {
                one: one.source_at(name, place.paper) for one in known.patterns.values() if name in one.named_for
            }
            added += _set_up(unit.id, sources, by=by, at=at)
    return SetUp(added)


def set_up_from_patterns(*, unit_id: int, on: date, by: User, at: datetime) -> SetUp:
    """Add the agencies that every unit of the level has, as far as they are known; an office then puts them right.

    Raise `NotAllowed`, `UnitNotFound`.
    """
    rules.require(by, rules.Action.EDIT_AGENCIES, unit_id=unit_id, on=on)
    unit = units.unit_on(unit_id, on)
    with transaction.atomic():
        sources = dict.fromkeys(load_agencies().of_level(unit.level), USUAL)
        return SetUp(_set_up(unit_id, sources, by=by, at=at))


def add_agency(
    *, unit_id: int, kind: AgencyKind, name: str, from_day: date, source: str, on: date, by: User, at: datetime
) -> int:
    """Add an agency to a unit from a day on and return it.

    It lives as long as the unit. Raise `NotAllowed`, `NotAName`, `NoSource`, `AgencyExists`, `UnitNotFound`.
    """
    name, source = _name(name), _source(source)
    rules.require(by, rules.Action.EDIT_AGENCIES, unit_id=unit_id, on=on)
    life = units.history(unit_id).versions
    units.unit_on(unit_id, from_day)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit_id)
        same = AgencyName.objects.filter(agency__unit_id=unit_id, is_official=True, text=name, span__contains=from_day)
        if same.exists():
            raise AgencyExists(name)
        agency = Agency.objects.create(unit_id=unit_id, kind=kind.value)
        span = open_span(from_day, life[-1].span.end)
        AgencyName.objects.create(agency=agency, text=name, is_official=True, span=span, source=source)
        _record(agency, "assignments.agency_added", {"name": name, "from": from_day, "source": source}, by=by, at=at)
    return int(agency.pk)


def rename_agency(*, agency_id: int, name: str, from_day: date, source: str, on: date, by: User, at: datetime) -> None:
    """Give an agency another official name from a day on; until then it keeps the old one.

    Raise `NotAllowed`, `NotAName`, `NoSource`, `NotThen`, `LaterName`.
    """
    name, source = _name(name), _source(source)
    with transaction.atomic():
        agency = _locked(agency_id, on=on, by=by)
        current = _official_on(agency, from_day)
        if AgencyName.objects.filter(agency=agency, is_official=True, span__startswith__gt=from_day).exists():
            raise LaterName(current.text)
        old, end = current.text, current.span.upper
        as_alias = AgencyName.objects.filter(agency=agency, is_official=False, text=name)
        as_alias.filter(span__startswith__gte=from_day).delete()
        _close(list(as_alias.filter(span__contains=from_day)), from_day)  # what people said becomes official
        if current.span.lower == from_day:
            current.text, current.source = name, source
            current.save(update_fields=["text", "source"])
        else:
            _close([current], from_day)
            AgencyName.objects.create(
                agency=agency, text=name, is_official=True, span=open_span(from_day, end), source=source
            )
        payload = {"from_name": old, "to_name": name, "from": from_day, "source": source}
        _record(agency, "assignments.agency_renamed", payload, by=by, at=at)


def add_alias(*, agency_id: int, text: str, from_day: date, source: str, on: date, by: User, at: datetime) -> None:
    """Add another name that people use for an agency, from a day until its end; one that is there stays as it is.

    Raise `NotAllowed`, `NotAName`, `NoSource`, `NotThen`.
    """
    text, source = _name(text), _source(source)
    with transaction.atomic():
        agency = _locked(agency_id, on=on, by=by)
        _official_on(agency, from_day)
        end = _end_of(agency)
        span = open_span(from_day, end)
        if AgencyName.objects.filter(agency=agency, text=text, span__overlap=span).exists():
            return
        AgencyName.objects.create(agency=agency, text=text, is_official=False, span=span, source=source)
        payload = {"alias": text, "from": from_day, "source": source}
        _record(agency, "assignments.alias_added", payload, by=by, at=at)


def give_role(
    *, agency_id: int, role: AgencyRole, from_day: date, source: str, on: date, by: User, at: datetime
) -> None:
    """Give an agency a role in its unit's programme from a day on; whoever held it until then holds it no longer.

    Raise `NotAllowed`, `NoSource`, `NotThen`.
    """
    source = _source(source)
    with transaction.atomic():
        agency = _locked(agency_id, on=on, by=by)
        Unit.objects.select_for_update().get(pk=agency.unit_id)
        _official_on(agency, from_day)
        of_unit = AgencyRoleHeld.objects.filter(unit_id=agency.unit_id, role=role.value)
        if of_unit.filter(agency=agency, span__contains=from_day).exists():
            return
        of_unit.filter(span__startswith__gte=from_day).delete()
        _close(list(of_unit.filter(span__contains=from_day)), from_day)
        AgencyRoleHeld.objects.create(
            agency=agency,
            unit_id=agency.unit_id,
            role=role.value,
            span=open_span(from_day, _end_of(agency)),
            source=source,
        )
        payload = {"role": role, "from": from_day, "source": source}
        _record(agency, "assignments.role_given", payload, by=by, at=at)


def end_agency(
    *,
    agency_id: int,
    from_day: date,
    successor_ids: Sequence[int],
    source: str,
    on: date,
    by: User,
    at: datetime,
) -> None:
    """End an agency on a day: it exists no longer from then on, and its work goes to its successors, if any are named.

    Raise `NotAllowed`, `NoSource`, `NotThen` (it, or a successor, does not exist then).
    """
    source = _source(source)
    with transaction.atomic():
        agency = _locked(agency_id, on=on, by=by)
        current = _official_on(agency, from_day)
        if current.span.lower == from_day:
            raise NotThen(f"{current.text} mới có tên này từ {format_day(from_day)}")
        for successor in Agency.objects.filter(pk__in=[one for one in successor_ids if one != agency_id]):
            _official_on(successor, from_day)
            AgencySuccession.objects.get_or_create(
                old=agency, new=successor, defaults={"on_day": from_day, "source": source}
            )
        AgencyName.objects.filter(agency=agency, span__startswith__gte=from_day).delete()
        AgencyRoleHeld.objects.filter(agency=agency, span__startswith__gte=from_day).delete()
        _close(list(AgencyName.objects.filter(agency=agency, span__contains=from_day)), from_day)
        _close(list(AgencyRoleHeld.objects.filter(agency=agency, span__contains=from_day)), from_day)
        payload = {"name": current.text, "from": from_day, "successors": list(successor_ids), "source": source}
        _record(agency, "assignments.agency_ended", payload, by=by, at=at)


def _set_up(unit_id: int, sources: Mapping[Pattern, str], *, by: User | None, at: datetime) -> int:
    """Add the agencies of patterns to a unit, each by its source; return how many were new."""
    versions = units.history(unit_id).versions
    life = Span(versions[0].span.start, versions[-1].span.end)
    Unit.objects.select_for_update().get(pk=unit_id)
    there = set(Agency.objects.filter(unit_id=unit_id).exclude(pattern="").values_list("pattern", flat=True))
    added = []
    for pattern, source in sources.items():
        span = _common(pattern.span, life)
        if span is None or pattern.code in there:
            continue
        days = open_span(span.start, span.end)
        if AgencyName.objects.filter(
            agency__unit_id=unit_id, is_official=True, text=pattern.name, span__overlap=days
        ).exists():
            continue  # an office has entered it already
        agency = Agency.objects.create(unit_id=unit_id, kind=pattern.kind.value, pattern=pattern.code)
        AgencyName.objects.bulk_create(
            AgencyName(agency=agency, text=text, is_official=text == pattern.name, span=days, source=source)
            for text in dict.fromkeys((pattern.name, *pattern.aliases))
        )
        for role in pattern.roles:
            taken = AgencyRoleHeld.objects.filter(unit_id=unit_id, role=role.value, span__overlap=days).exists()
            if not taken:
                AgencyRoleHeld.objects.create(agency=agency, unit_id=unit_id, role=role.value, span=days, source=source)
        added.append(agency)
    if added:
        audit.append(
            chain=unit_id,
            what="assignments.agencies_set_up",
            payload={"patterns": [agency.pattern for agency in added]},
            by=by,
            at=at,
        )
    return len(added)


def _common(one: Span, other: Span) -> Span | None:
    start = max(one.start, other.start)
    ends = [end for end in (one.end, other.end) if end is not None]
    end = min(ends) if ends else None
    return None if end is not None and end <= start else Span(start, end)


def _locked(agency_id: int, *, on: date, by: User) -> Agency:
    agency = Agency.objects.select_for_update().filter(pk=agency_id).first()
    if agency is None:
        raise NotThen(f"cơ quan số {agency_id}")
    rules.require(by, rules.Action.EDIT_AGENCIES, unit_id=agency.unit_id, on=on)
    return agency


def _official_on(agency: Agency, day: date) -> AgencyName:
    name = AgencyName.objects.filter(agency=agency, is_official=True, span__contains=day).first()
    if name is None:
        raise NotThen(f"cơ quan số {agency.pk} ngày {format_day(day)}")
    return name


def _end_of(agency: Agency) -> date | None:
    last = AgencyName.objects.filter(agency=agency, is_official=True).order_by("-span").first()
    return last.span.upper if last is not None else None


def _close(rows: Sequence[AgencyName] | Sequence[AgencyRoleHeld], day: date) -> None:
    """End rows on a day; one that begins on that day has no day left and goes."""
    for row in rows:
        if row.span.lower == day:
            row.delete()
        else:
            row.span = open_span(row.span.lower, day)
            row.save(update_fields=["span"])


def _name(text: str) -> str:
    text = vietnamese.clean(text)
    if not text or len(text) > _LONGEST_NAME:
        raise NotAName(text[:_LONGEST_NAME] or "(trống)")
    return text


def _source(text: str) -> str:
    text = vietnamese.clean(text)
    if not text or len(text) > _LONGEST_SOURCE:
        raise NoSource("thiếu văn bản, hoặc dài quá 300 ký tự")
    return text


def _record(agency: Agency, what: str, payload: Mapping[str, Any], *, by: User, at: datetime) -> None:
    audit.append(chain=agency.unit_id, what=what, payload={"agency": agency.pk, **payload}, by=by, at=at)

"""The rows of villages: locked, found by day, copied, named; and what was done to a village, noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level
from ntm.core.territory import names, village_names
from ntm.core.territory.unit import UnitNotFound
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.territory.models import Unit, UnitVersion, VillageChange
from ntm.usecases.territory.operations import NotAName

_LONGEST_NAME = 120
_LONGEST_TERM = 20


class NoInstrument(ValueError):
    """A change of villages without the paper that decides it."""


class LaterChange(ValueError):
    """Something was done to the village after that day, which this would undo; the message names village and day."""


def told(name: str, local_term: str, instrument: str) -> tuple[str, str, str]:
    """Return name, local word and paper as they are kept; raise `NotAName`, `NoInstrument`."""
    term, name = village_names.parted(name, local_term=local_term)
    term = term or "bản"
    if not names.search_key(name) or len(name) > _LONGEST_NAME or len(term) > _LONGEST_TERM:
        raise NotAName(name[:_LONGEST_NAME] or "(trống)")
    return name, term, decided_by(instrument)


def decided_by(text: str) -> str:
    """Return the paper that decides a change as it is kept; raise `NoInstrument`."""
    text = vietnamese.clean(text)
    if not text or len(text) > 200:
        raise NoInstrument("thiếu văn bản quyết định, hoặc dài quá 200 ký tự")
    return text


def locked(village_ids: Sequence[int]) -> dict[int, list[UnitVersion]]:
    """Return the versions of villages, which nobody else changes until the transaction ends."""
    locked = Unit.objects.select_for_update().filter(pk__in=village_ids).order_by("pk").values_list("pk", flat=True)
    if len(locked) != len(village_ids):
        raise UnitNotFound("thôn, bản")
    found: dict[int, list[UnitVersion]] = {village_id: [] for village_id in village_ids}
    for version in UnitVersion.objects.filter(unit_id__in=village_ids).order_by("span"):
        found[version.unit_id].append(version)
    return found


def version_on(versions: Sequence[UnitVersion], day: date) -> UnitVersion:
    """Return the village's version of a day; raise `UnitNotFound`."""
    for version in versions:
        if day in Span(version.span.lower, version.span.upper) and version.level == Level.VILLAGE.value:
            return version
    raise UnitNotFound(f"thôn, bản ngày {format_day(day)}")


def copy_of(version: UnitVersion, *, span: Span, begun_by: int | None, ended_by: int | None) -> UnitVersion:
    """Return an unsaved version like another one for other days, between other reorganisations."""
    return UnitVersion(
        unit_id=version.unit_id,
        level=version.level,
        kind=version.kind,
        code=version.code,
        name=version.name,
        name_key=version.name_key,
        sort_key=version.sort_key,
        local_term=version.local_term,
        parent_id=version.parent_id,
        region=version.region,
        span=open_span(span.start, span.end),
        begun_by_id=begun_by,
        ended_by_id=ended_by,
    )


def give_name(version: UnitVersion, name: str, term: str) -> None:
    """Give a version its name, all that follows from it, and the local word."""
    version.name = name
    version.name_key = names.search_key(name)
    version.sort_key = vietnamese.sort_key(name)
    version.local_term = village_names.stored_term(term)
    version.kind = village_names.kind_of(term).value


def note(
    village_id: int,
    what: str,
    on_day: date,
    instrument: str,
    details: Mapping[str, Any],
    *,
    by: User | None,
    at: datetime,
) -> None:
    """Write down what was done to a village, from which day, by which paper and by whom."""
    VillageChange.objects.create(
        village_id=village_id,
        what=what,
        on_day=on_day,
        instrument=instrument,
        details=dict(details),
        by_account=by.pk if by is not None else None,
        by_name=by.full_name if by is not None else "",
        at=at,
    )

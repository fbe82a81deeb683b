"""Attributes of units: stated with a day and a source, never changed, shown with their history, fed to the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span, format_day
from ntm.core.kernel.states import Level, Region
from ntm.core.territory import attributes as core
from ntm.core.territory.attributes import Attribute, Held, Statement
from ntm.core.territory.unit import UnitNotFound
from ntm.documents import unit_attributes as tables
from ntm.documents import workbooks
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.territory.models import Unit, UnitCategory, UnitStatement, UnitVersion
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries
from ntm.usecases.territory.resolving import CommunesOfPlace, NotResolved
from ntm.usecases.territory.village_import import RowState

_LONGEST_SOURCE = 300


class NoSource(ValueError):
    """A value without what says so, or a source too long to keep."""


class CannotBeTrue(ValueError):
    """Values that contradict each other on a day; the message is Vietnamese."""


class NothingStated(LookupError):
    """A day to be withdrawn for which nothing stands."""


@dataclass(frozen=True, slots=True)
class NewStatement:
    """A value to be stated of a unit from a day on; None withdraws what stands for that day."""

    unit_id: int
    attribute: Attribute
    value: str | None
    since: date
    source: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the history shows it; `stands` says whether a later one for the same day has not replaced it."""

    since: date
    words: str
    source: str
    by_name: str
    at: datetime
    stands: bool


@dataclass(frozen=True, slots=True)
class AttributeView:
    """An attribute of a unit on a day with everything that was ever said of it, newest first.

    `words` is None where nothing is known for the day. `until` is the last-but-excluded day of the value.
    """

    attribute: Attribute
    value: str | None
    words: str | None
    since: date | None
    until: date | None
    source: str
    history: tuple[Said, ...] = field(default=())

    @property
    def latest_said(self) -> Said | None:
        """Return the newest statement, None without any."""
        return self.history[0] if self.history else None


def state(statements: Sequence[NewStatement], *, on: date, by: User | None, at: datetime) -> int:
    """State values of units, all or none, and return how many were new; what stands already is not said twice.

    The categories by which rules judge follow in the same transaction. Raise `NotAllowed`, `UnitNotFound` (the unit
    does not exist on the value's day), `NotForThisLevel`, `TooEarly`, `NoSource`, `CannotBeTrue`.
    """
    units = sorted({one.unit_id for one in statements})
    if by is not None:
        for unit_id in units:
            rules.require(by, rules.Action.RECORD_ATTRIBUTES, unit_id=unit_id, on=on)
    for one in statements:
        if not vietnamese.clean(one.source) or len(one.source) > _LONGEST_SOURCE:
            raise NoSource("thiếu nguồn, hoặc nguồn dài quá 300 ký tự")
    with transaction.atomic():
        list(Unit.objects.select_for_update().filter(pk__in=units).order_by("pk").values_list("pk", flat=True))
        lives = _lives(units)
        known = _statements(units)
        fresh: list[NewStatement] = []
        for one in statements:
            level = _level_on(one.unit_id, lives, one.since)
            core.require_fit(one.attribute, level=level, since=one.since)
            standing = _standing_for(known.get(one.unit_id, ()), one.attribute, one.since)
            if standing == one.value:
                continue
            fresh.append(one)
            number = 1 + max((said.order for said in known.get(one.unit_id, ())), default=0)
            added = Statement(one.attribute, one.value, one.since, number, one.source)
            known.setdefault(one.unit_id, []).append(added)
        _refuse_contradictions(fresh, known)
        _append(fresh, by=by, at=at)
        _derive_categories({(one.unit_id, one.attribute) for one in fresh}, known)
        by_unit: dict[int, list[NewStatement]] = {}
        for one in fresh:
            by_unit.setdefault(one.unit_id, []).append(one)
        audit.append_many(
            [
                audit.Deed(
                    chain=unit_id,
                    what="territory.attributes_stated",
                    payload={
                        "stated": [
                            {"attribute": one.attribute, "value": one.value, "since": one.since, "source": one.source}
                            for one in said
                        ]
                    },
                )
                for unit_id, said in sorted(by_unit.items())
            ],
            by=by,
            at=at,
        )
    return len(fresh)


def withdraw(
    *, unit_id: int, attribute: Attribute, since: date, reason: str, on: date, by: User | None, at: datetime
) -> None:
    """Withdraw what was stated for a day, so that the value before it goes on; the statement stays in the history.

    Raise `NothingStated` where nothing stands for that day, and as `state` does.
    """
    if _standing_for(_statements([unit_id]).get(unit_id, ()), attribute, since) is None:
        raise NothingStated(f"{attribute.label} {format_day(since)}")
    state([NewStatement(unit_id, attribute, None, since, reason)], on=on, by=by, at=at)


def attributes_of(unit_id: int, *, level: Level, on: date, region: Region | None = None) -> tuple[AttributeView, ...]:
    """Return every attribute that units of the level may have, as it is on a day, in the order of the enumeration.

    `region` is the one that follows from the unit's province; it is shown where nobody has stated another.
    """
    rows = list(UnitStatement.objects.filter(unit_id=unit_id).order_by("pk"))
    views = []
    for attribute in Attribute:
        said = [row for row in rows if row.attribute == attribute.value]
        if level not in attribute.levels and not said:
            continue
        views.append(_view(attribute, said, on=on, region=region))
    return tuple(views)


def values_on(unit_ids: Collection[int], *, on: date) -> dict[int, dict[Attribute, str]]:
    """Return what is known of units on a day; an attribute that nobody stated is absent."""
    found: dict[int, dict[Attribute, str]] = {}
    for unit_id, said in _statements(list(unit_ids)).items():
        found[unit_id] = _values(said, on=on)
    return found


def _view(attribute: Attribute, rows: Sequence[UnitStatement], *, on: date, region: Region | None) -> AttributeView:
    statements = [_statement(row) for row in rows]
    held = core.value_on(statements, attribute=attribute, on=on)
    last = {statement.since: statement.order for statement in statements}
    history = tuple(
        Said(
            since=row.since,
            words="rút lại" if row.value is None else attribute.words(row.value),
            source=row.source,
            by_name=row.by_name,
            at=row.at,
            stands=last[row.since] == row.pk,
        )
        for row in reversed(rows)
    )
    if held is None and attribute is Attribute.REGION and region is not None:
        return AttributeView(attribute, region.value, region.label, None, None, "theo vùng của tỉnh", history)
    if held is None:
        return AttributeView(attribute, None, None, None, None, "", history)
    return AttributeView(
        attribute=attribute,
        value=held.value,
        words=attribute.words(held.value),
        since=held.span.start,
        until=held.span.end,
        source=held.statement.source,
        history=history,
    )


def _statement(row: UnitStatement) -> Statement:
    return Statement(Attribute(row.attribute), row.value, row.since, row.pk, row.source)


def _statements(unit_ids: Sequence[int]) -> dict[int, list[Statement]]:
    found: dict[int, list[Statement]] = {}
    known = [attribute.value for attribute in Attribute]
    for row in UnitStatement.objects.filter(unit_id__in=unit_ids, attribute__in=known).order_by("pk"):
        found.setdefault(row.unit_id, []).append(_statement(row))
    return found


def _standing_for(said: Iterable[Statement], attribute: Attribute, since: date) -> str | None:
    standing: Statement | None = None
    for one in said:
        if one.attribute is attribute and one.since == since and (standing is None or one.order > standing.order):
            standing = one
    return None if standing is None else standing.value


def _values(said: Sequence[Statement], *, on: date) -> dict[Attribute, str]:
    held = {attribute: core.value_on(said, attribute=attribute, on=on) for attribute in Attribute}
    return {attribute: one.value for attribute, one in held.items() if one is not None}


def _lives(unit_ids: Sequence[int]) -> dict[int, list[tuple[Span, Level]]]:
    found: dict[int, list[tuple[Span, Level]]] = {}
    rows = UnitVersion.objects.filter(unit_id__in=unit_ids).values_list("unit_id", "span", "level")
    for unit_id, span, level in rows:
        found.setdefault(unit_id, []).append((Span(span.lower, span.upper), Level(level)))
    return found


def _level_on(unit_id: int, lives: Mapping[int, Sequence[tuple[Span, Level]]], day: date) -> Level:
    for span, level in lives.get(unit_id, ()):
        if day in span:
            return level
    raise UnitNotFound(f"đơn vị số {unit_id} ngày {format_day(day)}")


def _refuse_contradictions(fresh: Sequence[NewStatement], known: Mapping[int, Sequence[Statement]]) -> None:
    for unit_id, since in sorted({(one.unit_id, one.since) for one in fresh}):
        found = core.contradictions(_values(known[unit_id], on=since))
        if found:
            raise CannotBeTrue(f"{found[0]} ngày {format_day(since)}")


def _append(fresh: Sequence[NewStatement], *, by: User | None, at: datetime) -> None:
    UnitStatement.objects.bulk_create(
        UnitStatement(
            unit_id=one.unit_id,
            attribute=one.attribute.value,
            value=one.value,
            since=one.since,
            source=vietnamese.clean(one.source),
            by_account=by.pk if by is not None else None,
            by_name=by.full_name if by is not None else "",
            at=at,
        )
        for one in fresh
    )


def _derive_categories(touched: Collection[tuple[int, Attribute]], known: Mapping[int, Sequence[Statement]]) -> None:
    """Write again the spans of the categories that follow from the statements of some attributes."""
    rows: list[UnitCategory] = []
    for attribute in {attribute for _, attribute in touched}:
        units = sorted(unit_id for unit_id, one in touched if one is attribute)
        UnitCategory.objects.filter(
            Q(category=attribute.value) | Q(category__startswith=f"{attribute.value}:"), unit_id__in=units
        ).delete()
        for unit_id in units:
            rows += _categories(unit_id, core.timeline(known[unit_id], attribute=attribute))
    UnitCategory.objects.bulk_create(rows)


def _categories(unit_id: int, held: Sequence[Held]) -> list[UnitCategory]:
    rows = []
    for one in held:
        code = core.category_code(one.statement.attribute, one.value)
        if code is not None:
            span = open_span(one.span.start, one.span.end)
            rows.append(UnitCategory(unit_id=unit_id, category=code, span=span, source=one.statement.source))
    return rows


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of a table of attributes: what it means, what would be new, and what is wrong with it."""

    number: int
    commune: str
    words: str
    state: RowState
    problems: tuple[str, ...]
    statements: tuple[NewStatement, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table would state of the communes of a place, with nothing written."""

    place: queries.UnitOn
    on: date
    rows: tuple[PreviewRow, ...]
    unused: tuple[str, ...]

    @property
    def new(self) -> tuple[NewStatement, ...]:
        """Return the statements that would be added."""
        return tuple(one for row in self.rows if row.state is RowState.NEW for one in row.statements)

    def count(self, state: RowState) -> int:
        """Return how many rows are in a state."""
        return sum(row.state is state for row in self.rows)


def preview(
    *, place_id: int, content: bytes, file_name: str, since: date | None, source: str, by: User, on: date
) -> Preview:
    """Return what a table would state of the communes of a place; nothing is written.

    `since` and `source` are for rows that name none themselves. Raise `NotAllowed`, `UnitNotFound`, `WorkbookRefused`.
    """
    rules.require(by, rules.Action.RECORD_ATTRIBUTES, unit_id=place_id, on=on)
    table = tables.read_attributes(workbooks.read_table(content, file_name=file_name))
    communes = CommunesOfPlace.of(place_id, on=on)
    ids = [unit.id for unit in communes.communes]
    known, lives = _statements(ids), _lives(ids)
    seen: dict[tuple[int, date, Attribute], int] = {}
    rows = tuple(_looked_at(row, communes, known, lives, seen, since=since, source=source) for row in table.rows)
    return Preview(place=communes.place, on=on, rows=rows, unused=table.unused)


def _looked_at(
    row: tables.AttributeRow,
    communes: CommunesOfPlace,
    known: Mapping[int, Sequence[Statement]],
    lives: Mapping[int, Sequence[tuple[Span, Level]]],
    seen: dict[tuple[int, date, Attribute], int],
    *,
    since: date | None,
    source: str,
) -> PreviewRow:
    problems = list(row.problems)
    words = "; ".join(f"{attribute.label}: {attribute.words(value)}" for attribute, value in row.values.items())
    title = row.commune
    statements: list[NewStatement] = []
    day, told = row.since or since, vietnamese.clean(row.source or source)
    if day is None:
        problems.append("thiếu ngày (cột “Từ ngày”)")
    if not told or len(told) > _LONGEST_SOURCE:
        problems.append("thiếu nguồn (cột “Nguồn”), hoặc nguồn dài quá 300 ký tự")
    if not row.values and not row.problems:
        problems.append("không có giá trị nào")
    try:
        commune = communes.find(code=row.commune_code, name=row.commune, district=row.district)
        title = commune.title
        for attribute, value in row.values.items():
            if day is None:
                break
            core.require_fit(attribute, level=_level_on(commune.id, lives, day), since=day)
            key = (commune.id, day, attribute)
            if key in seen:
                problems.append(f"{attribute.label}: trùng dòng {seen[key]}")
            seen.setdefault(key, row.number)
            if _standing_for(known.get(commune.id, ()), attribute, day) != value:
                statements.append(NewStatement(commune.id, attribute, value, day, told))
        if day is not None:
            standing = _values(known.get(commune.id, ()), on=day) | dict(row.values)
            problems += core.contradictions(standing)
    except UnitNotFound:
        problems.append(f"{title} chưa có hoặc không còn vào ngày {format_day(day)}" if day else "không rõ ngày")
    except (NotResolved, core.NotForThisLevel, core.TooEarly) as error:
        problems.append(str(error))
    row_state = RowState.BAD if problems else RowState.NEW if statements else RowState.KNOWN
    return PreviewRow(row.number, title, words, row_state, tuple(problems), tuple(statements))

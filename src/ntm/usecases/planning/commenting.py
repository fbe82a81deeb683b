"""What agencies in charge, and the standing agency, think of communes' promises: one by one, or many in one deed.

Who may speak of what is worked out for all promises of a place at once: an agency speaks of what it leads there,
whoever was granted criteria of these, an office of everything.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.planning.registrations import State, StepKind
from ntm.store.accounts.models import User
from ntm.store.planning.models import Registration, RegistrationStep
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import responsibilities, scope
from ntm.usecases.audit import operations as audit
from ntm.usecases.planning import plan_views, registration_queries
from ntm.usecases.planning import registration_steps as steps
from ntm.usecases.planning.issuing import ChangedMeanwhile
from ntm.usecases.planning.new_registrations import NotARegistration
from ntm.usecases.planning.registration_queries import RegistrationRow
from ntm.usecases.planning.registration_steps import Seen
from ntm.usecases.planning.registration_words import name_of_item
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

#: Where an opinion still counts for what is decided; of what is approved one may be given, and nobody waits for it.
_UNDECIDED = frozenset({State.REGISTERED, State.CONSOLIDATED})


@dataclass(frozen=True, slots=True)
class Speaker:
    """In whose name a person speaks of a promise: an agency (None where it is not known), in charge of it or not."""

    agency_id: int | None
    is_in_charge: bool


@dataclass(frozen=True, slots=True)
class OpinionCell:
    """A promise as the person looks at it: what they said last of it (None: nothing yet) and what all others say."""

    row: RegistrationRow
    own: bool | None
    said: tuple[OpinionWords, ...]

    @property
    def waits(self) -> bool:
        """Say whether the person has said nothing of a promise that is still to be approved."""
        return self.own is None and self.row.state in _UNDECIDED


@dataclass(frozen=True, slots=True)
class OpinionWords:
    """Somebody's last opinion of a promise."""

    speaker: str
    agrees: bool
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class OpinionColumn:
    """A criterion or indicator that some commune promises, and how many wait for the person's word."""

    set_code: str
    item: str
    words: str
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGrid:
    """The promises of a place that a person may speak of: communes × items; None where nothing is promised.

    `speakers` are the agencies in whose name they speak, empty for an office.
    """

    place: UnitOn
    year: int
    speakers: tuple[str, ...]
    columns: tuple[OpinionColumn, ...]
    lines: tuple[tuple[UnitOn, tuple[OpinionCell | None, ...]], ...]

    @property
    def cells(self) -> tuple[OpinionCell, ...]:
        """Return every promise, commune by commune."""
        return tuple(cell for _, line in self.lines for cell in line if cell is not None)

    @property
    def waiting(self) -> int:
        """Return how many promises wait for the person's word."""
        return sum(cell.waits for cell in self.cells)


def comment(
    *, registration_id: int, agrees: bool, text: str, client_id: UUID, by: User, on: date, at: datetime
) -> None:
    """Record what an agency in charge, or the standing agency, thinks of a registration, as it stands now.

    Disagreement needs words. Raise `NotARegistration`, `core.NotNow`, `NotAllowed`.
    """
    row = Registration.objects.get(pk=registration_id)
    last = row.steps.order_by("-number").values_list("number", flat=True)[0]
    comment_many(
        place_id=row.unit_id,
        seen=[Seen(registration_id, last)],
        agrees=agrees,
        text=text,
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )


def comment_many(
    *,
    place_id: int,
    seen: Sequence[Seen],
    agrees: bool,
    text: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> int:
    """Record one opinion of many promises of a place, all or none, and return of how many it is new.

    Others' opinions in the meantime do not matter; any other deed upon a promise does. Raise `NotARegistration`,
    `core.NotNow`, `ChangedMeanwhile`, `NotAllowed`.
    """
    if not agrees and not text.strip():
        raise NotARegistration("Chưa đồng ý thì ghi rõ lý do.")
    wanted = {one.registration_id: one.number for one in seen}
    rows = list(Registration.objects.filter(pk__in=wanted).order_by("unit_id", "pk"))
    there = {unit.id for unit in _communes_of(plan_views.unit_then(place_id, on), on=on)}
    if not rows or {row.unit_id for row in rows} - there:
        raise NotARegistration("Chưa chọn đăng ký nào của nơi này.")
    speakers = speakers_of(rows, place_id=place_id, by=by, on=on)
    for row in rows:
        if row.pk not in speakers:
            raise NotAllowed(
                f"Anh/chị không được phép góp ý {registration_queries.words_of(row)}: cơ quan khác phụ trách.",
                action=Action.COMMENT_REGISTRATION,
                unit_id=row.unit_id,
            )
    by_unit: dict[int, list[int]] = {}
    with transaction.atomic():
        list(Unit.objects.select_for_update(no_key=True).filter(pk__in={row.unit_id for row in rows}).order_by("pk"))
        found = steps.steps_of(rows)
        for row in rows:
            known = found[row.pk]
            if any(step.client_id == client_id for step in known):
                continue
            _require_unchanged(known, wanted[row.pk])
            agency_id = speakers[row.pk].agency_id
            steps.append(
                row, known, StepKind.COMMENTED,
                client_id=client_id, by=by, on=on, at=at, note=text, agrees=agrees, agency_id=agency_id,
            )  # fmt: skip
            by_unit.setdefault(row.unit_id, []).append(row.pk)
        audit.append_many(
            [
                audit.Deed(
                    chain=unit_id,
                    what="planning.registration_commented",
                    payload={
                        "registrations": ids,
                        "agrees": agrees,
                        "note": text,
                        "agencies": [speakers[one].agency_id for one in ids],
                    },
                )
                for unit_id, ids in sorted(by_unit.items())
            ],
            by=by,
            at=at,
        )
    return sum(len(ids) for ids in by_unit.values())


def may_comment(user: User, row: RegistrationRow, *, on: date) -> bool:
    """Say whether a person may speak of a promise."""
    return row.id in _speakers([(row.id, row.unit_id, row.set_code, row.item)], row.unit_id, user, on=on)


def awaiting_comment(
    rows: Sequence[RegistrationRow], *, place_id: int, by: User, on: date
) -> tuple[RegistrationRow, ...]:
    """Return the promises, among some of a place, that the person's agency is in charge of and has not spoken of.

    In as many queries as there are sets among them; nothing for an office, which speaks of what it likes.
    """
    keys = [(row.id, row.unit_id, row.set_code, row.item) for row in rows if row.state in _UNDECIDED and row.item]
    speakers = {pk: one for pk, one in _speakers(keys, place_id, by, on=on).items() if one.is_in_charge}
    return tuple(row for row in rows if row.id in speakers and _own(row, speakers[row.id], by) is None)


def opinion_grid(place_id: int, *, year: int, by: User, on: date) -> OpinionGrid:
    """Return the promises of a place for a year that a person may speak of, in a number of queries that does not grow
    with the communes. What was returned, withdrawn or dropped is left out. Raise `NotAllowed`."""
    rules.require(by, Action.VIEW, unit_id=place_id, on=on)
    place = plan_views.unit_then(place_id, on)
    communes = [unit.id for unit in _communes_of(place, on=on)]
    rows = [
        row for row in registration_queries.registrations(communes, year=year, on=on) if row.state.stands and row.item
    ]
    keys = [(row.id, row.unit_id, row.set_code, row.item) for row in rows]
    speakers = _speakers(keys, place_id, by, on=on)
    rows = [row for row in rows if row.id in speakers]
    names = registration_queries.speaker_names(rows, on=on)
    cells = {
        (row.unit_id, row.set_code, row.item): OpinionCell(
            row, _own(row, speakers[row.id], by), tuple(_words(row, names))
        )
        for row in rows
    }
    columns = sorted({(row.set_code, row.item) for row in rows}, key=lambda one: (one[0], _in_order(one[1])))
    promising = {row.unit_id for row in rows}
    there = [unit for unit in _communes_of(place, on=on) if unit.id in promising]
    agencies = {speaker.agency_id for speaker in speakers.values() if speaker.agency_id is not None}
    return OpinionGrid(
        place=place,
        year=year,
        speakers=tuple(sorted(registration_queries.agency_name(one, on=on) for one in agencies)),
        columns=tuple(
            OpinionColumn(
                set_code,
                item,
                name_of_item(set_code, item, year=year),
                sum(cell.waits for key, cell in cells.items() if key[1:] == (set_code, item)),
            )
            for set_code, item in columns
        ),
        lines=tuple((unit, tuple(cells.get((unit.id, *column)) for column in columns)) for unit in there),
    )


def speakers_of(rows: Collection[Registration], *, place_id: int, by: User, on: date) -> Mapping[int, Speaker]:
    """Return, by registration, in whose name a person may speak of it; what they may not speak of is not there."""
    return _speakers([(row.pk, row.unit_id, row.set_code, row.item) for row in rows], place_id, by, on=on)


def _speakers(keys: Sequence[tuple[int, int, str, str]], place_id: int, by: User, *, on: date) -> dict[int, Speaker]:
    acting = scope.acting_for(by, on=on, power=Action.COMMENT_REGISTRATION.power, unit_id=place_id)
    granted = rules.criteria_scope(by, Action.COMMENT_REGISTRATION, unit_id=place_id, on=on)
    own = acting[0].agency.id if acting else None
    found: dict[int, Speaker] = {}
    for set_code in {key[2] for key in keys}:
        mine = [key for key in keys if key[2] == set_code]
        held = (
            responsibilities.responsibilities_of({key[1] for key in mine}, set_code=set_code, on=on) if acting else {}
        )
        for pk, unit_id, _, item in mine:
            leading = next(
                (
                    one.agency.id
                    for one in acting
                    if item and one.covers(item) and _leads(held[unit_id].items_of(one.agency.id), item)
                ),
                None,
            )
            if leading is not None:
                found[pk] = Speaker(leading, is_in_charge=True)
            elif granted.whole_set or (item and granted.covers(item)):
                found[pk] = Speaker(own, is_in_charge=not granted.whole_set)
    return found


def _leads(led: Collection[str], item: str) -> bool:
    """Say whether an agency leads an item, or an indicator of a criterion that is promised as a whole."""
    return any(one == item or one.partition(".")[0] == item for one in led)


def _communes_of(place: UnitOn, *, on: date) -> tuple[UnitOn, ...]:
    """Return the communes of a place, in Vietnamese order; of a commune itself."""
    return (place,) if place.level is Level.COMMUNE else units.communes_in(place.id, _day(place, on))


def _day(place: UnitOn, on: date) -> date:
    """Return the day on which a place is looked at: the day asked for, or the nearest of its life."""
    if on in place.span:
        return on
    if on < place.span.start or place.span.end is None:
        return place.span.start
    return date.fromordinal(place.span.end.toordinal() - 1)


def _own(row: RegistrationRow, speaker: Speaker, by: User) -> bool | None:
    for one in row.said:
        if one.agency_id == speaker.agency_id and (speaker.agency_id is not None or one.by_id == by.pk):
            return one.agrees
    return None


def _words(row: RegistrationRow, names: Mapping[int, str]) -> list[OpinionWords]:
    return [OpinionWords(names.get(one.agency_id or 0, one.by), one.agrees, one.note, one.on) for one in row.said]


def _in_order(item: str) -> tuple[int, ...]:
    return tuple(int(part) for part in item.split("."))


def _require_unchanged(known: Sequence[RegistrationStep], seen: int) -> None:
    newer = [step for step in known if step.number > seen and step.kind != StepKind.COMMENTED.value]
    if newer:
        raise ChangedMeanwhile(
            f"{newer[-1].by} vừa ghi “{StepKind(newer[-1].kind).label}” ngày {format_day(newer[-1].on)}; "
            "hãy xem lại rồi ghi tiếp."
        )

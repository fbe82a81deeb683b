"""Judging indicators from two sides. Every word is kept; none replaces another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Level
from ntm.core.reporting.assessment import AssessmentState, Side
from ntm.store.accounts.models import User
from ntm.store.reporting import assessing as rows
from ntm.store.reporting.models import Assessment
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import task_closing, tasks
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import (
    assessing_rights,
    assessment_decisions,
    assessment_queries,
    assessment_rules,
    judging,
)
from ntm.usecases.reporting import assessment_words as said_as
from ntm.usecases.reporting.assessing_rights import Rights
from ntm.usecases.reporting.assessment_queries import Cell, Frame
from ntm.usecases.reporting.assessment_words import JudgedMeanwhile, Key, NewWord, NothingSaid, Said, WordsRefused
from ntm.usecases.territory import queries as territory
from ntm.usecases.territory.queries import UnitOn


def say(
    place_id: int,
    words: Sequence[NewWord],
    *,
    side: Side,
    period: Period,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
    simulated: bool = False,
) -> Said:
    """Append one side's judgements of indicators of units in a place for a period, all or none.

    The unit's side is for those who speak for it; the lead's for the agency that leads each indicator. A lead that does
    not follow the unit says why. Where a disagreement begins, the standing agency gets a task; where both agree on what
    the rules cannot judge, their judgement becomes a decision with its evidence. The same `client_id` again changes
    nothing. Raise `NotAllowed`, `NothingToAssess`, `WordsRefused`, `JudgedMeanwhile`, `NothingSaid`.
    """
    done = Assessment.objects.filter(client_id=client_id).count()
    if done:
        return Said(done, (), ())
    frame = assessment_queries.frame_of(place_id, period=period, on=on)
    wanted = {word.unit_id for word in words}
    units = [unit for unit in _all_units(frame) if unit.id in wanted]
    if wanted - {unit.id for unit in units}:
        raise assessment_queries.NothingToAssess(
            f"Có đơn vị không thuộc {frame.place.full_name} vào ngày {format_day(frame.day)}."
        )
    rights = assessing_rights.rights_in(frame, units, by=by, on=on)
    _require(rights, words, frame=frame, side=side, by=by, on=on)
    judged = judging.judge_units(units, criteria_set=frame.criteria_set, on=frame.day)
    before = assessment_queries.cells_of(frame, units, on=on, judged=judged)
    names = {unit.id: unit.full_name for unit in units}
    fresh = _checked(frame, words, before, side=side, units=units, on=on)
    said_as.refuse_closed(frame, units)
    _refuse_unseen(words, before, names)
    try:
        with transaction.atomic():
            Assessment.objects.bulk_create(
                Assessment(
                    unit_id=word.unit_id,
                    set_code=frame.set_code,
                    item=word.item,
                    period=period.code,
                    side=side.value,
                    agency_id=_speaker(rights, word) if side is Side.LEAD else None,
                    seq=_seq(before[word.unit_id, word.item], side) + 1,
                    judgement=word.judgement.value,
                    note=said_as.note_of(word.note),
                    simulated=simulated,
                    on_day=on,
                    client_id=client_id,
                    by=by,
                    at=at,
                )
                for word in fresh
            )
            _record(frame, fresh, side=side, by=by, at=at)
            after = assessment_queries.cells_of(frame, units, on=on, judged=judged)
            changed = [after[word.unit_id, word.item] for word in fresh]
            return _follow_up(frame, changed, before, names=names, client_id=client_id, by=by, on=on, at=at)
    except IntegrityError as error:
        if Assessment.objects.filter(client_id=client_id).exists():  # the same deed in another tab, a moment ago
            return Said(len(fresh), (), ())
        now = assessment_queries.cells_of(frame, units, on=on, judged=judged)
        moved = [now[key] for key, cell in before.items() if now[key].seen != cell.seen]
        if not moved:
            raise
        raise JudgedMeanwhile(moved, place_names=names) from error


def _speaker(rights: Rights, word: NewWord) -> int | None:
    agency = rights.speaker_of(word.unit_id, word.item)
    return agency.id if agency is not None else None


def _all_units(frame: Frame) -> tuple[UnitOn, ...]:
    """Return every unit that may be judged in the frame: its communes, wards and townships too, or the unit itself."""
    if frame.place.level in (Level.COMMUNE, Level.VILLAGE):
        return (frame.place,)
    return territory.communes_in(frame.place.id, frame.day)


def _require(rights: Rights, words: Sequence[NewWord], *, frame: Frame, side: Side, by: User, on: date) -> None:
    if side is Side.UNIT:
        rules.require(by, Action.SELF_ASSESS, unit_id=frame.place.id, on=on)
        if frame.place.level not in (Level.COMMUNE, Level.VILLAGE):
            raise NotAllowed("Chỉ chính đơn vị tự đánh giá mình.")
        return
    refused = next((word for word in words if not rights.may_lead(word.unit_id, word.item)), None)
    if refused is None:
        return
    leads = rights.leads_in_words(refused.unit_id, refused.item)
    about = f"cơ quan chủ trì là {leads}" if leads else "anh/chị không phụ trách tiêu chí này"
    raise NotAllowed(f"Anh/chị không đánh giá chỉ tiêu {refused.item} thay cơ quan chủ trì: {about}.")


def _checked(
    frame: Frame,
    words: Sequence[NewWord],
    before: Mapping[Key, Cell],
    *,
    side: Side,
    units: Sequence[UnitOn],
    on: date,
) -> list[NewWord]:
    """Return the words that say something new; raise `WordsRefused` or `NothingSaid`."""
    practices = assessment_rules.practices_of([unit.id for unit in units], on=on)
    problems: dict[Key, str] = {}
    fresh: dict[Key, NewWord] = {}
    for word in words:
        key = (word.unit_id, word.item)
        cell = before.get(key)
        if cell is None:
            problems[key] = f"Không có chỉ tiêu {word.item} vào ngày {format_day(frame.day)}."
            continue
        if problem := said_as.problem_of(frame, word, practices[word.unit_id].allows(word.judgement)):
            problems[key] = problem
            continue
        stands, note = cell.unit if side is Side.UNIT else cell.lead, said_as.note_of(word.note)
        if stands is not None and stands.judgement is word.judgement and note in ("", stands.note):
            continue
        differs = side is Side.LEAD and cell.unit is not None and cell.unit.judgement is not word.judgement
        if differs and not note:
            problems[key] = f"Chỉ tiêu {word.item}: khác với đơn vị tự đánh giá thì phải nêu lý do."
            continue
        fresh[key] = word
    if problems:
        raise WordsRefused(problems)
    if not fresh:
        raise NothingSaid
    return sorted(fresh.values(), key=lambda word: (word.unit_id, frame.items.index(word.item)))


def _refuse_unseen(words: Sequence[NewWord], before: Mapping[Key, Cell], names: Mapping[int, str]) -> None:
    moved = [
        before[word.unit_id, word.item]
        for word in words
        if before[word.unit_id, word.item].seen != (word.seen or "0-0")
    ]
    if moved:
        raise JudgedMeanwhile(moved, place_names=names)


def _seq(cell: Cell, side: Side) -> int:
    word = cell.unit if side is Side.UNIT else cell.lead
    return word.seq if word is not None else 0


def _record(frame: Frame, words: Sequence[NewWord], *, side: Side, by: User, at: datetime) -> None:
    """Record one deed a unit; this locks the chains of all units, in order, before anything else records in them."""
    by_unit: dict[int, dict[str, str]] = {}
    for word in words:
        by_unit.setdefault(word.unit_id, {})[word.item] = word.judgement.value
    audit.append_many(
        [
            audit.Deed(
                unit_id,
                "assessment.say",
                {"period": frame.period.code, "set": frame.set_code, "side": side.value, "judgements": judgements},
            )
            for unit_id, judgements in sorted(by_unit.items())
        ],
        by=by,
        at=at,
    )


def _follow_up(
    frame: Frame,
    changed: Sequence[Cell],
    before: Mapping[Key, Cell],
    *,
    names: Mapping[int, str],
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> Said:
    differing = [cell for cell in changed if cell.state.is_open]
    began = [cell for cell in differing if not before[cell.unit_id, cell.item].state.is_open]
    ended = [cell for cell in changed if not cell.state.is_open and before[cell.unit_id, cell.item].state.is_open]
    decided = assessment_decisions.decide(
        frame, [cell for cell in changed if cell.state is AssessmentState.AGREED], names, by=by, at=at
    )
    _open_tasks(frame, began, names, client_id=client_id, by=by, on=on, at=at)
    task_closing.close_by_origin(
        [said_as.origin_of_cell(frame, cell) for cell in ended],
        text="Hai phía đã thống nhất.",
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )
    return Said(len(changed), tuple((cell.unit_id, cell.item) for cell in differing), decided)


def _open_tasks(
    frame: Frame,
    cells: Sequence[Cell],
    names: Mapping[int, str],
    *,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> None:
    standing = rows.standing_over([cell.unit_id for cell in cells], on=on) if cells else {}
    for cell in cells:
        _, agency = standing.get(cell.unit_id, (0, None))
        parent = next(iter(rows.levels_above([cell.unit_id], on=on).get(cell.unit_id, [])), None)
        owner_unit = None if agency is not None else (parent[0] if parent else cell.unit_id)
        assert cell.unit is not None
        assert cell.lead is not None
        tasks.open_task(
            unit_id=cell.unit_id,
            kind=TaskKind.DISPUTE,
            title=f"Kết luận chỉ tiêu {cell.item} của {names[cell.unit_id]}, {frame.period.label}",
            detail=(
                f"Đơn vị tự đánh giá: {cell.unit.judgement.label}. {cell.lead.agency or 'Cơ quan chủ trì'}: "
                f"{cell.lead.judgement.label}. Theo số liệu: {cell.by_rules.label}."
            ),
            owner_agency_id=agency,
            owner_unit_id=owner_unit,
            due_on=cell.settle_by,
            origin=said_as.origin_of_cell(frame, cell),
            client_id=uuid5(client_id, said_as.origin_of_cell(frame, cell)),
            by=by,
            on=on,
            at=at,
        )

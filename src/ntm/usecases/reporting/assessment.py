"""Judging indicators from two sides, and settling where they differ. Every word is kept; none replaces another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from ntm.core.assignments.tasks import TaskKind
from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Level, Verdict
from ntm.core.reporting.assessment import AssessmentState, Side
from ntm.store.accounts.models import User
from ntm.store.reporting import assessing as rows
from ntm.store.reporting.models import Assessment, Decision, Settlement
from ntm.store.territory.models import Unit
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.assignments import task_closing, tasks
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import assessing_rights, assessment_queries, assessment_rules, judging, period_gate
from ntm.usecases.reporting.assessing_rights import Rights
from ntm.usecases.reporting.assessment_queries import Cell, Frame
from ntm.usecases.territory import queries as territory
from ntm.usecases.territory.queries import UnitOn

_LONGEST_NOTE = 2000
_Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class NewWord:
    """A judgement to be said of an indicator of a unit; `seen` is what the page showed (`Cell.seen`)."""

    unit_id: int
    item: str
    judgement: Judgement
    note: str = ""
    seen: str = "0-0"


@dataclass(frozen=True, slots=True)
class Said:
    """What became of words: how many were new, which cells differ now, and which decisions followed."""

    said: int
    differing: tuple[_Key, ...]
    decided: tuple[_Key, ...]


class WordsRefused(ValueError):
    """Judgements that cannot be given; `problems` maps (unit, item) to Vietnamese sentences. Nothing was written."""

    def __init__(self, problems: Mapping[_Key, str]) -> None:
        super().__init__("; ".join(dict.fromkeys(problems.values())))
        self.problems = dict(problems)


class JudgedMeanwhile(RuntimeError):
    """Somebody judged some of the cells after the person saw them; nothing was written, `cells` are as they stand."""

    def __init__(self, cells: Sequence[Cell], *, place_names: Mapping[int, str]) -> None:
        first = cells[0]
        words = [word for word in (first.unit, first.lead) if word is not None]
        last = max(words, key=lambda word: word.at)
        more = f" và {len(cells) - 1} ô khác" if len(cells) > 1 else ""
        super().__init__(
            f"{last.by} vừa đánh giá chỉ tiêu {first.item} của {place_names.get(first.unit_id, 'đơn vị')}"
            f" ({last.judgement.label}){more}; hãy xem lại rồi ghi."
        )
        self.cells = tuple(cells)


class NothingSaid(ValueError):
    """Words of which none says anything new."""


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
    _refuse_closed(frame, units)
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
                    agency_id=rights.agency.id if side is Side.LEAD and rights.agency is not None else None,
                    seq=_seq(before[word.unit_id, word.item], side) + 1,
                    judgement=word.judgement.value,
                    note=_note(word.note),
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
    before: Mapping[_Key, Cell],
    *,
    side: Side,
    units: Sequence[UnitOn],
    on: date,
) -> list[NewWord]:
    """Return the words that say something new; raise `WordsRefused` or `NothingSaid`."""
    practices = assessment_rules.practices_of([unit.id for unit in units], on=on)
    problems: dict[_Key, str] = {}
    fresh: dict[_Key, NewWord] = {}
    for word in words:
        key = (word.unit_id, word.item)
        cell = before.get(key)
        if cell is None:
            problems[key] = f"Không có chỉ tiêu {word.item} vào ngày {format_day(frame.day)}."
            continue
        if problem := _problem(frame, word, practices[word.unit_id].allows(word.judgement)):
            problems[key] = problem
            continue
        stands = cell.unit if side is Side.UNIT else cell.lead
        if stands is not None and stands.judgement is word.judgement and _note(word.note) in ("", stands.note):
            continue
        differs = side is Side.LEAD and cell.unit is not None and cell.unit.judgement is not word.judgement
        if differs and not _note(word.note):
            problems[key] = f"Chỉ tiêu {word.item}: khác với đơn vị tự đánh giá thì phải nêu lý do."
            continue
        fresh[key] = word
    if problems:
        raise WordsRefused(problems)
    if not fresh:
        raise NothingSaid
    return sorted(fresh.values(), key=lambda word: (word.unit_id, frame.items.index(word.item)))


def _problem(frame: Frame, word: NewWord, allowed: bool) -> str:
    if word.judgement is Judgement.NOT_APPLICABLE and not frame.version(word.item).conditional:
        return f"Chỉ tiêu {word.item} áp dụng cho mọi xã, không thể ghi “không áp dụng”."
    if not allowed:
        return f"Nơi này chưa có văn bản cho phép đánh giá “{word.judgement.label}”."
    return ""


def _refuse_closed(frame: Frame, units: Iterable[UnitOn]) -> None:
    """Refuse words for a period that was closed; asked once for each place above the units."""
    for unit_id in sorted({unit.parent_id or unit.id for unit in units}):
        reason = period_gate.why_figures_are_closed(unit_id, as_of=frame.day, criteria_set=frame.criteria_set)
        if reason is not None:
            raise assessment_queries.NothingToAssess(reason)


def _refuse_unseen(words: Sequence[NewWord], before: Mapping[_Key, Cell], names: Mapping[int, str]) -> None:
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


def _note(text: str) -> str:
    return vietnamese.clean(text)[:_LONGEST_NOTE]


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


def origin_of(unit_id: int, *, set_code: str, period: str, item: str) -> str:
    """Return the text by which the register of tasks knows a disagreement."""
    return f"assessment:{unit_id}:{set_code}:{period}:{item}"


def _follow_up(
    frame: Frame,
    changed: Sequence[Cell],
    before: Mapping[_Key, Cell],
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
    decided = _decide(frame, [cell for cell in changed if cell.state is AssessmentState.AGREED], names, by=by, at=at)
    _open_tasks(frame, began, names, client_id=client_id, by=by, on=on, at=at)
    task_closing.close_by_origin(
        [_origin(frame, cell) for cell in ended],
        text="Hai phía đã thống nhất.",
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )
    return Said(len(changed), tuple((cell.unit_id, cell.item) for cell in differing), decided)


def _origin(frame: Frame, cell: Cell) -> str:
    return origin_of(cell.unit_id, set_code=frame.set_code, period=frame.period.code, item=cell.item)


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
            origin=_origin(frame, cell),
            client_id=uuid5(client_id, _origin(frame, cell)),
            by=by,
            on=on,
            at=at,
        )


#: What a decision can say in place of the rules; "không đánh giá" leaves the indicator undecided.
_DECIDES = frozenset({Judgement.MET, Judgement.NEARLY_MET, Judgement.NOT_MET, Judgement.NOT_APPLICABLE})


def _decide(
    frame: Frame, cells: Sequence[Cell], names: Mapping[int, str], *, by: User, at: datetime
) -> tuple[_Key, ...]:
    """Make decisions of judgements that stand on indicators which the rules cannot judge; return which.

    A computed verdict is never overridden: where the rules know one, the judgement stays beside it.
    """
    takes = {
        frame.criteria_set.indicators[column].id
        for column, _ in judging.rules_on(frame.criteria_set, on=frame.day).open
    }
    fit = [
        cell
        for cell in cells
        if cell.item in takes
        and cell.by_rules in (Verdict.NOT_JUDGED, Verdict.NOT_REPORTED)
        and cell.assessed.judgement in _DECIDES
    ]
    if not fit:
        return ()
    stand = rows.decisions_of_day({cell.unit_id for cell in fit}, set_code=frame.set_code, day=frame.day)
    new: list[Decision] = []
    for cell in fit:
        assert cell.assessed.judgement is not None
        revision, judgement = stand.get((cell.unit_id, cell.item), (0, ""))
        if judgement == cell.assessed.judgement.value:
            continue
        new.append(
            Decision(
                unit_id=cell.unit_id,
                set_code=frame.set_code,
                item=cell.item,
                as_of=frame.day,
                revision=revision + 1,
                judgement=cell.assessed.judgement.value,
                evidence=_evidence(frame, cell, names[cell.unit_id]),
                simulated=any(word is not None and word.simulated for word in (cell.unit, cell.lead)),
                saved_at=at,
                by_id=cell.lead.by_id if cell.lead is not None and cell.settlement is None else by.pk,
            )
        )
    Decision.objects.bulk_create(new)
    by_unit: dict[int, dict[str, str]] = {}
    for row in new:
        by_unit.setdefault(row.unit_id, {})[row.item] = row.judgement
    audit.append_many(
        [
            audit.Deed(
                unit_id,
                "indicator.decide",
                {
                    "as_of": frame.day.isoformat(),
                    "set": frame.criteria_set.code,
                    "period": frame.period.code,
                    "judgements": items,
                },
            )
            for unit_id, items in sorted(by_unit.items())
        ],
        by=by,
        at=at,
    )
    return tuple((row.unit_id, row.item) for row in new)


def _evidence(frame: Frame, cell: Cell, place: str) -> str:
    """Return the evidence of a decision that follows from the two sides' words or from a settlement."""

    def words(side: str, judgement: Judgement, who: str, when: date, note: str) -> str:
        day = format_day(when)
        return f"{side}: {judgement.label} ({who}, {day})" + (f", {note}" if note else "")

    parts = [f"Đánh giá hai phía {frame.period.label}"]
    if cell.unit is not None:
        parts.append(words(f"{place} tự đánh giá", cell.unit.judgement, cell.unit.by, cell.unit.on, cell.unit.note))
    if cell.lead is not None:
        lead = cell.lead
        parts.append(words(lead.agency or "cơ quan chủ trì", lead.judgement, lead.by, lead.on, lead.note))
    if cell.settlement is not None:
        one = cell.settlement
        parts.append(
            words("kết luận", one.judgement, one.by, one.at.astimezone(assessment_queries.VIETNAM).date(), one.reason)
        )
    return "; ".join(parts)


class NothingToSettle(ValueError):
    """An indicator on which the sides do not differ (any more); the message is Vietnamese."""


def settle(
    unit_id: int,
    item: str,
    *,
    period: Period,
    judgement: Judgement,
    reason: str,
    seen: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> Said:
    """Settle a disagreement with a reason: the judgement counts until a side says something else after it.

    For the standing agency. The task about it ends; what the rules cannot judge becomes a decision. The same
    `client_id` again changes nothing. Raise `NotAllowed`, `NothingToAssess`, `WordsRefused`, `NothingToSettle`,
    `JudgedMeanwhile`.
    """
    rules.require(by, Action.SETTLE, unit_id=unit_id, on=on)
    frame = assessment_queries.frame_of(unit_id, period=period, on=on)
    names = {unit_id: frame.place.full_name}
    key = (unit_id, item)
    with transaction.atomic():
        # Whoever settles the same unit at the same moment waits, then sees what was settled.
        list(Unit.objects.select_for_update(no_key=True).filter(pk=unit_id))
        if Settlement.objects.filter(client_id=client_id).exists():
            return Said(1, (), ())
        judged = judging.judge_units([frame.place], criteria_set=frame.criteria_set, on=frame.day)
        before = assessment_queries.cells_of(frame, [frame.place], on=on, judged=judged)
        if key not in before:
            raise WordsRefused({key: f"Không có chỉ tiêu {item} vào ngày {format_day(frame.day)}."})
        allowed = assessment_rules.practice_of(unit_id, on=on).allows(judgement)
        if problem := _problem(frame, NewWord(unit_id, item, judgement), allowed):
            raise WordsRefused({key: problem})
        if not vietnamese.clean(reason):
            raise WordsRefused({key: "Hãy nêu lý do, căn cứ của kết luận."})
        if before[key].seen != seen:
            raise JudgedMeanwhile([before[key]], place_names=names)
        if not before[key].state.is_open:
            raise NothingToSettle(f"Chỉ tiêu {item} của {frame.place.full_name} {before[key].state.label}.")
        _refuse_closed(frame, [frame.place])
        Settlement.objects.create(
            unit_id=unit_id,
            set_code=frame.set_code,
            item=item,
            period=period.code,
            judgement=judgement.value,
            reason=_note(reason),
            client_id=client_id,
            by=by,
            at=at,
        )
        audit.append(
            chain=unit_id,
            what="assessment.settle",
            payload={
                "period": period.code,
                "set": frame.set_code,
                "item": item,
                "judgement": judgement.value,
                "reason": _note(reason),
            },
            by=by,
            at=at,
        )
        after = assessment_queries.cells_of(frame, [frame.place], items=[item], on=on, judged=judged)
        decided = _decide(frame, [after[key]], names, by=by, at=at)
        task_closing.close_by_origin(
            [_origin(frame, after[key])],
            text=f"Kết luận: {judgement.label}. {_note(reason)}",
            client_id=client_id,
            by=by,
            on=on,
            at=at,
        )
    return Said(1, (), decided)

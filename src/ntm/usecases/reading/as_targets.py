"""Levels that a paper promises as targets of its plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ntm.store.accounts.models import User
from ntm.store.planning.models import Target
from ntm.usecases.planning import operations as planning
from ntm.usecases.reading import reviewing
from ntm.usecases.reading.data_lines import DataLine, Group, LineState, Source, Stated
from ntm.usecases.reading.reviewing import CONFIRMED

_ABOUT = (
    "kind",
    "criteria_set",
    "criterion",
    "subject",
    "band_low",
    "band_high",
    "year",
    "is_baseline",
    "is_increase",
    "unit_word",
)
_SAYS = ("numerator", "denominator", "value", "op")


def lines(source: Source) -> list[DataLine]:
    """Return a line for every level that a plan could promise, beside the targets of the unit's plans of that year."""
    standing = _standing(source)
    seen: set[tuple[object, ...]] = set()
    return [_line(source, one, standing, seen) for one in source.stated(*sorted(planning.PROMISING_KINDS))]


def _line(
    source: Source, one: Stated, standing: Mapping[tuple[object, ...], list[Target]], seen: set[tuple[object, ...]]
) -> DataLine:
    review = source.reviews.get(one.row.pk)
    state, beside = LineState.NEW, ""
    numbers: tuple[int, ...] = ()
    if review is not None and review.target is not None and review.decision == CONFIRMED:
        numbers = (review.target.pk,)
        state = LineState.WRITTEN if review.target.withdrawn_at is None else LineState.UNDONE
    else:
        try:
            values = planning.target_values(reviewing.stated_by(one.row))
        except planning.NotATarget as reason:
            state, beside = LineState.BLOCKED, str(reason)
        else:
            state, beside = _beside(source, values, standing, seen)
    return DataLine(
        key=f"target-{one.row.pk}",
        group=Group.TARGET,
        fact_id=one.row.pk,
        says=one.words.says + "".join(f" ({remark})" for remark in one.words.remarks),
        value=one.words.value,
        quote=one.row.quote,
        place=one.place,
        state=state,
        beside=beside,
        doubts=source.doubts_of(one),
        numbers=numbers,
    )


def _beside(
    source: Source,
    values: Mapping[str, object],
    standing: Mapping[tuple[object, ...], list[Target]],
    seen: set[tuple[object, ...]],
) -> tuple[LineState, str]:
    if source.paper.unit_id is None:
        return LineState.BLOCKED, "Chưa nhận ra đơn vị ban hành."
    if source.year is None:
        return LineState.BLOCKED, "Văn bản không nêu năm."
    about = tuple(values[name] for name in _ABOUT)
    said = tuple(values[name] for name in _SAYS)
    names = frozenset(str(name) for name in values["names"])  # type: ignore[attr-defined]
    if (about, said, names) in seen:
        return LineState.SAME, "Văn bản đã nêu ở câu trước."
    seen.add((about, said, names))
    known = standing.get(about, [])
    if any(tuple(getattr(target, name) for name in _SAYS) == said for target in known):
        return LineState.SAME, f"Đã có trong {_plan_words(known[0])}."
    if known:
        return LineState.DIFFERENT, f"{_plan_words(known[-1])} đang ghi “{known[-1].quote[:120]}”."
    return LineState.NEW, ""


def _standing(source: Source) -> Mapping[tuple[object, ...], list[Target]]:
    if source.paper.unit_id is None or source.year is None:
        return {}
    rows = Target.objects.filter(
        plan__unit_id=source.paper.unit_id, plan__year=source.year, withdrawn_at__isnull=True, assigned_to__isnull=True
    )
    found: dict[tuple[object, ...], list[Target]] = {}
    for row in rows.select_related("plan").order_by("pk"):
        found.setdefault(tuple(getattr(row, name) for name in _ABOUT), []).append(row)
    return found


def _plan_words(target: Target) -> str:
    return f"kế hoạch {target.plan.number}" if target.plan.number else "kế hoạch dự thảo"


def write(source: Source, line: DataLine, *, by: User, on: date, at: datetime) -> tuple[int, ...]:
    """Confirm the fact and record it as a target of the paper's plan; raise `NotATarget`, `NotAPlan`, `NotAllowed`."""
    row = next(one for one in source.rows if one.pk == line.fact_id)
    row.paper = source.paper
    planning.target_values(reviewing.stated_by(row))
    reviewing.plan_of(source.paper, by=by, on=on, at=at)
    done = reviewing.decide(row, CONFIRMED, latest=source.reviews.get(row.pk), note="", by=by, on=on, at=at)
    assert done.target_id is not None
    return (done.target_id,)


def write_together(
    source: Source, lines: Sequence[DataLine], *, by: User, on: date, at: datetime
) -> Mapping[str, tuple[int, ...]]:
    """Confirm the facts of new lines and record them as targets, all at once; return what each line became, by key.
    Raise as `write`; then nothing is written."""
    if not lines:
        return {}
    reviewing.plan_of(source.paper, by=by, on=on, at=at)
    rows = {row.pk: row for row in source.rows}
    targets, _ = reviewing.confirm_together(source.paper, [rows[line.fact_id] for line in lines], by=by, on=on, at=at)
    return {line.key: (targets[line.fact_id],) for line in lines}


def undo(line: DataLine, *, by: User, on: date, at: datetime) -> None:
    """Withdraw the target; the fact stays confirmed."""
    for number in line.numbers:
        planning.withdraw_target(target_id=number, by=by, at=at, on=on)

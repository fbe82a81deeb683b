"""Sources of capital that a paper states as lines of its plan, in whole đồng."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from ntm.core.kernel import vietnamese
from ntm.core.kernel.vietnamese import format_number
from ntm.store.accounts.models import User
from ntm.store.reading.models import Paper
from ntm.usecases.planning import capital_lines
from ntm.usecases.planning.capital_lines import LineView
from ntm.usecases.reading import reviewing
from ntm.usecases.reading.data_lines import DataLine, Group, LineState, Source, Stated

_SCALES = {
    "đồng": Decimal(1),
    "nghìn đồng": Decimal(1_000),
    "ngàn đồng": Decimal(1_000),
    "triệu đồng": Decimal(1_000_000),
    "tỷ đồng": Decimal(1_000_000_000),
    "tỉ đồng": Decimal(1_000_000_000),
}
#: What a table can hold; more is a slip of the reader or of the paper.
_MOST = 10**17


class NotAnAmount(ValueError):
    """A fact without an amount of money in a known unit; the message is Vietnamese."""


def dong(one: Stated) -> int:
    """Return the amount of a fact in whole đồng; raise `NotAnAmount`."""
    scale = _SCALES.get(vietnamese.canonical(one.fact.unit or ""))
    if one.fact.value is None or scale is None:
        raise NotAnAmount("Không rõ số tiền hoặc đơn vị tính.")
    amount = one.fact.value * scale
    if not 0 <= amount < _MOST:
        raise NotAnAmount("Số tiền không dùng được.")
    return int(amount.to_integral_value())


def lines(source: Source) -> list[DataLine]:
    """Return a line for every source of capital, beside the lines that stand on the paper's plan."""
    plan_id = source.paper.plan_id
    standing = capital_lines.lines_of([plan_id])[plan_id] if plan_id is not None else ()
    seen: set[tuple[object, ...]] = set()
    return [_line(source, one, standing, seen) for one in source.stated("capital")]


def _line(source: Source, one: Stated, standing: tuple[LineView, ...], seen: set[tuple[object, ...]]) -> DataLine:
    key = f"capital-{one.row.pk}"
    state, beside = LineState.NEW, ""
    try:
        amount = dong(one)
    except NotAnAmount as reason:
        state, beside = LineState.BLOCKED, str(reason)
    else:
        about = _about(source, one)
        if source.paper.unit_id is None or about[-1] is None:
            state, beside = LineState.BLOCKED, "Chưa rõ nơi ban hành hoặc năm của văn bản."
        elif (done := source.state_of(key)) is not None:
            state = done
        elif (about, amount) in seen:
            state, beside = LineState.SAME, "Văn bản đã nêu ở câu trước."
        else:
            state, beside = _beside(about, amount, standing)
        seen.add((about, amount))
    return DataLine(
        key=key,
        group=Group.CAPITAL,
        fact_id=one.row.pk,
        says=_says(one),
        value=one.words.value,
        quote=one.row.quote,
        place=one.place,
        state=state,
        beside=beside,
        doubts=source.doubts_of(one),
        numbers=source.numbers_of(key),
    )


def _says(one: Stated) -> str:
    said = one.fact.label or "Tổng nguồn vốn"
    return f"{said}, thuộc {one.fact.parent}" if one.fact.parent else said


def _about(source: Source, one: Stated) -> tuple[str, str, int | None]:
    return (
        vietnamese.canonical(one.fact.label or ""),
        vietnamese.canonical(one.fact.parent or ""),
        one.fact.year or source.year,
    )


def _beside(about: tuple[str, str, int | None], amount: int, standing: tuple[LineView, ...]) -> tuple[LineState, str]:
    for line in standing:
        if (vietnamese.canonical(line.label), vietnamese.canonical(line.parent), line.year) == about:
            if line.amount == amount:
                return LineState.SAME, "Kế hoạch đã có dòng này."
            return LineState.DIFFERENT, f"Kế hoạch đang ghi {format_number(Decimal(line.amount))} đồng."
    return LineState.NEW, ""


def write(source: Source, line: DataLine, *, by: User, on: date, at: datetime) -> tuple[int, ...]:
    """Record a line of capital on the paper's plan; raise `NotAPlan`, `NotAllowed`."""
    one = next(one for one in source.stated("capital") if one.row.pk == line.fact_id)
    paper: Paper = source.paper
    plan_id = reviewing.plan_of(paper, by=by, on=on, at=at)
    year = one.fact.year or source.year
    assert paper.unit_id is not None and year is not None
    number = capital_lines.record_line(
        capital_lines.NewLine(
            plan_id=plan_id,
            origin=f"fact:{one.row.pk}",
            year=year,
            label=one.fact.label or "Tổng nguồn vốn",
            parent=one.fact.parent or "",
            amount=dong(one),
            place_id=paper.unit_id,
            quote=one.row.quote,
            stands_at=one.place,
        ),
        by=by,
        on=on,
        at=at,
    )
    return (number,)


def undo(line: DataLine, *, by: User, on: date, at: datetime) -> None:
    """Take the line off its plan."""
    for number in line.numbers:
        capital_lines.drop_line(line_id=number, by=by, on=on, at=at)

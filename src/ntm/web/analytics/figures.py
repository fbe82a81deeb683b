"""The few numbers at the top of a board and of a home page: what stands, what was promised, what it was a year ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.kernel.vietnamese import format_number
from ntm.usecases.analytics.board import Board, Only, Selection
from ntm.usecases.analytics.promises import Contradiction, Promise
from ntm.web.analytics import addresses


@dataclass(frozen=True, slots=True)
class Card:
    """One number with its words: `of` stands small beside it, `target` is what a plan promises."""

    number: str
    of: str
    label: str
    target: str
    before: str
    address: str
    is_alert: bool = False


@dataclass(frozen=True, slots=True)
class BandLine:
    """A band of communes by criteria met: how many stand there, are to stand there, stood there a year ago."""

    title: str
    units: int
    target: str
    conflict: Contradiction | None
    before: str
    change: str
    is_rise: bool
    address: str


def word(board: Board) -> str:
    """Return what the rows of a board are called in a sentence: "xã", "thôn, bản"."""
    return "thôn, bản" if board.level is Level.VILLAGE else "xã"


def _nearly(board: Board, at_least: int) -> int:
    return sum(
        bool(board.judged.counted[row])
        and int(board.judged.met[row]) >= at_least
        and not board.judged.full[row]
        and unit.id not in board.recognized
        for row, unit in enumerate(board.units)
    )


def cards(board: Board) -> tuple[Card, ...]:
    """Return the numbers that answer a board's question first."""
    summary, promises, before = board.judged.summary, board.promises, board.before
    total, units = len(board.criteria_set.criteria), word(board)
    year = f"Mục tiêu {promises.plan.year}" if promises else ""

    def address(only: Only) -> str:
        return addresses.board_address(
            place_id=board.place.unit.id, on=board.on, selection=Selection(only=only), level=board.level
        )

    slipped, unproven = len(board.slipped), len(board.unproven)
    today = [f"{slipped} {units} nay không còn đủ {total} tiêu chí"] if slipped else []
    today += [f"{unproven} {units} chưa đủ số liệu để nói còn đủ"] if unproven else []
    found = [
        Card(
            str(board.recognized_count),
            f"/{summary.counted} {units}",
            "đã được công nhận đạt chuẩn (theo quyết định)",
            _standard(board, year),
            "; ".join(today),
            address(Only.SLIPPED if slipped else Only.RECOGNIZED),
            bool(slipped),
        )
    ]
    if board.criteria_set.complete:
        found.append(
            Card(
                str(summary.meets_all),
                f"/{summary.counted} {units}",
                f"đạt đủ {total}/{total} tiêu chí theo số liệu ngày {format_day(board.on)}",
                "",
                "",
                address(Only.FULL),
            )
        )
    nearly = board.criteria_set.nearly
    if nearly is not None:
        found.append(
            Card(
                str(_nearly(board, nearly.at_least)),
                f"/{summary.counted} {units}",
                f"cơ bản đạt chuẩn: từ {nearly.at_least} tiêu chí, chưa đủ và chưa được công nhận",
                "",
                "",
                "",
            )
        )
    mean = "–" if board.mean is None else format_number(board.mean, places=2)
    found.append(
        Card(
            mean,
            "",
            f"tiêu chí bình quân mỗi {units}",
            f"{year}: {_value(promises.mean)}" if promises and promises.mean else "",
            _before_mean(board.mean, before.mean if before else None),
            "",
        )
    )
    if board.silent:
        found.append(
            Card(
                str(len(board.silent)),
                f"/{summary.counted} {units}",
                "chưa báo cáo",
                "",
                "",
                address(Only.SILENT),
                True,
            )
        )
    errors = [one for one in board.contradictions if one.is_error]
    if board.contradictions:
        first = (errors or list(board.contradictions))[0]
        found.append(
            Card(
                str(len(errors) or len(board.contradictions)),
                "",
                "mâu thuẫn trong văn bản" if errors else "điểm cần xem trong văn bản",
                "",
                "Xem và quyết định →",
                f"/van-ban/{first.paper_id}/",
                True,
            )
        )
    return tuple(found)


def bands(board: Board) -> tuple[BandLine, ...]:
    """Return the bands of a board in the order of the law file."""
    promises, before = board.promises, board.before
    lines = []
    for count in board.judged.summary.bands:
        promise = promises.bands.get(count.band.code) if promises else None
        then = before.bands.get(count.band.code) if before else None
        change = 0 if then is None else count.units - then
        lines.append(
            BandLine(
                title=count.band.title,
                units=count.units,
                target=promise.text if promise else "",
                conflict=promise.contradiction if promise else None,
                before="" if then is None else str(then),
                change=f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "",
                is_rise=change > 0,
                address=addresses.board_address(
                    place_id=board.place.unit.id,
                    on=board.on,
                    selection=Selection(band=count.band.code),
                    level=board.level,
                ),
            )
        )
    return tuple(lines)


def _standard(board: Board, year: str) -> str:
    promises = board.promises
    if promises is None:
        return ""
    parts: Sequence[tuple[str, Promise | None]] = (("duy trì ", promises.standard_kept), ("đạt ", promises.standard))
    words = ", ".join(f"{verb}{promise.text}" for verb, promise in parts if promise is not None)
    return f"{year}: {words}" if words else ""


def _value(promise: Promise) -> str:
    if promise.value is not None:
        return format_number(promise.value)
    return promise.text


def _before_mean(now: Decimal | None, then: Decimal | None) -> str:
    if now is None or then is None:
        return ""
    change = now - then
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"Năm trước: {format_number(then, places=2)} ({sign}{format_number(abs(change), places=2)})"

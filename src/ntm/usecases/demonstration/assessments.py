"""A quarter's assessment in the demonstration: two sides, a disagreement, obstacles, an explanation. All "mô phỏng".

No paper says how Nậm Xe judged itself: every word here is invented, marked so, and said by the people of the
demonstration through the same use cases as everybody's.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from ntm.core.kernel.periods import Period
from ntm.core.kernel.states import Judgement, Verdict
from ntm.core.reporting.assessment import Side
from ntm.core.reporting.explanations import Reason
from ntm.store.accounts.models import User
from ntm.usecases.reporting import (
    assessment,
    assessment_queries,
    explanations,
    obstacle_queries,
    obstacles,
    year_promises,
)
from ntm.usecases.reporting.assessment_words import JudgedMeanwhile, NewWord, NothingSaid

_DEED = UUID("5d0f4d0e-6f0b-4c53-9a57-1f0e2a7c4d11")
_NOTE = "Mô phỏng cho bản trình diễn"
_QUARTER = Period.parse("2024-Q2")
_HEALTH = ("15.1", "15.2", "15.3", "15.4")


def set_up_assessments(*, commune_id: int, village_id: int, on: date, at: datetime) -> None:
    """Let the commune judge itself by its figures, the health centre agree and differ, the village raise an obstacle.

    A second run changes nothing. `on` is the demonstration's working day.
    """
    officer = User.objects.get(username="canbo-xa")
    head = User.objects.get(username="truong-ban")
    health = User.objects.get(username="phong-yte")
    _judge_itself(commune_id, by=officer, on=on, at=at)
    _judge_as_lead(commune_id, by=health, on=on, at=at + timedelta(minutes=1))
    road = obstacles.raise_obstacle(
        unit_id=village_id,
        title="Đường vào bản sạt lở, xe chở vật liệu không vào được (mô phỏng)",
        text=_NOTE,
        item="2.2",
        set_code="commune-2021-2025",
        client_id=uuid5(_DEED, "road"),
        by=head,
        on=on - timedelta(days=4),
        at=at,
    )
    page = obstacle_queries.obstacle_page(road, by=officer, on=on)
    if page.is_open and page.row.seq == 1:
        obstacles.answer(
            road,
            text="Xã bố trí máy xúc của tổ quản lý đường, xong trước ngày 15/6 (mô phỏng)",
            seen=1,
            client_id=uuid5(_DEED, "road-answer"),
            by=officer,
            on=on - timedelta(days=1),
            at=at + timedelta(minutes=2),
        )
    obstacles.raise_obstacle(
        unit_id=commune_id,
        title="Chưa có hướng dẫn đánh giá chỉ tiêu 13.4 với xã không có làng nghề (mô phỏng)",
        text=_NOTE,
        item="13.4",
        set_code="commune-2021-2025",
        client_id=uuid5(_DEED, "guidance"),
        by=officer,
        on=on - timedelta(days=12),
        at=at,
    )
    _explain(commune_id, by=officer, on=on, at=at)


def _judge_itself(commune_id: int, *, by: User, on: date, at: datetime) -> None:
    """Say of every indicator what its figures say; of those without figures nothing."""
    frame = assessment_queries.frame_of(commune_id, period=_QUARTER, on=on)
    cells = assessment_queries.cells_of(frame, [frame.place], on=on)
    as_said = {Verdict.MET: Judgement.MET, Verdict.NOT_MET: Judgement.NOT_MET, Verdict.NOT_JUDGED: Judgement.MET}
    words = [
        NewWord(commune_id, item, as_said[cell.by_rules], _NOTE, cell.seen)
        for (_, item), cell in cells.items()
        if cell.unit is None and cell.by_rules in as_said and item.partition(".")[0] not in ("16", "18", "19")
    ]
    _say(commune_id, words, side=Side.UNIT, deed="unit", by=by, on=on, at=at)


def _judge_as_lead(commune_id: int, *, by: User, on: date, at: datetime) -> None:
    """Let the health centre agree with the commune on its criterion, except on one indicator."""
    frame = assessment_queries.frame_of(commune_id, period=_QUARTER, on=on)
    cells = assessment_queries.cells_of(frame, [frame.place], items=_HEALTH, on=on)
    waiting = [cell for cell in cells.values() if cell.unit is not None and cell.lead is None]
    words = [
        NewWord(commune_id, cell.item, cell.unit.judgement, _NOTE, cell.seen)
        for cell in waiting[:-1]
        if cell.unit is not None
    ]
    for cell in waiting[-1:]:
        assert cell.unit is not None
        other = Judgement.NOT_MET if cell.unit.judgement is Judgement.MET else Judgement.MET
        words.append(NewWord(commune_id, cell.item, other, f"{_NOTE}: hồ sơ của trạm chưa khớp", cell.seen))
    _say(commune_id, words, side=Side.LEAD, deed="lead", by=by, on=on, at=at)


def _say(commune_id: int, words: list[NewWord], *, side: Side, deed: str, by: User, on: date, at: datetime) -> None:
    if not words:
        return
    try:
        assessment.say(
            commune_id,
            words,
            side=side,
            period=_QUARTER,
            client_id=uuid5(_DEED, deed),
            by=by,
            on=on,
            at=at,
            simulated=True,
        )
    except (NothingSaid, JudgedMeanwhile):
        return  # somebody has judged in the demonstration since: theirs stands


def _explain(commune_id: int, *, by: User, on: date, at: datetime) -> None:
    """Explain the first indicator that asks for it, if one does."""
    found = year_promises.promises_of(commune_id, period=_QUARTER, by=by, on=on)
    owing = next((line for line in found.lines if line.owes_explanation), None)
    if owing is None:
        return
    explanations.explain(
        commune_id,
        owing.item,
        period=_QUARTER,
        reason=Reason.CAPITAL_LATE,
        text=f"{_NOTE}: vốn sự nghiệp được giao muộn",
        remedy="Tập trung giải ngân trong quý III (mô phỏng)",
        request="",
        new_day=on + timedelta(days=90),
        seen=0,
        client_id=uuid5(_DEED, "explanation"),
        by=by,
        on=on,
        at=at,
    )

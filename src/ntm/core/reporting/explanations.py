"""Why a promise was missed or is at risk: reasons, what is asked to be explained, and where an obstacle goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm.core.kernel.states import Level, Verdict


class Reason(StrEnum):
    """Why a target is missed or at risk."""

    CAPITAL_LATE = "capital_late"
    CAPITAL_SHORT = "capital_short"
    LAND = "land"
    DISASTER = "disaster"
    STAFF = "staff"
    PROCEDURE = "procedure"
    CONTRACTOR = "contractor"
    PEOPLE = "people"
    PRICES = "prices"
    RULES_CHANGED = "rules_changed"
    DATA = "data"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the reason."""
        return {
            "capital_late": "Vốn được giao, giải ngân chậm",
            "capital_short": "Thiếu vốn",
            "land": "Vướng đất đai, mặt bằng",
            "disaster": "Thiên tai, dịch bệnh",
            "staff": "Thiếu cán bộ, nhân lực",
            "procedure": "Vướng thủ tục, hướng dẫn",
            "contractor": "Nhà thầu, thi công chậm",
            "people": "Người dân chưa đồng thuận, chưa tham gia",
            "prices": "Giá cả, thị trường",
            "rules_changed": "Tiêu chí, chuẩn thay đổi",
            "data": "Số liệu chưa đủ, chưa rà soát xong",
            "other": "Lý do khác",
        }[self]


class PromiseState(StrEnum):
    """How a promise stands on a day."""

    KEPT = "kept"
    PENDING = "pending"
    AT_RISK = "at_risk"
    MISSED = "missed"
    LOST = "lost"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the state."""
        return {
            "kept": "đã đạt",
            "pending": "đang thực hiện",
            "at_risk": "khó có khả năng hoàn thành",
            "missed": "không hoàn thành",
            "lost": "đã đạt nay không còn đạt",
        }[self]

    @property
    def asks_for_explanation(self) -> bool:
        """Say whether whoever promised has to explain."""
        return self in (PromiseState.AT_RISK, PromiseState.MISSED, PromiseState.LOST)


def promise_state(verdict: Verdict, *, due_on: date, on: date, is_at_risk: bool, was_met: bool) -> PromiseState:
    """Return how a promise for a day stands on a day.

    What was met at the start and is not met any more is lost, whenever it is found; what is not met after its last day
    is missed. What nobody reported is not met either: silence does not keep a promise, and says nothing of a loss.
    """
    if verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
        return PromiseState.KEPT
    if was_met and verdict in (Verdict.NOT_MET, Verdict.PARTIALLY_MET):
        return PromiseState.LOST
    if on > due_on:
        return PromiseState.MISSED
    return PromiseState.AT_RISK if is_at_risk else PromiseState.PENDING


class Desk(StrEnum):
    """Where an obstacle lies, by competence: the standing agency, then the committee, then the People's Committee."""

    STANDING = "standing"
    COMMITTEE = "committee"
    PEOPLES_COMMITTEE = "people_committee"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the desk."""
        return {
            "standing": "Cơ quan thường trực",
            "committee": "Ban Chỉ đạo",
            "people_committee": "Ủy ban nhân dân",
        }[self]


@dataclass(frozen=True, slots=True)
class Post:
    """A desk of a place, by the place's number and level."""

    desk: Desk
    place: int
    level: Level


class NowhereHigher(LookupError):
    """An obstacle that lies with the highest desk already."""


def way_up(above: tuple[tuple[int, Level], ...]) -> tuple[Post, ...]:
    """Return every post that an obstacle may be sent on to, the nearest first.

    `above` are the places over whoever raised it, the nearest first; in each: the standing agency, the committee, the
    People's Committee (Tuần Giáo's plan: "xem xét giải quyết hoặc tổng hợp, báo cáo UBND huyện").
    """
    return tuple(Post(desk, place, level) for place, level in above for desk in Desk)


def next_post(above: tuple[tuple[int, Level], ...], *, desk: Desk, place: int) -> Post:
    """Return the post after the one where an obstacle lies; raise `NowhereHigher`."""
    way = way_up(above)
    for index, post in enumerate(way[:-1]):
        if post.desk is desk and post.place == place:
            return way[index + 1]
    raise NowhereHigher(f"{desk} {place}")


class ObstacleState(StrEnum):
    """How far an obstacle is."""

    OPEN = "open"
    ANSWERED = "answered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for the state."""
        return {
            "open": "chờ trả lời",
            "answered": "đã trả lời",
            "settled": "đã tháo gỡ",
            "withdrawn": "đã rút",
        }[self]

    @property
    def is_closed(self) -> bool:
        """Say whether nobody waits for anything any more."""
        return self in (ObstacleState.SETTLED, ObstacleState.WITHDRAWN)


class ObstacleStepRefused(ValueError):
    """A step that an obstacle in its state does not allow; the message is Vietnamese."""


#: What each step needs an obstacle to be, and what it makes of it.
_STEPS: dict[str, tuple[frozenset[ObstacleState], ObstacleState]] = {
    "routed": (frozenset({ObstacleState.OPEN}), ObstacleState.OPEN),
    "answered": (frozenset({ObstacleState.OPEN, ObstacleState.ANSWERED}), ObstacleState.ANSWERED),
    "settled": (frozenset({ObstacleState.OPEN, ObstacleState.ANSWERED}), ObstacleState.SETTLED),
    "reopened": (frozenset({ObstacleState.ANSWERED, ObstacleState.SETTLED}), ObstacleState.OPEN),
    "withdrawn": (frozenset({ObstacleState.OPEN, ObstacleState.ANSWERED}), ObstacleState.WITHDRAWN),
}
STEP_LABELS = {
    "raised": "Nêu vướng mắc",
    "routed": "Chuyển lên",
    "answered": "Trả lời",
    "settled": "Đã tháo gỡ",
    "reopened": "Chưa xong, nêu lại",
    "withdrawn": "Rút lại",
}


def obstacle_after(state: ObstacleState, step: str) -> ObstacleState:
    """Return the state of an obstacle after a step; raise `ObstacleStepRefused`."""
    before, after = _STEPS.get(step, (frozenset(), ObstacleState.OPEN))
    if state not in before:
        raise ObstacleStepRefused(f"Vướng mắc này {state.label}; không thể ghi “{STEP_LABELS.get(step, step)}”.")
    return after

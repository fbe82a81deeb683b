"""Which promises break the plan's own rules: too many or too few criteria, villages and sets that it leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ntm.core.kernel.states import Level
from ntm.core.planning.plans import PlanRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What one commune promises for a year, and what is known of it.

    `criteria` are the numbers of the criteria promised, an indicator counting for its criterion; `villages` are named
    as a sentence has them ("bản Pho"); `above` holds the sets above the standard that it is promised for, each with the
    reason for doing so before recognition ("" for none).
    """

    unit_id: int
    name: str
    level: Level
    is_recognised: bool
    categories: frozenset[str]
    criteria: frozenset[int]
    villages: tuple[str, ...]
    above: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a commune's promises break, in one sentence; `is_excused` where somebody gave a reason."""

    unit_id: int
    code: str
    message: str
    is_excused: bool = False


def breaches(registered: Iterable[Registered], *, rules: PlanRules) -> tuple[Breach, ...]:
    """Return the promises that break a plan's rules, commune by commune.

    A commune that is not recognised promises between `at_least` and `at_most` criteria; a recognised one keeps its own
    and may promise none.
    """
    found: list[Breach] = []
    for one in registered:
        count = len(one.criteria)
        if not one.is_recognised and rules.at_most is not None and count > rules.at_most:
            found.append(
                Breach(
                    one.unit_id,
                    "too_many",
                    f"{one.name} đăng ký {count} tiêu chí, nhiều hơn {rules.at_most} tiêu chí mà kế hoạch đặt ra.",
                )
            )
        if not one.is_recognised and rules.at_least is not None and count < rules.at_least:
            what = f"mới đăng ký {count} tiêu chí" if count else "chưa đăng ký tiêu chí nào"
            found.append(
                Breach(one.unit_id, "too_few", f"{one.name} {what}; kế hoạch yêu cầu ít nhất {rules.at_least}.")
            )
        if rules.villages_of and one.villages and rules.villages_of not in one.categories:
            found.append(
                Breach(
                    one.unit_id,
                    "village_outside",
                    f"{one.name} đăng ký {', '.join(one.villages)}, nhưng chưa ghi là xã đặc biệt khó khăn.",
                )
            )
        if rules.above_recognised and not one.is_recognised:
            for title, reason in one.above:
                why = f" Lý do đã ghi: {reason}" if reason else ""
                found.append(
                    Breach(
                        one.unit_id,
                        "above_unrecognised",
                        f"{one.name} đăng ký {title} khi chưa được công nhận đạt chuẩn.{why}",
                        is_excused=bool(reason),
                    )
                )
    return tuple(found)

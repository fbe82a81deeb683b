"""When a plan counts: its number and day, the resolutions that a commune's needs, the rules that it sets itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm.core.kernel.states import Level


class PlanKind(StrEnum):
    """Which instruments promise: plans, directives, and decisions that assign targets."""

    PLAN = "plan"
    DECISION = "decision"
    DIRECTIVE = "directive"

    @property
    def label(self) -> str:
        """Return the Vietnamese word."""
        return {"plan": "Kế hoạch", "decision": "Quyết định giao chỉ tiêu", "directive": "Chỉ thị"}[self.value]


class Body(StrEnum):
    """Who resolves upon a commune's plan before its People's Committee issues it."""

    PARTY_COMMITTEE = "party_committee"
    PEOPLES_COUNCIL = "peoples_council"

    @property
    def label(self) -> str:
        """Return the Vietnamese name."""
        return {"party_committee": "Đảng ủy", "peoples_council": "Hội đồng nhân dân"}[self.value]


@dataclass(frozen=True, slots=True)
class Resolution:
    """A body's resolution upon a plan, by number and day."""

    body: Body
    number: str
    issued_on: date


class Status(StrEnum):
    """How far a plan has come; only an official one is a baseline, and only its targets bind."""

    DRAFT = "draft"
    UNRESOLVED = "unresolved"
    COMING = "coming"
    OFFICIAL = "official"

    @property
    def is_official(self) -> bool:
        """Say whether the plan counts."""
        return self is Status.OFFICIAL

    @property
    def label(self) -> str:
        """Return the Vietnamese words."""
        return {
            "draft": "DỰ THẢO",
            "unresolved": "Chờ nghị quyết",
            "coming": "Chưa đến ngày ban hành",
            "official": "Đã ban hành",
        }[self.value]


def missing_resolutions(
    level: Level, resolutions: Iterable[Resolution], *, needed: Collection[Body]
) -> tuple[Body, ...]:
    """Return the bodies whose resolution a plan still lacks; only plans of communes need any."""
    if level is not Level.COMMUNE:
        return ()
    there = {one.body for one in resolutions if one.number.strip()}
    return tuple(body for body in Body if body in needed and body not in there)


def status_of(*, number: str, issued_on: date | None, missing: Collection[Body], on: date) -> Status:
    """Return how far a plan has come on a day: without number or day of issue it is a draft, wherever it is used."""
    if not number.strip() or issued_on is None:
        return Status.DRAFT
    if missing:
        return Status.UNRESOLVED
    return Status.COMING if on < issued_on else Status.OFFICIAL


class NotARule(ValueError):
    """A plan's own rule that cannot be held; the message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRules:
    """What a plan asks of the promises made under it; None and an empty text ask nothing.

    `at_least` and `at_most` bound how many criteria a commune that is not recognised promises in a year ("1–2 tiêu
    chí"); `villages_of` is the category of communes whose villages alone may be promised; `above_recognised` asks that
    only a recognised commune is promised for the advanced set; a commune is nearly there ("cơ bản đạt chuẩn") from
    `nearly_from` criteria; `resolutions` are the bodies that resolve upon the plans of communes.
    """

    at_least: int | None = None
    at_most: int | None = None
    villages_of: str = ""
    above_recognised: bool = True
    nearly_from: int | None = None
    resolutions: tuple[Body, ...] = tuple(Body)

    def __post_init__(self) -> None:
        for number in (self.at_least, self.at_most, self.nearly_from):
            if number is not None and not 0 <= number <= 99:
                raise NotARule(f"{number} không phải là số tiêu chí.")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise NotARule(f"Số ít nhất ({self.at_least}) lớn hơn số nhiều nhất ({self.at_most}).")

    def to_data(self) -> dict[str, object]:
        """Return the rules as plain data, as they are stored."""
        return {
            "at_least": self.at_least,
            "at_most": self.at_most,
            "villages_of": self.villages_of,
            "above_recognised": self.above_recognised,
            "nearly_from": self.nearly_from,
            "resolutions": [body.value for body in self.resolutions],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> PlanRules:
        """Read the rules back; what is absent asks what a plan asks that says nothing."""
        bodies = data.get("resolutions")
        return cls(
            at_least=_whole(data.get("at_least")),
            at_most=_whole(data.get("at_most")),
            villages_of=str(data.get("villages_of") or ""),
            above_recognised=bool(data.get("above_recognised", True)),
            nearly_from=_whole(data.get("nearly_from")),
            resolutions=tuple(Body(str(one)) for one in bodies) if isinstance(bodies, list) else tuple(Body),
        )


def _whole(value: object) -> int | None:
    return int(str(value)) if value is not None else None


def stale_years(text: str, *, year: int) -> tuple[int, ...]:
    """Return the years named in a line of a plan for `year` that lie before it: "năm 2023" left over from last year.

    A year that is only the start of a span ("2021-2025"), or that dates or names an instrument ("ngày 22/02/2022",
    "27/2022/NĐ-CP"), is no leftover.
    """
    found: list[int] = []
    for start, word in _words_of_digits(text):
        before, after = text[max(0, start - 2) : start], text[start + 4 : start + 6].lstrip()
        if len(word) != 4 or not 1990 <= int(word) < year:
            continue
        if before.rstrip().endswith(("/", "-", "–", ".")) or after[:1] in ("/", "-", "–"):
            continue
        found.append(int(word))
    return tuple(dict.fromkeys(found))


def _words_of_digits(text: str) -> Iterable[tuple[int, str]]:
    start = None
    for index, letter in enumerate(text + " "):
        if letter.isdecimal():
            start = index if start is None else start
        elif start is not None:
            yield start, text[start:index]
            start = None

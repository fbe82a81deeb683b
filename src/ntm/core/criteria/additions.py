"""What surrounds a criteria set's text: who supplies each figure, what a province may decide, when a unit is near."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ntm.core.kernel.citation import Citation
from ntm.core.kernel.dates import Span


class Supplier(StrEnum):
    """Who gives the figure of an indicator."""

    COMMUNE = "commune"
    AGENCY = "agency"
    STATISTICS_OFFICE = "statistics_office"

    @property
    def label(self) -> str:
        """Return the supplier in Vietnamese."""
        return {
            "commune": "UBND xã",
            "agency": "cơ quan chuyên môn",
            "statistics_office": "cơ quan thống kê",
        }[self]


class Means(StrEnum):
    """Whether meeting an indicator takes money, so that work can be put in order (CRI-11)."""

    CHEAP = "cheap"
    NEEDS_MONEY = "needs_money"

    @property
    def label(self) -> str:
        """Return it in Vietnamese, as plans say it."""
        return "cần ít nguồn lực" if self is Means.CHEAP else "cần kinh phí"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """Who supplies an item ("10" a criterion, "18.1" an indicator), the evidence it needs and what it takes.

    `agency` names the agency where the supplier is one; `basis` says where the statement comes from: it is the
    office's practice, which an office changes, and no threshold of the law.
    """

    item: str
    supplier: Supplier
    agency: str
    evidence: tuple[str, ...]
    means: Means
    basis: str


@dataclass(frozen=True, slots=True)
class Nearly:
    """From how many criteria met a unit is "cơ bản đạt chuẩn" without being recognised."""

    at_least: int
    title: str
    citation: Citation


class Scope(StrEnum):
    """Which indicators a delegation reaches."""

    PROVINCE_DECIDES = "province_decides"  # those where the text says "UBND cấp tỉnh quy định cụ thể"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Delegation:
    """A sentence of the law that lets provinces decide values; theirs never ask less than the country's."""

    code: str
    title: str
    covers: Scope
    citation: Citation


@dataclass(frozen=True, slots=True)
class Decided:
    """What a province decided of one measure (in one case, where the text has cases), and by which delegation."""

    indicator: str
    measure: str
    delegation: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class OverlayVersion:
    """A province's decision during a span; `decided` is empty where its values are not known or not entered."""

    span: Span
    citation: Citation
    decided: tuple[Decided, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """A province's decisions laid over the set `of`, in order of days, by the delegations that allow them."""

    of: str
    delegations: tuple[Delegation, ...]
    versions: tuple[OverlayVersion, ...]

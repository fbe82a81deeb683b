"""What every page shows: the working day, whether figures are simulated, where one is in the menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ntm.web.day import DECLARED_DAYS, working_day

#: The menu, in the order in which an official's day goes: a group's words, and its pages as (area, address, words).
MENU = (
    (
        "Trang chủ",
        (
            ("home", "/", "Trang chủ"),
            ("work", "/viec-cua-toi/", "Việc của tôi"),
            ("quick", "/nhanh/", "Trên điện thoại"),
        ),
    ),
    ("Tiêu chí", (("analytics", "/bang-tieu-chi/", "Bảng tiêu chí"), ("criteria", "/bo-tieu-chi/", "Bộ tiêu chí"))),
    (
        "Kế hoạch",
        (
            ("planning", "/ke-hoach/", "Kế hoạch, đăng ký"),
            ("responsibilities", "/phan-cong/", "Phân công"),
            ("tasks", "/viec/", "Sổ việc"),
        ),
    ),
    (
        "Báo cáo",
        (
            ("reports", "/bao-cao/", "Báo cáo"),
            ("reporting", "/so-lieu/", "Số liệu"),
            ("consolidation", "/tong-hop/", "Tổng hợp"),
        ),
    ),
    (
        "Đánh giá",
        (
            ("assessment", "/danh-gia/", "Đánh giá"),
            ("obstacles", "/vuong-mac/", "Vướng mắc"),
            ("oversight", "/giao-ban/", "Giao ban"),
            ("visits", "/tham/", "Chuyến thăm"),
        ),
    ),
    ("Văn bản", (("reading", "/van-ban/", "Văn bản"),)),
    ("Đơn vị", (("territory", "/don-vi/", "Đơn vị"), ("assignments", "/co-quan/", "Cơ quan"))),
)

#: Pages of the home that have a place of their own in the menu.
_OF_THE_HOME = {"home:my_work": "work", "home:quick": "quick"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the menu; `is_here` where the page lies in it."""

    words: str
    address: str
    is_here: bool


def menu(area: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the groups of the menu, and the pages beside the one of an area; a group of one page has none beside."""
    groups: list[Entry] = []
    beside: tuple[Entry, ...] = ()
    for words, pages in MENU:
        is_here = any(name == area for name, _, _ in pages)
        groups.append(Entry(words, pages[0][1], is_here))
        if is_here and len(pages) > 1:
            beside = tuple(Entry(own, address, name == area) for name, address, own in pages)
    return tuple(groups), beside


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the values that the page frame needs."""
    match = getattr(request, "resolver_match", None)
    area = match.namespace if match else ""
    if match and match.view_name in _OF_THE_HOME:
        area = _OF_THE_HOME[match.view_name]
    if area == "workbooks":
        area = "reports"
    groups, beside = menu(area)
    return {
        "working_day": working_day(request),
        "declared_days": DECLARED_DAYS if settings.NTM_DEMONSTRATION else (),
        "is_demonstration": settings.NTM_DEMONSTRATION,
        "menu": groups,
        "beside": beside,
    }

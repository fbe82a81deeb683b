"""What every page shows: the working day, whether figures are simulated, where one is in the menu."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ntm.web.day import DECLARED_DAYS, working_day

#: (area, address, words): the menu, in the order in which an official's day goes.
MENU = (
    ("home", "/", "Trang chủ"),
    ("analytics", "/bang-tieu-chi/", "Bảng tiêu chí"),
    ("criteria", "/bo-tieu-chi/", "Bộ tiêu chí"),
    ("planning", "/ke-hoach/", "Kế hoạch"),
    ("responsibilities", "/phan-cong/", "Phân công"),
    ("reporting", "/so-lieu/", "Số liệu"),
    ("reports", "/bao-cao/", "Báo cáo"),
    ("assessment", "/danh-gia/", "Đánh giá"),
    ("reading", "/van-ban/", "Văn bản"),
    ("territory", "/don-vi/", "Đơn vị"),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the values that the page frame needs."""
    match = getattr(request, "resolver_match", None)
    return {
        "working_day": working_day(request),
        "declared_days": DECLARED_DAYS if settings.NTM_DEMONSTRATION else (),
        "is_demonstration": settings.NTM_DEMONSTRATION,
        "menu": MENU,
        "area": match.namespace if match else "",
    }

"""The addresses of every page, area by area."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from ntm.web import fonts, working_day

urlpatterns: list[URLPattern | URLResolver] = [
    path("chu/be-vietnam-pro-<int:weight>.woff2", fonts.font),
    path("ngay-lam-viec/", working_day.choose, name="working_day"),
    path("", include("ntm.web.accounts.urls")),
    path("", include("ntm.web.home.urls")),
    path("", include("ntm.web.offline.urls")),
    path("bang-tieu-chi/", include("ntm.web.analytics.urls")),
    path("so-lieu/", include("ntm.web.reporting.urls")),
    path("bao-cao/", include("ntm.web.reports.urls")),
    path("bieu-excel/", include("ntm.web.workbooks.urls")),
    path("vuong-mac/", include("ntm.web.obstacles.urls")),
    path("danh-gia/", include("ntm.web.assessment.urls")),
    path("tong-hop/", include("ntm.web.consolidation.urls")),
    path("giao-ban/", include("ntm.web.oversight.urls")),
    path("tham/", include("ntm.web.oversight.visit_urls")),
    path("xac-nhan/", include("ntm.web.oversight.list_urls")),
    path("van-ban/", include("ntm.web.reading.urls")),
    path("bo-tieu-chi/", include("ntm.web.criteria.urls")),
    path("ke-hoach/", include("ntm.web.planning.urls")),
    path("phan-cong/", include("ntm.web.assignments.responsibility_urls")),
    path("viec/", include("ntm.web.assignments.task_urls")),
    path("co-quan/", include("ntm.web.assignments.urls")),
    path("don-vi/", include("ntm.web.territory.urls")),
]

handler403 = "ntm.web.accounts.views.refused"

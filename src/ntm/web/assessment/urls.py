"""Addresses of assessments (Đánh giá)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.assessment import explanation_views, figure_views, report_views, rule_views, views

app_name = "assessment"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<int:unit_id>/", views.sheet, name="sheet"),
    path("<int:unit_id>/chi-tieu/<str:item>/", views.item, name="item"),
    path("noi/<int:place_id>/", views.grid, name="grid"),
    path("<int:unit_id>/giai-trinh/<str:item>/", explanation_views.explain, name="explain"),
    path("noi/<int:place_id>/giai-trinh/", explanation_views.promises, name="promises"),
    path("<int:unit_id>/chi-tieu/<str:item>/so-lieu/", figure_views.dispute, name="dispute"),
    path("noi/<int:place_id>/so-lieu/<int:dispute_id>/", figure_views.answer, name="answer"),
    path("noi/<int:place_id>/quy-dinh/", rule_views.place_rules, name="rules"),
    path("noi/<int:place_id>/bao-cao/", report_views.reports, name="reports"),
    path("ban-chi-dao/<int:report_id>/", report_views.to_committee, name="to_committee"),
    path("noi/<int:place_id>/ban-chi-dao/", rule_views.committee_duty, name="committee_duty"),
    path("noi/<int:place_id>/khac-nhau/", views.disputes, name="disputes"),
]

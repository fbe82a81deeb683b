"""Addresses of reports (Báo cáo)."""

from __future__ import annotations

from django.urls import path

from ntm.web.reports import calendar_views, evidence_views, views

app_name = "reports"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("mo/", views.open_report, name="open"),
    path("lich/", calendar_views.places, name="calendars"),
    path("lich/<int:unit_id>/", calendar_views.calendar, name="calendar"),
    path("lich/<int:unit_id>/dat/", calendar_views.add_rule, name="add_rule"),
    path("quy-dinh/<int:rule_id>/het/", calendar_views.end_rule, name="end_rule"),
    path("minh-chung/<int:evidence_id>/", evidence_views.show, name="evidence"),
    path("<int:report_id>/", views.report, name="report"),
    path("<int:report_id>/gui/", views.send, name="send"),
    path("<int:report_id>/buoc/", views.answer, name="answer"),
    path("<int:report_id>/minh-chung/", evidence_views.attach, name="attach"),
]

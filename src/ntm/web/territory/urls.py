"""Addresses of the units (Đơn vị)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.territory import before_views, event_views, views

app_name = "territory"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("sap-xep/", event_views.events_index, name="events"),
    path("sap-xep/<str:key>/", event_views.event, name="event"),
    path("<int:unit_id>/", views.unit, name="unit"),
    path("<int:unit_id>/truoc-sap-xep/", before_views.before, name="before"),
    path("<int:unit_id>/ty-le/", event_views.declare_shares, name="declare_shares"),
    path("<int:unit_id>/thon-ban/", views.add_village, name="add_village"),
]

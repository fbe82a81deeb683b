"""Addresses of the units (Đơn vị)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.territory import views

app_name = "territory"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<int:unit_id>/", views.unit, name="unit"),
    path("<int:unit_id>/thon-ban/", views.add_village, name="add_village"),
]

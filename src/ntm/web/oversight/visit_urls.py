"""Addresses of visits (Chuyến thăm)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.oversight import visit_views

app_name = "visits"
urlpatterns: list[URLPattern] = [
    path("", visit_views.index, name="index"),
    path("<int:visit_id>/", visit_views.visit, name="visit"),
    path("tep/<int:file_id>/", visit_views.file, name="file"),
]

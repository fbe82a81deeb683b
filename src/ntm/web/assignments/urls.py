"""Addresses of the agencies (Cơ quan)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.assignments import views

app_name = "assignments"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("lap/<int:unit_id>/", views.set_up, name="set_up"),
    path("them/<int:unit_id>/", views.add, name="add"),
    path("<int:agency_id>/", views.agency, name="agency"),
    path("<int:agency_id>/doi-ten/", views.rename, name="rename"),
    path("<int:agency_id>/ten-khac/", views.alias, name="alias"),
    path("<int:agency_id>/vai-tro/", views.role, name="role"),
    path("<int:agency_id>/ket-thuc/", views.end, name="end"),
]

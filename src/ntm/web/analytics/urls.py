"""Addresses of the board and of the explanations of its cells."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.analytics import change_of_set, views

app_name = "analytics"
urlpatterns: list[URLPattern] = [
    path("", views.board, name="board"),
    path("doi-bo/", change_of_set.change_of_set, name="change_of_set"),
    path("xa/<int:unit_id>/", views.unit, name="unit"),
    path("giai-thich/<int:unit_id>/<int:criterion>/", views.explanation, name="explanation"),
]

"""Addresses of lists that somebody confirms (Xác nhận danh sách)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.oversight import list_views

app_name = "lists"
urlpatterns: list[URLPattern] = [
    path("", list_views.index, name="index"),
    path("<int:unit_id>/", list_views.one, name="list"),
]

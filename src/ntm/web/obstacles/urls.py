"""Addresses of obstacles (Vướng mắc)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.obstacles import views

app_name = "obstacles"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<int:obstacle_id>/", views.obstacle, name="obstacle"),
    path("<int:obstacle_id>/anh/", views.photo, name="photo"),
    path("<int:obstacle_id>/ghi-am/", views.recording, name="recording"),
]

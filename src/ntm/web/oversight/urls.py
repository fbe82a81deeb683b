"""Addresses of briefings."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.oversight import views

app_name = "oversight"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<int:briefing_id>/", views.briefing, name="briefing"),
    path("<int:briefing_id>/bien-ban/", views.minutes, name="minutes"),
    path("<int:briefing_id>/ket-luan/", views.conclusion, name="conclusion"),
]

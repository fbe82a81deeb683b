"""Addresses of the figures (Số liệu)."""

from __future__ import annotations

from django.urls import path

from ntm.web.reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.places, name="places"),
    path("<int:unit_id>/", views.enter, name="enter"),
    path("<int:unit_id>/chi-tieu/<str:item>/", views.decide, name="decide"),
]

"""Addresses of assessments (Đánh giá)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.assessment import views

app_name = "assessment"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("<int:unit_id>/", views.sheet, name="sheet"),
    path("<int:unit_id>/chi-tieu/<str:item>/", views.item, name="item"),
    path("noi/<int:place_id>/", views.grid, name="grid"),
    path("noi/<int:place_id>/khac-nhau/", views.disputes, name="disputes"),
]

"""Addresses of the law pages (Bộ tiêu chí)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.criteria import views

app_name = "criteria"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("nhap/", views.enter, name="enter"),
    path("nhap/mau.xlsx", views.blank, name="blank"),
    path("du-thao/<int:draft_id>/", views.draft, name="draft"),
    path("du-thao/<int:draft_id>/quyet-dinh/", views.decide, name="decide"),
    path("<str:code>/", views.one, name="set"),
    path("<str:code>/bo-tieu-chi.xlsx", views.workbook, name="workbook"),
    path("<str:code>/thuc-hien/", views.practised, name="practice"),
    path("<str:code>/doi-chieu/", views.check, name="check"),
]

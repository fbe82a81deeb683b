"""The home page."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.home import quick, views

app_name = "home"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("viec-cua-toi/", views.my_work, name="my_work"),
    path("nhanh/", quick.quick, name="quick"),
    path("to-lanh-dao/", views.leader_sheet, name="leader_sheet"),
]

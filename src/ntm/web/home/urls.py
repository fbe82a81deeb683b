"""The home page."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.home import views

app_name = "home"
urlpatterns: list[URLPattern] = [path("", views.home, name="home")]

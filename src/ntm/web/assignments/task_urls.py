"""Addresses of the register of tasks (Sổ việc)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.assignments import task_views

app_name = "tasks"
urlpatterns: list[URLPattern] = [
    path("", task_views.index, name="index"),
    path("giao/<int:unit_id>/", task_views.give, name="give"),
    path("<int:task_id>/", task_views.task, name="task"),
    path("<int:task_id>/buoc/", task_views.step, name="step"),
]

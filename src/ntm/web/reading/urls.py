"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from ntm.web.reading import views

app_name = "reading"
urlpatterns = [
    path("", views.papers, name="papers"),
    path("<int:paper_id>/", views.paper, name="paper"),
    path("<int:paper_id>/quyet-dinh/", views.decide, name="decide"),
    path("<int:paper_id>/xac-nhan-chac-chan/", views.confirm_certain, name="confirm_certain"),
    path("<int:paper_id>/ban-goc/", views.original, name="original"),
]

"""Addresses of workbooks (Biểu Excel)."""

from __future__ import annotations

from django.urls import path

from ntm.web.workbooks import board_views, views

app_name = "workbooks"
urlpatterns = [
    path("bao-cao/<int:report_id>/bieu.xlsx", views.download, name="download"),
    path("bao-cao/<int:report_id>/", views.bring, name="bring"),
    path("bao-cao/<int:report_id>/dan/", views.paste, name="paste"),
    path("bang/<int:place_id>/bang-tieu-chi.xlsx", views.board, name="board"),
    path("<uuid:upload_id>/", views.preview, name="preview"),
    path("<uuid:upload_id>/bang/", board_views.mapping, name="mapping"),
]

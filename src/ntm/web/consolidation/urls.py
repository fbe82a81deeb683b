"""Addresses of consolidation."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.consolidation import closing_views, urging_views, views

app_name = "consolidation"
urlpatterns: list[URLPattern] = [
    path("", views.board, name="board"),
    path("tai-ve/", views.download, name="download"),
    path("tieu-chi/<int:number>/", views.criterion, name="criterion"),
    path("quyet-dinh/", closing_views.decide, name="decide"),
    path("chot-chung/", closing_views.close_upwards, name="close_upwards"),
    path("chot/<int:snapshot_id>/", closing_views.frozen, name="frozen"),
    path("don-doc/", urging_views.urge, name="urge"),
    path("don-doc/da-nhac/", urging_views.reminded, name="reminded"),
    path("don-doc/cong-van/", urging_views.letter, name="letter"),
]

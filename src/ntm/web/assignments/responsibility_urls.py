"""Addresses of assignments (Phân công), committees and hand-over."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.assignments import committee_views, handover_views, responsibility_views, village_set_views

app_name = "responsibilities"
urlpatterns: list[URLPattern] = [
    path("", responsibility_views.index, name="index"),
    path("ghi/<int:unit_id>/", responsibility_views.assign, name="assign"),
    path("co-quan/<int:agency_id>/", responsibility_views.agency, name="agency"),
    path("co-quan/<int:agency_id>/ket-thuc/", responsibility_views.end, name="end"),
    path("co-quan/<int:agency_id>/can-bo/", responsibility_views.appoint, name="appoint"),
    path("co-quan/<int:agency_id>/can-bo/<int:officer_id>/thoi/", responsibility_views.end_post, name="end_post"),
    path("van-ban/<int:paper_id>/", responsibility_views.paper, name="paper"),
    path("van-ban/<int:paper_id>/ghi/", responsibility_views.confirm, name="confirm"),
    path("thon-ban/<int:unit_id>/", village_set_views.make, name="village_set"),
    path("thon-ban/<int:set_id>/ket-thuc/", village_set_views.end, name="end_village_set"),
    path("ban/", committee_views.index, name="committees"),
    path("ban/lap/<int:unit_id>/", committee_views.found, name="found"),
    path("ban/<int:committee_id>/", committee_views.committee, name="committee"),
    path("ban/<int:committee_id>/ghe/<int:seat_id>/", committee_views.seat, name="seat"),
    path("ban-giao/", handover_views.hand_over, name="hand_over"),
    path("ban-giao/<int:unit_id>/", handover_views.commit, name="commit"),
]

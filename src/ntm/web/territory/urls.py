"""Addresses of the units (Đơn vị)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.territory import attributes, before_views, event_views, views, villages

app_name = "territory"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("sap-xep/", event_views.events_index, name="events"),
    path("sap-xep/<str:key>/", event_views.event, name="event"),
    path("<int:unit_id>/", views.unit, name="unit"),
    path("<int:unit_id>/truoc-sap-xep/", before_views.before, name="before"),
    path("<int:unit_id>/ty-le/", event_views.declare_shares, name="declare_shares"),
    path("<int:unit_id>/thon-ban/", views.add_village, name="add_village"),
    path("<int:unit_id>/cac-thon-ban/", villages.index, name="villages"),
    path("<int:unit_id>/cac-thon-ban/doi-ten/", villages.rename, name="rename_village"),
    path("<int:unit_id>/cac-thon-ban/gop/", villages.merge, name="merge_villages"),
    path("<int:unit_id>/cac-thon-ban/phan-ve/", villages.place, name="place_villages"),
    path("<int:unit_id>/cac-thon-ban/nhap/", villages.import_, name="import_villages"),
    path("<int:unit_id>/cac-thon-ban/nhap/ghi/", villages.accept_import, name="accept_villages"),
    path("<int:unit_id>/cac-thon-ban.xlsx", villages.workbook, name="villages_workbook"),
    path("<int:unit_id>/thuoc-tinh/", attributes.index, name="attributes"),
    path("<int:unit_id>/thuoc-tinh/ghi/", attributes.state, name="state_attribute"),
    path("<int:unit_id>/thuoc-tinh/rut/", attributes.withdraw, name="withdraw_attribute"),
    path("<int:unit_id>/thuoc-tinh/nhap/", attributes.import_, name="import_attributes"),
    path("<int:unit_id>/thuoc-tinh/nhap/ghi/", attributes.accept_import, name="accept_attributes"),
]

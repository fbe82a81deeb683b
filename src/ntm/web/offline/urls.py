"""Addresses of work without a network (Ngoại tuyến)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.offline import shell, upload, views

app_name = "offline"
urlpatterns: list[URLPattern] = [
    path("sw.js", shell.worker, name="worker"),
    path("ung-dung.webmanifest", shell.manifest, name="manifest"),
    path("ngoai-tuyen/", shell.shell, name="shell"),
    path("ngoai-tuyen/ma/<slug:digest>/<slug:name>.js", shell.module, name="module"),
    path("ngoai-tuyen/phien/", views.session, name="session"),
    path("ngoai-tuyen/khoa/", views.second_key, name="second_key"),
    path("ngoai-tuyen/goi/", views.pack, name="pack"),
    path("ngoai-tuyen/gui/", views.receive, name="receive"),
    path("ngoai-tuyen/tep/", upload.upload, name="upload"),
]

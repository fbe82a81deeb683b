"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from ntm.web.reading import checking_views, correcting_views, data_views, rolling_views, views

app_name = "reading"
urlpatterns = [
    path("", views.papers, name="papers"),
    path("kiem-tra/", checking_views.check_draft, name="draft"),
    path("kiem-tra/phieu/", checking_views.memo_of_draft, name="draft_memo"),
    path("so-sanh/", correcting_views.compare, name="compare"),
    path("<int:paper_id>/sua/<int:fact_id>/", correcting_views.correct, name="correct"),
    path("<int:paper_id>/ca-doc/", correcting_views.training_cases, name="cases"),
    path("<int:paper_id>/nam-sau/", rolling_views.roll_over, name="roll_over"),
    path("<int:paper_id>/so-lieu/", data_views.data, name="data"),
    path("<int:paper_id>/so-lieu/ghi/", data_views.write, name="data_write"),
    path("<int:paper_id>/so-lieu/rut/", data_views.undo, name="data_undo"),
    path("<int:paper_id>/phieu/", checking_views.memo_of_paper, name="memo"),
    path("<int:paper_id>/", views.paper, name="paper"),
    path("<int:paper_id>/quyet-dinh/", views.decide, name="decide"),
    path("<int:paper_id>/nhan-dang/", views.recognise, name="recognise"),
    path("<int:paper_id>/ten/", views.answer, name="answer"),
    path("<int:paper_id>/xac-nhan-chac-chan/", views.confirm_certain, name="confirm_certain"),
    path("<int:paper_id>/ban-goc/", views.original, name="original"),
]

"""Addresses of signing in, of a person's own page, and of the accounts that somebody looks after."""

from __future__ import annotations

from django.urls import path

from ntm.web.accounts import delegating, importing, leaving, people, views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("tai-khoan/", views.account, name="account"),
    path("tai-khoan/mat-khau/", views.change_password, name="change_password"),
    path("tai-khoan/uy-quyen/", delegating.new, name="delegate"),
    path("tai-khoan/uy-quyen/<int:delegation_id>/thu-hoi/", delegating.end, name="end_delegation"),
    path("tai-khoan/bi-tu-choi/", people.refused, name="refusals"),
    path("tai-khoan/nguoi-dung/", people.index, name="people"),
    path("tai-khoan/nguoi-dung/mau.xlsx", importing.workbook, name="workbook"),
    path("tai-khoan/nguoi-dung/them/<int:unit_id>/", people.add, name="add"),
    path("tai-khoan/nguoi-dung/nhap/<int:unit_id>/", importing.import_, name="import"),
    path("tai-khoan/nguoi-dung/nhap/<int:unit_id>/tao/", importing.accept, name="accept_import"),
    path("tai-khoan/nguoi-dung/<int:user_id>/", people.one, name="person"),
    path("tai-khoan/nguoi-dung/<int:user_id>/ma/", people.give_code, name="give_code"),
    path("tai-khoan/nguoi-dung/<int:user_id>/dong-mo/", people.set_active, name="set_active"),
    path("tai-khoan/nguoi-dung/<int:user_id>/vai-tro/", people.give_role, name="give_role"),
    path("tai-khoan/nguoi-dung/<int:user_id>/vai-tro/<int:grant_id>/", people.end_role, name="end_role"),
    path("tai-khoan/nguoi-dung/<int:user_id>/chuyen/", leaving.hand_over, name="hand_over"),
]

"""Addresses of plans, the cascade, registrations and roadmaps (Kế hoạch)."""

from __future__ import annotations

from django.urls import URLPattern, path

from ntm.web.planning import opinions, plan_deeds, priorities, registrations, roadmaps, views, works

app_name = "planning"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("lap/<int:unit_id>/", plan_deeds.draft, name="draft"),
    path("<int:plan_id>/", views.plan, name="plan"),
    path("<int:plan_id>/ban-hanh/", plan_deeds.issue, name="issue"),
    path("<int:plan_id>/nam-sau/", plan_deeds.roll_over, name="roll_over"),
    path("<int:plan_id>/nghi-quyet/", plan_deeds.resolve, name="resolve"),
    path("<int:plan_id>/cap-tren/", plan_deeds.link, name="link"),
    path("<int:plan_id>/quy-dinh/", plan_deeds.rule, name="rule"),
    path("<int:plan_id>/chi-tieu/", plan_deeds.add_target, name="add_target"),
    path("<int:plan_id>/chi-tieu/<int:target_id>/bo/", plan_deeds.withdraw_target, name="withdraw_target"),
    path("<int:plan_id>/ke-hoach-cap-duoi/", plan_deeds.expect, name="expect"),
    path("<int:plan_id>/nhan/<int:expected_id>/", plan_deeds.receive, name="receive"),
    path("giao/<int:unit_id>/", views.cascade, name="cascade"),
    path("dang-ky/<int:unit_id>/", registrations.index, name="registrations"),
    path("dang-ky/<int:unit_id>/ghi/", registrations.register, name="register"),
    path("dang-ky/<int:unit_id>/tong-hop/", registrations.decide_many, name="decide_many"),
    path("dang-ky/<int:unit_id>/y-kien/", opinions.grid, name="opinions"),
    path("phieu/<int:registration_id>/", registrations.one, name="registration"),
    path("phieu/<int:registration_id>/<slug:deed>/", registrations.deed, name="registration_deed"),
    path("cong-trinh/<int:unit_id>/", works.index, name="works"),
    path("cong-trinh/<int:unit_id>/<int:work_id>/", works.one, name="work"),
    path("uu-tien/<int:unit_id>/", priorities.index, name="priorities"),
    path("lo-trinh/<int:unit_id>/", roadmaps.index, name="roadmap"),
    path("lo-trinh/<int:unit_id>/<str:item>/", roadmaps.line, name="roadmap_line"),
]

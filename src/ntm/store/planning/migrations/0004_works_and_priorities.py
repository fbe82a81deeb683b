"""Works that plans name, and the order in which money goes to places."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0002_responsibilities"),
        ("planning", "0003_capital_lines"),
        ("territory", "0010_attributes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlannedWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("client_id", models.UUIDField(unique=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="planned_works", to="territory.unit"
                    ),
                ),
            ],
            options={
                "db_table": "planned_work",
            },
        ),
        migrations.CreateModel(
            name="PriorityOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.SmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("number", models.SmallIntegerField()),
                ("keys", models.JSONField()),
                ("reason", models.CharField(max_length=500)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("client_id", models.UUIDField(unique=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.unit"
                    ),
                ),
            ],
            options={
                "db_table": "priority_order",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "year", "kind", "number"), name="priority_order_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["places", "criteria"])), name="priority_order_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="priority_order_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("set_code", models.CharField(max_length=60)),
                ("item", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=300)),
                ("where", models.CharField(blank=True, default="", max_length=200)),
                ("quantity", models.DecimalField(blank=True, decimal_places=3, max_digits=18, null=True)),
                ("unit_word", models.CharField(blank=True, default="", max_length=40)),
                ("owner", models.CharField(blank=True, default="", max_length=200)),
                ("cost", models.BigIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, default="", max_length=200)),
                ("due_year", models.SmallIntegerField()),
                ("due_quarter", models.SmallIntegerField(blank=True, null=True)),
                ("state", models.CharField(max_length=12)),
                ("is_dropped", models.BooleanField(default=False)),
                ("why", models.CharField(blank=True, default="", max_length=500)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("client_id", models.UUIDField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "owner_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assignments.agency",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works",
                        to="planning.plan",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.target",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="planning.plannedwork"
                    ),
                ),
            ],
            options={
                "db_table": "planned_work_version",
                "constraints": [
                    models.UniqueConstraint(fields=("work", "number"), name="planned_work_version_numbered_once"),
                    models.UniqueConstraint(fields=("work", "client_id"), name="planned_work_version_done_once"),
                    models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                        name="planned_work_version_cost",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quantity__isnull", True),
                            models.Q(("quantity__gt", 0), models.Q(("unit_word", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="planned_work_version_quantity_has_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_quarter__isnull", True),
                            models.Q(("due_quarter__gte", 1), ("due_quarter__lte", 4)),
                            _connector="OR",
                        ),
                        name="planned_work_version_quarter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="planned_work_version_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", 1), models.Q(("why", ""), _negated=True), _connector="OR"),
                        name="planned_work_version_change_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "funded"), _negated=True),
                            models.Q(("cost__isnull", False), models.Q(("source", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="planned_work_version_money_has_a_source",
                    ),
                ],
            },
        ),
        append_only("planned_work"),
        append_only("planned_work_version"),
        append_only("priority_order"),
    ]

"""The capital that plans state, line by line."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0002_plans_registrations_roadmaps"),
        ("territory", "0010_attributes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CapitalLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(max_length=80)),
                ("number", models.SmallIntegerField()),
                ("year", models.SmallIntegerField()),
                ("label", models.CharField(max_length=300)),
                ("parent", models.CharField(blank=True, default="", max_length=300)),
                ("amount", models.BigIntegerField()),
                ("quote", models.TextField()),
                ("stands_at", models.CharField(blank=True, default="", max_length=120)),
                ("is_dropped", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.unit"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="capital_lines", to="planning.plan"
                    ),
                ),
            ],
            options={
                "db_table": "capital_line",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "origin", "number"), name="capital_line_numbered_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="capital_line_amount"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", ""), _negated=True), models.Q(("quote", ""), _negated=True)
                        ),
                        name="capital_line_has_label_and_quote",
                    ),
                ],
            },
        ),
        append_only("capital_line"),
    ]

"""How a place assesses, and what an agency reports of its criteria as a whole."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0002_responsibilities"),
        ("reporting", "0003_programme_year"),
        ("territory", "0010_attributes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AssessmentRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("settle_days", models.SmallIntegerField(blank=True, null=True)),
                ("answer_days", models.SmallIntegerField(blank=True, null=True)),
                ("allows_nearly", models.BooleanField(blank=True, null=True)),
                ("allows_not_assessed", models.BooleanField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
                ("span", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("client_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessment_rules",
                        to="territory.unit",
                    ),
                ),
            ],
            options={
                "db_table": "assessment_rule",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("unit", "="), ("span", "&&")], name="assessment_rule_one_a_day"
                    ),
                    models.UniqueConstraint(fields=("client_id",), name="assessment_rule_sent_once"),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="assessment_rule_has_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settle_days__isnull", True),
                                models.Q(("settle_days__gte", 1), ("settle_days__lte", 365)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("answer_days__isnull", True),
                                models.Q(("answer_days__gte", 1), ("answer_days__lte", 365)),
                                _connector="OR",
                            ),
                        ),
                        name="assessment_rule_days_of_a_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CriteriaReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("set_code", models.CharField(max_length=60)),
                ("period", models.CharField(max_length=8)),
                ("seq", models.IntegerField()),
                ("parts", models.JSONField(default=dict)),
                ("table", models.JSONField(default=list)),
                ("as_of", models.DateField()),
                ("to_committee", models.BooleanField()),
                ("client_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria_reports",
                        to="assignments.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria_reports",
                        to="territory.unit",
                    ),
                ),
            ],
            options={
                "db_table": "criteria_report",
                "indexes": [models.Index(fields=["unit", "period"], name="criteria_report_of_place")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "unit", "set_code", "period", "seq"), name="criteria_report_once"
                    ),
                    models.UniqueConstraint(fields=("client_id",), name="criteria_report_sent_once"),
                ],
            },
        ),
        append_only("criteria_report"),
    ]

"""Reports that carry a frozen picture upwards, deadlines of single reporters, reports to steering committees."""

from __future__ import annotations

from typing import Any

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ntm.store.base import append_only


def _to(model: str, *, related: str, null: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        blank=null, null=null, on_delete=django.db.models.deletion.PROTECT, related_name=related, to=model
    )


def _by(*, null: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


def _id() -> models.BigAutoField[Any, Any]:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0002_responsibilities"),
        ("reporting", "0007_photos_of_obstacles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportPicture",
            fields=[
                ("id", _id()),
                ("at", models.DateTimeField()),
                ("by", _by()),
                ("report", _to("reporting.report", related="pictures")),
                ("snapshot", _to("reporting.snapshot", related="carried_by")),
            ],
            options={
                "db_table": "report_picture",
                "constraints": [models.UniqueConstraint(fields=("report", "snapshot"), name="report_picture_once")],
            },
        ),
        append_only("report_picture"),
        migrations.CreateModel(
            name="CommitteeDuty",
            fields=[
                ("id", _id()),
                ("source", models.CharField(max_length=300)),
                ("span", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("client_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("agency", _to("assignments.agency", related="committee_duties")),
                ("by", _by(null=True)),
            ],
            options={
                "db_table": "committee_duty",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("agency", "="), ("span", "&&")], name="committee_duty_one_a_day"
                    ),
                    models.UniqueConstraint(fields=("client_id",), name="committee_duty_sent_once"),
                    models.CheckConstraint(condition=~models.Q(source=""), name="committee_duty_has_a_source"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CriteriaReportReading",
            fields=[
                ("id", _id()),
                ("at", models.DateTimeField()),
                ("by", _by()),
                ("report", _to("reporting.criteriareport", related="readings")),
            ],
            options={
                "db_table": "criteria_report_reading",
                "constraints": [models.UniqueConstraint(fields=("report", "by"), name="criteria_report_read_once")],
            },
        ),
        append_only("criteria_report_reading"),
        migrations.AddField(
            model_name="criteriareport",
            name="committee",
            field=_to("assignments.committee", related="criteria_reports", null=True),
        ),
        migrations.AddField(
            model_name="perioddecision",
            name="agency",
            field=_to("assignments.agency", related="+", null=True),
        ),
        migrations.AddConstraint(
            model_name="perioddecision",
            constraint=models.CheckConstraint(
                condition=models.Q(agency__isnull=True) | models.Q(kind="moved"),
                name="period_decision_moves_for_an_agency_alone",
            ),
        ),
    ]

"""Workbooks as they wait to be looked at, and how tables of offices were understood."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0002_responsibilities"),
        ("reporting", "0009_recordings_of_obstacles"),
        ("territory", "0010_attributes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BoardMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("set_code", models.CharField(max_length=60)),
                ("fingerprint", models.CharField(max_length=64)),
                ("meaning", models.JSONField()),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.unit"
                    ),
                ),
            ],
            options={
                "db_table": "board_mapping",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "agency", "set_code", "fingerprint"),
                        name="board_mapping_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StagedUpload",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("origin", models.CharField(max_length=8)),
                ("file_name", models.CharField(blank=True, default="", max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("grid", models.JSONField(blank=True, null=True)),
                ("said", models.JSONField(default=dict)),
                ("base", models.JSONField(default=dict)),
                ("notes", models.JSONField(default=list)),
                ("unknown", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("taken", models.IntegerField(default=0)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to="reporting.report"
                    ),
                ),
            ],
            options={
                "db_table": "staged_upload",
                "indexes": [models.Index(fields=["report", "-at"], name="staged_upload_of_report")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["form", "board", "paste"])),
                        name="staged_upload_of_an_origin",
                    )
                ],
            },
        ),
    ]

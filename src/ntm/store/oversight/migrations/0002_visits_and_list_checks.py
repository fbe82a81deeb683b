"""Visits to places with their photos and voice notes, and lists that somebody confirmed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0001_briefings"),
        ("territory", "0010_attributes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("visited_on", models.DateField()),
                ("people", models.CharField(blank=True, default="", max_length=500)),
                ("seen", models.TextField()),
                ("asked", models.TextField(blank=True, default="")),
                ("client_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="territory.unit"
                    ),
                ),
            ],
            options={
                "db_table": "visit",
            },
        ),
        migrations.CreateModel(
            name="VisitFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("file_name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.IntegerField()),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="oversight.visit"
                    ),
                ),
            ],
            options={
                "db_table": "visit_file",
            },
        ),
        migrations.CreateModel(
            name="ListCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rows", models.JSONField()),
                ("wrong", models.IntegerField()),
                ("remark", models.TextField(blank=True, default="")),
                ("client_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="list_checks", to="territory.unit"
                    ),
                ),
            ],
            options={
                "db_table": "list_check",
                "indexes": [models.Index(fields=["unit", "-at"], name="list_check_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("client_id",), name="list_check_sent_once"),
                    models.CheckConstraint(
                        condition=models.Q(("wrong__gte", 0)), name="list_check_counts_what_is_wrong"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["unit", "-visited_on"], name="visit_unit"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(fields=("client_id",), name="visit_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("seen", ""), _negated=True), name="visit_says_what_was_seen"
            ),
        ),
        migrations.AddConstraint(
            model_name="visitfile",
            constraint=models.UniqueConstraint(fields=("visit", "digest"), name="visit_file_once"),
        ),
        migrations.AddConstraint(
            model_name="visitfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("media_type__startswith", "image/"), ("media_type__startswith", "audio/"), _connector="OR"
                ),
                name="visit_file_is_photo_or_sound",
            ),
        ),
        append_only("visit"),
        append_only("visit_file"),
        append_only("list_check"),
    ]

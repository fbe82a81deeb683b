"""Briefings, their minutes and conclusions."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("assignments", "0002_responsibilities"),
        ("territory", "0010_attributes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Briefing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                ("title", models.CharField(max_length=300)),
                ("venue", models.CharField(blank=True, default="", max_length=300)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="briefings", to="territory.unit"
                    ),
                ),
            ],
            options={
                "db_table": "briefing",
            },
        ),
        migrations.CreateModel(
            name="BriefingConclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("text", models.CharField(max_length=300)),
                ("client_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "briefing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conclusions", to="oversight.briefing"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conclusion", to="assignments.task"
                    ),
                ),
            ],
            options={
                "db_table": "briefing_conclusion",
            },
        ),
        migrations.CreateModel(
            name="BriefingMinutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("chair", models.CharField(max_length=200)),
                ("attendees", models.TextField(blank=True, default="")),
                ("text", models.TextField()),
                ("pack", models.JSONField(default=dict)),
                ("client_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "briefing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="minutes", to="oversight.briefing"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "briefing_minutes",
            },
        ),
        migrations.AddIndex(
            model_name="briefing",
            index=models.Index(fields=["unit", "-held_on"], name="briefing_unit"),
        ),
        migrations.AddConstraint(
            model_name="briefing",
            constraint=models.UniqueConstraint(fields=("client_id",), name="briefing_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="briefing",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="briefing_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="briefingconclusion",
            constraint=models.UniqueConstraint(fields=("briefing", "seq"), name="briefing_conclusion_once"),
        ),
        migrations.AddConstraint(
            model_name="briefingconclusion",
            constraint=models.UniqueConstraint(fields=("client_id",), name="briefing_conclusion_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="briefingconclusion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="briefing_conclusion_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="briefingminutes",
            constraint=models.UniqueConstraint(fields=("briefing", "seq"), name="briefing_minutes_once"),
        ),
        migrations.AddConstraint(
            model_name="briefingminutes",
            constraint=models.UniqueConstraint(fields=("client_id",), name="briefing_minutes_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="briefingminutes",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("text", ""), _negated=True), models.Q(("chair", ""), _negated=True)),
                name="briefing_minutes_say_something",
            ),
        ),
        append_only("briefing"),
        append_only("briefing_minutes"),
        append_only("briefing_conclusion"),
    ]

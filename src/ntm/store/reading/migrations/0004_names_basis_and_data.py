"""What names in papers mean, which instruments papers cite, and what their facts became."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0002_responsibilities"),
        ("instruments", "0001_initial"),
        ("reading", "0003_paper_taken_and_corrections"),
        ("territory", "0010_attributes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="signer_title",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="paper",
            name="signs_for",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.CreateModel(
            name="NameAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("within", models.CharField(blank=True, default="", max_length=200)),
                ("is_agency", models.BooleanField(default=False)),
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
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="name_answers", to="reading.paper"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.unit",
                    ),
                ),
            ],
            options={
                "db_table": "paper_name_answer",
                "indexes": [models.Index(fields=["paper", "-id"], name="paper_name_answer_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_agency", True), ("unit__isnull", True)),
                            models.Q(("agency__isnull", True), ("is_agency", False)),
                            _connector="OR",
                        ),
                        name="paper_name_answer_is_of_its_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperBasis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_dropped", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reading.paperfact"
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cited_in",
                        to="instruments.instrument",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="basis", to="reading.paper"
                    ),
                ),
            ],
            options={
                "db_table": "paper_basis",
                "indexes": [models.Index(fields=["paper", "-id"], name="paper_basis_newest")],
            },
        ),
        migrations.CreateModel(
            name="PaperDatum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                ("what", models.CharField(max_length=20)),
                ("numbers", models.JSONField(default=list)),
                ("is_undone", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="became", to="reading.paperfact"
                    ),
                ),
            ],
            options={
                "db_table": "paper_datum",
                "indexes": [models.Index(fields=["fact", "-id"], name="paper_datum_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["target", "assignment", "duty", "capital", "citation"])),
                        name="paper_datum_is_a_known_kind",
                    )
                ],
            },
        ),
        append_only("paper_name_answer"),
        append_only("paper_basis"),
        append_only("paper_datum"),
    ]

"""Attributes of units as dated statements; what was done to villages."""

import django.db.models.deletion
from django.db import migrations, models

from ntm.store.base import append_only

# Categories that were written before there were statements are kept as statements: a yes from the first day of each
# span, a no from its end.
_STATE_KNOWN_CATEGORIES = """
    INSERT INTO unit_statement (unit_id, attribute, value, since, source, by_account, by_name, at)
    SELECT unit_id, category, 'yes', lower(span), source, NULL, '', now() FROM unit_category
    WHERE lower(span) IS NOT NULL AND source <> '';
    INSERT INTO unit_statement (unit_id, attribute, value, since, source, by_account, by_name, at)
    SELECT c.unit_id, c.category, 'no', upper(c.span), c.source, NULL, '', now() FROM unit_category c
    WHERE upper(c.span) IS NOT NULL AND lower(c.span) IS NOT NULL AND c.source <> '' AND NOT EXISTS (
        SELECT 1 FROM unit_category n
        WHERE n.unit_id = c.unit_id AND n.category = c.category AND lower(n.span) = upper(c.span)
    );
"""


class Migration(migrations.Migration):
    dependencies = [
        ("territory", "0002_reorganizations"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("attribute", models.CharField(max_length=40)),
                ("value", models.CharField(blank=True, max_length=20, null=True)),
                ("since", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("by_account", models.BigIntegerField(null=True)),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="territory.unit"
                    ),
                ),
            ],
            options={
                "db_table": "unit_statement",
                "indexes": [models.Index(fields=["unit", "attribute"], name="unit_statement_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="unit_statement_has_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True), models.Q(("value", ""), _negated=True), _connector="OR"
                        ),
                        name="unit_statement_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VillageChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[("renamed", "renamed"), ("merged", "merged"), ("made", "made"), ("placed", "placed")],
                        max_length=20,
                    ),
                ),
                ("on_day", models.DateField()),
                ("instrument", models.CharField(max_length=200)),
                ("details", models.JSONField(default=dict)),
                ("by_account", models.BigIntegerField(null=True)),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="village_changes", to="territory.unit"
                    ),
                ),
            ],
            options={
                "db_table": "village_change",
                "indexes": [models.Index(fields=["village", "on_day"], name="village_change_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("instrument", ""), _negated=True), name="village_change_has_an_instrument"
                    )
                ],
            },
        ),
        migrations.RunSQL(sql=_STATE_KNOWN_CATEGORIES, reverse_sql=migrations.RunSQL.noop),
        append_only("unit_statement"),
        append_only("village_change"),
    ]

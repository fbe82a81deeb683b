"""Powers of a grant, delegations, one-time codes, accepted workbooks of accounts, and refused attempts."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from ntm.store.base import append_only

_POWERS = ["read", "enter", "assess", "consolidate", "approve", "administer", "read_sensitive"]

_RIGHT_HELD = """
    CREATE VIEW right_held AS
    SELECT 'g' || g.id AS id, g.user_id, g.role, g.unit_id, g.agency, g.criteria, g.powers, g.span,
           g.id AS grant_id, NULL::bigint AS delegation_id
    FROM account_grant g
    UNION ALL
    SELECT 'd' || d.id || '/' || p.id, d.receiver_id, g.role, d.unit_id, g.agency,
           CASE WHEN d.criteria = '[]'::jsonb THEN g.criteria ELSE d.criteria END, d.powers,
           g.span * d.span * p.span, g.id, d.id
    FROM delegation d
    JOIN account_grant g ON g.id = d.grant_id AND g.user_id = d.giver_id
    JOIN account giver ON giver.id = d.giver_id AND giver.is_active
    JOIN place p ON p.unit_id = d.unit_id AND p.ancestor_id = g.unit_id
    WHERE NOT isempty(g.span * d.span * p.span)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        # It brings the trigger's function.
        ("audit", "0001_initial"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user", name="one_time_until", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="grant",
            name="powers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=16), blank=True, db_default=[], default=list, size=None
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("powers__contained_by", _POWERS)), name="grant_of_known_powers"
            ),
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("criteria", models.JSONField(blank=True, default=list)),
                (
                    "powers",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None),
                ),
                ("span", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("reason", models.CharField(max_length=300)),
                ("client_id", models.UUIDField(unique=True)),
                ("at", models.DateTimeField()),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="delegations", to="accounts.grant"
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_received",
                        to=settings.AUTH_USER_MODEL,
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
                "db_table": "delegation",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("grant", "="), ("receiver", "="), ("unit", "="), ("span", "&&")],
                        name="delegation_spans_apart",
                    ),
                    models.CheckConstraint(condition=~Q(("giver", F("receiver"))), name="delegation_to_another_person"),
                    models.CheckConstraint(condition=~Q(("reason", "")), name="delegation_says_why"),
                    models.CheckConstraint(
                        condition=Q(("powers__contained_by", _POWERS), ("powers__len__gte", 1)),
                        name="delegation_of_known_powers",
                    ),
                    models.CheckConstraint(
                        condition=Q(("span__endswith__isnull", False), ("span__startswith__isnull", False)),
                        name="delegation_is_dated",
                    ),
                ],
            },
        ),
        migrations.RunSQL(sql=_RIGHT_HELD, reverse_sql="DROP VIEW right_held"),
        migrations.CreateModel(
            name="HeldRight",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=20)),
                ("agency", models.CharField(max_length=120)),
                ("criteria", models.JSONField()),
                (
                    "powers",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None),
                ),
                ("span", django.contrib.postgres.fields.ranges.DateRangeField()),
            ],
            options={"db_table": "right_held", "managed": False},
        ),
        migrations.CreateModel(
            name="AccountImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("client_id", models.UUIDField(unique=True)),
                ("file_name", models.CharField(max_length=200)),
                (
                    "user_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.unit"
                    ),
                ),
            ],
            options={"db_table": "account_import"},
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("on_day", models.DateField()),
                ("action", models.CharField(blank=True, default="", max_length=40)),
                ("method", models.CharField(blank=True, default="", max_length=10)),
                ("path", models.CharField(blank=True, default="", max_length=300)),
                ("message", models.CharField(max_length=500)),
                ("address", models.GenericIPAddressField(blank=True, null=True)),
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
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "access_refusal",
                "indexes": [
                    models.Index(fields=["user", "-at"], name="access_refusal_of_a_person"),
                    models.Index(fields=["-at"], name="access_refusal_newest"),
                ],
            },
        ),
        append_only("access_refusal"),
        append_only("account_import"),
    ]

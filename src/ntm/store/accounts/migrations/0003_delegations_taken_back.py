"""A delegation that was taken back before its first day stays on record and gives nothing."""

import django.contrib.postgres.constraints
from django.db import migrations, models

_RIGHT_HELD = """
    CREATE OR REPLACE VIEW right_held AS
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
    WHERE NOT isempty(g.span * d.span * p.span) {condition}
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_powers_delegations_refusals")]

    operations = [
        migrations.AddField(
            model_name="delegation", name="taken_back_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.RemoveConstraint(model_name="delegation", name="delegation_spans_apart"),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("taken_back_at__isnull", True)),
                expressions=[("grant", "="), ("receiver", "="), ("unit", "="), ("span", "&&")],
                name="delegation_spans_apart",
            ),
        ),
        migrations.RunSQL(
            sql=_RIGHT_HELD.format(condition="AND d.taken_back_at IS NULL"),
            reverse_sql=_RIGHT_HELD.format(condition=""),
        ),
    ]

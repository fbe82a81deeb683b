"""Duties say what a closed day changes and where they come from; a revision says which agency spoke in it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0002_responsibilities"),
        ("reporting", "0004_d_rules_of_assessment"),
        ("territory", "0010_attributes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="dutyrule",
            name="simulated",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="dutyrule",
            name="when_closed",
            field=models.CharField(db_default="stays", default="stays", max_length=20),
        ),
        migrations.AddField(
            model_name="reportrevision",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assignments.agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("when_closed__in", ["stays", "next_working_day", "working_day_before"])),
                name="duty_rule_says_what_when_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reporter", "named_agency"), _negated=True), ("agency__isnull", False), _connector="OR"
                ),
                name="duty_rule_names_its_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True), fields=("unit", "code"), name="duty_rule_brought_once"
            ),
        ),
    ]

"""How a paper's file was read, and the facts that people put in the place of misread ones."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("reading", "0002_paper_kept_at")]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="taken",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="paperfact",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="reading.paperfact",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperfact",
            constraint=models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")), name="paper_fact_corrects_another"
            ),
        ),
    ]

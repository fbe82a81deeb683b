"""Say where a paper is kept, and keep all of the head that was read."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("planning", "0001_initial"),
        ("reading", "0001_initial"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.AddField("paper", "unit_name", models.CharField(blank=True, default="", max_length=200)),
        migrations.AddField("paper", "within", models.CharField(blank=True, default="", max_length=200)),
        migrations.AddField("paper", "signer", models.CharField(blank=True, default="", max_length=200)),
        migrations.AddField(
            "paper",
            "kept_at",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers_kept",
                to="territory.unit",
            ),
        ),
        migrations.RunSQL("UPDATE paper SET kept_at_id = unit_id WHERE kept_at_id IS NULL", migrations.RunSQL.noop),
        migrations.AlterField(
            "paper",
            "kept_at",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="papers_kept", to="territory.unit"
            ),
        ),
        migrations.AddIndex("paper", models.Index(fields=["kept_at", "-added_at"], name="paper_kept_at")),
    ]

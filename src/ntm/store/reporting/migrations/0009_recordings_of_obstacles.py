"""The voice note with which an obstacle was raised."""

import django.db.models.deletion
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0008_upwards_and_committees"),
    ]

    operations = [
        migrations.CreateModel(
            name="ObstacleRecording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("file_name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.IntegerField()),
                (
                    "obstacle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recordings", to="reporting.obstacle"
                    ),
                ),
            ],
            options={
                "db_table": "obstacle_recording",
                "constraints": [
                    models.UniqueConstraint(fields=("obstacle",), name="obstacle_recording_once"),
                    models.CheckConstraint(
                        condition=models.Q(("media_type__startswith", "audio/")), name="obstacle_recording_is_sound"
                    ),
                ],
            },
        ),
        append_only("obstacle_recording"),
    ]

"""The photo with which an obstacle was raised."""

import django.db.models.deletion
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    dependencies = [("reporting", "0006_d_days_of_assessments")]

    operations = [
        migrations.CreateModel(
            name="ObstaclePhoto",
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
                    "obstacle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="reporting.obstacle"
                    ),
                ),
            ],
            options={
                "db_table": "obstacle_photo",
                "constraints": [
                    models.UniqueConstraint(fields=("obstacle",), name="obstacle_photo_once"),
                    models.CheckConstraint(
                        condition=models.Q(media_type__startswith="image/"), name="obstacle_photo_is_a_picture"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                        | models.Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                        name="obstacle_photo_on_earth",
                    ),
                ],
            },
        ),
        append_only("obstacle_photo"),
    ]

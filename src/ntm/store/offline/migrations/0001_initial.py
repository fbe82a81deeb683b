"""Devices on which people work without a network, and receipts for what these sent."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ntm.store.base import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("secret", models.BinaryField(max_length=32)),
                ("label", models.CharField(blank=True, default="", max_length=120)),
                ("made_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="devices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "offline_device",
                "indexes": [models.Index(fields=["user"], name="offline_device_of_user")],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("client_id", models.UUIDField(primary_key=True, serialize=False)),
                ("device_id", models.UUIDField(blank=True, null=True)),
                ("kind", models.CharField(max_length=12)),
                ("outcome", models.CharField(max_length=10)),
                ("answer", models.JSONField(default=dict)),
                ("digest", models.BinaryField(max_length=32)),
                ("device_clock", models.DateTimeField(blank=True, null=True)),
                ("received_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "offline_receipt",
                "indexes": [models.Index(fields=["by", "-received_at"], name="offline_receipt_of_user")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["accepted", "conflict", "refused"])),
                        name="offline_receipt_of_a_kind",
                    )
                ],
            },
        ),
        append_only("offline_receipt"),
    ]

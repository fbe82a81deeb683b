"""Devices on which people work without a network, and a receipt for everything that these sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User


class Device(models.Model):
    """A device on which a person turned working without a network on; its number was made by the device."""

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="devices")
    #: The second key to what is kept there, given to its owner while they are signed in: a forgotten PIN loses nothing.
    secret = models.BinaryField(max_length=32)
    label = models.CharField(max_length=120, blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "offline_device"
        indexes = [models.Index(fields=["user"], name="offline_device_of_user")]

    def __str__(self) -> str:
        return self.label or str(self.id)


class Receipt(models.Model):
    """What became of one entry of an outbox; the same entry again gets the same answer. Append-only."""

    client_id = models.UUIDField(primary_key=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    #: The device as it names itself; a file that was loaded by hand has none.
    device_id = models.UUIDField(null=True, blank=True)
    kind = models.CharField(max_length=12)
    outcome = models.CharField(max_length=10)
    #: What the device is told: words, the other side of a conflict, where the work now stands.
    answer = models.JSONField(default=dict)
    #: Of the entry as it was sent: a number that is used again for something else is told.
    digest = models.BinaryField(max_length=32)
    #: The device's own clock, for people who ask why; nothing is decided by it.
    device_clock = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        db_table = "offline_receipt"
        indexes = [models.Index(fields=["by", "-received_at"], name="offline_receipt_of_user")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["accepted", "conflict", "refused"]), name="offline_receipt_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.outcome}"

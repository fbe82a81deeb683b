"""Who did what: one hash chain a unit, and a daily root over all of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User


class Entry(models.Model):
    """One deed. `chain` is the unit it concerns, 0 for the installation itself."""

    chain = models.BigIntegerField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=60)
    payload = models.JSONField()
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit"
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_seq_once_a_chain"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="audit_seq_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.what}"


class ChainHead(models.Model):
    """The last entry of a chain; locked last and in unit order by whoever appends."""

    chain = models.BigIntegerField(primary_key=True)
    n = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_chain_head"

    def __str__(self) -> str:
        return f"{self.chain}: {self.n}"


class Root(models.Model):
    """The hash over all chain heads at the end of a day, so that no cut tail can hide."""

    day = models.DateField(unique=True)
    taken_at = models.DateTimeField()
    heads = models.JSONField()
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_root"

    def __str__(self) -> str:
        return self.day.isoformat()

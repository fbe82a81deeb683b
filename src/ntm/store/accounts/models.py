"""Who may: people and the roles that they hold in places."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, UserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from ntm.core.kernel.states import Power, Role
from ntm.store.territory.models import Unit


class User(AbstractBaseUser):
    """A person who signs in; what they may do comes from grants alone."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_superuser = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)
    #: Until when a code that an administrator gave out opens the account, once; None when the password is one's own.
    one_time_until = models.DateTimeField(null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        db_table = "account"

    def __str__(self) -> str:
        return self.full_name or self.username


_POWERS = [power.value for power in Power]


class Grant(models.Model):
    """A role that a person holds in a place and everything below it, for a span of days."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: The agency for which an agency's officer speaks, and the criteria that it answers for (empty: all).
    agency = models.CharField(max_length=120, blank=True, default="")
    criteria = models.JSONField(default=list, blank=True)
    #: The powers of the role that it is limited to (empty: all that the role has).
    powers = ArrayField(models.CharField(max_length=16), default=list, db_default=[], blank=True)
    span = DateRangeField()

    class Meta:
        db_table = "account_grant"
        constraints = [
            models.CheckConstraint(condition=Q(powers__contained_by=_POWERS), name="grant_of_known_powers"),
            ExclusionConstraint(
                name="grant_spans_apart",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.role}"


class Delegation(models.Model):
    """A person lets another act with a part of a grant for some days; it gives nothing that the grant does not.

    Where the grant ends, its holder's account is closed or its place no longer holds the delegated one, the delegation
    gives nothing either (`HeldRight`). It is never passed on: what is delegated are grants, not delegations.
    """

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="delegations")
    #: The grant's holder, once more, so that the table itself can hold the rule.
    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_given")
    receiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_received")
    #: The grant's place or one within it.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: The criteria that it is limited to (empty: those of the grant).
    criteria = models.JSONField(default=list, blank=True)
    powers = ArrayField(models.CharField(max_length=16))
    span = DateRangeField()
    #: Why, or by which paper.
    reason = models.CharField(max_length=300)
    client_id = models.UUIDField(unique=True)
    at = models.DateTimeField()
    #: Set where it was taken back before its first day; one that was taken back later has a shorter span.
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "delegation"
        constraints = [
            ExclusionConstraint(
                name="delegation_spans_apart",
                expressions=[
                    ("grant", RangeOperators.EQUAL),
                    ("receiver", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
                condition=Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="delegation_to_another_person"),
            models.CheckConstraint(condition=~Q(reason=""), name="delegation_says_why"),
            models.CheckConstraint(
                condition=Q(powers__contained_by=_POWERS, powers__len__gte=1), name="delegation_of_known_powers"
            ),
            models.CheckConstraint(
                condition=Q(span__startswith__isnull=False, span__endswith__isnull=False), name="delegation_is_dated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} → {self.receiver_id}"


class HeldRight(models.Model):
    """A view: every grant, and every delegation as the grant that it amounts to, on the days on which it holds.

    Whether the place itself exists on a day is for the question to ask.
    """

    id = models.TextField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.DO_NOTHING, related_name="rights")
    role = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.DO_NOTHING, related_name="+")
    agency = models.CharField(max_length=120)
    criteria = models.JSONField()
    powers = ArrayField(models.CharField(max_length=16))
    span = DateRangeField()
    grant = models.ForeignKey(Grant, on_delete=models.DO_NOTHING, related_name="+")
    delegation = models.ForeignKey(Delegation, on_delete=models.DO_NOTHING, null=True, related_name="+")

    class Meta:
        db_table = "right_held"
        managed = False

    def __str__(self) -> str:
        return self.id


class AccountImport(models.Model):
    """A workbook of accounts that was accepted, so that accepting it twice makes nobody twice."""

    client_id = models.UUIDField(unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    user_ids = ArrayField(models.BigIntegerField())
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "account_import"

    def __str__(self) -> str:
        return self.file_name


class Refusal(models.Model):
    """An attempt that was refused: who tried what, where. Bounded a person and day by whoever writes it."""

    at = models.DateTimeField()
    on_day = models.DateField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: What was asked for, where the rules were asked; empty where a page as a whole was refused.
    action = models.CharField(max_length=40, blank=True, default="")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    method = models.CharField(max_length=10, blank=True, default="")
    path = models.CharField(max_length=300, blank=True, default="")
    message = models.CharField(max_length=500)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        db_table = "access_refusal"
        indexes = [
            models.Index(fields=["user", "-at"], name="access_refusal_of_a_person"),
            models.Index(fields=["-at"], name="access_refusal_newest"),
        ]

    def __str__(self) -> str:
        return self.message

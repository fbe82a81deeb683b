"""Who may: people and the roles that they hold in places."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, UserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from ntm.core.kernel.states import Role
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

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        db_table = "account"

    def __str__(self) -> str:
        return self.full_name or self.username


class Grant(models.Model):
    """A role that a person holds in a place and everything below it, for a span of days."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: The agency for which an agency's officer speaks, and the criteria that it answers for (empty: all).
    agency = models.CharField(max_length=120, blank=True, default="")
    criteria = models.JSONField(default=list, blank=True)
    span = DateRangeField()

    class Meta:
        db_table = "account_grant"
        constraints = [
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

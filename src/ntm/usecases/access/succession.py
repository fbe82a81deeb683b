"""Passing a person's roles to another, when somebody leaves or moves: nobody's reports wait for the one who is gone."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from ntm.core.kernel.states import Power, Role
from ntm.store.accounts.models import Grant, User
from ntm.usecases.access import management, operations
from ntm.usecases.access.operations import GrantEnded


class NothingToPass(ValueError):
    """A person who holds no role from that day on."""


class ToItself(ValueError):
    """Roles passed from somebody to the same person."""


def pass_roles(*, user: User, to: User, from_day: date, by: User, at: datetime, on: date) -> int:
    """End a person's roles on a day and give another the same ones from it, all or none; return how many passed.

    What the other holds already is not doubled. What the person had delegated ends with the roles; tasks and seats are
    for the office to hand over. Raise `NothingToPass`, `ToItself`, `GrantEnded` (a day before a role began),
    `GrantOverlaps` (the other holds the role there from a later day on), `NotAllowed`.
    """
    if user.pk == to.pk:
        raise ToItself("Hãy chọn một người khác để nhận vai trò.")
    management.require_manages(by, user, on=on)
    with transaction.atomic():
        held = [
            grant
            for grant in Grant.objects.select_for_update().filter(user=user).order_by("pk")
            if grant.span.upper is None or grant.span.upper > from_day
        ]
        if not held:
            raise NothingToPass("Người này không còn vai trò nào kể từ ngày ấy.")
        for grant in held:
            if grant.span.lower >= from_day:
                raise GrantEnded("Có vai trò chưa bắt đầu vào ngày ấy: hãy chọn ngày sau, hoặc kết thúc từng vai trò.")
            operations.end_grant(grant_id=grant.pk, end=from_day, by=by, at=at, on=on)
            if not _holds_already(to, grant, from_day=from_day):
                operations.grant_role(
                    user=to,
                    role=Role(grant.role),
                    unit_id=grant.unit_id,
                    start=from_day,
                    end=grant.span.upper,
                    agency=grant.agency,
                    criteria=[str(one) for one in grant.criteria],
                    powers=[Power(one) for one in grant.powers],
                    by=by,
                    at=at,
                    on=on,
                )
    return len(held)


def _holds_already(to: User, grant: Grant, *, from_day: date) -> bool:
    same = Grant.objects.filter(user=to, role=grant.role, unit_id=grant.unit_id, span__contains=from_day)
    return any(
        (one.span.upper is None or (grant.span.upper is not None and one.span.upper >= grant.span.upper))
        and (not one.criteria or (set(grant.criteria) <= set(one.criteria) and grant.criteria))
        and (not one.powers or (set(grant.powers) <= set(one.powers) and grant.powers))
        for one in same
    )

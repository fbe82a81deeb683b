"""Letting another person act in one's place: for dated days, a part of what one holds, to be taken back at any time.

What is delegated is a grant (never a delegation: what one holds for another is not passed on), narrowed to a place
within it, to some of its criteria and to some powers. Whatever the row says, it gives nothing on a day on which the
giver's grant, account or place does not (`HeldRight`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Power, Role
from ntm.store.accounts import querysets
from ntm.store.accounts.models import Delegation, Grant, User
from ntm.store.base import open_span
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action, NotAllowed
from ntm.usecases.audit import operations as audit

#: A delegation is for an absence, not for ever.
LONGEST = timedelta(days=366)
_LONGEST_REASON = 300


class NotYours(NotAllowed):
    """A grant that the person does not hold, or not on these days, or not that widely."""


class DelegationRefused(ValueError):
    """A delegation that says too little or reaches too far; the message is Vietnamese."""


class NobodyOfThatName(LookupError):
    """A receiver who is not found, or several people of one name; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class DelegationView:
    """A delegation as its giver, its receiver or an administrator reads it, as it stands on a day."""

    id: int
    giver: str
    receiver: str
    receiver_username: str
    role: Role
    place: str
    criteria: tuple[str, ...]
    powers: tuple[Power, ...]
    start: date
    end: date
    reason: str
    #: The grant behind it still holds on the day.
    is_backed: bool
    taken_back: bool
    on: date

    @property
    def last_day(self) -> date:
        """Return the last day on which it holds."""
        return self.end - timedelta(days=1)

    @property
    def in_force(self) -> bool:
        """Say whether it gives anything on the day."""
        return self.is_backed and not self.taken_back and self.start <= self.on < self.end

    @property
    def may_be_ended(self) -> bool:
        """Say whether there are days left to take back."""
        return not self.taken_back and self.on < self.end


def powers_of(role: Role) -> tuple[Power, ...]:
    """Return the powers that a role has, in the order of the enumeration."""
    held = {action.power for action in rules.ALLOWED[role]}
    return tuple(power for power in Power if power in held)


def receiver_named(text: str, *, by: User, on: date) -> User:
    """Return the person whom a giver means: by the name for signing in, else by a full name that only one bears.

    Only people who hold a role in what the giver may see are found by full name. Raise `NobodyOfThatName`.
    """
    text = vietnamese.clean(text)
    found = list(User.objects.filter(username=text.lower(), is_active=True)[:1])
    if not found and text:
        seen = rules.visible_scope(by, on)
        same = User.objects.filter(full_name__iexact=text, is_active=True).exclude(pk=by.pk)
        grants = Grant.objects.filter(user__in=same, span__contains=on, unit__places__ancestor_id__in=seen)
        ids = set(grants.values_list("user_id", flat=True))
        found = [user for user in same.order_by("username")[:20] if user.pk in ids]
    if not found:
        raise NobodyOfThatName(f"Không thấy ai là “{text[:60]}”. Hãy ghi đúng tên đăng nhập của người nhận.")
    if len(found) > 1:
        names = ", ".join(user.username for user in found)
        raise NobodyOfThatName(f"Có {len(found)} người tên “{text[:60]}”: hãy ghi tên đăng nhập ({names}).")
    return found[0]


def delegate(
    *,
    grant_id: int,
    receiver: User,
    unit_id: int,
    criteria: Sequence[str],
    powers: Sequence[Power],
    start: date,
    end: date,
    reason: str,
    client_id: UUID,
    by: User,
    at: datetime,
    on: date,
) -> int:
    """Let another person act with a part of one's grant for the days `[start, end)`; return the delegation.

    `unit_id` is the grant's place or one in it, `criteria` are some of the grant's (empty: as the grant), `powers` some
    of the role's and the grant's. Sent again with the same `client_id` it changes nothing. Raise `NotYours`,
    `DelegationRefused`.
    """
    sent = Delegation.objects.filter(client_id=client_id, giver=by).values_list("pk", flat=True).first()
    if sent is not None:
        return sent
    with transaction.atomic():
        grant = Grant.objects.select_for_update().filter(pk=grant_id, user=by).first()
        if grant is None or not by.is_active:
            raise NotYours("Anh/chị không giữ vai trò này nên không ủy quyền được.", unit_id=unit_id)
        reason = vietnamese.clean(reason)
        _refuse_what_is_not_held(grant, unit_id=unit_id, criteria=criteria, powers=powers, start=start, end=end)
        _refuse_what_makes_no_sense(receiver, start=start, end=end, reason=reason, by=by, on=on)
        try:
            with transaction.atomic():
                row = Delegation.objects.create(
                    grant=grant,
                    giver=by,
                    receiver=receiver,
                    unit_id=unit_id,
                    criteria=sorted(set(criteria), key=lambda one: (len(one), one)),
                    powers=[power.value for power in Power if power in powers],
                    span=open_span(start, end),
                    reason=reason,
                    client_id=client_id,
                    at=at,
                )
        except IntegrityError as error:
            if "delegation_spans_apart" not in str(error):
                raise
            raise DelegationRefused("Người này đã được anh/chị ủy quyền tại nơi ấy trong những ngày này.") from error
        audit.append(chain=unit_id, what="access.delegated", payload=_description(row), by=by, at=at)
    return row.pk


def _refuse_what_is_not_held(
    grant: Grant, *, unit_id: int, criteria: Sequence[str], powers: Sequence[Power], start: date, end: date
) -> None:
    if start < grant.span.lower or (grant.span.upper is not None and end > grant.span.upper):
        raise NotYours("Anh/chị không giữ vai trò này trong tất cả những ngày ấy.", unit_id=unit_id)
    if not querysets.is_within(unit_id, ancestor_id=grant.unit_id, on=start):
        raise NotYours("Nơi ấy nằm ngoài địa bàn của vai trò này.", unit_id=unit_id)
    held = {str(one) for one in grant.criteria}
    if held and not set(criteria) <= held:
        raise NotYours("Anh/chị không phụ trách tất cả các tiêu chí ấy.", unit_id=unit_id)
    allowed = set(powers_of(Role(grant.role)))
    if grant.powers:
        allowed &= {Power.READ, *map(Power, grant.powers)}
    if not set(powers) <= allowed:
        raise NotYours("Vai trò của anh/chị không có tất cả các quyền ấy.", unit_id=unit_id)


def _refuse_what_makes_no_sense(receiver: User, *, start: date, end: date, reason: str, by: User, on: date) -> None:
    if receiver.pk == by.pk:
        raise DelegationRefused("Không cần ủy quyền cho chính mình.")
    if not receiver.is_active:
        raise DelegationRefused("Tài khoản của người nhận đã đóng.")
    if end <= start or end <= on:
        raise DelegationRefused("Ngày kết thúc phải sau ngày bắt đầu và sau hôm nay.")
    if end - start > LONGEST:
        raise DelegationRefused("Mỗi lần ủy quyền không quá một năm.")
    if not reason or len(reason) > _LONGEST_REASON:
        raise DelegationRefused(f"Ghi lý do hoặc văn bản ủy quyền (không quá {_LONGEST_REASON} ký tự).")


def end_delegation(*, delegation_id: int, end: date, by: User, at: datetime, on: date) -> None:
    """Take a delegation back from a day on, the first on which it no longer holds; the giver, or who manages there.

    One that was to begin later is taken back whole. Raise `Delegation.DoesNotExist`, `DelegationRefused`, `NotAllowed`.
    """
    with transaction.atomic():
        row = Delegation.objects.select_for_update().get(pk=delegation_id)
        if row.giver_id != by.pk:
            rules.require(by, Action.MANAGE_ACCOUNTS, unit_id=row.grant.unit_id, on=on)
        if row.taken_back_at is not None or end > row.span.upper or end < on:
            raise DelegationRefused("Chỉ thu hồi được những ngày còn lại.")
        if end <= row.span.lower:
            Delegation.objects.filter(pk=row.pk).update(taken_back_at=at)
        else:
            Delegation.objects.filter(pk=row.pk).update(span=open_span(row.span.lower, end))
        payload = _description(row) | {"end": max(end, row.span.lower)}
        audit.append(chain=row.unit_id, what="access.delegation_ended", payload=payload, by=by, at=at)


def delegations(*, of: User, on: date) -> tuple[DelegationView, ...]:
    """Return what a person delegated and what was delegated to them, newest first."""
    given = Delegation.objects.filter(giver=of) | Delegation.objects.filter(receiver=of)
    rows = list(given.select_related("grant", "giver", "receiver").order_by("-span", "-pk")[:100])
    places = querysets.place_names({row.unit_id for row in rows}, on=on)
    return tuple(_view(row, places, on=on) for row in rows)


def _view(row: Delegation, places: dict[int, str], *, on: date) -> DelegationView:
    return DelegationView(
        id=row.pk,
        giver=row.giver.full_name,
        receiver=row.receiver.full_name,
        receiver_username=row.receiver.username,
        role=Role(row.grant.role),
        place=places.get(row.unit_id, ""),
        criteria=tuple(str(one) for one in row.criteria or row.grant.criteria),
        powers=tuple(Power(one) for one in row.powers),
        start=row.span.lower,
        end=row.span.upper,
        reason=row.reason,
        is_backed=row.giver.is_active and on in row.grant.span,
        taken_back=row.taken_back_at is not None,
        on=on,
    )


def _description(row: Delegation) -> dict[str, object]:
    return {
        "delegation": row.pk,
        "grant": row.grant_id,
        "giver": row.giver_id,
        "receiver": row.receiver_id,
        "unit": row.unit_id,
        "criteria": row.criteria,
        "powers": row.powers,
        "start": row.span.lower,
        "end": row.span.upper,
        "reason": row.reason,
    }

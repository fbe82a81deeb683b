"""The shares of a divided unit: unknown until an office states them, all at once and adding to 1."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.store.accounts.models import User
from ntm.store.territory.models import Lineage
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit

_LONGEST_SOURCE = 300


class SharesRefused(ValueError):
    """Shares that cannot be; the message is a Vietnamese sentence."""


def may_declare(unit_id: int, *, by: User, on: date) -> bool:
    """Say whether a person may state the shares of a divided unit: whoever may in each of its successors."""
    heirs = list(Lineage.objects.filter(old_id=unit_id, whole=False).values_list("new_id", flat=True))
    return len(heirs) > 1 and all(rules.may(by, rules.Action.DECLARE_SHARES, unit_id=heir, on=on) for heir in heirs)


def declare(
    *, unit_id: int, shares: Mapping[int, Decimal], source: str, by: User | None, on: date, at: datetime
) -> None:
    """State the share of a divided unit that went to each of its successors, by the successor's number.

    Every successor must have one above 0, and they must add to 1 exactly; `source` says on what they rest. Shares that
    the event's own file declared are not changed. Raise `NotAllowed`, `SharesRefused`.
    """
    source = vietnamese.clean(source)
    with transaction.atomic():
        links = list(Lineage.objects.select_for_update().filter(old_id=unit_id, whole=False).order_by("pk"))
        if len(links) < 2:
            raise SharesRefused("Đơn vị này không bị chia.")
        if by is not None:
            for link in links:
                rules.require(by, rules.Action.DECLARE_SHARES, unit_id=link.new_id, on=on)
        if any(link.share is not None and not link.share_source for link in links):
            raise SharesRefused("Tỷ lệ đã do văn bản sắp xếp công bố, không sửa ở đây.")
        if not source or len(source) > _LONGEST_SOURCE:
            raise SharesRefused("Hãy ghi căn cứ của tỷ lệ (văn bản, ngày), không quá 300 ký tự.")
        if set(shares) != {link.new_id for link in links}:
            raise SharesRefused("Hãy ghi tỷ lệ cho mọi phần của đơn vị.")
        if any(not share.is_finite() or not 0 < share <= 1 or share != round(share, 8) for share in shares.values()):
            raise SharesRefused("Mỗi tỷ lệ phải lớn hơn 0 và không quá 100%.")
        total = sum(shares.values())
        if total != 1:
            percent = vietnamese.format_number(float(total * 100))
            raise SharesRefused(f"Các tỷ lệ cộng lại bằng {percent}%, không bằng 100%.")
        before = {str(link.new_id): None if link.share is None else str(link.share) for link in links}
        for link in links:
            link.share, link.share_source = shares[link.new_id], source
            link.save(update_fields=["share", "share_source"])
        audit.append(
            chain=unit_id,
            what="territory.shares_declared",
            payload={
                "shares": {str(unit): str(share) for unit, share in sorted(shares.items())},
                "before": before,
                "source": source,
            },
            by=by,
            at=at,
        )

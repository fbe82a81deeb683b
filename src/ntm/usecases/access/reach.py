"""In which of many places a person may do something, asked once for all of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ntm.store.accounts.models import HeldRight, User
from ntm.store.territory.models import Place
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action


def allowed_among(user: User, action: Action, *, unit_ids: Collection[int], on: date) -> frozenset[int]:
    """Return those of many units in which a person may do something on a day, in about as many queries as they hold
    grants.

    What may be done in the place of a grant may be done in everything below it; only units that this does not settle
    (one that is gone on the day) are asked about one by one.
    """
    if not user.is_active or not unit_ids:
        return frozenset()
    held = sorted(set(HeldRight.objects.filter(user_id=user.pk, span__contains=on).values_list("unit_id", flat=True)))
    roots = [unit_id for unit_id in held if rules.may(user, action, unit_id=unit_id, on=on)]
    below = Place.objects.filter(unit_id__in=list(unit_ids), ancestor_id__in=roots, span__contains=on)
    found = set(below.values_list("unit_id", flat=True))
    return frozenset(found | {one for one in set(unit_ids) - found if rules.may(user, action, unit_id=one, on=on)})

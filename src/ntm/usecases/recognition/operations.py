"""Recording decisions of recognition, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ntm.store.accounts.models import User
from ntm.store.recognition.models import RecognitionDecision
from ntm.usecases.access import rules
from ntm.usecases.audit import operations as audit


@dataclass(frozen=True, slots=True)
class NewRecognition:
    """A decision that recognises a unit at a tier from a day."""

    unit_id: int
    tier: str
    decided_on: date
    source: str


def record_recognitions(
    decisions: Sequence[NewRecognition], *, simulated: bool, by: User, on: date, at: datetime
) -> int:
    """Append decisions of recognition and return how many; raise `NotAllowed` if one lies outside the person's place.

    `simulated` marks those that a demonstration invents.
    """
    for unit_id in {decision.unit_id for decision in decisions}:
        rules.require(by, rules.Action.RECORD_RECOGNITION, unit_id=unit_id, on=on)
    with transaction.atomic():
        RecognitionDecision.objects.bulk_create(
            RecognitionDecision(
                unit_id=decision.unit_id,
                tier=decision.tier,
                decided_on=decision.decided_on,
                source=decision.source,
                simulated=simulated,
                by=by,
            )
            for decision in decisions
        )
        audit.append_many(
            [
                audit.Deed(
                    decision.unit_id,
                    "recognition.record",
                    {"tier": decision.tier, "decided_on": decision.decided_on.isoformat(), "source": decision.source},
                )
                for decision in decisions
            ],
            by=by,
            at=at,
        )
    return len(decisions)

"""Recognised by decision: from the day of the decision until the day it is revoked."""

from __future__ import annotations

from datetime import date

import pytest

from ntm.core.kernel.states import Role
from ntm.store.recognition.models import RecognitionDecision
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.recognition import operations, queries
from tests.usecases.access.places import AT, BEFORE, make_country, person

pytestmark = pytest.mark.django_db

DECIDED = date(2022, 5, 20)


def test_a_commune_is_recognised_from_the_day_of_the_decision_to_the_day_before_its_revocation() -> None:
    country = make_country()
    office = person(Role.PROVINCE_OFFICE, country.province)
    decision = operations.NewRecognition(country.commune.pk, "standard", DECIDED, "Quyết định 512/QĐ-UBND")
    operations.record_recognitions([decision], simulated=False, by=office, on=BEFORE, at=AT)
    RecognitionDecision.objects.update(revoked_on=date(2024, 3, 1))
    ids = [country.commune.pk, country.neighbour.pk]
    assert not queries.recognized_on(ids, on=date(2022, 5, 19))
    assert set(queries.recognized_on(ids, on=DECIDED)) == {country.commune.pk}
    assert set(queries.recognized_on(ids, on=date(2024, 2, 29))) == {country.commune.pk}
    assert not queries.recognized_on(ids, on=date(2024, 3, 1))


def test_a_commune_does_not_recognise_itself() -> None:
    country = make_country()
    decision = operations.NewRecognition(country.commune.pk, "standard", DECIDED, "x")
    with pytest.raises(NotAllowed):
        operations.record_recognitions(
            [decision], simulated=False, by=person(Role.COMMUNE_OFFICER, country.commune), on=BEFORE, at=AT
        )
    assert not RecognitionDecision.objects.exists()

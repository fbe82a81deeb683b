"""Beside a report's figures stands what the year's plans promise of them, and what last period's report expected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client, override_settings

from ntm.store.planning.models import Plan
from ntm.usecases.planning import target_entry
from ntm.usecases.planning.target_entry import NewTarget, TargetKind
from tests.usecases.reporting.programme import SOURCE, Programme, figure, make_programme, moment, save, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme(start=date(2024, 1, 1))


def plan_of_district(programme: Programme, *, number: str) -> Plan:
    issued = date(2024, 2, 1) if number else None
    unit = programme.country.district
    return Plan.objects.create(unit=unit, kind="plan", title="Kế hoạch năm", year=2024, number=number, issued_on=issued)


def promise(programme: Programme, plan: Plan, *, to: int, number: str, indicator: str = "4.2 Hộ dùng điện") -> None:
    target_entry.add_target(
        plan_id=plan.pk,
        target=NewTarget(
            kind=TargetKind.FIGURE,
            year=2024,
            number=Decimal(number),
            op=">=",
            word="%",
            indicator=indicator,
            assigned_to=to,
        ),
        client_id=uuid4(),
        by=programme.office,
        on=date(2024, 6, 10),
        at=moment(date(2024, 6, 10)),
    )


def page_of(programme: Programme, report_id: int, *, on: str = "2024-06-10") -> str:
    client = Client()
    client.force_login(programme.officer, backend="django.contrib.auth.backends.ModelBackend")
    with override_settings(NTM_WORKING_DAY=on):
        return client.get(f"/bao-cao/{report_id}/").content.decode()


def test_what_a_plan_assigns_to_the_commune_stands_beside_the_figure(programme: Programme) -> None:
    plan = plan_of_district(programme, number="12/KH-UBND")
    promise(programme, plan, to=programme.country.commune.pk, number="98.5")
    text = page_of(programme, programme.open())
    assert text.count("Chỉ tiêu năm: <b>từ 98,5 % trở lên</b>") == 1
    assert "12/KH-UBND" in text


def test_neither_a_draft_nor_what_another_commune_was_assigned_stands_there(programme: Programme) -> None:
    promise(programme, plan_of_district(programme, number=""), to=programme.country.commune.pk, number="97")
    issued = plan_of_district(programme, number="12/KH-UBND")
    promise(programme, issued, to=programme.country.village.pk, number="98")
    assert "Chỉ tiêu năm" not in page_of(programme, programme.open())


def test_what_was_expected_last_time_stands_beside_what_it_came_to(programme: Programme) -> None:
    in_march = date(2024, 3, 12)
    first = programme.open(period="2024-Q1", on=in_march)
    saved = save(first, {"f:4.2": figure("76", e="80"), "source": SOURCE}, by=programme.officer, on=in_march)
    send(first, saved.version, by=programme.officer, on=in_march)
    assert "kỳ trước ước" not in page_of(programme, first, on="2024-03-12")
    assert "kỳ trước ước 80, thực 76" in page_of(programme, programme.open())

"""`ntm remind`: once a day, by e-mail only where a server is named."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

import pytest
from django.core import mail
from django.test import override_settings

from ntm.cli import remind
from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from tests.usecases.reporting import period_scene
from tests.usecases.reporting.period_scene import PeriodScene

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def quarter(country_database: None, django_db_blocker: object) -> Iterator[PeriodScene]:
    with period_scene.in_one_transaction(django_db_blocker) as built:
        yield built


def test_it_reminds_once_and_says_what_it_did(
    quarter: PeriodScene, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2024, 9, 11))
    officer = quarter.scene.people[Role.COMMUNE_OFFICER]
    User.objects.filter(pk=officer.pk).update(email="nam-xe@example.vn")
    with override_settings(EMAIL_HOST=""):
        assert remind.run(argparse.Namespace()) == 0
    said = capsys.readouterr().out
    assert "16 báo cáo đang ở mốc nhắc; nhắc mới 16 trong phần mềm, 0 e-mail" in said
    assert "Chưa khai báo máy chủ thư" in said
    with override_settings(EMAIL_HOST="thu.example.vn"):
        assert remind.run(argparse.Namespace()) == 0
        assert remind.run(argparse.Namespace()) == 0
    assert "nhắc mới 0 trong phần mềm, 1 e-mail; 15 nơi không có địa chỉ" in capsys.readouterr().out
    assert [one.to for one in mail.outbox] == [["nam-xe@example.vn"]]
    assert "còn 3 ngày" in mail.outbox[0].body

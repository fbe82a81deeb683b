"""The same pages without a browser: reports written, sent and accepted by the forms that the pages hold."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django.test import Client

from ntm.store.accounts.models import User
from ntm.usecases.reporting.duties import Duty
from tests.web.plain_forms import Form, the_form


def client_of(username: str) -> Client:
    """Return a client that is signed in."""
    client = Client()
    client.force_login(User.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    return client


def _sent(client: Client, form: Form, *, at: str = "", **typed: str) -> str:
    answer = client.post(form.action or at, form.fields | typed)
    assert answer.status_code == HTTPStatus.FOUND, (form.action or at, answer.status_code, answer.content.decode())
    return str(answer["Location"])


def report(username: str, duty: Duty, *, words: str, figures: Mapping[str, str] | None = None) -> str:
    """Open an owed report, type, say that the rest is unchanged where figures are asked, look it over and send it.

    Return what the page of the sent report says first.
    """
    client = client_of(username)
    owed = {"rule": duty.rule.id, "unit": duty.unit_id, "agency": duty.agency_id or "", "period": duty.period.code}
    address = client.post("/bao-cao/mo/", owed)["Location"]
    typed = {"t:progress": words} | {f"f:{code}.v": value for code, value in (figures or {}).items()}
    if figures:
        _sent(client, the_form(client.get(address).content, with_field="seen"), **typed, action="keep_all")
    over = _sent(client, the_form(client.get(address).content, with_field="seen"), **typed, action="send")
    done = _sent(client, the_form(client.get(over).content, with_field="version"), at=over)
    return client.get(done).content.decode()


def accept(username: str, report_id: int) -> None:
    """Accept a report that was sent."""
    client = client_of(username)
    address = f"/bao-cao/{report_id}/"
    _sent(client, the_form(client.get(address).content, with_field="seen_step"), step="accept")

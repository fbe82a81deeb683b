"""A number that may be two is asked about by the server as well: a report's page and a commune's figures."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from ntm.store.reporting.models import ReportDraft
from tests.usecases.reporting.programme import Programme, make_programme
from tests.web.reports.test_reports_without_scripts import carried, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def working_day() -> object:
    with override_settings(NTM_WORKING_DAY="2024-06-10"):
        yield


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def written(client: Client, address: str, **typed: str) -> str:
    sent = carried(client.get(address).content) | {"action": "save"} | typed
    assert client.post(address, sent).status_code == 302
    return client.get(address).content.decode()


def test_a_report_asks_which_number_was_meant_and_takes_the_answer(programme: Programme) -> None:
    address = f"/bao-cao/{programme.open()}/"
    client = client_of(programme.officer)
    page = written(client, address, **{"f:10.1.v": "11.000"})
    assert "“11.000” là mười một nghìn (11.000) hay mười một (11)?" in page
    assert 'name="read" value="f:10.1.v=11000"' in page and 'name="read" value="f:10.1.v=11"' in page
    page = written(client, address, **{"f:10.1.v": "11.000", "read": "f:10.1.v=11", "action": ""})
    assert ReportDraft.objects.get().content["f:10.1"]["v"] == "11"
    assert "data-ask" not in page


def test_an_answer_given_to_another_text_is_not_taken(programme: Programme) -> None:
    address = f"/bao-cao/{programme.open()}/"
    written(client_of(programme.officer), address, **{"f:10.1.v": "12.000", "read": "f:10.1.v=11"})
    assert ReportDraft.objects.get().content["f:10.1"]["v"] == "12.000"


def test_before_sending_the_question_is_among_what_is_doubtful(programme: Programme) -> None:
    address = f"/bao-cao/{programme.open()}/"
    client = client_of(programme.officer)
    written(client, address, **{"f:10.1.v": "11.000"})
    assert "mười một nghìn (11.000) hay mười một (11)?" in client.get(f"{address}gui/").content.decode()


def test_a_large_number_is_said_in_words_beside_its_field(programme: Programme) -> None:
    address = f"/bao-cao/{programme.open()}/"
    page = written(client_of(programme.officer), address, **{"f:10.1.v": "1304000"})
    assert '<span class="aloud">một triệu ba trăm linh bốn nghìn' in page


def test_enter_in_a_field_saves_and_does_not_fill_the_blank_fields(programme: Programme) -> None:
    page = client_of(programme.officer).get(f"/bao-cao/{programme.open()}/").content.decode()
    first = page[page.index('class="report"') :]
    assert first.index('value="save"') < first.index('value="keep_all"')


def test_a_figure_of_a_day_is_not_saved_before_the_question_is_answered(programme: Programme) -> None:
    address = f"/so-lieu/{programme.country.commune}/?ngay=2024-06-10"
    client = client_of(programme.officer)
    typed = {"f:10.1": "11.000", "source": "Sổ theo dõi", "seen": "0"}
    asked = client.post(address, typed)
    assert asked.status_code == 422
    text = asked.content.decode()
    assert "mười một nghìn (11.000) hay mười một (11)?" in text and 'value="f:10.1=11000"' in text
    assert client.post(address, typed | {"read": "f:10.1=11000"}).status_code == 302
    assert 'value="11.000"' in client.get(address).content.decode()

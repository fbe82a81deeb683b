"""Reports by plain forms, as an old browser sends them: saving, choosing, sending; light pages, few queries."""

from __future__ import annotations

import gzip
import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Role, UnitKind
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import User
from ntm.store.reporting.models import ReportDraft, ReportRevision, ReportStep
from ntm.usecases.reporting import drafts, duty_rules
from tests.documents.test_photos import photo
from tests.usecases.access.places import BEGIN, add_unit, person
from tests.usecases.assignments.world import World, assign, make_world
from tests.usecases.reporting.programme import (
    SOURCE,
    WORKING_DAY,
    Programme,
    figure,
    make_programme,
    moment,
    save,
    send,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def working_day() -> object:
    with override_settings(NTM_WORKING_DAY="2024-06-10"):
        yield


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def carried(page: bytes) -> dict[str, str]:
    """Return what a page's form carries back: what it showed, and its number."""
    text = page.decode()
    seen = re.search(r'name="seen" value="([^"]*)"', text)
    client = re.search(r'name="client" value="([^"]*)"', text)
    assert seen is not None and client is not None
    return {"seen": unescape(seen[1]), "client": client[1]}


def test_a_figure_typed_is_kept_and_shown_again(programme: Programme) -> None:
    report_id = programme.open()
    client = client_of(programme.officer)
    page = client.get(f"/bao-cao/{report_id}/")
    typed = carried(page.content) | {"f:4.2.v": "96,5", "source": SOURCE, "action": "save"}
    assert client.post(f"/bao-cao/{report_id}/", typed).status_code == 302
    again = client.get(f"/bao-cao/{report_id}/").content.decode()
    assert 'value="96,5"' in again


def test_text_that_is_no_number_is_kept_as_typed_and_said_beside_it(programme: Programme) -> None:
    report_id = programme.open()
    client = client_of(programme.officer)
    typed = carried(client.get(f"/bao-cao/{report_id}/").content) | {"f:4.2.v": "chín mươi", "action": "save"}
    client.post(f"/bao-cao/{report_id}/", typed)
    again = client.get(f"/bao-cao/{report_id}/").content.decode()
    assert "không phải là số" in again and 'value="chín mươi"' in again


def test_the_second_officer_sees_the_firsts_figure_beside_their_own_and_chooses(programme: Programme) -> None:
    report_id = programme.open()
    colleague = person(Role.COMMUNE_OFFICER, programme.country.commune, username="colleague")
    first, second = client_of(programme.officer), client_of(colleague)
    address = f"/bao-cao/{report_id}/"
    of_first = carried(first.get(address).content)
    of_second = carried(second.get(address).content)
    first.post(address, of_first | {"f:4.2.v": "97", "action": "save"})
    asked = second.post(address, of_second | {"f:4.2.v": "95", "f:3.1.v": "81", "action": "save"})
    assert asked.status_code == 409
    text = asked.content.decode()
    assert "ghi <b>97</b>" in text and 'name="f:4.2.v" value="95"' in text and "choose:f:4.2" in text
    kept = ReportDraft.objects.get().content
    assert (kept["f:4.2"]["v"], kept["f:3.1"]["v"]) == ("97", "81")
    # Saving again without a choice asks again: nothing is overwritten in silence.
    again = second.post(
        address, carried(asked.content) | {"f:4.2.v": "95", "f:3.1.v": "81", "about:f:4.2": "draft", "action": "save"}
    )
    assert again.status_code == 409
    chosen = carried(again.content) | {"f:4.2.v": "95", "f:3.1.v": "81", "about:f:4.2": "draft", "action": "save"}
    assert second.post(address, chosen | {"choose:f:4.2": "mine"}).status_code == 302
    assert ReportDraft.objects.get().content["f:4.2"]["v"] == "95"


def test_whoever_takes_the_colleagues_figure_keeps_it(programme: Programme) -> None:
    report_id = programme.open()
    colleague = person(Role.COMMUNE_OFFICER, programme.country.commune, username="colleague")
    first, second = client_of(programme.officer), client_of(colleague)
    address = f"/bao-cao/{report_id}/"
    of_second = carried(second.get(address).content)
    first.post(address, carried(first.get(address).content) | {"f:4.2.v": "97", "action": "save"})
    asked = second.post(address, of_second | {"f:4.2.v": "95", "action": "save"})
    chosen = carried(asked.content) | {"f:4.2.v": "95", "about:f:4.2": "draft", "choose:f:4.2": "theirs"}
    assert second.post(address, chosen | {"action": "save"}).status_code == 302
    assert ReportDraft.objects.get().content["f:4.2"]["v"] == "97"


def test_before_sending_the_page_says_what_is_missing_and_then_sends_once(programme: Programme) -> None:
    report_id = programme.open()
    client = client_of(programme.officer)
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer)
    page = client.get(f"/bao-cao/{report_id}/gui/").content.decode()
    assert "Còn thiếu" in page and "không phải 0" in page
    click = {"version": str(saved.version), "client": str(uuid4())}
    for _ in range(2):
        assert client.post(f"/bao-cao/{report_id}/gui/", click).status_code == 302
    assert ReportStep.objects.count() == 1


def test_a_correction_asks_for_its_reason_on_the_page(programme: Programme) -> None:
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer)
    send(report_id, saved.version, by=programme.officer)
    saved = save(report_id, {"f:4.2": {"v": "95", "b": "96.5"}, "source": SOURCE}, by=programme.officer)
    client = client_of(programme.officer)
    assert "Lý do đính chính" in client.get(f"/bao-cao/{report_id}/gui/").content.decode()
    refused = client.post(f"/bao-cao/{report_id}/gui/", {"version": saved.version, "client": uuid4(), "reason": ""})
    assert refused.status_code == 422
    given = {"version": saved.version, "client": uuid4(), "reason": "Đếm lại"}
    assert client.post(f"/bao-cao/{report_id}/gui/", given).status_code == 302
    assert ReportRevision.objects.count() == 2


def test_the_office_returns_a_report_and_the_commune_reads_why(programme: Programme) -> None:
    report_id = programme.open()
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer)
    send(report_id, saved.version, by=programme.officer)
    office = client_of(programme.office)
    page = office.get(f"/bao-cao/{report_id}/").content.decode()
    assert "Trả lại để sửa" in page
    office.post(
        f"/bao-cao/{report_id}/buoc/",
        {"step": "return", "note": "Thiếu tiêu chí 17", "seen_step": "1", "client": str(uuid4())},
    )
    assert "Thiếu tiêu chí 17" in client_of(programme.officer).get(f"/bao-cao/{report_id}/").content.decode()


def test_words_on_security_do_not_reach_the_page_of_whoever_is_not_in_charge(programme: Programme) -> None:
    secret = "Điểm nóng bản Mấn"
    report_id = programme.open()
    save(report_id, {"t:security": secret, "t:progress": "Đã làm"}, by=programme.officer)
    outsider = person(Role.AGENCY, programme.country.district, criteria=("15",))
    assert secret in client_of(programme.officer).get(f"/bao-cao/{report_id}/").content.decode()
    page = client_of(outsider).get(f"/bao-cao/{report_id}/").content.decode()
    assert secret not in page and "người phụ trách" in page


def test_a_photo_is_sent_by_a_plain_form_and_given_out_where_nothing_runs(
    programme: Programme, tmp_path: object
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    report_id = programme.open()
    client = client_of(programme.officer)
    with override_settings(NTM_HOME=tmp_path):
        file = SimpleUploadedFile("<b>ảnh.jpg", photo(taken="2024:06:09 14:30:00"), content_type="text/html")
        client.post(f"/bao-cao/{report_id}/minh-chung/", {"file": file, "measure": "4.2", "client": str(uuid4())})
        page = client.get(f"/bao-cao/{report_id}/").content.decode()
        assert "chụp lúc 14:30 09/06/2024" in page
        address = re.search(r'href="(/bao-cao/minh-chung/\d+/)"', page)
        assert address is not None
        given = client.get(address[1])
    assert given["Content-Type"] == "image/jpeg"
    assert "sandbox" in given["Content-Security-Policy"] and given["X-Content-Type-Options"] == "nosniff"


def test_the_report_of_a_commune_is_light(programme: Programme) -> None:
    report_id = programme.open()
    page = client_of(programme.officer).get(f"/bao-cao/{report_id}/").content
    assert len(gzip.compress(page)) < 30_000


def test_opening_and_sending_a_report_ask_few_queries(programme: Programme) -> None:
    report_id = programme.open()
    client = client_of(programme.officer)
    with CaptureQueriesContext(connection) as opened:
        assert client.get(f"/bao-cao/{report_id}/").status_code == 200
    saved = save(report_id, {"f:4.2": figure("96,5"), "source": SOURCE}, by=programme.officer)
    with CaptureQueriesContext(connection) as sent:
        click = {"version": str(saved.version), "client": str(uuid4())}
        assert client.post(f"/bao-cao/{report_id}/gui/", click).status_code == 302
    assert len(opened) <= 20, [one["sql"][:80] for one in opened]
    assert len(sent) <= 36, [one["sql"][:80] for one in sent]


@pytest.fixture
def agencys_grid() -> tuple[World, Client, str]:
    """Give an agency that leads criterion 15 in two communes, its officer's client and the grid of indicator 15.1."""
    world = make_world()
    assign(world, world.interior, "15")
    clerk = person(Role.AGENCY, world.country.district, criteria=("15",))
    clerk.grants.update(agency="Phòng Nội vụ")
    rule_id = duty_rules.add_rule(
        duty_rules.NewRule(
            unit_id=world.country.district.pk,
            title="Báo cáo quý",
            reporter=Reporter.AGENCY,
            frequency="quarter",
            start=date(2024, 4, 15),
            due_day=14,
            set_code="commune-2021-2025",
            source="thử",
        ),
        by=world.office,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    report_id = drafts.open_report(
        rule_id=rule_id,
        unit_id=world.country.district.pk,
        agency_id=world.interior.pk,
        period="2024-Q2",
        by=clerk,
        on=WORKING_DAY,
        at=moment(WORKING_DAY),
    )
    return world, client_of(clerk), f"/bao-cao/{report_id}/?chi-tieu=15.1"


def many_communes(world: World) -> None:
    for number in range(92):
        add_unit(f"Xã {number}", UnitKind.COMMUNE, [world.country.district, world.country.province], BEGIN, None)


def test_an_agencys_grid_of_94_communes_is_light_and_asks_no_more_queries_than_one_of_2(
    agencys_grid: tuple[World, Client, str],
) -> None:
    world, client, address = agencys_grid
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    many_communes(world)
    with CaptureQueriesContext(connection) as many:
        page = client.get(address)
    assert page.content.decode().count('class="first') == 94
    assert len(many) == len(few)
    assert len(gzip.compress(page.content)) < 30_000


def test_an_agencys_grid_saves_itself_in_few_queries_however_many_communes_it_has(
    agencys_grid: tuple[World, Client, str],
) -> None:
    world, client, address = agencys_grid
    key = f"u:{world.country.commune.pk}:15.1:male"
    many_communes(world)
    foreign = {
        f"u:{world.country.commune.pk}:14.1.v": "9",
        "f:15.1:male.v": "9",
        f"u:{world.country.district.pk}:15.1:male.v": "9",
    }
    fields = carried(client.get(address).content) | foreign | {f"{key}.v": "96,5", "t:progress": ""}
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(address, fields, headers={"HX-Request": "true"})
    assert "1 số đã nhập" in answer.content.decode()
    assert set(ReportDraft.objects.get().content) == {key}
    assert len(asked) <= 32, "\n".join(str(one)[:230] for one in asked)
    assert len(answer.content) < 12_000


def test_an_agencys_grid_that_saves_itself_says_what_is_doubtful_in_which_commune(
    agencys_grid: tuple[World, Client, str],
) -> None:
    world, client, address = agencys_grid
    beside = add_unit("Xã Bên", UnitKind.COMMUNE, [world.country.district, world.country.province], BEGIN, None)
    one, other = (f"u:{unit.pk}:15.1:male" for unit in (world.country.commune, beside))
    fields = carried(client.get(address).content) | {f"{one}.v": "130", f"{other}.v": "96"}
    text = client.post(address, fields, headers={"HX-Request": "true"}).content.decode()
    assert "2 số đã nhập" in text and "1 số cần xem lại" in text, text
    assert f'href="#{one}"' in text and f'href="#{other}"' not in text


def test_a_duty_is_set_and_ended_by_form(programme: Programme) -> None:
    office = client_of(programme.office)
    unit = programme.country.district.pk
    given = {
        "title": "Báo cáo tháng",
        "reporter": "commune",
        "frequency": "month",
        "due_day": "14",
        "start": "01/06/2024",
        "source": "Công văn 12/UBND",
        "parts": ["progress"],
    }
    office.post(f"/bao-cao/lich/{unit}/dat/", given)
    page = office.get(f"/bao-cao/lich/{unit}/").content.decode()
    assert "Báo cáo tháng" in page and "tháng 6/2024" in page and "tháng 5/2024" not in page
    refused = office.post(f"/bao-cao/lich/{unit}/dat/", given | {"start": "31/02/2024"}, follow=True)
    assert "không phải là ngày" in refused.content.decode()
    stranger = client_of(person(Role.COMMUNE_OFFICER, programme.country.neighbour))
    assert stranger.post(f"/bao-cao/lich/{unit}/dat/", given | {"title": "Khác"}).status_code == 403


def autosave(client: Client, address: str, fields: dict[str, str]) -> dict[str, str]:
    """Send the whole form as a page saves itself, and return the fields as they stand after its answer."""
    answer = client.post(address, fields, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return fields | carried(answer.content)


def test_a_page_that_saves_itself_asks_few_queries_and_answers_lightly(programme: Programme) -> None:
    report_id = programme.open()
    client = client_of(programme.officer)
    address = f"/bao-cao/{report_id}/"
    fields = carried(client.get(address).content) | {"f:4.2.v": "96,5", "source": SOURCE, "t:progress": ""}
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(address, fields, headers={"HX-Request": "true"})
    assert "Bản nháp lưu lúc" in answer.content.decode() and "1 số đã nhập" in answer.content.decode()
    assert len(asked) <= 14, [one["sql"][:80] for one in asked]
    assert len(answer.content) < 2_000


def test_a_page_that_saves_itself_says_at_once_what_is_doubtful(programme: Programme) -> None:
    report_id = programme.open()
    client = client_of(programme.officer)
    address = f"/bao-cao/{report_id}/"
    fields = carried(client.get(address).content) | {"f:4.2.n": "9", "f:4.2.d": "8", "source": SOURCE}
    text = client.post(address, fields, headers={"HX-Request": "true"}).content.decode()
    assert "1 số cần xem lại" in text and "#f:4.2" in text


def test_a_colleagues_figure_of_meanwhile_survives_a_page_that_saves_itself_again_and_again(
    programme: Programme,
) -> None:
    report_id = programme.open()
    colleague = person(Role.COMMUNE_OFFICER, programme.country.commune, username="colleague")
    address = f"/bao-cao/{report_id}/"
    client = client_of(programme.officer)
    fields = carried(client.get(address).content) | {"f:4.2.v": "", "f:3.1.v": "", "source": SOURCE}
    other = client_of(colleague)
    other.post(address, carried(other.get(address).content) | {"f:3.1.v": "81", "action": "save"})
    fields = autosave(client, address, fields | {"f:4.2.v": "96"})
    fields = autosave(client, address, fields | {"f:4.2.v": "97"})
    kept = ReportDraft.objects.get().content
    assert (kept["f:3.1"]["v"], kept["f:4.2"]["v"]) == ("81", "97")


def test_a_save_whose_answer_was_lost_keeps_the_question_between_two_officers_open(programme: Programme) -> None:
    report_id = programme.open()
    colleague = person(Role.COMMUNE_OFFICER, programme.country.commune, username="colleague")
    address = f"/bao-cao/{report_id}/"
    client, other = client_of(programme.officer), client_of(colleague)
    fields = carried(client.get(address).content) | {"f:4.2.v": "95", "f:3.1.v": "80", "source": SOURCE}
    other.post(address, carried(other.get(address).content) | {"f:4.2.v": "97", "action": "save"})
    for _ in range(2):
        answer = client.post(address, fields, headers={"HX-Request": "true"})
        assert "vừa ghi khác ở 1 chỗ" in answer.content.decode()
    kept = ReportDraft.objects.get().content
    assert (kept["f:4.2"]["v"], kept["f:3.1"]["v"]) == ("97", "80")


def test_words_left_as_they_were_sent_are_no_new_words(programme: Programme) -> None:
    report_id = programme.open()
    saved = save(report_id, {"t:progress": "Đã làm", "source": SOURCE}, by=programme.officer)
    send(report_id, saved.version, by=programme.officer)
    client, address = client_of(programme.officer), f"/bao-cao/{report_id}/"
    fields = carried(client.get(address).content) | {"t:progress": "Đã làm", "f:4.2.v": "96", "source": SOURCE}
    autosave(client, address, fields)
    assert "t:progress" not in ReportDraft.objects.get().content


def test_an_officer_of_some_criteria_saves_no_figure_of_others(programme: Programme) -> None:
    report_id = programme.open()
    clerk = person(Role.COMMUNE_OFFICER, programme.country.commune, username="clerk", criteria=("4",))
    client, address = client_of(clerk), f"/bao-cao/{report_id}/"
    fields = carried(client.get(address).content) | {"f:4.2.v": "96", "f:19.1.v": "đạt", "f:nonsense.v": "1"}
    autosave(client, address, fields)
    assert set(ReportDraft.objects.get().content) == {"f:4.2"}

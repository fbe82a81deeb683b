"""What the offline pages ask the server for: who is signed in, the second key, the pack, the outbox, a saved file."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ntm.core.kernel.states import Role
from ntm.core.reporting.obligations import Reporter
from ntm.store.accounts.models import Grant
from ntm.store.base import open_span
from ntm.store.oversight.models import Visit, VisitFile
from tests.documents.test_photos import photo
from tests.usecases.access.places import BEGIN
from tests.usecases.assignments.world import assign, make_world, officer
from tests.usecases.reporting.programme import Programme, figure, make_programme, save, send
from tests.usecases.reporting.test_agency_reports import rule
from tests.web.offline.test_plain_pages import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(tmp_path: Path, settings: pytest.FixtureRequest) -> Programme:
    settings.NTM_HOME = tmp_path  # type: ignore[attr-defined]
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    return make_programme()


def visit(programme: Programme, **more: Any) -> dict[str, Any]:
    body = {"unit": programme.country.village.pk, "visited_on": "2024-06-09", "seen": "Nước đã về."}
    return {"id": str(uuid4()), "kind": "visit", "title": "Thăm bản Mấn", "body": body | more}


def test_the_shell_and_its_parts_hold_nobodys_data_and_open_for_anybody(client: Client, programme: Programme) -> None:
    signed_in = client_of(programme.officer).get("/ngoai-tuyen/")
    assert signed_in.content == client.get("/ngoai-tuyen/").content
    assert "Set-Cookie" not in signed_in.headers
    worker = client.get("/sw.js").content.decode()
    kept = json.loads(worker.split("const KEPT = ", 1)[1].split(";\n", 1)[0])
    assert all(client.get(address).status_code == 200 for address in kept if not address.startswith("/static/"))
    assert client.get("/ngoai-tuyen/ma/0000/app.js").status_code == 404
    assert client.get("/ung-dung.webmanifest").json()["start_url"] == "/ngoai-tuyen/"


def test_a_stranger_is_told_that_nobody_is_signed_in_and_gets_nothing(client: Client) -> None:
    assert client.get("/ngoai-tuyen/phien/").json()["user"] is None
    for address in ("khoa", "goi", "gui"):
        assert client.post(f"/ngoai-tuyen/{address}/").status_code == 302


def test_the_pack_holds_the_forms_of_a_person_and_not_the_words_on_security(programme: Programme) -> None:
    report = programme.open()
    save(report, {"f:4.2": figure("96,5"), "t:security": "không mang theo"}, by=programme.officer)
    pack = client_of(programme.officer).post("/ngoai-tuyen/goi/").json()
    (form,) = [one for one in pack["reports"] if one["id"] == report]
    assert form["draft"] == {"f:4.2": figure("96,5")}
    assert [part["key"] for part in form["parts"]] == ["t:progress"]
    lines = {line["key"]: line for group in form["groups"] for one in group["indicators"] for line in one["lines"]}
    assert lines["f:4.2"]["measure"]["kind"] == "percent"
    assert lines["f:4.2"]["asks"]
    assert "không mang theo" not in json.dumps(pack, ensure_ascii=False)


def test_what_stands_is_told_exactly_and_the_pack_of_another_commune_does_not_hold_it(programme: Programme) -> None:
    report = programme.open()
    saved = save(report, {"f:4.2": figure("96,5"), "source": "Sổ"}, by=programme.officer)
    send(report, saved.version, by=programme.officer)
    pack = client_of(programme.officer).post("/ngoai-tuyen/goi/").json()
    lines = [line for one in pack["reports"] for g in one["groups"] for i in g["indicators"] for line in i["lines"]]
    assert next(line["stands"] for line in lines if line["key"] == "f:4.2") == "96.5"
    assert client_of(programme.office).post("/ngoai-tuyen/goi/").json()["reports"] == []


def test_an_agency_takes_its_grid_along_and_writes_of_each_commune_what_it_leads_there(
    tmp_path: Path, settings: Any
) -> None:
    settings.NTM_HOME, settings.NTM_WORKING_DAY = tmp_path, "2024-06-10"
    world = make_world()
    assign(world, world.interior, "18")
    rule(world, Reporter.AGENCY)
    clerk, district = officer(world.interior, "noi-vu"), world.country.district
    Grant.objects.create(
        user=clerk, role=Role.AGENCY.value, unit=district, agency="Phòng Nội vụ", span=open_span(BEGIN)
    )
    client = client_of(clerk)
    (form,) = client.post("/ngoai-tuyen/goi/").json()["reports"]
    assert form["title"].endswith("Phòng Nội vụ")
    assert [group["number"][:3] for group in form["groups"]] == ["18."] * len(form["groups"])
    assert {row["name"] for group in form["groups"] for row in group["indicators"]} == {"Nậm Xe", "Dào San"}
    own, foreign = f"u:{world.second.pk}:18.1", f"u:{world.second.pk}:15.1"
    line = form["groups"][0]["indicators"][0]["lines"][0]
    assert line["key"] == own and line["measure"]["kind"] == "boolean"
    turns = [{"report": form["id"], "base": {}, "mine": {key: figure("đạt")}} for key in (own, foreign)]
    sent = [{"id": str(uuid4()), "kind": "report", "body": body} for body in turns]
    answers = client.post("/ngoai-tuyen/gui/", {"thu": json.dumps(sent)}).json()["answers"]
    assert [answers[one["id"]]["outcome"] for one in sent] == ["accepted", "refused"]
    (again,) = client.post("/ngoai-tuyen/goi/").json()["reports"]
    assert again["draft"] == {own: figure("đạt")}


def test_the_pack_takes_a_bounded_number_of_queries(programme: Programme) -> None:
    client = client_of(programme.officer)
    client.post("/ngoai-tuyen/goi/")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.post("/ngoai-tuyen/goi/")
    assert len(queries) < 220


def test_a_batch_is_answered_entry_by_entry_and_again_in_the_same_way(programme: Programme) -> None:
    client = client_of(programme.officer)
    good, bad = visit(programme), visit(programme, visited_on="2030-01-01")
    unread = {"id": str(uuid4()), "kind": "visit", "body": {}}
    sent = {"may": str(uuid4()), "thu": json.dumps([good, bad, unread])}
    answers = client.post("/ngoai-tuyen/gui/", sent).json()["answers"]
    assert [answers[one["id"]]["outcome"] for one in (good, bad, unread)] == ["accepted", "refused", "refused"]
    assert client.post("/ngoai-tuyen/gui/", sent).json()["answers"] == answers
    assert Visit.objects.count() == 1


def test_files_come_beside_their_entry(programme: Programme) -> None:
    one = visit(programme)
    sent = {"thu": json.dumps([one]), f"{one['id']}:0": SimpleUploadedFile("anh.jpg", photo())}
    sent[f"{one['id']}:1"] = SimpleUploadedFile("ghi-am.ogg", b"OggS0000")
    client_of(programme.officer).post("/ngoai-tuyen/gui/", sent)
    assert VisitFile.objects.count() == 2


@pytest.mark.parametrize("text", ["", "{}", "[", '"a"', "[" * 5000, json.dumps([0] * 1001)])
def test_what_is_no_batch_is_refused_whole(programme: Programme, text: str) -> None:
    answer = client_of(programme.officer).post("/ngoai-tuyen/gui/", {"thu": text})
    assert answer.status_code == 400
    assert answer.json()["why"]


def test_sending_without_a_token_is_refused(programme: Programme) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(programme.officer, backend="django.contrib.auth.backends.ModelBackend")
    sent = {"thu": json.dumps([visit(programme)])}
    assert client.post("/ngoai-tuyen/gui/", sent).status_code == 403
    token = client.get("/ngoai-tuyen/phien/").json()["csrf"]
    assert client.post("/ngoai-tuyen/gui/", sent, headers={"X-CSRFToken": token}).status_code == 200
    assert Visit.objects.count() == 1


def test_the_second_key_is_given_to_its_owner_alone(programme: Programme) -> None:
    device = str(uuid4())
    first = client_of(programme.officer).post("/ngoai-tuyen/khoa/", {"may": device}).json()["secret"]
    assert len(first) == 64
    assert client_of(programme.officer).post("/ngoai-tuyen/khoa/", {"may": device}).json()["secret"] == first
    assert client_of(programme.office).post("/ngoai-tuyen/khoa/", {"may": device}).status_code == 403
    assert client_of(programme.officer).post("/ngoai-tuyen/khoa/", {"may": "x"}).status_code == 400


def saved_file(programme: Programme, brought: list[Any], **changes: Any) -> SimpleUploadedFile:
    told = {"format": "ntm-ngoai-tuyen", "version": 1, "user": programme.officer.pk, "entries": brought} | changes
    return SimpleUploadedFile("ngoai-tuyen.json", json.dumps(told).encode())


def test_a_saved_file_is_loaded_by_hand_and_each_entry_taken_once(programme: Programme) -> None:
    client, one = client_of(programme.officer), visit(programme)
    one["files"] = [{"name": "anh.jpg", "type": "image/jpeg", "base64": base64.b64encode(photo()).decode()}]
    for _ in range(2):
        page = client.post("/ngoai-tuyen/tep/", {"tep": saved_file(programme, [one])}).content.decode()
        assert "Đã nhận 1/1 mục" in page
    assert (Visit.objects.count(), VisitFile.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "changes", [{"format": "khác"}, {"user": 0}, {"entries": {}}, {"entries": [{"id": "a", "files": [{"name": 1}]}]}]
)
def test_a_file_that_is_no_saved_outbox_of_this_person_is_refused(
    programme: Programme, changes: dict[str, Any]
) -> None:
    sent = {"tep": saved_file(programme, [], **changes)}
    assert client_of(programme.officer).post("/ngoai-tuyen/tep/", sent).status_code == 422

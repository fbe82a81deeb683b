"""Visits, lists and the page for one hand, as an old phone's browser without JavaScript meets them."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.store.oversight.models import ListCheck, Visit
from ntm.store.reporting.models import ObstacleRecording
from tests.documents.test_photos import photo
from tests.usecases.access.places import person
from tests.usecases.reporting.district import District, make_district

pytestmark = pytest.mark.django_db
VOICE = b"OggS" + b"\0" * 60


@pytest.fixture
def place(tmp_path: Path, settings: pytest.FixtureRequest) -> District:
    settings.NTM_HOME = tmp_path  # type: ignore[attr-defined]
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    return make_district()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def visit_form(place: District, **changes: object) -> dict[str, object]:
    return {
        "ma": str(uuid4()),
        "noi": place.country.village.pk,
        "ngay": "09/06/2024",
        "thay": "Đường nội bản đã đổ bê tông 300 m.",
        "ai": "cùng trưởng bản",
        "anh": SimpleUploadedFile("đường.jpg", photo(taken="2024:06:09 14:30:00")),
        "ghi-am": SimpleUploadedFile("loi.ogg", VOICE),
    } | changes


def test_a_leader_reports_a_visit_with_a_photo_and_a_voice_note_and_the_commune_reads_it(place: District) -> None:
    form = visit_form(place)
    answer = client_of(place.leader).post("/tham/", form, follow=True)
    assert "Đường nội bản đã đổ bê tông 300 m." in answer.content.decode()
    visit = Visit.objects.get()
    kinds = list(visit.files.order_by("pk").values_list("media_type", "pk"))
    assert [kind for kind, _ in kinds] == ["image/jpeg", "audio/ogg"]
    sound = client_of(place.commune_officer).get(f"/tham/tep/{kinds[1][1]}/")
    assert (sound.content, sound["Content-Type"]) == (VOICE, "audio/ogg")
    assert "bản Mấn" in client_of(place.commune_officer).get("/tham/").content.decode().replace("Bản", "bản")
    client_of(place.leader).post("/tham/", form | {"anh": "", "ghi-am": ""})
    assert Visit.objects.count() == 1


def test_a_visit_from_another_province_is_not_shown(place: District) -> None:
    client_of(place.leader).post("/tham/", visit_form(place))
    stranger = client_of(person(Role.COMMUNE_OFFICER, place.country.other_commune, username="la"))
    visit = Visit.objects.get()
    assert stranger.get(f"/tham/{visit.pk}/").status_code == 403
    assert stranger.get(f"/tham/tep/{visit.files.all()[0].pk}/").status_code == 403
    assert "bê tông" not in stranger.get("/tham/").content.decode()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"thay": " "}, "đã thấy gì"),
        ({"ngay": "11/06/2024"}, "chưa đến"),
        ({"ngay": "hôm qua"}, "ví dụ 10/06/2024"),
        ({"noi": ""}, "chọn nơi"),
        ({"anh": SimpleUploadedFile("a.jpg", b"<script>")}, "ảnh"),
    ],
)
def test_a_visit_that_cannot_be_kept_says_why_and_keeps_what_was_typed(
    place: District, changes: dict[str, object], why: str
) -> None:
    answer = client_of(place.leader).post("/tham/", visit_form(place, **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert why in page and "cùng trưởng bản" in page
    assert not Visit.objects.exists()


def test_a_village_head_does_not_report_visits_but_confirms_what_is_on_record_of_the_village(place: District) -> None:
    head = client_of(place.village_head)
    assert "Ghi chuyến thăm" not in head.get("/nhanh/").content.decode()
    assert head.post("/tham/", visit_form(place)).status_code == 422
    address = f"/xac-nhan/{place.country.village.pk}/"
    assert "Thuộc: xã Nậm Xe" in head.get(address).content.decode()
    form = {"ma": str(uuid4()), "dong-0": "name", "chu-0": "Tên: bản Mấn", "dung-0": "wrong"}
    form |= {"dong-1": "above", "chu-1": "Thuộc: xã Nậm Xe", "dung-1": "right"}
    silent = head.post(address, form)
    assert silent.status_code == 422 and "chưa đúng ở chỗ nào" in silent.content.decode()
    told = head.post(address, form | {"sai-0": "nay là Mấn 1"}, follow=True)
    assert "nay là Mấn 1" in told.content.decode()
    assert ListCheck.objects.get().wrong == 1


def test_the_commune_confirms_its_villages_and_nobody_else_may(place: District) -> None:
    address = f"/xac-nhan/{place.commune.pk}/"
    assert "bản Mấn" in client_of(place.commune_officer).get(address).content.decode()
    form = {"ma": str(uuid4()), "dong-0": "x", "chu-0": "bản Mấn", "dung-0": "right"}
    assert client_of(place.second_officer).post(address, form).status_code == 422
    assert client_of(place.commune_officer).post(address, form, follow=True).status_code == 200
    assert ListCheck.objects.count() == 1


def test_an_obstacle_comes_with_a_voice_note_that_others_listen_to(place: District) -> None:
    form = {
        "ma": str(uuid4()),
        "noi": place.country.village.pk,
        "viec-gi": "Thiếu nước sinh hoạt",
        "ghi-am": SimpleUploadedFile("loi.ogg", VOICE),
    }
    client_of(place.village_head).post("/vuong-mac/", form)
    number = ObstacleRecording.objects.get().obstacle_id
    assert "Nghe lời nói" in client_of(place.commune_officer).get(f"/vuong-mac/{number}/").content.decode()
    assert client_of(place.commune_officer).get(f"/vuong-mac/{number}/ghi-am/").content == VOICE
    refused = form | {"ma": str(uuid4()), "ghi-am": SimpleUploadedFile("a.ogg", b"%PDF-1.4")}
    assert client_of(place.village_head).post("/vuong-mac/", refused).status_code == 422


def test_the_page_for_one_hand_shows_what_each_may_do(place: District) -> None:
    page = client_of(place.village_head).get("/nhanh/").content.decode()
    assert "Nêu vướng mắc" in page and "Xác nhận danh sách" in page
    page = client_of(place.leader).get("/nhanh/").content.decode()
    assert "Ghi chuyến thăm" in page and "Nêu vướng mắc" not in page

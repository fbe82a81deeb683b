"""A photo sent with an obstacle by a plain form, as an old phone's browser sends it; given out where nothing runs."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Obstacle
from ntm.usecases.reporting.evidence import LARGEST_FILE
from tests.documents.test_photos import photo
from tests.usecases.access.places import person
from tests.usecases.reporting.district import District, make_district

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(tmp_path: Path, settings: pytest.FixtureRequest) -> District:
    settings.NTM_HOME = tmp_path  # type: ignore[attr-defined]
    settings.NTM_WORKING_DAY = "2024-06-10"  # type: ignore[attr-defined]
    return make_district()


def client_of(user: User, *, enforce_csrf_checks: bool = False) -> Client:
    client = Client(enforce_csrf_checks=enforce_csrf_checks)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def form(place: District, content: bytes) -> dict[str, object]:
    return {
        "ma": str(uuid4()),
        "noi": place.country.village.pk,
        "viec-gi": "Đường vào bản sạt lở",
        "noi-ro": "Từ ngày 02/6",
        "anh": SimpleUploadedFile("<b>sạt lở.jpg", content, content_type="text/html"),
    }


def test_the_photo_comes_back_as_a_picture_in_which_nothing_runs(place: District) -> None:
    sent = photo(taken="2024:06:09 14:30:00")
    answer = client_of(place.village_head).post("/vuong-mac/", form(place, sent), follow=True)
    page = answer.content.decode()
    assert "ảnh tự ghi chụp lúc 14:30 09/06/2024; ảnh không ghi nơi chụp" in page
    address = re.search(r'href="(/vuong-mac/\d+/anh/)"', page)
    assert address is not None
    given = client_of(place.commune_officer).get(address[1])
    assert (given.content, given["Content-Type"]) == (sent, "image/jpeg")
    assert "sandbox" in given["Content-Security-Policy"] and given["X-Content-Type-Options"] == "nosniff"
    stranger = person(Role.COMMUNE_OFFICER, place.country.other_commune, username="la")
    assert client_of(stranger).get(address[1]).status_code == 403


def test_of_a_photo_beyond_the_bound_the_words_stay_and_nothing_is_raised(place: District) -> None:
    answer = client_of(place.village_head).post("/vuong-mac/", form(place, photo() + b"0" * LARGEST_FILE))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ảnh lớn hơn 15 MB." in page and "Đường vào bản sạt lở" in page and "Từ ngày 02/6" in page
    assert not Obstacle.objects.exists()


def test_a_form_from_elsewhere_is_refused(place: District) -> None:
    client = client_of(place.village_head, enforce_csrf_checks=True)
    assert client.post("/vuong-mac/", form(place, photo())).status_code == 403
    assert not Obstacle.objects.exists()


def test_an_obstacle_without_a_photo_has_none_to_give_out(place: District) -> None:
    client = client_of(place.village_head)
    without = form(place, b"")
    del without["anh"]
    client.post("/vuong-mac/", without)
    assert client.get(f"/vuong-mac/{Obstacle.objects.get().pk}/anh/").status_code == 404

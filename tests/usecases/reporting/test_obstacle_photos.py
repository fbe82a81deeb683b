"""An obstacle is raised with a photo: bounded, a photo by its bytes, once however often sent, for those who see it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from ntm.core.kernel.states import Role
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Obstacle, ObstaclePhoto
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.instruments import evidence as files
from ntm.usecases.reporting import obstacle_photos, obstacle_queries, obstacles
from ntm.usecases.reporting.obstacle_photos import LARGEST_FILE, NewPhoto, NoSuchPhoto, NotEvidence
from tests.documents.test_photos import photo
from tests.usecases.access.places import AT, person
from tests.usecases.reporting.district import JUNE, District, make_district

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(tmp_path: Path, settings: pytest.FixtureRequest) -> District:
    settings.NTM_HOME = tmp_path  # type: ignore[attr-defined]
    return make_district()


def landslide() -> NewPhoto:
    return NewPhoto(photo(taken="2024:06:09 14:30:00", north=(22.0, 30.0, 36.0)), r"C:\ảnh\sạt lở.jpg")


def raised(place: District, sent: NewPhoto | None, *, by: User | None = None, client_id: UUID | None = None) -> int:
    return obstacles.raise_obstacle(
        unit_id=place.country.village.pk,
        title="Đường vào bản sạt lở",
        text="",
        photo=sent,
        client_id=client_id or uuid4(),
        by=by or place.village_head,
        on=JUNE,
        at=AT,
    )


def test_a_photo_is_kept_with_its_own_time_and_place_and_the_commune_sees_it(place: District) -> None:
    number = raised(place, landslide())
    shown = obstacle_queries.obstacle_page(number, by=place.commune_officer, on=JUNE).photo
    assert shown is not None
    assert (shown.file_name, shown.media_type) == ("sạt lở.jpg", "image/jpeg")
    assert shown.taken_at is not None
    assert shown.taken_at.isoformat() == "2024-06-09T07:30:00+00:00"
    assert shown.latitude == pytest.approx(22.51)
    _, content = obstacle_photos.fetch(number, by=place.commune_officer, on=JUNE)
    assert content == landslide().content


def test_an_obstacle_without_a_photo_says_that_it_has_none(place: District) -> None:
    number = raised(place, None)
    assert obstacle_queries.obstacle_page(number, by=place.village_head, on=JUNE).photo is None
    with pytest.raises(NoSuchPhoto):
        obstacle_photos.fetch(number, by=place.village_head, on=JUNE)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "rỗng"),
        (b"%PDF-1.7\n", "không nhận văn bản"),
        (b"<html><script>", "Không nhận ra ảnh"),
        (photo() + b"\0" * LARGEST_FILE, "lớn hơn 15 MB"),
    ],
    ids=["empty", "a paper", "a page", "too large"],
)
def test_what_is_no_photo_or_too_large_raises_nothing(place: District, content: bytes, why: str) -> None:
    with pytest.raises(NotEvidence, match=why):
        raised(place, NewPhoto(content, "anh.jpg"))
    assert not Obstacle.objects.exists()
    assert not files.place_of(files.digest_of(content)).exists()


def test_a_double_click_keeps_one_photo(place: District) -> None:
    client_id = uuid4()
    assert raised(place, landslide(), client_id=client_id) == raised(place, landslide(), client_id=client_id)
    assert ObstaclePhoto.objects.count() == 1


def test_who_does_not_see_the_obstacle_does_not_get_its_photo(place: District) -> None:
    number = raised(place, landslide())
    stranger = person(Role.COMMUNE_OFFICER, place.country.other_commune, username="la")
    with pytest.raises(NotAllowed):
        obstacle_photos.fetch(number, by=stranger, on=JUNE)

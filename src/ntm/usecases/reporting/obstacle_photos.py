"""The photo with which an obstacle is raised: bounded, known by its own bytes, with its own time and place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ntm.documents import photos
from ntm.documents.photos import Looked, NotEvidence
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Obstacle, ObstaclePhoto
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.instruments import evidence as files
from ntm.usecases.reporting.evidence import LARGEST_FILE, safe_name

__all__ = ["LARGEST_FILE", "NotEvidence"]


class NoSuchPhoto(LookupError):
    """No obstacle has that number, or it was raised without a photo."""


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo as somebody sends it: its bytes and the name that their device gave it."""

    content: bytes
    file_name: str


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo as pages show it; time and place are its own statement, None where it makes none."""

    obstacle_id: int
    file_name: str
    media_type: str
    size: int
    taken_at: datetime | None
    latitude: float | None
    longitude: float | None


def look(photo: NewPhoto) -> Looked:
    """Return what a photo is by its bytes; raise `NotEvidence` for one that is empty, too large or no photo."""
    if not photo.content:
        raise NotEvidence("Tệp ảnh rỗng.")
    if len(photo.content) > LARGEST_FILE:
        raise NotEvidence(too_large())
    try:
        looked = photos.look(photo.content)
    except NotEvidence as error:
        raise NotEvidence("Không nhận ra ảnh trong tệp này: chỉ nhận ảnh JPEG, PNG hoặc WebP.") from error
    if not looked.media_type.startswith("image/"):
        raise NotEvidence("Chỉ nhận ảnh (JPEG, PNG, WebP), không nhận văn bản.")
    return looked


def too_large() -> str:
    """Return the Vietnamese sentence about a file beyond the bound."""
    return f"Ảnh lớn hơn {LARGEST_FILE // 1024 // 1024} MB."


def keep(obstacle: Obstacle, photo: NewPhoto, looked: Looked) -> str:
    """Write that a new obstacle was raised with a photo, whose bytes are kept already, and return their digest.

    For the transaction that raises the obstacle.
    """
    digest = files.digest_of(photo.content)
    ObstaclePhoto.objects.create(
        obstacle=obstacle,
        digest=digest,
        file_name=safe_name(photo.file_name),
        media_type=looked.media_type,
        size=len(photo.content),
        taken_at=looked.taken_at,
        latitude=looked.latitude,
        longitude=looked.longitude,
    )
    return digest


def photo_of(obstacle_id: int) -> PhotoView | None:
    """Return the photo of an obstacle as pages show it, None where it was raised without one."""
    row = ObstaclePhoto.objects.filter(obstacle_id=obstacle_id).first()
    return _view(row) if row is not None else None


def fetch(obstacle_id: int, *, by: User, on: date) -> tuple[PhotoView, bytes]:
    """Return the photo of an obstacle with its bytes, for whoever may see the obstacle.

    Raise `NoSuchPhoto`, `NotAllowed`, or what `instruments.evidence.fetch` raises for a missing or damaged file.
    """
    row = ObstaclePhoto.objects.select_related("obstacle").filter(obstacle_id=obstacle_id).first()
    if row is None:
        raise NoSuchPhoto(str(obstacle_id))
    rules.require(by, Action.VIEW, unit_id=row.obstacle.unit_id, on=on)
    return _view(row), files.fetch(row.digest)


def _view(row: ObstaclePhoto) -> PhotoView:
    return PhotoView(
        obstacle_id=row.obstacle_id,
        file_name=row.file_name,
        media_type=row.media_type,
        size=row.size,
        taken_at=row.taken_at,
        latitude=row.latitude,
        longitude=row.longitude,
    )

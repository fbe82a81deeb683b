"""The voice note with which an obstacle is raised: bounded, known by its own bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.documents import recordings
from ntm.documents.recordings import NotARecording
from ntm.store.accounts.models import User
from ntm.store.reporting.models import Obstacle, ObstacleRecording
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.instruments import evidence as files
from ntm.usecases.reporting.evidence import LARGEST_FILE, safe_name

__all__ = ["LARGEST_FILE", "NotARecording"]


class NoSuchRecording(LookupError):
    """No obstacle has that number, or it was raised without a voice note."""


@dataclass(frozen=True, slots=True)
class NewRecording:
    """A voice note as somebody sends it: its bytes and the name that their device gave it."""

    content: bytes
    file_name: str


@dataclass(frozen=True, slots=True)
class RecordingView:
    """A voice note as pages offer it."""

    obstacle_id: int
    file_name: str
    media_type: str
    size: int


def look(recording: NewRecording) -> str:
    """Return the media type of a voice note; raise `NotARecording` for one that is empty, too large or none."""
    if not recording.content:
        raise NotARecording("Tệp ghi âm rỗng.")
    if len(recording.content) > LARGEST_FILE:
        raise NotARecording(f"Tệp ghi âm lớn hơn {LARGEST_FILE // 1024 // 1024} MB.")
    return recordings.look(recording.content)


def keep(obstacle: Obstacle, recording: NewRecording, media_type: str) -> str:
    """Write that a new obstacle was raised with a voice note, whose bytes are kept already; return their digest.

    For the transaction that raises the obstacle.
    """
    digest = files.digest_of(recording.content)
    ObstacleRecording.objects.create(
        obstacle=obstacle,
        digest=digest,
        file_name=safe_name(recording.file_name),
        media_type=media_type,
        size=len(recording.content),
    )
    return digest


def recording_of(obstacle_id: int) -> RecordingView | None:
    """Return the voice note of an obstacle, None where it was raised without one."""
    row = ObstacleRecording.objects.filter(obstacle_id=obstacle_id).first()
    return RecordingView(obstacle_id, row.file_name, row.media_type, row.size) if row is not None else None


def fetch(obstacle_id: int, *, by: User, on: date) -> tuple[RecordingView, bytes]:
    """Return the voice note of an obstacle with its bytes, for whoever may see the obstacle.

    Raise `NoSuchRecording`, `NotAllowed`, or what `instruments.evidence.fetch` raises for a missing or damaged file.
    """
    row = ObstacleRecording.objects.select_related("obstacle").filter(obstacle_id=obstacle_id).first()
    if row is None:
        raise NoSuchRecording(str(obstacle_id))
    rules.require(by, Action.VIEW, unit_id=row.obstacle.unit_id, on=on)
    return RecordingView(obstacle_id, row.file_name, row.media_type, row.size), files.fetch(row.digest)

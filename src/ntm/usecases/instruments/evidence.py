"""Original bytes of papers and photos, kept outside of the database by digest: `NTM_HOME/evidence/<2 hex>/<sha256>`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class EvidenceIsMissing(FileNotFoundError):
    """The original is not among the evidence files."""


class EvidenceIsDamaged(RuntimeError):
    """A file's bytes are no longer those of its digest."""


def folder() -> Path:
    """Return the folder of all evidence files."""
    return Path(settings.NTM_HOME) / "evidence"


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def place_of(digest: str) -> Path:
    """Return where the file of a digest is kept."""
    return folder() / digest[:2] / digest


def keep(content: bytes) -> bool:
    """Write the bytes under their digest, durably and in one step; return whether the file is new.

    A file that is there is believed only when its bytes are right; a damaged one is replaced.
    """
    digest = digest_of(content)
    place = place_of(digest)
    if place.exists() and digest_of(place.read_bytes()) == digest:
        return False
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, beside = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    # The name must outlive a power cut as the bytes do.
    entry = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)
    return True


def fetch(digest: str) -> bytes:
    """Return the bytes kept under a digest; raise `EvidenceIsMissing`, or `EvidenceIsDamaged` when they changed."""
    try:
        content = place_of(digest).read_bytes()
    except FileNotFoundError as error:
        raise EvidenceIsMissing(digest) from error
    if digest_of(content) != digest:
        raise EvidenceIsDamaged(digest)
    return content


def remove(digest: str) -> None:
    """Remove the file of a digest; do nothing where there is none. For files that nothing names."""
    place_of(digest).unlink(missing_ok=True)

"""Originals are kept under their digest, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ntm.usecases.instruments import evidence


@pytest.fixture(autouse=True)
def _home(settings: Any, tmp_path: Path) -> None:
    settings.NTM_HOME = tmp_path


def test_bytes_come_back_as_they_were_given() -> None:
    content = bytes(range(256)) * 100
    assert evidence.keep(content)
    assert evidence.fetch(evidence.digest_of(content)) == content


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    assert evidence.keep(b"x")
    assert not evidence.keep(b"x")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_the_place_is_two_letters_of_the_digest_and_the_digest(tmp_path: Path) -> None:
    evidence.keep(b"x")
    digest = evidence.digest_of(b"x")
    assert (tmp_path / "evidence" / digest[:2] / digest).is_file()


def test_a_damaged_file_is_refused_and_written_anew_when_the_bytes_come_again() -> None:
    evidence.keep(b"whole")
    digest = evidence.digest_of(b"whole")
    evidence.place_of(digest).write_bytes(b"w")
    with pytest.raises(evidence.EvidenceIsDamaged):
        evidence.fetch(digest)
    assert evidence.keep(b"whole")
    assert evidence.fetch(digest) == b"whole"


def test_a_missing_file_is_said_to_be_missing() -> None:
    with pytest.raises(evidence.EvidenceIsMissing):
        evidence.fetch("0" * 64)


def test_nothing_half_written_is_left_when_the_disk_refuses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(evidence.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        evidence.keep(b"much")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

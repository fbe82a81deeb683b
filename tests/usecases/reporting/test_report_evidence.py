"""Photos and papers of a report: bounded, under safe names, once however often sent, shown to whom they are for."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from ntm.core.kernel.states import Role
from ntm.store.reporting.models import FigureEvidence
from ntm.usecases.access.rules import NotAllowed
from ntm.usecases.reporting import evidence
from tests.documents.test_photos import photo
from tests.usecases.access.places import person
from tests.usecases.reporting.programme import WORKING_DAY, Programme, make_programme, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(tmp_path: Path, settings: pytest.FixtureRequest) -> Programme:
    settings.NTM_HOME = tmp_path  # type: ignore[attr-defined]
    return make_programme()


def attach(programme: Programme, report_id: int, **changes: object) -> int:
    given: dict[str, object] = {
        "report_id": report_id,
        "measure": "4.2",
        "content": photo(taken="2024:06:09 14:30:00", north=(22.0, 30.0, 36.0)),
        "file_name": "đường điện.jpg",
        "note": "",
        "client_id": uuid4(),
        "by": programme.officer,
        "on": WORKING_DAY,
        "at": moment(WORKING_DAY),
    }
    return evidence.attach(**(given | changes))  # type: ignore[arg-type]


def test_a_photo_is_kept_with_its_own_time_and_place(programme: Programme) -> None:
    report_id = programme.open()
    attach(programme, report_id)
    (kept,) = evidence.evidence_of(report_id, by=programme.office, on=WORKING_DAY)
    assert (kept.measure, kept.file_name, kept.media_type) == ("4.2", "đường điện.jpg", "image/jpeg")
    assert kept.latitude == pytest.approx(22.51)
    _, content = evidence.fetch(kept.id, by=programme.office, on=WORKING_DAY)
    assert content.startswith(b"\xff\xd8")


def test_sent_twice_it_is_kept_once(programme: Programme) -> None:
    report_id, click = programme.open(), uuid4()
    assert attach(programme, report_id, client_id=click) == attach(programme, report_id, client_id=click)
    assert FigureEvidence.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\x\\ảnh.jpg", "ảnh.jpg"),
        ("a\u202egpj.exe\x00.jpg", "agpj.exe.jpg"),
        ('"><script>.jpg', "script.jpg"),
        ("...", "minh-chung"),
        (".jpg", "minh-chung.jpg"),
    ],
)
def test_a_hostile_name_loses_what_is_hostile(name: str, kept: str) -> None:
    assert evidence.safe_name(name) == kept


def test_a_very_long_name_keeps_its_ending() -> None:
    kept = evidence.safe_name("x" * 400 + ".jpeg")
    assert len(kept) <= 120 and kept.endswith(".jpeg")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"content": b""}, "rỗng"),
        ({"content": b"MZ\x90"}, "Chỉ nhận"),
        ({"content": b"\xff" * (evidence.LARGEST_FILE + 1)}, "lớn hơn"),
        ({"measure": "99.9"}, "Không có chỉ tiêu"),
    ],
)
def test_what_cannot_be_evidence_is_refused_and_nothing_is_kept(
    programme: Programme, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(evidence.NotEvidence, match=words):
        attach(programme, programme.open(), **changes)
    assert not FigureEvidence.objects.exists()


def test_a_stranger_attaches_nothing(programme: Programme) -> None:
    report_id = programme.open()
    stranger = person(Role.COMMUNE_OFFICER, programme.country.neighbour)
    with pytest.raises(NotAllowed):
        attach(programme, report_id, by=stranger)


def test_what_shows_criterion_19_is_for_those_in_charge(programme: Programme) -> None:
    report_id = programme.open()
    number = attach(programme, report_id, measure="19.1")
    outsider = person(Role.AGENCY, programme.country.district, criteria=("15",))
    assert evidence.evidence_of(report_id, by=outsider, on=WORKING_DAY) == ()
    with pytest.raises(NotAllowed, match="19"):
        evidence.fetch(number, by=outsider, on=WORKING_DAY)
    assert len(evidence.evidence_of(report_id, by=programme.officer, on=WORKING_DAY)) == 1

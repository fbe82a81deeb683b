"""`ntm backup` and `ntm restore`: everything comes back, or nothing is touched."""

from __future__ import annotations

import hashlib
import io
import json
import random
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm.config import backup
from tests.cli.installations import TestInstallation, installation

PAPER = "Kế hoạch số 133/KH-UBND".encode() * 500

#: A person, a commune with figures, and what the audit says of them.
FILL = """
import django; django.setup()
from datetime import UTC, date, datetime
from django.db import transaction
from ntm.store.accounts.models import User
from ntm.store.base import open_span
from ntm.store.criteria.models import Form
from ntm.store.reporting.models import ReportRevision
from ntm.store.territory.models import Unit
from ntm.usecases.audit import operations as audit
at = datetime(2024, 6, 10, 1, tzinfo=UTC)
with transaction.atomic():
    user = User.objects.create(username="lan", full_name="Lò Thị Lan")
    unit = Unit.objects.create()
    form = Form.objects.create(**FORM)
    ReportRevision.objects.create(unit=unit, as_of=date(2023, 12, 31), form=form, revision=1, saved_at=at, by=user,
                                  source="Báo cáo xã", v=[77.5, None, 0], src=[1, 0, 1])
    for number in range(5):
        audit.append(chain=unit.pk, what="figures.entered", payload={"n": number}, by=user, at=at)
audit.take_root(date(2024, 6, 10), at)
from django.contrib.sessions.models import Session
Session.objects.create(session_key="open", session_data="x", expire_date=at)
"""


def form_fields() -> str:
    from ntm.store.criteria.models import Form

    values = {"measures": ["1.1", "1.2", "2.1"]}
    names = {field.name for field in Form._meta.get_fields()}
    values |= {name: "commune-2021-2025" for name in ("set_code", "code") if name in names}
    values |= {name: "0" * 64 for name in ("digest",) if name in names}
    return repr({name: value for name, value in values.items() if name in names})


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestInstallation]:
    """Give an installation with figures, an audit and two evidence files."""
    home = tmp_path_factory.mktemp("source")
    with installation(home, template="ntm_template") as source:
        done = source.python(
            "-c",
            "import os; os.environ['DJANGO_SETTINGS_MODULE']='ntm.config.settings'\n"
            + FILL.replace("**FORM", f"**{form_fields()}"),
        )
        assert done.returncode == 0, done.stderr[-2000:]
        for content in (PAPER, b""):
            digest = hashlib.sha256(content).hexdigest()
            place = home / "evidence" / digest[:2] / digest
            place.parent.mkdir(parents=True)
            place.write_bytes(content)
        (home / "evidence" / ".new-half").write_bytes(b"half a paper")
        yield source


@pytest.fixture(scope="module")
def file(source: TestInstallation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a backup of it."""
    path = tmp_path_factory.mktemp("backup") / "ntm.backup"
    done = source.ntm("backup", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 tệp minh chứng" in done.stdout
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestInstallation]:
    """Give an installation with an empty database."""
    with installation(tmp_path / "home", template="template0") as empty:
        yield empty


def tables(place: TestInstallation) -> int:
    return place.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")[0][0]


def test_figures_evidence_and_audit_come_back(file: Path, source: TestInstallation, empty: TestInstallation) -> None:
    done = empty.ntm("restore", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    for query in (
        "SELECT v, src, source FROM report_revision",
        "SELECT * FROM audit ORDER BY id",
        "SELECT * FROM account",
    ):
        assert empty.execute(query) == source.execute(query) != []
    digest = hashlib.sha256(PAPER).hexdigest()
    assert (empty.home / "evidence" / digest[:2] / digest).read_bytes() == PAPER
    assert len([path for path in (empty.home / "evidence").rglob("*") if path.is_file()]) == 2
    assert [path.name for path in empty.home.iterdir() if path.name.startswith(".")] == []
    assert empty.ntm("audit", "verify").returncode == 0
    # The tables still refuse changes, and new rows get new numbers.
    with pytest.raises(Exception, match="append-only"):
        empty.execute("DELETE FROM report_revision")
    assert (
        empty.execute("INSERT INTO unit (own_code) VALUES ('x') RETURNING id")[0]
        > source.execute("SELECT max(id) FROM unit")[0]
    )


#: Two people of a province put its levels in force.
ENTER_LAW = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "ntm.config.settings"
import django; django.setup()
from datetime import date
from ntm.core.kernel.states import Role
from ntm.store.territory.models import UnitVersion
from ntm.usecases.criteria import entry, entry_queries
from tests.documents.law_workbook.books import changed, put, row_of
from tests.usecases.access.places import AT, make_country, person
country, code, on = make_country(), "commune-2021-2025@lai-chau", date(2024, 11, 4)
UnitVersion.objects.filter(unit=country.province).update(code="12")
def fill(sheets):
    row = row_of(sheets, "Mức của tỉnh", Chỉ_tiêu="2.1")
    put(sheets, "Mức của tỉnh", row, "Giá trị", 80)
    put(sheets, "Mức của tỉnh", row, "Chỗ trong văn bản", "Phụ lục")
one, two = (person(Role.PROVINCE_OFFICE, country.province, username=name) for name in ("soan", "duyet"))
content = changed(entry_queries.workbook(code, on=on), fill)
draft = entry.save_draft(content=content, file_name="a.xlsx", reason="1487", by=one, on=on, at=AT)
entry.approve(draft_id=draft, note="", by=two, on=on, at=AT)
"""


def test_a_law_that_people_entered_is_in_force_again_after_a_restore(tmp_path: Path, empty: TestInstallation) -> None:
    home = tmp_path / "office"
    with installation(home, template="ntm_template") as office:
        done = office.python("-c", ENTER_LAW)
        assert done.returncode == 0, done.stderr[-2000:]
        assert office.ntm("backup", str(tmp_path / "ntm.backup")).returncode == 0
    place = Path("law/criteria/commune-2021-2025@lai-chau/overlay.yaml")
    assert (home / place).is_file()
    done = empty.ntm("restore", str(tmp_path / "ntm.backup"))
    assert (done.returncode, done.stderr) == (0, "")
    assert (empty.home / place).read_bytes() == (home / place).read_bytes()
    assert empty.ntm("law", "check").returncode == 0


def test_a_backup_signs_nobody_in_and_is_its_owners(file: Path, empty: TestInstallation) -> None:
    assert empty.ntm("restore", str(file)).returncode == 0
    assert empty.execute("SELECT count(*) FROM django_session") == [(0,)]
    assert file.stat().st_mode & 0o077 == 0


def test_a_backup_never_overwrites(file: Path, source: TestInstallation) -> None:
    before = file.read_bytes()
    done = source.ntm("backup", str(file))
    assert done.returncode == 1
    assert "Đã có tệp" in done.stderr
    assert file.read_bytes() == before


def test_a_backup_that_fails_leaves_no_file(tmp_path: Path, empty: TestInstallation) -> None:
    done = empty.ntm("backup", str(tmp_path / "x.backup"))  # a database without tables
    assert done.returncode == 1
    assert not list(tmp_path.glob("*x.backup*"))


def test_a_database_that_is_not_empty_is_refused_and_left_alone(file: Path, source: TestInstallation) -> None:
    before = source.execute("SELECT count(*) FROM audit")
    done = source.ntm("restore", str(file))
    assert done.returncode == 1
    assert "không trống" in done.stderr
    assert source.execute("SELECT count(*) FROM audit") == before


def test_an_evidence_folder_that_is_not_empty_is_refused(file: Path, empty: TestInstallation) -> None:
    (empty.home / "evidence").mkdir(parents=True)
    (empty.home / "evidence" / "mine").write_bytes(b"x")
    done = empty.ntm("restore", str(file))
    assert done.returncode == 1
    assert "không trống" in done.stderr
    assert tables(empty) == 0


def test_one_flipped_byte_anywhere_is_refused(file: Path, tmp_path: Path) -> None:
    content = file.read_bytes()
    chance = random.Random(2024)
    places = {0, 100, len(content) - 1, len(content) - 60, len(content) - 100}
    places |= {chance.randrange(len(content)) for _ in range(60)}
    damaged = tmp_path / "damaged"
    for place in places:
        damaged.write_bytes(
            content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]
        )
        with pytest.raises(backup.BackupDamaged):
            backup.require_intact(damaged)


def test_a_flipped_byte_is_refused_before_the_database_is_touched(
    file: Path, tmp_path: Path, empty: TestInstallation
) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "damaged").write_bytes(content)
    done = empty.ntm("restore", str(tmp_path / "damaged"))
    assert done.returncode == 1
    assert "đã bị thay đổi" in done.stderr
    assert tables(empty) == 0


@pytest.mark.parametrize("length", [0, 1, 511, 5000, -1, -80, -2000])
def test_a_cut_file_is_refused(file: Path, tmp_path: Path, length: int) -> None:
    (tmp_path / "cut").write_bytes(file.read_bytes()[:length])
    with pytest.raises(backup.BackupDamaged):
        backup.require_intact(tmp_path / "cut")


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "foreign").write_bytes(b"PK\x03\x04" + bytes(5000))
    with pytest.raises(backup.BackupDamaged, match="không phải tệp sao lưu"):
        backup.require_intact(tmp_path / "foreign")


def forged(path: Path, entries: list[tuple[tarfile.TarInfo, bytes]], *, listed: dict[str, bytes]) -> Path:
    """Write a file whose digests are all right, with whatever entries somebody wanted."""
    members = {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in listed.items()}
    manifest = {
        "format": 1,
        "program": "0",
        "made_at": "",
        "members": members,
        "rows": {},
        "migrations": [],
        "audit_heads": {},
    }
    text = json.dumps(manifest).encode()
    info = tarfile.TarInfo("manifest.json")
    info.size = len(text)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for entry, data in [*entries, (info, text)]:
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    content = buffer.getvalue()
    path.write_bytes(content + f"\nntm-backup sha256 {hashlib.sha256(content).hexdigest()}\n".encode())
    return path


def entry(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = "/etc/passwd" if kind in {tarfile.SYMTYPE, tarfile.LNKTYPE} else ""
    return info


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/evil",
        "evidence/../../evil",
        "evidence//evil",
        "evidence/./evil",
        "evidence",
        "other",
        "evidence/",
    ],
)
def test_a_member_that_would_land_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    listed = {"database.dump": b"x", name: b"evil"}
    path = forged(tmp_path / "forged", [(entry("database.dump"), b"x"), (entry(name), b"evil")], listed=listed)
    with pytest.raises(backup.BackupDamaged, match="không được phép"):
        backup.require_intact(path)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_a_member_that_is_no_plain_file_is_refused(tmp_path: Path, kind: bytes) -> None:
    path = forged(tmp_path / "forged", [(entry("evidence/x", kind), b"")], listed={"evidence/x": b""})
    with pytest.raises(backup.BackupDamaged):
        backup.require_intact(path)


def test_a_member_that_the_manifest_does_not_list_or_that_is_missing_is_refused(tmp_path: Path) -> None:
    dump = (entry("database.dump"), b"x")
    extra = forged(tmp_path / "extra", [dump, (entry("evidence/x"), b"y")], listed={"database.dump": b"x"})
    missing = forged(tmp_path / "missing", [dump], listed={"database.dump": b"x", "evidence/x": b"y"})
    other = forged(tmp_path / "other", [dump], listed={"database.dump": b"z"})
    for path in (extra, missing, other):
        with pytest.raises(backup.BackupDamaged, match="không khớp bảng kê"):
            backup.require_intact(path)


def test_a_backup_of_a_newer_version_is_refused(
    file: Path, tmp_path: Path, empty: TestInstallation, source: TestInstallation
) -> None:
    source.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('reporting', '9999_later', now())")
    try:
        assert source.ntm("backup", str(tmp_path / "newer")).returncode == 0
    finally:
        source.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
    done = empty.ntm("restore", str(tmp_path / "newer"))
    assert done.returncode == 1
    assert "phiên bản mới hơn" in done.stderr
    assert tables(empty) == 0


def test_a_backup_whose_audit_was_tampered_with_comes_back_and_says_so(tmp_path: Path, empty: TestInstallation) -> None:
    with installation(tmp_path / "other", template="ntm_template") as other:
        other.execute(
            "INSERT INTO audit (chain, seq, at, what, payload, prev, hash)"
            " VALUES (1, 1, now(), 'x', '{}', '\\x00', '\\x00')"
        )
        assert other.ntm("backup", str(tmp_path / "tampered")).returncode == 0
    done = empty.ntm("restore", str(tmp_path / "tampered"))
    assert done.returncode == 1
    assert "Đã khôi phục" in done.stdout
    assert "đã bị sửa" in done.stderr

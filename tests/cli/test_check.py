"""`ntm check` and `ntm audit`: what is well is said to be well, and what is not is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.installations import TestInstallation, installation


@pytest.fixture
def place(tmp_path: Path) -> Iterator[TestInstallation]:
    with installation(tmp_path / "home", template="ntm_template") as place:
        yield place


def parts(place: TestInstallation) -> tuple[int, dict[str, dict]]:
    done = place.ntm("check", "--json")
    answer = json.loads(done.stdout)
    assert answer["ok"] == (done.returncode == 0)
    return done.returncode, {part["key"]: part for part in answer["parts"]}


def test_a_good_installation_is_well_in_every_part(place: TestInstallation) -> None:
    done = place.ntm("check")
    assert done.returncode == 0, done.stdout
    assert "✗" not in done.stdout
    for name in (
        "Cơ sở dữ liệu",
        "Cấu trúc bảng",
        "Tệp luật",
        "Dung lượng đĩa",
        "Đồng hồ",
        "Thư mục minh chứng",
        "Phông",
    ):
        assert f"✓ {name}" in done.stdout


def test_missing_migrations_extensions_and_a_refused_law_file_are_named(place: TestInstallation) -> None:
    place.execute("DELETE FROM django_migrations WHERE app = 'reading'")
    place.execute("DROP EXTENSION pg_trgm CASCADE")
    (place.home / "law" / "criteria" / "mine").mkdir(parents=True)
    (place.home / "law" / "criteria" / "mine" / "set.yaml").write_text("nonsense: true\n")
    status, found = parts(place)
    assert status == 1
    assert {key for key, part in found.items() if not part["ok"]} == {"migrations", "extensions", "law"}
    assert "ntm serve" in found["migrations"]["seen"]
    assert "pg_trgm" in found["extensions"]["seen"]
    assert "mine" in found["law"]["seen"]


def test_an_evidence_folder_that_cannot_be_written_is_named(place: TestInstallation) -> None:
    place.home.mkdir(exist_ok=True)
    (place.home / "evidence").write_text("a file where the folder should be")
    status, found = parts(place)
    assert status == 1
    assert not found["evidence"]["ok"]


def test_a_database_that_does_not_answer_is_one_bad_line_and_the_rest_is_still_looked_at(
    place: TestInstallation,
) -> None:
    nobody = TestInstallation(home=place.home, url="postgresql://ntm:x@127.0.0.1:1/ntm")
    status, found = parts(nobody)
    assert status == 1
    assert not found["database"]["ok"]
    assert found["law"]["ok"]
    assert found["queue"]["ok"]


def test_the_audit_is_verified_and_its_root_taken_once_a_day(place: TestInstallation) -> None:
    first = place.ntm("audit", "verify")
    assert first.returncode == 0
    assert "Chưa có mã gốc nào" in first.stdout
    root = place.ntm("audit", "root")
    assert root.returncode == 0
    day, digest = root.stdout.removeprefix("Mã gốc ngày ").strip().split(": ")
    assert place.ntm("audit", "root").returncode == 1
    assert place.ntm("audit", "verify", f"--root={day}={digest}").returncode == 0
    wrong = place.ntm("audit", "verify", f"--root={day}={'0' * 64}")
    assert wrong.returncode == 1
    assert "khác với mã mà bản in có ghi" in wrong.stderr
    assert place.ntm("audit", "verify", "--root=yesterday").returncode == 2


def test_a_changed_entry_is_printed_as_one_line(place: TestInstallation) -> None:
    assert place.ntm("audit", "root").returncode == 0
    place.execute("SET session_replication_role = replica; UPDATE audit SET payload = '{}'")
    done = place.ntm("audit", "verify")
    assert done.returncode == 1
    assert "Dòng 1 trong chuỗi của hệ thống đã bị sửa" in done.stderr
    assert "KHÔNG nguyên vẹn" in done.stdout


def test_no_folder_is_left_in_the_temporary_place(place: TestInstallation) -> None:
    place.ntm("check")
    assert not list((place.home / "evidence").iterdir())
    shutil.rmtree(place.home)

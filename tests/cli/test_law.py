"""`ntm law`: what it lists and what it refuses."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import pytest

from ntm.cli import law
from ntm.law.files import load_library, package_folder


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    law.add_parser(parser.add_subparsers())
    options = parser.parse_args(["law", *arguments])
    return int(options.run(options))


@pytest.fixture(autouse=True)
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NTM_HOME", raising=False)


def test_check_lists_every_set_with_what_is_unverified_and_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    out, err = capsys.readouterr()
    assert not err
    assert "commune-2021-2025: 19 tiêu chí, 57 chỉ tiêu, hiệu lực từ 08/03/2022 đến trước 15/02/2026" in out
    assert "chưa đối chiếu văn bản gốc: 323/323 giá trị" in out
    assert "17.1:piped (từ 01/03/2024): mọi vùng" in out
    assert run("check", "--lang", "en") == 0
    assert "323 of 323 values" in capsys.readouterr().out


def test_a_refused_file_of_the_home_is_listed_with_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "law" / "criteria" / "commune-2021-2025"
    shutil.copytree(package_folder() / "criteria" / "commune-2021-2025", copy)
    file = copy / "5-political-system.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("is_true", "is_ture", 1), encoding="utf-8")
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    assert run("check") == 1
    err = capsys.readouterr().err
    assert str(file) in err and "[18.1].versions[2022-03-08].requirements[18.1].operator" in err


@pytest.mark.parametrize("place", ["criteria/x.yaml", "x.yaml", "criteria/x/set.yml", "criteria/x/cu/set.yaml"])
def test_a_file_that_nothing_reads_is_said_to_lie_in_the_wrong_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    file = tmp_path / "law" / place
    file.parent.mkdir(parents=True)
    shutil.copy(package_folder() / "criteria" / "village-yen-bai" / "set.yaml", file)
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    assert run("check") == 1
    err = capsys.readouterr().err
    assert f"{file}: -: tệp nằm ngoài thư mục của bộ tiêu chí nên không được đọc" in err
    assert "chỗ bị từ chối" in err


def test_shared_files_and_those_of_other_areas_are_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("instruments.yaml", "contents.yaml", "continuity.yaml", "reporting/calendars.yaml"):
        file = tmp_path / "law" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        source = package_folder() / place
        file.write_bytes(source.read_bytes() if source.is_file() else b"days: []")
    monkeypatch.setenv("NTM_HOME", str(tmp_path))
    assert run("check") == 0


def test_a_folder_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--law", "/no/such/folder") == 2


def test_docs_writes_a_page_a_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("docs", "--out", str(tmp_path / "law")) == 0
    sets = {f"{code}.md" for code in load_library([package_folder()]).sets}
    assert "commune-2021-2025@lai-chau.md" in sets
    assert {file.name for file in (tmp_path / "law").iterdir()} == {
        "README.md",
        "instruments.md",
        "continuity.md",
        "contents.md",
        *sets,
    }

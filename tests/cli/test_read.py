"""`ntm read`: what it prints, and how it ends."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from ntm.cli import read
from ntm.usecases.demonstration.paper_files import paper_files

PAPERS = paper_files(None)
QUIET = """ỦY BAN NHÂN DÂN
HUYỆN PHONG THỔ
Số: 12/KH-UBND
Phong Thổ, ngày 10 tháng 01 năm 2024
KẾ HOẠCH
Xây dựng nông thôn mới năm 2024 huyện Phong Thổ, tỉnh Lai Châu
I. MỤC TIÊU
- Có 12/16 xã đạt tiêu chí số 2 về Giao thông.
"""


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    read.add_parser(parser.add_subparsers())
    options = parser.parse_args(["read", *words])
    return int(options.run(options))


@pytest.fixture
def quiet(tmp_path: Path) -> str:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(QUIET, "utf-8")
    return str(path)


def test_a_paper_without_contradictions_ends_with_nought(quiet: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(quiet) == 0
    printed = capsys.readouterr()
    assert "UBND huyện Phong Thổ" in printed.out
    assert "TC 2, 12/16 xã, 2024" in printed.out
    assert printed.err == ""


def test_json_has_the_shape_that_scripts_rely_on(quiet: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json", quiet) == 0
    printed = json.loads(capsys.readouterr().out)
    (document,) = printed["documents"]
    assert printed["cross_findings"] == []
    assert document["file"] == quiet
    assert (document["kind"], document["level"], document["number"], document["date"], document["year"]) == (
        "plan",
        "district",
        "12/KH-UBND",
        "2024-01-10",
        2024,
    )
    assert document["draft"] is False
    assert document["unit"] == {"code": "109", "name": "huyện Phong Thổ"}
    (fact,) = document["facts"]
    assert fact["kind"] == "criterion_count"
    assert (fact["criterion"], fact["numerator"], fact["denominator"], fact["value"]) == ("2", 12, 16, None)
    assert QUIET[fact["start"] : fact["end"]] == fact["quote"]
    assert (fact["baseline"], fact["delta"], fact["names"], fact["unit"]) == (False, False, [], "xã")


def test_a_contradiction_ends_with_one_and_is_said_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(PAPERS["muong-khoa-plan-2025"])) == 1
    printed = capsys.readouterr()
    assert "sum_mismatch" in printed.out
    assert "điểm cần xem lại" in printed.err


def test_messages_are_english_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--lang", "en", str(PAPERS["muong-khoa-plan-2025"])) == 1
    assert "points to look at" in capsys.readouterr().err


def test_papers_of_a_context_are_compared_and_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tinh.txt").write_bytes(PAPERS["lai-chau-plan-2024"].read_bytes())
    assert run("--json", "--context", str(tmp_path), str(PAPERS["phong-tho-plan-2024"])) == 1
    printed = json.loads(capsys.readouterr().out)
    assert [document["file"] for document in printed["documents"]] == [str(PAPERS["phong-tho-plan-2024"])]
    assert printed["context"] == [str(tmp_path / "tinh.txt")]
    assert any(
        one["code"] == "cascade" and len(one["files"]) == len(one["quotes"]) for one in printed["cross_agreements"]
    )
    assert all(str(PAPERS["phong-tho-plan-2024"]) in found["files"] for found in printed["cross_findings"])
    assert any(found["code"] == "cascade_conflict" for found in printed["cross_findings"])


def test_a_file_that_is_no_paper_is_refused_and_the_others_are_read(
    quiet: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary = tmp_path / "anh.txt"
    binary.write_bytes(bytes(range(256)) * 10)
    assert run("--json", quiet, str(binary)) == 1
    printed = capsys.readouterr()
    assert [document["file"] for document in json.loads(printed.out)["documents"]] == [quiet]
    assert json.loads(printed.out)["refused"][0]["file"] == str(binary)
    assert str(binary) in printed.err


def test_a_file_or_folder_that_is_not_there_is_wrong_use(quiet: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("khong-co.txt") == 2
    assert run("--context", "khong-co", quiet) == 2
    assert "Không có" in capsys.readouterr().err


CASES = """
- paper: 15/KH-UBND
  title: Kế hoạch xây dựng nông thôn mới năm 2024
  text: "- Có 10/16 xã đạt tiêu chí số 2 về Giao thông."
  read:
  - {kind: criterion_count, criterion: "2", numerator: 10, denominator: 16}
  not_read: []
"""


def test_cases_of_corrections_are_tried_without_any_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ca.yaml"
    file.write_text(CASES, encoding="utf-8")
    assert run("--cases", str(file)) == 0
    assert "1 ca, 0 ca còn đọc sai" in capsys.readouterr().out


def test_a_case_that_is_still_misread_ends_with_one_and_says_what(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ca.yaml"
    file.write_text(CASES.replace("numerator: 10", "numerator: 11"), encoding="utf-8")
    assert run("--cases", str(file)) == 1
    said = capsys.readouterr()
    assert "not read: {'kind': 'criterion_count'" in said.out
    assert "1 ca còn đọc sai" in said.err


@pytest.mark.parametrize("content", ["không phải danh sách", "[1, 2]", "- text: 5", "a: [", "- {text: x, read: []}"])
def test_a_file_that_holds_no_cases_is_wrong_use(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ca.yaml"
    file.write_text(content, encoding="utf-8")
    assert run("--cases", str(file)) == 2
    assert "ca đọc" in capsys.readouterr().err


def test_reading_asks_for_papers_or_for_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert "--cases" in capsys.readouterr().err

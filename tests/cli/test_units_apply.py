"""`ntm units apply`, `undo`, `events`, `reform`: rehearsed first, applied on request, taken back."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from ntm.cli import units
from ntm.core.kernel.states import Level
from ntm.core.territory.events import EventFileRefused, read_event
from ntm.law.territory.events import as_yaml, load_event
from ntm.usecases.territory import operations, queries, reform

AT = datetime(2025, 9, 10, 3, tzinfo=UTC)
EVENT = """
event: doi-ten-thu
title: Đổi tên thử
starts_on: 2026-03-01
papers:
  - {number: 1/NQ-HĐND, title: Nghị quyết đổi tên, issuer: HĐND tỉnh, issued_on: 2026-01-15}
acts:
  - rename: {unit: "03394", name: Sin Suối Hồ Mới}
"""


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    units.add_parser(parser.add_subparsers())
    options = parser.parse_args(["units", *arguments])
    return int(options.run(options))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "event.yaml"
    path.write_text(EVENT, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_file_is_rehearsed_then_applied_then_taken_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    operations.load_units(by=None, at=AT)
    day = date(2026, 3, 1)

    def name() -> str:
        return queries.find_unit("03394", Level.COMMUNE, day).name

    assert run("apply", str(file)) == 0
    printed = capsys.readouterr().out
    assert "diễn tập" in printed and "1 thay đổi" in printed and "ban hành 15/01/2026" in printed
    assert all(
        area in printed for area in ("số liệu:", "kế hoạch:", "văn bản:", "người dùng:", "công nhận:", "thôn, bản:")
    )
    assert name() == "Sin Suối Hồ"
    assert run("apply", str(file), "--commit") == 0
    assert name() == "Sin Suối Hồ Mới"
    assert run("apply", str(file), "--commit") == 1
    assert "đã có thay đổi từ 01/03/2026" in capsys.readouterr().err
    assert run("events") == 0
    assert "doi-ten-thu" in capsys.readouterr().out
    assert run("undo", "doi-ten-thu") == 0
    assert name() == "Sin Suối Hồ"
    assert run("undo", "doi-ten-thu") == 1
    assert run("undo", "khong-co") == 1


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('unit: "03394"', "unit: 03637", "acts[0].rename.unit"),  # an octal number to YAML
        ("rename:", "rebaptise:", "acts[0]"),
        ("name: Sin Suối Hồ Mới", "nam: x", "acts[0].rename.nam"),
        ("starts_on: 2026-03-01", "starts_on: 2026-02-30", "không đọc được YAML"),
        ("title: Đổi tên thử", "", "title: thiếu"),
        ("acts:", "acts: []\nother:", "other"),
        ("event: doi-ten-thu", "event: [", "không đọc được YAML"),
    ],
)
def test_a_wrong_file_is_refused_naming_the_key(
    file: Path, old: str, new: str, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(EVENT.replace(old, new), encoding="utf-8")
    assert run("apply", str(file)) == 1
    assert key in capsys.readouterr().err


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("apply", str(tmp_path / "none.yaml")) == 1
    assert "Không đọc được" in capsys.readouterr().err


def test_every_event_of_the_reform_is_written_to_a_file_that_reads_the_same(tmp_path: Path) -> None:
    for event in reform.events():
        if event.province in ("01", "12", "66"):
            path = tmp_path / f"{event.key}.yaml"
            path.write_text(as_yaml(event), encoding="utf-8")
            assert load_event(path).event == event


def test_the_file_of_a_province_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("reform", "12") == 0
    printed = capsys.readouterr().out
    assert read_event(yaml.safe_load(printed)).province == "12"
    assert run("reform", "99") == 1


@pytest.mark.parametrize("share", ["0", "1.5", "-0.5", "nan", "inf", "0.123456789", "nửa"])
def test_a_share_that_is_no_part_is_refused(share: str) -> None:
    told = yaml.safe_load(EVENT)
    new = {"code": "03999", "kind": "commune", "name": "A", "parent": "12", "share": share}
    told["acts"] = [{"split": {"unit": "03394", "into": [new]}}]
    with pytest.raises(EventFileRefused, match=r"into\[0\]\.share"):
        read_event(told)

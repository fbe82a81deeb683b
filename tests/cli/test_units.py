"""`ntm units`: units through time, without a database."""

from __future__ import annotations

import argparse

import pytest

from ntm.cli import units


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    units.add_parser(parser.add_subparsers())
    options = parser.parse_args(["units", *arguments])
    return int(options.run(options))


def test_a_code_without_a_day_shows_every_unit_that_ever_bore_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "03394") == 0
    printed = capsys.readouterr().out
    assert "xã Thèn Sin (huyện Tam Đường, tỉnh Lai Châu): đến hết 30/06/2025" in printed
    assert "xã Sin Suối Hồ (tỉnh Lai Châu): theo danh sách ngày 01/07/2025" in printed


@pytest.mark.parametrize(("day", "name"), [("2025-06-30", "Thèn Sin"), ("01/07/2025", "Sin Suối Hồ")])
def test_a_code_with_a_day_shows_one_unit(day: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "03394", "--on", day) == 0
    assert [name in line for line in capsys.readouterr().out.splitlines()] == [True]


def test_an_earlier_day_says_which_list_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "109", "--on", "2023-12-31") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "theo danh sách ngày 30/06/2025" in lines[0]
    assert len(lines) == 1 + 17


def test_lineage_tells_whole_from_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lineage", "03394", "--on", "2025-07-01") == 0
    merged = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in merged[1:]] == ["←", "←", "←"]
    assert all("toàn bộ" in line for line in merged[1:])
    assert run("lineage", "00016", "--on", "2025-06-30") == 0
    divided = capsys.readouterr().out.splitlines()
    assert all("→ một phần" in line for line in divided[1:])
    assert len(divided) == 3


def test_lineage_of_what_was_left_alone_and_of_a_district(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lineage", "109") == 0
    assert "không có đơn vị kế thừa" in capsys.readouterr().out
    assert run("lineage", "12") == 0
    assert "chưa từng sắp xếp" in capsys.readouterr().out
    assert run("lineage", "23650", "--on", "2024-01-01") == 0
    assert "giữ nguyên từ 01/07/2025" in capsys.readouterr().out


def test_a_name_is_found_without_diacritics(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "nam xe", "--on", "2024-06-10") == 0
    assert "03586  xã Nậm Xe (huyện Phong Thổ, tỉnh Lai Châu)" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "99999"),
        ("show", "1"),
        ("show", "109", "--on", "2025-07-01"),
        ("find", "Hư Không", "--on", "2024-06-10"),
    ],
)
def test_what_is_not_there_is_refused_on_standard_error(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Không có đơn vị" in captured.err


@pytest.mark.parametrize("arguments", [("find", "Nậm Xe"), ("show", "109", "--on", "hôm qua"), ("show",)])
def test_wrong_use_ends_with_2(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2

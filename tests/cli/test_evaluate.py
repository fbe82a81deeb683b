"""`ntm evaluate` as people and scripts use it."""

from __future__ import annotations

import argparse
import csv
import io
import json
from pathlib import Path

import pytest

from ntm.cli import evaluate

UNITS = "unit,region,categories\n03394,TDMNPB,\n03395,DBSH,specially_disadvantaged\n"
SET = "commune-2021-2025"


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    evaluate.add_parser(parser.add_subparsers())
    options = parser.parse_args(["evaluate", *arguments])
    return int(options.run(options))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NTM_HOME", raising=False)
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    return tmp_path


def judged(
    values: str | bytes, capsys: pytest.CaptureFixture[str], *, on: str = "2023-12-31", more: tuple[str, ...] = ()
) -> tuple[int, dict[tuple[str, str, str], dict[str, str]], str]:
    """Write the values, run, return the status, the rows by (unit, criterion, indicator), and standard error."""
    Path("values.csv").write_bytes(values.encode() if isinstance(values, str) else values)
    status = run("--criteria", SET, "--units", "units.csv", "--values", "values.csv", "--on", on, *more)
    out, err = capsys.readouterr()
    rows = {(row["unit"], row["criterion"], row["indicator"]): row for row in csv.DictReader(io.StringIO(out))}
    return status, rows, err


def test_every_unit_has_a_row_an_indicator_and_a_row_a_criterion(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, rows, err = judged("unit,indicator,value\n03394,4.2,96.5\n03394,4.1,đạt\n", capsys)
    assert status == 0 and not err
    assert len(rows) == 2 * (57 + 19)
    assert rows["03394", "4", "4.2"] == {
        "unit": "03394",
        "criterion": "4",
        "indicator": "4.2",
        "verdict": "met",
        "figure": "96.5",
        "threshold": ">= 95",
        "citation": "318/QĐ-TTg, Phụ lục I, chỉ tiêu 4.2",
        "verification": "unverified",
    }
    assert rows["03394", "4", ""]["verdict"] == "met"
    assert rows["03395", "4", ""]["verdict"] == "not_reported"


def test_a_disadvantaged_commune_of_the_delta_is_held_to_the_mountains(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, rows, _ = judged("unit,indicator,value\n03395,4.2,95\n", capsys)
    assert rows["03395", "4", "4.2"]["verdict"] == "met"


def test_composites_are_given_by_measure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, rows, _ = judged(
        "unit,indicator,value\n03394,15.1:male,92\n03394,15.1:female,89.5\n"
        "03394,5.1:schools,4\n03394,5.1:schools_minimum,4\n03394,5.1:schools_level_1,3\n",
        capsys,
    )
    assert rows["03394", "15", "15.1"]["verdict"] == "not_met"
    assert rows["03394", "15", "15.1"]["figure"] == "15.1:male=92; 15.1:female=89.5"
    assert rows["03394", "15", "15.1"]["threshold"] == "15.1:male >= 90; 15.1:female >= 90"
    assert rows["03394", "5", "5.1"]["verdict"] == "met"


def test_a_figure_without_known_threshold_is_not_judged_until_a_decision(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, rows, _ = judged("unit,indicator,value\n03394,2.1,100\n", capsys)
    assert (rows["03394", "2", "2.1"]["verdict"], rows["03394", "2", "2.1"]["threshold"]) == ("not_judged", "")
    _, rows, _ = judged("unit,indicator,value,decision\n03394,2.1,100,Đạt\n", capsys)
    assert rows["03394", "2", "2.1"]["verdict"] == "met"


@pytest.mark.parametrize("word", ["đạt", "ĐẠT", "Đạt", "đa\u0323t", " đạt ", "1"])
def test_dat_is_read_in_any_case_and_form(folder: Path, capsys: pytest.CaptureFixture[str], word: str) -> None:
    status, rows, _ = judged(f"unit,indicator,value\n03394,1.1,{word}\n03394,1.2,chưa {'đạt'}\n", capsys)
    assert status == 0
    assert rows["03394", "1", "1.1"]["verdict"] == "met"
    assert rows["03394", "1", "1.2"]["verdict"] == "not_met"
    assert rows["03394", "1", ""]["verdict"] == "partially_met"


@pytest.mark.parametrize(
    "values",
    [
        b"\xef\xbb\xbfunit,indicator,value\n03394,9.2,74.5\n",
        'unit,indicator,value\n03394,9.2,"74,5"\n',
        "unit;indicator;value\r\n03394;9.2;74,5\r\n",
        "unit\tindicator\tvalue\n03394\t9.2\t74,5 %\n",
        "unit,indicator,value\n03394,9.2,74.5\n".encode("utf-16"),
        "Unit, Indicator ,Value\n\n03394, 9.2 ,74.500\n",
    ],
)
def test_spreadsheets_write_the_same_table_in_many_ways(
    folder: Path, capsys: pytest.CaptureFixture[str], values: str | bytes
) -> None:
    status, rows, err = judged(values, capsys)
    assert (status, err) == (0, "")
    assert rows["03394", "9", "9.2"]["figure"] == "74.5"
    assert rows["03394", "9", "9.2"]["verdict"] == "not_met"


def test_an_empty_value_is_not_reported_and_not_zero(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, rows, _ = judged("unit,indicator,value\n03394,9.1,\n03395,9.1,0\n", capsys)
    assert status == 0
    assert rows["03394", "9", "9.1"]["verdict"] == "not_reported"
    assert rows["03395", "9", "9.1"]["verdict"] == "met"


BAD = """unit,indicator,value,decision
03394,4.2,130,
99999,4.2,95,
03394,99.9,1,
03394,3.1,nhiều,
03394,1.1,đạt,
03394,1.1,đạt,
03394,12.1,50,
03394,9.1,-1,
03394,9.1,1.5,
03394,5.1:schools,2,
03394,5.1:schools_level_1,3,
03394,4.2,,đạt
03394,1.2,2,
03394,9.2,nan,
03394,17.1,,có lẽ
03394,9.2,57,5,6
03394,15.4,,
"""


def test_every_bad_line_is_listed_and_nothing_is_judged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, rows, err = judged(BAD, capsys)
    assert status == 1 and not rows
    listed = [int(line.split("dòng ")[1].split(":")[0]) for line in err.splitlines()[:-1]]
    assert listed == [2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17]
    assert "đã có ở dòng 6" in err and "12.1:male, 12.1:female" in err and "0–100" in err


def test_the_same_in_english(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = judged(BAD, capsys, more=("--lang", "en"))
    assert "line 3: unknown unit 99999" in err and "nothing was judged" in err


def test_bad_lines_leave_no_output_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(BAD, capsys, more=("--out", "result.csv"))[0] == 1
    assert not Path("result.csv").exists()


def test_a_number_that_could_be_two_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = judged("unit;indicator;value\n03394;10.1;45.125\n", capsys)
    assert status == 1 and "45125" in err and "45,125" in err
    status, rows, _ = judged("unit,indicator,value\n03394,10.1,45.125\n", capsys)
    assert status == 0 and rows["03394", "10", "10.1"]["figure"] == "45.125"


def test_the_kind_of_an_indicator_follows_the_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, rows, _ = judged("unit,indicator,value\n03394,15.4,50\n", capsys, on="29/02/2024")
    assert (rows["03394", "15", "15.4"]["verdict"], rows["03394", "15", "15.4"]["threshold"]) == ("met", ">= 50")
    status, _, err = judged("unit,indicator,value\n03394,15.4,50\n", capsys, on="2024-03-01")
    assert status == 1 and "đạt/chưa đạt" in err
    _, rows, _ = judged("unit,indicator,value\n03394,15.4,đạt\n", capsys, on="2024-03-01")
    assert rows["03394", "15", "15.4"]["citation"].startswith("211/QĐ-TTg")
    assert judged("unit,indicator,value\n03394,15.4:share,50\n", capsys, on="2024-03-01")[0] == 1


@pytest.mark.parametrize(
    "units",
    [
        "unit,region,categories\n03394,MIENNUI,\n",
        "unit,region,categories\n03394,TDMNPB,rich\n",
        "unit,region,categories\n03394,,\n",
        "unit,region,categories\n,TDMNPB,\n",
        "unit,region,categories\n03394,TDMNPB,\n03394,TDMNPB,\n",
        "unit,region\n03394,TDMNPB\n",
        "unit,region,categories,colour\n03394,TDMNPB,,red\n",
        "",
    ],
)
def test_a_bad_table_of_units_is_refused(folder: Path, capsys: pytest.CaptureFixture[str], units: str) -> None:
    Path("units.csv").write_text(units, encoding="utf-8")
    status, rows, err = judged("unit,indicator,value\n", capsys)
    assert status == 1 and not rows and "units.csv: dòng " in err


def test_an_encoding_that_is_not_unicode_is_refused_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = judged(b"unit,indicator,value\n03394,1.1,\xae\xb9t\n", capsys)
    assert status == 1 and "dòng 2" in err


def test_wrong_use_is_2_and_a_day_outside_the_set_is_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("values.csv").write_text("unit,indicator,value\n", encoding="utf-8")
    files = ("--units", "units.csv", "--values", "values.csv")
    assert run("--criteria", "commune-1986", *files, "--on", "2023-12-31") == 2
    assert "commune-2026-2030" in capsys.readouterr().err
    assert run("--criteria", SET, "--units", "none.csv", "--values", "values.csv", "--on", "2023-12-31") == 2
    assert run("--criteria", SET, *files, "--on", "2026-02-14") == 0
    assert run("--criteria", SET, *files, "--on", "2026-02-15") == 1
    with pytest.raises(SystemExit) as caught:
        run("--criteria", SET, *files, "--on", "2023-02-29")
    assert caught.value.code == 2
    with pytest.raises(SystemExit) as caught:
        run("--criteria", SET, *files, "--on", "2023-12-31", "--json", "--out", "x.csv")
    assert caught.value.code == 2


def test_out_writes_what_would_be_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = "unit,indicator,value\n03394,4.2,96.5\n"
    _, rows, _ = judged(values, capsys)
    assert judged(values, capsys, more=("--out", "result.csv"))[0] == 0
    with Path("result.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.DictReader(stream)) == list(rows.values())


def test_json_has_a_summary_of_the_units_that_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("units.csv").write_text(
        "unit,region,categories,counted\n1,TDMNPB,,1\n2,TDMNPB,,có\n3,TDMNPB,,không\n4,TDMNPB,,\n", encoding="utf-8"
    )
    values = "".join(f"{unit},{name},đạt\n" for unit in "123" for name in ("1.1", "1.2", "16.1"))
    Path("values.csv").write_text("unit,indicator,value\n" + values.replace("2,16.1,đạt", "2,16.1,0"), encoding="utf-8")
    files = ("--units", "units.csv", "--values", "values.csv", "--on", "2023-12-31", "--json")
    assert run("--criteria", SET, *files) == 0
    told = json.loads(capsys.readouterr().out)
    summary = told["summary"]
    by_number = {one["criterion"]: (one["met"], one["of"]) for one in summary["criteria"]}
    assert (by_number["1"], by_number["16"], by_number["2"]) == ((2, 3), (1, 3), (0, 3))
    assert summary["mean"] == 1.5
    assert {one["band"]: one["units"] for one in summary["bands"]} == {
        "19": 0,
        "15-18": 0,
        "10-14": 0,
        "5-9": 0,
        "0-4": 2,
    }
    assert summary["standing"] == {"meets_all": 0, "nearly": 0, "below": 2, "not_reported": 1}
    assert len(told["results"]) == 4 * (57 + 19) and told["on"] == "2023-12-31" and len(told["digest"]) == 64
    assert [one["criteria_met"] for one in told["units"]] == [2, 1, 2, 0]


def test_an_overlay_judges_as_the_national_set_where_the_province_s_values_are_not_entered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("values.csv").write_text("unit,indicator,value\n03394,4.2,95\n03394,2.1,80\n", encoding="utf-8")
    told = {}
    for name in (SET, f"{SET}@lai-chau"):
        tables = ("--units", "units.csv", "--values", "values.csv")
        assert run("--criteria", name, *tables, "--on", "2024-10-22", "--json") == 0
        told[name] = json.loads(capsys.readouterr().out)
    national, laid = told[SET], told[f"{SET}@lai-chau"]
    assert [one["verdict"] for one in laid["results"]] == [one["verdict"] for one in national["results"]]
    assert national["overlay"] is None and laid["overlay"]["decision"] == "1487/QĐ-UBND (Lai Châu)"
    assert laid["overlay"]["values"] == 0 and "chưa nhập" in laid["overlay"]["note"]


def test_an_overlay_is_not_in_force_before_the_province_s_first_decision(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("values.csv").write_text("unit,indicator,value\n03394,4.2,95\n", encoding="utf-8")
    arguments = ("--criteria", f"{SET}@lai-chau", "--units", "units.csv", "--values", "values.csv")
    assert run(*arguments, "--on", "2022-09-26") == 1
    assert run(*arguments, "--on", "2022-09-27") == 0


def test_a_set_judged_by_a_person_takes_dat_for_a_whole_criterion(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("units.csv").write_text("unit,region,categories\n03394,group_3,\n", encoding="utf-8")
    Path("values.csv").write_text("unit,indicator,value\n03394,3,đạt\n", encoding="utf-8")
    files = ("--units", "units.csv", "--values", "values.csv")
    assert run("--criteria", "commune-2026-2030", *files, "--on", "2026-02-15") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["verdict"] for row in rows if row["criterion"] == "3"] == ["met", "met"]

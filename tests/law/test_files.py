"""The law files of the package, and further folders read after them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from ntm.core.criteria.refusals import Fault, LawRefused
from ntm.core.criteria.sets import MeasureKind
from ntm.core.criteria.statements import open_thresholds, statements_of
from ntm.law import files
from ntm.law.files import law_folders, load_library, package_folder, read_library, read_yaml

LIBRARY = load_library([package_folder()])
COMMUNE = LIBRARY.criteria_set("commune-2021-2025")


def test_the_commune_set_has_19_criteria_and_57_indicators() -> None:
    assert [criterion.number for criterion in COMMUNE.criteria] == list(range(1, 20))
    assert [len(criterion.indicators) for criterion in COMMUNE.criteria] == [
        2, 4, 2, 2, 1, 3, 1, 4, 2, 1, 1, 2, 5, 2, 4, 1, 12, 6, 2,
    ]  # fmt: skip
    assert len(COMMUNE.indicators) == 57


def test_nothing_is_said_to_be_verified_that_nobody_checked() -> None:
    for criteria_set in LIBRARY.sets.values():
        assert not [one for one in statements_of(criteria_set) if one.citation.is_verified]


def test_every_statement_names_an_instrument_of_the_list_and_a_place() -> None:
    for criteria_set in LIBRARY.sets.values():
        for statement in statements_of(criteria_set):
            assert statement.citation.instrument in LIBRARY.instruments
            assert statement.citation.place


def test_what_the_province_decides_or_nobody_could_read_is_open() -> None:
    assert [(one.measure, one.areas, one.year) for one in open_thresholds(COMMUNE)] == [
        ("2.1", (), None),
        ("2.2", (), None),
        ("2.3", (), None),
        ("2.4", (), None),
        ("10.1", (), 2026),
        ("15.4:share", ("BTB", "DHNTB", "TN", "DNB", "DBSCL"), None),
        ("17.1", (), None),
        ("17.1:piped", (), None),
    ]


def test_four_indicators_change_on_1_march_2024_and_no_other() -> None:
    changed = [indicator.id for indicator in COMMUNE.indicators if len(indicator.versions) > 1]
    assert changed == ["13.1", "15.4", "17.1", "18.4"]
    for name in changed:
        indicator = COMMUNE.indicator(name)
        assert indicator.at(date(2024, 2, 29)) is indicator.versions[0]
        assert indicator.at(date(2024, 3, 1)) is indicator.versions[1]
        assert indicator.versions[1].citation.instrument == "211/QĐ-TTg"
    assert COMMUNE.indicator("15.4").versions[1].measures[0].kind is MeasureKind.BOOLEAN


def test_the_first_measures_are_one_an_indicator_in_order() -> None:
    own = COMMUNE.measures[: len(COMMUNE.indicators)]
    assert [measure.indicator for measure in own] == [indicator.id for indicator in COMMUNE.indicators]


def test_guesses_about_the_village_set_of_lai_chau_are_not_loaded() -> None:
    village = LIBRARY.criteria_set("village-lai-chau")
    assert {one.number: one.name for one in village.criteria} == {
        8: "Thu nhập",
        14: "An ninh trật tự",
        15: "Quốc phòng",
    }
    assert not village.complete and not village.bands


def test_sets_whose_indicators_are_not_known_are_judged_by_a_person() -> None:
    for code, count in {"commune-2026-2030": 10, "village-yen-bai": 15}.items():
        criteria_set = LIBRARY.criteria_set(code)
        assert len(criteria_set.criteria) == count
        assert all(criterion.judged_whole for criterion in criteria_set.criteria)
        assert {measure.kind for measure in criteria_set.measures} == {MeasureKind.JUDGEMENT}


def test_a_name_means_the_measure_of_its_day() -> None:
    assert COMMUNE.measure_named("15.4", on=date(2024, 2, 29)).code == "15.4:share"
    assert COMMUNE.measure_named("15.4", on=date(2024, 3, 1)).kind is MeasureKind.BOOLEAN


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A home with a reviewed copy of the commune set under `law`."""
    law = tmp_path / "law"
    shutil.copytree(package_folder() / "criteria" / COMMUNE.code, law / "criteria" / COMMUNE.code)
    return tmp_path


def test_a_reviewed_folder_takes_the_place_of_the_package_s_set(copied: Path) -> None:
    file = copied / "law" / "criteria" / COMMUNE.code / "2-infrastructure.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("TDMNPB: 95", "TDMNPB: 96"), encoding="utf-8")
    loaded = load_library(law_folders(copied)).criteria_set(COMMUNE.code)
    threshold = loaded.indicator("4.2").versions[0].cases[0].requirements[0].threshold
    assert threshold.by_area["TDMNPB"].number == 96
    assert loaded.digest != COMMUNE.digest


def test_an_unchanged_copy_has_the_same_digest(copied: Path) -> None:
    assert load_library(law_folders(copied)).criteria_set(COMMUNE.code).digest == COMMUNE.digest


def test_a_home_without_law_folder_reads_the_package_only(tmp_path: Path) -> None:
    assert law_folders(tmp_path) == (package_folder(),)


def test_a_refusal_names_the_file_and_the_key(copied: Path) -> None:
    file = copied / "law" / "criteria" / COMMUNE.code / "3-economy.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('short_name: "Lao động"', "shortname: x"), encoding="utf-8"
    )
    with pytest.raises(LawRefused) as caught:
        load_library(law_folders(copied))
    assert caught.value.file == str(file)
    assert caught.value.key == "criteria[12].shortname"


def test_reading_goes_on_after_a_refusal(copied: Path) -> None:
    (copied / "law" / "criteria" / "broken").mkdir()
    (copied / "law" / "criteria" / "broken" / "set.yaml").write_text("set: [", encoding="utf-8")
    reading = read_library(law_folders(copied))
    assert [refusal.fault for refusal in reading.refusals] == [Fault.NOT_READABLE]
    assert COMMUNE.code in reading.library.sets


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a: 1\na: 2\n", Fault.DUPLICATE),
        (b"a: [1\n", Fault.NOT_READABLE),
        (b"a: \xff\xfe\n", Fault.NOT_READABLE),
        (b"a: !!python/object/apply:os.getcwd []\n", Fault.NOT_READABLE),
        (b"? [1]\n: 2\n", Fault.NOT_READABLE),
        (b"from: 2024-02-30\n", Fault.NOT_READABLE),
    ],
)
def test_a_file_that_is_no_plain_yaml_is_refused(tmp_path: Path, content: bytes, fault: Fault) -> None:
    file = tmp_path / "law.yaml"
    file.write_bytes(content)
    with pytest.raises(LawRefused) as caught:
        read_yaml(file)
    assert caught.value.fault is fault and caught.value.file == str(file)


def test_an_unknown_set_is_an_error() -> None:
    with pytest.raises(files.UnknownSet):
        LIBRARY.criteria_set("commune-1986")

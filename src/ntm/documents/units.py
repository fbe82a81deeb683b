"""Reads the units of Vietnam before and after 1 July 2025 from the tables of the package `vietnamadminunits`.

Only its two data files are opened: importing the package itself brings pandas and a geocoder with it. The package keys
its lineage on names without diacritics; every key is resolved to an official code here, and a key that means two units
or none is refused. Where the keys took one commune for a homonym in another district, `units_corrections.yaml` says so
pair by pair, each held against the statistics office's table of old and new units.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import Span
from ntm.core.kernel.states import UnitKind
from ntm.core.territory.lineage import LineageEvent, UnitWithoutPredecessor, UnitWithoutSuccessor, staying_the_same
from ntm.core.territory.register import Register
from ntm.core.territory.unit import LISTED_FROM, TWO_TIERS_FROM, UnitVersion


class UnitTablesNotFound(FileNotFoundError):
    """The package that carries the lists of units is not installed."""


class UnknownKindOfUnit(ValueError):
    """A unit whose full name begins with no kind that we know."""


class AmbiguousKey(ValueError):
    """A key of the lineage that means two units, or none."""


class CorrectionWithoutUse(ValueError):
    """A correction of the lineage that corrects nothing: the package has changed, hold it against the source again."""


_COMMUNE_KINDS = {
    "xã": UnitKind.COMMUNE,
    "phường": UnitKind.WARD,
    "thị trấn": UnitKind.TOWNSHIP,
    "đặc khu": UnitKind.SPECIAL_ZONE,
}
_DISTRICT_KINDS = {
    "huyện": UnitKind.DISTRICT,
    "quận": UnitKind.URBAN_DISTRICT,
    "thị xã": UnitKind.TOWN,
    "thành phố": UnitKind.PROVINCIAL_CITY,
}
_PROVINCE_KINDS = {"tỉnh": UnitKind.PROVINCE, "thành phố": UnitKind.CENTRALLY_RUN_CITY}

_LOWER_START = re.compile(r"(?<![\w'’])[^\W\d_]")


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One row of a list: the keys of the package, the official codes, kind and name apart."""

    key: str
    code: str
    kind: UnitKind
    name: str
    #: Codes of district (empty from 1 July 2025, and for districts) and province; empty for the unit's own level.
    district: str
    province: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The two lists and what became what, by code: units with their children's codes resolved, nothing judged yet.

    `links` and `district_links` give the new commune codes for each old commune and for each island district without
    communes; `province_links` the one new province of each old one.
    """

    old_provinces: tuple[ListedUnit, ...]
    old_districts: tuple[ListedUnit, ...]
    old_communes: tuple[ListedUnit, ...]
    new_provinces: tuple[ListedUnit, ...]
    new_communes: tuple[ListedUnit, ...]
    province_links: Mapping[str, str]
    district_links: Mapping[str, tuple[str, ...]]
    links: Mapping[str, tuple[str, ...]]


def _folder() -> Path:
    spec = importlib.util.find_spec("vietnamadminunits")
    if spec is None or not spec.submodule_search_locations:
        raise UnitTablesNotFound("vietnamadminunits")
    return Path(next(iter(spec.submodule_search_locations))) / "data"


def _capital(match: re.Match[str]) -> str:
    letter = match.group(0)
    return letter if letter.isascii() else letter.upper()


def kind_and_name(full_name: str, kinds: Mapping[str, UnitKind]) -> tuple[UnitKind, str]:
    """Split "Xã Pa ủ" into its kind and its name "Pa Ủ"; raise `UnknownKindOfUnit`.

    The kind comes from the full name, since the package's own column of kinds is wrong for seven units. Words that
    begin with a small letter outside ASCII ("áng", "ủ") lost their capital on the way and get it back.
    """
    text = vietnamese.clean(full_name)
    lowered = text.lower()
    for word, kind in kinds.items():
        if lowered.startswith(f"{word} "):
            return kind, _LOWER_START.sub(_capital, text[len(word) + 1 :])
    raise UnknownKindOfUnit(full_name)


def _listed(rows: Sequence[Sequence[Any]], kinds: Mapping[str, UnitKind]) -> tuple[ListedUnit, ...]:
    """Make units of rows (key, code, full name, district code, province code), one a code, in the order of codes."""
    by_code: dict[str, ListedUnit] = {}
    for key, code, full_name, district, province in rows:
        kind, name = kind_and_name(full_name, kinds)
        by_code[code] = ListedUnit(
            key=vietnamese.compose(key),
            code=code,
            kind=kind,
            name=name,
            district=district or "",
            province=province or "",
        )
    return tuple(by_code[code] for code in sorted(by_code))


def _by_key(units: Sequence[ListedUnit]) -> dict[str, ListedUnit]:
    found: dict[str, ListedUnit] = {}
    for unit in units:
        if unit.key in found:
            raise AmbiguousKey(unit.key)
        found[unit.key] = unit
    return found


def _code(units: Mapping[str, ListedUnit], key: str) -> str:
    try:
        return units[vietnamese.compose(key)].code
    except KeyError as error:
        raise AmbiguousKey(key) from error


_OLD_KEY = "provinceKey || '_' || districtKey || '_' || coalesce(wardKey, '')"


def read_lists(folder: Path, *, dropped: frozenset[tuple[str, str]]) -> Lists:
    """Read the lists and the lineage from the package's data folder, without the pairs of codes that are `dropped`.

    Raise `AmbiguousKey` for a key that does not mean exactly one unit, `CorrectionWithoutUse` for a pair to drop that
    is not there, `UnitTablesNotFound` where a file is missing.
    """
    database, converter = folder / "dataset.db", folder / "converter_2025.json"
    if not database.is_file() or not converter.is_file():
        raise UnitTablesNotFound(str(folder))
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
    try:
        old, new = "FROM admin_units_legacy", "FROM admin_units"
        old_provinces = connection.execute(f"SELECT DISTINCT provinceKey, provinceCode, province, '', '' {old}")
        new_provinces = connection.execute(f"SELECT DISTINCT provinceKey, provinceCode, province, '', '' {new}")
        districts = connection.execute(
            f"SELECT DISTINCT provinceKey || '_' || districtKey || '_', districtCode, district, '', provinceCode {old}"
        )
        old_communes = connection.execute(
            f"SELECT {_OLD_KEY}, wardCode, ward, districtCode, provinceCode {old} WHERE wardCode IS NOT NULL"
        )
        new_communes = connection.execute(
            f"SELECT provinceKey || '_' || wardKey, wardCode, ward, '', provinceCode {new}"
        )
        lists = Lists(
            old_provinces=_listed(old_provinces.fetchall(), _PROVINCE_KINDS),
            old_districts=_listed(districts.fetchall(), _DISTRICT_KINDS),
            old_communes=_listed(old_communes.fetchall(), _COMMUNE_KINDS),
            new_provinces=_listed(new_provinces.fetchall(), _PROVINCE_KINDS),
            new_communes=_listed(new_communes.fetchall(), _COMMUNE_KINDS),
            province_links={},
            district_links={},
            links={},
        )
    finally:
        connection.close()
    return _with_links(lists, json.loads(converter.read_text(encoding="utf-8")), dropped=dropped)


def _pairs(tables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the keys (old, new) of the lineage, whole units and divided ones alike."""
    for province, wards in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                yield old, f"{province}_{ward}"
    for province, olds_divided in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, wards in olds_divided.items():
            for ward in wards:
                yield old, f"{province}_{ward['newWardKey']}"


def _with_links(lists: Lists, tables: Mapping[str, Any], *, dropped: frozenset[tuple[str, str]]) -> Lists:
    communes, districts = _by_key(lists.old_communes), _by_key(lists.old_districts)
    new_communes = _by_key(lists.new_communes)
    old_provinces, new_provinces = _by_key(lists.old_provinces), _by_key(lists.new_provinces)
    links: dict[str, list[str]] = {}
    district_links: dict[str, list[str]] = {}
    unused = set(dropped)
    for old_key, new_key in _pairs(tables):
        new = _code(new_communes, new_key)
        if old_key.endswith("_"):  # an island district without communes
            district_links.setdefault(_code(districts, old_key), []).append(new)
            continue
        old = _code(communes, old_key)
        if (old, new) in dropped:
            unused.discard((old, new))
        else:
            links.setdefault(old, []).append(new)
    if unused:
        raise CorrectionWithoutUse(", ".join(f"{old} → {new}" for old, new in sorted(unused)))
    return Lists(
        old_provinces=lists.old_provinces,
        old_districts=lists.old_districts,
        old_communes=lists.old_communes,
        new_provinces=lists.new_provinces,
        new_communes=lists.new_communes,
        province_links={
            _code(old_provinces, old): _code(new_provinces, new)
            for new, olds in tables["DICT_PROVINCE"].items()
            for old in olds
        },
        district_links={old: tuple(news) for old, news in district_links.items()},
        links={old: tuple(news) for old, news in links.items()},
    )


def read_dropped_pairs(path: Path) -> frozenset[tuple[str, str]]:
    """Read the pairs (old code, new code) of the lineage that a file of corrections refutes."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["dropped"]
    return frozenset((entry["old"], entry["new"]) for entry in entries)


def _successors(lists: Lists) -> dict[str, tuple[str, ...]]:
    """Return the links of communes after checking that nothing ends or begins without a trace."""
    reached = {new for news in (*lists.links.values(), *lists.district_links.values()) for new in news}
    for commune in lists.old_communes:
        if commune.code not in lists.links:
            raise UnitWithoutSuccessor(f"{commune.code} {commune.name}")
    for commune in lists.new_communes:
        if commune.code not in reached:
            raise UnitWithoutPredecessor(f"{commune.code} {commune.name}")
    return dict(lists.links)


_BEFORE = Span(LISTED_FROM, TWO_TIERS_FROM)
_AFTER = Span(TWO_TIERS_FROM, None)
_THROUGHOUT = Span(LISTED_FROM, None)


class _Writing:
    """Numbers units as they come, and keeps what is written about them."""

    def __init__(self) -> None:
        self.versions: list[UnitVersion] = []
        self.events: list[LineageEvent] = []
        self._last = 0

    def begin(self) -> int:
        self._last += 1
        return self._last

    def version(self, unit: int, listed: ListedUnit, *, parent: int | None, span: Span) -> None:
        self.versions.append(
            UnitVersion(unit=unit, kind=listed.kind, code=listed.code, name=listed.name, parent=parent, span=span)
        )

    def event(self, old: int, new: int, *, whole: bool) -> None:
        share = Decimal(1) if whole else None
        self.events.append(LineageEvent(old=old, new=new, on=TWO_TIERS_FROM, whole=whole, share=share))


def build_register(lists: Lists) -> Register:
    """Make units of the lists, numbered from 1 in the order of level and code, with versions and lineage.

    A province or commune that the rearrangement left alone stays the same unit, with a version of its own from
    1 July 2025 if name, kind or parent changed. Districts end on that day and have no successor, except the islands
    without communes, each of which became a special zone. Raise `UnitWithoutSuccessor`, `UnitWithoutPredecessor`.
    """
    writing = _Writing()
    province_links = {old: (new,) for old, new in lists.province_links.items()}
    links = _successors(lists)
    same_provinces, same_communes = (
        staying_the_same(province_links),
        staying_the_same({**links, **{f"district {old}": news for old, news in lists.district_links.items()}}),
    )
    old_province = {province.code: writing.begin() for province in lists.old_provinces}
    kept = {province_links[old][0]: old_province[old] for old in same_provinces}
    new_province = {province.code: kept.get(province.code) or writing.begin() for province in lists.new_provinces}
    new_names = {province.code: (province.kind, province.name) for province in lists.new_provinces}
    for province in lists.old_provinces:
        unit, new_code = old_province[province.code], lists.province_links[province.code]
        unchanged = province.code in same_provinces and province.code == new_code
        if unchanged and new_names[new_code] == (province.kind, province.name):
            writing.version(unit, province, parent=None, span=_THROUGHOUT)
            del new_names[new_code]
            continue
        writing.version(unit, province, parent=None, span=_BEFORE)
        if unit != new_province[new_code]:
            writing.event(unit, new_province[new_code], whole=True)
    for province in lists.new_provinces:
        if province.code in new_names:
            writing.version(new_province[province.code], province, parent=None, span=_AFTER)

    district_unit: dict[str, int] = {}
    for district in lists.old_districts:
        district_unit[district.code] = writing.begin()
        writing.version(district_unit[district.code], district, parent=old_province[district.province], span=_BEFORE)
    old_commune: dict[str, int] = {}
    for commune in lists.old_communes:
        old_commune[commune.code] = writing.begin()
        writing.version(old_commune[commune.code], commune, parent=district_unit[commune.district], span=_BEFORE)
    kept = {links[old][0]: old_commune[old] for old in same_communes if old in links}
    new_commune: dict[str, int] = {}
    for commune in lists.new_communes:
        new_commune[commune.code] = kept.get(commune.code) or writing.begin()
        writing.version(new_commune[commune.code], commune, parent=new_province[commune.province], span=_AFTER)
    for old, news in sorted(links.items()):
        for new in news:
            if old_commune[old] != new_commune[new]:
                writing.event(old_commune[old], new_commune[new], whole=len(news) == 1)
    for old, news in sorted(lists.district_links.items()):
        for new in news:
            writing.event(district_unit[old], new_commune[new], whole=len(news) == 1)
    return Register.of(writing.versions, writing.events)


@cache
def load_register() -> Register:
    """Return all units of Vietnam through time, for use without a database; read once a process."""
    corrections = Path(__file__).with_name("units_corrections.yaml")
    return build_register(read_lists(_folder(), dropped=read_dropped_pairs(corrections)))


def source() -> str:
    """Return the name and version of the package that the lists come from, for the record."""
    return f"vietnamadminunits {importlib.metadata.version('vietnamadminunits')}"

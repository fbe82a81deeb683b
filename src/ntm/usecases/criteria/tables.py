"""Reading the two tables that `ntm evaluate` takes. A table with one bad line is refused as a whole."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ntm.core.criteria import admissibility, evaluation
from ntm.core.criteria.applicability import UnknownArea, UnknownCategory, area_index, threshold_region
from ntm.core.criteria.evaluation import Decision, Rules
from ntm.core.criteria.sets import CriteriaSet, Measure, NotAskedFor, SeveralMeasures, UnknownIndicator
from ntm.core.kernel.vietnamese import NotANumber, canonical, clean, parse_number


@dataclass(frozen=True, slots=True, order=True)
class BadLine:
    """A line that cannot be used, by its number in the file (the heading is 1), and why, in both languages."""

    line: int
    vietnamese: str
    english: str


class TableRefused(ValueError):
    """A table with bad lines: all of them are listed, and nothing of it is used."""

    def __init__(self, bad: Sequence[BadLine]) -> None:
        self.bad = tuple(sorted(bad))
        super().__init__("; ".join(f"{one.line}: {one.english}" for one in self.bad))


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit to be judged: its code, region and categories as given, the area of its thresholds, whether it counts."""

    unit: str
    region: str | None
    categories: tuple[str, ...]
    area: str | None
    area_number: int
    counted: bool


@dataclass(slots=True)
class ValueTable:
    """Figures by unit and measure, decisions by unit and indicator, as a table gave them."""

    figures: dict[str, dict[str, float]] = field(default_factory=dict)
    decisions: dict[str, dict[str, Decision]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Mapping[str, str]
    surplus: bool


def decode(content: bytes) -> str:
    """Return the text of a table in UTF-8, with or without byte order mark, or UTF-16 with one.

    Raise `TableRefused` for other encodings: guessing would change letters in silence.
    """
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TableRefused([BadLine(line, "tệp không phải UTF-8", "the file is not UTF-8")]) from None


def _rows(text: str, *, required: Sequence[str], optional: Sequence[str]) -> tuple[str, Iterator[_Row]]:
    """Return the delimiter and the rows of a table; raise `TableRefused` when its heading lacks a column."""
    heading = text.split("\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [clean(name).lower() for name in next(reader, [])]
    lacking = [name for name in required if name not in names]
    unknown = [name for name in names if name not in (*required, *optional)]
    repeated = [name for name in names if names.count(name) > 1]
    if lacking or unknown or repeated:
        problem = ", ".join(lacking or unknown or repeated)
        vietnamese = "thiếu cột" if lacking else "cột không có trong mẫu" if unknown else "cột bị lặp"
        english = "missing column" if lacking else "unknown column" if unknown else "repeated column"
        raise TableRefused([BadLine(1, f"{vietnamese}: {problem}", f"{english}: {problem}")])

    def rows() -> Iterator[_Row]:
        while True:
            start = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise TableRefused([BadLine(start, f"dòng hỏng: {error}", f"broken line: {error}")]) from None
            if any(cell.strip() for cell in cells):
                padded = [*map(clean, cells), *[""] * (len(names) - len(cells))]
                surplus = any(cell.strip() for cell in cells[len(names) :])
                yield _Row(start, dict(zip(names, padded, strict=False)), surplus)

    return delimiter, rows()


def _surplus(line: int) -> BadLine:
    return BadLine(
        line,
        'thừa ô: số thập phân viết dấu phẩy phải đặt trong ngoặc kép, như "57,5"',
        'too many cells: a decimal comma needs quotes, as in "57,5"',
    )


def read_units(text: str, *, criteria_set: CriteriaSet) -> tuple[UnitLine, ...]:
    """Return the units of a table with the columns unit, region, categories and, if given, counted (1/0, có/không).

    Raise `TableRefused` listing every bad line: no code, a code twice, an unknown region or category, or no region
    where the set's thresholds go by region.
    """
    _, rows = _rows(text, required=("unit", "region", "categories"), optional=("counted",))
    needs_area = any(not criterion.judged_whole for criterion in criteria_set.criteria) and bool(criteria_set.areas)
    bad: list[BadLine] = []
    units: dict[str, UnitLine] = {}
    lines: dict[str, int] = {}
    for row in rows:
        code = row.cells["unit"]
        if row.surplus:
            bad.append(_surplus(row.line))
        elif not code:
            bad.append(BadLine(row.line, "thiếu mã đơn vị", "no unit"))
        elif code in units:
            bad.append(
                BadLine(
                    row.line, f"đơn vị {code} đã có ở dòng {lines[code]}", f"unit {code} stands in line {lines[code]}"
                )
            )
        else:
            problem = _read_unit(row, criteria_set=criteria_set, needs_area=needs_area, into=units)
            lines[code] = row.line
            bad.extend([problem] if problem else [])
    if bad:
        raise TableRefused(bad)
    return tuple(units.values())


def _read_unit(row: _Row, *, criteria_set: CriteriaSet, needs_area: bool, into: dict[str, UnitLine]) -> BadLine | None:
    code = row.cells["unit"]
    region = row.cells["region"] or None
    categories = tuple(part.strip() for part in re.split(r"[;,|]", row.cells["categories"]) if part.strip())
    counted = canonical(row.cells.get("counted", ""))
    if counted not in ("", "1", "0", "có", "không"):
        return BadLine(row.line, f"counted chỉ nhận 1/0: {counted}", f"counted takes 1/0: {counted}")
    try:
        area = threshold_region(criteria_set, region=region, categories=categories)
    except UnknownArea:
        known = ", ".join(one.code for one in criteria_set.areas) or "–"
        return BadLine(row.line, f"không có vùng {region} (có: {known})", f"unknown region {region} (known: {known})")
    except UnknownCategory as error:
        name = str(error).rpartition(": ")[2]
        known = ", ".join(criteria_set.categories) or "–"
        return BadLine(row.line, f"không có loại xã {name} (có: {known})", f"unknown category {name} (known: {known})")
    if area is None and needs_area:
        return BadLine(row.line, f"đơn vị {code} thiếu vùng", f"unit {code} has no region")
    into[code] = UnitLine(
        code, region, categories, area, area_index(criteria_set, area), counted=counted not in ("0", "không")
    )
    return None


_YES_OR_NO = {"đạt": 1.0, "chưa đạt": 0.0, "không đạt": 0.0}
_DECISIONS = {
    "đạt": Decision.MET,
    "chưa đạt": Decision.NOT_MET,
    "không đạt": Decision.NOT_MET,
    "không áp dụng": Decision.NOT_APPLICABLE,
}
_THOUSANDS_OR_DECIMALS = re.compile(r"^[+-]?\d{1,3}\.\d{3}$")


class _Unusable(ValueError):
    def __init__(self, vietnamese: str, english: str) -> None:
        self.vietnamese = vietnamese
        self.english = english
        super().__init__(english)


def read_values(text: str, *, rules: Rules, units: Sequence[UnitLine]) -> ValueTable:
    """Return the figures of a table with the columns unit, indicator, value and, if given, decision.

    An empty value is a figure not reported. Numbers may have a decimal comma; in a table parted by commas a point is
    the decimal point, in one parted by semicolons (as Vietnamese spreadsheets write it) points part thousands, and a
    number that could be both is refused. Raise `TableRefused` listing every bad line: an unknown unit or indicator, a
    text for a number, a value that cannot be (130 %), a figure twice, a part larger than its whole, a decision where
    the law leaves none.
    """
    delimiter, rows = _rows(text, required=("unit", "indicator", "value"), optional=("decision",))
    reader = _ValueReader(rules, {unit.unit: unit for unit in units}, strict_points=delimiter == ";")
    for row in rows:
        if row.surplus:
            reader.bad.append(_surplus(row.line))
        else:
            reader.read(row)
    reader.look_for_contradictions()
    if reader.bad:
        raise TableRefused(reader.bad)
    return reader.table


class _ValueReader:
    """Reads the lines of one values table, gathering what is bad."""

    def __init__(self, rules: Rules, units: Mapping[str, UnitLine], *, strict_points: bool) -> None:
        self.rules = rules
        self.units = units
        self.strict_points = strict_points
        self.table = ValueTable()
        self.bad: list[BadLine] = []
        self._lines: dict[tuple[str, str], int] = {}
        self._measures: dict[str, Measure] = {}
        self._columns = {name: column for column, name in enumerate(rules.indicators)}

    def read(self, row: _Row) -> None:
        unit, name, value = row.cells["unit"], row.cells["indicator"], row.cells["value"]
        decision = canonical(row.cells.get("decision", ""))
        try:
            if unit not in self.units:
                raise _Unusable(f"không có đơn vị {unit or '(trống)'} trong tệp đơn vị", f"unknown unit {unit}")
            if decision:
                self._read_decision(row.line, unit, name.partition(":")[0], decision)
                if not value:
                    return
            measure = self._measure(name)
            self._refuse_repeat(row.line, unit, measure.code)
            if value:
                self.table.figures.setdefault(unit, {})[measure.code] = self._number(measure, value)
        except _Unusable as why:
            self.bad.append(BadLine(row.line, why.vietnamese, why.english))

    def _refuse_repeat(self, line: int, unit: str, name: str) -> None:
        first = self._lines.setdefault((unit, name), line)
        if first != line:
            raise _Unusable(f"{unit} {name} đã có ở dòng {first}", f"{unit} {name} stands in line {first}")

    def _measure(self, name: str) -> Measure:
        if name not in self._measures:
            on = self.rules.on
            try:
                self._measures[name] = self.rules.criteria_set.measure_named(name, on=on)
            except SeveralMeasures as error:
                raise _Unusable(
                    f"chỉ tiêu {name} phải báo theo từng số: {error}", f"{name} is reported by measure: {error}"
                ) from None
            except NotAskedFor:
                raise _Unusable(
                    f"{name} không được hỏi vào ngày {on.isoformat()}", f"{name} is not asked for on {on.isoformat()}"
                ) from None
            except UnknownIndicator:
                raise _Unusable(f"không có chỉ tiêu {name or '(trống)'}", f"unknown indicator {name}") from None
        return self._measures[name]

    def _number(self, measure: Measure, text: str) -> float:
        if measure.kind.is_yes_or_no and canonical(text) in _YES_OR_NO:
            return _YES_OR_NO[canonical(text)]
        try:
            number = self._parse(text)
        except NotANumber:
            raise _Unusable(
                f"{measure.code}: “{text}” không phải là số", f"{measure.code}: “{text}” is not a number"
            ) from None
        objection = admissibility.admissible(measure, number)
        if objection is not None:
            raise _Unusable(f"{measure.code}: {text}: {objection.label}", f"{measure.code}: {text}: {objection}")
        return number

    def _parse(self, text: str) -> float:
        bare = text.removesuffix("%").strip()
        if _THOUSANDS_OR_DECIMALS.match(bare):
            if self.strict_points:
                raise _Unusable(
                    f"“{text}” có thể là {bare.replace('.', '')} hoặc {bare.replace('.', ',')}: viết rõ một cách",
                    f"“{text}” may be {bare.replace('.', '')} or {bare}: write it unambiguously",
                )
            return float(bare)
        return float(parse_number(bare))

    def _read_decision(self, line: int, unit: str, indicator: str, text: str) -> None:
        if text not in _DECISIONS:
            raise _Unusable(f"decision chỉ nhận đạt/chưa đạt/không áp dụng: {text}", f"unknown decision: {text}")
        column = self._columns.get(indicator)
        if column is None:
            raise _Unusable(f"không có chỉ tiêu {indicator}", f"unknown indicator {indicator}")
        decision = _DECISIONS[text]
        open_ = evaluation.decidable(self.rules, column=column, region=self.units[unit].area_number)
        if decision not in open_:
            raise _Unusable(
                f"chỉ tiêu {indicator} đã có mức yêu cầu, không nhận kết luận “{text}” của người phụ trách",
                f"{indicator} has a threshold and takes no decision “{text}”",
            )
        self._refuse_repeat(line, unit, f"{indicator} (decision)")
        self.table.decisions.setdefault(unit, {})[indicator] = decision

    def look_for_contradictions(self) -> None:
        for unit, figures in self.table.figures.items():
            for one in admissibility.contradictions(self.rules.criteria_set, figures):
                line = self._lines[unit, one.part.code]
                self.bad.append(
                    BadLine(line, f"{unit}: {one.label}", f"{unit}: {one.part.code} exceeds {one.whole.code}")
                )


def to_array(table: ValueTable, *, rules: Rules, units: Sequence[UnitLine]) -> evaluation.Figures:
    """Return the figures of a table as float64[units, measures], NaN where not reported."""
    columns = {code: column for column, code in enumerate(rules.measures)}
    figures = np.full((len(units), len(columns)), np.nan)
    for row, unit in enumerate(units):
        for code, value in table.figures.get(unit.unit, {}).items():
            figures[row, columns[code]] = value
    return figures


def decisions_to_array(table: ValueTable, *, rules: Rules, units: Sequence[UnitLine]) -> evaluation.Numbers:
    """Return the decisions of a table as int8[units, indicators]."""
    columns = {name: column for column, name in enumerate(rules.indicators)}
    decisions = np.zeros((len(units), len(columns)), dtype=np.int8)
    for row, unit in enumerate(units):
        for name, decision in table.decisions.get(unit.unit, {}).items():
            decisions[row, columns[name]] = decision
    return decisions

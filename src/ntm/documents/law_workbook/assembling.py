"""Makes a law file of the records of a workbook, and leads a refusal of the law file back to the workbook's cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ntm.core.kernel.dates import format_day
from ntm.documents.law_workbook import layout
from ntm.documents.law_workbook.layout import SheetLayout
from ntm.documents.law_workbook.reading import MOST_PROBLEMS, Line, Problem, Taken, take

Version = tuple[str, str]  # an indicator and the day from which it reads so


@dataclass(frozen=True, slots=True)
class LawRead:
    """A workbook as a law file (`law`), the instruments that it brings, and what is wrong.

    With problems, `law` is not to be used. `place_of` leads from a key of the law file to the cell that filled it.
    """

    law: Mapping[str, Any]
    instruments: tuple[Mapping[str, Any], ...]
    problems: tuple[Problem, ...]
    places: Mapping[str, Line] = field(default_factory=dict)

    def place_of(self, key: str, message: str) -> Problem:
        """Return the problem that a refusal of the law file comes to, at the cell nearest to its key."""
        prefix = key
        while prefix and prefix not in self.places:
            prefix = prefix[: max(prefix.rfind("."), prefix.rfind("["), 0)]
        if not prefix:
            return Problem("", 0, "", "", f"{key}: {message}")
        rest = key[len(prefix) :].lstrip(".")
        return self.places[prefix].problem(rest or prefix.rpartition(".")[2], message)


def read_law(content: bytes, *, known_instruments: Collection[str]) -> LawRead:
    """Return the law file that a workbook describes, or every problem with its sheet, row and column.

    `known_instruments` are the keys that the installation has already. Raise `WorkbookRefused` for what is no workbook.
    """
    taken = take(content)
    assembler = _Assembler(taken, set(known_instruments))
    if not taken.problems:
        assembler.check()
    if assembler.problems:
        problems = sorted(set(assembler.problems), key=lambda one: (_order(one.sheet), one.row, one.cell))
        return LawRead({}, (), tuple(problems[:MOST_PROBLEMS]))
    return LawRead(assembler.law(), tuple(assembler.instruments()), (), assembler.places)


def _order(sheet: str) -> int:
    return next((index for index, one in enumerate(layout.SHEETS) if one.name == sheet), -1)


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with its dotted keys as inner mappings; a citation always says whether anybody checked it."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        outer, dot, inner = key.partition(".")
        if dot:
            found.setdefault(outer, {})[inner] = value
        else:
            found[key] = value
    if "citation" in found:
        found["citation"].setdefault("last_checked_on", None)
    return found


def _version(line: Line) -> Version:
    return line.values["indicator"], line.values["from"].isoformat()


def _without(values: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in keys}


class _Assembler:
    """Checks that the sheets fit together, then joins them."""

    def __init__(self, taken: Taken, known_instruments: set[str]) -> None:
        self.taken = taken
        self.problems = list(taken.problems)
        self.known_instruments = known_instruments
        self.places: dict[str, Line] = {}

    # --- do the sheets fit together

    def check(self) -> None:
        """Complain of everything that is lost, doubled or unknown between the sheets."""
        own = {line.values["key"] for line in self.taken.of(layout.INSTRUMENTS)}
        instruments = own | self.known_instruments
        criteria = {str(line.values["number"]) for line in self.taken.of(layout.CRITERIA)}
        areas = {line.values["code"] for line in self.taken.of(layout.AREAS)}
        self._refuse_repeats()
        for sheet in (layout.SET, layout.RULES, layout.CRITERIA, layout.INDICATORS, layout.LEVELS_ASKED):
            for line in self.taken.of(sheet):
                self._check_citation(line, instruments)
        for line in self.taken.of(layout.INDICATORS):
            number = line.values["indicator"].split(".")[0]
            self._refuse_unknown(line, "indicator", number, criteria, "Tiêu chí {} không có ở trang “Tiêu chí”.")
        versions = {_version(line) for line in self.taken.of(layout.INDICATORS)}
        for sheet in (layout.MEASURES, layout.CASES, layout.LEVELS_ASKED):
            for line in self.taken.of(sheet):
                if _version(line) not in versions:
                    name, day = line.values["indicator"], format_day(line.values["from"])
                    self._complain(line, "indicator", f"Trang “Chỉ tiêu” không có chỉ tiêu {name} từ ngày {day}.")
        for sheet in (layout.MEASURES, layout.LEVELS_ASKED):
            filled = {_version(one) for one in self.taken.of(sheet)}
            for line in self.taken.of(layout.INDICATORS):
                if _version(line) not in filled:
                    self._complain(line, "indicator", f"Chỉ tiêu này chưa có dòng nào ở trang “{sheet.name}”.")
        self._check_cases(areas)
        self._check_levels(areas)

    def _complain(self, line: Line, key: str, message: str) -> None:
        self.problems.append(line.problem(key, message))

    def _refuse_unknown(self, line: Line, key: str, value: str, known: Collection[str], message: str) -> None:
        if value not in known:
            self._complain(line, key, message.format(value))

    def _refuse_repeats(self) -> None:
        keys: tuple[tuple[SheetLayout, tuple[str, ...]], ...] = (
            (layout.INSTRUMENTS, ("key",)),
            (layout.AREAS, ("code",)),
            (layout.BANDS, ("code",)),
            (layout.CATEGORIES, ("code",)),
            (layout.CRITERIA, ("number",)),
            (layout.INDICATORS, ("indicator", "from")),
            (layout.MEASURES, ("indicator", "from", "code")),
            (layout.LEVELS_ASKED, ("indicator", "from", "case", "measure", "year", "area")),
            (layout.SUPPLY, ("item",)),
        )
        for sheet, names in keys:
            first: dict[tuple[object, ...], int] = {}
            for line in self.taken.of(sheet):
                told = tuple(line.values.get(name) for name in names)
                if sheet is layout.LEVELS_ASKED and "not_known" in line.values:
                    told = (*told, "not_known")
                if told in first:
                    self._complain(line, names[0], f"Trùng với dòng {first[told]}.")
                first.setdefault(told, line.row)

    def _check_citation(self, line: Line, instruments: Collection[str]) -> None:
        values = line.values
        self._refuse_unknown(
            line,
            "citation.instrument",
            values["citation.instrument"],
            instruments,
            "Văn bản “{}” chưa có ở trang “Văn bản” và chưa có trong hệ thống.",
        )
        if values["citation.verification"] == "verified":
            for key in ("citation.last_checked_on", "citation.checked_by", "citation.page"):
                if key not in values:
                    self._complain(line, key, "Ghi “đã đối chiếu” thì phải có ngày, người đối chiếu và trang.")

    def _check_cases(self, areas: Collection[str]) -> None:
        for line in self.taken.of(layout.CASES):
            for area in line.values.get("areas", ()):
                self._refuse_unknown(line, "areas", area, areas, "Vùng “{}” không có ở trang “Vùng, nhóm xã”.")
            condition = [key for key in ("measure", "operator", "value") if key in line.values]
            if condition and len(condition) < 3:
                self._complain(line, "measure", "Điều kiện cần đủ số đo, phép so sánh và giá trị.")

    def _check_levels(self, areas: Collection[str]) -> None:
        cases: dict[Version, set[str]] = {}
        measures: dict[Version, dict[str, Line]] = {}
        for line in self.taken.of(layout.CASES):
            cases.setdefault(_version(line), set()).add(line.values["title"])
        for line in self.taken.of(layout.MEASURES):
            measures.setdefault(_version(line), {})[line.values["code"]] = line
        for line in self.taken.of(layout.LEVELS_ASKED):
            values, version = line.values, _version(line)
            known = measures.get(version, {})
            for key in ("measure", "share_of"):
                if key in values:
                    self._refuse_unknown(line, key, values[key], known, "Số đo “{}” không có ở trang “Số đo”.")
            if "case" in values:
                self._refuse_unknown(line, "case", values["case"], cases.get(version, set()),
                                     "Trường hợp “{}” không có ở trang “Trường hợp”.")  # fmt: skip
            elif version in cases:
                self._complain(line, "case", "Chỉ tiêu chia trường hợp, nên dòng này phải ghi trường hợp.")
            area = values.get("area", layout.NATIONAL)
            if area != layout.NATIONAL:
                self._refuse_unknown(line, "area", area, areas, "Vùng “{}” không có ở trang “Vùng, nhóm xã”.")
            self._check_value(line, known.get(values["measure"]))
        for groups in self._requirements().values():
            for group in groups:
                self._check_group(group)

    def _check_value(self, line: Line, measure: Line | None) -> None:
        values = line.values
        given = [key for key in ("value", "not_known") if key in values]
        if values["operator"] == "is_true":
            for key in (*given, "year", "area", "share_of"):
                if key in values:
                    self._complain(line, key, "Yêu cầu “đạt” không có giá trị, năm, vùng hay tỷ lệ.")
            return
        if len(given) != 1:
            self._complain(line, "value", "Ghi giá trị, hoặc lý do chưa biết; không ghi cả hai, không để trống cả hai.")
        if "not_known" in values and "area" in values:
            self._complain(line, "area", "Chưa biết mức của một vùng thì bỏ dòng; của mọi vùng thì để trống ô này.")
        unit = "%" if "share_of" in values else measure.values.get("unit", "") if measure else ""
        number = values.get("value", 0)
        if number < 0 or (unit == "%" and number > 100):
            self._complain(line, "value", f"Giá trị {number} ngoài khoảng cho phép.")

    def _check_group(self, group: list[Line]) -> None:
        """Complain of rows of one requirement that contradict each other."""
        first = group[0]
        by_threshold: dict[object, list[Line]] = {}
        for line in group:
            for key in ("operator", "share_of"):
                if line.values.get(key) != first.values.get(key):
                    self._complain(line, key, f"Khác dòng {first.row} của cùng yêu cầu.")
            if ("year" in line.values) != ("year" in first.values):
                self._complain(line, "year", f"Dòng {first.row} của cùng yêu cầu ghi năm theo cách khác.")
            by_threshold.setdefault(line.values.get("year"), []).append(line)
        for lines in by_threshold.values():
            forms = {_form(line) for line in lines} - {"national"}
            if len(forms) > 1:
                self._complain(lines[-1], "area", "Mức cho mọi nơi, mức theo vùng và chưa biết không đi với nhau.")
            if not forms:
                self._complain(lines[0], "area", "Có mức cả nước thì phải có mức để áp dụng, hoặc lý do chưa biết.")

    def _by_version(self, sheet: SheetLayout) -> dict[Version, list[Line]]:
        found: dict[Version, list[Line]] = {}
        for line in self.taken.of(sheet):
            found.setdefault(_version(line), []).append(line)
        return found

    def _requirements(self) -> dict[tuple[Version, str | None], list[list[Line]]]:
        """Return the rows of sheet Mức by version and case, then by measure, in order."""
        found: dict[tuple[Version, str | None], dict[str, list[Line]]] = {}
        for line in self.taken.of(layout.LEVELS_ASKED):
            place = (_version(line), line.values.get("case"))
            found.setdefault(place, {}).setdefault(line.values["measure"], []).append(line)
        return {place: list(groups.values()) for place, groups in found.items()}

    # --- the law file

    def instruments(self) -> Iterator[dict[str, Any]]:
        """Yield the entries of the instruments that the workbook brings."""
        for line in self.taken.of(layout.INSTRUMENTS):
            self.places[f"instruments[{line.values['key']}]"] = line
            yield {"issued_on": None, "in_force_from": None, "last_checked_on": None, **line.values}

    def law(self) -> dict[str, Any]:
        """Return the law file."""
        self.others: dict[str, dict[str, Any]] = {}
        for line in self.taken.of(layout.OTHER):
            self.others.setdefault(line.values["place"], {})[line.values["key"]] = line.values["content"]
        self.requirements = self._requirements()
        self.measures, self.cases = self._by_version(layout.MEASURES), self._by_version(layout.CASES)
        law: dict[str, Any] = {"schema": 1, "set": self._set()}
        indicators: dict[str, dict[str, list[Line]]] = {}
        for line in self.taken.of(layout.INDICATORS):
            name = line.values["indicator"]
            indicators.setdefault(name.split(".")[0], {}).setdefault(name, []).append(line)
        criteria = [
            self._criterion(line, indicators.get(str(line.values["number"]), {}))
            for line in self.taken.of(layout.CRITERIA)
        ]
        if criteria:
            law["criteria"] = criteria
        supply = list(self._entries(layout.SUPPLY, "supply", "item"))
        if supply:
            law["supply"] = supply
        return law | self.others.get("Tệp", {})

    def _entries(self, sheet: SheetLayout, path: str, named: str) -> Iterator[dict[str, Any]]:
        for line in self.taken.of(sheet):
            self.places[f"{path}[{line.values[named]}]"] = line
            yield _nested(line.values)

    def _set(self) -> dict[str, Any]:
        line = self.taken.of(layout.SET)[0]
        self.places["set"] = line
        node = _nested(line.values) | self.others.get("Bộ tiêu chí", {})
        node["in_force"].setdefault("until", None)
        for sheet, key, named in (
            (layout.AREAS, "areas", "code"),
            (layout.CATEGORIES, "categories", "code"),
            (layout.RULES, "category_rules", "title"),
            (layout.BANDS, "bands", "code"),
        ):
            entries = list(self._entries(sheet, f"set.{key}", named))
            if entries:
                node[key] = entries
        return node

    def _criterion(self, line: Line, indicators: Mapping[str, list[Line]]) -> dict[str, Any]:
        number = line.values["number"]
        path = f"criteria[{number}]"
        self.places[path] = line
        node = _nested(line.values) | self.others.get(f"Tiêu chí {number}", {})
        own = [self._indicator(name, lines, path) for name, lines in indicators.items()]
        return node | ({"indicators": own} if own else {})

    def _indicator(self, name: str, lines: Sequence[Line], path: str) -> dict[str, Any]:
        path = f"{path}.indicators[{name}]"
        self.places[path] = lines[0]
        node = {"id": name, **self.others.get(f"Chỉ tiêu {name}", {})}
        return node | {"versions": [self._read_version(line, path) for line in lines]}

    def _read_version(self, line: Line, path: str) -> dict[str, Any]:
        version = _version(line)
        name, start = version
        path = f"{path}.versions[{start}]"
        self.places[path] = line
        node: dict[str, Any] = {"from": line.values["from"], **_nested(_without(line.values, "indicator", "from"))}
        node |= self.others.get(f"Chỉ tiêu {name} từ {start}", {})
        node["measures"] = [self._measure(one, path) for one in self.measures[version]]
        cases: dict[str, list[Line]] = {}
        for one in self.cases.get(version, ()):
            cases.setdefault(one.values["title"], []).append(one)
        if cases:
            node["cases"] = [self._case(title, lines, version, path) for title, lines in cases.items()]
        else:
            groups = self.requirements.get((version, None), [])
            node["requirements"] = [self._requirement(group, path) for group in groups]
        return node

    def _measure(self, line: Line, path: str) -> dict[str, Any]:
        code = line.values["code"]
        self.places[f"{path}.measures[{code}]"] = line
        others = self.others.get(f"Số đo {code} từ {line.values['from'].isoformat()}", {})
        return _without(line.values, "indicator", "from") | others

    def _case(self, title: str, lines: list[Line], version: Version, path: str) -> dict[str, Any]:
        path = f"{path}.cases[{title}]"
        self.places[path] = lines[0]
        node: dict[str, Any] = {"title": title}
        if "areas" in lines[0].values:
            node["areas"] = lines[0].values["areas"]
        conditions = [line for line in lines if "measure" in line.values]
        for line in conditions:
            self.places[f"{path}.when[{line.values['measure']}]"] = line
        if conditions:
            node["when"] = [{key: line.values[key] for key in ("measure", "operator", "value")} for line in conditions]
        groups = self.requirements.get((version, title), [])
        return node | {"requirements": [self._requirement(group, path) for group in groups]}

    def _requirement(self, group: list[Line], path: str) -> dict[str, Any]:
        first = group[0]
        path = f"{path}.requirements[{first.values['measure']}]"
        self.places[path] = first
        node = _nested(
            {
                key: value
                for key, value in first.values.items()
                if key in {"measure", "operator", "share_of"} or key.startswith("citation.")
            }
        )
        if first.values["operator"] == "is_true":
            return node
        if "year" not in first.values:
            return node | self._threshold(group, node["citation"], path)
        years = dict.fromkeys(line.values["year"] for line in group)
        by_year = {
            year: self._threshold(
                [line for line in group if line.values["year"] == year], node["citation"], f"{path}.by_year.{year}"
            )
            for year in years
        }
        return node | {"by_year": by_year}

    def _threshold(self, lines: list[Line], citation: Mapping[str, Any], path: str) -> dict[str, Any]:
        node: dict[str, Any] = {}
        for line in lines:
            form = _form(line)
            if form == "not_known":
                self.places[f"{path}.not_known"] = line
                node["not_known"] = line.values["not_known"]
                continue
            own = _nested({key: one for key, one in line.values.items() if key.startswith("citation.")})["citation"]
            number = line.values["value"]
            value = number if own == citation else {"value": number, "citation": own}
            if form == "by_area":
                self.places[f"{path}.by_area.{line.values['area']}"] = line
                node.setdefault("by_area", {})[line.values["area"]] = value
            else:
                self.places[f"{path}.{form}"] = line
                node[form] = value
        return node


def _form(line: Line) -> str:
    """Return the key of a threshold that a row fills."""
    if "not_known" in line.values:
        return "not_known"
    area = line.values.get("area")
    return "value" if area is None else "national" if area == layout.NATIONAL else "by_area"

"""Makes a law file of the records of a criteria set's workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ntm.core.kernel.dates import format_day
from ntm.documents.law_workbook import layout
from ntm.documents.law_workbook.joining import Joining, nested, without
from ntm.documents.law_workbook.layout import SheetLayout
from ntm.documents.law_workbook.reading import Line

Version = tuple[str, str]  # an indicator and the day from which it reads so


def _version(line: Line) -> Version:
    return line.values["indicator"], line.values["from"].isoformat()


_TOLD_APART_BY: tuple[tuple[SheetLayout, tuple[str, ...]], ...] = (
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


class SetAssembler(Joining):
    """Checks that the sheets of a criteria set fit together, then joins them."""

    # --- do the sheets fit together

    def check(self) -> None:
        """Complain of everything that is lost, doubled or unknown between the sheets."""
        instruments = self.known
        criteria = {str(line.values["number"]) for line in self.taken.of(layout.CRITERIA)}
        areas = {line.values["code"] for line in self.taken.of(layout.AREAS)}
        self.refuse_repeats(_TOLD_APART_BY)
        for sheet in (layout.SET, layout.RULES, layout.CRITERIA, layout.INDICATORS, layout.LEVELS_ASKED):
            for line in self.taken.of(sheet):
                self.check_citation(line, instruments)
        for line in self.taken.of(layout.INDICATORS):
            number = line.values["indicator"].split(".")[0]
            self.refuse_unknown(line, "indicator", number, criteria, "Tiêu chí {} không có ở trang “Tiêu chí”.")
        versions = {_version(line) for line in self.taken.of(layout.INDICATORS)}
        for sheet in (layout.MEASURES, layout.CASES, layout.LEVELS_ASKED):
            for line in self.taken.of(sheet):
                if _version(line) not in versions:
                    name, day = line.values["indicator"], format_day(line.values["from"])
                    self.complain(line, "indicator", f"Trang “Chỉ tiêu” không có chỉ tiêu {name} từ ngày {day}.")
        for sheet in (layout.MEASURES, layout.LEVELS_ASKED):
            filled = {_version(one) for one in self.taken.of(sheet)}
            for line in self.taken.of(layout.INDICATORS):
                if _version(line) not in filled:
                    self.complain(line, "indicator", f"Chỉ tiêu này chưa có dòng nào ở trang “{sheet.name}”.")
        self._check_cases(areas)
        self._check_levels(areas)

    def _check_cases(self, areas: Collection[str]) -> None:
        for line in self.taken.of(layout.CASES):
            for area in line.values.get("areas", ()):
                self.refuse_unknown(line, "areas", area, areas, "Vùng “{}” không có ở trang “Vùng, nhóm xã”.")
            condition = [key for key in ("measure", "operator", "value") if key in line.values]
            if condition and len(condition) < 3:
                self.complain(line, "measure", "Điều kiện cần đủ số đo, phép so sánh và giá trị.")

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
                    self.refuse_unknown(line, key, values[key], known, "Số đo “{}” không có ở trang “Số đo”.")
            if "case" in values:
                self.refuse_unknown(line, "case", values["case"], cases.get(version, set()),
                                     "Trường hợp “{}” không có ở trang “Trường hợp”.")  # fmt: skip
            elif version in cases:
                self.complain(line, "case", "Chỉ tiêu chia trường hợp, nên dòng này phải ghi trường hợp.")
            area = values.get("area", layout.NATIONAL)
            if area != layout.NATIONAL:
                self.refuse_unknown(line, "area", area, areas, "Vùng “{}” không có ở trang “Vùng, nhóm xã”.")
            self.check_value(line, known.get(values["measure"]))
        for groups in self._requirements().values():
            for group in groups:
                self.check_group(group)

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

    def law(self) -> dict[str, Any]:
        """Return the law file."""
        self.take_others()
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
        supply = list(self.entries_of(layout.SUPPLY, "supply", "item"))
        if supply:
            law["supply"] = supply
        return law | self.others.get("Tệp", {})

    def _set(self) -> dict[str, Any]:
        line = self.taken.of(layout.SET)[0]
        self.places["set"] = line
        node = nested(line.values) | self.others.get("Bộ tiêu chí", {})
        node["in_force"].setdefault("until", None)
        for sheet, key, named in (
            (layout.AREAS, "areas", "code"),
            (layout.CATEGORIES, "categories", "code"),
            (layout.RULES, "category_rules", "title"),
            (layout.BANDS, "bands", "code"),
        ):
            entries = list(self.entries_of(sheet, f"set.{key}", named))
            if entries:
                node[key] = entries
        return node

    def _criterion(self, line: Line, indicators: Mapping[str, list[Line]]) -> dict[str, Any]:
        number = line.values["number"]
        path = f"criteria[{number}]"
        self.places[path] = line
        node = nested(line.values) | self.others.get(f"Tiêu chí {number}", {})
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
        node: dict[str, Any] = {"from": line.values["from"], **nested(without(line.values, "indicator", "from"))}
        node |= self.others.get(f"Chỉ tiêu {name} từ {start}", {})
        node["measures"] = [self._measure(one, path) for one in self.measures[version]]
        cases: dict[str, list[Line]] = {}
        for one in self.cases.get(version, ()):
            cases.setdefault(one.values["title"], []).append(one)
        if cases:
            node["cases"] = [self._case(title, lines, version, path) for title, lines in cases.items()]
        else:
            groups = self.requirements.get((version, None), [])
            node["requirements"] = [self.requirement(group, _place(group, path)) for group in groups]
        return node

    def _measure(self, line: Line, path: str) -> dict[str, Any]:
        code = line.values["code"]
        self.places[f"{path}.measures[{code}]"] = line
        others = self.others.get(f"Số đo {code} từ {line.values['from'].isoformat()}", {})
        return without(line.values, "indicator", "from") | others

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
        return node | {"requirements": [self.requirement(group, _place(group, path)) for group in groups]}


def _place(group: Sequence[Line], path: str) -> str:
    return f"{path}.requirements[{group[0].values['measure']}]"

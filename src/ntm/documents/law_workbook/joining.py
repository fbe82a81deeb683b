"""What joins the records of any workbook of law: citations, the rows of one requirement, refusals of repeats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ntm.documents.law_workbook import layout
from ntm.documents.law_workbook.layout import SheetLayout
from ntm.documents.law_workbook.reading import Line, Taken


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
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


def without(values: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """Return a record without some of its keys."""
    return {key: value for key, value in values.items() if key not in keys}


class Joining:
    """Checks that sheets fit together and joins them; `places` leads from keys of the law file to records."""

    def __init__(self, taken: Taken, known_instruments: set[str]) -> None:
        self.taken = taken
        self.problems = list(taken.problems)
        self.known_instruments = known_instruments
        self.places: dict[str, Line] = {}
        self.others: dict[str, dict[str, Any]] = {}

    @property
    def known(self) -> set[str]:
        """Return the keys of the instruments that may be cited: the workbook's own and those known before."""
        return {line.values["key"] for line in self.taken.of(layout.INSTRUMENTS)} | self.known_instruments

    def check(self) -> None:
        """Complain of everything that is lost, doubled or unknown between the sheets."""
        raise NotImplementedError

    def law(self) -> dict[str, Any]:
        """Return the law file."""
        raise NotImplementedError

    def complain(self, line: Line, key: str, message: str) -> None:
        """Add what is wrong with a record's cell."""
        self.problems.append(line.problem(key, message))

    def refuse_unknown(self, line: Line, key: str, value: str, known: Collection[str], message: str) -> None:
        """Complain of a value that is none of those known."""
        if value not in known:
            self.complain(line, key, message.format(value))

    def refuse_repeats(self, keys: Iterable[tuple[SheetLayout, tuple[str, ...]]]) -> None:
        """Complain of records that stand twice, by the keys that make them one."""
        for sheet, names in keys:
            first: dict[tuple[object, ...], int] = {}
            for line in self.taken.of(sheet):
                told = (*(line.values.get(name) for name in names), "not_known" in line.values)
                if told in first:
                    self.complain(line, names[0], f"Trùng với dòng {first[told]}.")
                first.setdefault(told, line.row)

    def check_citation(self, line: Line, instruments: Collection[str]) -> None:
        """Complain of a citation of what is not known, and of one said to be verified without who, when and where."""
        values = line.values
        self.refuse_unknown(
            line,
            "citation.instrument",
            values["citation.instrument"],
            instruments,
            "Văn bản “{}” chưa có ở trang “Văn bản” và chưa có trong hệ thống.",
        )
        if values["citation.verification"] == "verified":
            for key in ("citation.last_checked_on", "citation.checked_by", "citation.page"):
                if key not in values:
                    self.complain(line, key, "Ghi “đã đối chiếu” thì phải có ngày, người đối chiếu và trang.")

    def check_value(self, line: Line, measure: Line | None) -> None:
        """Complain of a row of a requirement without a value, with too much, or with a value that cannot be."""
        values = line.values
        given = [key for key in ("value", "not_known") if key in values]
        if values["operator"] == "is_true":
            for key in (*given, "year", "area", "share_of"):
                if key in values:
                    self.complain(line, key, "Yêu cầu “đạt” không có giá trị, năm, vùng hay tỷ lệ.")
            return
        if len(given) != 1:
            self.complain(line, "value", "Ghi giá trị, hoặc lý do chưa biết; không ghi cả hai, không để trống cả hai.")
        if "not_known" in values and "area" in values:
            self.complain(line, "area", "Chưa biết mức của một vùng thì bỏ dòng; của mọi vùng thì để trống ô này.")
        unit = "%" if "share_of" in values else measure.values.get("unit", "") if measure else ""
        number = values.get("value", 0)
        if number < 0 or (unit == "%" and number > 100):
            self.complain(line, "value", f"Giá trị {number} ngoài khoảng cho phép.")

    def check_group(self, group: list[Line]) -> None:
        """Complain of rows of one requirement that contradict each other."""
        first = group[0]
        by_threshold: dict[object, list[Line]] = {}
        for line in group:
            for key in ("operator", "share_of"):
                if line.values.get(key) != first.values.get(key):
                    self.complain(line, key, f"Khác dòng {first.row} của cùng yêu cầu.")
            if ("year" in line.values) != ("year" in first.values):
                self.complain(line, "year", f"Dòng {first.row} của cùng yêu cầu ghi năm theo cách khác.")
            by_threshold.setdefault(line.values.get("year"), []).append(line)
        for lines in by_threshold.values():
            forms = {form_of(line) for line in lines} - {"national"}
            if len(forms) > 1:
                self.complain(lines[-1], "area", "Mức cho mọi nơi, mức theo vùng và chưa biết không đi với nhau.")
            if not forms:
                self.complain(lines[0], "area", "Có mức cả nước thì phải có mức để áp dụng, hoặc lý do chưa biết.")

    def instruments(self) -> Iterator[dict[str, Any]]:
        """Yield the entries of the instruments that the workbook brings."""
        for line in self.taken.of(layout.INSTRUMENTS):
            self.places[f"instruments[{line.values['key']}]"] = line
            yield {"issued_on": None, "in_force_from": None, "last_checked_on": None, **line.values}

    def take_others(self) -> None:
        """Take what no column has: by the place that it belongs to, then by key."""
        for line in self.taken.of(layout.OTHER):
            self.others.setdefault(line.values["place"], {})[line.values["key"]] = line.values["content"]

    def entries_of(self, sheet: SheetLayout, path: str, named: str) -> Iterator[dict[str, Any]]:
        """Yield the records of a sheet as entries of a list of the law file."""
        for line in self.taken.of(sheet):
            self.places[f"{path}[{line.values[named]}]"] = line
            yield nested(line.values)

    def requirement(self, group: list[Line], path: str) -> dict[str, Any]:
        """Return what the rows of one requirement ask; `path` is its place in the law file."""
        first = group[0]
        self.places[path] = first
        node = nested(
            {
                key: value
                for key, value in first.values.items()
                if key in {"measure", "operator", "share_of"} or key.startswith("citation.")
            }
        )
        if first.values["operator"] == "is_true":
            return node
        if "year" not in first.values:
            return node | self.threshold(group, node["citation"], path)
        years = dict.fromkeys(line.values["year"] for line in group)
        by_year = {
            year: self.threshold(
                [line for line in group if line.values["year"] == year], node["citation"], f"{path}.by_year.{year}"
            )
            for year in years
        }
        return node | {"by_year": by_year}

    def threshold(self, lines: list[Line], citation: Mapping[str, Any], path: str) -> dict[str, Any]:
        """Return the values of one requirement, of one year where they go by year."""
        node: dict[str, Any] = {}
        for line in lines:
            form = form_of(line)
            if form == "not_known":
                self.places[f"{path}.not_known"] = line
                node["not_known"] = line.values["not_known"]
                continue
            own = nested({key: one for key, one in line.values.items() if key.startswith("citation.")})["citation"]
            number = line.values["value"]
            value = number if own == citation else {"value": number, "citation": own}
            if form == "by_area":
                self.places[f"{path}.by_area.{line.values['area']}"] = line
                node.setdefault("by_area", {})[line.values["area"]] = value
            else:
                self.places[f"{path}.{form}"] = line
                node[form] = value
        return node


def form_of(line: Line) -> str:
    """Return the key of a threshold that a row fills."""
    if "not_known" in line.values:
        return "not_known"
    area = line.values.get("area")
    return "value" if area is None else "national" if area == layout.NATIONAL else "by_area"

"""Makes the law file of a province's overlay of the records of its workbook.

What the country's set asks is not known here: whether a value is delegated, fits the text and is no lower is the
loader's affair, whose refusals are led back to the cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ntm.core.criteria.overlays import value_name
from ntm.core.kernel.dates import format_day
from ntm.documents.law_workbook import layout
from ntm.documents.law_workbook.joining import Joining, nested
from ntm.documents.law_workbook.overlay_layout import DECISIONS, PROVINCE_LEVELS, PROVINCE_PART
from ntm.documents.law_workbook.reading import Line


class OverlayAssembler(Joining):
    """Checks that the sheets of a province's part fit together, then joins them."""

    def check(self) -> None:
        """Complain of everything that is lost, doubled or unknown between the sheets."""
        instruments = self.known
        self.refuse_repeats(
            (
                (layout.INSTRUMENTS, ("key",)),
                (DECISIONS, ("from",)),
                (PROVINCE_LEVELS, ("from", "indicator", "case", "measure", "year", "area")),
            )
        )
        for sheet in (DECISIONS, PROVINCE_LEVELS):
            for line in self.taken.of(sheet):
                self.check_citation(line, instruments)
        days = {line.values["from"] for line in self.taken.of(DECISIONS)}
        named = {code for line in self.taken.of(PROVINCE_PART) for code in line.values["delegations"]}
        for line in self.taken.of(PROVINCE_LEVELS):
            values = line.values
            if values["from"] not in days:
                day = format_day(values["from"])
                self.complain(line, "from", f"Trang “Quyết định của tỉnh” không có quyết định từ ngày {day}.")
            self.refuse_unknown(
                line, "delegation", values["delegation"], named, "Phân cấp “{}” không có ở trang “Phần của tỉnh”."
            )
            self.check_value(line, None)
            if values.get("area") == layout.NATIONAL:
                self.complain(line, "area", "Mức cả nước là của bộ quốc gia; tỉnh chỉ ghi mức áp dụng.")
        for group in self._groups():
            if all(line.values.get("area") != layout.NATIONAL for line in group):  # said already
                self.check_group(group)
            for line in group:
                if line.values["delegation"] != group[0].values["delegation"]:
                    self.complain(line, "delegation", f"Khác dòng {group[0].row} của cùng yêu cầu.")

    def _groups(self) -> list[list[Line]]:
        """Return the rows of each requirement, in order of their first rows."""
        found: dict[tuple[object, ...], list[Line]] = {}
        for line in self.taken.of(PROVINCE_LEVELS):
            key = tuple(line.values.get(name) for name in ("from", "indicator", "case", "measure"))
            found.setdefault(key, []).append(line)
        return list(found.values())

    def law(self) -> dict[str, Any]:
        """Return the law file of the overlay, its decisions in order of days."""
        self.take_others()
        (head,) = self.taken.of(PROVINCE_PART)
        self.places["overlay"] = head
        node = nested(head.values) | self.others.get("Phần của tỉnh", {})
        decisions = sorted(self.taken.of(DECISIONS), key=lambda line: line.values["from"])
        node["versions"] = [self._decision(line) for line in decisions]
        return {"schema": 1, "overlay": node} | self.others.get("Tệp", {})

    def _decision(self, line: Line) -> dict[str, Any]:
        start = line.values["from"]
        path = f"overlay.versions[{start.isoformat()}]"
        self.places[path] = line
        node = nested(line.values) | self.others.get(f"Quyết định từ {start.isoformat()}", {})
        values = list(self._values(start, path))
        return node | ({"values": values} if values else {})

    def _values(self, start: object, path: str) -> Iterator[dict[str, Any]]:
        for group in self._groups():
            first = group[0].values
            if first["from"] != start:
                continue
            case = first.get("case", "")
            place = f"{path}.values[{value_name(first, case=case)}]"
            self.places[place] = group[0]
            requirement = self.requirement(group, f"{place}.requirement")
            yield {
                "indicator": first["indicator"],
                **({"case": case} if case else {}),
                "delegation": first["delegation"],
                "requirement": requirement,
            }

"""Tables of units' attributes: one row a commune, one column an attribute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ntm.core.territory import attributes
from ntm.core.territory.attributes import Attribute
from ntm.documents import headed_tables
from ntm.documents.workbooks import Row, Table, begins_like_a_formula

_PLACE_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "district": ("Huyện", "Tên huyện"),
    "commune_code": ("Mã xã", "Mã đơn vị", "Mã"),
    "commune": ("Xã", "Tên xã", "Đơn vị"),
    "since": ("Từ ngày", "Tính đến ngày", "Ngày"),
    "source": ("Nguồn", "Căn cứ", "Văn bản"),
}
_ATTRIBUTE_HEADINGS: Mapping[Attribute, tuple[str, ...]] = {
    Attribute.REGION: ("Vùng",),
    Attribute.HARDSHIP_ZONE: ("Khu vực", "Khu vực (I, II, III)", "KV"),
    Attribute.SPECIALLY_DISADVANTAGED: ("Đặc biệt khó khăn", "ĐBKK", "Xã ĐBKK"),
    Attribute.SAFE_ZONE: ("ATK", "An toàn khu", "An toàn khu (ATK)"),
    Attribute.SAFE_ZONE_POOR_DISTRICT: ("ATK huyện nghèo", Attribute.SAFE_ZONE_POOR_DISTRICT.label),
    Attribute.BORDER: ("Biên giới", "Xã biên giới"),
    Attribute.ISLAND: ("Đảo", "Bãi ngang", "Đảo, bãi ngang"),
    Attribute.ETHNIC_MINORITY_AREA: (
        "DTTS",
        "Vùng DTTS",
        "Vùng DTTS và miền núi",
        Attribute.ETHNIC_MINORITY_AREA.label,
    ),
    Attribute.COMMUNE_GROUP: ("Nhóm", "Nhóm xã"),
    Attribute.POPULATION: ("Số dân", "Dân số", "Nhân khẩu"),
    Attribute.HOUSEHOLDS: ("Số hộ", "Tổng số hộ"),
    Attribute.POOR_HOUSEHOLDS: ("Số hộ nghèo", "Hộ nghèo"),
}


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """A row as read: which commune, from which day, by which source, and its values; a blank cell says nothing."""

    number: int
    district: str
    commune_code: str
    commune: str
    since: date | None
    source: str
    values: Mapping[Attribute, str]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributeTable:
    """The rows of a table of attributes and the headings of columns that nothing is taken from."""

    rows: tuple[AttributeRow, ...]
    unused: tuple[str, ...]


def read_attributes(table: Table) -> AttributeTable:
    """Return the attributes of a table; raise `WorkbookRefused` where no row has the headings of one."""
    meanings = headed_tables.meanings_of(_PLACE_HEADINGS) | headed_tables.meanings_of(
        {one.value: texts for one, texts in _ATTRIBUTE_HEADINGS.items()}
    )
    heading, columns = headed_tables.find_heading(
        table,
        meanings,
        is_heading=lambda found: bool({"commune_code", "commune"} & found and found - set(_PLACE_HEADINGS)),
        refusal="Không thấy dòng tiêu đề có cột “Mã xã” hoặc “Xã” và ít nhất một cột thuộc tính.",
    )
    rows = tuple(_row(table, row, columns) for row in table.rows if row.number > heading.number)
    return AttributeTable(rows=rows, unused=headed_tables.unused_in(heading, columns))


def _row(table: Table, row: Row, columns: Mapping[str, int]) -> AttributeRow:
    cells = headed_tables.cells_of(row, columns)
    places = headed_tables.places_of(row, columns)
    problems = headed_tables.formulas_in(table, row, places)
    problems += [
        f"ô {places[meaning]} bắt đầu bằng dấu của công thức: “{text[:30]}”"
        for meaning, text in cells.items()
        if begins_like_a_formula(text)
    ]
    values: dict[Attribute, str] = {}
    for meaning, text in cells.items():
        if meaning in _PLACE_HEADINGS or not text:
            continue
        try:
            values[Attribute(meaning)] = attributes.read_value(Attribute(meaning), text)
        except attributes.NotAValue as error:
            problems.append(f"ô {places[meaning]}: {error}")
    since = headed_tables.day_in(cells.get("since", ""), place=places.get("since", ""), problems=problems)
    return AttributeRow(
        number=row.number,
        district=cells.get("district", ""),
        commune_code=cells.get("commune_code", ""),
        commune=cells.get("commune", ""),
        since=since,
        source=cells.get("source", ""),
        values=values,
        problems=tuple(problems),
    )

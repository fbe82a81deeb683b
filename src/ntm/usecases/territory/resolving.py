"""Which commune a row of a table means: by its official code, or by its name and its district's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm.core.kernel.dates import format_day
from ntm.core.territory import names
from ntm.usecases.territory import queries
from ntm.usecases.territory.queries import UnitOn


class NotResolved(LookupError):
    """A row that means no commune of the place, or several; the message is Vietnamese."""


@dataclass(frozen=True)
class CommunesOfPlace:
    """The communes of a place on a day, found as tables name them."""

    on: date
    place: UnitOn
    communes: tuple[UnitOn, ...]
    districts: dict[int, UnitOn]

    @classmethod
    def of(cls, place_id: int, *, on: date) -> CommunesOfPlace:
        """Read the communes of a place; raise `UnitNotFound` where it does not exist on the day."""
        place = queries.unit_on(place_id, on)
        communes = queries.communes_in(place_id, on)
        above = {unit.id: unit for unit in queries.children(place_id, on)} | {
            unit.id: unit for unit in (place, *queries.ancestors(place_id, on))
        }
        return cls(on=on, place=place, communes=communes, districts=above)

    @property
    def is_one(self) -> bool:
        """Say whether the place is itself a commune, so that rows need not name it."""
        return len(self.communes) == 1 and self.communes[0].id == self.place.id

    def district_of(self, commune: UnitOn) -> UnitOn | None:
        """Return what the commune lies in directly."""
        return self.districts.get(commune.parent_id) if commune.parent_id is not None else None

    def find(self, *, code: str, name: str, district: str) -> UnitOn:
        """Return the commune that a row means; raise `NotResolved` with what would make it plain."""
        if code:
            found = [unit for unit in self.communes if unit.code == code.rjust(5, "0")]
            if not found:
                raise NotResolved(f"mã {code[:20]} không có trong {self.place.full_name} ngày {format_day(self.on)}")
            if name and not _means(found[0], name):
                raise NotResolved(f"mã {code} là {found[0].full_name}, không phải “{name[:40]}”")
            return found[0]
        if not name:
            if self.is_one:
                return self.communes[0]
            raise NotResolved("thiếu xã")
        found = [unit for unit in self.communes if _means(unit, name)]
        if not found:  # diacritics may be missing, as long as only one commune can be meant
            found = [unit for unit in self.communes if names.search_key(name) in _keys(unit)]
        if district:
            found = [
                unit for unit in found if (above := self.district_of(unit)) is not None and _means(above, district)
            ]
        if not found:
            where = f"{self.place.full_name} ngày {format_day(self.on)}"
            raise NotResolved(f"không có xã “{name[:40]}” trong {where}")
        if len(found) > 1:
            places = ", ".join(above.full_name for unit in found if (above := self.district_of(unit)) is not None)
            raise NotResolved(f"có {len(found)} xã tên “{name[:40]}” ({places}): ghi thêm huyện hoặc mã xã")
        return found[0]


def _means(unit: UnitOn, text: str) -> bool:
    return names.exact_key(text) in {names.exact_key(unit.name), names.exact_key(unit.full_name)}


def _keys(unit: UnitOn) -> set[str]:
    return {names.search_key(unit.name), names.search_key(unit.full_name)}

"""Accounts from a workbook: looked at row by row first, made only when a person accepts what was shown.

The codes that open the accounts come from the acceptance's own id and the installation's secret, so that a second click
within a quarter of an hour shows the same slips again, although no code is kept anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac

from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level, Power, Role
from ntm.core.territory import names
from ntm.documents import accounts as tables
from ntm.documents import workbooks
from ntm.store.accounts.models import AccountImport, Grant, User
from ntm.usecases.access import operations as access
from ntm.usecases.access import rules
from ntm.usecases.access.operations import NewAccount
from ntm.usecases.audit import operations as audit
from ntm.usecases.territory import queries
from ntm.usecases.territory.queries import UnitOn
from ntm.usecases.territory.resolving import CommunesOfPlace, NotResolved

#: A workbook of more people than that is two.
MOST_ROWS = 500
#: For how long the slips are shown again to whoever clicked twice.
SHOWN_AGAIN_FOR = timedelta(minutes=15)
_ALPHABET = "abcdefghkmnpqrstuvwxyz23456789"
_SIMPLE = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")

#: At which level of a place each role is held; others are held anywhere.
_LEVELS = {
    Role.COMMUNE_OFFICER: {Level.COMMUNE},
    Role.VILLAGE_HEAD: {Level.VILLAGE},
    Role.DISTRICT_OFFICE: {Level.DISTRICT},
    Role.PROVINCE_OFFICE: {Level.PROVINCE},
}


class RowState(StrEnum):
    """What would become of a row."""

    NEW = "new"
    KNOWN = "known"
    BAD = "bad"

    @property
    def label(self) -> str:
        """Return the Vietnamese words for it."""
        return {"new": "tạo mới", "known": "đã có tài khoản", "bad": "có lỗi"}[self]


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to be given an account and a role."""

    username: str
    full_name: str
    role: Role
    unit_id: int
    agency: str
    criteria: tuple[str, ...]
    email: str
    start: date
    end: date | None
    powers: tuple[Power, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the workbook, what it means and what is wrong with it; `person` is None for a bad one."""

    number: int
    full_name: str
    username: str
    role: str
    place: str
    state: RowState
    problems: tuple[str, ...]
    person: NewPerson | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a workbook would do, with nothing written."""

    place: UnitOn
    on: date
    rows: tuple[PreviewRow, ...]
    unused: tuple[str, ...]

    @property
    def new(self) -> tuple[NewPerson, ...]:
        """Return the people who would be given accounts."""
        return tuple(row.person for row in self.rows if row.state is RowState.NEW and row.person is not None)

    def count(self, state: RowState) -> int:
        """Return how many rows are in a state."""
        return sum(row.state is state for row in self.rows)


class RowRefused(ValueError):
    """A role filled in on a page that cannot be given as it stands; the message is Vietnamese."""


class AcceptedLongAgo(RuntimeError):
    """A workbook that was accepted before: its accounts are there, its codes are not shown any more."""


def preview(*, place_id: int, content: bytes, file_name: str, by: User, on: date) -> Preview:
    """Return which accounts a workbook would make for people of a place on a day; nothing is written.

    Raise `NotAllowed`, `UnitNotFound`, and `WorkbookRefused` for a file that is no list of people.
    """
    rules.require(by, rules.Action.MANAGE_ACCOUNTS, unit_id=place_id, on=on)
    table = tables.read_accounts(workbooks.read_table(content, file_name=file_name))
    if len(table.rows) > MOST_ROWS:
        raise workbooks.WorkbookRefused(f"Bảng có {len(table.rows)} người; mỗi lần nhập nhiều nhất {MOST_ROWS}.")
    places = _Places(CommunesOfPlace.of(place_id, on=on), on=on)
    people = _People.as_they_are()
    rows = tuple(_looked_at(row, places, people, on=on) for row in table.rows)
    return Preview(place=places.communes.place, on=on, rows=rows, unused=table.unused)


def look_at_one(*, place_id: int, row: tables.AccountRow, by: User, on: date) -> PreviewRow:
    """Return what one person's row, filled in on a page, would do; nothing is written. Raise as `preview`."""
    rules.require(by, rules.Action.MANAGE_ACCOUNTS, unit_id=place_id, on=on)
    places = _Places(CommunesOfPlace.of(place_id, on=on), on=on)
    return _looked_at(row, places, _People.as_they_are(), on=on)


def look_at_role(*, place_id: int, row: tables.AccountRow, by: User, on: date) -> NewPerson:
    """Return the role that a row gives to somebody who has an account; raise `RowRefused`, and as `preview`."""
    rules.require(by, rules.Action.MANAGE_ACCOUNTS, unit_id=place_id, on=on)
    places = _Places(CommunesOfPlace.of(place_id, on=on), on=on)
    looked = _looked_at(row, places, _People({}, {}, set()), on=on)
    if looked.person is None:
        raise RowRefused("; ".join(looked.problems))
    return looked.person


class _Places:
    """The places that rows name, each looked up once."""

    def __init__(self, communes: CommunesOfPlace, *, on: date) -> None:
        self.communes, self.on = communes, on
        self._villages: dict[int, dict[str, UnitOn]] = {}

    def find(self, row: tables.AccountRow) -> UnitOn:
        """Return the unit that a row means: a village, a commune, a district, else the place itself."""
        if row.commune or (row.village and self.communes.is_one):
            commune = self.communes.find(code="", name=row.commune, district=row.district)
            return self._village(commune, row.village) if row.village else commune
        if row.village:
            raise NotResolved("có thôn, bản mà thiếu xã")
        if not row.district:
            return self.communes.place
        key = names.exact_key(row.district)
        found = [
            unit
            for unit in {self.communes.place.id: self.communes.place, **self.communes.districts}.values()
            if unit.level is Level.DISTRICT and key in (names.exact_key(unit.name), names.exact_key(unit.full_name))
        ]
        found = [
            unit for unit in found if unit.id == self.communes.place.id or unit.parent_id == self.communes.place.id
        ]
        if not found:
            raise NotResolved(f"không có huyện “{row.district[:40]}” ngày {format_day(self.on)}")
        return found[0]

    def _village(self, commune: UnitOn, name: str) -> UnitOn:
        if commune.id not in self._villages:
            here = queries.villages_in(commune.id, self.on)
            self._villages[commune.id] = {names.exact_key(one.name): one for one in here} | {
                names.exact_key(one.full_name): one for one in here
            }
        found = self._villages[commune.id].get(names.exact_key(name))
        if found is None:
            raise NotResolved(f"không có thôn, bản “{name[:40]}” ở {commune.full_name}")
        return found


@dataclass(frozen=True, slots=True)
class _People:
    """Who has an account: full names by the names for signing in, the latter by (role, unit, full name); and those
    names for signing in that are used up, rows above included."""

    known: dict[str, str]
    holders: dict[tuple[str, int, str], str]
    taken: set[str]

    @classmethod
    def as_they_are(cls) -> _People:
        """Read everybody, in two queries."""
        known = dict(User.objects.values_list("username", "full_name"))
        rows = Grant.objects.values_list("role", "unit_id", "user__full_name", "user__username")
        holders = {(role, unit, names.exact_key(full_name)): username for role, unit, full_name, username in rows}
        return cls(known, holders, set(known))

    def username_for(self, row: tables.AccountRow, role: Role, unit: UnitOn) -> str:
        """Return the name for signing in that a row means: its own, that of who holds the role there under the same
        full name, else a new one."""
        held = self.holders.get((role.value, unit.id, names.exact_key(row.full_name)), "")
        return row.username or held or _made_username(row.full_name, self.taken)


def _looked_at(row: tables.AccountRow, places: _Places, people: _People, *, on: date) -> PreviewRow:
    problems = list(row.problems)
    role = _role(row.role)
    place = ""
    unit: UnitOn | None = None
    if role is None:
        problems.append(f"không rõ vai trò “{row.role[:40]}”")
    try:
        unit = places.find(row)
        place = unit.title
    except NotResolved as error:
        problems.append(str(error))
    if role is not None and unit is not None and unit.level not in _LEVELS.get(role, {unit.level}):
        problems.append(f"vai trò “{role.label}” không giữ ở {unit.full_name}")
    if role is Role.AGENCY and not row.agency:
        problems.append("thiếu cơ quan")
    if row.username and _SIMPLE.fullmatch(row.username) is None:
        problems.append(f"tên đăng nhập “{row.username[:40]}”: chỉ dùng chữ không dấu, số, dấu chấm, gạch")
    if problems or role is None or unit is None:
        return PreviewRow(row.number, row.full_name, row.username, row.role, place, RowState.BAD, tuple(problems), None)
    username = people.username_for(row, role, unit)
    if username in people.known:
        known = people.known
        if names.exact_key(known[username]) != names.exact_key(row.full_name):
            words = f"tên đăng nhập “{username}” đã có người khác dùng ({known[username]})"
            return PreviewRow(row.number, row.full_name, username, role.label, place, RowState.BAD, (words,), None)
        return PreviewRow(row.number, row.full_name, username, role.label, place, RowState.KNOWN, (), None)
    if username in people.taken:
        words = f"tên đăng nhập “{username}” trùng một dòng trên"
        return PreviewRow(row.number, row.full_name, username, role.label, place, RowState.BAD, (words,), None)
    people.taken.add(username)
    person = NewPerson(
        username=username,
        full_name=row.full_name,
        role=role,
        unit_id=unit.id,
        agency=row.agency,
        criteria=row.criteria,
        email=row.email,
        start=row.start or on,
        end=row.end,
    )
    return PreviewRow(row.number, row.full_name, username, role.label, place, RowState.NEW, (), person)


def _role(text: str) -> Role | None:
    key = names.search_key(text)
    return next((role for role in Role if key in (names.search_key(role.label), role.value)), None)


def _made_username(full_name: str, taken: set[str]) -> str:
    """Return a name for signing in made of a full name ("Lò Thị Lan" → "lanlt"), with a number where it is taken."""
    words: list[str] = re.findall(r"[a-z0-9]+", names.search_key(full_name)) or ["nguoidung"]
    base = (words[-1] + "".join(word[0] for word in words[:-1]))[:40]
    number, username = 1, base
    while username in taken:
        number += 1
        username = f"{base}{number}"
    return username


def accept(
    *,
    place_id: int,
    people: Sequence[NewPerson],
    file_name: str,
    client_id: UUID,
    by: User,
    on: date,
    at: datetime,
) -> tuple[NewAccount, ...]:
    """Make the accounts of a list that was shown, all or none, and return the slips to be printed now.

    Sent again within `SHOWN_AGAIN_FOR` it returns the slips of those who have not used theirs and changes nothing.
    Raise `AcceptedLongAgo`, `UsernameTaken`, `NotAllowed`, `GrantEnded`.
    """
    rules.require(by, rules.Action.MANAGE_ACCOUNTS, unit_id=place_id, on=on)
    with transaction.atomic():
        row, is_new = AccountImport.objects.get_or_create(
            client_id=client_id,
            defaults={"unit_id": place_id, "file_name": file_name[:200], "user_ids": [], "by": by, "at": at},
        )
        if not is_new:
            return _again(row, people, by=by, at=at)
        made = tuple(
            access.add_person(
                username=person.username,
                full_name=person.full_name,
                role=person.role,
                unit_id=person.unit_id,
                start=person.start,
                end=person.end,
                agency=person.agency,
                criteria=person.criteria,
                powers=person.powers,
                email=person.email,
                code=_code(client_id, person.username),
                by=by,
                at=at,
                on=on,
            )
            for person in people
        )
        payload = {"file": file_name[:200], "users": [one.user_id for one in made]}
        audit.append(chain=place_id, what="access.accounts_imported", payload=payload, by=by, at=at)
    return made


def _again(row: AccountImport, people: Sequence[NewPerson], *, by: User, at: datetime) -> tuple[NewAccount, ...]:
    if row.by_id != by.pk or at - row.at > SHOWN_AGAIN_FOR:
        raise AcceptedLongAgo("Danh sách này đã được tạo tài khoản; mã chỉ hiện một lần.")
    waiting = User.objects.filter(
        username__in=[person.username for person in people], one_time_until=row.at + access.CODE_HOLDS_FOR
    )
    return tuple(
        NewAccount(
            user.pk,
            user.username,
            user.full_name,
            _code(row.client_id, user.username),
            row.at + access.CODE_HOLDS_FOR,
        )
        for user in waiting.order_by("pk")
    )


def _code(client_id: UUID, username: str) -> str:
    """Return the code of a person of an accepted list: four groups of letters and digits that are not mistaken."""
    digest = salted_hmac("ntm.accounts.import", f"{client_id}:{username}", algorithm="sha256").digest()
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(16):
        number, place = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[place])
    text = "".join(letters)
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


#: What the second sheet of the workbook says.
GUIDANCE = (
    "Mỗi dòng một người. Bắt buộc: họ và tên, vai trò; người của cơ quan chuyên môn ghi thêm cơ quan.",
    "Nơi giữ vai trò: ghi xã (và huyện nếu hai xã trùng tên); trưởng bản ghi thêm thôn, bản; người của huyện chỉ ghi "
    "huyện; bỏ trống cả ba là chính nơi đang nhập.",
    "Vai trò: " + ", ".join(role.label for role in Role) + ".",
    "Tiêu chí phụ trách: các số cách nhau bằng dấu phẩy (5, 14); bỏ trống là tất cả.",
    "Tên đăng nhập: chữ không dấu, số; bỏ trống thì đặt theo họ tên (Lò Thị Lan → lanlt).",
    "Từ ngày bỏ trống là từ hôm nay; đến hết ngày bỏ trống là không thời hạn.",
    "Không dùng công thức. Người đã có tài khoản thì bỏ qua.",
    "Mật khẩu không ghi trong bảng: hệ thống cấp mã dùng một lần, in ra thành phiếu.",
)


def workbook() -> bytes:
    """Return the blank workbook that `preview` takes."""
    return tables.write_accounts(roles=[role.label for role in Role], guidance=GUIDANCE)

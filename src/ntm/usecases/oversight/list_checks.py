"""Lists that somebody holds against what is there: the villages of a commune, what is on record of a village."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import Level
from ntm.store.accounts.models import User
from ntm.store.oversight import querysets
from ntm.store.oversight.models import ListCheck
from ntm.usecases.access import reach, rules
from ntm.usecases.access.rules import Action
from ntm.usecases.audit import operations as audit
from ntm.usecases.audit.operations import Deed
from ntm.usecases.oversight.visits import digest_of
from ntm.usecases.territory import attributes
from ntm.usecases.territory import queries as units

ANSWERS = ("right", "wrong", "unknown")
_MOST_ROWS = 400
_LONGEST = 500


class ListCheckRefused(ValueError):
    """A check that cannot be kept; the message is Vietnamese and says why."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list: its key within the list, and what it says."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody says of a row: the words that they had before them, whether these are right, a remark."""

    key: str
    words: str
    answer: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCheck:
    """A list as somebody confirms it; `client_id` is its own number, made where it was written."""

    client_id: UUID
    unit_id: int
    rows: tuple[Answered, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check as pages list it."""

    by: str
    at: datetime
    rows: int
    wrong: tuple[Answered, ...]
    remark: str


def list_of(unit_id: int, *, by: User, on: date) -> tuple[ListRow, ...]:
    """Return what is on record of a place for somebody to confirm; raise `NotAllowed` or `UnitNotFound`.

    Of a village, its name, its commune and what is stated of it; of another place, the units directly below it.
    """
    rules.require(by, Action.VIEW, unit_id=unit_id, on=on)
    unit = units.unit_on(unit_id, on)
    if unit.level is not Level.VILLAGE:
        below = units.villages_in(unit_id, on) if unit.level is Level.COMMUNE else units.children(unit_id, on)
        return tuple(ListRow(f"unit:{one.id}", one.full_name) for one in below)
    above = units.ancestors(unit_id, on)
    stated = attributes.attributes_of(unit_id, level=unit.level, on=on)
    return (
        ListRow("name", f"Tên: {unit.full_name}"),
        *(ListRow(f"above:{one.id}", f"Thuộc: {one.full_name}") for one in above[-1:]),
        *(
            ListRow(f"attribute:{one.attribute.value}", f"{one.attribute.label}: {one.words}")
            for one in stated
            if one.words
        ),
    )


def checks_of(unit_id: int, *, by: User, on: date) -> tuple[CheckView, ...]:
    """Return the latest checks of a place's list, the newest first; raise `NotAllowed`."""
    rules.require(by, Action.VIEW, unit_id=unit_id, on=on)
    rows = ListCheck.objects.filter(unit_id=unit_id).select_related("by").order_by("-at", "-pk")[:10]
    return tuple(
        CheckView(
            str(row.by),
            row.at,
            len(row.rows),
            tuple(Answered(**one) for one in row.rows if one["answer"] == "wrong"),
            row.remark,
        )
        for row in rows
    )


def confirm_list(check: NewCheck, *, by: User, on: date, at: datetime) -> int:
    """Keep a check and return its number; the same `client_id` again returns the first. Raise `ListCheckRefused`."""
    found = confirm_lists([check], by=by, on=on, at=at)[check.client_id]
    if isinstance(found, ListCheckRefused):
        raise found
    return found


def confirm_lists(
    checks: Sequence[NewCheck], *, by: User, on: date, at: datetime
) -> Mapping[UUID, int | ListCheckRefused]:
    """Keep many checks in a fixed number of statements; return each one's number, or why it was refused."""
    found: dict[UUID, int | ListCheckRefused] = {}
    allowed = reach.allowed_among(by, Action.CONFIRM_LIST, unit_ids={one.unit_id for one in checks}, on=on)
    kept: dict[UUID, dict[str, Any]] = {}
    for one in checks:
        try:
            if one.unit_id not in allowed:
                raise ListCheckRefused("Anh/chị không được phép xác nhận danh sách ở nơi này, hoặc quyền đã hết.")
            kept.setdefault(one.client_id, _row(one, by=by, at=at))
        except ListCheckRefused as refused:
            found[one.client_id] = refused
    with transaction.atomic():
        numbers = querysets.write_checks(list(kept.values()))
        new = [row for client_id, row in kept.items() if client_id in numbers]
        before: dict[UUID, int | ListCheckRefused] = {
            client_id: pk if by_id == by.pk else ListCheckRefused("Mã này đã được người khác dùng.")
            for client_id, (pk, by_id) in querysets.kept_before(ListCheck, kept.keys() - numbers.keys()).items()
        }
        by_unit: dict[int, list[dict[str, Any]]] = {}
        for row in new:
            # The rows stand in the append-only table; their digest binds them to the chain.
            told = {"check": numbers[UUID(row["client_id"])], "wrong": row["wrong"], "digest": digest_of(row)}
            by_unit.setdefault(row["unit_id"], []).append(told)
        deeds = [
            Deed(unit_id, "oversight.list_confirmed", {"checks": told}) for unit_id, told in sorted(by_unit.items())
        ]
        audit.append_many(deeds, by=by, at=at)
    return found | before | numbers


def _row(check: NewCheck, *, by: User, at: datetime) -> dict[str, Any]:
    if not check.rows:
        raise ListCheckRefused("Danh sách trống: chưa có gì để xác nhận.")
    if len(check.rows) > _MOST_ROWS:
        raise ListCheckRefused(f"Danh sách dài quá {_MOST_ROWS} dòng.")
    kept = []
    for one in check.rows:
        if one.answer not in ANSWERS:
            raise ListCheckRefused("Mỗi dòng phải được trả lời: đúng, chưa đúng hoặc không rõ.")
        if len(one.words) > _LONGEST or len(one.remark) > _LONGEST:
            raise ListCheckRefused(f"Một dòng dài quá {_LONGEST} ký tự.")
        remark = vietnamese.clean(one.remark)
        if one.answer == "wrong" and not remark:
            raise ListCheckRefused(f"“{one.words}” chưa đúng ở chỗ nào? Hãy ghi rõ để nơi nhận sửa được.")
        kept.append({"key": one.key[:60], "words": one.words, "answer": one.answer, "remark": remark})
    return {
        "unit_id": check.unit_id,
        "rows": kept,
        "wrong": sum(one["answer"] == "wrong" for one in kept),
        "remark": vietnamese.clean(check.remark)[:_LONGEST],
        "client_id": str(check.client_id),
        "by_id": by.pk,
        "at": at.isoformat(),
    }

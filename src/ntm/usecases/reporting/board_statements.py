"""What somebody's own table says of criteria as a whole: a side's own judgement, with its source; never a figure.

That a criterion is met says of each of its indicators that it is met, so that a side may say so of those that it
judges. That a criterion is not met does not say which indicator is not: nothing is taken, and the person is told where
to say it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ntm.core.kernel.periods import NotAPeriod, Period
from ntm.core.kernel.states import Judgement, Verdict
from ntm.core.reporting.assessment import Side
from ntm.store.accounts.models import User
from ntm.usecases.reporting import assessing_rights, assessment, assessment_queries
from ntm.usecases.reporting.assessment_queries import Cell, Frame, NothingToAssess
from ntm.usecases.reporting.assessment_words import NewWord, NothingSaid, Said
from ntm.usecases.reporting.report_queries import ReportPage
from ntm.usecases.reporting.uploads import Staged, UploadRefused, staged

_WHICH = "bảng không nói chỉ tiêu nào chưa đạt: hãy ghi ở trang Đánh giá"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """That a table says of a unit that a criterion is met or not.

    `items` are the indicators of which that would say something new in the person's name; `words` why nothing is taken,
    or what to look at before. `token` tells what both sides had said of them when it was shown.
    """

    unit_id: int
    unit_name: str
    criterion: int
    name: str
    is_met: bool
    place: str
    items: tuple[str, ...]
    words: tuple[str, ...]
    token: str
    seen: Mapping[str, str]

    @property
    def key(self) -> str:
        """Return what a page sends for it."""
        return f"{self.unit_id}:{self.criterion}:{self.token}"


def statements_of(found: Staged, *, by: User, on: date) -> tuple[Statement, ...]:
    """Return what a staged table says of criteria as a whole, beside what the person's side has said so far."""
    told = found.upload.grid.get("criteria", []) if isinstance(found.upload.grid, dict) else []
    if not told:
        return ()
    page = found.page
    frame, why = _frame(page, on=on)
    wanted = {int(one["unit"]) for one in told}
    units = [unit for unit in found.asked.units if unit.id in wanted]
    if frame is None:
        cells: Mapping[tuple[int, str], Cell] = {}
        may: Mapping[tuple[int, str], bool] = {}
    else:
        cells = assessment_queries.cells_of(frame, units, on=on)
        rights = assessing_rights.rights_in(frame, units, by=by, on=on)
        may = {
            (unit, item): rights.may_lead(unit, item) if page.is_agencys else rights.may_unit for unit, item in cells
        }
    names = {unit.id: unit.full_name for unit in units}
    return tuple(
        _statement(one, names[int(one["unit"])], page, frame, cells, may, why)
        for one in told
        if int(one["unit"]) in names
    )


def _frame(page: ReportPage, *, on: date) -> tuple[Frame | None, str]:
    try:
        return assessment_queries.frame_of(page.duty.unit_id, period=Period.parse(page.duty.period.code), on=on), ""
    except NotAPeriod:
        return None, "kỳ báo cáo này không có đánh giá tiêu chí"
    except NothingToAssess as error:
        return None, str(error)


def _statement(
    told: Mapping[str, object],
    unit_name: str,
    page: ReportPage,
    frame: Frame | None,
    cells: Mapping[tuple[int, str], Cell],
    may: Mapping[tuple[int, str], bool],
    why: str,
) -> Statement:
    unit_id, number = int(str(told["unit"])), int(str(told["criterion"]))
    assert page.criteria_set is not None
    criterion = page.criteria_set.criterion(number)
    own = [cells[unit_id, one.id] for one in criterion.indicators if (unit_id, one.id) in cells]
    words = [str(one) for one in told["cautions"]] if isinstance(told["cautions"], list) else []
    items: list[str] = []
    if told["differs"]:
        words.append(f"{told['differs']} nói khác: không ghi")
    elif not told["met"]:
        words.append(_WHICH)
    elif frame is None:
        words.append(why)
    else:
        mine = [cell for cell in own if may[unit_id, cell.item]]
        items = [cell.item for cell in mine if _word(cell, page) is not Judgement.MET]
        words += _beside(mine, own, page)
    seen = {cell.item: cell.seen for cell in own if cell.item in items}
    return Statement(
        unit_id=unit_id,
        unit_name=unit_name,
        criterion=number,
        name=criterion.name,
        is_met=bool(told["met"]),
        place=str(told["place"]),
        items=tuple(items),
        words=tuple(words),
        token=hashlib.sha256(repr(sorted(seen.items())).encode()).hexdigest()[:12],
        seen=seen,
    )


def _word(cell: Cell, page: ReportPage) -> Judgement | None:
    said = cell.lead if page.is_agencys else cell.unit
    return said.judgement if said is not None else None


def _beside(mine: Collection[Cell], every: Collection[Cell], page: ReportPage) -> list[str]:
    """Return what to look at before the indicators of a criterion are said to be met."""
    if not mine:
        return ["anh/chị không đánh giá chỉ tiêu nào của tiêu chí này"]
    found = []
    if len(mine) < len(every):
        found.append(f"chỉ ghi cho {len(mine)}/{len(every)} chỉ tiêu mà anh/chị đánh giá")
    against = [cell.item for cell in mine if cell.by_rules is Verdict.NOT_MET]
    if against:
        found.append(f"theo số liệu thì {', '.join(against)} chưa đạt")
    before = [cell.item for cell in mine if _word(cell, page) not in (None, Judgement.MET)]
    if before:
        found.append(f"trước đã ghi khác: {', '.join(before)}")
    if all(_word(cell, page) is Judgement.MET for cell in mine):
        found.append("đã ghi đạt từ trước")
    return found


def say(upload_id: UUID, *, keys: Collection[str], client_id: UUID, by: User, on: date, at: datetime) -> Said:
    """Append the chosen statements of a staged table to the person's own judgements, all or none.

    Each judgement tells the file and the cell that say so. Raise `UploadNotFound`, `UploadRefused` where something was
    said since it was shown, and what `assessment.say` raises.
    """
    found = staged(upload_id, by=by, on=on)
    every = statements_of(found, by=by, on=on)
    chosen = [one for one in every if one.key in set(keys) and one.items]
    if len(chosen) < len(set(keys)):
        raise UploadRefused("Có tiêu chí vừa được đánh giá khác; hãy xem lại rồi ghi.")
    words = [
        NewWord(
            one.unit_id,
            item,
            Judgement.MET,
            f"Theo tệp “{found.upload.file_name}”, ô {one.place}: cả tiêu chí {one.criterion} đạt.",
            one.seen[item],
        )
        for one in chosen
        for item in one.items
    ]
    if not words:
        raise NothingSaid
    return assessment.say(
        found.page.duty.unit_id,
        words,
        side=Side.LEAD if found.page.is_agencys else Side.UNIT,
        period=Period.parse(found.page.duty.period.code),
        client_id=client_id,
        by=by,
        on=on,
        at=at,
    )

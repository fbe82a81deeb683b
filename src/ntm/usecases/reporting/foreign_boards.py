"""Other people's tables on their way into a report: guessed, settled by an officer, remembered for their office."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.reporting.boards import taking
from ntm.core.reporting.boards.board import Board, Shape
from ntm.core.reporting.boards.guessing import BoardGuess
from ntm.core.reporting.boards.taking import ColumnMeaning, Meaning
from ntm.documents.sheets import boards, opening
from ntm.documents.workbooks import column_letters
from ntm.store.accounts.models import User
from ntm.store.reporting.models import BoardMapping, StagedUpload
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import board_sheets, form_lines, report_queries, uploads
from ntm.usecases.reporting.board_sheets import SheetGuess
from ntm.usecases.reporting.drafts import require_writer
from ntm.usecases.reporting.form_lines import FormLine, FormLines
from ntm.usecases.reporting.previews import SaidPlace, same_text
from ntm.usecases.reporting.uploads import UploadNotFound, UploadRefused

_MOST_UNKNOWN = 500


@dataclass(frozen=True, slots=True)
class Settled:
    """How a person says that a table is to be read: its sheet, its column of units, targets by column ("m:10.1", "c:5",
    "t", ""), what marks and colours mean ("1", "0", "").

    Of a table that is read column by column (`shape`), columns are the rows that people see. `unit_column` is the one
    with the figures and `unit` whose they are, where it lists the items of one unit.
    """

    sheet: int
    unit_column: int
    columns: Mapping[int, str]
    marks: Mapping[str, str]
    colours: Mapping[str, str]
    shape: Shape = Shape.ROWS
    unit: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {
            "unit_column": self.unit_column,
            "columns": {str(column): target for column, target in self.columns.items()},
            "marks": dict(self.marks),
            "colours": dict(self.colours),
            "shape": self.shape.value,
            "unit": self.unit,
        }


def settled_of(told: Mapping[str, Any], *, sheet: int) -> Settled:
    """Return what was kept of how a table is to be read."""
    return Settled(
        sheet,
        int(told["unit_column"]),
        {int(column): str(target) for column, target in told["columns"].items()},
        told["marks"],
        told["colours"],
        Shape(told.get("shape", Shape.ROWS.value)),
        told.get("unit"),
    )


@dataclass(frozen=True, slots=True)
class Understood:
    """A staged table with a guess; where the office settled one with the same headings before, that is `remembered`.

    `read` are the sheets of the file that were settled already, `alike` those with the same headings as this one.
    """

    upload: StagedUpload
    asked: FormLines
    boards: tuple[Board, ...]
    sheet: int
    found: SheetGuess
    remembered: Settled | None
    read: frozenset[int]
    alike: tuple[int, ...]

    @property
    def guess(self) -> BoardGuess | None:
        """Return how the sheet is probably to be read, None where that is not known."""
        return self.found.guess

    @property
    def problem(self) -> str:
        """Return why there is no guess, in Vietnamese."""
        return self.found.problem

    @property
    def board(self) -> Board:
        """Return the sheet that is looked at, as it is read: turned where units stand beside each other."""
        return self.found.board


def stage_board(content: bytes, *, file_name: str, report_id: int, by: User, on: date, at: datetime) -> UUID:
    """Keep somebody's own table until it is understood; nothing of it counts yet.

    Raise `ReportNotFound`, `NotAllowed`, `WorkbookRefused` or `UploadRefused`.
    """
    page = report_queries.report_page(report_id, by=by, on=on)
    if page.criteria_set is None:
        raise UploadRefused("Báo cáo này chỉ có phần lời, không có số liệu để lấy từ bảng.")
    book = opening.open_book(content)
    found, notes = boards.boards_of(content, book)
    if not found:
        raise UploadRefused("Tệp không có trang tính nào đọc được như một bảng.")
    return uploads.keep(
        {},
        page=page,
        origin="board",
        file_name=file_name,
        digest=hashlib.sha256(content).hexdigest(),
        base={},
        stood={},
        notes=notes,
        grid={"sheets": [board_sheets.as_json(board) for board in found], "settled": {}, "notes": list(notes)},
        by=by,
        at=at,
    )


def understand(
    upload_id: UUID,
    *,
    sheet: int | None = None,
    shape: Shape | None = None,
    unit_column: int | None = None,
    unit: int | None = None,
    by: User,
    on: date,
) -> Understood:
    """Return a staged table with the guess of how it is to be read; raise `UploadNotFound`.

    Without a `sheet`, the one that is not hidden and in which most is understood.
    """
    upload = StagedUpload.objects.filter(pk=upload_id, by=by, origin="board").first()
    if upload is None or not isinstance(upload.grid, dict):
        raise UploadNotFound(str(upload_id))
    page = report_queries.report_page(upload.report_id, by=by, on=on)
    asked = form_lines.form_lines(page, by=by, on=on)
    every = tuple(board_sheets.from_json(one) for one in upload.grid["sheets"])
    about = board_sheets.asked_of(asked)
    guesses = [board_sheets.guess_sheet(board, about) for board in every]
    if sheet is None or not 0 <= sheet < len(every):
        sheet = max(range(len(every)), key=lambda at: (guesses[at].worth, -at))
    found = guesses[sheet]
    if shape is not None or unit_column is not None or unit is not None:
        found = board_sheets.guess_sheet(
            every[sheet], about, shape=shape or found.shape, unit_column=unit_column, unit=unit or found.unit
        )
    return Understood(
        upload=upload,
        asked=asked,
        boards=every,
        sheet=sheet,
        found=found,
        remembered=_remembered(asked, found.guess, sheet) if found.guess is not None else None,
        read=frozenset(map(int, upload.grid["settled"])),
        alike=tuple(at for at, one in enumerate(guesses) if at != sheet and _is_alike(one, found)),
    )


def _is_alike(one: SheetGuess, other: SheetGuess) -> bool:
    return (
        one.guess is not None
        and other.guess is not None
        and not one.board.is_hidden
        and (one.shape, one.guess.fingerprint) == (other.shape, other.guess.fingerprint)
    )


def settle(upload_id: UUID, *settled: Settled, by: User, on: date, at: datetime) -> None:
    """Read sheets of a staged table as a person settled them, and remember that for their office.

    Sheets that were settled before stay read. The cells then wait in the preview; where two sheets say different things
    of one place, the first is proposed and doubted. Raise `UploadNotFound`, `NotAllowed` or `UploadRefused`.
    """
    with transaction.atomic():
        upload = StagedUpload.objects.select_for_update().filter(pk=upload_id, by=by, origin="board").first()
        if upload is None or not isinstance(upload.grid, dict):
            raise UploadNotFound(str(upload_id))
        require_writer(upload.report, by=by, on=on)
        page = report_queries.report_page(upload.report_id, by=by, on=on)
        asked = form_lines.form_lines(page, by=by, on=on)
        assert page.criteria_set is not None
        about = board_sheets.asked_of(asked)
        every = [board_sheets.from_json(one) for one in upload.grid["sheets"]]
        told = upload.grid["settled"] | {str(one.sheet): one.as_json() for one in settled}
        said: dict[str, SaidPlace] = {}
        whole: dict[tuple[int, int], dict[str, Any]] = {}
        unknown: list[tuple[str, str, str]] = []
        notes: list[str] = list(upload.grid["notes"])
        for number in sorted(map(int, told)):
            one = settled_of(told[str(number)], sheet=number)
            _refuse_repeats(one)
            found = board_sheets.guess_sheet(
                every[number], about, shape=one.shape, unit_column=one.unit_column, unit=one.unit
            )
            if found.guess is None:
                raise UploadRefused(found.problem)
            _read(found, found.guess, one, asked, said, whole, unknown, notes)
            if one in settled:
                _remember(one, found.guess, asked, by=by, at=at)
        content = page.content
        StagedUpload.objects.filter(pk=upload_id).update(
            grid=upload.grid | {"settled": told, "criteria": list(whole.values())},
            said={key: one.as_json() for key, one in said.items()},
            base={
                "d": {key: content[key] for key in said if key in content},
                "s": {key: asked.lines[key].standing_text for key in said},
            },
            unknown=[list(one) for one in unknown[:_MOST_UNKNOWN]],
            notes=notes,
        )


def _read(
    found: SheetGuess,
    guess: BoardGuess,
    settled: Settled,
    asked: FormLines,
    said: dict[str, SaidPlace],
    whole: dict[tuple[int, int], dict[str, Any]],
    unknown: list[tuple[str, str, str]],
    notes: list[str],
) -> None:
    """Add what a sheet says, read as settled, to what the file says."""
    assert asked.criteria_set is not None
    meanings = {
        column: meaning
        for column, target in settled.columns.items()
        if (meaning := _meaning(target, asked, asked.criteria_set)) is not None
    }
    taken = taking.take_board(found.board, Meaning(meanings, settled.marks, settled.colours), rows=guess.rows)
    keys = {(line.unit.id, line.measure.code): line for line in asked.lines.values()}
    unknown += [(found.place(at), text, why) for at, text, why in taken.unknown]
    for one in taken.told:
        line = keys.get((one.unit, one.code))
        place = found.place(one.at)
        if line is None:
            unknown.append((place, one.text, f"chỉ tiêu {one.code} của đơn vị này không thuộc báo cáo"))
            continue
        now = SaidPlace(_over(line, one.text, asked), place, one.cautions, one.problem)
        before = said.setdefault(line.key, now)
        if before is not now and not same_text(before.entry["v"], one.text):
            caution = f"{place} ghi khác: {one.text}"
            said[line.key] = replace(before, cautions=(*before.cautions, caution))
    for told in taken.whole:
        first = whole.setdefault(
            (told.unit, told.criterion),
            {
                "unit": told.unit,
                "criterion": told.criterion,
                "met": told.is_met,
                "place": found.place(told.at),
                "cautions": list(told.cautions),
                "differs": "",
            },
        )
        if first["met"] is not told.is_met:
            first["differs"] = found.place(told.at)
    totals = (one.words(found.place(one.at)) for one in taken.totals)
    notes += [words for words in (*totals, *_gaps(meanings, asked)) if words not in notes]


def _remember(settled: Settled, guess: BoardGuess, asked: FormLines, *, by: User, at: datetime) -> None:
    page = asked.page
    assert page.criteria_set is not None
    told = settled.as_json()
    BoardMapping.objects.update_or_create(
        unit_id=page.duty.unit_id,
        agency_id=page.duty.agency_id,  # type: ignore[misc]  # None asks for no agency
        set_code=page.criteria_set.base_code,
        fingerprint=guess.fingerprint,
        defaults={"meaning": told, "by": by, "at": at},
    )
    payload = {"report": page.id, "fingerprint": guess.fingerprint, "columns": told["columns"]}
    audit.append(chain=page.duty.unit_id, what="board.settle", payload=payload, by=by, at=at)


def _refuse_repeats(settled: Settled) -> None:
    """Raise `UploadRefused` where two columns would give figures to the same places: neither wins silently."""
    seen: dict[str, int] = {}
    for column, target in settled.columns.items():
        if target.startswith("t"):
            continue
        if target in seen:
            both = f"{line_name(seen[target], settled.shape)} và {line_name(column, settled.shape)}"
            kind = "dòng" if settled.shape.is_turned else "cột"
            raise UploadRefused(f"Hai {kind} {both} cùng lấy vào một chỗ: hãy chọn một {kind}.")
        seen[target] = column


def line_name(number: int, shape: Shape) -> str:
    """Return the name of a line of items as people see it: a column "C", or a row "7" where the table is turned."""
    return str(number + 1) if shape.is_turned else column_letters(number)


def _over(line: FormLine, text: str, asked: FormLines) -> dict[str, str]:
    held = asked.page.content.get(line.key)
    kept = {name: text for name, text in held.items() if name != "b"} if isinstance(held, dict) else {}
    return kept | {"v": text}


def _meaning(target: str, asked: FormLines, criteria_set: CriteriaSet) -> ColumnMeaning | None:
    """Return what a column means by the target that a person chose ("m:10.1", "c:5|0", "t"); None for nothing."""
    wanted, _, says = target.partition("|")
    kind, _, code = wanted.partition(":")
    measures = {line.measure.code: line.measure for line in asked.lines.values()}
    if kind == "t":
        return ColumnMeaning("cột tổng", is_total=True)
    if kind == "m" and code in measures:
        one = measures[code]
        label = f"chỉ tiêu {one.indicator}"
        if one.kind.is_yes_or_no:
            return ColumnMeaning(label, yes_no=(code,), says=says)
        return ColumnMeaning(label, figure=code, says=says)
    if kind == "c" and code.isdigit():
        mine = [one for one in measures.values() if one.indicator.partition(".")[0] == code]
        every = [
            one
            for criterion in criteria_set.criteria
            if str(criterion.number) == code
            for indicator in criterion.indicators
            if indicator.is_in_force(asked.page.as_of)
            for one in indicator.at(asked.page.as_of).measures
        ]
        yes_no = tuple(one.code for one in mine if one.kind.is_yes_or_no)
        return ColumnMeaning(f"Tiêu chí {code}", yes_no=yes_no, says=says, only=len(every) == 1, criterion=int(code))
    return None


def _gaps(meanings: Mapping[int, ColumnMeaning], asked: FormLines) -> list[str]:
    """Return, for columns of whole criteria, the figures that a mark of đạt does not tell."""
    found = []
    for means in meanings.values():
        if not means.criterion:
            continue
        lacking = [
            line.measure.indicator
            for line in asked.of_unit(asked.units[0].id)
            if line.criterion == means.criterion and not line.measure.kind.is_yes_or_no
        ]
        if lacking:
            items = ", ".join(dict.fromkeys(lacking))
            found.append(
                f"Tiêu chí {means.criterion}: dấu đạt không cho biết số của chỉ tiêu {items}; các số đó nhập riêng."
            )
    return found


def _remembered(asked: FormLines, guess: BoardGuess, sheet: int) -> Settled | None:
    page = asked.page
    assert page.criteria_set is not None
    row = BoardMapping.objects.filter(
        unit_id=page.duty.unit_id,
        agency_id=page.duty.agency_id,  # type: ignore[misc]  # None asks for no agency
        set_code=page.criteria_set.base_code,
        fingerprint=guess.fingerprint,
    ).first()
    if row is None:
        return None
    kept = settled_of(row.meaning, sheet=sheet)
    # Whose list a sheet is, and where its figures stand, is said of each sheet anew.
    return replace(kept, unit=None) if kept.shape is guess.shape else None

"""Other people's tables on their way into a report: guessed, settled by an officer, remembered for their office."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ntm.core.criteria.sets import CriteriaSet
from ntm.core.reporting.boards import guessing, headings, taking
from ntm.core.reporting.boards.board import Board
from ntm.core.reporting.boards.guessing import BoardGuess
from ntm.core.reporting.boards.headings import Subject
from ntm.core.reporting.boards.taking import ColumnMeaning, Meaning
from ntm.core.territory import names
from ntm.documents.sheets import boards, opening
from ntm.documents.workbooks import column_letters
from ntm.store.accounts.models import User
from ntm.store.reporting.models import BoardMapping, StagedUpload
from ntm.usecases.audit import operations as audit
from ntm.usecases.reporting import form_lines, report_queries, uploads
from ntm.usecases.reporting.drafts import require_writer
from ntm.usecases.reporting.form_lines import FormLine, FormLines
from ntm.usecases.reporting.previews import SaidPlace
from ntm.usecases.reporting.uploads import UploadNotFound, UploadRefused
from ntm.usecases.territory.resolving import CommunesOfPlace, NotResolved

_MOST_UNKNOWN = 500


@dataclass(frozen=True, slots=True)
class Settled:
    """How a person says that a table is to be read: its sheet, its column of units, targets by column ("m:10.1", "c:5",
    "t", ""), what marks and colours mean ("1", "0", "")."""

    sheet: int
    unit_column: int
    columns: Mapping[int, str]
    marks: Mapping[str, str]
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Understood:
    """A staged table with a guess; where the office settled one with the same headings before, that is `remembered`."""

    upload: StagedUpload
    asked: FormLines
    boards: tuple[Board, ...]
    sheet: int
    guess: BoardGuess | None
    problem: str
    remembered: Settled | None

    @property
    def board(self) -> Board:
        """Return the sheet that is looked at."""
        return self.boards[self.sheet]


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
        grid=[_as_json(board) for board in found],
        by=by,
        at=at,
    )


def understand(
    upload_id: UUID, *, sheet: int | None = None, unit_column: int | None = None, by: User, on: date
) -> Understood:
    """Return a staged table with the guess of how it is to be read; raise `UploadNotFound`.

    Without a `sheet`, the one that is not hidden and in which most is understood.
    """
    upload = StagedUpload.objects.filter(pk=upload_id, by=by, origin="board").first()
    if upload is None or not upload.grid:
        raise UploadNotFound(str(upload_id))
    page = report_queries.report_page(upload.report_id, by=by, on=on)
    asked = form_lines.form_lines(page, by=by, on=on)
    found = tuple(_from_json(one) for one in upload.grid)
    named, subjects = _unit_named(asked), _subjects(asked)
    if sheet is None or not 0 <= sheet < len(found):
        guesses = [(_guess(board, subjects, named, None)[0], at) for at, board in enumerate(found)]
        ranked = [(_worth(one, found[at]), -at) for one, at in guesses]
        sheet = -max(ranked)[1]
    guess, problem = _guess(found[sheet], subjects, named, unit_column)
    remembered = _remembered(asked, guess, sheet) if guess is not None else None
    return Understood(upload, asked, found, sheet, guess, problem, remembered)


def _guess(
    board: Board, subjects: tuple[Subject, ...], named: Callable[[str], int | None], unit_column: int | None
) -> tuple[BoardGuess | None, str]:
    try:
        found = guessing.guess_board(board, subjects=subjects, unit_named=named, unit_column=unit_column)
    except guessing.NoUnitsFound as error:
        return None, str(error)
    return found, ""


def _worth(guess: BoardGuess | None, board: Board) -> tuple[bool, int, int]:
    if guess is None:
        return (False, 0, 0)
    known = sum(bool(one.code) for one in guess.columns)
    return (not board.is_hidden, known, sum(row.unit is not None for row in guess.rows))


def settle(upload_id: UUID, settled: Settled, *, by: User, on: date, at: datetime) -> None:
    """Read a staged table as a person settled it, and remember that for their office.

    The cells then wait in the preview. Raise `UploadNotFound`, `NotAllowed` or `UploadRefused`.
    """
    with transaction.atomic():
        found = understand(upload_id, sheet=settled.sheet, unit_column=settled.unit_column, by=by, on=on)
        if found.guess is None:
            raise UploadRefused(found.problem)
        _refuse_repeats(settled)
        asked, page = found.asked, found.asked.page
        require_writer(found.upload.report, by=by, on=on)
        assert page.criteria_set is not None
        meanings = {
            column: meaning
            for column, target in settled.columns.items()
            if (meaning := _meaning(target, asked, page.criteria_set)) is not None
        }
        taken = taking.take_board(found.board, Meaning(meanings, settled.marks, settled.colours), rows=found.guess.rows)
        keys = {(line.unit.id, line.measure.code): line for line in asked.lines.values()}
        said: dict[str, SaidPlace] = {}
        unknown = [
            (f"{found.board.name}!{opening.place_of(*at_place)}", text, why) for at_place, text, why in taken.unknown
        ]
        for one in taken.told:
            line = keys.get((one.unit, one.code))
            place = f"{found.board.name}!{opening.place_of(*one.at)}"
            if line is None:
                unknown.append((place, one.text, f"chỉ tiêu {one.code} của đơn vị này không thuộc báo cáo"))
                continue
            said[line.key] = SaidPlace(_over(line, one.text, asked), place, one.cautions, one.problem)
        content = page.content
        StagedUpload.objects.filter(pk=upload_id).update(
            said={key: one.as_json() for key, one in said.items()},
            base={
                "d": {key: content[key] for key in said if key in content},
                "s": {key: asked.lines[key].standing_text for key in said},
            },
            unknown=[list(one) for one in unknown[:_MOST_UNKNOWN]],
            notes=[*_first_notes(found.upload), *taken.totals, *_gaps(meanings, asked)],
        )
        told = {
            "unit_column": settled.unit_column,
            "columns": {str(column): target for column, target in settled.columns.items()},
            "marks": dict(settled.marks),
            "colours": dict(settled.colours),
        }
        BoardMapping.objects.update_or_create(
            unit_id=page.duty.unit_id,
            agency_id=page.duty.agency_id,  # type: ignore[misc]  # None asks for no agency
            set_code=page.criteria_set.base_code,
            fingerprint=found.guess.fingerprint,
            defaults={"meaning": told, "by": by, "at": at},
        )
        payload = {"report": page.id, "fingerprint": found.guess.fingerprint, "columns": told["columns"]}
        audit.append(chain=page.duty.unit_id, what="board.settle", payload=payload, by=by, at=at)


def _refuse_repeats(settled: Settled) -> None:
    """Raise `UploadRefused` where two columns would give figures to the same places: neither wins silently."""
    seen: dict[str, int] = {}
    for column, target in settled.columns.items():
        if target.startswith("t"):
            continue
        if target in seen:
            both = f"{column_letters(seen[target])} và {column_letters(column)}"
            raise UploadRefused(f"Hai cột {both} cùng lấy vào một chỗ: hãy chọn một cột.")
        seen[target] = column


def _first_notes(upload: StagedUpload) -> list[str]:
    """Return what was said of the file itself; what an earlier reading added begins with a row or a criterion."""
    return [note for note in upload.notes if not note.startswith(("Dòng ", "Tiêu chí "))]


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
        return ColumnMeaning(f"Tiêu chí {code}", yes_no=yes_no, says=says, only=len(every) == 1)
    return None


def _gaps(meanings: Mapping[int, ColumnMeaning], asked: FormLines) -> list[str]:
    """Return, for columns of whole criteria, the figures that a mark of đạt does not tell."""
    found = []
    for means in meanings.values():
        number = means.label.removeprefix("Tiêu chí ")
        if number == means.label:
            continue
        lacking = [
            line.measure.indicator
            for line in asked.of_unit(asked.units[0].id)
            if str(line.criterion) == number and not line.measure.kind.is_yes_or_no
        ]
        if lacking:
            items = ", ".join(dict.fromkeys(lacking))
            found.append(f"Tiêu chí {number}: dấu đạt không cho biết số của chỉ tiêu {items}; các số đó nhập riêng.")
    return found


def _subjects(asked: FormLines) -> tuple[Subject, ...]:
    assert asked.criteria_set is not None
    lines = {line.measure.code: line for line in asked.lines.values()}
    in_order = [lines[code] for code in asked.codes]
    siblings = Counter(line.measure.indicator for line in in_order)
    return headings.subjects_of(
        asked.criteria_set,
        asked.codes,
        [line.label for line in in_order],
        [line.measure.label if siblings[line.measure.indicator] > 1 else "" for line in in_order],
    )


def _unit_named(asked: FormLines) -> Callable[[str], int | None]:
    """Return what tells the unit that a text names: by its code, or its name with or without its kind."""
    page = asked.page
    if page.is_agencys:
        known = CommunesOfPlace.of(page.duty.unit_id, on=page.as_of)

        def find(text: str) -> int | None:
            is_code = text.isdigit() and len(text) in (4, 5)
            if text.isdigit() and not is_code:
                return None
            try:
                return known.find(code=text if is_code else "", name="" if is_code else text, district="").id
            except NotResolved:
                return None

        return find
    unit = page.unit
    keys = {names.exact_key(unit.name), names.exact_key(unit.full_name), unit.code}
    return lambda text: unit.id if text and (names.exact_key(text) in keys) else None


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
    told = row.meaning
    columns = {int(column): str(target) for column, target in told["columns"].items()}
    return Settled(sheet, int(told["unit_column"]), columns, told["marks"], told["colours"])


def _as_json(board: Board) -> dict[str, Any]:
    told = asdict(board)
    for name in ("colours", "notes", "cautions", "faults"):
        told[name] = [[row, column, text] for (row, column), text in told[name].items()]
    return told | {"hidden_rows": sorted(board.hidden_rows), "hidden_columns": sorted(board.hidden_columns)}


def _from_json(told: Mapping[str, Any]) -> Board:
    def places(name: str) -> dict[tuple[int, int], str]:
        return {(row, column): text for row, column, text in told[name]}

    return Board(
        name=told["name"],
        rows=tuple(tuple(row) for row in told["rows"]),
        merged=tuple((one[0], one[1], one[2], one[3]) for one in told["merged"]),
        hidden_rows=frozenset(told["hidden_rows"]),
        hidden_columns=frozenset(told["hidden_columns"]),
        colours=places("colours"),
        notes=places("notes"),
        cautions=places("cautions"),
        faults=places("faults"),
        is_hidden=told["is_hidden"],
    )

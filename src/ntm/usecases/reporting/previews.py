"""A workbook or a pasted block beside the report as it is now, place by place; nothing of it is written here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ntm.core.criteria.sets import Measure
from ntm.core.kernel import numbers, vietnamese
from ntm.core.reporting.plausibility import Doubtful, Said, doubts
from ntm.core.reporting.proposals import Standing, standing_of
from ntm.core.reporting.two_readings import asked as which_of
from ntm.core.reporting.two_readings import question
from ntm.usecases.reporting.drafts import FIELDS, Entry
from ntm.usecases.reporting.form_lines import SOURCE, FormLine, FormLines
from ntm.usecases.reporting.form_workbooks import shown_words
from ntm.usecases.reporting.typed import TypedFigure, read_figure, read_value, write_value

#: The fields that hold numbers.
_NUMBERS = ("v", "n", "d", "e")
_FIELD_WORDS = {"n": "tử số", "d": "mẫu số", "e": "ước", "s": "nguồn", "o": "ghi chú"}


@dataclass(frozen=True, slots=True)
class SaidPlace:
    """What a file says of one place: the entry, where it stands in the file, what to ask, why it cannot be taken."""

    entry: Entry
    place: str
    cautions: tuple[str, ...] = ()
    problem: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {"e": self.entry, "p": self.place, "c": list(self.cautions), "x": self.problem}


def said_place(kept: Mapping[str, Any]) -> SaidPlace:
    """Return what was kept of a place."""
    return SaidPlace(kept["e"], kept["p"], tuple(kept["c"]), kept["x"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One place of the preview. Texts are as pages show them; `token` tells what stood beside it when it was shown."""

    key: str
    place: str
    unit_name: str
    label: str
    before: str
    after: str
    standing: Standing
    words: tuple[str, ...]
    theirs: str = ""
    theirs_by: str = ""
    token: str = ""
    entry: Entry = None


@dataclass(frozen=True, slots=True)
class Preview:
    """All places of a file, in the order of the form; what was not understood, and sentences about the whole."""

    proposals: tuple[Proposal, ...]
    unknown: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[str, ...] = ()
    counts: Mapping[Standing, int] = field(default_factory=dict)

    def of(self, *standings: Standing) -> tuple[Proposal, ...]:
        """Return the places that stand so."""
        return tuple(one for one in self.proposals if one.standing in standings)


def preview(
    said: Mapping[str, SaidPlace],
    *,
    base: Mapping[str, Entry],
    stood: Mapping[str, str],
    asked: FormLines,
    unknown: Iterable[tuple[str, str, str]] = (),
    notes: Iterable[str] = (),
) -> Preview:
    """Return what a file says beside the report as it is now.

    `base` are the draft's entries and `stood` the figures (exact) that its writer had seen, by key.
    """
    words = shown_words(asked)
    order = {key: at for at, key in enumerate((*asked.lines, *words))}
    found = []
    for key in sorted(said, key=lambda key: order.get(key, len(order))):
        if key in asked.lines:
            found.append(_figure(asked.lines[key], said[key], base=base, stood=stood, asked=asked))
        elif key in asked.word_keys:
            found.append(_words(key, said[key], shown=words[key], base=base, asked=asked))
        else:
            found.append(_strange(key, said[key]))
    if all(one.standing is Standing.SAME for one in found if one.key in asked.lines):
        # The source of figures that were sent goes with them; beside new figures it is theirs.
        found = [
            replace(one, standing=Standing.SAME) if one.key == SOURCE and _is_sent_source(one.entry, asked) else one
            for one in found
        ]
    counts = {standing: sum(one.standing is standing for one in found) for standing in Standing}
    return Preview(tuple(found), tuple(unknown), tuple(notes), counts)


def without_base(entry: Entry) -> Entry:
    """Return what was typed of a figure, without what stood beside it; None for nothing."""
    if not isinstance(entry, dict):
        return entry or None
    return {name: entry[name] for name in FIELDS if entry.get(name)} or None


def as_written(entry: Entry, *, measure: Measure) -> Entry:
    """Return what was typed of a figure as the form's own fields write it: "x", "Đ" and "1" are "đạt" there."""
    found = without_base(entry)
    if not isinstance(found, dict) or not measure.kind.is_yes_or_no:
        return found
    for name in ("v", "e"):
        try:
            if name in found:
                found[name] = write_value(read_value(found[name], measure=measure), measure=measure)
        except vietnamese.NotANumber:
            continue
    return found


def in_words(entry: Entry) -> str:
    """Return an entry as a preview shows it."""
    if not isinstance(entry, dict):
        return str(entry or "")
    parts = [_shown(entry["v"])] if entry.get("v") else []
    parts += [
        f"{words} {_shown(entry[name]) if name in _NUMBERS else entry[name]}"
        for name, words in _FIELD_WORDS.items()
        if entry.get(name)
    ]
    return "; ".join(parts)


def _shown(text: str) -> str:
    """Return a number that can be read in one way only as papers write it; what may be two numbers stays as it is."""
    try:
        among = numbers.readings(text)
    except vietnamese.NotANumber:
        return text
    return vietnamese.format_number(among[0]) if len(among) == 1 else text


def _compared(entry: Entry) -> Entry:
    """Return an entry so that the same number is the same however it was written: "42.000" and "42000"."""
    if not isinstance(entry, dict):
        return entry
    return {name: _number(text) if name in _NUMBERS else text for name, text in entry.items()}


def _number(text: str) -> object:
    """Return the number that a text means, to the fifteen digits that spreadsheets hold; other texts as they are."""
    try:
        return float(f"{vietnamese.parse_number(text.strip().removesuffix('%')):.15g}")
    except vietnamese.NotANumber:
        return vietnamese.clean(text).casefold()


def _two_ways(line: FormLine, mine: Entry) -> list[str]:
    """Return the questions about typed texts that may mean two numbers."""
    if not isinstance(mine, dict):
        return []
    kept = line.standing if line.standing is not None else line.last
    typed = [mine[name] for name in ("v", "e") if mine.get(name)]
    among = ((text, question(text, measure=line.measure, last=kept)) for text in typed)
    return [which_of(text, answers) for text, answers in among if answers]


def _strange(key: str, one: SaidPlace) -> Proposal:
    return Proposal(
        key=key,
        place=one.place,
        unit_name="",
        label=key.rpartition(":")[2] if key.startswith("u:") else key.partition(":")[2],
        before="",
        after=in_words(one.entry),
        standing=Standing.REFUSED,
        words=("Báo cáo này không có ô đó: của đơn vị khác, hoặc bộ tiêu chí không còn chỉ tiêu đó.",),
    )


def _figure(
    line: FormLine, one: SaidPlace, *, base: Mapping[str, Entry], stood: Mapping[str, str], asked: FormLines
) -> Proposal:
    page, key = asked.page, line.key
    mine, now, before = (
        as_written(entry, measure=line.measure) for entry in (one.entry, page.content.get(key), base.get(key))
    )
    typed = read_figure(mine or {}, measure=line.measure, standing=line.standing)
    problem = one.problem or _refusal(line, asked) or (typed.problem if mine else "")
    said_anew = _said_anew(line, typed, before=before, stood=stood.get(key, ""))
    cautions = [*one.cautions, *(doubt.words for doubt in _doubts(line, typed)), *_two_ways(line, mine)]
    standing = (
        Standing.REFUSED
        if one.problem
        else Standing.SAME
        if now is None and _was_sent(line, typed, asked)
        else standing_of(
            mine=_compared(mine),
            # A draft that was sent is empty; what it said stands now, and `said_anew` looks at that.
            before=_compared(before) if now is not None or not page.last_step else None,
            now=_compared(now),
            problem=problem,
            is_doubted=bool(cautions),
            is_disputed=said_anew,
        )
    )
    theirs, theirs_by = "", ""
    if standing is Standing.CONFLICT:
        if said_anew:
            told = line.figures.said.get(line.measure.code)
            theirs = write_value(line.standing, measure=line.measure) or "đã rút số"
            theirs_by = told.by if told is not None else ""
        else:
            theirs, theirs_by = in_words(now) or "bỏ trống", page.draft_by
    shown = in_words(now) or write_value(line.standing, measure=line.measure)
    return Proposal(
        key=key,
        place=one.place,
        unit_name=line.unit.full_name if page.is_agencys else "",
        label=f"{line.measure.indicator} {line.label}",
        before=shown,
        after=in_words(mine) or "bỏ trống",
        standing=standing if standing is not Standing.NEW or not shown or _agrees(typed, line) else Standing.CHANGED,
        words=(problem,) if problem and standing is Standing.REFUSED else tuple(cautions),
        theirs=theirs,
        theirs_by=theirs_by,
        token=_token(now, line.standing_text),
        entry=mine,
    )


def _is_sent_source(text: Entry, asked: FormLines) -> bool:
    said = {told.source for line in asked.lines.values() for told in line.figures.said.values()}
    return bool(asked.page.last_step) and text in said


def _was_sent(line: FormLine, typed: TypedFigure, asked: FormLines) -> bool:
    """Say whether the report, as it was sent, says the same of a figure: the same file again would correct nothing."""
    told, code, figures = line.figures.said.get(line.measure.code), line.measure.code, line.figures
    if not asked.page.last_step or told is None or told.simulated or told.agency_id != asked.page.duty.agency_id:
        return False
    sent = Said(
        figures.values.get(code),
        figures.numerators.get(code),
        figures.denominators.get(code),
        figures.estimates.get(code),
    )
    return typed.says_value and typed.said == sent and typed.note in ("", told.note)


def _agrees(typed: TypedFigure, line: FormLine) -> bool:
    return typed.is_unchanged or typed.said.value == line.standing


def _refusal(line: FormLine, asked: FormLines) -> str:
    if not asked.page.may_write:
        return "Báo cáo này anh/chị chỉ được xem, hoặc kỳ đã chốt."
    if not line.may_enter:
        return f"Chỉ tiêu {line.measure.code} không thuộc tiêu chí mà anh/chị phụ trách."
    return ""


def _said_anew(line: FormLine, typed: TypedFigure, *, before: Entry, stood: str) -> bool:
    """Say whether the figure behind an entry was said anew since its writer looked, and neither as they saw nor say."""
    if not typed.says_value or typed.is_unchanged or line.standing_text == stood:
        return False
    own = read_figure(before or {}, measure=line.measure, standing=line.standing).said.value
    return line.standing not in (typed.said.value, own)


def _doubts(line: FormLine, typed: TypedFigure) -> tuple[Doubtful, ...]:
    if typed.problem or typed.is_unchanged:
        return ()
    return doubts(line.measure, typed.said, last=line.last, threshold=line.threshold)


def _words(key: str, one: SaidPlace, *, shown: str, base: Mapping[str, Entry], asked: FormLines) -> Proposal:
    page = asked.page
    mine, seen = one.entry or None, base.get(key, "") or None
    standing = standing_of(
        mine=mine,
        before=seen,
        now=shown or None,
        problem=one.problem or ("" if page.may_write else "Báo cáo này anh/chị chỉ được xem, hoặc kỳ đã chốt."),
        is_doubted=bool(one.cautions),
        is_disputed=False,
    )
    title = next((part.part.title for part in asked.parts if f"t:{part.part.code}" == key), "Nguồn chung của số liệu")
    is_conflict = standing is Standing.CONFLICT
    return Proposal(
        key=key,
        place=one.place,
        unit_name="",
        label=title if key != SOURCE else "Nguồn chung của số liệu",
        before=shown,
        after=str(mine or "bỏ trống"),
        standing=standing,
        words=(one.problem,) if one.problem else one.cautions,
        theirs=(shown or "bỏ trống") if is_conflict else "",
        theirs_by=page.draft_by if is_conflict else "",
        token=_token(shown, ""),
        entry=mine,
    )


def _token(now: Entry, standing: str) -> str:
    told = json.dumps([now, standing], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def same_text(one: str, other: str) -> bool:
    """Say whether two texts of a field say the same: the same letters, or the same number written otherwise."""
    return _number(one) == _number(other)

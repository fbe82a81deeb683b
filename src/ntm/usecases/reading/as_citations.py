"""Instruments that a paper cites, entered in the registry and linked to the paper as its basis."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from ntm.core.kernel.dates import format_day
from ntm.store.accounts.models import User
from ntm.store.instruments.models import Instrument
from ntm.store.reading.models import PaperBasis
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.criteria import queries as criteria
from ntm.usecases.reading.data_lines import DataLine, Group, LineState, Source, Stated


def lines(source: Source) -> list[DataLine]:
    """Return a line for every cited instrument with a number, beside the registry and the law files."""
    cited = [one for one in source.stated("legal_citation") if one.fact.number]
    known: dict[str, list[Instrument]] = {}
    numbers = {one.fact.number or "" for one in cited}
    for row in Instrument.objects.filter(official_number__in=numbers).order_by("pk"):
        known.setdefault(row.official_number, []).append(row)
    linked = {row.instrument_id for row in _standing(source).values() if not row.is_dropped}
    law = {
        instrument.key.partition(" (")[0]: instrument.issued_on
        for instrument in criteria.library().instruments.values()
    }
    seen: set[tuple[object, ...]] = set()
    return [_line(source, one, known, linked, law, seen) for one in cited]


def _line(
    source: Source,
    one: Stated,
    known: Mapping[str, list[Instrument]],
    linked: set[int],
    law: Mapping[str, date | None],
    seen: set[tuple[object, ...]],
) -> DataLine:
    key = f"citation-{one.row.pk}"
    number, day = one.fact.number or "", one.fact.date
    doubts = list(source.doubts_of(one))
    state, beside = LineState.NEW, ""
    there = known.get(number, [])
    same = [row for row in there if _is_same(row, one)]
    if (done := source.state_of(key)) is not None:
        state = done
    elif any(row.pk in linked for row in same):
        state, beside = LineState.SAME, "Văn bản đã được gắn với căn cứ này."
    elif (number, day) in seen or (day is None and any(one_seen[0] == number for one_seen in seen)):
        state, beside = LineState.SAME, "Văn bản đã viện dẫn ở câu trước."
    elif there and not same:
        state = LineState.DIFFERENT
        beside = f"Danh mục đang ghi {_words(there[-1])}."
    seen.add((number, day))
    stated = law.get(number)
    if day is not None and stated is not None and stated != day:
        doubts.append(f"Tệp luật ghi {number} ngày {format_day(stated)}.")
    return DataLine(
        key=key,
        group=Group.CITATION,
        fact_id=one.row.pk,
        says=one.words.says,
        value=one.words.value,
        quote=one.row.quote,
        place=one.place,
        state=state,
        beside=beside,
        doubts=tuple(doubts),
        numbers=source.numbers_of(key),
    )


def _is_same(row: Instrument, one: Stated) -> bool:
    """Say whether a registered instrument is the cited one: one number, and no other day or issuer."""
    if one.fact.date is not None and row.issued_on is not None and row.issued_on != one.fact.date:
        return False
    issuer = (one.fact.issuer or "").casefold()
    return not issuer or not row.issuer or row.issuer.casefold() == issuer


def _words(row: Instrument) -> str:
    day = f" ngày {format_day(row.issued_on)}" if row.issued_on is not None else ""
    issuer = f" của {row.issuer}" if row.issuer else ""
    return f"{row.official_number}{day}{issuer}"


def _standing(source: Source) -> Mapping[int, PaperBasis]:
    rows = PaperBasis.objects.filter(paper=source.paper).order_by("pk")
    return {row.instrument_id: row for row in rows}


def write(source: Source, line: DataLine, *, by: User, on: date, at: datetime) -> tuple[int, ...]:
    """Enter the instrument where the registry lacks it and link it to the paper; raise `NotAllowed`."""
    rules.require(by, Action.REVIEW_FACT, unit_id=source.paper.kept_at_id, on=on)
    one = next(one for one in source.stated("legal_citation") if one.row.pk == line.fact_id)
    number = (one.fact.number or "")[:80]
    there = Instrument.objects.filter(official_number=number).order_by("pk")
    instrument = next((row for row in there if _is_same(row, one)), None)
    if instrument is None:
        instrument, _ = Instrument.objects.get_or_create(
            official_number=number, issued_on=one.fact.date, issuer=(one.fact.issuer or "")[:200]
        )
    row = PaperBasis.objects.create(paper=source.paper, instrument=instrument, fact_id=one.row.pk, by=by, at=at)
    return (row.pk,)


def undo(source: Source, line: DataLine, *, by: User, on: date, at: datetime) -> None:
    """Unlink the instrument from the paper; the registry keeps it. Raise `NotAllowed`."""
    rules.require(by, Action.REVIEW_FACT, unit_id=source.paper.kept_at_id, on=on)
    for row in PaperBasis.objects.filter(pk__in=line.numbers):
        PaperBasis.objects.create(
            paper=source.paper, instrument_id=row.instrument_id, fact_id=row.fact_id, is_dropped=True, by=by, at=at
        )

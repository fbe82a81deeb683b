"""Lays a report's figures out: beside each field what stood, what stands, who supplies it and what the law asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ntm.core.criteria.additions import Supplier
from ntm.core.criteria.applicability import threshold_region
from ntm.core.criteria.sets import CriteriaSet, IndicatorVersion, Measure, MeasureKind
from ntm.core.criteria.wording import threshold_of
from ntm.core.reporting.plausibility import TOTAL, Doubtful, Said, doubts, sexes_against_totals
from ntm.core.reporting.two_readings import Reading, aloud, asked, question
from ntm.usecases.analytics import places
from ntm.usecases.assignments.scope import ItemScope
from ntm.usecases.reporting import merged_figures
from ntm.usecases.reporting.drafts import Entry
from ntm.usecases.reporting.evidence import EvidenceView
from ntm.usecases.reporting.line_goals import Beside, Goal
from ntm.usecases.reporting.period_figures import UnitFigures
from ntm.usecases.reporting.typed import TypedFigure, read_figure, write_value


@dataclass(frozen=True, slots=True)
class Merged:
    """What a new unit has of a figure from those it was made of: as a field shows it, and where it comes from.

    `text` is empty where it cannot be carried; `brief` says so and why, or which units it was made of; `origin` says
    what each of them had said, and the rule.
    """

    text: str
    brief: str
    origin: str


@dataclass(frozen=True, slots=True)
class Question:
    """A field of a figure ("v", "e") whose text may mean two numbers: what is asked, and the answers."""

    field: str
    words: str
    answers: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure on a report's page. Texts are as fields show them; `standing_by` says who said what stands now.

    `goals` are what the year's plans promise of it, `expected` what last period's report expected and what came of it.
    `merged` is what a new unit has from the old ones while it has said nothing itself, `kept` the figure that
    "không thay đổi" says, exact.
    """

    key: str
    measure: Measure
    label: str
    unit_name: str
    last: str
    last_simulated: bool
    standing: str
    standing_by: str
    standing_simulated: bool
    typed: Mapping[str, str]
    asks: str
    supplier: str
    problem: str
    doubts: tuple[str, ...]
    theirs: str
    theirs_by: str
    about: str
    evidence: tuple[EvidenceView, ...]
    may_enter: bool
    goals: Sequence[Goal] = ()
    expected: str = ""
    merged: Merged | None = None
    kept: float | None = None
    questions: tuple[Question, ...] = ()

    @property
    def unit(self) -> str:
        """Return the unit that is said after the figure in words."""
        return "" if self.measure.unit == "%" else self.measure.unit

    @property
    def aloud(self) -> str:
        """Return a large figure that was typed in words, with its unit; empty for others and for one in question."""
        return "" if self.questions else aloud(self.typed.get("v", ""), unit=self.unit)

    @property
    def is_said(self) -> bool:
        """Say whether the figure was said within the period, or is about to be."""
        return bool(self.standing_by) or bool(self.typed.get("v"))

    @property
    def known(self) -> str:
        """Return the figure that "không thay đổi" keeps, as a field shows it; empty where none is known."""
        return self.standing or self.last or (self.merged.text if self.merged is not None else "")

    @property
    def has_more(self) -> bool:
        """Say whether the fields behind "Thêm" hold something."""
        return any(self.typed.get(name) for name in "ndso") or bool(self.evidence)

    @property
    def takes_parts(self) -> bool:
        """Say whether a numerator and a denominator stand behind the figure."""
        return self.measure.kind is MeasureKind.PERCENT


@dataclass(frozen=True, slots=True)
class IndicatorLines:
    """An indicator with its lines; `promised` says that the unit registered it for the year.

    Where men and women are asked for apart, `total_key` names the fields of both together, and `total` what was typed
    there: they serve the check alone and are not sent.
    """

    id: str
    name: str
    lines: tuple[Line, ...]
    promised: bool
    total_key: str
    total: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """A criterion with its indicators; how many of its figures were said within the period."""

    number: int
    name: str
    indicators: tuple[IndicatorLines, ...]
    said: int
    asked: int
    is_open: bool

    @property
    def supplier(self) -> str:
        """Return who gives the figures of the criterion where that is one and not the unit itself."""
        named = {line.supplier for one in self.indicators for line in one.lines}
        return named.pop() if len(named) == 1 else ""


def area_of(criteria_set: CriteriaSet, unit_id: int, *, on: date) -> str | None:
    """Return the area whose thresholds bind a unit on a day, None where it is not known."""
    try:
        unit = places.nearest_place(unit_id, on=on).unit
        known = tuple(one for one in unit.known_as if one in criteria_set.categories)
        return threshold_region(criteria_set, region=unit.region, categories=known)
    except LookupError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Laying:
    """What lines of one unit are laid out from; `prefix` parts the unit's own figures ("f:") from a commune's."""

    criteria_set: CriteriaSet
    on: date
    prefix: str
    unit_name: str
    standing: UnitFigures
    content: Mapping[str, Entry]
    scope: ItemScope
    area: str | None
    agency_names: Mapping[int, str]
    problems: Mapping[str, str]
    theirs: Mapping[str, tuple[str, str, str]]
    evidence: Sequence[EvidenceView]
    beside: Beside = field(default_factory=Beside)

    def entry(self, code: str) -> Mapping[str, str]:
        """Return what the draft holds of a measure."""
        found = self.content.get(f"{self.prefix}{code}")
        return found if isinstance(found, dict) else {}


def lines_of(version: IndicatorVersion, *, laying: Laying) -> tuple[Line, ...]:
    """Return the lines of an indicator of one unit."""
    sexes = _sexes(version.measures, laying)
    return tuple(_line(version, measure, laying=laying, sexes=sexes) for measure in version.measures)


def lines_typed(laying: Laying) -> tuple[Line, ...]:
    """Return the lines of a unit's report in which something was typed, in the order of the set."""
    versions = (
        one.at(laying.on)
        for one in laying.criteria_set.indicators
        if one.is_in_force(laying.on) and any(key.startswith(f"{laying.prefix}{one.id}") for key in laying.content)
    )
    return tuple(line for version in versions for line in lines_of(version, laying=laying) if line.typed)


def groups_of(laying: Laying) -> tuple[Group, ...]:
    """Return the criteria of a unit's report with their lines."""
    groups = []
    for criterion in laying.criteria_set.criteria:
        indicators = []
        for indicator in criterion.indicators:
            if indicator.is_in_force(laying.on):
                version = indicator.at(laying.on)
                is_promised = bool({indicator.id, str(criterion.number)} & laying.beside.promised)
                lines = lines_of(version, laying=laying)
                total = _total_of(version.measures)
                indicators.append(
                    IndicatorLines(
                        indicator.id,
                        version.name,
                        lines,
                        is_promised,
                        f"{laying.prefix}{total}" if total else "",
                        laying.entry(total),
                    )
                )
        lines_here = [line for one in indicators for line in one.lines]
        if not lines_here:
            continue
        said = sum(line.is_said for line in lines_here)
        asked_of_us = [line for line in lines_here if line.may_enter and not line.supplier]
        groups.append(
            Group(
                number=criterion.number,
                name=criterion.name,
                indicators=tuple(indicators),
                said=said,
                asked=len(lines_here),
                is_open=any(line.problem or line.theirs or line.doubts for line in lines_here)
                or any(not line.is_said for line in asked_of_us),
            )
        )
    return tuple(groups)


def _total_of(measures: Sequence[Measure]) -> str:
    """Return the code under which men and women together are noted, empty where they are not asked for apart."""
    codes = {measure.code for measure in measures}
    male = next((code for code in codes if code.endswith(":male")), "")
    base = male.removesuffix(":male")
    return f"{base}{TOTAL}" if male and not {base, f"{base}{TOTAL}"} & codes else ""


def _line(version: IndicatorVersion, measure: Measure, *, laying: Laying, sexes: Mapping[str, str]) -> Line:
    code = measure.code
    key = f"{laying.prefix}{code}"
    standing = laying.standing
    said_now = standing.said.get(code)
    typed = laying.entry(code)
    kept = standing.kept(code)
    read = read_figure(typed, measure=measure, standing=kept)
    asks, number = threshold_of(version, measure, area=laying.area, on=laying.on)
    supply = laying.criteria_set.supply_of(measure.indicator)
    is_agencys = supply is not None and supply.supplier is not Supplier.COMMUNE
    by = ""
    if said_now is not None:
        speaker = laying.agency_names.get(said_now.agency_id or 0, "") or said_now.by
        by = f"{speaker}, {said_now.saved_at:%d/%m}"
    theirs, theirs_by, about = laying.theirs.get(key, ("", "", ""))
    doubted = _doubts(measure, read, standing=standing, number=number)
    if code in sexes:
        doubted = (*doubted, sexes[code])
    questions = _questions(measure, typed, last=kept)
    doubted = (*doubted, *(one.words for one in questions))
    return Line(
        key=key,
        measure=measure,
        label=measure.label if len(version.measures) > 1 else version.name,
        unit_name=laying.unit_name,
        last=write_value(standing.last.get(code), measure=measure),
        last_simulated=code in standing.last_simulated,
        standing=write_value(standing.values.get(code), measure=measure) if said_now is not None else "",
        standing_by=by,
        standing_simulated=said_now is not None and said_now.simulated,
        typed=typed,
        asks=asks,
        supplier=_supplier_words(supply.agency or supply.supplier.label) if supply is not None and is_agencys else "",
        problem=laying.problems.get(code, "") or (read.problem if typed else ""),
        doubts=doubted,
        theirs=theirs,
        theirs_by=theirs_by,
        about=about,
        evidence=tuple(one for one in laying.evidence if one.measure == code),
        may_enter=laying.scope.covers(measure.indicator),
        goals=laying.beside.goals.get(code, ()),
        expected=_expected(measure, laying),
        merged=_merged(measure, standing),
        kept=kept,
        questions=questions,
    )


def _questions(measure: Measure, typed: Mapping[str, str], *, last: float | None) -> tuple[Question, ...]:
    found = ((name, typed.get(name, "")) for name in ("v", "e"))
    among = ((name, text, question(text, measure=measure, last=last)) for name, text in found if text)
    return tuple(Question(name, asked(text, answers), answers) for name, text, answers in among if answers)


def _merged(measure: Measure, standing: UnitFigures) -> Merged | None:
    point = standing.merged.get(measure.code)
    if point is None or measure.code in standing.values:
        return None
    origin = merged_figures.in_words(point, measure=measure)
    if point.value is None:
        why = point.words.removeprefix("không chuyển được: ").removeprefix("không chuyển: ")
        return Merged("", f"chưa gộp được: {why}", origin)
    names = ", ".join(part.name for part in point.parts) if len(point.parts) <= 3 else f"{len(point.parts)} đơn vị"
    invented = " (mô phỏng)" if point.simulated else ""
    text = write_value(round(point.value, 2), measure=measure)
    return Merged(text, f"gộp từ {names}{invented}, chờ xác nhận", origin)


def _expected(measure: Measure, laying: Laying) -> str:
    """Return what last period's report expected of a figure, and what it came to: "kỳ trước ước 80, thực 76"."""
    estimate = laying.beside.expected.get(measure.code)
    if estimate is None:
        return ""
    came = write_value(laying.standing.last.get(measure.code), measure=measure)
    return f"kỳ trước ước {write_value(estimate, measure=measure)}{f', thực {came}' if came else ''}"


def _supplier_words(name: str) -> str:
    return f"{name} cấp số"


def _doubts(measure: Measure, read: TypedFigure, *, standing: UnitFigures, number: float | None) -> tuple[str, ...]:
    if read.problem or read.is_unchanged:
        return ()
    found: Sequence[Doubtful] = doubts(measure, read.said, last=standing.last.get(measure.code), threshold=number)
    return tuple(one.words for one in found)


def _sexes(measures: Sequence[Measure], laying: Laying) -> dict[str, str]:
    """Return doubts about men and women against their total, by the measure beside which they stand."""
    said: dict[str, Said] = {}
    for measure in measures:
        entry = laying.entry(measure.code)
        if entry:
            said[measure.code] = read_figure(entry, measure=measure, standing=laying.standing.kept(measure.code)).said
    if len(said) < 2:
        return {}
    # The total that the set does not ask for: the counts behind the unit's own total, where somebody noted them.
    base = measures[0].code.rpartition(":")[0]
    total = laying.entry(f"{base}{TOTAL}")
    if total:
        said[f"{base}{TOTAL}"] = read_figure(total, measure=measures[0], standing=None).said
    found = sexes_against_totals(laying.criteria_set, said)
    shown = {measure.code for measure in measures}
    return {one.measure if one.measure in shown else measures[-1].code: one.words for one in found}


def standing_texts(standing: UnitFigures, *, prefix: str) -> dict[str, str]:
    """Return the figures that stand as the page carries them, exact, by key."""
    return {f"{prefix}{code}": repr(value) for code, value in standing.values.items()}

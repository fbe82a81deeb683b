"""What the names in a paper mean: units and agencies on the paper's own day; where that is open, people are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db import transaction

from ntm.core.kernel import vietnamese
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.states import Level
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.territory.meant import Gazetteer, Meant, Place, Why
from ntm.store.accounts.models import User
from ntm.store.reading import mapping, querysets
from ntm.store.reading.models import NameAnswer, Paper
from ntm.usecases.access import rules
from ntm.usecases.access.rules import Action
from ntm.usecases.assignments import queries as agencies
from ntm.usecases.assignments.queries import AgencyView, Directory
from ntm.usecases.audit import operations as audit
from ntm.usecases.reading import comparing
from ntm.usecases.reading.operations import NoSuchPaper
from ntm.usecases.territory import queries as units
from ntm.usecases.territory.queries import UnitOn

#: What the words before names speak of.
_LEVELS: Mapping[str, Level] = {
    "xã": Level.COMMUNE,
    "bản": Level.VILLAGE,
    "thôn": Level.VILLAGE,
    "thôn, bản": Level.VILLAGE,
    "huyện": Level.DISTRICT,
}
_REASONS = {
    Why.SEVERAL: "có nhiều đơn vị cùng tên",
    Why.SPELT: "không có đơn vị nào tên đúng như vậy",
    Why.UNKNOWN: "không tìm thấy trong danh mục",
}
#: A paper asks about so many names at most; the rest wait until these are answered.
MOST_QUESTIONS = 40


class NotACandidate(ValueError):
    """An answer that names a unit or an agency which the question did not offer; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit or an agency that a name may mean, as a person tells it from the others."""

    id: int
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A name that does not tell its unit or agency. `key` names the question within its paper; `fact_ids` are the
    facts that state the name; `answered` is the chosen candidate, 0 for none of those known, None for no answer."""

    key: str
    name: str
    within: str
    is_agency: bool
    reason: str
    candidates: tuple[Candidate, ...]
    fact_ids: tuple[int, ...]
    answered: int | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    name: str
    within: str
    level: Level | None


class PaperNames:
    """The names of one paper in its own area on its own day, people's answers counted."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._agencies: dict[str, tuple[AgencyView, ...]] = {}

    @cached_property
    def day(self) -> date | None:
        """Return the day on which names are looked up: the paper's own, for a draft the best day of its year on
        which its unit exists; None where there is none."""
        if self.paper.unit_id is None:
            return None
        for day in comparing.days_of(mapping.head(self.paper)):
            try:
                units.unit_on(self.paper.unit_id, day)
            except units.UnitNotFound:
                continue
            return day
        return None

    @cached_property
    def _units(self) -> dict[int, UnitOn]:
        if self.day is None or self.paper.unit_id is None:
            return {}
        own = units.unit_on(self.paper.unit_id, self.day)
        found = {own.id: own}
        for below in (
            units.children(own.id, self.day) if own.level is Level.PROVINCE else (),
            units.communes_in(own.id, self.day),
            units.villages_in(own.id, self.day),
        ):
            found.update({unit.id: unit for unit in below})
        return found

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        known = self._units
        return Gazetteer(
            Place(
                unit.id,
                unit.name,
                unit.kind,
                known[unit.parent_id].name if unit.parent_id is not None and unit.parent_id in known else "",
            )
            for unit in known.values()
        )

    @cached_property
    def _with_villages(self) -> frozenset[str]:
        parents = {unit.parent_id for unit in self._units.values() if unit.level is Level.VILLAGE}
        return frozenset(vietnamese.canonical(self._units[one].name) for one in parents if one in self._units)

    @cached_property
    def _directory(self) -> Directory:
        assert self.paper.unit_id is not None and self.day is not None
        return agencies.directory(self.paper.unit_id, on=self.day)

    @cached_property
    def _answers(self) -> Mapping[tuple[str, str, bool], NameAnswer]:
        return querysets.name_answers(self.paper.pk)

    def unit_of(self, name: str, *, within: str = "", level: Level | None = None) -> UnitOn | None:
        """Return the unit that a name certainly means or that a person chose for it; None while that is open."""
        answer = self._answers.get(_answer_key(name, within, is_agency=False))
        if answer is not None:
            return self._units.get(answer.unit_id or 0)
        unit = self._meant(_Asked(name, within, level)).unit
        return self._units[unit] if unit is not None else None

    def agencies_of(self, words: str) -> tuple[AgencyView, ...]:
        """Return the agencies that words mean: the one that a person chose; else one under the whole text, else one for
        every part between commas or "và"; none where a part is nobody's, so that nobody is left out silently."""
        if words not in self._agencies:
            self._agencies[words] = self._agencies_of(words)
        return self._agencies[words]

    def questions(self, facts: Sequence[tuple[int, Fact]]) -> tuple[NameQuestion, ...]:
        """Return what people are asked about the names of facts (by id), those without an answer first.

        A village of a commune whose villages nobody has entered is not asked about: there is nothing to choose from.
        """
        if self.day is None:
            return ()
        asked: dict[tuple[str, str, bool], NameQuestion] = {}
        stated: dict[tuple[str, str, bool], list[int]] = {}
        for fact_id, fact in facts:
            for one in _names_of(fact):
                key = _answer_key(one.name, one.within, is_agency=False)
                stated.setdefault(key, []).append(fact_id)
                if key not in asked and (question := self._about_unit(one)) is not None:
                    asked[key] = question
            if fact.kind in (FactKind.ASSIGNMENT, FactKind.REPORTING_DUTY) and fact.agency:
                key = _answer_key(fact.agency, "", is_agency=True)
                stated.setdefault(key, []).append(fact_id)
                if key not in asked and (question := self._about_agency(fact.agency)) is not None:
                    asked[key] = question
        found = [
            NameQuestion(
                key=one.key,
                name=one.name,
                within=one.within,
                is_agency=one.is_agency,
                reason=one.reason,
                candidates=one.candidates,
                fact_ids=tuple(dict.fromkeys(stated[key])),
                answered=one.answered,
            )
            for key, one in asked.items()
        ]
        found.sort(key=lambda one: one.answered is not None)
        return tuple(found[:MOST_QUESTIONS])

    def _meant(self, asked: _Asked) -> Meant:
        return self._gazetteer.meant(asked.name, within=asked.within, level=asked.level)

    def _about_unit(self, asked: _Asked) -> NameQuestion | None:
        meant = self._meant(asked)
        if meant.unit is not None or meant.why is None:
            return None
        answer = self._answers.get(_answer_key(asked.name, asked.within, is_agency=False))
        if answer is None and meant.why is Why.UNKNOWN and asked.level is Level.VILLAGE:
            within = vietnamese.canonical(asked.within)
            if not self._with_villages or (within and within not in self._with_villages):
                return None
        return NameQuestion(
            key=_question_key(asked.name, asked.within, is_agency=False),
            name=asked.name,
            within=asked.within,
            is_agency=False,
            reason=_REASONS[meant.why],
            candidates=tuple(self._candidate(self._units[place.unit]) for place in meant.candidates),
            fact_ids=(),
            answered=None if answer is None else answer.unit_id or 0,
        )

    def _candidate(self, unit: UnitOn) -> Candidate:
        assert self.day is not None
        above = self._units.get(unit.parent_id or 0)
        details = [above.full_name] if above is not None else []
        details += [f"mã {unit.code}"] if unit.code else []
        return Candidate(unit.id, unit.full_name, ", ".join([*details, f"ngày {format_day(self.day)}"]))

    def _about_agency(self, words: str) -> NameQuestion | None:
        assert self.day is not None
        found = self._directory.find(words)
        if len(found) < 2:
            return None
        answer = self._answers.get(_answer_key(words, "", is_agency=True))
        return NameQuestion(
            key=_question_key(words, "", is_agency=True),
            name=words,
            within="",
            is_agency=True,
            reason="có nhiều cơ quan mang tên hoặc vai trò này",
            candidates=tuple(Candidate(one.id, one.name, f"ngày {format_day(self.day)}") for one in found),
            fact_ids=(),
            answered=None if answer is None else answer.agency_id or 0,
        )

    def _agencies_of(self, words: str) -> tuple[AgencyView, ...]:
        if self.paper.unit_id is None or self.day is None:
            return ()
        whole = self._directory.find(words)
        answer = self._answers.get(_answer_key(words, "", is_agency=True))
        if answer is not None:
            return tuple(one for one in whole if one.id == answer.agency_id)
        if len(whole) == 1:
            return whole
        parts = [part.strip() for part in words.replace(" và ", ",").split(",") if part.strip()]
        each = [self._directory.find(part) for part in parts]
        return tuple({one[0].id: one[0] for one in each}.values()) if each and all(len(o) == 1 for o in each) else ()


def questions_of(paper: Paper) -> tuple[NameQuestion, ...]:
    """Return what people are asked about the names of a paper. The caller has checked who may see it."""
    facts = [(row.pk, mapping.fact(row)) for row in querysets.standing_facts([paper.pk])]
    return PaperNames(paper).questions(facts)


def answer_name(*, paper_id: int, key: str, chosen: int | None, by: User, on: date, at: datetime) -> NameQuestion:
    """Keep what a name of a paper means: the candidate `chosen`, None for none of those known; return the question.

    The same answer again changes nothing; another answer is a new fact, and the newest counts. Raise `NoSuchPaper`,
    `NotAllowed`, `NotACandidate`.
    """
    with transaction.atomic():
        paper = Paper.objects.select_for_update(of=("self",), no_key=True).filter(pk=paper_id).first()
        if paper is None:
            raise NoSuchPaper(str(paper_id))
        rules.require(by, Action.REVIEW_FACT, unit_id=paper.kept_at_id, on=on)
        question = next((one for one in questions_of(paper) if one.key == key), None)
        if question is None:
            raise NotACandidate("Văn bản không hỏi về tên này.")
        if chosen is not None and chosen not in {one.id for one in question.candidates}:
            raise NotACandidate("Hãy chọn một trong các đơn vị được nêu.")
        if question.answered == (chosen or 0):
            return question
        row = NameAnswer.objects.create(
            paper=paper,
            name=vietnamese.canonical(question.name)[:200],
            within=vietnamese.canonical(question.within)[:200],
            is_agency=question.is_agency,
            unit_id=None if question.is_agency else chosen,
            agency_id=chosen if question.is_agency else None,
            by=by,
            at=at,
        )
        audit.append(
            chain=paper.kept_at_id,
            what="reading.name_answered",
            payload={
                "paper": paper_id,
                "answer": row.pk,
                "name": question.name,
                "within": question.within,
                "unit": row.unit_id,
                "agency": row.agency_id,
            },
            by=by,
            at=at,
        )
    return question


def _names_of(fact: Fact) -> Iterable[_Asked]:
    level = _LEVELS.get(vietnamese.canonical(fact.unit or ""))
    if level is None and fact.kind in (FactKind.ASSIGNMENT, FactKind.CRITERION_COUNT):
        level = Level.VILLAGE if fact.criteria_set == "village" else Level.COMMUNE
    for position, name in enumerate(fact.names):
        within = fact.within[position] if position < len(fact.within) else ""
        yield _Asked(name, within, level)


def _answer_key(name: str, within: str, *, is_agency: bool) -> tuple[str, str, bool]:
    return vietnamese.canonical(name)[:200], vietnamese.canonical(within)[:200], is_agency


def _question_key(name: str, within: str, *, is_agency: bool) -> str:
    kind = "co-quan" if is_agency else "don-vi"
    return "|".join((kind, *_answer_key(name, within, is_agency=is_agency)[:2]))

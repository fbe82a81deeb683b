"""The same concept in different criteria sets: other numbers, split or joined; which figures mean the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ntm.core.criteria.refusals import Fault, Node
from ntm.core.criteria.sets import CriteriaSet


class Relation(StrEnum):
    """How criteria of one set stand to those of another. Nothing is taken to be one to one unless a file says so."""

    SAME = "same"
    SPLITS = "splits"
    JOINS = "joins"
    SEVERAL = "several"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return the relation in Vietnamese."""
        return {
            "same": "tương ứng một với một",
            "splits": "tách thành nhiều tiêu chí",
            "joins": "gộp từ nhiều tiêu chí",
            "several": "nhiều tiêu chí tương ứng với nhiều tiêu chí",
            "none": "không có tiêu chí tương ứng",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept ("Thu nhập") and the numbers of the criteria that speak of it, by code of set.

    `figures` are measures that ask for the very same figure in different sets, each a mapping from set to measure.
    `by_name` holds the sets whose link is drawn from the criterion's name alone, because its indicators are not known.
    """

    code: str
    title: str
    items: Mapping[str, tuple[int, ...]]
    figures: tuple[Mapping[str, str], ...]
    by_name: frozenset[str]
    note: str


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The criteria of another set that speak of the same concepts as a criterion; `is_by_name` for links by name."""

    numbers: tuple[int, ...]
    relation: Relation
    is_by_name: bool
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Continuity:
    """Every concept of the law files, in order."""

    concepts: tuple[Concept, ...] = ()

    def concepts_between(self, one: CriteriaSet, other: CriteriaSet) -> tuple[Concept, ...]:
        """Return the concepts of which at least one of two sets speaks, in order.

        Two forms of the same set (before and after an amendment, a province's overlay) have one concept a criterion.
        """
        if one.base_code == other.base_code:
            return tuple(
                Concept(
                    code=str(criterion.number),
                    title=criterion.name,
                    items=MappingProxyType({one.base_code: (criterion.number,)}),
                    figures=tuple(
                        MappingProxyType({one.base_code: measure.code})
                        for measure in one.measures
                        if measure.indicator.split(".")[0] == str(criterion.number)
                    ),
                    by_name=frozenset(),
                    note="",
                )
                for criterion in one.criteria
            )
        codes = (one.base_code, other.base_code)
        return tuple(concept for concept in self.concepts if any(code in concept.items for code in codes))

    def counterparts(self, one: CriteriaSet, number: int, *, other: CriteriaSet) -> Counterparts:
        """Return which criteria of another set speak of what a criterion of this one speaks of."""
        shared = tuple(
            concept
            for concept in self.concepts_between(one, other)
            if number in concept.items.get(one.base_code, ()) and concept.items.get(other.base_code)
        )
        numbers = sorted({it for concept in shared for it in concept.items[other.base_code]})
        back = {  # every criterion of ours that speaks of what theirs speak of
            it
            for concept in self.concepts_between(one, other)
            if set(concept.items.get(other.base_code, ())) & set(numbers)
            for it in concept.items.get(one.base_code, ())
        }
        relation = _relation(len(back), len(numbers))
        by_name = any({one.base_code, other.base_code} & concept.by_name for concept in shared)
        return Counterparts(tuple(numbers), relation, by_name, shared)

    def same_figures(self, one: CriteriaSet, other: CriteriaSet) -> dict[str, str]:
        """Return which measure of another set asks for the same figure, by measure of this one."""
        if one.base_code == other.base_code:
            return {measure.code: measure.code for measure in one.measures}
        return {
            figure[one.base_code]: figure[other.base_code]
            for concept in self.concepts
            for figure in concept.figures
            if one.base_code in figure and other.base_code in figure
        }


def _relation(ours: int, theirs: int) -> Relation:
    if not theirs:
        return Relation.NONE
    if theirs == 1:
        return Relation.SAME if ours == 1 else Relation.JOINS
    return Relation.SPLITS if ours == 1 else Relation.SEVERAL


def load_continuity(parsed: object, *, file: str, sets: Mapping[str, CriteriaSet]) -> Continuity:
    """Return the concepts of a file; raise `LawRefused` for an unknown set, criterion or measure and for repeats."""
    root = Node(parsed, file=file, key="")
    concepts: list[Concept] = []
    for node in root.nodes("concepts", named="code"):
        code = node.text("code")
        if code in {one.code for one in concepts}:
            raise node.refusal(Fault.DUPLICATE, "code", detail=code)
        items = _read_items(node, sets)
        by_name = frozenset(node.texts("by_name") if "by_name" in node else ())
        if by_name - set(items):
            raise node.refusal(Fault.UNKNOWN_SET, "by_name", detail=", ".join(sorted(by_name - set(items))))
        concepts.append(
            Concept(
                code=code,
                title=node.text("title"),
                items=MappingProxyType(items),
                figures=tuple(_read_figure(one, sets) for one in node.optional_nodes("figures", named="as")),
                by_name=by_name,
                note=node.optional_text("note"),
            )
        )
        node.finish()
    root.finish()
    return Continuity(tuple(concepts))


def _read_items(node: Node, sets: Mapping[str, CriteriaSet]) -> dict[str, tuple[int, ...]]:
    table = node.node("items")
    items: dict[str, tuple[int, ...]] = {}
    for key in table.written():
        code = str(key)
        if code not in sets or sets[code].overlay is not None:
            raise table.refusal(Fault.UNKNOWN_SET, code)
        known = {criterion.number for criterion in sets[code].criteria}
        numbers = table.raw(key)
        if not isinstance(numbers, list) or not numbers or len(set(numbers)) != len(numbers):
            raise table.refusal(Fault.WRONG_KIND, code, detail="list of numbers")
        for number in numbers:
            if number not in known:
                raise table.refusal(Fault.UNKNOWN_MEASURE, code, detail=str(number))
        items[code] = tuple(numbers)
    table.finish()
    return items


def _read_figure(node: Node, sets: Mapping[str, CriteriaSet]) -> Mapping[str, str]:
    node.text("as")  # for people who read the file
    table = node.node("measures")
    figure: dict[str, str] = {}
    for key in table.written():
        code = str(key)
        if code not in sets or sets[code].overlay is not None:
            raise table.refusal(Fault.UNKNOWN_SET, code)
        measure = table.text(code)
        if measure not in {one.code for one in sets[code].measures}:
            raise table.refusal(Fault.UNKNOWN_MEASURE, code, detail=measure)
        figure[code] = measure
    table.finish()
    node.finish()
    return MappingProxyType(figure)

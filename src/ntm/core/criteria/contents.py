"""Which content of a plan a criterion belongs to: each plan orders its contents its own way (CRI-10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ntm.core.criteria.refusals import Fault, Node
from ntm.core.criteria.sets import CriteriaSet


@dataclass(frozen=True, slots=True)
class Content:
    """A numbered content of a plan (nội dung) and the criteria or indicators it takes in; none for managing work."""

    number: int
    title: str
    items: tuple[str, ...]


class NotInThePlan(LookupError):
    """An item of a criteria set that a plan puts in none of its contents."""


@dataclass(frozen=True, slots=True)
class PlanContents:
    """The contents of one plan, in order; `basis` says where the order was read."""

    code: str
    title: str
    criteria_set: str
    contents: tuple[Content, ...]
    basis: str

    def content_of(self, item: str) -> Content:
        """Return the content of an indicator or a criterion; raise `NotInThePlan`.

        An indicator goes with its own entry if it has one, otherwise with its criterion.
        """
        for name in (item, item.split(".")[0]):
            for content in self.contents:
                if name in content.items:
                    return content
        raise NotInThePlan(f"{self.code}: {item}")


def load_contents(parsed: object, *, file: str, sets: Mapping[str, CriteriaSet]) -> dict[str, PlanContents]:
    """Return the plans of a file by code; raise `LawRefused` for an unknown set or item, or an item put twice."""
    root = Node(parsed, file=file, key="")
    plans: dict[str, PlanContents] = {}
    for node in root.nodes("plans", named="code"):
        code = node.text("code")
        if code in plans:
            raise node.refusal(Fault.DUPLICATE, "code", detail=code)
        set_code = node.text("criteria_set")
        if set_code not in sets:
            raise node.refusal(Fault.UNKNOWN_SET, "criteria_set", detail=set_code)
        known = {str(one.number) for one in sets[set_code].criteria} | {one.id for one in sets[set_code].indicators}
        contents: list[Content] = []
        placed: set[str] = set()
        for one in node.nodes("contents", named="number"):
            items = one.texts("items") if "items" in one else ()
            for item in items:
                if item not in known:
                    raise one.refusal(Fault.UNKNOWN_MEASURE, "items", detail=item)
                if item in placed:
                    raise one.refusal(Fault.DUPLICATE, "items", detail=item)
                placed.add(item)
            contents.append(Content(one.integer("number"), one.text("title"), items))
            one.finish()
        if [one.number for one in contents] != list(range(1, len(contents) + 1)):
            raise node.refusal(Fault.WRONG_ORDER, "contents")
        plans[code] = PlanContents(code, node.text("title"), set_code, tuple(contents), node.text("basis"))
        node.finish()
    root.finish()
    return plans

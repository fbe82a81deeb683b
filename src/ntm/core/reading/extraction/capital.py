"""Money as a tree: a total, its sources under it, the parts of each, by the marks of the list and by parentheses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ntm.core.reading.extraction import amounts, quantities
from ntm.core.reading.extraction.context import Context, cited
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import Block

ROOT = "Tổng"
_SECTION = re.compile(
    r"(?<![a-zà-ỹđ])vốn\s*(?:$|:)|nguồn vốn|nguồn lực|kinh phí|nhu cầu vốn|kế hoạch vốn|vốn thực hiện|phân bổ vốn|"
    r"(?<![a-zà-ỹđ])(?:phân bổ|giao|bổ sung|cấp)(?: [^\W\d]+){0,5} \d[\d.,]* (?:triệu|tỷ|nghìn|đồng)"
)
# Money that is spoken of beside the programme's: no total of its sources, and no source of a total.
_BESIDE = re.compile(
    r"dư nợ|doanh số|thu ngân sách|nợ (?:đọng|xấu|công)|mức (?:hỗ trợ|thưởng)|^mỗi |"
    r"tổng (?:mức đầu tư (?:của|công trình|dự án)|thu|dư nợ|giá trị)"
)
_PLANNED = "kế hoạch"
# "… với tổng số tiền 25.340 triệu đồng", "Như vậy, tổng kế hoạch vốn là …": a total, wherever its words begin.
_TOTAL_AT_END = re.compile(
    r"(?:^|[\s,])tổng (?:số (?:tiền|vốn|kinh phí)|kinh phí|(?:số )?vốn|mức|nguồn (?:vốn|lực)|kế hoạch|cộng|nhu cầu)"
    r"(?: [^\s:;,.()]+){0,9}\s?:?\s?$|(?:với|là|khoảng) tổng(?: số)?$"
)
_ALLOTS = re.compile(
    r"(?:giao |phân bổ |bổ sung |cấp |có mục tiêu |chi tiết |dự toán |số tiền )*(?:giao|phân bổ|bổ sung|cấp)"
)
_BARE_TOTAL = re.compile(r"tổng(?: cộng| số)?|cộng")
_OF_A_YEAR = "Tổng năm "
_TRIM_END = re.compile(
    r"(?:\s?:\s?kế hoạch(?: vốn)?)?[\s:,(-]*"
    r"(?:(?<![a-zà-ỹđ])(?:là|khoảng|hơn|(?<!cấp )trên|gần|đạt|dự kiến|ước|tối thiểu|(?<!được )giao|năm \d{4}"
    r"|số tiền)[\s:,]*)*$"
)


@dataclass(slots=True)
class _Node:
    label: str
    block: Block


@dataclass(slots=True)
class _Tree:
    """What is known of the tree so far: the node of each block, the total, how often a label was given."""

    nodes: dict[int, _Node]
    labels: Counter[str]
    root: _Node | None = None
    root_section: int | None = None
    root_has_parts: bool = False  # below it on lines of their own, or beside it in its own line
    facts: list[Fact] = field(default_factory=list)
    loose: list[tuple[int, Block]] = field(default_factory=list)  # the items so far that stand under no total


def extract(context: Context) -> Iterator[Fact]:
    """Yield the nodes of the paper's capital, each with its own label and the label of the node above it.

    Where nothing is called the total, the first amount that others part is it.
    """
    facts = _nodes(context)
    if any(fact.label == ROOT for fact in facts):
        yield from facts
        return
    parents = Counter(fact.parent for fact in facts)
    root = next((one.label for one in facts if one.parent is None and parents[one.label] > 1 and one.label), None)
    yield from facts if root is None else (_under_root(fact, root) for fact in facts)


def _under_root(fact: Fact, root: str) -> Fact:
    def renamed(label: str | None) -> str | None:
        return ROOT if label == root else label.removeprefix(f"{root} - ") if label else label

    return replace(fact, label=renamed(fact.label), parent=renamed(fact.parent))


def _nodes(context: Context) -> list[Fact]:
    """Return the nodes as the text tells them.

    The first node of a section is the total, "Tổng". A line that names a source without an amount ("2. Vốn lồng
    ghép:") is no fact, and stands as the parent of what follows under it.
    """
    tree = _Tree({}, Counter())
    scale: Decimal | None = None
    for block in context.view.blocks:
        section = block.path[0] if block.path else block.index
        in_section = _is_section(context, block)
        scale = amounts.scale_once(context, block) or (scale if in_section else None)
        found = list(amounts.in_block(context, block, in_section=in_section, scale=scale))
        if section != tree.root_section and tree.root_section is not None and not in_section:
            tree.root = None
        if found:
            _add_block(context, tree, block, found, in_section)
        elif in_section and _heads_sources(context, block):
            text = context.view.words(block.body, block.end).strip(" :.;")
            own = _joined(_clean(text), _label_of(_parent(tree, block)))
            tree.nodes[block.index] = _Node(_unique(own, tree.labels), block)
    return tree.facts


def _add_block(context: Context, tree: _Tree, block: Block, found: list[amounts.Amount], in_section: bool) -> None:
    view = context.view
    stack: list[str | None] = [_label_of(_parent(tree, block))]
    last: str | None = None
    for position, amount in enumerate(found):
        if amount.depth_change > 0 and last is not None:
            stack.extend([last] * amount.depth_change)
        elif amount.depth_change < 0:
            del stack[max(1, len(stack) + amount.depth_change) :]
        own = _PLANNED if amount.is_planned else _clean(view.words(*amount.label))
        spent = amounts.SPENT.search(own.lower()) is not None
        beside = spent or amount.is_planned or _BESIDE.search(own.lower()) is not None
        fact = _fact(context, block, amount, own, spent)
        is_root = not beside and tree.root is None and position == 0 and _is_total(context, block, own, in_section)
        is_another = not beside and not is_root and tree.root is not None and _is_another_total(own)
        if is_another:
            stack = [None]
        parent = None if beside else stack[-1]
        label = ROOT if is_root else _unique(_joined(own or f"{_OF_A_YEAR}{fact.year}", parent), tree.labels)
        if position == 0 and parent is None and not beside and not is_root:
            tree.loose.append((len(tree.facts), block))
        tree.facts.append(replace(fact, label=label, parent=None if is_root else parent))
        node = _Node(label, block)
        if is_another:
            stack = [label]
            if fact.year == context.head.year:
                tree.root = node  # "giai đoạn 2021-2025: …; năm 2024: 210 tỷ đồng, trong đó:" parts this year's
        elif is_root:
            tree.root, tree.root_section, tree.root_has_parts = (
                node,
                block.path[0] if block.path else block.index,
                False,
            )
            stack = [label]
            if _BARE_TOTAL.fullmatch(own.lower()):
                _adopt(tree, block)
        elif parent == ROOT and tree.root is not None:
            tree.root_has_parts |= block.index == tree.root.block.index or tree.root.block.index in block.path
        if position == 0 and not spent:
            tree.nodes[block.index] = node
        last = last if beside else label


def _adopt(tree: _Tree, total: Block) -> None:
    """Put the items of a list under the total that ends it: "- Ngân sách: …; - Dân góp: …; - Tổng cộng: …"."""
    for index, block in tree.loose:
        if block.path == total.path and block.marker is not None and total.marker is not None:
            tree.facts[index] = replace(tree.facts[index], parent=ROOT)


def _fact(context: Context, block: Block, amount: amounts.Amount, own: str, spent: bool) -> Fact:
    """Return a node's amount, year and sign, without its place in the tree."""
    view = context.view
    said = quantities.years(view.key, *amount.label)
    sign = quantities.comparison(view.key[max(block.start, amount.start - 20) : amount.start].removesuffix(" "))
    year = context.head.year
    is_of_before = bool(said) and year is not None and said[-1][0] < year and "giao" not in own
    return replace(
        cited(view, FactKind.CAPITAL, min(amount.label[0], amount.start), max(amount.label[1], amount.end)),
        value=amount.value,
        unit="triệu đồng",
        year=said[-1][0] if said else year,
        op=sign if sign != "=" else None,
        baseline=spent or amount.is_planned or is_of_before,
    )


def _is_total(context: Context, block: Block, own: str, in_section: bool) -> bool:
    """Say whether an amount is the total that the list below it parts: its words say so, or it heads the section's
    list as a plain line ("Nguồn vốn dự kiến …: 4.916.475 triệu đồng, gồm:")."""
    if amounts.TOTAL.match(own.lower()) or _TOTAL_AT_END.search(own.lower()):
        return True
    rest = context.view.key[block.start : block.end].rstrip()
    heads_list = block.marker is None or _ALLOTS.match(own.lower()) is not None
    return in_section and heads_list and (rest.endswith(":") or amounts.DOWN.search(rest) is not None)


def _is_another_total(own: str) -> bool:
    """Say whether words beside a tree that has its total name a total again, or nothing but a year ("năm 2024: …")."""
    return not own or _TOTAL_AT_END.search(own.lower()) is not None


def _is_section(context: Context, block: Block) -> bool:
    view = context.view
    return any(
        above.marker is not None
        and above.marker.rank <= 2
        and _SECTION.search(view.key, above.body, min(above.end, above.body + 90)) is not None
        and len(view.text[above.body : above.end]) < 260
        for above in view.ancestors(block)
    )


def _heads_sources(context: Context, block: Block) -> bool:
    """Say whether a line without an amount names a source that those below it part: "2. Vốn lồng ghép:"."""
    key = context.view.key[block.body : block.end]
    return (
        block.marker is not None
        and block.marker.rank > 1
        and len(key) <= 160
        and amounts.FUNDS.search(key) is not None
        and not amounts.GENERIC.fullmatch(key.strip(" :.;"))
    )


def _clean(label: str) -> str:
    text = label.strip()
    end = _TRIM_END.search(text.lower())
    return (text[: end.start()] if end else text).strip(" :,;.-")


def _joined(own: str, parent: str | None) -> str:
    return own if parent is None or parent == ROOT or parent.startswith(_OF_A_YEAR) else f"{parent} - {own}"


def _unique(label: str, labels: Counter[str]) -> str:
    """Count a label and return it, with its number where the paper has it more than once."""
    labels[label] += 1
    return label if labels[label] == 1 else f"{label} ({labels[label]})"


def _label_of(node: _Node | None) -> str | None:
    return node.label if node else None


def _parent(tree: _Tree, block: Block) -> _Node | None:
    """Return the node that a block's amounts are parts of: the nearest above it, else the total.

    An item beside an item that is the total and has its own parts below it is no part of it: "1. Ngân sách nhà nước:
    12.500 triệu đồng. Cụ thể: 1.1. …; 2. Nguồn huy động khác: …".
    """
    for index in reversed(block.path):
        if index in tree.nodes:
            return tree.nodes[index]
    root = tree.root
    if root is None or block.marker is None or root.block.marker is None or block.index == root.block.index:
        return root
    stands_beside = block.path == root.block.path and block.marker.rank == root.block.marker.rank
    return None if stands_beside and tree.root_has_parts else root

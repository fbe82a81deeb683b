"""Money as a tree: a total, its sources under it, the parts of each, by the marks of the list and by parentheses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ntm.core.reading.extraction import quantities
from ntm.core.reading.extraction.context import Context, cited
from ntm.core.reading.facts import Fact, FactKind
from ntm.core.reading.text import Block

ROOT = "Tổng"
_FUNDS = re.compile(
    r"(?<![a-zà-ỹđ])(?:vốn|ngân sách|kinh phí|nstw|nsđp|nsnn|ns (?:tỉnh|huyện|xã|trung ương|"
    r"địa phương)|tín dụng|nguồn lực|nguồn thu|"
    r"dân góp|cộng đồng|doanh nghiệp|xã hội hóa|đóng góp|huy động|tổng)(?![a-zà-ỹđ])"
)
_ALLOTS = re.compile(r"(?<![a-zà-ỹđ])(?:bố trí|phân bổ|điều chuyển|bổ sung)(?: \w+){0,3}\s?$")
_SECTION = re.compile(
    r"(?<![a-zà-ỹđ])vốn\s*(?:$|:)|nguồn vốn|nguồn lực|kinh phí|nhu cầu vốn|kế hoạch vốn|vốn thực hiện|phân bổ vốn"
)
_NOT_FUNDS = re.compile(r"thu nhập|giá trị (?:sản|hàng)|doanh thu|/người|bình quân đầu người|sản lượng|tuyên truyền")
_NONE = re.compile(r":\s?(?P<none>không(?: có)?|0)\s?(?=[.;,)]|$)")
_TOTAL = re.compile(
    r"^\s?(?:dự kiến\s)?(?:tổng|nhu cầu|nguồn vốn thực hiện chương trình|nguồn lực|kinh phí "
    r"thực hiện|kế hoạch vốn|dự kiến nguồn)"
)
_DOWN = re.compile(r"trong đó|bao gồm|gồm(?: có)?|cụ thể|chia ra")
_SPENT = re.compile(r"giải ngân|thanh toán|quyết toán|đã chi|đã sử dụng")
# "2. Cơ cấu nguồn vốn:", "3. Kết quả huy động nguồn lực": a heading of the list, not a source in it.
_GENERIC = re.compile(
    r"(?:(?:kết quả|tổng|cơ cấu|phân bổ|phân khai|dự kiến|nhu cầu|chi tiết|nguồn|vốn|nguồn vốn|kinh phí|nguồn "
    r"lực|huy động|"
    r"thực hiện|kế hoạch|các|bố trí|giao|sử dụng|chương trình|mục tiêu|quốc gia|mtqg|xây dựng|nông thôn mới|"
    r"ntm|năm|\d{4}|và|"
    r"cho|để|của|về|toàn xã|toàn huyện|toàn tỉnh|trên địa bàn|xã hội|cụ thể|như sau|trong đó|gồm|bao gồm|giải "
    r"pháp|khái toán|"
    r"đầu tư xây dựng|tình hình|công tác|giải ngân|-|,)[\s:,]*)+"
)
_TRIM = re.compile(
    r"^[\s:;,.+–-]*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-eđ])\)\s?)?"
    r"(?:(?:và|trong đó|bao gồm|gồm|cụ thể|là|từ|còn lại|có|chia ra)(?![a-zà-ỹđ])[\s:,]*)*"
)
_TRIM_END = re.compile(
    r"[\s:,(-]*(?:(?<![a-zà-ỹđ])(?:là|khoảng|hơn|(?<!cấp )trên|gần|đạt|dự kiến|ước|tối thiểu|(?<!được )giao|năm \d{4}"
    r"|số tiền)[\s:,]*)*$"
)


@dataclass(slots=True)
class _Node:
    label: str
    block: Block
    has_value: bool


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    value: Decimal
    label_start: int
    depth_change: int  # below the node before it (+1), beside it (0), or above (-n)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the nodes of the paper's capital, each with its own label and the label of the node above it.

    Where nothing is called the total, the first amount that others part is it.
    """
    facts = list(_nodes(context))
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


def _nodes(context: Context) -> Iterator[Fact]:
    """Yield the nodes as the text tells them.

    The first node of a section is the total, "Tổng". A line that names a source without an amount ("2. Vốn lồng
    ghép:") is no fact, and stands as the parent of what follows under it.
    """
    view = context.view
    nodes: dict[int, _Node] = {}
    root: _Node | None = None
    root_section: int | None = None
    labels: Counter[str] = Counter()
    for block in view.blocks:
        section = block.path[0] if block.path else block.index
        in_section = _is_section(context, block)
        found = list(_amounts(context, block, in_section))
        if section != root_section and root_section is not None and not in_section:
            root = None
        if not found:
            if (
                in_section
                and block.marker is not None
                and block.marker.rank > 1
                and _is_source(view.key[block.body : block.end])
                and not _GENERIC.fullmatch(view.key[block.body : block.end].strip(" :.;"))
            ):
                text = view.words(block.body, block.end).strip(" :.;")
                parent = _parent(nodes, block, root)
                nodes[block.index] = _Node(_full(text, parent, labels), block, False)
            continue
        stack: list[str | None] = [_label_of(_parent(nodes, block, root))]
        last: str | None = None
        for position, amount in enumerate(found):
            if amount.depth_change > 0 and last is not None:
                stack.extend([last] * amount.depth_change)
            elif amount.depth_change < 0:
                del stack[max(1, len(stack) + amount.depth_change) :]
            own = _clean(view.words(amount.label_start, amount.start))
            # What was paid out of an amount is no part of it: "đã giải ngân 121 tỷ đồng".
            spent = _SPENT.search(own.lower()) is not None
            is_root = not spent and root is None and position == 0 and _is_total(context, block, own, in_section)
            parent_label = None if spent else stack[-1]
            label = ROOT if is_root else _unique(_joined(own, parent_label), labels)
            fact = cited(view, FactKind.CAPITAL, amount.label_start, amount.end)
            said = quantities.years(view.key, amount.label_start, amount.start)
            sign = quantities.comparison(view.key[max(block.start, amount.start - 20) : amount.start].removesuffix(" "))
            yield replace(
                fact,
                value=amount.value,
                unit="triệu đồng",
                year=said[-1][0] if said else context.head.year,
                label=label,
                parent=None if is_root else parent_label,
                op=sign if sign != "=" else None,
                baseline=spent
                or (
                    bool(said)
                    and context.head.year is not None
                    and said[-1][0] < context.head.year
                    and "giao" not in own
                ),
            )
            node = _Node(label, block, True)
            if is_root:
                root, root_section = node, section
                stack = [label]
            if position == 0 and not spent:
                nodes[block.index] = node
            last = last if spent else label
    return


def _is_total(context: Context, block: Block, own: str, in_section: bool) -> bool:
    """Say whether an amount is the total that the list below it parts: its words say so, or it heads the section's
    list as a plain line ("Nguồn vốn dự kiến …: 4.916.475 triệu đồng, gồm:")."""
    if _TOTAL.match(own.lower()):
        return True
    rest = context.view.key[block.start : block.end].rstrip()
    return in_section and block.marker is None and (rest.endswith(":") or _DOWN.search(rest) is not None)


def _is_section(context: Context, block: Block) -> bool:
    view = context.view
    return any(
        above.marker is not None
        and above.marker.rank <= 2
        and _SECTION.search(view.key, above.body, min(above.end, above.body + 90)) is not None
        and len(view.text[above.body : above.end]) < 260
        for above in view.ancestors(block)
    )


def _is_source(key: str) -> bool:
    return len(key) <= 160 and _FUNDS.search(key) is not None


def _amounts(context: Context, block: Block, in_section: bool) -> Iterator[_Amount]:
    view = context.view
    key = view.key
    label_start = block.body
    depth = 0
    previous_depth = 0
    opened_by_word = 0
    first = True
    matches: list[tuple[int, int, Decimal]] = [
        (match.start(), match.end(), quantities.million_dong(match))
        for match in quantities.MONEY.finditer(key, block.body, block.end)
    ]
    if in_section:
        matches += [
            (match.start("none"), match.end("none"), Decimal(0)) for match in _NONE.finditer(key, block.body, block.end)
        ]
    for start, end, value in sorted(matches):
        between = key[label_start:start]
        if not first and ". " in between:
            label_start += between.rindex(". ") + 2
            between = key[label_start:start]
        change = between.count("(") - between.count(")")
        if not first and change <= 0 and _DOWN.search(between):
            change += 1
            opened_by_word += 1
        cut = max(_open_parenthesis(between), between.rfind(";"), -1 if "," not in between else _comma_cut(between))
        begin = label_start + (cut + 1 if cut >= 0 else 0)
        words = _DOWN.split(key[begin:start])
        begin = start - len(words[-1]) if len(words) > 1 and words[-1].strip(" :,") else begin
        trim = _TRIM.match(view.text[begin:start].lower())
        begin += trim.end() if trim else 0
        colon = key.rfind(": ", begin, start - 1)
        headed = colon >= 0 and (
            _TOTAL.match(key[colon + 2 : start]) or _heads(key[begin:colon], key[colon + 2 : start])
        )
        if headed:
            begin = colon + 2  # "3. Nguồn vốn: Tổng vốn năm 2025 là …"
        label = key[begin:start]
        label_start = end
        if len(label) > 330:
            continue
        if not label.strip(" :") or not (
            in_section or _FUNDS.search(label) or _ALLOTS.search(label) or (not first and change > 0) or depth > 0
        ):
            continue
        if _NOT_FUNDS.search(label):
            continue
        depth += change
        yield _Amount(start, end, value, begin, 0 if first else depth - previous_depth)
        previous_depth = depth
        first = False


def _heads(before: str, behind: str) -> bool:
    """Say whether words before a colon only head the source behind it: "Kinh phí: Vốn ngân sách Trung ương …"."""
    return _GENERIC.fullmatch(before.strip() + " ") is not None and _FUNDS.match(behind) is not None


def _open_parenthesis(between: str) -> int:
    """Return the place of the last parenthesis that is open at the end: "Ngân sách địa phương (tỉnh): …" has none."""
    opened: list[int] = []
    for at, char in enumerate(between):
        if char == "(":
            opened.append(at)
        elif char == ")" and opened:
            opened.pop()
    return opened[-1] if opened else -1


def _comma_cut(between: str) -> int:
    """A comma parts two nodes only where it follows the node before at once: a label may hold commas."""
    match = re.match(r"\s?\)?\s?,", between)
    return match.end() - 1 if match else -1


def _clean(label: str) -> str:
    text = label.strip()
    end = _TRIM_END.search(text.lower())
    return (text[: end.start()] if end else text).strip(" :,;.-")


def _joined(own: str, parent: str | None) -> str:
    return own if parent in (None, ROOT) else f"{parent} - {own}"


def _full(own: str, parent: _Node | None, labels: Counter[str]) -> str:
    return _unique(_joined(_clean(own), _label_of(parent)), labels)


def _unique(label: str, labels: Counter[str]) -> str:
    """Count a label and return it, with its number where the paper has it more than once."""
    labels[label] += 1
    return label if labels[label] == 1 else f"{label} ({labels[label]})"


def _label_of(node: _Node | None) -> str | None:
    return node.label if node else None


def _parent(nodes: dict[int, _Node], block: Block, root: _Node | None) -> _Node | None:
    for index in reversed(block.path):
        if index in nodes:
            return nodes[index]
    return root

"""One number of units with what stands before and behind it: verb, year, names, the criteria set that governs it."""

from __future__ import annotations

import re
from dataclasses import replace

from ntm.core.reading.extraction import criteria, names, quantities
from ntm.core.reading.extraction.context import Clause, Context, NameList, cited, heading, topic, year_of
from ntm.core.reading.extraction.counted import Count
from ntm.core.reading.facts import Fact, FactKind

_NAMES_FOLLOW = re.compile(
    r"(?:bao gồm|gồm(?: các xã| các bản| có)?|cụ thể là|đó là|(?<![a-zà-ỹđ])là(?= (?:các )?(?:xã|bản|thôn|ấp"
    r"|huyện) ))\s?:?\s"
)
_IS_NAMED = re.compile(r"\s?là\s?:?\s")
_OF_A_HIGHER_UNIT = re.compile(r"\(\s?(?:thuộc\s)?(?:huyện|thị xã|thành phố|tỉnh)\s")
_COLON = re.compile(r"\s?:\s")
_VERBS = re.compile(
    r"(?P<keep>duy trì|giữ vững|củng cố)|(?P<new>công nhận mới)|(?P<more>(?:tăng |xây dựng |"
    r"công nhận |có |đạt |phấn đấu )*(?<![a-zà-ỹđ])thêm)"
    r"|(?P<up>tăng)(?=\s$)|(?P<raise>nâng (?:tổng )?số|đưa (?:tổng )?số|tăng (?:tổng )?số|nâng lên|tăng lên|lũy "
    r"kế)|(?P<less>giảm)|(?P<reach>phấn đấu|hoàn thành|đạt|có|xây dựng|công nhận|đẩy nhanh)"
)
_VERB_WORDS = {
    "keep": "duy trì", "new": "công nhận mới", "more": "thêm", "up": "thêm", "raise": "nâng lên", "less": "giảm",
}  # fmt: skip
_FROM = re.compile(r"từ\s?$")
_ON_TO = re.compile(r"\s?(?:\(?năm \d{4}\)?)?[\s,]*(?:nâng |tăng )?(?:lên|xuống|tới|thành)(?![a-zà-ỹđ])")
# "3/14 xã, tương đương 21,4% số xã đạt chuẩn": the share stands between a number and what is said of it.
_SHARE = re.compile(
    r"^\s?,\s(?:tương đương|tương ứng|chiếm|bằng|đạt)(?: với)?(?: tỷ lệ)?\s\d[\d.,]*\s?%"
    r"(?: (?:tổng )?(?:số )?(?:xã|thôn|bản|huyện|ấp))?(?=,?\s(?:đạt|được|đã|hoàn thành))"
)
_LIES_IN = re.compile(r"^\s?\([^()\d]*\)")  # "… và Đắk Ngo (Tuy Đức)"
#: No further before parentheses is looked for what they speak of, and no longer list of names is read.
_FARTHEST, _LONGEST_LIST = 160, 900
_SENTENCE_LEAD = re.compile(r"(?:tiếp tục |phấn đấu |củng cố, |trong đó,? )*$")


class Statement:
    """One count with what stands before and behind it."""

    def __init__(
        self,
        context: Context,
        clause: Clause,
        count: Count,
        floor: int,
        stop: int,
        carried: str | None,
        criteria_set: str | None,
    ) -> None:
        self.context, self.clause, self.count = context, clause, count
        self.floor, self.stop, self.carried, self.named_set = floor, stop, carried, criteria_set
        offset = clause.start
        self.before = clause.key[floor - offset : count.start - offset]
        self.after = _SHARE.sub(lambda match: " " * len(match[0]), clause.key[count.end - offset : stop - offset])
        self.standard_before: str | None = None
        self.base_criterion: str | None = None
        self.lead = count.start
        self.others: tuple[str, ...] = ()
        self.topic = topic(context.view, clause.sentence.block)
        self.list_ = self._list_of_names()
        self.direct = self._direct_names()
        self.told = self._names_told()
        self.inherited: Fact | None = None

    def own_set(self) -> str:
        """Return the criteria set that governs the count."""
        if self.named_set:
            return self.named_set
        for above in list(self.context.view.ancestors(self.clause.sentence.block))[1:]:
            words = heading(self.context.view, above)
            named = criteria.set_named(words, 0, len(words)) if "tiêu chí" in words else None
            if named in ("advanced", "exemplary"):
                return named
        return "district" if self.count.unit == "huyện" else "commune"

    def choose(self, found: list[criteria.Named]) -> None:
        """Keep the last known of the criteria found as the one that the count is about."""
        known = [one for one in found if one.is_known]
        if known:
            self.base_criterion = known[-1].criterion

    def cite(self, kind: FactKind, end: int) -> Fact:
        """Return a cited fact with what every count carries: verb, year, increase or starting level, names."""
        start, verb = self._lead()
        rises_from = _FROM.search(self.before) is not None and _ON_TO.match(self.after) is not None
        items: tuple[names.Item, ...] = self.told
        if items:
            end = max(end, items[-1].end)
        elif self.list_ is not None:
            items = self.list_.items
            if not self.context.view.text[end : self.list_.start].strip() or self.list_.start < end:
                end = max(end, self.list_.end)
            elif self.list_.start - end < 60:
                end = self.list_.end
        elif self.direct:
            items = self.direct
            end = max(end, self.count.end + items[-1].end)
        elif self.count.unit and (colon := _COLON.match(self.context.view.text, end, self.stop)):
            listed = self._listed_from(colon.end()) or names.leading_names(
                self.context.view.text[colon.end() : self.stop], unit=self.count.unit
            )
            ends = colon.end() + listed[-1].end if listed else 0
            if len(listed) == self.count.n or (len(listed) > 2 and self._closes_at(ends)):
                items, end = listed, colon.end() + listed[-1].end
        recognised = self.before.rfind("công nhận mới") if verb == "công nhận mới" else -1
        parted = self.count.of is not None and recognised >= 0 and "," in self.before[recognised:]
        if rises_from or parted:
            verb = None  # "phấn đấu công nhận mới và công nhận lại, 16/18 xã đạt …": the level is not the rise
        delta = verb in ("thêm", "công nhận mới") or (verb == "giảm" and "còn" not in self.before[-12:])
        behind = self._year_reach(end)
        year, said = year_of(self.context, self.clause, self.count.start, behind)
        if not said and self.clause.in_parentheses:
            year, said = self._year_outside(year)
        own = self.context.head.year
        baseline = said and own is not None and (year is None or year < own) and not delta
        if rises_from:
            baseline, year = True, year if said and year != own else None
        fact = cited(self.context.view, kind, start, end)
        doubts = fact.doubts
        if self.count.of is not None and self.count.n > self.count.of:
            doubts += (f"Tử số {self.count.n} lớn hơn mẫu số {self.count.of}.",)
        if re.search(r"(?:hơn|gần|khoảng|trên|dưới|tối thiểu|ít nhất)\s?$", self.before):
            sign = quantities.comparison(self.before)
            fact = replace(fact, op=sign)
        if re.match(r"\s?trở lên", self.after):
            fact = replace(fact, op=">=")
        return replace(
            fact,
            unit=self.count.unit,
            verb=verb,
            year=year,
            baseline=baseline,
            delta=delta,
            names=tuple(item.name for item in items),
            within=tuple(item.within for item in items) if any(item.within for item in items) else (),
            doubts=doubts,
        )

    def _names_told(self) -> tuple[names.Item, ...]:
        """Return the names that a word announces ("gồm: A, B (huyện X)"), each with its place in the view."""
        match = _NAMES_FOLLOW.search(self.after, 0, 120) if self.count.unit and not self.direct else None
        if match is None and self.count.unit and not self.direct:
            match = _IS_NAMED.match(self.after)
        if match is None or (self.list_ is not None and self.list_.start < self.count.end + match.start()):
            return ()
        begin = self.count.end + match.end()
        found = names.leading_names(self.context.view.text[begin : self.clause.end], unit=self.count.unit)
        return tuple(replace(item, start=begin + item.start, end=begin + item.end) for item in found)

    def _listed_from(self, at: int) -> tuple[names.Item, ...]:
        """Return the names of a list that begins at a place of the view and has as many names as the count says, or
        goes on to the sentence's end; the units that they lie in may stand in parentheses, and semicolons between."""
        last = self.clause.sentence.end if self.stop == self.clause.end else self.stop
        rest = self.context.view.text[at : min(last, at + _LONGEST_LIST)]
        depth = 0
        ends: list[int] = []
        for index, char in enumerate(rest):
            depth += (char == "(") - (char == ")")
            if depth == 0 and char in ",;.":
                ends.append(index)
        for end in (len(rest), *reversed(ends)):
            items = names.parse_list(rest[:end].rstrip(" ./"), unit=self.count.unit)
            if items and (len(items) == self.count.n or (len(items) > 2 and end == len(rest))):
                return items
        return ()

    def opens_at(self) -> int:
        """Return where what is said before the count begins; what opens parentheses is spoken of before them."""
        if self.clause.in_parentheses and self.floor == self.clause.start:
            return min(self.floor, max(self.clause.sentence.block.body, self.floor - _FARTHEST))
        return self.floor

    def is_named(self) -> bool:
        """Say whether the units that are counted are named too."""
        return self.list_ is not None or bool(self.direct) or bool(self.told)

    def _closes_at(self, at: int) -> bool:
        """Say whether the clause ends at a place, so that a list that ends there is told in full."""
        return at > 0 and not self.context.view.text[at : self.stop].strip(" .;")

    def after_names(self) -> str:
        """Return the key behind the count, the names that stand right behind it left out."""
        if self.direct:
            return _LIES_IN.sub("", self.after[self.direct[-1].end :])
        if self.told and not self.after[: self.told[0].start - self.count.end].replace("xã", "").strip(" :,àlgồm"):
            return self.after[self.told[-1].end - self.count.end :]
        if self.list_ is not None:
            gap = self.list_.start - self.count.end
            if not self.after[:gap].strip():
                return self.after[self.list_.end - self.count.end :]
        return self.after

    def _lead(self) -> tuple[int, str | None]:
        """Return where the statement begins (its verb), and what the verb says: keep, more, new, raise, less."""
        start = self.count.start
        verb: str | None = None
        nearest: re.Match[str] | None = None
        for match in _VERBS.finditer(self.before):
            if match.lastgroup == "reach" and re.search(r",|tiêu chí", self.before[match.end() :]):
                continue
            if (
                match.lastgroup != "reach"
                or nearest is None
                or nearest.lastgroup == "reach"
                or (match.lastgroup == "reach" and "," in self.before[nearest.end() : match.start()])
            ):
                nearest = match
        if nearest is not None:
            verb = _VERB_WORDS.get(str(nearest.lastgroup))
            start = self.floor + nearest.start()
            lead = _SENTENCE_LEAD.search(self.before[: nearest.start()])
            if lead:
                start = self.floor + lead.start()
        start = min(start, self.lead)
        if re.search(r"số (?:xã|bản|thôn|huyện)", self.before):
            first = re.search(r"(?:nâng )?(?:tổng )?số (?:xã|bản|thôn|huyện)", self.before)
            if first:
                start = min(start, self.floor + first.start())
        return start, verb

    def _year_reach(self, end: int) -> int:
        """A year behind the count counts up to the next comma after the statement."""
        comma = self.context.view.key.find(",", end, self.stop)
        return max(comma if comma >= 0 else self.stop, end)

    def _year_outside(self, year: int | None) -> tuple[int | None, bool]:
        """Return the year that the sentence names before the parentheses that the count stands in, else `year`."""
        key, block = self.context.view.key, self.clause.sentence.block
        floor = min(self.clause.start, max(block.body, self.clause.start - _FARTHEST))
        begin = max(key.rfind(". ", floor, self.clause.start), floor)
        before = quantities.years(key, begin, self.clause.start)
        return (before[-1][0], True) if before else (year, False)

    def _list_of_names(self) -> NameList | None:
        for found in self.clause.lists:
            if self.count.end <= found.start < self.stop:
                above = _OF_A_HIGHER_UNIT.match(self.context.view.key, found.start)
                if above and len(found.items) == 1 and self.count.unit != "huyện":
                    continue  # "xã Phú Linh (huyện Vị Xuyên)": where the commune lies
                return found
        return None

    def _direct_names(self) -> tuple[names.Item, ...]:
        if self.count.unit is None or (self.list_ is not None and self.list_.is_parted):
            return ()
        text = self.context.view.text[self.count.end : self.stop]
        colon = _COLON.match(self.context.view.text, self.count.end, self.stop)
        if colon and (listed := self._listed_from(colon.end())):
            self.list_ = None  # "04 xã: A (huyện X), B; C (huyện Y)": parentheses tell where the communes lie
            shift = colon.end() - self.count.end
            return tuple(replace(item, start=item.start + shift, end=item.end + shift) for item in listed)
        items = names.leading_names(text, unit=self.count.unit)
        return items if items and (len(items) > 1 or self.count.n == 1) else ()

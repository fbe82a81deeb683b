"""How figures of units that ended are carried to the unit that they became, and why some cannot be.

Numerators and denominators add. Where only rates are known they are weighted by people or households, and that is
said. A yes or no, a level, a judgement is of the unit that it was given to: the new unit is assessed anew. No figure is
carried from a unit that was divided in shares that nobody has stated, and none is left out quietly: a series says that
it cannot be carried, and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ntm.core.criteria.sets import Measure, MeasureKind
from ntm.core.kernel import vietnamese


class Way(StrEnum):
    """By which rule a measure is carried."""

    SUM = "sum"
    HOUSEHOLDS = "households"
    POPULATION = "population"
    APPROXIMATE = "approximate"
    NEW_ASSESSMENT = "new_assessment"
    NO_BASE = "no_base"

    @property
    def weight(self) -> str:
        """Return the attribute that weighs the parts, "" where none does."""
        return _WEIGHTS.get(self, "")

    @property
    def label(self) -> str:
        """Return what the rule does, in Vietnamese."""
        return _LABELS[self]


_WEIGHTS = {Way.HOUSEHOLDS: "households", Way.POPULATION: "population", Way.APPROXIMATE: "population"}
_WEIGHT_WORDS = {"households": "số hộ", "population": "số dân"}
_LABELS = {
    Way.SUM: "cộng số của các đơn vị hợp thành",
    Way.HOUSEHOLDS: "bình quân theo số hộ, vì chỉ có tỷ lệ của từng đơn vị",
    Way.POPULATION: "bình quân theo số dân, vì chỉ có mức của từng đơn vị",
    Way.APPROXIMATE: "bình quân gần đúng theo số dân, vì không có số người thuộc diện tính của từng đơn vị",
    Way.NEW_ASSESSMENT: "không chuyển: đạt hay chưa đạt, mức độ phải được đánh giá lại ở đơn vị mới",
    Way.NO_BASE: "không chuyển: chỉ có tỷ lệ, không có tử số, mẫu số của từng đơn vị",
}


#: How many of a rate's units its plain ratio makes: a percentage is of a hundred, an amount per head of one.
_SCALES = {MeasureKind.PERCENT: 100.0, MeasureKind.AMOUNT: 1.0}


def way_of(measure: Measure, *, declared: Mapping[str, Way]) -> Way:
    """Return the rule of a measure: what is declared for its code, else what follows from its kind.

    Counts add; yes or no, levels and judgements are assessed anew; rates and amounts per head without a declared base
    cannot be carried.
    """
    if measure.kind.is_yes_or_no or measure.kind is MeasureKind.LEVEL:
        return Way.NEW_ASSESSMENT
    if measure.kind is MeasureKind.COUNT:
        return Way.SUM
    return declared.get(measure.code, Way.NO_BASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What an old unit said on a day, and which share of it went to the new one (None: nobody has stated it).

    `numerator` and `denominator` are known together or not at all; `weight` is the number of people or households.
    """

    name: str
    share: Decimal | None
    value: float | None
    weight: float | None = None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A carried figure with the words for how, or None with the words for why not."""

    value: float | None
    words: str


def carry(measure: Measure, *, way: Way, parts: Sequence[Part]) -> Carried:
    """Return the figure of a new unit from its parts on one day, or why there is none.

    A rate whose numerators and denominators are all known, and agree with what was reported, is the ratio of their sums
    whatever the rule says; a percentage is 0–100.
    """
    if way is Way.NEW_ASSESSMENT or not parts:
        return Carried(None, way.label)
    if (reason := _missing(parts)) is not None:
        return Carried(None, reason)
    shares = [float(part.share) for part in parts if part.share is not None]
    if measure.kind in _SCALES and (counted := _from_counts(measure, parts, shares)) is not None:
        return counted
    values = [part.value for part in parts if part.value is not None]
    if way is Way.SUM:
        divided = any(share < 1 for share in shares)
        words = way.label + (", phần của đơn vị bị chia tính theo tỷ lệ đã công bố" if divided else "")
        return Carried(sum(share * value for share, value in zip(shares, values, strict=True)), words)
    if way is Way.NO_BASE:
        return Carried(None, way.label)
    if len(parts) == 1:
        return Carried(values[0], f"bằng mức của {parts[0].name}, đơn vị duy nhất hợp thành")
    unweighed = [part.name for part in parts if part.weight is None]
    if unweighed:
        return Carried(None, f"không chuyển được: chưa có {_WEIGHT_WORDS[way.weight]} của {', '.join(unweighed)}")
    weights = [share * part.weight for share, part in zip(shares, parts, strict=True) if part.weight is not None]
    if sum(weights) <= 0:
        return Carried(None, f"không chuyển được: {_WEIGHT_WORDS[way.weight]} của các đơn vị hợp thành bằng 0")
    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return Carried(total / sum(weights), way.label)


def _missing(parts: Sequence[Part]) -> str | None:
    """Return which part's share or figure is not known, None where all are."""
    divided = [part.name for part in parts if part.share is None]
    if divided:
        return f"không chuyển được: chưa có tỷ lệ phần chuyển sang của {', '.join(divided)} (đơn vị bị chia)"
    silent = [part.name for part in parts if part.value is None]
    if silent:
        return f"không chuyển được: {', '.join(silent)} chưa có số liệu"
    return None


def _from_counts(measure: Measure, parts: Sequence[Part], shares: Sequence[float]) -> Carried | None:
    """Return the ratio of the sums, None where a part's are not known or are not what its reported rate rests on."""
    scale = _SCALES[measure.kind]
    numerator = denominator = 0.0
    for share, part in zip(shares, parts, strict=True):
        above, below, value = part.numerator, part.denominator, part.value
        if above is None or below is None or value is None or below < 0 or not _agree(scale * above, value * below):
            return None
        numerator, denominator = numerator + share * above, denominator + share * below
    if denominator <= 0:
        return None
    summed = f"{_in_words(numerator)}/{_in_words(denominator)}"
    divided = ", phần của đơn vị bị chia tính theo tỷ lệ đã công bố" if any(share < 1 for share in shares) else ""
    return Carried(
        scale * numerator / denominator, f"cộng tử số và mẫu số của các đơn vị hợp thành ({summed}){divided}"
    )


def _agree(counted: float, reported: float) -> bool:
    """Say whether two products are the same but for the rounding of a reported rate, at most 1 in 100."""
    return abs(counted - reported) <= 0.01 * max(abs(counted), abs(reported))


def _in_words(number: float) -> str:
    return vietnamese.format_number(round(number, 2))

"""Which figure of a report a plan's target speaks of: by its number, else by its words; never by a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ntm.core.criteria.sets import IndicatorVersion, Measure
from ntm.core.kernel import vietnamese

_NUMBERED = re.compile(r"\d+\.\d+")
#: Fewer words than that ("tỷ lệ hộ") are in the name of many an indicator.
_FEWEST_WORDS = 4


def measures_meant(
    words: str, *, item: str, unit_word: str, indicators: Sequence[tuple[str, IndicatorVersion]]
) -> tuple[str, ...]:
    """Return the codes of the measures that a target speaks of; empty where none or more than one indicator may be
    meant.

    `words` name the indicator as the plan does, perhaps with its number in front; `item` is the indicator or criterion
    that the target names, if any. All words of the one must be among those of the other, and units must agree. A target
    for an indicator that is asked of men and women apart is one for each of them.
    """
    number = next((one for one in (item, *_NUMBERED.findall(words)[:1]) if "." in one), "")
    if number:
        meant = [version for one, version in indicators if one == number]
    else:
        meant = [
            version for one, version in indicators if item in ("", one.partition(".")[0]) and _is_named(words, version)
        ]
    found = [codes for version in meant if (codes := _measures(version, unit_word))]
    return found[0] if len(found) == 1 else ()


def _is_named(words: str, version: IndicatorVersion) -> bool:
    asked = _words(words)
    names = [version.name, *(measure.label for measure in version.measures)]
    return any(
        min(len(asked), len(name)) >= _FEWEST_WORDS and (asked <= name or name <= asked) for name in map(_words, names)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", vietnamese.fold(text)))


def _measures(version: IndicatorVersion, unit_word: str) -> tuple[str, ...]:
    fitting = [one for one in version.measures if not one.kind.is_yes_or_no and _is_unit(one, unit_word)]
    if len(fitting) < 2 or all(one.code.endswith((":male", ":female")) for one in fitting):
        return tuple(one.code for one in fitting)
    return tuple(one.code for one in fitting if one.code == one.indicator)


def _is_unit(measure: Measure, word: str) -> bool:
    asked, own = vietnamese.fold(word), vietnamese.fold(measure.unit)
    return not asked or own == asked or own.startswith(f"{asked}/") or asked.startswith(f"{own}/")

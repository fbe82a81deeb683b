"""How people write the names of units: with or without diacritics, with or without the word of the kind."""

from __future__ import annotations

import re

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import UnitKind

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_SEPARATORS = re.compile(r"[^0-9a-z]+")
_SEPARATORS_WITH_MARKS = re.compile(r"[\s.,;:()–—-]+")

#: Words that people put before a name, without diacritics, and the kinds they may mean. Longest first.
_KIND_WORDS: tuple[tuple[str, frozenset[UnitKind]], ...] = (
    ("thanh pho truc thuoc trung uong", frozenset({UnitKind.CENTRALLY_RUN_CITY})),
    ("to dan pho", frozenset({UnitKind.RESIDENTIAL_GROUP})),
    ("thanh pho", frozenset({UnitKind.CENTRALLY_RUN_CITY, UnitKind.PROVINCIAL_CITY})),
    ("thi tran", frozenset({UnitKind.TOWNSHIP})),
    ("dac khu", frozenset({UnitKind.SPECIAL_ZONE})),
    ("phuong", frozenset({UnitKind.WARD})),
    ("thi xa", frozenset({UnitKind.TOWN})),
    ("huyen", frozenset({UnitKind.DISTRICT})),
    ("quan", frozenset({UnitKind.URBAN_DISTRICT})),
    ("tinh", frozenset({UnitKind.PROVINCE})),
    ("thon", frozenset({UnitKind.VILLAGE})),
    ("buon", frozenset({UnitKind.VILLAGE})),
    ("lang", frozenset({UnitKind.VILLAGE})),
    ("xom", frozenset({UnitKind.VILLAGE})),
    ("ban", frozenset({UnitKind.VILLAGE})),
    ("ap", frozenset({UnitKind.VILLAGE})),
    ("xa", frozenset({UnitKind.COMMUNE})),
    ("tp", frozenset({UnitKind.CENTRALLY_RUN_CITY, UnitKind.PROVINCIAL_CITY})),
    ("tx", frozenset({UnitKind.TOWN})),
    ("tt", frozenset({UnitKind.TOWNSHIP})),
    ("h", frozenset({UnitKind.DISTRICT})),
    ("p", frozenset({UnitKind.WARD})),
)


def search_key(name: str) -> str:
    """Return the key of a name for search: no diacritics, lower case, apostrophes gone, one space for the rest.

    "Nậm Xe" → "nam xe", "Ea H'leo" → "ea hleo", "Phan Rang - Tháp Chàm" → "phan rang thap cham".
    """
    return _SEPARATORS.sub(" ", vietnamese.fold(_APOSTROPHES.sub("", name))).strip()


def exact_key(name: str) -> str:
    """Return the key under which two spellings of one name are equal, diacritics kept ("Thuỷ" = "Thủy")."""
    return _SEPARATORS_WITH_MARKS.sub(" ", vietnamese.canonical(_APOSTROPHES.sub("", name))).strip()


def kinds_named_first(text: str) -> tuple[tuple[int, frozenset[UnitKind]], ...]:
    """Return the readings of a text as "kind name": how many words the kind takes, and which kinds it may mean.

    "thị trấn Phong Thổ" gives (2, {township}); a text that is a word of a kind alone gives nothing, and neither does
    one that starts with no such word. A unit may bear such a word in its own name ("Phường Đúc", "Bản Lang"), so the
    whole text is always a reading beside these.
    """
    key = search_key(text)
    return tuple(
        (len(word.split(" ")), kinds) for word, kinds in _KIND_WORDS if key.startswith(f"{word} ") and key != word
    )[:1]

"""What people call the place below a commune: the local word, and the name beside it."""

from __future__ import annotations

from ntm.core.kernel import vietnamese
from ntm.core.kernel.states import UnitKind
from ntm.core.territory import names

#: Local words for the place below a commune, as they are offered; the first is the kind's own.
LOCAL_TERMS = (
    "bản",
    "thôn",
    "ấp",
    "buôn",
    "làng",
    "xóm",
    "tổ dân phố",
    "khu phố",
    "khu dân cư",
    "khóm",
    "khu",
    "tổ",
    "bon",
    "plei",
    "phum",
    "sóc",
)
_SHORT_FORMS = {"tdp": "tổ dân phố", "kp": "khu phố", "kdc": "khu dân cư"}
#: In towns: these are residential groups, not villages.
_URBAN = frozenset({"to dan pho", "khu pho", "khom"})


def kind_of(local_term: str) -> UnitKind:
    """Return whether a local word names a village or a residential group of a town."""
    return UnitKind.RESIDENTIAL_GROUP if names.search_key(local_term) in _URBAN else UnitKind.VILLAGE


def stored_term(local_term: str) -> str:
    """Return the local word as it is stored: empty where it is the kind's own."""
    term = vietnamese.clean(local_term).lower()
    return "" if term == kind_of(term).label else term


def parted(text: str, *, local_term: str = "") -> tuple[str, str]:
    """Return the local word and the name that a text holds: "Bản Huổi Hán" → ("bản", "Huổi Hán").

    Where the word is given apart, the text is the name, less that same word in front of it. A text without any known
    word gives an empty one: which word is meant is not known.
    """
    text, told = vietnamese.clean(text), vietnamese.clean(local_term).lower()
    told = _SHORT_FORMS.get(told.rstrip("."), told)
    words = [told] if told else [*sorted(LOCAL_TERMS, key=len, reverse=True), *_SHORT_FORMS]
    for word in words:
        if text.lower().startswith(f"{word} ") and text[len(word) :].strip():
            return _SHORT_FORMS.get(word, word), text[len(word) :].strip()
    return told, text

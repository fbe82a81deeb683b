"""The same text as it comes out of files: wrapped, cut by page numbers, decomposed, with other blanks and dashes."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable

#: How a text is spoiled without a change of what it says.
Spoiling = Callable[[str], str]


def wrapped(text: str, *, width: int) -> str:
    """Return the text with every line wrapped at `width` characters, as a PDF gives it."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)) if line.strip() else line
        for line in text.split("\n")
    )


def with_page_numbers(text: str, *, every: int) -> str:
    """Return the text with a page number on a line of its own after every so many lines."""
    printed: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        printed.append(line)
        if number % every == 0:
            printed += ["", str(1 + number // every), ""]
    return "\n".join(printed)


def decomposed(text: str) -> str:
    """Return the text with letters and their marks apart (NFD)."""
    return unicodedata.normalize("NFD", text)


def with_other_blanks(text: str) -> str:
    """Return the text with non-breaking spaces behind numbers, doubled blanks and long dashes."""
    return text.replace(" xã", "\u00a0xã").replace(", ", ",  ").replace(" - ", " – ")


#: The spoilings under which a text must say the same.
SPOILINGS: dict[str, Spoiling] = {
    "as written": lambda text: text,
    "wrapped at 60": lambda text: wrapped(text, width=60),
    "wrapped at 95": lambda text: wrapped(text, width=95),
    "decomposed": decomposed,
    "other blanks": with_other_blanks,
    "page numbers": lambda text: with_page_numbers(wrapped(text, width=80), every=17),
}

"""The typeface of pages: Be Vietnam Pro (OFL), cut down to the letters that Vietnamese officials write."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

#: Weight of the style sheet → the file of the package.
WEIGHTS = {400: "BeVietnamPro-Regular.ttf", 600: "BeVietnamPro-SemiBold.ttf"}
TEXT_WEIGHT = 400
#: Latin with Vietnamese marks, punctuation, arrows and the signs of verdicts.
_RANGES = (
    (0x20, 0x7F),
    (0xA0, 0x180),
    (0x1A0, 0x1B1),
    (0x300, 0x324),
    (0x1EA0, 0x1EFA),
    (0x2010, 0x2027),
    (0x2190, 0x2194),
)
_SINGLE = (0x20AB, 0x2122, 0x2212, 0x2260, 0x2264, 0x2265, 0x2605)


class FontNotFound(LookupError):
    """The package with the typeface is not installed, or has no such weight."""


def font_file(weight: int) -> Path:
    """Return the full font file of a weight; raise `FontNotFound`."""
    spec = importlib.util.find_spec("fontpkg_be_vietnam_pro")
    if spec is None or spec.origin is None or weight not in WEIGHTS:
        raise FontNotFound(f"Be Vietnam Pro {weight}")
    return Path(spec.origin).parent / "files" / WEIGHTS[weight]


def web_font(weight: int) -> bytes:
    """Return the WOFF2 bytes of a weight with Vietnamese letters only: about 31 kB for text, 17 kB for headings.

    Half of a font are hints for coarse screens, which small text needs and headings do not.
    """
    font = TTFont(font_file(weight))
    features = ["kern", "liga", "tnum", "mark", "mkmk", "ccmp", "locl"]
    options = subset.Options(flavor="woff2", layout_features=features, hinting=weight == TEXT_WEIGHT)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*(code for low, high in _RANGES for code in range(low, high)), *_SINGLE])
    cutter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()

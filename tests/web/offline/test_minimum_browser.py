"""The browsers that the offline pages name can run them: their scripts use nothing that came later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ntm.web
from ntm.web.offline import shell

WEB = Path(ntm.web.__file__).parent
PAGE = (WEB / "templates/offline/shell.html").read_text()
GUIDE = (Path(__file__).parents[3] / "docs/officers/ngoai-tuyen.md").read_text()

#: What scripts are tempted to use → the first Chrome, Firefox and Safari that have it (MDN's compatibility tables).
FEATURES = {
    r"\.replaceChildren\(": (86, 78, 14.0),
    r"\.flatMap\(|\.flat\(": (69, 62, 12.0),
    r"\.arrayBuffer\(\)": (76, 69, 14.0),
    r"\?\?(?!=)|\?\.(?=[\w\[(])": (80, 74, 13.1),
    r"\.replaceAll\(": (85, 77, 13.1),
    r"\?\?=|\|\|=|&&=": (85, 79, 14.0),
    r"Promise\.any\(": (85, 79, 14.0),
    r"[\w\])]\.at\(": (92, 90, 15.4),
    r"Object\.hasOwn\(": (93, 92, 15.4),
    r"\bstatic \{": (94, 93, 16.4),
    r"\(\?<[=!]": (62, 78, 16.4),
    r"\.findLast(Index)?\(": (97, 104, 15.4),
    r"structuredClone\(": (98, 94, 15.4),
    r"\binert\b": (102, 112, 15.5),
    r"AbortSignal\.timeout\(": (103, 100, 16.0),
    r"\.to(Sorted|Reversed|Spliced)\(|\.with\(": (110, 115, 16.0),
    r"requestSubmit\(": (76, 75, 16.0),
    r"(Object|Map)\.groupBy\(": (117, 119, 17.4),
    r"Promise\.withResolvers\(": (119, 121, 17.4),
    r"CompressionStream": (80, 113, 16.4),
    r"new Set\([^)]*\)\.(union|difference|intersection)\(": (122, 127, 17.0),
    r"\bpopover\b": (114, 125, 17.0),
}


def stated() -> tuple[int, int, float]:
    """Give the browsers that the page names to those whose own is older."""
    found = re.search(r"Chrome, Edge hoặc Cốc Cốc từ bản (\d+), Firefox từ bản (\d+), Safari từ bản ([\d.]+)", PAGE)
    assert found is not None
    return int(found[1]), int(found[2]), float(found[3])


def scripts() -> dict[str, str]:
    worker = (WEB / "offline/worker.js").read_text()
    plain = {"worker": worker, "sign_out": (WEB / "static/sign_out.js").read_text()}
    return {name: re.sub(r"^\s*//.*$", "", text, flags=re.M) for name, text in (shell.modules()[1] | plain).items()}


@pytest.mark.parametrize("feature", FEATURES)
def test_scripts_of_the_offline_pages_use_nothing_newer_than_the_browsers_that_are_named(feature: str) -> None:
    is_old = all(first <= named for first, named in zip(FEATURES[feature], stated(), strict=True))
    using = [name for name, text in scripts().items() if re.search(feature, text)]
    assert is_old or not using, (feature, using)


def test_newer_ways_are_taken_only_where_the_browser_has_them() -> None:
    text = scripts()["outbox"]
    assert "crypto.randomUUID ?" in text  # Chrome 92, Firefox 95, Safari 15.4
    assert "if (!navigator.locks)" in text  # Chrome 69, Firefox 96, Safari 15.4


def test_the_guide_names_the_same_browsers_as_the_page() -> None:
    chrome, firefox, safari = stated()
    assert f"từ bản {chrome}, Firefox từ bản {firefox}, Safari từ bản {safari}" in GUIDE

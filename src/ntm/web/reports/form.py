"""Reads what a report's page sends: what is in its fields, what was in them before, which conflicts were decided."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from ntm.core.reporting.two_readings import answer
from ntm.usecases.reporting.drafts import FIELDS, Entry
from ntm.usecases.reporting.typed import UNCHANGED

MINE, THEIRS = "mine", "theirs"
#: What a page declares of what it showed; far more than any page shows is no page of ours.
_LARGEST_SEEN = 400_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the page when it was made: the draft's entries by key, and the figures that stood, as texts."""

    draft: Mapping[str, Entry]
    standing: Mapping[str, str]

    def as_text(self) -> str:
        """Return it as the page carries it."""
        return json.dumps({"d": dict(self.draft), "s": dict(self.standing)}, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Sent:
    """What the page sends: the keys that it showed, what they hold, and the keys where a person chose their own."""

    shown: tuple[str, ...]
    base: Mapping[str, Entry]
    mine: Mapping[str, Entry]
    chosen: tuple[str, ...]
    client_id: UUID


def read_seen(text: str) -> Seen:
    """Return what a page says that it showed; nothing where it cannot be read, so that every difference is asked."""
    try:
        found = json.loads(text) if len(text) <= _LARGEST_SEEN else {}
        draft, standing = found.get("d", {}), found.get("s", {})
    except (ValueError, AttributeError):
        return Seen({}, {})
    if not isinstance(draft, dict) or not isinstance(standing, dict):
        return Seen({}, {})
    return Seen(
        {key: value for key, value in draft.items() if _is_entry(value)},
        {key: value for key, value in standing.items() if isinstance(value, str)},
    )


def _is_entry(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, dict) and all(isinstance(part, str) for part in (*value, *value.values()))
    )


def read_client_id(text: str) -> UUID:
    """Return the page's own number for what it sends, a new one where it has none that can be read."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def read_form(
    form: Mapping[str, str],
    *,
    seen: Seen,
    keys: Collection[str],
    sent_texts: Mapping[str, str],
    standing_now: Mapping[str, str],
) -> Sent:
    """Return what was typed into the fields of some keys.

    `keys` are those that the person may write; others are left out. A part in words that reads as it was sent last was
    not touched. `standing_now` are the figures that stand now, for choices between them and what was typed.
    """
    allowed = set(keys)
    shown = [key for key in dict.fromkeys(_key_of(name) for name in form) if key in allowed]
    # The answer to "which of two numbers is it?" is a button of its own: "f:10.1.v=11".
    answered, _, chosen_text = form.get("read", "").rpartition("=")
    mine: dict[str, Entry] = {}
    chosen: list[str] = []
    for key in shown:
        choice = form.get(f"choose:{key}", "")
        before = seen.draft.get(key)
        entry: Entry
        if key == "source" or key.startswith("t:"):
            text = form.get(key, "").replace("\r\n", "\n").strip()
            untouched = before is None and text == sent_texts.get(key, "").strip()
            entry = "" if untouched else text
        else:
            fields = {one: form.get(f"{key}.{one}", "").strip() for one in FIELDS}
            if answered.startswith(f"{key}."):
                fields |= {one: answer(fields[one], chosen=chosen_text) for one in FIELDS if answered == f"{key}.{one}"}
            entry = {one: text for one, text in fields.items() if text}
            if entry and isinstance(before, dict) and {one: before[one] for one in before if one != "b"} == entry:
                entry = dict(before)
            elif entry:
                same = isinstance(before, dict) and before.get("v", "") == entry.get("v", "")
                entry["b"] = before.get("b", "") if same and before is not None else seen.standing.get(key, "")
        if choice == THEIRS:
            # Of a figure that stands: what was typed goes. Of a colleague's draft: theirs is not touched.
            entry = before if form.get(f"about:{key}") == "draft" and before is not None else ""
        elif choice == MINE:
            chosen.append(key)
            if isinstance(entry, dict) and entry:
                entry["b"] = standing_now.get(key, "")
        if entry:
            mine[key] = entry
    return Sent(tuple(shown), seen.draft, mine, tuple(chosen), read_client_id(form.get("client", "")))


def _key_of(name: str) -> str:
    if name.startswith(("f:", "u:")):
        return name.rpartition(".")[0]
    return name if name == "source" or name.startswith("t:") else ""


def keep_all(mine: Mapping[str, Entry], *, blank: Mapping[str, str]) -> dict[str, Entry]:
    """Return what was typed with every blank field of a figure that stands said to be unchanged.

    `blank` maps the keys of such figures to what stands.
    """
    kept = dict(mine)
    for key, standing in blank.items():
        entry = kept.get(key)
        if not isinstance(entry, dict) or not entry.get("v"):
            kept[key] = (entry if isinstance(entry, dict) else {}) | {"v": UNCHANGED, "b": standing}
    return kept

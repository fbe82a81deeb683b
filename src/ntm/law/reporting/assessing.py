"""Reads what holds for assessing where no paper of a place says anything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ntm.law.files import read_yaml


class UnreadableAssessing(ValueError):
    """A file that is not what it should be; the message names the key."""


@dataclass(frozen=True, slots=True)
class AssessingDefaults:
    """Days for settling a disagreement and for answering an obstacle, and the words that say where they come from."""

    settle_days: int
    answer_days: int
    source: str


@cache
def load_defaults() -> AssessingDefaults:
    """Return the installation's defaults; raise `UnreadableAssessing`."""
    data = read_yaml(Path(__file__).with_name("assessing.yaml"))
    known = {"schema", "settle_days", "answer_days", "source"}
    if not isinstance(data, dict) or set(data) != known:
        raise UnreadableAssessing(f"keys other than {', '.join(sorted(known))}")
    settle, answer, source = data["settle_days"], data["answer_days"], data["source"]
    for key, days in (("settle_days", settle), ("answer_days", answer)):
        if not isinstance(days, int) or not 1 <= days <= 365:
            raise UnreadableAssessing(key)
    if not isinstance(source, str) or not source:
        raise UnreadableAssessing("source")
    return AssessingDefaults(settle, answer, source)

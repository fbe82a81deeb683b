"""Writing law files of an installation: a set entered by people becomes `law/criteria/<code>/set.yaml` in its home."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ntm.core.criteria.refusals import LawRefused
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.criteria.sources import Instrument
from ntm.law import files

#: A code is the name of a folder and of a page, so it is plain words with hyphens: village-lai-chau.
CODE = re.compile(r"(?=.{3,58}\Z)[a-z0-9]+(?:-[a-z0-9]+)+")
#: A province's overlay bears the code of the set it lies over, then its own name: commune-2021-2025@lai-chau.
OVERLAY_CODE = re.compile(r"(?=.{3,58}\Z)[a-z0-9]+(?:-[a-z0-9]+)+@[a-z0-9]+(?:-[a-z0-9]+)*")


class NotACode(ValueError):
    """A code that cannot name a set's folder."""


class KeptByHand(ValueError):
    """The set's folder in the home holds files that people put there; writing one more would contradict them."""


def text_of(content: Mapping[str, Any]) -> str:
    """Return a parsed law file as text (YAML), keys in the order given."""
    return yaml.dump(dict(content), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


if TYPE_CHECKING:
    _Base = yaml.SafeDumper
else:  # the writer and the reader in C where PyYAML was built with them: seven times as fast, the same text
    _Base = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Dumper(_Base):
    """Repeats what is repeated, since people read these files."""

    def ignore_aliases(self, data: object) -> bool:
        """Write every value out."""
        return True


def parse(text: str) -> dict[str, Any]:
    """Return the content of a law file's text that this module wrote."""
    content = yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader)
    if not isinstance(content, dict):
        raise TypeError(type(content))
    return content


def parsed_set(code: str, *, folders: Sequence[Path]) -> dict[str, Any]:
    """Return the parsed law file of a set or an overlay, the lists of all files of its folder together.

    The last folder counts. Raise `files.UnknownSet` where no folder has it.
    """
    for folder in reversed(folders):
        place = folder / "criteria" / code
        found = sorted(place.glob("*.yaml"), key=lambda path: (path.name != "set.yaml", path.name))
        if not found:
            continue
        law: dict[str, Any] = {}
        for path in found:
            content = files.read_yaml(path)
            for key, value in content.items() if isinstance(content, Mapping) else ():
                if isinstance(value, list):
                    law.setdefault(str(key), []).extend(value)
                else:
                    law[str(key)] = value
        if "set" in law or "overlay" in law:
            return law
        break
    raise files.UnknownSet(code)


def entry_of(instrument: Instrument) -> dict[str, Any]:
    """Return an instrument as `instruments.yaml` has it."""
    entry: dict[str, Any] = {
        "key": instrument.key,
        "title": instrument.title,
        "issuer": instrument.issuer,
        "issued_on": instrument.issued_on,
        "in_force_from": instrument.in_force_from,
        "verification": instrument.verification.value,
        "last_checked_on": instrument.last_checked_on,
    }
    for key, value in (("amends", list(instrument.amends)), ("replaces", list(instrument.replaces))):
        if value:
            entry[key] = value
    return entry | ({"note": instrument.note} if instrument.note else {})


def with_cited(entries: Iterable[Mapping[str, Any]], *, known: Mapping[str, Instrument]) -> tuple[dict[str, Any], ...]:
    """Return the entries that differ from what is known, with those that they amend or replace: a file is whole."""
    own = {str(entry["key"]): dict(entry) for entry in entries}
    wanted = [key for key, entry in own.items() if key not in known or _plain(entry) != _plain(entry_of(known[key]))]
    found: dict[str, dict[str, Any]] = {}
    while wanted:
        key = wanted.pop()
        if key in found:
            continue
        if key not in own and key not in known:
            continue  # whoever reads the file says that it is missing
        found[key] = own[key] if key in own else entry_of(known[key])
        wanted += [*found[key].get("amends", ()), *found[key].get("replaces", ())]
    return tuple(sorted(found.values(), key=lambda entry: str(entry["key"])))


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What reading the law would come to with a set added: the set as loaded, or None, and what is refused anew."""

    loaded: CriteriaSet | None
    refusals: tuple[LawRefused, ...]


def rehearse(law: Mapping[str, Any], instruments: Sequence[Mapping[str, Any]], *, folders: Sequence[Path]) -> Rehearsed:
    """Read the law as if the set and its instruments were in force already; nothing of the installation is written.

    Raise `NotACode`.
    """
    code = code_of(law)
    with tempfile.TemporaryDirectory(prefix="ntm-law-") as scratch:
        home = Path(scratch)
        _write_text(home / "criteria" / code / file_name_of(law), text_of(law))
        if instruments:
            _write_text(home / "instruments.yaml", text_of({"instruments": list(map(dict, instruments))}))
        reading = files.read_library((*folders, home))
        refusals = reading.refusals
    if refusals:
        before = {str(refused) for refused in files.read_library(folders).refusals}
        refusals = tuple(one for one in refusals if str(one) not in before)
    return Rehearsed(reading.library.sets.get(code) if not refusals else None, refusals)


def code_of(law: Mapping[str, Any]) -> str:
    """Return the code of a law file's set or overlay; raise `NotACode` for one that cannot name a folder."""
    is_overlay = "overlay" in law
    code = str(law["overlay" if is_overlay else "set"].get("code", ""))
    if not (OVERLAY_CODE if is_overlay else CODE).fullmatch(code):
        raise NotACode(code)
    return code


def file_name_of(law: Mapping[str, Any]) -> str:
    """Return the name of the one file that a law file entered by people becomes."""
    return "overlay.yaml" if "overlay" in law else "set.yaml"


@contextmanager
def published(law: Mapping[str, Any], instruments: Sequence[Mapping[str, Any]], *, home: Path) -> Iterator[Path]:
    """Put a set in force in an installation's home for the block, and take it back if the block fails.

    Each file is replaced in one step, the instruments first: a reader sees the old law or the new. Raise `NotACode`,
    `KeptByHand`, `OSError`.
    """
    code = code_of(law)
    target = home / "law" / "criteria" / code / file_name_of(law)
    if any(path.name != target.name for path in target.parent.glob("*.yaml")):
        raise KeptByHand(str(target.parent))
    shared = home / "law" / "instruments.yaml"
    kept = [(path, path.read_bytes() if path.exists() else None) for path in (shared, target)]
    try:
        if instruments:
            present = files.read_yaml(shared) if shared.exists() else {"instruments": []}
            entries = {entry["key"]: entry for entry in present["instruments"]} if isinstance(present, dict) else {}
            entries |= {entry["key"]: dict(entry) for entry in instruments}
            _write_text(shared, text_of({"instruments": list(entries.values())}))
        _write_text(target, text_of(law))
        yield target
    except BaseException:
        for path, before in reversed(kept):
            if before is not None:
                _write(path, before)
            else:
                path.unlink(missing_ok=True)
        with suppress(OSError):
            target.parent.rmdir()
        raise


def _write_text(path: Path, text: str) -> None:
    _write(path, text.encode())


def _write(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever reads half of it, and so that it outlives a loss of power."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise

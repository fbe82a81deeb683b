"""Finding and reading law files; what they mean is `ntm.core.criteria.loading`'s affair."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

from ntm.core.criteria.contents import PlanContents, load_contents
from ntm.core.criteria.continuity import Continuity, load_continuity
from ntm.core.criteria.loading import load_set, refuse_rivals
from ntm.core.criteria.overlays import is_overlay, load_overlay
from ntm.core.criteria.refusals import Fault, LawRefused
from ntm.core.criteria.sets import CriteriaSet
from ntm.core.criteria.sources import Instrument, load_instruments

#: A law file of 57 indicators has 50 kB; one far larger is no law file.
_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class LawLibrary:
    """Everything the law files say: criteria sets and instruments by code and key, what continues from set to set.

    `plans` holds, by code of plan, which content of the plan each criterion belongs to.
    """

    sets: Mapping[str, CriteriaSet]
    instruments: Mapping[str, Instrument]
    continuity: Continuity = field(default_factory=Continuity)
    plans: Mapping[str, PlanContents] = field(default_factory=lambda: MappingProxyType({}))

    def criteria_set(self, code: str) -> CriteriaSet:
        """Return a set by its code; raise `UnknownSet` when no file has it."""
        if code not in self.sets:
            raise UnknownSet(code)
        return self.sets[code]


class UnknownSet(LookupError):
    """A code that no law file gives to a criteria set."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading folders: the library of all that could be loaded, and every refusal with file and key.

    `out_of_place` are law files that lie where nothing reads them: what they say is not in force.
    """

    library: LawLibrary
    refusals: tuple[LawRefused, ...]
    out_of_place: tuple[LawRefused, ...] = ()


def package_folder() -> Path:
    """Return the folder of the law files that come with the package."""
    return Path(__file__).parent


def law_folders(home: Path) -> tuple[Path, ...]:
    """Return the folders to read in order: the package's, then `law` under the installation's home if it is there."""
    own = home / "law"
    return (package_folder(), own) if own.is_dir() else (package_folder(),)


def load_library(folders: Sequence[Path]) -> LawLibrary:
    """Return the library of several folders; raise the first `LawRefused` when any file is refused.

    A set or an instrument in a later folder takes the place of the one with the same code or key in an earlier one.
    """
    reading = read_library(folders)
    if reading.refusals:
        raise reading.refusals[0]
    return reading.library


def read_library(folders: Sequence[Path]) -> Reading:
    """Return what the files of several folders say, going on after a refusal so that all of them can be listed."""
    refusals: list[LawRefused] = []
    instruments: dict[str, Instrument] = {}
    sets: dict[str, CriteriaSet] = {}
    for folder in folders:
        file = folder / "instruments.yaml"
        if file.is_file():
            try:
                instruments |= load_instruments(read_yaml(file), file=str(file))
            except LawRefused as refused:
                refusals.append(refused)
    overlays: dict[str, tuple[Path, _Parsed]] = {}
    cited = tuple(instruments.values())
    for folder in folders:
        for set_folder in sorted(path for path in (folder / "criteria").glob("*") if path.is_dir()):
            try:
                parsed = _parse_folder(set_folder)
                if is_overlay(_unpacked(parsed)):
                    overlays[set_folder.name] = set_folder, parsed  # laid over when every set is there
                    continue
                loaded = _load_folder(set_folder, lambda files: _set_of(files, cited), parsed)
                sets[loaded.code] = loaded
            except LawRefused as refused:
                refusals.append(refused)
    national = dict(sets)
    for set_folder, parsed in overlays.values():
        try:
            laid = _load_folder(
                set_folder,
                lambda files: load_overlay(_unpacked(files), sets=national, instruments=instruments),
                parsed,
            )
            sets[laid.code] = laid
        except LawRefused as refused:
            refusals.append(refused)
    try:
        refuse_rivals(sets.values(), file=", ".join(str(folder / "criteria") for folder in folders))
    except LawRefused as refused:
        refusals.append(refused)
    continuity = Continuity()
    plans: dict[str, PlanContents] = {}
    for folder in folders:
        try:
            if (file := folder / "continuity.yaml").is_file():  # a later folder's links take the place of an earlier's
                continuity = load_continuity(read_yaml(file), file=str(file), sets=sets)
            if (file := folder / "contents.yaml").is_file():
                plans |= load_contents(read_yaml(file), file=str(file), sets=sets)
        except LawRefused as refused:
            refusals.append(refused)
    library = LawLibrary(MappingProxyType(sets), MappingProxyType(instruments), continuity, MappingProxyType(plans))
    strays = tuple(stray for folder in folders for stray in _out_of_place(folder))
    return Reading(library, tuple(refusals), strays)


#: The files that stand in a folder of law itself; all others stand in the folder of their set.
_SHARED = ("instruments.yaml", "continuity.yaml", "contents.yaml")


def _out_of_place(folder: Path) -> Iterator[LawRefused]:
    """Yield a refusal of every law file that lies where nothing reads it, so that none is passed over in silence."""
    if folder == package_folder():
        strays = sorted((folder / "criteria").glob("*.yaml"))
    else:
        found = sorted(path for path in folder.glob("**/*.y*ml") if path.suffix in (".yaml", ".yml"))
        strays = [path for path in found if not _is_read(path.relative_to(folder))]
    for path in strays:
        yield LawRefused(file=str(path), key="-", fault=Fault.OUT_OF_PLACE, detail="criteria/<mã bộ>/set.yaml")


def _is_read(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    in_a_set = len(path.parts) == 3 and path.parts[0] == "criteria" and path.suffix == ".yaml"
    elsewhere = path.parts[0] not in ("criteria", *_SHARED) and len(path.parts) > 1  # read by its own area
    return hidden or in_a_set or elsewhere or path.parts in [(name,) for name in _SHARED]


#: The parsed files of a set's folder by name: the folder's own place must not change the digest.
_Parsed = tuple[tuple[str, bytes], ...]


def _parse_folder(folder: Path) -> _Parsed:
    parsed = tuple((file.name, _content_of(file)) for file in sorted(folder.glob("*.yaml")))
    if not parsed:
        raise LawRefused(file=str(folder), key="set", fault=Fault.MISSING_KEY)
    return parsed


def _unpacked(parsed: _Parsed) -> dict[str, object]:
    return {name: pickle.loads(content) for name, content in parsed}  # noqa: S301 (our own, made a moment ago)


@lru_cache(maxsize=32)
def _set_of(parsed: _Parsed, instruments: tuple[Instrument, ...]) -> CriteriaSet:
    """Return the set that files describe; whoever rehearses one set anew finds all others loaded already."""
    return load_set(_unpacked(parsed), instruments={one.key: one for one in instruments})


def _load_folder(folder: Path, load: Callable[[_Parsed], CriteriaSet], parsed: _Parsed) -> CriteriaSet:
    try:
        loaded = load(parsed)
    except LawRefused as refused:
        raise LawRefused(
            file=str(folder / refused.file), key=refused.key, fault=refused.fault, detail=refused.detail
        ) from None
    if loaded.code != folder.name:
        raise LawRefused(file=str(folder), key="set.code", fault=Fault.CONTRADICTION, detail=loaded.code)
    return loaded


if TYPE_CHECKING:
    _Base = yaml.SafeLoader
else:  # the parser in C where PyYAML was built with it: four times as fast
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Base):
    """Safe YAML that refuses a key written twice, where plain YAML would let the last one win in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise _RepeatedKey(str(key), key_node.start_mark.line + 1)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


class _RepeatedKey(Exception):
    def __init__(self, key: str, line: int) -> None:
        self.key = key
        self.line = line
        super().__init__(key)


@lru_cache(maxsize=128)
def _parsed(text: str) -> bytes:
    """Return a file's content as something from which everybody gets a copy of one's own; the same text parses once."""
    return pickle.dumps(yaml.load(text, Loader=_StrictLoader))  # noqa: S506 (a SafeLoader)


def read_yaml(file: Path) -> object:
    """Return the parsed content of a law file; raise `LawRefused` for one that is not YAML or repeats a key."""
    return pickle.loads(_content_of(file))  # noqa: S301 (our own, made a moment ago)


def _content_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise LawRefused(file=str(file), key="-", fault=Fault.NOT_READABLE, detail=f"> {_LARGEST} B")
        return _parsed(file.read_text(encoding="utf-8"))
    except _RepeatedKey as repeated:
        raise LawRefused(
            file=str(file), key=repeated.key, fault=Fault.DUPLICATE, detail=f"dòng {repeated.line}"
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"dòng {mark.line + 1}" if mark is not None else ""
        raise LawRefused(file=str(file), key="-", fault=Fault.NOT_READABLE, detail=line) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, ValueError, RecursionError) as error:
        if isinstance(error, LawRefused):
            raise
        raise LawRefused(file=str(file), key="-", fault=Fault.NOT_READABLE, detail=type(error).__name__) from None

"""One checked file that holds the whole installation, and its way back into an empty database.

The file is a tar of `database.dump` (PostgreSQL's custom format), `evidence/…` and `manifest.json`, followed by one
line with the SHA-256 of all bytes before it. The manifest gives size and SHA-256 of each member, the rows of each
table, the migrations and the heads of the audit's chains, all of one moment. Sessions stay behind: a backup signs
nobody in.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

import psycopg

from ntm.config.postgres_programs import run, url_for_libpq, without_password

FORMAT = 1
_DUMP = "database.dump"
_MANIFEST = "manifest.json"
_LEFT_BEHIND = ("django_session",)
_PIECE = 1 << 20
_LARGEST_MANIFEST = 256 << 20
_TRAILER = re.compile(rb"\nntm-backup sha256 ([0-9a-f]{64})\n\Z")
_TRAILER_LENGTH = len("\nntm-backup sha256 ") + 64 + 1


class BackupExists(FileExistsError):
    """There is a file of that name, which we do not overwrite."""


class BackupDamaged(ValueError):
    """The file is no backup of ours, was cut, or was changed."""


class BackupIsNewer(ValueError):
    """The backup was made by a newer version of the program."""


class DatabaseNotEmpty(RuntimeError):
    """There are tables, or evidence files, where the backup should go."""


@dataclass(frozen=True, slots=True)
class Member:
    """Size in bytes and SHA-256 in hexadecimal of one member of the file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds."""

    format: int
    program: str
    made_at: str
    members: Mapping[str, Member]
    rows: Mapping[str, int]
    migrations: Sequence[str]
    audit_heads: Mapping[str, Sequence[Any]]

    @property
    def evidence(self) -> list[str]:
        """Return the names of the evidence files."""
        return [name for name in self.members if name.startswith("evidence/")]


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back; `doubts` are Vietnamese sentences about whatever does not hold afterwards."""

    manifest: Manifest
    doubts: tuple[str, ...]


def write(target: Path, *, url: str, evidence: Path) -> Manifest:
    """Write everything into a new file that only its owner reads; it appears at once and complete, or not at all.

    Raise `BackupExists`, `ProgramFailed`, `OSError`.
    """
    if target.exists():
        raise BackupExists(f"Đã có tệp {target}; hãy chọn tên khác.")
    with _beside(target) as folder:
        unfinished = folder / "backup"
        with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            hashing = _Hashing(file)
            with tarfile.open(fileobj=hashing, mode="w|", format=tarfile.PAX_FORMAT) as tar:  # type: ignore[call-overload]
                manifest = _write_members(tar, url=url, evidence=evidence, scratch=folder)
            file.write(f"\nntm-backup sha256 {hashing.digest.hexdigest()}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(unfinished, target)  # refuses to replace a file that appeared in the meantime
        except FileExistsError as error:
            raise BackupExists(f"Đã có tệp {target}; hãy chọn tên khác.") from error
    return manifest


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Hashing:
    """A file that hashes what is written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self.file.write(data)


def _write_members(tar: tarfile.TarFile, *, url: str, evidence: Path, scratch: Path) -> Manifest:
    members: dict[str, Member] = {}
    dump = scratch / _DUMP
    with psycopg.connect(url_for_libpq(url)) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None
        skipped = [f"--exclude-table-data={table}" for table in _LEFT_BEHIND]
        run(
            url,
            "pg_dump",
            "--format=custom",
            f"--file={dump}",
            f"--snapshot={row[0]}",
            "--no-owner",
            "--no-privileges",
            "--no-comments",
            *skipped,
        )
        rows = _rows(connection)
        migrations = [
            f"{app}.{name}"
            for app, name in connection.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
        ]
        heads = {
            str(chain): [n, digest]
            for chain, n, digest in connection.execute(
                "SELECT chain, n, encode(hash, 'hex') FROM audit_chain_head ORDER BY chain"
            ).fetchall()
        }
    members[_DUMP] = _add_file(tar, _DUMP, dump)
    dump.unlink()
    for path in _evidence_files(evidence):
        name = f"evidence/{path.relative_to(evidence).as_posix()}"
        members[name] = _add_file(tar, name, path)
    manifest = Manifest(
        format=FORMAT,
        program=version("ntm"),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        members=members,
        rows=rows,
        migrations=migrations,
        audit_heads=heads,
    )
    text = json.dumps(asdict(manifest), ensure_ascii=False, sort_keys=True, indent=1).encode()
    entry = tarfile.TarInfo(_MANIFEST)
    entry.size = len(text)
    tar.addfile(entry, io.BytesIO(text))
    return manifest


def _rows(connection: psycopg.Connection[Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for (table,) in connection.execute(_OUR_TABLES).fetchall():
        if table not in _LEFT_BEHIND:
            query = psycopg.sql.SQL("SELECT count(*) FROM {}").format(psycopg.sql.Identifier("public", table))
            row = connection.execute(query).fetchone()
            assert row is not None
            counts[table] = row[0]
    return counts


_OUR_TABLES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                      AND d.objid = pg_class.oid AND d.deptype = 'e')
    ORDER BY relname
"""


def _evidence_files(evidence: Path) -> list[Path]:
    if not evidence.is_dir():
        return []
    # A name with a dot in front is a file that is being written.
    return sorted(
        path
        for path in evidence.rglob("*")
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    )


def _add_file(tar: tarfile.TarFile, name: str, path: Path) -> Member:
    entry = tarfile.TarInfo(name)
    entry.size = path.stat().st_size
    entry.mode = 0o600
    with path.open("rb") as file:
        reading = _Reading(file)
        tar.addfile(entry, reading)
    return Member(size=entry.size, sha256=reading.digest.hexdigest())


class _Reading:
    """A file that hashes what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data


def require_intact(source: Path) -> Manifest:
    """Return the manifest of a backup after holding every byte against its digests.

    Raise `BackupDamaged`, `OSError`; nothing is written.
    """
    _require_whole_file(source)
    found: dict[str, Member] = {}
    text = b""
    try:
        with tarfile.open(source, mode="r:") as tar:
            for entry in tar:
                name = _safe_name(entry)
                if name in found or text:
                    raise BackupDamaged(f"Tệp sao lưu không đúng cấu trúc: mục {name}.")
                content = tar.extractfile(entry)
                assert content is not None
                if name == _MANIFEST:
                    if entry.size > _LARGEST_MANIFEST:
                        raise BackupDamaged("Bảng kê của tệp sao lưu quá lớn.")
                    text = content.read()
                    continue
                digest = hashlib.file_digest(cast(io.BufferedReader, content), "sha256")
                found[name] = Member(size=entry.size, sha256=digest.hexdigest())
    except (tarfile.TarError, EOFError) as error:
        raise BackupDamaged(f"Tệp sao lưu không đọc được: {error}.") from error
    manifest = _read_manifest(text)
    if dict(manifest.members) != found or _DUMP not in found:
        wrong = sorted(
            name for name in found.keys() | manifest.members.keys() if found.get(name) != manifest.members.get(name)
        )
        raise BackupDamaged(f"Tệp sao lưu không khớp bảng kê: {', '.join(wrong[:5]) or _DUMP}.")
    return manifest


def _require_whole_file(source: Path) -> None:
    size = source.stat().st_size
    digest = hashlib.sha256()
    with source.open("rb") as file:
        left = size - _TRAILER_LENGTH
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            digest.update(piece)
            left -= len(piece)
        trailer = _TRAILER.fullmatch(file.read())
    if trailer is None:
        raise BackupDamaged(f"{source} không phải tệp sao lưu của chương trình này, hoặc đã bị cắt.")
    if trailer.group(1).decode() != digest.hexdigest():
        raise BackupDamaged(f"{source} đã bị thay đổi sau khi sao lưu: mã kiểm tra không khớp.")


def _safe_name(entry: tarfile.TarInfo) -> str:
    path = PurePosixPath(entry.name)
    parts = entry.name.split("/")
    ours = entry.name in {_DUMP, _MANIFEST} or (parts[0] == "evidence" and len(parts) > 1)
    if not entry.isreg() or path.is_absolute() or not ours or any(part in {"", ".", ".."} for part in parts):
        raise BackupDamaged(f"Tệp sao lưu có mục không được phép: {entry.name[:120]}.")
    return entry.name


def _read_manifest(text: bytes) -> Manifest:
    try:
        raw = json.loads(text)
        members = {name: Member(**member) for name, member in raw.pop("members").items()}
        manifest = Manifest(members=members, **raw)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupDamaged("Tệp sao lưu không có bảng kê đọc được.") from error
    if manifest.format != FORMAT:
        raise BackupIsNewer(f"Tệp sao lưu có định dạng {manifest.format}; phiên bản này chỉ đọc định dạng {FORMAT}.")
    return manifest


def restore(source: Path, *, url: str, evidence: Path) -> Restored:
    """Read a backup into an empty database and an empty evidence folder, all or nothing, then verify the audit.

    Raise `BackupDamaged`, `BackupIsNewer`, `DatabaseNotEmpty` before anything is touched, `ProgramFailed`, `OSError`.
    """
    manifest = require_intact(source)
    _require_known_migrations(manifest)
    _require_empty(url, evidence)
    evidence.parent.mkdir(parents=True, exist_ok=True)
    with _beside(evidence) as folder:
        with tarfile.open(source, mode="r:") as tar:
            for entry in tar:
                _unpack(tar, entry, folder)
        (folder / "evidence").mkdir(exist_ok=True, mode=0o700)
        # One transaction: PostgreSQL takes all of it or nothing.
        run(
            url,
            "pg_restore",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            "--no-comments",
            f"--dbname={without_password(url)}",
            str(folder / _DUMP),
        )
        if evidence.exists():
            evidence.rmdir()  # empty, as we have seen
        (folder / "evidence").rename(evidence)
    return Restored(manifest=manifest, doubts=tuple(_doubts(manifest, url)))


def _require_known_migrations(manifest: Manifest) -> None:
    from django.db.migrations.loader import MigrationLoader

    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or {}}
    unknown = [name for name in manifest.migrations if name not in known]
    if unknown:
        raise BackupIsNewer(
            f"Tệp sao lưu do phiên bản mới hơn tạo ({manifest.program}; {unknown[0]}): hãy cập nhật chương trình trước."
        )


def _require_empty(url: str, evidence: Path) -> None:
    with psycopg.connect(url_for_libpq(url)) as connection:
        tables = [row[0] for row in connection.execute(_OUR_TABLES).fetchall()]
    if tables:
        raise DatabaseNotEmpty(
            f"Cơ sở dữ liệu không trống ({len(tables)} bảng): chỉ khôi phục vào cơ sở dữ liệu trống."
        )
    if evidence.exists() and any(evidence.iterdir()):
        raise DatabaseNotEmpty(f"Thư mục minh chứng {evidence} không trống.")


def _unpack(tar: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    name = _safe_name(entry)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = tar.extractfile(entry)
    assert content is not None
    with path.open("xb") as file:
        shutil.copyfileobj(content, file, _PIECE)
        file.flush()
        os.fsync(file.fileno())


def _doubts(manifest: Manifest, url: str) -> Iterator[str]:
    from ntm.usecases.audit import verification

    with psycopg.connect(url_for_libpq(url)) as connection:
        rows = _rows(connection)
    for table in sorted(rows.keys() | manifest.rows.keys()):
        if rows.get(table) != manifest.rows.get(table):
            yield f"Bảng {table} có {rows.get(table, 0)} dòng, bản sao lưu ghi {manifest.rows.get(table, 0)}."
    for problem in verification.verify().problems:
        yield problem.message

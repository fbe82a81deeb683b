"""Old formats through LibreOffice, where it is installed: .doc becomes .docx in a folder of its own, time bounded."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from ntm.documents.extract.failures import IsDamaged, NotSupported

TIME_LIMIT = 90.0
#: A header, one sector of allocation and one of the directory.
_SMALLEST_OLD_FILE = 3 * 512
_PROGRAMS = ("soffice", "libreoffice")


def program() -> str:
    """Return the path of LibreOffice; empty where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), "")


def to_docx(data: bytes, *, suffix: str) -> bytes:
    """Return an old office file's content as .docx; raise `NotSupported` without a converter, or `IsDamaged`.

    The converter gets a profile of its own, so that it opens no network place and no macro of somebody's settings.
    """
    if len(data) < _SMALLEST_OLD_FILE:
        raise IsDamaged(f"Tệp {suffix} bị cắt cụt; hãy mở lại bằng Word và lưu thành .docx rồi chọn lại.")
    found = program()
    if not found:
        raise NotSupported(
            f"Tệp {suffix} kiểu cũ chưa đọc được trên máy chủ này (chưa cài LibreOffice); hãy mở bằng Word và lưu "
            "thành .docx rồi chọn lại."
        )
    with tempfile.TemporaryDirectory(prefix="ntm-office-") as folder:
        place = Path(folder)
        source = place / f"paper{suffix}"
        source.write_bytes(data)
        command = [
            found,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            str(place / "out"),
            str(source),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT, cwd=place)  # noqa: S603
            return (place / "out" / "paper.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise IsDamaged(
                f"Không chuyển được tệp {suffix} thành .docx; hãy lưu lại bằng Word rồi chọn lại."
            ) from error

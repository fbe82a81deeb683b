"""Takes an uploaded paper without ever holding more of it than the largest file that is accepted."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import (
    FileUploadHandler,
    MemoryFileUploadHandler,
    StopUpload,
    TemporaryFileUploadHandler,
)
from django.http import HttpRequest

from ntm.usecases.reading.operations import LARGEST_FILE

#: A form with its file: the token and the field names need far less than the rest.
LARGEST_BODY = LARGEST_FILE + 512 * 1024

#: How much of a refused body is read and forgotten, so that the browser comes to see the answer.
_POLITENESS = 64 * 1024 * 1024


class BoundedUpload(FileUploadHandler):
    """Stops taking a file as soon as it is larger than allowed, whatever length was declared."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.taken = 0
        self.is_too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on while they are within the bound; drop the rest unread by anybody."""
        self.taken += len(raw_data)
        if self.taken > LARGEST_FILE:
            self.is_too_large = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Leave the making of the file to the next handler."""
        return None


def bound(request: HttpRequest) -> BoundedUpload:
    """Set the handlers of a request whose body nobody has read yet, and return the one that counts."""
    bounded = BoundedUpload(request)
    request.upload_handlers = [bounded, MemoryFileUploadHandler(request), TemporaryFileUploadHandler(request)]
    return bounded


def declared_length(request: HttpRequest) -> int:
    """Return the length that the request declares for its body, 0 where it declares none that can be read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def forget_body(request: HttpRequest) -> int:
    """Read a refused body piece by piece and forget it, up to a bound; return how many bytes were read."""
    forgotten = 0
    while forgotten < _POLITENESS:
        piece = request.read(64 * 1024)
        if not piece:
            break
        forgotten += len(piece)
    return forgotten

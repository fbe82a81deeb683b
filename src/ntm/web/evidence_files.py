"""Files that people send as evidence, taken within a bound, and given out again so that nothing in them ever runs."""

from __future__ import annotations

from urllib.parse import quote

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse

from ntm.usecases.reporting.evidence import LARGEST_FILE


class BoundedEvidence(MemoryFileUploadHandler):
    """Stops taking a file as soon as it is larger than allowed, whatever length was declared."""

    taken = 0
    is_too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass the bytes on while they are within the bound; what comes after the file in the form is not read."""
        self.taken += len(raw_data)
        if self.taken > LARGEST_FILE:
            self.is_too_large = True
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)


def bound(request: HttpRequest) -> BoundedEvidence:
    """Set the handlers of a request whose body nobody has read yet, and return the one that counts."""
    bounded = BoundedEvidence(request)
    request.upload_handlers = [bounded, TemporaryFileUploadHandler(request)]
    return bounded


def given_out(content: bytes, *, media_type: str, file_name: str) -> HttpResponse:
    """Answer with a file: photos to look at, sounds to hear, everything else to keep; nothing in it is ever run."""
    response = HttpResponse(content, content_type=media_type)
    way = "inline" if media_type.startswith(("image/", "audio/")) else "attachment"
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(file_name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response

"""Sentences that several pages of papers say."""

from __future__ import annotations

from ntm.usecases.reading import operations

TOO_LARGE = (
    f"Tệp quá lớn: chỉ nhận tệp đến {operations.LARGEST_FILE // 1024 // 1024} MB. "
    "Hãy gửi bản văn bản (.docx, .pdf có chữ) thay cho bản ảnh quét."
)

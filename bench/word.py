"""Reading a 30-page .docx with a board of 94 communes, against python-docx opening it and walking its paragraphs."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable
from statistics import median
from time import perf_counter

import docx

from ntm.core.reading.reading import read
from ntm.documents.extract import extract
from ntm.usecases.demonstration.paper_files import paper_files

ROUNDS = 7
LINES = 650
WORDS_A_RUN = 7


def _paper() -> bytes:
    document = docx.Document()
    lines = [
        line for path in paper_files(None).values() for line in path.read_text("utf-8").split("\n") if line.strip()
    ]
    for number in range(LINES):
        words = lines[number % len(lines)].split()
        paragraph = document.add_paragraph()
        for start in range(0, len(words), WORDS_A_RUN):
            paragraph.add_run(" ".join(words[start : start + WORDS_A_RUN]) + " ")
    document.add_paragraph("Biểu 01: kết quả thực hiện các tiêu chí")
    table = document.add_table(95, 22)
    heads = ["TT", "Tên xã", *map(str, range(1, 20)), "Tổng"]
    for number, row in enumerate(table.rows):
        words = heads if not number else [str(number), f"Nậm A{number}", *(["x"] * 12 + [""] * 7), "12"]
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _seconds(work: Callable[[], object]) -> float:
    taken: list[float] = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def _peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def main() -> None:
    """Print one JSON object: times, their ratio with its budget, and the peak of memory beyond the library's own."""
    data = _paper()

    def reference() -> int:
        return sum(len(paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs)

    def ours() -> object:
        found = extract(data, name="paper.docx")
        return read(found.text, found.structure)

    text = extract(data, name="paper.docx").text
    beyond = _peak(ours) - _peak(reference)
    taken, base = _seconds(ours), _seconds(reference)
    figures = {
        "characters": len(text),
        "facts": len(read(text, extract(data, name="paper.docx").structure).facts),
        "python-docx opens and walks, ms": 1000 * base,
        "extracted, ms": 1000 * _seconds(lambda: extract(data, name="paper.docx")),
        "read with findings, ms": 1000 * taken,
        "reading_ratio": taken / base,
        "reading_ratio_budget": 10,
        "memory_beyond_the_library_by_text": beyond / len(text.encode()),
        "memory_beyond_the_library_by_text_budget": 20,
        "memory_of_the_text_alone_by_text": _peak(lambda: read(text)) / len(text.encode()),
        "memory_of_the_text_alone_by_text_budget": 20,
    }
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

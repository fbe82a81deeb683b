"""`ntm read`: reads official papers into cited facts and findings, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm.cli.law import add_language
from ntm.core.kernel.dates import format_day
from ntm.core.kernel.vietnamese import format_number
from ntm.core.reading.facts import CrossFinding, Fact, FactKind, Finding, PaperReading, Severity
from ntm.documents.units import load_register
from ntm.usecases.reading import json_form, trying_cases
from ntm.usecases.reading.reading import ReadTogether, issuing_unit, papers_in, read_files

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_QUOTE_WIDTH = 96
_WORDS = {
    "vi": {
        "files_or_cases": "Hãy nêu văn bản cần đọc, hoặc chỉ --cases TỆP.",
        "tried": "{} ca, {} ca còn đọc sai.",
        "no_file": "Không có tệp: {}",
        "no_folder": "Không có thư mục: {}",
        "found": "{} điểm cần xem lại, {} tệp không đọc được.",
        "head": "Văn bản",
        "issuer": "Cơ quan ban hành",
        "number": "Số, ký hiệu",
        "draft": "dự thảo (không có số hoặc ngày)",
        "dated": "ngày {}",
        "year": "Năm",
        "facts": "Dữ kiện ({})",
        "findings": "Điểm mâu thuẫn, cần xem lại ({})",
        "agreements": "Phép kiểm tra khớp ({})",
        "cross": "Giữa các văn bản ({})",
        "held": "Đã kiểm tra giữa các văn bản và khớp ({})",
        "doubts": "Lưu ý",
        "none": "không có",
        "reading": "Đang đọc {}",
        "refused": "Không đọc được {}: {}",
        "unknown": "không rõ",
    },
    "en": {
        "files_or_cases": "Name papers to read, or --cases FILE alone.",
        "tried": "{} cases, {} still misread.",
        "no_file": "No such file: {}",
        "no_folder": "No such folder: {}",
        "found": "{} points to look at, {} files not read.",
        "head": "Paper",
        "issuer": "Issuer",
        "number": "Number",
        "draft": "draft (without number or date)",
        "dated": "of {}",
        "year": "Year",
        "facts": "Facts ({})",
        "findings": "Contradictions and warnings ({})",
        "agreements": "Checks that hold ({})",
        "cross": "Between papers ({})",
        "held": "Checks between papers that hold ({})",
        "doubts": "Note",
        "none": "none",
        "reading": "Reading {}",
        "refused": "Not read: {}: {}",
        "unknown": "unknown",
    },
}


def add_parser(subparsers: Subparsers) -> None:
    """Add the verb `read`."""
    parser = subparsers.add_parser(
        "read", help="đọc kế hoạch, chỉ thị, báo cáo thành dữ kiện có trích dẫn và tìm mâu thuẫn"
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help=".docx, .pdf, .txt, .html; mọi bảng mã tiếng Việt"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.add_argument(
        "--context", type=Path, metavar="DIR", help="thư mục các văn bản để đối chiếu (cấp trên, năm trước)"
    )
    parser.add_argument(
        "--cases",
        type=Path,
        metavar="FILE",
        help="thử bộ đọc trên các ca đọc sai đã tải về (YAML), không đọc văn bản nào",
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read and print; return 0, 1 when something was found or a file was refused, 2 when a file is not there."""
    words = _WORDS["en" if options.lang == "en" else "vi"]
    if options.cases is not None and not options.files:
        return _try_cases(options.cases, words)
    if options.cases is not None or not options.files:
        print(words["files_or_cases"], file=sys.stderr)
        return 2
    for path in options.files:
        if not path.is_file():
            print(words["no_file"].format(path), file=sys.stderr)
            return 2
    if options.context is not None and not options.context.is_dir():
        print(words["no_folder"].format(options.context), file=sys.stderr)
        return 2
    context = papers_in(options.context) if options.context is not None else ()
    on_terminal = sys.stderr.isatty()

    def progress(name: str) -> None:
        if on_terminal:
            print(words["reading"].format(name), file=sys.stderr)

    together = read_files(options.files, context=context, progress=progress)
    if options.json:
        print(json.dumps(_as_json(together), ensure_ascii=False, indent=1))
    else:
        for line in _as_text(together, words):
            print(line)
    for refused in together.refused:
        print(words["refused"].format(refused.file, refused.message), file=sys.stderr)
    found = sum(len(paper.findings) for paper in together.papers.values()) + len(together.cross_findings)
    if found or together.refused:
        print(words["found"].format(found, len(together.refused)), file=sys.stderr)
        return 1
    return 0


def _try_cases(file: Path, words: dict[str, str]) -> int:
    """Try the reader on exported cases; return 0, 1 when something is still misread, 2 for a file that holds none."""
    try:
        tried = trying_cases.try_cases(file.read_text(encoding="utf-8"))
    except OSError:
        print(words["no_file"].format(file), file=sys.stderr)
        return 2
    except (UnicodeDecodeError, trying_cases.NotCases) as error:
        print(error, file=sys.stderr)
        return 2
    wrong = [one for one in tried if one.wrong]
    for one in wrong:
        print(f"✕ {one.paper}: “{_shorten(' '.join(one.text.split()))}”")
        for said in one.wrong:
            print(f"    {said}")
    print(words["tried"].format(len(tried), len(wrong)), file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


def _as_json(together: ReadTogether) -> dict[str, Any]:
    register = load_register()
    return {
        "documents": [
            json_form.document(file, paper, issuing_unit(paper, register)) for file, paper in together.papers.items()
        ],
        "cross_findings": [json_form.cross_finding(one) for one in together.cross_findings],
        "cross_agreements": [json_form.cross_agreement(one) for one in together.cross_agreements],
        "context": list(together.context),
        "refused": [{"file": one.file, "message": one.message} for one in together.refused],
    }


def _as_text(together: ReadTogether, words: dict[str, str]) -> Iterator[str]:
    for file, paper in together.papers.items():
        yield from _paper(file, paper, words)
        yield ""
    if together.cross_findings:
        yield words["cross"].format(len(together.cross_findings))
        for one in together.cross_findings:
            yield from _finding(one)
    if together.cross_agreements:
        yield words["held"].format(len(together.cross_agreements))
        for held in together.cross_agreements:
            yield f"  ✓ {held.message}"


def _paper(file: str, paper: PaperReading, words: dict[str, str]) -> Iterator[str]:
    head = paper.head
    yield f"{words['head']}: {file}"
    if head.title:
        yield f"  {head.title}"
    yield f"  {words['issuer']}: {head.issuer or words['unknown']}"
    day = words["dated"].format(format_day(head.date)) if head.date else ""
    number = words["draft"] if head.draft else f"{head.number} {day}"
    yield f"  {words['number']}: {number}    {words['year']}: {head.year or words['unknown']}"
    for doubt in paper.doubts:
        yield f"  {words['doubts']}: {doubt}"
    counts = Counter(fact.kind for fact in paper.facts)
    yield ""
    yield words["facts"].format(len(paper.facts))
    for kind in FactKind:
        if not counts[kind]:
            continue
        yield f"  {kind.label} ({counts[kind]})"
        rows = [(_said(fact), _shorten(fact.quote)) for fact in paper.facts if fact.kind is kind]
        width = min(44, max(len(said) for said, _ in rows))
        for said, quote in rows:
            yield f"    {said:<{width}}  “{quote}”"
    yield ""
    yield words["findings"].format(len(paper.findings) or words["none"])
    for one in paper.findings:
        yield from _finding(one)
    yield words["agreements"].format(len(paper.agreements) or words["none"])
    for held in paper.agreements:
        yield f"  ✓ {held.message}"


def _finding(one: Finding | CrossFinding) -> Iterator[str]:
    sign = "✕" if one.severity is Severity.ERROR else "!"
    yield f"  {sign} [{one.code}] {one.message}"
    if one.arithmetic:
        yield f"      {one.arithmetic}"
    if one.proposal:
        yield f"      → {one.proposal}"
    files = one.files if isinstance(one, CrossFinding) else ("",) * len(one.quotes)
    for file, quote in zip(files, one.quotes, strict=False):
        yield f"      “{_shorten(quote)}”" + (f" ({file})" if file else "")


def _said(fact: Fact) -> str:
    """Return what a fact says in a few words: "TC 2: 77/94 xã, 2024"."""
    parts: list[str] = []
    if fact.criterion:
        parts.append(
            f"TC {fact.criterion}" + (f" ({fact.criteria_set})" if fact.criteria_set not in (None, "commune") else "")
        )
    if fact.band:
        low, high = fact.band
        parts.append(f"{'' if low is None else low}–{'' if high is None else high} TC")
    if fact.numerator is not None:
        of = f"/{fact.denominator}" if fact.denominator is not None else ""
        parts.append(f"{'+' if fact.delta else ''}{fact.numerator}{of} {fact.unit or ''}".strip())
    if fact.standard and not fact.criterion:
        parts.append(fact.standard)
    if fact.value is not None:
        sign = f"{fact.op} " if fact.op not in (None, "=") else ""
        parts.append(f"{sign}{'±' if fact.delta else ''}{format_number(fact.value)} {fact.unit or ''}".strip())
    if fact.number:
        parts.append(fact.number)
    if fact.date:
        parts.append(format_day(fact.date))
    if fact.recurring:
        parts.append(fact.recurring)
    if fact.agency:
        parts.append(_shorten(fact.agency, 40))
    if fact.year and fact.kind not in (FactKind.LEGAL_CITATION, FactKind.DEADLINE):
        parts.append(f"{fact.year}{' (kỳ gốc)' if fact.baseline else ''}")
    elif fact.baseline:
        parts.append("kỳ gốc")
    return ", ".join(parts)


def _shorten(text: str, width: int = _QUOTE_WIDTH) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"

"""`ntm evaluate`: judges units from two CSV files, without a database."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ntm.cli.law import add_language, add_law_folders, folders_of
from ntm.core.criteria.evaluation import SetNotInForce, compile_rules
from ntm.core.criteria.refusals import LawRefused
from ntm.core.criteria.sets import CriteriaSet, MeasureKind
from ntm.core.criteria.wording import format_plain
from ntm.core.kernel.dates import NotADay, format_day, parse_day
from ntm.law import files
from ntm.usecases.criteria import judging, tables

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_COLUMNS = ("unit", "criterion", "indicator", "verdict", "figure", "threshold", "citation", "verification")
_LARGEST = 500_000_000


def add_parser(subparsers: Subparsers) -> None:
    """Add the verb `evaluate`."""
    parser = subparsers.add_parser(
        "evaluate", help="đánh giá các đơn vị theo một bộ tiêu chí từ hai tệp CSV, không cần cơ sở dữ liệu"
    )
    parser.add_argument("--criteria", required=True, metavar="SET", help="mã bộ tiêu chí, như commune-2021-2025")
    parser.add_argument(
        "--units", required=True, type=Path, metavar="FILE.csv", help="unit,region,categories[,counted]"
    )
    parser.add_argument(
        "--values", required=True, type=Path, metavar="FILE.csv", help="unit,indicator,value[,decision]"
    )
    parser.add_argument("--on", required=True, type=_day, metavar="DATE", help="ngày đánh giá: 2023-12-31, 31/12/2023")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="in kết quả và tổng hợp dạng JSON")
    output.add_argument("--out", type=Path, metavar="FILE.csv", help="ghi kết quả vào tệp CSV")
    add_law_folders(parser)
    add_language(parser)
    parser.set_defaults(run=run)


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except NotADay:
        raise argparse.ArgumentTypeError(f"không phải là ngày: {text}") from None


def run(options: argparse.Namespace) -> int:
    """Judge and print; return 0, 1 when the law or a table is refused, 2 when a file or set is not there."""
    english = options.lang == "en"

    def complain(vietnamese: str, in_english: str) -> None:
        print(in_english if english else vietnamese, file=sys.stderr)

    try:
        library = files.load_library(folders_of(options))
        criteria_set = library.criteria_set(options.criteria)
        rules = compile_rules(criteria_set, on=options.on)
    except LawRefused as refused:
        complain(refused.message, str(refused))
        return 1
    except files.UnknownSet:
        known = ", ".join(sorted(library.sets))
        complain(
            f"Không có bộ tiêu chí {options.criteria} (có: {known}).",
            f"No criteria set {options.criteria} (known: {known}).",
        )
        return 2
    except SetNotInForce:
        day = format_day(options.on)
        complain(
            f"Bộ tiêu chí {options.criteria} không có hiệu lực ngày {day}.",
            f"Criteria set {options.criteria} is not in force on {day}.",
        )
        return 1
    contents: dict[Path, bytes] = {}
    for path in (options.units, options.values):
        try:
            if path.stat().st_size > _LARGEST:
                complain(f"Tệp quá lớn: {path}", f"File too large: {path}")
                return 2
            contents[path] = path.read_bytes()
        except OSError as error:
            complain(f"Không đọc được tệp {path}: {error.strerror}", f"Cannot read {path}: {error.strerror}")
            return 2
    path = options.units
    try:
        units = tables.read_units(tables.decode(contents[path]), criteria_set=criteria_set)
        path = options.values
        values = tables.read_values(tables.decode(contents[path]), rules=rules, units=units)
    except tables.TableRefused as refused_table:
        for bad in refused_table.bad:
            complain(f"{path}: dòng {bad.line}: {bad.vietnamese}", f"{path}: line {bad.line}: {bad.english}")
        count = len(refused_table.bad)
        complain(
            f"{count} dòng không dùng được; chưa đánh giá gì.",
            f"{count} lines cannot be used; nothing was judged.",
        )
        return 1
    evaluation = judging.evaluate(rules, units=units, values=values)
    if options.json:
        json.dump(as_json(evaluation), sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif options.out is not None:
        try:
            with options.out.open("w", encoding="utf-8", newline="") as stream:
                _write_csv(evaluation, stream)
        except OSError as error:
            complain(f"Không ghi được {options.out}: {error.strerror}", f"Cannot write {options.out}: {error.strerror}")
            return 2
    else:
        buffer = io.StringIO(newline="")
        _write_csv(evaluation, buffer)
        sys.stdout.write(buffer.getvalue())
    return 0


def _write_csv(evaluation: judging.Evaluation, stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    kinds = _kinds(evaluation.criteria_set)
    for row in evaluation.rows():
        writer.writerow(
            (
                row.unit,
                row.criterion,
                row.indicator,
                row.verdict,
                _figures_as_text(row, kinds),
                row.threshold,
                row.citation.label,
                row.citation.verification,
            )
        )


def _kinds(criteria_set: CriteriaSet) -> dict[str, MeasureKind]:
    return {measure.code: measure.kind for measure in criteria_set.measures}


def _figures_as_text(row: judging.ResultRow, kinds: dict[str, MeasureKind]) -> str:
    """Return the figures of a row: "96.5", "đạt", or "15.1:male=95.2; 15.1:female=89" where there are several."""

    def text(code: str, value: float) -> str:
        if kinds[code].is_yes_or_no:
            return "đạt" if value else "chưa đạt"
        return format_plain(value)

    texts = {code: text(code, value) for code, value in row.figures.items()}
    if len(texts) == 1 and ";" not in row.threshold:
        return next(iter(texts.values()))
    return "; ".join(f"{code}={value}" for code, value in texts.items())


def as_json(evaluation: judging.Evaluation) -> dict[str, object]:
    """Return the verdicts, the standing of each unit and the summary, ready for JSON; keys are English."""
    criteria_set, summary = evaluation.criteria_set, evaluation.summary
    kinds = _kinds(criteria_set)

    def figure(row: judging.ResultRow) -> object:
        values = {
            code: bool(value) if kinds[code].is_yes_or_no else int(value) if value == int(value) else value
            for code, value in row.figures.items()
        }
        if len(values) == 1 and ";" not in row.threshold:
            return next(iter(values.values()))
        return values or None

    overlay = criteria_set.overlay_on(evaluation.on)
    nearly = criteria_set.nearly
    return {
        "criteria": criteria_set.code,
        "title": criteria_set.title,
        "on": evaluation.on.isoformat(),
        "digest": criteria_set.digest,
        "overlay": None
        if overlay is None
        else {
            "of": criteria_set.base_code,
            "decision": overlay.citation.instrument,
            "from": overlay.span.start.isoformat(),
            "values": len(overlay.decided),
            "note": overlay.note or (None if overlay.decided else "Mức của tỉnh chưa nhập; xét theo mức của cả nước."),
        },
        "results": [
            {
                "unit": row.unit,
                "criterion": str(row.criterion),
                "indicator": row.indicator or None,
                "verdict": row.verdict,
                "figure": figure(row),
                "threshold": row.threshold or None,
                "citation": row.citation.label,
                "verification": row.citation.verification,
                "by_person": row.by_person,
            }
            for row in evaluation.rows()
        ],
        "units": [
            {
                "unit": one.unit,
                "area": one.area,
                "counted": one.counted,
                "reported": one.reported,
                "criteria_met": one.criteria_met,
                "meets_all": one.meets_all,
                "nearly": nearly is not None and one.criteria_met >= nearly.at_least and not one.meets_all,
                "band": one.band or None,
            }
            for one in evaluation.standings()
        ],
        "summary": {
            "counted": summary.counted,
            "reported": summary.reported,
            "criteria": [
                {
                    "criterion": str(count.number),
                    "name": criteria_set.criterion(count.number).name,
                    "met": count.met,
                    "of": count.counted,
                    "partially_met": count.partially_met,
                    "not_met": count.not_met,
                    "not_judged": count.not_judged,
                    "not_reported": count.not_reported,
                    "not_applicable": count.not_applicable,
                }
                for count in summary.criteria
            ],
            "total_met": summary.total_met,
            "mean": summary.mean_criteria_met,
            "bands": [{"band": one.band.code, "title": one.band.title, "units": one.units} for one in summary.bands],
            "standing": {
                "meets_all": summary.meets_all if criteria_set.complete else None,
                "nearly": summary.nearly,
                "below": summary.reported - summary.meets_all if criteria_set.complete else None,
                "not_reported": summary.counted - summary.reported,
            },
        },
    }

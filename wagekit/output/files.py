"""The text of each file of a run; the same input gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from wagekit.intake.link.judgement import Judgement
from wagekit.intake.said import english, in_language
from wagekit.model.finding import Issue, Outcome
from wagekit.model.recovery import Recovery
from wagekit.model.schema import tables
from wagekit.views.explained import Explanations
from wagekit.views.letter.text import Numbers, numbers_of
from wagekit.views.liability_view import liability_page
from wagekit.views.recovery_part import order_words, parts_words
from wagekit.views.summary.page import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wagekit.case import Case
    from wagekit.run import Run

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files_of(case: Case, run: Run) -> Mapping[str, str]:
    """Every file that `wagekit analyze` writes, by name."""
    names = case.names
    personal = Numbers(numbers_of(case.read.tables).personal)
    handed = [starred(one, personal) for one in run.handed]
    known = zip(handed, run.handed, strict=True)
    named = names | {to.worker_id: names[by.worker_id] for to, by in known if by.worker_id in names}
    return {
        "findings.json": _json([f.as_dict() for f in run.answers.findings]),
        "determinations.json": _json([d.as_dict() for d in run.determined]),
        "liability.json": _json([one.as_dict() for one in run.owed]),
        "coverage.json": _json(coverage(case, run)),
        "issues.csv": issues_csv(in_language(issue, run.lang) for issue in case.read.issues),
        "links.csv": links_csv(case.read.judgements, run.lang),
        "summary.md": summary(
            case.settings,
            run.answers.findings,
            run.determined,
            run.owed,
            judged=run.judged,
            handed=handed,
            names=names,
            files=case.read.files,
            issues=case.read.issues,
            explanations=Explanations.given_in(case.read.tables),
            projects=_projects(case),
            ran=run.answers.counts,
            lang=run.lang,
        ),
        "liability.md": liability_page(
            run.owed,
            handed,
            names=named,
            judged=run.judged,
            papers=run.papers,
            findings=run.answers.findings,
            ledger=_ledger(case),
            files=case.read.files,
            lang=run.lang,
        ),
        "recovery.csv": recovery_csv(handed, named, personal=personal, lang=run.lang),
    }


def _projects(case: Case) -> list[str]:
    there = case.read.tables.get("project")
    return there["project_id"].to_pylist() if there else []


def _ledger(case: Case) -> list[dict[str, Any]]:
    """The rows of the arrears ledger, with all its columns."""
    there = case.read.tables.get("arrears")
    columns = tables()["arrears"].names
    return [{**dict.fromkeys(columns), **row} for row in there.to_pylist()] if there else []


def coverage(case: Case, run: Run) -> dict[str, Any]:
    """What was there to judge by: tables with their columns, outcomes by rule, rows by file."""
    return {
        "tables": {
            name: {"rows": table.num_rows, "columns": _columns(table.column_names)}
            for name, table in case.read.tables.items()
        },
        "rules": {
            code: {str(outcome): counts.get(outcome, 0) for outcome in Outcome}
            for code, counts in run.answers.counts.items()
        },
        "files": [count.as_dict() for count in case.read.files],
    }


def _columns(names: Iterable[str]) -> list[str]:
    return [n for n in names if not n.startswith("_") and not n.endswith("_month")]


def _json(value: Any) -> str:  # noqa: ANN401 - any plain value
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def issues_csv(issues: Iterable[Issue]) -> str:
    """The issues as CSV; a cell that a spreadsheet would run as a formula is made text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([field.name for field in fields(Issue)])
    writer.writerows([_plain(value) for value in issue.as_dict().values()] for issue in issues)
    return text.getvalue()


def links_csv(judgements: Iterable[Judgement], lang: str) -> str:
    """The judgements as CSV, in the columns that a case folder's `links.csv` is read by."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [field.name for field in fields(Judgement)]
    first = ["left", "right", "judgement", "who", "why"]
    columns = [*first, *(name for name in names if name not in first)]
    writer.writerow(columns)
    for judgement in judgements:
        said = judgement.as_dict()
        said["why"] = english(said["why"]) if lang == "en" else said["why"]
        writer.writerow([_plain(said[name]) for name in columns])
    return text.getvalue()


def starred(one: Recovery, personal: Numbers) -> Recovery:
    """The same for a table that goes from hand to hand: an id that is an id number is starred."""
    return replace(one, worker_id=personal.masked(one.worker_id))


def recovery_csv(
    handed: Iterable[Recovery], names: Mapping[str, str], *, personal: Numbers, lang: str
) -> str:
    """What each worker gets, as CSV; the order is named together with the words that it is no law.

    Args:
        handed: One line each, their ids starred where they are id numbers.
        names: What workers and parties are called, by id.
        personal: Which numbers to star in the id of an employer that is a person.
        lang: The language of the words.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = [field.name for field in fields(Recovery)]
    columns.insert(columns.index("worker_id") + 1, "name")
    writer.writerow(columns)
    for one in handed:
        said = one.as_dict() | {
            "employer_id": personal.masked(one.employer_id or ""),
            "name": names.get(one.worker_id),
            "heuristic_order": order_words(one.heuristic_order, lang),
            "parts": parts_words(one.parts, names, lang=lang),
        }
        writer.writerow([_plain(said[name]) for name in columns])
    return text.getvalue()


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
